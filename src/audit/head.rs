//! The signed head: the last block, under a key of the network, kept where whoever writes to the database doesn't.
//! A chain without its tail, or made anew, is whole in itself; it no longer has the block that the head names.
use super::{
    model::{Fields, Hash, NOTHING_BEFORE},
    store,
};
use crate::{
    db::Conn,
    kernel::{Halt, Secrets, Time},
};
use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// Number and hash of a block, when that was the last one, and whose chain it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Which network's; says nothing of its key.
    network: String,
    /// 0 where there was no block.
    block: i64,
    hash: String,
    at: Time,
    mac: String,
}

/// Why a chain isn't the one that a head was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The head is of another network.
    Foreign,
    /// The head was not signed with the network's key, or was changed.
    Forged,
    /// The chain ends before the head's block, at this one.
    Cut(i64, i64),
    /// The head's block has another content than it had.
    Rebuilt(i64),
    /// The head's block was pruned, and the chain says so.
    Pruned(i64),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => write!(f, "the head is of another network"),
            Self::Forged => write!(f, "the head is forged: it doesn't bear this network's signature"),
            Self::Cut(block, last) => {
                write!(f, "the chain was cut: the head names block {block}, and the last one there is {last}")
            }
            Self::Rebuilt(block) => {
                write!(f, "the chain was built anew: block {block} is not the one that the head names")
            }
            Self::Pruned(block) => {
                write!(f, "block {block}, which the head names, was pruned since; take a newer head")
            }
        }
    }
}

/// The names of the keys that are derived for heads.
const SIGNING: &str = "audit head";
const NAMING: &str = "audit head network";
/// Bytes of a network's name.
const NAME_BYTES: usize = 8;

impl Head {
    /// Of the chain as the connection's transaction sees it.
    pub async fn of(conn: &mut Conn, secrets: &Secrets, now: Time) -> Result<Self, Halt> {
        let (block, hash) = store::head(conn).await?.unwrap_or((0, NOTHING_BEFORE.to_vec()));
        let mut head = Self {
            network: network(secrets),
            block,
            hash: HEXLOWER.encode(&hash),
            at: now,
            mac: String::new(),
        };
        head.mac = HEXLOWER.encode(&head.signature(secrets).finalize().into_bytes());
        Ok(head)
    }

    /// One line of text.
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads such a line; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text.trim()).ok()
    }

    /// The number of its block; 0 for none.
    pub fn block(&self) -> i64 {
        self.block
    }

    /// When it was made.
    pub fn at(&self) -> Time {
        self.at
    }

    /// Whether this network signed it.
    pub fn is_signed(&self, secrets: &Secrets) -> Result<(), Mismatch> {
        if self.network != network(secrets) {
            return Err(Mismatch::Foreign);
        }
        let mac = HEXLOWER.decode(self.mac.as_bytes()).map_err(|_| Mismatch::Forged)?;
        self.signature(secrets).verify_slice(&mac).map_err(|_| Mismatch::Forged)
    }

    /// Whether this network signed it and the chain, which is whole, still has its very block.
    pub async fn is_of(&self, conn: &mut Conn, secrets: &Secrets) -> Result<Result<(), Mismatch>, Halt> {
        if let Err(mismatch) = self.is_signed(secrets) {
            return Ok(Err(mismatch));
        }
        if self.block == 0 {
            return Ok(Ok(()));
        }
        if let Some(hash) = store::hash_of(conn, self.block).await? {
            let same = HEXLOWER.encode(&hash) == self.hash;
            return Ok(if same { Ok(()) } else { Err(Mismatch::Rebuilt(self.block)) });
        }
        if let Some(pruned) = store::pruned(conn).await?
            && self.block <= pruned.through
        {
            let same = self.block < pruned.through || HEXLOWER.encode(&pruned.hash) == self.hash;
            let found = if same { Mismatch::Pruned } else { Mismatch::Rebuilt };
            return Ok(Err(found(self.block)));
        }
        let last = store::head(conn).await?.map_or(0, |(number, _)| number);
        Ok(Err(Mismatch::Cut(self.block, last)))
    }

    fn signature(&self, secrets: &Secrets) -> Hmac<Sha256> {
        let mut fields = Fields::new("amis audit head 1");
        fields.text(&self.network);
        fields.number(self.block);
        fields.text(&self.hash);
        fields.number(self.at.timestamp_micros());
        let fields: Hash = fields.finish();
        #[expect(clippy::expect_used, reason = "a key of any length is taken")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&secrets.key(SIGNING)).expect("a key");
        mac.update(&fields);
        mac
    }
}

fn network(secrets: &Secrets) -> String {
    HEXLOWER.encode(&secrets.key(NAMING)[..NAME_BYTES])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(secrets: &Secrets) -> Head {
        let mut head = Head {
            network: network(secrets),
            block: 7,
            hash: HEXLOWER.encode(&[3; 32]),
            at: "2026-11-20T12:00:00.123456Z".parse().unwrap(),
            mac: String::new(),
        };
        head.mac = HEXLOWER.encode(&head.signature(secrets).finalize().into_bytes());
        head
    }

    #[test]
    fn a_head_is_signed_whole() {
        let (ours, theirs) = (Secrets::new([1; 32]), Secrets::new([2; 32]));
        let head = head(&ours);
        assert_eq!(head.is_signed(&ours), Ok(()));
        assert_eq!(head.is_signed(&theirs), Err(Mismatch::Foreign));
        let later = Head { at: head.at + chrono::TimeDelta::hours(1), ..head.clone() };
        assert_eq!(later.is_signed(&ours), Err(Mismatch::Forged));
        assert_eq!(Head { block: 6, ..head.clone() }.is_signed(&ours), Err(Mismatch::Forged));
        assert_eq!(Head { hash: String::new(), ..head.clone() }.is_signed(&ours), Err(Mismatch::Forged));
        assert_eq!(Head { mac: "00".to_owned(), ..head.clone() }.is_signed(&ours), Err(Mismatch::Forged));
        assert_eq!(Head { network: network(&theirs), ..head }.is_signed(&theirs), Err(Mismatch::Forged));
    }

    #[test]
    fn a_head_is_read_from_its_line_and_from_nothing_else() {
        let head = head(&Secrets::new([1; 32]));
        assert_eq!(Head::read(&format!("{}\n", head.line())), Some(head.clone()));
        for text in ["", "{}", "null", &head.line()[1..], &head.line().replace("\"mac\"", "\"mac2\"")] {
            assert_eq!(Head::read(text), None, "{text}");
        }
    }
}
