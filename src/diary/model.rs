//! What is written down of what was done.
use crate::{
    kernel::{EntryId, NeedId, NoteId, OrganizationId, PersonId, Problem, Time, clock::day, text},
    policy::words::words,
};
use chrono::NaiveDate;

words! {
    /// What was done.
    #[graphql(name = "DiaryKind")]
    pub enum Kind {
        /// Somebody was visited, or came.
        Visit = 0 "visit",
        /// A call or a message.
        Call = 1 "call",
        /// Several sat together.
        Meeting = 2 "meeting",
        /// Something was handed over.
        Delivery = 3 "delivery",
        /// Something else.
        Other = 4 "other",
    }
}

/// What was done, when, in words.
#[derive(Clone, Debug)]
pub struct Said {
    /// On which day.
    pub happened_on: NaiveDate,
    /// What.
    pub kind: Kind,
    /// In words.
    pub words: String,
}

impl Said {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(self, now: Time) -> Result<Self, Problem> {
        not_to_come(self.happened_on, now)?;
        Ok(Self { words: text::required(&self.words, text::STORY_MAX, "text")?, ..self })
    }
}

/// Nothing is written down of a day that is still to come.
pub fn not_to_come(happened_on: NaiveDate, now: Time) -> Result<(), Problem> {
    if happened_on > day(now) { Err(Problem::new("diary.in_future").at("happenedOn")) } else { Ok(()) }
}

/// An entry to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// Of whose diary.
    pub person: PersonId,
    /// For which of their needs.
    pub need: Option<NeedId>,
    /// What was done.
    pub said: Said,
}

/// An entry as it stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Of whose diary.
    pub person_id: PersonId,
    /// The need that it names.
    pub need_id: Option<NeedId>,
    /// On which day.
    pub happened_on: NaiveDate,
    /// What was done.
    pub kind: Kind,
    /// In words.
    pub words: String,
    /// Whose it is.
    pub organization_id: OrganizationId,
    /// The name of whoever wrote it, or put it right last.
    pub author: String,
    /// When.
    pub written_at: Time,
    /// Raised by every correction.
    pub version: i64,
}

/// An entry as it was before it was corrected.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Former {
    /// Of which entry.
    pub entry_id: EntryId,
    /// Which version.
    pub version: i64,
    /// On which day.
    pub happened_on: NaiveDate,
    /// What was done.
    pub kind: Kind,
    /// In words.
    pub words: String,
    /// When it was written.
    pub written_at: Time,
}

/// A professional note to be made.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// Of whom.
    pub person: PersonId,
    /// Of which day; today, where nothing is said.
    pub happened_on: Option<NaiveDate>,
    /// In words.
    pub words: String,
}

/// A professional note.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Of whom.
    pub person_id: PersonId,
    /// Of which day.
    pub happened_on: NaiveDate,
    /// In words.
    pub words: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub written_at: Time,
    /// The person's access version when this was read.
    pub access_version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    #[test]
    fn what_was_done_was_done_by_today_and_in_words() {
        let now = Utc.with_ymd_and_hms(2026, 11, 2, 23, 30, 0).unwrap();
        let said = |day: u32, words: &str| Said {
            happened_on: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            kind: Kind::Visit,
            words: words.to_owned(),
        };
        assert_eq!(said(3, " Visita. ").checked(now).unwrap().words, "Visita.", "it is the third in Milan");
        let refused = |said: Said| said.checked(now).map(drop).unwrap_err();
        assert_eq!(refused(said(4, "Visita.")).code, "diary.in_future");
        assert_eq!(refused(said(2, "  ")).field.as_deref(), Some("text"));
        assert_eq!(refused(said(2, &"à".repeat(4_001))).code, "text.too_long");
    }
}
