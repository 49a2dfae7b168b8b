//! Of what type what was typed is: the schema says so, so that a form needs no code of its own.
use super::fields::Fields;
use async_graphql::{
    Name, Value,
    indexmap::IndexMap,
    parser::{
        parse_schema,
        types::{BaseType, Type, TypeKind, TypeSystemDefinition},
    },
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::{HashMap, HashSet};

/// Entries that are read of a list of things with fields of their own, named `list.0.field`, `list.1.field` …
const ENTRIES_MAX: usize = 30;

/// How a form says that a list is empty, where nothing said means that it stays as it is.
const EMPTY: &str = "[]";

/// The input types of the schema.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    objects: HashMap<String, Vec<Known>>,
    /// Enumerations with their values.
    codes: HashMap<String, HashSet<String>>,
}

/// One field of one of them.
#[derive(Debug)]
struct Known {
    name: String,
    ty: Type,
    has_default: bool,
}

/// A field whose text can't be of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Missing,
    NoNumber,
    NoDate,
    /// None of the values that may be chosen.
    NoChoice,
}

impl Wrong {
    /// The code of the refusal.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Missing => "text.required",
            Self::NoNumber => "form.number",
            Self::NoDate => "form.date",
            Self::NoChoice => "form.choice",
        }
    }
}

/// The field by which a form names those in which nothing typed takes away what stood there.
const EMPTIES: &str = "empties";

/// What is wrong at which field.
pub(super) type Wrongs = Vec<(String, Wrong)>;

impl Inputs {
    /// Reads a schema in the schema language.
    pub(super) fn of(schema: &str) -> Result<Self, async_graphql::parser::Error> {
        let mut inputs = Self::default();
        for definition in parse_schema(schema)?.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::InputObject(input) => {
                    let known = input.fields.into_iter().map(|field| Known {
                        name: field.node.name.node.to_string(),
                        ty: field.node.ty.node,
                        has_default: field.node.default_value.is_some(),
                    });
                    inputs.objects.insert(name, known.collect());
                }
                TypeKind::Enum(codes) => {
                    let values = codes.values.into_iter().map(|one| one.node.value.node.to_string());
                    inputs.codes.insert(name, values.collect());
                }
                _ => {}
            }
        }
        Ok(inputs)
    }

    /// The value of a variable, whose name the fields of the address bear; `None` where nothing was said.
    pub(super) fn variable(&self, name: &str, ty: &Type, fields: &Fields) -> Option<Value> {
        if !fields.has(name) {
            return None;
        }
        // What can't be read is handed on as it is: an address is refused by the API's own words.
        let read = self.value(name, ty, fields, &mut Vec::new());
        read.or_else(|| fields.one(name).map(|text| Value::String(text.to_owned())))
    }

    /// The value of a type made of a form's fields, or all that is wrong with them.
    pub(super) fn form(&self, ty: &Type, fields: &Fields) -> Result<Value, Wrongs> {
        let BaseType::Named(name) = &ty.base else { return Ok(Value::Null) };
        let mut wrongs = Vec::new();
        let value = self.object("", name, fields, &mut wrongs);
        if wrongs.is_empty() { Ok(value) } else { Err(wrongs) }
    }

    fn object(&self, at: &str, name: &str, fields: &Fields, wrongs: &mut Wrongs) -> Value {
        let mut object = IndexMap::new();
        for known in self.objects.get(name).into_iter().flatten() {
            let path = if at.is_empty() { known.name.clone() } else { format!("{at}.{}", known.name) };
            if known.has_default && !fields.has(&path) {
                continue;
            }
            match self.value(&path, &known.ty, fields, wrongs) {
                Some(value) => drop(object.insert(Name::new(&known.name), value)),
                None if known.ty.nullable => {}
                None if wrongs.iter().any(|(field, _)| *field == path) => {}
                None => wrongs.push((path, Wrong::Missing)),
            }
        }
        Value::Object(object)
    }

    fn value(&self, path: &str, ty: &Type, fields: &Fields, wrongs: &mut Wrongs) -> Option<Value> {
        match &ty.base {
            BaseType::List(inner) => self.list(path, inner, ty.nullable, fields, wrongs),
            BaseType::Named(name) if self.objects.contains_key(name.as_str()) => {
                (fields.has(path) || !ty.nullable).then(|| self.object(path, name, fields, wrongs))
            }
            BaseType::Named(name) => match fields.one(path) {
                Some(text) => self.one(path, name, text, wrongs),
                None => fields.is_emptied(path, EMPTIES).then(|| Value::String(String::new())),
            },
        }
    }

    fn one(&self, path: &str, name: &str, text: &str, wrongs: &mut Wrongs) -> Option<Value> {
        let read = match self.codes.get(name) {
            Some(codes) if !codes.contains(text.trim()) => Err(Wrong::NoChoice),
            None if name == "Int" && path.ends_with("Cents") => cents(text).map(Value::from),
            _ => scalar(name, text.trim()),
        };
        read.map_err(|wrong| wrongs.push((path.to_owned(), wrong))).ok()
    }

    fn list(
        &self,
        path: &str,
        of: &Type,
        nullable: bool,
        fields: &Fields,
        wrongs: &mut Wrongs,
    ) -> Option<Value> {
        let entries: Vec<Value> = match &of.base {
            BaseType::Named(name) if self.objects.contains_key(name.as_str()) => (0..ENTRIES_MAX)
                .map(|at| format!("{path}.{at}"))
                // An entry that was emptied is taken out, whichever it was.
                .filter(|path| fields.has_more(path, "id"))
                .map(|path| self.object(&path, name, fields, wrongs))
                .collect(),
            BaseType::Named(name) => {
                let said = fields.all(path).filter(|text| *text != EMPTY);
                said.filter_map(|text| self.one(path, name, text, wrongs)).collect()
            }
            BaseType::List(_) => Vec::new(),
        };
        let emptied = fields.all(path).any(|text| text == EMPTY);
        (!entries.is_empty() || emptied || !nullable && !fields.has(path)).then_some(Value::List(entries))
    }
}

fn scalar(name: &str, text: &str) -> Result<Value, Wrong> {
    Ok(match name {
        "Boolean" => Value::Boolean(matches!(text, "true" | "on" | "1")),
        "Int" => Value::from(text.parse::<i32>().map_err(|_| Wrong::NoNumber)?),
        "NaiveDate" => Value::from(day(text)?.to_string()),
        "DateTime" => Value::from(moment(text)?),
        // Enumerations too: it is what a client would send.
        _ => Value::from(text),
    })
}

/// A sum as it is typed in euros, with a decimal comma and points between thousands, or with a decimal point: in cents.
fn cents(text: &str) -> Result<i32, Wrong> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let grouped = plain.contains(',') || plain.rsplit_once('.').is_some_and(|(_, rest)| rest.len() == 3);
    let (whole, rest) = plain.split_once(if grouped { ',' } else { '.' }).unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let first_of_many = whole.contains('.') && (first.len() > 3 || first.starts_with('0'));
    if first.is_empty() || first_of_many || !groups.all(|group| group.len() == 3) {
        return Err(Wrong::NoNumber);
    }
    let whole = whole.replace('.', "");
    if !digits(&whole) || !digits(rest) || rest.len() > 2 {
        return Err(Wrong::NoNumber);
    }
    format!("{whole}{rest:0<2}").parse().map_err(|_| Wrong::NoNumber)
}

fn day(text: &str) -> Result<NaiveDate, Wrong> {
    // As a browser sends it, or as somebody types it where the browser has no field for days.
    let italian = || NaiveDate::parse_from_str(text, "%d/%m/%Y");
    text.parse().or_else(|_| italian()).map_err(|_| Wrong::NoDate)
}

/// A moment as the API writes it, or the end of a day in Italy: what lasts until a day lasts all day.
fn moment(text: &str) -> Result<String, Wrong> {
    if text.contains('T') {
        return Ok(text.to_owned());
    }
    let end = day(text)?.and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default());
    let end = end.and_local_timezone(chrono_tz::Europe::Rome).earliest().ok_or(Wrong::NoDate)?;
    Ok(end.to_utc().to_rfc3339())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = "
        type Query { a: Int }
        enum Urgency { SOON URGENT }
        input Inner { name: String born: Int! }
        input Outer {
          person: ID! urgency: Urgency severity: Int! = 0 whole: Boolean! = false on: NaiveDate until: DateTime
          parts: [String!]! actions: [String!]! = [READ] more: [Inner!] inner: Inner tags: [String!]
        }";

    fn made(text: &str) -> Result<serde_json::Value, Wrongs> {
        let fields = Fields::read(text.as_bytes()).unwrap();
        let made = Inputs::of(SCHEMA).unwrap().form(&Type::new("Outer!").unwrap(), &fields)?;
        Ok(made.into_json().unwrap())
    }

    #[test]
    fn what_was_typed_gets_its_type() {
        let typed = "person=p1&urgency=SOON&severity=3&whole=on&on=2026-11-09&until=2026-11-09&parts=A&parts=B&\
                     more.0.born=1980&more.1.born=1990&more.1.name=Sara";
        let expected = serde_json::json!({
            "person": "p1", "urgency": "SOON", "severity": 3, "whole": true, "on": "2026-11-09",
            "until": "2026-11-09T22:59:00+00:00", "parts": ["A", "B"],
            "more": [{ "born": 1980 }, { "name": "Sara", "born": 1990 }],
        });
        assert_eq!(made(typed), Ok(expected));
    }

    #[test]
    fn sums_are_typed_in_euros() {
        for (typed, expected) in [
            ("7.000,50 €", 700_050),
            ("7000", 700_000),
            ("7.000", 700_000),
            ("1.234.567", 123_456_700),
            ("12.5", 1_250),
            ("0,07", 7),
        ] {
            assert_eq!(cents(typed), Ok(expected), "{typed}");
        }
        for typed in ["", "-5", "1,234", "sette", "1,2,3", "99999999999", "1.23,4", "0.500", "1234.567"] {
            assert_eq!(cents(typed), Err(Wrong::NoNumber), "{typed}");
        }
    }

    #[test]
    fn an_entry_that_was_emptied_is_taken_out() {
        let expected = serde_json::json!({ "person": "p1", "parts": [], "more": [{ "born": 1990 }] });
        assert_eq!(made("person=p1&more.0.id=m1&more.0.born=&more.1.born=1990"), Ok(expected));
    }

    #[test]
    fn a_list_can_be_emptied() {
        let expected = serde_json::json!({ "person": "p1", "parts": [], "tags": [] });
        assert_eq!(made("person=p1&tags=%5B%5D"), Ok(expected));
        let chosen = serde_json::json!({ "person": "p1", "parts": [], "tags": ["A"] });
        assert_eq!(made("person=p1&tags=%5B%5D&tags=A"), Ok(chosen));
    }

    #[test]
    fn what_was_left_empty_is_left_out() {
        let expected = serde_json::json!({ "person": "p1", "parts": [] });
        assert_eq!(made("person=p1&urgency=&severity=&inner.name=+&other=x"), Ok(expected));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_its_field() {
        let wrong = made("severity=much&urgency=NEVER&on=tomorrow&inner.name=Sara").unwrap_err();
        let expected = [
            ("person", Wrong::Missing),
            ("urgency", Wrong::NoChoice),
            ("severity", Wrong::NoNumber),
            ("on", Wrong::NoDate),
            ("inner.born", Wrong::Missing),
        ];
        assert_eq!(wrong, expected.map(|(field, wrong)| (field.to_owned(), wrong)));
    }
}
