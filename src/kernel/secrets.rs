//! Keys, all derived from the network's one key: for cursors, for cards, for the audit's head.
use super::{FileId, Id, OrganizationId};
use aes::cipher::{BlockDecrypt, BlockEncrypt, KeyInit};
use aes_gcm::{Aes256Gcm, Nonce as FileNonce};
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

    /// A few bytes as a text that only we can make or read, for one use: in links and forms of those without an account.
    pub fn seal(&self, usage: &str, bytes: &[u8]) -> String {
        let cipher = Aes256GcmSiv::new(&self.key(usage).into());
        #[expect(clippy::expect_used, reason = "a few bytes are far below the cipher's limit")]
        let sealed = cipher.encrypt(&Nonce::default(), bytes).expect("a short message");
        BASE64URL_NOPAD.encode(&sealed)
    }

    /// What [`Self::seal`] sealed for this use; `None` for anything else.
    pub fn unseal(&self, usage: &str, text: &str) -> Option<Vec<u8>> {
        let sealed = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        Aes256GcmSiv::new(&self.key(usage).into()).decrypt(&Nonce::default(), sealed.as_slice()).ok()
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

    /// A file's pieces, each sealed with a key of this file alone and bound to its place and to whether it is the
    /// last: none can be left out, swapped, or put into another file.
    pub fn seal_file<'p>(&self, file: FileId, pieces: impl Iterator<Item = &'p [u8]>) -> Vec<Vec<u8>> {
        let (cipher, mut pieces) = (self.files(file), pieces.peekable());
        let mut sealed = Vec::new();
        while let Some(msg) = pieces.next() {
            let (nonce, aad) = place(sealed.len(), pieces.peek().is_none());
            #[expect(clippy::expect_used, reason = "a piece is far below the cipher's limit")]
            sealed.push(cipher.encrypt(&nonce, Payload { msg, aad: &aad }).expect("a short message"));
        }
        sealed
    }

    /// What [`Self::seal_file`] sealed; `None` where anything of it is not as it was.
    pub fn open_file<'p>(&self, file: FileId, pieces: impl Iterator<Item = &'p [u8]>) -> Option<Vec<u8>> {
        let (cipher, mut pieces, mut whole) = (self.files(file), pieces.enumerate().peekable(), Vec::new());
        pieces.peek()?;
        while let Some((at, msg)) = pieces.next() {
            let (nonce, aad) = place(at, pieces.peek().is_none());
            whole.extend(cipher.decrypt(&nonce, Payload { msg, aad: &aad }).ok()?);
        }
        Some(whole)
    }

    fn files(&self, file: FileId) -> Aes256Gcm {
        Aes256Gcm::new(&self.key(&format!("file {}", file.uuid())).into())
    }

    fn cursors(&self) -> Aes256GcmSiv {
        Aes256GcmSiv::new(&self.key("cursor").into())
    }

    fn cards(&self, reader: OrganizationId) -> aes::Aes256 {
        aes::Aes256::new(&self.key(&format!("card {}", reader.uuid())).into())
    }
}

/// A piece's place in its file, as the cipher is told: the key is the file's own, so the place may be the nonce.
fn place(at: usize, last: bool) -> (FileNonce<aes_gcm::aes::cipher::consts::U12>, [u8; 1]) {
    let mut nonce = [0; 12];
    nonce[4..].copy_from_slice(&u64::try_from(at).unwrap_or(u64::MAX).to_be_bytes());
    (nonce.into(), [last.into()])
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
    fn a_file_is_whole_and_in_order_or_nothing() {
        let secrets = Secrets::new([7; 32]);
        let (file, other) = (FileId::mint(), FileId::mint());
        let said = b"Mario ha firmato il 2 novembre";
        let sealed = secrets.seal_file(file, said.chunks(8));
        assert_eq!(sealed.len(), 4);
        let open =
            |of, pieces: &[&Vec<u8>]| secrets.open_file(of, pieces.iter().map(|piece| piece.as_slice()));
        let [a, b, c, d] = &sealed[..] else { panic!("four pieces") };
        assert_eq!(open(file, &[a, b, c, d]).as_deref(), Some(&said[..]));
        for pieces in [&[a, b, c][..], &[b, c, d], &[a, c, b, d], &[a, b, c, d, d], &[a, a, c, d], &[d], &[]]
        {
            assert_eq!(open(file, pieces), None);
        }
        assert_eq!(open(other, &[a, b, c, d]), None, "another file's");
        let stranger = secrets.seal_file(other, said.chunks(8));
        assert_eq!(open(file, &[a, &stranger[1], c, d]), None);
        let mut changed = a.clone();
        changed[0] ^= 1;
        assert_eq!(open(file, &[&changed, b, c, d]), None);
        assert_eq!(Secrets::new([8; 32]).open_file(file, sealed.iter().map(Vec::as_slice)), None);
        assert!(sealed.concat().windows(5).all(|bytes| bytes != b"Mario"));
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
