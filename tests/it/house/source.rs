//! The program's files as the rules read them.
use crate::support::settings;
use std::path::Path;

/// One file of `src`.
pub struct Source {
    /// From the project's root.
    pub path: String,
    /// Where its items are: `["persons", "store"]`.
    pub module: Vec<String>,
    /// Its text, with comments, string contents and unit tests blanked out. Line numbers hold.
    pub code: String,
    pub lines: usize,
}

impl Source {
    /// Every file of the program.
    pub fn all() -> Vec<Self> {
        let mut found = vec![];
        walk(&settings::root().join("src"), &mut found);
        assert!(found.len() > 20, "the program's files are found");
        found.sort_by(|a: &Self, b| a.path.cmp(&b.path));
        found
    }

    /// A file with this text.
    pub fn of(path: &str, text: &str) -> Self {
        let stem = path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<_> = stem.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let code = without_unit_tests(blank(text));
        Self { path: path.to_owned(), module, code, lines: text.lines().count() }
    }

    /// The room or floor that it belongs to.
    pub fn room(&self) -> &str {
        &self.module[0]
    }

    /// Its layer within the room, if it is one: `store` for `persons/store/write.rs`.
    pub fn layer(&self) -> Option<&str> {
        self.module.get(1).map(String::as_str)
    }

    /// The lines on which these words stand, whole: `at src/x.rs:12`.
    pub fn lines_with(&self, words: &str) -> Vec<String> {
        let whole = |at: usize| {
            let before = self.code[..at].chars().next_back();
            let after = self.code[at + words.len()..].chars().next();
            let named = |c: char| c.is_alphanumeric() || c == '_';
            let goes_on_before = before.is_some_and(named) && words.starts_with(named);
            let goes_on_after = after.is_some_and(named) && words.ends_with(named);
            !goes_on_before && !goes_on_after
        };
        let found = self.code.match_indices(words).filter(|(at, _)| whole(*at));
        found.map(|(at, _)| format!("{}:{}: {words}", self.path, self.line_of(at))).collect()
    }

    /// The number of the line that this byte is on.
    pub fn line_of(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(settings::root()).unwrap().to_str().unwrap();
            found.push(Source::of(name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Blanks out comments and what stands between quotes; every other byte keeps its place.
fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (skip, keep) = match rest {
            [b'/', b'/', ..] => (until(rest, b"\n").unwrap_or(rest.len()), 0),
            [b'/', b'*', ..] => (until(rest, b"*/").map_or(rest.len(), |end| end + 2), 0),
            [b'r', b'#' | b'"', ..] if raw_string(rest).is_some() => (raw_string(rest).unwrap_or(1), 1),
            [b'"', ..] => (string(rest), 1),
            [b'\'', b'\\', ..] => (until(&rest[2..], b"'").map_or(1, |end| end + 3), 1),
            [b'\'', _, b'\'', ..] => (3, 1),
            _ => {
                at += 1;
                continue;
            }
        };
        let inner = at + keep..at + skip - keep;
        out[inner].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        at += skip;
    }
    String::from_utf8(out).expect("blanking leaves text")
}

fn until(bytes: &[u8], end: &[u8]) -> Option<usize> {
    bytes.windows(end.len()).position(|window| window == end)
}

/// The length of the string that begins here, quotes included.
fn string(bytes: &[u8]) -> usize {
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

fn raw_string(bytes: &[u8]) -> Option<usize> {
    let hashes = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let end = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
    until(&bytes[2 + hashes..], &end).map(|at| 2 + hashes + at + end.len())
}

/// Blanks out `#[cfg(test)]` items: they stand at the foot and end with their brace.
fn without_unit_tests(code: String) -> String {
    let Some(start) = code.find("#[cfg(test)]") else { return code };
    let mut depth = 0_usize;
    let end = code[start..].char_indices().find(|(_, c)| match c {
        '{' => {
            depth += 1;
            false
        }
        '}' => {
            depth -= 1;
            depth == 0
        }
        ';' => depth == 0,
        _ => false,
    });
    let end = end.map_or(code.len(), |(at, _)| start + at + 1);
    let blanked: String = code[start..end].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
    without_unit_tests([&code[..start], &blanked, &code[end..]].concat())
}

#[test]
fn comments_strings_and_unit_tests_are_not_read() {
    let text = "// casbin\nlet a = \"casbin\"; let b = r#\"cas\"bin\"#; /* casbin */ let c: &'static str = casbin;\n\
                #[cfg(test)]\nmod tests {\n    use casbin::{x, y};\n}\nfn casbinary() { '\"'; casbin }\n";
    let source = Source::of("src/persons/store/write.rs", text);
    assert_eq!(
        source.lines_with("casbin"),
        ["src/persons/store/write.rs:2: casbin", "src/persons/store/write.rs:7: casbin"]
    );
    assert_eq!(source.module, ["persons", "store", "write"]);
    assert_eq!((source.room(), source.layer()), ("persons", Some("store")));
}
