//! Documents with a password: the bytes of a document, encrypted by a key of its own, which the
//! password unlocks.
//!
//! Deriving a key from a password takes long on purpose. It happens once, when a document is opened;
//! saving encrypts with the unlocked key. The random bits come from the caller.

use std::fmt;
use std::sync::Arc;

use aead_stream::{DecryptorBE32, EncryptorBE32};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{self, Aead as _, AeadInOut as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::model::Digest;
use crate::words::Message;

/// How an encrypted document begins.
const MAGIC: &[u8; 16] = b"CONTINUUM LOCKED";
/// The version of what follows.
const VERSION: u32 = 1;
const KEY: usize = 32;
const SALT: usize = 16;
const NONCE: usize = 24;
/// What authenticates a piece of encrypted bytes.
const TAG: usize = 16;
/// The random part of the nonces of the content; a counter and a mark of the last chunk follow it.
const CONTENT_NONCE: usize = 19;
/// The magic, the version, the length of the header, the cost and the salt.
const DERIVATION: usize = MAGIC.len() + 5 * 4 + SALT;
/// The part of the header that stays the same until the password is changed.
const LOCK: usize = DERIVATION + NONCE + KEY + TAG;
/// The lock, the nonce of the content, and the digest of both.
const HEADER: usize = LOCK + CONTENT_NONCE + 32;
/// The longest header that a newer version may have.
const MOST_HEADER: usize = 4096;
/// The bytes that are encrypted at a time.
const CHUNK: usize = 64 << 10;

/// How many random bytes a new key takes.
pub const BYTES_OF_KEY: usize = KEY + SALT + NONCE;
/// How many random bytes each encryption takes.
pub const BYTES_OF_SEAL: usize = CONTENT_NONCE;

type Secret = Zeroizing<[u8; KEY]>;

/// Whether a file is an encrypted document, by its first bytes.
#[must_use]
pub fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The bytes of a document as they were before they were encrypted; others stay as they are.
///
/// # Errors
///
/// [`UnlockError`] where they are damaged, or this is not their key.
pub fn plain(bytes: Vec<u8>, key: Option<&Key>) -> Result<Vec<u8>, UnlockError> {
    if !is_encrypted(&bytes) {
        return Ok(bytes);
    }
    let encrypted = Encrypted::new(&bytes)?;
    encrypted.read(key.ok_or(UnlockError::WrongPassword)?)
}

/// A password as it was typed, wiped from memory when it goes.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// The most bytes of a password.
    pub const MOST: usize = 1024;

    /// A password; `None` where it is empty or has more than [`MOST`](Self::MOST) bytes. Letters
    /// with marks count the same however a keyboard puts them together.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > Self::MOST {
            return None;
        }
        // Text in this form grows to three times its length at most, so no copy is left behind.
        let mut typed = Zeroizing::new(String::with_capacity(text.len() * 3));
        typed.extend(text.nfc());
        Some(Self(typed))
    }

    /// Whether every program takes the same bytes for it: other letters than those of ASCII are
    /// encoded in several ways.
    #[must_use]
    pub fn is_portable(&self) -> bool {
        self.0.is_ascii()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Password(..)")
    }
}

/// What it costs to try a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// How often all of it is gone through.
    pub passes: u32,
    /// How many parts of it could be filled at the same time.
    pub lanes: u32,
}

impl Cost {
    /// The cost of new passwords: about a third of a second.
    pub const USUAL: Self = Self {
        memory: 64 << 10,
        passes: 5,
        lanes: 1,
    };
    /// The most memory in KiB.
    pub const MOST_MEMORY: u32 = 256 << 10;
    /// The most memory in KiB, times the passes.
    pub const MOST_WORK: u64 = 1 << 20;
    /// The most lanes.
    pub const MOST_LANES: u32 = 4;

    /// Whether a file may ask for it: a made-up header must not take the memory or the time of
    /// whoever opens it.
    fn is_bearable(self) -> bool {
        let work = u64::from(self.memory) * u64::from(self.passes);
        (1..=Self::MOST_LANES).contains(&self.lanes)
            && self.passes > 0
            && (8 * self.lanes..=Self::MOST_MEMORY).contains(&self.memory)
            && work <= Self::MOST_WORK
    }

    /// Derives a key from a password.
    fn derive(self, password: &Password, salt: &[u8; SALT]) -> Result<Secret, UnlockError> {
        let params = Params::new(self.memory, self.passes, self.lanes, Some(KEY))
            .map_err(|_| UnlockError::Costly)?;
        let mut derived = Secret::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.0.as_bytes(), salt, &mut *derived)
            .map_err(|_| UnlockError::NoMemory)?;
        Ok(derived)
    }
}

/// Says why an encrypted document does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UnlockError {
    /// Another password locks it.
    #[error("wrong password")]
    WrongPassword,
    /// Its bytes are not those that were written.
    #[error("the file is damaged")]
    Damaged,
    /// It is locked in a way that a newer program knows.
    #[error("a newer program wrote it")]
    TooNew,
    /// Trying a password would take too much memory or time.
    #[error("trying a password costs too much")]
    Costly,
    /// There is too little memory to try a password.
    #[error("too little memory")]
    NoMemory,
}

impl UnlockError {
    /// The reason as a text for the reader.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::WrongPassword => Message::new("encrypted-wrong-password"),
            Self::Damaged => Message::new("container-damaged"),
            Self::TooNew => Message::new("encrypted-too-new"),
            Self::Costly => Message::new("encrypted-costly")
                .with("memory", Cost::MOST_MEMORY >> 10)
                .with("work", Cost::MOST_WORK >> 20),
            Self::NoMemory => Message::new("encrypted-no-memory"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub const fn hint(self) -> Message {
        Message::new(match self {
            Self::WrongPassword => "encrypted-wrong-password-hint",
            Self::Damaged => "container-damaged-hint",
            Self::TooNew => "file-too-new-hint",
            Self::Costly => "encrypted-costly-hint",
            Self::NoMemory => "encrypted-no-memory-hint",
        })
    }
}

/// The unlocked key of a document, with the lock that its password opens. The key is wiped from
/// memory when its last copy goes.
#[derive(Clone)]
pub struct Key(Arc<Unlocked>);

struct Unlocked {
    secret: Secret,
    lock: [u8; LOCK],
}

impl Key {
    /// Makes a key for a document and locks it with a password.
    ///
    /// # Errors
    ///
    /// [`UnlockError`] where the cost is not bearable, or there is too little memory.
    pub fn new(
        password: &Password,
        cost: Cost,
        random: &[u8; BYTES_OF_KEY],
    ) -> Result<Self, UnlockError> {
        if !cost.is_bearable() {
            return Err(UnlockError::Costly);
        }
        let mut random = random.as_slice();
        let mut secret = Secret::default();
        *secret = take(&mut random)?;
        let salt: [u8; SALT] = take(&mut random)?;
        let nonce: [u8; NONCE] = take(&mut random)?;
        let mut lock = Vec::with_capacity(LOCK);
        lock.extend(MAGIC);
        let length = u32::try_from(HEADER).unwrap_or(u32::MAX);
        for number in [VERSION, length, cost.memory, cost.passes, cost.lanes] {
            lock.extend(number.to_be_bytes());
        }
        lock.extend(salt);
        let wrapping = XChaCha20Poly1305::new((&*cost.derive(password, &salt)?).into());
        let known = Payload {
            msg: secret.as_slice(),
            aad: &lock,
        };
        let wrapped = certain(wrapping.encrypt(&nonce.into(), known));
        lock.extend(nonce);
        lock.extend(wrapped);
        let lock = take(&mut lock.as_slice())?;
        Ok(Self(Arc::new(Unlocked { secret, lock })))
    }

    /// Encrypts the bytes of a document. The random bytes must be others each time.
    #[must_use]
    pub fn seal(&self, document: &[u8], random: &[u8; BYTES_OF_SEAL]) -> Vec<u8> {
        let chunks = document.len().div_ceil(CHUNK).max(1);
        let mut sealed = Vec::with_capacity(HEADER + document.len() + chunks * TAG);
        sealed.extend(self.0.lock);
        sealed.extend(random);
        sealed.extend(Digest::of(&sealed).bytes());
        let header = sealed.clone();
        let mut stream =
            EncryptorBE32::<XChaCha20Poly1305>::new((&*self.0.secret).into(), &(*random).into());
        let (whole, last) = split_last(document, CHUNK);
        let known = |msg| Payload { msg, aad: &header };
        for chunk in whole.chunks(CHUNK) {
            sealed.extend(certain(stream.encrypt_next(known(chunk))));
        }
        sealed.extend(certain(stream.encrypt_last(known(last))));
        sealed
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(..)")
    }
}

/// Keys are the same where the same password opens the same lock.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.lock == other.0.lock
    }
}

/// An encrypted document with a sound header.
#[derive(Debug)]
pub struct Encrypted<'b> {
    header: &'b [u8; HEADER],
    content: &'b [u8],
    cost: Cost,
}

impl<'b> Encrypted<'b> {
    /// Looks at the header of an encrypted document.
    ///
    /// # Errors
    ///
    /// [`UnlockError`] where the header is damaged, too new, or asks for too much.
    pub fn new(bytes: &'b [u8]) -> Result<Self, UnlockError> {
        let damaged = UnlockError::Damaged;
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(damaged)?;
        let mut number = || take(&mut rest).map(u32::from_be_bytes);
        let (version, length) = (number()?, number()?);
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let header = bytes.get(..length.min(MOST_HEADER)).ok_or(damaged)?;
        let (said, digest) = header.split_last_chunk::<32>().ok_or(damaged)?;
        if Digest::of(said).bytes() != digest {
            return Err(damaged);
        }
        if version > VERSION {
            return Err(UnlockError::TooNew);
        }
        let cost = Cost {
            memory: number()?,
            passes: number()?,
            lanes: number()?,
        };
        let (header, content) = bytes.split_first_chunk::<HEADER>().ok_or(damaged)?;
        if version < VERSION || length != HEADER {
            return Err(damaged);
        }
        if !cost.is_bearable() {
            return Err(UnlockError::Costly);
        }
        Ok(Self {
            header,
            content,
            cost,
        })
    }

    fn lock(&self) -> Result<[u8; LOCK], UnlockError> {
        take(&mut self.header.as_slice())
    }

    /// Whether a key reads this document.
    #[must_use]
    pub fn fits(&self, key: &Key) -> bool {
        self.header.starts_with(&key.0.lock)
    }

    /// Unlocks the key with a password. This takes long on purpose.
    ///
    /// # Errors
    ///
    /// [`UnlockError`] where it is another password, or there is too little memory.
    pub fn unlock(&self, password: &Password) -> Result<Key, UnlockError> {
        let lock = self.lock()?;
        let (known, mut rest) = lock
            .split_at_checked(DERIVATION)
            .ok_or(UnlockError::Damaged)?;
        let salt = known.last_chunk().ok_or(UnlockError::Damaged)?;
        let nonce: [u8; NONCE] = take(&mut rest)?;
        let wrapping = XChaCha20Poly1305::new((&*self.cost.derive(password, salt)?).into());
        // Unwrapped in place, so that no copy of the key is left behind.
        let mut wrapped = Zeroizing::new(rest.to_vec());
        wrapping
            .decrypt_in_place(&nonce.into(), known, &mut *wrapped)
            .map_err(|_| UnlockError::WrongPassword)?;
        let mut secret = Secret::default();
        *secret = take(&mut wrapped.as_slice())?;
        Ok(Key(Arc::new(Unlocked { secret, lock })))
    }

    /// Decrypts the document.
    ///
    /// # Errors
    ///
    /// [`UnlockError::Damaged`] where anything was changed, cut off or appended;
    /// [`UnlockError::WrongPassword`] where the key is another one's.
    pub fn read(&self, key: &Key) -> Result<Vec<u8>, UnlockError> {
        if !self.fits(key) {
            return Err(UnlockError::WrongPassword);
        }
        let nonce = self.header.get(LOCK..).unwrap_or_default();
        let nonce: [u8; CONTENT_NONCE] = take(&mut &*nonce)?;
        let mut stream =
            DecryptorBE32::<XChaCha20Poly1305>::new((&*key.0.secret).into(), &nonce.into());
        let (whole, last) = split_last(self.content, CHUNK + TAG);
        let mut document = Vec::with_capacity(self.content.len());
        let known = |msg| Payload {
            msg,
            aad: self.header,
        };
        for chunk in whole.chunks(CHUNK + TAG) {
            let chunk = stream.decrypt_next(known(chunk));
            document.extend(chunk.map_err(|_| UnlockError::Damaged)?);
        }
        let last = stream.decrypt_last(known(last));
        document.extend(last.map_err(|_| UnlockError::Damaged)?);
        Ok(document)
    }
}

/// What encrypting gave. It fails only where there are more chunks than the counter of their nonces
/// has numbers, which no memory holds.
fn certain(encrypted: aead::Result<Vec<u8>>) -> Vec<u8> {
    encrypted.unwrap_or_else(|_| unreachable!("there are fewer than 2^32 chunks"))
}

/// The whole chunks before the last one, and the last one, which is empty only where all is.
fn split_last(bytes: &[u8], chunk: usize) -> (&[u8], &[u8]) {
    let before = bytes.len().saturating_sub(1) / chunk * chunk;
    bytes.split_at_checked(before).unwrap_or((bytes, &[]))
}

/// Takes bytes from the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], UnlockError> {
    let (found, rest) = bytes.split_first_chunk().ok_or(UnlockError::Damaged)?;
    *bytes = rest;
    Ok(*found)
}
