//! Links of evidence after the document has moved to another folder.

use std::path::Path;

use crate::model::Evidence;
use crate::store;
use crate::window::jobs;
use crate::window::update::tests::*;

/// A folder with a document at `old/a.continuum`, and the files that its links lead to.
struct Disk(tempfile::TempDir);

impl Disk {
    #[expect(clippy::disallowed_methods, reason = "a test makes its folders")]
    fn new() -> Self {
        let disk = Self(tempfile::tempdir().expect("a folder"));
        for path in [
            "old/a.continuum",
            "old/log.pdf",
            "old/new/below.pdf",
            "other/far.pdf",
            "other/x",
        ] {
            let path = disk.path(path);
            let folder = path.parent().expect("a folder");
            std::fs::create_dir_all(folder).expect("it is made");
            std::fs::write(path, "").expect("it is written");
        }
        disk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn link(&self, path: &str) -> String {
        self.path(path).display().to_string()
    }

    fn save(&self, state: &mut State, order: &SaveOrder) -> SaveOutcome {
        let permit = Permit::default();
        let found = jobs::save(order, &permit, Some(self.0.path()), &Words::english());
        let found = found.expect("it is permitted");
        assert!(matches!(found, SaveOutcome::Done { .. }), "{found:?}");
        finish(state, order, found.clone());
        found
    }
}

/// A state with a document at `old/a.continuum` with these links.
fn at_old(disk: &Disk, links: &[String]) -> State {
    let mut state = answering();
    prove(&mut state, links);
    let order = due(&mut state);
    finish(&mut state, &order, done(&disk.link("old/a.continuum")));
    state
}

fn prove(state: &mut State, links: &[String]) {
    let evidence = links.iter().map(|link| Evidence {
        text: "seen".to_owned(),
        link: link.clone(),
        ..Evidence::default()
    });
    act(state, QuestionsAction::Evidence(evidence.collect()));
}

fn move_to(state: &mut State, path: PathBuf) -> SaveOrder {
    act(state, PathAction::Ask(Purpose::SaveDocument));
    act(state, PathAction::TypePath);
    save_order(act(state, PathAction::UsePath(path))).expect("a save")
}

fn links(state: &State) -> Vec<String> {
    links_of(&session(state).assessment)
}

fn links_of(assessment: &Assessment) -> Vec<String> {
    assessment.links().map(str::to_owned).collect()
}

/// The links in a file.
fn written(path: &Path) -> Vec<String> {
    let bytes = store::read_bytes(path, format::MOST_BYTES).expect("it is there");
    match format::document::read(bytes) {
        format::document::Opened::Sound(assessment) => links_of(&assessment),
        other => panic!("{other:?}"),
    }
}

#[test]
fn links_lead_to_the_same_files_after_the_document_has_moved() {
    let disk = Disk::new();
    let kept = [
        "https://example.org/log.pdf",
        "shelf 12, folder 3",
        "log.pdf in the archive",
        r"C:\lists\log.pdf",
        "~/log.pdf",
        "mailto:kim@example.org",
    ];
    let moved = [
        ("log.pdf".to_owned(), disk.link("old/log.pdf")),
        ("new/below.pdf".to_owned(), "below.pdf".to_owned()),
        (
            "../other/far.pdf".to_owned(),
            disk.link("old/../other/far.pdf"),
        ),
        (disk.link("other/far.pdf"), disk.link("other/far.pdf")),
        (disk.link("old/new/below.pdf"), "below.pdf".to_owned()),
    ];
    let kept = kept.map(|link| (link.to_owned(), link.to_owned()));
    let (before, after): (Vec<String>, Vec<String>) = kept.into_iter().chain(moved).unzip();
    let mut state = at_old(&disk, &before);
    let order = move_to(&mut state, disk.path("old/new/b.continuum"));
    assert_eq!(links(&state), before, "the move may yet be refused");
    disk.save(&mut state, &order);
    assert_eq!(links(&state), after);
    assert_eq!(written(&disk.path("old/new/b.continuum")), after);
    assert!(session(&state).is_clean(), "the file holds these links");
}

#[test]
fn undo_and_redo_bring_back_links_that_lead_to_the_same_files() {
    let disk = Disk::new();
    let log = || vec!["log.pdf".to_owned()];
    let mut state = at_old(&disk, &log());
    prove(&mut state, &[]);
    let order = move_to(&mut state, disk.path("other/b.continuum"));
    disk.save(&mut state, &order);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(links(&state), [disk.link("old/log.pdf")]);
    // A second move, with the link remembered by redo and undo only.
    act(&mut state, DocumentAction::Redo);
    assert_eq!(links(&state), Vec::<String>::new());
    let order = move_to(&mut state, disk.path("old/new/c.continuum"));
    disk.save(&mut state, &order);
    let order = move_to(&mut state, disk.path("old/d.continuum"));
    disk.save(&mut state, &order);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(links(&state), log());
    act(&mut state, DocumentAction::Undo);
    assert!(!session(&state).history.can_undo(), "no move is a step");
}

#[test]
fn a_change_made_during_the_move_is_saved_with_the_right_links() {
    let disk = Disk::new();
    let mut state = at_old(&disk, &["log.pdf".to_owned()]);
    let order = move_to(&mut state, disk.path("other/b.continuum"));
    let renamed = Edit::SetUnit(UnitField::Unit, "West".to_owned());
    assert!(save_order(act(&mut state, renamed)).is_some());
    disk.save(&mut state, &order);
    assert!(!session(&state).is_clean());
    assert_eq!(
        session(&state).file.ordered.revision,
        session(&state).revision
    );
    assert_eq!(links(&state), [disk.link("old/log.pdf")]);
}

#[test]
fn links_of_a_document_without_a_place_start_from_the_documents_folder() {
    let disk = Disk::new();
    let mut state = answering();
    state.documents = Some(disk.path("other"));
    prove(
        &mut state,
        &["far.pdf".to_owned(), disk.link("old/log.pdf")],
    );
    let order = move_to(&mut state, disk.path("old/b.continuum"));
    disk.save(&mut state, &order);
    let after = [disk.link("other/far.pdf"), "log.pdf".to_owned()];
    assert_eq!(links(&state), after);
}

#[test]
fn a_document_that_stays_in_its_folder_keeps_its_links() {
    let disk = Disk::new();
    let mut state = at_old(&disk, &[disk.link("old/log.pdf")]);
    let order = move_to(&mut state, disk.path("old/b.continuum"));
    assert!(order.relinking.is_none());
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    assert!(order.relinking.is_none());
}

#[test]
fn a_file_that_is_dropped_during_the_move_is_named_in_full() {
    let disk = Disk::new();
    let mut state = at_old(&disk, &["log.pdf".to_owned()]);
    move_to(&mut state, disk.path("other/b.continuum"));
    act(
        &mut state,
        PathAction::Dropped(vec![disk.path("old/log.pdf")]),
    );
    assert_eq!(
        links(&state),
        ["log.pdf".to_owned(), disk.link("old/log.pdf")]
    );
}
