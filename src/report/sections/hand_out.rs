//! For the people in a workshop: the results in pictures, and room to write.

use super::blocks::{heading, kept, new_section, opening, paragraph};
use super::source::Source;
use super::{executive, profile, titles};
use crate::analysis::{self, HALF_DAY};
use crate::model::PracticeId;
use crate::report::wording;
use crate::report::{Block, Cell, Column, Section, SectionKind, Table, TableStyle, TextStyle};

/// Rows to write in.
const DECISIONS: usize = 8;
const NOTES: usize = 6;

/// Two lines of type with nothing to see.
const BLANK: &str = "\u{a0}\n\u{a0}";

/// The place of the unit and of its elements.
pub(super) fn results(source: &Source) -> Section {
    let mut blocks = executive::place(source);
    blocks.push(heading(2, titles::profile(source)));
    blocks.extend(profile::heat_map(source));
    let lines = executive::certainty(source).into_iter();
    blocks.extend(lines.map(|line| paragraph(TextStyle::Bullet, line)));
    new_section(SectionKind::Executive, false, blocks)
}

/// A table for what was decided, and lines for the rest.
pub(super) fn decisions(source: &Source) -> Section {
    let mut blocks = vec![opening(
        SectionKind::Decisions,
        source.text("report-decisions"),
    )];
    blocks.extend(disputed(source));
    blocks.extend([
        paragraph(TextStyle::Body, source.text("report-decisions-intro")),
        room_to_write(
            vec![
                source.words_column("column-what", 56.0),
                source.words_column("column-who", 24.0),
                source.words_column("column-by-when", 20.0),
            ],
            DECISIONS,
        ),
        heading(2, source.text("column-notes-own")),
        room_to_write(vec![Column::words("", 100.0)], NOTES),
    ]);
    new_section(SectionKind::Decisions, true, blocks)
}

/// Each practice that half a day has time to talk about: how the group voted, what would show it, who can
/// judge it, and room for what is agreed.
fn disputed(source: &Source) -> Vec<Block> {
    let agenda = source.analysis.agenda(source.questionnaire, HALF_DAY);
    if agenda.fits == 0 {
        return Vec::new();
    }
    let mut blocks = vec![
        heading(2, source.text("report-disputed")),
        kept(source.text("report-disputed-intro")),
    ];
    for practice in agenda.practices.iter().take(agenda.fits) {
        let id = &practice.id;
        blocks.push(heading(3, source.practice_name(id)));
        let before = source.profile_of(id);
        let before = before.and_then(|it| wording::agreed_before(source.words, it, true));
        let lines = votes(source, id).into_iter().chain(before);
        let lines = lines.chain(to_bring(source, id));
        blocks.extend(lines.map(kept));
        blocks.push(room_to_write(
            vec![
                source.words_column("column-agreed-on", 22.0),
                source.words_column("column-agreed-why", 44.0),
                source.words_column("column-notes-own", 34.0),
            ],
            1,
        ));
    }
    blocks.push(heading(2, source.text("report-decisions-next")));
    blocks
}

/// How the group voted on a practice, round by round where it voted more than once.
fn votes(source: &Source, id: &PracticeId) -> Vec<String> {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let withheld = source.analysis.withheld.as_ref();
    let rounds = match withheld {
        Some(withheld) => {
            let mut shown = withheld.rounds.practices.iter();
            shown.find(|it| it.id == *id).cloned()
        }
        None if source.assessment.has_rounds(id) => {
            analysis::rounds_of_practice(source.assessment, id, None)
        }
        None => None,
    };
    if let Some(rounds) = rounds {
        let told = wording::rounds_told(words, questionnaire, &rounds);
        let said = told.rounds.iter().map(|(name, sentences)| {
            let facts = facts!(name = name.as_str(), text = sentences.join(" "));
            source.say("report-disputed-round", &facts)
        });
        let moves = told.moves.into_iter().flatten();
        return said.chain(moves).collect();
    }
    let practice = source.profile_of(id);
    let found = practice.map(|practice| {
        wording::practice_agreement(words, questionnaire, source.analysis, practice)
    });
    found.map_or_else(Vec::new, |found| vec![found.sentences.join(" ")])
}

/// What would show a practice, and the roles with a form of their own that can judge it.
fn to_bring(source: &Source, id: &PracticeId) -> Vec<String> {
    let evidence = source.practice(id).and_then(|it| it.evidence.as_ref());
    let evidence = evidence.map(|text| {
        let what = source.read(text);
        source.say("report-disputed-bring", &facts!(what))
    });
    let forms = source.questionnaire.role_forms.iter();
    let roles = forms.filter(|form| form.question(id).is_some());
    let roles: Vec<String> = roles.map(|form| source.read(&form.name)).collect();
    let roles = (!roles.is_empty()).then(|| {
        let facts = facts!(count = roles.len(), roles = source.words.list(&roles));
        source.say("report-disputed-roles", &facts)
    });
    evidence.into_iter().chain(roles).collect()
}

/// Rows to write in, two lines of type high.
fn room_to_write(columns: Vec<Column>, rows: usize) -> Block {
    let row: Vec<Cell> = columns.iter().map(|_| Cell::plain(BLANK)).collect();
    Table {
        columns,
        rows: vec![row; rows],
        style: TableStyle::ToFillIn,
    }
    .into()
}
