//! What a file names of the rest of the program.
use super::Source;

/// A path from the crate's root that a file names, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    pub path: Vec<String>,
    pub line: usize,
}

/// Every path that begins with `crate::` or `super::`, groups opened, resolved from the crate's root.
pub fn of(source: &Source) -> Vec<Import> {
    let mut found = vec![];
    for start in ["crate::", "super::"] {
        for (at, _) in source.code.match_indices(start) {
            let inside = source.code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c));
            if inside {
                continue;
            }
            let mut tree = Tree { code: &source.code, at, leaves: vec![] };
            tree.read(vec![]);
            let line = source.line_of(at);
            let resolved = tree.leaves.iter().filter_map(|leaf| resolve(leaf, &source.module));
            found.extend(resolved.map(|path| Import { path, line }));
        }
    }
    found
}

fn resolve(leaf: &[String], module: &[String]) -> Option<Vec<String>> {
    let ups = leaf.iter().take_while(|word| *word == "super").count();
    let rest = &leaf[if ups == 0 { 1 } else { ups }..];
    let base = if ups == 0 { &[] } else { module.get(..module.len().checked_sub(ups)?)? };
    let path: Vec<_> = base.iter().chain(rest).filter(|word| *word != "self").cloned().collect();
    (!path.is_empty()).then_some(path)
}

/// Reads one `a::b::{c, d::e}`.
struct Tree<'s> {
    code: &'s str,
    at: usize,
    leaves: Vec<Vec<String>>,
}

impl Tree<'_> {
    fn read(&mut self, mut path: Vec<String>) {
        loop {
            if self.takes("{") {
                while !self.takes("}") && self.at < self.code.len() {
                    self.read(path.clone());
                    if self.takes("as") {
                        self.word();
                    }
                    if !self.takes(",") && !self.rest().starts_with('}') {
                        return;
                    }
                }
                return;
            }
            let word = self.word();
            if word.is_empty() {
                return;
            }
            path.push(word);
            if !self.takes("::") {
                return self.leaves.push(path);
            }
        }
    }

    fn word(&mut self) -> String {
        let left = self.rest();
        let end = left.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(left.len());
        let end = if left.starts_with('*') { 1 } else { end };
        let word = left[..end].to_owned();
        self.at += end;
        word
    }

    fn takes(&mut self, token: &str) -> bool {
        let here = self.rest().starts_with(token);
        if here {
            self.at += token.len();
        }
        here
    }

    /// What is left, from the next thing that isn't space.
    fn rest(&mut self) -> &str {
        let rest = &self.code[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        &self.code[self.at..]
    }
}

#[test]
fn groups_are_opened_and_supers_resolved() {
    let text = "use crate::{\n    kernel::{Halt, clock::Time as When},\n    locale,\n};\n\
                use super::{model::Contact, super::areas::*};\nfn f() { crate::db::on!(x) }\n$crate::call::y!();\n";
    let found = of(&Source::of("src/persons/store/write.rs", text));
    let paths: Vec<_> = found.iter().map(|import| import.path.join("::")).collect();
    let expected =
        ["kernel::Halt", "kernel::clock::Time", "locale", "db::on", "persons::store::model::Contact"];
    assert_eq!(paths[..5], expected);
}
