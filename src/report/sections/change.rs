//! What changed since earlier assessments, on one page: the level and the average, the elements, what rose and fell, what was
//! planned and what became of it, and what limits the comparison.

use super::blocks::{dense, figure, heading, kept, opening, paragraph};
use super::source::Source;
use crate::change::PracticeChange;
use crate::chart::{self, ChangeRow};
use crate::report::change_wording::{ChangeTold, PracticeTold};
use crate::report::{Block, Cell, Column, Compared, Section, SectionKind, TextStyle};

/// How much of the page there is room for.
#[derive(Clone, Copy)]
struct PageRoom {
    /// How many practices the picture shows.
    moved: usize,
    /// How many of them are told with what people wrote.
    quoted: usize,
    /// How many lines tell what became of what was planned.
    became: usize,
    /// How much is told of what is not compared.
    details: usize,
}

const ROOMS: [PageRoom; 7] = [
    PageRoom::new((14, 2), 12, usize::MAX),
    PageRoom::new((10, 2), 12, usize::MAX),
    PageRoom::new((10, 2), 8, usize::MAX),
    PageRoom::new((8, 1), 8, 4),
    PageRoom::new((8, 0), 6, 3),
    PageRoom::new((6, 0), 4, 1),
    PageRoom::new((4, 0), 3, 1),
];

impl PageRoom {
    const fn new((moved, quoted): (usize, usize), became: usize, details: usize) -> Self {
        Self {
            moved,
            quoted,
            became,
            details,
        }
    }
}

/// The longest part of a note that is quoted, in characters.
const QUOTED: usize = 200;

/// `None` where no earlier assessment is known.
pub(super) fn section(source: &Source) -> Option<Section> {
    let compared = source.compared?;
    let told = ChangeTold {
        words: source.words,
        change: &compared.change,
        old: &compared.old,
        new: source.assessment,
        left_out: source.left_out,
    };
    let page = ChangePage {
        source,
        compared,
        told,
    };
    let [all, shorter @ ..] = ROOMS.map(|room| page.blocks(room));
    Some(Section {
        kind: SectionKind::Change,
        new_page: true,
        blocks: all,
        shorter: shorter.into(),
    })
}

struct ChangePage<'a> {
    source: &'a Source<'a>,
    compared: &'a Compared,
    told: ChangeTold<'a>,
}

impl ChangePage<'_> {
    fn blocks(&self, room: PageRoom) -> Vec<Block> {
        let (source, told) = (self.source, &self.told);
        let mut blocks = vec![
            opening(SectionKind::Change, told.title()),
            paragraph(TextStyle::Kicker, told.sides()),
        ];
        let lead = told.lead().into_iter();
        blocks.extend(lead.map(|text| paragraph(TextStyle::Bullet, text)));
        let limits = told.limits().into_iter();
        blocks.extend(limits.map(|text| paragraph(TextStyle::Bullet, text)));
        if self.compared.trend.points.len() > 2 {
            let trend = &self.compared.trend;
            let (words, questionnaire) = (source.words, source.questionnaire);
            let scene = chart::trend(words, questionnaire, trend, source.width);
            blocks.extend(scene.map(|scene| figure(scene, None)));
        }
        if self.compared.change.is_hidden() {
            return blocks;
        }
        if told.is_side_by_side() {
            blocks.push(self.side_by_side());
            return blocks;
        }
        blocks.push(self.elements());
        blocks.extend(self.moved(room));
        blocks.extend(self.planned(room));
        let details = told.draws().into_iter().chain(told.not_compared());
        let details = details.take(room.details);
        blocks.extend(details.map(|text| paragraph(TextStyle::Note, text)));
        blocks
    }

    /// The elements of two kinds of customers.
    fn side_by_side(&self) -> Block {
        let [old, new] = self.told.headings();
        let columns = [
            self.source.words_column("change-element", 40.0),
            Column::words(old, 30.0),
            Column::words(new, 30.0),
        ];
        let rows = self.told.elements().into_iter().map(|it| {
            let name = Cell::strong(it.name.as_str());
            vec![name, Cell::plain(it.then), Cell::plain(it.now)]
        });
        dense(columns, rows.collect())
    }

    fn elements(&self) -> Block {
        let source = self.source;
        let columns = [
            source.words_column("change-element", 24.0),
            source.numbers_column("change-then", 8.0),
            source.numbers_column("change-now", 8.0),
            source.numbers_column("change-average", 14.0),
            source.numbers_column("change-difference", 13.0),
            source.words_column("change-chance", 25.0),
            source.words_column("change-moves", 20.0),
        ];
        let rows = self.told.elements().into_iter().map(|it| {
            let name = Cell::strong(it.name.as_str());
            let cells = it.cells().into_iter().map(Cell::plain);
            std::iter::once(name).chain(cells).collect()
        });
        dense(columns, rows.collect())
    }

    /// The practices that moved furthest, in a picture, and what people wrote about the first of them.
    fn moved(&self, room: PageRoom) -> Vec<Block> {
        let (source, change) = (self.source, &self.compared.change);
        let mut blocks = vec![heading(2, source.text("change-moves"))];
        let (risen, fallen) = (change.risen(), change.fallen());
        if risen.is_empty() && fallen.is_empty() {
            blocks.push(kept(source.text("change-none-moved")));
            return blocks;
        }
        // What fell is not to be crowded out by what rose.
        let of_fallen = fallen
            .len()
            .min((room.moved / 3).max(room.moved.saturating_sub(risen.len())));
        let of_risen = risen.len().min(room.moved - of_fallen);
        let told: Vec<(&PracticeChange, PracticeTold)> = risen
            .into_iter()
            .zip(self.told.risen())
            .take(of_risen)
            .chain(fallen.into_iter().zip(self.told.fallen()).take(of_fallen))
            .collect();
        let rows: Vec<ChangeRow<'_>> = told.iter().map(|(change, told)| told.row(change)).collect();
        let scene = chart::change(source.words, source.questionnaire, &rows, source.width);
        blocks.extend(scene.map(|scene| figure(scene, None)));
        let all = change.practices.len() - change.stayed();
        let count = all - told.len();
        if count > 0 {
            let more = source.say("change-more", &facts!(count));
            blocks.push(paragraph(TextStyle::Note, more));
        }
        let quoted = told.iter().filter_map(|(_, told)| {
            let reason = told.reasons.first()?;
            let (name, text) = (told.name.as_str(), shortened(reason));
            Some(source.say("change-quoted", &facts!(name, text)))
        });
        let quoted = quoted.take(room.quoted);
        blocks.extend(quoted.map(|text| paragraph(TextStyle::Bullet, text)));
        blocks
    }

    fn planned(&self, room: PageRoom) -> Vec<Block> {
        let source = self.source;
        let said = self.told.planned();
        if said.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![
            heading(2, source.text("change-plan-title")),
            kept(said.join(" ")),
        ];
        let all = self.told.became();
        if all.is_empty() {
            return blocks;
        }
        let count = all.len().saturating_sub(room.became);
        let columns: [Column; 2] = [
            source.words_column("change-planned-step", 50.0),
            source.words_column("change-became", 50.0),
        ];
        let rows = all.into_iter().take(room.became);
        let rows = rows.map(|it| vec![Cell::plain(it.what), Cell::plain(it.became)]);
        blocks.push(dense(columns, rows.collect()));
        if count > 0 {
            let more = source.say("change-more-planned", &facts!(count));
            blocks.push(paragraph(TextStyle::Note, more));
        }
        blocks
    }
}

/// The beginning of a text, cut between words; what stands after the quotation stays.
fn shortened(text: &str) -> String {
    if text.chars().count() <= QUOTED {
        return text.to_owned();
    }
    let (quoted, after) = text.rsplit_once('"').unwrap_or((text, ""));
    let start: String = quoted.chars().take(QUOTED).collect();
    let end = start.rfind(char::is_whitespace).unwrap_or(start.len());
    let start = start.get(..end).unwrap_or(&start).trim_end();
    format!("{start}…\"{after}")
}
