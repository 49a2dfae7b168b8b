//! A real server that takes mail, on loopback (`tests/smtp`), and does as it is told.
use super::settings;
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// How long it may take to say anything.
const SAYS_MAX: Duration = Duration::from_mins(1);

/// A server of its own process, ended when this goes.
pub struct Smtp {
    child: Child,
    input: ChildStdin,
    said: Receiver<Value>,
    pub port: u16,
}

impl Smtp {
    /// One that speaks in clear text and takes what comes.
    pub fn start() -> Self {
        Self::with(&json!({}))
    }

    /// One with these options: `tls`, `key`, `cert`, `user`, `password`.
    pub fn with(options: &Value) -> Self {
        let folder = settings::root().join("tests/smtp");
        assert!(
            folder.join("node_modules").exists(),
            "the mail server is not installed: run ./test, which does it"
        );
        let mut command = Command::new("node");
        command.current_dir(&folder).arg("server.js").arg(options.to_string());
        // With ours it would make our own output one that doesn't wait for its reader.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("node is there: ./test installs it");
        let (say, said) = channel();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        thread::spawn(move || {
            lines.map_while(Result::ok).try_for_each(|line| say.send(serde_json::from_str(&line).unwrap()))
        });
        let input = child.stdin.take().unwrap();
        let mut smtp = Self { child, input, said, port: 0 };
        let port = smtp.hear("listening")["port"].as_u64().unwrap();
        smtp.port = u16::try_from(port).unwrap();
        smtp
    }

    /// Tells it how to behave from now on.
    pub fn tell(&mut self, manner: &Value) {
        writeln!(self.input, "{manner}").unwrap();
        self.hear("told");
    }

    /// The next message that it reads.
    pub fn mail(&self) -> Mail {
        Mail(self.hear("mail"))
    }

    /// How many messages it has read since it began.
    pub fn count(&mut self) -> u64 {
        writeln!(self.input, "{}", json!({ "do": "count" })).unwrap();
        self.hear("count")["count"].as_u64().unwrap()
    }

    /// The next of these that it says; what it says before that is passed over.
    pub fn hear(&self, event: &str) -> Value {
        loop {
            let said = self.said.recv_timeout(SAYS_MAX);
            let said = said.unwrap_or_else(|_| panic!("the mail server says no word of {event}"));
            if said["event"] == event {
                return said;
            }
        }
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A message as it arrived.
pub struct Mail(pub Value);

impl Mail {
    /// Everything that came after the envelope.
    pub fn raw(&self) -> &str {
        self.0["raw"].as_str().unwrap()
    }

    /// Names and values, in their order, lines that go on put together.
    pub fn headers(&self) -> Vec<(String, String)> {
        let (head, _) = self.raw().split_once("\r\n\r\n").unwrap();
        let whole = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let parted = whole.lines().map(|line| line.split_once(": ").unwrap());
        parted.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
    }

    /// The value of one header.
    pub fn header(&self, name: &str) -> String {
        let found = self.headers().into_iter().find(|(one, _)| one.eq_ignore_ascii_case(name));
        found.unwrap_or_else(|| panic!("no {name} in {}", self.raw())).1
    }

    /// The text, as its reader sees it.
    pub fn text(&self) -> String {
        let (_, body) = self.raw().split_once("\r\n\r\n").unwrap();
        let bytes = match self.header("Content-Transfer-Encoding").as_str() {
            "quoted-printable" => printable(body),
            "base64" => {
                data_encoding::BASE64_MIME_PERMISSIVE.decode(body.trim().as_bytes()).expect("it is base64")
            }
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }
}

fn printable(body: &str) -> Vec<u8> {
    let (mut bytes, mut found) = (body.replace("=\r\n", "").into_bytes().into_iter(), vec![]);
    while let Some(byte) = bytes.next() {
        found.push(match byte {
            b'=' => {
                let digits: Vec<_> = bytes.by_ref().take(2).collect();
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    found
}
