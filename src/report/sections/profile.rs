//! The place of each element, and how sure the level is.

use super::blocks::{figure, new_section, opening, paragraph, place};
use super::findings;
use super::source::Source;
use super::titles;
use crate::chart::{self, Scene};
use crate::report::wording;
use crate::report::{Block, Landmark, Section, SectionKind, TextStyle};
use crate::scoring::{ElementProfile, Profile};

pub(super) fn section(source: &Source) -> Section {
    let mut blocks = vec![
        opening(SectionKind::Profile, titles::profile(source)),
        paragraph(TextStyle::Body, source.text("report-profile-intro")),
    ];
    blocks.extend(heat_map(source));
    blocks.push(place(2, certainty_title(source), Landmark::Certainty));
    for sentence in certainty(source) {
        blocks.push(paragraph(TextStyle::Bullet, sentence));
    }
    new_section(SectionKind::Profile, false, blocks)
}

/// Whether the level is settled, or between which it lies.
fn certainty_title(source: &Source) -> String {
    match source.profile.placement.claimed {
        Some(place) if place.is_certain() => {
            source.say("report-certainty-settled", &facts!(level = place.low))
        }
        Some(place) => source.say(
            "report-certainty-range",
            &facts!(low = place.low, high = place.high),
        ),
        None => source.text("report-certainty"),
    }
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
pub(super) fn drawn(
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
    let mut sentences = Vec::new();
    // A level that is certain stands in the heading.
    if profile
        .placement
        .claimed
        .is_none_or(|place| !place.is_certain())
    {
        sentences.push(wording::placement(words, source.questionnaire, profile));
    }
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
