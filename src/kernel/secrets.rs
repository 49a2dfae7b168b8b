//! Keys, all derived from the network's one key: for cursors, for cards, for the audit's head.
use super::{Id, OrganizationId};
use aes::cipher::{BlockDecrypt, BlockEncrypt, KeyInit};
use aes_gcm_siv::{Aes256GcmSiv, Nonce, aead::Aead, aead::Payload};
use data_encoding::BASE64URL_NOPAD;
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Length of the network's key, in bytes.
pub const KEY_BYTES: usize = 32;

/// The network's key, in memory.
#[derive(Clone)]
pub struct Secrets {
    root: [u8; KEY_BYTES],
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// Every process of one network must be given the same key.
    pub fn new(root: [u8; KEY_BYTES]) -> Self {
        Self { root }
    }

    /// A key for one use.
    pub fn key(&self, usage: &str) -> [u8; KEY_BYTES] {
        let mut out = [0; KEY_BYTES];
        #[expect(clippy::expect_used, reason = "32 bytes are within what HKDF gives")]
        Hkdf::<Sha256>::new(None, &self.root).expand(usage.as_bytes(), &mut out).expect("a short key");
        out
    }

    /// The cursor's text. The same place gives the same text, to the same organisation only.
    pub fn seal_cursor(&self, list: &str, reader: OrganizationId, place: &[u8]) -> String {
        let bound = format!("{list} {reader}");
        #[expect(clippy::expect_used, reason = "a cursor is far below the cipher's limit")]
        let sealed = self
            .cursors()
            .encrypt(&Nonce::default(), Payload { msg: place, aad: bound.as_bytes() })
            .expect("a short message");
        BASE64URL_NOPAD.encode(&sealed)
    }

    /// The place in the list, or `None` for a cursor of another list, another organisation, or nobody.
    pub fn open_cursor(&self, list: &str, reader: OrganizationId, text: &str) -> Option<Vec<u8>> {
        let bound = format!("{list} {reader}");
        let sealed = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        self.cursors().decrypt(&Nonce::default(), Payload { msg: &sealed, aad: bound.as_bytes() }).ok()
    }

    /// The id under which one organisation sees a need's card: reversible by us, unrelated between
    /// organisations and between needs of one person.
    pub fn card(&self, need: Uuid, reader: OrganizationId) -> Uuid {
        let mut block = need.into_bytes().into();
        self.cards(reader).encrypt_block(&mut block);
        Uuid::from_bytes(block.into())
    }

    /// The need behind a card's id; some id for any input, so the caller must still look whether it is one.
    pub fn need_of_card(&self, card: Uuid, reader: OrganizationId) -> Uuid {
        let mut block = card.into_bytes().into();
        self.cards(reader).decrypt_block(&mut block);
        Uuid::from_bytes(block.into())
    }

    fn cursors(&self) -> Aes256GcmSiv {
        Aes256GcmSiv::new(&self.key("cursor").into())
    }

    fn cards(&self, reader: OrganizationId) -> aes::Aes256 {
        aes::Aes256::new(&self.key(&format!("card {}", reader.uuid())).into())
    }
}

/// What is stored of a secret that its holder shows again: its SHA-256.
pub fn digest(secret: &[u8]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_opens_for_its_organisation_only() {
        let secrets = Secrets::new([7; 32]);
        let (need, ours, theirs) = (Uuid::from_u128(1), OrganizationId::mint(), OrganizationId::mint());
        let card = secrets.card(need, ours);
        assert_ne!(card, secrets.card(need, theirs));
        assert_eq!(secrets.need_of_card(card, ours), need);
        assert_ne!(secrets.need_of_card(card, theirs), need);
    }

    #[test]
    fn a_cursor_is_bound_to_its_list_and_reader() {
        let secrets = Secrets::new([7; 32]);
        let (ours, theirs) = (OrganizationId::mint(), OrganizationId::mint());
        let cursor = secrets.seal_cursor("people", ours, b"colombo");
        assert_eq!(secrets.open_cursor("people", ours, &cursor).as_deref(), Some(&b"colombo"[..]));
        assert_eq!(secrets.open_cursor("people", theirs, &cursor), None);
        assert_eq!(secrets.open_cursor("cards", ours, &cursor), None);
        assert_eq!(secrets.open_cursor("people", ours, "nonsense"), None);
    }
}
