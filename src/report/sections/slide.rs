//! The slide for a board: the answer, where the unit is and where the steps lead, three steps, and the
//! money, on one page that is read from the back of a room.

use super::blocks::{dense, figure, new_section, opening, paragraph};
use super::executive;
use super::source::Source;
use crate::advice::Task;
use crate::analysis::Decision;
use crate::chart;
use crate::model::ElementId;
use crate::report::decision_wording::Said;
use crate::report::{Block, Cell, Column, Section, SectionKind, TextStyle, plan_wording};

/// How many steps it shows.
const STEPS: usize = 3;

/// How much room it has.
#[derive(Clone, Copy)]
struct SlideRoom {
    /// How many elements the picture shows; `None` leaves the picture out.
    elements: Option<usize>,
    /// How many sentences it has beside the picture and the tables.
    sentences: usize,
    /// In which style they are set.
    style: TextStyle,
}

impl SlideRoom {
    const ENOUGH: Self = Self {
        elements: Some(5),
        sentences: 5,
        style: TextStyle::Lead,
    };

    /// With less and less room.
    fn shorter() -> impl Iterator<Item = Self> {
        let set = |elements, sentences| Self {
            elements,
            sentences,
            style: TextStyle::Body,
        };
        [
            Self {
                sentences: 3,
                ..Self::ENOUGH
            },
            Self {
                sentences: 2,
                ..Self::ENOUGH
            },
            set(Some(5), 2),
            set(Some(5), 1),
            set(Some(3), 2),
            set(Some(3), 1),
            set(Some(2), 1),
            set(Some(1), 1),
            set(Some(0), 1),
            set(None, 1),
            set(None, 0),
        ]
        .into_iter()
    }
}

pub(super) fn section(source: &Source) -> Section {
    let Some(decision) = &source.analysis.decision else {
        return executive::of_too_few(source);
    };
    let slide = Slide {
        source,
        decision,
        said: executive::said(source, decision),
    };
    Section {
        shorter: SlideRoom::shorter()
            .map(|room| slide.blocks(room))
            .collect(),
        ..new_section(
            SectionKind::Executive,
            true,
            slide.blocks(SlideRoom::ENOUGH),
        )
    }
}

struct Slide<'a> {
    source: &'a Source<'a>,
    decision: &'a Decision,
    said: Said<'a>,
}

impl Slide<'_> {
    fn blocks(&self, room: SlideRoom) -> Vec<Block> {
        let mut blocks = vec![opening(SectionKind::Executive, self.said.title())];
        let sentence = |text| paragraph(room.style, text);
        let asks = self.said.asks().into_iter();
        blocks.extend(asks.take(room.sentences).map(sentence));
        blocks.extend(room.elements.map(|most| self.way(most)));
        if self.decision.proposes_steps() {
            blocks.push(self.steps());
            blocks.extend(self.more_steps().map(sentence));
        }
        let figures = self.said.figures();
        if figures.is_empty() {
            let money = self.said.money_without_figures().into_iter();
            blocks.extend(money.take(room.sentences).map(sentence));
        } else {
            blocks.push(money(figures));
            let unsure = self.said.no_range().into_iter();
            blocks.extend(unsure.take(room.sentences).map(sentence));
        }
        blocks
    }

    fn way(&self, most: usize) -> Block {
        let source = self.source;
        let decision = self.decision;
        let proposes = decision.proposes_steps();
        let after = proposes.then_some(&decision.proposal.outcome);
        let moves = |id: &ElementId| proposes && decision.lifted().any(|(lifted, _)| lifted == id);
        let scene = chart::way_on_slide(
            source.words,
            source.questionnaire,
            &executive::first_and_lowest(source.profile, most, moves),
            after,
            source.width,
        );
        figure(scene, None)
    }

    fn steps(&self) -> Block {
        let source = self.source;
        let row = |task: Task<'_>| {
            vec![
                Cell::strong(self.said.what(task)),
                Cell::plain(self.said.who(task)),
                Cell::plain(self.said.due_in_short(task)),
                Cell::plain(plan_wording::days_told(
                    source.words,
                    task.effort(),
                    task.is_open(),
                )),
            ]
        };
        let steps = self.decision.proposal.tasks().into_iter().take(STEPS);
        dense(
            [
                source.words_column("column-what", 43.0),
                source.words_column("column-who", 28.0),
                source.words_column("column-by-when", 22.0),
                source.numbers_column("column-days", 7.0),
            ],
            steps.map(row).collect(),
        )
    }

    fn more_steps(&self) -> Option<String> {
        let more = self.decision.proposal.effort.steps.saturating_sub(STEPS);
        let facts = facts!(count = more);
        (more > 0).then(|| self.source.say("decision-more-steps", &facts))
    }
}

/// A figure of more letters has more room.
const LONG_FIGURE: usize = 18;

/// The figures beside one another, each below its heading.
fn money(figures: Vec<(String, String)>) -> Block {
    let (columns, row): (Vec<Column>, Vec<Cell>) = figures
        .into_iter()
        .map(|(heading, figure)| {
            let share = if figure.chars().count() > LONG_FIGURE {
                1.5
            } else {
                1.0
            };
            (Column::words(heading, share), Cell::strong(figure))
        })
        .unzip();
    dense(columns, vec![row])
}
