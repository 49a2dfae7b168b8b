//! A case conference: who sits there, about what, until when.
use crate::{
    kernel::{By, ConferenceId, Machine, OrganizationId, PersonId, Problem, Time, UserId, text},
    policy::{Class, Kind, Part, PartSet, words::words},
};
use chrono::TimeDelta;

/// Organisations that sit at one table at most.
pub const GUESTS_MAX: usize = 20;
/// Conferences about one person that are open at a time at most.
pub const OPEN_MAX: i64 = 10;
/// How long a conference may stay open, and how far ahead it may be called.
const LONGEST: TimeDelta = TimeDelta::days(90);
/// How long it stays open after it has begun, where nothing is said.
const USUAL: TimeDelta = TimeDelta::days(7);

words! {
    /// Where a case conference stands.
    #[graphql(name = "ConferenceStatus")]
    pub enum Status {
        /// Its guests may see what grants to it open.
        Open = 0 "open",
        /// It opens nothing any more.
        Closed = 1 "closed",
    }
}

words! {
    /// What happens to a case conference.
    #[graphql(name = "ConferenceEvent")]
    pub enum Event {
        /// The lead asks one more organisation to the table.
        Invite = 0 "invite",
        /// A guest leaves it, or the lead takes the seat away.
        Uninvite = 1 "uninvite",
        /// The lead ends it. Its clock does the same.
        Close = 2 "close",
    }
}

/// All that can happen to a conference.
pub const MACHINE: Machine<Status, Event> = Machine {
    refusal: "conference.wrong_state",
    edges: &[
        (Status::Open, Event::Invite, Status::Open, &[By::Lead]),
        (Status::Open, Event::Uninvite, Status::Open, &[By::Lead, By::Guest]),
        (Status::Open, Event::Close, Status::Closed, &[By::Lead]),
    ],
    state: Status::name,
    event: Event::name,
};

/// A conference that is to be called.
#[derive(Clone, Debug)]
pub struct New {
    /// About whom.
    pub person: PersonId,
    /// The most that a seat at it can open.
    pub agenda: PartSet,
    /// Who is invited.
    pub guests: Vec<OrganizationId>,
    /// When it begins.
    pub starts_at: Time,
    /// Where, in words; none for a call.
    pub place: Option<String>,
    /// When it opens nothing any more: a week after it begins, where nothing is said.
    pub until: Option<Time>,
}

/// A conference that may be called.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What was asked, without blanks and repetitions.
    pub new: New,
    /// When it opens nothing any more.
    pub until: Time,
}

impl New {
    /// Refuses what can't be; cuts blanks, puts in what was left out.
    pub fn checked(mut self, now: Time) -> Result<Checked, Problem> {
        let problem = |code, field| Err(Problem::new(code).at(field));
        let off = self.agenda.intersect(off_the_table());
        if self.agenda.is_empty() {
            return Err(Problem::new("text.required").at("agenda"));
        }
        if !off.is_empty() {
            let named: Vec<_> = off.iter().map(Part::name).collect();
            return Err(Problem::new("conference.off_the_table")
                .at("agenda")
                .with("parts", named.join(", ")));
        }
        self.guests.sort_unstable();
        self.guests.dedup();
        if self.guests.is_empty() {
            return Err(Problem::new("text.required").at("organizations"));
        }
        if self.guests.len() > GUESTS_MAX {
            return Err(Problem::new("conference.too_many").at("organizations").with("max", GUESTS_MAX));
        }
        if self.starts_at > now + LONGEST {
            return problem("conference.too_far", "startsAt");
        }
        let until = self.until.unwrap_or(self.starts_at + USUAL);
        if until <= self.starts_at || until <= now {
            return problem("conference.over_already", "until");
        }
        if until > now + LONGEST + USUAL {
            return problem("conference.too_long", "until");
        }
        self.place = text::limited(self.place.as_deref().unwrap_or_default(), text::LINE_MAX, "place")?;
        Ok(Checked { new: self, until })
    }
}

/// What never lies on a table: what is sealed is shared by name; notes never are; rows have each a class of their own,
/// and a card says nothing of a person.
fn off_the_table() -> PartSet {
    let rows = Part::ALL.iter().copied().filter(|part| part.class().is_none());
    PartSet::of_class(Class::S4).union(rows.collect()).union(PartSet::of(&[Part::Card, Part::Notes]))
}

/// A case conference.
#[derive(Clone, Debug)]
pub struct Conference {
    /// The conference.
    pub id: ConferenceId,
    /// About whom.
    pub person: PersonId,
    /// Who called it: the lead of that day.
    pub organization: OrganizationId,
    /// What that is.
    pub kind: Kind,
    /// The most that a seat at it can open.
    pub agenda: PartSet,
    /// When it begins.
    pub starts_at: Time,
    /// Where.
    pub place: Option<String>,
    /// The user who called it.
    pub opened_by: UserId,
    /// When it was called: seats count from their own invitation.
    pub opened_at: Time,
    /// When it opens nothing any more.
    pub until: Time,
    /// When it was closed by hand.
    pub closed_at: Option<Time>,
    /// What was said and agreed; for the lead.
    pub minutes: Option<String>,
    /// Raised when it is closed.
    pub version: i64,
}

impl Conference {
    /// Where it stands at a moment.
    pub fn status_at(&self, now: Time) -> Status {
        if self.closed_at.is_some() || self.until <= now { Status::Closed } else { Status::Open }
    }
}

/// One seat.
#[derive(Clone, Copy, Debug)]
pub struct Guest {
    /// At which conference.
    pub conference: ConferenceId,
    /// Who sits there.
    pub organization: OrganizationId,
    /// What that is.
    pub kind: Kind,
    /// Since when.
    pub invited_at: Time,
    /// When they left it.
    pub left_at: Option<Time>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Domain;
    use chrono::{TimeZone, Utc};

    fn now() -> Time {
        Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
    }

    fn called(agenda: &[Part]) -> New {
        New {
            person: PersonId::mint(),
            agenda: PartSet::of(agenda),
            guests: vec![OrganizationId::mint()],
            starts_at: now() + TimeDelta::days(3),
            place: Some("  Sala riunioni ".into()),
            until: None,
        }
    }

    fn blames(new: New, code: &str, field: &str) {
        let problem = new.checked(now()).unwrap_err();
        assert_eq!((problem.code, problem.field.as_deref()), (code, Some(field)));
    }

    #[test]
    fn a_conference_lasts_a_week_from_its_beginning() {
        let Checked { new, until } =
            called(&[Part::Contact, Part::Needs(Domain::Ment)]).checked(now()).unwrap();
        assert_eq!(until, now() + TimeDelta::days(10));
        assert_eq!(new.place.as_deref(), Some("Sala riunioni"));
    }

    #[test]
    fn what_is_sealed_and_what_is_made_of_rows_is_never_on_the_table() {
        for part in [Part::Protection, Part::Needs(Domain::Viol), Part::Notes, Part::Card, Part::History] {
            blames(called(&[Part::Contact, part]), "conference.off_the_table", "agenda");
        }
        blames(called(&[]), "text.required", "agenda");
    }

    #[test]
    fn a_conference_has_guests_and_an_end() {
        let new = || called(&[Part::Contact]);
        blames(New { guests: vec![], ..new() }, "text.required", "organizations");
        let crowd = (0..=GUESTS_MAX).map(|_| OrganizationId::mint()).collect();
        blames(New { guests: crowd, ..new() }, "conference.too_many", "organizations");
        blames(New { until: Some(now()), ..new() }, "conference.over_already", "until");
        blames(New { until: Some(now() + TimeDelta::days(98)), ..new() }, "conference.too_long", "until");
        blames(New { starts_at: now() + TimeDelta::days(91), ..new() }, "conference.too_far", "startsAt");
        let twice = OrganizationId::mint();
        let new = New { guests: vec![twice, twice], ..new() };
        assert_eq!(new.checked(now()).unwrap().new.guests, [twice]);
    }

    #[test]
    fn it_ends_by_its_clock() {
        let Checked { new, until } = called(&[Part::Contact]).checked(now()).unwrap();
        let open = Conference {
            id: ConferenceId::mint(),
            person: new.person,
            organization: new.guests[0],
            kind: Kind::Municipio,
            agenda: new.agenda,
            starts_at: new.starts_at,
            place: new.place,
            opened_by: UserId::mint(),
            opened_at: now(),
            until,
            closed_at: None,
            minutes: None,
            version: 1,
        };
        assert_eq!(open.status_at(open.until - TimeDelta::seconds(1)), Status::Open);
        assert_eq!(open.status_at(open.until), Status::Closed);
        assert_eq!(Conference { closed_at: Some(now()), ..open }.status_at(now()), Status::Closed);
    }
}
