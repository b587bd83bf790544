//! What people typed, and the secrets that they hold.

use std::hint::black_box;

use crate::model::Digest;

/// One line of what somebody typed: without signs that control a terminal or turn the direction of a
/// text, and without space around it.
#[must_use]
pub(in crate::ballot) fn one_line(text: &str) -> String {
    let turns = |sign: &char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let plain = |sign: char| if sign.is_control() { ' ' } else { sign };
    let kept: String = text.chars().filter(|it| !turns(it)).map(plain).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines of what somebody typed.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).collect();
    lines.join("\n").trim().to_owned()
}

/// The digest of a secret, as it is kept in its place.
#[must_use]
pub fn digest(secret: &str) -> String {
    Digest::of(secret.as_bytes()).to_string()
}

/// Whether two secrets are the same; how long it takes tells nothing about where they differ.
#[must_use]
pub(in crate::ballot) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (digest(one), digest(other));
    let apart = one
        .bytes()
        .zip(other.bytes())
        .map(|(one, other)| one ^ other);
    black_box(apart.fold(0, |all, bits| all | bits)) == 0
}

/// A secret as somebody else may hold it.
#[must_use]
pub(in crate::ballot) fn sign(secret: &str) -> String {
    let whole = digest(&format!("form {secret}"));
    whole.chars().take(32).collect()
}

/// A code as somebody typed it, without what does not belong to it.
#[must_use]
pub(in crate::ballot) fn typed_code(text: &str) -> String {
    let signs = text.chars().filter(char::is_ascii_alphanumeric);
    signs
        .take(64)
        .map(|sign| sign.to_ascii_uppercase())
        .collect()
}
