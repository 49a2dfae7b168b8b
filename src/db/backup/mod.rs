//! Backup and restore: one format for both databases, so that what was written from one is restored into the
//! other.
//!
//! A backup is a text file of lines, each ended by a line feed:
//!
//! 1. a header, an object: `amis_backup` (the format's number), `program` (its version), `migration` (the last
//!    one applied), `made_at`, and `tables`: the name of each and its columns as `[name, holds]`, where `holds`
//!    is `integer`, `real`, `text` or `blob`;
//! 2. for each table of the header, in that order, an object `{"table":NAME}` and then its rows, each an array of
//!    values in the order of the columns: integers (truth values are 0 and 1) as numbers, everything else as text:
//!    reals in decimal, blobs (ids among them) in hexadecimal, moments in RFC 3339, documents as JSON text;
//! 3. an object `{"end":{"rows":N,"sha256":HEX}}`: how many rows there were, and the hash of all lines before.
//!
//! It holds everything, the network's key included, and is readable by its owner alone.
mod catalog;
mod file;
mod references;
mod restore;
mod rows;
mod write;

pub use file::FileError;
pub use restore::{RestoreError, restore};
pub use write::{BackupError, Draft, write};

/// Is told how many rows are done.
pub type Progress<'p> = &'p mut (dyn FnMut(u64) + Send);
