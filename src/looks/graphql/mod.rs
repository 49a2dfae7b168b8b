//! Who looked, in the API.
mod idle;
mod log;
mod sheet;

pub use idle::LooksWithoutAct;
pub use log::{Access, of_person};
pub use sheet::{WhoLooked, WhoLookedLine};

use crate::{
    call::{Call, error},
    kernel::{Id, PersonId, Time},
};
use async_graphql::{Context, ID, Object, Result, connection::Connection};

/// Questions about who looked.
#[derive(Clone, Copy, Debug, Default)]
pub struct LooksQuery;

#[Object]
impl LooksQuery {
    /// What a person is told of who looked at their profile: no more than the caller may see of it, and of services
    /// for addictions, against violence and for families only what they do with the person as their own client.
    /// Null for somebody whose access log is closed to the caller, the same as for nobody.
    async fn who_looked(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom.")] person: ID,
        #[graphql(desc = "Looks before this moment: where `before` of the last sheet says to go on.")]
        before: Option<Time>,
    ) -> Result<Option<WhoLooked>> {
        let call = ctx.data::<Call>()?;
        let Some(person) = PersonId::parse(&person) else { return Ok(None) };
        WhoLooked::of(call, person, before).await.map_err(|halt| error(call, halt))
    }

    /// Other organisations that opened parts of persons whom the caller's organisation leads and did nothing about
    /// it in the days that a setting states, over the last 12 months; the last look first. For the lead's privacy
    /// officer; empty for all others.
    async fn looks_without_act(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, LooksWithoutAct>> {
        let call = ctx.data::<Call>()?;
        idle::page(call, first, after).await.map_err(|halt| error(call, halt))
    }
}
