//! What can be changed on a step of the plan.

use std::collections::BTreeSet;

use egui::{
    Button, ComboBox, Label, Popup, Role, ScrollArea, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
    accesskit,
};

use jiff::civil::Date;

use crate::model::{PlanStep, Status, days_late};
use crate::report::plan_wording;
use crate::window::frame::action::Spot;
use crate::window::plan::action::{Entry, StepChange};
use crate::window::plan::change::change;
use crate::window::plan::state::DayBefore;
use crate::window::questions::search;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{field, page, popup, sign};

/// The width of the status.
pub(crate) const STATUS: f32 = 132.0;

/// The width of a day, and of a number of days.
const DUE: f32 = 190.0;
const DAYS: f32 = 84.0;

/// From this width on the fields stand in one row.
const ONE_ROW: f32 = 480.0;

/// The height of a field with its label and the line below it.
const HEIGHT: f32 = 76.0;

/// At most this many people are offered at once.
const OFFERED: usize = 40;

/// What the fields of a step show.
pub(crate) struct Item<'a> {
    pub(crate) entry: Entry,
    /// What the names of its fields call it.
    pub(crate) name: &'a str,
    /// What tells its fields from those of other steps.
    pub(crate) key: &'a str,
    pub(crate) owner: &'a str,
    /// Who could own it.
    pub(crate) role: Option<&'a str>,
    pub(crate) due: Option<Date>,
    pub(crate) status: Status,
}

/// Owner, day, and below their label the days.
pub(crate) fn fields_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    item: &Item<'_>,
    days_ui: impl FnOnce(&mut Ui, &mut Room<'_, '_>),
) {
    let room = ui.available_width();
    let owner = if room < ONE_ROW {
        room
    } else {
        (room - DUE - DAYS - 2.0 * space::M).min(320.0)
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let due = DUE.min(room - DAYS - space::M);
        let dated = |ui: &mut Ui, view: &mut Room<'_, '_>| {
            cell_ui(ui, due, |ui| due_ui(ui, view, item));
            cell_ui(ui, DAYS, |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.label(theme::small(view.text("window-roadmap-days")));
                days_ui(ui, view);
            });
        };
        if room < ONE_ROW {
            owner_ui(ui, view, item);
            ui.horizontal_top(|ui| dated(ui, view));
        } else {
            ui.horizontal_top(|ui| {
                cell_ui(ui, owner, |ui| owner_ui(ui, view, item));
                dated(ui, view);
            });
        }
    });
}

fn cell_ui(ui: &mut Ui, width: f32, contents_ui: impl FnOnce(&mut Ui)) {
    ui.allocate_ui(Vec2::new(width, HEIGHT), |ui| {
        ui.set_width(width);
        ui.vertical(contents_ui);
    });
}

fn due_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>) {
    let label = view.text("window-roadmap-due");
    let id = format!("due {}", item.key);
    let spoken = view.with("window-plan-due-name", &facts!(name = item.name));
    let names = [label.as_str(), spoken.as_str()];
    let shown = field::coming_date_ui(ui, view, &id, names, item.due);
    if let Some(due) = shown {
        change(ui, view, item.entry, StepChange::Due(due));
    }
    moved_ui(ui, view, item);
    // A day that somebody chose stays.
    let planning = &view.session.assessment.planning;
    let is_to_do = matches!(item.status, Status::Open | Status::UnderWay);
    let off = item.due.filter(|_| is_to_do);
    if let Some(days) = days_late(off, view.state.today) {
        late_ui(ui, view, days);
    }
    if let Some(off) = off.and_then(|due| planning.day_off(due)) {
        let said = theme::small(plan_wording::day_off(view.words, off));
        ui.label(said.color(view.palette.warn));
    }
}

/// By how many days the step is late.
fn late_ui(ui: &mut Ui, view: &Room<'_, '_>, days: u32) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let colour = view.palette.warn;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
        sign::clock(ui.painter(), rect.center(), colour);
        let text = view.with("window-plan-late", &facts!(days));
        ui.label(theme::small(text).color(colour));
    });
}

/// Which day the step had before it was moved, where that was the last change.
fn moved_ui(ui: &mut Ui, view: &Room<'_, '_>, item: &Item<'_>) {
    let changed = view.drafts.plan.changed;
    let changed = changed.filter(|changed| changed.entry == item.entry);
    let before = changed.and_then(|changed| changed.moved_from);
    if let Some(DayBefore(before)) = before.filter(|before| before.0 != item.due) {
        let before = before.map(|before| view.words.date(before));
        let before = before.unwrap_or_else(|| view.text("decision-no-date"));
        ui.label(view.muted(view.with("window-plan-moved-from", &facts!(before))));
    }
}

/// Who sees to the step: any text, or one of the people of the unit.
fn owner_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.label(theme::small(view.text("window-roadmap-owner")));
    let role = item.role;
    let hint = role.map(|role| view.with("window-plan-owner-hint", &facts!(role)));
    let spoken = view.with("window-plan-owner-name", &facts!(name = item.name));
    let people = people(view, item);
    let mut owner = item.owner.to_owned();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let room = Vec2::new(ui.available_width() - 36.0, 32.0);
        let response = ui
            .allocate_ui(room, |ui| {
                field::edit(ui, "owner", &mut owner, &hint.unwrap_or_default(), 1)
            })
            .inner;
        field::name(ui, &response, &spoken);
        page::spot(view, Spot::Owners, &response);
        if response.changed() {
            change(ui, view, item.entry, StepChange::Owner(owner));
        }
        people_ui(ui, view, item, &people);
    });
}

/// The people of the unit, one of whom can be chosen. The button is always there, so that nothing moves
/// while a name is typed.
fn people_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>, people: &[(String, String)]) {
    let name = view.with("window-plan-owner-choose", &facts!(name = item.name));
    let button = Button::new("").min_size(Vec2::splat(32.0));
    let can = !people.is_empty();
    let response = ui
        .add_enabled(can, button)
        .on_hover_text(&name)
        .on_disabled_hover_text(view.text("window-plan-owner-nobody"));
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, can, &*name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_has_popup(accesskit::HasPopup::Menu);
        node.set_expanded(is_open);
    });
    let middle = response.rect.center();
    let corners = [(-4.5, -2.5), (4.5, -2.5), (0.0, 3.5)];
    let corners = corners.map(|(x, y)| middle + Vec2::new(x, y));
    let ink = if can {
        view.palette.ink
    } else {
        view.palette.outline
    };
    ui.painter()
        .add(Shape::convex_polygon(corners.to_vec(), ink, Stroke::NONE));
    Popup::menu(&response).show(|ui| {
        popup::enter(ui, response.has_focus());
        ui.set_min_width(200.0);
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            for (owner, said) in people {
                let is_chosen = *owner == item.owner;
                if ui.selectable_label(is_chosen, said).clicked() {
                    change(ui, view, item.entry, StepChange::Owner(owner.clone()));
                }
            }
            page::follow_focus(ui);
        });
    });
}

/// Who can be offered as an owner: those who answered, with their role, then who led the assessment, then
/// those who have other steps already. What is typed narrows a long list down.
fn people(view: &Room<'_, '_>, item: &Item<'_>) -> Vec<(String, String)> {
    let assessment = &view.session.assessment;
    let people = assessment.respondents.iter();
    let people = people.map(|person| (person.name.trim(), person.role.trim()));
    let leader = (assessment.unit.facilitator.trim(), "");
    let steps = assessment.plan.iter().enumerate();
    let steps = steps.map(|(place, step)| (Entry::Step(place), &step.owner));
    let own = assessment.own_steps.iter().enumerate();
    let own = own.map(|(place, step)| (Entry::Own(place), &step.owner));
    let others = steps.chain(own).filter(|(entry, _)| *entry != item.entry);
    let owners = others.map(|(_, owner)| (owner.trim(), ""));
    let said = |name: &str, role: &str| {
        if role.is_empty() {
            name.to_owned()
        } else {
            view.with("window-plan-person", &facts!(name, role))
        }
    };
    // Whoever is typed as an owner in other letters, or with the role, is the same person.
    let mut seen = BTreeSet::new();
    let mut everybody: Vec<(&str, String)> = Vec::new();
    for (name, role) in people.chain([leader]).chain(owners) {
        let said = said(name, role);
        if !name.is_empty() && seen.insert(same(name)) {
            seen.insert(same(&said));
            everybody.push((name, said));
        }
    }
    let typed = same(item.owner);
    let is_long = everybody.len() > OFFERED && !seen.contains(&typed);
    let fits = |name: &str| !is_long || same(name).contains(&typed);
    let offered = everybody.into_iter().filter(|(name, _)| fits(name));
    let offered = offered.map(|(name, said)| (name.to_owned(), said));
    offered.take(OFFERED).collect()
}

/// A name without what makes no other person of it: capitals, accents and spaces.
fn same(name: &str) -> String {
    let words = name.split_whitespace().collect::<Vec<_>>();
    search::plain(&words.join(" "))
}

/// How far the step is.
pub(crate) fn status_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>) {
    let now = plan_wording::status(view.words, item.status);
    let menu = ComboBox::from_id_salt("status")
        .selected_text(&now)
        .width(STATUS - 16.0)
        .show_ui(ui, |ui| {
            popup::enter(ui, view.drafts.focus.by_key);
            for status in [
                Status::Open,
                Status::UnderWay,
                Status::Done,
                Status::Dropped,
            ] {
                let text = plan_wording::status(view.words, status);
                let is_now = item.status == status;
                if ui.selectable_label(is_now, text).clicked() && !is_now {
                    change(ui, view, item.entry, StepChange::Status(status));
                }
            }
        });
    let spoken = view.with("window-plan-status-name", &facts!(name = item.name));
    ui.ctx().accesskit_node_builder(menu.response.id, |node| {
        node.set_label(spoken);
        node.set_value(now);
        node.set_expanded(menu.inner.is_some());
    });
}

/// How far a step is whose status the answers decide, in words.
pub(crate) fn settled_ui(ui: &mut Ui, view: &Room<'_, '_>, step: &PlanStep) {
    let key = if step.status == Status::Done {
        "plan-settled-reached"
    } else {
        "plan-settled-dropped"
    };
    let said = theme::small(view.with(key, &facts!(level = step.to)));
    ui.allocate_ui(Vec2::new(STATUS, 32.0), |ui| {
        ui.set_width(STATUS);
        ui.add(Label::new(said).wrap());
    });
}

/// Begins to tell a step in the unit's own words, from those that stand there.
pub(crate) fn begin_wording(view: &mut Room<'_, '_>, (place, step): (usize, &PlanStep)) {
    let assessment = &view.session.assessment;
    if let Some((_, practice)) = view.questionnaire().practice(&step.practice) {
        let now = plan_wording::action(view.words, assessment, practice, step.to);
        view.drafts.plan.worded = Some((place, now));
    }
}

/// What to do in the unit's own words, where these are being changed.
pub(crate) fn wording_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (place, step): (usize, &PlanStep),
    name: &str,
) {
    let worded = &mut view.drafts.plan.worded;
    let Some((_, mut text)) = worded.take_if(|(worded, _)| *worded == place) else {
        return;
    };
    let label = view.with("window-plan-wording-name", &facts!(name));
    let response = field::labelled_ui(ui, "wording", &label, "", &mut text, 3);
    if response.changed() {
        let practice = view.questionnaire().practice(&step.practice);
        let proposed = practice
            .map(|(_, practice)| plan_wording::proposed_action(view.words, practice, step.to));
        let is_own = proposed.is_none_or(|proposed| proposed != text);
        let own = if is_own { text.clone() } else { String::new() };
        change(ui, view, Entry::Step(place), StepChange::Action(own));
    }
    ui.horizontal_wrapped(|ui| {
        let ends = ui.button(view.text("window-plan-wording-done")).clicked();
        let proposed = Button::new(view.text("window-plan-wording-proposed"));
        let is_taken_back = ui.add_enabled(!step.action.is_empty(), proposed).clicked();
        if is_taken_back {
            change(
                ui,
                view,
                Entry::Step(place),
                StepChange::Action(String::new()),
            );
        } else if !ends {
            view.drafts.plan.worded = Some((place, text));
        }
    });
}
