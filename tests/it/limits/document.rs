//! Documents that are grown over the schema, field by field.
use amis::web::schema;
use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition},
};
use rand::{Rng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use std::collections::HashMap;

/// One field of a document, under an alias of its own where it has one.
#[derive(Clone, Debug)]
struct Asked {
    alias: Option<usize>,
    name: String,
    arguments: String,
    /// The type of its fields; nothing for a value.
    of: Option<String>,
    fields: Vec<Asked>,
}

/// A query; the empty one is where a search begins.
#[derive(Clone, Debug, Default)]
pub struct Document(Vec<Asked>);

impl Document {
    pub fn text(&self) -> String {
        let fields: Vec<_> = self.0.iter().map(Asked::text).collect();
        format!("{{ __typename {} }}", fields.join(" "))
    }
}

impl Asked {
    fn text(&self) -> String {
        let alias = self.alias.map_or(String::new(), |number| format!("a{number}: "));
        let inside: Vec<_> = self.fields.iter().map(Self::text).collect();
        let inside =
            if self.of.is_some() { format!(" {{ __typename {} }}", inside.join(" ")) } else { String::new() };
        format!("{alias}{}{}{inside}", self.name, self.arguments)
    }
}

/// Questions below which there is most to ask.
const DEAR: [&str; 6] = ["person", "people", "need", "referrals", "orientations", "needCards"];
/// Questions that who asks here may not ask.
const NOT_HERS: [&str; 2] = ["whoCan", "policyDifference"];

/// Knows the schema, and ids to ask for.
pub struct Writer {
    types: HashMap<String, Vec<FieldDefinition>>,
    ids: HashMap<&'static str, String>,
}

fn innermost(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => innermost(inner),
    }
}

impl Writer {
    pub fn new(ids: HashMap<&'static str, String>) -> Self {
        let definitions = parse_schema(schema::printed()).unwrap().definitions;
        let types = definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => match definition.node.kind {
                TypeKind::Object(object) => Some((
                    definition.node.name.node.to_string(),
                    object.fields.into_iter().map(|field| field.node).collect(),
                )),
                _ => None,
            },
            _ => None,
        });
        Self { types: types.collect(), ids }
    }

    /// Adds a field somewhere, or the same field again under another name.
    pub fn grow(&self, document: &mut Document, lengths: &[i32], dice: &mut ChaCha8Rng) {
        let mut number = dice.random_range(0..1_000_000);
        let (mut of, mut here) = ("Query".to_owned(), &mut document.0);
        loop {
            let inside: Vec<usize> = (0..here.len()).filter(|at| here[*at].of.is_some()).collect();
            let deeper = inside.choose(dice).copied().filter(|_| dice.random_bool(0.75));
            let Some(at) = deeper else { break };
            let next = &mut here[at];
            of = next.of.clone().unwrap_or_default();
            here = &mut next.fields;
            number += 1;
        }
        // Half of what is put at the root is where a document grows dear.
        let dear = of == "Query" && dice.random_bool(0.5);
        let wanted = |field: &&FieldDefinition| !dear || DEAR.contains(&field.name.node.as_str());
        let fields: Vec<_> = self.types[&of].iter().filter(wanted).collect();
        let Some(field) = fields.choose(dice).copied() else { return };
        let name = field.name.node.to_string();
        if NOT_HERS.contains(&name.as_str()) {
            return;
        }
        let again = here.iter().any(|asked| asked.name == name);
        // Values are asked once; what has fields may be asked again, as far as aliases go.
        let composite = self.types.contains_key(innermost(&field.ty.node));
        if again && (!composite || dice.random_bool(0.7)) {
            return;
        }
        here.push(self.asked(field, again.then_some(number), lengths, dice));
    }

    fn asked(
        &self,
        field: &FieldDefinition,
        alias: Option<usize>,
        lengths: &[i32],
        dice: &mut ChaCha8Rng,
    ) -> Asked {
        let of = innermost(&field.ty.node).to_owned();
        let composite = self.types.contains_key(&of);
        let name = field.name.node.to_string();
        let mut arguments = Vec::new();
        for argument in &field.arguments {
            let (argument, required) = (&argument.node, !argument.node.ty.node.nullable);
            let said = match argument.name.node.as_str() {
                "first" => lengths
                    .choose(dice)
                    .copied()
                    .unwrap_or(1)
                    .min(if name == "matches" { 20 } else { 100 })
                    .to_string(),
                "id" => {
                    let id = self.ids.get(name.as_str());
                    format!("\"{}\"", id.unwrap_or_else(|| panic!("say which `{name}` to ask for")))
                }
                "person" => format!("\"{}\"", self.ids["person"]),
                "service" => format!("\"{}\"", self.ids["service"]),
                "kind" if required => "ODV".to_owned(),
                "organization" if required => format!("\"{}\"", self.ids["organization"]),
                "link" => "\"AAAA\"".to_owned(),
                "system" | "value" => "\"x\"".to_owned(),
                "role" => "ASSOCIATION_OPERATOR".to_owned(),
                "relation" => "CARE_TEAM".to_owned(),
                "direction" => ["SENT", "RECEIVED"][dice.random_range(0..2)].to_owned(),
                "part" => ["ADDRESS", "CONTACT", "STORY", "HEALTH"][dice.random_range(0..4)].to_owned(),
                "domain" if required => "HOUS".to_owned(),
                _ if required && argument.default_value.is_none() => {
                    panic!("say what `{}` of `{name}` may be", argument.name.node)
                }
                _ => continue,
            };
            arguments.push(format!("{}: {said}", argument.name.node));
        }
        let arguments =
            if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        // Every value of an object at once: they cost bytes and no statements.
        let fields = if composite { self.values(&of) } else { vec![] };
        Asked { alias, name, arguments, of: composite.then_some(of), fields }
    }

    fn values(&self, of: &str) -> Vec<Asked> {
        let plain = self.types[of].iter().filter(|field| {
            field.arguments.is_empty() && !self.types.contains_key(innermost(&field.ty.node))
        });
        let asked = |field: &FieldDefinition| Asked {
            alias: None,
            name: field.name.node.to_string(),
            arguments: String::new(),
            of: None,
            fields: vec![],
        };
        plain.map(asked).collect()
    }
}
