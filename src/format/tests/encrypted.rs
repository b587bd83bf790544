//! Documents with a password.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::encrypted::{
    BYTES_OF_KEY, BYTES_OF_SEAL, Cost, Encrypted, Key, Password, UnlockError, is_encrypted, plain,
};
use super::super::{bundled, document};
use super::*;
use crate::model::{Digest, Form};

/// Far too little for people, and quick.
const QUICK: Cost = Cost {
    memory: 8,
    passes: 1,
    lanes: 1,
};
/// Magic, version, length, cost, salt, nonce, key with its tag, nonce of the content, digest.
const HEADER: usize = 16 + 4 + 4 + 12 + 16 + 24 + 48 + 19 + 32;

fn password(text: &str) -> Password {
    Password::new(text).expect("a password")
}

fn random<const N: usize>(start: u8) -> [u8; N] {
    let mut next = start;
    [(); N].map(|()| {
        next = next.wrapping_mul(5).wrapping_add(7);
        next
    })
}

static KEY: LazyLock<Key> = LazyLock::new(|| {
    let random = random::<BYTES_OF_KEY>(1);
    Key::new(&password("sesame"), QUICK, &random).expect("a bearable cost")
});

fn seal(bytes: &[u8]) -> Vec<u8> {
    KEY.seal(bytes, &random::<BYTES_OF_SEAL>(2))
}

/// Opens a document as a person does: with a password.
fn open(bytes: &[u8], typed: &str) -> Result<Vec<u8>, UnlockError> {
    let encrypted = Encrypted::new(bytes)?;
    let key = encrypted.unlock(&password(typed))?;
    encrypted.read(&key)
}

/// The header with a number of it changed, and its digest made true again.
fn with_number(at: usize, number: u32) -> Vec<u8> {
    let mut sealed = seal(b"text");
    sealed[at..at + 4].copy_from_slice(&number.to_be_bytes());
    let digest = *Digest::of(&sealed[..HEADER - 32]).bytes();
    sealed[HEADER - 32..HEADER].copy_from_slice(&digest);
    sealed
}

#[test]
fn a_document_is_read_with_its_password_and_says_nothing_without() {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    assessment.unit.unit = "Secret Street".to_owned();
    let written = document::write(&assessment);
    let sealed = seal(&written);
    assert_eq!(open(&sealed, "sesame").as_deref(), Ok(&*written));
    assert_eq!(open(&sealed, "Sesame"), Err(UnlockError::WrongPassword));
    assert!(is_encrypted(&sealed) && !is_encrypted(&written));
    for shown in [&b"Secret"[..], b"assessment.ron", b"PK\x03\x04"] {
        assert!(!sealed.windows(shown.len()).any(|part| part == shown));
    }
    assert_eq!(kind(&sealed), FileKind::Document);
    let found = check(&sealed);
    assert_eq!(found.kind, FileKind::Document);
    let says = "this document has a password\n    hint: open it in Continuum, or give a command its password\n";
    assert_eq!(told(&found.diagnostics), says);
    assert_eq!(document::read(&sealed), Opened::Refused(found.diagnostics));
}

#[test]
fn saving_again_shows_nothing_of_what_stayed_the_same() {
    let once = KEY.seal(&vec![7; 100_000], &random(2));
    let again = KEY.seal(&vec![7; 100_000], &random(3));
    let pairs = once.iter().zip(&again).skip(HEADER);
    let same = pairs.filter(|(one, other)| one == other).count();
    assert!(same < 1_000, "{same} of 100,000 bytes");
    let (once, again) = (Encrypted::new(&once), Encrypted::new(&again));
    assert_eq!(once.unwrap().read(&KEY), again.unwrap().read(&KEY));
}

#[test]
fn the_key_opens_its_own_documents_and_no_others() {
    let other = Key::new(&password("sesame"), QUICK, &random(9)).unwrap();
    let sealed = other.seal(b"text", &random(2));
    let encrypted = Encrypted::new(&sealed).unwrap();
    assert!(encrypted.fits(&other) && !encrypted.fits(&KEY));
    assert_eq!(encrypted.read(&KEY), Err(UnlockError::WrongPassword));
    let unlocked = encrypted.unlock(&password("sesame")).unwrap();
    assert_eq!(unlocked, other);
    assert_eq!(encrypted.read(&unlocked).as_deref(), Ok(&b"text"[..]));
}

#[test]
fn what_is_not_encrypted_needs_no_key() {
    assert_eq!(plain(b"text".to_vec(), None).as_deref(), Ok(&b"text"[..]));
    assert_eq!(
        plain(b"text".to_vec(), Some(&KEY)).as_deref(),
        Ok(&b"text"[..])
    );
    assert_eq!(
        plain(seal(b"text"), Some(&KEY)).as_deref(),
        Ok(&b"text"[..])
    );
    assert_eq!(plain(seal(b"text"), None), Err(UnlockError::WrongPassword));
}

#[test]
fn neither_a_key_nor_a_password_is_shown() {
    let said = format!("{:?} {:?}", *KEY, password("sesame"));
    assert_eq!(said, "Key(..) Password(..)");
}

#[test]
fn a_password_is_the_same_however_a_keyboard_puts_its_letters_together() {
    let key = Key::new(&password("Zo\u{eb}"), QUICK, &random(1)).unwrap();
    let sealed = key.seal(b"text", &random(2));
    assert!(open(&sealed, "Zoe\u{308}").is_ok());
    assert!(Password::new("").is_none());
    assert!(Password::new(&"x".repeat(Password::MOST)).is_some());
    assert!(Password::new(&"x".repeat(Password::MOST + 1)).is_none());
}

#[test]
fn each_changed_byte_is_damage_and_not_a_wrong_password() {
    let sealed = seal(b"the answers");
    for at in 0..sealed.len() {
        for bit in [1, 0x80] {
            let mut changed = sealed.clone();
            changed[at] ^= bit;
            assert_eq!(open(&changed, "sesame"), Err(UnlockError::Damaged), "{at}");
            assert_eq!(is_encrypted(&changed), at >= 16, "{at}");
            assert!(matches!(document::read(&changed), Opened::Refused(_)));
        }
    }
}

#[test]
fn a_document_that_is_cut_off_appended_to_or_mixed_up_is_damaged() {
    const CHUNK: usize = (64 << 10) + 16;
    let damaged = Err(UnlockError::Damaged);
    let sealed = seal(&vec![7; 200_000]);
    let short = seal(b"text");
    for length in 0..short.len() {
        assert_eq!(open(&short[..length], "sesame"), damaged, "{length}");
    }
    let cut = [HEADER, HEADER + CHUNK, HEADER + 2 * CHUNK, sealed.len() - 1];
    for length in cut {
        assert_eq!(open(&sealed[..length], "sesame"), damaged, "{length}");
    }
    assert_eq!(open(&[&sealed[..], b"x"].concat(), "sesame"), damaged);
    let mut mixed = sealed.clone();
    let (first, second) = mixed[HEADER..].split_at_mut(CHUNK);
    first.swap_with_slice(&mut second[..CHUNK]);
    assert_eq!(open(&mixed, "sesame"), damaged);
    let other = KEY.seal(&vec![7; 200_000], &random(3));
    let spliced = [&sealed[..HEADER], &other[HEADER..]].concat();
    assert_eq!(
        open(&spliced, "sesame"),
        damaged,
        "the content of another save"
    );
}

#[test]
fn a_header_that_asks_for_too_much_is_refused_before_a_password_is_tried() {
    let [version, memory, passes, lanes] = [16, 24, 28, 32];
    for (at, number, expected) in [
        (version, 0, UnlockError::Damaged),
        (version, 2, UnlockError::TooNew),
        (memory, 4 << 20, UnlockError::Costly),
        (memory, Cost::MOST_MEMORY + 1, UnlockError::Costly),
        (memory, 7, UnlockError::Costly),
        (memory, u32::MAX, UnlockError::Costly),
        (passes, 0, UnlockError::Costly),
        (passes, u32::MAX, UnlockError::Costly),
        (passes, (1 << 17) + 1, UnlockError::Costly),
        (lanes, 0, UnlockError::Costly),
        (lanes, 5, UnlockError::Costly),
        (lanes, u32::MAX, UnlockError::Costly),
    ] {
        let found = Encrypted::new(&with_number(at, number)).map(|_| ());
        assert_eq!(found, Err(expected), "{at}: {number}");
    }
    let words = Words::english();
    let says = words.say(&UnlockError::Costly.message());
    assert!(
        says.ends_with("at most 256 MiB, and 1 GiB in all passes"),
        "{says}"
    );
    assert!(Encrypted::new(&with_number(memory, Cost::MOST_MEMORY)).is_ok());
    let usual = Key::new(&password("sesame"), Cost { memory: 7, ..QUICK }, &random(1));
    assert_eq!(
        usual,
        Err(UnlockError::Costly),
        "nothing is locked that cannot be opened"
    );
}

#[test]
fn the_bytes_are_those_that_the_documentation_describes() {
    let sealed = seal(b"text");
    let numbers: Vec<u32> = sealed[16..36]
        .chunks(4)
        .map(|four| u32::from_be_bytes(four.try_into().unwrap()))
        .collect();
    assert_eq!(&sealed[..16], b"CONTINUUM LOCKED");
    assert_eq!(numbers, [1, 175, QUICK.memory, QUICK.passes, QUICK.lanes]);
    let bits: [u8; BYTES_OF_KEY] = random(1);
    assert_eq!(sealed[36..52], bits[32..48], "the salt");
    assert_eq!(sealed[52..76], bits[48..], "the nonce of the key");
    assert_eq!(
        sealed[124..143],
        random::<BYTES_OF_SEAL>(2),
        "of the content"
    );
    assert_eq!(sealed.len(), HEADER + b"text".len() + 16);
    assert_eq!(seal(b"").len(), HEADER + 16);
    assert_eq!(seal(&vec![0; 64 << 10]).len(), HEADER + (64 << 10) + 16);
    assert_eq!(
        seal(&vec![0; (64 << 10) + 1]).len(),
        HEADER + (64 << 10) + 1 + 2 * 16
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_bytes_are_read_as_they_were_encrypted(
        size in prop_oneof![0_usize..100, 65_530_usize..65_545, 131_065_usize..131_080],
        start in any::<u8>(),
        typed in "\\PC{1,20}",
    ) {
        let bytes: Vec<u8> = (start..=u8::MAX).chain(0..start).cycle().take(size).collect();
        let key = Key::new(&password(&typed), QUICK, &random(start)).unwrap();
        let sealed = key.seal(&bytes, &random(start));
        prop_assert_eq!(open(&sealed, &typed), Ok(bytes));
    }

    #[test]
    fn no_bytes_after_the_magic_are_believed(tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let made_up = [&b"CONTINUUM LOCKED"[..], &tail].concat();
        prop_assert_eq!(open(&made_up, "sesame"), Err(UnlockError::Damaged));
    }
}
