//! Questionnaires and claims.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::language::Languages;
use super::rules;
use crate::format::codec::{Codec, Reading};
use crate::format::noun::{names, noun};
use crate::format::outline::{LEAST_LEVELS, Outline};
use crate::format::pen::Pen;
use crate::format::tree::{Content, Node};
use crate::format::values::{
    AtMost, Bare, Checked, Number, Once, OwnId, QuestionnaireId, Rule, Stated, write_list,
};
use crate::format::versions;
use crate::model::{
    CarriesOver, Claim, ClaimId, Effort, EffortSize, Element, ElementId, FormAgreement, Language,
    Level, LevelText, Numbering, Practice, PracticeId, Questionnaire, Recommendation, RoleForm,
    RoleQuestion, Scale, ShortFormThresholds, Text, Thresholds, Verdict, limits,
};
use crate::words::Message;

type Percent = Number<u8, 1, 99>;

noun! {
    block Questionnaire as "Questionnaire" {
        [version: versions::QUESTIONNAIRE]
        required id: QuestionnaireId,
        required edition: Stated,
        required languages: Checked<Language, (Languages, AtMost<{ limits::LANGUAGES }>)>,
        required title: Text,
        required about: Text,
        optional numbering as lowest_level: Numbering,
        required levels: Checked<LevelText, LevelCount>,
        optional thresholds: Thresholds = Thresholds::default(),
        optional short_form: Checked<PracticeId, Once>,
        optional short_form_thresholds: ShortFormThresholds,
        optional short_form_agreement: Bare<FormAgreement>,
        required elements: Checked<Element, ElementCount>,
        optional claims: Checked<Claim, AtMost<{ limits::CLAIMS }>>,
        optional role_forms: Checked<RoleForm, AtMost<{ limits::ROLE_FORMS }>>,
    }
}

noun! {
    block LevelText as "Level" {
        required name: Text,
        required summary: Text,
    }
}

noun! {
    line Thresholds as "Thresholds" {
        optional reached: Percent = Thresholds::default().reached,
        optional kept: Percent = Thresholds::default().kept,
        optional not_applicable: Percent = Thresholds::default().not_applicable,
        optional answered: Percent = Thresholds::default().answered,
        optional unproven_cap: Level = Thresholds::default().unproven_cap,
    }
}

noun! {
    line ShortFormThresholds as "ShortFormThresholds" {
        optional reached: Bare<Percent>,
        optional kept: Bare<Percent>,
    }
}

/// As many units as anybody simulates.
type Units = Number<u32, 0, 1_000_000_000>;

noun! {
    line FormAgreement as "FormAgreement" {
        required units: Number<u32, 1, 1_000_000_000>,
        required same: Units,
        required one_apart: Units,
    }
}

noun! {
    block Element as "Element" {
        required id: OwnId<ElementId>,
        required title: Text,
        required summary: Text,
        required levels: Checked<Text, OneALevel>,
        required practices: Vec<Practice>,
    }
}

noun! {
    block Practice as "Practice" {
        required id: OwnId<PracticeId>,
        required title: Text,
        required prompt: Text,
        required descriptors: Descriptors,
        optional why: Bare<Text>,
        optional evidence: Bare<Text>,
        optional weight: Number<u32, 0, 100> = 1,
        optional requires: Checked<PracticeId, (Once, AtMost<{ limits::REQUIREMENTS }>)>,
        optional recommendations: Checked<Recommendation, OneAStep>,
        optional example: Bare<Text>,
        optional carries_over: Bare<CarriesOver>,
        optional came_from: Checked<PracticeId, (Once, AtMost<{ limits::REQUIREMENTS }>)>,
        optional aliases: Checked<Stated, AtMost<{ limits::ALIASES }>>,
    }
}

noun! {
    block Recommendation as "Recommendation" {
        optional action: Bare<Text>,
        optional why: Bare<Text>,
        optional first_week: Bare<Text>,
        optional owner: Bare<Text>,
        optional effort: Bare<Effort>,
        optional indicator: Bare<Text>,
        optional risk: Bare<Text>,
    }
}

noun! {
    block Claim as "Claim" {
        required id: OwnId<ClaimId>,
        required text: Text,
        required source: Text,
        required critics: Text,
        required verdict: Verdict,
        optional supports: Checked<PracticeId, Once>,
    }
}

noun! {
    block RoleForm as "RoleForm" {
        required name: Text,
        optional aliases: Checked<Stated, AtMost<{ limits::ALIASES }>>,
        required asks: Vec<RoleQuestion>,
    }
}

noun! {
    block RoleQuestion as "RoleQuestion" {
        required practice: PracticeId,
        optional prompt: Bare<Text>,
        optional descriptors: Vec<Text>,
    }
}

names! { CarriesOver: Same, Split, Merged, New }
names! { Verdict: Supported, Depends, Disputed, Unconfirmed }

/// A file of claims. Only their questionnaire knows the practices.
pub(in crate::format) struct ClaimsFile {
    /// The id of the questionnaire.
    pub(in crate::format) questionnaire: String,
    pub(in crate::format) claims: Vec<Claim>,
}

noun! {
    block ClaimsFile as "Claims" {
        [version: versions::CLAIMS]
        required questionnaire: QuestionnaireId,
        required claims: Checked<Claim, AtMost<{ limits::CLAIMS }>>,
    }
}

/// A questionnaire is kept as a whole or not at all.
pub(in crate::format) struct WholeQuestionnaire;

impl Codec for WholeQuestionnaire {
    type Value = Questionnaire;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Questionnaire> {
        reading.outline = Rc::new(Outline::of(node));
        let lost = reading.lost;
        let questionnaire = Questionnaire::read(node, reading);
        rules::check(node, reading);
        questionnaire.filter(|_| reading.lost == lost)
    }

    fn write(value: &Questionnaire, pen: &mut Pen) {
        Questionnaire::write(value, pen);
    }
}

/// One descriptor for each level in a list, or a map from the numbers of levels to some.
struct Descriptors;

impl Codec for Descriptors {
    type Value = BTreeMap<Level, Text>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        reading.steps = None;
        if !matches!(node.content, Content::Map(_)) {
            let texts = Checked::<Text, OneALevel>::read(node, reading)?;
            reading.steps = reading.outline.levels.map(|levels| usize::from(levels) - 1);
            return Some(Level::all(Level::MOST).zip(texts).collect());
        }
        let mut found = BTreeMap::new();
        let mut count = 0_usize;
        reading.map(node, None, |reading, number, key, value| {
            count += 1;
            let level = number.and_then(|number| named_level(number, key, reading));
            found.extend(level.zip(Text::read(value, reading)));
        })?;
        if count < Scale::LEAST {
            let message = Message::new("sound-descriptors").with("least", Scale::LEAST);
            reading.wrong(node, message, Message::new("sound-descriptors-hint"));
        }
        reading.steps = count.checked_sub(1);
        Some(found)
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        if value.len() == pen.levels {
            write_list::<Text>(value.values(), pen);
            return;
        }
        pen.brackets(['{', '}'], true, |entries| {
            for (level, text) in value {
                entries.entry(|pen| {
                    let number = pen.numbering.number(*level);
                    pen.quoted(&number.to_string());
                    pen.out.push_str(": ");
                    Text::write(text, pen);
                });
            }
        });
    }

    fn is_block(_: &Self::Value) -> bool {
        true
    }
}

/// The level that a key names.
fn named_level(number: &str, key: &Node<'_>, reading: &mut Reading<'_>) -> Option<Level> {
    let (numbering, top) = (reading.outline.numbering, reading.outline.top());
    let is_plain = |found: &u8| *found <= top && found.to_string() == number;
    let found = number.parse().ok().filter(is_plain);
    let level = found.and_then(|found| numbering.level(found));
    if level.is_none() {
        let message = Message::new("sound-level-key")
            .with("least", numbering.lowest().to_string())
            .with("most", top.to_string())
            .with("found", number);
        reading.wrong(key, message, Message::new("sound-level-key-hint"));
    }
    level
}

struct LevelCount;

impl Rule for LevelCount {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        if reading.outline.levels.is_none() {
            let message = Message::new("sound-levels")
                .with("least", usize::from(LEAST_LEVELS))
                .with("most", usize::from(Level::MOST))
                .with("found", entries.len());
            reading.wrong(list, message, None);
        }
    }
}

struct ElementCount;

impl Rule for ElementCount {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        if !(1..=limits::ELEMENTS).contains(&entries.len()) {
            let message = Message::new("sound-elements")
                .with("most", limits::ELEMENTS)
                .with("found", entries.len());
            reading.wrong(list, message, None);
        }
    }
}

struct OneALevel;

impl Rule for OneALevel {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        if let Some(levels) = reading.outline.levels.map(usize::from) {
            let hint = Message::new("sound-count-levels-hint").with("levels", levels);
            has_count(entries, levels, list, hint, reading);
        }
    }
}

/// The list has one entry for each step of its practice.
struct OneAStep;

impl Rule for OneAStep {
    fn check<'n>(entries: &'n [Node<'n>], list: &'n Node<'n>, reading: &mut Reading<'n>) {
        if let Some(steps) = reading.steps.take() {
            let hint = Message::new("sound-count-steps-hint")
                .with("descriptors", steps + 1)
                .with("steps", steps);
            has_count(entries, steps, list, hint, reading);
        }
    }
}

fn has_count(
    entries: &[Node<'_>],
    expected: usize,
    list: &Node<'_>,
    hint: Message,
    reading: &mut Reading<'_>,
) {
    if entries.len() != expected {
        let message = Message::new("sound-count")
            .with("expected", expected)
            .with("found", entries.len());
        reading.wrong(list, message, hint);
    }
}

impl Codec for Effort {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let known = EffortSize::ALL.map(|size| (size.as_str(), true));
        let (found, held) = reading.variant(node, &known)?;
        let stated = reading.integer(held?)?;
        let size = EffortSize::ALL
            .into_iter()
            .find(|size| size.as_str() == found)?;
        let days = u16::try_from(stated)
            .ok()
            .filter(|days| size.days().contains(days));
        if days.is_none() {
            let message = Message::new("sound-effort")
                .with("size", found)
                .with("least", size.days().start().to_string())
                .with("most", size.days().end().to_string())
                .with("found", stated.to_string());
            reading.wrong(node, message, Message::new("sound-effort-hint"));
        }
        Self::from_days(days?)
    }

    fn write(value: &Self, pen: &mut Pen) {
        pen.show(format_args!("{}({})", value.size().as_str(), value.days()));
    }
}
