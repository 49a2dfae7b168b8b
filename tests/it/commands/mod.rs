//! Commands beside a running server, as an operator gives them.
mod newcomer;

use crate::{
    processes::Network,
    support::{
        Base, figure, folder, on_both, on_postgres, on_sqlite,
        program::{Program, amis, give},
        settings, timed,
    },
};
use amis::{db::Place, kernel::Clock};
use serde_json::{Value, json};
use std::{fs, path::Path, process::Output};

on_both!(an_import_beside_a_running_server_is_seen_by_it, the_first_row_that_was_tampered_with_is_named,);
on_postgres!(a_backup_of_a_running_server_goes_to_the_other_database_and_back);
on_sqlite!(the_story_shows_who_sees_what_after_each_call);

fn said(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A directory in the layout of the Ohana API, with one row that can't be taken.
fn directory(folder: &Path) {
    let files = [
        ("organizations.csv", "id,name\n1,Corte Verde\n"),
        ("locations.csv", "id,organization_id,name,latitude,longitude\n1,1,Isola,45.5,9.2\n2,7,Nulla,,\n"),
        (
            "services.csv",
            "id,location_id,program_id,name,status,keywords,service_areas,languages,taxonomy_ids,description\n\
             1,1,,Letti a castello,active,Beds,Nord,,,Per una notte\n",
        ),
        (
            "map.toml",
            "organization_kind = \"aps\"\n[keywords]\n\"Beds\" = [\"HOUS\"]\n[places]\n\"Nord\" = [\"015146-9\"]\n",
        ),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
}

async fn an_import_beside_a_running_server_is_seen_by_it(base: Base) {
    let (home, copy) = (folder(), folder());
    let network = Network::plant(&base, 1).await;
    let server = Program::serve(&base, home.path(), &[]);
    let find = "{ services(search: \"castello\") { nodes { name source organization { name } } } }";
    let found =
        async || server.ask(&network.lead.token, find, json!({})).await["data"]["services"]["nodes"].take();
    assert_eq!(found().await, json!([]));
    directory(copy.path());
    let map = copy.path().join("map.toml");
    let line = [
        "import",
        "hsds",
        copy.path().to_str().unwrap(),
        "--source",
        "corte",
        "--map",
        map.to_str().unwrap(),
    ];
    let told = said(&give(&base, home.path(), &line).await);
    let row = |told: &str, what: &str| {
        let line = told.lines().find(|line| line.starts_with(what)).unwrap_or_else(|| panic!("{told}"));
        line.split_whitespace().skip(1).map(|n| n.parse().unwrap()).collect::<Vec<u32>>()
    };
    assert!(told.starts_with("corte: Ohana CSV\nrefused locations.csv:3 "), "{told}");
    assert_eq!(row(&told, "services"), [1, 0, 0, 0, 0]);
    assert_eq!(row(&told, "places"), [1, 0, 0, 0, 1]);
    let expected =
        json!([{ "name": "Letti a castello", "source": "corte", "organization": { "name": "Corte Verde" } }]);
    assert_eq!(found().await, expected);
    let again = said(&give(&base, home.path(), &line).await);
    assert_eq!(
        (row(&again, "services"), row(&again, "organisations")),
        (vec![0, 0, 1, 0, 0], vec![0, 0, 1, 0, 0])
    );
    assert_eq!(found().await, expected);
}

async fn the_first_row_that_was_tampered_with_is_named(base: Base) {
    let home = folder();
    let network = Network::plant(&base, 1).await;
    let server = Program::serve(&base, home.path(), &[]);
    network.open(&server, 2, "LEAD_CHOOSES").await;
    assert!(server.stop().await.success());
    amis::audit::seal_waiting(base.db(), &Clock::System).await.unwrap();
    let told = said(&give(&base, home.path(), &["audit", "verify"]).await);
    assert!(told.starts_with("The audit is whole: ") && told.contains("0 that wait"), "{told}");
    let place = if base.is_sqlite() {
        format!("This is the file {}.", &base.url()[7..])
    } else {
        "This is the PostgreSQL ".to_owned()
    };
    assert!(told.contains(&place), "{told}");
    let rows = base.number("select count(*) from audit_event").await;
    assert!(rows >= 4, "{rows}");
    // By itself each change is found; of two the first is named.
    base.execute(
        "update audit_event set purpose = 'statistics' where id in (select id from audit_event order by id limit 2)",
    )
    .await;
    let output = give(&base, home.path(), &["audit", "verify"]).await;
    let words = String::from_utf8_lossy(&output.stderr);
    let first = first_row(&base).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(
        words.starts_with("amis: the audit is not as it was sealed: row ") && words.contains(&first),
        "{words}"
    );
    assert!(words.contains("was changed"), "{words}");
}

async fn first_row(base: &Base) -> String {
    let mut conn = base.db().reader().await.unwrap();
    let sql = "select id from audit_event order by id limit 1";
    let id: amis::kernel::AuditId =
        crate::support::on!(conn, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    conn.give_back().await;
    id.to_string()
}

/// What the lead is shown of everybody.
async fn everybody(server: &Program, token: &str) -> Value {
    let document =
        "{ people { nodes { id code contact { phone } needs { nodes { id domain status openedAt } } } } }";
    let shown = server.ask(token, document, json!({})).await;
    assert_eq!(shown["errors"], Value::Null, "{shown}");
    shown["data"].clone()
}

async fn a_backup_of_a_running_server_goes_to_the_other_database_and_back(base: Base) {
    let home = folder();
    let file = base.elsewhere(&Place::Sqlite(home.path().join("first.db"))).await;
    let network = Network::plant(&file, 1).await;
    let server = Program::serve(&file, home.path(), &[]);
    network.open(&server, 3, "LEAD_CHOOSES").await;
    let before = everybody(&server, &network.lead.token).await;
    let told = said(&give(&file, home.path(), &["backup", "one"]).await);
    assert!(told.contains("rows of the file") && told.contains("The audit is whole"), "{told}");
    network.open(&server, 1, "LEAD_CHOOSES").await;
    assert!(server.stop().await.success());

    let told = said(&give(&base, home.path(), &["restore", "one"]).await);
    assert!(told.contains("The audit is whole"), "{told}");
    let server = Program::serve(&base, home.path(), &[]);
    assert_eq!(everybody(&server, &network.lead.token).await, before, "as it was when the backup was made");
    said(&give(&base, home.path(), &["backup", "two"]).await);
    let refused = give(&base, home.path(), &["backup", "two"]).await;
    assert!(!refused.status.success(), "a backup is never written over");
    assert!(server.stop().await.success());

    let refused = give(&base, home.path(), &["restore", "two"]).await;
    assert!(!refused.status.success(), "a database that holds something is left alone");
    let back = base.elsewhere(&Place::Sqlite(home.path().join("unused.db"))).await;
    back.db().close().await;
    let line = ["restore", "two", "--database", "sqlite:second.db"];
    said(&give(&base, home.path(), &line).await);
    let mut command = amis(home.path());
    command.args(["serve", "--listen=127.0.0.1:0", "--database=sqlite:second.db", "--log=warn"]);
    let server = Program::start(command, "AMìS answers at ");
    assert_eq!(everybody(&server, &network.lead.token).await, before);
    figure(
        "P15",
        "a backup beside a running server, SQLite → PostgreSQL → SQLite: every answer the same, audit whole",
    );
}

#[test]
fn the_law_and_the_schema_are_printed_as_they_are_kept() {
    timed(|| {
        let home = folder();
        let kept = |name: &str| fs::read_to_string(settings::root().join(name)).unwrap();
        let told = |line: &[&str]| said(&amis(home.path()).args(line).output().unwrap());
        assert_eq!(told(&["schema"]), kept("schema.graphql"));
        assert_eq!(told(&["policy", "table"]), kept("policies/matrix.txt"));
        assert!(!told(&["policy", "check"]).is_empty());
        assert!(!home.path().join("data").exists(), "none of them needs a database");
        fs::write(home.path().join("policy.csv"), kept("policies/policy.csv") + "p, nobody\n").unwrap();
        fs::write(home.path().join("basis.csv"), kept("policies/basis.csv")).unwrap();
        let refused = amis(home.path()).args(["policy", "check", "--policy=."]).output().unwrap();
        let words = String::from_utf8_lossy(&refused.stderr);
        assert!(!refused.status.success() && words.contains("policy.csv:"), "{words}");
    });
}

/// What one of the audience sees after a call, by the line that tells it.
fn sees<'t>(told: &'t str, call: &str, who: &str) -> &'t str {
    let after = told.split_once(call).unwrap_or_else(|| panic!("{call}: {told}")).1;
    // Giulia's line is the first of them.
    let mut views = after.lines().skip_while(|line| !line.starts_with("   Giulia  "));
    let line = views.find_map(|line| line.strip_prefix("   ")?.strip_prefix(who)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{who} after {call}: {told}")).trim()
}

async fn the_story_shows_who_sees_what_after_each_call(_: Base) {
    let home = folder();
    let play = |language: &str| {
        let mut command = amis(home.path());
        said(&command.args(["demo", "--story", "--log=warn", "--language", language]).output().unwrap())
    };
    let told = play("en");
    let nothing = "nothing: for them there is no such person";
    let (claims, chooses) = ("Luca says \"we can answer\"", "Giulia chooses it");
    assert_eq!(sees(&told, claims, "Luca"), "the card of HOUS, which names nobody");
    assert_eq!(sees(&told, claims, "Sofia"), sees(&told, claims, "Luca"));
    let luca = sees(&told, chooses, "Luca");
    assert!(luca.contains("contact") && luca.contains("HOUS ASSIGNED"), "{luca}");
    assert!(!luca.contains("identity") && !luca.contains("FOOD"), "{luca}");
    assert_eq!(sees(&told, chooses, "Sofia"), nothing);
    assert_eq!(sees(&told, "Giulia takes that consent back", "Luca"), nothing);
    assert_eq!(
        sees(&told, "the referral that was sent to her", "Amina"),
        "the card of FOOD, which names nobody"
    );
    let amina = sees(&told, "Amina accepts", "Amina");
    assert!(
        amina.contains("identity") && amina.contains("FOOD ASSIGNED") && !amina.contains("HOUS"),
        "{amina}"
    );
    assert!(sees(&told, "The first parcel", "Amina").contains("FOOD IN_SERVICE"));
    assert!(sees(&told, "Amina completes", "Amina").contains("FOOD CLOSED"));
    assert_eq!(sees(&told, "Fifteen days later", "Amina"), nothing);
    for call in [claims, chooses, "Amina accepts", "Fifteen days later"] {
        assert_eq!(sees(&told, call, "Nadia"), nothing);
        assert!(sees(&told, call, "Paolo").starts_with("counts without names (HOUS "));
        assert!(sees(&told, call, "Giulia").contains("economic"));
    }
    assert!(told.contains("status SENT") && told.contains("status ACCEPTED"), "{told}");
    assert!(told.contains("status IN_PROGRESS") && told.contains("status COMPLETED"), "{told}");
    assert!(told.contains("Relation: care team. Its organisation answers HOUS"), "{told}");
    assert!(told.contains("Grants that reach it: coordinate, until 2027-"), "{told}");
    assert!(told.contains("The audit is whole"), "{told}");
    let italian = play("it");
    assert_eq!(
        sees(&italian, "Giulia revoca quel consenso", "Luca"),
        "niente: per lei o per lui questa persona non esiste"
    );
    assert!(!home.path().join("data").exists(), "it is played elsewhere");
}
