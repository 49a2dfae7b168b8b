//! Secrets that their holder shows again: tokens, sessions, devices, invitations. Only their digests are
//! stored.
use crate::kernel::{random, secrets};
use data_encoding::BASE64URL_NOPAD;
use std::fmt;

/// What every token begins with, so that one that was leaked can be found and recognised.
const TOKEN_PREFIX: &str = "amis_";
/// Random bytes in a secret.
const BYTES: usize = 32;
/// Length of their text.
const TEXT: usize = 43;

/// The cookie that holds a session.
pub const SESSION_COOKIE: &str = "__Host-amis";
/// The cookie that tells a browser apart in which somebody has signed in before.
pub const DEVICE_COOKIE: &str = "__Host-amis-device";

/// A secret in the form that its holder keeps. `Debug` says nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A fresh secret of 256 random bits.
    pub fn fresh() -> Self {
        Self(BASE64URL_NOPAD.encode(&random::bytes::<BYTES>()))
    }

    /// A fresh token.
    pub fn fresh_token() -> Self {
        Self(format!("{TOKEN_PREFIX}{}", Self::fresh().0))
    }

    /// The text of a secret as somebody showed it; `None` for what can't be one.
    pub fn shown(text: &str) -> Option<Self> {
        let plain = text.strip_prefix(TOKEN_PREFIX).unwrap_or(text);
        let readable = plain.len() == TEXT && BASE64URL_NOPAD.decode(plain.as_bytes()).is_ok();
        readable.then(|| Self(text.to_owned()))
    }

    /// What is stored of it.
    pub fn digest(&self) -> [u8; 32] {
        secrets::digest(self.0.as_bytes())
    }

    /// The text, for its holder alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_recognised_by_its_form() {
        let token = Secret::fresh_token();
        assert_eq!(token.reveal().len(), 48);
        assert!(token.reveal().starts_with("amis_"));
        assert_eq!(Secret::shown(token.reveal()), Some(token.clone()));
        assert_eq!(Secret::shown(&token.reveal()[..47]), None);
        assert_eq!(Secret::shown("amis_"), None);
        assert_eq!(Secret::shown(""), None);
    }

    #[test]
    fn a_secret_does_not_show_itself() {
        let secret = Secret::fresh();
        assert!(!format!("{secret:?}").contains(secret.reveal()));
    }
}
