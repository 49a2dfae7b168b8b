use super::super::{model::opening::Openings, service::opening as verbs};
use crate::{
    call::Call,
    directory::graphql::{OrganizationObject, Organizations},
    kernel::Halt,
};
use async_graphql::{Context, Object, Result, connection::Connection};
use std::sync::Arc;

/// The name that cursors of this list are bound to.
const LIST: &str = "claim_openings";

/// The claims of one organisation that opened how a person is reached.
#[derive(Clone, Debug)]
pub struct ClaimOpenings {
    row: Openings,
    names: Arc<Organizations>,
}

/// One page of the counts.
pub(super) async fn page(
    call: &Call,
    first: i32,
    after: Option<String>,
) -> Result<Connection<String, ClaimOpenings>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    let found = verbs::find(call, &page).await?;
    let names = Organizations::of(found.iter().map(|(_, row)| row.organization_id));
    let one = |(place, row)| (place, ClaimOpenings { row, names: Arc::clone(&names) });
    call.connection(LIST, &page, found.into_iter().map(one).collect())
}

/// How often the claims of one organisation opened how a person is reached, and what came of it. No person.
#[Object]
impl ClaimOpenings {
    /// Whose claims.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.names.get(ctx.data::<Call>()?, self.row.organization_id).await
    }

    /// How many claims opened contact.
    async fn opened(&self) -> i64 {
        self.row.opened
    }

    /// How many of those became a referral.
    async fn converted(&self) -> i64 {
        self.row.converted
    }

    /// How many of those ended without one.
    async fn without_conversion(&self) -> i64 {
        self.row.unconverted
    }
}
