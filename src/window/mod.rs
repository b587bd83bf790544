//! The window: the only module that names the toolkit.
//!
//! ```text
//! views (a folder a room) ─── Action ──> update ──> State ──> Derived ──> views
//!                                          │
//!                                          └── Effect ──> Shell ──> job in a thread ── Action
//! ```
//!
//! Views read `state::State` and `derived::Derived`, keep drafts of what is being typed, and
//! push actions. `update::update` is the only writer of the state. What lies outside the window
//! (disk, dialogs of the system, PDF) is an effect, carried out in `shell::Shell`.

mod action;
mod change;
mod command;
mod derived;
mod desktop;
mod dialogs;
mod document;
mod drafts;
mod drag_and_drop;
mod effect;
mod frame;
mod grid;
mod history;
mod import;
mod input;
mod jobs;
mod keyboard;
mod keying;
mod many_units;
mod matching;
mod merge;
mod missing_glyphs;
mod number_input;
mod open_external;
mod outcomes;
mod over_time;
mod pass;
mod plan;
mod present;
mod questions;
mod report;
mod resting_pointer;
mod results;
mod rooms;
mod route;
mod saver;
mod session;
mod shell;
#[cfg(unix)]
mod signals;
mod start;
mod state;
mod stopped;
mod study;
mod target;
mod theme;
#[cfg(test)]
mod undrawn;
mod unit;
mod update;
mod versions;
mod view;
mod wheel;
mod widget;
mod window_place;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Context, RawInput, Ui, ViewportCommand, ViewportId};
use jiff::civil::Date;
use thiserror::Error;

use action::Action;
use derived::Derived;
use document::action::{DocumentAction, PathAction};
use drafts::Drafts;
use frame::action::FrameAction;
use frame::state::KnownCrash;
use input::InOrder;
use missing_glyphs::MissingGlyphs;
use present::projector::Projector;
use present::slide::Slide;
use questions::evidence;
use resting_pointer::RestingPointer;
use shell::Shell;
use state::{Folders, State};
use view::View;

pub use dialogs::{Dialogs, PathRequest};
pub use document::picking::Purpose;

use crate::format::bundled;
use crate::model::DocumentId;
use crate::store;
use crate::store::settings::{Settings, WindowPlace};
use crate::words::{Message, Words};

/// Opens the window, with a document where one is given, and returns when it is closed.
///
/// # Errors
///
/// [`WindowError`] where the system offers no display or no graphics.
pub fn run(file: Option<PathBuf>, words: Words) -> Result<(), WindowError> {
    // Read while the system opens the window; the first screen shows what it asks.
    std::thread::spawn(|| _ = bundled::standard());
    let surroundings = Surroundings {
        dialogs: Box::new(dialogs::Native),
        documents: store::documents_folder(),
        home: store::home_folder(),
        today: store::today(),
        fresh_id: store::fresh_id,
        settings: store::settings::load(),
        versions: store::versions::folder(),
        unsaved: store::unsaved::folder(),
        crash: store::crashes::file(),
        remembers: true,
        patience: PATIENCE,
    };
    let place = surroundings.settings.window;
    sweep(&surroundings);
    let mut window = Window::new(words, surroundings);
    let savers = window.shell.savers();
    #[cfg(unix)]
    signals::save_first(savers.clone());
    if let Some(file) = file {
        // The title names the folder, and the recent files outlive this working folder.
        window.open(std::path::absolute(&file).unwrap_or(file));
    }
    stopped::save_after(&savers, || open(window, place)).unwrap_or(Err(WindowError::Stopped))
}

/// Opens the window with the first renderer that works, and returns when it is closed.
fn open(window: Window, place: Option<WindowPlace>) -> Result<(), WindowError> {
    let mut window = Some(window);
    let mut found = String::new();
    for renderer in renderers() {
        let opened = eframe::run_native(
            "continuum",
            options(renderer, place),
            Box::new(|creation| {
                let mut window = window.take().ok_or("the window was opened before")?;
                for command in window_place::rescue(place, &screens(creation)) {
                    creation.egui_ctx.send_viewport_cmd(command);
                }
                Window::dress(&creation.egui_ctx);
                window.wake(&creation.egui_ctx);
                window.actions.push(FrameAction::AskDesktop.into());
                Ok(Box::new(window))
            }),
        );
        match opened {
            Ok(()) => return Ok(()),
            Err(error) => without_place(&error.to_string()).clone_into(&mut found),
        }
        if window.is_none() {
            break;
        }
    }
    Err(WindowError::NotOpened { found })
}

/// Removes what earlier runs left that were killed, while the window opens.
fn sweep(surroundings: &Surroundings) {
    let recent = &surroundings.settings.recent;
    let folders = recent.iter().filter_map(|path| path.parent());
    let mut folders: BTreeSet<PathBuf> = folders.map(Path::to_owned).collect();
    folders.extend(surroundings.documents.clone());
    folders.extend(store::own_folders());
    std::thread::spawn(move || {
        // What a run left that was killed just now is then old enough not to be in use.
        std::thread::sleep(store::LOCKED);
        for folder in folders {
            // A disk that fails must not end the program.
            let _ = jobs::guarded(|| store::sweep(&folder));
        }
        let _ = jobs::guarded(store::sweep_shown);
    });
}

/// The message of an error, without the source location that it may start with.
fn without_place(error: &str) -> &str {
    let said = error.rsplit_once(".rs:").and_then(|(_, place)| {
        let (line, said) = place.split_once(": ")?;
        line.parse::<u32>().ok().map(|_| said)
    });
    said.unwrap_or(error).trim_end_matches('.')
}

/// The screens of the system, in points.
fn screens(creation: &eframe::CreationContext<'_>) -> Vec<egui::Rect> {
    let Some(window) = creation.winit_window() else {
        return Vec::new();
    };
    let screens = window.available_monitors().map(|screen| {
        let scale = screen.scale_factor();
        let corner = screen.position().to_logical::<f32>(scale);
        let size = screen.size().to_logical::<f32>(scale);
        egui::Rect::from_min_size(
            egui::pos2(corner.x, corner.y),
            egui::vec2(size.width, size.height),
        )
    });
    screens.collect()
}

/// The renderers to try, the fastest to start first.
fn renderers() -> Vec<eframe::Renderer> {
    #[cfg(windows)]
    return vec![eframe::Renderer::Glow, eframe::Renderer::Wgpu];
    #[cfg(not(windows))]
    vec![eframe::Renderer::Glow]
}

fn options(renderer: eframe::Renderer, place: Option<WindowPlace>) -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: window_place::builder(place).with_title("Continuum"),
        renderer,
        ..Default::default()
    }
}

/// Says why no window could be opened, or why it is there no more.
#[derive(Debug, Error)]
pub enum WindowError {
    /// The system offers no display or no graphics.
    #[error("no window could be opened: {found}")]
    NotOpened {
        /// What the system said.
        found: String,
    },
    /// A fault inside the program ended it; by then everything was saved.
    #[error("a fault inside the program closed the window")]
    Stopped,
}

impl WindowError {
    /// Why, and what to use instead or what became of the document, in one sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotOpened { found } => {
                Message::new("window-cannot-open").with("found", found.clone())
            }
            Self::Stopped => Message::new("window-stopped"),
        }
    }
}

/// What a window stands in: the dialogs, folders, date and settings of the system.
pub struct Surroundings {
    /// Asks the system for a path.
    pub dialogs: Box<dyn Dialogs>,
    /// The folder that new documents go to; `None` where there is none.
    pub documents: Option<PathBuf>,
    /// The folder that a leading `~` of a typed path stands for; `None` where there is none.
    pub home: Option<PathBuf>,
    /// Today.
    pub today: Date,
    /// Gives an id to a new document.
    pub fresh_id: fn() -> Option<DocumentId>,
    /// What was remembered from the last run.
    pub settings: Settings,
    /// The folder for earlier versions and steps of undo; `None` where none are kept.
    pub versions: Option<PathBuf>,
    /// The folder for copies of what is not saved; `None` where none are kept.
    pub unsaved: Option<PathBuf>,
    /// The file of the newest faults inside the program; `None` where none are kept.
    pub crash: Option<PathBuf>,
    /// Whether settings are kept for the next run.
    pub remembers: bool,
    /// How long a change waits for the next one before it is saved.
    pub patience: Duration,
}

/// Short enough for a change to be on the disk within a second.
const PATIENCE: Duration = Duration::from_millis(500);

/// The whole window: what it knows, what it shows, and its way to the surroundings.
pub struct Window {
    state: State,
    derived: Derived,
    drafts: Drafts,
    /// What the title bar says.
    title: String,
    words: Words,
    shell: Shell,
    projector: Projector,
    missing_glyphs: MissingGlyphs,
    actions: Vec<Action>,
    /// Whether input waits for its pass.
    waits: bool,
    /// Whether something arrived that no view has seen.
    has_input: bool,
    /// Whether the keyboard is the window's.
    focused: bool,
}

impl Window {
    /// A window without a document.
    #[must_use]
    pub fn new(words: Words, surroundings: Surroundings) -> Self {
        let mut state = State::new(
            surroundings.today,
            surroundings.documents.clone(),
            surroundings.settings,
        );
        state.language = words.questionnaire_language().clone();
        state.words_language = words.language().clone();
        state.home = surroundings.home;
        state.folders = Folders {
            settings: surroundings
                .remembers
                .then(store::settings::folder)
                .flatten(),
            versions: surroundings.versions.clone(),
            unsaved: surroundings.unsaved.clone(),
        };
        state.fresh_id = surroundings.fresh_id;
        state.crash = surroundings.crash.as_deref().and_then(KnownCrash::of);
        Self {
            state,
            title: String::new(),
            derived: Derived::default(),
            drafts: Drafts::default(),
            shell: Shell::new(
                surroundings.dialogs,
                surroundings.documents,
                surroundings.versions,
                surroundings.unsaved,
                surroundings.remembers,
                surroundings.patience,
                words.clone(),
            ),
            words,
            projector: Projector::default(),
            missing_glyphs: MissingGlyphs::default(),
            actions: Vec::new(),
            waits: false,
            has_input: false,
            focused: false,
        }
    }

    /// Opens a document at the next step.
    pub fn open(&mut self, file: PathBuf) {
        self.actions.push(DocumentAction::Open(file).into());
    }

    /// Sets up fonts, colours and input; once, before the first frame.
    pub fn dress(ctx: &Context) {
        theme::install(ctx);
        InOrder::install(ctx);
        RestingPointer::install(ctx);
    }

    /// Lets the answers of jobs wake the window, and watches for characters without a font.
    pub fn wake(&mut self, ctx: &Context) {
        self.missing_glyphs.watch(ctx);
        let ctx = ctx.clone();
        self.shell.wake_with(move || ctx.request_repaint());
    }

    /// Whether input still waits, or something runs outside: a save, an export, a question to the
    /// system.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let asks = self.waits || !self.actions.is_empty();
        asks || self.state.is_busy() || self.shell.is_busy()
    }

    /// Takes in what happened since the last frame, without drawing.
    pub fn step(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let mut happened = vec![Action::Tick(now)];
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        if !dropped.is_empty() {
            happened.push(PathAction::Dropped(dropped).into());
        }
        happened.append(&mut self.actions);
        happened.extend(self.shell.answers());
        happened.extend(self.projector.take().into_iter().map(Action::from));
        let focused = ctx.input(|input| input.raw.focused);
        match (std::mem::replace(&mut self.focused, focused), focused) {
            (true, false) => happened.push(DocumentAction::LoseFocus.into()),
            (false, true) => happened.push(DocumentAction::GainFocus.into()),
            _ => {}
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.state.finished {
            happened.push(FrameAction::CloseWindow.into());
        }
        let place = window_place::now(ctx, self.state.settings.window);
        if place.is_some() && place != self.state.settings.window {
            happened.extend(place.map(|place| FrameAction::Placed(place).into()));
        }
        for action in happened {
            self.take(ctx, action);
        }
        if self.state.finished {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else if ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        self.entitle(ctx);
        self.derived.refresh(&self.state);
    }

    /// Updates the title bar: what is open, and whether it is saved.
    fn entitle(&mut self, ctx: &Context) {
        let title = self.state.title(&self.words);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        theme::choose(ui.ctx(), self.state.theme());
        theme::contrast(ui.ctx(), self.state.has_high_contrast());
        theme::motion(ui.ctx(), self.state.is_still());
        theme::zoom(ui.ctx(), self.state.settings.zoom());
        self.derived.refresh(&self.state);
        let session = self.state.session.as_ref();
        self.drafts.begin(session.map(|session| session.serial));
        let words = session.map_or_else(
            || self.words.clone(),
            |session| self.words.for_assessment(&session.assessment),
        );
        let mut view = View {
            state: &self.state,
            derived: &self.derived,
            words: &words,
            palette: theme::Palette::of(ui.ctx()),
            drafts: &mut self.drafts,
            actions: &mut self.actions,
        };
        frame::focus::begin(ui.ctx(), &mut view);
        // First: the others take the keys that they answer.
        questions::clicks::watch(ui.ctx(), &mut view);
        keyboard::read(ui.ctx(), &mut view);
        wheel::read(ui.ctx(), &mut view);
        frame::view::window_ui(ui, &mut view);
        frame::focus::end(ui.ctx(), &mut view);
        let missing = self.missing_glyphs.take();
        if !missing.is_empty() {
            self.actions
                .push(FrameAction::MissingGlyphs(missing).into());
        }
        let acted = !self.actions.is_empty();
        // At once: a minimised window may never draw another frame.
        for action in std::mem::take(&mut self.actions) {
            self.take(ui.ctx(), action);
        }
        if acted {
            ui.ctx().request_repaint();
        }
        // A key that moves the focus is to find it where it is about to be.
        let awaits = self.drafts.takes_focus || self.drafts.back_to_prompt.is_some();
        self.project(ui.ctx());
        self.waits = InOrder::end_pass(ui.ctx(), acted || awaits, self.state.is_leaving());
        self.has_input = false;
    }

    /// Shows on the projector what is to be seen there, and looks again when the timer tells another second.
    fn project(&mut self, ctx: &Context) {
        let session = self.state.session.as_ref();
        let words = session.map_or_else(
            || self.words.clone(),
            |session| self.words.for_assessment(&session.assessment),
        );
        let slide = Slide::of(&words, &self.state);
        let timer = session
            .filter(|_| slide.is_some())
            .map(|it| it.presenter.timer);
        if let Some(next) = timer.and_then(|timer| timer.next(self.state.now)) {
            ctx.request_repaint_after(next);
        }
        self.projector.show(ctx, slide);
    }

    fn take(&mut self, ctx: &Context, action: Action) {
        if matches!(action, Action::Frame(FrameAction::CloseWindow)) {
            // Nothing that was typed is lost.
            let session = self.state.session.as_ref();
            let typed = session.and_then(|it| evidence::typed(&mut self.drafts, it));
            if let Some(typed) = typed {
                self.take(ctx, typed.into());
            }
        }
        for effect in update::update(&mut self.state, action) {
            self.shell.carry_out(ctx, effect);
        }
        Shell::free(std::mem::take(&mut self.state.discarded));
    }
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let is_here = input.viewport_id == ViewportId::ROOT;
        self.has_input |= is_here && !input.events.is_empty();
    }

    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.step(ctx);
        let hidden = ctx.input(|input| input.viewport().visible() == Some(false));
        if hidden && (self.waits || self.has_input) {
            // What was typed just before the window was hidden is to reach the disk, too.
            ctx.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if self.projector.is_closed() {
            let room = window_place::room_beside(frame);
            let zoom = ui.ctx().zoom_factor();
            let room = room.map(|room| room / zoom);
            self.projector
                .stand_on(window_place::other_screen(frame), room);
        }
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.shell.finish(&self.state.settings);
    }
}

#[cfg(test)]
mod tests {
    use super::without_place;

    #[test]
    fn an_error_is_told_without_its_place_in_the_source() {
        let error = "winit EventLoopError: os error at /a b/src/mod.rs:788: no display is set.";
        assert_eq!(without_place(error), "no display is set");
        for plain in ["glutin error: [a7] GLXBadFBConfig", "x.rs:seven: a", ""] {
            assert_eq!(without_place(plain), plain);
        }
    }
}
