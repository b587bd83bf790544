//! A month to choose a day from, below a button.

use egui::accesskit::{HasPopup, Role};
use egui::{
    Align2, Button, EventFilter, Id, Key, Modifiers, Painter, Popup, PopupCloseBehavior, Rect,
    Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::report::plan_wording;
use crate::window::drafts::OpenCalendar;
use crate::window::theme::{self, RADIUS, size, space};
use crate::window::view::View;
use crate::window::widget::sign;

/// The size of a day.
const DAY: Vec2 = vec2(34.0, 28.0);

/// The width of the button.
pub(crate) const BUTTON: i8 = 30;

/// Shows the button at its place in a field, and the month below it while it is open; returns the
/// day that was chosen.
pub(crate) fn button_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: Rect,
    [id, label]: [&str; 2],
    value: Option<Date>,
) -> Option<Date> {
    let name = view.with("window-calendar-open", &facts!(field = label));
    let is_open = |view: &View<'_>| {
        let open = view.drafts.calendar.as_ref();
        open.is_some_and(|open| open.field == id)
    };
    let button = ui.put(place, Button::new("").frame_when_inactive(false));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_has_popup(HasPopup::Dialog);
        node.set_expanded(is_open(view));
    });
    icon(ui.painter(), button.rect, view.palette.muted);
    let button = button.on_hover_text(&name);
    if button.clicked() {
        view.drafts.calendar = if is_open(view) {
            None
        } else {
            Some(OpenCalendar {
                field: id.to_owned(),
                at: value.unwrap_or(view.state.today),
                enters: true,
            })
        };
    }
    let mut stays = is_open(view);
    if !stays {
        return None;
    }
    let shown = Popup::from_response(&button)
        .gap(2.0)
        .open_bool(&mut stays)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(&name)
        .show(|ui| month_ui(ui, view, value));
    let chosen = shown.and_then(|shown| shown.inner);
    if chosen.is_some() || (!stays && is_open(view)) {
        view.drafts.calendar = None;
        button.request_focus();
    }
    chosen
}

/// A sheet of a calendar.
fn icon(painter: &Painter, rect: Rect, colour: egui::Color32) {
    let stroke = Stroke::new(1.3, colour);
    let sheet = Rect::from_center_size(rect.center() + vec2(0.0, 1.0), vec2(14.0, 13.0));
    painter.rect_stroke(sheet, 2.0, stroke, StrokeKind::Middle);
    painter.hline(sheet.x_range(), sheet.top() + 4.0, stroke);
    for x in [-3.5, 3.5] {
        let ring = sheet.center_top() + vec2(x, 0.0);
        painter.vline(ring.x, (ring.y - 2.5)..=(ring.y + 1.0), stroke);
    }
    for x in [-3.5, 0.0, 3.5] {
        let day = sheet.center() + vec2(x, 2.5);
        painter.circle_filled(day, 1.1, colour);
    }
}

/// The month, its neighbours one click away, and today.
fn month_ui(ui: &mut Ui, view: &mut View<'_>, value: Option<Date>) -> Option<Date> {
    let at = view.drafts.calendar.as_ref()?.at;
    ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
    ui.set_width(DAY.x * 7.0);
    ui.horizontal(|ui| {
        let name = theme::strong(view.words.month(at));
        let room = ui.available_width() - 2.0 * (DAY.x + space::XS);
        ui.allocate_ui(vec2(room, DAY.y), |ui| {
            ui.set_min_size(vec2(room, DAY.y));
            ui.centered_and_justified(|ui| ui.label(name));
        });
        for (sign, key, months) in [
            ("‹", "window-calendar-earlier", -1),
            ("›", "window-calendar-later", 1),
        ] {
            let name = view.text(key);
            let button = ui.add(Button::new(sign).min_size(DAY));
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.on_hover_text(name).clicked() {
                go(view, at, months.months());
            }
        }
    });
    let clicked = days_ui(ui, view, at, value);
    let today = ui.button(view.text("window-calendar-today"));
    let today = today.clicked().then_some(view.state.today);
    clicked.or(today)
}

/// Moves to another day.
fn go(view: &mut View<'_>, at: Date, span: Span) {
    if let (Some(open), Ok(day)) = (&mut view.drafts.calendar, at.checked_add(span)) {
        open.at = day;
    }
}

/// The days of the month, week by week. The keyboard goes through them as through one control.
fn days_ui(ui: &mut Ui, view: &mut View<'_>, at: Date, value: Option<Date>) -> Option<Date> {
    let grid = UiBuilder::new()
        .sense(Sense::focusable_noninteractive())
        .accessibility_role(Role::Grid)
        .accessibility_label(view.words.month(at));
    let shown = ui.scope_builder(grid, |ui| {
        let response = ui.response();
        enter(ui, view, &response);
        let entered = keys(ui, view, &response, at);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        weekdays_ui(ui, view);
        let first = at.first_of_month();
        let before = first.weekday().to_monday_zero_offset();
        let start = first.checked_sub(i64::from(before).days()).ok()?;
        let mut clicked = None;
        for week in 0..6_i64 {
            ui.horizontal(|ui| {
                for day in 0..7_i64 {
                    let Ok(day) = start.checked_add((week * 7 + day).days()) else {
                        continue;
                    };
                    if day.month() != at.month() {
                        ui.allocate_exact_size(DAY, Sense::hover());
                    } else if day_ui(ui, view, response.id, day, at, value).clicked() {
                        clicked = Some(day);
                    }
                }
            });
        }
        clicked.or(entered)
    });
    shown.inner
}

/// Gives the days the focus when the calendar opens.
fn enter(ui: &Ui, view: &mut View<'_>, days: &Response) {
    if let Some(open) = &mut view.drafts.calendar
        && open.enters
        && !ui.is_sizing_pass()
        && ui.is_visible()
    {
        open.enters = false;
        days.request_focus();
    }
}

/// Moves by key; returns the day that Enter chose.
fn keys(ui: &Ui, view: &mut View<'_>, days: &Response, at: Date) -> Option<Date> {
    if !days.has_focus() {
        return None;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(days.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let since_monday = i64::from(at.weekday().to_monday_zero_offset());
    for (key, span) in [
        (Key::ArrowLeft, (-1).days()),
        (Key::ArrowRight, 1.day()),
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).months()),
        (Key::PageDown, 1.month()),
        (Key::Home, (-since_monday).days()),
        (Key::End, (6 - since_monday).days()),
    ] {
        if pressed(key) {
            go(view, at, span);
        }
    }
    (pressed(Key::Enter) || pressed(Key::Space)).then_some(at)
}

/// The names of the days of the week.
fn weekdays_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal(|ui| {
        for day in Weekday::Monday.cycle_forward().take(7) {
            let (rect, response) = ui.allocate_exact_size(DAY, Sense::hover());
            let name = view.words.weekday(day, false);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
            ui.painter().text(
                rect.center(),
                Align2::CENTER_CENTER,
                view.words.weekday(day, true),
                theme::regular(size::SMALL),
                view.palette.muted,
            );
        }
    });
}

/// A day. Days on which nobody works stand on a shade.
fn day_ui(
    ui: &mut Ui,
    view: &View<'_>,
    days: Id,
    day: Date,
    at: Date,
    value: Option<Date>,
) -> Response {
    let palette = view.palette;
    // The days are one stop of the Tab key.
    let (rect, response) = ui.allocate_exact_size(DAY, Sense::CLICK);
    let chosen = value == Some(day);
    let name = view.words.day(day);
    let session = view.session();
    let off = session.and_then(|session| session.assessment.planning.passed_over(day));
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::GridCell);
        node.set_selected(chosen);
        if let Some(off) = off {
            node.set_description(plan_wording::day_off(view.words, off));
        }
    });
    let painter = ui.painter();
    let place = rect.shrink(1.0);
    if off.is_some() {
        painter.rect_filled(rect, 0.0, palette.shade);
    }
    if response.hovered() || chosen {
        painter.rect_filled(place, f32::from(RADIUS), palette.accent_soft);
    }
    if chosen {
        let outline = Stroke::new(2.0, palette.accent);
        painter.rect_stroke(place, f32::from(RADIUS), outline, StrokeKind::Inside);
    }
    let colour = if off.is_some() {
        palette.muted
    } else {
        palette.ink
    };
    let font = if chosen {
        theme::semibold(size::BODY)
    } else {
        theme::regular(size::BODY)
    };
    let number = day.day().to_string();
    painter.text(rect.center(), Align2::CENTER_CENTER, number, font, colour);
    if day == view.state.today {
        let under = pos2(rect.center().x, rect.bottom() - 4.0);
        painter.hline(
            (under.x - 6.0)..=(under.x + 6.0),
            under.y,
            Stroke::new(1.5, palette.accent),
        );
    }
    if day == at && ui.memory(|memory| memory.has_focus(days)) {
        ui.ctx().accesskit_node_builder(days, |node| {
            node.set_active_descendant(response.id.accesskit_id());
        });
        sign::focus(painter, palette, place.shrink(2.0));
    }
    let tooltip = off.map_or(name, |off| plan_wording::day_off(view.words, off));
    response.on_hover_text(tooltip)
}
