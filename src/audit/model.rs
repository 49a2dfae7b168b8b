//! The bytes that are hashed: the same for a row whichever database holds it.
use crate::kernel::{AuditId, Id, OrganizationId, PersonId, Time, UserId};
use sha2::{Digest, Sha256};

/// Length of a hash, in bytes.
pub(super) const HASH_BYTES: usize = 32;
/// Length of an id inside a block, in bytes.
const ID_BYTES: usize = 16;
/// What the first block follows.
pub(super) const NOTHING_BEFORE: Hash = [0; HASH_BYTES];

pub(super) type Hash = [u8; HASH_BYTES];

/// A row of the audit, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Row {
    pub id: AuditId,
    pub at: Time,
    pub organization_id: OrganizationId,
    pub account_id: UserId,
    pub roles: String,
    pub purpose: String,
    pub act: String,
    pub person_id: PersonId,
    pub relation: Option<String>,
    pub parts: String,
    pub policy: String,
    pub request: String,
    pub on_behalf: Option<String>,
}

impl Row {
    pub(super) fn hash(&self) -> Hash {
        // Rows from before another system named anybody are hashed as they were.
        let mut hash =
            Fields::new(if self.on_behalf.is_some() { "amis audit row 2" } else { "amis audit row 1" });
        hash.id(self.id);
        hash.number(self.at.timestamp_micros());
        hash.id(self.organization_id);
        hash.id(self.account_id);
        hash.text(&self.roles);
        hash.text(&self.purpose);
        hash.text(&self.act);
        hash.id(self.person_id);
        hash.field(self.relation.as_deref().map(str::as_bytes));
        hash.text(&self.parts);
        hash.text(&self.policy);
        hash.text(&self.request);
        if let Some(human) = &self.on_behalf {
            hash.text(human);
        }
        hash.finish()
    }
}

/// A link of the chain: which rows, in the order of their ids; the hash of each; the hash of the block before.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Block {
    pub number: i64,
    pub first_id: AuditId,
    pub last_id: AuditId,
    pub row_ids: Vec<u8>,
    pub row_hashes: Vec<u8>,
    pub previous: Vec<u8>,
    pub hash: Vec<u8>,
    pub sealed_at: Time,
}

impl Block {
    /// The block that follows `head` (number and hash of the last one) and holds these rows, which are in the
    /// order of their ids; `None` without rows.
    pub(super) fn after(head: Option<(i64, Vec<u8>)>, rows: &[Row], sealed_at: Time) -> Option<Self> {
        let (first_id, last_id) = (rows.first()?.id, rows.last()?.id);
        let (number, previous) = head.unwrap_or((0, NOTHING_BEFORE.to_vec()));
        let mut block = Self {
            number: number + 1,
            first_id,
            last_id,
            row_ids: rows.iter().flat_map(|row| row.id.uuid().into_bytes()).collect(),
            row_hashes: rows.iter().flat_map(Row::hash).collect(),
            previous,
            hash: Vec::new(),
            sealed_at,
        };
        block.hash = block.hashed().to_vec();
        Some(block)
    }

    fn hashed(&self) -> Hash {
        let mut hash = Fields::new("amis audit block 1");
        hash.number(self.number);
        hash.bytes(&self.row_ids);
        hash.bytes(&self.row_hashes);
        hash.bytes(&self.previous);
        hash.number(self.sealed_at.timestamp_micros());
        hash.finish()
    }

    /// Whether the block is what was sealed: its hash is that of its fields, and these fit each other.
    pub(super) fn is_whole(&self) -> bool {
        let ids: Vec<_> = self.ids().collect();
        self.hash == self.hashed()
            && ids.len() * ID_BYTES == self.row_ids.len()
            && ids.len() * HASH_BYTES == self.row_hashes.len()
            && ids.first() == Some(&self.first_id)
            && ids.last() == Some(&self.last_id)
            && ids.is_sorted_by(|a, b| a < b)
    }

    /// Whether it comes directly after the block of this number and hash.
    pub(super) fn follows(&self, head: Option<&(i64, Vec<u8>)>) -> bool {
        match head {
            Some((number, hash)) => self.number == number + 1 && self.previous == *hash,
            None => self.number == 1 && self.previous == NOTHING_BEFORE,
        }
    }

    /// Its rows.
    pub(super) fn ids(&self) -> impl Iterator<Item = AuditId> {
        let (ids, _) = self.row_ids.as_chunks::<ID_BYTES>();
        ids.iter().map(|id| AuditId::of(uuid::Uuid::from_bytes(*id)))
    }

    /// Its rows and their hashes.
    pub(super) fn rows(&self) -> impl Iterator<Item = (AuditId, Hash)> {
        let (hashes, _) = self.row_hashes.as_chunks::<HASH_BYTES>();
        self.ids().zip(hashes.iter().copied())
    }
}

/// A hash of fields, each behind its length, so that no two lists of fields have the same bytes.
pub(super) struct Fields(Sha256);

impl Fields {
    pub(super) fn new(what: &str) -> Self {
        let mut fields = Self(Sha256::new());
        fields.text(what);
        fields
    }

    fn field(&mut self, field: Option<&[u8]>) {
        self.0.update(field.map_or(u64::MAX, |bytes| bytes.len() as u64).to_be_bytes());
        self.0.update(field.unwrap_or_default());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.field(Some(bytes));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.field(Some(text.as_bytes()));
    }

    pub(super) fn number(&mut self, number: i64) {
        self.field(Some(&number.to_be_bytes()));
    }

    fn id(&mut self, id: impl Id) {
        self.field(Some(id.uuid().as_bytes()));
    }

    pub(super) fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use uuid::Uuid;

    pub(in crate::audit) fn row(n: u128) -> Row {
        Row {
            id: AuditId::of(Uuid::from_u128(n)),
            at: Time::from_timestamp_micros(1_700_000_000_000_001).unwrap(),
            organization_id: OrganizationId::of(Uuid::from_u128(2)),
            account_id: UserId::of(Uuid::from_u128(3)),
            roles: "listener".into(),
            purpose: "coordinate".into(),
            act: "person.read".into(),
            person_id: PersonId::of(Uuid::from_u128(4)),
            relation: Some("lead".into()),
            parts: "identity contact".into(),
            policy: "p".into(),
            on_behalf: None,
            request: "r".into(),
        }
    }

    #[test]
    fn text_that_moves_to_the_next_field_changes_the_hash() {
        let moved = Row { policy: String::new(), request: "pr".into(), ..row(1) };
        assert_ne!(row(1).hash(), moved.hash());
    }

    #[test]
    fn no_relation_is_not_an_empty_one() {
        let (none, empty) =
            (Row { relation: None, ..row(1) }, Row { relation: Some(String::new()), ..row(1) });
        assert_ne!(none.hash(), empty.hash());
    }

    #[test]
    fn the_bytes_that_are_hashed_never_change_between_releases() {
        let hex = data_encoding::HEXLOWER.encode(&row(1).hash());
        assert_eq!(hex, "3df376b6149b14c5d457b3c704793c566a1d5a0197cd107a0a12b3e72d4883ef");
    }

    #[test]
    fn a_block_follows_only_the_one_it_was_made_for() {
        let at = row(1).at;
        let first = Block::after(None, &[row(1), row(2)], at).unwrap();
        let head = (first.number, first.hash.clone());
        let second = Block::after(Some(head.clone()), &[row(3)], at).unwrap();
        assert!(first.is_whole() && second.is_whole());
        assert!(first.follows(None) && second.follows(Some(&head)));
        assert!(!second.follows(None) && !first.follows(Some(&head)));
        assert!(Block::after(None, &[], at).is_none());
    }
}
