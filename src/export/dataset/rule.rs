//! What the rule takes from a questionnaire on a form, and what tells it from that of another one.

use std::fmt::Write as _;

use crate::model::{Digest, Form, Numbering, Questionnaire, Scale, Thresholds};

/// What the rule takes from a questionnaire on a form.
pub(super) struct RuleFacts<'q> {
    pub(super) thresholds: Thresholds,
    pub(super) levels: u8,
    pub(super) numbering: Numbering,
    /// All elements, also those of which the form asks nothing.
    pub(super) elements: Vec<&'q str>,
    /// The practices of the form.
    pub(super) practices: Vec<RulePractice<'q>>,
}

/// A practice as the rule sees it.
pub(super) struct RulePractice<'q> {
    pub(super) id: &'q str,
    pub(super) element: &'q str,
    pub(super) weight: u32,
    pub(super) scale: Scale,
}

impl<'q> RuleFacts<'q> {
    pub(super) fn of(questionnaire: &'q Questionnaire, form: Form) -> Self {
        let elements = questionnaire.elements.iter();
        let practices = questionnaire.practices_in(form);
        Self {
            thresholds: questionnaire.thresholds_of(form),
            levels: questionnaire.level_count(),
            numbering: questionnaire.numbering,
            elements: elements.map(|element| element.id.as_str()).collect(),
            practices: practices
                .map(|(element, practice)| RulePractice {
                    id: practice.id.as_str(),
                    element: element.id.as_str(),
                    weight: practice.weight,
                    scale: practice.scale(),
                })
                .collect(),
        }
    }

    /// All of it as a text: two questionnaires with the same text give every answer the same level.
    fn written(&self) -> String {
        let Thresholds {
            reached,
            kept,
            not_applicable,
            answered,
            unproven_cap,
        } = self.thresholds;
        let cap = unproven_cap.ordinal();
        let (levels, lowest) = (self.levels, self.numbering.lowest());
        let mut text =
            format!("{reached} {kept} {not_applicable} {answered} {cap} {levels} {lowest}\n");
        for element in &self.elements {
            let _ = writeln!(text, "{element}");
        }
        for practice in &self.practices {
            let RulePractice {
                id,
                element,
                weight,
                scale,
            } = practice;
            let _ = write!(text, "{id} {element} {weight}");
            for level in scale.levels() {
                let _ = write!(text, " {}", level.ordinal());
            }
            text.push('\n');
        }
        text
    }
}

/// What tells the rule of a questionnaire on a form from others: an `r`, so that nobody takes it for a number, and 16
/// hexadecimal digits. It is the same wherever thresholds, elements, practices, weights and scales are.
#[must_use]
pub fn rule_digest(questionnaire: &Questionnaire, form: Form) -> String {
    let facts = RuleFacts::of(questionnaire, form);
    let digest = Digest::of(facts.written().as_bytes()).to_string();
    let start: String = digest.chars().take(16).collect();
    format!("r{start}")
}
