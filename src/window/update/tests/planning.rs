//! Targets, the plan, and the next assessment.

use jiff::civil::date;

use crate::model::Effort;
use crate::window::plan::action::{Entry, PlanAction};
use crate::window::target::action::TargetAction;
use crate::window::update::tests::*;

/// A window with the sample of a team, on a screen, with all that the screen shows worked out.
fn planning(route: Route) -> State {
    let mut state = window();
    let sample = format::bundled::samples()
        .iter()
        .find(|sample| sample.name == "team")
        .expect("the sample is there")
        .assessment();
    act(&mut state, DocumentAction::Look(Box::new(sample)));
    act(&mut state, FrameAction::Go(route));
    work_out(&mut state);
    state
}

/// Answers what is asked in threads otherwise, until nothing is asked any more.
fn work_out(state: &mut State) {
    for study in state.route.studies() {
        let session = session(state);
        let answered = Action::Document(DocumentAction::Studied {
            serial: session.serial,
            revision: super::super::revision(*study, session),
            study: *study,
            answer: Some(Box::new(study::answer(
                *study,
                &session.assessment,
                &session.earlier.assessments(),
                state.today,
            ))),
        });
        update(state, answered);
    }
}

fn element(id: &str) -> ElementId {
    ElementId::new(id).expect("a sound id")
}

fn target(state: &State, id: &str) -> Option<u8> {
    let target = session(state).assessment.targets.get(&element(id))?;
    Some(target.level.ordinal())
}

#[test]
fn one_choice_for_all_elements_is_undone_as_one_and_keeps_the_reasons() {
    let mut state = planning(Route::Target);
    let before = session(&state).assessment.targets.clone();
    let all: Vec<ElementId> = before.keys().cloned().collect();
    act(&mut state, TargetAction::Aim(all.clone(), Some(level(4))));
    assert_eq!(target(&state, "measurement"), Some(4));
    let kept = &session(&state).assessment.targets[&element("measurement")];
    assert_eq!(kept.reason, before[&element("measurement")].reason);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(session(&state).assessment.targets, before);
    act(&mut state, TargetAction::Aim(all, None));
    assert!(session(&state).assessment.targets.is_empty());
}

#[test]
fn typing_a_reason_is_one_edit_and_choosing_a_level_another() {
    let mut state = planning(Route::Target);
    let one = element("measurement");
    let words = ["b", "be", "because"]
        .map(|text| Action::Target(TargetAction::AimReason(one.clone(), text.to_owned())));
    act(
        &mut state,
        TargetAction::Aim(vec![one.clone()], Some(level(4))),
    );
    do_all(&mut state, words);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(target(&state, "measurement"), Some(4));
    act(&mut state, DocumentAction::Undo);
    assert_eq!(target(&state, "measurement"), Some(3));
}

#[test]
fn a_figure_is_typed_as_one_edit_and_taken_back() {
    let mut state = planning(Route::Target);
    let known = session(&state).assessment.business_case.clone();
    let exactly = |value: i64| Some(Estimate::exactly(Decimal::from(value)));
    let typed =
        [5, 52, 520].map(|value| Action::Edit(Edit::SetInput(Input::Customers, exactly(value))));
    do_all(&mut state, typed);
    act(&mut state, Edit::SetInput(Input::Revenue, None));
    let case = &session(&state).assessment.business_case;
    assert_eq!(case.estimate(Input::Customers), exactly(520));
    assert_eq!(case.estimate(Input::Revenue), None);
    do_all(
        &mut state,
        [
            Action::Document(DocumentAction::Undo),
            Action::Document(DocumentAction::Undo),
        ],
    );
    assert_eq!(session(&state).assessment.business_case, known);
}

#[test]
fn a_figure_out_of_range_is_refused_in_a_sentence() {
    let mut state = planning(Route::Target);
    let before = session(&state).assessment.clone();
    let nobody = Some(Estimate::exactly(Decimal::ZERO));
    act(&mut state, Edit::SetInput(Input::Customers, nobody));
    assert_eq!(session(&state).assessment, before);
    assert!(state.notice.is_some());
}

#[test]
fn the_roadmap_is_made_only_from_the_set_of_what_is_shown() {
    let mut state = planning(Route::Plan);
    let all = session(&state).assessment.targets.keys().cloned().collect();
    act(&mut state, TargetAction::Aim(all, Some(level(4))));
    let before = session(&state).assessment.plan.clone();
    act(&mut state, PlanAction::TakePlan);
    assert_eq!(
        session(&state).assessment.plan,
        before,
        "the set is an old one"
    );
    work_out(&mut state);
    act(&mut state, PlanAction::TakePlan);
    let plan = &session(&state).assessment.plan;
    let set = session(&state)
        .studies
        .smallest_set()
        .expect("it was worked out");
    assert!(!set.raises.is_empty());
    for raise in &set.raises {
        let planned = |step: &PlanStep| step.practice == raise.practice && step.to == raise.to;
        assert!(plan.iter().any(planned), "{}", raise.practice);
    }
    let begun = before.iter().filter(|step| step.status == Status::UnderWay);
    for step in begun {
        assert!(plan.contains(step), "what is under way stays");
    }
    act(&mut state, DocumentAction::Undo);
    assert_eq!(session(&state).assessment.plan, before);
}

#[test]
fn a_step_is_moved_phase_by_phase_and_not_past_the_ends() {
    let mut state = planning(Route::Plan);
    let due = |state: &State| session(state).assessment.plan[0].due;
    // The work starts on 1 June. 90 days later is Sunday 30 August, 180 days later Saturday 28 November.
    let [first, second, third, last] = [
        date(2026, 7, 1),
        date(2026, 8, 28),
        date(2026, 11, 27),
        date(2027, 6, 1),
    ]
    .map(Some);
    for (by, wanted) in [(1, second), (1, third), (-1, second), (-1, first)] {
        act(
            &mut state,
            PlanAction::Step(Entry::Step(0), StepChange::Move(by)),
        );
        assert_eq!(due(&state), wanted);
    }
    act(
        &mut state,
        PlanAction::Step(Entry::Step(0), StepChange::Move(-1)),
    );
    assert_eq!(due(&state), first);
    act(
        &mut state,
        PlanAction::Step(Entry::Step(0), StepChange::To(3)),
    );
    assert_eq!(due(&state), last);
    act(
        &mut state,
        PlanAction::Step(Entry::Step(0), StepChange::Move(1)),
    );
    assert_eq!(due(&state), last);
    // Within its phase it keeps its day.
    let own = Some(date(2027, 5, 3));
    for change in [StepChange::Due(own), StepChange::To(3)] {
        act(&mut state, PlanAction::Step(Entry::Step(0), change));
        assert_eq!(due(&state), own);
    }
    // Days off count as weekends do.
    act(&mut state, PlanAction::DayOff(date(2027, 6, 1), true));
    for phase in [2, 3] {
        act(
            &mut state,
            PlanAction::Step(Entry::Step(0), StepChange::To(phase)),
        );
    }
    assert_eq!(due(&state), Some(date(2027, 5, 31)));
    act(&mut state, PlanAction::DayOff(date(2027, 6, 1), false));
    assert!(session(&state).assessment.planning.days_off.is_empty());
    act(
        &mut state,
        PlanAction::Step(Entry::Step(99), StepChange::Remove),
    );
    act(
        &mut state,
        PlanAction::Step(Entry::Step(0), StepChange::Remove),
    );
    assert_eq!(session(&state).assessment.plan.len(), 2);
}

#[test]
fn a_step_of_the_own_is_added_told_moved_and_removed_each_undone_by_itself() {
    let mut state = planning(Route::Plan);
    let own = |state: &State| session(state).assessment.own_steps.clone();
    let change = |change| PlanAction::Step(Entry::Own(0), change);
    act(&mut state, PlanAction::AddOwnStep);
    for title in ["Ha", "Hang the board"] {
        act(&mut state, change(StepChange::Title(title.to_owned())));
    }
    act(&mut state, change(StepChange::To(1)));
    act(&mut state, change(StepChange::Status(Status::UnderWay)));
    act(&mut state, change(StepChange::Days(Effort::from_days(2))));
    let told = own(&state);
    assert_eq!(told[0].title, "Hang the board");
    assert_eq!(told[0].due, Some(date(2026, 8, 28)));
    assert_eq!(told[0].effort.map(Effort::days), Some(2));
    act(&mut state, change(StepChange::Remove));
    assert_eq!(own(&state), []);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(own(&state), told);
    for wanted in [(Status::UnderWay, None), (Status::Open, None)] {
        act(&mut state, DocumentAction::Undo);
        let step = own(&state).remove(0);
        assert_eq!((step.status, step.effort), wanted);
    }
    act(&mut state, DocumentAction::Undo);
    assert_eq!(own(&state)[0].due, None);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(
        own(&state)[0].title,
        "",
        "letters of one title are one edit"
    );
}

#[test]
fn owners_of_two_steps_are_two_edits() {
    let mut state = planning(Route::Plan);
    let owner = |place, text: &str| {
        Action::Plan(PlanAction::Step(
            Entry::Step(place),
            StepChange::Owner(text.to_owned()),
        ))
    };
    do_all(&mut state, [owner(0, "A"), owner(0, "An"), owner(1, "B")]);
    act(&mut state, DocumentAction::Undo);
    let plan = &session(&state).assessment.plan;
    assert_eq!(plan[0].owner, "An");
    assert_ne!(plan[1].owner, "B");
}

#[test]
fn among_the_questions_undo_of_a_step_is_told_and_shows_no_other_practice() {
    let mut state = planning(Route::Plan);
    let owner = StepChange::Owner("An".to_owned());
    act(&mut state, PlanAction::Step(Entry::Step(1), owner));
    state.route = Route::Questions;
    let shown = session(&state).practice.clone();
    act(&mut state, DocumentAction::Undo);
    assert_ne!(session(&state).assessment.plan[1].owner, "An");
    assert_eq!(session(&state).practice, shown);
    assert!(session(&state).travelled.is_some(), "it is said");
}

#[test]
fn undo_names_the_one_thing_that_was_changed_about_a_step() {
    let mut state = planning(Route::Plan);
    let plan = session(&state).assessment.plan.clone();
    assert!(plan.len() > 2, "steps to tell apart");
    let title = |step: usize| {
        let questionnaire = &session(&state).assessment.questionnaire;
        let (_, practice) = questionnaire.practice(&plan[step].practice).expect("one");
        Words::english().wording(&practice.title).to_owned()
    };
    let (first, second) = (title(0), title(1));
    let mut undone = |change: StepChange, place: usize| {
        act(&mut state, PlanAction::Step(Entry::Step(place), change));
        let session = session(&state);
        let change = session.history.undone().expect("it can be undone");
        change.say(&Words::english(), &session.assessment.questionnaire)
    };
    let day = jiff::civil::date(2027, 3, 1);
    let due = undone(StepChange::Due(Some(day)), 0);
    let owner = undone(StepChange::Owner("Kim".to_owned()), 0);
    let status = undone(StepChange::Status(Status::UnderWay), 1);
    let removed = undone(StepChange::Remove, 1);
    assert_eq!(due, format!("due date of {first}"));
    assert_eq!(owner, format!("owner of {first}"));
    assert_eq!(status, format!("status of {second}"));
    assert_eq!(removed, format!("removing the step {second}"));
}

#[test]
fn a_practice_is_locked_in_or_out_or_neither() {
    let mut state = planning(Route::Plan);
    let practice = session(&state).assessment.plan[1].practice.clone();
    let locks = |state: &State| {
        let planning = &session(state).assessment.planning;
        (
            planning.locked_in.contains(&practice),
            planning.locked_out.contains(&practice),
        )
    };
    for (lock, wanted) in [
        (Some(Lock::In), (true, false)),
        (Some(Lock::Out), (false, true)),
        (None, (false, false)),
    ] {
        act(&mut state, PlanAction::Lock(practice.clone(), lock));
        assert_eq!(locks(&state), wanted);
    }
    act(&mut state, DocumentAction::Undo);
    assert_eq!(locks(&state), (false, true));
}

#[test]
fn the_calendar_and_the_table_go_where_they_are_wanted() {
    for (action, path, purpose) in [
        (
            Action::Path(PathAction::Ask(Purpose::Export(Output::Calendar))),
            "/p/plan.ics",
            Purpose::Export(Output::Calendar),
        ),
        (
            Action::Path(PathAction::Ask(Purpose::Export(Output::Plan))),
            "/p/plan.csv",
            Purpose::Export(Output::Plan),
        ),
    ] {
        let mut state = planning(Route::Plan);
        do_all(&mut state, [action, Action::Path(PathAction::TypePath)]);
        let effects = act(&mut state, PathAction::UsePath(PathBuf::from("/p/plan")));
        let order = effects.into_iter().find_map(|effect| match effect {
            Effect::Export(order) => Some(order),
            _ => None,
        });
        let order = order.expect("the file is written");
        assert_eq!(order.path, PathBuf::from(path));
        assert_eq!(Purpose::Export(order.output), purpose);
        assert_eq!(*state.export(purpose), ExportState::Running);
        assert_eq!(
            *state.export(Purpose::Export(Output::Pdf)),
            ExportState::Idle
        );
    }
}

#[test]
fn figures_names_and_reasons_do_not_have_the_smallest_set_worked_out_again() {
    let mut state = planning(Route::Target);
    let asked = |effects: Vec<Effect>| {
        let orders = effects.into_iter().filter_map(|effect| match effect {
            Effect::Study(order) => Some(order.study),
            _ => None,
        });
        orders.collect::<Vec<_>>()
    };
    let one = element("measurement");
    let reason = Action::Target(TargetAction::AimReason(
        one.clone(),
        "since it pays".to_owned(),
    ));
    let figures = [Study::Simulation, Study::Decision];
    assert_eq!(asked(update(&mut state, reason)), figures);
    work_out(&mut state);
    let customers = Action::Edit(Edit::SetInput(
        Input::Customers,
        Some(Estimate::exactly(9.into())),
    ));
    assert_eq!(asked(update(&mut state, customers)), figures);
    work_out(&mut state);
    let all = [
        Study::Levels,
        Study::SmallestSet,
        Study::Simulation,
        Study::Decision,
    ];
    let higher = Action::Target(TargetAction::Aim(vec![one], Some(level(5))));
    assert_eq!(asked(update(&mut state, higher)), all);
    work_out(&mut state);
    assert_eq!(asked(act(&mut state, DocumentAction::Undo)), all);
}

/// Has the next assessment of the sample of a team begun.
fn assessed_again() -> State {
    let mut state = planning(Route::Plan);
    act(&mut state, DocumentAction::NextAssessment);
    state
}

#[test]
fn the_next_assessment_begins_unsaved_with_what_is_carried_over_and_says_so() {
    let mut state = assessed_again();
    assert_eq!(state.route, Route::Unit);
    let next = &session(&state).assessment;
    assert_eq!(next.unit.date, Some(TODAY));
    assert_eq!((next.respondents.len(), next.plan.len()), (9, 3));
    assert_eq!(next.respondents_with_answers().count(), 0);
    assert_eq!(session(&state).file.place, Location::Unnamed);
    assert!(session(&state).is_clean());
    assert!(!session(&state).history.can_undo());
    let said = state.news.clone().map(|news| Words::english().say(&news));
    assert!(said.is_some_and(|said| said.contains("3 steps still to do")));
    assert!(save_order(update(&mut state, Action::Tick(9.0))).is_none());
    do_all(
        &mut state,
        [
            Action::Frame(FrameAction::Go(Route::Questions)),
            Action::Questions(QuestionsAction::Choose(level(3))),
        ],
    );
    assert_eq!(state.news, None, "it is said on the first screen only");
    let order = due(&mut state);
    assert!(matches!(order.target, SaveTarget::FreeName { .. }));
    act(&mut state, DocumentAction::Undo);
    assert_eq!(shown_rating(&state), None);
    assert_eq!(session(&state).assessment.plan.len(), 3);
}

#[test]
fn the_assessment_before_is_saved_first_and_stays_as_it_is() {
    let mut state = saved();
    act(&mut state, QuestionsAction::ToggleFlag);
    let effects = act(&mut state, DocumentAction::NextAssessment);
    let order = save_order(effects).expect("the change is saved first");
    assert!(matches!(&order.target, SaveTarget::Own { path, .. }
        if path == &PathBuf::from("/documents/a.continuum")));
    assert!(
        session(&state)
            .assessment
            .respondents_with_answers()
            .count()
            == 1
    );
    let failed = SaveOutcome::Failed(Message::new("window-save-no-folder"));
    finish(&mut state, &order, failed);
    assert!(matches!(state.dialog, Some(Dialog::Unsaved { .. })));
    act(&mut state, DocumentAction::DiscardChanges);
    assert_eq!(session(&state).file.place, Location::Unnamed);
    assert_eq!(
        session(&state)
            .assessment
            .respondents_with_answers()
            .count(),
        0
    );
}

#[test]
fn without_an_answer_there_is_no_next_assessment() {
    let mut state = answering();
    let serial = session(&state).serial;
    act(&mut state, DocumentAction::NextAssessment);
    assert_eq!(session(&state).serial, serial);
    assert_eq!(state.intent, None);
}

#[test]
fn a_reached_step_stays_in_front_when_the_roadmap_is_made_again() {
    let mut state = assessed_again();
    let before = session(&state).assessment.plan.clone();
    let reached = before[1].practice.clone();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::GoToPractice(reached.clone())),
            Action::Questions(QuestionsAction::Choose(before[1].to)),
            Action::Frame(FrameAction::Go(Route::Plan)),
        ],
    );
    work_out(&mut state);
    act(&mut state, PlanAction::TakePlan);
    let plan = &session(&state).assessment.plan;
    assert!(plan.iter().any(|step| step.practice == reached), "{plan:?}");
}

#[test]
fn each_number_of_the_planning_is_undone_by_itself() {
    let mut state = answering();
    let practice = session(&state).practice.clone().expect("a practice");
    let days = |days| PlanAction::StepDays(practice.clone(), level(2), Effort::from_days(days));
    for action in [
        PlanAction::Budget(Some(1)),
        PlanAction::Budget(Some(12)),
        PlanAction::Capacity(Some(5)),
        PlanAction::PlanStart(Some(TODAY)),
        days(3),
    ] {
        act(&mut state, action);
    }
    let planning = |state: &State| session(state).assessment.planning.clone();
    let mut left = planning(&state);
    left.efforts.clear();
    act(&mut state, DocumentAction::Undo);
    assert_eq!(planning(&state), left);
    left.start = None;
    act(&mut state, DocumentAction::Undo);
    assert_eq!(planning(&state), left);
    left.capacity_days_per_month = None;
    act(&mut state, DocumentAction::Undo);
    assert_eq!(planning(&state), left);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(
        planning(&state).budget_days,
        None,
        "digits of one number are one edit"
    );
}

#[test]
fn a_figure_with_its_currency_is_one_change() {
    let mut state = planning(Route::Target);
    let case = |state: &State| session(state).assessment.business_case.clone();
    let before = case(&state);
    let figure = Some(Estimate::exactly(Decimal::from(381)));
    let typed = TargetAction::Money(Input::Revenue, figure, "CHF".to_owned());
    act(&mut state, typed);
    let after = case(&state);
    assert_eq!(after.currency, "CHF");
    assert_eq!(after.inputs.get(&Input::Revenue).copied(), figure);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(case(&state), before);
}
