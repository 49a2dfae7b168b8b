//! What was done with accounts, over the API.
use crate::{
    accounts::{
        model::{AccountAct, AccountEvent, Whose},
        service::roster,
    },
    call::{Call, error},
    kernel::{Halt, Id, OrganizationId, Time, UserId},
    policy::Role,
};
use async_graphql::{Context, ID, Object, Result, connection::Connection};

/// The list's name in its cursors.
const LIST: &str = "accountEvents";

/// What was done with an account, or with an organisation's membership. It is never changed.
#[derive(Clone, Debug)]
pub struct EventObject(AccountEvent);

/// What was done with an account, or with an organisation's membership. It is never changed.
#[Object(name = "AccountEvent")]
impl EventObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// When.
    async fn at(&self) -> Time {
        self.0.at
    }

    /// Who did it, by name; null for the operator at the machine itself.
    async fn by(&self) -> Option<&str> {
        self.0.by.as_deref()
    }

    /// What.
    async fn act(&self) -> AccountAct {
        self.0.act
    }

    /// With which user, by name; null where it is about the organisation.
    async fn user(&self) -> Option<&str> {
        self.0.user.as_deref()
    }

    /// The roles that were given. At most 13.
    async fn roles(&self) -> Vec<Role> {
        self.0.roles.iter().collect()
    }

    /// The codes of the districts that were given to a coordinator. At most 50.
    async fn districts(&self) -> &[String] {
        &self.0.districts
    }
}

/// Questions about what was done with accounts.
#[derive(Clone, Copy, Debug, Default)]
pub struct AccountEventsQuery;

#[Object]
impl AccountEventsQuery {
    /// What was done with an organisation's membership and its users' accounts, or with one user's account, the newest
    /// first; for whoever may see those accounts, and empty for everybody else.
    async fn account_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this organisation.")] organization: Option<ID>,
        #[graphql(desc = "Of this user alone.")] user: Option<ID>,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> Result<Connection<String, EventObject>> {
        let call = ctx.data::<Call>()?;
        let whose = match (organization, user) {
            (_, Some(user)) => UserId::parse(&user).map(Whose::User),
            (Some(organization), None) => OrganizationId::parse(&organization).map(Whose::Organization),
            (None, None) => None,
        };
        list(call, whose, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

async fn list(
    call: &Call,
    whose: Option<Whose>,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, EventObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let rows = match whose {
        Some(whose) => roster::history(call, whose, &page).await?,
        None => Vec::new(),
    };
    call.connection(LIST, &page, rows.into_iter().map(|(place, one)| (place, EventObject(one))).collect())
}
