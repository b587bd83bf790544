//! What the document's file is called.

use crate::window::document::naming::Renaming;
use crate::window::document::outcome::Renamed;
use crate::window::update::tests::*;

fn typed(organisation: &str) -> Edit {
    Edit::SetUnit(UnitField::Organisation, organisation.to_owned())
}

/// The name that an order gives the file, where that is called `stem`.
fn name(order: &SaveOrder, stem: &str) -> Option<String> {
    let renaming = order.renaming.as_ref()?;
    renaming.name(stem, &Words::english())
}

fn renamed(from: &str, to: &str) -> SaveOutcome {
    let mut found = done(to);
    if let SaveOutcome::Done { renamed, .. } = &mut found {
        *renamed = Some(Renamed::From(PathBuf::from(from)));
    }
    found
}

const UNNAMED: &str = "Assessment 2026-11-22";

/// A new assessment on the screen of the unit, with an organisation that is typed and saved.
fn typing() -> State {
    let mut state = window();
    act(&mut state, DocumentAction::New(Form::Short));
    let order = save_order(act(&mut state, typed("Hot"))).expect("a save");
    let name = Message::new("window-file-unnamed").with("day", "2026-11-22");
    assert_eq!(order.target, SaveTarget::FreeName { name }, "half a name");
    assert_eq!(order.renaming, None);
    finish(
        &mut state,
        &order,
        done("/documents/Assessment 2026-11-22.continuum"),
    );
    state
}

#[test]
fn a_file_is_renamed_once_what_it_is_named_after_was_typed() {
    let mut state = typing();
    let order = save_order(act(&mut state, typed("Hotel"))).expect("a save");
    assert_eq!(name(&order, UNNAMED), None, "it is still being typed");
    finish(
        &mut state,
        &order,
        done("/documents/Assessment 2026-11-22.continuum"),
    );
    let order = act(&mut state, FrameAction::Go(Route::Questions));
    let order = save_order(order).expect("nothing else is to be saved");
    assert!(order.at_once && !order.is_changed);
    let wanted = "Hotel, 2026-11-22";
    assert_eq!(name(&order, UNNAMED).as_deref(), Some(wanted));
    let [from, to] = [UNNAMED, wanted].map(|name| format!("/documents/{name}.continuum"));
    finish(&mut state, &order, renamed(&from, &to));
    assert_eq!(session(&state).file.path(), Some(Path::new(&to)));
    assert_eq!(state.settings.recent, [PathBuf::from(&to)]);
    assert_eq!(state.news, None, "the bar shows the name");
    let order = save_order(act(&mut state, QuestionsAction::Choose(level(3)))).expect("a save");
    assert_eq!(order.renaming, None, "once is enough");
    assert!(matches!(order.target, SaveTarget::Own { path, .. } if path == Path::new(&to)));
}

#[test]
fn a_name_that_somebody_chose_stays() {
    let mut state = typing();
    act(&mut state, DocumentAction::AskForName);
    assert!(matches!(state.dialog, Some(Dialog::Rename(None))));
    act(&mut state, DocumentAction::Rename("a/b".to_owned()));
    assert!(matches!(state.dialog, Some(Dialog::Rename(Some(_)))));
    let order = act(
        &mut state,
        DocumentAction::Rename(" Ours.continuum ".to_owned()),
    );
    let order = save_order(order).expect("it is renamed");
    assert!(state.dialog.is_none());
    assert_eq!(order.renaming, Some(Renaming::Chosen("Ours".to_owned())));
    let from = "/documents/Assessment 2026-11-22.continuum";
    finish(
        &mut state,
        &order,
        renamed(from, "/documents/Ours.continuum"),
    );
    act(&mut state, typed("Hotel"));
    let order = save_order(act(&mut state, FrameAction::Go(Route::Questions)));
    assert!(order.is_none_or(|order| order.renaming.is_none()));
}

#[test]
fn a_name_that_is_taken_is_asked_for_again() {
    let mut state = saved();
    let order = save_order(act(&mut state, DocumentAction::Rename("b".to_owned())));
    let order = order.expect("it is renamed");
    let mut found = done("/documents/a.continuum");
    if let SaveOutcome::Done { renamed, .. } = &mut found {
        *renamed = Some(Renamed::Refused(Message::new("window-rename-taken")));
    }
    finish(&mut state, &order, found);
    assert!(matches!(state.dialog, Some(Dialog::Rename(Some(_)))));
    assert_eq!(session(&state).file.name.next, None);
    assert!(session(&state).is_clean());
}

#[test]
fn the_next_assessment_is_named_after_its_unit_from_the_start() {
    let mut state = saved();
    let order = save_order(act(&mut state, typed("Hotel"))).expect("a save");
    finish(&mut state, &order, done("/documents/a.continuum"));
    act(&mut state, DocumentAction::NextAssessment);
    let order = Edit::SetUnit(UnitField::Scope, "all".to_owned());
    let order = save_order(act(&mut state, order)).expect("a save");
    let SaveTarget::FreeName { name } = order.target else {
        panic!("{:?}", order.target);
    };
    assert_eq!(Words::english().say(&name), "Hotel, 2026-11-22");
}
