//! What leaves over HTTP when something goes wrong on the way.
use crate::{
    server::{Served, code},
    support::{Base, on_both},
    world::World,
};
use amis::{
    accounts::{self, NewToken},
    call::{Call, TokenScope, TokenScopes},
    locale::Language,
    policy::Purpose,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(
    nothing_is_sent_of_whom_no_record_can_be_written,
    a_refused_change_is_never_told_as_done,
    a_change_whose_answer_fails_is_told_as_done,
    a_cookie_beside_a_foreign_site_does_nothing,
);

/// Mario's world, over real connections.
pub struct Served9 {
    pub world: World,
    pub served: Served,
}

impl Served9 {
    pub async fn of(world: World) -> Self {
        let served = Served::of(Arc::clone(&world.house), &[]).await;
        Self { world, served }
    }

    /// A token of one of the world's users.
    pub async fn bearer(&self, user: &str) -> String {
        let new = NewToken {
            user: self.world.seat(user).actor.user,
            name: "leaks".to_owned(),
            scopes: TokenScopes::of(&[TokenScope::Read, TokenScope::Write]),
            purpose: Purpose::Coordinate,
            expires_at: self.world.house.clock.now() + TimeDelta::days(1),
        };
        let call = Call::new(Arc::clone(&self.world.house), None, Language::En, "token".to_owned());
        let issued = call.write(move |job| Box::pin(accounts::issue_token(job, new))).await.unwrap();
        format!("Bearer {}", issued.secret.reveal())
    }

    /// Status, headers and body, whole and as text.
    pub async fn whole(&self, bearer: &str, document: &str) -> (u16, String) {
        let body = json!({ "query": document }).to_string();
        let answer = self.served.post(&[("authorization", bearer)], body).await;
        let (status, headers) = (answer.status().as_u16(), format!("{:?}", answer.headers()));
        (status, format!("{headers}\n{}", answer.text().await.unwrap()))
    }

    /// Status and body.
    pub async fn ask(&self, bearer: &str, document: &str) -> (u16, Value) {
        let (status, whole) = self.whole(bearer, document).await;
        (status, serde_json::from_str(whole.split_once('\n').unwrap().1).unwrap())
    }
}

/// What may be told of Mario by nothing that is sent to somebody who isn't shown him.
const OF_MARIO: [&str; 6] = ["Mario", "Colombo", "1974-03-19", "Ornato", "5550 0152", "dopo le 17"];

fn profile(mario: &str) -> String {
    format!(
        "{{ person(id: \"{mario}\") {{ code identity {{ givenName familyName birthDate }} address {{ residence }}
             contact {{ phone safeHours }} needs {{ nodes {{ domain }} }} }} }}"
    )
}

async fn nothing_is_sent_of_whom_no_record_can_be_written(base: Base) {
    let world = Served9::of(World::stories(base.clone()).await).await;
    let giulia = world.bearer("giulia").await;
    let mario = world.world.person("giulia", "colombo mario").await;
    let documents = [
        profile(&mario),
        "{ people { nodes { code identity { givenName familyName } contact { phone } } } }".to_owned(),
        "{ people(search: \"colombo\") { edges { cursor node { code } } } \
           referrals(direction: SENT) { nodes { note person { code } } } }"
            .to_owned(),
    ];
    for table in ["audit_event", "audit_unsealed"] {
        base.execute(&format!("alter table {table} rename to elsewhere")).await;
        for document in &documents {
            let (status, whole) = world.whole(&giulia, document).await;
            assert_eq!(status, 503, "{whole}");
            let code = world.world.house.db.reader().await.unwrap();
            code.give_back().await;
            for said in OF_MARIO.into_iter().chain([mario.as_str(), "-9", "cursor", "\"data\":{"]) {
                assert!(!whole.contains(said), "{said} in {whole}");
            }
            assert!(whole.contains("\"code\":\"UNAVAILABLE\"") && whole.contains("\"ticket\""), "{whole}");
            assert!(!whole.contains("committed") && !whole.contains("audit"), "{whole}");
        }
        base.execute(&format!("alter table elsewhere rename to {table}")).await;
    }
    let (status, whole) = world.whole(&giulia, &documents[0]).await;
    assert_eq!(status, 200);
    assert!(OF_MARIO.iter().all(|said| whole.contains(said)), "{whole}");
}

/// Somebody alike is shown and nothing is written: were the audit to fail then, nothing was done.
async fn a_refused_change_is_never_told_as_done(base: Base) {
    let world = Served9::of(World::stories(base.clone()).await).await;
    let giulia = world.bearer("giulia").await;
    let register =
        "mutation { registerPerson(input: { identity: { givenName: \"Mario\", familyName: \"Colombo\" } }) {
        person { id } candidates { person { code identity { familyName } } evidence } problems { code } } }";
    let (_, answer) = world.ask(&giulia, register).await;
    assert_eq!(answer["data"]["registerPerson"]["candidates"][0]["evidence"], json!(["name"]), "{answer}");
    base.execute("alter table audit_event rename to elsewhere").await;
    let persons = base.number("select count(*) from person").await;
    let refused =
        "mutation { closeNeed(input: { need: \"need_00000000000000000000000000000000\", outcome: MET }) {
        need { id } problems { code } } }";
    for document in [register, refused] {
        let (_, whole) = world.whole(&giulia, document).await;
        assert!(!whole.contains("committed") && !whole.contains("Colombo"), "{whole}");
    }
    let (status, answer) = world.ask(&giulia, register).await;
    assert_eq!((status, code(&answer)), (503, "UNAVAILABLE"), "{answer}");
    assert_eq!(base.number("select count(*) from person").await, persons);
}

async fn a_change_whose_answer_fails_is_told_as_done(base: Base) {
    let world = Served9::of(World::stories(base.clone()).await).await;
    let giulia = world.bearer("giulia").await;
    let mario = world.world.person("giulia", "colombo mario").await;
    let open = |id: &str| {
        format!(
            "mutation {{ openNeed(input: {{ person: \"{mario}\", domain: DIGI, urgency: SOON,
                 clientMutationId: \"{id}\" }}) {{ need {{ id referrals {{ id }} }} problems {{ code }} }} }}"
        )
    };
    let needs = async || base.number("select count(*) from need where domain = 'DIGI'").await;
    base.execute("alter table referral rename to elsewhere").await;
    let (_, answer) = world.ask(&giulia, &open("one")).await;
    let error = &answer["errors"][0]["extensions"];
    assert_eq!((&error["code"], &error["committed"]), (&json!("INTERNAL"), &json!(true)), "{answer}");
    assert_eq!(needs().await, 1);
    base.execute("alter table elsewhere rename to referral").await;
    let (_, answer) = world.ask(&giulia, &open("one")).await;
    assert!(answer["data"]["openNeed"]["need"]["id"].is_string(), "{answer}");
    assert_eq!(needs().await, 1, "asked again under its id, it is not done again");
    base.execute("alter table audit_unsealed rename to elsewhere").await;
    let (status, answer) = world.ask(&giulia, &open("one")).await;
    let error = &answer["errors"][0]["extensions"];
    assert_eq!((status, &error["code"], &error["committed"]), (503, &json!("UNAVAILABLE"), &json!(true)));
    assert!(answer["data"].is_null(), "{answer}");
    base.execute("alter table elsewhere rename to audit_unsealed").await;
}

/// Neither the method, nor the type of the body, nor a header of ours lets another site's page act.
async fn a_cookie_beside_a_foreign_site_does_nothing(base: Base) {
    let served = Served::start(&base).await;
    let body = json!({ "query": "mutation { signOut { ended } }" }).to_string();
    let cookie = ("cookie", "__Host-amis=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for said in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "nonsense"),
        ("origin", "https://amis.example"),
        ("origin", ""),
        ("x-requested-with", "XMLHttpRequest"),
    ] {
        let answer = served.post(&[cookie, said], body.clone()).await;
        assert_eq!(answer.status().as_u16(), 403, "{said:?}");
        let whole = format!("{:?}", answer.headers());
        assert!(!whole.contains("access-control"), "no other site is let in: {whole}");
    }
}
