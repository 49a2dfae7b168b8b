//! How the text of a setting becomes its value.
use crate::{
    db::Place,
    mail::{Mailbox, PublicAddress, Server, Tls},
};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// A kind of value. The error says what is wanted.
pub(super) trait Value: Sized {
    fn read(text: &str) -> Result<Self, String>;
}

/// How long the audit is kept, in months: never shorter than the law asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditMonths(u32);

/// Looks at health data are kept so long (Garante, dossier sanitario, 2015).
const AUDIT_MONTHS_MIN: u32 = 24;

impl AuditMonths {
    /// How many.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Value for AuditMonths {
    fn read(text: &str) -> Result<Self, String> {
        let months = text.parse().ok().filter(|months| (AUDIT_MONTHS_MIN..=1_200).contains(months));
        let want = "it is a whole number of months, at least 24: so long looks at health data have to be kept \
                    (Garante, dossier sanitario, 2015)";
        months.map(Self).ok_or_else(|| want.to_owned())
    }
}

/// Numbers to call at once, each with what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnCall(Vec<(String, String)>);

/// Numbers that are shown beside those that are the same everywhere.
const ON_CALL_MAX: usize = 7;

impl OnCall {
    /// In their order.
    pub fn numbers(&self) -> &[(String, String)] {
        &self.0
    }
}

impl Value for OnCall {
    fn read(text: &str) -> Result<Self, String> {
        if matches!(text, "off" | "") {
            return Ok(Self::default());
        }
        let one = |entry: &str| {
            let (number, name) = entry.split_once('=')?;
            let (number, name) = (number.trim(), name.trim());
            let dialled = number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '*' | '#'));
            let sound = dialled && number.contains(|c: char| c.is_ascii_digit()) && number.len() <= 20;
            let named = !name.is_empty() && name.chars().count() <= 100;
            (sound && named).then(|| (number.to_owned(), name.to_owned()))
        };
        let numbers = text.split(';').map(one).collect::<Option<Vec<_>>>();
        numbers.filter(|numbers| numbers.len() <= ON_CALL_MAX).map(Self).ok_or_else(|| {
            "it is `NUMBER = WHAT IT IS; NUMBER = WHAT IT IS`, at most 7, each of at most 100 letters, or `off`".to_owned()
        })
    }
}

/// Something that may be switched off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off<T>(Option<T>);

impl<T> Off<T> {
    /// The value, unless it is off.
    pub fn as_ref(&self) -> Option<&T> {
        self.0.as_ref()
    }

    /// Whether nothing was given.
    pub fn is_off(&self) -> bool {
        self.0.is_none()
    }
}

impl<T: Value> Value for Off<T> {
    fn read(text: &str) -> Result<Self, String> {
        match text {
            "off" | "" => Ok(Self(None)),
            text => T::read(text).map(Some).map(Self).map_err(|want| format!("{want}, or `off`")),
        }
    }
}

impl Value for bool {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "it is `true` or `false`".to_owned())
    }
}

impl Value for u32 {
    fn read(text: &str) -> Result<Self, String> {
        let number = text.parse().ok().filter(|n| (1..=100_000).contains(n));
        number.ok_or_else(|| "it is a whole number from 1 to 100000".to_owned())
    }
}

impl Value for usize {
    fn read(text: &str) -> Result<Self, String> {
        let number = text.parse().ok().filter(|n| (1..=1_000_000).contains(n));
        number.ok_or_else(|| "it is a whole number from 1 to 1000000".to_owned())
    }
}

impl Value for SocketAddr {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "it is an address and a port, such as `127.0.0.1:8080`".to_owned())
    }
}

impl Value for IpAddr {
    fn read(text: &str) -> Result<Self, String> {
        text.parse::<Self>().map(|address| address.to_canonical()).map_err(|_| "it is an address".to_owned())
    }
}

impl Value for PathBuf {
    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() { Err("it is a path".to_owned()) } else { Ok(text.into()) }
    }
}

impl Value for String {
    fn read(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }
}

macro_rules! parsed {
    ($($value:ty),+) => {$(
        impl Value for $value {
            fn read(text: &str) -> Result<Self, String> {
                text.parse()
            }
        }
    )+};
}

parsed!(Place, Server, Tls, Mailbox, PublicAddress);
