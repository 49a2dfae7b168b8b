use super::super::{
    model::{Answer, New, Refusal, Why},
    service::Answering,
};
use crate::{
    kernel::{Id, OrganizationId, PersonId, Problem, TransferId},
    persons::Notice,
};
use async_graphql::{ID, InputObject};
use chrono::NaiveDate;

/// An offer to lead a person.
#[derive(Clone, Debug, InputObject)]
pub struct TransferLeadInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    /// Whom.
    person: ID,
    /// To which organisation: one with a signed data agreement that may lead persons. A sealed person goes to public,
    /// health and protection bodies alone.
    to: ID,
    /// Why.
    reason: Why,
    /// For whoever takes over: it is read once it is accepted. At most 500 characters.
    note: Option<String>,
}

impl TransferLeadInput {
    pub(super) fn offer(&self) -> Result<New, Problem> {
        Ok(New {
            person: PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?,
            to: OrganizationId::parse(&self.to).ok_or_else(|| Problem::not_found("to"))?,
            why: self.reason,
            note: self.note.clone(),
        })
    }
}

/// The answer of the organisation that was asked.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerTransferInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    /// To which offer.
    transfer: ID,
    /// Yes or no.
    answer: Answer,
    /// Why not; needed with `DECLINE`, and for it alone.
    reason: Option<Refusal>,
    /// The day on which the person was told who leads them from now on; needed with `ACCEPT`.
    person_told: Option<NaiveDate>,
    /// That they were told how the new lead uses their data; needed with `ACCEPT` where its basis is consent, as when it
    /// registers somebody.
    notice: Option<Notice>,
}

impl AnswerTransferInput {
    pub(super) fn answering(&self) -> Result<Answering, Problem> {
        Ok(Answering {
            transfer: parsed(&self.transfer)?,
            answer: self.answer,
            refusal: self.reason,
            person_told: self.person_told,
            notice: self.notice.clone(),
        })
    }
}

/// The end of an offer that has no answer yet.
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawTransferInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    /// Which offer.
    transfer: ID,
}

impl WithdrawTransferInput {
    pub(super) fn transfer(&self) -> Result<TransferId, Problem> {
        parsed(&self.transfer)
    }
}

fn parsed(id: &ID) -> Result<TransferId, Problem> {
    TransferId::parse(id).ok_or_else(|| Problem::not_found("transfer"))
}
