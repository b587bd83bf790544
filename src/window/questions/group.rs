//! What the group agreed on: recorded beside the votes, changed, explained and taken back.

use std::collections::BTreeMap;

use egui::{Key, Ui};

use crate::model::{Consensus, HalfLevels, Practice, PracticeId, Rating, RatingKind, Response};
use crate::report::wording::{self, AgreementFigure, Ratings};
use crate::scoring::PracticeProfile;
use crate::window::command::Command;
use crate::window::derived;
use crate::window::over_time::last_time;
use crate::window::present;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::beside::seek;
use crate::window::questions::people::{self, Tail};
use crate::window::questions::rounds;
use crate::window::route::Route;
use crate::window::session::Part;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, field, figures, fold};

/// How many people the list of votes shows at once.
const VOTES_IN_SIGHT: u8 = 9;

/// Shows what stands behind what the group agreed on: what counts now, why, and who said what.
pub(crate) fn group_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice) {
    last_time::told_ui(ui, view, practice);
    let agreed = view.session.assessment.consensus.get(&practice.id);
    let found = view.derived.group(view.session, &practice.id);
    ui.label(counts(view, agreed, found.as_ref()));
    if let Some(before) = found.as_ref().and_then(|it| {
        let is_apart = it.spread.is_some_and(|it| it.flagged_for_discussion);
        wording::agreed_before(view.words, it, is_apart)
    }) {
        ui.label(before);
    }
    let people = derived::respondents(view.session, view.session.assessment.form);
    let could = found.as_ref();
    if let Some(could) = could.and_then(|it| wording::could_judge(view.words, it, people)) {
        ui.label(could);
    }
    if let Some(others) = others(view, practice) {
        ui.label(others);
    }
    match agreed {
        Some(agreed) => reason_ui(ui, view, agreed),
        None => {
            ui.label(view.muted(view.text("window-group-choose")));
        }
    }
    ui.add_space(space::S);
    match view.derived.rounds(view.session, &practice.id) {
        Some(shown) => rounds::rounds_ui(ui, view, &shown),
        None => {
            if let Some(found) = &found {
                apart_ui(ui, view, found);
            }
        }
    }
    rounds::again_ui(ui, view, std::slice::from_ref(&practice.id));
    let title = view.text("window-group-votes");
    fold::fold_ui(ui, "votes", &title, |ui| {
        roles_ui(ui, view, practice);
        let tail = Tail::Answer(&practice.id);
        if let Some(id) = people::people_ui(ui, view, VOTES_IN_SIGHT, tail) {
            view.push(QuestionsAction::AnswerAs(id));
        }
        ui.label(view.muted(view.text("window-group-votes-note")));
    });
    button::command_ui(ui, view, Command::Go(Route::Grid));
    present::view::entry_ui(ui, view);
}

/// How far the votes lie apart, and how that is worked out.
fn apart_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &PracticeProfile) {
    let levels = view.questionnaire().level_count();
    let sentences = wording::how_far_apart(view.words, found, levels);
    if sentences.is_empty() {
        return;
    }
    ui.label(sentences.join(" "));
    let Some(spread) = found.spread else { return };
    let figures = AgreementFigure::OF_PRACTICE;
    let of = Ratings::OfPractice(spread);
    figures::figures_ui(ui, view, "votes-figures", (&figures, of));
    ui.add_space(space::XS);
}

/// How the roles voted, where people of two or more did. The list below names everybody's answer, so
/// that no role is too small to be told here.
fn roles_ui(ui: &mut Ui, view: &Room<'_, '_>, practice: &Practice) {
    let mut roles: BTreeMap<&str, Vec<HalfLevels>> = BTreeMap::new();
    let mut before: BTreeMap<&str, Vec<HalfLevels>> = BTreeMap::new();
    let assessment = &view.session.assessment;
    for respondent in &assessment.respondents {
        let role = respondent.role.trim();
        let said = respondent.sheet.get(&practice.id);
        let at = said.and_then(Response::counted).and_then(|it| it.at());
        if let Some(at) = at.filter(|_| !role.is_empty()) {
            roles.entry(role).or_default().push(at);
        }
        let vote = assessment.vote_before(&practice.id, &respondent.id);
        if let Some(at) = vote.and_then(|vote| vote.rating.at()) {
            before.entry(role).or_default().push(at);
        }
    }
    if roles.len() < 2 {
        return;
    }
    for (role, mut ratings) in roles {
        let middle = middle(&mut ratings);
        let before = before
            .get_mut(role)
            .and_then(|ratings| self::middle(ratings));
        let has = u8::from(before.is_some());
        let ends = [
            ratings.first().copied(),
            middle,
            ratings.last().copied(),
            before,
        ];
        let [low, middle, high, before] =
            ends.map(|at| at.map_or_else(String::new, |at| view.words.rating(at)));
        let facts = facts!(role, low, middle, high, count = ratings.len(), has, before);
        ui.label(view.with("window-group-role", &facts));
    }
    ui.add_space(space::XS);
}

/// The middle of ratings, and the lower of the two there, as for everybody; sorts them.
fn middle(ratings: &mut [HalfLevels]) -> Option<HalfLevels> {
    ratings.sort_unstable();
    let last = ratings.len().checked_sub(1)?;
    ratings.get(last / 2).copied()
}

/// How many people answered without a rating; `None` where nobody did.
fn others(view: &Room<'_, '_>, practice: &Practice) -> Option<String> {
    let people = view.session.assessment.respondents.iter();
    let (mut unknown, mut inapplicable) = (0_usize, 0_usize);
    for said in people.filter_map(|person| person.sheet.get(&practice.id)) {
        match RatingKind::of(said.counted().as_ref()) {
            RatingKind::DontKnow => unknown += 1,
            RatingKind::NotApplicable => inapplicable += 1,
            RatingKind::Rated | RatingKind::Unanswered => {}
        }
    }
    let counts = [
        ("window-group-unknown", unknown),
        ("window-group-inapplicable", inapplicable),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = counts
        .map(|(key, count)| view.with(key, &facts!(count)))
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Which rating counts for the unit, and why.
fn counts(
    view: &Room<'_, '_>,
    agreed: Option<&Consensus>,
    found: Option<&PracticeProfile>,
) -> String {
    let ratings = found.map_or(&[][..], |found| &found.ratings);
    // The lower of the two in the middle.
    let middle = ratings.get(ratings.len().saturating_sub(1) / 2);
    let middle = middle.map_or_else(String::new, |middle| view.words.rating(*middle));
    let agreed = agreed.map(|agreed| rating(view, &agreed.rating));
    let key = match &agreed {
        Some(_) => "window-group-agreed",
        None => "window-group-open",
    };
    let agreed = agreed.unwrap_or_default();
    view.with(key, &facts!(agreed, middle, count = ratings.len()))
}

/// A rating in few words.
fn rating(view: &Room<'_, '_>, rating: &Rating) -> String {
    match rating.at() {
        Some(at) => view.words.rating(at),
        None => view.text(RatingKind::of(Some(rating)).notation().word),
    }
}

/// Why the group agreed. "Not applicable" holds its reason already.
pub(crate) fn reason_ui(ui: &mut Ui, view: &mut Room<'_, '_>, agreed: &Consensus) {
    if agreed.rating.reason().is_some() {
        return;
    }
    let mut text = agreed.reason.clone();
    let label = view.text("window-group-reason");
    let hint = view.text("window-group-reason-hint");
    let response = changing_ui(ui, view.is_closed(), |ui| {
        field::labelled_ui(ui, "agreed", &label, &hint, &mut text, 1)
    });
    seek(view, Part::Note, &response);
    let left_by = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
    if left_by(Key::Enter) || left_by(Key::Escape) {
        let practice = &view.session.practice;
        view.drafts.back_to_prompt.clone_from(practice);
        ui.ctx().request_repaint();
    }
    if response.changed() && agreed.reason.is_empty() && text == "+" {
        // Whoever types "2+" rates: no reason begins with the sign.
        view.push(QuestionsAction::ToggleHalf);
    } else if response.changed() {
        view.push(QuestionsAction::Explain(text));
    }
    response.on_hover_text(view.text("window-group-reason-tooltip"));
}

/// Leads from one person's answer to what the group agreed on, which is told once the person has
/// answered: nobody is to be led by the others.
pub(crate) fn entry_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    ui.add_space(space::S);
    let agreed = view.session.assessment.consensus.get(&practice.id);
    if let Some(agreed) = agreed.filter(|_| said.rating.is_some()) {
        ui.label(told(view, agreed));
    }
    record_ui(ui, view, &practice.id);
}

/// What was agreed on, with its reason.
fn told(view: &Room<'_, '_>, agreed: &Consensus) -> String {
    let own = Some(agreed.reason.trim()).filter(|reason| !reason.is_empty());
    let reason = own.or(agreed.rating.reason().map(String::as_str));
    let facts = facts!(
        rating = rating(view, &agreed.rating),
        has = u8::from(reason.is_some()),
        reason = reason.unwrap_or_default()
    );
    view.with("window-group-told", &facts)
}

fn record_ui(ui: &mut Ui, view: &mut Room<'_, '_>, id: &PracticeId) {
    let is_agreed = view.session.assessment.consensus.contains_key(id);
    let key = if is_agreed {
        "window-group-change"
    } else {
        "window-group-record"
    };
    let text = view.text(key);
    let name = view.answer_name(&view.practice_title(id), &text);
    let button = ui
        .button(&text)
        .on_hover_text(view.text("window-group-record-tooltip"));
    field::name(ui, &button, &name);
    if button.clicked() {
        button.request_focus();
        view.drafts.left_from = Some((view.state.route, button.id));
        view.push(QuestionsAction::Agree(id.clone()));
    }
}

/// The practices that people differ on, each with how far they do, what was agreed and the way to record it.
pub(crate) fn disputes_ui(ui: &mut Ui, view: &mut Room<'_, '_>, disputed: &[(PracticeId, String)]) {
    for (id, said) in disputed {
        ui.push_id(("dispute", id.as_str()), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::strong(view.practice_title(id)));
                record_ui(ui, view, id);
            });
            ui.scope(|ui| {
                theme::measure(ui);
                ui.label(view.muted_body(said.as_str()));
            });
            if let Some(agreed) = view.session.assessment.consensus.get(id) {
                ui.scope(|ui| {
                    theme::measure(ui);
                    ui.label(told(view, agreed));
                });
            }
            ui.add_space(space::S);
        });
    }
}
