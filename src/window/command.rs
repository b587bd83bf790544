//! Commands as data, a row each: what one is called and does, its keys, its menu, and why it cannot
//! be used now. Menus, buttons, shortcuts, the palette, help and tests read this table.

use std::collections::HashMap;
use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::export::{Need, Output, Subject};
use crate::format::bundled;
use crate::model::{Form, Rating, RatingKind};
use crate::store::settings::{LEAST_ZOOM, MOST_ZOOM, Theme};
use crate::window::action::Action;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::file::Saving;
use crate::window::document::picking::{Purpose, offer};
use crate::window::frame::action::{FrameAction, Spot, Zooming};
use crate::window::pass::action::PassAction;
use crate::window::plan::action::PlanAction;
use crate::window::present::action::PresentAction;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::kinds::KindTexts;
use crate::window::results::action::ResultsAction;
use crate::window::route::Route;
use crate::window::session::{Part, Session};
use crate::window::state::State;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);
const ALONE: Modifiers = Modifiers::NONE;

/// The keys of the first stations. Looking up a key by its name at each frame is slow.
const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Defines the commands: single ones with their rows, and families, whose rows come from a table of
/// screens, ratings or outputs.
macro_rules! commands {
    ($(
        { $($name:ident: $row:expr,)* }
        $(#[$doc:meta])* $family:ident($about:ty): $each:expr => $family_row:ident;
    )*) => {
        /// Something that the user can ask for from more than one place.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Command {
            $($($name,)* $(#[$doc])* $family($about),)*
        }

        impl Command {
            /// Every command.
            pub(crate) fn all() -> impl Iterator<Item = Self> {
                let none = std::iter::empty();
                none$(.chain([$(Self::$name,)*]).chain($each.map(Self::$family)))*
            }

            fn row(self) -> CommandRow {
                match self {
                    $($(Self::$name => $row,)* Self::$family(about) => $family_row(about),)*
                }
            }
        }
    };
}

commands! {
    {
        NewShort: row("window-command-new-short", "window-tooltip-new-short",
            DocumentAction::New(Form::Short)).also("window-also-new").menu(Menu::File, 0).key(CTRL, Key::N)
            .full("window-command-new-short-full"),
        NewFull: row("window-command-new-full", "window-tooltip-new-full",
            DocumentAction::New(Form::Full)).also("window-also-new").menu(Menu::File, 0)
            .full("window-command-new-full-full"),
        NewFromFile: row("window-command-new-from-file", "window-tooltip-new-from-file",
            PathAction::Ask(Purpose::OpenQuestionnaire)).menu(Menu::File, 0)
            .full("window-command-new-from-file-full"),
        NextAssessment: row("window-command-next-assessment", "window-tooltip-next-assessment",
            DocumentAction::NextAssessment).also("window-also-next").menu(Menu::File, 0)
            .refused("window-refusal-no-last", no_document)
            .refused("window-refusal-no-answers", |state| open(state, |session| {
                session.assessment.respondents_with_answers().next().is_none()
            })),
        ReadAnew: row("over-time-read-anew", "over-time-read-anew-tooltip",
            DocumentAction::ReadAnew).also("over-time-read-anew-also").menu(Menu::File, 0)
            .needs_document()
            .refused("over-time-refusal-newest", |state| open(state, |session| {
                bundled::newer_than(&session.assessment.questionnaire).is_none()
            })),
        OpenEarlier: row("over-time-open", "over-time-open-tooltip",
            PathAction::Ask(Purpose::OpenEarlier)).also("over-time-also").menu(Menu::File, 0)
            .needs_document(),
        ImportOutcomes: row("outcomes-import", "outcomes-import-tooltip",
            PathAction::Ask(Purpose::ImportOutcomes)).also("outcomes-import-also").menu(Menu::File, 0)
            .needs_document().refused("window-refusal-closed", is_closed),
        Open: row("window-command-open", "window-tooltip-open",
            PathAction::Ask(Purpose::OpenDocument)).also("window-also-open").menu(Menu::File, 1).key(CTRL, Key::O)
            .full("window-command-open-full"),
        Save: row("window-command-save", "window-tooltip-save",
            DocumentAction::SaveNow).menu(Menu::File, 1).key(CTRL, Key::S)
            .needs_document()
            .refused("window-refusal-saved", |state| open(state, Session::is_clean)),
        SaveAs: row("window-command-save-as", "window-tooltip-save-as",
            PathAction::Ask(Purpose::SaveDocument)).also("window-also-save-as").menu(Menu::File, 1)
            .key(CTRL_SHIFT, Key::S).needs_document(),
        Rename: row("window-command-rename", "window-tooltip-rename",
            DocumentAction::AskForName).also("window-also-rename").menu(Menu::File, 1)
            .full("window-command-rename-full").needs_document()
            .refused("window-refusal-not-named", |state| open(state, |session| {
                session.file.path().is_none()
            })),
        Decide: row("window-command-decide", "window-tooltip-decide",
            DocumentAction::Decide).menu(Menu::File, 1)
            .needs_document()
            .refused("window-refusal-not-changed", |state| !has_conflict(state)),
        WriteSheets: row("window-command-write-sheets", "window-tooltip-write-sheets",
            DocumentAction::WriteSheets).also("window-also-sheets").menu(Menu::File, 1).needs_document()
            .refused("window-refusal-closed", is_closed),
        WriteSheet: row("window-command-write-sheet", "window-tooltip-write-sheet",
            DocumentAction::AskForSheet).also("window-also-sheets").menu(Menu::File, 1).needs_document()
            .refused("window-refusal-closed", is_closed),
        TakeSheets: row("window-command-take-sheets", "window-tooltip-take-sheets",
            PathAction::Ask(Purpose::TakeSheets)).also("window-also-sheets").menu(Menu::File, 1).needs_document()
            .refused("window-refusal-closed", is_closed),
        CloseForChanges: row("window-command-close-for-changes", "window-tooltip-close-for-changes",
            DocumentAction::AskToClose).also("window-also-close-for-changes").menu(Menu::File, 2).needs_document()
            .refused("window-refusal-closed", is_closed),
        Reopen: row("window-command-reopen", "window-tooltip-reopen",
            DocumentAction::AskToReopen).menu(Menu::File, 2).needs_document()
            .refused("window-refusal-not-closed", |state| open(state, |session| {
                session.assessment.closed.is_none()
            })),
        SetPassword: row("window-command-password-set", "window-tooltip-password-set",
            DocumentAction::AskForPassword).also("window-also-password").menu(Menu::File, 2).needs_document()
            .refused("window-refusal-password", |state| open(state, |session| {
                session.file.key.is_some()
            })),
        ChangePassword: row("window-command-password-change", "window-tooltip-password-change",
            DocumentAction::AskForPassword).also("window-also-password").menu(Menu::File, 2).needs_document()
            .refused("window-refusal-no-password", |state| open(state, |session| {
                session.file.key.is_none()
            })),
        RemovePassword: row("window-command-password-remove", "window-tooltip-password-remove",
            DocumentAction::AskToRemovePassword).also("window-also-password").menu(Menu::File, 2).needs_document()
            .refused("window-refusal-no-password", |state| open(state, |session| {
                session.file.key.is_none()
            })),
        PassOn: row("window-command-pass-on", "window-tooltip-pass-on",
            DocumentAction::AskForCopyPassword).also("window-also-pass-on").menu(Menu::File, 2).needs_document(),
        CloseWindow: row("window-command-close", "window-tooltip-close",
            FrameAction::CloseWindow).also("window-also-close").menu(Menu::File, 3).key(CTRL, Key::Q),
        Undo: row("window-command-undo", "window-tooltip-undo",
            DocumentAction::Undo).also("window-also-undo").menu(Menu::Edit, 0).key(CTRL, Key::Z).left_to_fields()
            .needs_document().refused("window-refusal-closed", is_closed)
            .refused("window-refusal-undo-tried", |state| {
                state.is_trying() && open(state, |session| {
                    session.what_if.as_ref().is_some_and(|it| it.before.is_empty())
                })
            })
            .refused("window-refusal-undo", |state| !state.is_trying() && open(state, |session| {
                !session.history.can_undo()
            })),
        Redo: row("window-command-redo", "window-tooltip-redo",
            DocumentAction::Redo).menu(Menu::Edit, 0).key(CTRL_SHIFT, Key::Z)
            .key(CTRL, Key::Y).left_to_fields().needs_document()
            .refused("window-refusal-closed", is_closed)
            .refused("window-refusal-redo", |state| state.is_trying() || open(state, |session| {
                !session.history.can_redo()
            })),
        Find: row("window-command-find", "window-tooltip-find",
            FrameAction::Find).also("window-also-find").menu(Menu::Edit, 1).key(CTRL, Key::F).needs_document(),
        AddOwnStep: row("window-plan-own-add", "window-plan-own-add-tooltip",
            PlanAction::AddOwnStep).also("window-also-own-step").menu(Menu::Edit, 2)
            .needs_document().refused("window-refusal-closed", is_closed),
        EndPassing: row("pass-end", "pass-end-tooltip",
            PassAction::AskToEnd).also("pass-end-also").menu(Menu::Edit, 2)
            .refused("pass-refusal-not", |state| !open(state, Session::is_passing)),
        CopyPlacement: row("window-command-copy-placement", "window-tooltip-copy-placement",
            ResultsAction::CopyPlacement).also("window-also-copy").menu(Menu::Edit, 1).key(CTRL_SHIFT, Key::C)
            .needs_document(),
        Palette: row("window-command-palette", "window-tooltip-palette",
            FrameAction::Palette(true)).menu(Menu::Help, 0).key(CTRL, Key::K),
    }
    /// Shows a screen.
    Go(Route): Route::ALL.iter().copied() => screen;
    {
        ZoomIn: row("window-command-zoom-in", "window-tooltip-zoom-in",
            FrameAction::Zoom(Zooming::In)).also("window-also-zoom").menu(Menu::View, 1)
            .key(CTRL, Key::Plus).key(CTRL, Key::Equals)
            .refused("window-refusal-zoom-most", |state| state.settings.zoom() >= MOST_ZOOM),
        ZoomOut: row("window-command-zoom-out", "window-tooltip-zoom-out",
            FrameAction::Zoom(Zooming::Out)).also("window-also-zoom").menu(Menu::View, 1).key(CTRL, Key::Minus)
            .refused("window-refusal-zoom-least", |state| state.settings.zoom() <= LEAST_ZOOM),
        ZoomReset: row("window-command-zoom-reset", "window-tooltip-zoom-reset",
            FrameAction::Zoom(Zooming::Reset)).also("window-also-zoom").menu(Menu::View, 1).key(CTRL, Key::Num0),
        ThemeSystem: row("window-command-theme-system", "window-tooltip-theme",
            FrameAction::Theme(Theme::System)).also("window-also-theme").menu(Menu::View, 2),
        ThemeLight: row("window-command-theme-light", "window-tooltip-theme",
            FrameAction::Theme(Theme::Light)).also("window-also-theme").menu(Menu::View, 2),
        ThemeDark: row("window-command-theme-dark", "window-tooltip-theme",
            FrameAction::Theme(Theme::Dark)).also("window-also-theme").menu(Menu::View, 2),
        HighContrast: row("window-command-high-contrast", "window-tooltip-high-contrast",
            FrameAction::Contrast).also("window-also-theme").menu(Menu::View, 2),
        Still: row("window-command-still", "window-tooltip-still",
            FrameAction::Stillness).also("window-also-motion").menu(Menu::View, 2),
        Message: row("window-command-message", "window-tooltip-message",
            FrameAction::GoToMessage).also("window-also-message").menu(Menu::View, 3).key(ALONE, Key::F6)
            .refused("window-refusal-no-message", |state| state.news.is_none() && state.notice.is_none()),
        GoingOn: row("window-command-going-on", "window-tooltip-going-on",
            QuestionsAction::ToggleGoingOn).also("window-also-going-on").menu(Menu::View, 3),
        Present: row("present-command", "present-tooltip",
            PresentAction::Toggle).also("present-also").menu(Menu::View, 3).key(ALONE, Key::F5)
            .needs_document().refused("present-refusal-passing", |state| open(state, Session::is_passing)),
        Ballot: row("window-ballot-command", "window-ballot-tooltip",
            PresentAction::AskForBallot).also("window-ballot-also").menu(Menu::View, 3).needs_document()
            .refused("window-refusal-closed", is_closed),
        Glossary: row("glossary-title", "window-tooltip-glossary",
            FrameAction::Spot(Spot::Words)).also("window-also-glossary").menu(Menu::Help, 0),
        Keys: row("window-help-keys", "window-tooltip-keys",
            FrameAction::Spot(Spot::Keys)).also("window-also-keys").menu(Menu::Help, 0),
        About: row("window-help-about", "window-tooltip-about",
            FrameAction::Spot(Spot::About)).also("window-also-about").menu(Menu::Help, 1),
        Previous: row("window-command-previous", "window-tooltip-previous",
            QuestionsAction::PreviousPractice).key(ALONE, Key::ArrowLeft).needs_document()
            .refused("window-refusal-first", |state| open(state, |session| {
                session.neighbour(-1).is_none()
            })),
        Next: row("window-command-next", "window-tooltip-next",
            QuestionsAction::NextPractice).key(ALONE, Key::ArrowRight).needs_document(),
        Half: row("window-command-half", "window-tooltip-half",
            QuestionsAction::ToggleHalf).key(ALONE, Key::Plus).needs_document()
            .refused("window-refusal-closed", is_closed)
            .refused("window-refusal-half", |state| open(state, |session| {
                session.practice.as_ref().is_none_or(|practice| {
                    let is_rated = session.shown_rating(practice).and_then(Rating::at).is_some();
                    is_rated && session.toggled_half(practice).is_none()
                })
            })),
    }
    /// Rates the practice that is shown, with a kind of rating that has a letter.
    Answer(RatingKind): RatingKind::lettered().map(|(kind, _)| kind) => answer;
    {
        Flag: row("window-command-flag", "window-tooltip-flag",
            QuestionsAction::ToggleFlag).key(ALONE, Key::F).of_one_person()
            .refused("window-refusal-closed", is_closed),
        Group: row("window-group-record", "window-group-record-tooltip",
            QuestionsAction::ShowGroup).also("window-also-agreed").key(ALONE, Key::G)
            .needs_document()
            .refused("window-refusal-alone", |state| open(state, |session| !session.has_group())),
        Note: row("window-note", "window-tooltip-note",
            QuestionsAction::Seek(Part::Note)).key(ALONE, Key::M).needs_document(),
        Confidence: row("window-confidence", "window-tooltip-confidence",
            QuestionsAction::Seek(Part::Confidence)).key(ALONE, Key::S).of_one_person(),
        Evidence: row("window-evidence", "window-tooltip-evidence",
            QuestionsAction::Seek(Part::Evidence)).key(ALONE, Key::E).of_one_person(),
        VoteAgain: row("window-rounds-second", "window-rounds-tooltip",
            QuestionsAction::VoteAgainHere).also("window-again-also").key(ALONE, Key::V).needs_document()
            .refused("window-refusal-closed", is_closed)
            .refused("window-refusal-again", |state| open(state, |session| {
                let practice = session.practice.as_ref();
                !practice.is_some_and(|id| session.assessment.can_vote_again(id))
            })),
        Reveal: row("present-reveal", "present-reveal-tooltip",
            PresentAction::Reveal).also("present-reveal-also").key(ALONE, Key::R).on_projector(),
        Timer: row("present-timer", "present-timer-tooltip",
            PresentAction::StartOrPause).also("present-timer-also").key(ALONE, Key::T).on_projector(),
        Print: row("window-command-print", "window-tooltip-print", PathAction::Print)
            .also("window-also-print").menu(Menu::Report, 0).key(CTRL, Key::P).needs_document(),
        Pages: row("preview-write-pages", "preview-write-pages-tooltip", PathAction::Ask(Purpose::Pages))
            .also("window-also-export").menu(Menu::Report, 4).needs_document(),
    }
    /// Exports a file.
    Export(Output): Output::ALL.iter().copied().filter(|output| output.offer().is_some()) => export;
}

/// The command that shows a screen; stations are numbered. What is to be imported is asked for first.
fn screen(route: Route) -> CommandRow {
    if route == Route::Import {
        let asks = PathAction::Ask(Purpose::ImportAnswers);
        return row("importing-command", route.tooltip(), asks)
            .also("importing-also")
            .menu(Menu::File, 1)
            .needs_document()
            .refused("window-refusal-closed", is_closed);
    }
    if route == Route::Merge {
        let asks = PathAction::Ask(Purpose::MergeCopies);
        return row("merging-command", route.tooltip(), asks)
            .also("merging-also")
            .menu(Menu::File, 1)
            .needs_document()
            .refused("window-refusal-closed", is_closed);
    }
    let row = row(route.label(), route.tooltip(), FrameAction::Go(route));
    let row = match route {
        Route::Keying => row
            .also("window-also-keying")
            .menu(Menu::Edit, 2)
            .key(CTRL_SHIFT, Key::K),
        Route::Grid => row
            .also("grid-also")
            .menu(Menu::Edit, 2)
            .key(CTRL_SHIFT, Key::G),
        Route::Pass => row
            .also("pass-also")
            .menu(Menu::Edit, 2)
            .refused("window-refusal-closed", is_closed),
        Route::ManyUnits => row.also("many-units-also").menu(Menu::File, 0),
        Route::Versions => row.also("window-also-versions").menu(Menu::File, 1),
        Route::Help => row.menu(Menu::Help, 0).key(ALONE, Key::F1),
        station => {
            let place = Route::stations().position(|other| other == station);
            let digit = place.and_then(|place| DIGITS.get(place).copied());
            let row = match station {
                Route::Plan => row.also("window-also-plan"),
                Route::Report => row.also("window-also-report"),
                _ => row,
            };
            row.menu(Menu::View, 0).key(CTRL, digit)
        }
    };
    if route.needs_document() {
        row.needs_document()
    } else {
        row
    }
}

/// The command that rates the practice that is shown, by the row of the kind.
fn answer(kind: RatingKind) -> CommandRow {
    let rating = kind.rating(String::new()).filter(|_| !kind.needs_reason());
    let action = rating.map_or(QuestionsAction::AskReason, QuestionsAction::Rate);
    let notation = kind.notation();
    let key = notation
        .letter
        .and_then(|letter| Key::from_name(&letter.to_string()));
    row(notation.word, KindTexts::of(kind).tooltip, action)
        .key(ALONE, key)
        .needs_document()
        .refused("window-refusal-closed", is_closed)
}

/// The command that writes a file, by the row of its kind.
fn export(output: Output) -> CommandRow {
    let offer = offer(output);
    let group = match (output.subject(), output.needs()) {
        (Subject::Report, _) => 0,
        (Subject::Data, Some(Need::Plan)) => 2,
        (Subject::Data, _) => 1,
        (Subject::Questionnaire | Subject::Workshop, _) => 3,
        (Subject::Participants, _) => 4,
    };
    let action = PathAction::Ask(Purpose::Export(output));
    let row = row(offer.label, offer.tooltip, action)
        .also(also(output))
        .menu(Menu::Report, group)
        .key(CTRL, (output == Output::Pdf).then_some(Key::E))
        .needs_document();
    match output.needs() {
        None => row,
        Some(Need::Plan) => row.refused("window-refusal-no-plan", |state| {
            open(state, |session| session.assessment.plan.is_empty())
        }),
        Some(Need::Respondents) => row.refused("preview-refusal-answers", |state| {
            state.choice.redaction.respondents
        }),
    }
}

/// What else people look for a kind of file by.
const fn also(output: Output) -> &'static str {
    match output {
        Output::Word => "window-also-export-document",
        Output::Workbook => "window-also-export-workbook",
        Output::Answers => "window-also-export-answers",
        _ => "window-also-export",
    }
}

/// Whether a command cannot be used now.
type Refuses = fn(&State) -> bool;

/// What is known of a command.
struct CommandRow {
    label: &'static str,
    full_label: &'static str,
    tooltip: &'static str,
    /// The key of other words that people look for it by.
    also: Option<&'static str>,
    action: Action,
    /// Its menu, and its group there from top to bottom; `None` belongs to the practice shown.
    menu: Option<(Menu, u8)>,
    shortcuts: Vec<KeyboardShortcut>,
    left_to_fields: bool,
    /// When it cannot be used, and the key of why.
    refusals: Vec<(&'static str, Refuses)>,
}

/// A row: the keys of a label and of what the command does in a sentence, and its action.
fn row(label: &'static str, tooltip: &'static str, action: impl Into<Action>) -> CommandRow {
    CommandRow {
        label,
        full_label: label,
        tooltip,
        also: None,
        action: action.into(),
        menu: None,
        shortcuts: Vec::new(),
        left_to_fields: false,
        refusals: Vec::new(),
    }
}

impl CommandRow {
    /// The label where no heading says what it is about, such as in a menu.
    fn full(self, full_label: &'static str) -> Self {
        Self { full_label, ..self }
    }

    /// Other words that people look for it by.
    fn also(self, also: &'static str) -> Self {
        Self {
            also: Some(also),
            ..self
        }
    }

    fn menu(self, menu: Menu, group: u8) -> Self {
        Self {
            menu: Some((menu, group)),
            ..self
        }
    }

    fn key(mut self, modifiers: Modifiers, key: impl Into<Option<Key>>) -> Self {
        let key = key.into();
        self.shortcuts
            .extend(key.map(|key| KeyboardShortcut::new(modifiers, key)));
        self
    }

    fn left_to_fields(self) -> Self {
        Self {
            left_to_fields: true,
            ..self
        }
    }

    fn refused(mut self, key: &'static str, when: Refuses) -> Self {
        self.refusals.push((key, when));
        self
    }

    fn needs_document(self) -> Self {
        self.refused("window-refusal-no-document", no_document)
    }

    /// It is about what the projector shows.
    fn on_projector(self) -> Self {
        self.needs_document().refused("present-refusal", |state| {
            !open(state, |session| session.presenter.is_active())
        })
    }

    /// It is about one person's answer, and not about what the group agreed on.
    fn of_one_person(self) -> Self {
        self.needs_document()
            .refused("window-refusal-group", |state| {
                open(state, Session::is_group)
            })
    }
}

/// The commands of each menu in groups, from top to bottom: asked for in every frame, so sorted once.
static GROUPS: LazyLock<HashMap<Menu, Vec<Vec<Command>>>> = LazyLock::new(|| {
    let groups = Menu::ALL.map(|menu| (menu, menu.grouped()));
    groups.into_iter().collect()
});

/// Whether something else has changed the document's file.
fn has_conflict(state: &State) -> bool {
    open(state, |session| {
        matches!(session.file.saving, Saving::Conflict(_))
    })
}

const fn no_document(state: &State) -> bool {
    state.session.is_none()
}

/// Whether the open document is closed for changes.
fn is_closed(state: &State) -> bool {
    open(state, Session::is_closed)
}

/// Whether something is true of the open document.
fn open(state: &State, holds: impl FnOnce(&Session) -> bool) -> bool {
    state.session.as_ref().is_some_and(holds)
}

impl Command {
    /// The key of the label.
    pub(crate) fn label(self) -> &'static str {
        self.row().label
    }

    /// The key of the label where no heading says what it is about, such as in a menu.
    pub(crate) fn full_label(self) -> &'static str {
        self.row().full_label
    }

    /// The key of what the command does, in a sentence.
    pub(crate) fn tooltip(self) -> &'static str {
        self.row().tooltip
    }

    /// The key of other words that people look for the command by.
    pub(crate) fn also(self) -> Option<&'static str> {
        self.row().also
    }

    /// What the command does.
    pub(crate) fn action(self) -> Action {
        self.row().action
    }

    /// The shortcut that is shown, and those that do the same, such as on keyboards where a sign
    /// needs Shift. Those of the practice hold while no field is being typed into.
    pub(crate) fn shortcuts(self) -> Vec<KeyboardShortcut> {
        self.row().shortcuts
    }

    /// The shortcut that is shown.
    pub(crate) fn shortcut(self) -> Option<KeyboardShortcut> {
        self.shortcuts().first().copied()
    }

    /// Whether the command is one of several that exclude each other, and chosen now.
    pub(crate) fn is_on(self, state: &State) -> Option<bool> {
        match self.action() {
            Action::Frame(FrameAction::Theme(theme)) => Some(state.settings.theme == theme),
            Action::Frame(FrameAction::Contrast) => Some(state.has_high_contrast()),
            Action::Frame(FrameAction::Stillness) => Some(state.is_still()),
            Action::Present(PresentAction::Toggle) => {
                Some(open(state, |session| session.presenter.is_open))
            }
            Action::Questions(QuestionsAction::ToggleGoingOn) => Some(state.settings.goes_on()),
            _ => None,
        }
    }

    /// Whether the command belongs to the practice that is shown.
    pub(crate) fn is_about_practice(self) -> bool {
        self.row().menu.is_none()
    }

    /// Whether a field that is being typed into has a meaning of its own for the shortcut.
    pub(crate) fn is_left_to_fields(self) -> bool {
        self.row().left_to_fields
    }

    /// Whether menus and palette show it: what is to be decided only while it is.
    pub(crate) fn is_shown(self, state: &State) -> bool {
        let is_there = !open(state, Session::is_sheet) || self.is_of_sheet();
        let is_passing = open(state, Session::is_passing);
        let is_there = is_there && (!is_passing || self.is_of_passing(state));
        let is_there = is_there && (self != Self::EndPassing || is_passing);
        let is_there = is_there && (self != Self::Ballot || cfg!(feature = "ballot"));
        is_there && (self != Self::Decide || has_conflict(state))
    }

    /// Whether the command is for the person who has the machine while it is passed round.
    fn is_of_passing(self, state: &State) -> bool {
        match self {
            Self::Save
            | Self::CloseWindow
            | Self::Palette
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::HighContrast
            | Self::Still
            | Self::Message
            | Self::EndPassing => true,
            Self::Undo
            | Self::Redo
            | Self::Find
            | Self::GoingOn
            | Self::Previous
            | Self::Next
            | Self::Half
            | Self::Answer(_)
            | Self::Flag
            | Self::Note
            | Self::Confidence => open(state, Session::is_answered_alone),
            _ => false,
        }
    }

    /// Whether the command has a meaning for the response sheet of one person.
    const fn is_of_sheet(self) -> bool {
        match self {
            Self::NextAssessment
            | Self::OpenEarlier
            | Self::ImportOutcomes
            | Self::ReadAnew
            | Self::SaveAs
            | Self::Rename
            | Self::WriteSheets
            | Self::WriteSheet
            | Self::TakeSheets
            | Self::CloseForChanges
            | Self::Reopen
            | Self::SetPassword
            | Self::ChangePassword
            | Self::RemovePassword
            | Self::PassOn
            | Self::CopyPlacement
            | Self::EndPassing
            | Self::Group
            | Self::Evidence
            | Self::Present
            | Self::Ballot
            | Self::VoteAgain
            | Self::Reveal
            | Self::Timer
            | Self::Print
            | Self::Pages
            | Self::Export(_) => false,
            Self::Go(route) => route.is_of_sheet(),
            _ => true,
        }
    }

    /// The key of the reason why the command cannot be used now; `None` where it can.
    pub(crate) fn refusal(self, state: &State) -> Option<&'static str> {
        if open(state, Session::is_sheet) && !self.is_of_sheet() {
            return Some("window-refusal-sheet");
        }
        if open(state, Session::is_passing) && !self.is_of_passing(state) {
            return Some("pass-refusal");
        }
        let row = self.row();
        let refused = row.refusals.iter().find(|(_, when)| when(state));
        let runs = matches!(row.action, Action::Path(PathAction::Ask(purpose))
            if state.export(purpose).is_running());
        refused
            .map(|(key, _)| *key)
            .or_else(|| runs.then_some("window-refusal-running"))
    }
}

/// A menu of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Menu {
    File,
    Edit,
    View,
    Report,
    Help,
}

impl Menu {
    /// Every menu, from left to right.
    pub(crate) const ALL: [Self; 5] =
        [Self::File, Self::Edit, Self::View, Self::Report, Self::Help];

    /// The key of the label. Its first letter opens the menu together with Alt.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::File => "window-menu-file",
            Self::Edit => "window-menu-edit",
            Self::View => "window-menu-view",
            Self::Report => "preview-menu-report",
            Self::Help => "window-menu-help",
        }
    }

    /// The commands in groups, from top to bottom.
    pub(crate) fn groups(self) -> &'static [Vec<Command>] {
        GROUPS.get(&self).map_or(&[], Vec::as_slice)
    }

    fn grouped(self) -> Vec<Vec<Command>> {
        let place = |command: Command| command.row().menu.filter(|(menu, _)| *menu == self);
        let mut commands: Vec<Command> = Command::all()
            .filter(|command| place(*command).is_some())
            .collect();
        // Commands of one group may come from several tables.
        commands.sort_by_key(|command| place(*command).map(|(_, group)| group));
        commands
            .chunk_by(|one, next| place(*one) == place(*next))
            .map(<[Command]>::to_vec)
            .collect()
    }

    /// The menu `offset` places to the right, around the ends.
    pub(crate) fn neighbour(self, offset: isize) -> Self {
        let here = Self::ALL.iter().position(|menu| *menu == self);
        let count = Self::ALL.len();
        let there = here.and_then(|here| (here + count).checked_add_signed(offset));
        there
            .and_then(|there| Self::ALL.get(there % count))
            .copied()
            .unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Command, Menu};
    use crate::words::Words;

    #[test]
    fn every_command_has_a_label_and_a_tooltip() {
        let words = Words::english();
        for command in Command::all() {
            for key in [command.label(), command.full_label(), command.tooltip()] {
                assert_ne!(words.text(key), key, "{command:?}");
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let shortcuts: Vec<String> = Command::all()
            .flat_map(Command::shortcuts)
            .map(|shortcut| format!("{shortcut:?}"))
            .collect();
        let distinct: BTreeSet<&String> = shortcuts.iter().collect();
        assert_eq!(distinct.len(), shortcuts.len());
    }

    #[test]
    fn every_command_stands_in_one_menu_or_belongs_to_the_practice_that_is_shown() {
        let listed: Vec<Command> = Menu::ALL
            .iter()
            .flat_map(|menu| menu.groups().concat())
            .collect();
        for command in Command::all() {
            let places = listed.iter().filter(|listed| **listed == command).count();
            let wanted = usize::from(!command.is_about_practice());
            assert_eq!(places, wanted, "{command:?}");
        }
    }

    #[test]
    fn the_menus_are_a_ring() {
        assert_eq!(Menu::File.neighbour(-1), Menu::ALL[Menu::ALL.len() - 1]);
        for menu in Menu::ALL {
            assert_eq!(menu.neighbour(1).neighbour(-1), menu);
        }
    }
}
