//! Response sheets that are open for their person.

use crate::format::document;
use crate::model::{Addressee, DocumentId, PracticeId, ResponseSheet};
use crate::window::document::taking::{ReadSheet, SheetDecision};
use crate::window::document::writing_sheets::WritingOrder;
use crate::window::update::tests::*;

/// The sheet of a customer, with one answer.
fn sheet() -> ResponseSheet {
    let mut assessment = Assessment::new(format::bundled::standard().clone(), Form::Full);
    assessment.identity.id = Some(DocumentId::new(1));
    "Ann".clone_into(&mut assessment.unit.facilitator);
    let person = Addressee {
        name: "C. Buyer".to_owned(),
        role: "customer".to_owned(),
        ..Addressee::default()
    };
    ResponseSheet::new(&assessment, person, DocumentId::new(11))
}

/// A window in which a sheet was opened.
fn opened(sheet: &ResponseSheet) -> State {
    let mut state = window();
    let found = ReadOutcome::Document {
        digest: Digest::of(b"the sheet"),
        assessment: Box::new(sheet.clone().into_assessment()),
        key: None,
    };
    let path = "/documents/buyer.continuum-sheet";
    let read = was_read(Purpose::OpenDocument, path, None, found);
    update(&mut state, read);
    state
}

/// What a save writes.
fn written(order: &SaveOrder) -> ResponseSheet {
    let bytes = document::write(&order.assessment);
    format::response_sheet::read(bytes).expect("a sound sheet")
}

#[test]
fn a_sheet_asks_its_questions_alone_and_has_no_room_but_them() {
    let sheet = sheet();
    let mut state = opened(&sheet);
    assert_eq!(state.route, Route::Questions);
    let asked: Vec<PracticeId> = session(&state).asked().cloned().collect();
    assert_eq!(asked, sheet.asks);
    for route in [Route::Results, Route::Unit, Route::Report, Route::Plan] {
        act(&mut state, FrameAction::Go(route));
        assert_eq!(state.route, Route::Questions, "{route:?}");
        let command = Command::Go(route);
        assert_eq!(command.refusal(&state), Some("window-refusal-sheet"));
        assert!(!command.is_shown(&state));
    }
    for command in [Command::SaveAs, Command::Evidence, Command::SetPassword] {
        assert!(command.refusal(&state).is_some(), "{command:?}");
    }
    act(&mut state, FrameAction::Go(Route::Help));
    assert_eq!(state.route, Route::Help);
    assert!(!state.takes_evidence());
}

#[test]
fn answers_are_saved_into_the_sheet_which_counts_its_changes_also_those_undone() {
    let before = sheet();
    let mut state = opened(&before);
    act(&mut state, QuestionsAction::Choose(level(3)));
    let order = due(&mut state);
    let path = PathBuf::from("/documents/buyer.continuum-sheet");
    assert!(matches!(&order.target, SaveTarget::Own { path: own, .. } if *own == path));
    let first = written(&order);
    assert_eq!((first.id, first.changes), (before.id, 1));
    assert_eq!(first.answered(), 1);
    finish(&mut state, &order, done("/documents/buyer.continuum-sheet"));
    act(&mut state, DocumentAction::Undo);
    let order = due(&mut state);
    let second = written(&order);
    assert_eq!((second.answered(), second.changes), (0, 2));
    // Nothing else of it changed.
    let as_before = ResponseSheet {
        changes: 0,
        ..second
    };
    assert_eq!(as_before, before);
}

/// A window with the assessment that sheets belong to, and a sheet with an answer.
fn assessing() -> (State, ResponseSheet) {
    let mut state = answering();
    let id = DocumentId::new(1);
    state.session.as_mut().expect("open").assessment.identity.id = Some(id);
    let assessment = session(&state).assessment.clone();
    let person = Addressee {
        name: "Bea".to_owned(),
        ..Addressee::default()
    };
    let mut sheet = ResponseSheet::new(&assessment, person, DocumentId::new(11));
    let practice = sheet.asks[0].clone();
    let response = crate::model::Response {
        rating: at(6),
        ..Default::default()
    };
    sheet.answers.0.insert(practice, response);
    sheet.changes = 1;
    (state, sheet)
}

fn read(state: &mut State, sheets: &[&ResponseSheet]) {
    let files = sheets.iter().map(|sheet| ReadSheet {
        name: sheet.person.name.clone(),
        sheet: Ok((*sheet).clone()),
    });
    let serial = session(state).serial;
    let files = files.collect();
    act(state, DocumentAction::SheetsRead(serial, files));
}

#[test]
fn sheets_are_looked_at_first_and_taken_in_as_one_change() {
    let (mut state, sheet) = assessing();
    let before = session(&state).assessment.clone();
    let dropped = vec![PathBuf::from("/a.continuum-sheet"), PathBuf::from("/b.csv")];
    let effects = act(&mut state, PathAction::Dropped(dropped));
    let [Effect::ReadSheets(order)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(order.paths, [PathBuf::from("/a.continuum-sheet")]);
    read(&mut state, &[&sheet]);
    assert!(matches!(state.dialog, Some(Dialog::Sheets(_))));
    assert_eq!(session(&state).assessment, before);
    act(&mut state, DocumentAction::TakeSheets);
    assert!(state.dialog.is_none());
    let people = &session(&state).assessment.respondents;
    assert_eq!(people.last().map(|it| it.name.as_str()), Some("Bea"));
    let said = Message::new("window-sheets-taken").with("count", 1_usize);
    assert_eq!(state.news, Some(said));
    // The same again brings nothing, and one undo takes all back.
    read(&mut state, &[&sheet]);
    let Some(Dialog::Sheets(taking)) = &state.dialog else {
        panic!("a question");
    };
    assert!(!taking.can_be_taken() && taking.open_decisions().is_empty());
    act(&mut state, FrameAction::DismissDialog);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(session(&state).assessment, before);
}

#[test]
fn nothing_is_taken_in_while_a_sheet_is_refused_or_something_is_open() {
    let (mut state, sheet) = assessing();
    let before = session(&state).assessment.clone();
    let mut other = sheet.clone();
    other.id = DocumentId::new(12);
    other.questionnaire.edition = "1999".to_owned();
    read(&mut state, &[&sheet, &other]);
    act(&mut state, DocumentAction::TakeSheets);
    assert_eq!(session(&state).assessment, before);
    act(&mut state, FrameAction::DismissDialog);
    let mut second = sheet.clone();
    second.id = DocumentId::new(13);
    for response in second.answers.0.values_mut() {
        response.rating = at(8);
    }
    read(&mut state, &[&sheet, &second]);
    act(&mut state, DocumentAction::TakeSheets);
    assert_eq!(session(&state).assessment, before);
    act(
        &mut state,
        DocumentAction::DecideSheets(SheetDecision::LaterHolds),
    );
    act(&mut state, DocumentAction::TakeSheets);
    let bea = session(&state).assessment.respondents.last().cloned();
    let bea = bea.expect("she is added");
    assert_eq!(bea.sheet.rating(&sheet.asks[0]).cloned(), at(8));
}

#[test]
fn a_sheet_of_the_open_assessment_is_taken_in_where_it_is_opened() {
    let (mut state, sheet) = assessing();
    let found = |sheet: &ResponseSheet| ReadOutcome::Document {
        digest: Digest::of(b"the sheet"),
        assessment: Box::new(sheet.clone().into_assessment()),
        key: None,
    };
    let path = "/documents/bea.continuum-sheet";
    let effects = update(
        &mut state,
        was_read(Purpose::OpenDocument, path, None, found(&sheet)),
    );
    let reads = |effect: &Effect| matches!(effect, Effect::ReadSheets(_));
    assert!(effects.iter().any(reads), "{effects:?}");
    assert!(!session(&state).is_sheet());
    let mut stranger = sheet;
    stranger.assessment.id = Some(DocumentId::new(2));
    update(
        &mut state,
        was_read(Purpose::OpenDocument, path, None, found(&stranger)),
    );
    assert!(session(&state).is_sheet());
}

#[test]
fn everybody_gets_a_sheet_in_a_folder_beside_the_document_and_none_is_written_over() {
    let (mut state, _) = assessing();
    let place = tempfile::tempdir().expect("a folder");
    state.documents = Some(place.path().to_owned());
    for (name, role) in [("Ann", "managers"), ("Ann", "customers")] {
        let id = session(&state).assessment.free_respondent_id();
        let mut person = crate::model::Respondent::new(id);
        (person.name, person.role) = (name.to_owned(), role.to_owned());
        act(&mut state, Action::Edit(Edit::AddRespondent(person)));
    }
    let effects = act(&mut state, DocumentAction::WriteSheets);
    let order = effects.into_iter().find_map(|effect| match effect {
        Effect::WriteSheets(order) => Some(order),
        _ => None,
    });
    let order = order.expect("sheets are to be written");
    let written = order.write(&Words::english()).expect("there is room");
    assert_eq!(written.names, ["Person 1", "Ann", "Ann"]);
    let folder = written.first.parent().expect("a folder").to_owned();
    assert_eq!(folder.parent(), Some(place.path()));
    for name in ["Response sheet", "Ann", "Ann (2)"] {
        let path = folder.join(format!("{name}.continuum-sheet"));
        let bytes = crate::store::read_bytes(&path, format::MOST_BYTES).expect("a file");
        let sheet = format::response_sheet::read(bytes).expect("a sound sheet");
        assert!(sheet.person.respondent.is_some());
    }
    let why = Message::new("window-sheets-nobody");
    act(&mut state, DocumentAction::SheetsWritten(Err(why)));
    let told = state.notice.as_ref().map(|notice| notice.key);
    assert_eq!(told, Some("window-sheets-not-written"));
    act(&mut state, DocumentAction::SheetsWritten(Ok(written)));
    let told = state.news.as_ref().map(|news| news.key);
    assert_eq!(told, Some("window-sheets-written"));
    let shown = state.told_file().expect("it is shown in its folder");
    assert!(!shown.opens && shown.path.starts_with(place.path()));
    // Whose sheet is there keeps it, the others get theirs; both are told.
    let own = folder.join("Ann.continuum-sheet");
    let kept = crate::store::read_bytes(&own, format::MOST_BYTES).expect("a file");
    let mut order = order;
    let mut bea = crate::model::Respondent::new(order.assessment.free_respondent_id());
    "Bea".clone_into(&mut bea.name);
    order.assessment.respondents.push(bea.into());
    let written = order.write(&Words::english()).expect("there is room");
    assert_eq!(written.names, ["Bea"]);
    assert_eq!(written.there, ["Person 1", "Ann", "Ann"]);
    let now = crate::store::read_bytes(&own, format::MOST_BYTES).expect("a file");
    assert_eq!(now, kept);
    act(&mut state, DocumentAction::SheetsWritten(Ok(written)));
    let news = state.news.as_ref().expect("it is told");
    let said = Words::english().say(news);
    assert!(said.starts_with("One response sheet was written, for Bea. 3 were there already and stay, for Person 1, Ann, Ann."), "{said}");
}

#[test]
fn sheets_go_into_the_folder_of_their_assessment_whatever_it_was_called_and_into_no_other_ones() {
    let (state, _) = assessing();
    let place = tempfile::tempdir().expect("a folder");
    let order = |name: &str, id: u128| {
        let mut assessment = session(&state).assessment.clone();
        assessment.identity.id = Some(DocumentId::new(id));
        WritingOrder {
            assessment,
            beside: place.path().to_owned(),
            name: name.to_owned(),
            person: None,
        }
    };
    let folder = |order: &WritingOrder| {
        let written = order.write(&Words::english()).expect("there is room");
        let folder = written.first.parent().and_then(Path::file_name);
        folder.expect("a folder").to_string_lossy().into_owned()
    };
    assert_eq!(
        folder(&order("Assessment", 1)),
        "Assessment, response sheets"
    );
    // It has another name by now.
    assert_eq!(
        folder(&order("High Street", 1)),
        "Assessment, response sheets"
    );
    // A new one has the name that it had.
    assert_eq!(
        folder(&order("Assessment", 2)),
        "Assessment, response sheets (2)"
    );
    assert_eq!(
        folder(&order("Assessment", 2)),
        "Assessment, response sheets (2)"
    );
}

#[test]
fn one_person_gets_a_sheet_beside_those_of_the_others_and_a_new_one_too() {
    let (mut state, _) = assessing();
    let place = tempfile::tempdir().expect("a folder");
    state.documents = Some(place.path().to_owned());
    let ordered = |state: &mut State, person: Addressee| {
        act(state, DocumentAction::AskForSheet);
        assert!(matches!(state.dialog, Some(Dialog::OneSheet)));
        let effects = act(state, DocumentAction::WriteSheet(person));
        assert!(state.dialog.is_none());
        let order = effects.into_iter().find_map(|effect| match effect {
            Effect::WriteSheets(order) => Some(order),
            _ => None,
        });
        let written = order.expect("it is to be written").write(&Words::english());
        written.expect("there is room")
    };
    let new = Addressee {
        name: "Cem".to_owned(),
        role: "customer".to_owned(),
        ..Addressee::default()
    };
    for name in ["Cem.continuum-sheet", "Cem (2).continuum-sheet"] {
        let written = ordered(&mut state, new.clone());
        assert_eq!(written.names, ["Cem"]);
        assert!(written.first.ends_with(name), "{written:?}");
        let bytes = crate::store::read_bytes(&written.first, format::MOST_BYTES).expect("a file");
        let sheet = format::response_sheet::read(bytes).expect("a sound sheet");
        assert_eq!(sheet.person, new);
        assert_eq!(sheet.asks.len(), 6);
        act(&mut state, DocumentAction::SheetsWritten(Ok(written)));
        let told = state.news.as_ref().map(|news| news.key);
        assert_eq!(told, Some("window-sheet-written"));
    }
    assert_eq!(session(&state).assessment.respondents.len(), 1);
    let one = Addressee::of(&session(&state).assessment.respondents[0]);
    let written = ordered(&mut state, one);
    assert!(written.first.ends_with("Response sheet.continuum-sheet"));
    // Nobody asked for it.
    let effects = act(&mut state, DocumentAction::WriteSheet(new));
    assert!(
        !effects
            .iter()
            .any(|it| matches!(it, Effect::WriteSheets(_)))
    );
}

#[test]
fn a_sheet_that_was_changed_and_sent_again_is_taken_in_as_its_person_decided_later() {
    let (mut state, first) = assessing();
    let [asked, other, third] = [0, 1, 2].map(|place| first.asks[place].clone());
    read(&mut state, &[&first]);
    act(&mut state, DocumentAction::TakeSheets);
    let mut later = first.clone();
    let said = |half_levels| crate::model::Response {
        rating: at(half_levels),
        ..Default::default()
    };
    later.answers.0.insert(asked.clone(), said(8));
    later.answers.0.insert(other.clone(), said(4));
    later.changes = 3;
    // She has another name by now: the sheet is hers all the same.
    let bea = session(&state).assessment.respondents.last().cloned();
    let described = Edit::DescribeRespondent {
        respondent: bea.expect("she is there").id.clone(),
        name: "Bea Smith".to_owned(),
        role: String::new(),
        team: String::new(),
    };
    act(&mut state, Action::Edit(described));
    read(&mut state, &[&later]);
    let Some(Dialog::Sheets(taking)) = &state.dialog else {
        panic!("a question");
    };
    let person = &taking.returned.people[0];
    assert_eq!(
        (person.new, person.changed.len(), person.unchanged),
        (1, 1, 0)
    );
    assert_eq!(
        taking.open_decisions(),
        [SheetDecision::Replace, SheetDecision::OtherPeople]
    );
    let people = session(&state).assessment.respondents.len();
    act(
        &mut state,
        DocumentAction::DecideSheets(SheetDecision::Replace),
    );
    act(&mut state, DocumentAction::TakeSheets);
    let rated = |state: &State, practice: &PracticeId| {
        let people = &session(state).assessment.respondents;
        people
            .last()
            .expect("she is there")
            .sheet
            .rating(practice)
            .cloned()
    };
    assert_eq!(session(&state).assessment.respondents.len(), people);
    assert_eq!(
        [rated(&state, &asked), rated(&state, &other)],
        [at(8), at(4)]
    );
    // An older copy comes after it, with an answer that was taken back since.
    let mut older = first;
    older.answers.0.insert(third.clone(), said(10));
    older.changes = 2;
    let before = session(&state).assessment.clone();
    read(&mut state, &[&older]);
    let Some(Dialog::Sheets(taking)) = &state.dialog else {
        panic!("a question");
    };
    assert!(!taking.can_be_taken() && taking.open_decisions().is_empty());
    act(&mut state, DocumentAction::TakeSheets);
    assert_eq!(session(&state).assessment, before);
}
