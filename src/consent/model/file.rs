//! The signed paper or the recording's transcript, as a file: what it is, found by what it holds.
use crate::{
    kernel::{FileId, Problem, Time, secrets},
    policy::words::words,
};

/// Longest file, in bytes.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;
/// How much of it is sealed and kept at a time, in bytes.
pub const CHUNK: usize = 256 * 1024;

words! {
    /// What a file is.
    #[graphql(name = "EvidenceType")]
    pub enum FileKind {
        /// A document.
        Pdf = 0 "pdf",
        /// A picture.
        Png = 1 "png",
        /// A photograph.
        Jpeg = 2 "jpeg",
        /// A photograph.
        Webp = 3 "webp",
        /// A photograph, as telephones take it.
        Heif = 4 "heif",
    }
}

impl FileKind {
    /// As HTTP names it.
    pub const fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Heif => "image/heif",
        }
    }

    /// By what the file holds; whatever its sender calls it.
    fn of(bytes: &[u8]) -> Option<Self> {
        let found = infer::get(bytes)?.mime_type();
        Self::ALL.iter().copied().find(|kind| kind.media() == found)
    }
}

/// A file that may be kept.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it is.
    pub kind: FileKind,
    /// All of it.
    pub bytes: Vec<u8>,
    /// Its SHA-256.
    pub sha256: [u8; 32],
}

impl Paper {
    /// Refuses what is empty, too long, or of another kind.
    pub fn of(bytes: Vec<u8>) -> Result<Self, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new("evidence.empty"));
        }
        if bytes.len() > BYTES_MAX {
            return Err(Problem::new("evidence.too_long").with("max", BYTES_MAX >> 20));
        }
        let allowed =
            || FileKind::ALL.iter().map(|kind| kind.name().to_uppercase()).collect::<Vec<_>>().join(", ");
        let kind = FileKind::of(&bytes)
            .ok_or_else(|| Problem::new("evidence.type_not_allowed").with("allowed", allowed()))?;
        Ok(Self { kind, sha256: secrets::digest(&bytes), bytes })
    }
}

/// What is known of a file without opening it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FileHead {
    /// The file.
    pub id: FileId,
    /// Of which grant.
    pub grant_id: crate::kernel::GrantId,
    /// What it is.
    pub kind: FileKind,
    /// How long it is.
    pub bytes: i64,
    /// In how many pieces it is kept.
    pub chunks: i64,
    /// SHA-256 of what it holds.
    pub sha256: Vec<u8>,
    /// When it was put there.
    pub put_at: Time,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> Result<FileKind, &'static str> {
        Paper::of(bytes.to_vec()).map(|paper| paper.kind).map_err(|problem| problem.code)
    }

    #[test]
    fn a_file_is_what_it_holds() {
        assert_eq!(kind(b"%PDF-1.7\n"), Ok(FileKind::Pdf));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Ok(FileKind::Png));
        assert_eq!(kind(b"\xff\xd8\xff\xe0\0\x10JFIF"), Ok(FileKind::Jpeg));
        assert_eq!(kind(b"RIFF\x10\0\0\0WEBPVP8 "), Ok(FileKind::Webp));
        assert_eq!(kind(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Ok(FileKind::Heif));
        for other in [
            &b"<!doctype html><script>alert(1)</script>"[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"PK\x03\x04\x14\0",
            b"GIF89a",
            b"MZ\x90\0",
            b"Mario dice di no",
        ] {
            assert_eq!(kind(other), Err("evidence.type_not_allowed"));
        }
        assert_eq!(kind(b""), Err("evidence.empty"));
        let mut long = b"%PDF-1.7\n".to_vec();
        long.resize(BYTES_MAX, b' ');
        assert_eq!(kind(&long), Ok(FileKind::Pdf));
        long.push(b' ');
        assert_eq!(kind(&long), Err("evidence.too_long"));
    }
}
