//! The one place where the outside world is changed: carries out effects, and gathers what jobs
//! answer.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use egui::Context;

use crate::model::Assessment;
use crate::store::settings::Settings;
use crate::window::dialogs::{Dialogs, PathRequest};
use crate::window::document::picking::{Purpose, Suggestion};
use crate::window::effect::{Effect, ExportOrder, StudyOrder, Task};
use crate::window::jobs;
use crate::window::jobs::{Job, Outbox};
use crate::window::outcome::{ExportOutcome, Outcome, ReadDocument, ReadFault};
use crate::window::report::preview::Composed;
use crate::window::saver::Saver;
use crate::window::state::Discarded;
use crate::words::{Message, Words};

/// Carries out effects; answers come back as outcomes.
pub(crate) struct Shell {
    dialogs: Box<dyn Dialogs>,
    remembers: bool,
    /// What jobs put into words.
    words: Words,
    /// Where copies of documents go that could not be saved.
    unsaved: Option<PathBuf>,
    outbox: Outbox,
    outcomes: Receiver<Outcome>,
    saver: Saver,
    /// Jobs that can be stopped, by the flags that stop them.
    stops: BTreeMap<Task, Vec<Arc<AtomicBool>>>,
}

/// What the window's words say about a path that is wanted.
pub(crate) struct PathWords {
    pub(crate) title: String,
    pub(crate) kind: String,
}

impl Shell {
    pub(crate) fn new(
        dialogs: Box<dyn Dialogs>,
        documents: Option<PathBuf>,
        remembers: bool,
        patience: Duration,
        words: Words,
    ) -> Self {
        let (sender, outcomes) = channel();
        let outbox = Outbox::new(sender);
        let unsaved = remembers.then(crate::store::unsaved::folder).flatten();
        let saver = Saver::start(outbox.clone(), patience, {
            let (unsaved, words) = (unsaved.clone(), words.clone());
            move |order| jobs::save(order, documents.as_deref(), unsaved.as_deref(), &words)
        });
        Self {
            dialogs,
            remembers,
            words,
            unsaved,
            outbox,
            outcomes,
            saver,
            stops: BTreeMap::new(),
        }
    }

    /// Says how a job wakes the window when it answers; once.
    pub(crate) fn wake_with(&self, wake: impl Fn() + Send + Sync + 'static) {
        self.outbox.wake_with(wake);
    }

    /// What jobs answered since the last call.
    pub(crate) fn outcomes(&self) -> Vec<Outcome> {
        self.outcomes.try_iter().collect()
    }

    /// Whether a job is still at work.
    pub(crate) fn is_busy(&self) -> bool {
        self.outbox.jobs() > 0
    }

    /// The way to have everything saved at once, for those who cannot wait for a frame.
    pub(crate) fn saver(&self) -> Saver {
        self.saver.clone()
    }

    /// Does what is wanted, in a thread where it may take longer than a frame.
    pub(crate) fn carry_out(
        &mut self,
        ctx: &Context,
        effect: Effect,
        words: &dyn Fn(Purpose) -> PathWords,
    ) {
        match effect {
            Effect::Pick {
                number,
                purpose,
                suggestion,
            } => self.pick(number, purpose, &suggestion, words),
            Effect::Read(path) => self.read(path),
            Effect::ReadQuestionnaire(path) => self.read_questionnaire(path),
            Effect::Glance(paths) => self.glance(paths),
            Effect::RemoveUnsaved(path) => {
                std::thread::spawn(move || crate::store::unsaved::remove(&path));
            }
            Effect::Save(order) => self.saver.save(order),
            Effect::Export(order) => self.export(*order),
            Effect::OpenOutside(outside) => {
                self.spawn(
                    move |job| {
                        let fault = outside.open();
                        if let Some(why) = fault {
                            job.send(Outcome::Failed(why));
                        }
                    },
                    Outcome::Failed,
                );
            }
            Effect::Study(order) => self.study(*order),
            Effect::ReadLogo(serial, path) => {
                let words = self.words.clone();
                let answer = move |found| Outcome::LogoRead { serial, found };
                self.spawn(
                    move |job| job.send(answer(jobs::read_logo(&path, &words))),
                    move |why| answer(Err(why)),
                );
            }
            Effect::DrawLogo(logo) => {
                let drawn = logo.clone();
                self.spawn(
                    move |job| {
                        let picture = jobs::draw_logo(&drawn);
                        job.send(Outcome::LogoDrawn(drawn, picture));
                    },
                    move |why| Outcome::LogoDrawn(logo, Err(why)),
                );
            }
            Effect::Compose(order) => {
                let words = self.words_for(&order.assessment);
                let wanted = order.wanted.clone();
                self.spawn(
                    move |job| {
                        let pages = Composed::of(order.wanted, &order.assessment, &words);
                        job.send(Outcome::Composed(Box::new(pages)));
                    },
                    move |why| Outcome::Composed(Box::new(Composed::failed(wanted, why))),
                );
            }
            Effect::PutPlacement(assessment) => {
                let words = self.words_for(&assessment);
                self.spawn(
                    move |job| job.send(Outcome::Placement(jobs::placement(&assessment, &words))),
                    Outcome::Failed,
                );
            }
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Remember(settings) => {
                if self.remembers {
                    std::thread::spawn(move || jobs::remember(&settings));
                }
            }
            Effect::Stop(task) => {
                for stop in self.stops.remove(&task).unwrap_or_default() {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    }

    fn pick(
        &mut self,
        number: u64,
        purpose: Purpose,
        suggestion: &Suggestion,
        words: &dyn Fn(Purpose) -> PathWords,
    ) {
        let PathWords { title, kind } = words(purpose);
        let ask = self.dialogs.ask(&PathRequest {
            purpose,
            title,
            kind,
            suggestion: suggestion.path(&self.words),
        });
        let answer = move |path| Outcome::Picked { number, path };
        self.spawn(move |job| job.send(answer(ask())), move |_| answer(None));
    }

    fn read(&self, path: PathBuf) {
        let read = path.clone();
        self.spawn(
            move |job| {
                let found = jobs::read(&read);
                job.send(Outcome::Read { path: read, found });
            },
            move |why| Outcome::Read {
                path,
                found: ReadDocument::Failed(ReadFault::Disk(why)),
            },
        );
    }

    fn read_questionnaire(&self, path: PathBuf) {
        let read = path.clone();
        self.spawn(
            move |job| {
                let found = jobs::read_questionnaire(&read);
                job.send(Outcome::ReadQuestionnaire { path: read, found });
            },
            move |why| Outcome::ReadQuestionnaire {
                path,
                found: Err(ReadFault::Disk(why)),
            },
        );
    }

    fn glance(&self, paths: Vec<PathBuf>) {
        let unsaved = self.unsaved.clone();
        let words = self.words.clone();
        self.spawn(
            move |job| job.send(jobs::glance(paths, unsaved.as_deref(), &words)),
            |_| Outcome::Glanced {
                found: Vec::new(),
                unsaved: Vec::new(),
            },
        );
    }

    fn export(&mut self, order: ExportOrder) {
        let words = self.words_for(&order.source.assessment);
        let purpose = Purpose::Export(order.output);
        let stop = self.spawn(
            move |job| jobs::export(&order, &words, job),
            move |why| Outcome::Exported(purpose, ExportOutcome::Failed(why)),
        );
        self.stops.insert(Task::Export(purpose), vec![stop]);
    }

    fn study(&mut self, order: StudyOrder) {
        let task = Task::Studies(order.serial);
        let failed = order.outcome(None);
        let stop = self.spawn(move |job| jobs::study(&order, job), move |_| failed);
        self.stops.entry(task).or_default().push(stop);
    }

    /// Frees what is no longer shown: a large document takes longer than a frame.
    pub(crate) fn free(discarded: Vec<Discarded>) {
        if !discarded.is_empty() {
            std::thread::spawn(move || drop(discarded));
        }
    }

    /// Keeps what is remembered, and what is not on the disk yet, before the program ends.
    pub(crate) fn finish(&self, settings: &Settings) {
        self.saver.finish();
        if self.remembers {
            jobs::remember(settings);
        }
    }

    fn words_for(&self, assessment: &Assessment) -> Words {
        self.words.for_assessment(assessment)
    }

    fn spawn(
        &self,
        work: impl FnOnce(&Job) + Send + 'static,
        failed: impl FnOnce(Message) -> Outcome + Send + 'static,
    ) -> Arc<AtomicBool> {
        self.outbox.spawn(work, failed)
    }
}
