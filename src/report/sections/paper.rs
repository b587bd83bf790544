//! The questionnaire on paper: boxes to tick with a pen, and a sheet to key the answers in from.
//!
//! It says what `continuum import` reads: the ids of the practices, ratings in halves, `na:` with a
//! reason, `dk`.

use super::blocks::{heading, kept, new_section, paragraph};
use crate::model::{Assessment, Branding, Element, Level, Practice, RatingKind, Text};
use crate::report::{
    Block, FormField, Report, ReportOptions, SectionKind, Span, TextLanguages, TextStyle,
    WritingRoom,
};
use crate::words::Words;

/// Practices side by side on the answer sheet.
const COLUMNS: usize = 3;
/// What stands on every page for a name that is not known.
const BLANK: &str = "______________________________";

/// Who fills a copy of the questionnaire in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader<'a> {
    /// The name; empty where it is to be written.
    pub name: &'a str,
    /// The role, which is asked what it can judge; empty where it is to be written.
    pub role: &'a str,
}

/// A copy of the questionnaire for a respondent, in the words of a role that has a form of its own.
#[must_use]
pub fn paper(
    assessment: &Assessment,
    options: &ReportOptions,
    reader: Reader<'_>,
    words: &Words,
) -> Report {
    let questionnaire = &assessment.questionnaire;
    let practices = questionnaire.practices_in(options.form);
    let judged = |(_, it): &(_, &Practice)| questionnaire.can_judge(reader.role, &it.id);
    let paper = PrintedQuestionnaire {
        assessment,
        practices: practices.filter(judged).collect(),
        respondent: reader.name.trim(),
        role: reader.role.trim(),
        words,
    };
    let language = words.questionnaire_language();
    Report {
        title: paper.wording(&questionnaire.title),
        author: String::new(),
        language: language.clone(),
        languages: TextLanguages::of(questionnaire, words, language),
        date: options.date,
        running_title: paper.running_title(),
        branding: Branding::default(),
        logo: None,
        contents: false,
        sections: vec![new_section(
            SectionKind::Questionnaire,
            false,
            paper.blocks(),
        )],
    }
}

/// How a kind of rating is explained, and what stands beside its box; `None` where it has no box.
const fn printed(kind: RatingKind) -> Option<(&'static str, &'static str)> {
    match kind {
        RatingKind::NotApplicable => Some(("printed-how-not-applicable", "printed-not-applicable")),
        RatingKind::DontKnow => Some(("printed-how-dont-know", "dont-know")),
        RatingKind::Rated | RatingKind::Unanswered => None,
    }
}

struct PrintedQuestionnaire<'a> {
    assessment: &'a Assessment,
    practices: Vec<(&'a Element, &'a Practice)>,
    /// Empty where the name is to be written.
    respondent: &'a str,
    /// Empty where the role is to be written.
    role: &'a str,
    words: &'a Words,
}

impl PrintedQuestionnaire<'_> {
    fn wording(&self, text: &Text) -> String {
        self.words.wording(text).trim().to_owned()
    }

    fn running_title(&self) -> String {
        let name = if self.respondent.is_empty() {
            BLANK
        } else {
            self.respondent
        };
        let questionnaire = self.wording(&self.assessment.questionnaire.title);
        let facts = facts!(name, questionnaire);
        self.words.with("printed-running-title", &facts)
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = self.instructions();
        let mut element = None;
        for (own, practice) in &self.practices {
            if element.replace(&own.id) != Some(&own.id) {
                blocks.push(heading(2, self.wording(&own.title)));
            }
            blocks.extend(self.question(practice));
        }
        blocks.extend(self.answer_sheet());
        blocks
    }

    /// How to answer, and lines for who does.
    fn instructions(&self) -> Vec<Block> {
        let intro = facts!(count = self.practices.len());
        let mut blocks = vec![
            heading(1, self.wording(&self.assessment.questionnaire.title)),
            paragraph(TextStyle::Body, self.words.with("printed-intro", &intro)),
        ];
        let kinds = RatingKind::ALL.into_iter().filter_map(printed);
        let points = ["printed-how-level", "printed-how-half", "partly-means"]
            .into_iter()
            .chain(kinds.map(|(how, _)| how))
            .chain(["printed-how-note"]);
        blocks.extend(points.map(|key| paragraph(TextStyle::Bullet, self.words.text(key))));
        let unit = self.assessment.unit.name().trim();
        let line = |key, known| self.line(key, known);
        blocks.push(Block::Form(vec![
            vec![
                line("printed-respondent", self.respondent),
                line("printed-date", ""),
            ],
            vec![line("printed-role", self.role), line("printed-team", "")],
            vec![line("printed-unit", unit)],
        ]));
        blocks
    }

    fn question(&self, practice: &Practice) -> Vec<Block> {
        let title = self.wording(&practice.title);
        let name = facts!(id = practice.id.as_str(), title);
        let asked = self.assessment.questionnaire.asked_as(self.role, practice);
        let descriptors = practice.descriptors.iter().map(|(level, text)| {
            let text = asked.descriptor(*level).unwrap_or(text);
            vec![FormField {
                number: self.words.rating(*level),
                ..FormField::tick(Span::plain(self.wording(text)))
            }]
        });
        let other = |key| FormField::tick(Span::strong(self.words.text(key)));
        let mut rows: Vec<Vec<FormField>> = descriptors.collect();
        // What needs a reason stands last: the line for it takes the rest of the width.
        let kinds = RatingKind::ALL.into_iter().rev().filter_map(|kind| {
            let field = other(printed(kind)?.1);
            Some(if kind.needs_reason() {
                FormField {
                    room: WritingRoom::Line,
                    ..field
                }
            } else {
                field
            })
        });
        rows.extend([
            [other("printed-half")].into_iter().chain(kinds).collect(),
            vec![self.line("printed-note", "")],
            vec![FormField::line(Vec::new())],
        ]);
        let example = asked.example().map(|example| {
            let facts = facts!(example = self.wording(example));
            kept(self.words.with("for-example", &facts))
        });
        let head = [
            heading(3, self.words.with("practice-named", &name)),
            kept(self.wording(asked.prompt())),
        ];
        head.into_iter()
            .chain(example)
            .chain([Block::Form(rows)])
            .collect()
    }

    /// A line to write on, with what is known already.
    fn line(&self, key: &str, known: &str) -> FormField {
        let mut label = vec![Span::plain(self.words.text(key))];
        if !known.is_empty() {
            label.extend([Span::plain("  "), Span::strong(known)]);
        }
        FormField::line(label)
    }

    /// All practices with room for a rating each.
    fn answer_sheet(&self) -> [Block; 4] {
        let entry = |(_, practice): &(&Element, &Practice)| {
            let id = Span::strong(format!("{}  ", practice.id));
            FormField {
                room: WritingRoom::Box,
                ..FormField::line(vec![id, Span::muted(self.wording(&practice.title))])
            }
        };
        let rows = self.practices.chunks(COLUMNS).map(|practices| {
            let fields = practices.iter().map(entry);
            let blank = std::iter::repeat_with(FormField::blank);
            fields.chain(blank).take(COLUMNS).collect()
        });
        let lowest = facts!(lowest = Level::FLOOR);
        [
            heading(2, self.words.text("printed-answer-sheet")),
            kept(self.words.with("printed-answer-sheet-how", &lowest)),
            kept(self.words.text("printed-import")),
            Block::Form(rows.collect()),
        ]
    }
}
