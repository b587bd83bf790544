//! How far respondents lie apart, practice by practice; only where three or more answered.

use super::{Source, heading, new_section, paragraph};
use crate::chart::{self, ROWS_AT_MOST};
use crate::report::wording;
use crate::report::{Block, Section, SectionKind, TextStyle};
use crate::scoring::PracticeProfile;

/// Fewer respondents than this have no spread.
const FEWEST: usize = 3;

pub(super) fn section(source: &Source) -> Option<Section> {
    if source.profile.respondents < FEWEST {
        return None;
    }
    let mut blocks = vec![
        heading(1, source.text("report-spread")),
        paragraph(TextStyle::Body, source.text("report-spread-intro")),
    ];
    blocks.extend(agreement(source).map(|text| paragraph(TextStyle::Body, text)));
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
                pictures.push(Block::Figure {
                    scene,
                    caption: String::new(),
                    landmark: None,
                });
            }
        }
    }
    if pictures.is_empty() {
        return None;
    }
    blocks.extend(pictures);
    Some(new_section(SectionKind::Spread, true, blocks))
}

/// Over all practices: how far apart, and how far that is from answering at random.
fn agreement(source: &Source) -> Option<String> {
    let agreement = source.profile.agreement;
    let ad = agreement.ad_mean?;
    let star = agreement.r_wg_j_star?;
    Some(source.say(
        "report-agreement",
        &[
            ("people", agreement.n.into()),
            ("ad", format!("{ad:.2}").into()),
            ("star", format!("{star:.2}").into()),
        ],
    ))
}
