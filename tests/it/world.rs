//! Mario's world: the demo network's stories at a moment that stands still, asked through the API.
use crate::support::Base;
use amis::{
    accounts::Client,
    call::{Call, Caller, House, Settled, Terms, TokenScope, TokenScopes},
    demo::{self, Seat, Size},
    kernel::{Clock, Secrets, Time},
    locale::Language,
    policy::{Law, Purpose, RoleSet},
    web::schema::{self, Schema},
};
use async_graphql::{Request, Variables};
use chrono::{TimeZone, Utc};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

pub struct World {
    pub base: Base,
    pub house: Arc<House>,
    schema: Schema,
    seats: BTreeMap<String, Seat>,
}

/// What came of one request.
#[derive(Debug)]
pub struct Answer {
    pub data: Value,
    pub errors: Vec<String>,
    pub statements: usize,
}

impl World {
    /// Monday morning, with the people of the stories.
    pub async fn stories(base: Base) -> Self {
        Self::of(base, Size::Stories).await
    }

    pub async fn of(base: Base, size: Size) -> Self {
        Self::under(base, size, Terms::default()).await
    }

    /// In a network that works so.
    pub async fn under(base: Base, size: Size, terms: Terms) -> Self {
        drop(tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init());
        let law = Arc::new(Law::embedded().expect("the law is sound"));
        let now = monday();
        let house = amis::house(base.db().clone(), law, Clock::at(now), Secrets::new([1; 32]), terms);
        let house = Arc::new(house);
        let world = demo::load(&house, now, size, &|_, _| ()).await.expect("the demo network loads");
        Self { base, house, schema: schema::build(true).finish(), seats: world.seats }
    }

    pub fn seat(&self, user: &str) -> &Seat {
        &self.seats[user]
    }

    pub fn users(&self) -> impl Iterator<Item = &str> {
        self.seats.keys().map(String::as_str)
    }

    /// Asks as a user; everything that the answer rests on is settled before it is looked at.
    pub async fn ask(&self, user: &str, document: &str, variables: Value) -> Answer {
        let seat = &self.seat(user).actor;
        self.ask_as(user, (seat.roles, seat.purpose), document, variables).await
    }

    /// Asks as somebody in a user's place, in other roles.
    pub async fn ask_in(&self, user: &str, roles: RoleSet, document: &str, variables: Value) -> Answer {
        self.ask_as(user, (roles, Purpose::Coordinate), document, variables).await
    }

    /// Asks for another purpose, as a session may choose it.
    pub async fn ask_for(&self, user: &str, purpose: Purpose, document: &str, variables: Value) -> Answer {
        self.ask_as(user, (self.seat(user).actor.roles, purpose), document, variables).await
    }

    async fn ask_as(
        &self,
        user: &str,
        (roles, purpose): (RoleSet, Purpose),
        document: &str,
        variables: Value,
    ) -> Answer {
        for _ in 0..3 {
            let mut caller = self.caller(user).await;
            (caller.actor.roles, caller.actor.purpose) = (roles, purpose);
            let call = Call::new(Arc::clone(&self.house), Some(caller), Language::En, "test".to_owned());
            let request = Request::new(document).variables(Variables::from_json(variables.clone()));
            let answer = self.schema.execute(request.data(call.clone()).data(client())).await;
            call.release().await;
            let statements = call.statements();
            if call.settle().await.expect("the audit is written") == Settled::Kept {
                let errors = answer.errors.iter().map(|error| error.message.clone()).collect();
                return Answer { data: answer.data.into_json().unwrap(), errors, statements };
            }
        }
        panic!("access moved three times")
    }

    /// Asks as somebody without an account, from this address.
    pub async fn ask_anybody(&self, from: &str, document: &str, variables: Value) -> Answer {
        let call = Call::new(Arc::clone(&self.house), None, Language::En, "test".to_owned());
        let request = Request::new(document).variables(Variables::from_json(variables));
        let client = Client::new(from.parse().unwrap(), None, None);
        let answer = self.schema.execute(request.data(call.clone()).data(client)).await;
        call.release().await;
        let statements = call.statements();
        assert_eq!(call.settle().await.expect("nobody is audited"), Settled::Kept);
        let errors = answer.errors.iter().map(|error| error.message.clone()).collect();
        Answer { data: answer.data.into_json().unwrap(), errors, statements }
    }

    /// The data of what somebody without an account asks, without errors.
    pub async fn anybody(&self, document: &str, variables: Value) -> Value {
        let answer = self.ask_anybody(NEAR, document, variables).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        answer.data
    }

    /// The data of an answer without errors.
    pub async fn data(&self, user: &str, document: &str, variables: Value) -> Value {
        let answer = self.ask(user, document, variables).await;
        assert!(answer.errors.is_empty(), "{user}: {:?}", answer.errors);
        answer.data
    }

    /// A mutation's payload; `{}` of its input is `$input`.
    pub async fn change(
        &self,
        user: &str,
        field: &str,
        input_type: &str,
        answer: &str,
        input: Value,
    ) -> Value {
        let document = format!(
            "mutation ($input: {input_type}!) {{ done: {field}(input: $input) {{ {answer}
               problems {{ code field message state moves version }} }} }}"
        );
        self.data(user, &document, json!({ "input": input })).await["done"].clone()
    }

    async fn caller(&self, user: &str) -> Caller {
        let seat = self.seat(user);
        let mut conn = self.house.db.reader().await.unwrap();
        let versions: (i64, i64) = crate::support::on!(conn, |c| sqlx::query_as(
            "select u.access_version, o.access_version
               from account u join organization o on o.id = u.organization_id where u.id = $1"
        )
        .bind(seat.actor.user)
        .fetch_one(c)
        .await)
        .unwrap();
        conn.give_back().await;
        Caller {
            actor: seat.actor.clone(),
            user_version: versions.0,
            organization_version: versions.1,
            scopes: TokenScopes::of(TokenScope::ALL),
            until: None,
            behalf: amis::call::Behalf::default(),
        }
    }

    /// The id of a person, as their lead finds it by name.
    pub async fn person(&self, lead: &str, name: &str) -> String {
        let found = self
            .data(
                lead,
                "query ($name: String) { people(search: $name) { nodes { id } } }",
                json!({ "name": name }),
            )
            .await;
        found["people"]["nodes"][0]["id"].as_str().expect("the lead finds its person").to_owned()
    }

    /// The id of a person's need, as its lead sees it.
    pub async fn need(&self, lead: &str, person: &str, domain: &str) -> String {
        let found = self
            .data(
                lead,
                "query ($id: ID!, $domain: [NeedDomain!]) { person(id: $id) { needs(domain: $domain) { nodes { id } } } }",
                json!({ "id": person, "domain": [domain] }),
            )
            .await;
        found["person"]["needs"]["nodes"][0]["id"].as_str().expect("the lead sees the need").to_owned()
    }
}

/// Where those without an account ask from.
pub const NEAR: &str = "192.0.2.10";

fn client() -> Client {
    Client::new([192, 0, 2, 1].into(), None, None)
}

/// When the tests begin: Monday 2 November 2026, ten in the morning in Milan.
pub fn monday() -> Time {
    Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
}
