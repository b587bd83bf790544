//! The charts as pictures: drawn as the window draws them, and compared with those in
//! `tests/suite/pictures/`.
//!
//! The toolkit's triangles are filled here by a few lines of arithmetic, without a graphics card or
//! driver, so that every machine gives the same picture but for rounding. A pixel counts as
//! another one where a channel is off by more than [`CHANNEL`]; at most [`PIXELS`] of a thousand
//! may be. `CONTINUUM_PICTURES=renew cargo test pictures` writes them anew: look at them then.

mod raster;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::{Date, date};

use crate::analysis::{self, Analysis};
use crate::chart::{self, Scene};
use crate::format::bundled;
use crate::model::example::{Answer, business_case, weighted};
use crate::model::{Assessment, Estimate, Form, HalfLevels, Input, Language, PracticeId, Text};
use crate::report::worth as says;
use crate::window::theme;
use crate::window::theme::Palette;
use crate::window::widget::paint::{Placed, draw};
use crate::words::Words;
use raster::Picture;

/// How far a channel of a pixel may be off, of 255.
const CHANNEL: u8 = 40;

/// How many of a thousand pixels may be off.
const PIXELS: usize = 2;

const WIDTH: f32 = 520.0;

const TODAY: Date = date(2026, 11, 22);

fn sample(name: &str) -> (Assessment, Analysis) {
    let found = bundled::samples().iter().find(|sample| sample.name == name);
    let assessment = found.expect("a sample").assessment();
    let analysis = Analysis::of(&assessment, assessment.form, TODAY);
    (assessment, analysis)
}

/// Draws a scene on the ground of a card, in light colours, a point a pixel.
fn drawn(scene: &Scene) -> Picture {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    ctx.set_theme(egui::Theme::Light);
    let margin = 8.0;
    let size = egui::vec2(scene.width, scene.height) + egui::Vec2::splat(2.0 * margin);
    let input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        ..egui::RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| {
        let palette = Palette::of(ui.ctx());
        let whole = ui.ctx().content_rect();
        ui.set_clip_rect(whole);
        ui.painter().rect_filled(whole, 0.0, palette.surface);
        let place = Placed {
            origin: egui::pos2(margin, margin),
            scale: 1.0,
            colour: &|role| palette.role(role),
            thinnest: 1.0,
        };
        for mark in &scene.marks {
            draw(ui.painter(), place, mark);
        }
    });
    let primitives = ctx.tessellate(std::mem::take(&mut output.shapes), 1.0);
    let picture = raster::fill(size.ceil(), &output.textures_delta, &primitives);
    // The toolkit insists that somebody takes the textures in.
    output.textures_delta.clear();
    picture
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test reads pictures, and writes them where it is asked to"
)]
fn check(name: &str, scene: &Scene) {
    let found = drawn(scene);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/pictures");
    let path = folder.join(format!("{name}.png"));
    let renews = std::env::var("CONTINUUM_PICTURES").is_ok_and(|asked| asked == "renew");
    let kept = std::fs::read(&path).ok().map(|bytes| Picture::read(&bytes));
    let off = kept.map(|kept| found.differs_from(&kept, CHANNEL));
    let is_same = off.is_some_and(|off| off * 1000 <= found.pixels() * PIXELS);
    if renews && !is_same {
        std::fs::create_dir_all(&folder).expect("a folder for the pictures");
        std::fs::write(&path, found.written()).expect("the picture is written");
    } else if !is_same {
        let new = std::env::temp_dir().join(format!("continuum-{name}.png"));
        std::fs::write(&new, found.written()).expect("the picture is written");
        panic!(
            "{name} is drawn otherwise ({off:?} of {} pixels): see {}, or renew the pictures",
            found.pixels(),
            new.display()
        );
    }
}

#[test]
fn the_continuum() {
    let (assessment, analysis) = sample("manager");
    let words = Words::english();
    let scene = chart::continuum(
        &words,
        &assessment.questionnaire,
        &analysis.profile,
        None,
        WIDTH,
    );
    check("continuum", &scene);
}

#[test]
fn the_continuum_and_the_heat_map_of_what_is_tried_out() {
    let (assessment, analysis) = sample("team");
    let words = Words::english();
    let questionnaire = &assessment.questionnaire;
    let next = analysis::raises_to_next_level(&assessment, &BTreeMap::new());
    let imagined = analysis.imagine(questionnaire, &next.into_iter().collect());
    let present = Some(&analysis.profile);
    let scene = chart::continuum(&words, questionnaire, &imagined, present, WIDTH);
    check("continuum-imagined", &scene);
    let scene = chart::heat_map(&words, questionnaire, &imagined, present, WIDTH);
    check("heat-map-imagined", &scene);
}

#[test]
fn the_heat_map() {
    let (assessment, analysis) = sample("manager");
    let words = Words::english();
    let scene = chart::heat_map(
        &words,
        &assessment.questionnaire,
        &analysis.profile,
        None,
        WIDTH,
    );
    check("heat-map", &scene);
}

#[test]
fn the_radar() {
    let rated = |halves: [u8; 3]| halves.map(Answer::At).to_vec();
    let answers = [[2, 4, 4], [4, 6, 6], [8, 8, 8], [6, 6, 4], [10, 8, 10]].map(rated);
    let mut assessment = weighted(&vec![vec![1; 3]; 5], &[answers.to_vec()]);
    let names = ["Promises", "Speed", "Feedback", "People", "Money"];
    for (element, name) in assessment.questionnaire.elements.iter_mut().zip(names) {
        element.title = Text::new([(Language::english(), name.to_owned())].into());
    }
    let analysis = Analysis::of(&assessment, Form::Full, TODAY);
    let words = Words::english();
    let scene = chart::radar(&words, &assessment.questionnaire, &analysis.profile, 300.0);
    check("radar", &scene.expect("five elements"));
}

#[test]
fn the_distance() {
    let (assessment, analysis) = sample("team");
    let words = Words::english();
    let scene = chart::distance(&words, &assessment.questionnaire, &analysis.profile, WIDTH);
    check("distance", &scene.expect("ratings"));
}

#[test]
fn the_spread() {
    let (assessment, analysis) = sample("team");
    let practices: Vec<_> = analysis.profile.practices.iter().take(6).collect();
    let words = Words::english();
    let scene = chart::spread(&words, &assessment.questionnaire, &practices, 5, WIDTH);
    check("spread", &scene.expect("nine respondents"));
}

#[test]
fn the_rounds_of_votes_on_a_practice() {
    let (assessment, analysis) = sample("team");
    let mut practices = analysis.profile.practices.iter();
    let first = practices.find(|it| it.id.as_str() == "F6");
    let first = first.expect("it is asked");
    // Five people moved to level 3, four stayed.
    let kept = first.ratings.iter().take(4).copied();
    let three = HalfLevels::new(6).expect("a rating");
    let second: Vec<HalfLevels> = kept.chain([three; 5]).collect();
    let words = Words::english();
    let rows = [
        ("First vote", &first.ratings, first.spread),
        ("Second vote", &second, None),
    ];
    let rows = rows.map(|(name, ratings, spread)| chart::RoundRow {
        name: name.to_owned(),
        ratings,
        spread,
    });
    let scene = chart::rounds(&words, &assessment.questionnaire, &rows, WIDTH);
    check("rounds", &scene.expect("nine respondents"));
}

#[test]
fn roles_side_by_side() {
    let (assessment, analysis) = sample("team");
    let roles = analysis.roles.as_ref().expect("three roles");
    let practices = roles.practices.get(..12).expect("as many practices");
    let words = Words::english();
    let scene = chart::dumbbell(&words, &assessment.questionnaire, roles, practices, WIDTH);
    check("roles", &scene.expect("practices"));
}

#[test]
fn effort_against_effect_and_the_timeline() {
    let (mut assessment, _) = sample("team");
    assessment.planning.start = Some(TODAY);
    assessment.planning.capacity_days_per_month = Some(10);
    let words = Words::english();
    let questionnaire = assessment.questionnaire.clone();
    let mut analysis = Analysis::of(&assessment, assessment.form, TODAY);
    let set = analysis.find_set(&assessment).clone();
    let chosen: Vec<PracticeId> = set.raises.iter().map(|it| it.practice.clone()).collect();
    let scene = chart::effort_effect(&words, &questionnaire, &analysis.effort, &chosen, WIDTH);
    check("effort", &scene);
    let start = analysis.roadmap.start;
    assessment.plan = analysis.plan_for(&assessment, &set, start);
    let roadmap = Analysis::of(&assessment, assessment.form, TODAY).roadmap;
    let scene = chart::timeline(&words, &questionnaire, &roadmap, WIDTH);
    check("timeline", &scene.expect("steps within a year"));
}

#[test]
fn the_tornado() {
    let words = Words::english();
    let mut case = business_case(&[(Input::Uplift, "5")]);
    let ranges = [
        (Input::Customers, ["900", "1000", "1200"]),
        (Input::PlanOnce, ["50000", "60000", "90000"]),
        (Input::Uplift, ["3", "5", "6"]),
    ];
    for (input, ends) in ranges {
        let [low, likely, high] = ends.map(|end| end.parse().expect("a number"));
        let estimate = Estimate::new(low, likely, high).expect("low, likely and high rise");
        case.inputs.insert(input, estimate);
    }
    let (mut assessment, _) = sample("team");
    assessment.business_case = case.clone();
    let worth = Analysis::of(&assessment, assessment.form, TODAY).worth;
    let likely = worth.npv.expect("nothing is missing");
    let rows = says::tornado_rows(&words, &case, &worth.tornado);
    let text = says::money_about(&words, &case, likely);
    let scene = chart::tornado(&words, likely, &text, &rows, WIDTH);
    check("tornado", &scene.expect("ranges that move it"));
}
