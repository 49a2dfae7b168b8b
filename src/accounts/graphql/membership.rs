//! Organisations as members of the network, over the API.
use crate::{
    accounts::{
        model::Membership,
        service::roster::{self, MembershipsAsked},
    },
    call::{Call, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{Halt, Id, OrganizationId, Time, text},
    policy::Kind,
};
use async_graphql::{Context, ID, Object, Result, connection::Connection};
use std::sync::Arc;

/// The list's name in its cursors.
const LIST: &str = "memberships";

/// An organisation as a member of the network: what it signed, and how many work there.
#[derive(Clone, Debug)]
pub struct MembershipObject {
    row: Membership,
    /// The organisations of the page that it is on.
    organizations: Arc<Organizations>,
}

impl MembershipObject {
    /// One organisation's; `None` for whoever may not see its accounts.
    pub(super) async fn by_id(call: &Call, id: OrganizationId) -> Result<Option<Self>, Halt> {
        let rows = roster::one_membership(call, id).await?.into_iter().collect();
        Ok(Self::all(rows).pop())
    }

    fn all(rows: Vec<Membership>) -> Vec<Self> {
        let organizations = Organizations::of(rows.iter().map(|row| row.organization.id));
        rows.into_iter().map(|row| Self { row, organizations: Arc::clone(&organizations) }).collect()
    }
}

/// An organisation as a member of the network: what it signed, and how many work there.
#[Object(name = "Membership")]
impl MembershipObject {
    /// The organisation's id.
    async fn id(&self) -> ID {
        self.row.organization.id.to_string().into()
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.row.organization.name
    }

    /// What it is; it never changes.
    async fn kind(&self) -> Kind {
        self.row.organization.kind
    }

    /// Its entry in the directory; null for whoever isn't shown the directory.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.organizations.get(call, self.row.organization.id).await
    }

    /// Its code with the revenue agency: 11 digits.
    async fn tax_code(&self) -> Option<&str> {
        self.row.tax_code.as_deref()
    }

    /// Since when it is a member: what was granted to its kind before does not cover it.
    async fn member_since(&self) -> Time {
        self.row.organization.member_since
    }

    /// Whether its data agreement is in force. Without one its users see no person and no card.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.row.organization.has_agreement(ctx.data::<Call>()?.now()))
    }

    /// When it last signed the data agreement.
    async fn agreement_signed_at(&self) -> Option<Time> {
        self.row.organization.agreement_signed_at
    }

    /// When that agreement ended.
    async fn agreement_ended_at(&self) -> Option<Time> {
        self.row.organization.agreement_ended_at
    }

    /// How many of its users aren't disabled.
    async fn users(&self) -> i64 {
        self.row.users
    }

    /// Whether the caller records what it signs.
    async fn viewer_signs(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(roster::runs_memberships(ctx.data::<Call>()?))
    }

    /// Whether the caller lets its users in and out.
    async fn viewer_manages(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(roster::runs(ctx.data::<Call>()?, self.row.organization.id))
    }
}

/// Questions about memberships.
#[derive(Clone, Copy, Debug, Default)]
pub struct MembershipsQuery;

#[Object]
impl MembershipsQuery {
    /// The organisations of the network by name: all for the administrator of its own body, their own for other
    /// administrators, for whoever leads an association and for privacy officers; empty for everybody else.
    async fn memberships(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words that the name holds.")] search: Option<String>,
        #[graphql(desc = "Of this kind alone.")] kind: Option<Kind>,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> Result<Connection<String, MembershipObject>> {
        let call = ctx.data::<Call>()?;
        list(call, search, kind, (first, after)).await.map_err(|halt| error(call, halt))
    }

    /// One organisation's membership; null where it may not be seen.
    async fn membership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose.")] organization: ID,
    ) -> Result<Option<MembershipObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = OrganizationId::parse(&organization) else { return Ok(None) };
        MembershipObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }
}

async fn list(
    call: &Call,
    search: Option<String>,
    kind: Option<Kind>,
    (first, after): (i32, Option<String>),
) -> Result<Connection<String, MembershipObject>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    let search = text::limited(&search.unwrap_or_default(), text::LINE_MAX, "search")?;
    let rows = roster::memberships(call, &MembershipsAsked { search, kind }, &page).await?;
    let (places, rows): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    call.connection(LIST, &page, places.into_iter().zip(MembershipObject::all(rows)).collect())
}
