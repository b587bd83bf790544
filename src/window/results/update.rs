//! Ratings that are tried out. Nothing here changes the document.

use crate::analysis;
use crate::model::{HalfLevels, PracticeId};
use crate::window::effect::Effect;
use crate::window::results::action::ResultsAction;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Handles an action of the results.
pub(crate) fn update(state: &mut State, action: ResultsAction) -> Option<Effect> {
    let session = state.session.as_mut()?;
    let tried = session.what_if.as_ref().map(|it| it.ratings.clone());
    match action {
        ResultsAction::WhatIf(true) => session.try_out(),
        ResultsAction::WhatIf(false) => {
            let tried = session.what_if.take();
            session.what_if_aside = tried.filter(|tried| !tried.ratings.is_empty());
        }
        ResultsAction::Imagine(ratings) => {
            for (practice, rating) in ratings {
                imagine(session, practice, rating);
            }
        }
        ResultsAction::ImagineNothing => {
            if let Some(what_if) = &mut session.what_if {
                what_if.tries += 1;
                what_if.ratings.clear();
            }
        }
        ResultsAction::ImagineNextLevel => {
            let tried = session.what_if.as_ref()?.ratings.clone();
            let raises = analysis::raises_to_next_level(&session.assessment, &tried);
            if raises.is_empty() {
                state.news = Some(Message::new("window-what-if-no-way"));
            }
            for (practice, to) in raises {
                imagine(session, practice, Some(to));
            }
        }
        ResultsAction::CopyPlacement => {
            let assessment = Box::new(session.assessment.clone());
            return Some(Effect::PutPlacement(assessment));
        }
        ResultsAction::PlacementExplained(text) => {
            state.news = Some(Message::new("window-copied-placement"));
            return Some(Effect::Copy(text));
        }
    }
    let what_if = state.session.as_mut()?.what_if.as_mut()?;
    if let Some(tried) = tried.filter(|tried| *tried != what_if.ratings) {
        what_if.before.push(tried);
    }
    None
}

fn imagine(session: &mut Session, practice: PracticeId, rating: Option<HalfLevels>) {
    let questionnaire = &session.assessment.questionnaire;
    let scale = questionnaire.practice(&practice).map(|(_, it)| it.scale());
    let fits = |rating| scale.is_some_and(|scale| scale.allows(rating));
    let fits = rating.is_none_or(fits);
    let asked = questionnaire.asks(session.assessment.form, &practice);
    let Some(what_if) = session.what_if.as_mut().filter(|_| fits && asked) else {
        return;
    };
    what_if.tries += 1;
    match rating {
        Some(rating) => what_if.ratings.insert(practice, rating),
        None => what_if.ratings.remove(&practice),
    };
}
