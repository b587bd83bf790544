//! A made-up language: English with other letters, and longer by a third.
//!
//! Every text of the program bears marks on its letters, whatever goes into it, and so does every
//! text of a document that is translated with it. A word in plain letters was written in the code.

use continuum::model::Language;
use continuum::words::{LANGUAGES, Words};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use fluent_syntax::serializer::serialize;

/// The tag that locale data gives to such a language.
const TAG: &str = "en-XA";

/// The program's texts in the made-up language.
pub(crate) fn words() -> Words {
    let [english, ..] = &LANGUAGES;
    let files = english.files.iter().map(|(_, text)| translated(text));
    Words::from_files(&Language::new(TAG).expect("a sound tag"), files)
}

/// A file of texts in the made-up language: the same keys, variables and cases.
fn translated(file: &str) -> String {
    let mut found = parse(file.to_owned()).expect("a sound file");
    for entry in &mut found.body {
        if let Entry::Message(message) = entry {
            translate(message.value.as_mut().expect("a text"));
        }
    }
    serialize(&found)
}

fn translate(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = longer(value),
            PatternElement::Placeable { expression } => translate_expression(expression),
        }
    }
}

fn translate_expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                translate(&mut variant.value);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            translate_expression(expression);
        }
        Expression::Inline(_) => {}
    }
}

const PLAIN: &str = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ";
/// The same letters with marks; the program's fonts have them.
const MARKED: &str = "áćďéğĥíĵķľńóřšťúŵýžÁĆĎÉĞĤÍĴĶĽŃÓŘŠŤÚŴÝŽ";

fn marked(letter: char) -> char {
    let mut pairs = PLAIN.chars().zip(MARKED.chars());
    let pair = pairs.find(|(plain, _)| *plain == letter);
    pair.map_or(letter, |(_, marked)| marked)
}

/// The text with marks, in which vowels stand twice until it is a third longer.
fn longer(text: &str) -> String {
    let mut owed = text
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        .div_ceil(3);
    let mut found = String::new();
    for letter in text.chars() {
        found.push(marked(letter));
        if owed > 0 && "aeiouyAEIOUY".contains(letter) {
            found.push(marked(letter.to_ascii_lowercase()));
            owed -= 1;
        }
    }
    found
}

/// A document or questionnaire whose texts bear marks, as it would in a language of its own.
pub(crate) fn document(ron: &str) -> String {
    let mut found = String::new();
    let mut rest = ron;
    while let Some((before, after)) = rest.split_once('"') {
        let end = text_end(after);
        let (text, following) = after.split_at(end);
        found.push_str(before);
        found.push('"');
        if is_id(before, text, following) {
            found.push_str(text);
        } else {
            let mut escaped = false;
            found.extend(text.chars().map(|letter| {
                let stays = escaped;
                escaped = letter == '\\' && !escaped;
                if stays { letter } else { marked(letter) }
            }));
        }
        found.push('"');
        rest = &following[1..];
    }
    found + rest
}

/// Where a quoted text ends.
fn text_end(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().find(|(_, letter)| {
        let ends = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    });
    end.expect("a closing quote").0
}

/// Whether a quoted text names something, and no reader reads it.
fn is_id(before: &str, text: &str, following: &str) -> bool {
    let fields = ["id: ", "element: ", "practice: ", "questionnaire: "];
    let mut letters = text.chars();
    let is_practice = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_uppercase())
        && letters.all(|letter| letter.is_ascii_digit());
    is_practice
        || following.starts_with("\":")
        || fields.iter().any(|field| before.ends_with(field))
        || before.trim_end().ends_with("languages: [")
}

/// The words of a text in plain letters, which is to say those in no language; single letters are
/// signs. `known` are names that stand in no language.
pub(crate) fn plain<'t>(text: &'t str, known: &[&str]) -> Vec<&'t str> {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.len() > 1 && word.is_ascii() && !known.contains(word))
        .collect()
}

/// Whether a text bears marks.
pub(crate) fn is_marked(text: &str) -> bool {
    text.chars().any(|letter| MARKED.contains(letter))
}
