//! What a source's words mean here: its taxonomy terms and keywords as domains and kinds of help, its place
//! names as areas, its names of languages as codes. A TOML file that the importer writes.
use crate::{
    areas::Tree,
    directory::{
        kinds::Kinds,
        model::{Help, Rule, Rules, Term},
    },
    kernel::{AreaId, text::search_key},
    policy::{Domain, Kind},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    organization_kind: String,
    #[serde(default)]
    organizations: BTreeMap<String, String>,
    #[serde(default)]
    terms: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    keywords: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rules: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    places: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    languages: BTreeMap<String, String>,
}

/// What is wrong with a map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// It is no such file.
    #[error("{0}")]
    Syntax(String),
    /// There is no such kind of organisation.
    #[error("{table}: {code:?} is no kind of organisation")]
    Kind {
        /// The table.
        table: &'static str,
        /// What is written.
        code: String,
    },
    /// There is no such domain or kind of help.
    #[error("{table}.{key:?}: {code:?} is no domain and no kind of help")]
    Help {
        /// The table.
        table: &'static str,
        /// The entry.
        key: String,
        /// What is written.
        code: String,
    },
    /// There is no such rule.
    #[error("rules.{key:?}: {code:?} is no rule")]
    Rule {
        /// The entry.
        key: String,
        /// What is written.
        code: String,
    },
    /// There is no such area.
    #[error("places.{key:?}: no area has the code {code:?}")]
    Area {
        /// The entry.
        key: String,
        /// What is written.
        code: String,
    },
    /// No language has such a code.
    #[error("languages.{key:?}: {code:?} is no code of a language")]
    Language {
        /// The entry.
        key: String,
        /// What is written.
        code: String,
    },
}

/// A map whose every entry is known here.
#[derive(Debug)]
pub struct Map {
    kind: Kind,
    organizations: HashMap<String, Kind>,
    terms: HashMap<String, Vec<Help>>,
    keywords: HashMap<String, Vec<Help>>,
    rules: HashMap<String, Vec<Rule>>,
    places: HashMap<String, Vec<AreaId>>,
    languages: HashMap<String, String>,
}

/// Words of a copy that its map says nothing of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmapped {
    /// Taxonomy terms.
    pub terms: BTreeSet<String>,
    /// Place names.
    pub places: BTreeSet<String>,
    /// Names of languages.
    pub languages: BTreeSet<String>,
}

impl Map {
    /// Reads a map; on failure everything that is wrong with it.
    pub fn read(text: &str, tree: &Tree, kinds: &Kinds) -> Result<Self, Vec<MapError>> {
        let written: Written =
            toml::from_str(text).map_err(|cause| vec![MapError::Syntax(cause.to_string())])?;
        let mut wrong = Vec::new();
        let mut kind = |table, code: String| {
            let found = Kind::parse(&code);
            if found.is_none() {
                wrong.push(MapError::Kind { table, code });
            }
            found.unwrap_or(Kind::Network)
        };
        let default = kind("organization_kind", written.organization_kind);
        let organizations =
            written.organizations.into_iter().map(|(id, code)| (id, kind("organizations", code))).collect();
        let map = Self {
            kind: default,
            organizations,
            terms: helps("terms", written.terms, kinds, &mut wrong),
            keywords: folded(helps("keywords", written.keywords, kinds, &mut wrong)),
            rules: folded(rules(written.rules, tree, &mut wrong)),
            places: folded(places(written.places, tree, &mut wrong)),
            languages: folded(languages(written.languages, &mut wrong)),
        };
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// What an organisation of the source is.
    pub fn kind(&self, source_id: &str) -> Kind {
        self.organizations.get(source_id).copied().unwrap_or(self.kind)
    }

    /// What a service answers, by its terms and its keywords, each answer once.
    pub(super) fn helps(&self, terms: &[Term], keywords: &[String], unmapped: &mut Unmapped) -> Vec<Help> {
        let mut found = Vec::new();
        for term in terms {
            match self.terms.get(&term.term) {
                Some(helps) => found.extend(helps),
                None if self.rules.contains_key(&search_key(&term.term)) => {}
                None => drop(unmapped.terms.insert(term.term.clone())),
            }
        }
        for keyword in keywords {
            found.extend(self.keywords.get(&search_key(keyword)).into_iter().flatten());
        }
        let mut seen = BTreeSet::new();
        found.retain(|help: &Help| seen.insert((help.domain, help.kind)));
        found
    }

    /// Who may have a service, by its terms and its keywords, each rule once.
    pub(super) fn rules(&self, terms: &[Term], keywords: &[String]) -> Rules {
        let words = terms.iter().map(|term| &term.term).chain(keywords);
        let all = words.filter_map(|word| self.rules.get(&search_key(word))).flatten();
        let mut seen = HashSet::new();
        Rules(all.copied().filter(|rule| seen.insert(*rule)).collect())
    }

    /// The areas that these names stand for, each once.
    pub(super) fn areas(&self, names: &[String], unmapped: &mut Unmapped) -> Vec<AreaId> {
        let mut found = BTreeSet::new();
        for name in names {
            match self.places.get(&search_key(name)) {
                Some(areas) => found.extend(areas),
                None => drop(unmapped.places.insert(name.clone())),
            }
        }
        found.into_iter().collect()
    }

    /// The one area that a town stands for; none where it stands for several.
    pub(super) fn town(&self, name: &str, unmapped: &mut Unmapped) -> Option<AreaId> {
        match self.areas(&[name.to_owned()], unmapped)[..] {
            [area] => Some(area),
            _ => None,
        }
    }

    /// The codes of these languages, each once; a code stands for itself.
    pub(super) fn languages(&self, names: &[String], unmapped: &mut Unmapped) -> Vec<String> {
        let mut found = BTreeSet::new();
        for name in names {
            match self.languages.get(&search_key(name)) {
                Some(code) => drop(found.insert(code.clone())),
                None if is_language(name) => drop(found.insert(name.clone())),
                None => drop(unmapped.languages.insert(name.clone())),
            }
        }
        found.into_iter().collect()
    }
}

fn folded<T>(named: HashMap<String, T>) -> HashMap<String, T> {
    named.into_iter().map(|(name, value)| (search_key(&name), value)).collect()
}

fn helps(
    table: &'static str,
    written: BTreeMap<String, Vec<String>>,
    kinds: &Kinds,
    wrong: &mut Vec<MapError>,
) -> HashMap<String, Vec<Help>> {
    let mut read = |key: &str, code: String| {
        let of_kind = || kinds.by_code(&code).map(|kind| Help { domain: kind.domain, kind: Some(kind.id) });
        let found = Domain::parse(&code).map(|domain| Help { domain, kind: None }).or_else(of_kind);
        if found.is_none() {
            wrong.push(MapError::Help { table, key: key.to_owned(), code });
        }
        found
    };
    let entry = |(key, codes): (String, Vec<String>)| {
        let helps = codes.into_iter().filter_map(|code| read(&key, code)).collect();
        (key, helps)
    };
    written.into_iter().map(entry).collect()
}

fn rules(
    written: BTreeMap<String, Vec<String>>,
    tree: &Tree,
    wrong: &mut Vec<MapError>,
) -> HashMap<String, Vec<Rule>> {
    let mut read = |key: &str, code: String| {
        let found = Rule::parse(&code, |area| tree.by_code(area).map(|area| area.id));
        if found.is_none() {
            wrong.push(MapError::Rule { key: key.to_owned(), code });
        }
        found
    };
    let entry = |(key, codes): (String, Vec<String>)| {
        let rules = codes.into_iter().filter_map(|code| read(&key, code)).collect();
        (key, rules)
    };
    written.into_iter().map(entry).collect()
}

fn places(
    written: BTreeMap<String, Vec<String>>,
    tree: &Tree,
    wrong: &mut Vec<MapError>,
) -> HashMap<String, Vec<AreaId>> {
    let mut read = |key: &str, code: String| {
        let found = tree.by_code(&code).map(|area| area.id);
        if found.is_none() {
            wrong.push(MapError::Area { key: key.to_owned(), code });
        }
        found
    };
    let entry = |(key, codes): (String, Vec<String>)| {
        let areas = codes.into_iter().filter_map(|code| read(&key, code)).collect();
        (key, areas)
    };
    written.into_iter().map(entry).collect()
}

fn languages(written: BTreeMap<String, String>, wrong: &mut Vec<MapError>) -> HashMap<String, String> {
    for (key, code) in written.iter().filter(|(_, code)| !is_language(code)) {
        wrong.push(MapError::Language { key: key.clone(), code: code.clone() });
    }
    written.into_iter().collect()
}

/// Two or three small letters, perhaps with a region or script after a hyphen.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_lowercase())
        && parts.all(|part| (2..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::model::{ForSex, Paper};

    fn read(text: &str) -> Result<Map, Vec<MapError>> {
        Map::read(text, &Tree::default(), &Kinds::default())
    }

    #[test]
    fn every_mistake_of_a_map_is_told() {
        let wrong = read(
            "organization_kind = \"club\"
             [terms]
             \"101\" = [\"FOOD\", \"food.caviar\"]
             [rules]
             \"Gate\" = [\"sex:women\", \"sex:any\"]
             [places]
             \"Atlantis\" = [\"0\"]
             [languages]
             \"Elvish\" = \"Quenya\"",
        );
        let told: Vec<_> = wrong.unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "organization_kind: \"club\" is no kind of organisation",
                "terms.\"101\": \"food.caviar\" is no domain and no kind of help",
                "rules.\"Gate\": \"sex:any\" is no rule",
                "places.\"Atlantis\": no area has the code \"0\"",
                "languages.\"Elvish\": \"Quenya\" is no code of a language",
            ]
        );
        assert!(matches!(read("colour = 1").unwrap_err()[..], [MapError::Syntax(_)]));
    }

    #[test]
    fn words_are_found_whatever_their_accents_and_what_is_not_there_is_noted() {
        let map = read(
            "organization_kind = \"odv\"\n[keywords]\n\"Caffè\" = [\"FOOD\"]\n[rules]\n\"Tè\" = [\"sex:women\", \"bring:isee\"]",
        );
        let map = map.unwrap();
        let mut unmapped = Unmapped::default();
        let helps = map.helps(&[], &["CAFFE".to_owned(), "tè".to_owned()], &mut unmapped);
        assert_eq!(helps, [Help { domain: Domain::Food, kind: None }]);
        let rules = map.rules(&[], &["te".to_owned(), "TÈ".to_owned()]);
        assert_eq!(rules.0, [Rule::Sex(ForSex::Women), Rule::Bring(Paper::Isee)], "each once");
        assert_eq!(map.languages(&["es".to_owned(), "Elvish".to_owned()], &mut unmapped), ["es"]);
        assert_eq!(unmapped.languages, BTreeSet::from(["Elvish".to_owned()]));
    }
}
