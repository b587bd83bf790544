//! What changed between two assessments: every figure of the page, worked out again by simple code that shares nothing
//! with the program's; the same words in report, command and object; documents of every version and edition.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "small counts in plain numbers"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use continuum::format::bundled;
use continuum::model::{Assessment, Form, PracticeId, Rating};
use continuum::report::{Block, Paper, Report, ReportOptions, SectionChoice, SectionKind, compose};
use continuum::scoring::disclosure::SmallestGroup;
use continuum::words::Words;
use jiff::civil::date;
use serde_json::Value;
use tempfile::TempDir;

use crate::trace::lines;

const DRAWS: usize = 2_000;

fn sample(name: &str) -> Assessment {
    let samples = bundled::samples();
    let found = samples.iter().find(|sample| sample.name == name);
    found.expect("a bundled sample").assessment()
}

/// The half levels that the people drawn gave each practice, by element.
type Votes = Vec<Vec<(PracticeId, Vec<u8>)>>;

fn votes(of: &Assessment) -> Votes {
    let elements = of.questionnaire.elements.iter();
    let said = |id: &PracticeId| -> Vec<u8> {
        of.respondents
            .iter()
            .map(|who| match who.sheet.rating(id) {
                Some(Rating::At(half_levels)) => half_levels.count(),
                _ => 0,
            })
            .collect()
    };
    elements
        .map(|element| {
            let own = element.practices.iter();
            own.map(|it| (it.id.clone(), said(&it.id))).collect()
        })
        .collect()
}

/// 0 where nobody rated.
fn lower_median(votes: impl Iterator<Item = u8>) -> u8 {
    let mut rated: Vec<u8> = votes.filter(|it| *it > 0).collect();
    rated.sort_unstable();
    match rated.len() {
        0 => 0,
        count => rated[(count - 1) / 2],
    }
}

/// The rating of each practice: what was agreed, else the lower median.
fn ratings(of: &Assessment) -> BTreeMap<PracticeId, i64> {
    let all = votes(of).into_iter().flatten();
    all.map(|(id, votes)| {
        let agreed = of.consensus.get(&id).map(|it| &it.rating);
        let rating = match agreed {
            Some(Rating::At(half_levels)) => half_levels.count(),
            _ => lower_median(votes.into_iter()),
        };
        (id, i64::from(rating))
    })
    .collect()
}

/// The mean in tenths of a level, rounded half up.
fn tenths(ratings: &[i64]) -> i64 {
    let count = ratings.iter().filter(|it| **it > 0).count() as i64;
    (10 * ratings.iter().sum::<i64>() + count) / (2 * count)
}

/// The level of an element of equal practices.
fn level(ratings: &[i64]) -> i64 {
    let mut held = 1;
    for level in 2..=5 {
        let credit: i64 = ratings
            .iter()
            .map(|it| match it - level * 2 {
                0.. => 2,
                -1 => 1,
                _ => 0,
            })
            .sum();
        let whole = 2 * ratings.len() as i64;
        if credit * 100 > whole * 50 {
            held = level;
        }
        if credit * 100 <= whole * 85 {
            break;
        }
    }
    held
}

/// PCG-XSH-RR 64/32 as docs/scoring.md describes it.
struct Numbers(u64);

impl Numbers {
    fn step(&mut self) {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(3);
    }

    fn new(seed: u64) -> Self {
        let mut found = Self(seed + 3);
        found.step();
        found
    }

    fn person(&mut self, people: usize) -> usize {
        let state = self.0;
        self.step();
        let mixed = (((state >> 18) ^ state) >> 27) as u32;
        let number = mixed.rotate_right((state >> 59) as u32);
        ((u64::from(number) * people as u64) >> 32) as usize
    }
}

/// What the draws of both sides come to, the same people on both.
#[derive(Default)]
struct Drawn {
    index: Vec<i64>,
    elements: Vec<Vec<i64>>,
    practices: BTreeMap<PracticeId, Vec<i64>>,
    /// How often the level was higher, the same, lower.
    level: [usize; 3],
}

fn draw(old: &Assessment, new: &Assessment) -> Drawn {
    let sides = [old, new].map(votes);
    let people = old.respondents.len();
    let mut numbers = Numbers::new(20_260_101);
    let mut found = Drawn {
        elements: vec![Vec::new(); sides[0].len()],
        ..Drawn::default()
    };
    for _ in 0..DRAWS {
        let drawn: Vec<usize> = (0..people).map(|_| numbers.person(people)).collect();
        let [was, is] = sides.each_ref().map(|side| -> Vec<Vec<i64>> {
            let of = |votes: &Vec<u8>| lower_median(drawn.iter().map(|it| votes[*it])).into();
            let elements = side.iter();
            elements
                .map(|own| own.iter().map(|(_, votes)| of(votes)).collect())
                .collect()
        });
        found
            .index
            .push(tenths(&is.concat()) - tenths(&was.concat()));
        for (place, (was, is)) in was.iter().zip(&is).enumerate() {
            found.elements[place].push(tenths(is) - tenths(was));
            let own = sides[0][place].iter().zip(was.iter().zip(is));
            for ((id, _), (was, is)) in own.filter(|(_, (was, is))| **was > 0 && **is > 0) {
                found
                    .practices
                    .entry(id.clone())
                    .or_default()
                    .push(is - was);
            }
        }
        let unit = |side: &[Vec<i64>]| side.iter().map(|own| level(own)).min().expect("elements");
        let moved = unit(&is) - unit(&was);
        found.level[(1 - moved.signum()) as usize] += 1;
    }
    found
}

/// The values at ranks 50 and 1,950.
fn interval(differences: &[i64]) -> [i64; 2] {
    let mut sorted = differences.to_vec();
    sorted.sort_unstable();
    [sorted[49], sorted[1_949]]
}

fn is_beyond(differences: &[i64], difference: i64) -> bool {
    let [low, high] = interval(differences);
    difference > 0 && low > 0 || difference < 0 && high < 0
}

fn signed(parts: i64) -> String {
    let sign = ["-", "", "+"][(parts.signum() + 1) as usize];
    let whole = parts.abs();
    match whole % 10 {
        0 => format!("{sign}{}", whole / 10),
        rest => format!("{sign}{}.{rest}", whole / 10),
    }
}

fn number(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn rating(half_levels: i64) -> String {
    signed(half_levels * 5).trim_start_matches('+').to_owned()
}

fn report_of(old: &Assessment, new: &Assessment) -> Report {
    let options = ReportOptions {
        before: vec![old.clone().into()],
        sections: SectionChoice::only([SectionKind::Change]),
        ..ReportOptions::new(Form::Full, Paper::A4, date(2026, 11, 22))
    };
    compose(new, &options, &Words::english())
}

fn page(old: &Assessment, new: &Assessment) -> Vec<String> {
    lines(&report_of(old, new), SectionKind::Change)
}

#[track_caller]
fn holds(lines: &[String], wanted: &str) {
    let is_there = lines.iter().any(|line| line.contains(wanted));
    assert!(is_there, "{wanted:?} is not in\n{}", lines.join("\n"));
}

/// The two samples, their page, and what follows from their answers by the simple code above.
struct Worked {
    old: Assessment,
    new: Assessment,
    page: Vec<String>,
    was: BTreeMap<PracticeId, i64>,
    is: BTreeMap<PracticeId, i64>,
    drawn: Drawn,
}

fn worked() -> Worked {
    let (old, new) = (sample("team-year-earlier"), sample("team"));
    Worked {
        page: page(&old, &new),
        was: ratings(&old),
        is: ratings(&new),
        drawn: draw(&old, &new),
        old,
        new,
    }
}

impl Worked {
    /// The ratings of an element, then and now.
    fn of(&self, element: usize) -> [Vec<i64>; 2] {
        let own = &self.new.questionnaire.elements[element].practices;
        [&self.was, &self.is].map(|all| own.iter().map(|it| all[&it.id]).collect())
    }

    fn is_agreed(&self, id: &PracticeId) -> bool {
        self.old.consensus.contains_key(id) || self.new.consensus.contains_key(id)
    }

    /// Whether fewer than five people rated a practice either time: chance is then not told.
    fn has_few(&self, id: &PracticeId) -> bool {
        let few = |side: &Assessment| {
            let all = votes(side).into_iter().flatten();
            let mut own = all.filter(|(practice, _)| practice == id);
            own.any(|(_, votes)| votes.iter().filter(|it| **it > 0).count() < 5)
        };
        few(&self.old) || few(&self.new)
    }

    fn moved(&self) -> Vec<(&PracticeId, i64)> {
        let all = self.is.iter();
        all.map(|(id, is)| (id, is - self.was[id])).collect()
    }
}

fn chance(is_beyond: bool) -> &'static str {
    if is_beyond {
        "more than chance"
    } else {
        "within chance"
    }
}

#[test]
fn the_levels_and_averages_of_the_page_follow_from_the_answers_of_the_two_samples() {
    let found = worked();
    let page = &found.page;
    let elements: Vec<[Vec<i64>; 2]> = (0..3).map(|element| found.of(element)).collect();
    holds(page, "20 May 2025 (9 people) and 19 May 2026 (9 people)");
    let places: Vec<[i64; 2]> = elements
        .iter()
        .map(|both| both.each_ref().map(|of| level(of)))
        .collect();
    assert_eq!(places, [[2, 3], [2, 2], [2, 3]]);
    let title = "Service and Repair is still at level 2, but Customer focus and Environment rose";
    assert_eq!(page[2], title, "below the name of the unit");
    let all = |of: &BTreeMap<PracticeId, i64>| tenths(&of.values().copied().collect::<Vec<_>>());
    let [low, high] = interval(&found.drawn.index);
    assert!(low > 0, "the sentence below says so");
    let sentence = format!(
        "Over the 31 practices that were rated both times, the average rose from {} to {}. Drawing people again at random, \
         the difference is between {} and {} in 95% of the draws: more than chance gives.",
        number(all(&found.was)),
        number(all(&found.is)),
        signed(low),
        signed(high)
    );
    holds(page, &sentence);
    for (place, [was, is]) in elements.iter().enumerate() {
        let moved = tenths(is) - tenths(was);
        let chance = chance(is_beyond(&found.drawn.elements[place], moved));
        let rose = was.iter().zip(is).filter(|(was, is)| is > was).count();
        let fell = was.iter().zip(is).filter(|(was, is)| is < was).count();
        let title = &found.new.questionnaire.elements[place].title;
        let row = format!(
            "{} | {} | {} | {} to {} | {} | {chance} | {rose} rose, {fell} fell",
            Words::english().wording(title),
            level(was),
            level(is),
            number(tenths(was)),
            number(tenths(is)),
            signed(moved)
        );
        holds(page, &row);
    }
    let shares = found.drawn.level;
    let [up, same, down] = shares.map(|count| (count * 200 + DRAWS) / (DRAWS * 2));
    let sentence = format!(
        "the level is higher in {up}% of the draws, the same in {same}% and lower in {down}% (seed 20260101)"
    );
    holds(page, &sentence);
}

#[test]
fn the_practices_and_targets_of_the_page_follow_from_the_answers_of_the_two_samples() {
    let found = worked();
    let page = &found.page;
    let moved = found.moved();
    let beyond = |(id, moved): &(&PracticeId, i64)| is_beyond(&found.drawn.practices[*id], *moved);
    let count =
        |such: &dyn Fn(&(&PracticeId, i64)) -> bool| moved.iter().filter(|it| such(it)).count();
    let sentence = format!(
        "{} practices rose, {} fell, and {} stayed. {} of them moved further than chance gives. \
         The group agreed on {} of these ratings",
        count(&|it| it.1 > 0),
        count(&|it| it.1 < 0),
        count(&|it| it.1 == 0),
        count(&|it| !found.is_agreed(it.0) && !found.has_few(it.0) && beyond(it)),
        count(&|it| it.1 != 0 && found.is_agreed(it.0)),
    );
    holds(page, &sentence);
    let widest = moved.iter().map(|it| it.1).max().expect("practices");
    let mut practices = found.new.questionnaire.practices();
    let is_first = |id: &PracticeId| found.is[id] - found.was[id] == widest;
    let (_, first) = practices
        .find(|(_, it)| is_first(&it.id))
        .expect("one that rose");
    let sentence = format!(
        "The widest: {} {}: {} then, {} now, {}.",
        first.id,
        Words::english().wording(&first.title),
        rating(found.was[&first.id]),
        rating(found.is[&first.id]),
        chance(beyond(&(&first.id, widest)))
    );
    holds(page, &sentence);
    for row in [
        "Customer focus: target level 3 | Met: level 3",
        "Measurement: target level 2 | Met: level 2",
        "Environment: target level 3 | Met: level 3",
    ] {
        holds(page, row);
    }
}

/// What the picture of the page and the lines about it are to say.
struct Moves {
    /// A row for each practice that is shown.
    rows: Vec<String>,
    /// How many moved and are not shown.
    more: usize,
    /// What people wrote about the two that moved furthest.
    quoted: Vec<String>,
}

fn moves(found: &Worked) -> Moves {
    let words = Words::english();
    let practices = found.new.questionnaire.practices();
    let moves = practices.map(|(_, it)| (it, found.is[&it.id] - found.was[&it.id]));
    let moves: Vec<_> = moves.filter(|(_, moved)| *moved != 0).collect();
    // In the order of the questionnaire, those that moved furthest first.
    let such = |sign: i64| {
        let mut such: Vec<_> = moves.iter().filter(|(_, moved)| moved * sign > 0).collect();
        such.sort_by_key(|(_, moved)| -moved.abs());
        such
    };
    let (risen, fallen) = (such(1), such(-1));
    let chance_of = |id: &PracticeId, moved: i64| {
        if found.is_agreed(id) {
            "agreed"
        } else if found.has_few(id) {
            "not known"
        } else {
            chance(is_beyond(&found.drawn.practices[id], moved))
        }
    };
    let shown = risen.iter().take(14 - fallen.len()).chain(&fallen);
    let rows: Vec<String> = shown
        .map(|(it, moved)| {
            let (was, is) = (rating(found.was[&it.id]), rating(found.is[&it.id]));
            let title = words.wording(&it.title);
            let chance = chance_of(&it.id, *moved);
            format!("{} {title}: {was} then, {is} now, {chance}", it.id)
        })
        .collect();
    // The first note that somebody who rated the practice made.
    let quoted = risen.iter().take(2).map(|(it, _)| {
        let mut people = found.new.respondents.iter();
        let wrote = people.find_map(|who| {
            let said = who.sheet.get(&it.id)?;
            let rated = matches!(said.rating, Some(Rating::At(_))) && !said.note.is_empty();
            rated.then(|| format!("\"{}\" ({}, now)", said.note, who.name))
        });
        let title = words.wording(&it.title);
        format!("{} {title}: {}", it.id, wrote.expect("somebody wrote"))
    });
    Moves {
        quoted: quoted.collect(),
        more: moves.len() - rows.len(),
        rows,
    }
}

/// Everything on the page, line by line: what is not worked out here does not stand there.
#[test]
fn no_line_and_no_figure_of_the_page_is_left_untraced() {
    let found = worked();
    let words = Words::english();
    let elements = &found.new.questionnaire.elements;
    let places: Vec<i64> = (0..3).map(|at| level(&found.of(at)[1])).collect();
    let unit = *places.iter().min().expect("elements");
    let named = |at: usize| words.wording(&elements[at].title).to_owned();
    let held: Vec<String> = (0..3).filter(|at| places[*at] == unit).map(named).collect();
    let [held] = &held[..] else {
        panic!("the sentence is about one: {held:?}");
    };
    let name = words.wording(&found.new.questionnaire.levels[unit as usize - 1].name);
    let to_do = found.old.plan.len() + found.old.own_steps.len();
    assert_eq!((to_do, found.old.targets.len()), (0, 3));
    let moves = moves(&found);
    let (count, first) = (moves.rows.len(), &moves.rows[0]);

    let mut page = found.page[3..].iter();
    let mut next = || page.next().expect("a line").as_str();
    // Those that another test here traces whole are told by their beginnings.
    assert!(next().starts_with("20 May 2025 (9 people)"));
    let wanted =
        format!("The level of the unit is {unit}, {name}, as it was. {held} holds it there.");
    assert_eq!(next(), wanted);
    assert!(next().starts_with("Over the 31 practices that were rated both times"));
    assert!(next().starts_with("24 practices rose, 2 fell, and 5 stayed."));
    for at in 0..3 {
        assert!(next().starts_with(&named(at)));
    }
    assert_eq!(next(), "Rose and fell");
    let wanted = format!("{count} practices that moved, then and now. The widest: {first}.");
    assert_eq!((next(), next()), (wanted.as_str(), ""));
    let wanted = format!(
        "{} more practices moved, no further than those above.",
        moves.more
    );
    assert_eq!(next(), wanted);
    for quoted in &moves.quoted {
        assert_eq!(next(), quoted);
    }
    assert_eq!(next(), "What was planned, and what became of it");
    assert_eq!(
        next(),
        "No step was planned at the time; 3 targets were set."
    );
    for (at, element) in elements.iter().enumerate() {
        let target = i64::from(found.old.targets[&element.id].level.ordinal());
        let place = places[at];
        let met = if place >= target { "Met" } else { "Not met" };
        let wanted = format!(
            "{}: target level {target} | {met}: level {place}",
            named(at)
        );
        assert_eq!(next(), wanted);
    }
    assert!(next().starts_with("The same 9 people answered both times."));
    assert_eq!(page.next(), None, "nothing else stands there");
}

#[test]
fn every_row_of_the_picture_of_the_page_follows_from_the_answers() {
    let found = worked();
    let report = report_of(&found.old, &found.new);
    let mut blocks = report.sections.iter().flat_map(|it| &it.blocks);
    let spots = blocks.find_map(|block| match block {
        Block::Figure { scene, .. } => Some(&scene.spots),
        _ => None,
    });
    let spots = spots.expect("a picture").iter();
    let told: Vec<&str> = spots.map(|it| it.description.as_str()).collect();
    assert_eq!(told, moves(&found).rows);
}

#[test]
fn the_page_of_the_two_team_samples_is_one_page() {
    let (old, new) = (sample("team-year-earlier"), sample("team"));
    let words = Words::english();
    for paper in [Paper::A4, Paper::Letter] {
        let options = ReportOptions {
            before: vec![old.clone().into()],
            sections: SectionChoice::only([SectionKind::Change]),
            ..ReportOptions::new(Form::Full, paper, date(2026, 11, 22))
        };
        let made = continuum::export::pdf::make(
            &new,
            &options,
            &words,
            continuum::export::pdf::Attachment::Nothing,
            continuum::model::no_other_fonts,
        );
        assert_eq!(made.expect("a report").pages, 1, "{paper:?}");
    }
}

/// The two samples as files.
fn files() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in [
        ("team-year-earlier", "old.continuum"),
        ("team", "new.continuum"),
    ] {
        said(folder.path(), &["sample", name, "-o", file]);
    }
    folder
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_continuum"));
    let run = command.current_dir(folder).args(arguments).assert().code(0);
    String::from_utf8(run.get_output().stdout.clone()).expect("a text")
}

/// What a command that prints nothing says of what it did.
fn did(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_continuum"));
    let run = command.current_dir(folder).args(arguments).assert().code(0);
    assert!(run.get_output().stdout.is_empty(), "{arguments:?}");
    String::from_utf8(run.get_output().stderr.clone()).expect("a text")
}

fn object(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&said(folder, arguments)).expect("an object")
}

fn sentences(object: &Value) -> Vec<&str> {
    let all = object["sentences"].as_array().expect("a list").iter();
    all.map(|it| it.as_str().expect("a text")).collect()
}

#[test]
fn the_report_the_command_and_the_object_say_the_same() {
    let folder = files();
    let folder = folder.path();
    let found = object(
        folder,
        &["compare", "old.continuum", "new.continuum", "--json"],
    );
    let text = said(folder, &["compare", "old.continuum", "new.continuum"]);
    let report = ["report", "new.continuum", "--before", "old.continuum"];
    said(
        folder,
        &[&report[..], &["--only", "change", "-o", "page.md"]].concat(),
    );
    let page = std::fs::read_to_string(folder.join("page.md")).expect("a page");
    let page = page.replace('\\', "");
    for sentence in sentences(&found) {
        assert!(text.contains(sentence), "{sentence}");
        assert!(page.contains(sentence), "{sentence} is not in {page}");
    }
    assert_eq!(found["level"]["direction"], "same");
    assert_eq!(found["elements"][0]["level"]["direction"], "up");
    assert_eq!(found["practices"].as_array().map(Vec::len), Some(31));
    let first = &found["practices"][0];
    assert_eq!((&first["old"], &first["new"]), (&2.5.into(), &3.0.into()));
}

#[test]
fn a_report_without_an_earlier_assessment_has_no_page_of_changes() {
    let team = sample("team");
    let options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 11, 22));
    let report = compose(&team, &options, &Words::english());
    assert!(
        report
            .sections
            .iter()
            .all(|it| it.kind != SectionKind::Change)
    );
}

#[test]
fn what_is_passed_on_tells_no_name_no_note_and_no_figure_of_a_draw() {
    let folder = files();
    let arguments = [
        "compare",
        "old.continuum",
        "new.continuum",
        "--leave-out",
        "respondents",
    ];
    let text = said(folder.path(), &arguments);
    for name in ["Rosalind", "Ji-woo", "Emeka", "seed", "in 95%"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    assert!(text.contains("That is more than chance gives."), "{text}");
    let found = object(folder.path(), &[&arguments[..], &["--json"]].concat());
    assert_eq!(
        (&found["draws"], &found["index"]["interval"]),
        (&Value::Null, &Value::Null)
    );
    // Ten people are more than answered: nothing of either is shown.
    let arguments = [&arguments[..], &["--smallest-group", "10"]].concat();
    let text = said(folder.path(), &arguments);
    assert!(text.contains("is not shown"), "{text}");
    let found = object(folder.path(), &[&arguments[..], &["--json"]].concat());
    for side in ["old", "new"] {
        assert_eq!(found[side]["level"], Value::Null, "{side}");
        assert_eq!(found[side]["index"], Value::Null, "{side}");
    }
    assert_eq!(found["practices"], Value::Array(Vec::new()));
    let points = found["trend"].as_array().expect("a list").iter();
    assert!(points.clone().all(|it| it["level"].is_null()), "{found}");
}

#[test]
fn one_person_who_is_another_hides_what_the_earlier_ones_said() {
    let old = sample("team-year-earlier");
    let mut new = sample("team");
    new.respondents[8].name = "Somebody else".to_owned();
    let least = Some(SmallestGroup::new(5));
    let before = [old.into()];
    let found = continuum::report::Compared::between(&before, &new, (None, least));
    let found = found.expect("an earlier one");
    assert!(found.change.is_hidden());
    assert_eq!(found.trend.points[0].people, None);
    assert_eq!(found.trend.points[1].people, Some(9));
}

#[test]
fn documents_of_every_version_and_edition_can_be_compared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folder = files();
    let names = [
        "v1/small",
        "v1/everything",
        "v1/team",
        "v2/everything",
        "v3/everything",
    ];
    let mut all: Vec<PathBuf> = names
        .map(|name| root.join(format!("{name}.continuum")))
        .into();
    all.extend(["old.continuum", "new.continuum"].map(PathBuf::from));
    for old in &all {
        for new in &all {
            let [old, new] = [old, new].map(|it| it.to_str().expect("a path"));
            let found = object(folder.path(), &["compare", old, new, "--json"]);
            assert_eq!(found["format"], 1, "{old} {new}");
            assert!(!said(folder.path(), &["compare", old, new]).is_empty());
        }
    }
    // The sample as it was in the edition before: both levels are told, and what stayed is compared.
    let old = root.join("v1/team.continuum");
    let old = old.to_str().expect("a path");
    let found = object(folder.path(), &["compare", old, "new.continuum", "--json"]);
    assert_eq!(found["scale"], "other_edition");
    assert_eq!(
        (&found["old"]["edition"], &found["new"]["edition"]),
        (&"2026.1".into(), &"2026.2".into())
    );
    assert_eq!(found["level"]["direction"], Value::Null);
    assert!(found["old"]["level"]["low"].is_u64() && found["new"]["level"]["low"].is_u64());
    let same = found["practices"].as_array().map_or(0, Vec::len);
    let others = found["not_compared"].as_array().map_or(0, Vec::len);
    assert!(
        same > 10 && others > 10 && same + others == 31,
        "{same} and {others}"
    );
}

#[test]
fn several_earlier_assessments_stand_in_a_row_and_the_latest_is_compared() {
    let folder = files();
    let path = folder.path();
    let arguments = [
        "compare",
        "new.continuum",
        "old.continuum",
        "new.continuum",
        "--json",
    ];
    let found = object(path, &arguments);
    assert_eq!(found["old"]["date"], "2026-05-19");
    let points = found["trend"].as_array().expect("a list").iter();
    let days: Vec<&Value> = points.map(|it| &it["date"]).collect();
    assert_eq!(days, ["2025-05-20", "2026-05-19", "2026-05-19"]);
    let text = said(path, &arguments[..4]);
    assert!(text.contains("All assessments in a row"), "{text}");
}

#[test]
fn an_old_assessment_is_read_in_the_new_edition_as_a_copy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let old = root.join("v1/team.continuum");
    let old = old.to_str().expect("a path");
    let folder = files();
    let told = did(folder.path(), &["new", "again.continuum", "--reread", old]);
    let found = object(folder.path(), &["score", "again.continuum", "--json"]);
    assert_eq!(found["questionnaire"]["edition"], "2026.2");
    assert_eq!(found["respondents"], 9);
    let practices = found["practices"].as_array().expect("a list");
    let count = |state: &str| practices.iter().filter(|it| it["state"] == state).count();
    let same = practices_that("Same");
    assert_eq!((count("rated"), practices.len()), (same, 31), "{told}");
    assert!(
        told.contains(&format!("{same} practices ask the same")),
        "{told}"
    );
    // What the comparison says of the level is that of the copy.
    let compared = object(folder.path(), &["compare", old, "new.continuum", "--json"]);
    let level = &compared["reread"]["level"];
    assert_eq!(
        (&level["low"], &level["high"]),
        (&found["placement"]["low"], &found["placement"]["high"])
    );
    assert_eq!(compared["reread"]["carried"], same);
    // The bundled edition is the newest, and no other questionnaire comes along.
    let small = root.join("v1/small.continuum");
    let small = small.to_str().expect("a path");
    for (name, why) in [
        ("new.continuum", "of edition 2026.2 already"),
        (small, "no newer edition of the questionnaire"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_continuum"));
        let arguments = ["new", "x.continuum", "--reread", name];
        let run = command.current_dir(folder.path()).args(arguments);
        let run = run.assert().code(1);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(told.contains(why), "{told}");
    }
}

/// How many practices of the bundled questionnaire are such since the edition before.
fn practices_that(carries: &str) -> usize {
    let practices = bundled::standard().practices();
    let such =
        practices.filter(|(_, it)| format!("{:?}", it.carries_over) == format!("Some({carries})"));
    such.count()
}
