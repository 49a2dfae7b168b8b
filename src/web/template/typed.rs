//! What was typed, as a form that is shown again shows it: at the fields of the form that was sent, and in no other of
//! the page.
use minijinja::{State, Value};

/// Where the number of the form is kept that is being written.
const NUMBER: &str = "form";
/// Where it is kept whether that form is the one that was sent.
const HEARD: &str = "heard";

/// `begins("answer", {"answer": "DECLINE"})`: a form begins, and its fields follow. What was typed is its own where
/// the form that was sent has its name and these values.
pub(super) fn begins(state: &mut State<'_, '_>, name: &str, values: Option<Value>) -> String {
    let sent = state.lookup("sent").is_some_and(|sent| sent.as_str() == Some(name));
    let is_one = sent && values.is_none_or(|values| has(state, &values));
    let number = number(state) + 1;
    state.set_temp(NUMBER, number.into());
    state.set_temp(HEARD, is_one.into());
    String::new()
}

/// Whether the form that was sent has these values. What it was loaded with may have moved since.
fn has(state: &State<'_, '_>, values: &Value) -> bool {
    let keys = values.try_iter().into_iter().flatten();
    keys.filter(|key| key.as_str() != Some("ifVersion")).all(|key| {
        let value = values.get_item(&key).map(|value| value.to_string()).unwrap_or_default();
        raw(state, &key.to_string()).contains(&value)
    })
}

/// `is_heard()`: whether what was typed belongs to the form that is being written, or to the page as a whole.
pub(super) fn is_heard(state: &State<'_, '_>) -> bool {
    number(state) == 0 || state.get_temp(HEARD).is_some_and(|heard| heard.is_true())
}

/// `id_of("field")`: the id of a field, of which there is one on a page. That of the form that was sent, or else of the first
/// one, is the field's name, and is what a problem leads to.
pub(super) fn id_of(state: &State<'_, '_>, name: &str) -> String {
    let number = number(state);
    let any = state.lookup("sent").is_some_and(|sent| sent.is_true());
    let is_plain = if any { is_heard(state) } else { number <= 1 };
    if is_plain { name.to_owned() } else { format!("{name}-{number}") }
}

/// `typed("field")`: what was typed into a field; empty where nothing was.
pub(super) fn typed(state: &State<'_, '_>, name: &str) -> String {
    all_typed(state, name).into_iter().next().unwrap_or_default()
}

/// `typed_or("field", value)`: the same, or this value where the field wasn't asked yet. What somebody emptied stays empty.
pub(super) fn typed_or(state: &State<'_, '_>, name: &str, value: Option<Value>) -> String {
    if was_asked(state, name) {
        return typed(state, name);
    }
    value
        .filter(|value| !value.is_none() && !value.is_undefined())
        .map(|value| value.to_string())
        .unwrap_or_default()
}

/// `all_typed("field")`: for a field of which several may be chosen.
pub(super) fn all_typed(state: &State<'_, '_>, name: &str) -> Vec<String> {
    let all = if is_heard(state) { raw(state, name) } else { Vec::new() };
    all.into_iter().filter(|value| !value.trim().is_empty()).collect()
}

/// `was_asked("field")`: whether what was sent says anything of a field, be it that it is empty.
pub(super) fn was_asked(state: &State<'_, '_>, name: &str) -> bool {
    is_heard(state) && !raw(state, name).is_empty()
}

fn number(state: &State<'_, '_>) -> u32 {
    state.get_temp(NUMBER).and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
}

fn raw(state: &State<'_, '_>, name: &str) -> Vec<String> {
    let Some(Ok(pairs)) = state.lookup("sent_values").map(|values| values.try_iter().map(Vec::from_iter))
    else {
        return Vec::new();
    };
    let at = |pair: &Value, at: usize| pair.get_item_by_index(at).ok().map(|value| value.to_string());
    let named = pairs.iter().filter(|pair| at(pair, 0).as_deref() == Some(name));
    named.filter_map(|pair| at(pair, 1)).collect()
}
