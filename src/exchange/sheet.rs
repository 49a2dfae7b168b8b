//! One CSV file as rows of text, within bounds; and one row as its reader sees it.
use super::{
    refusal::{Reason, Refusal},
    value,
};
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

/// Largest file, in bytes.
const FILE_MAX: u64 = 64 * 1024 * 1024;
/// Most rows of one file.
const ROWS_MAX: usize = 200_000;
/// Longest free text, in characters.
const TEXT_MAX: usize = 4_000;
/// Longest text of one line, in characters.
pub(super) const LINE_MAX: usize = 200;
/// Longest text of a few lines, in characters.
pub(super) const PARAGRAPH_MAX: usize = 1_000;

/// A file.
#[derive(Debug)]
pub(super) struct Sheet {
    pub file: &'static str,
    columns: HashMap<String, usize>,
    pub rows: Vec<Raw>,
}

#[derive(Debug)]
pub(super) struct Raw {
    line: u64,
    cells: Vec<String>,
}

/// What was read of a copy so far, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub refusals: Vec<Refusal>,
}

impl Report {
    /// Notes that something is wrong with a file as a whole.
    pub fn whole(&mut self, file: &'static str, field: &str, reason: Reason) {
        self.refusals.push(Refusal { file, line: 0, field: field.to_owned(), reason });
    }

    /// Whether a file as a whole is wrong: then nothing of the copy is taken.
    pub fn is_hopeless(&self) -> bool {
        self.refusals.iter().any(|refusal| refusal.line == 0)
    }
}

impl Sheet {
    /// Reads a file of the folder. Missing columns are reported; one that is missing as a whole only where
    /// the layout needs it.
    pub fn read(
        folder: &Path,
        file: &'static str,
        needed: bool,
        columns: &[&'static str],
        report: &mut Report,
    ) -> Self {
        let empty = Self { file, columns: HashMap::new(), rows: Vec::new() };
        let path = folder.join(file);
        match fs::metadata(&path) {
            Err(_) if needed => report.whole(file, "", Reason::MissingFile),
            Err(_) => {}
            Ok(found) if !found.is_file() => report.whole(file, "", Reason::Unreadable),
            Ok(found) if found.len() > FILE_MAX => report.whole(file, "", Reason::FileTooLarge(FILE_MAX)),
            Ok(_) => match fs::read(&path) {
                Ok(bytes) => return Self::parse(file, &bytes, columns, report),
                Err(_) => report.whole(file, "", Reason::Unreadable),
            },
        }
        empty
    }

    /// Reads a file's bytes.
    pub fn parse(file: &'static str, bytes: &[u8], needed: &[&'static str], report: &mut Report) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
        let mut sheet = Self { file, columns: HashMap::new(), rows: Vec::new() };
        let mut records = reader.byte_records();
        match records.next() {
            Some(Ok(header)) => sheet.header(&header, report),
            Some(Err(_)) => report.whole(file, "", Reason::Unreadable),
            None => {}
        }
        for column in needed.iter().filter(|column| !sheet.columns.contains_key(**column)) {
            report.whole(file, column, Reason::MissingColumn);
        }
        for record in records {
            if sheet.rows.len() == ROWS_MAX {
                report.whole(file, "", Reason::TooManyRows(ROWS_MAX));
                break;
            }
            match record {
                Ok(record) => sheet.row(bytes, &record, report),
                Err(_) => report.whole(file, "", Reason::Unreadable),
            }
        }
        sheet
    }

    fn header(&mut self, header: &csv::ByteRecord, report: &mut Report) {
        for (at, name) in header.iter().enumerate() {
            let name = String::from_utf8_lossy(name).trim().to_owned();
            if self.columns.insert(name.clone(), at).is_some() {
                report.whole(self.file, &name, Reason::RepeatedColumn);
            }
        }
    }

    fn row(&mut self, bytes: &[u8], record: &csv::ByteRecord, report: &mut Report) {
        let line = record.position().map_or(0, |position| line(bytes, position));
        let expected = self.columns.len();
        let reason = if record.len() == expected {
            let cells: Result<Vec<_>, _> = record.iter().map(|cell| std::str::from_utf8(cell)).collect();
            match cells {
                Ok(cells) => {
                    let cells = cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
                    self.rows.push(Raw { line, cells });
                    return;
                }
                Err(_) => Reason::NotUtf8,
            }
        } else {
            Reason::Uneven { found: record.len(), expected }
        };
        report.refusals.push(Refusal { file: self.file, line, field: String::new(), reason });
    }

    /// The rows, to be read one by one.
    pub fn each(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|raw| Row { sheet: self, raw, wrong: Vec::new() })
    }
}

/// The line that a record begins at. The reader stands before what is left of the line end before it, and
/// before blank lines.
fn line(bytes: &[u8], position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let before = bytes.get(start..).into_iter().flatten().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + before.map(|byte| u64::from(*byte == b'\n')).sum::<u64>()
}

/// The ids of one file: those that stand, and those whose row was refused.
#[derive(Debug)]
pub(super) struct Known {
    file: &'static str,
    sound: HashSet<String>,
    refused: HashSet<String>,
}

impl Known {
    pub fn of(file: &'static str) -> Self {
        Self { file, sound: HashSet::new(), refused: HashSet::new() }
    }

    /// Takes an id in; whether no row before had it.
    pub fn insert(&mut self, id: &str) -> bool {
        self.sound.insert(id.to_owned())
    }

    /// Whether a row of this id is sound.
    pub fn has(&self, id: &str) -> bool {
        self.sound.contains(id)
    }

    /// Ids whose rows were refused.
    pub fn refused(&self) -> impl Iterator<Item = &str> {
        self.refused.iter().map(String::as_str)
    }
}

/// One row while it is read: each look at a cell that goes wrong is noted.
#[derive(Debug)]
pub(super) struct Row<'a> {
    sheet: &'a Sheet,
    raw: &'a Raw,
    wrong: Vec<Refusal>,
}

impl Row<'_> {
    /// The line that it begins at.
    pub fn at(&self) -> u64 {
        self.raw.line
    }

    /// Notes that something is wrong.
    pub fn wrong(&mut self, field: &str, reason: Reason) {
        let (file, line) = (self.sheet.file, self.raw.line);
        let refusal = Refusal { file, line, field: field.to_owned(), reason };
        if !self.wrong.contains(&refusal) {
            self.wrong.push(refusal);
        }
    }

    /// These cells must not be empty.
    pub fn needs(&mut self, fields: &[&str]) {
        for field in fields {
            if self.cell(field).is_empty() {
                self.wrong(field, Reason::Empty);
            }
        }
    }

    /// Whether a cell is filled in.
    pub fn has(&self, field: &str) -> bool {
        !self.cell(field).is_empty()
    }

    fn cell(&self, field: &str) -> &str {
        self.sheet.columns.get(field).and_then(|at| self.raw.cells.get(*at)).map_or("", String::as_str)
    }

    /// A cell of at most so many characters; `None` where it is empty.
    pub fn text(&mut self, field: &str, max: usize) -> Option<String> {
        let cell = self.cell(field).to_owned();
        if cell.chars().count() > max {
            self.wrong(field, Reason::TooLong(max));
            return None;
        }
        if cell.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.wrong(field, Reason::ControlCharacter);
            return None;
        }
        (!cell.is_empty()).then_some(cell)
    }

    /// A cell of one line.
    pub fn line(&mut self, field: &str) -> Option<String> {
        self.text(field, LINE_MAX)
    }

    /// A cell of free text.
    pub fn free(&mut self, field: &str) -> Option<String> {
        self.text(field, TEXT_MAX)
    }

    /// A cell of one line that must not be empty.
    pub fn required(&mut self, field: &str) -> String {
        self.needs(&[field]);
        self.line(field).unwrap_or_default()
    }

    /// A cell that is read as something else.
    pub fn parsed<T>(&mut self, field: &str, parse: impl Fn(&str) -> Result<T, Reason>) -> Option<T> {
        let text = self.line(field)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.wrong(field, reason);
                None
            }
        }
    }

    /// Several values in one cell, as `a, b` or `{a,b}`.
    pub fn list(&mut self, field: &str) -> Vec<String> {
        self.free(field).map(|text| value::list(&text)).unwrap_or_default()
    }

    /// The id of a row of another file; `None` where the cell is empty, or wrong.
    pub fn refer(&mut self, field: &str, to: &Known) -> Option<String> {
        let id = self.line(field)?;
        if to.sound.contains(&id) {
            return Some(id);
        }
        let file = to.file;
        let reason = if to.refused.contains(&id) {
            Reason::OfRefused { file, id }
        } else {
            Reason::NoSuch { file, id }
        };
        self.wrong(field, reason);
        None
    }

    /// The same, where the cell must not be empty.
    pub fn belongs(&mut self, field: &str, to: &Known) -> String {
        self.needs(&[field]);
        self.refer(field, to).unwrap_or_default()
    }

    /// The row's own id, which no other row may have.
    pub fn id(&mut self, field: &str, known: &Known) -> String {
        let id = self.required(field);
        if known.sound.contains(&id) || known.refused.contains(&id) {
            self.wrong(field, Reason::Repeated(id.clone()));
        }
        id
    }

    /// Ends the reading: `true` where nothing was wrong. Otherwise the row is refused, and with it what
    /// refers to it.
    pub fn end(self, id: &str, known: &mut Known, report: &mut Report) -> bool {
        let sound = self.wrong.is_empty();
        let repeated = self.wrong.iter().any(|refusal| matches!(refusal.reason, Reason::Repeated(_)));
        report.refusals.extend(self.wrong);
        if sound {
            known.sound.insert(id.to_owned());
        } else if !repeated {
            known.refused.insert(id.to_owned());
        }
        sound
    }
}
