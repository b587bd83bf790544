//! Chooses one of the people who answer, who may be thousands.

use egui::{Align2, Pos2, Response, Role, ScrollArea, Sense, TextWrapMode, Ui, Vec2, WidgetInfo};

use crate::model::{self, PracticeId, RatingKind, Respondent, RespondentId};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::keying::action::KeyingAction;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::search;
use crate::window::route::Route;
use crate::window::theme::{self, size, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, field, page, popup, sign};
use crate::words::Words;

/// The height of a row.
const ROW: f32 = 30.0;

/// With more people than this there is a search field.
const IN_SIGHT: usize = 12;

/// What a list of people says about each.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tail<'p> {
    /// How much the person has answered.
    Progress,
    /// What the person said about a practice.
    Answer(&'p PracticeId),
    /// How many questions the person is asked. The list is not about whose answers are shown then, but
    /// about this person.
    Asked(Option<&'p RespondentId>),
}

impl Tail<'_> {
    /// Who is chosen.
    fn chosen<'s>(&'s self, view: &'s Room<'_, '_>) -> Option<&'s RespondentId> {
        match self {
            Self::Asked(chosen) => *chosen,
            Self::Progress | Self::Answer(_) => {
                Some(&view.session.me).filter(|_| !view.session.is_group())
            }
        }
    }
}

/// What the person whose answers are shown is called.
pub(crate) fn my_name(view: &Room<'_, '_>) -> Option<String> {
    let (place, me) = view.session.seated()?;
    Some(wording::person_name(view.words, &me.name, place))
}

/// Shows the people, with a search field if they are many; returns the one that was clicked.
pub(crate) fn people_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    rows_in_sight: u8,
    tail: Tail<'_>,
) -> Option<RespondentId> {
    let respondents = &view.session.assessment.respondents;
    let mut wanted = String::new();
    if respondents.len() > IN_SIGHT {
        let mut text = std::mem::take(&mut view.drafts.person);
        let hint = view.text("window-people-find");
        let response = field::edit(ui, "person", &mut text, &hint, 1);
        field::name(ui, &response, &hint);
        wanted = search::plain(text.trim());
        view.drafts.person = text;
    }
    let shown: Vec<(usize, &Respondent)> = respondents
        .iter()
        .map(|respondent| &**respondent)
        .enumerate()
        .filter(|(place, respondent)| holds(view.words, respondent, *place, &wanted))
        .collect();
    if shown.is_empty() {
        ui.label(view.muted(view.text("window-people-none")));
        return None;
    }
    let mut chosen = None;
    let name = view.text("window-people");
    page::group_ui(ui, Role::RadioGroup, &name, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut area = ScrollArea::vertical()
            .id_salt("people")
            .max_height(f32::from(rows_in_sight) * (ROW + 1.0))
            .min_scrolled_height(f32::from(rows_in_sight) * (ROW + 1.0))
            .auto_shrink([false, true]);
        if let Some(top) = top_of_current(ui, view, tail, &shown, rows_in_sight) {
            area = area.vertical_scroll_offset(top);
        }
        area.show_rows(ui, ROW, shown.len(), |ui, rows| {
            for (place, respondent) in shown.get(rows).unwrap_or_default() {
                let row = row_ui(ui, view, respondent, *place, tail);
                if row.gained_focus() {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    chosen = Some(respondent.id.clone());
                }
            }
            page::follow_focus(ui);
        });
    });
    chosen
}

/// Where the list scrolls to so that the current person is in sight: when it appears, and when somebody
/// else becomes the current one.
#[expect(
    clippy::cast_precision_loss,
    reason = "a place in a list, for a distance on the screen"
)]
fn top_of_current(
    ui: &Ui,
    view: &Room<'_, '_>,
    tail: Tail<'_>,
    shown: &[(usize, &Respondent)],
    rows_in_sight: u8,
) -> Option<f32> {
    let me = match &tail {
        Tail::Asked(chosen) => (*chosen)?,
        Tail::Progress | Tail::Answer(_) => &view.session.me,
    };
    let frame = ui.ctx().cumulative_frame_nr();
    let id = ui.scope_id().with("current");
    let now = (me.clone(), frame);
    let before = ui.ctx().data_mut(|data| {
        let before = data.get_temp::<(RespondentId, u64)>(id);
        data.insert_temp(id, now);
        before
    });
    let stays = before.is_some_and(|(who, at)| who == *me && at + 1 >= frame);
    let row = shown.iter().position(|(_, other)| other.id == *me)?;
    let before = f32::from(rows_in_sight) / 2.0;
    (!stays).then(|| ((row as f32 - before) * (ROW + 1.0)).max(0.0))
}

/// Whether a person is found by a text: by name, role or team.
pub(crate) fn holds(words: &Words, respondent: &Respondent, place: usize, wanted: &str) -> bool {
    let Respondent { role, team, .. } = respondent;
    wanted.is_empty()
        || [
            &wording::person_name(words, &respondent.name, place),
            role,
            team,
        ]
        .into_iter()
        .any(|text| search::plain(text).contains(wanted))
}

fn row_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    respondent: &Respondent,
    place: usize,
    tail: Tail<'_>,
) -> Response {
    let palette = view.palette;
    let here = tail.chosen(view) == Some(&respondent.id);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let name = wording::person_name(view.words, &respondent.name, place);
    let place = place_of(view, respondent);
    let key = match (tail, place.is_empty()) {
        (Tail::Asked(_), true) => "window-people-named",
        (Tail::Asked(_), false) => "window-people-named-placed",
        (_, true) => "window-people-answer-as",
        (_, false) => "window-people-answer-as-placed",
    };
    let spoken = view.with(key, &facts!(name = name.as_str(), place = place.as_str()));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, here, &spoken));
    let tail = said_of(view, respondent, tail);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(tail.as_str());
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    sign::row(painter, palette, &response, here);
    if here {
        let left = Pos2::new(rect.left() + 14.0, rect.center().y);
        sign::check(painter, left, palette.accent);
    }
    let font = theme::emphasised(here, size::BODY);
    let left = rect.left() + 30.0;
    let small = theme::regular(size::SMALL);
    let tail = ui.painter().layout_no_wrap(tail, small, palette.muted);
    let right = rect.right() - space::M - tail.size().x;
    let at = Pos2::new(right, rect.center().y);
    let at = Align2::LEFT_CENTER.anchor_size(at, tail.size());
    ui.painter().galley(at.min, tail, palette.muted);
    let room = right - space::M - left;
    let name = theme::fitted(ui, &name, font, palette.ink, room);
    let used = name.size().x + space::M;
    let at = Pos2::new(left, rect.center().y);
    let at = Align2::LEFT_CENTER.anchor_size(at, name.size());
    ui.painter().galley(at.min, name, palette.ink);
    if room - used > 40.0 {
        let font = theme::regular(size::SMALL);
        let place = theme::fitted(ui, &place, font, palette.muted, room - used);
        let at = Pos2::new(left + room, rect.center().y);
        let at = Align2::RIGHT_CENTER.anchor_size(at, place.size());
        ui.painter().galley(at.min, place, palette.muted);
    }
    response
}

/// How much a person has answered, or what was said about a practice.
fn said_of(view: &Room<'_, '_>, respondent: &Respondent, tail: Tail<'_>) -> String {
    match tail {
        Tail::Progress => {
            let asked = view.session.assessment.practices_asked_of(respondent);
            let (mut answered, mut all) = (0_usize, 0_usize);
            for practice in asked {
                all += 1;
                answered += usize::from(respondent.sheet.rating(&practice.id).is_some());
            }
            let facts = facts!(answered, asked = all);
            view.with("window-people-answered", &facts)
        }
        Tail::Asked(_) => {
            let asked = view.session.assessment.practices_asked_of(respondent);
            view.with("window-people-asked", &facts!(count = asked.count()))
        }
        Tail::Answer(practice) => {
            let said = respondent.sheet.get(practice);
            match said.filter(|said| said.rating.is_some()) {
                Some(said) => counted(view, respondent, practice, said),
                None if !is_asked(view, respondent, practice) => {
                    view.text("window-people-not-asked")
                }
                None => view.text(RatingKind::Unanswered.notation().word),
            }
        }
    }
}

/// What somebody said, and where a round of votes is over, what they had said before.
fn counted(
    view: &Room<'_, '_>,
    respondent: &Respondent,
    practice: &PracticeId,
    said: &model::Response,
) -> String {
    let now = wording::counted_answer(view.words, said);
    let assessment = &view.session.assessment;
    let Some(before) = assessment.vote_before(practice, &respondent.id) else {
        return now;
    };
    let is_same = Some(before.rating.answer()) == said.counted();
    let before = wording::answer(view.words, Some(before.rating.answer()));
    let key = match (is_same, said.voted_again) {
        (true, false) => "window-people-stayed",
        (true, true) => "window-people-again",
        (false, _) => "window-people-moved",
    };
    view.with(key, &facts!(before, now))
}

/// Role and team.
fn place_of(view: &View<'_>, respondent: &Respondent) -> String {
    let (role, team) = (respondent.role.trim(), respondent.team.trim());
    match (role.is_empty(), team.is_empty()) {
        (true, true) => String::new(),
        (false, true) => role.to_owned(),
        (true, false) => team.to_owned(),
        (false, false) => view.with("window-people-place", &facts!(role, team)),
    }
}

/// A small button that says whose answers are shown and opens the list of people, below what the group
/// agreed on.
pub(crate) fn whose_ui(ui: &mut Ui, view: &mut Room<'_, '_>, width: f32) {
    let Some(name) = my_name(view) else {
        return;
    };
    let is_group = view.session.is_group();
    let text = if is_group {
        view.text("window-group")
    } else {
        view.with("window-practice-answers-of", &facts!(name))
    };
    let mut chosen = None;
    let mut group = false;
    let mut imports = false;
    let keys_in = view.state.route == Route::Keying;
    let imports_too = view.state.route == Route::Questions;
    let offers_group = imports_too || keys_in;
    ui.spacing_mut().interact_size.y = 26.0;
    ui.spacing_mut().button_padding = Vec2::new(8.0, 2.0);
    let menu = egui::ComboBox::from_id_salt("whose")
        .selected_text(theme::small(&text))
        .width(width)
        .wrap_mode(TextWrapMode::Truncate)
        .height(420.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            popup::lead_in(ui, view.drafts.focus.by_key);
            ui.set_min_width(width.max(320.0));
            if offers_group {
                let text = view.text("window-group");
                group = button::radio_ui(ui, view, is_group, &text, &text).clicked();
                ui.add_space(space::XS);
            }
            chosen = people_ui(ui, view, 9, Tail::Progress);
            if imports_too {
                ui.add_space(space::XS);
                let more = Command::Go(Route::Import);
                imports = button::command_ui(ui, view, more).clicked();
            }
            if chosen.is_some() || group || imports {
                ui.close();
            }
        });
    field::name(ui, &menu.response, &text);
    ui.ctx().accesskit_node_builder(menu.response.id, |node| {
        node.set_expanded(menu.inner.is_some());
    });
    let tooltip = view.text("window-people-switch");
    menu.response.on_hover_text(tooltip);
    if group && keys_in {
        view.push(KeyingAction::Agreed);
    } else if group {
        view.push(QuestionsAction::ShowGroup);
    } else if let Some(id) = chosen {
        view.push(QuestionsAction::AnswerAs(id));
    }
}

/// Whether a person's role is asked about a practice.
fn is_asked(view: &Room<'_, '_>, respondent: &Respondent, practice: &PracticeId) -> bool {
    let role = view.questionnaire().role_form(&respondent.role);
    respondent.is_asked(role, practice)
}
