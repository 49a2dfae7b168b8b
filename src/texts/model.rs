//! A text: what it is, how it is read, and when it may be used.
use crate::{
    kernel::{Problem, TextId, Time, clock::day, text},
    policy::words::words,
};
use chrono::NaiveDate;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// Longest text, in characters.
pub const BODY_MAX: usize = 20_000;

words! {
    /// What a text is for.
    pub enum TextKind {
        /// Informativa: how the person's data is used.
        Notice = 0 "notice",
        /// What the person agrees to.
        Consent = 1 "consent",
    }
}

words! {
    /// Which way a text is read.
    #[graphql(name = "TextDirection")]
    pub enum Direction {
        /// From left to right.
        Ltr = 0 "ltr",
        /// From right to left.
        Rtl = 1 "rtl",
    }
}

impl Direction {
    /// Of a language, by its tag.
    pub fn of(language: &str) -> Self {
        let direction = language.parse::<LanguageIdentifier>().map(|known| known.character_direction());
        if matches!(direction, Ok(CharacterDirection::RTL)) { Self::Rtl } else { Self::Ltr }
    }
}

/// A text as somebody writes it.
#[derive(Clone, Debug)]
pub struct NewText {
    /// What it is for.
    pub kind: TextKind,
    /// Its version: the same in every language.
    pub version: String,
    /// BCP 47.
    pub language: String,
    /// Its heading.
    pub title: String,
    /// All of it, in plain text.
    pub body: String,
    /// The first day on which it may be used.
    pub valid_from: NaiveDate,
}

impl NewText {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(self) -> Result<Self, Problem> {
        let language = text::language(&self.language, "language")?;
        Ok(Self {
            version: text::required(&self.version, text::LINE_MAX, "version")?,
            language: language.ok_or_else(|| Problem::new("text.required").at("language"))?,
            title: text::required(&self.title, text::LINE_MAX, "title")?,
            body: text::required(&self.body, BODY_MAX, "body")?,
            ..self
        })
    }
}

/// A text as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Text {
    /// Its id.
    pub id: TextId,
    /// What it is for.
    pub kind: TextKind,
    /// Its version.
    pub version: String,
    /// BCP 47.
    pub language: String,
    /// Its heading.
    pub title: String,
    /// All of it.
    pub body: String,
    /// The first day on which it may be used.
    pub valid_from: NaiveDate,
    /// The first day on which it may be used no more.
    pub retired_on: Option<NaiveDate>,
}

impl Text {
    /// Whether it may be used on a day.
    pub fn is_used_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.retired_on.is_none_or(|end| day < end)
    }

    /// From which day it may be retired: what was signed on a day stays signed on a text that was used then.
    pub fn retired(&self, on: NaiveDate, now: Time) -> Result<(), Problem> {
        if let Some(already) = self.retired_on {
            return Err(Problem::new("texts.retired").at("text").with("day", already));
        }
        if on < day(now) {
            return Err(Problem::new("texts.retired_in_past").at("retiredOn"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_says_which_way_it_is_read() {
        for (language, direction) in [
            ("it", Direction::Ltr),
            ("en-GB", Direction::Ltr),
            ("zh-Hans", Direction::Ltr),
            ("ar", Direction::Rtl),
            ("ar-EG", Direction::Rtl),
            ("fa", Direction::Rtl),
            ("ur", Direction::Rtl),
            ("he", Direction::Rtl),
        ] {
            assert_eq!(Direction::of(language), direction, "{language}");
        }
    }

    #[test]
    fn a_text_is_used_from_its_first_day_until_it_is_retired() {
        let on = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let text = Text {
            id: TextId::mint(),
            kind: TextKind::Consent,
            version: "1".into(),
            language: "it".into(),
            title: "Consenso".into(),
            body: "Sono d'accordo.".into(),
            valid_from: on(2),
            retired_on: Some(on(4)),
        };
        let used: Vec<_> = (1..=5).filter(|day| text.is_used_on(on(*day))).collect();
        assert_eq!(used, [2, 3]);
    }
}
