//! Checks what a schema cannot express: ranges, ids, references, counts, languages. A finding holds
//! the path to its value, so that a sound file needs no positions.

mod business_case;
mod document;
mod questionnaire;

use super::deserialize::PathStep;
use super::diagnostic::Severity;
use super::fault::Loss;
use crate::model::PracticeId;
use crate::words::Message;

pub(super) use document::assessment;
pub(super) use questionnaire::{claims, nearest_id, questionnaire};

/// Something wrong with the value at the end of a path.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) path: Vec<PathStep>,
    pub(super) severity: Severity,
    pub(super) message: Message,
    pub(super) hint: Option<Message>,
    pub(super) loss: Loss,
}

/// Everything that was found.
#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    fn add(&mut self, at: &At<'_>, message: Message, hint: Option<Message>) {
        self.0.push(Finding {
            path: at.path(),
            severity: Severity::Error,
            message,
            hint,
            loss: Loss::Part,
        });
    }

    fn add_whole(&mut self, at: &At<'_>, message: Message, hint: Option<Message>) {
        self.add(at, message, hint);
        if let Some(finding) = self.0.last_mut() {
            finding.loss = Loss::Whole;
        }
    }

    fn warn(&mut self, at: &At<'_>, message: Message, hint: Option<Message>) {
        self.add(at, message, hint);
        if let Some(finding) = self.0.last_mut() {
            finding.severity = Severity::Warning;
            finding.loss = Loss::Nothing;
        }
    }

    /// Whether anything but warnings was found.
    pub(super) fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// Reports an id of the wrong form.
    fn id(&mut self, at: &At<'_>, id: &str) {
        if PracticeId::new(id).is_err() {
            let hint = Message::new("sound-id-hint");
            self.add(at, Message::new("sound-id").with("found", id), Some(hint));
        }
    }

    /// Reports a number outside its range.
    fn range(&mut self, at: &At<'_>, field: &'static str, found: i64, least: i64, most: i64) {
        if !(least..=most).contains(&found) {
            let message = Message::new("sound-range")
                .with("field", field)
                .with("least", least.to_string())
                .with("most", most.to_string())
                .with("found", found.to_string());
            self.add(at, message, None);
        }
    }

    /// Reports a text that is empty or all white space.
    fn not_blank(&mut self, at: &At<'_>, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.add(at, Message::new("sound-blank").with("field", field), None);
        }
    }
}

/// A path, linked on the way down; nothing is allocated until something is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a>(Option<(&'a At<'a>, PathStep)>);

impl At<'_> {
    pub(super) const ROOT: At<'static> = At(None);

    const fn field(&self, name: &'static str) -> At<'_> {
        At(Some((self, PathStep::Field(name))))
    }

    const fn index(&self, index: usize) -> At<'_> {
        At(Some((self, PathStep::Index(index))))
    }

    const fn key(&self, index: usize) -> At<'_> {
        At(Some((self, PathStep::Key(index))))
    }

    const fn value(&self, index: usize) -> At<'_> {
        At(Some((self, PathStep::Value(index))))
    }

    fn path(&self) -> Vec<PathStep> {
        let mut path = Vec::new();
        let mut here = self;
        while let Some((above, step)) = &here.0 {
            path.push(*step);
            here = above;
        }
        path.reverse();
        path
    }
}
