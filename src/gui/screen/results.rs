//! Results: the unit's place, what holds it back, and the first next steps.

use egui::{Frame, Grid, Label, Margin, Stroke, Ui};

use crate::advice::NextStep;
use crate::chart::{Link, Scene};
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::derived::{self, Found};
use crate::gui::state::Session;
use crate::gui::theme::{self, RADIUS, space};
use crate::gui::view::{Picture, View};
use crate::gui::widget::{button, scene};
use crate::model::{ElementId, Level, PracticeId};
use crate::report::wording;
use crate::scoring::{ElementProfile, PracticeState};

/// How many next steps are shown here; the report has them all.
const FIRST_STEPS: usize = 5;

/// Shows the screen.
pub(crate) fn results_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(session), Some(found)) = (view.session(), view.found()) else {
        return;
    };
    if derived::progress(session).answered == 0 {
        return nothing_ui(ui, view);
    }
    place_ui(ui, view, session, found);
    ui.add_space(space::M);
    let picture = &found.scenes.continuum;
    picture_ui(
        ui,
        view,
        session,
        found,
        Picture::Continuum,
        picture,
        f32::INFINITY,
    );
    ui.add_space(space::M);
    elements_ui(ui, view, session, found);
    ui.add_space(space::M);
    blockers_ui(ui, view, session, found);
    ui.add_space(space::M);
    steps_ui(ui, view, session, found);
    ui.add_space(space::M);
    pictures_ui(ui, view, session, found);
}

fn nothing_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.label(theme::title(view.text("window-results-nothing")));
    ui.add(Label::new(view.text("window-results-nothing-text")).wrap());
    ui.add_space(space::S);
    let main = button::main(view, view.text("window-unit-go-on"));
    if ui.add(main).clicked() {
        view.push(Command::Questions.action());
    }
}

pub(super) fn card(view: &View<'_>) -> Frame {
    Frame::new()
        .fill(view.palette.surface)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(16))
}

fn place_ui(ui: &mut Ui, view: &View<'_>, session: &Session, found: &Found) {
    let questionnaire = &session.assessment.questionnaire;
    let place = wording::place(view.words, questionnaire, found.profile.placement.claimed);
    ui.label(theme::display(place));
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        for sentence in &found.sentences {
            ui.add(Label::new(egui::RichText::new(sentence).size(theme::size::HEADING)).wrap());
        }
        let stability = session
            .studies
            .resampling(session.revision)
            .and_then(|drawn| wording::resampling(view.words, &found.profile, drawn));
        for sentence in stability.iter().chain(&found.caveats) {
            ui.add(Label::new(egui::RichText::new(sentence).color(view.palette.muted)).wrap());
        }
    });
}

/// The elements: their places as claimed and as evidence backs them, in numbers.
fn elements_ui(ui: &mut Ui, view: &View<'_>, session: &Session, found: &Found) {
    let questionnaire = &session.assessment.questionnaire;
    ui.label(theme::heading(view.text("window-results-elements")));
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let headings = [
            "window-results-element",
            "window-results-claimed",
            "window-results-evidenced",
            "window-results-answered",
            "window-results-index",
            "window-results-status",
        ];
        Grid::new("elements")
            .num_columns(headings.len())
            .spacing([24.0, 6.0])
            .show(ui, |ui| {
                for key in headings {
                    ui.label(theme::small(view.text(key)).color(view.palette.muted));
                }
                ui.end_row();
                for element in &found.profile.elements {
                    ui.label(theme::strong(wording::element_name(
                        view.words,
                        questionnaire,
                        &element.id,
                    )));
                    element_ui(ui, view, element);
                    ui.end_row();
                }
            });
    });
}

fn element_ui(ui: &mut Ui, view: &View<'_>, element: &ElementProfile) {
    ui.label(wording::place_short(view.words, element.placement.claimed));
    ui.label(wording::place_short(
        view.words,
        element.placement.evidenced,
    ));
    ui.label(view.with(
        "window-results-of",
        &[
            ("answered", element.answered.into()),
            ("asked", element.practices.into()),
        ],
    ));
    let index = element
        .index
        .map_or_else(|| view.text("place-short-none"), |index| index.to_string());
    ui.label(index);
    ui.label(wording::status(view.words, element.status));
}

fn blockers_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    ui.label(theme::heading(view.text("window-results-blockers")));
    if found.profile.blockers.is_empty() {
        ui.label(view.text("says-top"));
        return;
    }
    let questionnaire = &session.assessment.questionnaire;
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (position, blocker) in found.profile.blockers.iter().enumerate() {
            if position > 0 {
                ui.separator();
            }
            let sentence = wording::blocker(view.words, questionnaire, blocker);
            ui.add(Label::new(sentence).wrap());
            links_ui(ui, view, session, found, &blocker.practices);
        }
    });
}

/// Practices, each leading to its prompt.
fn links_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    practices: &[PracticeId],
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::L, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        for practice in practices {
            practice_link_ui(ui, view, session, found, practice);
        }
    });
}

/// A practice with what was said about it; leads to its prompt.
fn practice_link_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    id: &PracticeId,
) {
    let Some((_, practice)) = session.assessment.questionnaire.practice(id) else {
        return;
    };
    let state = found
        .profile
        .practices
        .iter()
        .find(|practice| practice.id == *id)
        .map_or(PracticeState::Open, |practice| practice.state);
    let text = view.with(
        "window-results-practice",
        &[
            ("title", view.wording(&practice.title).into()),
            ("state", wording::state(view.words, state).into()),
        ],
    );
    let tooltip = view.text("window-results-practice-tooltip");
    if ui.link(text).on_hover_text(tooltip).clicked() {
        view.push(Action::GoToPractice(id.clone()));
    }
}

fn steps_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    ui.label(theme::heading(view.text("window-results-steps")));
    if found.steps.is_empty() {
        ui.label(view.text("window-results-no-steps"));
        return;
    }
    for (position, step) in found.steps.iter().take(FIRST_STEPS).enumerate() {
        step_ui(ui, view, session, position + 1, step);
    }
    if found.steps.len() > FIRST_STEPS {
        let text = view.with(
            "window-results-more-steps",
            &[("count", (found.steps.len() - FIRST_STEPS).into())],
        );
        ui.label(theme::small(text).color(view.palette.muted));
    }
}

fn step_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, number: usize, step: &NextStep) {
    let Some((_, practice)) = session.assessment.questionnaire.practice(&step.practice) else {
        return;
    };
    let Some(recommendation) = practice.recommendation(step.from) else {
        return;
    };
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let title = view.with(
            "window-results-step",
            &[
                ("number", number.into()),
                ("title", view.wording(&practice.title).into()),
                ("from", step.from.number().into()),
                ("to", step.to.number().into()),
            ],
        );
        if ui.link(theme::strong(title)).clicked() {
            view.push(Action::GoToPractice(step.practice.clone()));
        }
        ui.add(Label::new(view.wording(&recommendation.action)).wrap());
        let first = view.with(
            "window-results-first-week",
            &[("text", view.wording(&recommendation.first_week).into())],
        );
        ui.add(Label::new(first).wrap());
        let effort = view.with(
            "effort",
            &[
                ("size", step.effort.size().as_str().into()),
                ("days", u32::from(step.effort.days()).into()),
            ],
        );
        let facts = view.with(
            "window-results-step-facts",
            &[
                ("owner", view.wording(&recommendation.owner).into()),
                ("effort", effort.into()),
                ("share", step.effect.percent().into()),
                ("level", step.to.number().into()),
            ],
        );
        ui.add(Label::new(theme::small(facts).color(view.palette.muted)).wrap());
    });
}

fn pictures_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    ui.label(theme::heading(view.text("window-results-heat-map")));
    let heat_map = &found.scenes.heat_map;
    picture_ui(ui, view, session, found, Picture::HeatMap, heat_map, 860.0);
    if let Some(radar) = &found.scenes.radar {
        ui.add_space(space::M);
        ui.label(theme::heading(view.text("window-results-radar")));
        picture_ui(ui, view, session, found, Picture::Radar, radar, 480.0);
    }
}

/// A picture on a card; what is clicked on lists its practices below it.
fn picture_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    picture: Picture,
    scene: &Scene,
    widest: f32,
) {
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let width = ui.available_width().min(widest);
        let palette = view.palette;
        let clicked = ui.vertical_centered(|ui| scene::scene_ui(ui, palette, scene, width));
        match clicked.inner {
            Some(Link::Practice(practice)) => view.push(Action::GoToPractice(practice)),
            Some(Link::Element(element)) => {
                let level = found.next_level(&element);
                view.drafts.opened = Some((picture, element, level));
            }
            Some(Link::Level(element, level)) => {
                view.drafts.opened = Some((picture, element, level));
            }
            None => {}
        }
        if let Some((asked, element, level)) = view.drafts.opened.clone()
            && asked == picture
        {
            below_ui(ui, view, session, found, &element, level);
        }
    });
}

/// The practices of an element that lie below a level.
fn below_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    element: &ElementId,
    level: Level,
) {
    let questionnaire = &session.assessment.questionnaire;
    let practices: Vec<PracticeId> = found
        .below(element, level)
        .map(|practice| practice.id.clone())
        .collect();
    let text = view.with(
        "window-results-below",
        &[
            (
                "element",
                wording::element_name(view.words, questionnaire, element).into(),
            ),
            ("level", level.number().into()),
            ("count", practices.len().into()),
        ],
    );
    ui.label(theme::strong(text));
    links_ui(ui, view, session, found, &practices);
}
