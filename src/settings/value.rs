//! How the text of a setting becomes its value.
use crate::{
    call::TargetDays,
    db::Place,
    mail::{Mailbox, PublicAddress, Server, Tls},
    policy::Domain,
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

/// A whole number from a floor to a ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within<const FLOOR: i64, const CEILING: i64>(i64);

impl<const FLOOR: i64, const CEILING: i64> Within<FLOOR, CEILING> {
    /// It.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<const FLOOR: i64, const CEILING: i64> Value for Within<FLOOR, CEILING> {
    fn read(text: &str) -> Result<Self, String> {
        let number = text.parse().ok().filter(|n| (FLOOR..=CEILING).contains(n));
        number.map(Self).ok_or_else(|| format!("it is a whole number from {FLOOR} to {CEILING}"))
    }
}

/// Days from a floor to a ceiling: for every domain, then for those that have days of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysByDomain<const FLOOR: i64, const CEILING: i64>(TargetDays);

impl<const FLOOR: i64, const CEILING: i64> DaysByDomain<FLOOR, CEILING> {
    /// Them.
    pub fn get(&self) -> TargetDays {
        self.0.clone()
    }
}

impl<const FLOOR: i64, const CEILING: i64> Value for DaysByDomain<FLOOR, CEILING> {
    fn read(text: &str) -> Result<Self, String> {
        let days = |text: &str| text.trim().parse().ok().filter(|days| (FLOOR..=CEILING).contains(days));
        let mut pieces = text.split(';');
        let all = pieces.next().and_then(days).map(TargetDays::of);
        let own = pieces.try_fold(all, |targets, piece| {
            let (domain, own) = piece.split_once('=')?;
            let (targets, domain) = (targets?, Domain::parse(domain.trim())?);
            (!targets.has_own(domain)).then_some(Some(targets.but(domain, days(own)?)))
        });
        own.flatten().map(Self).ok_or_else(|| {
            format!(
                "it is a whole number of days from {FLOOR} to {CEILING}, then, where a domain has days of its own, \
                 `; DOMAIN = DAYS` for each, once (`{CEILING}; HOUS = {FLOOR}`)"
            )
        })
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
