//! Ratings that are tried out: nothing here touches the document, its history or its file.

use crate::model::{HalfLevels, PracticeId};
use crate::window::action::Action;
use crate::window::state::{Session, State, WhatIf};

/// Begins, changes or ends what is tried out.
pub(super) fn change(state: &mut State, action: Action) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    match action {
        Action::WhatIf(true) => {
            session.what_if.get_or_insert_default();
        }
        Action::WhatIf(false) => session.what_if = None,
        Action::Imagine(ratings) => {
            for (practice, rating) in ratings {
                imagine(session, practice, rating);
            }
        }
        Action::ImagineNothing => {
            if let Some(what_if) = &mut session.what_if {
                *what_if = WhatIf {
                    tries: what_if.tries + 1,
                    ..WhatIf::default()
                };
            }
        }
        _ => {}
    }
}

fn imagine(session: &mut Session, practice: PracticeId, rating: Option<HalfLevels>) {
    let levels = session.assessment.questionnaire.level_count();
    let fits = rating.is_none_or(|rating| rating.count() <= 2 * levels);
    let asked = session.asked().any(|id| *id == practice);
    let Some(what_if) = session.what_if.as_mut().filter(|_| fits && asked) else {
        return;
    };
    what_if.tries += 1;
    match rating {
        Some(rating) => what_if.ratings.insert(practice, rating),
        None => what_if.ratings.remove(&practice),
    };
}
