//! Users, for those who run accounts.
use crate::{
    accounts::{
        model::{User, UserState},
        service::roster::{self, Placed, UsersAsked},
    },
    areas::graphql::AreaObject,
    call::{Call, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{AreaId, Halt, Id, OrganizationId, Time, UserId, text},
    locale::Language,
    policy::Role,
};
use async_graphql::{Context, ID, Object, Result, connection::Connection};
use std::sync::Arc;

/// The list's name in its cursors.
const LIST: &str = "users";

/// Somebody who signs in for an organisation.
#[derive(Clone, Debug)]
pub struct UserObject {
    row: User,
    /// The districts that they coordinate.
    districts: Vec<AreaId>,
    /// The organisations of the page that they are on.
    organizations: Arc<Organizations>,
}

impl UserObject {
    /// One user; `None` for whoever may not see the accounts of their organisation.
    pub(super) async fn by_id(call: &Call, id: UserId) -> Result<Option<Self>, Halt> {
        let rows = roster::one_user(call, id).await?.into_iter().collect();
        Ok(Self::all(rows).pop())
    }

    fn all(rows: Vec<Placed>) -> Vec<Self> {
        let organizations = Organizations::of(rows.iter().map(|(row, _)| row.organization));
        let one = |(row, districts)| Self { row, districts, organizations: Arc::clone(&organizations) };
        rows.into_iter().map(one).collect()
    }

    async fn areas(&self, call: &Call) -> Result<Vec<AreaObject>, Halt> {
        let mut found = Vec::with_capacity(self.districts.len());
        for id in &self.districts {
            found.extend(AreaObject::by_id(call, *id).await?);
        }
        Ok(found)
    }
}

/// Somebody who signs in for an organisation.
#[Object(name = "User")]
impl UserObject {
    /// Their id.
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// Name and surname. At most 200 characters.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The address they sign in with. At most 200 characters.
    async fn mail(&self) -> &str {
        &self.row.mail
    }

    /// The language that they are written to in.
    async fn language(&self) -> Language {
        self.row.language
    }

    /// What they do in their organisation. At most 13.
    async fn roles(&self) -> Vec<Role> {
        self.row.roles.iter().collect()
    }

    /// Whether they can sign in.
    async fn state(&self) -> UserState {
        self.row.state
    }

    /// Until when the one-time secret opens that they were given last and haven't used; null where it is over.
    async fn invited_until(&self, ctx: &Context<'_>) -> Result<Option<Time>> {
        let now = ctx.data::<Call>()?.now();
        Ok(self.row.invited_until.filter(|until| *until > now))
    }

    /// Their organisation's name.
    async fn organization_name(&self) -> &str {
        &self.row.organization_name
    }

    /// Their organisation's entry in the directory; null for whoever isn't shown the directory.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.organizations.get(call, self.row.organization).await
    }

    /// The districts that they coordinate, by code. At most 50.
    async fn districts(&self, ctx: &Context<'_>) -> Result<Vec<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.areas(call).await.map_err(|halt| error(call, halt))
    }

    /// Whether the caller lets them in and out.
    async fn viewer_manages(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(roster::runs(ctx.data::<Call>()?, self.row.organization))
    }
}

/// Questions about users.
#[derive(Clone, Copy, Debug, Default)]
pub struct UsersQuery;

#[Object]
impl UsersQuery {
    /// Users by name: all for the administrator of the network's own body, those of their own organisation for other
    /// administrators, for whoever leads an association and for privacy officers; empty for everybody else.
    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the name or the mail address holds.")] search: Option<String>,
        #[graphql(desc = "Of one organisation alone.")] organization: Option<ID>,
        #[graphql(desc = "In this state alone.")] state: Option<UserState>,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> Result<Connection<String, UserObject>> {
        let call = ctx.data::<Call>()?;
        list(call, (search, organization, state), (first, after)).await.map_err(|halt| error(call, halt))
    }

    /// One user; null where they may not be seen.
    async fn user(&self, ctx: &Context<'_>, id: ID) -> Result<Option<UserObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = UserId::parse(&id) else { return Ok(None) };
        UserObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }
}

async fn list(
    call: &Call,
    (search, organization, state): (Option<String>, Option<ID>, Option<UserState>),
    (first, after): (i32, Option<String>),
) -> Result<Connection<String, UserObject>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    let search = text::limited(&search.unwrap_or_default(), text::LINE_MAX, "search")?;
    // An id of nothing is of nobody.
    let nowhere = || OrganizationId::of(uuid::Uuid::nil());
    let organization = organization.map(|id| OrganizationId::parse(&id).unwrap_or_else(nowhere));
    let rows = roster::users(call, &UsersAsked { search, organization, state }, &page).await?;
    let (places, rows): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    call.connection(LIST, &page, places.into_iter().zip(UserObject::all(rows)).collect())
}
