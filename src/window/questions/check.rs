//! What a second person makes of an answer: accepts, adjusts or sends it back.

use egui::{Button, Role, Ui, WidgetInfo};

use crate::model::{Check, CheckVerdict, HalfLevels, Practice, Response as Said};
use crate::report::wording;
use crate::window::drafts::CheckDraft;
use crate::window::frame::action::{FrameAction, Spot};
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{field, fold, page};
use crate::words::Message;

/// Shows the check of an answer, and what a second person says of it.
pub(crate) fn check_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Said) {
    if said.rating.is_none() {
        return;
    }
    if let Some(check) = &said.check {
        given_ui(ui, view, practice, check);
    }
    let title = view.text("window-check");
    let (is_closed, seeks) = (view.is_closed(), page::seeks(view, Spot::Check));
    let mut checked = None;
    let fold = fold::led_fold_ui(ui, "check", &title, seeks, |ui| {
        checked = changing_ui(ui, is_closed, |ui| fields_ui(ui, view, practice));
    });
    page::spot(view, Spot::Check, &fold);
    if let Some(check) = checked {
        // The buttons are disabled again.
        fold.request_focus();
        let said = Said {
            check: Some(check.clone()),
            ..said.clone()
        };
        let told = Message::new("window-check-recorded")
            .with("name", view.wording(&practice.title))
            .with("answer", wording::counted_answer(view.words, &said));
        view.push(QuestionsAction::Check(Some(check)));
        view.push(FrameAction::Told(told));
    }
}

/// The check that was made.
fn given_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, check: &Check) {
    let text = wording::check(view.words, check);
    let colour = match check.verdict {
        CheckVerdict::SentBack => view.palette.warn,
        CheckVerdict::Accepted | CheckVerdict::Adjusted(_) => view.palette.ink,
    };
    let line = ui.label(theme::strong(&text).color(colour));
    page::announce_changes(&line);
    let taken_back = changing_ui(ui, view.is_closed(), |ui| {
        let button = ui.button(view.text("window-check-take-back"));
        field::name(ui, &button, &view.text("window-check-take-back-name"));
        button.clicked()
    });
    if taken_back {
        let told = Message::new("window-check-taken");
        let told = told.with("name", view.wording(&practice.title));
        view.push(QuestionsAction::Check(None));
        view.push(FrameAction::Told(told));
    }
}

/// Every verdict with the key of its button, and that of what it still lacks.
fn choices(
    draft: &CheckDraft,
    is_own: bool,
    rating: Option<HalfLevels>,
) -> [(&'static str, CheckVerdict, Option<&'static str>); 3] {
    let (named, noted) = (!draft.by.trim().is_empty(), !draft.note.trim().is_empty());
    let lacks = |lacking: &[(bool, &'static str)]| {
        let mut lacking = lacking.iter().filter(|(there, _)| !there);
        lacking.next().map(|(_, key)| *key)
    };
    let by = (named, "window-check-needs-name");
    let other_person = (!is_own, "window-check-needs-other");
    let why = (noted, "window-check-needs-note");
    let other = (rating.is_some(), "window-check-needs-rating");
    let adjusted = rating.map_or(CheckVerdict::Accepted, CheckVerdict::Adjusted);
    [
        (
            "window-check-accept",
            CheckVerdict::Accepted,
            lacks(&[by, other_person]),
        ),
        (
            "window-check-adjust",
            adjusted,
            lacks(&[by, other_person, why, other]),
        ),
        (
            "window-check-send-back",
            CheckVerdict::SentBack,
            lacks(&[by, other_person, why]),
        ),
    ]
}

/// Who checks, why, and the three things that can come of it; gives the check that is made.
fn fields_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice) -> Option<Check> {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.label(view.muted(view.text("window-check-text")));
    let mut draft = std::mem::take(&mut view.drafts.check);
    let label = view.text("window-check-by");
    field::labelled_ui(ui, "check by", &label, "", &mut draft.by, 1);
    let label = view.text("window-check-note");
    field::labelled_ui(ui, "check note", &label, "", &mut draft.note, 2);
    let questionnaire = view.questionnaire();
    let facts = facts!(
        least = questionnaire.numbering.lowest(),
        most = questionnaire.top()
    );
    let label = view.with("window-check-rating", &facts);
    field::labelled_ui(ui, "check rating", &label, "", &mut draft.rating, 1);
    let top = HalfLevels::from(questionnaire.top());
    let rating = questionnaire.numbering.parse(&draft.rating);
    let rating = rating.filter(|at| *at <= top && practice.scale().allows(*at));
    let person = view.session.respondent();
    let is_own = person.is_some_and(|person| person.is_called(&draft.by));
    if is_own {
        let said = ui.label(view.fault(view.text("window-check-needs-other")));
        page::announce_changes(&said);
    }
    let choices = choices(&draft, is_own, rating);
    let closed = view.is_closed().then(|| view.text("window-refusal-closed"));
    let mut chosen = None;
    page::group_ui(ui, Role::Group, &view.text("window-check"), |ui| {
        ui.horizontal_wrapped(|ui| {
            for (key, verdict, lacking) in choices {
                let text = view.text(key);
                let is_enabled = lacking.is_none() && closed.is_none();
                let button = ui.add_enabled(is_enabled, Button::new(&text));
                let why = lacking.map(|key| view.text(key)).unwrap_or_default();
                let (name, why) = match &closed {
                    Some(closed) => (text, closed.clone()),
                    None if is_enabled => (text, why),
                    None => {
                        let facts = facts!(text, why = why.as_str());
                        (view.with("window-check-refused", &facts), why)
                    }
                };
                button.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, &name));
                if button.on_disabled_hover_text(why).clicked() {
                    chosen = Some(verdict);
                }
            }
        });
    });
    let check = chosen.map(|verdict| Check {
        by: draft.by.trim().to_owned(),
        date: view.state.today,
        verdict,
        note: draft.note.trim().to_owned(),
    });
    if check.is_some() {
        draft.leave();
    }
    view.drafts.check = draft;
    check
}
