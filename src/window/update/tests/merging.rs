//! Copies of the open assessment that are chosen to be merged with it.

use crate::model::DocumentId;
use crate::window::merge::action::MergeAction;
use crate::window::merge::state::Merged;
use crate::window::update::tests::*;

fn reads(effects: &[Effect]) -> Option<PathBuf> {
    effects.iter().find_map(|effect| match effect {
        Effect::Read(order) => Some(order.path.clone()),
        _ => None,
    })
}

#[test]
fn several_copies_are_read_one_after_the_other_and_then_merged_in_a_job() {
    let mut state = answering();
    let id = Some(DocumentId::new(1));
    state.session.as_mut().expect("open").assessment.identity.id = id;
    let copy = session(&state).assessment.clone();
    let serial = session(&state).serial;
    let effects = act(&mut state, PathAction::Ask(Purpose::MergeCopies));
    let Some(Effect::Pick { number, .. }) = effects.into_iter().next() else {
        panic!("the system is asked");
    };
    let [first, second] = ["/first.continuum", "/second.continuum"].map(PathBuf::from);
    let paths = vec![first.clone(), second.clone()];
    let effects = act(&mut state, PathAction::Picked { number, paths });
    assert_eq!(reads(&effects), Some(first));
    let found = || ReadOutcome::Document {
        digest: Digest::of(b"a copy"),
        assessment: Box::new(copy.clone()),
        key: None,
    };
    let read = |path| was_read(Purpose::MergeCopies, path, Some(serial), found());
    let effects = update(&mut state, read("/first.continuum"));
    assert_eq!(reads(&effects), Some(second));
    let effects = update(&mut state, read("/second.continuum"));
    let order = effects.into_iter().find_map(|effect| match effect {
        Effect::MergeCopies(order) => Some(order),
        _ => None,
    });
    let order = order.expect("they are merged, to be looked at");
    assert_eq!(state.route, Route::Merge);
    let merged = order.merge(None, &Words::english());
    let Merged::Preview(preview) = &merged else {
        panic!("{merged:?}");
    };
    assert!(!preview.brings_something());
    let answer = MergeAction::WasMerged(order.wanted, Box::new(merged));
    act(&mut state, answer);
    act(&mut state, MergeAction::Merge);
    assert_eq!(state.route, Route::Merge, "there is nothing to merge");
    act(&mut state, MergeAction::Cancel);
    assert_eq!(state.route, Route::Questions);
    assert_eq!(session(&state).assessment, copy);
}
