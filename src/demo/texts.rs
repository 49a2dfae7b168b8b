//! What the people of the demo network are told and asked, in the languages that its desks read aloud.
use crate::texts::{NewText, TextKind};
use chrono::NaiveDate;

/// The version that everybody in this world signs.
pub const VERSION: &str = "2026-1";

const FILES: [(TextKind, &str, &str); 8] = [
    (TextKind::Notice, "it", include_str!("texts/notice.it.txt")),
    (TextKind::Notice, "en", include_str!("texts/notice.en.txt")),
    (TextKind::Notice, "fr", include_str!("texts/notice.fr.txt")),
    (TextKind::Notice, "ar", include_str!("texts/notice.ar.txt")),
    (TextKind::Consent, "it", include_str!("texts/consent.it.txt")),
    (TextKind::Consent, "en", include_str!("texts/consent.en.txt")),
    (TextKind::Consent, "fr", include_str!("texts/consent.fr.txt")),
    (TextKind::Consent, "ar", include_str!("texts/consent.ar.txt")),
];

/// All of them, to be used from this day on. Each file is a heading and, below it, the text.
pub fn texts(valid_from: NaiveDate) -> Vec<NewText> {
    let text = |(kind, language, file): (TextKind, &str, &str)| {
        let (title, body) = file.split_once('\n').unwrap_or((file, ""));
        NewText {
            kind,
            version: VERSION.to_owned(),
            language: language.to_owned(),
            title: title.to_owned(),
            body: body.to_owned(),
            valid_from,
        }
    };
    FILES.into_iter().map(text).collect()
}
