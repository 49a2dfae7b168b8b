//! What ends soon, for whoever can have it renewed.
use super::super::{model::Grant, store};
use crate::{
    call::{Call, TokenScope},
    kernel::{Halt, Page, Place, Problem},
    persons::{self, Batch},
    policy::{Part, ReadGrants},
};
use chrono::TimeDelta;

/// The longest that is looked ahead, in days.
const DAYS_MAX: i32 = 366;

/// Grants in force of persons that the caller's organisation leads and whose grants the caller may see, that end
/// within so many days, the soonest first; with them the persons, each once.
pub async fn ending(call: &Call, days: i32, page: &Page) -> Result<(Vec<(Place, Grant)>, Batch), Halt> {
    call.within(TokenScope::Read)?;
    if !(1..=DAYS_MAX).contains(&days) {
        return Err(Problem::new("grant.within").at("within").with("max", DAYS_MAX).into());
    }
    let rows = match call.house().law.scope::<ReadGrants>(call.actor()?) {
        Ok(scope) => {
            let span = (call.now(), call.now() + TimeDelta::days(days.into()));
            store::ending(&mut *call.reader().await?, &scope, span, page).await?
        }
        Err(_) => Vec::new(),
    };
    let mut ids: Vec<_> = rows.iter().map(|(_, grant)| grant.person).collect();
    ids.sort();
    ids.dedup();
    let persons = persons::read_many(call, &ids).await?;
    let shown: Vec<_> = rows.iter().take(page.first).map(|(_, grant)| grant.person).collect();
    for at in 0..persons.permits().len() {
        if shown.contains(&persons.permits()[at].on()) {
            persons.shows(call, at, Part::Grants);
        }
    }
    Ok((rows, persons))
}
