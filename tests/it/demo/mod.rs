//! `amis demo`, as somebody meets it who starts the program for the first time.
use crate::support::{
    Base, folder, on_both,
    program::{Program, amis, give},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

on_both!(
    the_demo_prints_three_jobs_that_work_and_finds_its_data_again,
    a_second_start_is_turned_away_while_the_first_still_loads,
);

/// On a file `demo` needs no setting at all but the port; it says where it makes the file.
fn demo(base: &Base, folder: &Path, listen: &str) -> Command {
    let mut command = amis(folder);
    command.args(["demo", "--log=warn", "--allow-unsafe-database", "--listen", listen]);
    if !base.is_sqlite() {
        command.env("DATABASE_URL", base.url());
    }
    command
}

fn started(base: &Base, folder: &Path) -> Program {
    Program::start(demo(base, folder, "127.0.0.1:0"), "Stop with Ctrl-C.")
}

/// The commands as they stand in what was printed.
fn commands(told: &[String]) -> Vec<String> {
    let begins = told.iter().enumerate().filter(|(_, line)| line.starts_with("curl "));
    let command = |(at, _): (usize, &String)| {
        let lines = &told[at..];
        let end = lines.iter().position(|line| line == "END").expect("a command ends");
        lines[..=end].join("\n")
    };
    begins.map(command).collect()
}

fn tokens(told: &[String]) -> BTreeSet<String> {
    told.iter().filter_map(|line| line.strip_prefix("    amis_")).map(|rest| format!("amis_{rest}")).collect()
}

/// Pastes a command into a shell; what it prints.
async fn pasted(command: &str) -> Value {
    let command = command.to_owned();
    let run = move || Command::new("sh").args(["-c", &command]).output().unwrap();
    let Output { status, stdout, stderr } = tokio::task::spawn_blocking(run).await.unwrap();
    assert!(status.success() && stderr.is_empty(), "{status}: {}", String::from_utf8_lossy(&stderr));
    let answer: Value = serde_json::from_slice(&stdout).unwrap();
    assert_eq!(answer["errors"], Value::Null, "{answer}");
    answer["data"].clone()
}

async fn the_demo_prints_three_jobs_that_work_and_finds_its_data_again(base: Base) {
    let folder = folder();
    let program = started(&base, folder.path());
    let told = program.told().to_vec();
    assert!(told[1].starts_with("It is empty"), "{told:?}");
    if base.is_sqlite() {
        let file = told[0].strip_prefix("The data is in the file ").unwrap().strip_suffix('.').unwrap();
        assert!(Path::new(file).is_file() && file.starts_with(folder.path().to_str().unwrap()), "{file}");
    }
    assert_eq!(tokens(&told).len(), 18, "one for each user");
    let [profile, claim, unmet] = commands(&told).try_into().expect("three jobs");
    let users: Vec<_> = told.iter().filter(|line| line.contains('@') && line.ends_with(".example")).collect();
    let first = ["giulia@", "luca@", "paolo@"];
    assert!(users.iter().zip(first).all(|(user, first)| user.trim().starts_with(first)), "{users:?}");
    nobody_starts_beside_it(&base, folder.path(), &program, &tokens(&told)).await;

    let mario = pasted(&profile).await["person"].take();
    giulia_sees_mario(&mario);
    let claimed = pasted(&claim).await["claimNeed"].take();
    assert_eq!(claimed["claim"]["status"], "PROPOSED", "{claimed}");
    let again = pasted(&claim).await["claimNeed"].take();
    assert_eq!((&again["claim"], &again["problems"][0]["code"]), (&Value::Null, &json!("claim.already")));
    let cells = pasted(&unmet).await["unmetNeeds"].take();
    municipio_9_waits(&cells);
    assert!(program.stop().await.success());

    let program = started(&base, folder.path());
    let told_again = program.told().to_vec();
    assert_eq!(told_again[1], "The demo network of an earlier start is there.");
    let [profile, claim, unmet] = commands(&told_again).try_into().expect("three jobs");
    let needs = pasted(&profile).await["person"]["needs"]["nodes"].take();
    assert_eq!(
        need(&needs, "HOUS")["claims"],
        json!([{ "organization": { "name": "Casa Aperta ODV" }, "status": "PROPOSED" }])
    );
    assert_eq!(pasted(&claim).await["claimNeed"]["problems"][0]["code"], "claim.already");
    assert_eq!(pasted(&unmet).await["unmetNeeds"], cells);
    let (former, fresh) = (tokens(&told), tokens(&told_again));
    assert!(former.is_disjoint(&fresh) && former.len() == fresh.len());
    for token in &former {
        let answer = program.ask(token, "{ viewer { id } }", json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{answer}");
    }
    for token in &fresh {
        assert!(program.ask(token, "{ viewer { id } }", json!({})).await["data"]["viewer"]["id"].is_string());
    }
    assert!(program.stop().await.success());
    nobody_outside_is_served(&base, folder.path()).await;
}

/// A second start, on the same port or on another, is turned away and ends nobody's token.
async fn nobody_starts_beside_it(base: &Base, folder: &Path, program: &Program, tokens: &BTreeSet<String>) {
    let port = program.url().trim_start_matches("http://").trim_end_matches("/graphql").to_owned();
    for (listen, words) in
        [(port.as_str(), "can't be listened on"), ("127.0.0.1:0", "another `amis demo` is at work")]
    {
        let mut second = demo(base, folder, listen);
        let refused = tokio::task::spawn_blocking(move || second.output().unwrap()).await.unwrap();
        let told = String::from_utf8_lossy(&refused.stderr);
        assert!(!refused.status.success() && told.contains(words), "{told}");
        assert_eq!(String::from_utf8_lossy(&refused.stdout), "");
    }
    for token in tokens {
        assert!(program.ask(token, "{ viewer { id } }", json!({})).await["data"]["viewer"]["id"].is_string());
    }
}

async fn a_second_start_is_turned_away_while_the_first_still_loads(base: Base) {
    let folder = folder();
    let path = folder.path().to_owned();
    let work = move || {
        let mut first = demo(&base, &path, "127.0.0.1:0").stdout(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(first.stdout.take().unwrap()).lines();
        let begun = said.map_while(Result::ok).find(|line| line.starts_with("It is empty"));
        assert!(begun.is_some(), "it loads");
        let told = refused(&mut demo(&base, &path, "127.0.0.1:0"));
        assert!(told.contains("another `amis demo` is at work") && !told.contains("remove"), "{told}");
        first.kill().unwrap();
        first.wait().unwrap();
        let told = refused(&mut demo(&base, &path, "127.0.0.1:0"));
        assert!(told.contains("was cut off: remove the database"), "{told}");
    };
    tokio::task::spawn_blocking(work).await.unwrap();
}

fn refused(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(!output.status.success(), "it started");
    String::from_utf8(output.stderr).unwrap()
}

fn need<'n>(needs: &'n Value, domain: &str) -> &'n Value {
    let mut needs = needs.as_array().unwrap().iter();
    needs.find(|need| need["domain"] == domain).expect("a need of that domain")
}

fn giulia_sees_mario(mario: &Value) {
    assert_eq!(mario["identity"], json!({ "givenName": "Mario", "familyName": "Colombo" }));
    assert_eq!(mario["contact"]["phone"], "+39 02 5550 0152");
    let names: Vec<_> =
        mario["household"]["members"].as_array().unwrap().iter().map(|m| &m["name"]).collect();
    assert_eq!(names, ["Mario", "Sara"]);
    let needs = &mario["needs"]["nodes"];
    assert_eq!(needs.as_array().unwrap().len(), 4);
    let home = need(needs, "HOUS");
    assert_eq!((&home["severity"], &home["urgency"]), (&json!(1), &json!("URGENT")));
    assert_eq!((&home["waitingDays"], &home["concerns"]["persons"]), (&json!(12), &json!(2)));
    let best = &home["matches"][0];
    assert_eq!(best["service"]["name"], "Alloggi temporanei per famiglie");
    assert!(best["score"].as_f64().unwrap() > 0.5 && best["reasons"][0]["message"].is_string(), "{best}");
    assert_eq!(home["matches"].as_array().unwrap().len(), 5);
    assert_eq!(
        mario["withheld"],
        json!([{ "part": "health", "reason": "NOT_FOR_ROLE", "howToAsk": "ASK_KEEPER" }])
    );
}

/// Counts and a domain, and nothing else in any cell.
fn municipio_9_waits(cells: &Value) {
    const COUNTS: [&str; 6] = ["open", "unmet", "persons", "households", "medianWaitDays", "longestWaitDays"];
    let cells = cells.as_array().unwrap();
    assert!(cells.len() > 8, "{cells:?}");
    for cell in cells {
        let cell = cell.as_object().unwrap();
        assert!(COUNTS.iter().all(|count| cell[*count].is_i64()), "{cell:?}");
        assert!(cell["domain"].as_str().is_some_and(|domain| domain.len() == 4), "{cell:?}");
        assert_eq!((cell.len(), &cell["suppressed"]), (8, &json!(false)), "{cell:?}");
    }
    let home = cells.iter().find(|cell| cell["domain"] == "HOUS").unwrap();
    assert!(home["open"].as_i64() > Some(20) && home["longestWaitDays"].as_i64() > Some(100), "{home}");
}

async fn nobody_outside_is_served(base: &Base, folder: &Path) {
    let everywhere = "0.0.0.0:0";
    let refused = demo(base, folder, everywhere).output().unwrap();
    let words = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && words.contains("can be reached from outside"), "{words}");
    let mut command = amis(folder);
    command.args(["serve", "--allow-unsafe-database", "--listen", everywhere]);
    let refused = if base.is_sqlite() {
        command.output().unwrap()
    } else {
        give(base, folder, &["serve", "--allow-unsafe-database", "--listen", everywhere]).await
    };
    let words = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && words.contains("the database holds the demo network"), "{words}");
}
