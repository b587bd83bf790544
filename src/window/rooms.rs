//! Every room, a row each. A new room has a row here and its `mod` line in `mod.rs`.

/// Hands the rows to a macro. A row is the action of a room with its type, the function that takes
/// it in and gives the effects, and the room's screen, or `[]` where it has none: its name, the key
/// of its label, the key of what it is for, the questions that it answers and that take longer than
/// a frame, and how it is shown: as a `Page` that scrolls as a whole, or in `Panels` of its own, for
/// an open document.
///
/// Paths start at `crate::window`. The screens of the way come first, in the order of the work.
macro_rules! each_room {
    ($taker:ident) => {
        $taker! {
            Start(start::action::StartAction) { start::update::update }
                [Start: "window-route-start", "window-tooltip-start", [],
                    Page(start::view::start_ui)]
            Unit(unit::action::UnitAction) { unit::update::update }
                [Unit: "window-route-unit", "window-tooltip-unit", [],
                    Page(unit::view::unit_ui)]
            Questions(questions::action::QuestionsAction) { questions::update::update }
                [Questions: "window-route-questions", "window-tooltip-questions", [],
                    Panels(questions::view::practices_ui)]
            Results(results::action::ResultsAction) { results::update::update }
                [Results: "window-route-results", "window-tooltip-results",
                    [Analysis, Resampling, Decision],
                    Page(results::view::results_ui)]
            Target(target::action::TargetAction) { target::update::update }
                [Target: "window-route-target", "window-tooltip-target",
                    [Analysis, Levels, SmallestSet, Simulation, Decision],
                    Page(target::view::target_ui)]
            Plan(plan::action::PlanAction) { plan::update::update }
                [Plan: "window-route-plan", "window-tooltip-plan", [Analysis, SmallestSet, Decision],
                    Page(plan::view::plan_ui)]
            Report(report::action::ReportAction) { report::update::update }
                [Report: "window-route-report", "window-tooltip-report", [],
                    Panels(report::view::report_ui)]
            Keying(keying::action::KeyingAction) { keying::update::update }
                [Keying: "keying-title", "keying-tooltip", [],
                    Panels(keying::view::keying_ui)]
            Grid(grid::action::GridAction) { grid::update::update }
                [Grid: "grid-title", "grid-tooltip", [],
                    Panels(grid::view::grid_ui)]
            Pass(pass::action::PassAction) { pass::update::update }
                [Pass: "pass-title", "pass-tooltip", [],
                    Page(pass::view::pass_ui)]
            Import(import::action::ImportAction) { import::update::update }
                [Import: "importing-title", "importing-tooltip", [],
                    Page(import::view::import_ui)]
            Merge(merge::action::MergeAction) { merge::update::update }
                [Merge: "merging-title", "merging-tooltip", [],
                    Page(merge::view::merge_ui)]
            Versions(versions::action::VersionsAction) { versions::update::update }
                [Versions: "window-versions-title", "window-versions-tooltip", [],
                    Page(versions::view::versions_ui)]
            Present(present::action::PresentAction) { present::update::update } []
            OverTime(over_time::action::OverTimeAction) { over_time::update::update }
                [OverTime: "over-time-route", "over-time-tooltip", [Change],
                    Page(over_time::view::over_time_ui)]
            Outcomes(outcomes::action::OutcomesAction) { outcomes::update::update }
                [Outcomes: "outcomes-title", "outcomes-tooltip", [Analysis, Change],
                    Page(outcomes::view::outcomes_ui)]
            ManyUnits(many_units::action::ManyUnitsAction) { many_units::update::update }
                [ManyUnits: "many-units-title", "many-units-tooltip", [],
                    Page(many_units::view::many_units_ui)]
            Frame(frame::action::FrameAction) { frame::update::update }
                [Help: "window-command-help", "window-tooltip-help", [],
                    Page(frame::help::help_ui)]
            Document(document::action::DocumentAction) { document::update::update } []
            Path(document::action::PathAction) { document::path::update } []
        }
    };
}

pub(crate) use each_room;
