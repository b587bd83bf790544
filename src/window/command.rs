//! Commands as data: what each is called, its shortcut, and why it cannot be used now, for menus,
//! buttons, shortcuts, the palette and tests.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::export::{Need, Offer, Output};
use crate::model::{Form, Rating, RatingKind};
use crate::store::settings::{LEAST_ZOOM, MOST_ZOOM, Theme};
use crate::window::action::Action;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::picking::Purpose;
use crate::window::frame::action::{FrameAction, Zooming};
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::kinds::KindTexts;
use crate::window::report::action::ReportAction;
use crate::window::results::action::ResultsAction;
use crate::window::route::Route;
use crate::window::state::State;

/// Something that the user can ask for from more than one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Command {
    NewShort,
    NewFull,
    NewFromFile,
    NextAssessment,
    Open,
    Save,
    SaveAs,
    CloseWindow,
    Undo,
    Redo,
    Find,
    CopyPlacement,
    Palette,
    Help,
    Start,
    Unit,
    Questions,
    Results,
    Target,
    Plan,
    Report,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Previous,
    Next,
    Half,
    /// Rates the practice that is shown; of kinds that a letter stands for.
    Answer(RatingKind),
    Flag,
    KeyIn,
    Export(Output),
}

impl Command {
    /// Every command.
    pub(crate) const ALL: [Self; 42] = [
        Self::NewShort,
        Self::NewFull,
        Self::NewFromFile,
        Self::NextAssessment,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::CloseWindow,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::CopyPlacement,
        Self::Palette,
        Self::Help,
        Self::Start,
        Self::Unit,
        Self::Questions,
        Self::Results,
        Self::Target,
        Self::Plan,
        Self::Report,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::ThemeSystem,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::Previous,
        Self::Next,
        Self::Half,
        Self::Answer(RatingKind::NotApplicable),
        Self::Answer(RatingKind::DontKnow),
        Self::Flag,
        Self::KeyIn,
        Self::Export(Output::Pdf),
        Self::Export(Output::Word),
        Self::Export(Output::Markdown),
        Self::Export(Output::Workbook),
        Self::Export(Output::Answers),
        Self::Export(Output::Calendar),
        Self::Export(Output::Plan),
        Self::Export(Output::Paper),
    ];

    /// The key of the label.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::NewShort => "window-command-new-short",
            Self::NewFull => "window-command-new-full",
            Self::NewFromFile => "window-command-new-from-file",
            Self::NextAssessment => "window-command-next-assessment",
            Self::Open => "window-command-open",
            Self::Save => "window-command-save",
            Self::SaveAs => "window-command-save-as",
            Self::CloseWindow => "window-command-close",
            Self::Undo => "window-command-undo",
            Self::Redo => "window-command-redo",
            Self::Find => "window-command-find",
            Self::CopyPlacement => "window-command-copy-placement",
            Self::Palette => "window-command-palette",
            Self::Help => "window-command-help",
            Self::Start => "window-route-start",
            Self::Unit => "window-route-unit",
            Self::Questions => "window-route-questions",
            Self::Results => "window-route-results",
            Self::Target => "window-route-target",
            Self::Plan => "window-route-plan",
            Self::Report => "window-route-report",
            Self::ZoomIn => "window-command-zoom-in",
            Self::ZoomOut => "window-command-zoom-out",
            Self::ZoomReset => "window-command-zoom-reset",
            Self::ThemeSystem => "window-command-theme-system",
            Self::ThemeLight => "window-command-theme-light",
            Self::ThemeDark => "window-command-theme-dark",
            Self::Previous => "window-command-previous",
            Self::Next => "window-command-next",
            Self::Half => "window-command-half",
            Self::Answer(kind) => kind.notation().word,
            Self::Flag => "window-command-flag",
            Self::KeyIn => "keying-title",
            Self::Export(output) => offer(output).label,
        }
    }

    /// The key of the label where no heading says what it is about, such as in a menu.
    pub(crate) const fn full_label(self) -> &'static str {
        match self {
            Self::NewShort => "window-command-new-short-full",
            Self::NewFull => "window-command-new-full-full",
            Self::NewFromFile => "window-command-new-from-file-full",
            Self::Open => "window-command-open-full",
            other => other.label(),
        }
    }

    /// The key of what the command does, in a sentence.
    pub(crate) const fn tooltip(self) -> &'static str {
        match self {
            Self::NewShort => "window-tooltip-new-short",
            Self::NewFull => "window-tooltip-new-full",
            Self::NewFromFile => "window-tooltip-new-from-file",
            Self::NextAssessment => "window-tooltip-next-assessment",
            Self::Open => "window-tooltip-open",
            Self::Save => "window-tooltip-save",
            Self::SaveAs => "window-tooltip-save-as",
            Self::CloseWindow => "window-tooltip-close",
            Self::Undo => "window-tooltip-undo",
            Self::Redo => "window-tooltip-redo",
            Self::Find => "window-tooltip-find",
            Self::CopyPlacement => "window-tooltip-copy-placement",
            Self::Palette => "window-tooltip-palette",
            Self::Help => "window-tooltip-help",
            Self::Start => "window-tooltip-start",
            Self::Unit => "window-tooltip-unit",
            Self::Questions => "window-tooltip-questions",
            Self::Results => "window-tooltip-results",
            Self::Target => "window-tooltip-target",
            Self::Plan => "window-tooltip-plan",
            Self::Report => "window-tooltip-report",
            Self::ZoomIn => "window-tooltip-zoom-in",
            Self::ZoomOut => "window-tooltip-zoom-out",
            Self::ZoomReset => "window-tooltip-zoom-reset",
            Self::ThemeSystem | Self::ThemeLight | Self::ThemeDark => "window-tooltip-theme",
            Self::Previous => "window-tooltip-previous",
            Self::Next => "window-tooltip-next",
            Self::Half => "window-tooltip-half",
            Self::Answer(kind) => KindTexts::of(kind).tooltip,
            Self::Flag => "window-tooltip-flag",
            Self::KeyIn => "keying-tooltip",
            Self::Export(output) => offer(output).tooltip,
        }
    }

    /// The shortcut. Those of the practice hold while no field is being typed into.
    pub(crate) fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::NewShort => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::SaveAs => (COMMAND_SHIFT, Key::S),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (COMMAND_SHIFT, Key::Z),
            Self::Start => (Modifiers::COMMAND, Key::Num1),
            Self::Unit => (Modifiers::COMMAND, Key::Num2),
            Self::Questions => (Modifiers::COMMAND, Key::Num3),
            Self::Results => (Modifiers::COMMAND, Key::Num4),
            Self::Target => (Modifiers::COMMAND, Key::Num5),
            Self::Plan => (Modifiers::COMMAND, Key::Num6),
            Self::Report => (Modifiers::COMMAND, Key::Num7),
            Self::Previous => (Modifiers::NONE, Key::ArrowLeft),
            Self::Next => (Modifiers::NONE, Key::ArrowRight),
            Self::Half => (Modifiers::NONE, Key::Plus),
            Self::Answer(kind) => {
                let key = Key::from_name(&kind.notation().letter?.to_string())?;
                (Modifiers::NONE, key)
            }
            Self::Flag => (Modifiers::NONE, Key::F),
            Self::Export(Output::Pdf) => (Modifiers::COMMAND, Key::E),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::CloseWindow => (Modifiers::COMMAND, Key::Q),
            Self::Find => (Modifiers::COMMAND, Key::F),
            Self::CopyPlacement => (COMMAND_SHIFT, Key::C),
            Self::KeyIn => (COMMAND_SHIFT, Key::K),
            Self::ZoomIn => (Modifiers::COMMAND, Key::Plus),
            Self::ZoomOut => (Modifiers::COMMAND, Key::Minus),
            Self::ZoomReset => (Modifiers::COMMAND, Key::Num0),
            Self::Palette => (Modifiers::COMMAND, Key::K),
            Self::Help => (Modifiers::NONE, Key::F1),
            Self::NewFull
            | Self::NewFromFile
            | Self::NextAssessment
            | Self::Export(_)
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// A second key for the same, such as that of keyboards where a sign needs Shift.
    pub(crate) const fn second_shortcut(self) -> Option<KeyboardShortcut> {
        let key = match self {
            Self::Redo => Key::Y,
            Self::ZoomIn => Key::Equals,
            _ => return None,
        };
        Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
    }

    /// Whether the command is one of several that exclude each other, and chosen now.
    pub(crate) fn is_on(self, state: &State) -> Option<bool> {
        let theme = match self {
            Self::ThemeSystem => Theme::System,
            Self::ThemeLight => Theme::Light,
            Self::ThemeDark => Theme::Dark,
            _ => return None,
        };
        Some(state.settings.theme == theme)
    }

    /// Whether the command belongs to the practice that is shown.
    pub(crate) const fn is_about_practice(self) -> bool {
        matches!(
            self,
            Self::Previous | Self::Next | Self::Half | Self::Answer(_) | Self::Flag
        )
    }

    /// Whether a field that is being typed into has a meaning of its own for the shortcut.
    pub(crate) const fn is_left_to_fields(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }

    /// The key of the reason why the command cannot be used now; `None` where it can.
    pub(crate) fn refusal(self, state: &State) -> Option<&'static str> {
        let session = match (self, state.session.as_ref()) {
            (
                Self::NewShort
                | Self::NewFull
                | Self::NewFromFile
                | Self::Open
                | Self::CloseWindow
                | Self::Palette
                | Self::Help
                | Self::Start
                | Self::ZoomReset
                | Self::ThemeSystem
                | Self::ThemeLight
                | Self::ThemeDark,
                _,
            ) => return None,
            (Self::ZoomIn, _) => {
                let most = state.settings.zoom() >= MOST_ZOOM;
                return most.then_some("window-refusal-zoom-most");
            }
            (Self::ZoomOut, _) => {
                let least = state.settings.zoom() <= LEAST_ZOOM;
                return least.then_some("window-refusal-zoom-least");
            }
            (Self::NextAssessment, None) => return Some("window-refusal-no-last"),
            (_, None) => return Some("window-refusal-no-document"),
            (_, Some(session)) => session,
        };
        let refused = match self {
            Self::NextAssessment => {
                let mut answered = session.assessment.respondents_with_answers();
                answered.next().is_none()
            }
            Self::Save => session.is_clean(),
            Self::Undo => !session.history.can_undo(),
            Self::Redo => !session.history.can_redo(),
            Self::Previous => session.neighbour(-1).is_none(),
            Self::Export(output) => {
                lacks(output, state).is_some() || state.export(Purpose::Export(output)).is_running()
            }
            Self::Half => !self.can_be_half(state),
            _ => false,
        };
        refused.then_some(match self {
            Self::NextAssessment => "window-refusal-no-answers",
            Self::Save => "window-refusal-saved",
            Self::Undo => "window-refusal-undo",
            Self::Redo => "window-refusal-redo",
            Self::Previous => "window-refusal-first",
            Self::Half => "window-refusal-half",
            Self::Export(output) => lacks(output, state).unwrap_or("window-refusal-running"),
            _ => "window-refusal-running",
        })
    }

    fn can_be_half(self, state: &State) -> bool {
        let rated = || {
            let session = state.session.as_ref()?;
            let rating = session
                .rating(session.practice.as_ref()?)
                .and_then(Rating::at)?;
            let levels = session.assessment.questionnaire.level_count();
            Some(rating.level().number() < levels)
        };
        self == Self::Half && rated().unwrap_or(false)
    }

    /// What the command does.
    pub(crate) fn action(self) -> Action {
        match self {
            Self::NewShort => Action::Document(DocumentAction::New(Form::Short)),
            Self::NewFull => Action::Document(DocumentAction::New(Form::Full)),
            Self::NewFromFile => Action::Path(PathAction::NewFromFile),
            Self::NextAssessment => Action::Document(DocumentAction::NextAssessment),
            Self::Open => Action::Path(PathAction::ChooseDocument),
            Self::Save => Action::Document(DocumentAction::SaveNow),
            Self::SaveAs => Action::Path(PathAction::SaveAs),
            Self::CloseWindow => Action::Frame(FrameAction::CloseWindow),
            Self::Undo => Action::Document(DocumentAction::Undo),
            Self::Redo => Action::Document(DocumentAction::Redo),
            Self::Find => Action::Frame(FrameAction::Find),
            Self::CopyPlacement => Action::Results(ResultsAction::CopyPlacement),
            Self::Palette => Action::Frame(FrameAction::Palette(true)),
            Self::Help => Action::Frame(FrameAction::Go(Route::Help)),
            Self::Start => Action::Frame(FrameAction::Go(Route::Start)),
            Self::Unit => Action::Frame(FrameAction::Go(Route::Unit)),
            Self::Questions => Action::Frame(FrameAction::Go(Route::Questions)),
            Self::Results => Action::Frame(FrameAction::Go(Route::Results)),
            Self::Target => Action::Frame(FrameAction::Go(Route::Target)),
            Self::Plan => Action::Frame(FrameAction::Go(Route::Plan)),
            Self::Report => Action::Frame(FrameAction::Go(Route::Report)),
            Self::ZoomIn => Action::Frame(FrameAction::Zoom(Zooming::In)),
            Self::ZoomOut => Action::Frame(FrameAction::Zoom(Zooming::Out)),
            Self::ZoomReset => Action::Frame(FrameAction::Zoom(Zooming::Reset)),
            Self::ThemeSystem => Action::Frame(FrameAction::Theme(Theme::System)),
            Self::ThemeLight => Action::Frame(FrameAction::Theme(Theme::Light)),
            Self::ThemeDark => Action::Frame(FrameAction::Theme(Theme::Dark)),
            Self::Previous => Action::Questions(QuestionsAction::PreviousPractice),
            Self::Next => Action::Questions(QuestionsAction::NextPractice),
            Self::Half => Action::Questions(QuestionsAction::ToggleHalf),
            Self::Answer(kind) => {
                let rating = kind.rating(String::new()).filter(|_| !kind.needs_reason());
                let rate = rating.map_or(QuestionsAction::AskReason, QuestionsAction::Rate);
                Action::Questions(rate)
            }
            Self::Flag => Action::Questions(QuestionsAction::ToggleFlag),
            Self::KeyIn => Action::Frame(FrameAction::Go(Route::Keying)),
            Self::Export(output) => Action::Report(ReportAction::Export(output)),
        }
    }
}

/// What is said of a kind of file.
pub(crate) const fn offer(output: Output) -> Offer {
    match output.offer() {
        Some(offer) => offer,
        // No menu names a kind of file that only a command makes.
        None => Offer {
            label: output.name(),
            tooltip: "",
            title: "",
            kind: "",
            file: "export-file",
        },
    }
}

/// The key of the reason why there is nothing to write; `None` where there is something.
fn lacks(output: Output, state: &State) -> Option<&'static str> {
    let session = state.session.as_ref();
    let (lacks, refusal) = match output.needs()? {
        Need::Plan => (
            session.is_none_or(|session| session.assessment.plan.is_empty()),
            "window-refusal-no-plan",
        ),
        Need::Respondents => (
            state.choice.redaction.respondents,
            "preview-refusal-answers",
        ),
    };
    lacks.then_some(refusal)
}

/// A menu of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub(crate) const fn groups(self) -> &'static [&'static [Command]] {
        match self {
            Self::File => &[
                &[
                    Command::NewShort,
                    Command::NewFull,
                    Command::NewFromFile,
                    Command::NextAssessment,
                ],
                &[Command::Open, Command::Save, Command::SaveAs],
                &[Command::CloseWindow],
            ],
            Self::Edit => &[
                &[Command::Undo, Command::Redo],
                &[Command::Find, Command::CopyPlacement],
                &[Command::KeyIn],
            ],
            Self::View => &[
                &[
                    Command::Start,
                    Command::Unit,
                    Command::Questions,
                    Command::Results,
                    Command::Target,
                    Command::Plan,
                    Command::Report,
                ],
                &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset],
                &[
                    Command::ThemeSystem,
                    Command::ThemeLight,
                    Command::ThemeDark,
                ],
            ],
            Self::Report => &[
                &[
                    Command::Export(Output::Pdf),
                    Command::Export(Output::Word),
                    Command::Export(Output::Markdown),
                ],
                &[
                    Command::Export(Output::Workbook),
                    Command::Export(Output::Answers),
                ],
                &[
                    Command::Export(Output::Calendar),
                    Command::Export(Output::Plan),
                ],
                &[Command::Export(Output::Paper)],
            ],
            Self::Help => &[&[Command::Palette, Command::Help]],
        }
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

const COMMAND_SHIFT: Modifiers = Modifiers {
    alt: false,
    ctrl: false,
    shift: true,
    mac_cmd: false,
    command: true,
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Command, Menu};
    use crate::words::Words;

    #[test]
    fn every_command_has_a_label_and_a_tooltip() {
        let words = Words::english();
        for command in Command::ALL {
            for key in [command.label(), command.full_label(), command.tooltip()] {
                assert_ne!(words.text(key), key, "{command:?}");
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let shortcuts: Vec<String> = Command::ALL
            .iter()
            .flat_map(|command| [command.shortcut(), command.second_shortcut()])
            .flatten()
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
        for command in Command::ALL {
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
