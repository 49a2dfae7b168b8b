//! Passwords: the rules for a new one, and the hashing, which never happens on the threads that answer.
use crate::kernel::{Fault, Halt, Problem, random};
use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use std::{
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// Fewest characters.
const CHARACTERS_MIN: usize = 15;
/// Most characters; longer ones would be hashed for nothing.
const CHARACTERS_MAX: usize = 256;
/// Memory of one hash, in KiB.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over that memory.
const PASSES: u32 = 2;
/// How many are hashed at once: each takes a core and its memory.
const AT_ONCE: usize = 2;
/// How long an attempt waits for its turn.
const TURN_MAX: Duration = Duration::from_secs(5);

/// The most common passwords that are long enough, one a line, folded.
const COMMON: &str = include_str!("common_passwords.txt");

/// Refuses a password that is too short, or that a guesser tries first. Nothing is asked of its letters.
pub(super) fn check(password: &str, mail: &str, name: &str) -> Result<(), Problem> {
    let length = password.nfkc().count();
    if length < CHARACTERS_MIN {
        return Err(Problem::new("password.too_short").at("password").with("min", CHARACTERS_MIN));
    }
    if length > CHARACTERS_MAX {
        return Err(Problem::new("password.too_long").at("password").with("max", CHARACTERS_MAX));
    }
    let folded = folded(password);
    let own = [mail, name, mail.split('@').next().unwrap_or_default()];
    if is_repeated(&folded)
        || COMMON.lines().any(|common| common == folded)
        || own.iter().any(|own| folded == self::folded(own))
    {
        return Err(Problem::new("password.common").at("password"));
    }
    Ok(())
}

/// Small letters, no blanks.
fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
}

/// One piece over and over: a piece of at most a third.
fn is_repeated(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (1..=letters.len() / 3).any(|piece| letters.iter().zip(letters.iter().skip(piece)).all(|(a, b)| a == b))
}

/// The process's hashing of passwords: at most two at a time, the rest wait or are turned away.
#[derive(Debug)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    done: AtomicUsize,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), done: AtomicUsize::new(0) }
    }
}

impl Hashing {
    /// How many passwords were hashed or compared since the process began.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// What is stored of a password.
    pub async fn hash(&self, password: String) -> Result<String, Halt> {
        self.in_turn(move || hash(&password)).await?
    }

    /// Whether this is the password; without a stored hash it is compared with one that nothing fits, so
    /// that the answer takes as long.
    pub(super) async fn fits(&self, password: String, stored: Option<String>) -> Result<bool, Halt> {
        let stored_for_somebody = stored.is_some();
        let fits = self
            .in_turn(move || {
                let stored = stored.as_deref().unwrap_or(&NOBODY);
                PasswordHash::new(stored)
                    .is_ok_and(|stored| argon2().verify_password(&bytes(&password), &stored).is_ok())
            })
            .await?;
        Ok(fits && stored_for_somebody)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Halt> {
        let turn = tokio::time::timeout(TURN_MAX, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Halt::Unavailable) };
        self.done.fetch_add(1, Ordering::Relaxed);
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|panic| Fault::new(&panic).into())
    }
}

/// A hash that no password fits, made with the same cost.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash(&data_encoding::BASE64.encode(&random::bytes::<32>())).unwrap_or_default());

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The same letters however they were typed.
fn bytes(password: &str) -> Vec<u8> {
    password.nfkc().collect::<String>().into_bytes()
}

fn hash(password: &str) -> Result<String, Halt> {
    let salt = SaltString::encode_b64(&random::bytes::<16>()).map_err(said)?;
    Ok(argon2().hash_password(&bytes(password), &salt).map_err(said)?.to_string())
}

fn said(cause: argon2::password_hash::Error) -> Halt {
    Fault::said(&cause.to_string()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(password: &str) -> Option<&'static str> {
        check(password, "giulia.conti@comune.example", "Giulia Conti").err().map(|problem| problem.code)
    }

    #[test]
    fn a_password_is_long_and_not_one_that_is_guessed_first() {
        assert_eq!(refusal("fourteen chars"), Some("password.too_short"));
        assert_eq!(refusal("à".repeat(14).as_str()), Some("password.too_short"));
        assert_eq!(refusal("Password Password 1"), Some("password.common"));
        assert_eq!(refusal("abcabcabcabcabcabc"), Some("password.common"));
        assert_eq!(refusal("GIULIA.CONTI@comune.example"), Some("password.common"));
        assert_eq!(refusal(&"long ".repeat(60)), Some("password.too_long"));
        assert_eq!(refusal("quattro gatti sul molo"), None);
        assert_eq!(refusal("        tre capre sotto il ponte"), None);
    }

    #[test]
    fn common_passwords_are_listed_as_they_are_compared() {
        assert!(COMMON.lines().count() > 100);
        for common in COMMON.lines() {
            assert_eq!(folded(common), common);
            assert!(common.chars().count() >= CHARACTERS_MIN, "{common} is too short to be asked about");
        }
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_alone() {
        let hashing = Hashing::default();
        let stored = hashing.hash("quattro gatti sul molo".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(hashing.fits("quattro gatti sul molo".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!hashing.fits("cinque gatti sul molo".to_owned(), Some(stored)).await.unwrap());
        assert!(!hashing.fits("quattro gatti sul molo".to_owned(), None).await.unwrap());
        assert_eq!(hashing.done(), 4);
    }
}
