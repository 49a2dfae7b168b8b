//! Whom a need concerns.
use super::super::{batch::NeedBatch, card::AgeBand};
use crate::{
    call::Call,
    kernel::{Halt, clock::day},
    policy::Part,
};
use async_graphql::{ID, SimpleObject};
use chrono::Datelike;

/// Whom a need concerns.
#[derive(Clone, Debug, SimpleObject)]
pub struct Concerns {
    /// Everybody in the household.
    whole_household: bool,
    /// How many.
    persons: usize,
    /// Of those whose year of birth is known: `0-17`, `18-34`, `35-64`, `65+`; at most 30.
    age_bands: Vec<&'static str>,
    /// The members of the household, where that is open to the caller; at most 30.
    members: Option<Vec<ID>>,
}

/// Whom one need of the batch concerns; those of all its needs are read together.
pub(super) async fn of(call: &Call, batch: &NeedBatch, at: usize) -> Result<Concerns, Halt> {
    let members = batch.concerned(call, at).await?;
    let this_year = i64::from(day(call.now()).year());
    let named = batch.permits()[at].shows(Part::Household);
    Ok(Concerns {
        whole_household: batch.need(at).whole_household,
        persons: members.len().max(1),
        age_bands: members
            .iter()
            .filter_map(|m| Some(AgeBand::of(this_year - m.birth_year?).name()))
            .collect(),
        members: named.then(|| members.iter().map(|m| m.member_id.to_string().into()).collect()),
    })
}
