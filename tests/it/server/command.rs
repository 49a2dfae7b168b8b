//! The program itself: its settings, its start, its end.
use crate::{
    support::{Base, figure, folder, on_both, timed},
    world::World,
};
use amis::{
    accounts::{self, NewToken},
    call::{Call, TokenScopes},
    locale::Language,
    policy::Purpose,
};
use chrono::TimeDelta;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

fn amis(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amis"));
    command.current_dir(folder).env_clear();
    command
}

fn words(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn an_unknown_key_in_the_file_is_refused_with_its_line() {
    timed(|| {
        let folder = folder();
        std::fs::write(folder.path().join("amis.toml"), "log = \"warn\"\nlistne = \"127.0.0.1:0\"\n")
            .unwrap();
        let output = amis(folder.path()).arg("migrate").output().unwrap();
        assert!(!output.status.success());
        assert!(
            words(&output).starts_with("amis: amis.toml:2: `listne` is no setting; did you mean `listen`?")
        );
        assert!(!folder.path().join("data").exists(), "nothing was begun");
    });
}

#[test]
fn a_flag_goes_before_the_environment_and_that_before_the_file() {
    timed(|| {
        let folder = folder();
        std::fs::write(folder.path().join("amis.toml"), "database = \"sqlite:file.db\"\n").unwrap();
        let made = |name: &str| folder.path().join(name).exists();
        let run = |command: &mut Command| assert!(command.output().unwrap().status.success());
        run(amis(folder.path()).arg("migrate"));
        assert!(made("file.db"));
        run(amis(folder.path()).arg("migrate").env("DATABASE_URL", "sqlite:environment.db"));
        assert!(made("environment.db"));
        let mut command = amis(folder.path());
        command.args(["migrate", "--database", "sqlite:flag.db"]).env("DATABASE_URL", "sqlite:neither.db");
        run(&mut command);
        assert!(made("flag.db") && !made("neither.db"));
    });
}

#[test]
fn the_folder_of_the_data_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    timed(|| {
        let folder = folder();
        let output = amis(folder.path()).arg("migrate").output().unwrap();
        assert!(output.status.success(), "{}", words(&output));
        let data = folder.path().join("data");
        assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(data.join("amis.db").to_str().unwrap()), "{said}");
    });
}

#[test]
fn a_law_that_cannot_be_read_is_refused_with_its_lines() {
    timed(|| {
        let folder = folder();
        std::fs::write(folder.path().join("policy.csv"), "p, nobody\n").unwrap();
        std::fs::write(folder.path().join("basis.csv"), "").unwrap();
        let output =
            amis(folder.path()).args(["serve", "--listen=127.0.0.1:0", "--policy=."]).output().unwrap();
        assert!(!output.status.success());
        let words = words(&output);
        assert!(words.contains("the law can't be put in force") && words.contains("policy.csv:1"), "{words}");
    });
}

on_both!(told_to_stop_it_answers_what_it_took_and_ends);

/// The program at work, ended with the test.
struct Serving {
    child: Child,
    address: SocketAddr,
}

impl Serving {
    fn start(base: &Base, folder: &Path) -> Self {
        let mut command = amis(folder);
        command.args(["serve", "--listen=127.0.0.1:0", "--log=warn", "--allow-unsafe-database"]);
        let mut child = command.env("DATABASE_URL", base.url()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("http://")?.1.trim_end_matches("/graphql").to_owned()));
        Self { child, address: told.expect("it says where it answers").parse().unwrap() }
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

async fn told_to_stop_it_answers_what_it_took_and_ends(base: Base) {
    let folder = folder();
    let world = World::stories(base.clone()).await;
    let token = token(&world).await;
    let before = base.number(PERSONS).await;
    let mut serving = Serving::start(&base, folder.path());
    let url = format!("http://{}/graphql", serving.address);
    let clients: Vec<_> =
        (0..CLIENTS).map(|client| tokio::spawn(register(url.clone(), token.clone(), client))).collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    serving.signal(Signal::TERM);
    let begun = Instant::now();
    let status = tokio::task::spawn_blocking(move || serving.child.wait().unwrap()).await.unwrap();
    assert!(
        status.success() && begun.elapsed() < Duration::from_secs(10),
        "{status} after {:?}",
        begun.elapsed()
    );
    let mut acknowledged = 0;
    for client in clients {
        acknowledged += client.await.unwrap();
    }
    let registered = base.number(PERSONS).await - before;
    assert!(acknowledged > CLIENTS, "{acknowledged} answers before the end");
    assert!(
        (acknowledged..=acknowledged + CLIENTS).contains(&registered),
        "{acknowledged} acknowledged, {registered} found"
    );
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P12",
        &format!(
            "SIGTERM under {CLIENTS} clients that write, {engine}: {acknowledged} acknowledged, 0 lost, ended within 10 s"
        ),
    );
}

/// How many register persons at once.
const CLIENTS: i64 = 8;
const PERSONS: &str = "select count(*) from person";

pub async fn token(world: &World) -> String {
    let new = NewToken {
        user: world.seat("giulia").actor.user,
        name: "load".to_owned(),
        scopes: TokenScopes::ALL,
        purpose: Purpose::Coordinate,
        expires_at: world.house.clock.now() + TimeDelta::days(90),
    };
    let operator = Call::new(Arc::clone(&world.house), None, Language::En, "test".to_owned());
    let issued = operator.write(move |job| Box::pin(accounts::issue_token(job, new))).await.unwrap();
    issued.secret.reveal().to_owned()
}

/// Registers one after another until the server is gone. Each answer is whole, or there is none.
async fn register(url: String, token: String, client: i64) -> i64 {
    let http = reqwest::Client::new();
    let document = "mutation ($input: RegisterPersonInput!) {
        registerPerson(input: $input) { person { id } problems { code } } }";
    let mut acknowledged = 0;
    loop {
        let input =
            json!({ "identity": { "alias": format!("load {client} {acknowledged}") }, "nobodyKnown": true });
        let body = json!({ "query": document, "variables": { "input": input } });
        let Ok(answer) = http.post(&url).bearer_auth(&token).json(&body).send().await else {
            return acknowledged;
        };
        let answer: Value = answer.json().await.expect("an answer that was begun is finished");
        assert!(answer["data"]["registerPerson"]["person"]["id"].is_string(), "{answer}");
        acknowledged += 1;
    }
}
