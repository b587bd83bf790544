//! Edits that come from outside, which no undo and no redo takes back.

use crate::model::{PracticeId, Respondent, RespondentId, ResponseField};
use crate::window::document::edit::edit_from_outside;
use crate::window::update::tests::*;

fn vote(respondent: &RespondentId, practice: &PracticeId, number: u8) -> Edit {
    Edit::Respond {
        respondent: respondent.clone(),
        practice: practice.clone(),
        field: ResponseField::Rating(at(2 * number)),
    }
}

fn from_outside(state: &mut State, edit: Edit) {
    edit_from_outside(state.session.as_mut().expect("a document"), &[edit]);
}

fn rating(state: &State, respondent: &RespondentId, practice: &PracticeId) -> Option<Rating> {
    let respondent = session(state).assessment.respondent(respondent)?;
    respondent.sheet.get(practice)?.rating.clone()
}

#[test]
fn what_came_from_outside_stays_through_undo_and_redo() {
    let mut state = answering();
    let me = session(&state).me.clone();
    let [first, second] = [0, 1].map(|place| {
        let id = session(&state).asked().nth(place).cloned();
        id.expect("a practice")
    });
    act(&mut state, QuestionsAction::Choose(level(3)));
    from_outside(&mut state, vote(&me, &second, 4));
    assert!(!session(&state).is_clean(), "it is to be saved");
    act(&mut state, DocumentAction::Undo);
    assert_eq!(
        rating(&state, &me, &first),
        None,
        "the own change is undone"
    );
    assert_eq!(rating(&state, &me, &second), at(8));
    assert!(!session(&state).history.can_undo(), "it is no step of undo");
    from_outside(&mut state, vote(&me, &second, 2));
    act(&mut state, DocumentAction::Redo);
    assert_eq!(rating(&state, &me, &first), at(6));
    assert_eq!(rating(&state, &me, &second), at(4));
}

#[test]
fn what_came_from_outside_about_somebody_who_is_not_there_arrives_with_them() {
    let mut state = answering();
    let first = session(&state).practice.clone().expect("a practice");
    let new = RespondentId::new("new").expect("an id");
    act(
        &mut state,
        Edit::AddRespondent(Respondent::new(new.clone())),
    );
    act(&mut state, DocumentAction::Undo);
    from_outside(&mut state, vote(&new, &first, 4));
    assert_eq!(rating(&state, &new, &first), None);
    act(&mut state, DocumentAction::Redo);
    assert_eq!(rating(&state, &new, &first), at(8));
}

#[test]
fn assessments_that_took_in_edits_go_on_sharing_their_respondents() {
    let mut state = answering();
    let first = session(&state).practice.clone().expect("a practice");
    let new = RespondentId::new("new").expect("an id");
    act(
        &mut state,
        Edit::AddRespondent(Respondent::new(new.clone())),
    );
    act(
        &mut state,
        Edit::SetUnit(UnitField::Unit, "West".to_owned()),
    );
    from_outside(&mut state, vote(&new, &first, 4));
    let before = session(&state).assessment.clone();
    act(&mut state, DocumentAction::Undo);
    let voter = |assessment: &Assessment| assessment.respondents.last().cloned().expect("a voter");
    let both = [&before, &session(&state).assessment].map(voter);
    assert!(both[0].is_same(&both[1]), "a copy for each step of undo");
}
