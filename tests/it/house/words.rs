//! Every refusal has its words, in both languages, and no words are left over.
use super::{Source, none};
use crate::support::{settings, timed};
use amis::{
    conferences, consent,
    directory::model::Paper,
    groups, handover,
    locale::{self, Language, TEXTS},
    matching::Reason,
    needs, orientations,
    policy::{ACTS, Action, Basis, Class, Kind, Part, Purpose, Relation, Role},
    referrals::{claim, referral},
    web::{pages::PAGES, schema},
};
use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};
use std::collections::{BTreeMap, BTreeSet};

/// The messages of a language by their keys, each with the values that it names.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
            assert_eq!(found.insert(key.to_owned(), BTreeSet::new()), None, "{key} stands there twice");
            key.clone_into(&mut last);
        }
        let values = line.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next());
        found.entry(last.clone()).or_default().extend(values.map(str::to_owned));
    }
    found.remove("");
    found
}

/// The texts that the templates of pages name: whole, or as a kind whose codes are the program's words.
fn of_templates() -> BTreeSet<String> {
    let all = templates();
    // Inside an attribute a text stands between quotes between quotes.
    let words =
        all.iter().flat_map(|text| text.split("word(\"").skip(1).filter_map(|rest| rest.split('"').next()));
    all.iter().flat_map(|text| literals(text)).chain(words.map(str::to_owned)).collect()
}

/// Every template, those of the layout too.
fn templates() -> Vec<String> {
    let layout = std::fs::read_dir(settings::root().join("web/layout")).unwrap();
    let layout = layout.map(|entry| entry.unwrap().path()).filter(|path| path.extension().unwrap() == "html");
    let layout = layout.map(|path| std::fs::read_to_string(path).unwrap());
    PAGES.iter().map(|page| page.template.to_owned()).chain(layout).collect()
}

/// The keys of the values of every enumeration of the schema that a template names: `urgency-soon` for `SOON` of
/// `Urgency`.
fn of_enumerations() -> BTreeSet<String> {
    let named = of_templates();
    let definitions = parse_schema(schema::printed()).unwrap().definitions;
    let enumerations = definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(ty) => match ty.node.kind {
            TypeKind::Enum(values) => Some((ty.node.name.node.to_string(), values.values)),
            _ => None,
        },
        _ => None,
    });
    let keys = enumerations.filter(|(name, _)| named.contains(name)).flat_map(|(name, values)| {
        let kind: String = name
            .chars()
            .map(|c| if c.is_ascii_uppercase() { format!("-{}", c.to_ascii_lowercase()) } else { c.into() })
            .collect();
        let value =
            move |value: String| format!("{}-{}", kind.trim_start_matches('-'), key(&value).to_lowercase());
        values.into_iter().map(|one| one.node.value.node.to_string()).map(value).collect::<Vec<_>>()
    });
    keys.collect()
}

/// The fields of a group, as a template writes them in small letters.
const FIELDS_OF_GROUPS: [&str; 19] = [
    "name",
    "about",
    "topics",
    "attendance",
    "openness",
    "innetwork",
    "languages",
    "place",
    "area",
    "room",
    "onlineurl",
    "contactname",
    "phone",
    "mail",
    "web",
    "contactnote",
    "headcount",
    "asked",
    "meetings",
];

/// The keys that templates put together of a beginning and one of these.
fn put_together() -> BTreeSet<String> {
    let forms = PAGES.iter().flat_map(|page| page.forms).map(|form| key(form.name));
    let of = |begin: &str, ends: &[&str]| ends.iter().map(|end| format!("{begin}-{end}")).collect::<Vec<_>>();
    let all = [
        of("inbox-empty", &["to-answer", "mine", "stalled", "notices"]),
        of("need-severity", &["0", "1", "2", "3", "4", "5"]),
        of("evidence", &["name", "birth-date", "birth-year", "fiscal-code"]),
        of("history", &["need", "claim", "referral", "orientation"]),
        of("ama-event", &["add", "update", "merge"]),
        of(
            "ama-event",
            &groups::Event::ALL
                .iter()
                .map(|event| event.name())
                .filter(|name| *name != "age")
                .collect::<Vec<_>>(),
        ),
        of("ama-access", &["wheelchair", "lift", "accessible-toilet", "hearing-loop"]),
        of("ama-field", &FIELDS_OF_GROUPS),
        of("picture", &["claim", "referral", "match"]),
        of("picture-state", &["open", "waiting", "served", "closed"]),
    ];
    let moves = of_enumerations();
    let moves =
        moves.iter().filter_map(|key| Some(format!("sheet-{}", key.strip_prefix("next-move-kind-")?)));
    forms.map(|form| format!("done-{form}")).chain(all.into_iter().flatten()).chain(moves).collect()
}

#[test]
fn every_code_that_a_screen_shows_is_worded() {
    timed(|| {
        let wanted: BTreeSet<_> = of_enumerations().into_iter().chain(put_together()).collect();
        assert!(wanted.len() > 150, "{wanted:?}");
        for (language, text) in TEXTS {
            let known = messages(text);
            let missing = wanted.iter().filter(|key| !known.contains_key(*key)).cloned().collect();
            none(missing, &format!("codes without words in {language}"));
        }
    });
}

/// The keys of what a page says that is none.
fn of_problems() -> BTreeSet<String> {
    let problems = ["broken", "committed", "forbidden", "not-found", "refused", "unavailable"];
    problems.map(|what| format!("page-{what}")).into()
}

/// A file without its unit tests and comments.
fn code(path: &str) -> String {
    let text = std::fs::read_to_string(settings::root().join(path)).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The texts in quotes.
fn literals(code: &str) -> BTreeSet<String> {
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The codes of a file's refusals: those that stand where a refusal is made; where it is made of a code from
/// elsewhere, whatever in the file looks like one.
fn codes(code: &str) -> BTreeSet<String> {
    let made =
        || code.split("Problem::new(").skip(1).chain(code.split("refusal: ").skip(1)).map(str::trim_start);
    let given = made().filter_map(|rest| rest.strip_prefix('"')?.split('"').next()).map(str::to_owned);
    let mut codes: BTreeSet<String> = given.collect();
    if made().any(|rest| !rest.starts_with('"')) {
        codes.extend(literals(code).into_iter().filter(|text| is_code(text)));
    }
    codes
}

fn key(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

/// `room.what`, as refusals are called.
fn is_code(text: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    text.split_once('.').is_some_and(|(room, what)| word(room) && word(what))
}

#[test]
fn both_languages_say_the_same_things() {
    timed(|| {
        let [(_, italian), (_, english)] = TEXTS;
        assert!(messages(italian).len() > 100);
        assert_eq!(messages(italian), messages(english));
    });
}

#[test]
fn every_refusal_has_its_words() {
    timed(|| {
        let known = messages(TEXTS[0].1);
        let acts: BTreeSet<_> = ACTS.iter().map(|act| act.name).collect();
        let mut wordless = vec![];
        for file in Source::all() {
            let codes = codes(&code(&file.path)).into_iter();
            let missing =
                codes.filter(|code| !known.contains_key(&key(code)) && !acts.contains(code.as_str()));
            wordless.extend(missing.map(|code| format!("{}: {code}", file.path)));
        }
        none(wordless, "the words of a refusal stand in web/locales");
    });
}

/// Every machine by its room, with the words of its states.
fn states() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("need", needs::Status::ALL.iter().map(|state| state.name()).collect()),
        ("claim", claim::Status::ALL.iter().map(|state| state.name()).collect()),
        ("referral", referral::Status::ALL.iter().map(|state| state.name()).collect()),
        ("orientation", orientations::Status::ALL.iter().map(|state| state.name()).collect()),
        ("group", groups::Status::ALL.iter().map(|state| state.name()).collect()),
        ("grant", consent::GrantStatus::ALL.iter().map(|state| state.name()).collect()),
        ("conference", conferences::Status::ALL.iter().map(|state| state.name()).collect()),
        ("emergency", consent::EmergencyStatus::ALL.iter().map(|state| state.name()).collect()),
        ("transfer", handover::Status::ALL.iter().map(|state| state.name()).collect()),
        ("ask", consent::PartRequestStatus::ALL.iter().map(|state| state.name()).collect()),
    ]
}

#[test]
fn every_state_of_every_machine_is_worded() {
    timed(|| {
        for (language, text) in TEXTS {
            let mut wordless = vec![];
            for (room, states) in states() {
                let worded = |state: &&&str| locale::state(language, room, state).starts_with("state-");
                wordless.extend(states.iter().filter(worded).map(|state| format!("{room}: {state}")));
            }
            // A refusal that names a state belongs to a machine whose states are worded.
            let rooms: BTreeSet<_> = states().into_iter().map(|(room, _)| room).collect();
            let naming = messages(text).into_iter().filter(|(_, values)| values.contains("state"));
            let foreign =
                naming.filter(|(key, _)| !rooms.contains(key.split('-').next().unwrap_or_default()));
            wordless.extend(foreign.map(|(key, _)| key));
            none(wordless, &format!("states without words in {language}"));
        }
    });
}

/// The keys under which `locale::state` looks.
fn words_of_states() -> BTreeSet<String> {
    let of = |(room, states): (&str, Vec<&str>)| {
        let keys = states.into_iter().map(|state| format!("state-{room}-{}", key(state)));
        keys.collect::<Vec<_>>()
    };
    states().into_iter().flat_map(of).collect()
}

/// The keys under which `locale::word` looks.
fn words_of_the_law() -> BTreeSet<String> {
    let of = |vocabulary: &str, name: &str| format!("{vocabulary}-{}", key(name).to_lowercase());
    let parts = Part::ALL.iter().map(|word| of("part", word.name()));
    let roles = Role::ALL.iter().map(|word| of("role", word.name()));
    let kinds = Kind::ALL.iter().map(|word| of("kind", word.name()));
    let relations = Relation::ALL.iter().map(|word| of("relation", word.name()));
    let bases = Basis::ALL.iter().map(|word| of("basis", word.name()));
    let purposes = Purpose::ALL.iter().map(|word| of("purpose", word.name()));
    let actions = Action::ALL.iter().map(|word| of("action", word.name()));
    let classes = Class::ALL.iter().map(|word| of("class", word.name()));
    let papers = Paper::ALL.iter().map(|word| of("paper", word.name()));
    let people = parts.chain(roles).chain(kinds).chain(relations);
    people.chain(bases).chain(purposes).chain(actions).chain(classes).chain(papers).collect()
}

#[test]
fn every_reason_of_a_match_is_worded() {
    timed(|| {
        for language in Language::ALL {
            let has = |text: &str| locale::has(*language, text);
            for reason in Reason::ALL {
                let text = format!("match-{}", key(reason.name()));
                // A claim that is refused names its reasons without a number.
                let counted = !reason.refuses() && has(&format!("{text}-counted"));
                assert!(has(&text) || counted, "{text} in {language}");
            }
            for paper in Paper::ALL {
                assert!(has(&format!("paper-{}", key(paper.name()))), "{paper} in {language}");
            }
        }
    });
}

#[test]
fn no_words_are_left_over() {
    timed(|| {
        let used: BTreeSet<String> =
            Source::all().iter().flat_map(|file| literals(&code(&file.path))).collect();
        let mut keys: BTreeSet<_> = used.iter().map(|text| key(text)).collect();
        keys.extend(
            of_templates()
                .into_iter()
                .chain(of_problems())
                .chain(of_enumerations())
                .chain(put_together())
                .chain(words_of_the_law())
                .chain(words_of_states()),
        );
        // What is easier to read is called like what it stands for.
        keys.extend(keys.clone().into_iter().map(|key| format!("{key}-plain")));
        // Why a service fits is called like the reason; `-counted` where a number goes with it.
        let reason = |key: &str| {
            let reason = key.strip_prefix("match-")?;
            Some(keys.contains(reason.strip_suffix("-counted").unwrap_or(reason)))
        };
        let said = |key: &str| keys.contains(key) || reason(key) == Some(true);
        let orphans = messages(TEXTS[0].1).into_keys().filter(|key| !said(key)).collect();
        none(orphans, "words that nothing says");
    });
}
