//! Limits on attempts to sign in, that lock nobody else out: a browser in which an account was signed in to
//! before has a count of its own, so whoever guesses from elsewhere does not stand in its way.
use super::client::Client;
use crate::{
    accounts::{model::mail_key, store::attempt},
    call::{Call, Job},
    kernel::{Halt, Problem, Time},
};
use chrono::TimeDelta;
use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// How long an attempt counts.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Attempts at one account in one known browser, or from one place.
const ONE_MAX: i64 = 10;
/// Attempts at one account from all places together, known browsers apart.
const ACCOUNT_MAX: i64 = 100;
/// Attempts from one place at all accounts together, known browsers apart.
const PLACE_MAX: i64 = 100;

/// One attempt, counted under each of its subjects until it is taken back.
#[derive(Debug)]
pub(super) struct Attempt {
    subjects: Vec<(String, i64)>,
    at: Time,
}

impl Attempt {
    /// Of signing in with this mail address. `known` says that the browser is one of the account's.
    pub(super) fn sign_in(call: &Call, client: &Client, mail: &str, known: bool) -> Self {
        let (account, place) = (mail_key(mail), client.place().to_string());
        let device = client.device.as_ref().filter(|_| known).map(|device| HEXLOWER.encode(&device.digest()));
        let subjects = match device {
            Some(device) => vec![(subject(call, &["device", &device, &account]), ONE_MAX)],
            None => vec![
                (subject(call, &["pair", &account, &place]), ONE_MAX),
                (subject(call, &["account", &account]), ACCOUNT_MAX),
                (subject(call, &["place", &place]), PLACE_MAX),
            ],
        };
        Self { subjects, at: call.now() }
    }

    /// Of accepting an invitation.
    pub(super) fn invitation(call: &Call, client: &Client) -> Self {
        let place = client.place().to_string();
        Self { subjects: vec![(subject(call, &["place", &place]), PLACE_MAX)], at: call.now() }
    }

    /// Counts it, or refuses it where too many are counted already.
    pub(super) async fn begin(self, call: &Call) -> Result<Self, Halt> {
        call.write(move |job| {
            Box::pin(async move {
                let at = job.now();
                self.refuse_beyond(job).await?;
                attempt::forget(&mut job.conn, at - WINDOW).await?;
                attempt::count(&mut job.conn, &self.names(), at).await?;
                Ok(Self { at, ..self })
            })
        })
        .await
    }

    async fn refuse_beyond(&self, job: &mut Job) -> Result<(), Halt> {
        let since = job.now() - WINDOW;
        let counts = attempt::counts(&mut job.conn, &self.names(), since).await?;
        let counted = |name: &String| counts.iter().find(|(of, _)| of == name).map_or(0, |(_, count)| *count);
        if self.subjects.iter().any(|(name, max)| counted(name) >= *max) {
            return Err(Problem::new("sign_in.too_many").with("minutes", WINDOW.num_minutes()).into());
        }
        Ok(())
    }

    /// It was no failure.
    pub(super) async fn take_back(&self, job: &mut Job) -> Result<(), Halt> {
        attempt::take_back(&mut job.conn, &self.names(), self.at).await
    }

    fn names(&self) -> Vec<&str> {
        self.subjects.iter().map(|(name, _)| name.as_str()).collect()
    }
}

/// Whom a count is about, as a hash under a key of the network: the table names nobody.
fn subject(call: &Call, words: &[&str]) -> String {
    let key = call.house().secrets.key("sign-in");
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
    mac.update(words.join("\n").as_bytes());
    HEXLOWER.encode(&mac.finalize().into_bytes())
}
