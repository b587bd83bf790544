//! Target: what every level asks and is worth, which one is to be reached, and whether it pays.

use egui::{Align, Label, Layout, RichText, Ui, Vec2};

use crate::advice::economics::Worth;
use crate::advice::{LevelAsk, Reach, SmallestSet};
use crate::model::{ElementId, Level, Target};
use crate::report::{plan_wording, wording, worth as says};
use crate::scoring::ElementProfile;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::results::parts::card;
use crate::window::session::Session;
use crate::window::target::action::TargetAction;
use crate::window::target::business_case;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::cell;
use crate::window::widget::cell::{Cell, cell_ui};
use crate::window::widget::{field, page, sign};

/// The width of the names of the elements.
const NAMES: f32 = 158.0;

/// Between two cells.
const GAP: f32 = 6.0;

/// Shows the screen.
pub(crate) fn target_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(session), Some(found)) = (view.session(), view.found()) else {
        return;
    };
    page::title_ui(ui, &view.text("window-target-title"));
    present_ui(ui, view, session, found);
    ui.add_space(space::S);
    if session.studies.levels().is_empty() {
        ui.label(view.text("window-studying"));
    } else {
        levels_ui(ui, view, session, found);
    }
    ui.add_space(space::S);
    chosen_ui(ui, view, session);
    if view.rest_can_wait(ui) {
        return;
    }
    reasons_ui(ui, view, session, found);
    ui.add_space(space::L);
    business_case::case_ui(ui, view, session, found);
}

fn present_ui(ui: &mut Ui, view: &View<'_>, session: &Session, found: &Found) {
    let questionnaire = &session.assessment.questionnaire;
    let present = wording::placement(view.words, questionnaire, &found.profile);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.add(Label::new(RichText::new(present).size(theme::size::HEADING)).wrap());
        let text = theme::small(view.text("window-target-text")).color(view.palette.muted);
        ui.add(Label::new(text).wrap());
    });
}

/// A row for each element, a column for each level: what it asks; below, what all of it comes to.
fn levels_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    let levels = session.studies.levels();
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        // "Reached" is to be read like any other word.
        ui.visuals_mut().disabled_alpha = 1.0;
        let columns = levels.len() + 1;
        // Whole points: a fraction too much would have the page scroll sideways.
        let width = ((ui.available_width() - NAMES) / small(columns) - GAP)
            .floor()
            .max(70.0);
        head_ui(ui, view, session, levels, width);
        for element in &found.profile.elements {
            element_ui(ui, view, session, element, levels, width);
        }
        if found.profile.elements.len() > 1 {
            all_ui(ui, view, session, found, levels, width);
        }
        ui.separator();
        sums_ui(ui, view, session, found, levels, width);
    });
}

#[expect(
    clippy::cast_precision_loss,
    reason = "there are eight columns at most"
)]
fn small(count: usize) -> f32 {
    count as f32
}

/// A row of cells of one width below a name.
fn row_ui(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            Vec2::new(NAMES, cell::HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(NAMES);
                ui.add(Label::new(theme::strong(name)).wrap());
            },
        );
        contents(ui);
    });
}

/// Text as wide as a cell.
fn told_ui(ui: &mut Ui, text: RichText, width: f32) {
    ui.allocate_ui_with_layout(Vec2::new(width, 20.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.add(Label::new(text).wrap());
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, session: &Session, levels: &[LevelAsk], width: f32) {
    let questionnaire = &session.assessment.questionnaire;
    let count = questionnaire.level_count();
    ui.horizontal(|ui| {
        told_ui(ui, theme::small(""), NAMES);
        told_ui(ui, theme::strong(view.text("window-target-hold")), width);
        for ask in levels {
            ui.allocate_ui_with_layout(
                Vec2::new(width, 26.0),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_min_width(width);
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), egui::Sense::hover());
                    sign::level(ui.painter(), view.palette, rect, ask.level.number(), count);
                    let name = wording::level_name(view.words, questionnaire, ask.level);
                    ui.add(Label::new(theme::strong(name)).truncate());
                },
            );
        }
    });
}

fn element_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    element: &ElementProfile,
    levels: &[LevelAsk],
    width: f32,
) {
    let questionnaire = &session.assessment.questionnaire;
    let name = wording::element_name(view.words, questionnaire, &element.id);
    let present = element.placement.claimed.map(|range| range.low);
    let target = session.assessment.targets.get(&element.id);
    row_ui(ui, &name, |ui| {
        let Some(present) = present else {
            ui.label(view.text("status-not-assessable"));
            return;
        };
        let text = view.with("level", &facts!(number = present.number()));
        let held = Choice {
            name: &name,
            text,
            note: view.text("window-target-now"),
            level: present,
            is_hold: true,
            reached: false,
        };
        let holds = target.is_some_and(|target| target.level <= present);
        choice_ui(ui, view, &held, holds, vec![element.id.clone()], width);
        for level in levels {
            let choice = asked_of(view, &element.id, &name, level, present);
            let on =
                target.is_some_and(|target| target.level == level.level) && level.level > present;
            ui.add_enabled_ui(!choice.reached, |ui| {
                choice_ui(ui, view, &choice, on, vec![element.id.clone()], width);
            });
        }
    });
}

/// One choice of the table, in words.
struct Choice<'a> {
    /// Of which element, or of all.
    name: &'a str,
    text: String,
    note: String,
    level: Level,
    is_hold: bool,
    reached: bool,
}

/// What a level asks of an element, when every element goes there.
fn asked_of<'a>(
    view: &View<'_>,
    element: &ElementId,
    name: &'a str,
    level: &LevelAsk,
    present: Level,
) -> Choice<'a> {
    let ask = level;
    let own = ask.elements.iter().find(|(id, _, _)| id == element);
    let (practices, days) = own.map_or((0, 0), |(_, practices, days)| (*practices, *days));
    let aim = ask.set.aims.iter().find(|aim| aim.element == *element);
    let reached = ask.level <= present;
    let text = if reached {
        view.text("window-target-reached")
    } else if aim.is_some_and(|aim| !aim.is_met()) {
        view.text("window-target-out-of-reach")
    } else {
        view.with("window-days", &facts!(days))
    };
    let note = if practices == 0 || reached {
        String::new()
    } else {
        view.with("window-practices", &facts!(count = practices))
    };
    Choice {
        name,
        text,
        note,
        level: ask.level,
        is_hold: false,
        reached,
    }
}

fn choice_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    choice: &Choice<'_>,
    on: bool,
    elements: Vec<ElementId>,
    width: f32,
) {
    let key = if choice.is_hold {
        "window-target-hold-name"
    } else if choice.note.is_empty() {
        "window-target-choice-bare"
    } else {
        "window-target-choice-name"
    };
    let spoken = view.with(
        key,
        &facts!(
            element = choice.name,
            level = choice.level.number(),
            asks = choice.text.as_str(),
            practices = choice.note.as_str()
        ),
    );
    let cell = Cell {
        text: &choice.text,
        note: &choice.note,
        chosen: on,
        reached: choice.reached,
        spoken: &spoken,
    };
    if cell_ui(ui, view.palette, &cell, width).clicked() {
        // A second click takes the choice back.
        view.push(TargetAction::Aim(elements, (!on).then_some(choice.level)));
    }
}

/// The elements that have a level, with the lower end of it.
fn present(found: &Found) -> Vec<(ElementId, Level)> {
    let elements = found.profile.elements.iter();
    elements
        .filter_map(|element| Some((element.id.clone(), element.placement.claimed?.low)))
        .collect()
}

/// The choices for all elements at once.
fn all_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    levels: &[LevelAsk],
    width: f32,
) {
    let name = view.text("window-target-all");
    let placed = present(found);
    let lowest = placed.iter().map(|(_, present)| *present).min();
    let targets = &session.assessment.targets;
    let all_at = |fits: &dyn Fn(&Target, Level) -> bool| {
        !placed.is_empty()
            && placed.iter().all(|(id, present)| {
                let target = targets.get(id);
                target.is_some_and(|target| fits(target, *present))
            })
    };
    row_ui(ui, &name, |ui| {
        let Some(lowest) = lowest else {
            return;
        };
        let on = all_at(&|target, present| target.level <= present);
        hold_all_ui(ui, view, &name, on, &placed, lowest, width);
        for level in levels {
            let choice = asked_of_all(view, &name, level, lowest);
            let on = all_at(&|target, _| target.level == level.level);
            let ids = placed.iter().map(|(id, _)| id.clone()).collect();
            ui.add_enabled_ui(!choice.reached, |ui| {
                choice_ui(ui, view, &choice, on, ids, width);
            });
        }
    });
}

/// What a level asks of all elements together.
fn asked_of_all<'a>(view: &View<'_>, name: &'a str, level: &LevelAsk, lowest: Level) -> Choice<'a> {
    let set = &level.set;
    let reached = level.level <= lowest;
    let (text, note) = if reached {
        (view.text("window-target-reached"), String::new())
    } else {
        (
            view.with("window-days", &facts!(days = set.days)),
            view.with("window-practices", &facts!(count = set.raises.len())),
        )
    };
    Choice {
        name,
        text,
        note,
        level: level.level,
        is_hold: false,
        reached,
    }
}

/// Every element stays where it is.
fn hold_all_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &str,
    on: bool,
    placed: &[(ElementId, Level)],
    lowest: Level,
    width: f32,
) {
    let text = view.text("window-target-hold");
    let spoken = view.with(
        "window-target-hold-name",
        &facts!(element = name, level = lowest.number()),
    );
    let cell = Cell {
        text: &text,
        note: "",
        chosen: on,
        reached: false,
        spoken: &spoken,
    };
    if cell_ui(ui, view.palette, &cell, width).clicked() {
        let ids = placed.iter().map(|(id, _)| id.clone()).collect();
        // A target at or below the present level holds it.
        view.push(TargetAction::Aim(ids, (!on).then_some(lowest)));
    }
}

/// What each level comes to: whether it can be reached, and from when on it pays.
fn sums_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    found: &Found,
    levels: &[LevelAsk],
    width: f32,
) {
    let questionnaire = &session.assessment.questionnaire;
    let lowest = present(found).into_iter().map(|(_, level)| level).min();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(Vec2::new(NAMES, 20.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(NAMES);
            ui.label(theme::strong(view.text("window-target-worth")));
            let note = theme::small(view.text("window-target-worth-note"));
            ui.add(Label::new(note.color(view.palette.muted)).wrap());
        });
        told_ui(ui, theme::small(view.text("window-target-no-cost")), width);
        for (level, worth) in levels.iter().zip(&found.level_worths) {
            let text = match level.set.reach {
                _ if lowest.is_some_and(|lowest| level.level <= lowest) => String::new(),
                Reach::Met if level.set.raises.is_empty() => view.text("window-target-no-cost"),
                Reach::Met => {
                    says::break_even(view.words, worth).unwrap_or_else(|| missing_of(view, worth))
                }
                _ => {
                    let reached = level.set.level.map_or_else(String::new, |level| {
                        wording::level_name(view.words, questionnaire, level)
                    });
                    view.with("window-target-blocked", &facts!(level = reached))
                }
            };
            told_ui(ui, theme::small(text), width);
        }
    });
}

fn missing_of(view: &View<'_>, worth: &Worth) -> String {
    let count = worth.missing.len();
    view.with("window-target-missing", &facts!(count))
}

/// What the chosen target asks, and the way on.
fn chosen_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let Some(set) = session.studies.way() else {
        return;
    };
    let questionnaire = &session.assessment.questionnaire;
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let title = if session.assessment.targets.is_empty() {
            "window-target-none-chosen"
        } else {
            "window-target-chosen"
        };
        ui.label(theme::strong(view.text(title)));
        for text in plan_wording::aims(view.words, questionnaire, &set.aims) {
            ui.add(Label::new(text).wrap());
        }
        ui.add(Label::new(theme::strong(plan_wording::asks(view.words, set))).wrap());
        for sentence in judged(view, set) {
            ui.add(Label::new(RichText::new(sentence).color(view.palette.warn)).wrap());
        }
        if !set.raises.is_empty() {
            let tooltip = view.tooltip(ui.ctx(), Command::Plan);
            let link = ui.link(view.text("window-target-to-plan"));
            if link.on_hover_text(tooltip).clicked() {
                view.push(Command::Plan.action());
            }
        }
    });
}

/// What stands against the target, where something does.
fn judged(view: &View<'_>, set: &SmallestSet) -> Vec<String> {
    if set.reach == Reach::Met {
        Vec::new()
    } else {
        plan_wording::verdict(view.words, set)
    }
}

/// Why each target was chosen: asked for each, wanted most for "hold".
fn reasons_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    let questionnaire = &session.assessment.questionnaire;
    for element in &found.profile.elements {
        let Some(target) = session.assessment.targets.get(&element.id) else {
            continue;
        };
        let name = wording::element_name(view.words, questionnaire, &element.id);
        let present = element.placement.claimed.map(|range| range.low);
        let key = if present.is_some_and(|present| target.level <= present) {
            "window-target-why-hold"
        } else {
            "window-target-why"
        };
        let label = view.with(key, &facts!(element = name, level = target.level.number()));
        let hint = view.text("window-target-why-hint");
        let id = format!("why {}", element.id);
        if let Some(text) = field::text_ui(ui, &id, &label, &hint, &target.reason, 2) {
            view.push(TargetAction::AimReason(element.id.clone(), text));
        }
    }
    if !session.assessment.targets.is_empty() {
        let clear = ui.button(view.text("window-target-clear"));
        if clear.clicked() {
            let ids = session.assessment.targets.keys().cloned().collect();
            view.push(TargetAction::Aim(ids, None));
        }
    }
}
