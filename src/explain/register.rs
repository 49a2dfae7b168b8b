//! The register of processing (GDPR, article 30), printed from the law in force.
use crate::{
    call::Terms,
    locale::{self, Language},
    policy::{Action, Basis, Class, Kind, Law, Part, PartSet, Purpose, Relation},
};
use std::fmt::Write;

/// The register as text in Markdown. It names no person and no organisation. `audit_months`: for how long the record of
/// who looked is kept at least.
pub fn register(law: &Law, terms: &Terms, audit_months: u32, language: Language) -> String {
    let say = |key: &str| locale::message(language, key, &[]);
    let mut text = format!("# {}\n\n", say("register-title"));
    let _ =
        writeln!(text, "{}\n", locale::message(language, "register-law", &[("hash", law.hash().to_owned())]));
    for section in ["register-controllers", "register-people", "register-transfers"] {
        let _ = writeln!(text, "{}\n", say(section));
    }
    purposes(&mut text, language);
    data(&mut text, language);
    recipients(&mut text, law, language);
    registrations(&mut text, language);
    bases(&mut text, law, language);
    limits(&mut text, terms, audit_months, language);
    let _ = writeln!(text, "## {}\n\n{}", say("register-security"), say("register-security-text"));
    text
}

fn heading(text: &mut String, language: Language, key: &str) {
    let _ = writeln!(text, "## {}\n", locale::message(language, key, &[]));
}

fn purposes(text: &mut String, language: Language) {
    heading(text, language, "register-purposes");
    for purpose in Purpose::ALL {
        let _ = writeln!(text, "- {}", locale::word(language, "purpose", purpose.name()));
    }
    text.push('\n');
}

fn data(text: &mut String, language: Language) {
    heading(text, language, "register-data");
    for class in Class::ALL {
        let parts = parts(PartSet::of_class(*class), language);
        let _ = writeln!(text, "- **{}**: {parts}", locale::word(language, "class", class.name()));
    }
    let by_row: PartSet = Part::ALL.iter().copied().filter(|part| part.class().is_none()).collect();
    let told = locale::message(language, "register-by-row", &[("parts", parts(by_row, language))]);
    let _ = writeln!(text, "- {told}\n");
}

/// Who reads what in which relation: by duty, and where a grant covers it.
fn recipients(text: &mut String, law: &Law, language: Language) {
    heading(text, language, "register-recipients");
    for relation in Relation::ALL {
        let readers = law.seats(*relation, Action::Read);
        if readers.is_empty() {
            continue;
        }
        let _ = writeln!(text, "### {}\n", locale::word(language, "relation", relation.name()));
        for reader in readers {
            let roles: Vec<_> =
                reader.roles.iter().map(|role| locale::word(language, "role", role.name())).collect();
            let _ = writeln!(text, "- {} ({})", roles.join(", "), kinds(&reader.kinds, language));
            for (ground, open) in [("register-by-duty", reader.by_duty), ("register-granted", reader.granted)]
            {
                if !open.is_empty() {
                    let told = locale::message(language, ground, &[("parts", parts(open, language))]);
                    let _ = writeln!(text, "  - {told}");
                }
            }
        }
        text.push('\n');
    }
}

/// On which basis each kind of organisation registers a person.
fn registrations(text: &mut String, language: Language) {
    heading(text, language, "register-registrations");
    for basis in Basis::ALL {
        let on: Vec<_> =
            Kind::ALL.iter().copied().filter(|kind| Basis::of_registration(*kind) == *basis).collect();
        if !on.is_empty() {
            let basis = locale::word(language, "basis", basis.name());
            let _ = writeln!(text, "- **{basis}**: {}", kinds(&on, language));
        }
    }
    text.push('\n');
}

/// For each class, in hours.
type Longest = Vec<(Class, i64)>;

fn bases(text: &mut String, law: &Law, language: Language) {
    heading(text, language, "register-bases");
    for basis in Basis::ALL {
        let longest = |kind: &Kind| {
            let hours =
                |class: &Class| Some((*class, law.basis().longest(*kind, *basis, *class)?.num_hours()));
            Class::ALL.iter().filter_map(hours).collect::<Vec<_>>()
        };
        let _ = writeln!(text, "- **{}**", locale::word(language, "basis", basis.name()));
        let mut told: Vec<(Vec<Kind>, Longest)> = Vec::new();
        for kind in Kind::ALL {
            let own = longest(kind);
            match told.iter_mut().find(|(_, same)| *same == own) {
                _ if own.is_empty() => {}
                Some((kinds, _)) => kinds.push(*kind),
                None => told.push((vec![*kind], own)),
            }
        }
        for (of, longest) in told {
            let each: Vec<_> = longest
                .iter()
                .map(|(class, hours)| {
                    let args = [
                        ("class", locale::word(language, "class", class.name())),
                        ("days", (hours / 24).to_string()),
                    ];
                    locale::message(language, "register-days", &args)
                })
                .collect();
            let _ = writeln!(text, "  - {}: {}", kinds(&of, language), each.join("; "));
        }
    }
    text.push('\n');
}

fn limits(text: &mut String, terms: &Terms, audit_months: u32, language: Language) {
    heading(text, language, "register-limits");
    let args = [
        ("hold", terms.hold.num_hours().to_string()),
        ("grace", terms.grace.num_days().to_string()),
        ("months", audit_months.to_string()),
    ];
    let _ = writeln!(text, "{}\n", locale::message(language, "register-limits-text", &args));
}

fn parts(parts: PartSet, language: Language) -> String {
    let all: Vec<_> = parts.iter().map(|part| locale::word(language, "part", part.name())).collect();
    all.join(", ")
}

fn kinds(kinds: &[Kind], language: Language) -> String {
    if kinds.len() == Kind::ALL.len() {
        return locale::message(language, "register-any-kind", &[]);
    }
    let all: Vec<_> = kinds.iter().map(|kind| locale::word(language, "kind", kind.name())).collect();
    all.join(", ")
}
