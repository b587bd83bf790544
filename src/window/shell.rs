//! The one place where the outside world is changed: carries out effects, and gathers what jobs
//! answer.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::Context;

use crate::format::encrypted::Key;
use crate::model::{Assessment, DocumentId, EvidenceFile, Logo};
use crate::store::TemporaryFile;
use crate::store::crashes::{self, Crash};
use crate::store::settings::Settings;
use crate::window::action::Action;
use crate::window::desktop::{self, Desktop};
use crate::window::dialogs::{Dialogs, PathRequest};
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::figure::Figure;
use crate::window::document::file::LookOrder;
use crate::window::document::outcome::ReadOutcome;
use crate::window::document::picking::{Purpose, ReadOrder, Suggestion};
use crate::window::document::taking::SheetsOrder;
use crate::window::document::watching::Watch;
use crate::window::document::writing_sheets::WritingOrder;
use crate::window::effect::{
    ComposeOrder, Effect, ExportOrder, FigureOrder, PagesOrder, PassOnOrder, PrintOrder,
    StudyOrder, Task,
};
use crate::window::frame::action::FrameAction;
use crate::window::import::action::ImportAction;
use crate::window::import::state::{Found, TableOrder};
use crate::window::jobs::{Job, Outbox};
use crate::window::many_units::action::ManyUnitsAction;
use crate::window::many_units::job::read_units;
use crate::window::many_units::state::UnitsOrder;
use crate::window::merge::action::MergeAction;
use crate::window::merge::state::{MergeOrder, Merged};
use crate::window::open_external::Outside;
#[cfg(feature = "ballot")]
use crate::window::present::ballot::job::Line;
#[cfg(feature = "ballot")]
use crate::window::present::ballot::order::BallotEffect;
use crate::window::questions::action::QuestionsAction;
use crate::window::report::action::ReportAction;
use crate::window::report::choice::ExportState;
use crate::window::report::preview::Composed;
use crate::window::results::action::ResultsAction;
use crate::window::saver::{Rhythm, Saver};
use crate::window::session::CopyOrder;
use crate::window::start::action::StartAction;
use crate::window::state::Discarded;
use crate::window::versions::action::VersionsAction;
use crate::window::versions::keeper::Keeper;
use crate::window::versions::shelf;
use crate::window::versions::state::VersionOrder;
use crate::window::widget::paint;
use crate::window::{import, jobs};
use crate::words::{Message, Words};

/// Carries out effects; answers come back as actions.
pub(crate) struct Shell {
    dialogs: Box<dyn Dialogs>,
    remembers: bool,
    /// What jobs put into words.
    words: Words,
    /// The folder for copies of documents that are not saved yet.
    unsaved: Option<PathBuf>,
    outbox: Outbox,
    answers: Receiver<Action>,
    saver: Saver,
    /// The folder of earlier versions.
    versions: Option<PathBuf>,
    keeper: Keeper,
    watch: Watch,
    /// The way to the ballot that runs.
    #[cfg(feature = "ballot")]
    line: Line,
    /// The copies of files that other programs show, until the window is gone.
    opened: Arc<Mutex<Vec<TemporaryFile>>>,
    /// The flag that stops the jobs of a task; gone once they were told to stop.
    stops: BTreeMap<Task, Arc<AtomicBool>>,
}

impl Shell {
    pub(crate) fn new(
        dialogs: Box<dyn Dialogs>,
        documents: Option<PathBuf>,
        versions: Option<PathBuf>,
        unsaved: Option<PathBuf>,
        remembers: bool,
        patience: Duration,
        words: Words,
    ) -> Self {
        let (sender, answers) = channel();
        let outbox = Outbox::new(sender);
        #[cfg(feature = "ballot")]
        let line = Line::default();
        let keeper = Keeper::start(outbox.clone(), versions.clone());
        let saver = Saver::start(outbox.clone(), Rhythm::new(patience), unsaved.clone(), {
            let (words, keeper) = (words.clone(), keeper.clone());
            #[cfg(feature = "ballot")]
            let line = line.clone();
            move |order, permit| {
                let save = || jobs::save(order, permit, documents.as_deref(), &words);
                #[cfg(feature = "ballot")]
                let found = line.around_save(order, save);
                #[cfg(not(feature = "ballot"))]
                let found = save();
                if let Some(found) = &found {
                    keeper.was_saved(order, found);
                }
                found
            }
        });
        Self {
            dialogs,
            remembers,
            words,
            unsaved,
            versions,
            keeper,
            watch: Watch::default(),
            #[cfg(feature = "ballot")]
            line,
            outbox,
            answers,
            saver,
            opened: Arc::default(),
            stops: BTreeMap::new(),
        }
    }

    /// Sets how a job wakes the window when it answers; once.
    pub(crate) fn wake_with(&self, wake: impl Fn() + Send + Sync + 'static) {
        self.outbox.wake_with(wake);
    }

    /// What jobs answered since the last call.
    pub(crate) fn answers(&self) -> Vec<Action> {
        self.answers.try_iter().collect()
    }

    /// Whether a job is still at work.
    pub(crate) fn is_busy(&self) -> bool {
        self.outbox.jobs() > 0
    }

    /// The threads that save and keep, for those who cannot wait for a frame.
    pub(crate) fn savers(&self) -> (Saver, Keeper) {
        (self.saver.clone(), self.keeper.clone())
    }

    /// Carries out an effect, in a thread if it may take longer than a frame.
    pub(crate) fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Pick {
                number,
                purpose,
                suggestion,
            } => self.pick(number, purpose, &suggestion),
            Effect::Read(order) => self.read(order),
            Effect::ReadTable(order) => self.read_table(*order),
            Effect::ReadSheets(order) => self.read_sheets(order),
            Effect::MergeCopies(order) => self.merge_copies(*order),
            Effect::WriteSheets(order) => self.write_sheets(order),
            Effect::MakeKey(serial, password) => self.answer(
                move || DocumentAction::KeyMade(serial, crate::store::new_key(&password)),
                move |why| DocumentAction::KeyMade(serial, Err(why)),
            ),
            Effect::Glance(paths) => self.glance(paths),
            Effect::RemoveUnsaved(path) => remove_unsaved(path),
            Effect::ForgetCrash(file, told) => self.forget_crash(file, told),
            Effect::Save(order) => self.saver.save(order),
            Effect::GiveUp(ticket, begun_from) => {
                self.saver.give_up(ticket);
                begun_from.into_iter().for_each(remove_unsaved);
            }
            Effect::KeepVersion(order) => self.keeper.keep(order),
            Effect::Recall(order) => self.keeper.recall(order),
            Effect::ListVersions(serial, id, now, key) => {
                self.list_versions(serial, id, now, key);
            }
            Effect::ReadVersion(order, key) => self.read_version(order, key),
            Effect::Leave(ticket) => self.saver.leave(ticket),
            Effect::Export(order) => self.export(*order),
            Effect::WritePages(order) => self.write_pages(order),
            Effect::PassOn(order) => self.pass_on(order),
            Effect::Print(order) => self.print(order),
            Effect::OpenOutside(outside) => self.open_outside(outside),
            Effect::CopyIn(order) => self.copy_in(order),
            Effect::OpenCopy(file) => self.open_copy(file),
            Effect::Study(order) => self.study(*order),
            Effect::DrawLogo(logo) => self.draw_logo(logo),
            Effect::Compose(order) => self.compose(*order),
            Effect::PutPlacement(assessment) => {
                let words = self.words_for(&assessment);
                self.answer(
                    move || ResultsAction::PlacementExplained(jobs::placement(&assessment, &words)),
                    FrameAction::Failed,
                );
            }
            Effect::AskDesktop => self.answer(
                || FrameAction::DesktopSays(desktop::ask()),
                |_| FrameAction::DesktopSays(Desktop::default()),
            ),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::CopyPicture(picture) => ctx.copy_image(paint::image(&picture)),
            Effect::DrawFigure(figure) => self.draw_figure(figure),
            Effect::WriteFigure(order) => self.write_figure(order),
            Effect::Remember(settings) => {
                if self.remembers {
                    std::thread::spawn(move || jobs::remember(&settings));
                }
            }
            Effect::Watch(file) => self.watch.set(file, &self.outbox),
            Effect::LookAtFile(order) => self.look_at_file(order),
            #[cfg(feature = "ballot")]
            Effect::Ballot(effect) => self.lead_ballot(effect),
            Effect::ReadUnits(order) => self.read_units(order),
            Effect::Stop(task) => {
                if let Some(stop) = self.stops.remove(&task) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    }

    fn look_at_file(&self, order: Box<LookOrder>) {
        let outbox = self.outbox.clone();
        // A disk that does not answer holds nothing up, and nobody waits for this.
        std::thread::spawn(move || {
            let found = jobs::guarded(|| jobs::look_at_file(&order)).ok().flatten();
            if let Some(theirs) = found {
                outbox.send(DocumentAction::FileChanged(order.serial, theirs));
            }
        });
    }

    #[cfg(feature = "ballot")]
    fn lead_ballot(&self, effect: BallotEffect) {
        let words = match &effect {
            BallotEffect::Begin(order) => self.words_for(&order.assessment),
            _ => self.words.clone(),
        };
        self.line.carry_out(effect, &self.outbox, &words);
    }

    fn read_version(&self, order: VersionOrder, key: Option<Key>) {
        self.answer(
            move || {
                let found = crate::store::versions::open(&order.path, key.as_ref()).map(Box::new);
                VersionsAction::WasRead(order, found)
            },
            FrameAction::Failed,
        );
    }

    fn pick(&mut self, number: u64, purpose: Purpose, suggestion: &Suggestion) {
        let ask = self.dialogs.ask(&PathRequest {
            purpose,
            title: self.words.text(purpose.title()),
            kind: self.words.text(purpose.kind()),
            suggestion: suggestion.path(&self.words),
        });
        let answer = move |paths| PathAction::Picked { number, paths };
        self.answer(move || answer(ask()), move |_| answer(Vec::new()));
    }

    fn read(&self, order: ReadOrder) {
        let (words, unsaved) = (self.words.clone(), self.unsaved.clone());
        let (wanted, failed) = (order.clone(), order.clone());
        self.spawn(
            move |job| {
                let reading =
                    jobs::in_thread(move || jobs::read(&wanted, unsaved.as_deref(), &words));
                let found = reading.recv_timeout(jobs::DISK_ANSWERS).or_else(|_| {
                    job.send(DocumentAction::ReadDelayed(order.path.clone()));
                    reading.recv()
                });
                let stopped = || Message::new("window-job-failed");
                let found = found.unwrap_or_else(|_| Err(stopped()));
                let found = found.unwrap_or_else(ReadOutcome::Failed);
                job.send(DocumentAction::WasRead(order, found));
            },
            move |why| DocumentAction::WasRead(failed, ReadOutcome::Failed(why)),
        );
    }

    fn read_table(&self, order: TableOrder) {
        let (words, wanted) = (self.words_for(&order.assessment), order.wanted);
        let answer = move |found| ImportAction::WasRead(wanted, Box::new(found));
        self.answer(
            move || answer(import::state::read(order, &words)),
            move |why| answer(Found::Failed(why)),
        );
    }

    fn merge_copies(&self, order: MergeOrder) {
        let (words, wanted) = (self.words_for(&order.ours), order.wanted);
        let versions = self.versions.clone();
        let answer = move |found| MergeAction::WasMerged(wanted, Box::new(found));
        self.answer(
            move || answer(order.merge(versions.as_deref(), &words)),
            move |why| answer(Merged::Failed(why)),
        );
    }

    fn write_sheets(&self, order: Box<WritingOrder>) {
        let words = self.words_for(&order.assessment);
        self.answer(
            move || DocumentAction::SheetsWritten(order.write(&words)),
            |why| DocumentAction::SheetsWritten(Err(why)),
        );
    }

    fn read_sheets(&self, order: SheetsOrder) {
        self.answer(
            move || DocumentAction::SheetsRead(order.serial, order.read()),
            FrameAction::Failed,
        );
    }

    fn open_outside(&self, outside: Outside) {
        self.spawn(
            move |job| {
                if let Some(why) = outside.open() {
                    job.send(FrameAction::NotOpened(why));
                }
            },
            FrameAction::NotOpened,
        );
    }

    fn copy_in(&self, order: Box<CopyOrder>) {
        let wanted = order.clone();
        self.answer(
            move || {
                let copied = jobs::copy_in(&wanted);
                QuestionsAction::Copied(wanted, copied)
            },
            move |why| QuestionsAction::Copied(order, Err(why)),
        );
    }

    fn open_copy(&self, file: EvidenceFile) {
        let opened = Arc::clone(&self.opened);
        self.spawn(
            move |job| {
                if let Some(why) = jobs::open_copy(&file, &opened) {
                    job.send(FrameAction::Failed(why));
                }
            },
            FrameAction::Failed,
        );
    }

    fn forget_crash(&self, file: PathBuf, told: Crash) {
        self.spawn(move |_| crashes::forget(&file, &told), FrameAction::Failed);
    }

    fn glance(&self, paths: Vec<PathBuf>) {
        let unsaved = self.unsaved.clone();
        let words = self.words.clone();
        self.answer(
            move || jobs::glance(paths, unsaved.as_deref(), &words),
            |_| StartAction::Glanced {
                found: Vec::new(),
                unsaved: Vec::new(),
            },
        );
    }

    fn list_versions(&self, serial: u64, id: DocumentId, now: Box<Assessment>, key: Option<Key>) {
        let (folder, words) = (self.versions.clone(), self.words.clone());
        let listed = move |found| VersionsAction::Listed(serial, found);
        self.answer(
            move || {
                let list = |folder: PathBuf| shelf::list(&folder, id, (&now, key.as_ref()), &words);
                listed(folder.map_or_else(Vec::new, list))
            },
            move |_| listed(Vec::new()),
        );
    }

    fn draw_logo(&self, logo: Logo) {
        let drawn = logo.clone();
        self.answer(
            move || {
                let picture = jobs::draw_logo(&drawn);
                ReportAction::LogoDrawn(drawn, picture)
            },
            move |why| ReportAction::LogoDrawn(logo, Err(why)),
        );
    }

    fn compose(&self, order: ComposeOrder) {
        let words = self.words_for(&order.assessment);
        let wanted = order.wanted.clone();
        let composed = |pages| ReportAction::Composed(Box::new(pages));
        self.answer(
            move || {
                composed(Composed::of(
                    order.wanted,
                    order.assessment,
                    &words,
                    crate::store::fonts::covering,
                ))
            },
            move |why| composed(Composed::failed(wanted, why)),
        );
    }

    fn export(&mut self, mut order: ExportOrder) {
        order.source.fonts = crate::store::fonts::covering;
        let words = self.words_for(&order.source.assessment);
        let purpose = Purpose::Export(order.output);
        let stop = self.stop(Task::Export(purpose));
        self.outbox.spawn(
            stop,
            move |job| jobs::export(&order, &words, job),
            move |why| PathAction::Exported(purpose, ExportState::Failed(why)),
        );
    }

    fn write_pages(&mut self, mut order: Box<PagesOrder>) {
        order.source.fonts = crate::store::fonts::covering;
        let words = self.words_for(&order.source.assessment);
        let stop = self.stop(Task::Export(Purpose::Pages));
        self.outbox.spawn(
            stop,
            move |job| jobs::write_pages(&order, &words, job),
            |why| PathAction::Exported(Purpose::Pages, ExportState::Failed(why)),
        );
    }

    fn print(&self, mut order: Box<PrintOrder>) {
        order.source.fonts = crate::store::fonts::covering;
        let words = self.words_for(&order.source.assessment);
        let opened = Arc::clone(&self.opened);
        self.answer(
            move || PathAction::Printed(jobs::print(&order, &words, &opened)),
            |why| PathAction::Printed(Some(why)),
        );
    }

    fn pass_on(&self, order: Box<PassOnOrder>) {
        let answer = |found| PathAction::Exported(Purpose::PassOn, found);
        self.spawn(
            move |job| jobs::pass_on(&order, job),
            move |why| answer(ExportState::Failed(why)),
        );
    }

    fn draw_figure(&self, figure: Box<Figure>) {
        self.spawn(
            move |job| jobs::draw_figure(&figure, job),
            FrameAction::Failed,
        );
    }

    fn write_figure(&self, order: Box<FigureOrder>) {
        let purpose = Purpose::Figure(order.kind);
        self.spawn(
            move |job| jobs::write_figure(&order, job),
            move |why| PathAction::Exported(purpose, ExportState::Failed(why)),
        );
    }

    fn study(&mut self, order: StudyOrder) {
        let failed = order.answered(None);
        let stop = self.stop(Task::Studies(order.serial));
        self.outbox
            .spawn(stop, move |job| jobs::study(&order, job), move |_| failed);
    }

    /// Reads the assessments in a folder, and no longer those in the one before.
    fn read_units(&mut self, order: UnitsOrder) {
        if let Some(stop) = self.stops.remove(&Task::Units) {
            stop.store(true, Ordering::Relaxed);
        }
        let (words, number) = (self.words.clone(), order.number);
        let stop = self.stop(Task::Units);
        self.outbox.spawn(
            stop,
            move |job| read_units(&order, &words, job),
            move |_| ManyUnitsAction::Found {
                number,
                found: None,
            },
        );
    }

    /// The flag that stops every job of a task.
    fn stop(&mut self, task: Task) -> Arc<AtomicBool> {
        Arc::clone(self.stops.entry(task).or_default())
    }

    /// Frees what is no longer shown: a large document takes longer than a frame.
    pub(crate) fn free(discarded: Vec<Discarded>) {
        if !discarded.is_empty() {
            std::thread::spawn(move || drop(discarded));
        }
    }

    /// Saves what is not on the disk yet, and the settings, before the program ends.
    pub(crate) fn finish(&self, settings: &Settings) {
        self.saver.finish();
        self.keeper.finish();
        if self.remembers {
            jobs::remember(settings);
        }
    }

    fn words_for(&self, assessment: &Assessment) -> Words {
        self.words.for_assessment(assessment)
    }

    /// Runs a job that nobody stops.
    fn spawn<A: Into<Action>>(
        &self,
        work: impl FnOnce(&Job) + Send + 'static,
        failed: impl FnOnce(Message) -> A + Send + 'static,
    ) {
        self.outbox.spawn(Arc::default(), work, failed);
    }

    /// Runs a job that answers once.
    fn answer<A: Into<Action>, F: Into<Action>>(
        &self,
        work: impl FnOnce() -> A + Send + 'static,
        failed: impl FnOnce(Message) -> F + Send + 'static,
    ) {
        self.spawn(move |job| job.send(work()), failed);
    }
}

/// Removes a recovery copy, in a thread.
fn remove_unsaved(copy: PathBuf) {
    std::thread::spawn(move || crate::store::unsaved::remove(&copy));
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::format::{MOST_BYTES, bundled, steps};
    use crate::model::{Digest, Edit, Form, UnitField};
    use crate::window::document::file::SaveTicket;
    use crate::window::effect::{SaveOrder, SaveTarget};
    use crate::window::history::History;
    use crate::window::stopped;
    use crate::window::undrawn::NoDialogs;

    #[test]
    fn one_flag_stops_every_study_of_a_session_and_is_then_forgotten() {
        let (dialogs, words) = (Box::new(NoDialogs), Words::english());
        let mut shell = Shell::new(dialogs, None, None, None, false, Duration::ZERO, words);
        let flags = [7, 7, 7, 8].map(|serial| shell.stop(Task::Studies(serial)));
        assert_eq!(shell.stops.len(), 2, "flags pile up");
        shell.carry_out(&Context::default(), Effect::Stop(Task::Studies(7)));
        let stopped = flags.map(|flag| flag.load(Ordering::Relaxed));
        assert_eq!(stopped, [true, true, true, false]);
        assert_eq!(shell.stops.len(), 1);
        let next = shell.stop(Task::Studies(7));
        assert!(!next.load(Ordering::Relaxed), "a later study runs");
    }

    #[test]
    fn what_waits_to_be_saved_is_saved_before_a_fault_ends_the_program() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.continuum");
        let mut shell = patient_shell(None);
        let order = save_order(
            &path,
            Assessment::new(bundled::standard().clone(), Form::Short),
        );
        let ended = stopped::save_after(&shell.savers(), || {
            shell.carry_out(&Context::default(), Effect::Save(Box::new(order)));
            panic!("a view");
        });
        assert_eq!(ended, None::<()>);
        assert!(
            crate::store::exists(&path),
            "it is saved, though it was to wait for an hour"
        );
        let shell = patient_shell(None);
        assert_eq!(stopped::save_after(&shell.savers(), || 7), Some(7));
    }

    /// A shell that saves in an hour.
    fn patient_shell(versions: Option<PathBuf>) -> Shell {
        Shell::new(
            Box::new(NoDialogs),
            None,
            versions,
            None,
            false,
            Duration::from_hours(1),
            Words::english(),
        )
    }

    fn save_order(path: &Path, assessment: Assessment) -> SaveOrder {
        SaveOrder {
            ticket: SaveTicket::default(),
            confirmed: 0,
            at_once: false,
            is_changed: true,
            assessment,
            target: SaveTarget::Fresh(path.to_owned()),
            renaming: None,
            relinking: None,
            rescued: None,
            key: None,
            in_ballot: None,
            history: History::default(),
        }
    }

    #[test]
    fn the_steps_of_undo_are_kept_with_the_document_where_no_frame_is_drawn_before_the_end() {
        let place = tempfile::tempdir().expect("a folder");
        let (versions, id) = (place.path().join("versions"), DocumentId::new(7));
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
        assessment.identity.id = Some(id);
        let mut history = History::default();
        let edit = Edit::SetUnit(UnitField::Unit, "North".to_owned());
        history.record(assessment.clone(), std::slice::from_ref(&edit));
        assessment.apply(edit).expect("it is taken");
        let mut shell = patient_shell(Some(versions.clone()));
        let order = SaveOrder {
            history,
            ..save_order(&place.path().join("a.continuum"), assessment.clone())
        };
        shell.carry_out(&Context::default(), Effect::Save(Box::new(order)));
        let (saver, keeper) = shell.savers();
        saver.finish();
        keeper.finish();
        let written = crate::store::read_bytes(&place.path().join("a.continuum"), MOST_BYTES);
        let file = Digest::of(&written.expect("it is saved"));
        let kept = crate::store::versions::undo(&versions, id).expect("they are kept");
        let steps = steps::read(&kept, &assessment, file).expect("they fit the file");
        assert_eq!(steps.past.len(), 1);
    }
}
