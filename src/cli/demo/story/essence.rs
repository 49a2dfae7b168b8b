//! An answer in one line, for people.
use serde_json::Value;

/// Where a line is cut.
const LONG: usize = 400;

/// Names and values without braces and quotes; ids by their first letters.
pub(super) fn essence(answer: &Value) -> String {
    let line = list(answer);
    match line.char_indices().nth(LONG) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}

pub(super) fn list(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => short(text),
        Value::Array(items) if items.is_empty() => "–".to_owned(),
        Value::Array(items) => items.iter().map(list).collect::<Vec<_>>().join(" | "),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| match (name.as_str(), value) {
                // Empty where something was done.
                ("problems", Value::Array(none)) if none.is_empty() => None,
                ("nodes", nodes) => Some(list(nodes)),
                (name, Value::Object(_)) => Some(format!("{name} ({})", list(value))),
                (name, _) => Some(format!("{name} {}", list(value))),
            };
            fields.iter().filter_map(field).collect::<Vec<_>>().join(", ")
        }
        number => number.to_string(),
    }
}

/// An id is long and says nothing: its beginning will do.
fn short(text: &str) -> String {
    match text.split_once('_') {
        Some((kind, id)) if id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("{kind}_…{}", &id[26..])
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_told_without_braces() {
        let answer = json!({ "claim": { "id": "claim_01a2016a467770a5a0ccff13c42a258c", "status": "ACTIVE" },
                             "problems": [], "note": null });
        assert_eq!(essence(&answer), "claim (id claim_…2a258c, status ACTIVE), note –");
    }

    #[test]
    fn a_long_answer_is_cut_at_a_letter() {
        assert!(essence(&Value::from("è".repeat(LONG + 1))).ends_with("è …"));
    }
}
