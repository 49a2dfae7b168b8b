//! The program itself, started as people start it.
use super::Base;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

/// How long the program may take to say that it is ready: making the demo network is long work for a debug build
/// on a busy machine.
const READY_MAX: Duration = Duration::from_mins(5);
/// How long it may take to stop.
const STOP_MAX: Duration = Duration::from_secs(10);

/// The program in this folder, with nothing in its environment.
pub fn amis(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amis"));
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

/// A command on a test's database, waited for without holding up the test's other work.
pub async fn give(base: &Base, folder: &Path, line: &[&str]) -> Output {
    let mut command = amis(folder);
    command.args(line).env("DATABASE_URL", base.url()).env("AMIS_LOG", "error");
    tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap()
}

/// A server of its own process, killed when this goes.
pub struct Program {
    child: Child,
    told: Vec<String>,
    lines: Receiver<String>,
    url: String,
}

impl Program {
    /// Starts a command that serves, and reads what it says until a line begins so.
    pub fn start(mut command: Command, last: &str) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let (say, lines) = channel();
        let said = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || said.lines().map_while(Result::ok).try_for_each(|line| say.send(line)));
        let mut program = Self { child, told: vec![], lines, url: String::new() };
        let end = Instant::now() + READY_MAX;
        while !program.told.last().is_some_and(|line| line.starts_with(last)) {
            let line = program.lines.recv_timeout(end.saturating_duration_since(Instant::now()));
            program.told.push(line.unwrap_or_else(|_| panic!("it is not ready: {:?}", program.told)));
        }
        let url = program.told.iter().find_map(|line| line.strip_prefix("AMìS answers at "));
        program.url = url.expect("it says where it answers").to_owned();
        program
    }

    /// `amis serve` on a test's database, on a port of its own.
    pub fn serve(base: &Base, folder: &Path, more: &[&str]) -> Self {
        let mut command = amis(folder);
        command.args(["serve", "--listen=127.0.0.1:0", "--log=warn", "--allow-unsafe-database"]).args(more);
        command.env("DATABASE_URL", base.url());
        Self::start(command, "AMìS answers at ")
    }

    /// What it said until it was ready.
    pub fn told(&self) -> &[String] {
        &self.told
    }

    /// Where its API is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Asks its API; the whole answer.
    pub async fn ask(&self, token: &str, document: &str, variables: Value) -> Value {
        ask(&reqwest::Client::new(), &self.url, token, document, variables).await.expect("it answers")
    }

    /// Kills it, as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells it to stop, and waits until it has.
    pub async fn stop(mut self) -> ExitStatus {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        let end = Instant::now() + STOP_MAX;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < end, "told to stop, it goes on");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Asks an API over HTTP; the answer, if one came.
pub async fn ask(
    client: &reqwest::Client,
    url: &str,
    token: &str,
    document: &str,
    variables: Value,
) -> Result<Value, reqwest::Error> {
    let body = json!({ "query": document, "variables": variables });
    client.post(url).bearer_auth(token).json(&body).send().await?.json().await
}
