//! The place of each element: heat map, claimed beside backed by evidence, radar, and how sure it is.

use super::blocks::{figure, heading, new_section, opening, paragraph, place, ruled};
use super::findings;
use super::source::Source;
use crate::chart::{self, Scene};
use crate::report::wording;
use crate::report::{Block, Cell, Landmark, Section, SectionKind, TextStyle};
use crate::scoring::{ElementProfile, Index, Placement, Profile};

pub(super) fn section(source: &Source) -> Section {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let mut blocks = start(source);
    blocks.push(heading(2, source.text("report-claimed-and-evidenced")));
    blocks.push(places(source));
    for chart in chart::CHARTS {
        let draw = |profile: &Profile| (chart.draw)(words, questionnaire, profile, source.width);
        blocks.extend(drawn(profile, draw, || {
            (chart.caption)(words, questionnaire, profile)
        }));
    }
    let title = source.text("report-certainty");
    blocks.push(place(2, title, Landmark::Certainty));
    for sentence in certainty(source) {
        blocks.push(paragraph(TextStyle::Bullet, sentence));
    }
    new_section(SectionKind::Profile, true, blocks)
}

/// The heat map and the table alone.
pub(super) fn in_short(source: &Source) -> Section {
    let mut blocks = start(source);
    blocks.push(places(source));
    new_section(SectionKind::Profile, true, blocks)
}

fn start(source: &Source) -> Vec<Block> {
    let mut blocks = vec![
        opening(SectionKind::Profile, source.text("report-profile")),
        paragraph(TextStyle::Body, source.text("report-profile-intro")),
    ];
    blocks.extend(heat_map(source));
    blocks
}

pub(super) fn heat_map(source: &Source) -> Vec<Block> {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let draw = |profile: &Profile| {
        let scene = chart::heat_map(words, questionnaire, profile, None, source.width);
        Some(scene)
    };
    drawn(source.profile, draw, || findings::heat_map(source))
}

/// The tallest figure that a page has room for without making it smaller, in points.
const TALLEST: f32 = 600.0;

/// A figure of a profile, in parts of fewer elements where it is too tall for a page; the caption
/// stands below the last.
fn drawn(
    profile: &Profile,
    draw: impl Fn(&Profile) -> Option<Scene>,
    caption: impl Fn() -> Option<String>,
) -> Vec<Block> {
    let Some(whole) = draw(profile) else {
        return Vec::new();
    };
    let elements = &profile.elements;
    let mut scenes = vec![whole];
    let mut parts = 1;
    while parts < elements.len() && scenes.iter().any(|scene| scene.height > TALLEST) {
        parts += 1;
        let part = |elements: &[ElementProfile]| Profile {
            elements: elements.to_vec(),
            ..profile.clone()
        };
        let chunks = elements.chunks(elements.len().div_ceil(parts));
        scenes = chunks
            .filter_map(|elements| draw(&part(elements)))
            .collect();
    }
    let last = scenes.len().saturating_sub(1);
    let scenes = scenes.into_iter().enumerate();
    scenes
        .map(|(place, scene)| figure(scene, (place == last).then(&caption).flatten()))
        .collect()
}

/// Everything that a reader must know to judge the place.
fn certainty(source: &Source) -> Vec<String> {
    let (words, profile) = (source.words, source.profile);
    let mut sentences = vec![wording::placement(words, source.questionnaire, profile)];
    sentences.extend(wording::settle(words, source.questionnaire, profile));
    sentences.extend(wording::caveats(words, source.questionnaire, profile));
    sentences.extend(wording::unproven(words, source.questionnaire, profile));
    if let Some(resampling) = &source.analysis.resampling {
        sentences.extend(wording::resampling(words, profile, resampling));
    }
    let level = profile.placement.claimed.map(|place| place.low);
    let frequency = |level| wording::frequency(words, source.analysis, level);
    sentences.extend(level.and_then(frequency));
    sentences.extend(wording::withheld(
        words,
        source.questionnaire,
        source.analysis,
    ));
    sentences
}

fn places(source: &Source) -> Block {
    let profile = source.profile;
    let mut rows: Vec<Vec<Cell>> = profile
        .elements
        .iter()
        .map(|element| row(source, element))
        .collect();
    let answered: usize = profile
        .elements
        .iter()
        .map(|element| element.answered)
        .sum();
    let asked: usize = profile
        .elements
        .iter()
        .map(|element| element.practices)
        .sum();
    let left_out: usize = profile
        .elements
        .iter()
        .map(|element| element.not_applicable)
        .sum();
    let mut unit = vec![Cell::strong(source.text("report-whole-unit"))];
    unit.extend(
        figures(
            source,
            profile.placement,
            profile.index,
            (answered, asked, left_out),
        )
        .into_iter()
        .map(Cell::strong),
    );
    unit.push(Cell::default());
    rows.push(unit);
    ruled(
        [
            source.words_column("column-element", 25.0),
            source.numbers_column("column-claimed", 12.0),
            source.numbers_column("column-evidenced", 13.0),
            source.numbers_column("column-index", 9.0),
            source.numbers_column("column-rated", 11.0),
            source.numbers_column("column-not-applicable", 12.0),
            source.words_column("column-status", 17.0),
        ],
        rows,
    )
}

fn row(source: &Source, element: &ElementProfile) -> Vec<Cell> {
    let name = wording::element_name(source.words, source.questionnaire, &element.id);
    let counts = (element.answered, element.practices, element.not_applicable);
    let mut cells = vec![Cell::plain(name)];
    cells.extend(
        figures(source, element.placement, element.index, counts)
            .into_iter()
            .map(Cell::plain),
    );
    cells.push(Cell::plain(wording::status(source.words, element.status)));
    cells
}

fn figures(
    source: &Source,
    placement: Placement,
    index: Option<Index>,
    (answered, asked, left_out): (usize, usize, usize),
) -> [String; 5] {
    let none = || source.text("place-short-none");
    [
        wording::place_short(source.words, placement.claimed),
        wording::backed_short(source.words, source.profile, placement.evidenced),
        index.map_or_else(none, |index| source.words.number(index)),
        source.say("report-of", &facts!(part = answered, whole = asked)),
        source.words.number(left_out),
    ]
}
