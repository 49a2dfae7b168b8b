//! Which layout a copy has.
use std::{fmt, fs, path::Path};

/// Layouts that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The CSV files of the Ohana API.
    Ohana,
    /// HSDS 3.0 as tables.
    Hsds3,
}

impl Layout {
    /// By the columns of `services.csv`: Ohana's services belong to a place, those of HSDS to an organisation.
    pub fn recognise(folder: &Path) -> Option<Self> {
        let text = fs::read(folder.join("services.csv")).ok()?;
        let header = text.split(|byte| *byte == b'\n').next()?;
        let header = String::from_utf8_lossy(header);
        let has = |column: &str| {
            header.split(',').any(|name| name.trim().trim_matches(['"', '\u{feff}']) == column)
        };
        match (has("organization_id"), has("location_id")) {
            (true, false) => Some(Self::Hsds3),
            (false, true) => Some(Self::Ohana),
            _ => None,
        }
    }

    /// Its name in the database and on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ohana => "Ohana CSV",
            Self::Hsds3 => "HSDS 3.0 tabular",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
