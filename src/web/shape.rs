//! What the schema says of each field that matters before a document is executed: its type, how many
//! entries it can have, how long they can be. Read from the printed schema, so that it can't drift.
use async_graphql::{
    Value,
    parser::{
        parse_schema,
        types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition},
    },
};
use std::collections::{HashMap, HashSet};

/// The most entries that one page of a list may have.
pub const FIRST_MAX: u64 = 100;
/// Bytes that a value is reckoned with whose text has no declared length.
const TEXT_BYTES: u64 = 60;

/// The schema, as far as it bounds work.
#[derive(Debug, Default)]
pub struct Shape {
    types: HashMap<String, HashMap<String, Field>>,
    inputs: HashSet<String>,
    length: u64,
}

/// One field of one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The type of one entry.
    pub of: String,
    /// Whether that is a type with fields of its own.
    pub composite: bool,
    /// How many entries it can have.
    pub entries: Entries,
    /// Bytes that one entry is reckoned with, where it has no fields of its own.
    pub bytes: u64,
}

/// How many entries a field can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entries {
    /// One value.
    One,
    /// A list of as many as its argument `first` says; this many when it is left out.
    First(u64),
    /// One page, whose `edges` and `nodes` are as many as its argument `first` says, or this many.
    PageOf(u64),
    /// As many as the page's `first` said.
    OnPage,
    /// At most as many as its description declares (`At most 20.`).
    AtMost(u64),
    /// A list that declares nothing. A test fails when the schema has one.
    Undeclared,
}

impl Shape {
    /// Reads a schema in the schema language.
    pub fn of(schema: &str) -> Result<Self, async_graphql::parser::Error> {
        let length = u64::try_from(schema.len()).unwrap_or(u64::MAX);
        let mut shape = Self { length, ..Self::default() };
        let definitions = parse_schema(schema)?.definitions;
        let types = definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => Some(definition.node),
            _ => None,
        });
        let (mut composite, mut all) = (HashSet::new(), Vec::new());
        for definition in types {
            let name = definition.name.node.to_string();
            match definition.kind {
                TypeKind::Object(object) => all.push((name, object.fields)),
                TypeKind::Interface(interface) => all.push((name, interface.fields)),
                TypeKind::Union(_) => drop(composite.insert(name)),
                TypeKind::InputObject(_) => drop(shape.inputs.insert(name)),
                TypeKind::Scalar | TypeKind::Enum(_) => {}
            }
        }
        composite.extend(all.iter().map(|(name, _)| name.clone()));
        for (name, fields) in all {
            let read =
                fields.into_iter().map(|f| (f.node.name.node.to_string(), field(&name, &f.node, &composite)));
            let read = read.collect();
            shape.types.insert(name, read);
        }
        Ok(shape)
    }

    /// A type's field; `None` where the schema has none of this name.
    pub fn field(&self, of: &str, name: &str) -> Option<&Field> {
        self.types.get(of)?.get(name)
    }

    /// Every field of every type, as `Type.field`.
    pub fn fields(&self) -> impl Iterator<Item = (String, &Field)> {
        self.types
            .iter()
            .flat_map(|(of, fields)| fields.iter().map(move |(name, field)| (format!("{of}.{name}"), field)))
    }

    /// The length of the schema, which is about what each list inside an answer about it comes to.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Whether this type is an input with fields of its own.
    pub fn is_input(&self, name: &str) -> bool {
        self.inputs.contains(name)
    }
}

fn field(of: &str, definition: &FieldDefinition, composite: &HashSet<String>) -> Field {
    let ty = &definition.ty.node;
    let inner = innermost(ty);
    let says = definition.description.as_ref().map_or("", |text| text.node.as_str());
    Field {
        of: inner.to_owned(),
        composite: composite.contains(inner),
        entries: entries(of, definition, says),
        bytes: declared(says, " characters").unwrap_or(TEXT_BYTES),
    }
}

fn entries(of: &str, definition: &FieldDefinition, says: &str) -> Entries {
    let is_list = matches!(definition.ty.node.base, BaseType::List(_));
    if let Some(first) = definition.arguments.iter().find(|argument| argument.node.name.node == "first") {
        let default = first.node.default_value.as_ref().and_then(|value| match &value.node {
            Value::Number(number) => number.as_u64(),
            _ => None,
        });
        let default = default.unwrap_or(FIRST_MAX);
        return if is_list { Entries::First(default) } else { Entries::PageOf(default) };
    }
    match declared(says, "") {
        _ if !is_list => Entries::One,
        _ if of.ends_with("Connection") => Entries::OnPage,
        Some(most) => Entries::AtMost(most),
        None => Entries::Undeclared,
    }
}

/// The number in a description's `At most 1,000.` or `; at most 1,000`, or with `unit` after it.
fn declared(says: &str, unit: &str) -> Option<u64> {
    says.match_indices("t most ").find_map(|(at, words)| {
        let rest = &says[at + words.len()..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
        let number = rest[..end].replace(',', "").parse().ok()?;
        let after = &rest[end..];
        let fits = if unit.is_empty() { !after.starts_with(" characters") } else { after.starts_with(unit) };
        fits.then_some(number)
    })
}

/// The name of a type without its lists and exclamation marks.
pub fn innermost(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => innermost(inner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = r#"
        type Query {
          people(first: Int = 20, after: String): PersonConnection!
          "Roles. At most 12."
          roles: [String!]!
          loose: [String!]!
          "Told in their own words. At most 4,000 characters."
          story: String
        }
        type PersonConnection { nodes: [Person!]! pageInfo: String }
        type Person { id: ID! needs(first: Int = 5): [String!]! }
        input Filter { a: Int }
    "#;

    #[test]
    fn every_kind_of_list_is_told_apart() {
        let shape = Shape::of(SCHEMA).unwrap();
        let entries = |of, name| shape.field(of, name).unwrap().entries;
        assert_eq!(entries("Query", "people"), Entries::PageOf(20));
        assert_eq!(entries("Person", "needs"), Entries::First(5));
        assert_eq!(entries("PersonConnection", "nodes"), Entries::OnPage);
        assert_eq!(entries("PersonConnection", "pageInfo"), Entries::One);
        assert_eq!(entries("Query", "roles"), Entries::AtMost(12));
        assert_eq!(entries("Query", "loose"), Entries::Undeclared);
        assert_eq!(entries("Query", "story"), Entries::One);
    }

    #[test]
    fn a_text_declares_its_length() {
        let shape = Shape::of(SCHEMA).unwrap();
        assert_eq!(shape.field("Query", "story").unwrap().bytes, 4_000);
        assert_eq!(shape.field("Person", "id").unwrap().bytes, TEXT_BYTES);
        assert!(shape.is_input("Filter"));
        assert!(shape.field("Query", "people").unwrap().composite);
    }
}
