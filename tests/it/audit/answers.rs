//! No record, no answer; and an answer rests on what is true when its record is committed.
use crate::{
    consent::world::{Seat, World, id},
    support::{Base, figure, job, on, on_both},
};
use amis::{
    call::{Call, Settled},
    consent::graphql::ConsentMutation,
    persons::graphql::PersonsQuery,
    policy::Role,
};
use async_graphql::{EmptySubscription, Request, Schema};
use std::time::Duration;
use tokio::{sync::oneshot, time::timeout};

on_both!(
    no_audit_no_answer,
    a_record_names_parts_and_never_values,
    a_revocation_under_way_is_waited_for,
    what_is_asked_many_times_at_once_under_one_id_happens_once,
    a_change_of_somebody_disabled_meanwhile_is_refused,
);

const CANARY: &str = "Zorzicanarino";

/// Reads Mario's name as his social worker, up to the last look before it leaves.
async fn reading(world: &World) -> Call {
    let call = world.call(world.municipio, Role::SocialWorker);
    let schema = Schema::new(PersonsQuery, ConsentMutation, EmptySubscription);
    let document = format!("{{ person(id: \"{}\") {{ identity {{ familyName }} }} }}", world.mario);
    let answer = schema.execute(Request::new(document).data(call.clone())).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    let data = answer.data.into_json().unwrap();
    assert_eq!(data["person"]["identity"]["familyName"], CANARY);
    call
}

async fn named(base: Base) -> World {
    let world = World::on(base).await;
    let (mario, lead) = (world.mario, world.municipio.organization);
    let now = world.house.clock.now();
    let work = job(move |conn| {
        Box::pin(async move {
            on!(conn, |c| sqlx::query(
                "insert into person_identity (person_id, family_name, controller_id, updated_at)
                 values ($1, $2, $3, $4)"
            )
            .bind(mario)
            .bind(CANARY)
            .bind(lead)
            .bind(now)
            .execute(c)
            .await
            .map(drop))?;
            Ok(())
        })
    });
    world.base.db().write(work).await.unwrap();
    world
}

async fn records(world: &World) -> i64 {
    world.base.number("select count(*) from audit_event").await
}

async fn no_audit_no_answer(base: Base) {
    let world = named(base).await;
    assert_eq!(reading(&world).await.settle().await.unwrap(), Settled::Kept);
    let before = records(&world).await;
    for table in ["audit_event", "audit_unsealed"] {
        let call = reading(&world).await;
        world.base.execute(&format!("alter table {table} rename to elsewhere")).await;
        call.settle().await.unwrap_err();
        world.base.execute(&format!("alter table elsewhere rename to {table}")).await;
    }
    assert_eq!(records(&world).await, before);
    assert_eq!(reading(&world).await.settle().await.unwrap(), Settled::Kept);
    assert_eq!(records(&world).await, before + 1);
    let engine = if world.base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P14",
        &format!(
            "a record that can't be written, {engine}: no answer left; once it could, one record for one view"
        ),
    );
}

async fn a_record_names_parts_and_never_values(base: Base) {
    let world = named(base).await;
    assert_eq!(reading(&world).await.settle().await.unwrap(), Settled::Kept);
    let sql = "select act || ' ' || roles || ' ' || purpose || ' ' || coalesce(relation, '-') || ' ' || parts
                      || ' ' || policy || ' ' || request from audit_event";
    let mut conn = world.base.db().reader().await.unwrap();
    let all: Vec<String> = on!(conn, |c| sqlx::query_scalar(sql).fetch_all(c).await).unwrap();
    conn.give_back().await;
    let policy = world.house.law.hash();
    assert_eq!(all, [format!("person.read social_worker coordinate lead identity {policy} test")]);
    assert!(!all.concat().contains(CANARY));
}

/// Somebody takes access away, has not committed yet, and is waited for.
async fn a_revocation_under_way_is_waited_for(base: Base) {
    let world = named(base).await;
    let call = reading(&world).await;
    let (go_on, wait) = oneshot::channel::<()>();
    let (said, begun) = oneshot::channel();
    let mario = world.mario;
    let revocation = job(move |conn| {
        Box::pin(async move {
            on!(conn, |c| sqlx::query(
                "update person_access set version = version + 1 where person_id = $1"
            )
            .bind(mario)
            .execute(c)
            .await
            .map(drop))?;
            said.send(()).unwrap();
            wait.await.unwrap();
            Ok(())
        })
    });
    let db = world.base.db().clone();
    let revocation = tokio::spawn(async move { db.write(revocation).await });
    begun.await.unwrap();
    let mut settling = tokio::spawn(async move { call.settle().await });
    timeout(Duration::from_millis(200), &mut settling).await.expect_err("it waits");
    go_on.send(()).unwrap();
    revocation.await.unwrap().unwrap();
    assert_eq!(settling.await.unwrap().unwrap(), Settled::Moved);
    assert_eq!(records(&world).await, 0);
}

fn sharing(to: Seat) -> String {
    format!("organization: \"{}\", parts: [CONTACT], clientMutationId: \"one\"", to.organization)
}

async fn what_is_asked_many_times_at_once_under_one_id_happens_once(base: Base) {
    let world = World::on(base).await;
    let said = sharing(world.cps);
    let asked = (0..12).map(|_| world.grant(&said));
    let answers = futures_util::future::join_all(asked).await;
    let first = id(&answers[0]);
    assert!(answers.iter().all(|answer| id(answer) == first));
    assert_eq!(world.base.number("select count(*) from sharing_grant").await, 1);
    assert_eq!(world.base.number("select count(*) from mutation_memo where object_id <> ''").await, 1);
    world.wait(chrono::TimeDelta::hours(25));
    assert_ne!(id(&world.grant(&said).await), first, "an id is good for another change a day later");
}

async fn a_change_of_somebody_disabled_meanwhile_is_refused(base: Base) {
    let world = World::on(base).await;
    let call = world.call(world.municipio, Role::SocialWorker);
    world.base.execute("update account set access_version = access_version + 1").await;
    let document = format!(
        "mutation {{ grant(input: {{ person: \"{}\", {}, basis: CONSENT, purpose: COORDINATE, givenBy: PERSON,
             channel: PAPER, textVersion: \"1\", language: \"it\" }}) {{ problems {{ code }} }} }}",
        world.mario,
        sharing(world.cps)
    );
    let schema = Schema::new(PersonsQuery, ConsentMutation, EmptySubscription);
    let answer = schema.execute(Request::new(document).data(call)).await;
    let code = answer.errors[0].extensions.as_ref().unwrap().get("code").unwrap().to_string();
    assert_eq!(code, "\"UNAUTHENTICATED\"");
    assert_eq!(world.base.number("select count(*) from sharing_grant").await, 0);
}
