//! Votes in rounds: what each came to, how far people moved, and the next one.

use std::collections::BTreeSet;

use egui::Ui;

use crate::analysis::{ShownRound, ShownRounds};
use crate::chart::{self, RoundRow};
use crate::model::{Edit, Practice, PracticeId, Response, ResponseField};
use crate::report::wording::{self, AgreementFigure, Ratings};
use crate::window::document::edit::edit;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::rating::respond;
use crate::window::state::State;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::table::{Table, TableCell};
use crate::window::widget::{field, fold, page, scene};
use crate::words::Message;

/// How wide the picture of the rounds gets, in points of the window.
const WIDEST: f32 = 620.0;

/// The picture is composed smaller than it is shown, so that its letters are as large as others here.
const SCALE: f32 = 0.72;

/// The figures that the rounds are told with.
const FIGURES: [AgreementFigure; 3] = [
    AgreementFigure::AdMean,
    AgreementFigure::Iqr,
    AgreementFigure::DisagreementIndex,
];

/// The rounds of votes on a practice side by side: who gave what, what it came to, and who moved.
pub(crate) fn rounds_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: &ShownRounds) {
    let title = view.text("window-rounds");
    let heading = ui.label(theme::strong(&title));
    page::name_heading(ui, &heading, &title);
    picture_ui(ui, view, (&title, shown));
    let told = wording::rounds_told(view.words, view.questionnaire(), shown);
    for (place, (name, sentences)) in told.rounds.iter().enumerate() {
        let before = place.checked_sub(1);
        let moved = before.and_then(|before| told.moves.get(before));
        let all = sentences.iter().chain(moved.into_iter().flatten());
        ui.add_space(space::XS);
        ui.label(theme::strong(name.as_str()));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for sentence in all {
                ui.label(sentence.as_str());
            }
        });
    }
    ui.add_space(space::XS);
    let last = shown.rounds.last().and_then(spread);
    fold::fold_ui(ui, "rounds-figures", &view.text("window-figures"), |ui| {
        theme::measure(ui);
        for line in wording::rounds_formulas(view.words) {
            ui.label(view.muted_body(line));
        }
        for figure in FIGURES {
            let text = figure.text(view.words);
            ui.label(theme::strong(text.name.as_str()));
            let here = last.map(Ratings::OfPractice);
            if let Some(here) = here.and_then(|of| of.say(view.words, figure)) {
                ui.label(here);
            }
            for line in text.lines(view.words) {
                ui.label(view.muted_body(line));
            }
        }
    });
}

fn spread(round: &ShownRound) -> Option<crate::scoring::Spread> {
    round.figures.as_ref()?.spread
}

/// The votes of each round as dots, one row below the other.
fn picture_ui(ui: &mut Ui, view: &mut Room<'_, '_>, (title, shown): (&str, &ShownRounds)) {
    let rounds = shown.rounds.iter().enumerate();
    let rows: Vec<RoundRow<'_>> = rounds
        .filter_map(|(place, round)| {
            let figures = round.figures.as_ref()?;
            // As long as nobody votes again, the next round has no votes of its own.
            (place == 0 || figures.voted > 0).then(|| RoundRow {
                name: wording::round_name(view.words, place),
                ratings: &figures.ratings,
                spread: figures.spread,
            })
        })
        .collect();
    let width = scene::room(ui).min(WIDEST) * SCALE;
    let drawn = chart::rounds(view.words, view.questionnaire(), &rows, width);
    if let Some(drawn) = drawn {
        let table = |view: &crate::window::view::View<'_>| table(view, title, &rows);
        scene::centred_ui(ui, view, (title, &drawn), WIDEST, table);
    }
}

/// The table behind the picture.
fn table(view: &crate::window::view::View<'_>, title: &str, rows: &[RoundRow<'_>]) -> Table {
    let headings = ["window-rounds-column", "window-results-column-ratings"];
    let rows = rows.iter().map(|row| {
        let ratings = row.ratings.iter();
        let ratings: Vec<String> = ratings.map(|it| view.words.rating(*it)).collect();
        let cells = [row.name.clone(), view.words.series(&ratings)];
        cells.map(TableCell::from).into()
    });
    Table {
        name: title.to_owned(),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows.collect(),
    }
}

/// The way to the next round of votes on practices, where there is one.
pub(crate) fn again_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practices: &[PracticeId]) {
    let assessment = &view.session.assessment;
    let can = |id: &&PracticeId| assessment.can_vote_again(id);
    let practices: BTreeSet<PracticeId> = practices.iter().filter(can).cloned().collect();
    if practices.is_empty() {
        return;
    }
    let has_rounds = practices.iter().any(|id| assessment.has_rounds(id));
    let key = match (practices.len(), has_rounds) {
        (1, false) => "window-rounds-second",
        (1, true) => "window-rounds-another",
        _ => "window-rounds-all",
    };
    let text = view.with(key, &facts!(count = practices.len()));
    let clicked = changing_ui(ui, view.is_closed(), |ui| {
        let button = ui.button(&text);
        let clicked = button.clicked();
        button.on_hover_text(view.text("window-rounds-tooltip"));
        clicked
    });
    if clicked {
        view.push(QuestionsAction::VoteAgain(practices));
    }
}

/// Tells a person who is to vote again what they said before, and keeps it where they stay with it.
pub(crate) fn own_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let session = view.session;
    let assessment = &session.assessment;
    let Some(before) = assessment.vote_before(&practice.id, &session.me) else {
        return;
    };
    let number = assessment.rounds_over(&practice.id) + 1;
    let before = wording::answer(view.words, Some(before.rating.answer()));
    let facts = facts!(number, before, again = u8::from(said.voted_again));
    ui.label(view.with("window-rounds-own", &facts));
    if !said.voted_again && said.rating.is_some() {
        let text = view.text("window-rounds-keep");
        let name = view.answer_name(view.wording(&practice.title), &text);
        let clicked = changing_ui(ui, view.is_closed(), |ui| {
            let button = ui.button(&text);
            field::name(ui, &button, &name);
            let clicked = button.clicked();
            button.on_hover_text(view.text("window-rounds-keep-tooltip"));
            clicked
        });
        if clicked {
            view.push(QuestionsAction::KeepVote);
        }
    }
    ui.add_space(space::S);
}

/// Ends the round of votes on practices and opens the next one.
pub(crate) fn vote_again(state: &mut State, practices: BTreeSet<PracticeId>) {
    #[cfg(feature = "ballot")]
    if let [practice] = practices.iter().collect::<Vec<_>>().as_slice()
        && let Some(session) = state.session.as_mut()
        && session.vote_again_on_phones(practice)
    {
        return;
    }
    let count = practices.len();
    let over = |state: &State| {
        let session = state.session.as_ref();
        session.map_or(0, |session| session.assessment.rounds.len())
    };
    let before = over(state);
    let ended = state.today;
    edit(state, &Edit::OpenRound { practices, ended });
    if over(state) > before {
        state.news = Some(Message::new("window-rounds-opened").with("count", count));
    }
}

/// Votes again as before.
pub(crate) fn keep_vote(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let said = session
        .practice
        .as_ref()
        .and_then(|id| session.response(id));
    if let Some(rating) = said.and_then(|said| said.rating.clone()) {
        respond(state, ResponseField::Rating(Some(rating)));
    }
}
