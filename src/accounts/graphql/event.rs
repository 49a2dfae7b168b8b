//! What was done with accounts, over the API.
use crate::{
    accounts::{
        model::{AccountAct, AccountEvent, Whose},
        service::manage,
    },
    call::{Call, error},
    kernel::{Halt, Time},
    policy::Role,
};
use async_graphql::{ID, Object, Result, connection::Connection};

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
}

/// A page, the newest first; for an object that the caller was shown.
pub(super) async fn page(
    call: &Call,
    whose: Whose,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, EventObject>> {
    list(call, whose, first, after).await.map_err(|halt| error(call, halt))
}

async fn list(
    call: &Call,
    whose: Whose,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, EventObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let rows = manage::history(call, whose, &page).await?;
    call.connection(LIST, &page, rows.into_iter().map(|(place, one)| (place, EventObject(one))).collect())
}
