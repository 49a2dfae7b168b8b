//! Templates, and the few words that they know: texts of `web/locales`, days and times of Italy.
use crate::{
    kernel::{Fault, Time, clock},
    locale::{self, Language},
};
use chrono::{Datelike, NaiveDate, Timelike};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, context,
    value::{Kwargs, Serde},
};
use serde_json::Value;
use std::borrow::Cow;

/// What every page is laid out in.
const LAYOUT: [(&str, &str); 2] = [
    ("paper.html", include_str!("../../web/layout/paper.html")),
    (PROBLEM, include_str!("../../web/layout/problem.html")),
];
/// The page that says why there is none.
const PROBLEM: &str = "problem.html";

/// How a page is worded, and the moment that it is of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) language: Language,
    /// In words that are easy to read.
    pub(super) plain: bool,
    pub(super) now: Time,
}

impl Style {
    fn words(self) -> &'static str {
        if self.plain { "plain" } else { "full" }
    }
}

/// Every template, compiled.
#[derive(Debug)]
pub(super) struct Templates(Environment<'static>);

impl Templates {
    /// Compiles the layout and these. The error is a sentence for the operator.
    pub(super) fn of(pages: impl Iterator<Item = (&'static str, &'static str)>) -> Result<Self, String> {
        let mut all = Environment::new();
        all.set_undefined_behavior(UndefinedBehavior::Strict);
        all.set_auto_escape_callback(|_| AutoEscape::Html);
        all.add_function("word", word);
        all.add_filter("words_of", words_of);
        all.add_filter("day", day);
        all.add_filter("time", time);
        all.add_filter("in_link", in_link);
        for (name, text) in LAYOUT.into_iter().chain(pages) {
            all.add_template(name, text).map_err(|e| format!("the template {name}: {e}"))?;
        }
        Ok(Self(all))
    }

    /// A page of what a document answered: its root fields are the template's names.
    pub(super) fn page(&self, name: &str, data: &Value, style: Style) -> Result<String, Fault> {
        let Style { language, now, .. } = style;
        let fixed = context! {
            language => language.name(), words => style.words(), now => now.to_rfc3339(),
        };
        self.render(name, context! { ..fixed, ..minijinja::Value::from(Serde(data)) })
    }

    /// The page that says why there is none; `ticket` names a fault in the log.
    pub(super) fn problem(&self, what: &str, ticket: Option<String>, style: Style) -> Result<String, Fault> {
        let (language, words) = (style.language.name(), style.words());
        self.render(PROBLEM, context! { language, words, problem => what, ticket })
    }

    fn render(&self, name: &str, context: minijinja::Value) -> Result<String, Fault> {
        let template = self.0.get_template(name).map_err(|e| Fault::new(&e))?;
        template.render(context).map_err(|e| Fault::new(&e))
    }
}

/// `word("key", name=value)`: a text in the page's language. In a page of plain words it is that of `key-plain`,
/// where there is one. A key without a text is a fault.
fn word(state: &State<'_, '_>, key: &str, values: Kwargs) -> Result<String, Error> {
    let args: Vec<(String, String)> = values
        .args()
        .map(|name| Ok((name.to_owned(), values.get::<minijinja::Value>(name)?.to_string())))
        .collect::<Result<_, Error>>()?;
    text(state, key, &args)
}

/// `codes|words_of("part")`: the texts of codes of one kind, such as `part-needs-hous` for `NEEDS_HOUS`.
fn words_of(state: &State<'_, '_>, codes: Vec<String>, kind: &str) -> Result<Vec<String>, Error> {
    let key = |code: &String| format!("{kind}-{}", code.to_ascii_lowercase().replace('_', "-"));
    codes.iter().map(|code| text(state, &key(code), &[])).collect()
}

fn text(state: &State<'_, '_>, key: &str, args: &[(String, String)]) -> Result<String, Error> {
    let language = language(state)?;
    let plain = state.lookup("words").is_some_and(|words| words.as_str() == Some("plain"));
    let easy = format!("{key}-plain");
    let key = if plain && locale::has(language, &easy) { easy.as_str() } else { key };
    if !locale::has(language, key) {
        return Err(wrong(format!("no text is called {key}")));
    }
    Ok(locale::worded(language, key, args.iter().map(|(name, value)| (name.as_str(), value.as_str()))))
}

fn language(state: &State<'_, '_>) -> Result<Language, Error> {
    let word = state.lookup("language");
    let found = word.as_ref().and_then(|word| Language::parse(word.as_str()?));
    found.ok_or_else(|| wrong("the page has no language".to_owned()))
}

/// `at|day`: the day of a date or, in Italy, of a moment, written out.
fn day(state: &State<'_, '_>, at: &str) -> Result<String, Error> {
    let day = match at.parse::<NaiveDate>() {
        Ok(day) => day,
        Err(_) => clock::day(moment(at)?),
    };
    let args = [("day", day.day()), ("month", day.month()), ("weekday", day.weekday().number_from_monday())];
    let mut args: Vec<_> = args.map(|(name, number)| (name.to_owned(), number.to_string())).into();
    args.push(("year".to_owned(), day.year().to_string()));
    text(state, "day-written-out", &args)
}

/// `at|time`: hour and minute of a moment, in Italy.
fn time(at: &str) -> Result<Cow<'static, str>, Error> {
    let at = moment(at)?.with_timezone(&chrono_tz::Europe::Rome);
    Ok(format!("{:02}:{:02}", at.hour(), at.minute()).into())
}

/// `text|in_link`: as a value in the query of an address.
fn in_link(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(one).collect()
}

fn moment(text: &str) -> Result<Time, Error> {
    text.parse().map_err(|_| wrong(format!("{text} is no moment")))
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}
