//! Notices characters that no font of this computer has, and names them once.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, FallbackRequest, FontInsert};

use crate::words::Message;

/// How many characters are named.
const MOST_NAMED: usize = 5;

/// The characters that could not be shown since the last look.
#[derive(Debug, Clone, Default)]
pub(crate) struct MissingGlyphs(Arc<Mutex<BTreeSet<char>>>);

impl MissingGlyphs {
    /// Watches a context, which asks here last, after our fonts and those of the system.
    pub(crate) fn watch(&self, ctx: &Context) {
        let noted = self.clone();
        ctx.add_font_provider(Arc::new(
            move |request: &FallbackRequest<'_>| -> Option<FontInsert> {
                noted.note(request.cluster);
                None
            },
        ));
    }

    fn note(&self, cluster: &str) {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found.extend(cluster.chars().next());
    }

    /// The characters since the last call; the toolkit asks for each only once.
    pub(crate) fn take(&self) -> BTreeSet<char> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Names the characters by their numbers, since they cannot be shown.
pub(crate) fn message(characters: &BTreeSet<char>) -> Message {
    let named: Vec<String> = characters
        .iter()
        .take(MOST_NAMED)
        .map(|character| format!("U+{:04X}", u32::from(*character)))
        .collect();
    Message::new("window-unshown")
        .with("characters", named.join(", "))
        .with("more", characters.len().saturating_sub(MOST_NAMED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn a_character_that_no_font_has_is_noted_once_and_an_ordinary_one_never() {
        let missing = MissingGlyphs::default();
        let ctx = Context::default();
        super::super::theme::install(&ctx);
        missing.watch(&ctx);
        let draw = || {
            let mut drawn = ctx.run_ui(egui::RawInput::default(), |ui| {
                ui.label("Ordinary, обычный, συνηθισμένο, \u{6f22}");
            });
            drawn.textures_delta.clear();
        };
        draw();
        draw();
        assert_eq!(missing.take(), BTreeSet::from(['\u{6f22}']));
        draw();
        assert!(missing.take().is_empty());
    }

    #[test]
    fn at_most_five_characters_are_named() {
        let say = |letters: &str| Words::english().say(&message(&letters.chars().collect()));
        let two = say("\u{915}\u{6f22}");
        assert!(two.contains("U+0915, U+6F22"), "{two}");
        assert!(!two.contains("more"), "{two}");
        let seven = say("\u{915}\u{916}\u{917}\u{918}\u{919}\u{91a}\u{91b}");
        assert!(seven.contains("U+0919 and 2 more"), "{seven}");
    }
}
