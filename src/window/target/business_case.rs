//! The business case: the unit's own figures, with the answer beside them.

use egui::{Rect, Ui, UiBuilder, Vec2, pos2};

use crate::model::{BusinessCase, Edit, Estimate, Input};
use crate::report::worth as says;
use crate::window::derived::Found;
use crate::window::number_input;
use crate::window::target::worth;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, card, field, fold, page};

/// The distance between the figures and the answer.
const GUTTER: f32 = 20.0;

/// The figures that the answer needs, in two groups.
const NEEDED: [(&str, &[Input]); 2] = [
    (
        "window-case-customers",
        &[
            Input::Customers,
            Input::Revenue,
            Input::GrossMargin,
            Input::CostToServe,
            Input::CustomersLost,
        ],
    ),
    (
        "window-case-plan",
        &[
            Input::Uplift,
            Input::MonthsUntilEffect,
            Input::PlanOnce,
            Input::PlanYearly,
            Input::StaffDays,
            Input::StaffDayCost,
        ],
    ),
];

/// The optional figures; each group is folded.
const OPTIONAL: [(&str, &[Input]); 5] = [
    (
        "window-case-contacts",
        &[
            Input::Contacts,
            Input::CostPerContact,
            Input::ContactsAvoided,
        ],
    ),
    (
        "window-case-acquisition",
        &[Input::NewCustomers, Input::AcquisitionSpend],
    ),
    (
        "window-case-referrals",
        &[Input::ReferralShare, Input::ReferredValue],
    ),
    (
        "window-case-price",
        &[Input::PriceEffect, Input::ExtraPurchases],
    ),
    ("window-case-rate", &[Input::DiscountRate]),
];

/// Shows the business case.
pub(crate) fn case_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    page::title_ui(ui, &view.text("window-case-title"));
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.muted(view.text("window-case-text")));
    });
    ui.add_space(space::S);
    side_by_side(ui, view, found);
    ui.add_space(space::M);
    worth::more_ui(ui, view, found);
}

/// The least width for the answer to stand beside the figures.
const LEAST_FOR_TWO: f32 = 640.0;

/// The figures on the left and the answer on the right, where it stays in sight. In a narrow window
/// the answer comes below.
fn side_by_side(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let top = ui.cursor().min;
    let width = ui.available_width();
    if width < LEAST_FOR_TWO {
        figures_ui(ui, view);
        ui.add_space(GUTTER);
        worth::answer_ui(ui, view, found);
        return;
    }
    let answer_width = (width * 0.38).clamp(280.0, 420.0);
    let figures = Rect::from_min_size(top, Vec2::new(width - answer_width - GUTTER, f32::INFINITY));
    let mut left = ui.new_child(UiBuilder::new().max_rect(figures));
    figures_ui(&mut left, view);
    let bottom = left.min_rect().bottom();

    let in_sight = ui.clip_rect().top() + space::M;
    let lowest = (bottom - view.drafts.answer_height).max(top.y);
    let answer_top = in_sight.clamp(top.y, lowest);
    let answer = Rect::from_min_size(
        pos2(figures.right() + GUTTER, answer_top),
        Vec2::new(answer_width, f32::INFINITY),
    );
    let mut right = ui.new_child(UiBuilder::new().max_rect(answer));
    worth::answer_ui(&mut right, view, found);
    view.drafts.answer_height = right.min_rect().height();

    let used = left.min_rect().union(right.min_rect());
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, used.bottom())));
}

fn figures_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        terms_ui(ui, view);
        for (title, inputs) in NEEDED {
            ui.add_space(space::S);
            page::heading_ui(ui, &view.text(title));
            for input in inputs {
                figure_ui(ui, view, *input);
            }
        }
        ui.add_space(space::S);
        for (title, inputs) in OPTIONAL {
            fold::fold_ui(ui, title, &view.text(title), |ui| {
                for input in inputs {
                    figure_ui(ui, view, *input);
                }
            });
        }
    });
}

/// The currency and the number of years.
fn terms_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let case = &view.session.assessment.business_case;
    ui.columns(2, |columns| {
        let [left, right] = columns else {
            return;
        };
        let label = view.text("window-case-currency");
        let hint = view.text("window-case-currency-hint");
        let typed = field::text_ui(left, "currency", &label, &hint, &case.currency, 1);
        if let Some(text) = typed
            && BusinessCase::check_currency(&text).is_ok()
        {
            view.push(Edit::SetCurrency(text));
        }
        let label = view.text("window-case-years");
        let years = Some(u32::from(case.horizon_years));
        let range = 1..=u32::from(BusinessCase::MOST_YEARS);
        let typed = field::whole_ui(right, view, "years", &label, years, range);
        if let Some(years) = typed.flatten().and_then(|years| u8::try_from(years).ok()) {
            view.push(Edit::SetHorizon(years));
        }
    });
}

/// Low, likely and high of one figure, or that it is not known.
fn figure_ui(ui: &mut Ui, view: &mut Room<'_, '_>, input: Input) {
    let name = says::input_name(view.words, input);
    let unit = says::unit_name(view.words, input.unit());
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.label(theme::strong(&name));
        ui.label(view.muted(unit));
    });
    let inputs = &view.session.assessment.business_case.inputs;
    let known = inputs.get(&input).copied();
    let mut texts = drafted(view, input, known);
    let mut changed = false;
    let mut typing = false;
    ui.horizontal_top(|ui| {
        let button = 104.0;
        let gaps = 3.0 * ui.spacing().item_spacing.x;
        let width = ((ui.available_width() - button - gaps) / 3.0).clamp(56.0, 130.0);
        let spoken =
            |end: &str| view.with("window-figure-name", &facts!(input = name.as_str(), end));
        for ((end, key), text) in ENDS.into_iter().zip(&mut texts) {
            let (id, caption) = (draft_key(input, end), view.text(key));
            let size = Vec2::new(width, 32.0);
            let field = ui.allocate_ui(size, |ui| field::edit(ui, &id, text, &caption, 1));
            field::name(ui, &field.inner, &spoken(&caption));
            changed |= field.inner.changed();
            typing |= field.inner.has_focus();
        }
        let on = known.is_none() && texts.iter().all(|text| text.trim().is_empty());
        let text = view.text("dont-know");
        if button::toggle_ui(ui, view, on, true, &text, &spoken(&text)).clicked() {
            texts = Default::default();
            changed = true;
        }
    });
    let fault = take_in(view, input, &texts, changed, typing);
    note_ui(ui, view, input, fault);
}

/// The three values of an estimate, and the keys of their names.
const ENDS: [(&str, &str); 3] = [
    ("low", "window-figure-low"),
    ("likely", "window-figure-likely"),
    ("high", "window-figure-high"),
];

fn draft_key(input: Input, end: &str) -> String {
    format!("{input} {end}")
}

/// The texts of the three fields: what is being typed, or else what is known. An exact figure fills
/// only the middle one.
fn drafted(view: &Room<'_, '_>, input: Input, known: Option<Estimate>) -> [String; 3] {
    let shown = known.map_or_else(Default::default, |known| {
        let text = |value| number_input::shown(view.words, value);
        if known.is_exact() {
            [String::new(), text(known.likely()), String::new()]
        } else {
            [known.low(), known.likely(), known.high()].map(text)
        }
    });
    let drafts = ENDS.map(|(end, _)| view.drafts.texts.get(&draft_key(input, end)));
    let mut drafts = drafts.into_iter();
    shown.map(|shown| drafts.next().flatten().cloned().unwrap_or(shown))
}

/// Puts an estimate that makes sense into the document; returns what is wrong with one that does not.
fn take_in(
    view: &mut Room<'_, '_>,
    input: Input,
    texts: &[String; 3],
    changed: bool,
    typing: bool,
) -> Option<String> {
    let read = number_input::estimate(view.words, input, texts.each_ref().map(String::as_str));
    if changed {
        for ((end, _), text) in ENDS.into_iter().zip(texts) {
            let key = draft_key(input, end);
            view.drafts.texts.insert(key, text.clone());
        }
    }
    match read {
        Ok(estimate) => {
            if !typing {
                for (end, _) in ENDS {
                    view.drafts.texts.remove(&draft_key(input, end));
                }
            }
            if changed {
                view.push(Edit::SetInput(input, estimate));
            }
            None
        }
        Err(fault) => Some(view.say(&fault)),
    }
}

/// Below the fields: what is wrong with them, or where a company finds the figure.
fn note_ui(ui: &mut Ui, view: &mut Room<'_, '_>, input: Input, fault: Option<String>) {
    ui.label(match fault {
        Some(fault) => view.fault(fault),
        None => view.muted(says::input_where(view.words, input)),
    });
    if input == Input::StaffDays {
        planned_days_ui(ui, view);
    }
}

/// Offers the days of the smallest set, where all of them are stated.
fn planned_days_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let case = &view.session.assessment.business_case;
    let Some(set) = view.session.studies.smallest_set() else {
        return;
    };
    let Some(count) = set.effort.all_days().filter(|days| *days > 0) else {
        return;
    };
    let days = Estimate::exactly(count.into());
    if case.inputs.get(&Input::StaffDays) != Some(&days) {
        let text = view.with("window-case-take-days", &facts!(days = count));
        if ui.link(theme::small(text)).clicked() {
            view.push(Edit::SetInput(Input::StaffDays, Some(days)));
        }
    }
}
