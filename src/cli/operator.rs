//! The operator's hand: a call of nobody, made at the machine that holds the data. It may be made beside a
//! server.
use super::{Failure, house};
use crate::{
    accounts::{self, Organization, User, organizations},
    areas,
    call::{Call, House, Job},
    db::Conn,
    kernel::{AreaId, Halt, Id, OrganizationId},
    locale::{self, Language},
    settings::Settings,
};
use futures_util::future::BoxFuture;
use std::sync::Arc;

/// An open house and whoever stands at its machine.
pub(super) struct Operator {
    house: Arc<House>,
    call: Call,
}

impl Operator {
    pub(super) async fn open(settings: &Settings) -> Result<Self, Failure> {
        Ok(Self::of(house::open(settings).await?))
    }

    /// The same where the database may be made: the first thing that anybody does.
    pub(super) async fn open_or_begin(settings: &Settings) -> Result<Self, Failure> {
        Ok(Self::of(house::open_or_begin(settings).await?))
    }

    fn of(house: Arc<House>) -> Self {
        let call = Call::new(Arc::clone(&house), None, Language::En, "operator".to_owned());
        Self { house, call }
    }

    pub(super) fn house(&self) -> &Arc<House> {
        &self.house
    }

    /// Makes a change, whole or not at all.
    pub(super) async fn change<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<T, Halt>> + Send + 'static,
    {
        self.call.write(work).await.map_err(failed)
    }

    /// Reads something.
    pub(super) async fn read<T, F>(&self, question: F) -> Result<T, Failure>
    where
        F: for<'a> FnOnce(&'a mut Conn) -> BoxFuture<'a, Result<T, Halt>>,
    {
        let answer = {
            let mut conn = self.call.reader().await.map_err(failed)?;
            question(&mut conn).await
        };
        self.call.release().await;
        answer.map_err(failed)
    }

    /// The user of a mail address.
    pub(super) async fn user(&self, mail: &str) -> Result<User, Failure> {
        let wanted = mail.to_owned();
        let found =
            self.read(|conn| Box::pin(async move { accounts::user_by_mail(conn, &wanted).await })).await?;
        found.ok_or_else(|| Failure::new(format!("no user signs in with {mail}; see `amis user list`")))
    }

    /// The organisation of a name or id, if there is one.
    pub(super) async fn organization(&self, named: &str) -> Result<Option<Organization>, Failure> {
        let wanted = named.to_owned();
        let mut found = self
            .read(|conn| {
                Box::pin(async move {
                    match OrganizationId::parse(&wanted) {
                        Some(id) => organizations::by_ids(conn, &[id]).await,
                        None => organizations::by_name(conn, &wanted).await,
                    }
                })
            })
            .await?;
        let first = found.pop();
        if found.is_empty() {
            return Ok(first);
        }
        Err(Failure::new(format!("several organisations are called {named}; give the id of one (`org_…`)")))
    }

    /// The area of a code.
    pub(super) async fn area(&self, code: &str) -> Result<AreaId, Failure> {
        let tree = areas::tree(&self.call).await.map_err(failed)?;
        self.call.release().await;
        let found = tree.by_code(code).map(|area| area.id);
        found.ok_or_else(|| {
            Failure::new(format!("no area has the code {code}; `amis import areas FILE` brings areas in"))
        })
    }

    /// Lets go of the database.
    pub(super) async fn close(self) {
        self.house.db.close().await;
    }
}

/// What stopped a change, in words.
fn failed(halt: Halt) -> Failure {
    match halt {
        Halt::Refused(problem) => {
            let words = locale::refusal(Language::En, &problem);
            Failure::new(match problem.field.as_deref() {
                Some("token") if problem.code == "not_found" => {
                    "no token in force has this id; `amis token list` prints all of them".to_owned()
                }
                Some(field) => format!("{}: {words}", flag(field)),
                None => words,
            })
        }
        Halt::TooCostly | Halt::Unavailable => Failure::new("the database is too busy just now; try again"),
        halt => Failure::new(format!("{halt}; see the log above")),
    }
}

/// The flag in which an operator gives what the API has in this field.
fn flag(field: &str) -> &str {
    match field {
        "expiresAt" => "--days",
        "roles" => "--role",
        "districts" => "--district",
        "scopes" => "--scope",
        "name" => "--name",
        "mail" => "--mail",
        "purpose" => "--purpose",
        "organization" => "--organization",
        field => field,
    }
}

/// Reads one word of a vocabulary, or names them all.
pub(super) fn word<T>(text: &str, parse: fn(&str) -> Option<T>, all: Vec<&'static str>) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("it is one of: {}", all.join(", ")))
}
