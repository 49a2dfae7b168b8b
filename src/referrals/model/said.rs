//! What has to be said with each move of a referral: a reason, an outcome, a day.
use super::referral::Event;
use crate::{
    kernel::{Problem, Time, clock::day, text},
    needs::{Move, Outcome, Reason},
};
use chrono::{NaiveDate, TimeDelta};

/// How far ahead what waits or rests is looked at again.
const REVIEW_MAX: TimeDelta = TimeDelta::days(366);

/// What comes of a completed referral; a need has more outcomes.
const OUTCOMES: &[Outcome] = &[Outcome::Met, Outcome::PartlyMet, Outcome::Unmet];

impl Event {
    /// The move whose reasons go with it; `None` where it asks for none.
    const fn asks(self) -> Option<Move> {
        match self {
            Self::Decline | Self::Fail | Self::Complete => Some(Move::Answer),
            Self::Recall => Some(Move::Recall),
            Self::Cancel => Some(Move::Withdraw),
            _ => None,
        }
    }
}

/// Checks that an event comes with the reason and the outcome that it asks for, and no others.
pub fn check(event: Event, reason: Option<Reason>, outcome: Option<Outcome>) -> Result<(), Problem> {
    if (event == Event::Complete) != outcome.is_some() {
        let code = if outcome.is_some() { "referral.outcome_unasked" } else { "referral.outcome_required" };
        return Err(Problem::new(code).at("outcome"));
    }
    if outcome.is_some_and(|outcome| !OUTCOMES.contains(&outcome)) {
        return Err(Problem::new("referral.outcome_unfit").at("outcome"));
    }
    let of = event.asks().filter(|_| outcome != Some(Outcome::Met));
    match (reason, of) {
        (None, Some(_)) => Err(Problem::new("referral.reason_required").at("reason")),
        (Some(reason), of) if !of.is_some_and(|of| reason.goes_with(of)) => {
            Err(Problem::new("referral.reason_unfit").at("reason"))
        }
        _ => Ok(()),
    }
}

/// Checks what a recipient asks before it answers: asked for by `Ask` alone.
pub fn check_question(event: Event, question: Option<&str>) -> Result<Option<String>, Problem> {
    match question {
        None if event == Event::Ask => Err(Problem::new("text.required").at("question")),
        Some(_) if event != Event::Ask => Err(Problem::new("referral.question_unasked").at("question")),
        Some(question) => text::required(question, text::STORY_MAX, "question").map(Some),
        None => Ok(None),
    }
}

/// Checks the day on which a place that is waited for is looked at again: asked for by `Waitlist` alone.
pub fn check_review(event: Event, review_on: Option<NaiveDate>, now: Time) -> Result<(), Problem> {
    let problem = |code| Err(Problem::new(code).at("reviewOn"));
    match review_on {
        None if event == Event::Waitlist => problem("text.required"),
        Some(_) if event != Event::Waitlist => problem("referral.review_unasked"),
        Some(review) => check_day(review, now, "referral.review_out_of_range"),
        None => Ok(()),
    }
}

/// Checks a day of review: from tomorrow to a year from now.
pub fn check_day(review: NaiveDate, now: Time, code: &'static str) -> Result<(), Problem> {
    if review > day(now) && review <= day(now + REVIEW_MAX) {
        return Ok(());
    }
    Err(Problem::new(code).at("reviewOn"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    #[test]
    fn each_no_says_whose_it_is_and_is_asked_for() {
        let refused = |event, reason, outcome| check(event, reason, outcome).map_err(|problem| problem.code);
        assert_eq!(refused(Event::Decline, None, None), Err("referral.reason_required"));
        assert_eq!(refused(Event::Decline, Some(Reason::NoCapacity), None), Ok(()));
        assert_eq!(refused(Event::Decline, Some(Reason::NeedTaken), None), Err("referral.reason_unfit"));
        assert_eq!(refused(Event::Recall, Some(Reason::NoCapacity), None), Err("referral.reason_unfit"));
        assert_eq!(refused(Event::Accept, Some(Reason::Moved), None), Err("referral.reason_unfit"));
        assert_eq!(refused(Event::Complete, None, None), Err("referral.outcome_required"));
        assert_eq!(refused(Event::Start, None, Some(Outcome::Met)), Err("referral.outcome_unasked"));
        assert_eq!(refused(Event::Complete, None, Some(Outcome::Met)), Ok(()));
        assert_eq!(refused(Event::Complete, None, Some(Outcome::Unmet)), Err("referral.reason_required"));
        assert_eq!(refused(Event::Complete, None, Some(Outcome::Moved)), Err("referral.outcome_unfit"));
    }

    #[test]
    fn a_place_that_is_waited_for_is_looked_at_again() {
        let now = Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap();
        let on = |days: i64| Some(day(now + TimeDelta::days(days)));
        let refused = |event, review| check_review(event, review, now).map_err(|problem| problem.code);
        assert_eq!(refused(Event::Waitlist, on(30)), Ok(()));
        assert_eq!(refused(Event::Waitlist, None), Err("text.required"));
        assert_eq!(refused(Event::Waitlist, on(0)), Err("referral.review_out_of_range"));
        assert_eq!(refused(Event::Waitlist, on(400)), Err("referral.review_out_of_range"));
        assert_eq!(refused(Event::Accept, on(30)), Err("referral.review_unasked"));
        assert_eq!(refused(Event::Accept, None), Ok(()));
    }

    #[test]
    fn what_the_system_says_nobody_gives() {
        for reason in [Reason::NeedTaken, Reason::NeedClosed, Reason::ForwarderEnded] {
            assert!(Move::ALL.iter().all(|of| !reason.goes_with(*of)), "{reason}");
        }
    }
}
