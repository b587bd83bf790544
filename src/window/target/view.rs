//! Target: what every level asks and is worth, which one is to be reached, and whether it pays.

use egui::{Align, Label, Layout, Response, RichText, Sense, Ui, Vec2};

use crate::advice::economics::Worth;
use crate::advice::{LevelAsk, Reach};
use crate::model::{EffortSum, ElementId, Input, Level, Target};
use crate::report::{plan_wording, wording, worth as says};
use crate::scoring::ElementProfile;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::route::Route;
use crate::window::target::action::TargetAction;
use crate::window::target::{business_case, courses, figure, worth};
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::cell::{self, ChoiceCell, cell_ui};
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, card, field, page, sign};

/// The width of the names of the elements.
const NAMES: f32 = 158.0;

/// The distance between two cells.
const GAP: f32 = 6.0;

/// Shows the screen.
pub(crate) fn target_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(found), Some(view)) = (view.found(), &mut view.room()) else {
        return;
    };
    let title = view.text("window-target-title");
    page::title_ui(ui, view, &title);
    present_ui(ui, view, found);
    ui.add_space(space::S);
    if present(found).is_empty() {
        ui.label(view.text("window-target-unrated"));
    } else if view.session.studies.levels().is_empty() {
        ui.label(view.text("window-studying"));
    } else {
        levels_ui(ui, view, found);
    }
    ui.add_space(space::S);
    if view.rest_can_wait(ui) {
        return;
    }
    let chosen_ui = |ui: &mut Ui, view: &mut Room<'_, '_>| chosen_ui(ui, view, found);
    let reasons_ui = |ui: &mut Ui, view: &mut Room<'_, '_>| {
        changing_ui(ui, view.is_closed(), |ui| reasons_ui(ui, view, found));
    };
    page::columns_ui(ui, view, chosen_ui, reasons_ui);
    courses::courses_ui(ui, view);
    business_case::case_ui(ui, view, found);
}

/// What stays in sight below the screen: the way to the plan, and whether it pays.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(found), Some(view)) = (view.found(), &mut view.room()) else {
        return;
    };
    ui.horizontal_centered(|ui| {
        let (key, way) = if present(found).is_empty() {
            ("window-unit-go-on", Command::Go(Route::Questions))
        } else {
            ("window-target-to-plan", Command::Go(Route::Plan))
        };
        let tooltip = view.tooltip(ui.ctx(), way);
        button::main_way_ui(ui, view, key, way).on_hover_text(tooltip);
        let typed = &view.session.assessment.business_case.inputs;
        let first = Input::DECIDING.first();
        if let Some(first) = first.filter(|_| !present(found).is_empty() && typed.is_empty()) {
            if ui.button(view.text("window-target-to-figures")).clicked() {
                lead_to_figure(ui, view, *first);
            }
        } else if !found.business_case.is_empty() {
            let answer = view.muted(worth::short_answer(view, found));
            let answer = ui.add(Label::new(answer).wrap());
            page::announce_changes(&answer);
        }
    });
}

fn present_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found) {
    let placed = wording::placement(view.words, view.questionnaire(), &found.profile);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(RichText::new(placed).size(theme::size::HEADING));
        if present(found).is_empty() {
            return;
        }
        let text = if plan_wording::counts_steps(view.session.studies.levels()) {
            "window-target-text-steps"
        } else {
            "window-target-text"
        };
        let gaps = facts!(gaps = found.profile.practices_with_gaps());
        ui.label(view.muted(view.words.with(text, &gaps)));
    });
}

/// What every level asks: the columns of the table, and how wide each is.
#[derive(Clone, Copy)]
struct Levels<'a> {
    asks: &'a [LevelAsk],
    /// Whether steps stand in place of days.
    in_steps: bool,
    width: f32,
    /// Whether there is no room for a table: each choice then names its level.
    listed: bool,
}

/// The least width of a column, and of a choice in a list.
const LEAST: f32 = 76.0;
const LISTED: f32 = 150.0;

/// A row for each element, a column for each level: what it asks; below, what all of it comes to. Where
/// there is no room for the columns, one element stands below the other.
fn levels_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let asks = view.session.studies.levels();
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        // "Reached" must stay legible.
        ui.visuals_mut().disabled_alpha = 1.0;
        let room = ui.available_width();
        // Whole points: a fraction too much would make the page scroll sideways.
        let shared = |room: f32, columns: f32| (room / columns - GAP).floor();
        let column = shared(room - NAMES, small(asks.len() + 1));
        let listed = column < LEAST;
        let width = if listed {
            shared(room, (room / LISTED).floor().clamp(1.0, 3.0))
        } else {
            column
        };
        let levels = Levels {
            asks,
            in_steps: plan_wording::counts_steps(asks),
            width,
            listed,
        };
        if !listed {
            head_ui(ui, view, levels);
        }
        for element in &found.profile.elements {
            element_ui(ui, view, element, levels);
        }
        if found.profile.elements.len() > 1 {
            all_ui(ui, view, found, levels);
        }
        ui.separator();
        if listed {
            listed_sums_ui(ui, view, found, levels);
        } else {
            sums_ui(ui, view, found, levels);
        }
    });
}

#[expect(
    clippy::cast_precision_loss,
    reason = "there are eight columns at most"
)]
fn small(count: usize) -> f32 {
    count as f32
}

/// A row of cells of one width beside a name; in a list below it.
fn row_ui(ui: &mut Ui, name: &str, levels: Levels<'_>, contents: impl FnOnce(&mut Ui)) {
    if levels.listed {
        ui.add_space(GAP);
        ui.label(theme::strong(name));
        ui.horizontal_wrapped(contents);
        return;
    }
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
        ui.label(text);
    });
}

fn head_ui(ui: &mut Ui, view: &Room<'_, '_>, levels: Levels<'_>) {
    let count = view.questionnaire().level_count();
    let hold = theme::strong(view.text("window-target-hold"));
    ui.horizontal(|ui| {
        told_ui(ui, theme::small(""), NAMES);
        told_ui(ui, hold, levels.width);
        for ask in levels.asks {
            let size = Vec2::new(levels.width, 46.0);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                ui.set_width(levels.width);
                ui.spacing_mut().item_spacing.y = 2.0;
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
                let painter = ui.painter();
                sign::level(painter, view.palette, rect, ask.level, count, view.words);
                ui.label(theme::small(view.level_name(ask.level)).strong());
            });
        }
    });
}

fn element_ui(ui: &mut Ui, view: &mut Room<'_, '_>, element: &ElementProfile, levels: Levels<'_>) {
    let name = view.element_name(&element.id);
    let target = view.session.assessment.targets.get(&element.id);
    row_ui(ui, &name, levels, |ui| {
        let Some(present) = element.placement.claimed.map(|range| range.low) else {
            ui.label(view.text("status-not-assessable"));
            return;
        };
        let held = LevelChoice {
            text: view.with("level", &facts!(number = present)),
            note: view.text("window-target-now"),
            level: present,
            is_hold: true,
            reached: false,
            on: target.is_some_and(|target| target.level <= present),
        };
        let asked = levels.asks.iter().map(|ask| {
            let on = target.is_some_and(|target| target.level == ask.level) && ask.level > present;
            asked_of(view, &element.id, ask, present, on, levels.in_steps)
        });
        let choices: Vec<LevelChoice> = std::iter::once(held).chain(asked).collect();
        let ids = std::slice::from_ref(&element.id);
        choices_ui(ui, view, &name, &choices, ids, levels);
    });
}

/// One choice of the table, in words.
struct LevelChoice {
    text: String,
    note: String,
    level: Level,
    is_hold: bool,
    reached: bool,
    on: bool,
}

/// The days of steps, or how many they are.
fn work(view: &View<'_>, effort: EffortSum, in_steps: bool) -> String {
    if in_steps {
        view.with("window-steps", &facts!(count = effort.steps))
    } else {
        view.with("window-days", &facts!(days = effort.days))
    }
}

/// What a level asks of an element, when every element goes there.
fn asked_of(
    view: &View<'_>,
    element: &ElementId,
    ask: &LevelAsk,
    present: Level,
    on: bool,
    in_steps: bool,
) -> LevelChoice {
    let own = ask.elements.iter().find(|(id, _, _)| id == element);
    let (practices, effort) = own.map_or_else(Default::default, |(_, practices, effort)| {
        (*practices, *effort)
    });
    let aim = ask.set.aims.iter().find(|aim| aim.element == *element);
    let reached = ask.level <= present;
    let text = if reached {
        view.text("window-target-reached")
    } else if aim.is_some_and(|aim| !aim.is_met()) {
        view.text("window-target-out-of-reach")
    } else {
        work(view, effort, in_steps)
    };
    let note = if practices == 0 || reached {
        String::new()
    } else {
        view.with("window-practices", &facts!(count = practices))
    };
    LevelChoice {
        text,
        note,
        level: ask.level,
        is_hold: false,
        reached,
        on,
    }
}

/// Shows the choices of a row, which is one stop of the Tab key: inside, the arrow keys lead from choice
/// to choice. `name` stands for all its elements.
fn choices_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    name: &str,
    choices: &[LevelChoice],
    elements: &[ElementId],
    levels: Levels<'_>,
) {
    let row = ui.scope_id().with(name);
    let can_be_taken = |choice: &LevelChoice| !choice.reached;
    let taken = choices.iter().map(can_be_taken).collect();
    let chosen = choices.iter().position(|choice| choice.on);
    let stops = cell::Stops::of(ui, row, taken, chosen);
    for (place, choice) in choices.iter().enumerate() {
        let shown = choice_ui(ui, view, name, choice, levels, stops.cell(place));
        stops.lead_on(ui, place, &shown);
        if shown.clicked() {
            // A second click takes the choice back. A target at or below the present level holds it.
            let level = (!choice.on).then_some(choice.level);
            view.push(TargetAction::Aim(elements.to_vec(), level));
        }
    }
}

/// Shows a choice.
fn choice_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    name: &str,
    choice: &LevelChoice,
    levels: Levels<'_>,
    stop: cell::Stop,
) -> Response {
    let key = if choice.is_hold {
        "window-target-hold-name"
    } else if choice.note.is_empty() {
        "window-target-choice-bare"
    } else {
        "window-target-choice-name"
    };
    let facts = facts!(
        element = name,
        level = choice.level,
        asks = choice.text.as_str(),
        practices = choice.note.as_str()
    );
    let spoken = view.with(key, &facts);
    let [text, note] = if levels.listed {
        listed(view, choice)
    } else {
        [choice.text.clone(), choice.note.clone()]
    };
    let cell = ChoiceCell {
        text: &text,
        note: &note,
        chosen: choice.on,
        reached: choice.reached,
        spoken: &spoken,
    };
    if levels.listed && ui.available_size_before_wrap().x < levels.width {
        ui.end_row();
    }
    let is_closed = view.is_closed() && !choice.reached;
    let shown = changing_ui(ui, is_closed, |ui| {
        ui.add_enabled_ui(!choice.reached, |ui| {
            cell_ui(ui, view.palette, &cell, stop, levels.width)
        })
    });
    shown.inner
}

/// The lines of a choice that stands in a list: its level, and what it asks.
fn listed(view: &Room<'_, '_>, choice: &LevelChoice) -> [String; 2] {
    if choice.is_hold {
        return [view.text("window-target-hold"), choice.text.clone()];
    }
    let facts = facts!(level = choice.level, name = view.level_name(choice.level));
    let asks = [&choice.text, &choice.note];
    let asks: Vec<String> = asks
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    let head = view.with("window-target-listed", &facts);
    [head, view.words.series(&asks)]
}

/// The elements that have a level, each with the lower end of its range.
fn present(found: &Found) -> Vec<(ElementId, Level)> {
    let elements = found.profile.elements.iter();
    elements
        .filter_map(|element| Some((element.id.clone(), element.placement.claimed?.low)))
        .collect()
}

/// The choices for all elements at once.
fn all_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found, levels: Levels<'_>) {
    let name = view.text("window-target-all");
    let placed = present(found);
    let ids: Vec<ElementId> = placed.iter().map(|(id, _)| id.clone()).collect();
    let targets = &view.session.assessment.targets;
    let all_at = |fits: &dyn Fn(&Target, Level) -> bool| {
        placed.iter().all(|(id, present)| {
            let target = targets.get(id);
            target.is_some_and(|target| fits(target, *present))
        })
    };
    row_ui(ui, &name, levels, |ui| {
        let Some(lowest) = placed.iter().map(|(_, present)| *present).min() else {
            return;
        };
        let held = LevelChoice {
            text: view.text("window-target-hold"),
            note: String::new(),
            level: lowest,
            is_hold: true,
            reached: false,
            on: all_at(&|target, present| target.level <= present),
        };
        let asked = levels.asks.iter().map(|ask| {
            let on = all_at(&|target, _| target.level == ask.level);
            asked_of_all(view, ask, lowest, on, levels.in_steps)
        });
        let choices: Vec<LevelChoice> = std::iter::once(held).chain(asked).collect();
        choices_ui(ui, view, &name, &choices, &ids, levels);
    });
}

/// What a level asks of all elements together.
fn asked_of_all(
    view: &View<'_>,
    ask: &LevelAsk,
    lowest: Level,
    on: bool,
    in_steps: bool,
) -> LevelChoice {
    let set = &ask.set;
    let reached = ask.level <= lowest;
    let (text, note) = if reached {
        (view.text("window-target-reached"), String::new())
    } else {
        let count = set.raises.len();
        (
            work(view, set.effort, in_steps),
            view.with("window-practices", &facts!(count)),
        )
    };
    LevelChoice {
        text,
        note,
        level: ask.level,
        is_hold: false,
        reached,
        on,
    }
}

/// Whether each level can be reached, and when it breaks even.
fn sums_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found, levels: Levels<'_>) {
    let lowest = present(found).into_iter().map(|(_, level)| level).min();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(Vec2::new(NAMES, 20.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(NAMES);
            ui.label(theme::strong(view.text("window-target-worth")));
            let note = if levels.in_steps {
                "window-target-worth-note-steps"
            } else {
                "window-target-worth-note"
            };
            let years = view.session.assessment.business_case.horizon_years;
            let span = says::span(view.words, years);
            ui.label(view.muted(view.with(note, &facts!(span))));
        });
        let free = view.text("window-target-no-cost");
        told_ui(ui, theme::small(free), levels.width);
        for (ask, worth) in levels.asks.iter().zip(&found.level_worths) {
            match sum(view, ask, worth, lowest) {
                Some(Sum::Missing(input)) => {
                    let layout = Layout::top_down(Align::Min);
                    ui.allocate_ui_with_layout(Vec2::new(levels.width, 20.0), layout, |ui| {
                        ui.set_width(levels.width);
                        missing_ui(ui, view, ask.level, input);
                    });
                }
                Some(Sum::Said(text)) => told_ui(ui, theme::small(text), levels.width),
                None => told_ui(ui, theme::small(""), levels.width),
            }
        }
    });
}

/// The same where there is no room for columns.
fn listed_sums_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found, levels: Levels<'_>) {
    let lowest = present(found).into_iter().map(|(_, level)| level).min();
    ui.label(theme::strong(view.text("window-target-worth")));
    for (ask, worth) in levels.asks.iter().zip(&found.level_worths) {
        let Some(sum) = sum(view, ask, worth, lowest) else {
            continue;
        };
        let facts = facts!(level = ask.level, name = view.level_name(ask.level));
        ui.label(theme::strong(view.with("window-target-listed", &facts)));
        match sum {
            Sum::Missing(input) => missing_ui(ui, view, ask.level, input),
            Sum::Said(text) => {
                ui.label(text);
            }
        }
    }
}

/// What a level comes to.
enum Sum {
    /// In words.
    Said(String),
    /// It is not known; this figure is asked for first.
    Missing(Input),
}

/// That it is not known whether a level pays, and the way to the figure that is missing.
fn missing_ui(ui: &mut Ui, view: &Room<'_, '_>, level: Level, input: Input) {
    let text = view.text("window-target-missing");
    let link = ui.link(theme::small(&text));
    let name = view.with("window-target-missing-name", &facts!(level, text));
    field::name(ui, &link, &name);
    if link.clicked() {
        lead_to_figure(ui, view, input);
    }
}

/// Leads to a figure; first to the currency, which stands above all figures and would be passed over.
fn lead_to_figure(ui: &Ui, view: &Room<'_, '_>, input: Input) {
    let case = &view.session.assessment.business_case;
    if case.currency.is_empty() && case.inputs.is_empty() {
        business_case::go_to_currency(ui);
    } else {
        figure::go_to(ui, input);
    }
}

/// Whether a level can be reached, and when it breaks even; `None` where it is reached.
fn sum(view: &Room<'_, '_>, ask: &LevelAsk, worth: &Worth, lowest: Option<Level>) -> Option<Sum> {
    let set = &ask.set;
    Some(Sum::Said(match set.reach {
        _ if lowest.is_some_and(|lowest| ask.level <= lowest) => return None,
        Reach::Met if set.raises.is_empty() => view.text("window-target-no-cost"),
        Reach::Met => {
            let case = &view.session.assessment.business_case;
            let Some(said) = says::break_even_brief(view.words, case, worth) else {
                let mut deciding = case.deciding().into_iter();
                let first = deciding.find(|input| worth.missing.contains(input));
                return Some(Sum::Missing(first.unwrap_or(Input::Customers)));
            };
            said
        }
        _ => match set.level.map(|level| view.level_name(level)) {
            Some(level) => view.with("window-target-blocked", &facts!(level)),
            None => view.text("window-target-no-level"),
        },
    }))
}

/// What the chosen target asks; without one, what the next level asks, where there is a level to start from.
fn chosen_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let Some(set) = view.session.studies.smallest_set() else {
        return;
    };
    if view.session.assessment.targets.is_empty() && present(found).is_empty() {
        return;
    }
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let title = if view.session.assessment.targets.is_empty() {
            "window-target-none-chosen"
        } else {
            "window-target-chosen"
        };
        ui.label(theme::strong(view.text(title)));
        for text in plan_wording::aims(view.words, view.questionnaire(), &set.aims) {
            ui.label(text);
        }
        ui.label(theme::strong(plan_wording::asks(
            view.words,
            view.questionnaire(),
            set,
        )));
        if set.reach != Reach::Met {
            let planning = &view.session.assessment.planning;
            for sentence in plan_wording::verdict(view.words, view.questionnaire(), set, planning) {
                ui.label(RichText::new(sentence).color(view.palette.warn));
            }
        }
    });
}

/// Asks why each target was chosen.
fn reasons_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let targets = &view.session.assessment.targets;
    for element in &found.profile.elements {
        let Some(target) = targets.get(&element.id) else {
            continue;
        };
        let name = view.element_name(&element.id);
        let present = element.placement.claimed.map(|range| range.low);
        let key = if present.is_some_and(|present| target.level <= present) {
            "window-target-why-hold"
        } else {
            "window-target-why"
        };
        let label = view.with(key, &facts!(element = name, level = target.level));
        let hint = view.text("window-target-why-hint");
        let id = format!("why {}", element.id);
        if let Some(text) = field::text_ui(ui, &id, &label, &hint, &target.reason, 2) {
            view.push(TargetAction::AimReason(element.id.clone(), text));
        }
    }
    if !targets.is_empty() && ui.button(view.text("window-target-clear")).clicked() {
        view.push(TargetAction::Aim(targets.keys().cloned().collect(), None));
    }
}
