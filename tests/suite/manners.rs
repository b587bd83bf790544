//! What the command line gives to those who use it every day: its help, completions and manual pages.

use std::collections::BTreeSet;

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
    let said = out(&["man", "-o", to]);
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
