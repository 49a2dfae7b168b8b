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
    inputs: HashMap<String, Vec<InputValueDefinition>>,
    /// Each enumeration with its first word.
    words: HashMap<String, String>,
}

/// One document, and the fields that it asks for, as `Type.field`.
#[derive(Clone, Debug)]
pub struct Asked {
    pub document: String,
    pub fields: BTreeSet<String>,
}

/// What no input is filled with: what makes a change be done once, or only where nothing has changed.
const APART: [&str; 2] = ["clientMutationId", "ifVersion"];

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
        let mut all = Self { types: HashMap::new(), inputs: HashMap::new(), words: HashMap::new() };
        for definition in parse_schema(schema::printed()).unwrap().definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::Object(object) => {
                    all.types.insert(name, object.fields.into_iter().map(|field| field.node).collect());
                }
                TypeKind::InputObject(input) => {
                    all.inputs.insert(name, input.fields.into_iter().map(|field| field.node).collect());
                }
                TypeKind::Enum(words) => {
                    all.words.insert(name, words.values[0].node.value.node.to_string());
                }
                _ => {}
            }
        }
        all
    }

    /// The changes that can be asked for, each with the type of its input.
    pub fn changes(&self) -> Vec<(String, String)> {
        let of = |field: &FieldDefinition| {
            let input = innermost(&field.arguments.first()?.node.ty.node).to_owned();
            Some((field.name.node.to_string(), input))
        };
        self.types["Mutation"].iter().filter_map(of).collect()
    }

    /// The names of the values of a type of the schema.
    pub fn values_of(&self, of: &str) -> BTreeSet<String> {
        self.types[of].iter().map(|field| field.name.node.to_string()).collect()
    }

    /// An input as it is written in a document, with what it needs or with all that it may hold; `id` says which is meant
    /// by a name.
    pub fn input(&self, of: &str, whole: bool, id: &dyn Fn(&str) -> Option<String>) -> String {
        let wanted = |field: &&InputValueDefinition| {
            (whole || is_needed(field)) && !APART.contains(&field.name.node.as_str())
        };
        let value = |field: &InputValueDefinition| {
            let name = field.name.node.as_str();
            let one = match innermost(&field.ty.node) {
                "ID" => format!("\"{}\"", id(name).unwrap_or_else(|| panic!("say which `{name}` of {of}"))),
                "String" => "\"Per una ragione che basta.\"".to_owned(),
                "Int" => "1".to_owned(),
                "Float" => "45.5".to_owned(),
                "Boolean" => "true".to_owned(),
                "NaiveDate" => "\"2026-11-02\"".to_owned(),
                "DateTime" => "\"2026-11-02T09:30:00Z\"".to_owned(),
                ty if self.inputs.contains_key(ty) => self.input(ty, whole, id),
                ty => self.words.get(ty).unwrap_or_else(|| panic!("say what a {ty} is")).clone(),
            };
            let list = matches!(field.ty.node.base, BaseType::List(_));
            if list { format!("{name}: [{one}]") } else { format!("{name}: {one}") }
        };
        let fields: Vec<_> = self.inputs[of].iter().filter(wanted).map(value).collect();
        format!("{{ {} }}", fields.join(", "))
    }

    /// The documents of a change, one for each way down from its payload.
    pub fn of_change(&self, change: &str, depth: usize, arguments: Arguments<'_>) -> Vec<Asked> {
        let field = self.types["Mutation"].iter().find(|field| field.name.node == change).unwrap();
        let mut way = vec![("Mutation".to_owned(), vec![String::new()])];
        way.push((innermost(&field.ty.node).to_owned(), written(field, arguments)));
        let mut found = Vec::new();
        self.walk(&mut way, depth, arguments, &mut found);
        for one in &mut found {
            one.document.insert_str(0, "mutation ");
        }
        found
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

    /// The edges of pages, which hold a cursor and a node and nothing else; their nodes are asked without them.
    pub fn edges(&self) -> Vec<String> {
        let mut found = Vec::new();
        for of in self.types.keys().filter(|of| of.ends_with("Connection")) {
            let edge = of.replace("Connection", "Edge");
            assert_eq!(self.values_of(&edge), ["cursor", "node"].map(str::to_owned).into(), "{edge}");
            let names = [format!("{edge}.cursor"), format!("{edge}.node"), format!("{of}.edges")];
            found.extend(names);
        }
        found
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
        // The values of the whole way, written once for each way in which the root's field can be.
        for root in &way[1].1 {
            let mut fields = BTreeSet::new();
            // Asked for in another way it is another question, of its objects as of its pages.
            fields.extend(way.iter().skip(1).take(2).map(|(of, _)| format!("{root} > {of}")));
            let mut text = String::new();
            for (at, (of, ways)) in way.iter().enumerate().skip(1) {
                let field = if at == 1 { root } else { &ways[0] };
                let name: String = field.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                fields.insert(format!("{}.{name}", way[at - 1].0));
                let values = self.values(of, arguments, &mut fields);
                write!(text, " {field} {{ __typename{values}").unwrap();
                // At the end of the way it is asked for in its other ways too.
                if at > 1 && at + 1 == way.len() {
                    for (other, field) in ways.iter().enumerate().skip(1) {
                        write!(text, " }} other{other}: {field} {{ __typename{values}").unwrap();
                    }
                }
            }
            text.push_str(&" }".repeat(way.len() - 1));
            found.push(Asked { document: format!("{{{text} }}"), fields });
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

/// The field with what it needs, in each way that there is something to put in; then, for each argument that it can do
/// without, once with each value of that.
fn written(field: &FieldDefinition, arguments: Arguments<'_>) -> Vec<String> {
    let name = field.name.node.as_str();
    let values = |argument: &InputValueDefinition| {
        let argument = argument.name.node.as_str();
        let values = arguments(name, argument).into_iter();
        values.map(|value| format!("{argument}: {value}")).collect::<Vec<_>>()
    };
    let (needed, free): (Vec<_>, Vec<_>) =
        field.arguments.iter().map(|argument| &argument.node).partition(|argument| is_needed(argument));
    let mut ways = vec![Vec::new()];
    for argument in needed {
        let values = values(argument);
        assert!(!values.is_empty(), "say what `{}` of `{name}` may be", argument.name.node);
        let with = |way: &Vec<String>, value: &String| [way.clone(), vec![value.clone()]].concat();
        ways = ways.iter().flat_map(|way| values.iter().map(move |value| with(way, value))).collect();
    }
    let first = ways[0].clone();
    ways.extend(free.into_iter().flat_map(values).map(|value| [first.clone(), vec![value]].concat()));
    let text = |way: &Vec<String>| {
        if way.is_empty() { name.to_owned() } else { format!("{name}({})", way.join(", ")) }
    };
    ways.iter().map(text).collect()
}
