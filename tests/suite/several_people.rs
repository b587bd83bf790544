//! What several people do together, through the real program: agree, and merge their copies.

use assert_cmd::Command;
use continuum::format::document::{self, Opened};
use continuum::format::{bundled, encrypted};
use continuum::model::{
    Assessment, CheckVerdict, Closing, Consensus, DocumentId, Edit, Evidence, Form, HalfLevels,
    PracticeId, Rating, Release, Respondent, RespondentId, ResponseField,
};
use tempfile::TempDir;

/// A folder with documents under their names.
fn folder(documents: &[(&str, &Assessment)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, assessment) in documents {
        let bytes = document::write(assessment);
        std::fs::write(folder.path().join(name), bytes).expect("it is written");
    }
    folder
}

/// Runs a command that keeps its versions in the folder; gives its exit code, what it prints, and its
/// complaints.
fn run(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("HOME", folder.path())
        .env("TZ", "UTC")
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

fn read(folder: &TempDir, name: &str) -> Assessment {
    let bytes = std::fs::read(folder.path().join(name)).expect("a file");
    let Opened::Sound(assessment) = document::read(bytes) else {
        panic!("{name} is no sound document");
    };
    assessment
}

fn sample(name: &str) -> Assessment {
    let samples = bundled::samples();
    let found = samples.iter().find(|sample| sample.name == name);
    let mut found = found.expect("a sample").assessment();
    found.identity.id = Some(DocumentId::new(7));
    found
}

fn practice(id: &str) -> PracticeId {
    PracticeId::new(id).expect("a sound id")
}

fn at(half_levels: u8) -> Rating {
    Rating::At(HalfLevels::new(half_levels).expect("a rating"))
}

/// An assessment of one id in which nobody has answered.
fn start() -> Assessment {
    let mut found = Assessment::new(bundled::standard().clone(), Form::Full);
    found.identity.id = Some(DocumentId::new(7));
    found
}

fn person(found: &mut Assessment, name: &str, ratings: &[(&str, u8)]) -> RespondentId {
    let id = found.free_respondent_id();
    let mut person = Respondent::new(id.clone());
    name.clone_into(&mut person.name);
    found.apply(Edit::AddRespondent(person)).expect("it is new");
    for (about, half_levels) in ratings {
        rate(found, &id, about, *half_levels);
    }
    id
}

fn rate(found: &mut Assessment, who: &RespondentId, about: &str, half_levels: u8) {
    set(
        found,
        who,
        about,
        ResponseField::Rating(Some(at(half_levels))),
    );
}

fn set(found: &mut Assessment, who: &RespondentId, about: &str, field: ResponseField) {
    let edit = Edit::Respond {
        respondent: who.clone(),
        practice: practice(about),
        field,
    };
    found.apply(edit).expect("it is permitted");
}

/// The ratings of a practice by the names of the people.
fn ratings(found: &Assessment, about: &str) -> Vec<(String, Option<u8>)> {
    let people = found.respondents.iter();
    let people = people.map(|it| (it.name.clone(), it.sheet.at(&practice(about))));
    people
        .map(|(name, at)| (name, at.map(HalfLevels::count)))
        .collect()
}

#[test]
fn what_was_agreed_counts_with_its_reason_and_nobodys_answer_changes() {
    let team = sample("team");
    let folder = folder(&[("unit.continuum", &team)]);
    let reason = "Two of three branches have written it down";
    let agree = ["agree", "unit.continuum", "f3", "2½", "--reason", reason];
    let (code, data, said) = run(&folder, &agree);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "F3 Service plan");
    assert!(lines[1].contains("3, the middle of 6 ratings"), "{said}");
    assert_eq!(lines[2], format!("  Now:    2.5, as agreed: {reason}."));
    assert!(said.contains("Customer focus"), "{said}");
    assert!(
        said.contains("The unit stays where it was: Level 2"),
        "{said}"
    );
    assert!(
        said.contains("The 9 answers stay as they were given."),
        "{said}"
    );
    let after = read(&folder, "unit.continuum");
    let agreed = Consensus {
        rating: at(5),
        reason: reason.to_owned(),
        agreed_on: after
            .consensus
            .get(&practice("F3"))
            .and_then(|it| it.agreed_on),
    };
    assert!(agreed.agreed_on.is_some(), "the day is known");
    assert_eq!(after.consensus.get(&practice("F3")), Some(&agreed));
    assert_eq!(after.respondents, team.respondents);
    // The document as it was is a version of its own.
    let (_, versions, _) = run(&folder, &["versions", "unit.continuum"]);
    assert_eq!(versions.lines().count(), 1, "{versions}");
    let back = [
        "versions",
        "unit.continuum",
        "--bring-back",
        "1",
        "-o",
        "before.continuum",
    ];
    assert_eq!(run(&folder, &back).0, Some(0));
    assert_eq!(read(&folder, "before.continuum").consensus, team.consensus);

    let (code, _, said) = run(&folder, &["agree", "unit.continuum", "F3", "2.5"]);
    assert_eq!(code, Some(0));
    assert!(
        said.contains("nothing changes. It is 2.5, as agreed: Two of three"),
        "{said}"
    );
    let (code, _, said) = run(&folder, &["agree", "unit.continuum", "F3", "--take-back"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("Before: 2.5, as agreed"), "{said}");
    assert!(said.contains("the middle of 6 ratings"), "{said}");
    let (code, _, err) = run(&folder, &["agree", "unit.continuum", "F3", "--take-back"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("the group has agreed on nothing for F3 Service plan"),
        "{err}"
    );
}

#[test]
fn a_second_person_accepts_adjusts_and_sends_back_an_answer() {
    let mut start = start();
    let ann = person(&mut start, "Ann", &[("F1", 8), ("F2", 8)]);
    let folder = folder(&[("unit.continuum", &start)]);
    let review = |arguments: &[&str]| {
        let all = [&["review", "unit.continuum"], arguments].concat();
        run(&folder, &all)
    };
    let check = |about: &str| {
        let found = read(&folder, "unit.continuum");
        let said = found
            .respondent(&ann)
            .and_then(|it| it.sheet.get(&practice(about)).cloned());
        let said = said.expect("an answer");
        (
            said.rating,
            said.check
                .map(|check| (check.by, check.verdict, check.note)),
        )
    };
    let (code, data, said) = review(&["ann", "F1", "accept", "--by", "Ines"]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(
        said.contains("answer of Ann:") && said.contains("Accepted by Ines on "),
        "{said}"
    );
    assert!(said.contains("is kept: \"continuum versions"), "{said}");
    let accepted = ("Ines".to_owned(), CheckVerdict::Accepted, String::new());
    assert_eq!(check("F1"), (Some(at(8)), Some(accepted)));
    let note = "Two of three branches";
    let (code, data, said) = review(&["Ann", "F2", "adjust", "2½", "--by", "Ines", "--note", note]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains(&format!(": {note}")), "{said}");
    let (rating, checked) = check("F2");
    let adjusted = HalfLevels::new(5).map(CheckVerdict::Adjusted);
    assert_eq!(rating, Some(at(8)), "the person's own stays");
    assert_eq!(checked.map(|it| it.1), adjusted);
    let (_, json, _) = run(&folder, &["score", "unit.continuum", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("an object");
    let practices = json["practices"].as_array().expect("a list");
    let second = practices
        .iter()
        .find(|it| it["id"] == "F2")
        .expect("it is asked");
    assert_eq!(second["rating"], 2.5);
    assert_eq!(json["evidence"]["sent_back"], 0);
    let (code, _, err) = review(&[
        "r1",
        "F1",
        "send-back",
        "--by",
        "Ines",
        "--note",
        "Which list?",
    ]);
    assert_eq!(code, Some(0), "{err}");
    let (_, out, _) = run(&folder, &["score", "unit.continuum"]);
    assert!(out.contains("One answer was sent back"), "{out}");
    let (code, _, said) = review(&["Ann", "F1", "take-back"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("The check is taken back."), "{said}");
    assert_eq!(check("F1"), (Some(at(8)), None));
}

#[test]
fn a_check_that_cannot_be_recorded_is_refused_and_the_file_stays() {
    let mut start = start();
    person(&mut start, "Ann", &[("F1", 8)]);
    person(&mut start, "Bea", &[("F1", 4)]);
    person(&mut start, "bea ", &[]);
    let folder = folder(&[("unit.continuum", &start)]);
    let before = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    let cases: [(&[&str], i32, &str); 9] = [
        (&["Ann", "F1", "take-back"], 1, "nobody checked this answer"),
        (
            &["Ann", "F3", "accept", "--by", "Ines"],
            1,
            "no answer that could be checked",
        ),
        (&["Ann", "F1", "accept"], 2, "--by"),
        (
            &["Ann", "F1", "accept", "--by", " "],
            1,
            "the name of whoever checked",
        ),
        (&["Ann", "F1", "send-back", "--by", "Ines"], 2, "--note"),
        (
            &["Ann", "F1", "adjust", "dk", "--by", "Ines", "--note", "so"],
            2,
            "in halves",
        ),
        (
            &["Ann", "F1", "accept", "3", "--by", "Ines"],
            2,
            "only with adjust",
        ),
        (
            &["Bea", "F1", "accept", "--by", "Ines"],
            2,
            "several people are called",
        ),
        (&["Cem", "F1", "accept", "--by", "Ines"], 2, "r1 (Ann)"),
    ];
    for (arguments, wanted, said) in cases {
        let all = [&["review", "unit.continuum"], arguments].concat();
        let (code, _, err) = run(&folder, &all);
        assert_eq!(code, Some(wanted), "{err}");
        assert!(err.contains(said), "{err}");
    }
    let after = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    assert_eq!(before, after);
}

#[test]
fn a_rating_is_read_as_people_say_it() {
    let folder = folder(&[("unit.continuum", &sample("team"))]);
    let cases = [
        ("3", at(6)),
        ("3,5", at(7)),
        ("managed", at(6)),
        ("dk", Rating::DontKnow),
        (
            "na: one customer only",
            Rating::NotApplicable("one customer only".to_owned()),
        ),
    ];
    for (typed, rating) in cases {
        let (code, _, err) = run(
            &folder,
            &["agree", "unit.continuum", "Whom the service is for", typed],
        );
        assert_eq!(code, Some(0), "{typed}: {err}");
        let found = read(&folder, "unit.continuum");
        let agreed = found.consensus.get(&practice("F1"));
        assert_eq!(agreed.map(|it| &it.rating), Some(&rating), "{typed}");
    }
    let (code, _, _) = run(
        &folder,
        &["agree", "unit.continuum", "F1", "na", "--reason", "no shop"],
    );
    assert_eq!(code, Some(0));
    let found = read(&folder, "unit.continuum");
    let agreed = found.consensus.get(&practice("F1")).expect("it is agreed");
    assert_eq!(agreed.rating, Rating::NotApplicable("no shop".to_owned()));
    assert_eq!(agreed.reason, "");
}

#[test]
fn what_cannot_be_recorded_is_refused_and_the_file_stays() {
    let team = sample("team");
    let folder = folder(&[("unit.continuum", &team)]);
    let before = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    let long = "x".repeat(100_001);
    let cases: [(&[&str], i32, &str); 7] = [
        (
            &["Servise plan", "3"],
            2,
            "hint: did you mean `Service plan`?",
        ),
        (&["F99", "3"], 2, "F99"),
        (&["F1", "much"], 2, "a level from 1 to 5 in halves"),
        (&["F1", "6"], 1, "a level must be 1 to 5, found 6"),
        (&["F1", "na"], 1, "reason"),
        (&["F1"], 2, "missing: <RATING>"),
        (&["F1", "3", "--reason", &long], 1, "nothing was recorded"),
    ];
    for (arguments, wanted, said) in cases {
        let all: Vec<&str> = ["agree", "unit.continuum"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        let (code, _, err) = run(&folder, &all);
        assert_eq!(code, Some(wanted), "{err}");
        assert!(err.contains(said), "{err}");
    }
    let after = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    assert_eq!(before, after);

    let mut closed = team;
    let date = jiff::civil::date(2026, 5, 19);
    let by = "Ines".to_owned();
    let edit = Edit::SetClosing(Some(Closing { date, by }));
    closed.apply(edit).expect("it is permitted");
    let folder = self::folder(&[("unit.continuum", &closed)]);
    let (code, _, err) = run(&folder, &["agree", "unit.continuum", "F1", "3"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("nothing was recorded"), "{err}");
}

#[test]
fn a_practice_that_the_form_does_not_ask_is_recorded_and_said_to_have_no_say() {
    let folder = folder(&[("unit.continuum", &sample("manager"))]);
    let (code, _, said) = run(&folder, &["agree", "unit.continuum", "F8", "4"]);
    assert_eq!(code, Some(0));
    assert!(
        said.contains("Before: open, as nobody has answered it."),
        "{said}"
    );
    assert!(said.contains("does not ask this practice"), "{said}");
}

#[test]
fn answers_of_different_people_join_and_what_one_copy_alone_says_is_taken() {
    let mut base = start();
    let ann = person(&mut base, "Ann", &[("F1", 6)]);
    let (mut one, mut two) = (base.clone(), base);
    rate(&mut one, &ann, "F2", 4);
    let bob = person(&mut one, "Bob", &[("F1", 2)]);
    set(
        &mut one,
        &bob,
        "F1",
        ResponseField::Note("one branch".to_owned()),
    );
    let cem = person(&mut two, "Cem", &[("F1", 8)]);
    let proof = Evidence {
        text: "plan".to_owned(),
        ..Evidence::default()
    };
    set(&mut two, &cem, "F1", ResponseField::Evidence(vec![proof]));
    person(&mut two, "Bob", &[("F3", 4)]);
    let folder = folder(&[
        ("one.continuum", &one),
        ("two.continuum", &two),
        ("same.continuum", &one),
    ]);
    let merge = [
        "merge",
        "all.continuum",
        "one.continuum",
        "two.continuum",
        "same.continuum",
    ];
    let (code, data, said) = run(&folder, &merge);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(
        said.contains("two.continuum: new are one person and 2 answers."),
        "{said}"
    );
    assert!(
        said.contains("same.continuum: is the same as one before it."),
        "{said}"
    );
    assert!(
        said.contains("Wrote all.continuum: 3 people, 5 answers."),
        "{said}"
    );
    let all = read(&folder, "all.continuum");
    let wanted = [("Ann", Some(6)), ("Bob", Some(2)), ("Cem", Some(8))];
    let wanted = wanted.map(|(name, at)| (name.to_owned(), at));
    assert_eq!(ratings(&all, "F1"), wanted);
    let bob = all
        .respondents
        .iter()
        .find(|it| it.name == "Bob")
        .expect("Bob");
    assert_eq!(
        bob.sheet.at(&practice("F3")).map(HalfLevels::count),
        Some(4)
    );
    assert_eq!(
        bob.sheet.get(&practice("F1")).expect("an answer").note,
        "one branch"
    );
    let cem = all
        .respondents
        .iter()
        .find(|it| it.name == "Cem")
        .expect("Cem");
    assert_eq!(
        cem.sheet
            .get(&practice("F1"))
            .expect("an answer")
            .evidence
            .len(),
        1
    );
}

#[test]
fn merging_writes_over_nothing_unasked_and_leaves_the_copies_as_they_were() {
    let (mut one, mut two) = (start(), start());
    person(&mut one, "Ann", &[("F1", 6)]);
    person(&mut two, "Bob", &[("F1", 4)]);
    let documents = [
        ("one.continuum", &one),
        ("two.continuum", &two),
        ("same.continuum", &one),
    ];
    let folder = folder(&documents);
    let merge = ["merge", "all.continuum", "one.continuum", "two.continuum"];
    assert_eq!(run(&folder, &merge).0, Some(0));
    let (code, _, err) = run(
        &folder,
        &["merge", "all.continuum", "one.continuum", "two.continuum"],
    );
    assert_eq!(code, Some(0), "the same bytes are no loss: {err}");
    let (code, _, err) = run(
        &folder,
        &["merge", "same.continuum", "all.continuum", "two.continuum"],
    );
    assert_eq!(code, Some(1));
    assert!(err.contains("give --replace"), "{err}");
    assert_eq!(read(&folder, "two.continuum"), two);
}

#[test]
fn different_answers_of_one_person_are_listed_and_nothing_is_written_until_they_are_decided() {
    let mut base = start();
    let ann = person(&mut base, "Ann", &[("F1", 6), ("F2", 4)]);
    let (mut one, mut two) = (base.clone(), base);
    rate(&mut one, &ann, "F1", 4);
    rate(&mut two, &ann, "F1", 8);
    rate(&mut two, &ann, "F2", 6);
    let consensus = |rating| Edit::SetConsensus(practice("F1"), Some(rating));
    let agreed = |half_levels| Consensus {
        rating: at(half_levels),
        reason: String::new(),
        agreed_on: None,
    };
    one.apply(consensus(agreed(4))).expect("it is permitted");
    two.apply(consensus(agreed(6))).expect("it is permitted");
    let folder = folder(&[("one.continuum", &one), ("two.continuum", &two)]);
    let merge = |more: &[&str]| {
        let first = [
            "merge",
            "all.continuum",
            "one.continuum",
            "two.continuum",
            "--replace",
        ];
        let all: Vec<&str> = first.iter().chain(more).copied().collect();
        run(&folder, &all)
    };
    let (code, _, err) = merge(&[]);
    assert_eq!(code, Some(1));
    assert!(
        err.starts_with("The documents differ in 3 places, and nothing was merged."),
        "{err}"
    );
    let told = "Answer of Ann to Whom the service is for\n  one.continuum: 2, Reactive\n  two.continuum: 4, Integrated\n";
    assert!(err.contains(told), "{err}");
    assert!(err.contains("--take \"Ann/F1=one.continuum\""), "{err}");
    assert!(err.contains("two.continuum was last written on "), "{err}");
    assert!(!folder.path().join("all.continuum").exists());

    let (code, _, err) = merge(&["--take", "ann/f1=two.continuum"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("The documents differ in 2 places"), "{err}");
    let decided = [
        "--take",
        "Ann/F1=two.continuum",
        "--take",
        "F1=one.continuum",
        "--prefer",
        "two.continuum",
    ];
    let (code, data, said) = merge(&decided);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(
        said.contains("  Ann, F1 Whom the service is for: 2 becomes 4"),
        "{said}"
    );
    let all = read(&folder, "all.continuum");
    assert_eq!(ratings(&all, "F1")[0].1, Some(8));
    assert_eq!(ratings(&all, "F2")[0].1, Some(6));
    assert_eq!(all.consensus[&practice("F1")], agreed(4));

    let (code, _, err) = merge(&[
        "--prefer",
        "two.continuum",
        "--take",
        "Ann/F9=one.continuum",
    ]);
    assert_eq!(code, Some(2));
    assert!(err.contains("do not differ in \"ann/f9\""), "{err}");
    let (code, _, err) = merge(&["--prefer", "three.continuum"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("none of the documents"), "{err}");
}

#[test]
fn where_the_common_ancestor_is_known_only_what_was_changed_since_counts() {
    let mut base = start();
    let ann = person(&mut base, "Ann", &[("F1", 6), ("F2", 4)]);
    let bob = person(&mut base, "Bob", &[("F1", 2)]);
    let (mut one, mut two) = (base.clone(), base.clone());
    rate(&mut one, &ann, "F1", 4);
    rate(&mut two, &ann, "F2", 6);
    two.apply(Edit::RemoveRespondent(bob)).expect("it is there");
    let folder = folder(&[
        ("one.continuum", &one),
        ("two.continuum", &two),
        ("base.continuum", &base),
    ]);
    let files = ["one.continuum", "two.continuum"];
    let merge = |more: &[&str]| {
        let all = [&["merge", "one.continuum"], files.as_slice(), more].concat();
        run(&folder, &all)
    };
    // Nothing is known: the answers of Ann differ, and Bob stays.
    let (code, _, err) = merge(&[]);
    assert_eq!(code, Some(1));
    assert!(err.contains("differ in 2 places"), "{err}");
    let (code, data, said) = merge(&["--base", "base.continuum"]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(
        said.contains("one answer is changed; one answer is taken back"),
        "{said}"
    );
    let merged = read(&folder, "one.continuum");
    assert_eq!(ratings(&merged, "F1"), [("Ann".to_owned(), Some(4))]);
    assert_eq!(ratings(&merged, "F2")[0].1, Some(6));
    assert_eq!(merged.identity, one.identity);
    let (_, versions, _) = run(&folder, &["versions", "one.continuum"]);
    assert_eq!(versions.lines().count(), 1, "{versions}");

    // A version that is kept does the same, and a later one is not taken for it. Who is not there may
    // have been added since, so nobody is removed.
    let mut two = base.clone();
    rate(&mut two, &ann, "F2", 6);
    let folder = self::folder(&[("one.continuum", &one), ("two.continuum", &two)]);
    let place = folder
        .path()
        .join(format!("data/continuum/versions/{}", DocumentId::new(7)));
    std::fs::create_dir_all(&place).expect("a folder");
    for (name, version) in [("1700000000", &base), ("1700000900", &one)] {
        let path = place.join(format!("{name}.continuum"));
        std::fs::write(path, document::write(version)).expect("it is written");
    }
    let (code, data, said) = run(
        &folder,
        &["merge", "all.continuum", "one.continuum", "two.continuum"],
    );
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(
        said.contains("compared with the version of 14 November 2023, 22:13"),
        "{said}"
    );
    let merged = read(&folder, "all.continuum");
    assert_eq!(
        ratings(&merged, "F1"),
        [("Ann".to_owned(), Some(4)), ("Bob".to_owned(), Some(2))]
    );
    assert_eq!(ratings(&merged, "F2")[0].1, Some(6));
    let (code, _, err) = run(&folder, &["merge", "all.continuum", "one.continuum"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("two documents or more after OUT"), "{err}");
}

#[test]
fn a_version_is_nothing_that_both_came_from_where_one_id_fell_to_two_people() {
    // Each copy got somebody of its own as its first person, and the version that is kept has ours.
    let mut version = start();
    person(&mut version, "Bea", &[("F1", 6), ("F2", 8)]);
    let mut one = version.clone();
    person(&mut one, "Dan", &[("F1", 4)]);
    let mut two = start();
    person(&mut two, "Cem", &[("F1", 6), ("F2", 2)]);
    let mut unnamed = start();
    person(&mut unnamed, "", &[("F1", 10), ("F2", 2)]);
    for (copy, third) in [(&two, ("Cem", 6)), (&unnamed, ("", 10))] {
        let folder = self::folder(&[("one.continuum", &one), ("two.continuum", copy)]);
        let place = format!("data/continuum/versions/{}", DocumentId::new(7));
        let place = folder.path().join(place);
        std::fs::create_dir_all(&place).expect("a folder");
        let file = place.join("1700000000.continuum");
        std::fs::write(file, document::write(&version)).expect("it is written");
        let files = ["merge", "all.continuum", "one.continuum", "two.continuum"];
        let (code, data, said) = run(&folder, &files);
        assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
        let merged = read(&folder, "all.continuum");
        assert_eq!(
            ratings(&merged, "F1"),
            [("Bea", 6), ("Dan", 4), third].map(|(name, at)| (name.to_owned(), Some(at)))
        );
    }
}

#[test]
fn a_version_that_only_one_of_two_copies_came_from_turns_no_answer_back() {
    let mut start = start();
    let ann = person(&mut start, "Ann", &[("F1", 2)]);
    let bea = person(&mut start, "Bea", &[("F1", 2)]);
    let mut one = start.clone();
    rate(&mut one, &ann, "F1", 6);
    // The versions are those of the second copy, whatever the order in which both are named.
    let mut version = start.clone();
    rate(&mut version, &bea, "F1", 10);
    let mut two = version.clone();
    rate(&mut two, &bea, "F2", 4);
    let folder = self::folder(&[("one.continuum", &one), ("two.continuum", &two)]);
    let place = format!("data/continuum/versions/{}", DocumentId::new(7));
    let place = folder.path().join(place);
    std::fs::create_dir_all(&place).expect("a folder");
    for (name, version) in [("1700000000", &start), ("1700000900", &version)] {
        let file = place.join(format!("{name}.continuum"));
        std::fs::write(file, document::write(version)).expect("it is written");
    }
    let (code, _, err) = run(
        &folder,
        &["merge", "all.continuum", "one.continuum", "two.continuum"],
    );
    assert_eq!(
        code,
        Some(1),
        "it is asked, since nothing tells who changed what"
    );
    assert!(
        err.contains("Answer of Bea to Whom the service is for"),
        "{err}"
    );
    // The other way round the copy that the start was kept of is the first, and all is known.
    let (code, data, said) = run(
        &folder,
        &["merge", "all.continuum", "two.continuum", "one.continuum"],
    );
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    let merged = read(&folder, "all.continuum");
    let agreed = [("Ann", 6), ("Bea", 10)].map(|(name, at)| (name.to_owned(), Some(at)));
    assert_eq!(ratings(&merged, "F1"), agreed);
    assert_eq!(ratings(&merged, "F2")[1].1, Some(4));
}

#[test]
fn documents_that_are_no_copies_of_one_another_are_refused_with_every_reason() {
    let first = start();
    let mut closed = start();
    let date = jiff::civil::date(2026, 5, 19);
    closed.closed = Some(Closing {
        date,
        by: String::new(),
    });
    let mut other = start();
    other.identity.id = Some(DocumentId::new(8));
    let mut next = other.clone();
    next.identity.previous = first.identity.id;
    let mut edition = start();
    edition.questionnaire.edition = "0.9".to_owned();
    let mut changed = start();
    changed.questionnaire.elements[0].practices[0].weight = 3;
    let documents = [
        ("first", &first),
        ("closed", &closed),
        ("other", &other),
        ("next", &next),
        ("edition", &edition),
        ("changed", &changed),
    ];
    let folder = folder(&documents);
    std::fs::write(folder.path().join("broken"), "Assessment(").expect("it is written");
    let (code, _, err) = run(&folder, &["merge", "out", "first", "broken", "edition"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("broken:1:"), "{err}");
    let merge = [
        "merge", "out", "first", "closed", "other", "next", "edition", "changed",
    ];
    let (code, _, err) = run(&folder, &merge);
    assert_eq!(code, Some(1));
    for said in [
        "closed: Closed for changes on 19 May 2026.",
        "other: is another assessment than first",
        "next: is the assessment before or after the one in first, and no copy of it",
        "edition 0.9",
        "changed: asks other questions than first: the same edition, but the practice F1 is not the same",
        "hint: nothing was merged",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_merged_document_keeps_the_password() {
    let mut one = start();
    person(&mut one, "Ann", &[("F1", 6)]);
    let mut two = start();
    person(&mut two, "Bob", &[("F1", 4)]);
    let folder = folder(&[("one.continuum", &one), ("two.continuum", &two)]);
    std::fs::write(folder.path().join("key"), "sesame\n").expect("it is written");
    let set = [
        "password",
        "set",
        "two.continuum",
        "--new-password-file",
        "key",
    ];
    assert_eq!(run(&folder, &set).0, Some(0));
    let merge = [
        "merge",
        "all.continuum",
        "one.continuum",
        "two.continuum",
        "--password-file",
        "key",
    ];
    let (code, _, err) = run(&folder, &merge);
    assert_eq!(code, Some(0), "{err}");
    let bytes = std::fs::read(folder.path().join("all.continuum")).expect("a file");
    assert!(encrypted::is_encrypted(&bytes));
}

#[test]
fn agreement_names_the_disputed_first_and_keeps_small_groups_safe() {
    let folder = folder(&[("unit.continuum", &sample("team"))]);
    let (code, out, err) = run(&folder, &["agreement", "unit.continuum", "--formulas"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = out.lines().collect();
    let begin = ["Disputed, and agreed on (3)", "  F6 Quick answers"];
    assert_eq!(lines[..2], begin);
    let said =
        "    9 people rated it: 1 at 1, 2 at 1.5, 1 at 2.5, 1 at 3, 2 at 3.5, 1 at 4 and 1 at 4.5.";
    assert_eq!(lines[2], said);
    // Their sum is 25, the mean 25/9; distances 16/9, 11.5/9 twice, 2.5/9, 2/9, 6.5/9 twice, 11/9 and
    // 15.5/9 make 83/9 in all, so 1.02.
    assert!(
        lines[3].contains("lie 1.02 levels from the mean on average; above 0.83"),
        "{out}"
    );
    assert!(
        out.contains("    By role: managers 4, front line 3, customers 1.5; 2.5 between"),
        "{out}"
    );
    assert!(
        out.contains("    Source: Burke, Finkelstein & Dusig (1999)"),
        "{out}"
    );
    // What each figure of all practices comes to stands above its formula, and nothing of one practice.
    let here = lines.iter().filter(|line| line.starts_with("    Here: "));
    assert_eq!(here.count(), 5, "no teams are stated: {out}");
    assert!(out.contains("for all 31 practices as one scale"), "{out}");

    let safe = ["agreement", "unit.continuum", "--leave-out", "respondents"];
    let formulas = [&safe[..], &["--formulas"]].concat();
    let (_, out, _) = run(&folder, &formulas);
    assert!(
        out.contains("Formula: ") && !out.contains("Here: "),
        "{out}"
    );
    let (code, out, _) = run(&folder, &safe);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("  F6 Quick answers\n    9 people rated it.\n    They disagree"),
        "{out}"
    );
    for figure in ["1.02", "0.25", " at 1", "customers 1.5", "AD"] {
        assert!(!out.contains(figure), "{figure}: {out}");
    }
    let fewer = [&safe[..], &["--smallest-group", "10"]].concat();
    let (_, out, _) = run(&folder, &fewer);
    assert_eq!(out.lines().count(), 1, "too few for anything: {out}");
}

#[test]
fn a_dispute_that_the_group_agreed_on_is_told_apart_in_every_place() {
    let mut team = sample("team");
    // Of three disputes two stay agreed on.
    team.consensus.retain(|id, _| id.as_str() != "F6");
    let folder = folder(&[("unit.continuum", &team)]);
    let (_, out, _) = run(&folder, &["agreement", "unit.continuum"]);
    assert!(
        out.starts_with("Worth a talk (1)\n  F6 Quick answers\n"),
        "{out}"
    );
    assert!(out.contains("\nDisputed, and agreed on (2)\n"), "{out}");
    let (_, out, _) = run(&folder, &["score", "unit.continuum", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&out).expect("one JSON object");
    let practices = found["practices"].as_array().expect("a list").iter();
    let disputed = practices.filter_map(|it| Some((it["id"].as_str()?, it["dispute"].as_str()?)));
    let disputed: Vec<(&str, &str)> = disputed.collect();
    let wanted = [("F4", "agreed"), ("F6", "open"), ("M4", "agreed")];
    assert_eq!(disputed, wanted);
    for (left_out, said) in [
        (
            &[][..],
            "People differ most about F6 Quick answers; one practice needs a talk, and 2 more are agreed on",
        ),
        (
            &["--leave-out", "respondents"][..],
            "what the group agreed on is recorded for each",
        ),
    ] {
        let report = ["report", "unit.continuum", "-o", "unit.md"];
        let (code, _, complaints) = run(&folder, &[&report[..], left_out].concat());
        assert_eq!(code, Some(0), "{complaints}");
        let report = std::fs::read_to_string(folder.path().join("unit.md")).expect("it is written");
        assert!(report.contains(said), "{report}");
        std::fs::remove_file(folder.path().join("unit.md")).expect("it is there");
    }
}

#[test]
fn scoring_says_how_many_could_judge() {
    let mut found = start();
    person(&mut found, "Ann", &[("F1", 6)]);
    let folder = self::folder(&[("unit.continuum", &found)]);
    let (_, out, _) = run(&folder, &["score", "unit.continuum"]);
    assert!(!out.contains("asked about everything"), "{out}");
    let bea = found.free_respondent_id();
    let customer = Respondent {
        role: "customers".to_owned(),
        ..Respondent::new(bea.clone())
    };
    let added = found.apply(Edit::AddRespondent(customer));
    added.expect("she is new");
    rate(&mut found, &bea, "F1", 4);
    let folder = self::folder(&[("unit.continuum", &found)]);
    let (_, out, _) = run(&folder, &["score", "unit.continuum"]);
    let told = "of the 2 people who answered, 1 to 2 are asked about a practice in their roles.";
    assert!(out.contains(told), "{out}");
}

#[test]
fn a_program_reads_the_figures_of_agreement_with_what_stands_behind_them() {
    let folder = folder(&[("unit.continuum", &sample("team"))]);
    let (_, out, _) = run(&folder, &["agreement", "unit.continuum", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&out).expect("one JSON object");
    let practices = found["practices"].as_array().expect("a list");
    assert_eq!(practices.len(), 31);
    let first = &practices[0];
    assert_eq!((&first["id"], &first["n"]), (&"F6".into(), &9.into()));
    let people = first["ratings"].as_array().expect("a list").iter();
    let people: u64 = people.filter_map(|it| it["people"].as_u64()).sum();
    assert_eq!(people, 9);
    let distance = |practice: &serde_json::Value| practice["figures"]["ad_mean"].as_f64();
    assert!((distance(first).expect("a figure") - 83.0 / 81.0).abs() < 1e-9);
    let distances: Vec<f64> = practices.iter().filter_map(distance).collect();
    assert!(distances.is_sorted_by(|first, second| first >= second));
    let figures = found["figures"].as_array().expect("a list");
    let names: Vec<&str> = figures
        .iter()
        .filter_map(|it| it["figure"].as_str())
        .collect();
    assert!(names.contains(&"r_wg_j_star") && names.contains(&"icc_1"));
    let used = practices.iter().filter_map(|it| it["figures"].as_object());
    for name in used.flat_map(|it| it.keys()) {
        assert!(names.contains(&name.as_str()), "{name}");
    }
    let is_told = |it: &serde_json::Value| {
        let told = ["name", "formula", "range", "missing", "source"];
        told.iter()
            .all(|key| it[key].as_str().is_some_and(|text| !text.is_empty()))
    };
    assert!(figures.iter().all(is_told));

    let safe = [
        "agreement",
        "unit.continuum",
        "--json",
        "--leave-out",
        "respondents",
    ];
    let (_, out, _) = run(&folder, &safe);
    let found: serde_json::Value = serde_json::from_str(&out).expect("one JSON object");
    let practices = found["practices"].as_array().expect("a list");
    assert!(practices.iter().all(|it| it["ratings"].is_null()));
}

#[test]
fn what_was_agreed_is_said_of_a_practice_that_people_agree_on_too() {
    let mut unit = start();
    for (name, rating) in [("Ann", 6), ("Ben", 6), ("Cem", 7)] {
        person(&mut unit, name, &[("F1", rating)]);
    }
    let agreed = Consensus {
        rating: at(7),
        reason: String::new(),
        agreed_on: None,
    };
    unit.apply(Edit::SetConsensus(practice("F1"), Some(agreed)))
        .expect("it is permitted");
    let folder = folder(&[("unit.continuum", &unit)]);
    let (code, out, _) = run(&folder, &["agreement", "unit.continuum"]);
    assert_eq!(code, Some(0));
    let lines = out.lines().filter(|line| line.contains("F1"));
    let lines: Vec<&str> = lines.collect();
    assert!(lines[0].contains("Recorded as agreed: 3.5"), "{out}");
}

#[test]
fn a_folder_takes_a_page_for_each_person_under_the_own_name() {
    let mut team = sample("team");
    for place in [0, 1] {
        team.respondents[place].name = "Ann/Bea".to_owned();
    }
    let folder = folder(&[("team.continuum", &team)]);
    // The folder is made.
    let (code, data, said) = run(&folder, &["feedback", "team.continuum", "-o", "pages"]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "Wrote 9 files into pages.");
    assert!(
        lines[1].starts_with("The figures rest on 9 people"),
        "{said}"
    );
    let files = std::fs::read_dir(folder.path().join("pages")).expect("a folder");
    let names = files.map(|file| file.expect("a file").file_name());
    let names: std::collections::BTreeSet<_> = names.collect();
    assert_eq!(names.len(), 9);
    for own in ["Ann_Bea.pdf", "Ann_Bea 2.pdf"] {
        assert!(names.contains(std::ffi::OsStr::new(own)), "{names:?}");
    }
    let one = ["feedback", "team.continuum", "-o", "again/", "--respondent"];
    let (code, data, said) = run(&folder, &[&one[..], &["ann/bea"]].concat());
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(said.starts_with("Wrote 2 files into again/.\n"), "{said}");
    let nobody = [
        "feedback",
        "team.continuum",
        "-o",
        "x.pdf",
        "--respondent",
        "Zed",
    ];
    let (code, _, complaints) = run(&folder, &nobody);
    assert_eq!(code, Some(2));
    assert!(complaints.contains("\"Zed\""), "{complaints}");
    assert!(!folder.path().join("x.pdf").exists());
}

#[test]
fn pages_of_several_people_go_into_one_file_only_where_that_is_asked_for() {
    let folder = folder(&[("team.continuum", &sample("team"))]);
    let pages = |rest: &[&str]| run(&folder, &[&["feedback", "team.continuum"], rest].concat());
    for out in ["all.pdf", "-"] {
        let (code, written, complaints) = pages(&["-o", out]);
        assert_eq!((code, written.as_str()), (Some(2), ""));
        assert!(
            complaints.contains("the pages of 9 people go into a folder"),
            "{complaints}"
        );
        assert!(complaints.contains("--one-file"), "{complaints}");
    }
    let (code, _, complaints) = pages(&["-o", "all", "--one-file"]);
    assert_eq!(code, Some(2), "{complaints}");
    let (code, _, complaints) = pages(&["-o", "team.continuum"]);
    assert_eq!(code, Some(2), "{complaints}");
    let entries = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(entries, 1, "nothing was written");

    let (code, data, said) = pages(&["-o", "all.pdf", "--one-file"]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(said.starts_with("Wrote all.pdf: 9 pages.\n"), "{said}");
    let person = sample("team").respondents[0].name.clone();
    let (code, data, said) = pages(&["-o", "own.pdf", "--respondent", &person]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(said.starts_with("Wrote own.pdf: one page.\n"), "{said}");
    let title = |file: &str| {
        let bytes = std::fs::read(folder.path().join(file)).expect("a file");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let from = text.find("<dc:title>").expect("a title");
        let until = text.find("</dc:title>").expect("its end");
        text[from..until].to_owned()
    };
    assert!(title("own.pdf").contains(&format!("Answers of {person}")));
    let all = title("all.pdf");
    assert!(
        all.contains("Answers of 9 people, a page for each"),
        "{all}"
    );
}

#[test]
fn pages_that_could_be_subtracted_from_a_file_that_was_noted_are_said_to_hold_nothing_of_the_group()
{
    let mut team = sample("team");
    let people = team.people_on(team.form).into_iter().skip(1).collect();
    let date = jiff::civil::date(2026, 5, 1);
    team.apply(Edit::NoteRelease(Release { people, date }))
        .expect("it is noted");
    let folder = folder(&[("team.continuum", &team)]);
    let (code, printed, said) = run(&folder, &["feedback", "team.continuum", "-o", "x"]);
    assert_eq!((code, printed.as_str()), (Some(0), ""), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    let [wrote, withheld] = lines.as_slice() else {
        panic!("{said}");
    };
    assert!(wrote.starts_with("Wrote 9 files into x."), "{said}");
    let told = "The group's answers are left out: a file of 1 May 2026 showed 8 people, 9 have answered now";
    assert!(withheld.starts_with(told), "{said}");
}

#[test]
fn a_check_of_an_answer_in_a_closed_assessment_is_refused_in_one_sentence() {
    let mut closed = start();
    person(&mut closed, "Ann", &[("F1", 8)]);
    let date = jiff::civil::date(2026, 5, 19);
    let by = "Ines".to_owned();
    closed
        .apply(Edit::SetClosing(Some(Closing { date, by })))
        .expect("it is permitted");
    let folder = folder(&[("unit.continuum", &closed)]);
    let before = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    let cases: [&[&str]; 4] = [
        &["Ann", "F1", "accept", "--by", "Ines"],
        &["Ann", "F1", "adjust", "3", "--by", "Ines", "--note", "so"],
        &["Ann", "F1", "send-back", "--by", "Ines", "--note", "so"],
        &["Ann", "F1", "take-back"],
    ];
    for arguments in cases {
        let all = [&["review", "unit.continuum"], arguments].concat();
        let (code, out, err) = run(&folder, &all);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{arguments:?}");
        let said = "nothing was recorded: the assessment was closed for changes on 2026-05-19\n";
        assert_eq!(err, said);
    }
    let after = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    assert_eq!(before, after);
}

#[test]
fn a_version_that_is_brought_back_over_its_document_keeps_what_stood_there() {
    let team = sample("team");
    let folder = folder(&[("unit.continuum", &team)]);
    let run = |arguments: &[&str]| {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
        err
    };
    run(&["agree", "unit.continuum", "F3", "2.5"]);
    let agreed = read(&folder, "unit.continuum").consensus;
    let back = ["versions", "unit.continuum", "--bring-back", "1", "-o"];
    let out = run(&[&back[..], &["unit.continuum", "--replace"]].concat());
    assert!(out.contains("as it was is kept"), "{out}");
    assert_eq!(read(&folder, "unit.continuum").consensus, team.consensus);
    run(&[&back[..], &["agreed.continuum"]].concat());
    assert_eq!(read(&folder, "agreed.continuum").consensus, agreed);
}

/// Nine people who voted on F1 so far apart that a talk is worth it.
fn apart() -> Assessment {
    let mut found = start();
    for (number, half_levels) in [2, 2, 3, 4, 6, 8, 9, 10, 10].into_iter().enumerate() {
        person(
            &mut found,
            &format!("Person {number}"),
            &[("F1", half_levels)],
        );
    }
    found
}

/// Everybody of a document but the last `absent` people votes on F1.
fn vote_again(folder: &TempDir, name: &str, half_levels: u8, absent: usize) {
    let mut found = read(folder, name);
    let ids: Vec<RespondentId> = found.respondents.iter().map(|it| it.id.clone()).collect();
    for respondent in ids.into_iter().rev().skip(absent) {
        let edit = Edit::Respond {
            respondent,
            practice: practice("F1"),
            field: ResponseField::Rating(Some(at(half_levels))),
        };
        found.apply(edit).expect("it is permitted");
    }
    std::fs::write(folder.path().join(name), document::write(&found)).expect("it is written");
}

#[test]
fn a_second_round_is_opened_and_told_beside_the_first() {
    let folder = folder(&[("unit.continuum", &apart())]);
    let (code, out, err) = run(&folder, &["rounds", "unit.continuum"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        out.starts_with("No practice was voted on more than once."),
        "{out}"
    );
    assert!(out.contains("  1. F1 "), "the agenda names it: {out}");

    // Without names, the round is about what people disagree on.
    let (code, data, said) = run(&folder, &["rounds", "unit.continuum", "--open-next"]);
    assert_eq!((code, data.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains(": vote 2"), "{said}");
    assert_eq!(read(&folder, "unit.continuum").rounds.len(), 1);
    let (_, out, _) = run(&folder, &["rounds", "unit.continuum"]);
    assert!(
        out.contains("Second vote: It is open, and nobody has voted yet"),
        "{out}"
    );

    vote_again(&folder, "unit.continuum", 6, 2);
    let (_, out, _) = run(&folder, &["rounds", "unit.continuum", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&out).expect("one JSON object");
    let told = &json["practices"][0];
    assert_eq!((&told["id"], &json["withheld"]), (&"F1".into(), &().into()));
    let rounds = &told["rounds"];
    // The first: halves 2, 2, 3, 4, 6, 8, 9, 10, 10, so ranks 3 and 7 are 1.5 and 4.5.
    assert_eq!(
        (&rounds[0]["n"], &rounds[0]["voted"], &rounds[0]["iqr"]),
        (&9.into(), &9.into(), &3.0.into())
    );
    assert_eq!(rounds[0]["disagreement"]["by_range"], true);
    assert_eq!(rounds[0]["disagreement"]["by_count"], true);
    // Then seven votes at 3, and two at 5 that stayed: ranks 3 and 7 are both 3.
    assert_eq!(
        (&rounds[1]["n"], &rounds[1]["voted"], &rounds[1]["iqr"]),
        (&9.into(), &7.into(), &0.0.into())
    );
    assert_eq!(rounds[1]["disagreement"]["by_range"], false);
    let moved = &told["moves"][0];
    // The fifth voted 3 before; four rated lower, two higher.
    let counts = ["people", "moved", "up", "down"].map(|key| moved[key].as_u64());
    assert_eq!(counts, [Some(7), Some(6), Some(4), Some(2)]);
    assert_eq!(moved["stable"], false);
}

#[test]
fn of_an_assessment_without_answers_the_agenda_does_not_say_that_people_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, _, err) = run(&folder, &["new", "unit.continuum"]);
    assert_eq!(code, Some(0), "{err}");
    let (_, out, _) = run(&folder, &["rounds", "unit.continuum"]);
    assert!(out.contains("Nobody has answered yet"), "{out}");
    assert!(!out.contains("people agree"), "{out}");
}

#[test]
fn rounds_of_a_small_group_are_told_in_words_or_not_at_all() {
    let folder = folder(&[("unit.continuum", &apart())]);
    run(&folder, &["rounds", "unit.continuum", "--open-next", "F1"]);
    vote_again(&folder, "unit.continuum", 6, 0);
    let safe = ["rounds", "unit.continuum", "--leave-out", "respondents"];
    let (code, out, _) = run(&folder, &safe);
    assert_eq!(code, Some(0));
    let wanted =
        "First vote: 9 people rated it; what counts is 3. They disagree: a talk is worth it.";
    assert!(out.contains(wanted), "{out}");
    assert!(out.contains("They agree. The votes still move."), "{out}");
    for figure in ["AD", "IQR", "%", " up and "] {
        assert!(!out.contains(figure), "{figure}: {out}");
    }
    let ten = [&safe[..], &["--smallest-group", "10", "--json"]].concat();
    let (_, out, _) = run(&folder, &ten);
    let json: serde_json::Value = serde_json::from_str(&out).expect("one JSON object");
    for round in json["practices"][0]["rounds"].as_array().expect("rounds") {
        let told = round.as_object().expect("a round").iter();
        let told: Vec<&str> = told
            .filter(|(_, it)| !it.is_null())
            .map(|(key, _)| key.as_str())
            .collect();
        assert!(told.iter().all(|key| *key == "ended"), "{told:?}");
    }
    assert_eq!(
        json["practices"][0]["moves"][0]["stable"],
        serde_json::Value::Null
    );
}

#[test]
fn a_round_that_cannot_be_opened_changes_nothing_and_says_why() {
    let folder = folder(&[("unit.continuum", &apart())]);
    let before = std::fs::read(folder.path().join("unit.continuum")).expect("a file");
    let (code, _, err) = run(&folder, &["rounds", "unit.continuum", "--open-next", "F2"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("no round was opened: nobody has voted on F2"),
        "{err}"
    );
    let (code, _, err) = run(&folder, &["rounds", "unit.continuum", "--open-next", "Z9"]);
    assert_eq!(code, Some(2), "{err}");
    assert_eq!(
        std::fs::read(folder.path().join("unit.continuum")).expect("a file"),
        before
    );
}
