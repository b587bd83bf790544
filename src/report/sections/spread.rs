//! How far respondents lie apart, practice by practice; only where three or more answered.

use super::blocks::{figure, heading, new_section, opening, paragraph, practice_cell, ruled};
use super::findings;
use super::source::Source;
use crate::chart::{self, ROWS_AT_MOST};
use crate::report::wording;
use crate::report::{Block, Cell, Section, SectionKind, TextStyle};
use crate::scoring::PracticeProfile;
use crate::scoring::disclosure::Closeness;

/// Fewer respondents than this have no spread.
const FEWEST: usize = 3;

pub(super) fn section(source: &Source) -> Option<Section> {
    if source.profile.respondents < FEWEST {
        return None;
    }
    let intro = if source.left_out.respondents {
        "report-spread-intro-flagged"
    } else {
        "report-spread-intro"
    };
    let mut blocks = vec![
        opening(SectionKind::Spread, source.text("report-spread")),
        paragraph(TextStyle::Body, source.text(intro)),
    ];
    blocks.extend(agreement(source).map(|text| paragraph(TextStyle::Body, text)));
    let shown = if source.left_out.respondents {
        flagged(source)
    } else {
        pictures(source)
    };
    if shown.is_empty() {
        return None;
    }
    blocks.extend(shown);
    Some(new_section(SectionKind::Spread, false, blocks))
}

/// The practices worth talking about by their measure alone; no rating can be told from it.
fn flagged(source: &Source) -> Vec<Block> {
    let withheld = source.analysis.withheld.as_ref();
    let flagged = source.profile.practices.iter().filter(|practice| {
        let spread = withheld.and_then(|found| found.spreads.get(&practice.id));
        spread.is_some_and(|spread| spread.closeness == Closeness::Far)
    });
    let mut rows: Vec<(f64, Vec<Cell>)> = flagged
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

/// Every rating as a dot, an element at a time.
fn pictures(source: &Source) -> Vec<Block> {
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
                    pictures.push(heading(2, name));
                }
                pictures.push(figure(scene, findings::spread(source, part)));
            }
        }
    }
    pictures
}

/// Over all practices: how far apart, and how far that is from answering at random.
fn agreement(source: &Source) -> Option<String> {
    let withheld = source.analysis.withheld.as_ref();
    let agreement = source.profile.agreement;
    if let Some(found) = withheld.and_then(|found| found.agreement)
        && agreement.ad_mean.is_none()
    {
        let closeness = wording::closeness(source.words, found.closeness);
        let facts = facts!(people = found.people, closeness);
        return Some(source.say("report-agreement-coarse", &facts));
    }
    let ad = agreement.ad_mean?;
    let star = agreement.r_wg_j_star?;
    Some(source.say(
        "report-agreement",
        &facts!(
            people = agreement.n,
            ad = wording::distance(source.words, ad),
            star = wording::distance(source.words, star)
        ),
    ))
}
