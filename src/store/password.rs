//! Random bits for documents with a password.

use zeroize::Zeroizing;

use crate::format::copy_for_others;
use crate::format::encrypted::{BYTES_OF_KEY, BYTES_OF_SEAL, Cost, Key, Password, UnlockError};
use crate::words::Message;

/// Makes a new key and locks it with a password. This takes long on purpose.
///
/// # Errors
///
/// A message where the system has no random bits, or too little memory.
pub fn new_key(password: &Password) -> Result<Key, Message> {
    let mut random = Zeroizing::new([0; BYTES_OF_KEY]);
    fill(&mut *random)?;
    Key::new(password, Cost::USUAL, &random).map_err(UnlockError::message)
}

/// The bytes of a document as they are kept anywhere: encrypted where it has a password.
///
/// # Errors
///
/// A message where the system has no random bits.
pub fn seal(document: Vec<u8>, key: Option<&Key>) -> Result<Vec<u8>, Message> {
    let Some(key) = key else {
        return Ok(document);
    };
    let mut random = [0; BYTES_OF_SEAL];
    fill(&mut random)?;
    Ok(key.seal(&document, &random))
}

/// Packs a document with a password that other programs open.
///
/// # Errors
///
/// A message where the system has no random bits.
pub fn copy_for_others(document: &[u8], password: &Password) -> Result<Vec<u8>, Message> {
    let mut salt = [0; copy_for_others::BYTES_OF_SALT];
    fill(&mut salt)?;
    Ok(copy_for_others::write(document, password, salt))
}

fn fill(random: &mut [u8]) -> Result<(), Message> {
    getrandom::fill(random).map_err(|_| Message::new("store-no-random"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::encrypted::{Encrypted, is_encrypted};

    #[test]
    fn each_key_and_each_encryption_has_random_bits_of_its_own() {
        let password = Password::new("sesame").unwrap();
        let [one, other] = [(); 2].map(|()| new_key(&password).unwrap());
        assert_ne!(one, other);
        let [first, second] = [(); 2].map(|()| seal(b"text".to_vec(), Some(&one)).unwrap());
        assert_ne!(first, second);
        for sealed in [first, second] {
            let encrypted = Encrypted::new(&sealed).unwrap();
            assert_eq!(encrypted.read(&one).as_deref(), Ok(&b"text"[..]));
        }
        let plain = seal(b"text".to_vec(), None).unwrap();
        assert!(plain == b"text" && !is_encrypted(&plain));
    }
}
