//! The report's pages, options, and whose it is.

use crate::analysis;
use crate::model::no_other_fonts;
use crate::model::{Logo, RespondentId, Response};
use crate::report::{Extent, Redaction, SectionKind};
use crate::scoring::disclosure::SmallestGroup;
use crate::window::effect::ComposeOrder;
use crate::window::report::preview::Composed;
use crate::window::update::tests::*;

fn orders(effects: Vec<Effect>) -> Vec<ComposeOrder> {
    let orders = effects.into_iter().filter_map(|effect| match effect {
        Effect::Compose(order) => Some(*order),
        _ => None,
    });
    orders.collect()
}

fn composed(order: ComposeOrder) -> Action {
    Action::Report(ReportAction::Composed(Box::new(Composed::of(
        order.wanted,
        order.assessment,
        &Words::english(),
        no_other_fonts,
    ))))
}

#[test]
fn pages_are_composed_for_the_report_alone_and_once_for_what_is_wanted() {
    let mut state = answering();
    assert!(orders(act(&mut state, FrameAction::Go(Route::Results))).is_empty());
    let mut first = orders(act(&mut state, FrameAction::Go(Route::Report)));
    assert_eq!(first.len(), 1);
    assert!(state.is_busy());
    assert!(orders(update(&mut state, Action::Tick(5.0))).is_empty());
    let order = first.remove(0);
    assert!(orders(update(&mut state, composed(order))).is_empty());
    let shown = state.preview.shown.as_ref().expect("pages");
    assert!(!shown.sheets.is_empty());
    assert!(orders(update(&mut state, Action::Tick(6.0))).is_empty());
}

#[test]
fn what_no_font_shows_is_known_with_the_pages() {
    let mut state = answering();
    let session = state.session.as_mut().expect("a document");
    "\u{5d0}\u{5d1}".clone_into(&mut session.assessment.branding.prepared_for);
    let order = orders(act(&mut state, FrameAction::Go(Route::Report))).remove(0);
    update(&mut state, composed(order));
    let shown = state.preview.shown.as_ref().expect("pages");
    assert_eq!(shown.missing_glyphs.len(), 2);
}

#[test]
fn what_changes_meanwhile_is_composed_next_and_the_last_pages_stay() {
    let mut state = answering();
    let order = orders(act(&mut state, FrameAction::Go(Route::Report))).remove(0);
    update(&mut state, composed(order));
    let short = Action::Report(ReportAction::Change(ReportChange::Extent(Extent::Short)));
    let order = orders(update(&mut state, short)).remove(0);
    let session = state.session.as_ref().expect("a document");
    assert!(state.preview.shown.is_some());
    assert!(state.is_preview_behind(session));
    let names = Redaction {
        names: true,
        ..Redaction::default()
    };
    let left_out = Action::Report(ReportAction::Change(ReportChange::LeaveOut(names)));
    assert!(
        orders(update(&mut state, left_out)).is_empty(),
        "one at a time"
    );
    let next = orders(update(&mut state, composed(order))).remove(0);
    assert_eq!(next.wanted.options.extent, Extent::Short);
    assert!(next.wanted.options.redaction.names);
    update(&mut state, composed(next));
    let session = state.session.as_ref().expect("a document");
    assert!(!state.is_preview_behind(session));
}

#[test]
fn sections_are_switched_for_an_extent_and_remembered_for_the_next_window() {
    let mut state = answering();
    let change = |change| Action::Report(ReportAction::Change(change));
    let answers = SectionKind::Answers;
    let effects = update(&mut state, change(ReportChange::Section(answers, true)));
    let remembered = effects.into_iter().find_map(|effect| match effect {
        Effect::Remember(settings) => Some(settings),
        _ => None,
    });
    update(
        &mut state,
        change(ReportChange::Section(SectionKind::Target, false)),
    );
    let shows = |state: &State, kind| {
        let session = state.session.as_ref().expect("a document");
        state.report_options(session).shows(kind)
    };
    assert!(shows(&state, answers) && !shows(&state, SectionKind::Target));
    update(&mut state, change(ReportChange::Extent(Extent::Short)));
    assert!(!shows(&state, answers));
    let next = State::new(state.today, None, remembered.expect("it is remembered"));
    assert!(next.choice.sections[&Extent::Standard].shows(answers, Extent::Standard));
}

#[test]
fn a_file_is_written_with_the_options_of_the_pages() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Frame(FrameAction::Go(Route::Report)),
            Action::Report(ReportAction::Change(ReportChange::Extent(Extent::Short))),
            Action::Report(ReportAction::Change(ReportChange::LeaveOut(Redaction::ALL))),
            Action::Report(ReportAction::Change(ReportChange::SmallestGroup(
                SmallestGroup::new(8),
            ))),
            Action::Path(PathAction::Ask(Purpose::Export(Output::Word))),
            Action::Path(PathAction::TypePath),
        ],
    );
    let effects = act(&mut state, PathAction::UsePath(PathBuf::from("/d/report")));
    let order = effects.into_iter().find_map(|effect| match effect {
        Effect::Export(order) => Some(order),
        _ => None,
    });
    let order = order.expect("the file is written");
    assert_eq!(order.path, PathBuf::from("/d/report.docx"));
    assert_eq!(order.source.options.extent, Extent::Short);
    assert_eq!(order.source.options.redaction, Redaction::ALL);
    assert_eq!(order.source.options.smallest_group, SmallestGroup::new(8));
    assert!(!order.source.attaches);
}

#[test]
fn a_logo_of_another_document_is_dropped_and_one_that_is_refused_is_said() {
    let mut state = answering();
    let serial = state.session.as_ref().expect("a document").serial;
    let logo = Logo::new(vec![1, 2, 3]).expect("a logo");
    let read = |serial| {
        let found = ReadOutcome::Logo(logo.clone());
        was_read(Purpose::PickLogo, "/logo.png", Some(serial), found)
    };
    let branding = |state: &State| {
        let session = state.session.as_ref().expect("a document");
        session.assessment.branding.clone()
    };
    update(&mut state, read(serial + 1));
    assert_eq!(branding(&state).logo, None);
    update(&mut state, read(serial));
    assert_eq!(branding(&state).logo, Some(logo.clone()));
    act(&mut state, Edit::SetLogo(None));
    assert_eq!(branding(&state).logo, None);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(branding(&state).logo, Some(logo.clone()));
    let why = Message::new("window-unnamed");
    let said = Message::new("window-read-failed").with("why", why.clone());
    let refused = ReadOutcome::Failed(why);
    let refused = was_read(Purpose::PickLogo, "/logo.png", Some(serial), refused);
    update(&mut state, refused);
    assert_eq!(state.notice, Some(said));
    assert_eq!(branding(&state).logo, Some(logo));
}

#[test]
fn a_pdf_that_was_not_written_is_said() {
    let mut state = saved();
    let purpose = Purpose::Export(Output::Pdf);
    state.exports.insert(purpose, ExportState::Running);
    let why = Message::new("store-save-denied");
    act(
        &mut state,
        PathAction::Exported(
            Purpose::Export(Output::Pdf),
            ExportState::Failed(why.clone()),
        ),
    );
    assert_eq!(
        *state.export(Purpose::Export(Output::Pdf)),
        ExportState::Failed(why)
    );
    state.exports.insert(purpose, ExportState::Running);
    let path = PathBuf::from("/a.pdf");
    act(&mut state, PathAction::Exists(purpose, path));
    let asks = matches!(
        state.dialog,
        Some(Dialog::Exists {
            purpose: Purpose::Export(Output::Pdf),
            ..
        })
    );
    assert!(asks);
}

#[test]
fn an_export_that_is_stopped_says_nothing_more() {
    let mut state = saved();
    let purpose = Purpose::Export(Output::Pdf);
    state.exports.insert(purpose, ExportState::Running);
    let effects = act(&mut state, ReportAction::StopExport(purpose));
    assert!(matches!(effects[..], [Effect::Stop(Task::Export(_))]));
    let made = PathAction::Exported(purpose, ExportState::Writing);
    act(&mut state, made);
    assert_eq!(*state.export(purpose), ExportState::Idle);
}

#[test]
fn the_report_bears_the_date_of_today_unless_another_is_chosen() {
    let mut state = saved();
    let other = date(2026, 1, 31);
    act(&mut state, Edit::SetDate(Some(other)));
    for (choice, wanted) in [(None, TODAY), (Some(other), other)] {
        do_all(
            &mut state,
            [
                Action::Report(ReportAction::Change(ReportChange::Date(choice))),
                Action::Path(PathAction::Ask(Purpose::Export(Output::Pdf))),
                Action::Path(PathAction::TypePath),
            ],
        );
        let effects = act(&mut state, PathAction::UsePath(PathBuf::from("/r.pdf")));
        let found = effects.into_iter().find_map(|effect| match effect {
            Effect::Export(order) => Some(order.source.options.date),
            _ => None,
        });
        assert_eq!(found, Some(wanted));
    }
}

/// A document in which so many people answered, of whose report a file was written without figures of
/// single people.
fn passed_on(people: usize) -> State {
    let mut state = answering();
    let session = state.session.as_mut().expect("a document");
    let model = session.assessment.respondents.first().cloned();
    let model = model.expect("a respondent");
    session.assessment.respondents.clear();
    for number in 0..people {
        let mut person = (*model).clone();
        person.id = RespondentId::new(format!("p{number}")).expect("an id");
        let first = session.assessment.questionnaire.elements[0].practices[0]
            .id
            .clone();
        let rating = HalfLevels::new(6).map(Rating::At);
        let response = Response {
            rating,
            ..Response::default()
        };
        person.sheet.0.insert(first, response);
        session.assessment.respondents.push(person.into());
    }
    do_all(
        &mut state,
        [
            Action::Report(ReportAction::Change(ReportChange::LeaveOut(Redaction::ALL))),
            Action::Path(PathAction::Ask(Purpose::Export(Output::Word))),
            Action::Path(PathAction::TypePath),
        ],
    );
    let effects = act(&mut state, PathAction::UsePath(PathBuf::from("/d/report")));
    let release = effects.into_iter().find_map(|effect| match effect {
        Effect::Export(order) => Some(order.source.release(order.output)),
        _ => None,
    });
    let done = ExportState::Done {
        path: PathBuf::from("/d/report.docx"),
        pages: 0,
        bytes: 9,
        release: release.expect("the file is written"),
    };
    act(
        &mut state,
        PathAction::Exported(Purpose::Export(Output::Word), done),
    );
    state
}

fn noted(state: &State) -> Vec<usize> {
    let session = state.session.as_ref().expect("a document");
    let releases = session.assessment.releases.iter();
    releases.map(|it| it.people.len()).collect()
}

/// The same without people, and with as many others who gave the answers of the first.
fn exchanged(state: &mut State, gone: usize, joined: usize) {
    let session = state.session.as_mut().expect("a document");
    let people = &mut session.assessment.respondents;
    let model = people.first().cloned().expect("a respondent");
    let left = people.len() - gone;
    people.truncate(left);
    for number in 0..joined {
        let mut person = (*model).clone();
        person.id = RespondentId::new(format!("new{number}")).expect("an id");
        people.push(person.into());
    }
}

/// What a file of the people who are there now can be subtracted from, of those who were shown before.
fn revealing(state: &State) -> Option<(usize, usize)> {
    let session = state.session.as_ref().expect("a document");
    let least = SmallestGroup::new(5);
    let found = analysis::revealing_release(&session.assessment, Form::Full, least);
    found.map(|it| (it.joined, it.gone))
}

#[test]
fn a_file_without_single_figures_is_noted_in_the_document_and_no_undo_takes_the_note_back() {
    let mut state = passed_on(6);
    assert_eq!(noted(&state), [6]);
    act(&mut state, DocumentAction::Undo);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(noted(&state), [6]);
    act(&mut state, DocumentAction::Redo);
    assert_eq!(noted(&state), [6]);
}

#[test]
fn two_files_can_be_subtracted_where_few_people_are_in_one_of_them_alone() {
    for (gone, joined, reveals) in [
        (0, 0, false),
        (0, 1, true),
        (1, 0, true),
        // As many people, but not the same.
        (1, 1, true),
        (2, 2, true),
        (0, 5, false),
        (3, 3, false),
    ] {
        let mut state = passed_on(6);
        exchanged(&mut state, gone, joined);
        let found = revealing(&state);
        let expected = reveals.then_some((joined, gone));
        assert_eq!(found, expected, "{gone} gone, {joined} new");
    }
}

#[test]
fn a_file_that_can_be_subtracted_is_asked_about_first_wherever_it_begins() {
    let ask = |output| PathAction::Ask(Purpose::Export(output));
    let asks_for_path =
        |effects: &[Effect]| effects.iter().any(|it| matches!(it, Effect::Pick { .. }));
    let mut state = passed_on(6);
    act(&mut state, FrameAction::Go(Route::Results));
    assert!(asks_for_path(&act(&mut state, ask(Output::Workbook))));
    act(&mut state, PathAction::CancelPath);
    exchanged(&mut state, 1, 1);
    // The plan is no answer.
    assert!(asks_for_path(&act(&mut state, ask(Output::Plan))));
    act(&mut state, PathAction::CancelPath);
    assert!(!asks_for_path(&act(&mut state, ask(Output::Workbook))));
    assert!(matches!(state.dialog, Some(Dialog::Reveals(..))));
    act(&mut state, FrameAction::DismissDialog);
    let again = PathAction::AskAgain(Purpose::Export(Output::Workbook));
    assert!(asks_for_path(&act(&mut state, again)));
    // Where nothing is left out there is nothing to subtract.
    act(&mut state, PathAction::CancelPath);
    let everything = ReportChange::LeaveOut(Redaction::default());
    act(&mut state, ReportAction::Change(everything));
    assert!(asks_for_path(&act(&mut state, ask(Output::Workbook))));
}

#[test]
fn a_file_that_shows_nothing_of_few_people_is_not_noted() {
    assert!(noted(&passed_on(4)).is_empty());
}

#[cfg(feature = "pdf")]
#[test]
fn pages_for_participants_are_noted_and_say_first_where_they_would_show_nothing_of_the_group() {
    let written = |state: &mut State| {
        let effects = act(state, PathAction::UsePath(PathBuf::from("/d/pages")));
        let orders = effects.into_iter().find_map(|effect| match effect {
            Effect::Export(order) => Some(order.source.release(order.output)),
            _ => None,
        });
        orders.expect("the pages are written")
    };
    let mut state = passed_on(6);
    // Everything may stand in the report: the pages hold figures of the group all the same.
    let everything = ReportChange::LeaveOut(Redaction::default());
    act(&mut state, ReportAction::Change(everything));
    act(&mut state, DocumentAction::Undo);
    let pages = Purpose::Export(Output::Feedback);
    act(&mut state, PathAction::Ask(pages));
    act(&mut state, PathAction::TypePath);
    let release = written(&mut state).expect("they are noted");
    assert_eq!(release.people.len(), 6);
    let done = ExportState::Done {
        path: PathBuf::from("/d/pages.pdf"),
        pages: 6,
        bytes: 9,
        release: Some(release),
    };
    act(&mut state, PathAction::Exported(pages, done));
    assert_eq!(noted(&state), [6]);
    // The same people again may have theirs.
    act(&mut state, PathAction::Ask(pages));
    assert!(state.dialog.is_none());
    act(&mut state, PathAction::CancelPath);
    exchanged(&mut state, 0, 1);
    act(&mut state, PathAction::Ask(pages));
    assert!(matches!(state.dialog, Some(Dialog::Reveals(..))));
    act(&mut state, PathAction::AskAgain(pages));
    act(&mut state, PathAction::TypePath);
    assert_eq!(written(&mut state), None, "they show nothing of the group");
}

#[cfg(feature = "pdf")]
#[test]
fn everybodys_page_is_written_into_a_folder_beside_the_document_without_asking_for_a_path() {
    let mut state = passed_on(6);
    state.documents = Some(PathBuf::from("/d"));
    act(&mut state, DocumentAction::Undo);
    let order = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::WritePages(order) => Some(order),
            _ => None,
        })
    };
    let written = order(act(&mut state, PathAction::Ask(Purpose::Pages))).expect("an order");
    assert_eq!(written.beside, PathBuf::from("/d"));
    assert!(
        Words::english()
            .say(&written.name)
            .ends_with(", pages for participants")
    );
    assert!(state.picking.is_none() && state.export(Purpose::Pages).is_running());
    let done = ExportState::Done {
        path: PathBuf::from("/d/unit, pages for participants/Ann.pdf"),
        pages: 6,
        bytes: 9,
        release: written.source.release(Output::Feedback),
    };
    act(&mut state, PathAction::Exported(Purpose::Pages, done));
    assert_eq!(noted(&state), [6]);
    let said = Words::english().say(state.news.as_ref().expect("it is told"));
    assert!(
        said.starts_with("6 pages, a file for each person, are in the folder “unit, pages"),
        "{said}"
    );
    assert!(
        state.told_file().is_some_and(|it| !it.opens),
        "one of many is shown"
    );
    // Where they would show nothing of the group, that is said first.
    exchanged(&mut state, 0, 1);
    assert!(order(act(&mut state, PathAction::Ask(Purpose::Pages))).is_none());
    assert!(matches!(
        state.dialog,
        Some(Dialog::Reveals(Purpose::Pages, _))
    ));
    assert!(order(act(&mut state, PathAction::AskAgain(Purpose::Pages))).is_some());
}
