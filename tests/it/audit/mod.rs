//! The record of who saw what: sealed in a chain, in which nothing can be changed unseen.
mod answers;
mod behalf;
mod heads;
mod idle;
mod logs;
mod sealing;
mod sheet;
mod tampers;

use crate::support::{Base, job};
use amis::{
    audit::{self, Context, Entry, Report},
    db::{Conn, Db},
    kernel::{Clock, Halt, OrganizationId, PersonId, Time, UserId},
    policy::{Actor, Kind, Part, PartSet, Purpose, Relation, Role, RoleSet},
};
use futures_util::future::BoxFuture;

fn noon() -> Clock {
    Clock::at("2026-11-20T12:00:00.123456Z".parse::<Time>().unwrap())
}

fn listener() -> Actor {
    Actor {
        user: UserId::mint(),
        organization: OrganizationId::mint(),
        kind: Kind::Caritas,
        roles: RoleSet::of(&[Role::Listener, Role::DeskOperator]),
        district: None,
        agreement: true,
        purpose: Purpose::Coordinate,
    }
}

/// Entries about persons of whom nothing else is known.
fn entries(count: usize) -> Vec<Entry> {
    let parts = [PartSet::of(&[Part::Identity, Part::Contact]), PartSet::of(&[Part::Household])];
    let entry = |n: usize| Entry {
        at: noon().now(),
        act: "person.read",
        person: PersonId::mint(),
        relation: n.is_multiple_of(2).then_some(Relation::CareTeam),
        parts: parts[n % 2],
    };
    (0..count).map(entry).collect()
}

fn record<'c>(conn: &'c mut Conn, actor: &'c Actor, entries: &'c [Entry]) -> BoxFuture<'c, Result<(), Halt>> {
    let context = Context { actor, policy: "0f", request: "r-1", behalf: None };
    Box::pin(async move { audit::record(conn, &context, entries).await })
}

/// Records this many rows in one job.
async fn recorded(db: &Db, count: usize) {
    let work = job(move |conn| Box::pin(async move { record(conn, &listener(), &entries(count)).await }));
    db.write(work).await.unwrap();
}

async fn verified(db: &Db) -> Report {
    let mut conn = db.reader().await.unwrap();
    let report = audit::verify(&mut conn, &mut |_| {}).await.unwrap();
    conn.give_back().await;
    report
}

async fn count(base: &Base, table: &'static str) -> i64 {
    match table {
        "audit_event" => base.number("select count(*) from audit_event").await,
        "audit_block" => base.number("select count(*) from audit_block").await,
        _ => base.number("select count(*) from audit_unsealed").await,
    }
}
