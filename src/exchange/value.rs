//! Cells of other people's directories, read.
use super::refusal::Reason;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// Several values in one cell: `a, b`, or `{a,"b, c"}` as PostgreSQL writes an array.
pub(super) fn list(text: &str) -> Vec<String> {
    let inner = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let (mut values, mut value, mut quoted) = (Vec::new(), String::new(), false);
    for c in inner.unwrap_or(text).chars() {
        match c {
            '"' if inner.is_some() => quoted = !quoted,
            ',' if !quoted => values.push(std::mem::take(&mut value)),
            _ => value.push(c),
        }
    }
    values.push(value);
    values.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// A day: `2015-12-24`, `12/24/2015`, `12/24/15`, `December 24, 2015`. The year 1 stands for every year: then
/// the second value is `true` and the year of the first says nothing.
pub(super) fn date(text: &str) -> Result<(NaiveDate, bool), Reason> {
    let short_year = text.rsplit('/').next().is_some_and(|year| year.len() == 2);
    let formats: &[&str] =
        if short_year { &["%m/%d/%y"] } else { &["%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%d %B %Y"] };
    let found = formats.iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    let not = || Reason::NotADate(text.to_owned());
    match found {
        // A leap year, so that the 29th of February fits.
        Some(date) if date.year() == 1 => Ok((date.with_year(2000).ok_or_else(not)?, true)),
        Some(date) if (1800..=2200).contains(&date.year()) => Ok((date, false)),
        _ => Err(not()),
    }
}

/// A time of day as `HH:MM`: from `08:00`, `10:00:00`, `4:00 PM`, `9am`.
pub(super) fn time(text: &str) -> Result<String, Reason> {
    let upper = text.to_uppercase().replace(' ', "");
    let hour_alone = |half: &str| {
        upper.strip_suffix(half).filter(|hour| !hour.contains(':')).map(|hour| format!("{hour}:00{half}"))
    };
    let whole = hour_alone("AM").or_else(|| hour_alone("PM")).unwrap_or(upper);
    let formats = ["%H:%M", "%H:%M:%S", "%H:%M:%SZ", "%I:%M%p"];
    let found = formats.iter().find_map(|format| NaiveTime::parse_from_str(&whole, format).ok());
    found.map(|time| time.format("%H:%M").to_string()).ok_or_else(|| Reason::NotATime(text.to_owned()))
}

/// 1 Monday … 7 Sunday, from its name or its first two letters.
pub(super) fn weekday(text: &str) -> Result<i64, Reason> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let name = text.to_lowercase();
    let at = DAYS.iter().position(|day| name.len() >= 2 && day.starts_with(&name));
    at.and_then(|at| i64::try_from(at + 1).ok()).ok_or_else(|| Reason::UnknownWord(text.to_owned()))
}

/// Yes or no.
pub(super) fn boolean(text: &str) -> Result<bool, Reason> {
    match text.to_lowercase().as_str() {
        "true" | "t" | "yes" | "1" => Ok(true),
        "false" | "f" | "no" | "0" => Ok(false),
        _ => Err(Reason::UnknownWord(text.to_owned())),
    }
}

/// A number within bounds.
pub(super) fn number(text: &str, least: f64, most: f64) -> Result<f64, Reason> {
    let number: f64 = text.parse().map_err(|_| Reason::NotANumber(text.to_owned()))?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(Reason::OutOfBounds(text.to_owned())) }
}

/// Years of somebody's age.
pub(super) fn age(text: &str) -> Result<i64, Reason> {
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 150")]
    number(text, 0.0, 150.0).map(|years| years.floor() as i64)
}

/// An address of mail.
pub(super) fn mail(text: &str) -> Result<String, Reason> {
    let parts = text.split_once('@').filter(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(char::is_whitespace)
    });
    parts.map(|_| text.to_owned()).ok_or_else(|| Reason::NotMail(text.to_owned()))
}

/// An address of the web. Nothing but `http` and `https` is ever shown as a link.
pub(super) fn url(text: &str) -> Result<String, Reason> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let fits = |rest: &&str| !rest.is_empty() && !rest.contains(char::is_whitespace);
    rest.filter(fits).map(|_| text.to_owned()).ok_or_else(|| Reason::NotUrl(text.to_owned()))
}

/// A country, ISO 3166 alpha-2.
pub(super) fn country(text: &str) -> Result<String, Reason> {
    let fits = text.len() == 2 && text.chars().all(|c| c.is_ascii_alphabetic());
    if fits { Ok(text.to_uppercase()) } else { Err(Reason::UnknownWord(text.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_read_as_directories_write_them() {
        assert_eq!(date("January 01, 0001"), Ok((day(2000, 1, 1), true)));
        assert_eq!(date("12/24/2015"), Ok((day(2015, 12, 24), false)));
        assert_eq!(date("12/24/15"), Ok((day(2015, 12, 24), false)));
        assert_eq!(date("2015-02-28"), Ok((day(2015, 2, 28), false)));
        assert!(date("2015-02-30").is_err() && date("24/12/2015").is_err() && date("soon").is_err());
        assert!(date("0099-01-01").is_err());
    }

    #[test]
    fn times_are_read_as_directories_write_them() {
        for (text, read) in [
            ("08:00", "08:00"),
            ("4:00 PM", "16:00"),
            ("3pm", "15:00"),
            ("9am", "09:00"),
            ("12am", "00:00"),
            ("10:00:00", "10:00"),
        ] {
            assert_eq!(time(text).as_deref(), Ok(read), "{text}");
        }
        assert!(time("25:00").is_err() && time("13pm").is_err() && time("").is_err());
    }

    #[test]
    fn lists_are_read_bare_and_as_arrays() {
        assert_eq!(list("Chinese (Mandarin), Tagalog"), ["Chinese (Mandarin)", "Tagalog"]);
        assert_eq!(list("{a,\"b, c\"}"), ["a", "b, c"]);
        assert_eq!(list("{}"), Vec::<String>::new());
    }

    #[test]
    fn weekdays_addresses_and_numbers() {
        assert_eq!(weekday("Monday"), Ok(1));
        assert_eq!(weekday("SU"), Ok(7));
        assert!(weekday("x").is_err() && weekday("mondays").is_err());
        assert!(mail("info@example.org").is_ok() && mail("info at example.org").is_err());
        assert!(url("http://example.org").is_ok() && url("javascript:alert(1)").is_err());
        assert!(number("100", -90.0, 90.0).is_err() && number("NaN", -90.0, 90.0).is_err());
    }
}
