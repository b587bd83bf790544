//! What is said at the edges of the rule: of units that nobody answered for, without evidence, with few
//! who answered everything, with plans that reach only so far.

use assert_cmd::Command;
use continuum::format::{bundled, document};
use continuum::model::{Assessment, Form, PracticeId, Respondent, RespondentId, Target};
use continuum::report::{Extent, Paper, Redaction, ReportOptions, SectionKind, compose};
use continuum::words::Words;
use jiff::civil::date;
use serde_json::Value;

use crate::trace::lines;

const NOTHING: &str = "Nothing has been rated yet, so there is no result.";

fn sample(name: &str) -> Assessment {
    let found = bundled::samples().iter().find(|it| it.name == name);
    found.expect("a bundled sample").assessment()
}

fn unanswered() -> Assessment {
    Assessment::new(bundled::standard().clone(), Form::Full)
}

/// What a command prints about an assessment.
fn printed(arguments: &[&str], assessment: &Assessment) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .args(arguments)
        .arg("-")
        .write_stdin(document::write(assessment))
        .assert()
        .code(0);
    String::from_utf8(run.get_output().stdout.clone()).expect("a text")
}

fn json(arguments: &[&str], assessment: &Assessment) -> Value {
    serde_json::from_str(&printed(arguments, assessment)).expect("an object")
}

/// Every line of a full report.
fn report(assessment: &Assessment, redaction: Redaction) -> Vec<String> {
    let mut options =
        ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1)).with_appendix();
    options.redaction = redaction;
    let report = compose(assessment, &options, &Words::english());
    let sections = report.sections.iter();
    sections.flat_map(|it| lines(&report, it.kind)).collect()
}

fn says(lines: &[String], text: &str) -> bool {
    lines.iter().any(|line| line.contains(text))
}

#[test]
fn a_unit_that_nobody_answered_for_has_no_result_in_one_sentence() {
    let text = printed(&["score"], &unanswered());
    assert_eq!(text.lines().count(), 3, "{text}");
    assert_eq!(text.lines().last(), Some(NOTHING));
    let score = json(&["score", "--json"], &unanswered());
    assert_eq!(score["placement"]["low"], Value::Null);
    assert_eq!(score["blockers"], Value::Array(Vec::new()));
    for extent in [Extent::Standard, Extent::Short, Extent::HandOut] {
        let mut options =
            ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1)).with_appendix();
        options.extent = extent;
        let report = compose(&unanswered(), &options, &Words::english());
        assert_eq!(report.sections.len(), 1);
        let said = lines(&report, SectionKind::Executive);
        assert!(
            said.last().is_some_and(|line| line.contains(NOTHING)),
            "{said:?}"
        );
    }
}

#[test]
fn what_is_not_known_is_not_called_missed() {
    let manager = sample("manager");
    let text = printed(&["score"], &manager);
    assert!(
        text.contains(
            "Measurement may be at level 2: what is not known decides. It needs more than 3 of its 6 practices at level 2 and has 3: 2 fully, and 2 half way, which count half. 2 are not known."
        ),
        "{text}"
    );
    let lines = report(&manager, Redaction::default());
    assert!(says(&lines, "Measurement may be at level 2"));
    assert!(says(&lines, "50 to 83%, open"));
    assert!(!says(&lines, "Measurement is not at level 2"));
    let blocker = &json(&["score", "--json"], &manager)["blockers"][0];
    assert_eq!(
        (&blocker["attainment"], &blocker["attainment_high"]),
        (&0.5.into(), &(5.0 / 6.0).into())
    );
}

#[test]
fn without_evidence_nothing_is_called_backed() {
    let count = "No rated practice has evidence; only a level above 3 needs it.";
    let manager = sample("manager");
    assert!(printed(&["score"], &manager).contains(count));
    let lines = report(&manager, Redaction::default());
    assert!(says(&lines, count));
    assert!(says(
        &lines,
        "No evidence was recorded; only a level above 3 needs it."
    ));
    assert!(!says(&lines, "Evidence backs"));
    let evidence = &json(&["score", "--json"], &sample("team"))["evidence"];
    assert_eq!(
        (&evidence["rated"], &evidence["with_evidence"]),
        (&31.into(), &14.into())
    );
    assert_eq!(evidence["asked_above"], 3);
}

#[test]
fn who_answered_everything_and_how_sure_people_are_is_said_of_groups_and_of_nobody_alone() {
    let team = sample("team");
    let score = json(&["score", "--json"], &team);
    assert_eq!(score["agreement"]["n"], 3);
    assert_eq!(score["roles_of_complete"]["managers"], 3);
    assert!(score["agreement"].get("icc_1").is_none());
    let stated =
        |of: &Value| ["low", "medium", "high"].map(|key| of[key].as_u64().expect("a number"));
    assert_eq!(stated(&score["confidence"]).iter().sum::<u64>(), 98);
    let practices = score["practices"].as_array().expect("a list");
    let each = practices
        .iter()
        .map(|it| stated(&it["confidence"]).iter().sum::<u64>());
    assert_eq!(each.sum::<u64>(), 98);
    let all = "Of the 98 ratings that say how sure people are";
    assert!(printed(&["score"], &team).contains(all));
    let lines = report(&team, Redaction::default());
    assert!(says(&lines, all) && says(&lines, "Confidence: "));
    assert!(says(
        &lines,
        "Those who rated everything, by role: managers 3."
    ));
    // Without figures of single people neither is told: how many ratings there are says who rated.
    let hidden = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    let lines = report(&team, hidden);
    assert!(!says(&lines, "ratings that say how sure people are"));
    assert!(!says(&lines, "Confidence: ") && !says(&lines, "by role: managers 3"));
}

#[test]
fn teams_are_compared_where_two_or_more_have_two_people_who_answered_everything() {
    let mut team = sample("team");
    let model = team
        .respondents
        .iter()
        .next()
        .expect("a person")
        .sheet
        .clone();
    team.respondents.clear();
    for (number, name) in ["a", "a", "b", "b", "c"].into_iter().enumerate() {
        let id = RespondentId::new(format!("p{number}")).expect("an id");
        let person = Respondent {
            team: name.to_owned(),
            sheet: model.clone(),
            ..Respondent::new(id)
        };
        team.respondents.push(person.into());
    }
    let between = json(&["score", "--json"], &team)["agreement"]["between_teams"].clone();
    assert_eq!(
        (&between["teams"], &between["people"]),
        (&2.into(), &4.into())
    );
    // All are alike: there is nothing to share out.
    assert_eq!(
        (&between["icc_1"], &between["icc_2"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn the_origin_of_the_rubric_is_said_of_the_bundled_questionnaire_alone() {
    let origin = "inspired by a published continuum";
    let mut manager = sample("manager");
    let method = |found: &Assessment| {
        let options = ReportOptions::new(found.form, Paper::A4, date(2026, 6, 1)).with_appendix();
        lines(
            &compose(found, &options, &Words::english()),
            SectionKind::Method,
        )
    };
    assert!(says(&method(&manager), origin));
    manager.questionnaire.id = "another".to_owned();
    assert!(!says(&method(&manager), origin));
}

#[test]
fn a_plan_says_which_element_is_kept_from_its_target_and_what_is_too_dear() {
    let mut team = sample("team");
    let top = team.questionnaire.top();
    let elements = team.questionnaire.elements.iter();
    let ids: Vec<_> = elements.map(|element| element.id.clone()).collect();
    for id in &ids {
        let reason = String::new();
        team.targets
            .insert(id.clone(), Target { level: top, reason });
    }
    let of_first = team.questionnaire.elements[0].practices.iter();
    team.planning.locked_in.clear();
    team.planning.locked_out = of_first.map(|practice| practice.id.clone()).collect();
    team.planning.budget_days = Some(40);
    let text = printed(&["plan"], &team);
    // What others need is locked out with it, and named.
    for said in [
        "keeps Customer focus from its target",
        "M6 What customers expected would bring Measurement to its target, but needs F2 What customers need and F4 Promises to customers, which are left out.",
        "E8 What service is judged by would bring Environment to its target, but needs F1 Whom the service is for, which is left out.",
    ] {
        assert!(text.contains(said), "{text}");
    }
    assert!(text.contains("The budget is too small for "), "{text}");
    let set = json(&["plan", "--json"], &team)["set"].clone();
    assert_eq!(set["out_of_reach"][0], ids[0].as_str());
    let dear = PracticeId::new("M9").expect("an id");
    team.planning.locked_in = [dear].into();
    team.planning.budget_days = Some(1);
    let set = json(&["plan", "--json"], &team)["set"].clone();
    assert_eq!(set["too_dear"], Value::from(vec!["M9"]));
    assert_eq!(set["stuck"], Value::Array(Vec::new()));
    assert!(printed(&["plan"], &team).contains("dearer than the budget"));
}
