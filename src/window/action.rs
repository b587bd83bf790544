//! Everything that can happen in the window.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::keying::Keyed;
use super::outcome::Outcome;
use super::state::{Filter, Purpose, Route};
use crate::export::Output;
use crate::model::{
    Accent, Assessment, BrandingField, Confidence, Effort, ElementId, Estimate, Evidence, Form,
    HalfLevels, Input, Language, Level, PracticeId, Questionnaire, RespondentId, Shared, Status,
    UnitField,
};
use crate::report::{Extent, Paper, Redaction};
use crate::store::settings::{Theme, WindowPlace};

/// Something that happened: a wish of the user, or the answer of a job.
#[derive(Debug)]
pub(crate) enum Action {
    // The way through the window.
    Go(Route),
    GoToPractice(PracticeId),
    NextPractice,
    PreviousPractice,
    /// Shows the end of the questions: what is left, and the way on.
    GoToEnd,
    /// Shows every practice: no filter, no search.
    ShowAll,
    /// Goes back to the screen that the shown practice was chosen on.
    GoBack,
    Filter(Filter),
    Search(String),
    /// Goes to the search of the practices.
    Find,
    /// Puts the sentences of the placement on the clipboard.
    CopyPlacement,

    // Documents.
    New(Form),
    NewFromFile,
    /// Begins the next assessment of the unit that is open.
    NextAssessment,
    NewFrom(Shared<Questionnaire>, Form),
    Look(Box<Assessment>),
    ChooseDocument,
    Open(PathBuf),
    Forget(PathBuf),
    /// Removes the copy of a document that could not be saved.
    ForgetUnsaved(PathBuf),
    /// Files were dropped onto the window.
    Dropped(Vec<PathBuf>),
    SaveAs,

    // Changes of the document.
    Undo,
    Redo,
    SetUnit(UnitField, String),
    SetDate(Option<jiff::civil::Date>),
    SetForm(Form),
    SetLanguage(Language),
    Describe {
        name: String,
        role: String,
        team: String,
    },
    AnswerAs(RespondentId),
    /// Adds a respondent, whose answers are then shown.
    AddRespondent,
    RemoveRespondent(RespondentId),
    Choose(Level),
    ToggleHalf,
    AskReason,
    NotApplicable(String),
    DropReason,
    DontKnow,
    Clear,
    /// A key while answers are keyed in from paper.
    Key(Keyed),
    ToggleFlag,
    Note(String),
    Evidence(Vec<Evidence>),
    Confidence(Option<Confidence>),
    /// Asks for the file of an entry of evidence; `None` makes a new entry.
    PickEvidence(Option<usize>),
    /// Opens a link or a file with the system's program.
    OpenOutside(String),

    // What if: nothing of it is part of the document.
    /// Begins to try ratings out, or stops and forgets them.
    WhatIf(bool),
    /// Tries ratings out; `None` takes one back to what was said.
    Imagine(Vec<(PracticeId, Option<HalfLevels>)>),
    /// Takes all that is tried out back.
    ImagineNothing,

    // Target and business case.
    /// The level that elements are to reach; `None` takes their targets back.
    Aim(Vec<ElementId>, Option<Level>),
    AimReason(ElementId, String),
    SetInput(Input, Option<Estimate>),
    SetCurrency(String),
    SetHorizon(u8),

    // Plan.
    Budget(Option<u32>),
    Capacity(Option<u16>),
    PlanStart(Option<jiff::civil::Date>),
    Lock(PracticeId, Option<Lock>),
    StepDays(PracticeId, Level, Option<Effort>),
    /// Makes the roadmap from the smallest set.
    TakePlan,
    /// Changes a step of the roadmap, by its place in the plan.
    Step(usize, StepChange),
    Pick(Option<PracticeId>),

    // Saving.
    Tick(f64),
    SaveNow,
    /// Another window has the keyboard now.
    LoseFocus,
    OverwriteChanged,
    KeepUnderAnotherName,
    ReadAgain,

    // Paths.
    TypePath,
    UsePath(PathBuf),
    CancelPath,
    Overwrite,

    // The report.
    Report(ReportChange),
    Export(Output),
    /// Stops writing a file.
    StopExport(Purpose),
    Brand(BrandChange),
    /// Asks for the file of a logo.
    PickLogo,

    // The window.
    Theme(Theme),
    Zoom(Zooming),
    /// The window stands here now; kept when the program ends.
    Placed(WindowPlace),
    /// Opens or closes the palette of commands and practices.
    Palette(bool),
    /// Characters were drawn that no font has.
    Unshown(BTreeSet<char>),
    ContinueCopy,
    DismissDialog,
    DismissNotice,
    DiscardChanges,
    CloseWindow,
    /// Closes although files are still being written.
    CloseAtOnce,

    /// A job answered.
    Finished(Outcome),
}

/// A change of whose report it is; part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BrandChange {
    Text(BrandingField, String),
    Accent(Option<Accent>),
    RemoveLogo,
}

/// A change of what the report is to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportChange {
    Form(Form),
    Extent(Extent),
    Paper(Paper),
    Date(Option<jiff::civil::Date>),
    LeaveOut(Redaction),
    SmallestGroup(usize),
    Attach(bool),
}

/// A practice that is in the smallest set, or out of it, whatever else is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    In,
    Out,
}

/// A change of how large everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zooming {
    In,
    Out,
    Reset,
}

/// A change of one step of the roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepChange {
    Owner(String),
    Due(Option<jiff::civil::Date>),
    Status(Status),
    /// So many phases later; earlier where negative.
    Move(isize),
    /// Into this phase, 0 the first.
    To(usize),
    Remove,
}
