//! What the command line gives to those who use it every day: its help, completions and manual pages.

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;

fn run(arguments: &[&str]) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_continuum"))
        .args(arguments)
        .assert()
}

fn out(arguments: &[&str]) -> String {
    let done = run(arguments).code(0);
    String::from_utf8_lossy(&done.get_output().stdout).into_owned()
}

/// The commands that a help lists.
fn listed(help: &str) -> Vec<String> {
    let list = help.split("Commands:\n").nth(1).unwrap_or_default();
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Every command as it is typed, those of groups too.
fn commands() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for name in listed(&out(&["--help"])) {
        let inner = listed(&out(&[&name, "--help"]));
        found.push(vec![name.clone()]);
        found.extend(inner.into_iter().map(|inner| vec![name.clone(), inner]));
    }
    assert!(found.len() > 25, "{found:?}");
    found
}

/// The long options that a help lists.
fn options(help: &str) -> BTreeSet<String> {
    let rows = help.lines().filter_map(|line| {
        let row = line.trim_start();
        let row = row.split_once(", ").map_or(
            row,
            |(short, rest)| {
                if short.len() == 2 { rest } else { row }
            },
        );
        let name = row.strip_prefix("--")?.split_whitespace().next()?;
        line.starts_with("  ").then(|| name.to_owned())
    });
    rows.collect()
}

#[test]
fn help_says_what_the_option_says() {
    assert_eq!(out(&["help"]), out(&["--help"]));
    for command in commands() {
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let asked = [&["help"], command.as_slice()].concat();
        let given = [command.as_slice(), &["--help"]].concat();
        assert_eq!(out(&asked), out(&given), "{command:?}");
    }
}

#[test]
fn the_help_of_an_unknown_command_is_refused_by_its_name() {
    for command in ["help", "man"] {
        let done = run(&[command, "sheet", "marge"]).code(2);
        let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert!(said.contains("unknown command sheet marge"), "{said}");
        assert!(said.contains("lists the commands"), "{said}");
        assert!(done.get_output().stdout.is_empty());
    }
}

#[test]
fn completions_know_every_command_option_and_value_in_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = out(&["completions", shell]);
        for command in commands() {
            let name = command.last().expect("a name");
            assert!(script.contains(name.as_str()), "{shell}: {name}");
        }
        for option in options(&out(&["report", "--help"])) {
            assert!(script.contains(&option), "{shell}: {option}");
        }
        // A value of --paper, which the help names in words alone.
        assert!(script.contains("letter"), "{shell}");
    }
    let done = run(&["completions", "tcsh"]).code(2);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(
        said.contains("bash, elvish, fish, powershell, zsh"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn bash_takes_the_script_and_completes_a_command_an_option_and_a_value() {
    let script = out(&["completions", "bash"]);
    let completed = |typed: &str| {
        let lines = format!(
            "{script}\nCOMP_WORDS=({typed})\nCOMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n\
             _continuum continuum \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"\necho \"${{COMPREPLY[@]}}\"\n"
        );
        let done = Command::new("bash").write_stdin(lines).assert().code(0);
        let said = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
        said.trim().to_owned()
    };
    assert_eq!(completed("continuum compl"), "completions");
    assert_eq!(completed("continuum sheet mer"), "merge");
    assert_eq!(completed("continuum report --smal"), "--smallest-group");
    assert_eq!(completed("continuum report --paper l"), "letter");
}

#[test]
fn a_manual_page_names_every_option_of_its_command_and_its_examples() {
    let help = out(&["report", "--help"]);
    let page = out(&["man", "report"]);
    assert!(page.contains(".TH continuum-report 1"), "{page}");
    let plain = page.replace("\\-", "-");
    let options = options(&help);
    assert!(options.len() > 10, "{options:?}");
    for option in options {
        assert!(plain.contains(&format!("--{option}\\fR")), "{option}");
    }
    let example = help.lines().rfind(|line| line.contains("continuum report"));
    let example = example.expect("an example").trim();
    assert!(plain.contains(example), "{example}");
}

#[test]
fn every_command_has_a_manual_page_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("man1");
    let to = to.to_str().expect("a name");
    let done = run(&["man", "-o", to]).code(0);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(done.get_output().stdout.is_empty());
    let names = commands();
    assert!(said.starts_with(&format!("Wrote {} pages into ", names.len() + 1)));
    let files = std::fs::read_dir(to).expect("a folder");
    let files: BTreeSet<String> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    let mut wanted: BTreeSet<String> = names
        .iter()
        .map(|command| format!("continuum-{}.1", command.join("-")))
        .collect();
    wanted.insert("continuum.1".to_owned());
    assert_eq!(files, wanted);
    let page = std::fs::read_to_string(folder.path().join("man1/continuum-sheet-merge.1"));
    let page = page.expect("a page");
    assert_eq!(page, out(&["man", "sheet", "merge"]));
    assert!(page.contains("continuum sheet merge"), "{page}");
    let program = out(&["man"]);
    for command in listed(&out(&["--help"])) {
        assert!(program.contains(&command), "{command}");
    }
}

/// A command in a folder, with a home of its own there.
fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_continuum"));
    command
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env_remove("SOURCE_DATE_EPOCH")
        .args(arguments);
    command
}

/// What a command that succeeds prints, and says beside it.
fn both(folder: &Path, arguments: &[&str]) -> (String, String) {
    let done = command_in(folder, arguments).assert().code(0);
    let texts = [&done.get_output().stdout, &done.get_output().stderr];
    let [out, err] = texts.map(|text| String::from_utf8_lossy(text).into_owned());
    (out, err)
}

#[test]
fn what_was_done_is_said_on_standard_error_and_quietly_not_at_all() {
    let cases: &[(&str, &str)] = &[
        ("sample team -o u.continuum", "u.continuum"),
        ("tables . -o tables", "tables"),
        ("new n.continuum", "n.continuum"),
        ("agree u.continuum F3 2.5", "u.continuum"),
        ("rounds u.continuum --open-next F1", "u.continuum"),
        ("import n.continuum t.csv", "n.continuum"),
        ("merge m.continuum u.continuum u.continuum", "m.continuum"),
        ("sheet new u.continuum --for Zed -o z", "z"),
        ("sheet merge u.continuum z", "u.continuum"),
        ("extract u.continuum --text -o u.ron", "u.ron"),
        ("export u.continuum -o u.csv", "u.csv"),
        ("report u.continuum -o u.md", "u.md"),
        ("copy u.continuum -o u.zip --new-password-file new", "u.zip"),
        ("man -o man", "man"),
        #[cfg(feature = "pdf")]
        ("paper standard -o p.pdf", "p.pdf"),
        #[cfg(feature = "pdf")]
        ("feedback u.continuum -o pages", "pages"),
    ];
    for quiet in [false, true] {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        std::fs::write(folder.join("new"), "a long password of mine\n").expect("a file");
        std::fs::write(folder.join("t.csv"), "respondent,F1\nZed,3\n").expect("a file");
        for (line, made) in cases {
            let words: Vec<&str> = line.split(' ').chain(quiet.then_some("--quiet")).collect();
            let (out, err) = both(folder, &words);
            assert_eq!(out, "", "{words:?}");
            assert_eq!(err.is_empty(), quiet, "{words:?}: {err}");
            assert!(folder.join(made).exists(), "{words:?}");
        }
    }
}

#[test]
fn quietly_a_fault_is_still_said_and_what_was_asked_for_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    both(folder, &["sample", "team", "-o", "u.continuum", "-q"]);
    let score = both(folder, &["score", "u.continuum"]);
    assert!(score.0.contains("Level 2"), "{}", score.0);
    assert_eq!(both(folder, &["score", "u.continuum", "--quiet"]), score);
    let nothing = (String::new(), String::new());
    assert_ne!(both(folder, &["check", "u.continuum"]), nothing);
    assert_eq!(both(folder, &["check", "u.continuum", "--quiet"]), nothing);
    std::fs::write(folder.join("broken"), "Assessment(version: 2").expect("a file");
    let fault = |more: &[&str]| {
        let words = [&["check", "broken"], more].concat();
        let done = command_in(folder, &words).assert().code(1);
        String::from_utf8_lossy(&done.get_output().stderr).into_owned()
    };
    assert!(fault(&[]).contains("broken:1:"), "{}", fault(&[]));
    assert_eq!(fault(&["--quiet"]), fault(&[]));
}

#[test]
fn the_environment_gives_the_date_on_a_report_where_no_date_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    both(folder, &["sample", "team", "-o", "u.continuum"]);
    let report = ["report", "u.continuum", "-o", "-"];
    let printed = |more: &[&str], seconds: Option<&str>| {
        let mut command = command_in(folder, &[&report[..], more].concat());
        if let Some(seconds) = seconds {
            command.env("SOURCE_DATE_EPOCH", seconds);
        }
        command.assert().code(0).get_output().stdout.clone()
    };
    // 1,700,000,000 seconds after 1970 began it was 22:13:20 on 14 November 2023 in UTC.
    let of_that_day = printed(&["--date", "2023-11-14"], None);
    assert!(printed(&[], Some("1700000000")) == of_that_day);
    assert!(printed(&["--date", "2023-11-15"], Some("1700000000")) != of_that_day);
    for given in ["", "yesterday", "-1", "99999999999999999999"] {
        let mut command = command_in(folder, &report);
        let done = command.env("SOURCE_DATE_EPOCH", given).assert().code(2);
        let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert!(said.starts_with("SOURCE_DATE_EPOCH must be "), "{said}");
    }
}

#[test]
fn programs_read_what_is_wrong_with_files_as_an_object_a_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    both(folder, &["sample", "team", "-o", "u.continuum"]);
    std::fs::write(
        folder.join("broken"),
        "Questionnaire(\n  version: 2,\n  idd: 7)",
    )
    .expect("a file");
    let words = ["check", "u.continuum", "broken", "missing", "--json"];
    let done = command_in(folder, &words).assert().code(3);
    let texts = [&done.get_output().stdout, &done.get_output().stderr];
    let [out, err] = texts.map(|text| String::from_utf8_lossy(text).into_owned());
    assert!(err.contains("missing") && !err.contains("broken"), "{err}");
    let objects: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect();
    let [sound, broken] = objects.as_slice() else {
        panic!("{out}");
    };
    assert_eq!(
        (&sound["kind"], &sound["sound"]),
        (&"document".into(), &true.into())
    );
    assert_eq!(sound["faults"], serde_json::json!([]));
    assert_eq!(broken["file"], "broken");
    assert_eq!(
        (&broken["kind"], &broken["sound"]),
        (&"questionnaire".into(), &false.into())
    );
    let faults = broken["faults"].as_array().expect("a list");
    let unknown = faults.iter().find(|fault| fault["line"] == 3);
    let unknown = unknown.expect("the field that is written wrongly");
    assert_eq!(unknown["severity"], "error");
    let message = unknown["message"].as_str().expect("a message");
    assert!(message.contains("`idd`"), "{message}");
    let words = ["check", "broken", "--json"];
    let done = command_in(folder, &words).assert().code(1);
    assert!(done.get_output().stderr.is_empty());
}
