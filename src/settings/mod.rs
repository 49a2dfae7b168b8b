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
pub use value::{AuditMonths, DaysByDomain, OnCall, Within};
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
    /// How many days a completed referral still opens what it opened, 1 to 90.
    grace_days: Within<1, 90> = "14", "AMIS_GRACE_DAYS";
    /// How many days an organisation has to answer a referral of a routine need, 1 to 30: on its own opening days.
    answer_days_routine: Within<1, 30> = "10", "AMIS_ANSWER_DAYS_ROUTINE";
    /// The same of a need that somebody should see to soon, 1 to 14: on its own opening days. What is more urgent is never
    /// given more time.
    answer_days_soon: Within<1, 14> = "5", "AMIS_ANSWER_DAYS_SOON";
    /// How many hours it has to answer a referral of an urgent need, 1 to 72, by the calendar.
    answer_hours_urgent: Within<1, 72> = "48", "AMIS_ANSWER_HOURS_URGENT";
    /// The same of a need that can't wait at all, 1 to 24, by the calendar.
    answer_hours_immediate: Within<1, 24> = "24", "AMIS_ANSWER_HOURS_IMMEDIATE";
    /// After how many days a routine need with no service begun counts as unmet, 1 to 180; then, after a semicolon, the days of
    /// each domain that has its own (`30; HOUS = 60; FOOD = 10`). Target times hold for needs that are open already, too, from
    /// the start of the server on; what was counted before isn't kept. The days from the opening stay as they are.
    target_days_routine: DaysByDomain<1, 180> = "30", "AMIS_TARGET_DAYS_ROUTINE";
    /// The same of a need that somebody should see to soon, 1 to 90. In no domain may what is more urgent wait longer than what
    /// is less.
    target_days_soon: DaysByDomain<1, 90> = "14", "AMIS_TARGET_DAYS_SOON";
    /// The same of an urgent need, 1 to 14.
    target_days_urgent: DaysByDomain<1, 14> = "3", "AMIS_TARGET_DAYS_URGENT";
    /// The same of a need that can't wait at all, 1 to 3.
    target_days_immediate: DaysByDomain<1, 3> = "1", "AMIS_TARGET_DAYS_IMMEDIATE";
    /// After how many days an answer that the person's side owes (to a claim that waits, to a recipient's question) stands
    /// among what has come to a stand, 1 to 30.
    forgotten_days: Within<1, 30> = "5", "AMIS_FORGOTTEN_DAYS";
    /// After how many days a draft of a need that nobody touched stands among what has come to a stand, with the person's lead,
    /// 1 to 90.
    forgotten_draft_days: Within<1, 90> = "14", "AMIS_FORGOTTEN_DRAFT_DAYS";
    /// After how many days in which nothing was said of a need that is served it stands among what has come to a stand, with
    /// whoever serves it and the person's lead, 7 to 366.
    silent_service_days: Within<7, 366> = "60", "AMIS_SILENT_SERVICE_DAYS";
    /// How many hours an active claim holds its need, 1 to 336.
    hold_hours: Within<1, 336> = "72", "AMIS_HOLD_HOURS";
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
        Self::of(&file.into_iter().chain(from_environment).chain(from_flags).collect())?.checked()
    }

    /// The settings of these names and texts, and nothing else: for a process inside another.
    pub fn given(texts: &[(&'static str, &str)]) -> Result<Self, SettingsError> {
        let given = |(name, text): &(&'static str, &str)| {
            (*name, Given { text: (*text).to_owned(), place: (*name).to_owned() })
        };
        Self::of(&texts.iter().map(given).collect())?.checked()
    }

    /// Refuses settings that don't go together.
    fn checked(self) -> Result<Self, SettingsError> {
        let terms = self.terms();
        if let Some(domain) = terms.target_out_of_order() {
            let domain = domain.name();
            let said = format!(
                "target_days_routine, target_days_soon, target_days_urgent and target_days_immediate: in {domain} what is more \
                 urgent may wait longer than what is less; give it fewer days (`; {domain} = DAYS`), or the other more"
            );
            return Err(SettingsError(said));
        }
        if terms.answers_are_in_order() {
            return Ok(self);
        }
        let said = "answer_days_routine, answer_days_soon, answer_hours_urgent and answer_hours_immediate: what is more urgent \
                    is given as much time as what is less, or less";
        Err(SettingsError(said.to_owned()))
    }

    /// Those that say how the network works.
    pub fn terms(&self) -> Terms {
        Terms {
            hold: TimeDelta::hours(self.hold_hours.get()),
            undo: TimeDelta::minutes(self.undo_minutes.into()),
            claims_max: self.claims_max.into(),
            grace: TimeDelta::days(self.grace_days.get()),
            answer_routine: TimeDelta::days(self.answer_days_routine.get()),
            answer_soon: TimeDelta::days(self.answer_days_soon.get()),
            answer_urgent: TimeDelta::hours(self.answer_hours_urgent.get()),
            answer_immediate: TimeDelta::hours(self.answer_hours_immediate.get()),
            target_routine: self.target_days_routine.get(),
            target_soon: self.target_days_soon.get(),
            target_urgent: self.target_days_urgent.get(),
            target_immediate: self.target_days_immediate.get(),
            forgotten: TimeDelta::days(self.forgotten_days.get()),
            draft_forgotten: TimeDelta::days(self.forgotten_draft_days.get()),
            service_silent: TimeDelta::days(self.silent_service_days.get()),
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
mod tests;
