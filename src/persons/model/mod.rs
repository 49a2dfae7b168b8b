//! The parts of a profile, as they are written and shown.
mod document;
mod identity;

pub use document::{Circumstances, Citizenship, Economic, Health, Story};
pub use identity::{Contact, Identity, SafeChannel, Sex};

use crate::{
    kernel::{
        MemberId, PersonId, Problem,
        clock::{Time, day},
        random, text,
    },
    policy::words::words,
};
use async_graphql::{InputObject, SimpleObject};
use chrono::NaiveDate;

words! {
    /// What holds a household together.
    pub enum HouseholdKind {
        /// Nucleo anagrafico.
        Registered = 0 "registered",
        /// Nucleo convivente.
        Cohabiting = 1 "cohabiting",
    }
}

words! {
    /// How a member is tied to the person whose household it is.
    pub enum Tie {
        /// La persona stessa.
        Subject = 0 "subject",
        /// Coniuge o convivente.
        Partner = 1 "partner",
        /// Figlio o figlia.
        Child = 2 "child",
        /// Genitore.
        Parent = 3 "parent",
        /// Fratello o sorella.
        Sibling = 4 "sibling",
        /// Nonno o nonna.
        Grandparent = 5 "grandparent",
        /// Nipote di nonni.
        Grandchild = 6 "grandchild",
        /// Altro parente.
        Relative = 7 "relative",
        /// Nessun legame di parentela.
        Unrelated = 8 "unrelated",
    }
}

/// One member of a household; may point to a person of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The row.
    pub id: MemberId,
    /// The person behind it, where the network knows one.
    pub person: Option<PersonId>,
    /// As the person tells it.
    pub name: Option<String>,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// To the person whose household it is.
    pub tie: Tie,
    /// Whether they stand in no view of the household but the lead's.
    pub hidden: bool,
}

/// Members and ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Household {
    /// What holds it together.
    pub kind: HouseholdKind,
    /// In the order in which they were written down; at most [`MEMBERS_MAX`].
    pub members: Vec<Member>,
}

/// A notice given to a person: which text, in which language, when.
#[derive(Clone, Debug, PartialEq, SimpleObject, InputObject)]
#[graphql(input_name = "NoticeInput")]
pub struct Notice {
    /// The version of the text: one of `consentTexts` for notices, in use on that day.
    pub text_version: String,
    /// BCP 47.
    pub language: String,
    /// ISO 8601.
    pub given_on: NaiveDate,
}

impl Notice {
    /// Refuses what can't be; cuts blanks. `field` is where the input holds the notice.
    pub fn checked(self, now: Time, field: &str) -> Result<Self, Problem> {
        let language = format!("{field}.language");
        if self.given_on > day(now) {
            return Err(Problem::new("notice.in_future").at(&format!("{field}.givenOn")));
        }
        Ok(Self {
            text_version: text::required(
                &self.text_version,
                text::LINE_MAX,
                &format!("{field}.textVersion"),
            )?,
            language: text::language(&self.language, &language)?
                .ok_or_else(|| Problem::new("text.required").at(&language))?,
            given_on: self.given_on,
        })
    }
}

/// Members in one household.
pub const MEMBERS_MAX: usize = 30;

/// A code to speak of a person by: short, pronounceable, drawn at random, such as `BADO-KEMI-37`.
pub fn draw_code() -> String {
    const CONSONANTS: &[u8; 16] = b"BCDFGKLMNPRSTVZJ";
    const VOWELS: &[u8; 4] = b"AEIO";
    let drawn = random::bytes::<10>();
    let syllable = |i: usize| {
        let (c, v) = (drawn[2 * i] % 16, drawn[2 * i + 1] % 4);
        [CONSONANTS[usize::from(c)], VOWELS[usize::from(v)]]
    };
    let word = |i| syllable(i).into_iter().chain(syllable(i + 1)).map(char::from).collect::<String>();
    format!("{}-{}-{:02}", word(0), word(2), u16::from_le_bytes([drawn[8], drawn[9]]) % 100)
}

fn line(field: &mut Option<String>, path: &str) -> Result<(), Problem> {
    cut(field, text::LINE_MAX, path)
}

fn long(field: &mut Option<String>, path: &str) -> Result<(), Problem> {
    cut(field, text::STORY_MAX, path)
}

fn cut(field: &mut Option<String>, max: usize, path: &str) -> Result<(), Problem> {
    if let Some(given) = field.take() {
        *field = text::limited(&given, max, path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_can_be_spoken() {
        let code = draw_code();
        assert_eq!(code.len(), 12, "{code}");
        assert!(code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-'), "{code}");
    }
}
