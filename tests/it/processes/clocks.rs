//! The server killed at any moment while many clocks run out: holds that lapse, contacts that open, referrals that expire,
//! grants that begin.
use super::{
    Network,
    network::{Member, claim},
};
use crate::support::{
    Base, figure, folder, on, on_both,
    program::{Program, give},
    suite_or_long,
};
use amis::{
    audit,
    db::Db,
    kernel::{ClaimId, Clock, GrantId, Id, ReferralId, Time},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

on_both!(PostgresDurable: killed_while_clocks_run_out_it_forgets_none_and_does_none_twice);

const ORGANIZATIONS: usize = 4;
/// What runs out for each organisation: claims that lapse, claims that open how the person is reached, referrals that
/// expire. Of claims together fewer than it may hold at once.
const LAPSING: usize = 6;
const OPENING: usize = 3;
const EXPIRING: usize = 6;
/// After so many kills the rest is done in peace.
const KILLS_MAX: u64 = 8;
/// Over how long the clocks run out.
const SPREAD: TimeDelta = TimeDelta::seconds(12);

/// A kind of errand, and how the time of its record is set.
const KINDS: [(&str, &str, &str); 4] = [
    (
        "claim.lapse",
        "update claim set held_until = $2 where id = $1",
        "update errand set due_at = $2 where subject_id = $1 and kind = 'claim.lapse'",
    ),
    (
        "claim.open",
        "update claim set contact_from = $2 where id = $1",
        "update errand set due_at = $2 where subject_id = $1 and kind = 'claim.open'",
    ),
    (
        "referral.expire",
        "update referral set due_at = $2 where id = $1",
        "update errand set due_at = $2 where subject_id = $1 and kind = 'referral.expire'",
    ),
    (
        "grant.begin",
        "update sharing_grant set from_at = $2 where id = $1",
        "update errand set due_at = $2 where subject_id = $1 and kind = 'grant.begin'",
    ),
];

/// The records whose time runs out, by kind as `KINDS` has them.
type Running = [Vec<Uuid>; 4];

/// What is neither done nor to be done, or both, in one statement: what a killed server had asked for last may be committed
/// meanwhile. What opens for an organisation is done when its log of changes says so at that time or later.
const APART: &str = "select
    (select count(*) from claim c where c.status = 'active'
        and not exists (select 1 from errand e where e.subject_id = c.id and e.kind = 'claim.lapse' and e.tries = 0))
  + (select count(*) from errand e where e.kind = 'claim.lapse'
        and not exists (select 1 from claim c where c.id = e.subject_id and c.status = 'active'))
  + (select count(*) from referral r where r.status = 'sent'
        and not exists (select 1 from errand e where e.subject_id = r.id and e.kind = 'referral.expire' and e.tries = 0))
  + (select count(*) from errand e where e.kind = 'referral.expire'
        and not exists (select 1 from referral r where r.id = e.subject_id and r.status = 'sent'))
  + (select count(*) from claim c where c.status = 'active'
        and not exists (select 1 from errand e where e.subject_id = c.id and e.kind = 'claim.open' and e.tries = 0)
        and not exists (select 1 from change h where h.kind = 'person' and h.part = '' and h.subject_id = c.person_id
                           and h.organization_id = c.organization_id and h.at >= c.contact_from))
  + (select count(*) from sharing_grant g where g.recipient_id is not null
        and not exists (select 1 from errand e where e.subject_id = g.id and e.kind = 'grant.begin' and e.tries = 0)
        and not exists (select 1 from change h where h.kind = 'person' and h.part = '' and h.subject_id = g.person_id
                           and h.organization_id = g.recipient_id and h.at >= g.from_at))";

async fn killed_while_clocks_run_out_it_forgets_none_and_does_none_twice(base: Base) {
    let folder = folder();
    let network = Network::plant(&base, ORGANIZATIONS).await;
    let mut server = Program::serve(&base, folder.path(), &[]);
    // From here on the server is the only one that has the database open, as in earnest.
    base.db().close().await;
    let rounds = suite_or_long(1, 10);
    let (mut kills, mut in_the_midst, mut all) = (0, 0, [0; 4]);
    for round in 1..=rounds {
        let mut running = Running::default();
        for member in &network.associations {
            begin(&network, &server, member, &mut running).await;
        }
        for (all, running) in all.iter_mut().zip(&running) {
            *all += running.len();
        }
        let begun: usize = running.iter().map(Vec::len).sum();
        server.kill();
        let db = base.again().await;
        let last = run_out(&db, running).await;
        db.close().await;
        for kill in 0..KILLS_MAX {
            // Two of them where two can be.
            let servers: Vec<_> = (0..if base.is_sqlite() { 1 } else { 2 })
                .map(|_| Program::serve(&base, folder.path(), &[]))
                .collect();
            tokio::time::sleep(Duration::from_millis(kill * 37 % 120)).await;
            servers.into_iter().for_each(Program::kill);
            let db = base.again().await;
            let left = left(&db, last).await;
            let apart = number(&db, APART).await;
            let verified = verified(&db).await;
            db.close().await;
            assert_eq!(apart, 0, "each that is still to be done has its errand, what is done has none");
            assert!(verified, "round {round}, kill {kill}: the audit is broken");
            kills += 1;
            in_the_midst += u64::from(left > 0 && left < begun);
            if left == 0 {
                break;
            }
        }
        server = Program::serve(&base, folder.path(), &[]);
        done_once(&base, last, all).await;
    }
    server.kill();
    assert!(in_the_midst > 0, "no kill came while clocks ran out: {kills}");
    let whole = give(&base, folder.path(), &["audit", "verify"]).await;
    assert!(whole.status.success(), "{whole:?}");
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL, two servers" };
    let [lapsing, opening, expiring, beginning] = all;
    figure(
        "P1",
        &format!(
            "the server killed while clocks run out, {engine}: {lapsing} claims lapse, {opening} open a contact, {expiring} \
             referrals expire, {beginning} grants begin; {kills} kills, {in_the_midst} of them in the midst, 0 forgotten, 0 \
             done twice"
        ),
    );
}

/// Whatever has a clock, for one organisation.
async fn begin(network: &Network, server: &Program, member: &Member, running: &mut Running) {
    let client = reqwest::Client::new();
    let claimed = async |need: &str| {
        let told = claim(&client, server.url(), &member.token, &network.card(member, need)).await.unwrap();
        assert_eq!(told["claim"]["status"], "ACTIVE", "{told}");
        id::<ClaimId>(&told["claim"]["id"])
    };
    let [lapsing, opening, expiring, beginning] = running;
    for need in network.open(server, LAPSING, "FIRST_ELIGIBLE").await {
        lapsing.push(claimed(&need).await);
    }
    // Each of its own person: what opened of one hides nothing of another.
    for _ in 0..OPENING {
        for need in network.open(server, 1, "FIRST_ELIGIBLE").await {
            opening.push(claimed(&need).await);
        }
    }
    let asked = network.open(server, EXPIRING, "LEAD_CHOOSES").await;
    for need in &asked {
        let send = "mutation ($need: ID!, $to: ID!) { sendReferral(input: { need: $need, to: $to }) {
            referral { id } problems { code } } }";
        let to = json!({ "need": need, "to": member.organization.to_string() });
        let told = server.ask(&network.lead.token, send, to).await;
        expiring.push(id::<ReferralId>(&told["data"]["sendReferral"]["referral"]["id"]));
    }
    let person = "query ($need: ID!) { need(id: $need) { person { id } } }";
    let person = server.ask(&network.lead.token, person, json!({ "need": asked[0] })).await;
    let person = &person["data"]["need"]["person"]["id"];
    for other in &network.associations {
        let grant = "mutation ($person: ID!, $to: ID!, $from: DateTime!) { grant(input: { person: $person,
            organization: $to, from: $from, parts: [CARD, CONTACT], basis: CONSENT, purpose: COORDINATE,
            givenBy: PERSON, channel: PAPER, textVersion: \"2026-1\", language: \"it\" }) {
            grant { id } problems { code field } } }";
        let from = Clock::System.now() + TimeDelta::days(1);
        let of = json!({ "person": person, "to": other.organization.to_string(), "from": from.to_rfc3339() });
        let given = server.ask(&network.lead.token, grant, of).await;
        beginning.push(id::<GrantId>(&given["data"]["grant"]["grant"]["id"]));
    }
}

fn id<I: Id>(told: &Value) -> Uuid {
    I::parse(told.as_str().unwrap_or_else(|| panic!("{told}"))).unwrap().uuid()
}

/// The time of one after the other runs out, of all kinds by turns, so that there is something to do for a while; when the
/// last does.
async fn run_out(db: &Db, running: Running) -> Time {
    let longest = running.iter().map(Vec::len).max().unwrap();
    let mut turns = vec![];
    for turn in 0..longest {
        let of = KINDS.iter().zip(&running);
        turns.extend(of.filter_map(|(kind, ids)| Some((kind, *ids.get(turn)?))));
    }
    let (now, step) = (Clock::System.now(), SPREAD / i32::try_from(turns.len()).unwrap());
    let due: Vec<_> = (0..).zip(turns).map(|(at, (kind, id))| (*kind, id, now + step * at)).collect();
    let last = due.last().unwrap().2;
    let work = crate::support::job(move |conn| {
        Box::pin(async move {
            for ((kind, record, errand), id, at) in due {
                for sql in [record, errand] {
                    let done = on!(conn, |c| sqlx::query(sql)
                        .bind(id)
                        .bind(at)
                        .execute(c)
                        .await
                        .map(|done| done.rows_affected()))?;
                    assert_eq!(done, 1, "{kind}");
                }
            }
            Ok(())
        })
    });
    db.write(work).await.unwrap();
    last
}

/// Waits until everything is done: once, by the histories.
async fn done_once(base: &Base, last: Time, [lapsing, _, expiring, _]: [usize; 4]) {
    let db = base.again().await;
    for _ in 0..300 {
        if left(&db, last).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for (what, sql, times) in [
        ("left apart", APART, 0),
        ("lapsed", "select count(*) from claim where status = 'lapsed'", lapsing),
        ("told", "select count(*) from need_event where subject = 'claim' and event = 'lapse'", lapsing),
        (
            "told of so many",
            "select count(distinct subject_id) from need_event where event = 'lapse'",
            lapsing,
        ),
        (
            "given back",
            "select count(*) from need_event where subject = 'need' and event = 'release'",
            lapsing,
        ),
        (
            "open again",
            "select count(*) from need n where n.status = 'open'
                and exists (select 1 from claim c where c.need_id = n.id and c.status = 'lapsed')",
            lapsing,
        ),
        ("expired", "select count(*) from referral where status = 'expired'", expiring),
        ("told to senders", "select count(*) from need_event where event = 'expire'", expiring),
        ("of so many", "select count(distinct subject_id) from need_event where event = 'expire'", expiring),
        ("put off", "select count(*) from errand where tries > 0", 0),
    ] {
        assert_eq!(number(&db, sql).await, times, "{what}");
    }
    db.close().await;
}

/// How many errands are left that are due by then.
async fn left(db: &Db, by: Time) -> usize {
    let mut conn = db.reader().await.unwrap();
    let sql = "select count(*) from errand where due_at <= $1";
    let found: i64 = on!(conn, |c| sqlx::query_scalar(sql).bind(by).fetch_one(c).await).unwrap();
    conn.give_back().await;
    usize::try_from(found).unwrap()
}

async fn number(db: &Db, sql: &'static str) -> usize {
    let mut conn = db.reader().await.unwrap();
    let found: i64 = on!(conn, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    conn.give_back().await;
    usize::try_from(found).unwrap()
}

async fn verified(db: &Db) -> bool {
    let mut conn = db.reader().await.unwrap();
    let verified = audit::verify(&mut conn, &mut |_| {}).await.unwrap();
    conn.give_back().await;
    verified.flaw.is_none()
}
