//! Response sheets that are to be taken in: what each gives, what is refused, and what to decide.

use egui::{Label, ScrollArea, Ui};

use crate::format::Diagnostic;
use crate::format::import::{Change, Fate, Question};
use crate::model::{Rating, RatingKind};
use crate::window::document::action::DocumentAction;
use crate::window::document::taking::{SheetDecision, Taking, Unread};
use crate::window::frame::action::FrameAction;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, page};

/// Shows the question.
pub(crate) fn sheets_ui(ui: &mut Ui, view: &mut View<'_>, taking: &Taking) {
    let count = taking.files.len();
    let title = view.with("window-sheets-title", &facts!(count));
    page::dialog_title_ui(ui, &title);
    let room = ui.ctx().content_rect().height() - 300.0;
    ScrollArea::vertical()
        .max_height(room.clamp(120.0, 380.0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            files_ui(ui, view, taking);
            page::follow_focus(ui);
        });
    let decisions = taking.open_decisions();
    let state = if taking.can_be_taken() {
        "window-sheets-ready"
    } else if !decisions.is_empty() {
        "window-sheets-decide"
    } else if taking.returned.can_be_taken() && taking.files.iter().all(|it| it.sheet.is_ok()) {
        "window-sheets-nothing"
    } else {
        "window-sheets-refused"
    };
    ui.label(view.text(state));
    ui.horizontal_wrapped(|ui| {
        let takes = button::main(view, view.text("window-sheets-take"));
        let takes = ui.add_enabled(taking.can_be_taken(), takes);
        if takes.clicked() {
            view.push(DocumentAction::TakeSheets);
        }
        for decision in decisions {
            let key = match decision {
                SheetDecision::Replace => "window-sheets-replace",
                SheetDecision::LaterHolds => "window-sheets-later",
                SheetDecision::OtherPeople => "window-sheets-other",
                SheetDecision::SamePeople => "window-sheets-same",
            };
            if ui.button(view.text(key)).clicked() {
                view.push(DocumentAction::DecideSheets(decision));
            }
        }
        let cancel = ui.button(view.text("window-cancel"));
        if ui.memory(|memory| memory.focused().is_none()) {
            let first = if taking.can_be_taken() {
                &takes
            } else {
                &cancel
            };
            first.request_focus();
        }
        if cancel.clicked() {
            view.push(FrameAction::DismissDialog);
        }
    });
}

/// A block for each file, in the order that they were given.
fn files_ui(ui: &mut Ui, view: &View<'_>, taking: &Taking) {
    let mut number = 0;
    for file in &taking.files {
        ui.label(theme::strong(&file.name));
        match &file.sheet {
            Err(Unread::Failed(why)) => {
                ui.label(view.fault(view.say(why)));
            }
            Err(Unread::Faults(faults)) => faults_ui(ui, view, faults),
            Ok(_) => {
                sheet_ui(ui, view, taking, number);
                number += 1;
            }
        }
        ui.add_space(space::S);
    }
}

/// What became of a sheet, and what must be decided about it.
fn sheet_ui(ui: &mut Ui, view: &View<'_>, taking: &Taking, number: usize) {
    let named = |other: &usize| {
        let read = taking.files.iter().filter(|file| file.sheet.is_ok());
        let name = read.map(|file| file.name.as_str()).nth(*other);
        name.unwrap_or_default().to_owned()
    };
    let said = match taking.returned.fates.get(number) {
        None => return,
        Some(Fate::Refused(faults)) => return faults_ui(ui, view, faults),
        Some(Fate::Empty) => view.text("window-sheets-empty"),
        Some(Fate::SameAs(other)) => {
            view.with("window-sheets-is-same", &facts!(other = named(other)))
        }
        Some(Fate::EarlierThan(other)) => {
            view.with("window-sheets-is-earlier", &facts!(other = named(other)))
        }
        Some(Fate::EarlierThanTaken) => view.text("window-sheets-is-earlier-than-taken"),
        Some(Fate::Read(place)) => {
            let (Some(person), Some(sheet)) = (
                taking.returned.people.get(*place),
                taking.sheets.get(number),
            ) else {
                return;
            };
            let facts = facts!(
                name = person.name.as_str(),
                has_name = u8::from(!person.name.is_empty()),
                is_known = u8::from(person.known.is_some()),
                answered = sheet.answered(),
                asked = sheet.asks.len(),
                new = person.new,
                changed = person.changed.len(),
                unchanged = person.unchanged
            );
            view.with("window-sheets-gives", &facts)
        }
    };
    ui.add(Label::new(said).wrap());
    let kept = taking
        .returned
        .kept
        .get(number)
        .copied()
        .unwrap_or_default();
    if kept > 0 {
        let text = view.with("window-sheets-keeps", &facts!(count = kept));
        ui.add(Label::new(view.muted(text)).wrap());
    }
    let warnings = taking.returned.warnings.iter();
    for (_, warning) in warnings.filter(|(about, _)| *about == number) {
        ui.add(Label::new(view.muted(view.say(&warning.message))).wrap());
    }
    let questions = taking.returned.questions.iter();
    for (_, question) in questions.filter(|(about, _)| *about == number) {
        let said = match question {
            Question::Twice { name } => {
                view.with("import-ask-twice", &facts!(name = name.as_str()))
            }
            Question::Again { name } => {
                view.with("import-ask-again", &facts!(name = name.as_str()))
            }
            Question::Alike { name, one, other } => {
                let [one, other] = [one, other].map(place);
                view.with(
                    "window-sheets-alike",
                    &facts!(name = name.as_str(), one, other),
                )
            }
            Question::Replaces { changes, .. } => {
                let replaced: Vec<String> = changes.iter().map(|it| change(view, it)).collect();
                let facts = facts!(
                    name = whose(taking, number),
                    count = changes.len(),
                    what = view.words.series(&replaced)
                );
                view.with("import-ask-replaces", &facts)
            }
            Question::Value { .. } | Question::Rows { .. } | Question::Strangers { .. } => continue,
        };
        ui.add(Label::new(view.fault(said)).wrap());
    }
}

/// Role and team as they are compared.
fn place(of: &[String; 2]) -> String {
    let parts = of.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        "–".to_owned()
    } else {
        parts.join(", ")
    }
}

/// What the person of a sheet is called in the assessment.
fn whose(taking: &Taking, number: usize) -> String {
    let person = match taking.returned.fates.get(number) {
        Some(Fate::Read(place)) => taking.returned.people.get(*place),
        _ => None,
    };
    person.map_or_else(String::new, |person| person.name.clone())
}

/// An answer that replaces another, from what to what.
fn change(view: &View<'_>, change: &Change) -> String {
    let practice = change.practice.as_str();
    let [before, after] = [&change.before.rating, &change.after.rating];
    if before == after {
        return view.with("importing-change-note", &facts!(practice));
    }
    let [before, after] = [before, after].map(|rating| {
        let at = rating.as_ref().and_then(Rating::at);
        let word = || view.text(RatingKind::of(rating.as_ref()).notation().word);
        at.map_or_else(word, |at| view.words.rating(at))
    });
    view.with("importing-change", &facts!(practice, before, after))
}

fn faults_ui(ui: &mut Ui, view: &View<'_>, faults: &[Diagnostic]) {
    for fault in faults {
        let said = view.say(&fault.message);
        let said = match fault.place {
            Some(place) => {
                let facts = facts!(line = place.line, column = place.column);
                format!("{}: {said}", view.with("window-fault-place", &facts))
            }
            None => said,
        };
        ui.add(Label::new(view.fault(said)).wrap());
    }
}
