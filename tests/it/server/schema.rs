//! What the schema and the settings promise about themselves.
use crate::support::{agree, timed};
use amis::{
    settings::documentation,
    web::{
        schema,
        shape::{Entries, Shape},
    },
};
use async_graphql::Positioned;
use async_graphql::parser::{
    parse_schema,
    types::{InputValueDefinition, TypeDefinition, TypeKind, TypeSystemDefinition},
};

#[test]
fn the_schema_is_the_one_that_was_agreed() {
    timed(|| agree("schema.graphql", &schema::printed()));
}

#[test]
fn every_setting_is_documented() {
    timed(|| agree("docs/settings.md", &documentation()));
}

#[test]
fn every_list_declares_how_long_it_can_be() {
    timed(|| {
        let shape = Shape::of(&schema::printed()).unwrap();
        let mut boundless: Vec<_> = shape
            .fields()
            .filter(|(_, field)| field.entries == Entries::Undeclared)
            .map(|(name, _)| name)
            .collect();
        boundless.sort();
        assert!(
            boundless.is_empty(),
            "a list takes `first`, or ends its description with its bound (`At most 20.`):\n  {}",
            boundless.join("\n  ")
        );
    });
}

#[test]
fn everything_is_described() {
    timed(|| {
        let printed = schema::printed();
        let types = parse_schema(&printed).unwrap().definitions.into_iter();
        let bare: Vec<_> = types
            .filter_map(|definition| match definition {
                TypeSystemDefinition::Type(definition) => Some(undescribed(&definition.node)),
                _ => None,
            })
            .flatten()
            .collect();
        assert!(bare.is_empty(), "no words for whoever integrates:\n  {}", bare.join("\n  "));
    });
}

/// What of a type has no description: the type, its fields, values and arguments.
fn undescribed(definition: &TypeDefinition) -> Vec<String> {
    let of = definition.name.node.as_str();
    // Pages are the library's; the parts of a profile are told together, by their type.
    if of.ends_with("Connection") || of == "Part" {
        return vec![];
    }
    let mut all = vec![(of.to_owned(), definition.description.is_some())];
    let mut add = |name: &str, described: bool| all.push((format!("{of}.{name}"), described));
    match &definition.kind {
        TypeKind::Object(_) | TypeKind::Interface(_) => {
            let fields = match &definition.kind {
                TypeKind::Object(object) => &object.fields,
                TypeKind::Interface(interface) => &interface.fields,
                _ => return vec![],
            };
            for field in fields.iter().map(|field| &field.node) {
                add(&field.name.node, field.description.is_some());
                for argument in described(&field.arguments) {
                    add(&format!("{}({})", field.name.node, argument.0), argument.1);
                }
            }
        }
        TypeKind::InputObject(input) => described(&input.fields).for_each(|(name, said)| add(name, said)),
        TypeKind::Enum(words) => {
            words.values.iter().for_each(|word| add(&word.node.value.node, word.node.description.is_some()));
        }
        TypeKind::Scalar | TypeKind::Union(_) => {}
    }
    all.into_iter().filter(|(_, described)| !described).map(|(name, _)| name).collect()
}

/// What means the same everywhere is described once, in the documentation: an id, a page, a mutation's input.
fn described(values: &[Positioned<InputValueDefinition>]) -> impl Iterator<Item = (&str, bool)> {
    let known = |name: &str| matches!(name, "id" | "first" | "after" | "input");
    values.iter().map(move |value| {
        let name = value.node.name.node.as_str();
        (name, value.node.description.is_some() || known(name))
    })
}
