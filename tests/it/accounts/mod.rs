//! Users, tokens, sessions, agreements: who is recognised, and who no longer.
mod agreements;
mod commands;
mod invitations;
mod limits;
mod managed;
mod over_http;
mod sessions;
mod tokens;
mod underway;
mod viewer;

use crate::support::Base;
use amis::{
    accounts::{
        self, Client, Credentials, IssuedToken, NewAccount, NewOrganization, NewToken, NewUser,
        SESSION_COOKIE, SignedIn,
    },
    call::{Call, Caller, House, Job, Terms, TokenScopes},
    kernel::{Clock, Halt, OrganizationId, Secrets, UserId},
    locale::Language,
    policy::{Kind, Law, Purpose, Role, RoleSet},
};
use chrono::{TimeDelta, TimeZone, Utc};
use futures_util::future::BoxFuture;
use std::{net::IpAddr, sync::Arc};

/// Everybody's password here.
const PASSWORD: &str = "quattro gatti sul molo";
/// Where most requests come from.
const HOME: &str = "192.0.2.1";

/// One house, one organisation with a signed agreement, and its people.
struct World {
    house: Arc<House>,
    organization: OrganizationId,
    giulia: UserId,
    luca: UserId,
    dario: UserId,
}

impl World {
    /// Nobody yet.
    fn empty(base: &Base, clock: Clock) -> Self {
        let law = Arc::new(Law::embedded().expect("the law is whole"));
        let house =
            Arc::new(House::new(base.db().clone(), law, clock, Secrets::new([7; 32]), Terms::default()));
        let [giulia, luca, dario] = [UserId::mint(), UserId::mint(), UserId::mint()];
        Self { house, organization: OrganizationId::mint(), giulia, luca, dario }
    }

    /// On a morning in March; time passes only when told to.
    async fn new(base: &Base) -> Self {
        Self::at(base, Clock::at(Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, 0).unwrap())).await
    }

    async fn at(base: &Base, clock: Clock) -> Self {
        let world = Self::empty(base, clock);
        let Self { organization, giulia, luca, dario, .. } = world;
        let network = OrganizationId::mint();
        let organizations = vec![
            world.joining(organization, Kind::Municipio, "Municipio 9"),
            world.joining(network, Kind::Network, "Rete"),
        ];
        let hash = world.house.kept::<accounts::Hashing>().hash(PASSWORD.to_owned()).await.unwrap();
        let people = vec![
            person(giulia, organization, "giulia", Role::SocialWorker, Some(&hash)),
            person(luca, organization, "luca", Role::AssociationOperator, Some(&hash)),
            person(dario, network, "dario", Role::Administrator, None),
        ];
        world
            .change(move |job| Box::pin(async move { accounts::plant(job, &organizations, people).await }))
            .await;
        world
    }

    fn joining(&self, id: OrganizationId, kind: Kind, name: &str) -> NewOrganization {
        let now = self.house.clock.now();
        NewOrganization {
            id,
            kind,
            name: name.to_owned(),
            district: None,
            tax_code: None,
            member_since: now,
            agreement_signed_at: Some(now),
            demo: false,
        }
    }

    /// What an operator does.
    async fn try_change<T, F>(&self, work: F) -> Result<T, Halt>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<T, Halt>> + Send + 'static,
    {
        self.call(None).write(work).await
    }

    async fn change<T, F>(&self, work: F) -> T
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<T, Halt>> + Send + 'static,
    {
        self.try_change(work).await.expect("the operator's change")
    }

    fn call(&self, caller: Option<Caller>) -> Call {
        Call::new(self.house.clone(), caller, Language::En, "test".to_owned())
    }

    async fn token(&self, user: UserId, scopes: TokenScopes) -> IssuedToken {
        let expires_at = self.house.clock.now() + TimeDelta::days(30);
        let new =
            NewToken { user, name: "test".to_owned(), scopes, purpose: Purpose::Coordinate, expires_at };
        self.change(move |job| Box::pin(async move { accounts::issue_token(job, new).await })).await
    }

    /// Who shows this token.
    async fn bearer(&self, token: &IssuedToken) -> Result<Option<Caller>, Halt> {
        accounts::authenticate(&self.house, &Credentials::bearer(token.secret.reveal()), None).await
    }

    /// Who shows this session.
    async fn session(&self, session: &str) -> Option<Caller> {
        accounts::authenticate(&self.house, &Credentials::session(session), None).await.unwrap()
    }

    async fn sign_in(&self, client: &Client, name: &str, password: &str) -> Result<SignedIn, Halt> {
        let mail = format!("{name}@comune.example");
        accounts::sign_in(&self.call(None), client, &mail, password.to_owned()).await
    }

    fn advance(&self, by: TimeDelta) {
        self.house.clock.advance(by);
    }
}

fn person(
    id: UserId,
    organization: OrganizationId,
    name: &str,
    role: Role,
    password_hash: Option<&String>,
) -> NewAccount {
    let user = NewUser {
        organization,
        name: name.to_owned(),
        mail: format!("{name}@comune.example"),
        roles: RoleSet::of(&[role]),
        districts: vec![],
        language: Language::It,
    };
    NewAccount { id, user, password_hash: password_hash.cloned(), demo: false }
}

/// A browser that holds nothing yet.
fn fresh(address: &str) -> Client {
    Client::new(address.parse::<IpAddr>().unwrap(), None, None)
}

/// The same browser after an answer.
fn after(address: &str, signed_in: &SignedIn) -> Client {
    let value = |at: usize| signed_in.cookies[at].reveal().split(['=', ';']).nth(1).unwrap();
    Client::new(address.parse::<IpAddr>().unwrap(), Some(value(0)), Some(value(1)))
}

/// The secret in the session's cookie.
fn secret(signed_in: &SignedIn) -> String {
    let cookie = signed_in.cookies[0].reveal();
    let pair = cookie.split(';').next().unwrap();
    pair.strip_prefix(&format!("{SESSION_COOKIE}=")).unwrap().to_owned()
}

/// The code of a refusal.
fn refusal<T>(done: Result<T, Halt>) -> &'static str {
    match done {
        Err(Halt::Refused(problem)) => problem.code,
        Err(halt) => panic!("no refusal but {halt:?}"),
        Ok(_) => panic!("not refused"),
    }
}
