//! Check-in: how far the plan is, whether it paid, what was said on a day and observed by then; and on each step how it
//! goes and which measure shows whether it works.

use egui::{Align, ComboBox, Ui};

use crate::model::{BusinessCase, CheckIn, CheckIns, Edit, Finding, MeasureId, Observed, Status};
use crate::outcomes::{Paid, PlanStatus};
use crate::report::status_wording::{PaidTold, StatusTold, StepTold};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::frame::action::Spot;
use crate::window::outcomes::number::number_ui;
use crate::window::plan::action::StepChange;
use crate::window::plan::change::change;
use crate::window::plan::fields::Item;
use crate::window::plan::state::CheckInDraft;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::table::{Table, TableCell, table_ui};
use crate::window::widget::{button, card, field, fold, page};

/// How wide a field for a day is.
const DAY: f32 = 190.0;

/// How it goes with a step, once it is begun, and the measure that shows whether it works, where anything is measured.
pub(crate) fn step_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    item: &Item<'_>,
    (note, indicator): (&str, Option<&MeasureId>),
) {
    if item.status != Status::Open || !note.is_empty() {
        let label = view.text("check-in-note");
        let mut text = note.to_owned();
        let response = field::labelled_ui(ui, "check-in note", &label, "", &mut text, 1);
        let spoken = view.with("check-in-note-name", &facts!(name = item.name));
        field::name(ui, &response, &spoken);
        if response.changed() {
            change(ui, view, item.entry, StepChange::Note(text));
        }
    }
    let assessment = &view.session.assessment;
    if assessment.outcomes.is_empty() {
        return;
    }
    let named = |id: &MeasureId| assessment.outcomes.get(id).map(|it| it.name.clone());
    let nothing = view.text("check-in-no-indicator");
    let now = indicator.and_then(named).unwrap_or_else(|| nothing.clone());
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::small(view.text("check-in-indicator")));
        let combo = ComboBox::from_id_salt(("indicator", item.key));
        let menu = combo.selected_text(&now).show_ui(ui, |ui| {
            let measures = assessment.measures().into_iter();
            let measures = measures.map(|(id, it)| (Some(id), it.name.as_str()));
            for (id, name) in std::iter::once((None, nothing.as_str())).chain(measures) {
                let is_now = id == indicator;
                if ui.selectable_label(is_now, name).clicked() && !is_now {
                    change(ui, view, item.entry, StepChange::Indicator(id.cloned()));
                }
            }
        });
        let spoken = view.with("check-in-indicator-name", &facts!(name = item.name));
        ui.ctx().accesskit_node_builder(menu.response.id, |node| {
            node.set_label(spoken);
            node.set_value(now.clone());
        });
        let last = indicator.and_then(|id| {
            let measure = assessment.outcomes.get(id)?;
            let (day, outcome) = measure.last()?;
            let value = wording::measured(view.words, measure, outcome.value);
            let date = view.words.date(day);
            Some(view.with("status-value", &facts!(value, date)))
        });
        if let Some(last) = last {
            ui.label(view.muted(last));
        }
    });
}

/// The check-in below the plan: the status, whether it paid, and what is noted.
pub(crate) fn check_in_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let title = view.text("check-in-title");
    let heading = page::section_ui(ui, &title);
    page::heading_spot(ui, view, Spot::CheckIn, (&heading, &title));
    let session = view.session;
    let assessment = &session.assessment;
    let status = PlanStatus::of(assessment, &found.roadmap.steps, view.state.today);
    let told = StatusTold {
        words: view.words,
        assessment,
        status: &status,
    };
    let paid = Paid::of(assessment, &found.business_case);
    card::card_ui(ui, view.palette, |ui| {
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(theme::strong(told.title()));
            for said in told.rest() {
                ui.label(said);
            }
        });
        for (key, steps) in [
            ("status-overdue", &status.overdue),
            ("status-next", &status.next),
        ] {
            steps_ui(ui, view, key, &told.steps(steps));
        }
        indicators_ui(ui, view, &told);
        button::link_ui(ui, view, "outcomes-way", Command::Go(Route::Outcomes));
        paid_ui(ui, view, found, &paid);
        noted_ui(ui, view, &assessment.check_ins, &found.business_case);
        changing_ui(ui, view.is_closed(), |ui| {
            let open = view.text("check-in-open");
            let opens = view.drafts.plan.check_in.opens;
            view.drafts.plan.check_in.opens = opens.saturating_sub(1);
            if opens > 0 {
                ui.ctx().request_repaint();
            }
            fold::led_fold_ui(ui, "check-in", &open, opens > 0, |ui| {
                form_ui(ui, view, opens == 1);
            });
        });
    });
}

/// What heads a column of steps, and what stands in it.
type StepColumn = (&'static str, fn(&StepTold) -> &String);

/// Steps that are late, or due next.
fn steps_ui(ui: &mut Ui, view: &mut Room<'_, '_>, key: &str, steps: &[StepTold]) {
    if steps.is_empty() {
        return;
    }
    let title = view.text(key);
    ui.add_space(space::S);
    ui.label(theme::strong(&title));
    let columns: [StepColumn; 4] = [
        ("status-what", |it| &it.what),
        ("status-owner", |it| &it.owner),
        ("status-due", |it| &it.due),
        ("status-note", |it| &it.note),
    ];
    // Where nobody is named, or nothing noted, there is no column for it.
    let is_stated = |(_, of): &StepColumn| steps.iter().any(|it| !of(it).is_empty());
    let columns: Vec<_> = columns.into_iter().filter(is_stated).collect();
    let cells = |it: &StepTold| {
        columns
            .iter()
            .map(|(_, of)| of(it).clone().into())
            .collect()
    };
    let headings = columns.iter().map(|(heading, _)| view.text(heading).into());
    let table = Table {
        name: title,
        headings: headings.collect(),
        rows: steps.iter().map(cells).collect(),
    };
    table_ui(ui, view, key, &table);
}

fn indicators_ui(ui: &mut Ui, view: &mut Room<'_, '_>, told: &StatusTold<'_>) {
    let rows = told.indicators();
    if rows.is_empty() {
        return;
    }
    let headings = [
        "status-indicator",
        "status-last",
        "status-moved",
        "status-steps",
    ];
    let table = Table {
        name: view.text("status-indicators"),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows
            .into_iter()
            .map(|it| {
                let rest = [it.last, it.moved, it.steps];
                let rest = rest.map(TableCell::from);
                std::iter::once(TableCell::strong(it.name))
                    .chain(rest)
                    .collect()
            })
            .collect(),
    };
    ui.add_space(space::S);
    table_ui(ui, view, "check-in-indicators", &table);
}

fn paid_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found, paid: &Paid) {
    let told = PaidTold {
        words: view.words,
        case: &found.business_case,
        paid,
    };
    ui.add_space(space::S);
    ui.label(theme::strong(told.title()));
    if paid.day.is_none() {
        return;
    }
    let headings = ["paid-line", "paid-promised", "paid-happened", "paid-source"];
    let rows = told.rows().into_iter();
    let table = Table {
        name: view.text("section-paid"),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows
            .map(|it| {
                let rest = [it.promised, it.happened, it.source];
                let rest = rest.map(TableCell::from);
                std::iter::once(TableCell::strong(it.what))
                    .chain(rest)
                    .collect()
            })
            .collect(),
    };
    table_ui(ui, view, "check-in-paid", &table);
    ui.scope(|ui| {
        theme::measure(ui);
        for said in told.said() {
            ui.label(view.muted(said));
        }
    });
}

/// The check-ins that were noted, the last one first.
fn noted_ui(ui: &mut Ui, view: &mut Room<'_, '_>, all: &CheckIns, case: &BusinessCase) {
    for (day, check_in) in all.iter().rev() {
        let observed = check_in.observed.iter();
        let observed =
            observed.map(|(what, found)| wording::observed(view.words, case, *what, found.value));
        let observed = view.words.series(&observed.collect::<Vec<_>>());
        let said = check_in.said.trim();
        ui.horizontal_wrapped(|ui| {
            let date = view.words.date(*day);
            let by = check_in.by.trim().to_owned();
            let named = u8::from(!by.is_empty());
            let text = if said.is_empty() {
                observed.as_str()
            } else {
                said
            };
            let facts = facts!(date = date.clone(), named, by, text);
            ui.label(view.with("status-said", &facts));
            if !said.is_empty() && !observed.is_empty() {
                ui.label(view.muted(observed.as_str()));
            }
            changing_ui(ui, view.is_closed(), |ui| {
                for (key, removes) in [("outcomes-edit", false), ("outcomes-remove-value", true)] {
                    let text = view.text(key);
                    let facts = facts!(date = date.clone(), field = text.as_str());
                    let spoken = view.with("check-in-of", &facts);
                    let pressed = ui.link(theme::small(text));
                    field::name(ui, &pressed, &spoken);
                    if pressed.clicked() && removes {
                        let mut rest = all.clone();
                        rest.remove(day);
                        view.push(Edit::SetCheckIns(rest));
                    } else if pressed.clicked() {
                        view.drafts.plan.check_in = CheckInDraft::of(*day, check_in);
                        forget_typed(view);
                    }
                }
            });
        });
    }
}

/// The fields of a check-in.
fn form_ui(ui: &mut Ui, view: &mut Room<'_, '_>, enters: bool) {
    let mut draft = std::mem::take(&mut view.drafts.plan.check_in);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.allocate_ui([DAY, 0.0].into(), |ui| {
            ui.set_width(DAY);
            let label = view.text("check-in-day");
            let day = draft.day.or(Some(view.state.today));
            if let Some(day) = field::date_ui(ui, view, "check-in day", &label, day) {
                draft.day = day;
            }
        });
        ui.allocate_ui([DAY, 0.0].into(), |ui| {
            ui.set_width(DAY);
            let label = view.text("check-in-by");
            field::labelled_ui(ui, "check-in by", &label, "", &mut draft.by, 1);
        });
    });
    let label = view.text("check-in-said");
    let said = field::labelled_ui(ui, "check-in said", &label, "", &mut draft.said, 2);
    if enters {
        said.request_focus();
        said.scroll_to_me(Some(Align::Center));
    }
    ui.label(view.muted(view.text("check-in-observed")));
    for (what, (value, source)) in Observed::ALL.into_iter().zip(&mut draft.observed) {
        let name = wording::observed_name(view.words, what);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.allocate_ui([DAY, 0.0].into(), |ui| {
                ui.set_width(DAY);
                let id = format!("check-in {}", what.as_str());
                if let Some(found) = number_ui(ui, view, &id, (&name, &name), *value) {
                    *value = found;
                }
            });
            ui.vertical(|ui| {
                let label = view.text("check-in-source");
                let id = format!("check-in source {}", what.as_str());
                let response = field::labelled_ui(ui, &id, &label, "", source, 1);
                let spoken = view.with("check-in-source-name", &facts!(name = name.as_str()));
                field::name(ui, &response, &spoken);
            });
        });
    }
    if draft.lacks_source() {
        ui.label(view.muted(view.text("check-in-needs-source")));
    }
    let text = view.text("check-in-put");
    let can = !draft.is_empty() && !draft.lacks_source();
    let put = ui.add_enabled(can, button::framed(view, text));
    if put.clicked() {
        let day = draft.day.unwrap_or(view.state.today);
        let mut all = view.session.assessment.check_ins.clone();
        all.insert(day, draft.check_in());
        view.push(Edit::SetCheckIns(all));
        draft = CheckInDraft::default();
        forget_typed(view);
    }
    view.drafts.plan.check_in = draft;
}

fn forget_typed(view: &mut Room<'_, '_>) {
    let texts = &mut view.drafts.texts;
    texts.retain(|key, _| !key.starts_with("check-in "));
}

impl CheckInDraft {
    fn of(day: jiff::civil::Date, found: &CheckIn) -> Self {
        let observed = Observed::ALL.map(|what| {
            let found = found.observed.get(&what);
            found.map_or_else(Default::default, |found| {
                (Some(found.value), found.source.clone())
            })
        });
        Self {
            day: Some(day),
            by: found.by.clone(),
            said: found.said.clone(),
            observed,
            opens: 2,
        }
    }

    fn check_in(&self) -> CheckIn {
        let observed = Observed::ALL.into_iter().zip(&self.observed);
        let observed = observed.filter_map(|(what, (value, source))| {
            let source = source.trim().to_owned();
            let found = Finding {
                value: (*value)?,
                source,
            };
            Some((what, found))
        });
        CheckIn {
            by: self.by.trim().to_owned(),
            said: self.said.trim().to_owned(),
            observed: observed.collect(),
        }
    }

    fn lacks_source(&self) -> bool {
        let mut observed = self.observed.iter();
        observed.any(|(value, source)| value.is_some() && source.trim().is_empty())
    }

    fn is_empty(&self) -> bool {
        self.check_in().is_empty()
    }
}
