//! Documents made from the schema: one for each way of objects down from the root, with every value on the way. A
//! field that is born tomorrow is asked tomorrow.
use amis::web::schema;
use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition},
};
use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write,
};

/// What is put in place of arguments that a field asks for, by the field and the argument.
pub type Arguments<'a> = &'a dyn Fn(&str, &str) -> Vec<String>;

/// Knows the schema.
pub struct Paths {
    types: HashMap<String, Vec<FieldDefinition>>,
}

/// One document, and the fields that it asks for, as `Type.field`.
#[derive(Clone, Debug)]
pub struct Asked {
    pub document: String,
    pub fields: BTreeSet<String>,
}

fn innermost(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => innermost(inner),
    }
}

fn is_needed(argument: &InputValueDefinition) -> bool {
    !argument.ty.node.nullable && argument.default_value.is_none()
}

impl Paths {
    pub fn new() -> Self {
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
        Self { types: types.collect() }
    }

    /// Every field that can be asked for below the root, whatever the depth.
    pub fn fields(&self) -> BTreeSet<String> {
        let (mut reached, mut next) = (BTreeSet::from(["Query".to_owned()]), vec!["Query".to_owned()]);
        let mut fields = BTreeSet::new();
        while let Some(of) = next.pop() {
            for field in &self.types[&of] {
                fields.insert(format!("{of}.{}", field.name.node));
                let ty = innermost(&field.ty.node).to_owned();
                if self.types.contains_key(&ty) && reached.insert(ty.clone()) {
                    next.push(ty);
                }
            }
        }
        fields
    }

    /// The documents of every way that is so many objects deep at most and comes through no type twice.
    pub fn documents(&self, depth: usize, arguments: Arguments<'_>) -> Vec<Asked> {
        let mut found = Vec::new();
        self.walk(&mut vec![("Query".to_owned(), vec![String::new()])], depth, arguments, &mut found);
        found
    }

    /// A document for each way down from what can be followed, whatever it is.
    pub fn subscriptions(&self, arguments: Arguments<'_>) -> Vec<Asked> {
        let (mut found, depth) = (Vec::new(), self.types.len());
        self.walk(&mut vec![("Subscription".to_owned(), vec![String::new()])], depth, arguments, &mut found);
        for one in &mut found {
            one.document.insert_str(0, "subscription ");
        }
        let asked: BTreeSet<_> = found.iter().flat_map(|one| one.fields.iter()).collect();
        let all = self.types["Subscription"].iter().map(|field| format!("Subscription.{}", field.name.node));
        assert!(all.clone().all(|field| asked.contains(&field)), "{asked:?}");
        found
    }

    /// `way`: each type with the ways in which the field that leads to it is written.
    fn walk(
        &self,
        way: &mut Vec<(String, Vec<String>)>,
        depth: usize,
        arguments: Arguments<'_>,
        found: &mut Vec<Asked>,
    ) {
        let of = way.last().map(|(of, _)| of.clone()).unwrap_or_default();
        let mut ends = true;
        for field in &self.types[&of] {
            let ty = innermost(&field.ty.node).to_owned();
            let twice = way.iter().any(|(one, _)| *one == ty);
            // What stands in the nodes of a page stands in its edges too.
            let again = field.name.node == "edges" && self.types[&of].iter().any(|f| f.name.node == "nodes");
            if !self.types.contains_key(&ty) || twice || again || way.len() > depth {
                continue;
            }
            ends = false;
            way.push((ty, written(field, arguments)));
            self.walk(way, depth, arguments, found);
            way.pop();
        }
        if ends && way.len() > 1 {
            self.write(way, arguments, found);
        }
    }

    fn write(&self, way: &[(String, Vec<String>)], arguments: Arguments<'_>, found: &mut Vec<Asked>) {
        let mut fields = BTreeSet::new();
        // The values of the whole way, written once for each way in which the root's field can be.
        for root in &way[1].1 {
            let mut text = String::new();
            for (at, (of, ways)) in way.iter().enumerate().skip(1) {
                let field = if at == 1 { root } else { &ways[0] };
                let name: String = field.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                fields.insert(format!("{}.{name}", way[at - 1].0));
                let values = self.values(of, arguments, &mut fields);
                write!(text, " {field} {{ __typename{values}").unwrap();
            }
            text.push_str(&" }".repeat(way.len() - 1));
            found.push(Asked { document: format!("{{{text} }}"), fields: fields.clone() });
        }
    }

    fn values(&self, of: &str, arguments: Arguments<'_>, fields: &mut BTreeSet<String>) -> String {
        let plain = self.types[of].iter().filter(|field| !self.types.contains_key(innermost(&field.ty.node)));
        let mut text = String::new();
        for field in plain {
            fields.insert(format!("{of}.{}", field.name.node));
            write!(text, " {}", written(field, arguments)[0]).unwrap();
        }
        text
    }
}

/// The field with what it needs, in each way that there is something to put in.
fn written(field: &FieldDefinition, arguments: Arguments<'_>) -> Vec<String> {
    let name = field.name.node.as_str();
    let mut ways = vec![Vec::new()];
    for argument in field.arguments.iter().filter(|argument| is_needed(&argument.node)) {
        let argument = argument.node.name.node.as_str();
        let values = arguments(name, argument);
        assert!(!values.is_empty(), "say what `{argument}` of `{name}` may be");
        let with =
            |way: &Vec<String>, value: &String| [way.clone(), vec![format!("{argument}: {value}")]].concat();
        ways = ways.iter().flat_map(|way| values.iter().map(move |value| with(way, value))).collect();
    }
    let text = |way: &Vec<String>| {
        if way.is_empty() { name.to_owned() } else { format!("{name}({})", way.join(", ")) }
    };
    ways.iter().map(text).collect()
}
