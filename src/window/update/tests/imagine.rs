//! What is tried out, and the way back from a practice.

use crate::window::results::action::ResultsAction;
use crate::window::update::tests::*;

/// A window on the results of a team.
fn looking_at_a_team() -> State {
    let mut state = window();
    let samples = crate::format::bundled::samples();
    let team = samples.iter().find(|sample| sample.name == "team");
    let team = team.expect("a sample").assessment();
    let actions = [
        Action::Document(DocumentAction::Look(Box::new(team))),
        Action::Frame(FrameAction::Go(Route::Results)),
    ];
    do_all(&mut state, actions);
    state
}

#[test]
fn what_is_tried_out_touches_neither_document_nor_history() {
    let mut state = looking_at_a_team();
    let before = session(&state).assessment.clone();
    let first = session(&state).asked().next().expect("a practice").clone();
    let rating = HalfLevels::new(9);
    let actions = [
        Action::Results(ResultsAction::WhatIf(true)),
        Action::Results(ResultsAction::Imagine(vec![(first.clone(), rating)])),
    ];
    let effects = do_all(&mut state, actions);
    assert!(save_order(effects).is_none());
    let tried = session(&state).what_if.as_ref().expect("it is tried out");
    assert_eq!(tried.ratings.get(&first).copied(), rating);
    assert_eq!(session(&state).assessment, before);
    assert!(!session(&state).history.can_undo());
    assert_eq!(session(&state).revision, 0);
    assert!(session(&state).is_clean());
    act(&mut state, ResultsAction::WhatIf(false));
    assert_eq!(session(&state).what_if, None);
    // A key that leaves it by mistake costs nothing: it is there again the next time, until it is taken back.
    act(&mut state, ResultsAction::WhatIf(true));
    let tried = session(&state).what_if.as_ref().expect("it is tried out");
    assert_eq!(tried.ratings.get(&first).copied(), rating);
    act(&mut state, ResultsAction::ImagineNothing);
    act(&mut state, ResultsAction::WhatIf(false));
    act(&mut state, ResultsAction::WhatIf(true));
    let tried = session(&state).what_if.as_ref().expect("it is tried out");
    assert!(tried.ratings.is_empty());
}

#[test]
fn only_ratings_that_the_questionnaire_has_are_tried_out() {
    let mut state = looking_at_a_team();
    let first = session(&state).asked().next().expect("a practice").clone();
    let other = crate::model::PracticeId::new("Z9").expect("a sound id");
    let wrong = vec![
        (first.clone(), HalfLevels::new(11)),
        (other, HalfLevels::new(6)),
    ];
    // Without the mode nothing is tried at all.
    act(
        &mut state,
        ResultsAction::Imagine(vec![(first, HalfLevels::new(6))]),
    );
    do_all(
        &mut state,
        [
            Action::Results(ResultsAction::WhatIf(true)),
            Action::Results(ResultsAction::Imagine(wrong)),
        ],
    );
    let tried = session(&state).what_if.as_ref().expect("it is tried out");
    assert!(tried.ratings.is_empty());
}

#[test]
fn the_way_back_leads_to_the_screen_that_a_practice_was_chosen_on() {
    let mut state = looking_at_a_team();
    let asked: Vec<_> = session(&state).asked().take(2).cloned().collect();
    act(&mut state, QuestionsAction::GoToPractice(asked[0].clone()));
    // Going on among the practices does not lose the way.
    let actions = [
        Action::Questions(QuestionsAction::NextPractice),
        Action::Questions(QuestionsAction::GoToPractice(asked[1].clone())),
    ];
    do_all(&mut state, actions);
    assert_eq!(state.route, Route::Questions);
    act(&mut state, QuestionsAction::GoBack);
    assert_eq!(state.route, Route::Results);
    // Whoever goes elsewhere by the rail has left it.
    act(&mut state, QuestionsAction::GoToPractice(asked[0].clone()));
    do_all(
        &mut state,
        [
            Action::Frame(FrameAction::Go(Route::Unit)),
            Action::Frame(FrameAction::Go(Route::Questions)),
        ],
    );
    assert_eq!(session(&state).back, None);
}

#[test]
fn undo_takes_back_what_was_tried_and_never_an_answer_behind_it() {
    let mut state = looking_at_a_team();
    let asked: Vec<_> = session(&state).asked().take(2).cloned().collect();
    // An answer that could be undone.
    act(&mut state, QuestionsAction::GoToPractice(asked[0].clone()));
    act(&mut state, QuestionsAction::Rate(Rating::DontKnow));
    act(&mut state, FrameAction::Go(Route::Results));
    assert!(session(&state).history.can_undo());
    let before = session(&state).assessment.clone();
    act(&mut state, ResultsAction::WhatIf(true));
    for practice in &asked {
        let tried = vec![(practice.clone(), HalfLevels::new(9))];
        act(&mut state, ResultsAction::Imagine(tried));
    }
    let tried = |state: &State| {
        let what_if = session(state).what_if.as_ref().expect("it is tried out");
        what_if.ratings.len()
    };
    assert_eq!(tried(&state), 2);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(tried(&state), 1);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(tried(&state), 0);
    let refusal = Command::Undo.refusal(&state);
    assert_eq!(refusal, Some("window-refusal-undo-tried"));
    act(&mut state, DocumentAction::Undo);
    act(&mut state, DocumentAction::Redo);
    assert_eq!(session(&state).assessment, before);
    act(&mut state, ResultsAction::WhatIf(false));
    act(&mut state, DocumentAction::Undo);
    assert_ne!(session(&state).assessment, before);
}
