//! The results: what is found out in threads.

use crate::window::update::tests::*;

#[test]
fn what_takes_long_is_asked_once_for_a_revision_and_late_answers_of_others_are_dropped() {
    let asked = |effects: Vec<Effect>| {
        let orders = effects.into_iter().filter_map(|effect| match effect {
            Effect::Study(order) => Some((order.serial, order.revision, order.study)),
            _ => None,
        });
        orders.collect::<Vec<_>>()
    };
    let mut state = saved();
    let first = asked(act(&mut state, FrameAction::Go(Route::Results)));
    let (serial, revision, _) = first[0];
    let studies = [Study::Resampling, Study::Decision];
    assert_eq!(first, studies.map(|study| (serial, revision, study)));
    assert!(asked(update(&mut state, Action::Tick(5.0))).is_empty());
    let answered = |serial, study| {
        Action::Document(DocumentAction::Studied {
            serial,
            revision,
            study,
            answer: Some(Box::new(StudyResult::Resampling(None))),
        })
    };
    for study in studies {
        update(&mut state, answered(serial + 7, study));
        assert!(state.is_busy(), "the answer was about another document");
        update(&mut state, answered(serial, study));
    }
    assert!(!state.is_busy());
    let again = asked(act(&mut state, DocumentAction::Undo));
    assert_eq!(again, studies.map(|study| (serial, revision + 1, study)));
}
