use super::*;
use crate::format::bundled;
use crate::format::tests::told;
use crate::model::{ColumnUse, Form, HalfLevels, Language, Meaning, Rating};

/// An assessment with what is taken from a table, and what is said about it.
pub(in crate::format) fn taken(
    bytes: &[u8],
    questionnaire: &Questionnaire,
) -> (Assessment, Vec<Diagnostic>) {
    let mut assessment = Assessment::new(questionnaire.clone(), Form::Full);
    match open(bytes, questionnaire) {
        Err(faults) => (assessment, faults),
        Ok(table) => {
            let reading = read(&table, &assessment, &choices(&[], &[]));
            let faults = reading.faults.clone();
            assessment
                .apply(reading.edit())
                .expect("a permitted change");
            (assessment, faults)
        }
    }
}

fn sheet(text: &str) -> (Assessment, Vec<Diagnostic>) {
    taken(text.as_bytes(), bundled::standard())
}

fn rating(assessment: &Assessment, position: usize, practice: &str) -> Option<Rating> {
    let practice = PracticeId::new(practice).ok()?;
    let respondent = assessment.respondents.get(position)?;
    respondent.sheet.rating(&practice).cloned()
}

fn at(count: u8) -> Option<Rating> {
    HalfLevels::new(count).map(Rating::At)
}

/// A reading of a table into the standard questionnaire.
fn reading(text: &str, choices: &Choices) -> Reading {
    reading_into(
        text,
        &Assessment::new(bundled::standard().clone(), Form::Full),
        choices,
    )
}

fn reading_into(text: &str, assessment: &Assessment, choices: &Choices) -> Reading {
    let table = open(text.as_bytes(), &assessment.questionnaire).expect("a table");
    read(&table, assessment, choices)
}

/// What was decided, from the options of the command.
fn choices(columns: &[(&str, &str)], values: &[(&str, &str)]) -> Choices {
    let numbering = bundled::standard().numbering;
    let mut choices = Choices {
        reason: "said so".to_owned(),
        ..Choices::default()
    };
    for (heading, used) in columns {
        let used = ColumnUse::parse(used).expect("a use");
        choices.mapping.columns.insert((*heading).to_owned(), used);
    }
    for (text, meaning) in values {
        let meaning = Meaning::parse(meaning, numbering).expect("a meaning");
        choices.mapping.values.insert((*text).to_owned(), meaning);
    }
    choices
}

fn into(mut assessment: Assessment, reading: Reading) -> Assessment {
    assessment
        .apply(reading.edit())
        .expect("a permitted change");
    assessment
}

fn names(assessment: &Assessment) -> Vec<&str> {
    assessment
        .respondents
        .iter()
        .map(|one| one.name.as_str())
        .collect()
}

#[test]
fn every_way_to_write_a_rating_is_read() {
    let (found, faults) = sheet(
        "respondent,role,team,practice,rating,note\n\
         Ann,managers,North,F1,3.5,\"with a comma, and\na line\"\n\
         Ann,managers,North,f2,na: no branches,\n\
         Ann,managers,North,F3,DK,\n\
         Ann,managers,North,F4,,only a note\n\
         Bea,,,F1,1,\n",
    );
    assert_eq!(told(&faults), "");
    assert_eq!(found.respondents.len(), 2);
    assert_eq!(rating(&found, 0, "F1"), at(7));
    let reason = "no branches".to_owned();
    assert_eq!(rating(&found, 0, "F2"), Some(Rating::NotApplicable(reason)));
    assert_eq!(rating(&found, 0, "F3"), Some(Rating::DontKnow));
    assert_eq!(rating(&found, 0, "F4"), None);
    assert_eq!(rating(&found, 1, "F1"), at(2));
    let note = |practice| {
        let practice = PracticeId::new(practice).expect("an id");
        found.respondents[0]
            .sheet
            .get(&practice)
            .expect("a response")
            .note
            .clone()
    };
    assert_eq!(note("F1"), "with a comma, and\na line");
    assert_eq!(note("F4"), "only a note");
}

#[test]
fn a_practice_is_known_by_its_id_by_its_title_and_by_an_alias_that_is_its_own() {
    let mut questionnaire = (**bundled::standard()).clone();
    let practices = &mut questionnaire.elements[0].practices;
    let title = practices[0].title.get(&Language::english()).to_uppercase();
    practices[1].aliases = vec!["What people want".to_owned(), "Twice".to_owned()];
    practices[2].aliases = vec!["Twice".to_owned()];
    let text = format!(
        "respondent,practice,rating\n\
         Ann,\"{title}\",3\n\
         Ann,\" what People want\",4\n\
         Ann,F2,5\n\
         Ann,Twice,2\n"
    );
    let (found, faults) = taken(text.as_bytes(), &questionnaire);
    assert_eq!(rating(&found, 0, "F1"), at(6));
    assert_eq!(rating(&found, 0, "F2"), at(8));
    let told = told(&faults);
    assert!(told.contains("4:5: "), "the same practice twice: {told}");
    assert!(told.contains("no practice \"Twice\""), "{told}");
    let faults = told.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(faults.count(), 2);
}

#[test]
fn a_sheet_from_a_spreadsheet_with_semicolons_and_a_byte_order_mark_is_read() {
    let text = "\u{feff}Note;Practice;Rating;Respondent\r\n;F1;3,5;Ann\r\n;;;\r\n\r\n;F2;2;Ann\r\n";
    let (found, faults) = sheet(text);
    assert_eq!(told(&faults), "");
    assert_eq!(rating(&found, 0, "F1"), at(7));
    assert_eq!(rating(&found, 0, "F2"), at(4));
}

#[test]
fn every_bad_row_is_told_with_its_cell_and_the_sound_ones_are_kept() {
    let (found, faults) = sheet(
        "respondent,role,team,practice,rating,colour\n\
         Ann,managers,North,F1,6,\n\
         Ann,managers,North,F99,3,\n\
         \n\
         \"An\nn\",managers,North,F1,na:,\n\
         ,managers,North,,3.25,\n\
         Ann,managers,North,F2,3,red,too,many\n\
         Ann,managers,North,F2,3\n\
         Ann,managers,North,F2,4,\n\
         Ann,front line,North,F2,4,\n",
    );
    insta::assert_snapshot!(told(&faults));
    assert_eq!(found.respondents.len(), 2);
    assert_eq!(rating(&found, 0, "F2"), at(6));
}

#[test]
fn a_sheet_without_its_columns_gives_nothing_but_a_fault() {
    for text in ["", "\n\n", "a,b,c\n1,2,3\n", "respondent,rating\nAnn,3\n"] {
        let (found, faults) = sheet(text);
        assert!(found.respondents.is_empty(), "{text:?}");
        let mut faults = faults.iter();
        assert!(
            faults.any(|fault| fault.severity == Severity::Error),
            "{text:?}"
        );
    }
}

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/import/", $name)).as_slice()
    };
}

/// A table that is taken without help: everybody with role, team and answers, in the notation of the
/// command.
fn answers(bytes: &[u8]) -> Vec<String> {
    let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let table = open(bytes, bundled::standard()).expect("a table");
    let choices = choices(&[], &[]);
    let reading = read(&table, &assessment, &choices);
    assert_eq!(reading.questions, [], "{}", told(&reading.faults));
    assert!(!reading.has_errors(), "{}", told(&reading.faults));
    described(&into(assessment, reading))
}

fn described(assessment: &Assessment) -> Vec<String> {
    let numbering = assessment.questionnaire.numbering;
    let describe = |one: &Respondent| {
        let said = one.sheet.0.iter().map(|(practice, said)| {
            let meaning = Meaning {
                rating: said.rating.clone(),
            };
            let note = if said.note.is_empty() {
                String::new()
            } else {
                format!(" {:?}", said.note)
            };
            format!("{practice}={}{note}", meaning.text(numbering))
        });
        let said: Vec<String> = said.collect();
        format!(
            "{}|{}|{}: {}",
            one.name,
            one.role,
            one.team,
            said.join(", ")
        )
    };
    assessment
        .respondents
        .iter()
        .map(|one| describe(one))
        .collect()
}

#[test]
fn an_export_of_a_form_service_is_read_without_help() {
    assert_eq!(
        answers(fixture!("google-forms.csv")),
        [
            "Otter|Front line|: F1=3, F2=5, F3=2, M1=1",
            "Heron|Managers|: F1=4, F2=4, F3=3, M1=2 \"We ask at trade fairs,\\nnot in between\"",
            "Lynx|Front line|: F1=2, F3=dk, M1=2",
            "Marten|Customers|: F1=na:said so, F2=3, F3=dk, M1=3",
        ]
    );
    assert_eq!(
        answers(fixture!("google-forms-grid.csv")),
        [
            "Ötzi||Kasse: F1=3 \"Großkunden & Vereine\", F2=4, M1=dk",
            "Ibex||Lager: F1=2, M1=5",
        ]
    );
    assert_eq!(
        answers(fixture!("surveymonkey-two-heading-rows.csv")),
        [
            "11800000001|Front line|: F1=3, F2=4, M1=2",
            "11800000002|Manager|: F1=4, F2=na:said so, M1=3",
        ]
    );
    assert_eq!(
        answers(fixture!("surveymonkey.csv")),
        [
            "Ann Smith||Till & kiosk: F1=2, F5=3, F7=na:said so",
            "Bo O'Neill||Floor: F1=4, F5=dk, F7=5",
        ]
    );
    assert_eq!(
        answers(fixture!("qualtrics.csv")),
        [
            "R_1aBcDeFgHiJkLmN|Front line|: F1=3, F2=4, M7=2",
            "R_3aBcDeFgHiJkLmN|Managers|: F1=4, F2=na:said so, M7=dk",
        ]
    );
    assert_eq!(
        answers(fixture!("qualtrics-utf-16.tsv")),
        ["Zoë||: F1=3, F2=2.5", "Łukasz||: F1=4, F2=dk"]
    );
}

#[test]
fn an_export_in_another_language_or_form_is_read_without_help() {
    assert_eq!(
        answers(fixture!("typeform-spanish.csv")),
        [
            "Íñigo|Mostrador|: F1=3, F3=2, M9=dk",
            "Lucía|Dirección|: F1=4, F3=3.5, M9=na:said so \"Vale, pero los lunes no\"",
        ]
    );
    assert_eq!(
        answers(fixture!("limesurvey-polish.csv")),
        [
            "Łucja Żak|Kasa|: F1=3 \"także szkoły\", F10=dk, F2=2.5",
            "Jan Nowak|Biuro|: F1=4, F10=1, F2=na:said so",
        ]
    );
    assert_eq!(
        answers(fixture!("nextcloud-forms-french.csv")),
        [
            "Aurélie|Accueil|: F1=3, F2=na:said so \"« très bien » – mais 5 € de plus\"",
            "Benoît|Atelier|: F1=2.5, F2=dk",
        ]
    );
    assert_eq!(
        answers(fixture!("kobo-row-an-answer.tsv")),
        [
            "Otter||North: F1=3 \"all year\", F2=4.5",
            "Heron||South: F1=2, F5=dk",
        ]
    );
    assert_eq!(
        answers(fixture!("old-mac-pipes.txt")),
        [
            "Ann||Till: E1=2, F1=3, F2=4",
            "Bo||Till: E1=3, F1=na:said so, F2=2"
        ]
    );
    assert_eq!(
        answers(fixture!("alchemer-japanese.csv")),
        [
            "佐藤||売場: F1=3, F2=4, M1=dk",
            "鈴木||倉庫: F1=2.5, F2=na:said so, M1=5",
        ]
    );
}

#[cfg(feature = "office")]
#[test]
fn sheets_that_look_like_answers_too_and_are_not_read_are_named() {
    use rust_xlsxwriter::Workbook;

    let mut book = Workbook::new();
    for (name, headings) in [
        ("Spring", ["Name", "F1", "F2"]),
        ("Notes", ["What", "we", "said"]),
        ("Autumn", ["Name", "F1", "F2"]),
    ] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.write_row(0, 0, headings).expect("cells");
        sheet.write_row(1, 0, ["Ann", "3", "4"]).expect("cells");
    }
    let bytes = book.save_to_buffer().expect("memory");
    let (assessment, faults) = taken(&bytes, bundled::standard());
    assert_eq!(assessment.respondents.len(), 1);
    let words = crate::words::Words::english();
    let said = faults.iter().map(|fault| words.say(&fault.message));
    let wanted = "the sheet “Spring” was read, and not “Autumn”, which looks like answers, too";
    assert_eq!(said.collect::<Vec<_>>(), [wanted]);
    assert!(
        faults
            .iter()
            .all(|fault| fault.severity == Severity::Warning)
    );
}

#[cfg(feature = "office")]
#[test]
fn a_workbook_of_a_form_service_is_read_without_help() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    let headings = [
        "ID",
        "Start time",
        "Email",
        "Name",
        "Your role",
        "F1. Whom the service is for",
        "What customers need",
        "M1. Asking customers regularly",
        "Any comments?",
    ];
    let mut book = Workbook::new();
    book.add_worksheet()
        .write(0, 0, "About this form")
        .expect("a cell");
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, headings).expect("cells");
    let moment = ExcelDateTime::from_ymd(2026, 3, 2).expect("a day");
    let shown = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    for row in 1..3 {
        sheet
            .write_datetime_with_format(row, 1, &moment, &shown)
            .expect("a cell");
        sheet.write(row, 0, row).expect("a cell");
        sheet.write(row, 2, "anonymous").expect("a cell");
    }
    sheet
        .write_row(1, 4, ["Front line", "3 - Managed"])
        .expect("cells");
    sheet.write_row(1, 6, [4.0, 2.5]).expect("cells");
    sheet
        .write_row(
            2,
            4,
            [
                "Managers",
                "4 - Integrated",
                "I don't know",
                "N/A",
                "Ask on Sundays",
            ],
        )
        .expect("cells");
    let bytes = book.save_to_buffer().expect("memory");
    assert_eq!(
        answers(&bytes),
        [
            "1|Front line|: F1=3, F2=4, M1=2.5",
            "2|Managers|: F1=4, F2=dk, M1=na:said so \"Ask on Sundays\"",
        ]
    );
}

#[test]
fn the_programs_own_table_is_read_however_a_spreadsheet_saved_it() {
    let expected = [
        "Jürgen Groß|Führung|Köln: F1=3 \"Größere Kunden, zuerst\", F2=2.5 \"für 50 € Aufpreis; nur auf Anfrage\"",
        "Béatrice|Verkauf|Köln: F1=4",
    ];
    assert_eq!(answers(fixture!("windows-1252-semicolons.csv")), expected);
    assert_eq!(answers(fixture!("sep-line.csv")), expected);
    assert_eq!(
        answers(fixture!("title-rows.csv")),
        ["Ann|front line|Till: F1=3"]
    );
    let found = answers(fixture!("inch-mark.csv"));
    assert_eq!(
        found[0],
        "Ann|front line|Till: F1=3 \"the 5\\\" rack is missing\", F2=4 \"\\\"quoted\\\" all\""
    );
    let told = |bytes| {
        let (_, faults) = taken(bytes, bundled::standard());
        told(&faults)
    };
    assert!(told(fixture!("windows-1252-semicolons.csv")).contains("Windows-1252"));
    assert!(told(fixture!("title-rows.csv")).contains("found in line 4"));
    assert_eq!(told(fixture!("sep-line.csv")), "");
    assert!(told(fixture!("open-quote.csv")).starts_with("2:26: a quotation mark opens here"));
}

#[test]
fn names_and_notes_lose_the_apostrophe_that_guards_a_formula() {
    let plain = answers(fixture!("names-like-formulas.csv"));
    assert_eq!(plain.len(), 3);
    let guarded = String::from_utf8(fixture!("names-like-formulas.csv").to_vec()).expect("text");
    let guarded = guarded
        .replace("@otter", "'@otter")
        .replace("-lynx", "'-lynx");
    let guarded = guarded
        .replace(",=SUM", ",'=SUM")
        .replace(",- asked", ",'- asked");
    assert_eq!(answers(guarded.as_bytes()), plain);
    let first = into(
        Assessment::new(bundled::standard().clone(), Form::Full),
        reading(&guarded, &choices(&[], &[])),
    );
    let again = fixture!("names-like-formulas.csv");
    let again = reading_into(
        str::from_utf8(again).expect("text"),
        &first,
        &choices(&[], &[]),
    );
    assert!(
        again
            .people
            .iter()
            .all(|person| person.known.is_some() && person.unchanged == 1)
    );
}

#[test]
fn a_row_an_answer_is_read_by_other_names_and_other_questions_are_listed() {
    let found = answers(fixture!("row-an-answer-other-names.csv"));
    assert_eq!(found, ["Otter||Counter: F1=3, F2=4", "Heron||Office: F1=2"]);
    let text = str::from_utf8(fixture!("row-an-answer-other-names.csv")).expect("text");
    let all = reading(text, &choices(&[("Anything else?", "note")], &[]));
    assert!(
        reading(text, &choices(&[], &[]))
            .asked
            .contains(&("Anything else?".to_owned(), None))
    );
    let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let noted = described(&into(assessment, all));
    assert_eq!(
        noted[0],
        "Otter||Counter: F1=3, F2=4 \"Deliveries come at noon\""
    );
}

#[test]
fn a_practice_is_found_by_any_of_its_names_and_else_the_nearest_is_told() {
    let text = str::from_utf8(fixture!("practice-named-in-other-ways.csv")).expect("text");
    let found = reading(text, &choices(&[], &[]));
    let mut faults = found.faults.clone();
    faults.retain(|fault| fault.severity == Severity::Error);
    let said = told(&faults);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(
        said.starts_with("7:5: there is no practice \"Q1\"\n    hint: did you mean"),
        "{said}"
    );
    assert_eq!(found.people[0].new, 1);
    let mapped = reading(text, &choices(&[("Q1", "practice:M1")], &[]));
    assert_eq!((mapped.people[0].new, mapped.has_errors()), (2, false));
}

#[test]
fn agreement_is_taken_only_once_somebody_says_what_it_stands_for() {
    let text = str::from_utf8(fixture!("microsoft-forms-german-agreement.csv")).expect("text");
    let found = reading(text, &choices(&[], &[]));
    let asked: Vec<String> = found
        .questions
        .iter()
        .map(|(place, question)| match question {
            Question::Value {
                text,
                count,
                proposal,
            } => {
                let numbering = bundled::standard().numbering;
                format!(
                    "{}:{} {text} {count} {}",
                    place.line,
                    place.column,
                    proposal.text(numbering)
                )
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        asked,
        [
            "2:48 trifft eher zu 2 4",
            "2:63 trifft voll zu 1 5",
            "2:78 trifft nicht zu 1 1",
            "3:48 teils/teils 1 3",
        ]
    );
    let values = [
        ("trifft eher zu", "4"),
        ("Trifft voll zu", "5"),
        ("trifft nicht zu", "1"),
        ("teils/teils", "2.5"),
    ];
    let decided = choices(&[], &values);
    let found = reading(text, &decided);
    assert_eq!((found.questions.len(), found.has_errors()), (0, false));
    let mut assessment = into(
        Assessment::new(bundled::standard().clone(), Form::Full),
        found,
    );
    assert_eq!(
        described(&assessment),
        ["1||: F1=4, F2=5, M1=1", "2||: F1=2.5, F2=4, M1=dk"]
    );
    assert_eq!(assessment.mapping, decided.mapping);
    // What was confirmed once holds for the next file.
    assessment.respondents = crate::model::Shared::default();
    assert_eq!(
        reading_into(text, &assessment, &choices(&[], &[])).questions,
        []
    );
}

#[test]
fn numbers_of_another_scale_are_asked_about_and_never_taken_as_they_are() {
    let asked = |text: &str| {
        let found = reading(text, &choices(&[], &[]));
        let new: usize = found.people.iter().map(|person| person.new).sum();
        (found.questions.len(), new)
    };
    assert_eq!(asked("name,F1 (1-4),F2\nAnn,4,4\nBo,1,3\n"), (2, 2));
    assert_eq!(asked("name,F1 Focus (0 to 10),F2\nAnn,4,4\n"), (1, 1));
    assert_eq!(asked("name,F1 (1-5),F2\nAnn,4,4\n"), (0, 2));
    assert_eq!(asked("name,F1,F2\nAnn,4,9\nBo,0,10\n"), (4, 0));
    let found = reading("name,F1,F2\nAnn,4,9\n", &choices(&[], &[]));
    assert_eq!((found.questions.len(), found.has_errors()), (0, true));
    let values = [("0", "1"), ("10", "5"), ("9", "4.5"), ("4", "3")];
    let found = reading("name,F1,F2\nAnn,4,9\nBo,0,10\n", &choices(&[], &values));
    assert_eq!((found.questions.len(), found.has_errors()), (0, false));
    assert_eq!(found.people[0].new, 2);
}

#[test]
fn what_a_number_stands_for_on_another_scale_is_no_word_on_plain_levels() {
    let new = || Assessment::new(bundled::standard().clone(), Form::Full);
    let table = "name,F1 Whom (0 to 10),F2 What customers need\nAnn,4,4\nBea,9,2\n";
    for values in [
        [("4", "2.5"), ("9", "4.5")],
        [("4 of 0-10", "2.5"), ("9 of 0-10", "4.5")],
    ] {
        let found = reading(table, &choices(&[], &values));
        assert_eq!(found.questions, []);
        let kept = found.confirmed().values.keys();
        assert_eq!(kept.collect::<Vec<_>>(), ["4 of 0-10", "9 of 0-10"]);
        let first = into(new(), found);
        assert_eq!(
            described(&first),
            ["Ann||: F1=2.5, F2=4", "Bea||: F1=4.5, F2=2"]
        );
        // Nor in the next table, where the scale is known.
        for next in ["name,F3\nCem,4\n", "respondent,practice,rating\nCem,F3,4\n"] {
            let found = reading_into(next, &first, &choices(&[], &[]));
            assert_eq!(described(&into(first.clone(), found))[2], "Cem||: F3=4");
        }
        let next = "name,F3 (0 to 10)\nCem,4\n";
        let found = reading_into(next, &first, &choices(&[], &[]));
        assert_eq!(found.questions, []);
        assert_eq!(described(&into(first, found))[2], "Cem||: F3=2.5");
    }
    // Where it would decide nothing, that is said.
    let plain = reading("name,F1\nAnn,4\n", &choices(&[], &[("4", "2.5")]));
    let said = told(&plain.faults);
    assert!(
        said.contains("\"4\" is a level in every column of this table"),
        "{said}"
    );
    assert_eq!(described(&into(new(), plain)), ["Ann||: F1=4"]);
    // Two scales have the number each for itself.
    let two = "name,F1 (1-4),F2 (0-10),F3\nAnn,4,4,4\n";
    let found = reading(two, &choices(&[], &[("4", "2.5")]));
    assert_eq!(found.questions.len(), 2);
    let values = [("4 of 1-4", "5"), ("4 of 0-10", "2.5")];
    let found = reading(two, &choices(&[], &values));
    assert_eq!(
        described(&into(new(), found)),
        ["Ann||: F1=5, F2=2.5, F3=4"]
    );
}

#[test]
fn a_scale_in_other_words_or_in_the_question_of_a_row_is_asked_about_too() {
    for heading in [
        "F1 Whom (0 = not at all, 10 = fully)",
        "On a scale of 1 (worst) to 10 (best): F1",
        "F1 (1/10)",
        "F1 von 1 (gar nicht) bis 4 (voll)",
        "F1 (1 = low, 7 = high)",
    ] {
        let wide = format!("name,\"{heading}\",F2\nAnn,4,4\n");
        let long = format!("respondent,practice,rating\nAnn,\"{heading}\",4\nAnn,F2,4\n");
        for text in [wide, long.replace("respondent,practice", "who is it,item")] {
            let found = reading(&text, &choices(&[("who is it", "name")], &[]));
            let asked = matches!(found.questions.as_slice(), [(_, Question::Value { .. })]);
            assert!(asked, "{text}: {:?}", found.questions);
            assert_eq!(found.people[0].new, 1, "{text}");
        }
    }
    // Numbers of two rows of headings are no scale together.
    let two = "name,Part 1,Part 1\n,7. F1 Whom,8. F2 Needs\nAnn,3,4\n";
    let found = reading(two, &choices(&[], &[]));
    assert_eq!((found.questions.len(), found.people[0].new), (0, 2));
    // A number that is on no place of its scale is asked about, whatever level it has.
    let found = reading("name,F1 (1-4)\nAnn,5\n", &choices(&[], &[]));
    let [(_, Question::Value { text, .. })] = found.questions.as_slice() else {
        panic!("{:?}", found.questions);
    };
    assert_eq!(text, "5 of 1-4");
    // Numbers of a column with a scale of its own say nothing about the others.
    let found = reading("name,F1 (0-10),F2\nAnn,0,4\nBo,9,3\n", &choices(&[], &[]));
    assert_eq!((found.questions.len(), found.people[0].new), (2, 1));
}

#[test]
fn words_for_no_rating_are_read_and_what_could_be_a_gap_is_asked_about() {
    let text = str::from_utf8(fixture!("words-for-no-rating.csv")).expect("text");
    let found = reading(text, &choices(&[], &[]));
    let said = told(&found.faults);
    let places = said
        .lines()
        .filter_map(|line| line.split_once(": ").map(|(place, _)| place));
    let places: Vec<&str> = places.filter(|place| !place.starts_with(' ')).collect();
    assert_eq!(places, ["8:8", "9:8", "11:8", "13:8", "14:8", "15:8"]);
    assert!(said.contains("--value \"No answer=…\""), "{said}");
    assert_eq!(found.people[0].new, 9);
    let values = [
        ("-", "open"),
        ("NA", "na:not ours"),
        ("No answer", "open"),
        ("NaN", "dk"),
        ("NULL", "open"),
        ("99", "open"),
    ];
    let found = reading(text, &choices(&[], &values));
    assert!(!found.has_errors(), "{}", told(&found.faults));
    assert_eq!(found.people[0].new, 11);
}

#[test]
fn a_rating_with_a_label_is_read_and_what_is_only_likely_is_proposed() {
    let text = str::from_utf8(fixture!("labelled-ratings.csv")).expect("text");
    let found = reading(text, &choices(&[], &[]));
    assert_eq!(told(&found.faults), "");
    assert_eq!(found.questions.len(), 2);
    let values = [("3+", "3.5"), ("★★★☆☆", "3")];
    let found = reading(text, &choices(&[], &values));
    let assessment = into(
        Assessment::new(bundled::standard().clone(), Form::Full),
        found,
    );
    assert_eq!(
        described(&assessment),
        ["Ann||: E1=3, F1=5, F2=4, F3=3, M1=2.5, M2=3, M3=3.5, M4=4"]
    );
}

#[test]
fn a_day_in_place_of_a_rating_is_told_as_one_with_the_way_out() {
    let found = reading("name;F1;F2\nAnn;02. Mai;3\n", &choices(&[], &[]));
    assert_eq!(
        told(&found.faults),
        "2:5: a spreadsheet turned this rating into a day: \"02. Mai\"\n    hint: it was probably 2.5: \
         format the column as text and type it again, or say so with --value\n"
    );
    assert_eq!(found.people[0].new, 1);
    let found = reading(
        "name;F1\nAnn;02. Mai\n",
        &choices(&[], &[("02. Mai", "2.5")]),
    );
    assert_eq!(told(&found.faults), "");
}

/// An assessment with the answers of one table, then a reading of another one into it.
fn then(first: &str, second: &str, choices: &Choices) -> (Assessment, Reading) {
    let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let first = reading(first, &super::tests::choices(&[], &[]));
    let assessment = into(assessment, first);
    let second = reading_into(second, &assessment, choices);
    (assessment, second)
}

fn text(fixture: &'static [u8]) -> &'static str {
    str::from_utf8(fixture).expect("text")
}

#[test]
fn answers_of_somebody_of_the_same_name_are_replaced_only_when_that_is_said() {
    let [first, second] = [
        text(fixture!("same-name-first.csv")),
        text(fixture!("same-name-second.csv")),
    ];
    let (before, found) = then(first, second, &choices(&[], &[]));
    let asked: Vec<&Question> = found
        .questions
        .iter()
        .map(|(_, question)| question)
        .collect();
    let [Question::Replaces { name, changes }] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(
        (name.as_str(), changes),
        ("Maria", &found.people[0].changed)
    );
    let change = &found.people[0].changed[0];
    assert_eq!(
        (&change.before.rating, &change.after.rating),
        (&at(4), &at(10))
    );
    let mut replacing = choices(&[], &[]);
    replacing.replace_answers = true;
    let found = reading_into(second, &before, &replacing);
    assert_eq!(found.questions, []);
    assert_eq!(
        described(&into(before.clone(), found)),
        ["Maria|front line|Till: F1=5 \"from the evening shift\", F2=4"]
    );
    let mut other = choices(&[], &[]);
    other.other_people = vec![" maria ".to_owned()];
    let found = reading_into(second, &before, &other);
    assert_eq!(found.questions, []);
    let both = into(before, found);
    assert_eq!(names(&both), ["Maria", "Maria (2)"]);
    // Either table again brings nothing new.
    for again in [first, second] {
        let found = reading_into(again, &both, &choices(&[], &[]));
        assert_eq!((found.questions.len(), found.people[0].unchanged), (0, 2));
    }
}

#[test]
fn white_space_and_case_make_no_other_person_and_a_near_role_is_asked_about() {
    let spelled = text(fixture!("one-person-four-spellings.csv"));
    let found = reading(spelled, &choices(&[], &[]));
    assert_eq!(found.people.len(), 2);
    let [(place, Question::Alike { name, one, other })] = found.questions.as_slice() else {
        panic!("one question: {:?}", found.questions);
    };
    assert_eq!(
        (place.line, place.column, name.as_str()),
        (4, 1, "Ann Smith")
    );
    assert_eq!(
        (one[0].as_str(), other[0].as_str()),
        ("Managers", "Manager")
    );
    let mut same = choices(&[], &[]);
    same.same_people = vec!["ann smith".to_owned()];
    let found = reading(spelled, &same);
    assert_eq!((found.people.len(), found.questions.len()), (1, 0));
    assert_eq!(found.people[0].new, 4);
    let mut other = choices(&[], &[]);
    other.other_people = vec!["Ann Smith".to_owned()];
    let found = reading(spelled, &other);
    assert_eq!((found.people.len(), found.questions.len()), (2, 0));
}

#[test]
fn a_name_that_is_nearly_another_is_told_and_taken_for_another_person() {
    let (_, found) = then(
        "respondent,practice,rating\nAnn Smith,F1,3\n",
        "respondent,practice,rating\nAnne Smith,F1,3\nJo Berg,F1,4\nBerg Jo,F1,4\n",
        &choices(&[], &[]),
    );
    let said = told(&found.faults);
    assert!(
        said.contains("2:1: warning: \"Anne Smith\" looks like \"Ann Smith\""),
        "{said}"
    );
    assert!(
        said.contains("4:1: warning: \"Berg Jo\" looks like \"Jo Berg\""),
        "{said}"
    );
    assert_eq!((found.people.len(), found.questions.len()), (3, 0));
    assert!(
        said.contains("--same-person \"Anne Smith=Ann Smith\""),
        "{said}"
    );
    let mut one = choices(&[], &[]);
    let slip = ("anne  smith".to_owned(), "Ann Smith".to_owned());
    one.other_names = [slip].into();
    let (_, found) = then(
        "respondent,practice,rating\nAnn Smith,F1,3\n",
        "respondent,practice,rating\nAnne Smith,F2,3\n",
        &one,
    );
    assert_eq!((found.people.len(), found.faults.len()), (1, 0));
    assert!(found.people[0].known.is_some());
}

#[test]
fn who_answered_twice_is_asked_about_unless_both_answers_are_the_same() {
    let wide = |second: &str| format!("name,F1,F2\nAnn,3,4\n{second}\n");
    let asked = |text: &str, choices: &Choices| reading(text, choices).questions.len();
    assert_eq!(asked(&wide("ann ,3,4"), &choices(&[], &[])), 0);
    assert_eq!(asked(&wide("Ann,2,4"), &choices(&[], &[])), 1);
    let mut later = choices(&[], &[]);
    later.later_one_holds = true;
    let mut other = choices(&[], &[]);
    other.other_people = vec!["Ann".to_owned()];
    let new = || Assessment::new(bundled::standard().clone(), Form::Full);
    let held = |choices: &Choices| described(&into(new(), reading(&wide("Ann,2,4"), choices)));
    assert_eq!(held(&later), ["Ann||: F1=2, F2=4"]);
    assert_eq!(held(&other), ["Ann||: F1=3, F2=4", "Ann (2)||: F1=2, F2=4"]);
    let long = "respondent,practice,rating\nAnn,F1,3\nAnn,F2,4\nAnn,F1,2\nAnn,F2,1\n";
    let found = reading(long, &choices(&[], &[]));
    assert_eq!(found.questions.len(), 1);
    assert!(told(&found.faults).contains("4:5: Ann answers practice \"F1\" a second time"));
    assert_eq!(
        described(&into(new(), reading(long, &later))),
        ["Ann||: F1=2, F2=1"]
    );
    let both = described(&into(new(), reading(long, &other)));
    assert_eq!(both, ["Ann||: F1=3, F2=4", "Ann (2)||: F1=2, F2=1"]);
}

/// What a table brings into an empty assessment, and what is asked and told about it.
fn brought(text: &str, choices: &Choices) -> (Vec<String>, Vec<Question>, String) {
    let found = reading(text, choices);
    let questions = found.questions.iter().map(|(_, it)| it.clone()).collect();
    let said = told(&found.faults);
    let new = Assessment::new(bundled::standard().clone(), Form::Full);
    (described(&into(new, found)), questions, said)
}

#[test]
fn a_second_row_of_a_name_is_asked_about_whatever_differs_and_nothing_of_it_is_lost() {
    let rows = |name: &str| Question::Rows {
        name: name.to_owned(),
    };
    let mut later = choices(&[], &[]);
    later.later_one_holds = true;
    let mut other = choices(&[], &[]);
    other.other_people = vec!["Maria".to_owned()];
    for (second, as_one, as_two) in [
        (
            "m@b.org,Maria,3,4,evening is different",
            "Maria||: F1=3, F2=4 \"evening is different\"",
            "Maria (2)||: F1=3, F2=4 \"evening is different\"",
        ),
        (
            "m@c.org,Maria,3,4,morning",
            "Maria||: F1=3, F2=4 \"morning\"",
            "Maria (2)||: F1=3, F2=4 \"morning\"",
        ),
        (
            "m@b.org,Maria,3,,",
            "Maria||: F1=3, F2=4 \"morning\"",
            "Maria (2)||: F1=3",
        ),
        (
            "m@b.org,Maria,,,only this",
            "Maria||: F1=3, F2=4 \"only this\"",
            "Maria (2)||: F2=open \"only this\"",
        ),
    ] {
        let text =
            format!("e-mail,name,F1,F2,Any comments?\nm@b.org,Maria,3,4,morning\n{second}\n");
        let (_, asked, _) = brought(&text, &choices(&[], &[]));
        assert_eq!(asked, [rows("Maria")], "{second}");
        let (people, asked, _) = brought(&text, &later);
        assert_eq!((people, asked), (vec![as_one.to_owned()], vec![]));
        let (people, asked, _) = brought(&text, &other);
        let first = "Maria||: F1=3, F2=4 \"morning\"".to_owned();
        assert_eq!((people, asked), (vec![first, as_two.to_owned()], vec![]));
    }
    // What is wholly the same is taken once, and so are other capitals; both are told.
    let text = "name,F1,F2\nMaria,3,4\nMARIA,3,4\n";
    let (people, asked, said) = brought(text, &choices(&[], &[]));
    assert_eq!((people.len(), asked.len()), (1, 0));
    for told in [
        "3:1: warning: the row of Maria is the same as an earlier one",
        "3:1: warning: “MARIA” is taken for “Maria”",
    ] {
        assert!(said.contains(told), "{said}");
    }
    assert_eq!(brought(text, &other).0.len(), 2);
    let (people, _, said) = brought(
        "respondent,practice,rating\nAnn,F1,3\nann,F2,4\nAnn,F1,3\n",
        &choices(&[], &[]),
    );
    assert_eq!(people, ["Ann||: F1=3, F2=4"]);
    assert!(
        said.contains("3:1: warning: “ann” is taken for “Ann”"),
        "{said}"
    );
    assert!(said.contains("4:5: warning: Ann answers practice \"F1\" a second time"));
    // So is who is known under other capitals.
    let (_, found) = then("name,F1\nAnn,3\n", "name,F2\nANN,3\n", &choices(&[], &[]));
    assert!(told(&found.faults).contains("“ANN” is taken for “Ann”"));
}

#[test]
fn people_without_a_name_are_other_people_unless_somebody_says_that_they_are_the_same() {
    let crowd = |crowd| Choices {
        crowd: Some(crowd),
        ..choices(&[], &[])
    };
    let names_after = |(before, found): (Assessment, Reading)| {
        assert_eq!(found.questions, []);
        let after = into(before, found);
        names(&after)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let first = "F1,F2\n3,4\n2,2\n";
    let second = "M1,M2\n3,4\n5,5\n";
    let apart = then(first, second, &choices(&[], &[]));
    assert_eq!(names_after(apart), ["1", "2", "3", "4"]);
    let same = then(first, second, &crowd(Crowd::Same));
    assert_eq!(names_after(same), ["1", "2"]);
    // The same rows again are asked about, however many come with them.
    let again = "F1,F2\n3,4\n2,2\n5,5\n";
    let (before, found) = then(first, again, &choices(&[], &[]));
    let [(_, question)] = found.questions.as_slice() else {
        panic!("{:?}", found.questions);
    };
    let asked = Question::Strangers {
        name: "1".to_owned(),
        count: 2,
        is_same: true,
    };
    assert_eq!(*question, asked);
    let same = reading_into(again, &before, &crowd(Crowd::Same));
    assert_eq!(names_after((before.clone(), same)), ["1", "2", "3"]);
    let others = reading_into(again, &before, &crowd(Crowd::Others));
    assert_eq!(names_after((before, others)), ["1", "2", "3", "4", "5"]);
}

#[test]
fn numbers_of_two_forms_are_asked_about_once_for_everybody() {
    let first = "ID,F1,F2\n1,3,4\n2,2,2\n3,1,1\n";
    let crowd = |crowd| Choices {
        crowd: Some(crowd),
        ..choices(&[], &[])
    };
    for second in [
        "ID,F1,F2\n1,2,5\n2,1,3\n3,2,2\n",
        "ID,M1,M2\n1,2,5\n2,1,3\n3,2,2\n",
    ] {
        let (before, found) = then(first, second, &choices(&[], &[]));
        let [(_, Question::Strangers { count, is_same, .. })] = found.questions.as_slice() else {
            panic!("{:?}", found.questions);
        };
        assert_eq!((*count, *is_same), (3, false));
        let others = reading_into(second, &before, &crowd(Crowd::Others));
        assert_eq!(others.questions, []);
        assert_eq!(into(before, others).respondents.len(), 6);
    }
    // The same form again, with one more answer, asks nothing.
    let more = "ID,F1,F2\n1,3,4\n2,2,2\n3,1,1\n4,5,5\n";
    let (before, found) = then(first, more, &choices(&[], &[]));
    assert_eq!(found.questions, []);
    assert_eq!(into(before, found).respondents.len(), 4);
}

#[test]
fn a_remark_before_the_answer_that_it_is_about_belongs_to_it() {
    let text = "Who,Item,Score\nAnn,F1,3\nAnn,Open remarks,hello\nAnn,F2,4\n";
    let decided = choices(&[("Who", "name"), ("Open remarks", "note:F2")], &[]);
    let (people, asked, said) = brought(text, &decided);
    assert_eq!(
        (people, asked.len()),
        (vec!["Ann||: F1=3, F2=4 \"hello\"".to_owned()], 0)
    );
    assert_eq!(said, "");
}

#[test]
fn trials_are_known_by_numbers_and_channels_and_told_by_their_lines() {
    let heads = "Status,ResponseId,DistributionChannel,F1,F2\n";
    let rows = "1,R_a,anonymous,3,4\n0,R_b,preview,3,4\n0,R_c,anonymous,3,4\n";
    let found = reading(&format!("{heads}{rows}"), &choices(&[], &[]));
    assert_eq!(found.previews, [2, 3]);
    assert_eq!(found.people.len(), 1);
    // Elsewhere a number says nothing about that.
    let other = reading("Status,name,F1\n1,Ann,3\n", &choices(&[], &[]));
    assert_eq!((other.previews.len(), other.people.len()), (0, 1));
    let open = reading(
        "finished,name,F1\nno,Ann,3\nyes,Bo,2\nno,Cem,2\n",
        &choices(&[], &[]),
    );
    assert_eq!(open.unfinished, [2, 4]);
    assert_eq!(listed(&[2, 4]), "2, 4");
}

#[test]
fn names_roles_and_teams_are_kept_as_they_are_written() {
    let text =
        "name,role,team,F1,F2\nO´Neill,½ Tag,Nº 1 ﬁlm,3,Don´t know\nO'Neill,½ tag,nº 1 ﬁlm,3,dk\n";
    let found = reading(text, &choices(&[], &[]));
    assert!(!found.has_errors(), "{}", told(&found.faults));
    let new = Assessment::new(bundled::standard().clone(), Form::Full);
    assert_eq!(
        described(&into(new, found)),
        ["O´Neill|½ Tag|Nº 1 ﬁlm: F1=3, F2=dk"]
    );
}

#[test]
fn a_closing_question_of_a_form_is_no_remark_on_the_last_practice() {
    let text = "name,F1,F2,Anything else you would like to tell us?\nAnn,3,4,parking\n";
    let found = reading(text, &choices(&[], &[]));
    assert_eq!(found.columns[3].used, None);
    assert!(told(&found.faults).contains("column `Anything else you would like to tell us?`"));
    let about = "name,F1,Anything else about F1?\nAnn,3,parking\n";
    assert_eq!(
        brought(about, &choices(&[], &[])).0,
        ["Ann||: F1=3 \"parking\""]
    );
    // What stands beside no answer at all is told.
    let (_, _, said) = brought("name,Comments,F1\nAnn,parking,\n", &choices(&[], &[]));
    assert!(
        said.contains("2:5: warning: this remark is left out"),
        "{said}"
    );
}

#[test]
fn columns_that_a_service_leaves_empty_are_not_taken_and_a_remark_belongs_to_the_practice_it_names()
{
    let text = "Respondent ID,First Name,Last Name,What is your full name?,F1,F7,E10,\
                Please explain your answer on complaints,Comments on learning from complaints,Please explain\n\
                118,,,Anne O’Brien,3,4,2,a slip,a list,done\n";
    let found = reading(text, &choices(&[], &[]));
    let used = |place: usize| found.columns[place].used.clone().map(|it| it.to_string());
    assert_eq!((used(1), used(2)), (None, None));
    assert_eq!(used(3).as_deref(), Some("name"));
    assert_eq!(used(7).as_deref(), Some("note:F7"));
    // The longer title stands there, and the shorter only within it.
    assert_eq!(used(8).as_deref(), Some("note:M5"));
    assert_eq!(used(9).as_deref(), Some("note"));
    let new = Assessment::new(bundled::standard().clone(), Form::Full);
    assert_eq!(
        described(&into(new, found))[0].split(':').next(),
        Some("Anne O’Brien||")
    );
}

#[test]
fn one_remark_after_many_practices_is_about_none_of_them() {
    let used = |text: &str| {
        reading(text, &choices(&[], &[]))
            .columns
            .pop()
            .expect("one")
            .used
    };
    assert_eq!(
        used("name,F1,F2,F3,F4,F5,Any comments?\nAnn,3,4,2,2,2,parking\n"),
        None
    );
    // After few practices, or where remarks stand between them, it is about the last.
    let about = Some(ColumnUse::Note);
    assert_eq!(used("name,F1,F2,Any comments?\nAnn,3,4,parking\n"), about);
    assert_eq!(
        used("name,F1,Comments,F2,Comments,F3,F4,F5,Comments\nAnn,3,a,4,b,2,2,2,c\n"),
        about
    );
}

#[test]
fn nobody_is_added_of_whom_nothing_can_be_read() {
    let text = "name,F1,F2\nAnn,3,4\nBo,99,x\nCem,agree,agree\n";
    let mut found = reading(text, &choices(&[], &[]));
    let people: Vec<&str> = found.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(people, ["Ann", "Cem"]);
    found.leave_out_waiting();
    assert_eq!(found.people.len(), 1);
}

#[cfg(feature = "office")]
#[test]
fn a_formula_without_its_result_is_a_fault_that_names_the_cell() {
    use rust_xlsxwriter::{Formula, Workbook};

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Name", "F1", "F2"]).expect("cells");
    sheet.write_row(1, 0, ["Ann", "3", "4"]).expect("cells");
    sheet.write(2, 0, "Bo").expect("a cell");
    sheet
        .write(2, 1, Formula::new("=1+2").set_result("3"))
        .expect("a cell");
    sheet
        .write(2, 2, Formula::new("=1+2").set_result("3"))
        .expect("a cell");
    let bytes = book.save_to_buffer().expect("memory");
    let (assessment, faults) = taken(&bytes, bundled::standard());
    assert_eq!((assessment.respondents.len(), faults.len()), (2, 0));
    // Other programs write no results.
    let bare = without_results(&bytes);
    let (assessment, faults) = taken(&bare, bundled::standard());
    let said = told(&faults);
    assert!(
        said.contains("3:2: cell B3 holds a formula without its result"),
        "{said}"
    );
    assert!(said.contains("3:3: cell C3"), "{said}");
    assert_eq!(names(&assessment), ["Ann"]);
}

/// A workbook whose formulas have no results.
#[cfg(feature = "office")]
fn without_results(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    let mut from = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut entry = from.by_index(place).expect("an entry");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("a text");
        let text = text.replace("</f><v>3</v>", "</f><v></v>");
        let options = SimpleFileOptions::default();
        let name = entry.name().expect("a name").into_owned();
        to.start_file(name, options).expect("memory");
        to.write_all(text.as_bytes()).expect("memory");
    }
    to.finish().expect("memory").into_inner()
}

#[test]
fn two_columns_for_one_practice_are_a_fault_until_one_is_left_out() {
    let two = "name,F1 today,F1 in a year\nAnn,2,4\n";
    let found = reading(two, &choices(&[], &[]));
    assert!(told(&found.faults).starts_with("1:15: column `practice:F1` stands twice"));
    let found = reading(two, &choices(&[("F1 in a year", "leave")], &[]));
    assert_eq!((found.has_errors(), found.people[0].new), (false, 1));
}

#[test]
fn a_mapping_names_a_column_by_its_heading_or_a_part_of_it() {
    let other = text(fixture!("surveymonkey-two-heading-rows.csv"));
    for heading in ["What is your role?", "what is your role? – response"] {
        let found = reading(other, &choices(&[(heading, "team")], &[]));
        assert_eq!(found.people[0].team, "Front line", "{heading}");
        assert_eq!(
            found.unknown([heading.to_owned()].iter()),
            Vec::<&str>::new()
        );
    }
    let found = reading(other, &choices(&[], &[]));
    assert_eq!(
        found.unknown(["Shoe size".to_owned()].iter()),
        ["Shoe size"]
    );
    let found = reading(
        "who,q\nAnn,3\n",
        &choices(&[("who", "name"), ("q", "practice:F1")], &[]),
    );
    assert_eq!(
        (found.people[0].name.as_str(), found.people[0].new),
        ("Ann", 1)
    );
    let found = reading("name,q\nAnn,3\n", &choices(&[("q", "practice:ZZ")], &[]));
    assert!(told(&found.faults).contains("there is no practice \"ZZ\""));
}

#[test]
fn a_long_table_is_read_in_time_that_grows_with_it() {
    let mut text = "name,F1,F2\n".to_owned();
    for number in 0..20_000 {
        let _ = std::fmt::Write::write_fmt(&mut text, format_args!("Person {number},3,4\n"));
    }
    let found = reading(&text, &choices(&[], &[]));
    assert_eq!(found.people.len(), Assessment::MOST_RESPONDENTS);
    assert!(told(&found.faults).contains("at most 10,000 respondents"));
}

proptest::proptest! {
    #[test]
    fn what_is_taken_once_is_unchanged_when_it_is_taken_again(
        people in proptest::collection::btree_map("[A-Z][a-z]{2,6}( [A-Z][a-z]{2,6})?", (2_u8..=10, 2_u8..=10), 1..6),
        is_wide in proptest::bool::ANY,
    ) {
        let numbering = bundled::standard().numbering;
        let shown = |count: u8| {
            let rating = HalfLevels::new(count).expect("a rating");
            numbering.rating(rating).to_string()
        };
        let rows = people.iter().map(|(name, (one, other))| {
            let [one, other] = [shown(*one), shown(*other)];
            if is_wide {
                format!("{name},{one},{other}\n")
            } else {
                format!("{name},F1,{one}\n{name},F2,{other}\n")
            }
        });
        let heading = if is_wide { "name,F1,F2\n" } else { "respondent,practice,rating\n" };
        let text = format!("{heading}{}", rows.collect::<String>());
        let (before, again) = then(&text, &text, &choices(&[], &[]));
        proptest::prop_assert_eq!(before.respondents.len(), people.len());
        proptest::prop_assert_eq!(again.questions.len(), 0);
        proptest::prop_assert!(again.people.iter().all(|one| one.unchanged == 2 && one.new == 0));
        proptest::prop_assert_eq!(into(before.clone(), again), before);
    }

    #[test]
    fn no_table_makes_it_panic(
        bytes in "(name|F1|F2|rating|practice|respondent|3|4,5|Ann|[,;\n\t\"=\r]| – |★|02. Mai|(1-4)|na:|dk|é){0,40}",
    ) {
        let (first, _) = taken(bytes.as_bytes(), bundled::standard());
        if let Ok(table) = open(bytes.as_bytes(), bundled::standard()) {
            let _ = read(&table, &first, &choices(&[("F1", "name"), ("Ann", "note")], &[("3", "4")]));
        }
    }
}

#[test]
fn the_programs_own_export_comes_back_as_it_was() {
    let table = "respondent,respondent_id,role,team,practice,title,element_id,rating,state,confidence,flagged,reason,note,evidence,agreed,agreed_reason,agreed_day\r\n\
         Ann,r1,managers,Till,F1,Whom,customer_focus,3.5,rated,high,true,,'=so,minutes | day: 2026-03-01,4,we talked,2026-02-28\r\n\
         Ann,r1,managers,Till,F2,What,customer_focus,,not_applicable,,false,no branches,,,,\r\n\
         Ann,r1,managers,Till,F3,Plan,customer_focus,,dont_know,low,false,,,,,\r\n\
         Ann,r1,managers,Till,F4,Promises,customer_focus,,open,,false,,,,,\r\n\
         Ann,r2,managers,Till,F1,Whom,customer_focus,2,rated,,false,,,,4,we talked\r\n\
         ,,,,F5,Easy,customer_focus,,open,,false,,,,na:no shop,so it is\r\n";
    let (found, faults) = sheet(table);
    assert_eq!(told(&faults), "");
    assert_eq!(
        described(&found),
        [
            "Ann|managers|Till: F1=3.5 \"=so\", F2=na:no branches, F3=dk",
            "Ann|managers|Till: F1=2"
        ]
    );
    let [first, fifth] = ["F1", "F5"].map(|id| PracticeId::new(id).expect("an id"));
    let said = found.respondents[0].sheet.get(&first).expect("a response");
    assert_eq!(
        (said.flagged, said.confidence),
        (true, Some(crate::model::Confidence::High))
    );
    assert_eq!(said.evidence[0].date, Some(jiff::civil::date(2026, 3, 1)));
    assert_eq!(found.consensus[&first].reason, "we talked");
    let day = jiff::civil::date(2026, 2, 28);
    assert_eq!(found.consensus[&first].agreed_on, Some(day));
    assert_eq!(
        found.consensus[&fifth].rating,
        Rating::NotApplicable("no shop".to_owned())
    );
    // Once more it brings nothing new, whoever of the two comes first.
    let again = reading_into(table, &found, &choices(&[], &[]));
    assert_eq!((again.questions.len(), again.has_errors()), (0, false));
    let unchanged: Vec<usize> = again.people.iter().map(|one| one.unchanged).collect();
    assert_eq!(unchanged, [3, 1]);
    assert_eq!(into(found.clone(), again), found);
}
