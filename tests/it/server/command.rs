//! The program itself: its settings, its start, its end.
use crate::support::{Base, folder, on_both, timed};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Output, Stdio},
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
    let mut serving = Serving::start(&base, folder.path());
    let url = format!("http://{}/graphql", serving.address);
    let clients: Vec<_> = (0..8).map(|_| tokio::spawn(sign_in_until_it_ends(url.clone()))).collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    serving.signal(Signal::TERM);
    let begun = Instant::now();
    let status = tokio::task::spawn_blocking(move || serving.child.wait().unwrap()).await.unwrap();
    assert!(
        status.success() && begun.elapsed() < Duration::from_secs(10),
        "{status} after {:?}",
        begun.elapsed()
    );
    let mut answered = 0;
    for client in clients {
        answered += client.await.unwrap();
    }
    assert!(answered > 8, "{answered} answers before the end");
}

/// Each answer is whole, or there is none.
async fn sign_in_until_it_ends(url: String) -> usize {
    let client = reqwest::Client::new();
    let body = r#"{"query":"mutation { signOut { ended } }"}"#;
    let mut answered = 0;
    loop {
        let request = client.post(&url).header("content-type", "application/json").body(body);
        let Ok(answer) = request.send().await else { return answered };
        let answer: serde_json::Value = answer.json().await.expect("an answer that was begun is finished");
        assert_eq!(answer["data"]["signOut"]["ended"], false);
        answered += 1;
    }
}
