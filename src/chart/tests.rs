//! Tests of the pictures over every number of levels and elements.

use jiff::civil::date;

use super::{
    CHARTS, Link, OutcomeLabels, ROWS_AT_MOST, Scene, continuum, effort_effect, heat_map, outcome,
    radar, spread, timeline,
};
use crate::advice::{effort_map, roadmap};
use crate::change::LevelOnDay;
use crate::drawing::{ColourRole, Mark, Point, Shape};
use crate::model::example::{
    Answer::{At, DontKnow, NotApplicable},
    assessment, weighted,
};
use crate::model::{
    Assessment, Evidence, Form, Language, Level, LevelText, Measure, MeasureKind, Outcome,
    PlanStep, Status, Text,
};
use crate::outcomes::Series;
use crate::scoring::{LevelRange, Profile, profile};
use crate::words::Words;

const WIDTH: f32 = 471.0;

fn text(wording: &str) -> Text {
    Text::new([(Language::english(), wording.to_owned())].into())
}

/// An assessment of three people with long names, some practices open and one not applicable.
fn named(levels: u8, elements: usize) -> Assessment {
    let top = levels * 2;
    let answers = vec![
        At(2),
        At(top),
        At(3),
        DontKnow,
        At(top - 1),
        At(2),
        At(4.min(top)),
    ];
    let people = vec![vec![answers; elements]; 3];
    let mut assessment = weighted(&vec![vec![1; 7]; elements], &people);
    let questionnaire = &mut assessment.questionnaire;
    questionnaire.levels = Level::all(levels)
        .map(|level| LevelText {
            name: text(&format!("Rather well integrated {}", level.ordinal())),
            summary: Text::default(),
        })
        .collect();
    for element in &mut questionnaire.elements {
        element.title = text("Everything that customers and suppliers see of us");
        for practice in &mut element.practices {
            practice.descriptors = Level::all(levels)
                .map(|level| (level, Text::default()))
                .collect();
            practice.title = text("Distribution, and not the mean, of what is asked");
        }
    }
    assessment
}

fn scored(assessment: &Assessment) -> Profile {
    profile(assessment, Form::Full)
}

/// The pictures of a profile: all of the table, and those that stand apart.
fn scenes(assessment: &Assessment, width: f32) -> Vec<Scene> {
    let words = Words::english();
    let profile = scored(assessment);
    let questionnaire = &assessment.questionnaire;
    let practices: Vec<_> = profile.practices.iter().take(ROWS_AT_MOST).collect();
    let levels = profile.level_count;
    let listed = CHARTS
        .iter()
        .filter_map(|chart| (chart.draw)(&words, questionnaire, &profile, width));
    let apart = [
        continuum(&words, questionnaire, &profile, None, width),
        heat_map(&words, questionnaire, &profile, None, width),
    ];
    let spread = spread(&words, questionnaire, &practices, levels, width);
    listed.chain(apart).chain(spread).collect()
}

/// Those of them that the window shows at any width.
fn scenes_in_the_window(assessment: &Assessment, width: f32) -> Vec<Scene> {
    let report_alone = CHARTS.iter().filter(|chart| chart.window.is_none());
    let words = Words::english();
    let profile = scored(assessment);
    let drawn = report_alone
        .filter_map(|chart| (chart.draw)(&words, &assessment.questionnaire, &profile, width));
    let report_alone: Vec<Scene> = drawn.collect();
    let mut scenes = scenes(assessment, width);
    scenes.retain(|scene| !report_alone.contains(scene));
    scenes
}

/// The pictures of what could become of a profile.
fn scenes_ahead(assessment: &Assessment) -> Vec<Scene> {
    let words = Words::english();
    let profile = scored(assessment);
    let questionnaire = &assessment.questionnaire;
    let best = vec![vec![At(profile.level_count * 2); 7]; questionnaire.elements.len()];
    let mut best = Assessment {
        respondents: weighted(&[], &[best]).respondents,
        ..assessment.clone()
    };
    for responses in best
        .respondents
        .iter_mut()
        .map(|person| &mut person.sheet.0)
    {
        for response in responses.values_mut() {
            response.evidence = vec![Evidence::default()];
        }
    }
    let best = scored(&best);
    let steps = profile.practices.iter().take(ROWS_AT_MOST);
    let planned = Assessment {
        plan: steps
            .map(|practice| PlanStep {
                practice: practice.id.clone(),
                to: Level::all(profile.level_count).last().expect("a level"),
                owner: String::new(),
                due: Some(date(2026, 2, 1)),
                action: String::new(),
                own_due: false,
                note: String::new(),
                indicator: None,
                status: Status::Open,
            })
            .collect(),
        ..assessment.clone()
    };
    let efforts = effort_map(assessment, &profile);
    let roadmap = roadmap(&planned, &profile, date(2026, 1, 1));
    let mut scenes = vec![
        continuum(&words, questionnaire, &best, Some(&profile), WIDTH),
        continuum(&words, questionnaire, &best, Some(&profile), 290.0),
        heat_map(&words, questionnaire, &best, Some(&profile), WIDTH),
        effort_effect(&words, questionnaire, &efforts, &[], WIDTH),
    ];
    scenes.extend(timeline(&words, questionnaire, &roadmap, WIDTH));
    scenes
}

/// The corners of a mark; of a text those of its letters above the baseline.
fn corners(mark: &Mark) -> [Point; 2] {
    let area = mark.area();
    let bottom = mark.run().map_or(area.bottom(), |run| run.at.y);
    [area.corner, Point::new(area.right(), bottom)]
}

#[test]
fn every_picture_keeps_inside_its_frame_for_every_number_of_levels_and_elements() {
    for levels in 2..=Level::MOST {
        for elements in (1..=12).chain([13, 40]) {
            let assessment = named(levels, elements);
            let all = scenes(&assessment, WIDTH).into_iter();
            let narrow = scenes_in_the_window(&assessment, 290.0);
            for scene in all.chain(scenes_ahead(&assessment)).chain(narrow) {
                for mark in &scene.marks {
                    for corner in corners(mark) {
                        assert!(
                            (-0.6..=scene.width + 0.6).contains(&corner.x)
                                && (-0.6..=scene.height + 0.6).contains(&corner.y),
                            "{levels} levels, {elements} elements: {corner:?} of {mark:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_picture_says_in_words_what_it_shows() {
    let scenes = scenes(&named(5, 5), WIDTH);
    assert_eq!(scenes.len(), CHARTS.len() + 3);
    for scene in scenes {
        let names = [
            "Everything that customers",
            "Distribution, and not the mean",
        ];
        let said = &scene.summary;
        assert!(names.iter().any(|name| said.contains(name)), "{said}");
        assert!(scene.spots.iter().all(|spot| !spot.description.is_empty()));
        assert!(scene.spots.iter().any(|spot| spot.link.is_some()));
    }
}

#[test]
fn a_text_alternative_stays_short_however_much_a_picture_shows() {
    for elements in [1, 3, 12, 40] {
        let mut assessment = named(7, elements);
        for element in &mut assessment.questionnaire.elements {
            element.title = text("Customer focus");
        }
        let all = scenes(&assessment, WIDTH).into_iter();
        for scene in all.chain(scenes_ahead(&assessment)) {
            let count = scene.summary.chars().count();
            assert!(
                count <= 700,
                "{elements} elements, {count}: {}",
                scene.summary
            );
        }
    }
}

#[test]
fn a_cell_of_the_heat_map_leads_to_its_level_and_prints_its_number() {
    let assessment = assessment(&[vec![At(6), At(6), At(4), At(4)]]);
    let profile = scored(&assessment);
    let scene = heat_map(
        &Words::english(),
        &assessment.questionnaire,
        &profile,
        None,
        WIDTH,
    );
    let level = Level::new(3).expect("a level");
    let cell = scene
        .spots
        .iter()
        .find(|spot| spot.link == Some(Link::Level(profile.elements[0].id.clone(), level)));
    let cell = cell.expect("a cell for level 3");
    let said = ", 50% at level 3 (not yet): more than 50% is needed.";
    assert_eq!(cell.description, said);
    let printed = scene
        .marks
        .iter()
        .any(|mark| mark.run().is_some_and(|run| run.text == "50%"));
    assert!(printed);
}

#[test]
fn what_stands_in_a_cell_of_the_heat_map_fits_into_it_beside_the_ratings_to_try() {
    // As narrow as the picture is there in a window of 1024 points.
    let width = 338.0;
    let assessment = named(5, 3);
    let present = scored(&assessment);
    let best = vec![vec![At(10); 7]; 3];
    let best = scored(&Assessment {
        respondents: weighted(&[], &[best]).respondents,
        ..assessment.clone()
    });
    let words = Words::english();
    let scene = heat_map(
        &words,
        &assessment.questionnaire,
        &best,
        Some(&present),
        width,
    );
    let runs = || scene.marks.iter().filter(|mark| mark.run().is_some());
    let mut met = 0;
    for spot in &scene.spots {
        let cell = spot.area;
        let is_inside = |mark: &&Mark| {
            let [from, to] = corners(mark);
            let middle = f32::midpoint(from.x, to.x);
            (cell.corner.x..cell.right()).contains(&middle)
                && (cell.corner.y..cell.bottom()).contains(&to.y)
        };
        for mark in runs().filter(is_inside) {
            let [from, to] = corners(mark);
            met += 1;
            let fits = cell.corner.x <= from.x && to.x <= cell.right() && cell.corner.y <= from.y;
            assert!(fits, "{:?} in {cell:?}", mark.run());
        }
    }
    assert!(met > 20, "{met}");
}

#[test]
fn the_ground_of_a_cell_follows_the_verdict_and_not_the_per_cent() {
    // 100% and 86% at level 2 are firm, 85% and 51% reached, 50% missed, and open where answers decide.
    let rated = |at_three: u32, open: u32| {
        let weights = vec![vec![at_three, 100 - at_three - open, open]];
        let last = if open > 0 { DontKnow } else { At(4) };
        let answers = vec![vec![At(6), At(4), last]];
        let assessment = weighted(&weights, &[answers]);
        let profile = scored(&assessment);
        let words = Words::english();
        let scene = heat_map(&words, &assessment.questionnaire, &profile, None, WIDTH);
        let level = Level::new(3).expect("a level");
        let link = Link::Level(profile.elements[0].id.clone(), level);
        let spot = scene
            .spots
            .iter()
            .find(|spot| spot.link.as_ref() == Some(&link));
        let area = spot.expect("a cell for level 3").area;
        let ground = scene.marks.iter().find(|mark| mark.area() == area);
        let ground = ground.expect("a ground");
        (ground.fill, ground.stroke.map(|stroke| stroke.dashed))
    };
    let firm = (Some(ColourRole::Firm), None);
    let reached = (Some(ColourRole::Reached), None);
    assert_eq!([rated(99, 0), rated(86, 0)], [firm; 2]);
    assert_eq!([rated(85, 0), rated(80, 0), rated(51, 0)], [reached; 3]);
    assert_eq!([rated(50, 0), rated(1, 0)], [(None, Some(false)); 2]);
    assert_eq!(rated(40, 20), (None, Some(true)));
}

#[test]
fn an_element_in_which_nothing_counts_shows_no_per_cent() {
    let assessment = assessment(&[vec![NotApplicable, NotApplicable]]);
    let profile = scored(&assessment);
    let scene = heat_map(
        &Words::english(),
        &assessment.questionnaire,
        &profile,
        None,
        WIDTH,
    );
    let percent = scene
        .marks
        .iter()
        .filter(|mark| mark.run().is_some_and(|run| run.text == "0%"));
    assert_eq!(percent.count(), 0);
}

#[test]
fn the_radar_begins_with_five_elements_and_a_rating() {
    let words = Words::english();
    let drawn = |assessment: &Assessment| {
        let profile = scored(assessment);
        radar(&words, &assessment.questionnaire, &profile, WIDTH)
    };
    for elements in 1..5 {
        assert_eq!(drawn(&named(5, elements)), None, "{elements} elements");
    }
    let scene = drawn(&named(5, 5)).expect("a radar");
    assert_eq!(scene.spots.len(), 5);
    let silent = weighted(&vec![vec![1; 2]; 5], &[vec![vec![DontKnow; 2]; 5]]);
    assert_eq!(drawn(&silent), None);
}

#[test]
fn each_level_of_each_element_says_what_it_means_with_answers_and_without() {
    let words = Words::english();
    let standard = crate::format::bundled::standard();
    let empty = Assessment::new(standard.clone(), Form::Full);
    let scene = continuum(&words, standard, &scored(&empty), None, WIDTH);
    let spots = scene.spots.iter();
    let means = spots.filter(|spot| matches!(spot.link, Some(Link::Level(..))));
    let means: Vec<_> = means.map(|spot| spot.description.as_str()).collect();
    assert_eq!(means.len(), 15);
    for element in &standard.elements {
        for text in &element.levels {
            let text = words.wording(text);
            assert!(means.iter().any(|said| said.contains(text)), "{text}");
        }
    }
    assert!(scene.summary.contains("Nothing"), "{}", scene.summary);
}

#[test]
fn the_spread_has_a_dot_for_every_rating_and_says_no_name() {
    let people: Vec<_> = [2, 4, 4, 9].map(|half| vec![vec![At(half)]]).to_vec();
    let assessment = weighted(&[vec![1]], &people);
    let profile = scored(&assessment);
    let practices: Vec<_> = profile.practices.iter().collect();
    let scene = spread(
        &Words::english(),
        &assessment.questionnaire,
        &practices,
        5,
        WIDTH,
    );
    let scene = scene.expect("a spread");
    let dots = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.shape, Shape::Circle { .. }));
    assert_eq!(dots.count(), 4);
    let said = &scene.spots[0].description;
    assert!(said.contains("rated 1, 2, 2, 4.5"), "{said}");
    let said = "(1 to 4.5, 1.06 from the mean)";
    assert!(scene.summary.contains(said), "{}", scene.summary);
}

#[test]
fn what_evidence_backs_is_drawn_and_explained_only_where_an_answer_needs_some() {
    let drawn = |answer: u8, has_evidence: bool| {
        let mut found = assessment(&[vec![At(answer); 3]]);
        if has_evidence {
            for response in found.respondents[0].sheet.0.values_mut() {
                response.evidence.push(Evidence::default());
            }
        }
        let words = Words::english();
        let scene = continuum(&words, &found.questionnaire, &scored(&found), None, WIDTH);
        let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(run) => Some(run.text.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join("|")
    };
    let legend = "backed by evidence: an answer above level 3 counts only with some";
    assert!(drawn(8, true).contains(legend));
    assert!(!drawn(8, false).contains("evidence"), "there is none");
    assert!(!drawn(6, true).contains("evidence"), "none is needed");
}

#[test]
fn every_row_says_what_evidence_backs_once_an_answer_of_one_needs_some() {
    let mut found = assessment(&[vec![At(8); 3], vec![At(4); 3]]);
    for response in found.respondents[0].sheet.0.values_mut() {
        response.evidence.push(Evidence::default());
    }
    let words = Words::english();
    let scene = continuum(&words, &found.questionnaire, &scored(&found), None, WIDTH);
    let diamonds = scene
        .marks
        .iter()
        .filter(|mark| matches!(&mark.shape, Shape::Polygon(points) if points.len() == 4));
    // The unit, both elements and the legend.
    assert_eq!(diamonds.count(), 4);
}

#[test]
fn a_level_beside_an_outcome_has_the_colour_of_its_level_and_one_of_another_scale_has_none() {
    let unit = named(5, 2);
    let words = Words::english();
    let mut measure = Measure::new("Customers who stay", MeasureKind::Retention);
    for (month, value) in [(1, 80), (12, 84)] {
        let outcome = Outcome {
            n: Some(400),
            ..Outcome::new(value.into())
        };
        measure.values.insert(date(2026, month, 1), outcome);
    }
    let level = |month, [low, high]: [u8; 2], other: Option<&str>| LevelOnDay {
        day: date(2026, month, 1),
        range: LevelRange {
            low: Level::new(low).expect("a level"),
            high: Level::new(high).expect("a level"),
        },
        other_scale: other.map(str::to_owned),
    };
    let levels = [
        level(2, [2, 2], None),
        level(6, [3, 4], None),
        level(10, [5, 5], Some("2026.1")),
    ];
    let series = Series::of(&measure);
    let labels = OutcomeLabels {
        values: vec!["80%".to_owned(), "84%".to_owned()],
        told: vec!["80%".to_owned(), "84%".to_owned()],
    };
    let drawn = outcome(
        &words,
        &unit.questionnaire,
        (&measure, &series, &labels),
        &levels,
        WIDTH,
    );
    let drawn = drawn.expect("a picture");
    let grounds = drawn.marks.iter().filter_map(|mark| match mark.shape {
        Shape::Rectangle(_) => mark.fill,
        _ => None,
    });
    // Of five levels, each third step of the scale.
    let wanted = [
        ColourRole::Step(3),
        ColourRole::Step(6),
        ColourRole::Step(9),
        ColourRole::Paper,
    ];
    assert_eq!(grounds.collect::<Vec<_>>(), wanted);
    let is_step = |role: &ColourRole| matches!(role, ColourRole::Step(_) | ColourRole::OnStep(_));
    let of_lines = drawn
        .marks
        .iter()
        .filter(|mark| matches!(mark.shape, Shape::Line { .. }));
    let mut strokes = of_lines.filter_map(|mark| mark.stroke.as_ref().map(|it| it.colour));
    assert!(
        !strokes.any(|role| is_step(&role)),
        "no interval has the colour of a level"
    );
    assert!(
        drawn.summary.contains("on the scale of edition 2026.1"),
        "{}",
        drawn.summary
    );
}
