//! Texts that were composed before: what a frame says again is looked up, not composed again.

use std::collections::HashMap;
use std::sync::Mutex;

use super::fact::Fact;
use crate::model::Numbering;

/// So many texts are kept. Then they make room for others all at once, and those of a frame are soon
/// here again.
const KEPT: usize = 4_096;

/// The texts of one language, by what was asked for.
#[derive(Default)]
pub(super) struct Composed(Mutex<HashMap<Box<[u8]>, Box<str>>>);

impl Composed {
    /// The text of a key with its facts; it is composed where it is not kept.
    pub(super) fn get(
        &self,
        (key, facts): (&str, &[(&str, Fact)]),
        numbering: Numbering,
        compose: impl FnOnce() -> String,
    ) -> String {
        let mut asked = Vec::with_capacity(64);
        put_text(&mut asked, key);
        asked.push(numbering.lowest());
        put_facts(&mut asked, facts);
        if let Ok(kept) = self.0.lock()
            && let Some(text) = kept.get(asked.as_slice())
        {
            return text.as_ref().to_owned();
        }
        let text = compose();
        if let Ok(mut kept) = self.0.lock() {
            if kept.len() >= KEPT {
                kept.clear();
            }
            kept.insert(asked.into(), text.as_str().into());
        }
        text
    }
}

/// Every text begins with its length, so that no two askings come to the same bytes.
fn put_text(asked: &mut Vec<u8>, text: &str) {
    asked.extend(text.len().to_le_bytes());
    asked.extend(text.as_bytes());
}

fn put_facts(asked: &mut Vec<u8>, facts: &[(&str, Fact)]) {
    asked.extend(facts.len().to_le_bytes());
    for (name, fact) in facts {
        put_text(asked, name);
        match fact {
            Fact::Text(text) => {
                asked.push(b't');
                put_text(asked, text);
            }
            Fact::Number(number) => {
                asked.push(b'n');
                asked.extend(number.to_bits().to_le_bytes());
            }
            Fact::Rating(rating) => asked.extend([b'r', rating.count()]),
            Fact::Message(message) => {
                asked.push(b'm');
                put_text(asked, message.key);
                put_facts(asked, &message.facts);
            }
        }
    }
}
