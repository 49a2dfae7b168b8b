use super::super::super::{
    model::referral::{Answer, PersonAnswer},
    service::referral::{
        Answering, Asking, Checking, Ending, Forwarding, Hearing, Recalling, Sending, Telling,
    },
};
use crate::{
    kernel::{Id, NeedId, OrganizationId, Problem, ReferralId, ServiceId},
    needs::{Outcome, Reason},
    policy::Part,
};
use async_graphql::{ID, InputObject};
use chrono::NaiveDate;

/// What one organisation asks of another: something new (`need` and `to`), or a draft (`referral`).
#[derive(Clone, Debug, InputObject)]
pub struct SendReferralInput {
    /// A draft that is to be sent; then nothing else is given but `ifVersion`.
    referral: Option<ID>,
    /// For `referral`: the version that was looked at; a stale one is refused.
    pub(super) if_version: Option<i64>,
    /// Which need.
    need: Option<ID>,
    /// Whom to ask: an active member with a signed agreement, no company.
    to: Option<ID>,
    /// For which of their services.
    service: Option<ID>,
    /// The parts that open when it is accepted; the need's own part always does. At most 20.
    #[graphql(default, validator(max_items = 20))]
    parts: Vec<Part>,
    /// What the recipient is told before it answers: write nothing that says who it is. At most 4,000
    /// characters.
    note: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl SendReferralInput {
    pub(super) fn asking(self) -> Result<Asking, Problem> {
        if self.referral.is_some() {
            return Err(Problem::new("referral.draft_alone").at("referral"));
        }
        let required = |field: &str| Problem::new("text.required").at(field);
        let (need, to) = (self.need.ok_or_else(|| required("need"))?, self.to.ok_or_else(|| required("to"))?);
        let service = |id: ID| ServiceId::parse(&id).ok_or_else(|| Problem::not_found("service"));
        Ok(Asking {
            need: NeedId::parse(&need).ok_or_else(|| Problem::not_found("need"))?,
            to: OrganizationId::parse(&to).ok_or_else(|| Problem::not_found("to"))?,
            service: self.service.map(service).transpose()?,
            parts: self.parts.into_iter().collect(),
            note: self.note,
        })
    }

    pub(super) fn sending(self) -> Result<Sending, Problem> {
        let Some(draft) = &self.referral else { return Ok(Sending::New(self.asking()?)) };
        let more = self.need.is_some()
            || self.to.is_some()
            || self.service.is_some()
            || self.note.is_some()
            || !self.parts.is_empty();
        if more {
            return Err(Problem::new("referral.draft_alone").at("referral"));
        }
        Ok(Sending::Draft(referral(draft)?))
    }
}

fn referral(id: &ID) -> Result<ReferralId, Problem> {
    ReferralId::parse(id).ok_or_else(|| Problem::not_found("referral"))
}

/// What a recipient answers.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerReferralInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// The answer.
    answer: Answer,
    /// Why: for `DECLINE`, `FAIL`, `CANCEL` (`PERSON_DECLINED`, `UNREACHABLE` or `MOVED`), and `COMPLETE` with another outcome than `MET`. `NO_CAPACITY`, `NO_FUNDS`,
    /// `NOT_ELIGIBLE`, `OUT_OF_AREA`, `NOT_OUR_HELP`, `WAITING_TOO_LONG`, `TOO_LITTLE_KNOWN`, `PERSON_DECLINED`,
    /// `UNREACHABLE` or `MOVED`.
    reason: Option<Reason>,
    /// For `COMPLETE`: `MET`, which closes the need, `PARTLY_MET` or `UNMET`, which open it again.
    outcome: Option<Outcome>,
    /// For `WAITLIST`, also of one that waits already: on which day the recipient looks again whether there is a place,
    /// within a year.
    review_on: Option<NaiveDate>,
    /// For `ASK`, once: what the recipient has to know before it answers; its clock stands still until it is told. At
    /// most 4,000 characters.
    question: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl AnswerReferralInput {
    pub(super) fn answering(self) -> Result<Answering, Problem> {
        Ok(Answering {
            referral: referral(&self.referral)?,
            if_version: self.if_version,
            answer: self.answer,
            reason: self.reason,
            outcome: self.outcome,
            review_on: self.review_on,
            question: self.question,
        })
    }
}

/// A referral to be taken back.
#[derive(Clone, Debug, InputObject)]
pub struct RecallReferralInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// Why: `PERSON_DECLINED`, `UNREACHABLE`, `MOVED`, `OTHER_WAY`, `NO_RESPONSE`, `SENT_IN_ERROR` or
    /// `NO_BASIS_TO_SHARE`.
    reason: Option<Reason>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl RecallReferralInput {
    pub(super) fn recalling(self) -> Result<Recalling, Problem> {
        Ok(Recalling {
            referral: referral(&self.referral)?,
            if_version: self.if_version,
            ending: Ending::Recall(self.reason),
        })
    }
}

/// A referral that is given up because the person withdraws.
#[derive(Clone, Debug, InputObject)]
pub struct CancelReferralInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// Why: `PERSON_DECLINED`, `UNREACHABLE` or `MOVED`.
    reason: Option<Reason>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl CancelReferralInput {
    pub(super) fn cancelling(self) -> Result<Recalling, Problem> {
        Ok(Recalling {
            referral: referral(&self.referral)?,
            if_version: self.if_version,
            ending: Ending::Cancel(self.reason),
        })
    }
}

/// A referral, and the version of it that was looked at.
#[derive(Clone, Debug, InputObject)]
pub struct ReferralIdInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    pub(super) if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ReferralIdInput {
    pub(super) fn id(&self) -> Result<ReferralId, Problem> {
        referral(&self.referral)
    }

    pub(super) fn marking(&self) -> Result<Recalling, Problem> {
        Ok(Recalling { referral: self.id()?, if_version: self.if_version, ending: Ending::MarkError })
    }
}

/// What the sender tells a recipient that asked.
#[derive(Clone, Debug, InputObject)]
pub struct InformReferralInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// What the recipient asked: write nothing that it may not see yet. At most 4,000 characters.
    information: String,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl InformReferralInput {
    pub(super) fn telling(self) -> Result<Telling, Problem> {
        let referral = referral(&self.referral)?;
        Ok(Telling { referral, if_version: self.if_version, information: self.information })
    }
}

/// What the holder of a need asks of a third organisation.
#[derive(Clone, Debug, InputObject)]
pub struct ForwardReferralInput {
    /// The referral that the caller's organisation holds.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// Whom to ask: an active member with a signed agreement, no company, and not the person's lead.
    to: ID,
    /// For which of their services.
    service: Option<ID>,
    /// The parts that open when it is accepted, of those that the caller's organisation was sent; the need's own part always
    /// does. At most 20.
    #[graphql(default, validator(max_items = 20))]
    parts: Vec<Part>,
    /// What the recipient is told before it answers: write nothing that says who it is. At most 4,000
    /// characters.
    note: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ForwardReferralInput {
    pub(super) fn forwarding(self) -> Result<Forwarding, Problem> {
        let service = |id: ID| ServiceId::parse(&id).ok_or_else(|| Problem::not_found("service"));
        Ok(Forwarding {
            referral: referral(&self.referral)?,
            if_version: self.if_version,
            asking: Asking {
                need: NeedId::of(uuid::Uuid::nil()),
                to: OrganizationId::parse(&self.to).ok_or_else(|| Problem::not_found("to"))?,
                service: self.service.map(service).transpose()?,
                parts: self.parts.into_iter().collect(),
                note: self.note,
            },
        })
    }
}

/// What the sender says of a completed referral.
#[derive(Clone, Debug, InputObject)]
pub struct ConfirmReferralInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// Whether what the recipient says it did is so.
    confirmed: bool,
    /// What isn't so: where it isn't confirmed, and needed then. Sender and recipient read it. At most 4,000 characters.
    dispute: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ConfirmReferralInput {
    pub(super) fn checking(self) -> Result<Checking, Problem> {
        Ok(Checking {
            referral: referral(&self.referral)?,
            if_version: self.if_version,
            confirmed: self.confirmed,
            dispute: self.dispute,
        })
    }
}

/// What the person says of the help that came of a referral.
#[derive(Clone, Debug, InputObject)]
pub struct RecordPersonAnswerInput {
    /// Which.
    referral: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// What they say.
    answer: PersonAnswer,
    /// On which day they said it; today, where nothing is said.
    answered_on: Option<NaiveDate>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl RecordPersonAnswerInput {
    pub(super) fn hearing(self) -> Result<Hearing, Problem> {
        Ok(Hearing {
            referral: referral(&self.referral)?,
            if_version: self.if_version,
            answer: self.answer,
            on: self.answered_on,
        })
    }
}
