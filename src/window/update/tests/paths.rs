//! Paths: asked of the system, and typed.

use crate::window::update::tests::*;

#[test]
fn a_file_is_called_after_its_document_and_what_it_holds() {
    let words = Words::english();
    for (mut state, wanted) in [
        (saved(), "/documents/a answers.csv"),
        (answering(), "Assessment 2026-11-22 answers.csv"),
    ] {
        act(
            &mut state,
            PathAction::Ask(Purpose::Export(Output::Answers)),
        );
        let picking = state.picking.as_ref().expect("the system is asked");
        let suggested = picking.suggestion.path(&words);
        assert!(suggested.ends_with(wanted), "{}", suggested.display());
    }
}

#[test]
fn no_answer_of_the_systems_dialog_offers_to_type_the_path() {
    let mut state = saved();
    let effects = act(&mut state, PathAction::Ask(Purpose::Export(Output::Pdf)));
    let Some(Effect::Pick { number, .. }) = effects.into_iter().next() else {
        panic!("the system is asked");
    };
    act(&mut state, PathAction::Picked { number, path: None });
    assert!(
        state
            .picking
            .as_ref()
            .is_some_and(|picking| picking.by_hand)
    );
    let effects = act(
        &mut state,
        PathAction::UsePath(PathBuf::from("here/report")),
    );
    let order = effects.into_iter().find_map(|effect| match effect {
        Effect::Export(order) => Some(order),
        _ => None,
    });
    let order = order.expect("the PDF is made");
    assert_eq!(order.path, PathBuf::from("/documents/here/report.pdf"));
    assert!(!order.replace, "a typed path was not confirmed by anybody");
}

#[test]
fn a_late_answer_of_a_dialog_that_was_given_up_changes_nothing() {
    let mut state = saved();
    let effects = act(&mut state, PathAction::Ask(Purpose::SaveDocument));
    let Some(Effect::Pick { number, .. }) = effects.into_iter().next() else {
        panic!("the system is asked");
    };
    act(&mut state, PathAction::CancelPath);
    let path = Some(PathBuf::from("/late.continuum"));
    let effects = act(&mut state, PathAction::Picked { number, path });
    assert!(effects.is_empty());
}

#[test]
fn a_leading_tilde_of_a_typed_path_is_the_home_folder() {
    let mut state = saved();
    state.home = Some(PathBuf::from("/home/kim"));
    for (typed, path) in [
        ("~/b", "/home/kim/b.continuum"),
        ("~b", "/documents/~b.continuum"),
        ("c/~/b", "/documents/c/~/b.continuum"),
    ] {
        do_all(
            &mut state,
            [
                Action::Path(PathAction::Ask(Purpose::SaveDocument)),
                Action::Path(PathAction::TypePath),
            ],
        );
        let order = save_order(act(&mut state, PathAction::UsePath(PathBuf::from(typed))));
        let order = order.expect("a save");
        assert_eq!(order.target, SaveTarget::Fresh(PathBuf::from(path)));
        finish(&mut state, &order, done("/documents/a.continuum"));
    }
}

#[test]
fn a_path_that_was_asked_for_one_document_is_not_used_for_the_next() {
    let mut state = saved();
    act(&mut state, PathAction::Ask(Purpose::SaveDocument));
    let number = state.picking.as_ref().expect("a path is asked for").number;
    act(&mut state, DocumentAction::New(Form::Full));
    assert_eq!(
        session(&state).file.path(),
        None,
        "another document is open"
    );
    let path = Some(PathBuf::from("/late.continuum"));
    let effects = act(&mut state, PathAction::Picked { number, path });
    assert!(save_order(effects).is_none());
}
