use super::super::{
    model::opening::{Openings, since},
    store::opening::{self as store, Narrowed},
};
use crate::{
    call::{Call, TokenScope},
    kernel::{Halt, Page, Place},
    policy::{Part, ReadOpenings, Relation, Scope},
};
use uuid::Uuid;

/// A page of the counts, each with its place: the most without a conversion first.
pub(in crate::referrals) async fn find(call: &Call, page: &Page) -> Result<Vec<(Place, Openings)>, Halt> {
    call.within(TokenScope::Read)?;
    let scope = call.house().law.scope::<ReadOpenings>(call.actor()?).ok();
    let Some(scope) = scope.filter(shows) else { return Ok(Vec::new()) };
    let after = page.after.as_ref();
    let counted = after.and_then(|place| place.key.parse().ok()).unwrap_or(i64::MAX);
    let to = Narrowed {
        since: since(call.now()),
        now: call.now(),
        after: (counted, after.map_or(Uuid::max(), |place| place.id)),
        limit: page.limit(),
    };
    let found = store::list(&mut *call.reader().await?, &scope, &to).await?;
    let place = |one: &Openings| Place::of(one.unconverted.to_string(), one.organization_id);
    Ok(found.into_iter().map(|one| (place(&one), one)).collect())
}

/// Whether the caller may see who looked at those whom their organisation leads.
fn shows(scope: &Scope<ReadOpenings>) -> bool {
    scope.route(Relation::Lead).duty.contains(Part::AccessLog)
}
