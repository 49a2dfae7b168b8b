//! What is to be done next for a need, by whom and until when: it is always with somebody.
use super::{
    claim::{Claim, Status as ClaimStatus},
    referral::{Referral, Status},
};
use crate::{
    call::Terms,
    kernel::{Time, clock::start_of},
    needs::{Facts, Status as NeedStatus},
    policy::words::words,
};
use chrono::{NaiveDate, TimeDelta};

words! {
    /// What is to be done next for a need.
    #[graphql(name = "NextMoveKind")]
    pub enum Move {
        /// Somebody has to be found: nobody offers, and nobody is asked.
        FindAnswer = 0 "find_answer",
        /// Somebody offers and waits to be chosen.
        ChooseClaim = 1 "choose_claim",
        /// Whoever was asked has to know something first.
        Inform = 2 "inform",
        /// Whoever was asked has yet to answer.
        Answer = 3 "answer",
        /// Whoever holds it has yet to begin.
        Begin = 4 "begin",
        /// Whoever holds it waits for a place.
        FindPlace = 5 "find_place",
        /// Whoever holds it gives what is needed, until they say that it is done.
        Serve = 6 "serve",
        /// Service rests, until somebody looks whether it can go on.
        Resume = 7 "resume",
        /// Whoever holds it isn't shown it any more: a basis is recorded again, or it is taken back.
        RenewBasis = 8 "renew_basis",
        /// Whoever served it says that it is done.
        Confirm = 9 "confirm",
        /// What was said to be done isn't, and nobody holds it.
        Settle = 10 "settle",
    }
}

/// Who makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mover {
    /// The organisation that leads the person.
    Lead,
    /// Whose claim stands at this place of those that were given.
    Claim(usize),
    /// The recipient of the referral at this place of those that were given.
    Referral(usize),
}

/// A claim or a referral, and whether its organisation may not see what it opens any more.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a, T> {
    /// Which.
    pub row: &'a T,
    /// Whether no grant in force covers it.
    pub basis_lost: bool,
}

/// The next move: what, by whom, and until when; without an end where only a silence would bring it up again.
pub type Next = (Move, Mover, Option<Time>);

/// The one next move of a need, by its claims and referrals; none once it is closed and nothing of it is to be confirmed. Of
/// several who are asked it is with the one whose answer is due first. What was sent on counts for whoever sent it on.
pub fn next(
    (need, review_on): (&Facts, Option<NaiveDate>),
    claims: &[Given<'_, Claim>],
    referrals: &[Given<'_, Referral>],
    (now, terms): (Time, &Terms),
) -> Option<Next> {
    let whole = || referrals.iter().enumerate().filter(|(_, one)| one.row.parent_id.is_none());
    let in_state = |status| whole().find(move |(_, one)| one.row.status_at(now) == status);
    if need.status == NeedStatus::Closed {
        return in_state(Status::Completed).map(|_| (Move::Confirm, Mover::Lead, None));
    }
    let target =
        || start_of(need.opened_on() + TimeDelta::days(need.urgency.target_days(need.domain, terms) + 1));
    if let Some((at, one)) = whole().find(|(_, one)| one.row.status.holds()) {
        return Some(held(at, one, (review_on, target()), referrals, terms));
    }
    let holding = claims.iter().enumerate().find(|(_, one)| one.row.status_at(now) == ClaimStatus::Active);
    if let Some((at, one)) = holding {
        let begin = (Move::Begin, Mover::Claim(at), one.row.held_until);
        return Some(if one.basis_lost {
            (Move::RenewBasis, Mover::Lead, one.row.held_until)
        } else {
            begin
        });
    }
    let offers = claims.iter().filter(|one| one.row.status == ClaimStatus::Proposed);
    if let Some(first) = offers.map(|one| one.row.proposed_at).min() {
        return Some((Move::ChooseClaim, Mover::Lead, Some(first + terms.forgotten)));
    }
    let asked = || whole().filter(|(_, one)| one.row.status_at(now) == Status::Sent);
    if let Some(first) =
        asked().filter(|(_, one)| one.row.is_paused()).filter_map(|(_, one)| one.row.asked_at).min()
    {
        return Some((Move::Inform, Mover::Lead, Some(first + terms.forgotten)));
    }
    if let Some((at, one)) = asked().min_by_key(|(_, one)| (one.row.due_at.is_none(), one.row.due_at)) {
        return Some((Move::Answer, Mover::Referral(at), one.row.due_at));
    }
    let disputed = in_state(Status::Disputed).map(|_| (Move::Settle, Mover::Lead, None));
    Some(disputed.unwrap_or_else(|| (Move::FindAnswer, Mover::Lead, Some(target()))))
}

/// The next move of a need that the recipient of this referral holds.
fn held(
    at: usize,
    held: &Given<'_, Referral>,
    (review_on, target): (Option<NaiveDate>, Time),
    referrals: &[Given<'_, Referral>],
    terms: &Terms,
) -> Next {
    let by = Mover::Referral(at);
    if held.basis_lost {
        return (Move::RenewBasis, Mover::Lead, None);
    }
    let waits = |one: &&Given<'_, Referral>| one.row.parent_id == Some(held.row.id) && one.row.is_paused();
    if let Some(asked) = referrals.iter().filter(waits).filter_map(|one| one.row.asked_at).min() {
        return (Move::Inform, by, Some(asked + terms.forgotten));
    }
    match (held.row.status, review_on) {
        (Status::Accepted, _) => (Move::Begin, by, Some(target)),
        (Status::Waitlisted, _) => (Move::FindPlace, by, held.row.review_on.map(start_of)),
        (_, Some(day)) => (Move::Resume, by, Some(start_of(day))),
        _ => (Move::Serve, by, None),
    }
}
