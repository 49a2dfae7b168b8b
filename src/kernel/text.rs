//! Text that people type: its limits, and the keys it is found by.
use super::Problem;
use unic_langid::LanguageIdentifier;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest name, title or other single line, in characters.
pub const LINE_MAX: usize = 200;
/// Longest free text (a story, a note), in characters.
pub const STORY_MAX: usize = 4_000;

/// The trimmed text, refused when it is longer than `max` characters or holds control characters other
/// than line ends and tabs; `None` when nothing is left.
pub fn limited(text: &str, max: usize, field: &str) -> Result<Option<String>, Problem> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(Problem::new("text.too_long").at(field).with("max", max));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Problem::new("text.control_character").at(field));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// [`limited`], where something must be left.
pub fn required(text: &str, max: usize, field: &str) -> Result<String, Problem> {
    limited(text, max, field)?.ok_or_else(|| Problem::new("text.required").at(field))
}

/// A language's tag (BCP 47) in its usual spelling; `None` when nothing is left.
pub fn language(tag: &str, field: &str) -> Result<Option<String>, Problem> {
    let Some(tag) = limited(tag, 35, field)? else { return Ok(None) };
    let known = tag.parse::<LanguageIdentifier>().map(|known| Some(known.to_string()));
    known.map_err(|_| Problem::new("text.not_a_language").at(field))
}

/// Whether it looks like an address of mail: something on both sides of one `@`, with a dot behind it.
pub fn is_mail(text: &str) -> bool {
    let mut sides = text.split('@');
    let sides = (sides.next(), sides.next(), sides.next());
    matches!(sides, (Some(name), Some(host), None)
        if !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

/// The key that a name is sorted and searched by: no accents, no case, single blanks, apostrophes and
/// hyphens as blanks. Made here and not in SQL, since the two databases fold letters differently.
pub fn search_key(name: &str) -> String {
    let folded: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The smallest key that is greater than every key with this prefix, for a range on an index.
pub fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_accents_case_and_punctuation() {
        assert_eq!(search_key("  D'Amìco-Rossi "), "d amico rossi");
        assert_eq!(search_key("ÇELİK"), search_key("çelik"));
    }

    #[test]
    fn text_is_trimmed_and_bounded() {
        assert_eq!(limited("  a ", 1, "x"), Ok(Some("a".to_owned())));
        assert_eq!(limited("   ", 1, "x"), Ok(None));
        assert_eq!(limited("ab", 1, "x").unwrap_err().code, "text.too_long");
        assert_eq!(limited("a\u{0}", 9, "x").unwrap_err().code, "text.control_character");
        assert_eq!(required("", 9, "x").unwrap_err().code, "text.required");
    }

    #[test]
    fn a_language_is_known_by_its_tag() {
        assert_eq!(language(" IT ", "x"), Ok(Some("it".to_owned())));
        assert_eq!(language("zh-hant", "x"), Ok(Some("zh-Hant".to_owned())));
        assert_eq!(language("", "x"), Ok(None));
        assert_eq!(language("in italiano", "x").unwrap_err().code, "text.not_a_language");
    }
}
