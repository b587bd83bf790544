//! Documents with a password, through the real program.

use std::path::Path;

use assert_cmd::Command;
use continuum::format::encrypted::is_encrypted;
use continuum::format::{bundled, document};
use continuum::model::{Assessment, Form};
use tempfile::TempDir;

use crate::program;

/// A name that only those who know the password read.
const SECRET: &str = "Secret Street";

/// A folder with a document, its password in a file, and another one.
fn folder() -> TempDir {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    SECRET.clone_into(&mut assessment.unit.unit);
    let folder = program::folder(&assessment);
    for (name, text) in [
        ("right", "sesame\n"),
        ("wrong", "Sesame\r\n"),
        ("new", "open\r\n"),
        ("empty", "\n"),
        (
            "sheet.csv",
            "respondent,role,team,practice,rating,note\nAnn,,,F1,3,\n",
        ),
    ] {
        std::fs::write(folder.path().join(name), text).expect("it is written");
    }
    folder
}

/// The same with the password set.
fn locked() -> TempDir {
    let folder = folder();
    let set = [
        "password",
        "set",
        "unit.continuum",
        "--new-password-file",
        "right",
    ];
    let said = program::did(&folder, &set);
    assert!(
        said.starts_with("unit.continuum has a new password."),
        "{said}"
    );
    folder
}

fn bytes(folder: &TempDir, name: &str) -> Vec<u8> {
    std::fs::read(folder.path().join(name)).expect("a file")
}

/// Runs a command; returns its exit code, what it prints, and its complaints.
fn run(folder: &TempDir, arguments: &str, input: &[u8]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .args(arguments.split(' '))
        .write_stdin(input)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

#[test]
fn a_document_with_a_password_is_read_with_it_and_not_without() {
    let folder = locked();
    let sealed = bytes(&folder, "unit.continuum");
    assert!(is_encrypted(&sealed));
    assert!(!sealed.windows(6).any(|part| part == b"Secret"));
    let cases = [
        (
            "",
            "this assessment has a password: unit.continuum\n  hint: run the command in a terminal, or give --password-file\n",
        ),
        (
            " --password-file wrong",
            "unit.continuum: this is not the password of the document\n",
        ),
        (
            " --password-file empty",
            "a password has at least one character",
        ),
        (" --password-file missing", "there is no such file"),
    ];
    for (option, says) in cases {
        let (code, out, err) = run(&folder, &format!("score unit.continuum{option}"), b"");
        assert!(
            code != Some(0) && out.is_empty() && err.contains(says),
            "{option}: {err}"
        );
    }
    for command in ["score", "worth", "plan --target 3", "check"] {
        let words = command.split(' ');
        let arguments: Vec<&str> = words
            .chain(["unit.continuum", "--password-file", "right"])
            .collect();
        assert!(!program::run(&folder, &arguments).is_empty());
    }
    let (code, out, _) = run(&folder, "score - --password-file right", &sealed);
    assert!(code == Some(0) && !out.is_empty());
    let (code, _, err) = run(&folder, "score - --password-file -", &sealed);
    assert_eq!(code, Some(2), "{err}");
    let (code, _, _) = run(
        &folder,
        "score unit.continuum --password-file -",
        b"sesame\n",
    );
    assert_eq!(code, Some(0));
    assert_eq!(
        bytes(&folder, "unit.continuum"),
        sealed,
        "reading changes nothing"
    );
}

#[test]
fn what_is_written_back_keeps_the_password_and_every_save_looks_different() {
    let folder = locked();
    let before = bytes(&folder, "unit.continuum");
    let import = [
        "import",
        "unit.continuum",
        "sheet.csv",
        "--password-file",
        "right",
    ];
    program::run(&folder, &import);
    let after = bytes(&folder, "unit.continuum");
    assert!(is_encrypted(&after));
    assert_eq!(before[..124], after[..124], "the same lock");
    assert_ne!(before[124..300], after[124..300]);
    let next = [
        "new",
        "next.continuum",
        "--after",
        "unit.continuum",
        "--password-file",
        "right",
    ];
    program::run(&folder, &next);
    assert!(is_encrypted(&bytes(&folder, "next.continuum")));
    let text = [
        "extract",
        "next.continuum",
        "--text",
        "--password-file",
        "right",
    ];
    assert!(program::run(&folder, &text).contains(SECRET));
    let copy = "extract unit.continuum -o copy.continuum --password-file right";
    assert_eq!(run(&folder, copy, b"").0, Some(0));
    let copy = bytes(&folder, "copy.continuum");
    assert_eq!(copy[..124], after[..124], "with the same password");
}

#[test]
fn a_password_is_changed_and_removed_by_those_who_know_it() {
    let folder = locked();
    let change = "password change unit.continuum --new-password-file new --password-file";
    let before = bytes(&folder, "unit.continuum");
    let (code, _, err) = run(&folder, &format!("{change} wrong"), b"");
    assert_eq!(code, Some(1), "{err}");
    assert_eq!(bytes(&folder, "unit.continuum"), before);
    let (code, _, err) = run(&folder, &format!("{change} right"), b"");
    assert_eq!(code, Some(0), "{err}");
    let score = "score unit.continuum --password-file";
    assert_eq!(run(&folder, &format!("{score} right"), b"").0, Some(1));
    assert_eq!(run(&folder, &format!("{score} new"), b"").0, Some(0));
    let (_, _, err) = run(&folder, "password set unit.continuum", b"");
    assert!(
        err.starts_with("this assessment has a password; change it"),
        "{err}"
    );
    let remove = [
        "password",
        "remove",
        "unit.continuum",
        "--password-file",
        "new",
    ];
    program::run(&folder, &remove);
    program::run(&folder, &["score", "unit.continuum"]);
    let (_, _, err) = run(&folder, "password remove unit.continuum", b"");
    assert_eq!(err, "this assessment has no password: unit.continuum\n");
}

#[test]
#[cfg(target_os = "linux")]
fn what_the_window_kept_before_has_the_password_too() {
    let folder = folder();
    let mut kept = Assessment::new(bundled::standard().clone(), Form::Short);
    SECRET.clone_into(&mut kept.unit.unit);
    let id = continuum::model::DocumentId::new(7);
    kept.identity.id = Some(id);
    let written = document::write(&kept);
    let place = folder.path().join(format!("data/continuum/versions/{id}"));
    std::fs::create_dir_all(&place).expect("a folder");
    std::fs::write(place.join("1700000000.continuum"), &written).expect("it is written");
    std::fs::write(place.join("undo"), "steps").expect("it is written");
    std::fs::write(folder.path().join("unit.continuum"), &written).expect("it is written");
    let set = "password set unit.continuum --new-password-file right";
    let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .args(set.split(' '))
        .output()
        .expect("it runs");
    assert!(done.status.success());
    let state = std::fs::read(place.join("1700000000.continuum")).expect("a state");
    assert!(is_encrypted(&state));
    assert!(!Path::exists(&place.join("undo")), "no plain text is left");
}

#[test]
fn a_copy_to_pass_on_has_a_password_of_its_own_and_holds_the_whole_document() {
    let folder = locked();
    let copy = "copy unit.continuum -o unit.zip --password-file right --new-password-file new";
    let (code, data, said) = run(&folder, copy, b"");
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(
        said.contains("protects less than a password of the assessment"),
        "{said}"
    );
    let written = bytes(&folder, "unit.zip");
    assert!(!written.windows(6).any(|part| part == b"Secret"));
    let (code, _, err) = run(&folder, "check unit.zip", b"");
    assert_eq!(code, Some(1));
    assert!(
        err.contains("unpack it with its password and open what is inside"),
        "{err}"
    );
    let (code, _, err) = run(&folder, copy, b"");
    assert_eq!(code, Some(1), "the salt is another one, and so is the file");
    assert!(err.contains("give --replace"), "{err}");
    std::fs::write(folder.path().join("new"), "öffne dich\n").expect("it is written");
    let (code, _, err) = run(&folder, copy, b"");
    assert_eq!(code, Some(1));
    assert!(err.contains("letters without accents"), "{err}");
}

#[test]
#[cfg(target_os = "linux")]
fn earlier_versions_are_listed_the_newest_first_and_brought_back_under_a_new_name() {
    let folder = folder();
    let run_at_home = |arguments: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
            .current_dir(folder.path())
            .env("XDG_DATA_HOME", folder.path().join("data"))
            .env("TZ", "UTC")
            .args(arguments.split(' '))
            .output()
            .expect("it runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (done.status.code(), text(&done.stdout), text(&done.stderr))
    };
    let mut kept = Assessment::new(bundled::standard().clone(), Form::Short);
    let id = continuum::model::DocumentId::new(7);
    kept.identity.id = Some(id);
    std::fs::write(folder.path().join("unit.continuum"), document::write(&kept)).expect("written");
    let none = "No version of this assessment is kept on this computer.\n";
    assert_eq!(run_at_home("versions unit.continuum").1, none);
    let place = folder.path().join(format!("data/continuum/versions/{id}"));
    std::fs::create_dir_all(&place).expect("a folder");
    for (seconds, unit) in [(1_700_000_000, "Old"), (1_700_000_600, "New")] {
        unit.clone_into(&mut kept.unit.unit);
        let path = place.join(format!("{seconds}.continuum"));
        std::fs::write(path, document::write(&kept)).expect("it is written");
    }
    let set = "password set unit.continuum --new-password-file right";
    assert_eq!(run_at_home(set).0, Some(0));
    let (code, _, err) = run_at_home("versions unit.continuum");
    assert_eq!(code, Some(1));
    assert!(err.starts_with("this assessment has a password"), "{err}");
    let (_, out, err) = run_at_home("versions unit.continuum --password-file right");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}{err}");
    assert!(
        lines[0].starts_with(" 1  ") && lines[0].contains("22:23"),
        "{out}"
    );
    assert!(
        lines[1].starts_with(" 2  ") && lines[1].contains("22:13"),
        "{out}"
    );
    assert!(lines[1].ends_with("0 answers by 0 people"), "{out}");
    let back = "versions unit.continuum --bring-back 2 -o back.continuum --password-file right";
    let (code, data, said) = run_at_home(back);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(said.starts_with("Wrote the version of"), "{said}");
    assert!(is_encrypted(&bytes(&folder, "back.continuum")));
    let text = run_at_home("extract back.continuum --text --password-file right").1;
    assert!(text.contains("unit: \"Old\""), "{text}");
    let (code, _, err) = run_at_home(
        "versions unit.continuum --bring-back 3 -o back.continuum --password-file right",
    );
    assert_eq!(code, Some(2));
    assert!(
        err.starts_with("there is no version 3; 2 are kept"),
        "{err}"
    );
}

#[test]
fn a_text_that_is_kept_beside_has_no_password_and_the_command_says_so() {
    let folder = folder();
    let text = program::run(&folder, &["extract", "unit.continuum", "--text"]);
    std::fs::write(folder.path().join("unit.ron"), text).expect("it is written");
    let set = "password set unit.ron --new-password-file right";
    let (code, _, err) = run(&folder, set, b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(
        err.contains("unit.version-3.ron\n  The text that was kept has no password."),
        "{err}"
    );
    assert!(is_encrypted(&bytes(&folder, "unit.ron")));
}

#[test]
#[cfg(feature = "pdf")]
fn a_report_of_a_document_with_a_password_carries_no_assessment() {
    let folder = locked();
    let report = [
        "report",
        "unit.continuum",
        "-o",
        "unit.pdf",
        "--password-file",
        "right",
    ];
    let said = program::did(&folder, &report);
    assert!(
        said.contains("because the assessment has a password"),
        "{said}"
    );
    let (code, _, err) = run(&folder, "extract unit.pdf", b"");
    assert_eq!(code, Some(1), "{err}");
}

/// A damaged document is not said to have another password.
#[test]
fn a_damaged_document_is_told_from_a_wrong_password() {
    let folder = locked();
    let sealed = bytes(&folder, "unit.continuum");
    let path = folder.path().join("damaged.continuum");
    let damage = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut damaged = sealed.clone();
        change(&mut damaged);
        std::fs::write(&path, damaged).expect("it is written");
        let (code, _, err) = run(
            &folder,
            "check damaged.continuum --password-file right",
            b"",
        );
        assert_eq!(code, Some(1));
        let says = "damaged.continuum: the file is cut off or damaged\n";
        assert!(err.starts_with(says), "{err}");
    };
    damage(&|bytes| bytes[40] ^= 1);
    damage(&|bytes| bytes[200] ^= 1);
    damage(&|bytes| bytes.truncate(1000));
    damage(&|bytes| bytes.push(0));
}

/// A key and a program of another language read the same file, see `tests/reliability/decrypt`.
#[test]
fn a_document_decrypts_to_the_archive_that_it_was() {
    let folder = locked();
    let out = Path::new("plain.continuum");
    std::fs::copy(
        folder.path().join("unit.continuum"),
        folder.path().join(out),
    )
    .expect("a copy");
    let remove = [
        "password",
        "remove",
        "plain.continuum",
        "--password-file",
        "right",
    ];
    program::run(&folder, &remove);
    let plain = bytes(&folder, "plain.continuum");
    let document::Opened::Sound(read) = document::read(&plain) else {
        panic!("it is sound");
    };
    assert_eq!(read.unit.unit, SECRET);
    assert_eq!(document::write(&read), plain);
}

#[test]
fn a_new_password_without_a_terminal_is_asked_for_by_its_own_option() {
    let folder = folder();
    let (code, _, said) = run(
        &folder,
        "password set unit.continuum --password-file right",
        b"",
    );
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "there is no terminal to ask for the new password of unit.continuum\n  hint: run the command in a terminal, or give --new-password-file\n"
    );
    assert!(!is_encrypted(&bytes(&folder, "unit.continuum")));
}
