//! Templates, and the few words that they know: texts of `web/locales`, days and times of Italy.
mod typed;

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
use std::{
    borrow::Cow,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};

/// What every page is laid out in.
const LAYOUT: [(&str, &str); 12] = [
    ("paper.html", include_str!("../../web/layout/paper.html")),
    ("screen.html", include_str!("../../web/layout/screen.html")),
    ("form.html", include_str!("../../web/layout/form.html")),
    ("said.html", include_str!("../../web/layout/said.html")),
    ("picture.html", include_str!("../../web/layout/picture.html")),
    ("cards.html", include_str!("../../web/layout/cards.html")),
    ("accounts.html", include_str!("../../web/layout/accounts.html")),
    ("groups.html", include_str!("../../web/layout/groups.html")),
    ("lists.html", include_str!("../../web/layout/lists.html")),
    ("parts.html", include_str!("../../web/layout/parts.html")),
    ("found.html", include_str!("../../web/layout/found.html")),
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
pub(super) struct Templates {
    built: Environment<'static>,
    /// In a debug build, the same as they are written now, with the time at which the last of them was.
    written: RwLock<Option<(SystemTime, Arc<Environment<'static>>)>>,
}

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
        all.add_filter("named", named);
        all.add_filter("euros", euros);
        all.add_filter("options", options);
        all.add_filter("pairs", pairs);
        all.add_filter("wrapped", wrapped);
        all.add_filter("date", date);
        all.add_filter("cell", cell);
        all.add_filter("euro", euro);
        all.add_function("asset", asset);
        all.add_function("fresh", fresh);
        all.add_function("begins", typed::begins);
        all.add_function("is_heard", typed::is_heard);
        all.add_function("id_of", typed::id_of);
        all.add_function("typed", typed::typed);
        all.add_function("typed_or", typed::typed_or);
        all.add_function("all_typed", typed::all_typed);
        all.add_function("was_asked", typed::was_asked);
        all.add_function("ring", super::ring::ring);
        all.add_function("fan", super::ring::fan);
        all.add_function("around", super::ring::around);
        for (name, text) in LAYOUT.into_iter().chain(pages) {
            all.add_template(name, text).map_err(|e| format!("the template {name}: {e}"))?;
        }
        Ok(Self { built: all, written: RwLock::default() })
    }

    /// A page of what a document answered: its root fields are the template's names, and those of `beside` too.
    pub(super) fn page(
        &self,
        name: &str,
        data: &Value,
        beside: &Value,
        style: Style,
    ) -> Result<String, Fault> {
        let data = minijinja::Value::from(Serde(data));
        self.render(name, context! { ..fixed(beside, style), ..data })
    }

    /// The page that says why there is none.
    pub(super) fn problem(&self, beside: &Value, style: Style) -> Result<String, Fault> {
        self.render(PROBLEM, fixed(beside, style))
    }

    fn render(&self, name: &str, context: minijinja::Value) -> Result<String, Fault> {
        let render = |all: &Environment<'_>| all.get_template(name)?.render(&context);
        let text = if cfg!(debug_assertions) {
            self.as_written().and_then(|all| render(&all))
        } else {
            render(&self.built)
        };
        text.map_err(|e| Fault::new(&e))
    }

    /// Who works on a template sees it without building the program again.
    fn as_written(&self) -> Result<Arc<Environment<'static>>, Error> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let place = |name: &str| match name.split_once('/') {
            Some((room, file)) => project.join("src").join(room).join("pages").join(file),
            None => project.join("web/layout").join(name),
        };
        let written = |name| std::fs::metadata(place(name)).and_then(|file| file.modified()).ok();
        let last = self.built.templates().filter_map(|(name, _)| written(name)).max();
        let last = last.unwrap_or(SystemTime::UNIX_EPOCH);
        let known = self.written.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, all)) = known.filter(|(at, _)| *at == last) {
            return Ok(all);
        }
        let mut all = self.built.clone();
        for (name, _) in self.built.templates() {
            if let Ok(text) = std::fs::read_to_string(place(name)) {
                all.add_template_owned(name.to_owned(), text)?;
            }
        }
        let all = Arc::new(all);
        *self.written.write().unwrap_or_else(PoisonError::into_inner) = Some((last, Arc::clone(&all)));
        Ok(all)
    }
}

/// What every template may name.
fn fixed(beside: &Value, style: Style) -> minijinja::Value {
    let fixed = context! {
        language => style.language.name(), words => style.words(), now => style.now.to_rfc3339(),
        today => clock::day(style.now).to_string(),
    };
    context! { ..fixed, ..minijinja::Value::from(Serde(beside)) }
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

/// `code|named("Urgency")`: the text of a value of one of the schema's enumerations, `urgency-soon` for `SOON`.
fn named(state: &State<'_, '_>, code: &str, kind: &str) -> Result<String, Error> {
    text(state, &key_of(kind, code), &[])
}

/// The key of a value's text.
fn key_of(kind: &str, code: &str) -> String {
    let mut key = String::new();
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() && !key.is_empty() {
            key.push('-');
        }
        key.push(letter.to_ascii_lowercase());
    }
    format!("{key}-{}", code.to_ascii_lowercase().replace('_', "-"))
}

/// `codes|options("Urgency")`: each with its text, as a field offers them.
fn options(state: &State<'_, '_>, codes: Vec<String>, kind: &str) -> Result<Vec<(String, String)>, Error> {
    codes.into_iter().map(|code| Ok((code.clone(), named(state, &code, kind)?))).collect()
}

/// `list|pairs("id", "name")`: two fields of each, as a field offers them.
fn pairs(
    list: Vec<minijinja::Value>,
    code: &str,
    words: &str,
) -> Result<Vec<(minijinja::Value, minijinja::Value)>, Error> {
    list.iter().map(|one| Ok((one.get_attr(code)?, one.get_attr(words)?))).collect()
}

/// `text|wrapped(16, 2)`: in lines of about so many letters, at most so many lines.
fn wrapped(text: &str, wide: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    for line in lines.iter_mut().filter(|line| line.chars().count() > wide + 2) {
        *line = line.chars().take(wide).chain(['…']).collect();
    }
    lines
}

/// `at|date`: the day of a date or, in Italy, of a moment, in figures.
fn date(at: &str) -> Result<String, Error> {
    let day = match at.parse::<NaiveDate>() {
        Ok(day) => day,
        Err(_) => clock::day(moment(at)?),
    };
    Ok(day.format("%d/%m/%Y").to_string())
}

/// `value|cell`: in a table that a spreadsheet opens; nothing in it is a formula.
fn cell(value: minijinja::Value) -> minijinja::Value {
    let text = if value.is_none() { String::new() } else { value.to_string() };
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = format!("{}{}", if formula { "'" } else { "" }, text.replace('"', "\"\""));
    minijinja::Value::from_safe_string(format!("\"{text}\""))
}

/// `cents|euros`: a sum as it is typed, `7000,50`.
fn euros(cents: Option<i64>) -> String {
    cents.map_or_else(String::new, |cents| format!("{},{:02}", cents / 100, (cents % 100).unsigned_abs()))
}

/// `cents|euro`: a sum as Italians write it, `1.234,50 €`.
fn euro(cents: i64) -> String {
    let whole = (cents / 100).unsigned_abs().to_string();
    let groups: Vec<_> = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{}{},{:02} €", if cents < 0 { "-" } else { "" }, groups.join("."), (cents % 100).unsigned_abs())
}

/// `asset("theme.css")`: the address of one of our files.
fn asset(name: &str) -> Result<minijinja::Value, Error> {
    let address = super::files::address(name).ok_or_else(|| wrong(format!("no file is called {name}")))?;
    Ok(minijinja::Value::from_safe_string(address))
}

/// `fresh()`: an id for a form, never the same twice.
fn fresh(state: &mut State<'_, '_>) -> String {
    let once = state.lookup("once").map(|once| once.to_string()).unwrap_or_default();
    let count = state.get_temp("fresh").and_then(|count| u32::try_from(count).ok()).unwrap_or_default();
    state.set_temp("fresh", (count + 1).into());
    format!("{once}-{count}")
}

fn moment(text: &str) -> Result<Time, Error> {
    text.parse().map_err(|_| wrong(format!("{text} is no moment")))
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_cells_are_written_as_italians_open_them() {
        assert_eq!(
            [0, 5, 412_000, 123_456_789].map(euro),
            ["0,00 €", "0,05 €", "4.120,00 €", "1.234.567,89 €"]
        );
        let told = |text: &str| cell(text.into()).to_string();
        assert_eq!(told("Casa \"A\""), "\"Casa \"\"A\"\"\"");
        for formula in ["=1+1", "+39", "-2", "@SUM(A1)", "\t=1"] {
            assert!(told(formula).starts_with("\"'"), "{formula}");
        }
    }

    #[test]
    fn a_code_is_worded_under_its_kind() {
        assert_eq!(key_of("NeedStatus", "IN_SERVICE"), "need-status-in-service");
        assert_eq!(key_of("part", "NEEDS_HOUS"), "part-needs-hous");
    }

    #[test]
    fn words_are_wrapped_and_never_run_on() {
        assert_eq!(wrapped("Caritas – Centro d'ascolto Niguarda", 16, 2), ["Caritas – Centro", "d'ascolto…"]);
        assert_eq!(wrapped("Emporio", 16, 2), ["Emporio"]);
        assert!(wrapped(&"x".repeat(300), 16, 2)[0].chars().count() < 20);
    }
}
