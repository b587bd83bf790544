//! What stands on the projector: every text that is painted there, and every one that a screen reader finds.

use egui::epaint::TextShape;
use egui::{Context, Pos2, RawInput, Rect, Shape, Vec2};
use jiff::civil::date;

use crate::format::bundled;
use crate::model::{
    Assessment, Consensus, Edit, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId,
    ResponseField,
};
use crate::scoring::disclosure::SmallestGroup;
use crate::store::settings::Settings;
use crate::window::action::Action;
use crate::window::document::action::DocumentAction;
use crate::window::document::file::Location;
use crate::window::frame::action::FrameAction;
use crate::window::pass::action::PassAction;
use crate::window::present::action::PresentAction;
use crate::window::present::picture;
use crate::window::present::slide::{Face, PracticeSlide, Reveal, Slide};
use crate::window::questions::action::QuestionsAction;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::theme;
use crate::window::update::update;
use crate::words::Words;

fn who(place: usize) -> RespondentId {
    RespondentId::new(format!("r{}", place + 1)).expect("an id")
}

fn first() -> PracticeId {
    let mut asked = bundled::standard().practices_in(Form::Short);
    asked.next().expect("a practice").1.id.clone()
}

fn edit_vote(state: &mut State, place: usize, half: u8) {
    let edit = Edit::Respond {
        respondent: who(place),
        practice: first(),
        field: ResponseField::Rating(HalfLevels::new(half).map(Rating::At)),
    };
    act(state, edit);
}

fn act(state: &mut State, action: impl Into<Action>) {
    update(state, action.into());
}

/// The short form, with people of such a name who voted like this on the first practice (0 is no vote), as it is
/// shown on the projector.
fn shown(name: &str, votes: &[u8]) -> State {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    for place in 0..votes.len() {
        assessment
            .apply(Edit::AddRespondent(Respondent {
                name: format!("{name} {place}"),
                role: name.to_owned(),
                ..Respondent::new(who(place))
            }))
            .expect("the id is free");
    }
    let mut state = State::new(date(2026, 11, 22), None, Settings::default());
    let place = Location::Unnamed;
    state.session = Some(Session::new(1, assessment, place));
    act(&mut state, FrameAction::Go(Route::Questions));
    for (place, half) in votes.iter().enumerate().filter(|(_, half)| **half > 0) {
        edit_vote(&mut state, place, *half);
        let note = Edit::Respond {
            respondent: who(place),
            practice: first(),
            field: ResponseField::Note(format!("as {name} says")),
        };
        act(&mut state, note);
    }
    act(&mut state, QuestionsAction::GoToPractice(first()));
    act(&mut state, PresentAction::Toggle);
    state
}

fn slide(state: &State) -> Slide {
    Slide::of(&Words::english(), state).expect("it is shown")
}

fn practice(state: &State) -> PracticeSlide {
    match slide(state).face {
        Face::Practice(practice) => *practice,
        Face::Sentence(text) => panic!("{text}"),
        Face::Join(join) => panic!("{join:?}"),
    }
}

fn revealed(state: &State) -> Reveal {
    practice(state).revealed.expect("it is revealed")
}

fn reveal(state: &mut State) {
    act(state, PresentAction::Reveal);
}

/// The votes of a row, as half levels.
fn row(reveal: &Reveal, place: usize) -> Vec<u8> {
    let ratings = reveal.rows[place].ratings.iter();
    ratings.map(|rating| rating.count()).collect()
}

const WALL: Vec2 = Vec2::new(1280.0, 720.0);

/// Every text that is painted on a wall of this size, and every one that a screen reader finds.
fn texts(slide: &Slide, size: Vec2) -> (Vec<TextShape>, Vec<String>) {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.enable_accesskit();
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        ..RawInput::default()
    };
    let draw = || ctx.run_ui(input(), |ui| picture::slide_ui(ui, slide));
    draw().textures_delta.clear();
    let mut drawn = draw();
    drawn.textures_delta.clear();
    let mut painted = Vec::new();
    for clipped in drawn.shapes {
        gather(clipped.shape, &mut painted);
    }
    let tree = drawn.platform_output.accesskit_update.expect("a tree");
    let nodes = tree.nodes.iter();
    let read_out = nodes.flat_map(|(_, node)| {
        let texts = [node.label(), node.value(), node.description()];
        texts.into_iter().flatten().map(str::to_owned)
    });
    (painted, read_out.collect())
}

fn gather(shape: Shape, found: &mut Vec<TextShape>) {
    match shape {
        Shape::Vec(shapes) => shapes.into_iter().for_each(|shape| gather(shape, found)),
        Shape::Text(text) => found.push(text),
        _ => {}
    }
}

/// The same in one text, with what the second window is called.
fn all(slide: &Slide) -> String {
    let (painted, read_out) = texts(slide, WALL);
    let painted = painted.iter().map(|text| text.galley.text().to_owned());
    let all = painted.chain(read_out).chain([slide.window.clone()]);
    all.collect::<Vec<_>>().join("\n")
}

#[test]
fn before_the_reveal_the_projector_is_the_same_whatever_anybody_is_called_and_voted() {
    let with = |name: &str, votes: &[u8]| {
        let mut state = shown(name, votes);
        let agreed = Consensus {
            rating: HalfLevels::new(votes[0]).map(Rating::At).expect("a vote"),
            reason: format!("{name} knows"),
            agreed_on: None,
        };
        act(&mut state, Edit::SetConsensus(first(), Some(agreed)));
        // The answers of one person are in sight in the first window, then what was agreed.
        act(&mut state, QuestionsAction::AnswerAs(who(1)));
        let alone = slide(&state);
        act(&mut state, QuestionsAction::ShowGroup);
        assert_eq!(alone, slide(&state));
        state
    };
    let mut one = with("Annabel", &[2, 2, 2, 2, 10, 10]);
    let mut other = with("Zacharias", &[8, 8, 8, 8, 6, 5]);
    let hidden = slide(&one);
    assert_eq!(hidden, slide(&other));
    let told = all(&hidden);
    assert!(
        told.contains("Whom the service is for") && told.contains("6 of 6 have voted"),
        "{told}"
    );
    reveal(&mut one);
    reveal(&mut other);
    assert_ne!(slide(&one), slide(&other));
    for (state, name) in [(&one, "Annabel"), (&other, "Zacharias")] {
        let told = all(&slide(state));
        assert!(told.contains("Middle") && told.contains("Agreed"), "{told}");
        assert!(!told.contains(name) && !told.contains("knows"), "{told}");
    }
    let told = all(&slide(&one));
    assert!(told.contains("4 votes at 1, 2 votes at 5"), "{told}");
    assert!(told.contains("You see this differently"), "{told}");
}

#[test]
fn who_votes_changes_nothing_but_how_many_have() {
    let mut state = shown("Ann", &[4, 0, 6, 0, 0]);
    let before = practice(&state);
    assert_eq!((before.turnout.voted, before.turnout.asked), (2, 5));
    edit_vote(&mut state, 1, 9);
    let mut now = practice(&state);
    assert_eq!(
        (now.turnout.voted, now.voted.as_str()),
        (3, "3 of 5 have voted")
    );
    (now.turnout, now.voted) = (before.turnout, before.voted.clone());
    assert_eq!(now, before);
}

#[test]
fn another_practice_another_vote_and_another_opening_begin_hidden() {
    let mut state = shown("Ann", &[4, 4, 6, 6, 8]);
    let is_revealed = |state: &State| practice(state).revealed.is_some();
    reveal(&mut state);
    assert!(is_revealed(&state));
    reveal(&mut state);
    assert!(!is_revealed(&state), "the same again hides them");
    reveal(&mut state);
    act(&mut state, QuestionsAction::NextPractice);
    assert!(!is_revealed(&state));
    act(&mut state, QuestionsAction::PreviousPractice);
    assert!(!is_revealed(&state), "who comes back finds them hidden");
    reveal(&mut state);
    act(&mut state, QuestionsAction::VoteAgainHere);
    assert!(!is_revealed(&state));
    assert!(practice(&state).place.ends_with("Second vote"));
    assert_eq!(practice(&state).turnout.voted, 0);
    reveal(&mut state);
    act(&mut state, DocumentAction::Undo);
    assert!(
        !is_revealed(&state),
        "the first vote was not revealed again"
    );
    reveal(&mut state);
    act(&mut state, PresentAction::Toggle);
    assert_eq!(Slide::of(&Words::english(), &state), None);
    act(&mut state, PresentAction::Toggle);
    assert!(!is_revealed(&state));
}

#[test]
fn the_second_vote_stands_below_the_first_one_with_how_many_moved() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10]);
    act(&mut state, QuestionsAction::VoteAgainHere);
    reveal(&mut state);
    assert_eq!(revealed(&state).sentence, "Nobody has voted again yet.");
    assert!(revealed(&state).rows.is_empty());
    reveal(&mut state);
    for (place, half) in [6, 6, 6, 6, 10].into_iter().enumerate() {
        edit_vote(&mut state, place, half);
    }
    reveal(&mut state);
    let found = revealed(&state);
    assert_eq!(
        [row(&found, 0), row(&found, 1)],
        [[2, 4, 6, 8, 10], [6, 6, 6, 6, 10]]
    );
    assert_eq!(
        found.facts,
        ["Middle: 3", "from 3 to 5", "3 of 5 changed their vote"]
    );
    let told = all(&slide(&state));
    assert!(
        told.contains("First vote: ") && told.contains("Second vote: "),
        "{told}"
    );
}

#[test]
fn of_fewer_people_than_the_smallest_group_nothing_is_shown() {
    let mut state = shown("Ann", &[2, 4, 6, 8]);
    reveal(&mut state);
    let found = revealed(&state);
    assert!(found.is_withheld && found.rows.is_empty() && found.facts.is_empty());
    assert_eq!(
        found.sentence,
        "Fewer than 5 people rated this, so their votes are not shown."
    );
    reveal(&mut state);
    state.choice.smallest_group = SmallestGroup::new(4);
    reveal(&mut state);
    assert_eq!(row(&revealed(&state), 0), [2, 4, 6, 8]);
    // What the report leaves out is not shown here either.
    state.choice.redaction.respondents = true;
    let found = revealed(&state);
    assert!(found.rows.is_empty());
    assert_eq!(found.facts, ["Middle: 2"]);
    assert_eq!(found.sentence, "You see this differently: talk about it.");
}

#[test]
fn nobodys_vote_follows_from_the_votes_that_were_seen_before() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10, 10, 0]);
    reveal(&mut state);
    assert_eq!(revealed(&state).rows.len(), 1);
    let at_reveal = revealed(&state);
    edit_vote(&mut state, 6, 3);
    edit_vote(&mut state, 0, 9);
    assert_eq!(revealed(&state), at_reveal, "as it was revealed");
    edit_vote(&mut state, 0, 2);
    let is_withheld = |state: &State| {
        let found = revealed(state);
        assert_eq!(found.facts.len(), 1, "{:?}", found.facts);
        found.rows.is_empty() && found.facts[0].starts_with("The votes are not shown one by one")
    };
    reveal(&mut state);
    reveal(&mut state);
    assert!(is_withheld(&state), "the vote of the seventh would appear");
    act(&mut state, QuestionsAction::VoteAgainHere);
    for place in 0..7 {
        edit_vote(&mut state, place, 6);
    }
    reveal(&mut state);
    assert!(is_withheld(&state), "nor in the next vote");
    // Whoever could not tell has voted too: those are the same people.
    let mut state = shown("Ann", &[2, 4, 6, 8, 10, 0]);
    let unsure = Edit::Respond {
        respondent: who(5),
        practice: first(),
        field: ResponseField::Rating(Some(Rating::DontKnow)),
    };
    act(&mut state, unsure);
    reveal(&mut state);
    assert!(
        revealed(&state)
            .facts
            .contains(&"1 person doesn't know".to_owned())
    );
    act(&mut state, QuestionsAction::VoteAgainHere);
    for place in 0..6 {
        edit_vote(&mut state, place, 6);
    }
    reveal(&mut state);
    assert_eq!(revealed(&state).rows.len(), 2);
}

#[test]
fn the_key_of_a_remote_control_reveals_nothing_too_early() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 0]);
    act(&mut state, PresentAction::GoOn);
    assert_eq!(practice(&state).revealed, None);
    edit_vote(&mut state, 4, 4);
    act(&mut state, PresentAction::GoOn);
    assert_eq!(revealed(&state).rows.len(), 1);
    let title = practice(&state).title;
    act(&mut state, PresentAction::GoOn);
    assert_ne!(practice(&state).title, title);
    act(&mut state, PresentAction::GoBack);
    assert_eq!(practice(&state).title, title);
    // On another page of the first window it leads nowhere.
    reveal(&mut state);
    act(&mut state, FrameAction::Go(Route::Results));
    act(&mut state, PresentAction::GoOn);
    assert_eq!(
        (state.route, practice(&state).title),
        (Route::Results, title)
    );
}

#[test]
fn while_people_answer_in_turn_no_question_and_no_vote_is_shown() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10]);
    reveal(&mut state);
    act(&mut state, FrameAction::Go(Route::Pass));
    act(&mut state, PassAction::Sit(who(0)));
    reveal(&mut state);
    let told = slide(&state).face;
    assert_eq!(
        told,
        Face::Sentence("Everybody answers alone, one after the other.".to_owned())
    );
    act(&mut state, PassAction::AskToEnd);
    act(&mut state, PassAction::End);
    act(&mut state, QuestionsAction::GoToPractice(first()));
    assert_eq!(practice(&state).revealed, None);
}

#[test]
fn the_timer_is_shown_once_it_was_started_and_another_practice_sets_it_back() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10]);
    assert_eq!(slide(&state).timer, None);
    act(&mut state, PresentAction::TimerLength(60));
    act(&mut state, Action::Tick(10.0));
    act(&mut state, PresentAction::StartOrPause);
    act(&mut state, Action::Tick(15.5));
    let told = |state: &State| slide(state).timer.map(|it| (it.text, it.is_over));
    assert_eq!(told(&state), Some(("0:55".to_owned(), false)));
    act(&mut state, Action::Tick(80.0));
    assert_eq!(told(&state), Some(("0:00".to_owned(), true)));
    assert!(all(&slide(&state)).contains("Time is up"));
    act(&mut state, QuestionsAction::NextPractice);
    assert_eq!(told(&state), None);
}

#[test]
fn every_practice_can_be_read_from_afar_and_nothing_is_cut() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10]);
    let asked: Vec<PracticeId> = bundled::standard()
        .practices()
        .map(|(_, practice)| practice.id.clone())
        .collect();
    act(
        &mut state,
        crate::window::unit::action::UnitAction::SetForm(Form::Full),
    );
    for (size, id) in [WALL, Vec2::new(1920.0, 1080.0), Vec2::new(1024.0, 768.0)]
        .into_iter()
        .flat_map(|size| asked.iter().map(move |id| (size, id)))
    {
        act(&mut state, QuestionsAction::GoToPractice(id.clone()));
        act(&mut state, PresentAction::StartOrPause);
        let wall = Rect::from_min_size(Pos2::ZERO, size);
        // A letter of a thirty-sixth of the height can be read from six times the height of the picture.
        let least = (size.x / WALL.x).min(size.y / WALL.y) * 20.0;
        for is_revealed in [false, true] {
            if is_revealed {
                reveal(&mut state);
            }
            let (painted, _) = texts(&slide(&state), size);
            assert!(painted.len() > 10, "{id}");
            for text in painted {
                let said = text.galley.text();
                assert!(!text.galley.elided, "{id}: {said}");
                let place = text.visual_bounding_rect();
                assert!(wall.contains_rect(place), "{id}: {said} at {place:?}");
                let sizes = text.galley.job.sections.iter();
                let smallest = sizes
                    .map(|it| it.format.font_id.size)
                    .fold(f32::MAX, f32::min);
                assert!(smallest >= least, "{id}: {said} in {smallest}");
            }
        }
    }
}

#[test]
fn the_second_vote_of_fewer_people_than_the_smallest_group_is_not_shown() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10, 10]);
    reveal(&mut state);
    act(&mut state, QuestionsAction::VoteAgainHere);
    edit_vote(&mut state, 0, 4);
    reveal(&mut state);
    let found = revealed(&state);
    assert!(found.is_withheld && found.rows.is_empty() && found.facts.is_empty());
    reveal(&mut state);
    for place in 1..5 {
        edit_vote(&mut state, place, 6);
    }
    reveal(&mut state);
    let found = revealed(&state);
    assert!(!found.is_withheld, "five have voted again");
    // Without the sixth, whose vote stayed, the rows would differ by that vote: it stands with the others,
    // and it is said.
    assert_eq!(row(&found, 0).len(), 6);
    assert_eq!(row(&found, 1), [4, 6, 6, 6, 6, 10]);
    let told = "1 person did not vote again: that vote stayed and is shown";
    assert!(found.facts.contains(&told.to_owned()), "{:?}", found.facts);
}

/// Ten people who voted, of whom the last five vote again.
fn half_again() -> State {
    let mut state = shown("Ann", &[2, 2, 2, 2, 2, 8, 8, 8, 8, 8]);
    act(&mut state, QuestionsAction::VoteAgainHere);
    for place in 5..10 {
        edit_vote(&mut state, place, 6);
    }
    state
}

#[test]
fn a_later_vote_shows_who_voted_in_it_and_says_how_many_did_not() {
    let mut state = half_again();
    reveal(&mut state);
    let found = revealed(&state);
    assert_eq!(row(&found, 0).len(), 10);
    assert_eq!(row(&found, 1), [6; 5], "no vote that merely stayed");
    assert_eq!(found.facts[0], "Middle: 3");
    let told = "5 people did not vote again".to_owned();
    assert!(found.facts.contains(&told), "{:?}", found.facts);
    assert_eq!(found.sentence, "You agree.");
}

#[test]
fn what_was_revealed_stays_and_the_strip_says_that_votes_were_changed() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10, 10]);
    reveal(&mut state);
    let is_outdated = |state: &State| {
        let session = state.session.as_ref().expect("open");
        session.presenter.is_outdated(&session.assessment)
    };
    let at_reveal = slide(&state);
    assert!(!is_outdated(&state));
    edit_vote(&mut state, 2, 9);
    assert_eq!(slide(&state), at_reveal);
    assert!(is_outdated(&state));
    // One vote that is another one now would be told by the two pictures.
    reveal(&mut state);
    reveal(&mut state);
    assert!(revealed(&state).rows.is_empty());
    reveal(&mut state);
    for (place, half) in [4, 2, 9, 2, 2, 2].into_iter().enumerate() {
        edit_vote(&mut state, place, half);
    }
    reveal(&mut state);
    assert_eq!(row(&revealed(&state), 0), [2, 2, 2, 2, 4, 9]);
    assert!(!is_outdated(&state));
}

#[test]
fn the_timer_ends_with_the_reveal() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10]);
    act(&mut state, PresentAction::StartOrPause);
    assert!(slide(&state).timer.is_some());
    reveal(&mut state);
    assert_eq!(slide(&state).timer, None);
}

#[test]
fn whoever_is_not_in_the_room_does_not_hold_up_the_remote_control() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10, 0]);
    act(&mut state, Action::Tick(10.0));
    act(&mut state, PresentAction::GoOn);
    let told = practice(&state);
    assert_eq!(told.revealed, None);
    assert_eq!(told.voted, "5 of 6 have voted · press again to reveal");
    act(&mut state, Action::Tick(30.0));
    assert_eq!(practice(&state).voted, "5 of 6 have voted");
    act(&mut state, PresentAction::GoOn);
    assert_eq!(practice(&state).revealed, None, "that was long ago");
    act(&mut state, Action::Tick(32.0));
    act(&mut state, PresentAction::GoOn);
    assert_eq!(row(&revealed(&state), 0), [2, 4, 6, 8, 10]);
}

#[test]
fn another_vote_begins_from_the_projector_as_from_the_page() {
    let mut state = shown("Ann", &[2, 4, 6, 8, 10]);
    act(&mut state, PresentAction::VoteAgain);
    assert!(practice(&state).place.ends_with("Second vote"));
    assert_eq!(practice(&state).turnout.voted, 0);
}

#[test]
fn dots_of_one_rating_stand_around_their_level() {
    // So many in so flat a window that two stand side by side.
    let mut state = shown("Ann", &[2, 2, 2, 2, 6, 6, 6, 6, 6, 10, 10]);
    reveal(&mut state);
    let ctx = Context::default();
    theme::install(&ctx);
    let shown = slide(&state);
    let width = 1_600.0;
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(width, 480.0))),
        ..RawInput::default()
    };
    let mut drawn = ctx.run_ui(input, |ui| picture::slide_ui(ui, &shown));
    drawn.textures_delta.clear();
    let mut dots = Vec::new();
    for clipped in drawn.shapes {
        circles(clipped.shape, &mut dots);
    }
    assert_eq!(dots.len(), 11);
    let height = |dot: &Pos2| format!("{:.0}", dot.y);
    let mut has_pair = false;
    for level in [0.5, 2.5, 4.5] {
        // The levels stand a fifth of the window apart, between its margins.
        let margin = 48.0 * 480.0 / WALL.y;
        let middle = margin + (width - 2.0 * margin) * level / 5.0;
        let here = dots.iter().filter(|dot| (dot.x - middle).abs() < 100.0);
        let mut rows: std::collections::BTreeMap<String, Vec<f32>> =
            std::collections::BTreeMap::new();
        for dot in here {
            rows.entry(height(dot)).or_default().push(dot.x);
        }
        for row in rows.values() {
            has_pair |= row.len() == 2;
            let ends = [
                row.iter().copied().fold(f32::MAX, f32::min),
                row.iter().copied().fold(0.0, f32::max),
            ];
            let centre = f32::midpoint(ends[0], ends[1]);
            assert!(
                (centre - middle).abs() < 1.0,
                "{centre} at {middle}: {rows:?}"
            );
        }
    }
    assert!(has_pair, "{dots:?}");
}

fn circles(shape: Shape, found: &mut Vec<Pos2>) {
    match shape {
        Shape::Vec(shapes) => shapes.into_iter().for_each(|shape| circles(shape, found)),
        Shape::Circle(circle) => found.push(circle.center),
        _ => {}
    }
}

#[test]
fn whoever_has_answered_everything_votes_again_where_the_machine_is_passed_round() {
    let mut state = shown("Ann", &[2, 4]);
    let all: Vec<PracticeId> = bundled::standard()
        .practices_in(Form::Short)
        .map(|(_, practice)| practice.id.clone())
        .collect();
    for practice in &all {
        act(
            &mut state,
            Edit::Respond {
                respondent: who(0),
                practice: practice.clone(),
                field: ResponseField::Rating(HalfLevels::new(4).map(Rating::At)),
            },
        );
    }
    let session = |state: &State| state.session.as_ref().map(|it| it.practice.clone());
    let has_to_say = |state: &State| {
        let session = state.session.as_ref().expect("open");
        session.has_to_say(session.assessment.respondent(&who(0)).expect("Ann"))
    };
    assert!(!has_to_say(&state));
    act(&mut state, QuestionsAction::GoToPractice(all[2].clone()));
    act(&mut state, QuestionsAction::VoteAgainHere);
    assert!(has_to_say(&state));
    act(&mut state, FrameAction::Go(Route::Pass));
    // By name she is led to the list, not sent away.
    act(
        &mut state,
        PassAction::SitNew {
            name: "Ann 0".to_owned(),
            role: "Ann".to_owned(),
        },
    );
    let told = state.notice.as_ref().map(|notice| notice.key);
    assert_eq!(told, Some("pass-listed"));
    act(&mut state, PassAction::Sit(who(0)));
    assert_eq!(session(&state), Some(Some(all[2].clone())));
    let again = HalfLevels::new(6).map(Rating::At).expect("a rating");
    act(&mut state, QuestionsAction::Rate(again));
    assert!(!has_to_say(&state));
    let found = state.session.as_ref().expect("open");
    assert_eq!(found.assessment.votes_now(&all[2]).len(), 1);
}
