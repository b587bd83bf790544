//! Speed of the window, without a display: what an update costs, and a whole frame of each screen,
//! for 1, 12 and 1,000 respondents who answered every practice with a note.
//!
//! An update is `Window::step` after the input that caused it: the change itself, what is derived
//! from it, and what is handed to other threads. A frame is the step, the screen and its triangles.
#![expect(clippy::disallowed_methods, reason = "time is what is measured")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use continuum::format::{bundled, document};
use continuum::model::{
    Assessment, Evidence, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId, Response,
};
use continuum::store::settings::{Settings, Theme};
use continuum::window::{Dialogs, PathRequest, Surroundings, Window};
use continuum::words::Words;
use criterion::{Criterion, criterion_group, criterion_main};
use egui::accesskit::{Action, ActionRequest, Role, TreeId};
use egui::{Context, Event, FullOutput, Key, Modifiers, RawInput, Rect, Vec2};
use tempfile::TempDir;

/// The screens by the digit of their shortcut.
const SCREENS: [(&str, Key); 7] = [
    ("start", Key::Num1),
    ("unit", Key::Num2),
    ("questions", Key::Num3),
    ("results", Key::Num4),
    ("target", Key::Num5),
    ("plan", Key::Num6),
    ("report", Key::Num7),
];

/// So many people with ratings and notes that differ from person to person.
fn crowd(people: usize) -> Result<Assessment, Box<dyn Error>> {
    let questionnaire = bundled::standard().clone();
    let practices: Vec<PracticeId> = questionnaire
        .practices()
        .map(|(_, practice)| practice.id.clone())
        .collect();
    let mut assessment = Assessment::new(questionnaire, Form::Full);
    for person in 0..people {
        let mut respondent = Respondent::new(RespondentId::new(format!("r{}", person + 1))?);
        respondent.name = format!("Person {}", person + 1);
        respondent.team = format!("Team {}", person % 7 + 1);
        for (position, practice) in practices.iter().enumerate() {
            let halves = 2 + (person * 7 + position * 5 + person * position) % 9;
            let rating = HalfLevels::new(u8::try_from(halves)?);
            let evidence = Evidence {
                text: format!("Minutes {person}-{position}"),
                ..Evidence::default()
            };
            let response = Response {
                rating: rating.map(Rating::At),
                note: format!("What person {person} has seen of this, in one sentence or two."),
                evidence: (position % 3 == 0)
                    .then_some(evidence)
                    .into_iter()
                    .collect(),
                ..Response::default()
            };
            respondent.sheet.0.insert(practice.clone(), response);
        }
        assessment.respondents.push(respondent.into());
    }
    Ok(assessment)
}

/// A system that never gives a path.
struct Silent;

impl Dialogs for Silent {
    fn ask(&mut self, _request: &PathRequest) -> Box<dyn FnOnce() -> Vec<PathBuf> + Send> {
        Box::new(Vec::new)
    }
}

/// A document on the disk.
struct Document {
    _folder: TempDir,
    path: PathBuf,
}

impl Document {
    fn of(people: usize) -> Result<Self, Box<dyn Error>> {
        Self::holding(&crowd(people)?)
    }

    fn holding(assessment: &Assessment) -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("crowd.continuum");
        continuum::store::save(&path, &document::write(assessment))?;
        Ok(Self {
            _folder: folder,
            path,
        })
    }
}

/// A window and the toolkit that it draws with.
struct Stage {
    window: Window,
    ctx: Context,
    now: f64,
    /// How long the step of the last frame took.
    step: Duration,
}

impl Stage {
    fn empty() -> Self {
        let surroundings = Surroundings {
            dialogs: Box::new(Silent),
            documents: None,
            home: None,
            today: jiff::civil::date(2026, 11, 22),
            fresh_id: || None,
            settings: Settings {
                theme: Theme::Light,
                ..Settings::default()
            },
            versions: None,
            unsaved: None,
            crash: None,
            remembers: false,
            patience: std::time::Duration::from_millis(20),
        };
        let ctx = Context::default();
        Window::dress(&ctx);
        Self {
            window: Window::new(Words::english(), surroundings),
            ctx,
            now: 1.0,
            step: Duration::ZERO,
        }
    }

    fn with(path: &Path) -> Self {
        let mut stage = Self::empty();
        stage.window.open(path.to_owned());
        stage.settle();
        stage
    }

    /// Draws until nothing is under way.
    fn settle(&mut self) {
        self.frame(Vec::new());
        while self.window.is_busy() {
            std::thread::sleep(Duration::from_millis(1));
            self.now += 0.1;
            self.frame(Vec::new());
        }
        for _ in 0..3 {
            self.frame(Vec::new());
        }
    }

    /// A whole frame: the step, the screen, its triangles.
    fn frame(&mut self, events: Vec<Event>) -> FullOutput {
        let Self {
            window,
            ctx,
            now,
            step,
        } = self;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                egui::Pos2::ZERO,
                Vec2::new(1180.0, 800.0),
            )),
            time: Some(*now),
            focused: true,
            events,
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let begun = Instant::now();
            window.step(ui.ctx());
            *step = begun.elapsed();
            window.ui(ui);
        });
        // Nothing takes the letters to a graphics card.
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        output
    }

    fn timed_frame(&mut self, events: Vec<Event>) -> Duration {
        let begun = Instant::now();
        self.frame(events);
        begun.elapsed()
    }

    /// The longest frame until nothing is under way and nothing more is to be drawn.
    fn longest_until_still(&mut self) -> Duration {
        let mut longest = Duration::ZERO;
        let mut still = 0;
        while still < 12 {
            still = if self.window.is_busy() { 0 } else { still + 1 };
            if still == 0 {
                std::thread::sleep(Duration::from_millis(1));
            }
            longest = longest.max(self.timed_frame(Vec::new()));
        }
        longest
    }

    /// How long the window takes over what an input asks for.
    fn update(&mut self, events: Vec<Event>) -> Duration {
        self.frame(events);
        let begun = Instant::now();
        self.window.step(&self.ctx);
        let took = begun.elapsed();
        self.frame(Vec::new());
        took
    }

    /// Has the note typed into.
    fn focus_note(&mut self) {
        self.ctx.enable_accesskit();
        let output = self.frame(Vec::new());
        let tree = output.platform_output.accesskit_update;
        let note = tree
            .into_iter()
            .flat_map(|tree| tree.nodes)
            .find(|(_, node)| node.role() == Role::MultilineTextInput);
        if let Some((target_node, _)) = note {
            self.frame(vec![Event::AccessKitActionRequest(ActionRequest {
                action: Action::Focus,
                target_tree: TreeId::ROOT,
                target_node,
                data: None,
            })]);
        }
        self.ctx.disable_accesskit();
        self.frame(Vec::new());
    }
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    [true, false]
        .map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        })
        .to_vec()
}

fn command(of: Key) -> Vec<Event> {
    key(of, Modifiers::COMMAND)
}

fn letter() -> Vec<Event> {
    vec![Event::Text("a".to_owned())]
}

/// Adds up what `one` takes, with the number of the round.
fn rounds(count: u64, mut one: impl FnMut(u64) -> Duration) -> Duration {
    (0..count).map(&mut one).sum()
}

fn level(round: u64) -> Vec<Event> {
    let digit = if round.is_multiple_of(2) {
        Key::Num2
    } else {
        Key::Num3
    };
    key(digit, Modifiers::NONE)
}

fn back_and_forth(round: u64) -> Vec<Event> {
    let shift = if round.is_multiple_of(2) {
        Modifiers::NONE
    } else {
        Modifiers::SHIFT
    };
    key(Key::Z, Modifiers::COMMAND | shift)
}

fn updates(criterion: &mut Criterion, people: usize, path: &Path) {
    let mut stage = Stage::with(path);
    stage.frame(command(Key::Num3));
    stage.settle();
    stage.frame(level(0));
    stage.frame(level(1));
    let name = |what: &str| format!("update/{what}, {people} respondents");
    criterion.bench_function(&name("choose a level"), |bencher| {
        bencher.iter_custom(|count| rounds(count, |round| stage.update(level(round))));
    });
    criterion.bench_function(&name("undo and redo"), |bencher| {
        bencher.iter_custom(|count| rounds(count, |round| stage.update(back_and_forth(round))));
    });
    stage.focus_note();
    criterion.bench_function(&name("type a note"), |bencher| {
        bencher.iter_custom(|count| rounds(count, |_| stage.update(letter())));
    });
    criterion.bench_function(
        &format!("frame/typing a note, {people} respondents"),
        |bencher| {
            bencher.iter_custom(|count| {
                rounds(count, |_| {
                    stage
                        .timed_frame(letter())
                        .max(stage.timed_frame(Vec::new()))
                })
            });
        },
    );
}

/// The frame in which a save begins; what is written is written elsewhere.
fn saving(criterion: &mut Criterion, people: usize, path: &Path) {
    let mut stage = Stage::with(path);
    stage.frame(command(Key::Num3));
    let name = format!("frame/beginning to save, {people} respondents");
    criterion.bench_function(&name, |bencher| {
        bencher.iter_custom(|count| {
            rounds(count, |round| {
                stage.update(level(round));
                stage.now += 1.0;
                let took = stage.timed_frame(Vec::new());
                stage.settle();
                took
            })
        });
    });
}

fn frames(criterion: &mut Criterion, people: usize, path: &Path) {
    let mut stage = Stage::with(path);
    for (screen, digit) in SCREENS {
        stage.frame(command(digit));
        stage.settle();
        criterion.bench_function(
            &format!("frame/{screen}, {people} respondents"),
            |bencher| {
                bencher.iter_custom(|count| rounds(count, |_| stage.timed_frame(Vec::new())));
            },
        );
    }
    let name = format!("frame/results after undo, {people} respondents");
    stage.frame(command(Key::Num3));
    stage.frame(level(0));
    stage.frame(level(1));
    stage.frame(command(Key::Num4));
    criterion.bench_function(&name, |bencher| {
        bencher.iter_custom(|count| {
            rounds(count, |round| {
                stage.frame(back_and_forth(round));
                stage.timed_frame(Vec::new())
            })
        });
    });
}

/// The longest that the drawing thread is held while a document is opened, by all of a frame and by
/// its step.
fn opening(criterion: &mut Criterion, people: usize, path: &Path) {
    for (what, part) in [("frame", Part::Frame), ("step", Part::Step)] {
        let name = format!("{what}/longest while opening, {people} respondents");
        criterion.bench_function(&name, |bencher| {
            bencher.iter_custom(|count| rounds(count, |_| longest(path, part)));
        });
    }
}

#[derive(Clone, Copy)]
enum Part {
    Frame,
    Step,
}

fn longest(path: &Path, part: Part) -> Duration {
    let mut stage = Stage::empty();
    stage.settle();
    stage.window.open(path.to_owned());
    let mut longest = Duration::ZERO;
    // What lies out of sight follows in the frames after the first.
    let mut more = 3;
    while more > 0 {
        more -= u8::from(!stage.window.is_busy());
        std::thread::sleep(Duration::from_millis(1));
        let frame = stage.timed_frame(Vec::new());
        longest = longest.max(match part {
            Part::Frame => frame,
            Part::Step => stage.step,
        });
    }
    longest
}

/// The longest of the first frames of a screen, with letters that were not drawn before.
fn first_sight(criterion: &mut Criterion, path: &Path) {
    for (screen, digit) in SCREENS {
        criterion.bench_function(&format!("frame/first of {screen}"), |bencher| {
            bencher.iter_custom(|count| {
                rounds(count, |_| {
                    let mut stage = Stage::with(path);
                    stage.frame(command(digit));
                    let frames = [(); 3].map(|()| stage.timed_frame(Vec::new()));
                    frames.into_iter().max().unwrap_or_default()
                })
            });
        });
    }
}

/// The sample of a team, whose full report has about thirty pages.
fn team() -> Result<Document, Box<dyn Error>> {
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == "team");
    let assessment = sample
        .ok_or("the sample of a team is missing")?
        .assessment();
    Document::holding(&assessment)
}

/// The longest frame of the report's pages: from the first one until all that is in sight is drawn,
/// and while they are gone through a view at a time.
fn pages(criterion: &mut Criterion, path: &Path) {
    criterion.bench_function(
        "frame/longest until the report's pages are there",
        |bencher| {
            bencher.iter_custom(|count| {
                rounds(count, |_| {
                    let mut stage = Stage::with(path);
                    stage
                        .timed_frame(command(Key::Num7))
                        .max(stage.longest_until_still())
                })
            });
        },
    );
    let mut stage = Stage::with(path);
    stage.frame(command(Key::Num7));
    stage.settle();
    stage.longest_until_still();
    criterion.bench_function("frame/the report's pages", |bencher| {
        bencher.iter_custom(|count| rounds(count, |_| stage.timed_frame(Vec::new())));
    });
    criterion.bench_function(
        "frame/longest while the report's pages are gone through",
        |bencher| {
            bencher.iter_custom(|count| {
                rounds(count, |round| {
                    let way = if round / 40 % 2 == 0 {
                        Key::PageDown
                    } else {
                        Key::PageUp
                    };
                    let first = stage.timed_frame(key(way, Modifiers::NONE));
                    first.max(stage.longest_until_still())
                })
            });
        },
    );
}

fn window(criterion: &mut Criterion) {
    if let Ok(document) = team() {
        pages(criterion, &document.path);
    }
    for people in [1, 12, 1_000] {
        // Without a folder for the document there is nothing to measure.
        let Ok(document) = Document::of(people) else {
            continue;
        };
        updates(criterion, people, &document.path);
        saving(criterion, people, &document.path);
        frames(criterion, people, &document.path);
        opening(criterion, people, &document.path);
        if people == 1 {
            first_sight(criterion, &document.path);
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = window
}
criterion_main!(benches);
