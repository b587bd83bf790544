//! How far respondents lie apart, practice by practice; only where three or more answered.

use std::collections::BTreeSet;

use super::blocks::{
    dense, figure, heading, kept, new_section, opening, paragraph, practice_cell, ruled,
};
use super::findings;
use super::rounds::rounds;
use super::source::Source;
use crate::chart::{self, ROWS_AT_MOST};
use crate::model::HalfLevels;
use crate::report::wording;
use crate::report::{Block, Cell, Column, Section, SectionKind, TextStyle};
use crate::scoring::disclosure::Closeness;
use crate::scoring::{Dispute, PracticeProfile, Spread};

/// Fewer respondents than this have no spread.
const FEWEST: usize = 3;

/// How many practices on which people are far apart are named.
const NAMED: usize = 4;

/// The practices that people see most differently; `None` where too few answered, or nothing is known.
pub(super) fn section(source: &Source) -> Option<Section> {
    if source.profile.respondents < FEWEST {
        return None;
    }
    let (title, shown) = if source.left_out.respondents {
        (source.text("report-spread"), flagged(source))
    } else {
        widest(source)?
    };
    let intro = if source.left_out.respondents {
        "report-spread-intro-flagged"
    } else {
        "report-spread-intro"
    };
    let mut blocks = vec![
        opening(SectionKind::Spread, title),
        kept(source.say(
            intro,
            &facts!(flagged = source.analysis.disputes(Dispute::Open)),
        )),
    ];
    blocks.extend(closeness(source).map(kept));
    blocks.extend(settled(source).map(kept));
    blocks.extend(shown);
    blocks.extend(rounds(source));
    Some(new_section(SectionKind::Spread, false, blocks))
}

/// On how many practices people agree closely, and on which they are far apart; `None` where no distance is
/// known, or none is shown.
fn closeness(source: &Source) -> Option<String> {
    if source.left_out.respondents {
        return None;
    }
    let levels = source.profile.level_count;
    let mut found: Vec<(&PracticeProfile, Spread)> = source
        .profile
        .practices
        .iter()
        .filter_map(|practice| Some((practice, practice.spread?)))
        .collect();
    found.sort_by(|(_, first), (_, second)| second.ad_mean.total_cmp(&first.ad_mean));
    let at = |closeness| {
        let all = found.iter();
        all.filter(move |(_, spread)| Closeness::of(*spread, levels) == closeness)
    };
    let far: Vec<String> = at(Closeness::Far)
        .map(|(practice, _)| source.practice_name(&practice.id))
        .collect();
    let key = if far.len() > NAMED {
        "report-spread-close-many"
    } else {
        "report-spread-close"
    };
    let facts = facts!(
        close = at(Closeness::Close).count(),
        count = found.len(),
        far = far.len(),
        practices = source.words.list(&far)
    );
    (!found.is_empty()).then(|| source.say(key, &facts))
}

/// The practices that were worth a talk before the group agreed; `None` without one.
fn settled(source: &Source) -> Option<String> {
    let agreed: Vec<String> = disputes(source, Dispute::Agreed)
        .map(|practice| source.practice_name(&practice.id))
        .collect();
    let facts = facts!(count = agreed.len(), practices = source.words.list(&agreed));
    (!agreed.is_empty()).then(|| source.say("report-spread-settled", &facts))
}

fn disputes<'a>(
    source: &'a Source<'_>,
    such: Dispute,
) -> impl Iterator<Item = &'a PracticeProfile> {
    let practices = source.profile.practices.iter();
    practices.filter(move |practice| source.analysis.dispute(practice) == Some(such))
}

/// The practices in the picture of the widest.
const SHOWN: usize = 8;

/// The practices whose ratings lie furthest apart, as dots, with the finding.
fn widest(source: &Source) -> Option<(String, Vec<Block>)> {
    let measured = source.profile.practices.iter();
    let mut practices: Vec<(&PracticeProfile, f64)> = measured
        .filter_map(|practice| Some((practice, practice.spread?.ad_mean)))
        .collect();
    // The sort is stable: equals stay in the questionnaire's order.
    practices.sort_by(|(_, first), (_, second)| second.total_cmp(first));
    let practices: Vec<&PracticeProfile> = practices.into_iter().map(|(it, _)| it).collect();
    let title = findings::spread(source, &practices)?;
    let shown: Vec<&PracticeProfile> = practices.into_iter().take(SHOWN).collect();
    let scene = chart::spread(
        source.words,
        source.questionnaire,
        &shown,
        source.profile.level_count,
        source.width,
    )?;
    Some((title, vec![figure(scene, None)]))
}

/// The practices worth talking about by their measure alone; no rating can be told from it.
fn flagged(source: &Source) -> Vec<Block> {
    let mut rows: Vec<(f64, Vec<Cell>)> = disputes(source, Dispute::Open)
        .map(|practice| {
            let name = source.practice_name(&practice.id);
            let distance = practice.spread.map(|spread| spread.ad_mean);
            let said = distance.map_or_else(
                || wording::closeness(source.words, Closeness::Far),
                |distance| wording::distance(source.words, distance),
            );
            let rating = wording::group_answer(source.words, source.profile, practice);
            let cells = vec![
                practice_cell(name, &practice.id),
                Cell::plain(rating),
                Cell::plain(said),
            ];
            (distance.unwrap_or(0.0), cells)
        })
        .collect();
    // The sort is stable: those told in words stay in the questionnaire's order.
    rows.sort_by(|first, second| second.0.total_cmp(&first.0));
    if rows.is_empty() && source.analysis.disputes(Dispute::Agreed) > 0 {
        return Vec::new();
    }
    if rows.is_empty() {
        return vec![paragraph(
            TextStyle::Body,
            source.text("report-spread-none"),
        )];
    }
    let table = ruled(
        [
            source.words_column("column-practice", 60.0),
            source.numbers_column("column-rating", 15.0),
            source.numbers_column("column-distance", 25.0),
        ],
        rows.into_iter().map(|(_, cells)| cells).collect(),
    );
    vec![table]
}

/// Every rating as a dot, an element at a time; nothing where figures of single people are left out.
pub(super) fn pictures(source: &Source) -> Vec<Block> {
    if source.left_out.respondents || source.profile.respondents < FEWEST {
        return Vec::new();
    }
    let mut pictures = Vec::new();
    for element in &source.profile.elements {
        let spread: Vec<&PracticeProfile> = source
            .profile
            .practices
            .iter()
            .filter(|practice| practice.element == element.id && practice.spread.is_some())
            .collect();
        for (position, part) in spread.chunks(ROWS_AT_MOST).enumerate() {
            let scene = chart::spread(
                source.words,
                source.questionnaire,
                part,
                source.profile.level_count,
                source.width,
            );
            if let Some(scene) = scene {
                if position == 0 {
                    let name =
                        wording::element_name(source.words, source.questionnaire, &element.id);
                    pictures.push(heading(3, name));
                }
                pictures.push(figure(scene, None));
                pictures.push(counts(source, part));
            }
        }
    }
    pictures
}

/// The table behind a picture: how many people gave each rating.
fn counts(source: &Source, practices: &[&PracticeProfile]) -> Block {
    let given: BTreeSet<HalfLevels> = practices
        .iter()
        .flat_map(|practice| practice.ratings.iter().copied())
        .collect();
    let mut columns = vec![source.words_column("column-practice", 40.0)];
    let ratings = given.iter();
    columns.extend(ratings.map(|rating| Column::numbers(source.words.rating(*rating), 5.0)));
    columns.push(source.numbers_column("column-apart", 12.0));
    let rows = practices.iter().map(|practice| {
        let name = source.practice_name(&practice.id);
        let mut cells = vec![practice_cell(name, &practice.id)];
        cells.extend(given.iter().map(|rating| {
            let same = practice.ratings.iter().filter(|it| *it == rating);
            match same.count() {
                0 => Cell::muted(source.words.number(0)),
                people => Cell::plain(source.words.number(people)),
            }
        }));
        let apart = practice
            .spread
            .map(|spread| wording::distance(source.words, spread.ad_mean));
        cells.push(Cell::plain(apart.unwrap_or_default()));
        cells
    });
    dense(columns, rows.collect())
}

/// What is told of all practices together; nothing where too few answered.
pub(super) fn agreement(source: &Source) -> Vec<String> {
    match &source.analysis.withheld {
        _ if source.profile.respondents < FEWEST => Vec::new(),
        Some(withheld) => wording::spreads(source.words, withheld)
            .into_iter()
            .collect(),
        None => wording::agreement(source.words, source.profile),
    }
}
