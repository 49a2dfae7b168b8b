//! `amis.toml`: a flat table of settings.
use super::{Given, SETTINGS, SettingsError};
use std::{io, path::Path};
use toml::de::{DeTable, DeValue};

/// What the file gives; nothing when it is absent and nobody named it.
pub(super) fn read(path: &Path, named: bool) -> Result<Vec<(&'static str, Given)>, SettingsError> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&path.display().to_string(), &text),
        Err(e) if e.kind() == io::ErrorKind::NotFound && !named => Ok(Vec::new()),
        Err(e) => Err(SettingsError(format!("{}: the settings can't be read: {e}", path.display()))),
    }
}

fn parse(file: &str, text: &str) -> Result<Vec<(&'static str, Given)>, SettingsError> {
    let line = |at: usize| text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    let table = DeTable::parse(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        SettingsError(format!("{file}:{}: {}", line(at), e.message()))
    })?;
    let entries = table.get_ref().iter().map(|(key, value)| {
        let place = format!("{file}:{}", line(key.span().start));
        let name = key.get_ref().as_ref();
        let setting = SETTINGS.iter().find(|setting| setting.name == name).ok_or_else(|| {
            SettingsError(format!("{place}: `{name}` is no setting{}; see docs/settings.md", nearest(name)))
        })?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Boolean(switch) => switch.to_string(),
            _ => return Err(SettingsError(format!("{place}: `{name}` is a text, a number, true or false"))),
        };
        Ok((setting.name, Given { text, place }))
    });
    entries.collect()
}

/// The setting that was probably meant: the same letters in another order or with another separator.
fn nearest(name: &str) -> String {
    let letters = |name: &str| {
        let mut letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    let meant = SETTINGS.iter().find(|setting| letters(setting.name) == letters(name));
    meant.map(|setting| format!("; did you mean `{}`?", setting.name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_numbers_and_switches_are_read() {
        let given =
            parse("amis.toml", "listen = \"[::1]:80\"\nhold_hours = 24\nintrospection = false\n").unwrap();
        let texts: Vec<_> = given.iter().map(|(name, given)| (*name, given.text.as_str())).collect();
        assert_eq!(texts, [("hold_hours", "24"), ("introspection", "false"), ("listen", "[::1]:80")]);
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let refused = parse("amis.toml", "# ours\n\nlistne = \"x\"\n").err().unwrap().to_string();
        assert_eq!(
            refused,
            "amis.toml:3: `listne` is no setting; did you mean `listen`?; see docs/settings.md"
        );
    }

    #[test]
    fn a_file_that_is_no_toml_is_refused_with_its_line() {
        assert!(
            parse("amis.toml", "log = \"info\"\nlisten =\n")
                .err()
                .unwrap()
                .to_string()
                .starts_with("amis.toml:2:")
        );
    }

    #[test]
    fn a_table_is_no_value() {
        assert!(parse("amis.toml", "[listen]\na = 1\n").is_err());
    }
}
