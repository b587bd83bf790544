//! The business case: the unit's own figures, with the answer beside them.

use egui::{Id, Rect, Ui, UiBuilder, Vec2, pos2};

use crate::model::{BusinessCase, Edit, Input};
use crate::report::worth as says;
use crate::window::derived::Found;
use crate::window::frame::action::Spot;
use crate::window::target::{figure, worth};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{card, field, fold, page, still};

/// The distance between the figures and the answer.
const GUTTER: f32 = 20.0;

/// The width from which the figures stand in two columns.
const LEAST_FOR_TWO_COLUMNS: f32 = 780.0;

/// The figures that sharpen the answer, in groups.
const SHARPER: [(&str, &[Input]); 7] = [
    (
        "window-case-plan",
        &[
            Input::StaffDays,
            Input::PlanOnce,
            Input::PlanYearly,
            Input::MonthsUntilEffect,
        ],
    ),
    ("window-case-service", &[Input::CostToServe]),
    ("window-case-contacts", &Input::OF_CONTACTS),
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
    let title = view.text("window-case-title");
    let heading = page::section_ui(ui, &title);
    page::heading_spot(ui, view, Spot::Worth, (&heading, &title));
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.muted(view.text("window-case-text")));
    });
    ui.add_space(space::S);
    still::still_ui(ui, "figures", |ui| side_by_side(ui, view, found));
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
        figures_ui(ui, view, found);
        ui.add_space(GUTTER);
        worth::answer_ui(ui, view, found);
        return;
    }
    let answer_width = (width * 0.38).clamp(280.0, 420.0);
    let figures = Rect::from_min_size(top, Vec2::new(width - answer_width - GUTTER, f32::INFINITY));
    let mut left = ui.new_child(UiBuilder::new().max_rect(figures));
    figures_ui(&mut left, view, found);
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

fn figures_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        if ui.available_width() < LEAST_FOR_TWO_COLUMNS {
            deciding_ui(ui, view, found);
            ui.add_space(space::L);
            sharper_ui(ui, view);
            return;
        }
        ui.spacing_mut().item_spacing.x = theme::space::COLUMNS;
        ui.columns(2, |columns| {
            for column in columns.iter_mut() {
                column.spacing_mut().item_spacing.x = space::S;
            }
            if let [left, right] = columns {
                // Columns would set everything over their whole width.
                left.vertical(|ui| deciding_ui(ui, view, found));
                right.vertical(|ui| sharper_ui(ui, view));
            }
        });
    });
}

/// The figures that decide, and what is assumed beside them.
fn deciding_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    changing_ui(ui, view.is_closed(), |ui| terms_ui(ui, view));
    ui.add_space(space::M);
    let case = &view.session.assessment.business_case;
    let heading = if case.is_without_revenue() {
        "window-case-deciding-savings"
    } else {
        "window-case-deciding"
    };
    page::heading_ui(ui, &view.text(heading));
    for input in view.session.assessment.business_case.deciding() {
        figure::figure_ui(ui, view, input);
    }
    assumed_ui(ui, view, found);
}

/// What nobody can look up, and what makes the answer sharper.
fn sharper_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    // Where customers pay nothing, what is saved on contacts decides, and not how many of them stay.
    let saves_only = view.session.assessment.business_case.is_without_revenue();
    if !saves_only {
        page::heading_ui(ui, &view.text("window-case-judgement"));
        figure::figure_ui(ui, view, Input::Uplift);
        ui.add_space(space::L);
    }
    // What is asked for above, and what changes nothing, is not asked; what is given can be emptied.
    let case = &view.session.assessment.business_case;
    let above = case.deciding();
    let is_asked = |input: &Input| {
        let matters = !case.is_moot(*input) || case.inputs.contains_key(input);
        matters && !above.contains(input)
    };
    let asked = SHARPER.map(|(title, inputs)| {
        let is_asked = inputs.iter().any(is_asked);
        is_asked.then_some((title, inputs))
    });
    let sharper = if saves_only {
        "window-case-sharper-savings"
    } else {
        "window-case-sharper"
    };
    fold::fold_ui(ui, "sharper", &view.text(sharper), |ui| {
        for (title, inputs) in asked.into_iter().flatten() {
            ui.add_space(space::S);
            fold::fold_ui(ui, title, &view.text(title), |ui| {
                for input in inputs {
                    figure::figure_ui(ui, view, *input);
                }
            });
        }
    });
}

/// How many more figures the answer counts on, and what is assumed for each. Its room stays the same when
/// some of them are given, so that the fields below it stay where they are.
fn assumed_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found) {
    let case = &found.business_case;
    let said = |inputs: &[Input]| {
        let count = inputs.len();
        let figures = says::assumed_figures(view.words, case, inputs);
        view.with("window-case-assumed", &facts!(count, figures))
    };
    let all = BusinessCase::default().assumed();
    let font = theme::regular(theme::size::SMALL);
    let most = ui
        .painter()
        .layout(said(&all), font, view.palette.muted, ui.available_width());
    ui.add_space(space::M);
    ui.vertical(|ui| {
        ui.set_min_height(most.size().y);
        ui.label(view.muted(said(&found.worth.assumed)));
    });
}

/// Stands for the field of the currency where it is asked for.
fn asked_for_currency() -> Id {
    Id::unique("the currency, asked")
}

/// Goes to the field of the currency.
pub(super) fn go_to_currency(ui: &Ui) {
    figure::ask_for(ui, asked_for_currency());
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
        let mut text = case.currency.clone();
        let typed = field::labelled_ui(left, "currency", &label, &hint, &mut text, 1);
        if figure::is_asked_for(left, asked_for_currency()) {
            typed.request_focus();
        }
        if typed.changed() && BusinessCase::check_currency(&text).is_ok() {
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
