//! Encryption with a password: AES-256, revision 6 of the standard handler (ISO 32000-2 7.6.4).
//!
//! In: the password and what tells the document from others. Out: the encryption dictionary, and streams enciphered one by one. Objects that
//! are no streams lie in object streams and are enciphered with those.
//!
//! Where the standard wants random numbers, ours are hashes of password and document, so that the same input gives the same bytes. A hash is as
//! hard to guess as the password, which is all that protects such a file anyway; and equal files with equal passwords can be told to be equal.
//! Left out: rights for those who open the file (all are given, for they bind nobody), and the mapping of passwords to a normal form (SASLprep),
//! which leaves Chinese characters, letters and digits as they are.

use aes::cipher::{BlockModeEncrypt, KeyIvInit, block_padding::NoPadding};
use aes::{Aes128, Aes256};
use cbc::Encryptor;
use lopdf::{Dictionary, Object, Stream, StringFormat};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::syntax;
use crate::options::Password;

/// Every right (ISO 32000-2 table 22): the two lowest bits must be zero.
const RIGHTS: i32 = -4;

/// Bytes of a block of AES.
const BLOCK: usize = 16;
/// The start of chaining where the standard wants none.
const NO_START: [u8; BLOCK] = [0; BLOCK];

/// A key with the dictionary that lets a password find it.
pub(super) struct Seal {
    key: [u8; 32],
    dict: Dictionary,
}

impl Seal {
    /// The seal of a document.
    pub(super) fn new(password: &Password, identity: &[u8; 32]) -> Seal {
        let password = password.bytes();
        let chance = |purpose: &str| -> [u8; 32] {
            Sha256::new()
                .chain_update("banxin ")
                .chain_update(purpose)
                .chain_update([0])
                .chain_update(identity)
                .chain_update(password)
                .finalize()
                .into()
        };
        let key = chance("key");
        let (user, user_key) = entry(password, &chance("user"), &[], &key);
        // The owner's password is the same: whoever opens the file may do everything with it.
        let (owner, owner_key) = entry(password, &chance("owner"), &user, &key);
        let mut rights = [0; 16];
        rights[..4].copy_from_slice(&RIGHTS.to_le_bytes());
        rights[4..8].copy_from_slice(&[0xFF; 4]);
        rights[8..12].copy_from_slice(b"Tadb");
        rights[12..].copy_from_slice(&chance("rights")[..4]);
        // One block, so chaining makes no difference.
        encipher::<Encryptor<Aes256>>(&key, &NO_START, &mut rights);
        let bytes = |bytes: &[u8]| Object::String(bytes.to_vec(), StringFormat::Hexadecimal);
        let filter =
            syntax::dict([("CFM", syntax::name("AESV3")), ("AuthEvent", syntax::name("DocOpen")), ("Length", Object::Integer(32))]);
        let dict = syntax::dict([
            ("Filter", syntax::name("Standard")),
            ("V", Object::Integer(5)),
            ("R", Object::Integer(6)),
            ("Length", Object::Integer(256)),
            ("CF", Object::Dictionary(syntax::dict([("StdCF", Object::Dictionary(filter))]))),
            ("StmF", syntax::name("StdCF")),
            ("StrF", syntax::name("StdCF")),
            ("P", Object::Integer(i64::from(RIGHTS))),
            ("U", bytes(&user)),
            ("UE", bytes(&user_key)),
            ("O", bytes(&owner)),
            ("OE", bytes(&owner_key)),
            ("Perms", bytes(&rights)),
        ]);
        Seal { key, dict }
    }

    /// The encryption dictionary: the one object that is not enciphered itself.
    pub(super) fn dict(&self) -> Dictionary {
        self.dict.clone()
    }

    /// Enciphers a stream (ISO 32000-2 7.6.3.3). Its dictionary holds no strings.
    pub(super) fn close(&self, number: u32, stream: Stream) -> Stream {
        let start = Sha256::new().chain_update(self.key).chain_update(number.to_be_bytes()).chain_update(&stream.content).finalize();
        let (start, mut body) = (&start[..BLOCK], stream.content);
        // Padding to whole blocks, at least one byte; each byte says how many there are (RFC 8018 6.1.1).
        let missing = BLOCK - body.len() % BLOCK;
        body.resize(body.len() + missing, u8::try_from(missing).unwrap_or(u8::MAX));
        encipher::<Encryptor<Aes256>>(&self.key, start, &mut body);
        syntax::plain(stream.dict, [start, &body].concat())
    }
}

/// What is stored to tell the password, and the key enciphered with it (ISO 32000-2 algorithms 8 and 9).
fn entry(password: &[u8], chance: &[u8; 32], user: &[u8], key: &[u8; 32]) -> ([u8; 48], [u8; 32]) {
    let mut stored = [0; 48];
    stored[32..].copy_from_slice(&chance[..16]);
    let proof = hash(password, &stored[32..40], user);
    stored[..32].copy_from_slice(&proof);
    let wrap = hash(password, &stored[40..], user);
    let mut wrapped = *key;
    encipher::<Encryptor<Aes256>>(&wrap, &NO_START, &mut wrapped);
    (stored, wrapped)
}

/// The hash of a password that takes long to try out (ISO 32000-2 algorithm 2.B).
fn hash(password: &[u8], salt: &[u8], user: &[u8]) -> [u8; 32] {
    let mut key: Vec<u8> = Sha256::new().chain_update(password).chain_update(salt).chain_update(user).finalize().to_vec();
    let mut round = 0_u32;
    loop {
        round += 1;
        let mut text = [password, key.as_slice(), user].concat().repeat(64);
        encipher::<Encryptor<Aes128>>(&key[..16], &key[16..32], &mut text);
        // The remainder of a number by 3 is that of the sum of its bytes, for 256 is one more than a multiple of 3.
        key = match text[..16].iter().map(|byte| u32::from(*byte)).sum::<u32>() % 3 {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        let last = text.last().copied().map_or(0, u32::from);
        if round >= 64 && last <= round - 32 {
            break;
        }
    }
    let mut first = [0; 32];
    first.copy_from_slice(&key[..32]);
    first
}

/// Enciphers whole blocks in their place.
fn encipher<C: KeyIvInit + BlockModeEncrypt>(key: &[u8], start: &[u8], blocks: &mut [u8]) {
    let length = blocks.len();
    let cipher = C::new_from_slices(key, start).expect("a key and a start of the cipher's own lengths");
    let done = cipher.encrypt_padded::<NoPadding>(blocks, length);
    debug_assert!(done.is_ok(), "blocks that are not whole");
}
