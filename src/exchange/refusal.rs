//! What is wrong with a row, for the one who sent the copy.
use super::outline::Unread;
use crate::kernel::Problem;
use std::fmt;

/// One thing wrong with one row. `line` 0 speaks of the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name.
    pub file: &'static str,
    /// The line that the row begins at, the header being 1.
    pub line: u64,
    /// The column; empty where the row as a whole is meant.
    pub field: String,
    /// What is wrong.
    pub reason: Reason,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, " {}", self.field)?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The layout needs this file.
    #[error("the file is missing")]
    MissingFile,
    /// It can't be read, or is no file.
    #[error("the file can't be read")]
    Unreadable,
    /// It is larger than any directory.
    #[error("the file has more than {0} bytes")]
    FileTooLarge(u64),
    /// It has more rows than any directory.
    #[error("the file has more than {0} rows")]
    TooManyRows(usize),
    /// The layout needs this column.
    #[error("the column is missing")]
    MissingColumn,
    /// Two columns of one name.
    #[error("the column is there twice")]
    RepeatedColumn,
    /// The row has more or fewer cells than the header.
    #[error("the row has {found} cells, the header {expected}")]
    Uneven {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// Some cell isn't UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// The cell is too long.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// The cell holds control characters.
    #[error("holds control characters")]
    ControlCharacter,
    /// The cell must not be empty.
    #[error("empty")]
    Empty,
    /// Another row has this id.
    #[error("the id {0:?} stands in an earlier row")]
    Repeated(String),
    /// No row has this id.
    #[error("no row of {file} has the id {id:?}")]
    NoSuch {
        /// Where it should be.
        file: &'static str,
        /// The id.
        id: String,
    },
    /// The row that it refers to was refused.
    #[error("the row {id:?} of {file} was refused")]
    OfRefused {
        /// Where that row is.
        file: &'static str,
        /// Its id.
        id: String,
    },
    /// It refers to nothing that it could belong to.
    #[error("belongs to nothing")]
    NoOwner,
    /// Not one of the words that are allowed here.
    #[error("{0:?} is none of the words that are allowed here")]
    UnknownWord(String),
    /// Not one of these words.
    #[error("{word:?} is none of {all}")]
    NoneOf {
        /// What stands there.
        word: String,
        /// The words.
        all: String,
    },
    /// A map says nothing in this field.
    #[error("no text or number in the field {0:?}")]
    NoField(String),
    /// A map can't be read.
    #[error("{0}")]
    Unmapped(super::outline::Unread),
    /// An outline of nothing.
    #[error("an outline too small to be seen")]
    NothingDrawn,
    /// No area has this code.
    #[error("{0:?} is the code of no area, neither of this file nor of the database")]
    NoArea(String),
    /// An area of this kind lies in wider ones only.
    #[error("its kind, {outer}, is not wider than {inner}")]
    NotInside {
        /// What the row is.
        inner: &'static str,
        /// What its parent is.
        outer: &'static str,
    },
    /// The area is known in another place: what is stored of its district would be wrong.
    #[error("{code:?} lies in {parent:?} in the database, and stays there")]
    OtherParent {
        /// The area's code.
        code: String,
        /// The code of what it lies in; empty where it lies in nothing.
        parent: String,
    },
    /// The area is known as something else.
    #[error("{code:?} is of kind {kind} in the database, and a kind never changes")]
    OtherKind {
        /// The area's code.
        code: String,
        /// What it is.
        kind: &'static str,
    },
    /// Not a number.
    #[error("{0:?} is no number")]
    NotANumber(String),
    /// Outside its bounds.
    #[error("{0} is out of bounds")]
    OutOfBounds(String),
    /// Not a date.
    #[error("{0:?} is no date")]
    NotADate(String),
    /// Not a time of day.
    #[error("{0:?} is no time of day")]
    NotATime(String),
    /// Neither an address of mail.
    #[error("{0:?} is no address of mail")]
    NotMail(String),
    /// Nor one of the web.
    #[error("{0:?} is no address of the web")]
    NotUrl(String),
    /// Ends before it begins.
    #[error("ends before it begins")]
    EndsFirst,
}

impl Reason {
    /// The same for whoever sends a map over the API: a code, and what its words name.
    pub(super) fn problem(&self) -> Problem {
        let said = |code, word: &String| Problem::new(code).with("word", word);
        match self {
            Self::FileTooLarge(most) => Problem::new("import.too_large").with("max", most),
            Self::TooLong(most) => Problem::new("text.too_long").with("max", most),
            Self::ControlCharacter => Problem::new("text.control_character"),
            Self::Empty => Problem::new("text.required"),
            Self::Repeated(code) => said("import.repeated", code),
            Self::NoField(field) => said("import.no_field", field),
            Self::NothingDrawn => Problem::new("import.nothing_drawn"),
            Self::NoArea(code) => said("import.no_area", code),
            Self::NotInside { inner, outer } => {
                Problem::new("import.not_inside").with("inner", inner).with("outer", outer)
            }
            Self::OtherParent { code, parent } => said("import.other_parent", code).with("parent", parent),
            Self::OtherKind { code, kind } => said("import.other_kind", code).with("kind", kind),
            Self::Unmapped(Unread::NoMap(why)) => said("import.no_map", why),
            Self::Unmapped(Unread::TooMany(most)) => Problem::new("import.too_many").with("max", most),
            Self::Unmapped(Unread::NoOutline(kind)) => said("import.no_outline", kind),
            Self::Unmapped(Unread::NoDegrees(found)) => said("import.no_degrees", found),
            Self::Unmapped(Unread::TooManyCorners(most)) => {
                Problem::new("import.too_many_corners").with("max", most)
            }
            Self::Unmapped(Unread::NoArc) => Problem::new("import.no_arc"),
            // What can be wrong with a table alone.
            other => said("import.wrong", &other.to_string()),
        }
    }
}
