//! The sheet that a person is given: who looked at their profile.
use super::logs::{looked, record};
use crate::{
    leaks::web::Served9,
    support::{Base, figure, on_both},
    world::{World, monday},
};
use amis::{
    audit::Entry,
    kernel::{Id, PersonId},
    policy::{Domain, Part, PartSet, Relation, Role, RoleSet},
};
use chrono::TimeDelta;
use reqwest::Response;
use serde_json::json;
use std::time::{Duration, Instant};

on_both!(
    giulia_prints_who_looked_at_mario,
    the_sheet_is_there_in_plain_words_and_in_english,
    nobody_else_finds_the_sheet,
    the_page_is_kept_by_nobody_and_loads_its_style_alone,
    no_record_no_sheet,
    ten_thousand_looks_are_told_in_time,
);

const NOBODY: &str = "person_0192f3b1c4d57aaa8bbb0123456789ab";

struct Paper {
    served: Served9,
    mario: String,
}

impl Paper {
    async fn of(base: Base) -> Self {
        let world = World::stories(base).await;
        let mario = world.person("giulia", "colombo mario").await;
        Self { served: Served9::of(world).await, mario }
    }

    fn world(&self) -> &World {
        &self.served.world
    }

    async fn get(&self, user: &str, path: &str) -> Response {
        let bearer = self.served.bearer(user).await;
        self.served.served.get_with(path, &[("authorization", &bearer)]).await
    }

    /// Status and page.
    async fn sheet(&self, user: &str, how: &str) -> (u16, String) {
        let answer = self.get(user, &format!("/people/{}/who-looked?{how}", self.mario)).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }
}

async fn giulia_prints_who_looked_at_mario(base: Base) {
    let paper = Paper::of(base.clone()).await;
    let world = paper.world();
    let casa = world.seat("luca").actor.clone();
    let seen = PartSet::of(&[Part::Contact, Part::Needs(Domain::Hous)]);
    for minute in [0, 25] {
        let at = monday() + TimeDelta::minutes(minute);
        looked(world, &casa, &paper.mario, at, Relation::CareTeam, seen).await;
    }
    looked(world, &casa, &paper.mario, monday() - TimeDelta::days(1), Relation::Emergency, seen).await;
    let mut machine = casa.clone();
    machine.roles = RoleSet::of(&[Role::ServiceAccount]);
    for minute in 0..9 {
        let at = monday() - TimeDelta::days(2) + TimeDelta::minutes(minute);
        looked(world, &machine, &paper.mario, at, Relation::CareTeam, seen).await;
    }
    let before = base.number("select count(*) from audit_event where parts = 'access_log'").await;
    let (status, page) = paper.sheet("giulia", "language=it&words=full").await;
    assert_eq!(status, 200, "{page}");
    for said in [
        "<title>AMìS</title>",
        "lunedì 2 novembre 2026",
        "10:00–10:25, 2 volte",
        "Casa Aperta ODV",
        "operatore di associazione",
        "contatti; bisogni: casa e abitare",
        "lavorare insieme per la persona",
        "<span class=\"mark\">Emergenza</span>",
        "sabato 31 ottobre 2026",
        "10:00–10:08, 9 volte",
        "sistema collegato",
        "Lettura automatica di un altro sistema.",
        "Comune di Milano – Servizio sociale Municipio 9",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    for never in ["Colombo", "Giulia", "Luca Moretti", "<script", "style="] {
        assert!(!page.contains(never), "{never} in {page}");
    }
    let after = base.number("select count(*) from audit_event where parts = 'access_log'").await;
    assert_eq!(after, before + 1, "who made the sheet looked, too");
}

async fn the_sheet_is_there_in_plain_words_and_in_english(base: Base) {
    let paper = Paper::of(base).await;
    let casa = paper.world().seat("luca").actor.clone();
    let seen = PartSet::of(&[Part::Contact]);
    looked(paper.world(), &casa, &paper.mario, monday(), Relation::CareTeam, seen).await;
    let (_, plain) = paper.sheet("franco", "language=it&words=plain").await;
    let line = "Alle 10:00 Casa Aperta ODV (operatore di associazione) ha guardato una volta. Ha guardato: il telefono e come ti si può chiamare.";
    let why = "Motivo: lavorare insieme per la persona.";
    assert!(
        plain.contains(line) && plain.contains(why) && plain.contains("<h1>Chi ha guardato i tuoi dati</h1>"),
        "{plain}"
    );
    assert!(plain.contains("<html lang=\"it\">") && plain.contains("<body class=\"plain\">"), "{plain}");
    let (_, english) = paper.sheet("franco", "language=en").await;
    assert!(
        english.contains("Monday 2 November 2026") && english.contains("<html lang=\"en\">"),
        "{english}"
    );
    assert!(english.contains("how to reach them"), "{english}");
    let (status, strange) = paper.sheet("franco", "language=xx&words=%3Cscript%3E&before=never").await;
    assert_eq!(status, 400, "{strange}");
    assert!(!strange.contains("<script>") && !strange.contains("never"), "{strange}");
}

async fn nobody_else_finds_the_sheet(base: Base) {
    let paper = Paper::of(base).await;
    let none = format!("/people/{NOBODY}/who-looked");
    let real = format!("/people/{}/who-looked", paper.mario);
    for user in ["luca", "nadia", "amina", "carla", "dario", "piero", "bea"] {
        let (real, none) = (paper.get(user, &real).await, paper.get(user, &none).await);
        assert_eq!((real.status().as_u16(), none.status().as_u16()), (404, 404), "{user}");
        assert_eq!(real.text().await.unwrap(), none.text().await.unwrap(), "{user}");
    }
    let served = &paper.served.served;
    let answer = served.get(&real).await;
    assert_eq!(answer.status().as_u16(), 401);
    let cookie = ("cookie", "__Host-amis=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for site in ["cross-site", "same-site"] {
        let answer = served.get_with(&real, &[cookie, ("sec-fetch-site", site)]).await;
        assert_eq!(answer.status().as_u16(), 403, "{site}");
    }
    let answer = served.get_with(&real, &[cookie, ("sec-fetch-site", "none")]).await;
    assert_eq!(answer.status().as_u16(), 401, "a session that isn't one is nobody's");
}

async fn the_page_is_kept_by_nobody_and_loads_its_style_alone(base: Base) {
    let paper = Paper::of(base).await;
    let page = paper.get("giulia", &format!("/people/{}/who-looked", paper.mario)).await;
    let header = |name: &str| page.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("cache-control"), "private, no-store");
    assert_eq!(header("content-type"), "text/html; charset=utf-8");
    let policy = header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let style = paper.served.served.get("/static/paper.css").await;
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
    assert!(style.text().await.unwrap().contains("@media print"));
}

/// Where the record can't be written nobody reads anything of anybody, the log and the sheet included.
async fn no_record_no_sheet(base: Base) {
    let paper = Paper::of(base.clone()).await;
    let log = format!("{{ person(id: \"{}\") {{ accessLog {{ nodes {{ at }} }} }} }}", paper.mario);
    let idle = "{ looksWithoutAct { nodes { person { code } } } }";
    let casa = paper.world().seat("luca").actor.clone();
    let long_ago = monday() - TimeDelta::days(30);
    let seen = PartSet::of(&[Part::Contact]);
    looked(paper.world(), &casa, &paper.mario, long_ago, Relation::CareTeam, seen).await;
    for table in ["audit_event", "audit_unsealed"] {
        // It can still be read, and takes no more rows.
        let (lock, unlock) = read_only(&base, table);
        base.execute(&lock).await;
        for user in ["giulia", "franco"] {
            let (status, page) = paper.sheet(user, "").await;
            assert_eq!(status, 503, "{page}");
            assert!(!page.contains("Comune") && !page.contains("novembre"), "{page}");
            let bearer = paper.served.bearer(user).await;
            let (status, whole) = paper.served.whole(&bearer, &log).await;
            assert!(status == 503 && !whole.contains("\"at\""), "{whole}");
        }
        let bearer = paper.served.bearer("franco").await;
        let (status, whole) = paper.served.whole(&bearer, idle).await;
        assert!(status == 503 && !whole.contains("\"code\":\"C"), "{whole}");
        base.execute(&unlock).await;
    }
    assert_eq!(paper.sheet("giulia", "").await.0, 200);
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P14",
        &format!("the record made read-only, {engine}: no profile, no access log, no sheet, no list"),
    );
}

/// Statements that keep new rows out of a table, and let them in again.
fn read_only(base: &Base, table: &str) -> (String, String) {
    if base.is_sqlite() {
        let lock = format!(
            "create trigger read_only before insert on {table} begin select raise(abort, 'read-only'); end"
        );
        return (lock, "drop trigger read_only".to_owned());
    }
    let lock = format!(
        "create function refuse() returns trigger language plpgsql as $$ begin raise 'read-only'; end $$;
         create trigger read_only before insert on {table} for each row execute function refuse()"
    );
    (lock, format!("drop trigger read_only on {table}; drop function refuse()"))
}

async fn ten_thousand_looks_are_told_in_time(base: Base) {
    const LOOKS: i64 = 10_000;
    let paper = Paper::of(base.clone()).await;
    let person = PersonId::parse(&paper.mario).unwrap();
    let users = ["giulia", "luca", "amina", "carla", "sofia"];
    for (n, user) in users.into_iter().enumerate() {
        let parts = PartSet::of(&[Part::Identity, Part::Contact, Part::Needs(Domain::Hous)]);
        let entry = |look: i64| Entry {
            at: monday() - TimeDelta::hours(look / 4 * 6) - TimeDelta::minutes(i64::try_from(n).unwrap()),
            act: "person.read",
            person,
            relation: Some(Relation::CareTeam),
            parts,
        };
        let entries: Vec<_> = (0..LOOKS / 5).map(entry).collect();
        // A job has its deadline, also on a busy machine.
        for some in entries.chunks(80) {
            record(paper.world(), paper.world().seat(user).actor.clone(), some.to_vec()).await;
        }
    }
    let mut slowest = Duration::ZERO;
    for how in ["words=full", "words=plain"] {
        let begun = Instant::now();
        let (status, page) = paper.sheet("franco", how).await;
        slowest = slowest.max(begun.elapsed());
        assert_eq!(status, 200, "{page}");
        assert!(page.matches("Casa Aperta ODV").count() > 100, "every day has its line");
    }
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    let log = json!({ "id": paper.mario });
    let asked = "query ($id: ID!) { person(id: $id) { accessLog(first: 100) { nodes { at parts } } } }";
    let page = paper.world().data("franco", asked, log).await;
    assert_eq!(page["person"]["accessLog"]["nodes"].as_array().unwrap().len(), 100);
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "who looked",
        &format!("the sheet of a person at whom was looked {LOOKS} times, {engine}: under 5 s"),
    );
}
