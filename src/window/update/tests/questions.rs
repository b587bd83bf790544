//! Answering: pace, people, evidence, the two forms and the end of the questions.

use crate::model::{Evidence, PracticeId, RatingKind};
use crate::window::open_external::Outside;
use crate::window::session::Filter;
use crate::window::update::tests::*;

fn evidence(state: &State) -> Vec<Evidence> {
    let session = session(state);
    let practice = session.practice.as_ref().expect("a practice is shown");
    let said = session.response(practice);
    said.map_or_else(Vec::new, |said| said.evidence.clone())
}

fn names(state: &State) -> Vec<String> {
    let respondents = &session(state).assessment.respondents;
    respondents
        .iter()
        .map(|respondent| respondent.name.clone())
        .collect()
}

fn describe(name: &str) -> Action {
    Action::Unit(UnitAction::Describe {
        name: name.to_owned(),
        role: String::new(),
        team: String::new(),
    })
}

/// Three people; the second has answered, and the third is shown.
fn of_three() -> State {
    let mut state = answering();
    do_all(
        &mut state,
        [
            describe("Ada"),
            Action::Unit(UnitAction::AddRespondent),
            describe("Ben"),
            Action::Questions(QuestionsAction::Choose(level(4))),
            Action::Unit(UnitAction::AddRespondent),
            describe("Cem"),
        ],
    );
    state
}

#[test]
fn the_time_left_follows_the_pace_of_the_answers() {
    let mut state = answering();
    assert_eq!(session(&state).pace.minutes(15), 13);
    for count in 1..=8_u8 {
        let now = f64::from(count) * 10.0;
        do_all(
            &mut state,
            [
                Action::Tick(now),
                Action::Questions(QuestionsAction::Choose(level(2))),
                // A second thought is no second answer.
                Action::Questions(QuestionsAction::Choose(level(3))),
                Action::Questions(QuestionsAction::NextPractice),
            ],
        );
    }
    assert_eq!(session(&state).pace.minutes(7), 3);
}

#[test]
fn time_on_other_screens_is_not_time_for_answers() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Tick(10.0),
            Action::Questions(QuestionsAction::Choose(level(2))),
            Action::Frame(FrameAction::Go(Route::Results)),
            Action::Tick(150.0),
            Action::Frame(FrameAction::Go(Route::Questions)),
            Action::Tick(160.0),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::Choose(level(2))),
        ],
    );
    // Twice ten seconds, against four times fifty.
    assert!((session(&state).pace.seconds() - 220.0 / 6.0).abs() < 1e-9);
}

#[test]
fn at_the_end_no_key_answers_and_the_way_back_leads_to_the_last_practice() {
    let mut state = answering();
    let last = session(&state).asked().last().cloned();
    act(&mut state, QuestionsAction::GoToEnd);
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(3))),
            Action::Questions(QuestionsAction::Rate(Rating::DontKnow)),
            Action::Questions(QuestionsAction::ToggleFlag),
            Action::Questions(QuestionsAction::AskReason),
            Action::Path(PathAction::Dropped(vec![PathBuf::from("/a.pdf")])),
        ],
    );
    assert_eq!(session(&state).revision, 0);
    assert!(session(&state).asked_reason.is_none());
    act(&mut state, QuestionsAction::PreviousPractice);
    assert_eq!(session(&state).practice, last);
    // Who comes back from another screen is shown a practice.
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::GoToEnd),
            Action::Frame(FrameAction::Go(Route::Results)),
            Action::Frame(FrameAction::Go(Route::Questions)),
        ],
    );
    assert!(!session(&state).is_at_end());
}

#[test]
fn the_short_form_is_widened_and_narrowed_again_without_losing_an_answer() {
    let mut state = answering();
    assert_eq!(session(&state).beyond(Form::Full), (13, 13));
    while !session(&state).is_at_end() {
        do_all(
            &mut state,
            [
                Action::Questions(QuestionsAction::Choose(level(3))),
                Action::Questions(QuestionsAction::NextPractice),
            ],
        );
    }
    act(&mut state, UnitAction::SetForm(Form::Full));
    assert_eq!(session(&state).open(), 13);
    let first = session(&state).practice.clone().expect("an open practice");
    assert_eq!(session(&state).rating(&first), None);
    act(&mut state, QuestionsAction::Choose(level(2)));
    assert_eq!(session(&state).beyond(Form::Short), (0, 0));
    act(&mut state, UnitAction::SetForm(Form::Short));
    assert_eq!(session(&state).open(), 0);
    assert_eq!(session(&state).beyond(Form::Full), (13, 12));
    act(&mut state, UnitAction::SetForm(Form::Full));
    assert_eq!(
        session(&state).rating(&first),
        at(4).as_ref(),
        "the answer came back"
    );
}

#[test]
fn a_person_who_is_added_is_shown_and_answers_for_themselves() {
    let mut state = of_three();
    assert_eq!(names(&state), ["Ada", "Ben", "Cem"]);
    assert_eq!(shown_rating(&state), None);
    let ben = session(&state).assessment.respondents[1].id.clone();
    act(&mut state, QuestionsAction::AnswerAs(ben));
    assert_eq!(shown_rating(&state), at(8));
}

#[test]
fn a_person_who_is_removed_comes_back_with_every_answer() {
    let mut state = of_three();
    let before = session(&state).assessment.clone();
    let ben = before.respondents[1].id.clone();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::AnswerAs(ben.clone())),
            Action::Unit(UnitAction::RemoveRespondent(ben.clone())),
        ],
    );
    assert_eq!(names(&state), ["Ada", "Cem"]);
    let removed = session(&state).removed.clone().expect("it is said");
    assert_eq!((removed.name.as_str(), removed.answers), ("Ben", 1));
    assert_eq!(
        session(&state).respondent().map(|who| who.name.as_str()),
        Some("Cem"),
        "the next one is shown"
    );
    act(&mut state, DocumentAction::Undo);
    assert_eq!(session(&state).assessment, before);
    assert_eq!(session(&state).me, ben, "who came back is shown");
    assert_eq!(session(&state).removed, None);
}

#[test]
fn the_last_person_cannot_be_removed() {
    let mut state = answering();
    let only = session(&state).me.clone();
    act(&mut state, UnitAction::RemoveRespondent(only));
    assert_eq!(session(&state).assessment.respondents.len(), 1);
    assert_eq!(session(&state).revision, 0);
}

#[test]
fn undoing_an_added_person_shows_somebody_who_is_there() {
    let mut state = of_three();
    for _ in 0..2 {
        act(&mut state, DocumentAction::Undo);
    }
    assert_eq!(names(&state), ["Ada", "Ben"]);
    assert!(session(&state).respondent().is_some());
    act(&mut state, QuestionsAction::Choose(level(1)));
    assert_eq!(shown_rating(&state), at(2));
}

#[test]
fn ratings_above_the_cap_without_evidence_are_filtered_out() {
    let mut state = answering();
    let count = |state: &State, filter| session(state).passing(filter).count();
    act(&mut state, QuestionsAction::Choose(level(3)));
    assert_eq!(count(&state, Filter::NoEvidence), 0);
    act(&mut state, QuestionsAction::ToggleHalf);
    assert_eq!(count(&state, Filter::NoEvidence), 1);
    act(&mut state, QuestionsAction::Note("seen".to_owned()));
    assert_eq!(count(&state, Filter::NoEvidence), 1);
    act(
        &mut state,
        PathAction::Dropped(vec![PathBuf::from("/a.pdf")]),
    );
    assert_eq!(count(&state, Filter::NoEvidence), 0);
    act(
        &mut state,
        QuestionsAction::Rate(Rating::NotApplicable("no shop".to_owned())),
    );
    assert_eq!(count(&state, Filter::Kind(RatingKind::NotApplicable)), 1);
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Filter(Filter::Kind(
                RatingKind::Unanswered,
            ))),
            Action::Questions(QuestionsAction::Search("zebra".to_owned())),
            Action::Questions(QuestionsAction::ShowAll),
        ],
    );
    assert_eq!(session(&state).filter, Filter::All);
    assert!(session(&state).search.is_empty());
}

#[test]
fn a_file_beside_the_document_is_named_from_its_folder_on() {
    let mut state = answering();
    act(&mut state, QuestionsAction::Choose(level(3)));
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/north/a.continuum"));
    let files = ["/documents/north/proof/log.xlsx", "/elsewhere/call.pdf"];
    act(
        &mut state,
        PathAction::Dropped(files.map(PathBuf::from).to_vec()),
    );
    let found: Vec<(String, String)> = evidence(&state)
        .into_iter()
        .map(|entry| (entry.text, entry.link))
        .collect();
    let wanted = [
        ("log.xlsx", "proof/log.xlsx"),
        ("call.pdf", "/elsewhere/call.pdf"),
    ];
    let wanted = wanted.map(|(text, link)| (text.to_owned(), link.to_owned()));
    assert_eq!(found, wanted);
}

/// The number of the question for a file.
fn asked_for(effects: &[Effect]) -> u64 {
    effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Pick { number, .. } => Some(*number),
            _ => None,
        })
        .expect("a file is asked for")
}

#[test]
fn a_picked_file_becomes_evidence_of_what_it_was_picked_for() {
    let mut state = answering();
    let first: PracticeId = session(&state).practice.clone().expect("a practice");
    let effects = act(&mut state, QuestionsAction::PickEvidence(None));
    let number = asked_for(&effects);
    // Somebody goes on while the dialog is open.
    act(&mut state, QuestionsAction::NextPractice);
    let paths = vec![PathBuf::from("/proof/log.pdf")];
    act(&mut state, PathAction::Picked { number, paths });
    assert!(evidence(&state).is_empty());
    act(&mut state, QuestionsAction::GoToPractice(first));
    assert_eq!(evidence(&state)[0].text, "log.pdf");
    let effects = act(&mut state, QuestionsAction::PickEvidence(Some(0)));
    let number = asked_for(&effects);
    let paths = vec![PathBuf::from("/proof/other.pdf")];
    act(&mut state, PathAction::Picked { number, paths });
    let entry = &evidence(&state)[0];
    assert_eq!(
        (entry.text.as_str(), entry.link.as_str()),
        ("log.pdf", "/proof/other.pdf")
    );
}

#[test]
fn a_dialog_that_gives_no_file_changes_nothing_and_lets_a_path_be_typed() {
    let mut state = answering();
    let effects = act(&mut state, QuestionsAction::PickEvidence(None));
    let number = asked_for(&effects);
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
    assert!(evidence(&state).is_empty());
    act(&mut state, PathAction::UsePath(PathBuf::from("log.pdf")));
    assert_eq!(evidence(&state)[0].link, "/documents/log.pdf");
}

#[test]
fn a_link_is_opened_outside_and_a_strange_one_is_refused() {
    let mut state = answering();
    let effects = act(
        &mut state,
        QuestionsAction::OpenOutside("https://example.org".to_owned()),
    );
    let wanted = Outside::Link("https://example.org".to_owned());
    assert!(
        matches!(effects.as_slice(), [Effect::OpenOutside(outside)] if *outside == wanted),
        "{effects:?}"
    );
    let effects = act(
        &mut state,
        QuestionsAction::OpenOutside("ms-msdt://x".to_owned()),
    );
    assert!(effects.is_empty());
    assert_eq!(
        state.notice.map(|notice| notice.key),
        Some("window-open-not")
    );
}

#[test]
fn a_reason_is_asked_for_at_once_and_needed() {
    let mut state = answering();
    act(&mut state, QuestionsAction::AskReason);
    assert!(session(&state).asked_reason.is_some());
    act(
        &mut state,
        QuestionsAction::Rate(Rating::NotApplicable(" ".to_owned())),
    );
    assert_eq!(shown_rating(&state), None);
    act(
        &mut state,
        QuestionsAction::Rate(Rating::NotApplicable("no shop".to_owned())),
    );
    assert_eq!(
        shown_rating(&state),
        Some(Rating::NotApplicable("no shop".to_owned()))
    );
}

#[test]
fn choosing_a_level_again_and_the_half_step_work_on_the_practice_that_is_shown() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(4))),
            Action::Questions(QuestionsAction::ToggleHalf),
        ],
    );
    assert_eq!(shown_rating(&state), at(9));
    act(&mut state, QuestionsAction::ToggleHalf);
    assert_eq!(shown_rating(&state), at(8));
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(5))),
            Action::Questions(QuestionsAction::ToggleHalf),
        ],
    );
    assert_eq!(
        shown_rating(&state),
        at(10),
        "above the top there is no half"
    );
}

#[test]
fn half_a_level_can_be_asked_for_before_the_card_that_it_is_added_to() {
    let mut state = answering();
    act(&mut state, QuestionsAction::ToggleHalf);
    assert!(session(&state).adds_half());
    assert_eq!(shown_rating(&state), None, "nothing is answered by it");
    act(&mut state, QuestionsAction::Choose(level(3)));
    assert_eq!(shown_rating(&state), at(7));
    assert!(!session(&state).adds_half());
    act(&mut state, QuestionsAction::Choose(level(2)));
    assert_eq!(shown_rating(&state), at(4), "it was about one card");
    act(&mut state, QuestionsAction::Clear);
    for _ in 0..2 {
        act(&mut state, QuestionsAction::ToggleHalf);
    }
    assert!(!session(&state).adds_half(), "pressed again, it is off");
    // Where the top is chosen, nothing above it is partly true.
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::ToggleHalf),
            Action::Questions(QuestionsAction::Choose(level(5))),
        ],
    );
    assert_eq!(shown_rating(&state), at(10));
    // It is about the practice that was shown.
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Clear),
            Action::Questions(QuestionsAction::ToggleHalf),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::PreviousPractice),
        ],
    );
    assert!(!session(&state).adds_half());
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Rate(Rating::DontKnow)),
            Action::Questions(QuestionsAction::ToggleHalf),
            Action::Questions(QuestionsAction::Choose(level(1))),
        ],
    );
    assert_eq!(
        shown_rating(&state),
        at(3),
        "also in place of another answer"
    );
}

/// An answer that is clicked with the pointer.
fn click(answer: QuestionsAction) -> Action {
    QuestionsAction::Clicked(Box::new(answer)).into()
}

/// Has so many seconds pass since the window was opened.
fn pass(state: &mut State, now: f64) {
    let over = Action::Questions(QuestionsAction::GoOnByItself);
    do_all(state, [Action::Tick(now), over]);
}

/// The place of the practice that is shown, counted from 1; 0 at the end.
fn place(state: &State) -> usize {
    let session = session(state);
    let shown = session.practice.as_ref();
    let place = session.asked().position(|id| Some(id) == shown);
    place.map_or(0, |place| place + 1)
}

#[test]
fn a_click_on_an_answer_goes_on_after_a_moment_to_the_next_practice_without_one() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::Choose(level(3))),
            Action::Questions(QuestionsAction::PreviousPractice),
            Action::Tick(10.0),
            click(QuestionsAction::Choose(level(2))),
        ],
    );
    pass(&mut state, 10.3);
    assert_eq!((place(&state), shown_rating(&state)), (1, at(4)));
    // Another card within the moment changes the answer and begins the moment anew.
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Hold),
            click(QuestionsAction::Choose(level(3))),
        ],
    );
    pass(&mut state, 10.6);
    assert_eq!((place(&state), shown_rating(&state)), (1, at(6)));
    pass(&mut state, 10.8);
    assert_eq!(place(&state), 3, "the second has an answer");
    act(&mut state, DocumentAction::Undo);
    assert_eq!((place(&state), shown_rating(&state)), (1, at(4)));
    pass(&mut state, 20.0);
    assert_eq!(place(&state), 1, "undo stays");
}

#[test]
fn what_is_not_known_and_what_does_not_apply_go_on_and_the_last_click_leads_to_the_end() {
    let mut state = answering();
    let aside = QuestionsAction::Rate(Rating::NotApplicable("no shop".to_owned()));
    do_all(
        &mut state,
        [
            click(QuestionsAction::Rate(Rating::DontKnow)),
            Action::Tick(1.0),
            Action::Questions(QuestionsAction::GoOnByItself),
            Action::Questions(QuestionsAction::AskReason),
            click(aside),
        ],
    );
    pass(&mut state, 2.0);
    for count in 3..=18 {
        assert_eq!(place(&state), count);
        do_all(&mut state, [click(QuestionsAction::Choose(level(3)))]);
        pass(&mut state, f64::from(u8::try_from(count).expect("few")));
    }
    assert!(session(&state).is_at_end());
    assert_eq!((state.route, session(&state).open()), (Route::Questions, 0));
}

#[test]
fn a_click_stays_where_an_answer_is_changed_where_evidence_is_asked_for_and_where_a_group_agrees() {
    let mut state = answering();
    let stays = |state: &mut State, what: &str| {
        let before = place(state);
        let now = state.now + 9.0;
        pass(state, now);
        assert_eq!(place(state), before, "{what}");
    };
    do_all(&mut state, [click(QuestionsAction::Choose(level(5)))]);
    stays(&mut state, "a note or evidence is asked for");
    do_all(&mut state, [click(QuestionsAction::Choose(level(2)))]);
    stays(&mut state, "it had an answer");
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::Note("seen".to_owned())),
            click(QuestionsAction::Choose(level(5))),
        ],
    );
    pass(&mut state, 100.0);
    assert_eq!(place(&state), 3, "with a note nothing is asked for");
    do_all(
        &mut state,
        [
            click(QuestionsAction::Choose(level(2))),
            click(QuestionsAction::AskReason),
        ],
    );
    stays(&mut state, "a reason is being typed");
    let mut state = of_three();
    act(&mut state, QuestionsAction::ShowGroup);
    do_all(&mut state, [click(QuestionsAction::Choose(level(2)))]);
    stays(&mut state, "what a group agreed on is explained");
}

#[test]
fn whoever_does_something_else_or_switches_it_off_keeps_the_practice() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            click(QuestionsAction::Choose(level(2))),
            Action::Questions(QuestionsAction::Stay),
        ],
    );
    pass(&mut state, 9.0);
    assert_eq!(place(&state), 1);
    act(&mut state, QuestionsAction::NextPractice);
    do_all(
        &mut state,
        [
            click(QuestionsAction::Choose(level(2))),
            Action::Questions(QuestionsAction::Hold),
        ],
    );
    pass(&mut state, 20.0);
    assert_eq!(place(&state), 2, "a button is down");
    act(&mut state, QuestionsAction::NextPractice);
    let effects = act(&mut state, QuestionsAction::ToggleGoingOn);
    let kept = effects
        .iter()
        .any(|effect| matches!(effect, Effect::Remember(settings) if !settings.goes_on()));
    assert!(kept, "{effects:?}");
    do_all(&mut state, [click(QuestionsAction::Choose(level(2)))]);
    pass(&mut state, 40.0);
    assert_eq!(place(&state), 3);
}

#[test]
fn a_reason_that_was_typed_and_dropped_comes_back_to_its_practice() {
    let mut state = answering();
    let typed = |text: &str| Action::Questions(QuestionsAction::Reason(text.to_owned()));
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::AskReason),
            typed("no shop"),
            Action::Questions(QuestionsAction::DropReason),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::AskReason),
        ],
    );
    assert_eq!(session(&state).asked_reason.as_deref(), Some(""));
    do_all(
        &mut state,
        [
            typed("no van"),
            // Another answer sets it aside as well.
            Action::Questions(QuestionsAction::Choose(level(2))),
            Action::Questions(QuestionsAction::AskReason),
        ],
    );
    assert_eq!(session(&state).asked_reason.as_deref(), Some("no van"));
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::DropReason),
            Action::Questions(QuestionsAction::PreviousPractice),
            Action::Questions(QuestionsAction::AskReason),
        ],
    );
    assert_eq!(session(&state).asked_reason.as_deref(), Some("no shop"));
    assert_eq!(shown_rating(&state), None, "it was never taken in");
}

#[test]
fn a_choice_by_key_does_not_go_to_the_next_practice_by_itself() {
    let mut state = answering();
    let before = session(&state).practice.clone();
    act(&mut state, QuestionsAction::Choose(level(2)));
    assert_eq!(session(&state).practice, before);
    act(&mut state, QuestionsAction::NextPractice);
    assert_ne!(session(&state).practice, before);
    act(&mut state, QuestionsAction::PreviousPractice);
    assert_eq!(session(&state).practice, before);
}

#[test]
fn after_the_last_practice_comes_the_end_and_then_the_results() {
    let mut state = answering();
    do_all(
        &mut state,
        (0..18).map(|_| Action::Questions(QuestionsAction::NextPractice)),
    );
    assert_eq!(state.route, Route::Questions);
    assert!(session(&state).is_at_end());
    act(&mut state, QuestionsAction::NextPractice);
    assert_eq!(state.route, Route::Results);
}

#[test]
fn any_edits_undone_give_the_start_and_redone_give_the_end() {
    let mut state = answering();
    let start = session(&state).assessment.clone();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(3))),
            Action::Questions(QuestionsAction::ToggleHalf),
            Action::Questions(QuestionsAction::Note("seen".to_owned())),
            Action::Questions(QuestionsAction::ToggleFlag),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::Rate(Rating::DontKnow)),
            Action::Edit(Edit::SetUnit(UnitField::Organisation, "Acme".to_owned())),
            Action::Unit(UnitAction::SetForm(Form::Full)),
            Action::Questions(QuestionsAction::Rate(Rating::NotApplicable(
                "no shop".to_owned(),
            ))),
        ],
    );
    let end = session(&state).assessment.clone();
    assert_ne!(start, end);
    do_all(
        &mut state,
        (0..20).map(|_| Action::Document(DocumentAction::Undo)),
    );
    assert_eq!(session(&state).assessment, start);
    do_all(
        &mut state,
        (0..20).map(|_| Action::Document(DocumentAction::Redo)),
    );
    assert_eq!(session(&state).assessment, end);
}

#[test]
fn consecutive_typing_into_one_field_is_undone_at_once() {
    let mut state = answering();
    let typed =
        ["g", "go", "good"].map(|text| Action::Questions(QuestionsAction::Note(text.to_owned())));
    act(&mut state, QuestionsAction::Choose(level(2)));
    do_all(&mut state, typed);
    act(&mut state, DocumentAction::Undo);
    let session = session(&state);
    let practice = session.practice.clone().expect("a practice is shown");
    let said = session.response(&practice).expect("it is answered");
    assert_eq!(said.note, "");
    assert!(said.rating.is_some());
}

#[test]
fn undo_shows_the_practice_that_it_changed() {
    let mut state = answering();
    let first = session(&state).practice.clone();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(3))),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Document(DocumentAction::Undo),
        ],
    );
    assert_eq!(session(&state).practice, first);
    assert_eq!(shown_rating(&state), None);
}

#[test]
fn undo_shows_the_person_whose_answer_it_changed_and_says_so() {
    let mut state = of_three();
    let people = session(&state).assessment.respondents.clone();
    let [ben, cem] = [1, 2].map(|place: usize| people[place].id.clone());
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(2))),
            Action::Questions(QuestionsAction::AnswerAs(ben.clone())),
            Action::Document(DocumentAction::Undo),
        ],
    );
    assert_eq!(session(&state).me, cem, "whose answer was taken back");
    assert_eq!(shown_rating(&state), None);
    assert!(session(&state).travelled.is_some(), "it is said");
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::AnswerAs(ben)),
            Action::Document(DocumentAction::Redo),
        ],
    );
    assert_eq!(session(&state).me, cem);
    assert_eq!(shown_rating(&state), at(4));
    // Who is shown already sees it, and is told nothing.
    act(&mut state, DocumentAction::Undo);
    assert!(session(&state).travelled.is_none());
}

#[test]
fn widening_the_form_keeps_the_answers() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(4))),
            Action::Unit(UnitAction::SetForm(Form::Full)),
        ],
    );
    assert_eq!(shown_rating(&state), at(8));
    assert_eq!(session(&state).asked().count(), 31);
}

#[test]
fn not_applicable_without_a_reason_is_refused_in_a_sentence() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::AskReason),
            Action::Questions(QuestionsAction::Rate(Rating::NotApplicable(
                "  ".to_owned(),
            ))),
        ],
    );
    assert_eq!(shown_rating(&state), None);
    assert!(state.notice.is_some());
}

#[test]
fn each_entry_of_the_evidence_is_undone_by_itself() {
    let entries = |texts: [&str; 2]| {
        texts.map(|text| Evidence {
            text: text.to_owned(),
            ..Evidence::default()
        })
    };
    let mut state = answering();
    for typed in [["a", "b"], ["a1", "b"], ["a12", "b"], ["a12", "b1"]] {
        let evidence = entries(typed).to_vec();
        act(&mut state, QuestionsAction::Evidence(evidence));
    }
    for wanted in [["a12", "b"], ["a", "b"]] {
        act(&mut state, DocumentAction::Undo);
        let session = session(&state);
        let practice = session.practice.as_ref().expect("a practice is shown");
        let said = session.response(practice).expect("it has evidence");
        assert_eq!(said.evidence, entries(wanted));
    }
}

#[test]
fn what_the_group_votes_on_again_has_a_filter_of_its_own() {
    let mut state = of_three();
    let again = |state: &State| -> Vec<PracticeId> {
        let passing = session(state).passing(Filter::VotedAgain);
        passing.map(|practice| practice.id.clone()).collect()
    };
    assert_eq!(again(&state), []);
    act(&mut state, QuestionsAction::VoteAgainHere);
    let here = session(&state).practice.clone().expect("a practice");
    assert_eq!(again(&state), [here]);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(again(&state), []);
}
