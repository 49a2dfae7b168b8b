//! What services ask of a person before they take them, read by the leave to see a need: of each part only where that leave
//! shows it, and only where somebody asks for it.
use super::{
    model::{Citizenship, Economic, Sex},
    store,
};
use crate::{
    call::Call,
    directory::model::Stay,
    kernel::{AreaId, Fault, Halt, clock::day},
    policy::{Part, PartSet, Permit, ReadNeed},
};
use serde_json::Value;
use std::collections::HashMap;

/// What is known of a person. `None` is what nobody knows, or may not be seen, or wasn't asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// As documents give it.
    pub sex: Option<Sex>,
    /// Where they are registered as resident.
    pub residence: Option<AreaId>,
    /// ISEE, in euro cents a year.
    pub isee_cents: Option<i64>,
    /// On which grounds they may be in the country: one of these.
    pub stays: Option<Vec<Stay>>,
    /// What they speak, for their lead.
    pub languages: Option<String>,
}

/// Of each of these needs' persons what is asked for and shown, in one statement. What is asked for and open is noted as
/// shown, whether it holds anything or not.
pub async fn bounds(call: &Call, asked: &[(&Permit<ReadNeed>, PartSet)]) -> Result<Vec<Bounds>, Halt> {
    let found = if asked.is_empty() {
        HashMap::new()
    } else {
        store::bounds::read(&mut *call.reader().await?, asked).await?
    };
    asked.iter().map(|(permit, parts)| of(call, permit, *parts, found.get(&permit.person()))).collect()
}

fn of(
    call: &Call,
    permit: &Permit<ReadNeed>,
    asked: PartSet,
    row: Option<&store::bounds::Row>,
) -> Result<Bounds, Halt> {
    let open = |part| asked.contains(part) && permit.shows(part);
    for part in asked.iter().filter(|part| permit.shows(*part)) {
        call.shows(permit.person(), permit.version(), permit.decision(), part);
    }
    let Some(row) = row else { return Ok(Bounds::default()) };
    let economic: Option<Economic> = document(row.economic.as_ref().filter(|_| open(Part::Economic)))?;
    let citizenship: Option<Citizenship> =
        document(row.citizenship.as_ref().filter(|_| open(Part::Citizenship)))?;
    Ok(Bounds {
        sex: row.sex.filter(|_| open(Part::Identity)),
        residence: row.residence_area_id.filter(|_| open(Part::Address)),
        isee_cents: economic.and_then(|economic| economic.isee_cents),
        stays: citizenship.map(|citizenship| citizenship.stays(day(call.now()))),
        languages: Some(row.languages.clone()).filter(|_| permit.leads()),
    })
}

fn document<T: serde::de::DeserializeOwned>(
    body: Option<&sqlx::types::Json<Value>>,
) -> Result<Option<T>, Halt> {
    let read = |body: &sqlx::types::Json<Value>| serde_json::from_value(body.0.clone());
    Ok(body.map(read).transpose().map_err(|cause| Fault::new(&cause))?)
}
