//! What an operator may set: by flag, by environment, or in `amis.toml`, in this order of precedence. The
//! one place that reads the environment.
mod file;
mod mail;
mod value;

use crate::{
    call::Terms,
    db::Place,
    mail::{Mailbox, PublicAddress, Server, Tls},
};
use chrono::TimeDelta;
use clap::{Arg, ArgAction, ArgMatches, parser::ValueSource};
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};
pub use value::{AuditMonths, OnCall};
use value::{Off, Value};

/// One setting, as its flag, its documentation and its reader know it.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The key in `amis.toml`.
    pub name: &'static str,
    /// The variable in the environment.
    pub variable: &'static str,
    /// What holds when nobody says otherwise.
    pub default: &'static str,
    /// What it does.
    pub what: &'static str,
}

impl Setting {
    /// The flag's name, without its hyphens.
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }

    fn is_switch(&self) -> bool {
        matches!(self.default, "true" | "false")
    }
}

/// A text that somebody gave for a setting, and where.
struct Given {
    text: String,
    place: String,
}

/// Why the settings can't be used: one sentence with the place of the mistake.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(String);

macro_rules! settings {
    ($( $(#[doc = $what:literal])+ $name:ident: $type:ty = $default:literal, $variable:literal; )*) => {
        /// What an operator may set, read and checked.
        #[derive(Clone, Debug)]
        pub struct Settings {
            $( $(#[doc = $what])+ pub $name: $type, )*
        }

        /// Every setting there is, in the order of the documentation.
        pub const SETTINGS: &[Setting] = &[$( Setting {
            name: stringify!($name),
            variable: $variable,
            default: $default,
            what: concat!($($what),+),
        } ),*];

        impl Settings {
            fn of(given: &BTreeMap<&'static str, Given>) -> Result<Self, SettingsError> {
                Ok(Self { $( $name: read(stringify!($name), $default, given)?, )* })
            }
        }
    };
}

settings! {
    /// Where the data is: `sqlite:PATH` or `postgres://…`. The folder of a SQLite file is made when it is
    /// missing, for its owner alone.
    database: Place = "sqlite:data/amis.db", "DATABASE_URL";
    /// The address that the server answers on.
    listen: SocketAddr = "127.0.0.1:8080", "AMIS_LISTEN";
    /// The address of a proxy in front of the server whose `X-Forwarded-For` is believed, or `off`. Without it,
    /// everybody behind a proxy counts as one place when sign-ins fail.
    proxy: Off<IpAddr> = "off", "AMIS_PROXY";
    /// The address of the figures for Prometheus, or `off`. They name no person, but say how busy the network is.
    metrics: Off<SocketAddr> = "off", "AMIS_METRICS";
    /// A folder with the law (`policy.csv`, `basis.csv`) in place of the one that is built in, or `off`.
    policy: Off<PathBuf> = "off", "AMIS_POLICY";
    /// Whether the schema may be asked about itself, and mistakes in a document are answered with suggestions.
    introspection: bool = "true", "AMIS_INTROSPECTION";
    /// A folder of `.graphql` documents, or `off`. When it is given, no other document is answered.
    known_documents: Off<PathBuf> = "off", "AMIS_KNOWN_DOCUMENTS";
    /// How many connections may be open at once; the next is turned away.
    connections_max: usize = "4096", "AMIS_CONNECTIONS_MAX";
    /// How many days a completed referral still opens what it opened.
    grace_days: u32 = "14", "AMIS_GRACE_DAYS";
    /// How many hours an active claim holds its need.
    hold_hours: u32 = "72", "AMIS_HOLD_HOURS";
    /// How many claims of one organisation may wait for an answer or hold a need at a time.
    claims_max: u32 = "50", "AMIS_CLAIMS_MAX";
    /// How many minutes a claim can be undone.
    undo_minutes: u32 = "10", "AMIS_UNDO_MINUTES";
    /// The file, outside the database, that the signed head of the audit is kept in, or `off`; its history is kept
    /// beside it. Best on another disk, where whoever writes to the database doesn't.
    audit_head: Off<PathBuf> = "audit-head.json", "AMIS_AUDIT_HEAD";
    /// How many months of the audit `amis audit prune` leaves in place, at least 24. Nothing is pruned by itself.
    audit_months: AuditMonths = "36", "AMIS_AUDIT_MONTHS";
    /// Whether the access log and the sheet for the person name who looked, beside organisations and roles.
    access_log_names: bool = "false", "AMIS_ACCESS_LOG_NAMES";
    /// Within how many days something is done about what was looked at; looks that no act followed are listed for
    /// the lead's privacy officer.
    act_within_days: u32 = "7", "AMIS_ACT_WITHIN_DAYS";
    /// Numbers to call at once beside 112, 1522 and 114, such as the municipality's social emergency service: each a
    /// number, an equals sign and what it is, with semicolons between them (`02 1234567 = Pronto intervento sociale`), at
    /// most 7; or `off`.
    on_call: OnCall = "off", "AMIS_ON_CALL";
    /// Where people sign in, as their browsers know it (`https://amis.rete.example`), or `off`. It stands in mails.
    address: Off<PublicAddress> = "off", "AMIS_ADDRESS";
    /// The server that notices are handed to by SMTP, a name and a port (`smtp.rete.example:587`), or `off`: then nobody
    /// hears of anything by mail. With it, `mail_from` and `address` are needed.
    mail_server: Off<Server> = "off", "AMIS_MAIL_SERVER";
    /// How the connection to it is encrypted: `starttls` (then nothing is sent to a server that can't), `implicit` (from the
    /// first byte, usually port 465), or `none`, to a server on this machine alone. Its certificate is checked against those
    /// that the machine trusts.
    mail_tls: Tls = "starttls", "AMIS_MAIL_TLS";
    /// The name that AMìS signs in to it with, or `off`.
    mail_user: Off<String> = "off", "AMIS_MAIL_USER";
    /// The file whose first line is the password for that, or `off`.
    mail_password_file: Off<PathBuf> = "off", "AMIS_MAIL_PASSWORD_FILE";
    /// The address that notices come from, or `off`.
    mail_from: Off<Mailbox> = "off", "AMIS_MAIL_FROM";
    /// After how many minutes without a request a session ends.
    session_idle_minutes: u32 = "15", "AMIS_SESSION_IDLE_MINUTES";
    /// After how many hours a session ends in any case.
    session_hours: u32 = "8", "AMIS_SESSION_HOURS";
    /// Serve even on a PostgreSQL that may lose what it has acknowledged (`fsync` or `synchronous_commit` off).
    allow_unsafe_database: bool = "false", "AMIS_ALLOW_UNSAFE_DATABASE";
    /// What is logged: `error`, `warn`, `info`, `debug`, or a filter such as `amis=debug,info`.
    log: String = "info", "AMIS_LOG";
}

/// The file that is read when no other is named.
const FILE: &str = "amis.toml";
/// Variables with this beginning are ours; one that names no setting is a mistake.
const PREFIX: &str = "AMIS_";
/// Beginnings of variables that are read by the tests alone.
const TESTS: [&str; 3] = ["AMIS_ACCEPT", "AMIS_TEST_", "AMIS_WITHOUT_"];

/// The flags of all settings, for the command line.
pub fn flags() -> impl Iterator<Item = Arg> {
    let config = Arg::new("config").long("config").value_name("FILE").global(true).help(
        "The file of settings [environment: AMIS_CONFIG; otherwise amis.toml in this folder, if there is one]",
    );
    std::iter::once(config).chain(SETTINGS.iter().map(|setting| {
        let help = format!(
            "{} [environment: {}; default: {}]",
            setting.what.trim(),
            setting.variable,
            setting.default
        );
        let flag = Arg::new(setting.name).long(setting.flag()).help(help).global(true).action(ArgAction::Set);
        let flag = flag.value_name(setting.name.to_uppercase());
        if setting.is_switch() {
            flag.num_args(0..=1).require_equals(true).default_missing_value("true")
        } else {
            flag
        }
    }))
}

impl Settings {
    /// Reads the settings for a process.
    pub fn read(flags: &ArgMatches) -> Result<Self, SettingsError> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let variable = |name: &str| std::env::var(name).ok();
        let named = flags.get_one::<String>("config").cloned().or_else(|| variable("AMIS_CONFIG"));
        let file = match named {
            Some(path) => file::read(path.as_ref(), true)?,
            None => file::read(FILE.as_ref(), false)?,
        };
        check_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))?;
        let from_flags = SETTINGS.iter().filter_map(|setting| {
            let given = flags.value_source(setting.name) == Some(ValueSource::CommandLine);
            let text = flags.get_one::<String>(setting.name).filter(|_| given)?.clone();
            Some((setting.name, Given { text, place: format!("--{}", setting.flag()) }))
        });
        let from_environment = SETTINGS.iter().filter_map(|setting| {
            let text = variable(setting.variable)?;
            Some((setting.name, Given { text, place: setting.variable.to_owned() }))
        });
        Self::of(&file.into_iter().chain(from_environment).chain(from_flags).collect())
    }

    /// The settings of these names and texts, and nothing else: for a process inside another.
    pub fn given(texts: &[(&'static str, &str)]) -> Result<Self, SettingsError> {
        let given = |(name, text): &(&'static str, &str)| {
            (*name, Given { text: (*text).to_owned(), place: (*name).to_owned() })
        };
        Self::of(&texts.iter().map(given).collect())
    }

    /// Those that say how the network works.
    pub fn terms(&self) -> Terms {
        Terms {
            hold: TimeDelta::hours(self.hold_hours.into()),
            undo: TimeDelta::minutes(self.undo_minutes.into()),
            claims_max: self.claims_max.into(),
            grace: TimeDelta::days(self.grace_days.into()),
            act_within: TimeDelta::days(self.act_within_days.into()),
            access_log_names: self.access_log_names,
            idle: TimeDelta::minutes(self.session_idle_minutes.into()),
            session: TimeDelta::hours(self.session_hours.into()),
            on_call: self.on_call.numbers().to_vec(),
            mail: !self.mail_server.is_off(),
        }
    }
}

fn read<T: Value>(
    name: &'static str,
    default: &'static str,
    given: &BTreeMap<&'static str, Given>,
) -> Result<T, SettingsError> {
    let (text, place) = match given.get(name) {
        Some(given) => (given.text.as_str(), given.place.as_str()),
        None => (default, "the default"),
    };
    T::read(text).map_err(|want| SettingsError(format!("{place}: `{text}` is no {name}: {want}")))
}

fn check_variables(names: impl Iterator<Item = String>) -> Result<(), SettingsError> {
    let known = |name: &str| {
        name == "AMIS_CONFIG"
            || TESTS.iter().any(|tests| name.starts_with(tests))
            || SETTINGS.iter().any(|setting| setting.variable == name)
    };
    match names.into_iter().find(|name| name.starts_with(PREFIX) && !known(name)) {
        Some(name) => {
            Err(SettingsError(format!("{name} in the environment is no setting; see docs/settings.md")))
        }
        None => Ok(()),
    }
}

/// `docs/settings.md`.
pub fn documentation() -> String {
    let row = |setting: &Setting| {
        let Setting { name, variable, default, what } = setting;
        let (flag, what) = (setting.flag(), what.trim().replace('|', "\\|"));
        format!("| `{name}` | `--{flag}` | `{variable}` | `{default}` | {what} |\n")
    };
    SETTINGS.iter().map(row).fold(HEAD.to_owned(), |text, row| text + row.as_str())
}

/// The beginning of `docs/settings.md`.
const HEAD: &str = "\
# Settings

A setting is given as a flag, as a variable of the environment, or in `amis.toml` (in the folder that the program is
started in, or named by `--config FILE` or `AMIS_CONFIG`). A flag goes before the environment, the environment before
the file. A name that is no setting is refused, with its place.

| In `amis.toml` | Flag | Environment | Default | |
|---|---|---|---|---|
";

#[cfg(test)]
mod tests {
    use super::*;

    fn given(name: &'static str, text: &str) -> BTreeMap<&'static str, Given> {
        BTreeMap::from([(name, Given { text: text.to_owned(), place: "amis.toml:3".to_owned() })])
    }

    #[test]
    fn every_default_can_be_read() {
        let settings = Settings::of(&BTreeMap::new()).unwrap();
        assert_eq!(settings.listen.port(), 8080);
        assert_eq!(settings.terms().hold, TimeDelta::hours(72));
        assert!(settings.metrics.is_off());
    }

    #[test]
    fn a_value_that_cannot_be_read_names_its_place() {
        let refused = Settings::of(&given("listen", "everywhere")).unwrap_err().to_string();
        assert!(refused.starts_with("amis.toml:3: `everywhere` is no listen"), "{refused}");
    }

    #[test]
    fn an_audit_that_is_kept_too_short_is_refused_with_the_reason() {
        for months in ["23", "0", "-1", "two"] {
            let refused = Settings::of(&given("audit_months", months)).unwrap_err().to_string();
            assert!(refused.contains("24") && refused.contains("Garante"), "{refused}");
        }
        assert_eq!(Settings::of(&given("audit_months", "24")).unwrap().audit_months.get(), 24);
        assert_eq!(Settings::of(&BTreeMap::new()).unwrap().audit_months.get(), 36);
    }

    #[test]
    fn numbers_to_call_are_read_with_what_they_are() {
        let read =
            |text: &str| Settings::of(&given("on_call", text)).map(|settings| settings.terms().on_call);
        let both = read("02 5550 0199 = Pronto intervento sociale; *31 = Guardia").unwrap();
        assert_eq!(both[0], ("02 5550 0199".to_owned(), "Pronto intervento sociale".to_owned()));
        assert_eq!(both.len(), 2);
        assert!(read("off").unwrap().is_empty());
        for wrong in ["112", "= Chi", "uno = Chi", "112 =", "1=a;2=b;3=c;4=d;5=e;6=f;7=g;8=h"] {
            let refused = read(wrong).unwrap_err().to_string();
            assert!(refused.contains("NUMBER = WHAT IT IS"), "{refused}");
        }
    }

    #[test]
    fn a_variable_that_is_no_setting_is_refused() {
        let names = ["PATH", "AMIS_LISTNE"].map(str::to_owned).into_iter();
        assert!(check_variables(names).unwrap_err().to_string().contains("AMIS_LISTNE"));
        assert_eq!(check_variables(["AMIS_LISTEN".to_owned()].into_iter()), Ok(()));
    }
}
