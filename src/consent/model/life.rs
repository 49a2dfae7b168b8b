//! A grant's life, as data.
use super::Terms;
use crate::{
    kernel::{Problem, Time},
    policy::words::words,
};

words! {
    /// Where a grant stands. Only an active one opens anything.
    pub enum GrantStatus {
        /// Prepared before the person signs.
        Draft = 4 "draft",
        /// Recorded; it opens what it says between its beginning and its end.
        Active = 0 "active",
        /// Held back for a while.
        Suspended = 5 "suspended",
        /// Its end has passed. Never stored: the clock says so.
        Expired = 1 "expired",
        /// Taken back.
        Revoked = 2 "revoked",
        /// Another grant took its place.
        Superseded = 6 "superseded",
        /// The person was asked and said no. Opens nothing and closes nothing.
        Refused = 3 "refused",
    }
}

words! {
    /// What happens to a grant.
    #[graphql(name = "GrantEventKind")]
    pub enum Event {
        /// It is prepared.
        Draft = 0 "draft",
        /// It is recorded as signed, without a draft.
        Give = 1 "give",
        /// The person signs what was prepared.
        Activate = 2 "activate",
        /// The person says no.
        Refuse = 3 "refuse",
        /// It is held back.
        Suspend = 4 "suspend",
        /// It opens again.
        Resume = 5 "resume",
        /// Its end is brought forward.
        Shorten = 6 "shorten",
        /// It is taken back.
        Revoke = 7 "revoke",
        /// Another grant that names it takes its place.
        Supersede = 8 "supersede",
        /// Its end passes.
        Expire = 9 "expire",
        /// The signed paper is put beside it. It stays where it stands.
        Attach = 10 "attach",
        /// The lead that came after the one that recorded it keeps it. It stays where it stands.
        Review = 11 "review",
    }
}

/// Who makes a move. All of them belong to the person's lead: nobody else has leave to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Whoever may share something of the person: closing is never the harder part.
    Any,
    /// Whoever may share every part of the grant: it opens them.
    OfItsParts,
    /// The clock.
    Clock,
}

/// What must hold besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Nothing.
    Free,
    /// It is signed as a grant that is given at once must be: by whom, how, on which text, within the time that the
    /// basis allows.
    Signed,
    /// Its basis is consent, and it is said who refused, how, and which text they had read.
    Consent,
    /// A reason is given.
    Reason,
    /// The new end comes after now and before the present one.
    Earlier,
    /// The grant that names it is of the same person and in force from this moment on.
    Replaced,
    /// Its end has passed.
    Past,
}

/// One edge: from this state, this event leads there, moved by whom, and on what condition.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Where it stands.
    pub from: GrantStatus,
    /// What happens.
    pub event: Event,
    /// Where it leads.
    pub to: GrantStatus,
    /// Who makes the move.
    pub leave: Leave,
    /// On what condition.
    pub guard: Guard,
}

impl Rule {
    /// Whether it takes something away, now or sooner than was said: answers under way rest on it no more.
    pub fn closes(&self) -> bool {
        self.from == GrantStatus::Active
    }
}

const fn rule(from: GrantStatus, event: Event, to: GrantStatus, leave: Leave, guard: Guard) -> Rule {
    Rule { from, event, to, leave, guard }
}

use GrantStatus::{Active, Draft, Expired, Refused, Revoked, Superseded, Suspended};

/// Every edge of a grant's life after it is recorded. What is held back can be ended without being opened once
/// more: whoever takes a consent back is never told to wait.
pub const RULES: &[Rule] = &[
    rule(Draft, Event::Activate, Active, Leave::OfItsParts, Guard::Signed),
    rule(Draft, Event::Refuse, Refused, Leave::Any, Guard::Consent),
    rule(Active, Event::Suspend, Suspended, Leave::Any, Guard::Reason),
    rule(Active, Event::Shorten, Active, Leave::Any, Guard::Earlier),
    rule(Active, Event::Revoke, Revoked, Leave::Any, Guard::Free),
    rule(Active, Event::Supersede, Superseded, Leave::Any, Guard::Replaced),
    rule(Active, Event::Expire, Expired, Leave::Clock, Guard::Past),
    rule(Suspended, Event::Resume, Active, Leave::OfItsParts, Guard::Reason),
    rule(Suspended, Event::Shorten, Suspended, Leave::Any, Guard::Earlier),
    rule(Suspended, Event::Revoke, Revoked, Leave::Any, Guard::Free),
    rule(Suspended, Event::Supersede, Superseded, Leave::Any, Guard::Replaced),
    rule(Suspended, Event::Expire, Expired, Leave::Clock, Guard::Past),
];

/// The edge that this event takes, or the refusal that names the state and its moves.
pub fn step(from: GrantStatus, event: Event) -> Result<&'static Rule, Problem> {
    let edge = RULES.iter().find(|rule| rule.from == from && rule.event == event);
    edge.ok_or_else(|| {
        Problem::new("grant.wrong_state")
            .at("grant")
            .with("state", from.name())
            .in_state(from.name(), moves(from).into_iter().map(Event::name).collect())
    })
}

/// What somebody can do with a grant that stands here.
pub fn moves(from: GrantStatus) -> Vec<Event> {
    let of_somebody = |rule: &&Rule| rule.from == from && rule.leave != Leave::Clock;
    RULES.iter().filter(of_somebody).map(|rule| rule.event).collect()
}

/// [`Guard::Earlier`].
pub fn earlier(terms: &Terms, until: Time, now: Time) -> Result<(), Problem> {
    if terms.until.is_none_or(|present| until >= present) {
        return Err(Problem::new("grant.until_not_earlier").at("until"));
    }
    if until <= now || terms.from.is_some_and(|from| until <= from) {
        return Err(Problem::new("grant.until_too_early").at("until"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The machine once more, written by hand: a row per state, and where each event leads.
    const DRAWN: [(&str, &str); 7] = [
        ("draft", "activate→active refuse→refused"),
        ("active", "suspend→suspended shorten→active revoke→revoked supersede→superseded expire→expired"),
        ("suspended", "resume→active shorten→suspended revoke→revoked supersede→superseded expire→expired"),
        ("expired", ""),
        ("revoked", ""),
        ("superseded", ""),
        ("refused", ""),
    ];

    #[test]
    fn only_listed_moves_are_made() {
        assert_eq!(DRAWN.len(), GrantStatus::ALL.len());
        for (from, edges) in DRAWN {
            let from = GrantStatus::parse(from).unwrap();
            let edges: Vec<_> = edges.split_whitespace().filter_map(|edge| edge.split_once('→')).collect();
            for event in Event::ALL {
                let drawn = edges.iter().find(|(word, _)| *word == event.name()).map(|(_, to)| *to);
                match step(from, *event) {
                    Ok(rule) => assert_eq!(Some(rule.to.name()), drawn, "{from} {event}"),
                    Err(refused) => {
                        assert_eq!(drawn, None, "{from} {event}");
                        assert_eq!(refused.state, Some(from.name()));
                        let told: Vec<_> =
                            edges.iter().map(|edge| edge.0).filter(|word| *word != "expire").collect();
                        assert_eq!(refused.moves, told);
                    }
                }
            }
        }
    }

    #[test]
    fn what_opens_needs_leave_for_what_it_opens() {
        for rule in RULES {
            let opens = rule.to == Active && rule.from != Active;
            assert_eq!(opens, rule.leave == Leave::OfItsParts, "{} {}", rule.from, rule.event);
            assert_eq!(rule.event == Event::Expire, rule.leave == Leave::Clock);
        }
    }
}
