//! The file of a backup: written under another name until it is whole, read with every line checked.
use super::catalog::Table;
use crate::kernel::{Time, random};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The number of the format.
const FORMAT: u32 = 1;
/// Longest line that is read, in bytes.
const LINE_MAX: u64 = 64 << 20;

/// The first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Header {
    pub amis_backup: u32,
    pub program: String,
    pub migration: i64,
    pub made_at: Time,
    pub tables: Vec<Table>,
}

impl Header {
    pub(super) fn new(migration: i64, made_at: Time, tables: Vec<Table>) -> Self {
        let program = env!("CARGO_PKG_VERSION").to_owned();
        Self { amis_backup: FORMAT, program, migration, made_at, tables }
    }
}

/// What every header has, whatever its format.
#[derive(Deserialize)]
struct Format {
    amis_backup: u32,
}

#[derive(Serialize, Deserialize)]
struct TableLine {
    table: String,
}

#[derive(Serialize, Deserialize)]
struct EndLine {
    end: End,
}

#[derive(Serialize, Deserialize)]
struct End {
    rows: u64,
    sha256: String,
}

/// A file under its name until `Draft::keep`; gone when dropped before.
#[derive(Debug)]
pub(super) struct Unnamed {
    file: BufWriter<File>,
    hash: Sha256,
    rows: u64,
    pub(super) path: PathBuf,
}

impl Unnamed {
    /// Begins a file beside the one that it is to become.
    pub(super) fn beside(target: &Path, header: &Header) -> io::Result<Self> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", HEXLOWER.encode(&random::bytes::<4>())));
        let path = target.with_file_name(name);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        let mut new = Self { file: BufWriter::new(file), hash: Sha256::new(), rows: 0, path };
        new.object(header)?;
        Ok(new)
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        for bytes in [text.as_bytes(), b"\n"] {
            self.hash.update(bytes);
            self.file.write_all(bytes)?;
        }
        Ok(())
    }

    fn object(&mut self, object: &impl Serialize) -> io::Result<()> {
        self.line(&serde_json::to_string(object)?)
    }

    pub(super) fn table(&mut self, name: &str) -> io::Result<()> {
        self.object(&TableLine { table: name.to_owned() })
    }

    pub(super) fn row(&mut self, row: &str) -> io::Result<u64> {
        self.line(row)?;
        self.rows += 1;
        Ok(self.rows)
    }

    /// The last line; then everything is on the disk.
    pub(super) fn finish(&mut self) -> io::Result<u64> {
        let sha256 = HEXLOWER.encode(&self.hash.clone().finalize());
        self.object(&EndLine { end: End { rows: self.rows, sha256 } })?;
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        Ok(self.rows)
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        if let Err(e) = std::fs::remove_file(&self.path)
            && e.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(cause = %e, "an unfinished backup was left behind");
        }
    }
}

/// Why a file is not a backup that can be restored here.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It can't be read.
    #[error("the file can't be read: {0}")]
    Io(#[from] io::Error),
    /// It is something else.
    #[error("the file is no backup of AMìS")]
    NoBackup,
    /// It was written in a format that this program doesn't know.
    #[error("the backup has format {0}; this program reads format {FORMAT}")]
    Format(u32),
    /// It ends too early.
    #[error("the backup is cut short, after line {0}")]
    Cut(u64),
    /// A line can't have been written so.
    #[error("the backup is damaged at line {0}")]
    Damaged(u64),
    /// The lines are not those that the hash at the end was made of.
    #[error("the backup was changed or damaged: its lines don't match the hash at its end")]
    Changed,
}

/// What comes after the header.
pub(super) enum Line {
    /// The rows of this table follow.
    Table(String),
    /// A row, as it stands in the file.
    Row(String),
    /// The end; everything before it was as it was written.
    End,
}

/// Reads a backup from its beginning.
pub(super) struct Lines {
    file: BufReader<File>,
    hash: Sha256,
    number: u64,
    rows: u64,
}

impl Lines {
    pub(super) fn open(path: &Path) -> Result<(Header, Self), FileError> {
        let file = BufReader::new(File::open(path)?);
        let mut lines = Self { file, hash: Sha256::new(), number: 0, rows: 0 };
        let text = match lines.text() {
            Err(FileError::Damaged(_) | FileError::Cut(_)) => return Err(FileError::NoBackup),
            text => text?,
        };
        let format: Format = serde_json::from_str(&text).map_err(|_| FileError::NoBackup)?;
        if format.amis_backup != FORMAT {
            return Err(FileError::Format(format.amis_backup));
        }
        let header = lines.object(&text)?;
        lines.count(&text);
        Ok((header, lines))
    }

    pub(super) fn next(&mut self) -> Result<Line, FileError> {
        let text = self.text()?;
        if text.starts_with('[') {
            self.count(&text);
            self.rows += 1;
            return Ok(Line::Row(text));
        }
        if text.starts_with("{\"end\":") {
            let EndLine { end } = self.object(&text)?;
            return self.ended(&end);
        }
        let TableLine { table } = self.object(&text)?;
        self.count(&text);
        Ok(Line::Table(table))
    }

    /// How many rows were read.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// The number of the line that was read last.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    fn text(&mut self) -> Result<String, FileError> {
        let mut text = String::new();
        match self.file.by_ref().take(LINE_MAX).read_line(&mut text) {
            Err(e) if e.kind() == io::ErrorKind::InvalidData => {
                return Err(FileError::Damaged(self.number + 1));
            }
            read => read?,
        };
        if text.pop() != Some('\n') {
            return Err(FileError::Cut(self.number));
        }
        self.number += 1;
        Ok(text)
    }

    fn object<T: DeserializeOwned>(&self, text: &str) -> Result<T, FileError> {
        serde_json::from_str(text).map_err(|_| FileError::Damaged(self.number))
    }

    fn count(&mut self, text: &str) {
        self.hash.update(text.as_bytes());
        self.hash.update(b"\n");
    }

    fn ended(&mut self, end: &End) -> Result<Line, FileError> {
        let sha256 = HEXLOWER.encode(&self.hash.clone().finalize());
        if sha256 != end.sha256 || self.rows != end.rows || !self.file.fill_buf()?.is_empty() {
            return Err(FileError::Changed);
        }
        Ok(Line::End)
    }
}
