//! The files of the law as lines of cells, strictly: whatever a person could take for something else is refused
//! with its line.
use std::fmt;

/// A file longer than this is not a policy.
pub(super) const BYTES_MAX: usize = 10_000_000;
/// What is wrong with a file is listed up to here.
pub(super) const PROBLEMS_MAX: usize = 50;

/// What is wrong with one line of one file; line 0 is the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name.
    pub file: &'static str,
    /// Counted from one; 0 where no single line is to blame.
    pub line: usize,
    /// In words.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// One line of cells.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    pub line: usize,
    pub cells: Vec<&'a str>,
}

/// Where problems are gathered while one file is read.
pub(super) struct Desk {
    file: &'static str,
    pub problems: Vec<Problem>,
}

impl Desk {
    pub(super) const fn of(file: &'static str) -> Self {
        Self { file, problems: Vec::new() }
    }

    pub(super) fn note(&mut self, line: usize, what: impl Into<String>) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(Problem { file: self.file, line, what: what.into() });
        }
    }

    /// The lines that hold cells; what is wrong with the others is noted.
    pub(super) fn rows<'a>(&mut self, text: &'a str) -> Vec<Row<'a>> {
        if let Some(what) = unfit(text) {
            self.note(0, what);
            return Vec::new();
        }
        let mut rows: Vec<Row<'a>> = Vec::new();
        for (line, content) in (1..).zip(text.lines()) {
            let content = content.trim_matches(' ');
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if let Some(what) = odd(content) {
                self.note(line, what);
                continue;
            }
            let cells: Vec<_> = content.split(',').map(|cell| cell.trim_matches(' ')).collect();
            match rows.iter().find(|row| row.cells == cells) {
                Some(same) => self.note(line, format!("the same as line {}", same.line)),
                None => rows.push(Row { line, cells }),
            }
        }
        if rows.is_empty() && self.problems.is_empty() {
            self.note(0, "holds no line");
        }
        rows
    }
}

/// Why a whole file can't be read line by line.
fn unfit(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("is empty".to_owned());
    }
    if text.len() > BYTES_MAX {
        return Some(format!("is longer than {BYTES_MAX} bytes"));
    }
    if text.starts_with('\u{feff}') {
        return Some("starts with a byte order mark; save it as plain UTF-8".to_owned());
    }
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    if let Some(at) = text.find('\0') {
        return Some(format!("holds a NUL byte in line {}", line_of(at)));
    }
    if let Some(at) = text.find('\r') {
        return Some(format!(
            "ends line {} with a carriage return; save it with Unix line ends",
            line_of(at)
        ));
    }
    (!text.ends_with('\n')).then(|| "breaks off: the last line has no end".to_owned())
}

/// Why one line of cells is not what it seems.
fn odd(content: &str) -> Option<&'static str> {
    if content.contains('#') {
        return Some("a comment stands on a line of its own");
    }
    if content.contains(['"', '\'', '\\']) {
        return Some("quotes are not used in this file");
    }
    if !content.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return Some("holds a letter that no word of the policy has");
    }
    content.split(',').any(|cell| cell.trim_matches(' ').is_empty()).then_some("holds an empty cell")
}
