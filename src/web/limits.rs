//! What a document may cost, reckoned before any of it is executed.
//!
//! An answer is reckoned in bytes: each value by its kind, each list times its longest. Look-ups are the
//! places of a document that may each take a statement, however many entries the list above them has.
use super::shape::{Entries, FIRST_MAX, Field as Known, Shape};
use async_graphql::{
    Name, Value, Variables,
    parser::types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet},
};
use std::collections::HashMap;

/// Aliases in one operation.
pub const ALIASES_MAX: u64 = 30;
/// Fields at the top of a query.
pub const ROOT_FIELDS_MAX: u64 = 10;
/// Fields inside fields.
pub const DEPTH_MAX: u64 = 14;
/// Selections of a whole document once its fragments are written out.
pub const SELECTIONS_MAX: u64 = 2_000;
/// Brackets inside brackets in a document's text, and selections inside selections with fragments written out.
pub const NESTING_MAX: u64 = 100;
/// Places in one operation that may each take a statement.
pub const LOOKUPS_MAX: u64 = 60;
/// Bytes of an answer.
pub const ANSWER_MAX: u64 = 1024 * 1024;
/// Bytes that a document is reckoned at. A reckoning takes every list at its longest at once, which no person's
/// profile comes near: a whole profile with matches is reckoned at twice what an answer may be, and answered with
/// a fiftieth of it. The answer itself is weighed again.
pub const RECKONED_MAX: u64 = 4 * ANSWER_MAX;
/// Bytes around a value: its name, quotes, commas.
const AROUND: u64 = 4;

/// The name of the limit that the size of an answer has.
const BYTES: &str = "bytes of the answer";

/// A limit that a document passes. `Display` says so to its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document exceeds the limit of {what}: {found}, at most {most}; {}", self.way_out())]
pub struct TooCostly {
    /// The limit's name.
    pub what: &'static str,
    /// What the document comes to, where counting went on so far.
    pub found: u64,
    /// What is answered.
    pub most: u64,
}

impl TooCostly {
    /// What its author can do about it.
    fn way_out(&self) -> &'static str {
        match self.what {
            BYTES => "lists count at their longest: ask for fewer entries (`first`), or for fewer fields",
            "first" => "go on with `after`",
            _ => "ask for it in several documents",
        }
    }
}

/// Refuses an amount above its limit.
fn within(what: &'static str, found: u64, most: u64) -> Result<(), TooCostly> {
    if found <= most { Ok(()) } else { Err(TooCostly { what, found, most }) }
}

/// Bounds a document's text before it is parsed: the parser calls itself at every bracket. Brackets inside
/// strings count too, which hurts nobody.
pub fn check_nesting(text: &str) -> Result<(), TooCostly> {
    let (mut level, mut deepest): (u64, u64) = (0, 0);
    for byte in text.bytes() {
        match byte {
            b'{' | b'[' | b'(' => level += 1,
            b'}' | b']' | b')' => level = level.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(level);
    }
    within("nesting", deepest, NESTING_MAX)
}

/// Refuses an answer that came out longer than it was reckoned.
pub fn check_answer(bytes: u64) -> Result<(), TooCostly> {
    within(BYTES, bytes, ANSWER_MAX)
}

/// Bounds the document as a text, fragments written out: whatever looks at it afterwards ends soon.
pub fn check_size(document: &ExecutableDocument) -> Result<(), TooCostly> {
    let mut sizes = Sizes { document, known: HashMap::new(), level: 0 };
    let mut total: u64 = 0;
    for fragment in document.fragments.keys() {
        within("selections", sizes.fragment(fragment)?, SELECTIONS_MAX)?;
    }
    for (_, operation) in document.operations.iter() {
        total = total.saturating_add(sizes.set(&operation.node.selection_set.node)?);
    }
    within("selections", total, SELECTIONS_MAX)
}

struct Sizes<'d> {
    document: &'d ExecutableDocument,
    /// `None` stands for a fragment whose size is being counted: meeting it again is a circle.
    known: HashMap<&'d Name, Option<u64>>,
    level: u64,
}

impl<'d> Sizes<'d> {
    fn fragment(&mut self, name: &'d Name) -> Result<u64, TooCostly> {
        match self.known.get(name) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => within("selections", u64::MAX, SELECTIONS_MAX)?,
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(0) };
        self.known.insert(name, None);
        let size = self.set(&fragment.node.selection_set.node)?;
        self.known.insert(name, Some(size));
        Ok(size)
    }

    fn set(&mut self, set: &'d SelectionSet) -> Result<u64, TooCostly> {
        self.level += 1;
        within("nesting", self.level, NESTING_MAX)?;
        let mut total: u64 = 0;
        for selection in &set.items {
            let inside = match &selection.node {
                Selection::Field(field) => self.set(&field.node.selection_set.node)?,
                Selection::InlineFragment(inline) => self.set(&inline.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node)?,
            };
            total = total.saturating_add(inside).saturating_add(1);
        }
        self.level -= 1;
        Ok(total)
    }
}

/// What an operation comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Bytes of the answer, reckoned high.
    pub bytes: u64,
    /// Places that may each take a statement.
    pub lookups: u64,
    aliases: u64,
    root_fields: u64,
    depth: u64,
}

/// Reckons an operation of a document whose size has been checked, and refuses what passes a limit.
pub fn check(
    shape: &Shape,
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<Cost, TooCostly> {
    let (root, root_fields_max) = match operation.ty {
        OperationType::Query => ("Query", ROOT_FIELDS_MAX),
        OperationType::Mutation => ("Mutation", 1),
        OperationType::Subscription => ("Subscription", 1),
    };
    let mut reckoning = Reckoning { shape, document, operation, variables, cost: Cost::default() };
    reckoning.set(&operation.selection_set.node, At { of: root, times: 1, page: FIRST_MAX, depth: 1 })?;
    let cost = reckoning.cost;
    let fields = match operation.ty {
        OperationType::Query => "root fields",
        OperationType::Mutation => "root fields of a mutation",
        OperationType::Subscription => "root fields of a subscription",
    };
    within(fields, cost.root_fields, root_fields_max)?;
    within("aliases", cost.aliases, ALIASES_MAX)?;
    within("depth", cost.depth, DEPTH_MAX)?;
    within("look-ups", cost.lookups, LOOKUPS_MAX)?;
    within(BYTES, cost.bytes, RECKONED_MAX)?;
    Ok(cost)
}

struct Reckoning<'d> {
    shape: &'d Shape,
    document: &'d ExecutableDocument,
    operation: &'d OperationDefinition,
    variables: &'d Variables,
    cost: Cost,
}

/// A place in the document: the type that stands there, how often, on pages of which length, how deep.
#[derive(Clone, Copy)]
struct At<'d> {
    of: &'d str,
    times: u64,
    page: u64,
    depth: u64,
}

impl<'d> Reckoning<'d> {
    fn set(&mut self, set: &'d SelectionSet, at: At<'d>) -> Result<(), TooCostly> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => self.field(&field.node, at)?,
                Selection::InlineFragment(inline) => {
                    let of = inline.node.type_condition.as_ref().map_or(at.of, |on| on.node.on.node.as_str());
                    self.set(&inline.node.selection_set.node, At { of, ..at })?;
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        let of = fragment.node.type_condition.node.on.node.as_str();
                        self.set(&fragment.node.selection_set.node, At { of, ..at })?;
                    }
                }
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &'d Field, at: At<'d>) -> Result<(), TooCostly> {
        let name = field.name.node.as_str();
        self.cost.aliases += u64::from(field.alias.is_some());
        self.cost.root_fields += u64::from(at.depth == 1);
        if at.of.starts_with("__") || name == "__schema" || name == "__type" {
            return self.about_schema(field, &mut Vec::new());
        }
        self.cost.depth = self.cost.depth.max(at.depth);
        let Some(known) = self.shape.field(at.of, name) else {
            // `__typename`; whatever else is not in the schema is refused when the document is validated.
            self.weigh(at.times, name.len(), known_bytes());
            return Ok(());
        };
        let (entries, page) = self.entries(known, field, at.page)?;
        let times = at.times.saturating_mul(entries);
        if !known.composite {
            self.weigh(times, field.response_key().node.len(), known.bytes);
            return Ok(());
        }
        self.weigh(times, field.response_key().node.len(), 0);
        self.cost.lookups += u64::from(is_lookup(known, at.of));
        self.set(&field.selection_set.node, At { of: &known.of, times, page, depth: at.depth + 1 })
    }

    /// How many entries the field has here, and the length of the pages below it.
    fn entries(&self, known: &Known, field: &Field, page: u64) -> Result<(u64, u64), TooCostly> {
        Ok(match known.entries {
            Entries::One => (1, page),
            Entries::First(default) => (self.first(field, default)?, page),
            Entries::PageOf(default) => (1, self.first(field, default)?),
            Entries::OnPage => (page, page),
            Entries::AtMost(most) => (most, page),
            Entries::Undeclared => (FIRST_MAX, page),
        })
    }

    fn first(&self, field: &Field, default: u64) -> Result<u64, TooCostly> {
        let asked = field.get_argument("first").map(|argument| argument.node.clone());
        let asked = asked.and_then(|value| value.into_const_with(|name| self.variable(&name).ok_or(())).ok());
        let first = match asked {
            Some(Value::Number(number)) => number.as_u64().unwrap_or(0),
            _ => default,
        };
        within("first", first, FIRST_MAX)?;
        Ok(first)
    }

    fn variable(&self, name: &Name) -> Option<Value> {
        self.variables.get(name).cloned().or_else(|| {
            let definition =
                self.operation.variable_definitions.iter().find(|d| d.node.name.node == *name)?;
            definition.node.default_value.as_ref().map(|value| value.node.clone())
        })
    }

    /// Questions about the schema: each list once on any path, each costing about the schema's length.
    fn about_schema(&mut self, field: &'d Field, lists: &mut Vec<&'d str>) -> Result<(), TooCostly> {
        let name = field.name.node.as_str();
        let is_list = ABOUT_SCHEMA_LISTS.contains(&name);
        if is_list {
            let again = lists.iter().filter(|list| **list == name).count();
            within("lists inside themselves", u64::try_from(again).unwrap_or(u64::MAX), 0)?;
            self.cost.bytes = self.cost.bytes.saturating_add(self.shape.length());
            lists.push(name);
        }
        self.about_schema_set(&field.selection_set.node, lists)?;
        if is_list {
            lists.pop();
        }
        Ok(())
    }

    fn about_schema_set(&mut self, set: &'d SelectionSet, lists: &mut Vec<&'d str>) -> Result<(), TooCostly> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    self.cost.aliases += u64::from(field.node.alias.is_some());
                    self.about_schema(&field.node, lists)?;
                }
                Selection::InlineFragment(inline) => {
                    self.about_schema_set(&inline.node.selection_set.node, lists)?;
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        self.about_schema_set(&fragment.node.selection_set.node, lists)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn weigh(&mut self, times: u64, key: usize, bytes: u64) {
        let each = bytes.saturating_add(AROUND).saturating_add(u64::try_from(key).unwrap_or(u64::MAX));
        self.cost.bytes = self.cost.bytes.saturating_add(times.saturating_mul(each));
    }
}

/// The lists of the schema's description of itself.
const ABOUT_SCHEMA_LISTS: &[&str] =
    &["types", "fields", "args", "inputFields", "enumValues", "possibleTypes", "interfaces", "directives"];

/// Bytes of a `__typename`.
const fn known_bytes() -> u64 {
    20
}

/// The parts of a page stand where their list stands: they take no statement of their own.
fn is_lookup(known: &Known, parent: &str) -> bool {
    let on_page = parent.ends_with("Connection") || parent.ends_with("Edge");
    !on_page && known.of != "PageInfo"
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    const SCHEMA: &str = "
        type Query { people(first: Int = 20): PersonConnection! person: Person }
        type Mutation { add: Person drop: Person }
        type PersonConnection { nodes: [Person!]! }
        type Person {
            name: String
            needs(first: Int = 50): NeedConnection!
            friend: Person
            \"At most 100.\"
            friends: [Person!]!
        }
        type NeedConnection { nodes: [Need!]! }
        type Need { person: Person story: String }
    ";

    fn reckon(document: &str, variables: serde_json::Value) -> Result<Cost, TooCostly> {
        let document = parse_query(document).unwrap();
        check_size(&document)?;
        let (_, operation) = document.operations.iter().next().unwrap();
        check(&Shape::of(SCHEMA).unwrap(), &document, &operation.node, &Variables::from_json(variables))
    }

    fn passes(document: &str) -> &'static str {
        reckon(document, serde_json::Value::Null).unwrap_err().what
    }

    #[test]
    fn lists_multiply() {
        let none = serde_json::Value::Null;
        let one = reckon("{ person { name } }", none.clone()).unwrap();
        let page = reckon("{ people(first: 10) { nodes { name } } }", none.clone()).unwrap();
        assert!(page.bytes > 9 * (one.bytes - 12), "{page:?} {one:?}");
        assert_eq!(page.lookups, 1);
        assert_eq!(
            passes(
                "{ people(first: 100) { nodes { needs(first: 100) { nodes { person { friends { name } } } } } } }"
            ),
            "bytes of the answer"
        );
    }

    #[test]
    fn a_page_is_as_long_as_its_variable_says() {
        let document = "query($n: Int = 3) { people(first: $n) { nodes { name } } }";
        let short = reckon(document, serde_json::Value::Null).unwrap().bytes;
        let long = reckon(document, serde_json::json!({ "n": 60 })).unwrap().bytes;
        assert!(long > 10 * short);
        assert_eq!(reckon(document, serde_json::json!({ "n": 101 })).unwrap_err().what, "first");
    }

    #[test]
    fn each_limit_names_itself() {
        let many = |n: usize, of: &dyn Fn(usize) -> String| (0..n).map(of).collect::<Vec<_>>().join(" ");
        let aliases = format!("{{ person {{ {} }} }}", many(31, &|i| format!("a{i}: name")));
        assert_eq!(passes(&aliases), "aliases");
        assert_eq!(passes(&format!("{{ {} }}", "person { name } ".repeat(11))), "root fields");
        let deep = format!("{{ person {{ {} name {} }} }}", "friend { ".repeat(14), "} ".repeat(14));
        assert_eq!(passes(&deep), "depth");
        let wide = format!("{{ person {{ {} }} }}", "friend { name } ".repeat(61));
        assert_eq!(passes(&wide), "look-ups");
        assert_eq!(passes("mutation { add { name } drop { name } }"), "root fields of a mutation");
        assert_eq!(
            passes("mutation { ...Two } fragment Two on Mutation { add { name } drop { name } }"),
            "root fields of a mutation"
        );
        assert_eq!(
            passes("{ __schema { types { fields { type { fields { name } } } } } }"),
            "lists inside themselves"
        );
    }

    #[test]
    fn fragments_that_multiply_or_turn_in_a_circle_end_soon() {
        let doubled = (0..40).map(|i| format!(" fragment F{i} on Person {{ ...F{} ...F{} }}", i + 1, i + 1));
        let bomb = doubled
            .fold("{ person { ...F0 } } fragment F40 on Person { name }".to_owned(), |all, f| {
                all + f.as_str()
            });
        assert_eq!(passes(&bomb), "selections");
        assert_eq!(passes("{ person { ...A } } fragment A on Person { friend { ...A } }"), "selections");
        assert_eq!(
            passes("{ person { name } } fragment A on Person { ...B } fragment B on Person { ...A }"),
            "selections"
        );
    }
}
