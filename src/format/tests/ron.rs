//! Two readers read RON: our own, and the crate that reads and writes the settings. They may not
//! disagree about what `docs/formats.md` describes.
//!
//! What else the crate reads is a fault for our reader, or a value that no field takes:
//!
//! - extensions, characters, bytes, raw names, `inf` and `NaN`, numbers with a fraction, in other
//!   bases, with a type or beyond 64 bits, the unit `()` as a value;
//! - tuples, variants that hold several values or fields, and keys of a map that are no texts;
//! - a backslash at the end of a line;
//! - brackets that are more than 64 deep.

use proptest::prelude::*;

use super::super::tree::{self, Content, Node};

/// Whether our reader takes a text, and each value is one that a field may hold.
fn is_ours(text: &str) -> bool {
    let (root, faults) = tree::read(text);
    faults.is_empty() && is_described(&root)
}

fn is_described(node: &Node<'_>) -> bool {
    match &node.content {
        Content::Odd | Content::Hole | Content::Elsewhere => false,
        Content::Option(Some(held)) => is_described(held),
        Content::List(entries) => entries.iter().all(is_described),
        Content::Map(entries) => {
            let mut entries = entries.iter();
            entries.all(|(key, value)| key.text().is_some() && is_described(value))
        }
        Content::Group(group) => {
            let holds_one = group.name.is_some() && group.values.len() == 1;
            let mut fields = group.fields.iter();
            (group.values.is_empty() || holds_one && group.fields.is_empty())
                && fields.all(|field| is_described(&field.value))
                && group.values.iter().all(is_described)
        }
        Content::Text(_) | Content::Integer(_) | Content::Bool(_) | Content::Option(None) => true,
        Content::Name(name) => *name != "Some",
    }
}

fn is_theirs(text: &str) -> bool {
    ron::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// What may stand between two tokens.
fn blank() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        4 => "[ \t\r\n]{1,3}",
        1 => "//[a-z\"(]{0,4}\n",
        1 => "/\\*[a-z\"(]{0,4}\\*/",
    ]
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z_][a-z0-9_]{0,3}".prop_filter("a word of its own", |name| {
        ![
            "true", "false", "inf", "NaN", "None", "Some", "r", "b", "br",
        ]
        .contains(&name.as_str())
    })
}

fn quoted() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "[a-zäß(),:/*#' ]{0,4}",
        1 => prop_oneof![Just("\\\""), Just("\\\\"), Just("\\n"), Just("\\t")].prop_map(str::to_owned),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

/// Entries between two brackets, with or without a last comma.
fn bracketed(
    brackets: [&'static str; 2],
    entry: impl Strategy<Value = String>,
) -> impl Strategy<Value = String> {
    let [open, close] = brackets;
    let entries = proptest::collection::vec(entry, 0..4);
    (entries, any::<bool>(), blank(), blank()).prop_map(move |(entries, comma, before, after)| {
        let last = if comma && !entries.is_empty() {
            ","
        } else {
            ""
        };
        let entries = entries.join(&format!(",{before}"));
        format!("{open}{before}{entries}{after}{last}{after}{close}")
    })
}

/// Any value that `docs/formats.md` describes, as a text.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        quoted(),
        "-?[0-9]{1,9}",
        "[0-9]_[0-9]{1,3}",
        prop_oneof![Just("true"), Just("false"), Just("None")].prop_map(str::to_owned),
        name(),
    ];
    leaf.prop_recursive(4, 24, 4, |value| {
        let colon = || (blank(), blank()).prop_map(|(before, after)| format!("{before}:{after}"));
        let field = (name(), colon(), value.clone());
        let field = field.prop_map(|(name, colon, value)| format!("{name}{colon}{value}"));
        let entry = (quoted(), colon(), value.clone());
        let entry = entry.prop_map(|(key, colon, value)| format!("{key}{colon}{value}"));
        let held = (name(), blank(), value.clone(), blank());
        prop_oneof![
            bracketed(["[", "]"], value.clone()),
            bracketed(["{", "}"], entry),
            bracketed(["(", ")"], field),
            held.prop_map(|(name, blank, value, after)| format!("{name}({blank}{value}{after})")),
            value.prop_map(|value| format!("Some({value})")),
        ]
    })
}

/// A text with a part exchanged for rubbish.
fn damaged() -> impl Strategy<Value = String> {
    let rubbish = "[\\[\\](){}:,\"\\\\/*\n\u{a0}\u{2028}a-zA-Z0-9_+. -]{0,4}";
    (value(), any::<prop::sample::Index>(), 0_usize..4, rubbish).prop_map(
        |(text, at, length, rubbish)| {
            let at = at.index(text.len() + 1);
            let start = text.floor_char_boundary(at);
            let end = text.ceil_char_boundary((at + length).min(text.len()));
            format!("{}{rubbish}{}", &text[..start], &text[end..])
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn both_readers_take_every_text_that_the_page_describes(text in value()) {
        prop_assert!(is_ours(&text), "{}", text);
        prop_assert!(is_theirs(&text), "{}", text);
    }

    #[test]
    fn what_our_reader_takes_the_other_takes_too(text in damaged()) {
        prop_assert!(!is_ours(&text) || is_theirs(&text), "{}", text);
    }

    #[test]
    fn what_the_other_reader_takes_is_no_fault_of_syntax(text in damaged()) {
        let (_, faults) = tree::read(&text);
        prop_assert!(faults.is_empty() || !is_theirs(&text) || is_beyond(&text), "{}", text);
    }
}

#[test]
fn none_and_truth_hold_nothing() {
    for text in ["None(a: 1)", "[true(1)]", "(a: false())"] {
        assert!(!is_ours(text) && !is_theirs(text), "{text}");
    }
}

/// Whether a text that the other reader takes holds something that the page does not describe: a
/// backslash at the end of a line, a key that is no text, or a struct after a value in brackets that
/// are no list, for which our reader takes a forgotten bracket.
fn is_beyond(text: &str) -> bool {
    let mut after_commas = text.split(',').skip(1);
    text.contains("\\\n")
        || after_commas.any(|rest| rest.trim_start().starts_with(['(', '{']))
        || ron::from_str(text).is_ok_and(|value| has_other_keys(&value))
}

fn has_other_keys(value: &ron::Value) -> bool {
    match value {
        ron::Value::Map(entries) => entries
            .iter()
            .any(|(key, value)| !matches!(key, ron::Value::String(_)) || has_other_keys(value)),
        ron::Value::Seq(entries) => entries.iter().any(has_other_keys),
        ron::Value::Option(Some(held)) => has_other_keys(held),
        _ => false,
    }
}
