//! Paths: asked of the system, and typed.

use crate::window::open_external::Outside;
use crate::window::update::tests::*;

#[test]
fn a_file_is_called_after_its_document_and_what_it_holds() {
    let words = Words::english();
    for (mut state, wanted) in [
        (saved(), "/documents/a, answers.csv"),
        (answering(), "Assessment 2026-11-22, answers.csv"),
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
    act(
        &mut state,
        PathAction::Picked {
            number,
            paths: Vec::new(),
        },
    );
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
    let paths = vec![PathBuf::from("/late.continuum")];
    let effects = act(&mut state, PathAction::Picked { number, paths });
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
    let paths = vec![PathBuf::from("/late.continuum")];
    let effects = act(&mut state, PathAction::Picked { number, paths });
    assert!(save_order(effects).is_none());
}

/// A path that was typed in place of one from the system, with what is done then.
fn typing(purpose: Purpose, path: &str) -> (State, Vec<Effect>) {
    let mut state = saved();
    act(&mut state, PathAction::Ask(purpose));
    act(&mut state, PathAction::TypePath);
    let effects = act(&mut state, PathAction::UsePath(PathBuf::from(path)));
    (state, effects)
}

#[test]
fn a_path_that_was_mistyped_stays_with_what_is_wrong_beside_it_until_one_will_do() {
    let (mut state, _) = typing(Purpose::OpenDocument, "/documents/b.continuum");
    let failed = || ReadOutcome::Failed(Message::new("store-read-not-found"));
    let read = |found| was_read(Purpose::OpenDocument, "/documents/b.continuum", None, found);
    update(&mut state, read(failed()));
    let fault = |state: &State| state.picking.as_ref().and_then(|asked| asked.fault.clone());
    assert_eq!(
        fault(&state).map(|fault| fault.key),
        Some("window-read-failed")
    );
    assert_eq!(state.notice, None, "it is said where it was typed");
    act(
        &mut state,
        PathAction::UsePath(PathBuf::from("/documents/c.continuum")),
    );
    assert_eq!(fault(&state), None);
    let inside = Assessment::new(format::bundled::standard().clone(), Form::Short);
    update(&mut state, read(ReadOutcome::Report(Box::new(inside))));
    assert!(state.picking.is_none());
}

#[test]
fn a_file_that_was_written_is_told_with_the_ways_to_it() {
    let purpose = Purpose::Export(Output::Pdf);
    let (mut state, effects) = typing(purpose, "/full/report.pdf");
    assert!(matches!(effects.as_slice(), [Effect::Export(_), ..]));
    let failed = ExportState::Failed(Message::new("store-save-full"));
    act(&mut state, PathAction::Exported(purpose, failed));
    assert!(
        state
            .picking
            .as_ref()
            .is_some_and(|asked| asked.fault.is_some())
    );
    act(
        &mut state,
        PathAction::UsePath(PathBuf::from("/documents/report.pdf")),
    );
    let path = PathBuf::from("/documents/report.pdf");
    let done = ExportState::Done {
        path: path.clone(),
        pages: 3,
        bytes: 12_000,
        release: None,
    };
    act(&mut state, PathAction::Exported(purpose, done));
    assert!(state.picking.is_none() && state.notice.is_none());
    assert_eq!(state.told_file().map(|it| &it.path), Some(&path));
    let effects = act(&mut state, PathAction::ShowInFolder(path.clone()));
    let wanted = Outside::InFolder(path);
    assert!(matches!(&effects[..], [Effect::OpenOutside(shown)] if *shown == wanted));
    state.news = Some(Message::new("window-reopened"));
    assert_eq!(state.told_file(), None, "other news is about no file");
}

#[test]
fn a_written_file_that_no_program_opens_keeps_the_ways_to_it_and_other_news_do_not_stay() {
    let purpose = Purpose::Export(Output::Pdf);
    let (mut state, _) = typing(purpose, "/documents/report.pdf");
    let path = PathBuf::from("/documents/report.pdf");
    let done = ExportState::Done {
        path: path.clone(),
        pages: 3,
        bytes: 12_000,
        release: None,
    };
    act(&mut state, PathAction::Exported(purpose, done));
    let why = Message::new("window-open-failed").with("place", "/documents/report.pdf");
    act(&mut state, FrameAction::NotOpened(why.clone()));
    assert_eq!(state.notice, Some(why.clone()));
    assert_eq!(state.told_file().map(|it| &it.path), Some(&path));
    act(
        &mut state,
        FrameAction::Failed(Message::new("window-edit-refused")),
    );
    assert_eq!(state.news, None, "another fault is newer than the file");
    (state.news, state.notice) = (Some(Message::new("window-reopened")), None);
    act(&mut state, FrameAction::NotOpened(why));
    assert_eq!(state.news, None, "news without a file has no way to it");
}

#[test]
fn a_report_is_printed_as_it_is_shown_without_the_answers_inside() {
    let mut state = saved();
    let effects = act(&mut state, PathAction::Print);
    let [Effect::Print(order)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert!(!order.source.attaches);
    assert_eq!(order.source.options.extent, state.choice.extent);
    assert!(state.picking.is_none(), "no place is asked for");
    assert_eq!(state.news, None, "it is not there yet");
    act(&mut state, PathAction::Printed(None));
    let said = state.news.as_ref().map(|news| news.key);
    assert_eq!(said, Some("window-print-shown"));
}

#[test]
fn what_is_told_of_a_file_goes_when_the_next_one_is_begun_or_fails() {
    let purpose = Purpose::Export(Output::Pdf);
    let (mut state, _) = typing(purpose, "/documents/report.pdf");
    let done = ExportState::Done {
        path: PathBuf::from("/documents/report.pdf"),
        pages: 3,
        bytes: 12_000,
        release: None,
    };
    act(&mut state, PathAction::Exported(purpose, done));
    let told = state.news.clone();
    assert!(told.is_some());
    act(&mut state, PathAction::Ask(purpose));
    act(&mut state, PathAction::TypePath);
    act(&mut state, PathAction::UsePath("/full/report.pdf".into()));
    assert_eq!(state.news, None, "another file is being written");
    state.news = told;
    act(
        &mut state,
        FrameAction::Failed(Message::new("store-save-full")),
    );
    assert!(state.notice.is_some());
    assert_eq!(state.news, None, "nothing stands over what went wrong");
}
