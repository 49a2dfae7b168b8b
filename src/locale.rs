//! Words for readers: Fluent messages in each language, embedded.
use crate::kernel::Problem;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

crate::policy::words::words! {
    /// The languages that messages are worded in.
    pub enum Language {
        /// Italiano.
        It = 0 "it",
        /// English.
        En = 1 "en",
    }
}

/// The text of each language's messages, for the test that compares them.
pub const TEXTS: [(Language, &str); 2] = [
    (
        Language::It,
        concat!(include_str!("../web/locales/it.ftl"), include_str!("../web/locales/screens/it.ftl")),
    ),
    (
        Language::En,
        concat!(include_str!("../web/locales/en.ftl"), include_str!("../web/locales/screens/en.ftl")),
    ),
];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> = LazyLock::new(|| TEXTS.map(bundle));

fn bundle((language, text): (Language, &str)) -> FluentBundle<FluentResource> {
    let name = match language {
        Language::It => "it",
        Language::En => "en",
    };
    let name: LanguageIdentifier = name.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![name]);
    // Answers are plain text for programs too: no invisible marks round the values.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The message of a key with named values; the key itself where the language lacks it (a test says none
/// does).
pub fn message(language: Language, key: &str, args: &[(&'static str, String)]) -> String {
    worded(language, key, args.iter().map(|(name, value)| (*name, value.as_str())))
}

/// The same, with values whose names are not known beforehand.
pub fn worded<'v>(language: Language, key: &str, args: impl Iterator<Item = (&'v str, &'v str)>) -> String {
    let bundle = &BUNDLES[usize::from(language.bit())];
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let values: FluentArgs<'_> = args.map(|(name, value)| (name, FluentValue::try_number(value))).collect();
    bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
}

/// A word of the law as people read it, such as the part `needs.HOUS`: the vocabulary (`part`, `role`, `kind`,
/// `relation`, `basis`, `purpose`, `action`, `class`) and the word; of the directory's words, `paper`.
pub fn word(language: Language, vocabulary: &str, word: &str) -> String {
    let key = format!("{vocabulary}-{}", word.replace(['.', '_'], "-").to_ascii_lowercase());
    message(language, &key, &[])
}

/// Whether the language has a text of this key.
pub fn has(language: Language, key: &str) -> bool {
    BUNDLES[usize::from(language.bit())].has_message(key)
}

/// The message of a refusal: its code with hyphens is the key. The state that it names, as in `claim.already`, is
/// one of its room's.
pub fn refusal(language: Language, problem: &Problem) -> String {
    let room = problem.code.split('.').next().unwrap_or_default();
    let worded = |(name, value): &(&'static str, String)| match *name {
        "state" => (*name, state(language, room, value)),
        name => (name, value.clone()),
    };
    let args: Vec<_> = problem.args.iter().map(worded).collect();
    message(language, &problem.code.replace(['.', '_'], "-"), &args)
}

/// A state of a room's machine, as it is read in a sentence.
pub fn state(language: Language, room: &str, state: &str) -> String {
    message(language, &format!("state-{room}-{}", state.replace('_', "-")), &[])
}

/// The reader's language from a browser's or client's `Accept-Language`; Italian where none is ours.
pub fn accepted(header: &str) -> Language {
    header
        .split(',')
        .find_map(|choice| Language::parse(choice.trim().get(..2)?.to_ascii_lowercase().as_str()))
        .unwrap_or(Language::It)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Action, Basis, Class, Kind, Part, Purpose, Relation, Role};

    #[test]
    fn every_word_of_the_law_is_worded() {
        let worded = |vocabulary, name: &str| {
            for language in Language::ALL {
                let told = word(*language, vocabulary, name);
                assert!(!told.starts_with(vocabulary), "{told} in {language}");
            }
        };
        for part in Part::ALL {
            worded("part", part.name());
        }
        for role in Role::ALL {
            worded("role", role.name());
        }
        for kind in Kind::ALL {
            worded("kind", kind.name());
        }
        for relation in Relation::ALL {
            worded("relation", relation.name());
        }
        for basis in Basis::ALL {
            worded("basis", basis.name());
        }
        for purpose in Purpose::ALL {
            worded("purpose", purpose.name());
        }
        for action in Action::ALL {
            worded("action", action.name());
        }
        for class in Class::ALL {
            worded("class", class.name());
        }
    }

    #[test]
    fn a_state_is_worded_too() {
        let problem = Problem::new("claim.already").with("state", "proposed");
        let told = refusal(Language::It, &problem);
        assert!(told.ends_with("la sua disponibilità è in attesa."), "{told}");
        assert!(refusal(Language::En, &problem).ends_with("its claim is waiting."));
    }

    #[test]
    fn a_refusal_is_worded_in_the_readers_language() {
        let problem = Problem::new("text.too_long").with("max", 200);
        assert_eq!(refusal(Language::En, &problem), "At most 200 characters.");
        assert_eq!(refusal(Language::It, &problem), "Al massimo 200 caratteri.");
        assert_eq!(accepted("fr-FR, en-GB;q=0.9"), Language::En);
        assert_eq!(accepted("fr"), Language::It);
    }
}
