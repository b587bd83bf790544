//! What the group is to talk about, in which order, and how long half a day leaves for it.

use egui::Ui;

use crate::analysis::{Agenda, AgendaPractice};
use crate::model::PracticeId;
use crate::report::wording;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::rounds;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::fold;

/// Shows the agenda, folded; nothing where there is nothing to talk about.
pub(crate) fn agenda_ui(ui: &mut Ui, view: &mut Room<'_, '_>, agenda: &Agenda) {
    if agenda.practices.is_empty() {
        return;
    }
    let title = view.text("window-agenda");
    fold::fold_ui(ui, "agenda", &title, |ui| {
        theme::measure(ui);
        for (part, minutes) in &agenda.parts {
            let part = wording::agenda_part(view.words, *part, agenda.fits);
            let facts = facts!(part, minutes = *minutes);
            ui.label(view.with("window-agenda-part", &facts));
        }
        ui.add_space(space::S);
        ui.label(view.muted_body(view.text("window-agenda-order")));
        for (place, practice) in agenda.practices.iter().enumerate() {
            topic_ui(ui, view, (place, practice), place < agenda.fits);
        }
        ui.add_space(space::S);
        let ids = agenda.practices.iter().take(agenda.fits);
        let ids: Vec<PracticeId> = ids.map(|it| it.id.clone()).collect();
        rounds::again_ui(ui, view, &ids);
    });
}

/// A practice to talk about, which leads to what the group agreed on.
fn topic_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (place, practice): (usize, &AgendaPractice),
    fits: bool,
) {
    ui.push_id(("topic", practice.id.as_str()), |ui| {
        let name = view.practice_title(&practice.id);
        let facts = facts!(number = place + 1, name);
        let link = ui.link(view.with("window-agenda-topic", &facts));
        if link.clicked() {
            link.request_focus();
            view.drafts.left_from = Some((view.state.route, link.id));
            view.push(QuestionsAction::Agree(practice.id.clone()));
        }
        let closeness = wording::closeness(view.words, practice.closeness);
        let effect = practice.effect;
        let effect = effect.map(|it| wording::agenda_effect(view.words, it));
        let facts = facts!(
            closeness,
            has = u8::from(effect.is_some()),
            effect = effect.unwrap_or_default(),
            agreed = wording::agreed_day(view.words, practice),
            later = u8::from(!fits)
        );
        ui.label(view.muted_body(view.with("window-agenda-why", &facts)));
    });
}
