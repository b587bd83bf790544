//! The short form of the standard questionnaire, tried on simulated units: how often it gives a unit
//! the level that the full form gives it, and which practices and thresholds do so most often.
//!
//! `cargo test --test suite search_for_the_short_form -- --ignored --nocapture` searches again, for some
//! minutes, and prints the best forms; `docs/scoring.md` explains what is searched, and why. Units are
//! drawn from fixed seeds, so every run gives the same. The forms are scored by a few lines of whole numbers
//! here, which a test compares with the rule itself.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "half levels, counts and places of lists"
)]

use std::cmp::Reverse;
use std::collections::BTreeSet;

use continuum::format::bundled;
use continuum::model::{
    Assessment, Form, HalfLevels, Level, PracticeId, Questionnaire, Rating, Respondent,
    RespondentId, Response,
};
use continuum::scoring;
use rand_core::Rng;
use rand_pcg::Pcg32;

/// Where the random numbers of the search start, and how many units it looks at.
const SEARCH: (u64, usize) = (20_260_101, 9_000);
/// Other units, on which the chosen form is tried: they had no say in its choice.
const TRIAL: (u64, usize) = (20_260_102, 20_000);

/// The systems that the instrument is built from, each with the practices that stand for it: the short form
/// has one of them at least. Planning, convenience and pricing belong to the same list of measures, and so
/// does the last row, of which no former short form had any.
const SYSTEMS: [(&str, &[&str]); 12] = [
    (
        "service against profit, pricing for retention",
        &["E8", "M9"],
    ),
    ("service-profit chain", &["E6", "M9"]),
    ("closed loop to the front line", &["M2", "M3", "M4"]),
    (
        "choice of customers, loyalty and not satisfaction",
        &["F1", "M2", "M8"],
    ),
    ("regular measurement and drivers", &["M7"]),
    ("complaint management", &["F7", "M5"]),
    ("phases of the relationship", &["F10"]),
    ("planning", &["F3"]),
    ("convenience", &["F5"]),
    ("effortless, in real time, personal", &["F6"]),
    ("small while growing", &["E10"]),
    (
        "attitude, marketing, expectations, changed roles",
        &["E8", "E9", "F4", "F8", "M6"],
    ),
];

/// Practices that rise and fall together in a unit, because they are the same people's or lean on the same facts.
const FACTORS: [&[&str]; 9] = [
    &["F1", "M9", "E8"],
    &["E1", "E2", "E3", "E5", "E6", "E9"],
    &["M2", "M3", "M4"],
    &["M1", "M6", "M7", "M8", "M10"],
    &["F7", "M5"],
    &["F8", "F9", "F10"],
    &["F2", "F3", "F4", "E7"],
    &["F5", "F6", "M11", "E4"],
    &["E10"],
];

/// The short form before: a form that is as good keeps as much of it as it can, so that units can compare.
const FORMER: [&str; 15] = [
    "F1", "F2", "F3", "F5", "F7", "M1", "M2", "M3", "M4", "M9", "E1", "E2", "E3", "E4", "E6",
];

/// What practices of an element are asked at least and at most.
const ASKED: std::ops::RangeInclusive<usize> = 5..=6;
/// The thresholds that are tried: reached and kept. With five practices one miss leaves 80%, so `kept` is below.
const THRESHOLDS: [(u64, u64); 8] = [
    (50, 79),
    (50, 70),
    (45, 79),
    (45, 70),
    (55, 79),
    (55, 70),
    (60, 79),
    (60, 70),
];

/// The practices as the simulation sees them.
struct Instrument {
    ids: Vec<&'static str>,
    element: Vec<usize>,
    requires: Vec<Vec<usize>>,
    factor: Vec<usize>,
}

impl Instrument {
    fn standard() -> Self {
        let standard = bundled::standard();
        let practices: Vec<_> = standard.practices().collect();
        let ids: Vec<&str> = practices.iter().map(|(_, it)| it.id.as_str()).collect();
        let place = |id: &PracticeId| {
            let place = ids.iter().position(|other| *other == id.as_str());
            place.expect("a practice")
        };
        let elements = &standard.elements;
        Self {
            element: practices
                .iter()
                .map(|(own, _)| elements.iter().position(|it| it.id == own.id).expect("one"))
                .collect(),
            requires: practices
                .iter()
                .map(|(_, it)| it.requires.iter().map(place).collect())
                .collect(),
            factor: ids
                .iter()
                .map(|id| {
                    FACTORS
                        .iter()
                        .position(|all| all.contains(id))
                        .expect("one")
                })
                .collect(),
            ids,
        }
    }

    fn places(&self, ids: &[&str]) -> Vec<usize> {
        (0..self.ids.len())
            .filter(|place| ids.contains(&self.ids[*place]))
            .collect()
    }

    fn of(&self, element: usize) -> Vec<usize> {
        (0..self.ids.len())
            .filter(|place| self.element[*place] == element)
            .collect()
    }

    fn named(&self, form: &[usize]) -> Vec<&'static str> {
        form.iter().map(|place| self.ids[*place]).collect()
    }
}

/// The kinds of units that are drawn in turn: how far elements, factors and single practices lie from
/// what the unit is on the whole, in levels.
const KINDS: [(&str, f64, f64, f64); 9] = [
    ("coherent", 0.1, 0.1, 0.3),
    ("ordinary", 0.5, 0.5, 0.6),
    ("uneven by element", 1.2, 0.3, 0.5),
    ("patchwork", 0.3, 0.3, 1.2),
    ("uneven by what rises together", 0.3, 1.0, 0.5),
    ("built in the order of prerequisites", 0.4, 0.4, 0.8),
    ("coherent, with practices that nobody has", 0.2, 0.2, 0.3),
    ("ordinary, with much that nobody knows", 0.5, 0.5, 0.6),
    ("ordinary, mostly partly", 0.4, 0.4, 0.5),
];

fn even(random: &mut Pcg32) -> f64 {
    f64::from(random.next_u32()) / 4_294_967_296.0
}

/// A number around 0 with a deviation of 1: the sum of four even ones, in exact steps on every machine.
fn bell(random: &mut Pcg32) -> f64 {
    let sum: f64 = (0..4).map(|_| even(random)).sum();
    (sum - 2.0) * 1.732_050_807_568_877_2
}

/// What a unit answers, in half levels; `None` where nobody knows.
fn unit(random: &mut Pcg32, kind: usize, instrument: &Instrument) -> Vec<Option<u8>> {
    let (_, by_element, by_factor, by_practice) = KINDS[kind];
    // Most units sit low: the lower of two draws. Coherent ones lie anywhere.
    let [first, second] = [even(random), even(random)];
    let share = if kind == 0 { first } else { first.min(second) };
    let base = 1.0 + 4.0 * share;
    let elements: Vec<f64> = (0..3).map(|_| bell(random)).collect();
    let factors: Vec<f64> = FACTORS.iter().map(|_| bell(random)).collect();
    let mut levels: Vec<f64> = (0..instrument.ids.len())
        .map(|place| {
            base + by_element * elements[instrument.element[place]]
                + by_factor * factors[instrument.factor[place]]
                + by_practice * bell(random)
        })
        .collect();
    if kind == 5 {
        // Nothing lies more than half a level above what it needs, near or far.
        for _ in 0..5 {
            for (place, needs) in instrument.requires.iter().enumerate() {
                for need in needs {
                    levels[place] = levels[place].min(levels[*need] + 0.5);
                }
            }
        }
    }
    if kind == 6 {
        let holes = 1 + random.next_u32() % 4;
        for _ in 0..holes {
            let place = random.next_u32() as usize % levels.len();
            levels[place] = 1.0;
        }
    }
    let answer = |level: &f64| {
        let halves = (level * 2.0 + 0.5).floor().clamp(2.0, 10.0) as u8;
        let partly = kind == 8 && even(random) < 0.6 && halves < 10;
        let unknown = kind == 7 && even(random) < 0.12;
        (!unknown).then_some(if partly { halves | 1 } else { halves })
    };
    levels.iter().map(answer).collect()
}

/// The credits of an answer towards levels 2 to 5, a byte each: open at the lowest level, then at the top.
fn credits(answer: Option<u8>) -> u64 {
    let credit = |halves: u8, level: u8| match (halves + 1).cmp(&(2 * level)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    };
    let (low, high) = answer.map_or((2, 10), |halves| (halves, halves));
    (2..=5_u8).rev().fold(0, |packed, level| {
        let both = credit(low, level) | credit(high, level) << 32;
        packed << 8 | both
    })
}

/// The lowest and the highest level that credits of so many practices allow.
fn range(credits: u64, count: usize, (reached, kept): (u64, u64)) -> (u8, u8) {
    let whole = 2 * count as u64;
    let held = |shift: u32| {
        let mut held = 1;
        for level in 2..=5_u8 {
            let part = credits >> (shift + 8 * u32::from(level - 2)) & 255;
            if part * 100 > reached * whole {
                held = level;
            }
            if part * 100 <= kept * whole {
                break;
            }
        }
        held
    };
    (held(0), held(32))
}

/// The higher of the distances between the ends of two ranges.
fn apart(one: (u8, u8), other: (u8, u8)) -> u8 {
    one.0.abs_diff(other.0).max(one.1.abs_diff(other.1))
}

fn lower(one: (u8, u8), other: (u8, u8)) -> (u8, u8) {
    (one.0.min(other.0), one.1.min(other.1))
}

/// Simulated units with what the full form says of them.
struct Units {
    credits: Vec<Vec<u64>>,
    elements: Vec<Vec<(u8, u8)>>,
    full: Vec<(u8, u8)>,
}

impl Units {
    fn drawn((seed, count): (u64, usize), instrument: &Instrument) -> Self {
        let full = bundled::standard().thresholds;
        let thresholds = (full.reached.into(), full.kept.into());
        let mut random = Pcg32::new(seed, 1);
        let mut units = Self {
            credits: Vec::new(),
            elements: vec![Vec::new(); 3],
            full: Vec::new(),
        };
        let groups: Vec<Vec<usize>> = (0..3).map(|element| instrument.of(element)).collect();
        for number in 0..count {
            let answers = unit(&mut random, number % KINDS.len(), instrument);
            units
                .credits
                .push(answers.into_iter().map(credits).collect());
            let own = &units.credits[number];
            let mut level = (5, 5);
            for (found, group) in units.elements.iter_mut().zip(&groups) {
                let sum = group.iter().map(|place| own[*place]).sum();
                let element = range(sum, group.len(), thresholds);
                found.push(element);
                level = lower(level, element);
            }
            units.full.push(level);
        }
        units
    }

    /// The level of an element in every unit, if only these practices of it are asked.
    fn levels(&self, asked: &[usize], thresholds: (u64, u64)) -> Vec<(u8, u8)> {
        self.credits
            .iter()
            .map(|own| {
                let sum = asked.iter().map(|place| own[*place]).sum();
                range(sum, asked.len(), thresholds)
            })
            .collect()
    }

    /// How many units have the same level on a form and on the full one, and how many one apart; `kind`
    /// looks at units of one kind alone.
    fn agreement(&self, elements: [&[(u8, u8)]; 3], kind: Option<usize>) -> (usize, usize) {
        let (mut same, mut one) = (0, 0);
        for (number, full) in self.full.iter().enumerate() {
            if kind.is_some_and(|kind| number % KINDS.len() != kind) {
                continue;
            }
            let short = elements.iter().map(|element| element[number]);
            match apart(short.reduce(lower).expect("three"), *full) {
                0 => same += 1,
                1 => one += 1,
                _ => {}
            }
        }
        (same, one)
    }
}

/// The practices of an element that a form may ask, with how well they do.
struct Part {
    asked: Vec<usize>,
    levels: Vec<(u8, u8)>,
    same: usize,
}

fn subsets(all: &[usize], count: usize) -> Vec<Vec<usize>> {
    match all.split_first() {
        _ if count == 0 => vec![Vec::new()],
        None => Vec::new(),
        Some((first, rest)) => {
            let mut with: Vec<Vec<usize>> = subsets(rest, count - 1);
            for subset in &mut with {
                subset.insert(0, *first);
            }
            with.extend(subsets(rest, count));
            with
        }
    }
}

/// Groups of practices of which a form asks one at least.
fn needed(instrument: &Instrument) -> Vec<Vec<usize>> {
    let systems = SYSTEMS.iter();
    systems.map(|(_, ids)| instrument.places(ids)).collect()
}

fn former(instrument: &Instrument, form: &[usize]) -> usize {
    let is_former = |place: &&usize| FORMER.contains(&instrument.ids[**place]);
    form.iter().filter(is_former).count()
}

/// How many practices that asked ones need are not asked.
fn unasked(instrument: &Instrument, form: &[usize]) -> usize {
    let needs = form.iter().flat_map(|place| &instrument.requires[*place]);
    let needs: BTreeSet<usize> = needs.copied().collect();
    needs.iter().filter(|need| !form.contains(need)).count()
}

/// The parts of an element that are worth to be put together: those that do best, and those that keep
/// most of the former form.
fn parts(
    units: &Units,
    instrument: &Instrument,
    element: usize,
    thresholds: (u64, u64),
) -> Vec<Part> {
    let own = instrument.of(element);
    let groups: Vec<Vec<usize>> = needed(instrument)
        .into_iter()
        .filter(|group| group.iter().all(|place| own.contains(place)))
        .collect();
    let has_all = |asked: &Vec<usize>| {
        let mut groups = groups.iter();
        groups.all(|group| group.iter().any(|place| asked.contains(place)))
    };
    let mut chosen = Vec::new();
    for count in ASKED {
        let mut found: Vec<Part> = subsets(&own, count)
            .into_iter()
            .filter(has_all)
            .map(|asked| {
                let levels = units.levels(&asked, thresholds);
                let pairs = levels.iter().zip(&units.elements[element]);
                let same = pairs.filter(|(short, full)| short == full).count();
                Part {
                    asked,
                    levels,
                    same,
                }
            })
            .collect();
        found.sort_by_key(|part| Reverse(part.same));
        let rest = found.split_off(found.len().min(4));
        chosen.extend(found);
        let mut rest = rest;
        rest.sort_by_key(|part| Reverse((former(instrument, &part.asked), part.same)));
        chosen.extend(rest.into_iter().take(12));
    }
    chosen
}

/// A form with how many units, and how many elements of units, it gives the level of the full form.
struct Found {
    form: Vec<usize>,
    thresholds: (u64, u64),
    units: usize,
    elements: usize,
}

fn search(units: &Units, instrument: &Instrument) -> Vec<Found> {
    let needed = needed(instrument);
    let mut found = Vec::new();
    for thresholds in THRESHOLDS {
        let [first, second, third] =
            [0, 1, 2].map(|element| parts(units, instrument, element, thresholds));
        for one in &first {
            for two in &second {
                for three in &third {
                    let form = [&*one.asked, &two.asked, &three.asked].concat();
                    let mut groups = needed.iter();
                    if !groups.all(|group| group.iter().any(|place| form.contains(place))) {
                        continue;
                    }
                    let levels = [&*one.levels, &two.levels, &three.levels];
                    let (same, _) = units.agreement(levels, None);
                    found.push(Found {
                        form,
                        thresholds,
                        units: same,
                        elements: one.same + two.same + three.same,
                    });
                }
            }
        }
    }
    found
}

/// Of the forms that do as well as the best but for three units of two hundred, the one that keeps most
/// of the former form, asks for most of what its practices need, and does best.
fn chosen<'f>(found: &'f [Found], instrument: &Instrument) -> &'f Found {
    let best = found.iter().map(|it| it.units).max().expect("a form");
    let as_good = found
        .iter()
        .filter(|it| it.units + SEARCH.1 * 3 / 200 >= best);
    let rank = |it: &&Found| {
        (
            former(instrument, &it.form),
            Reverse(unasked(instrument, &it.form)),
            3 * it.units + it.elements,
        )
    };
    let mut as_good: Vec<&Found> = as_good.collect();
    // The sort is stable: of equals, the thresholds that are tried first.
    as_good.sort_by_key(|it| Reverse(rank(it)));
    as_good[0]
}

/// The short form in the file.
fn bundled_form(instrument: &Instrument) -> (Vec<usize>, (u64, u64)) {
    let standard = bundled::standard();
    let thresholds = standard.thresholds_of(Form::Short);
    let ids: Vec<&str> = standard.short_form.iter().map(PracticeId::as_str).collect();
    let thresholds = (thresholds.reached.into(), thresholds.kept.into());
    (instrument.places(&ids), thresholds)
}

fn by_element(instrument: &Instrument, form: &[usize]) -> [Vec<usize>; 3] {
    [0, 1, 2].map(|element| {
        let own = form
            .iter()
            .filter(|place| instrument.element[**place] == element);
        own.copied().collect()
    })
}

#[test]
#[ignore = "it takes minutes; the other tests hold what it found"]
fn search_for_the_short_form() {
    let instrument = Instrument::standard();
    let units = Units::drawn(SEARCH, &instrument);
    let found = search(&units, &instrument);
    let told = |it: &Found| {
        let percent = |part: usize, whole: usize| part as f64 * 100.0 / whole as f64;
        format!(
            "units {:.1} %, elements {:.1} %, thresholds {:?}, {} of the former, {} needed and not asked: {}",
            percent(it.units, SEARCH.1),
            percent(it.elements, 3 * SEARCH.1),
            it.thresholds,
            former(&instrument, &it.form),
            unasked(&instrument, &it.form),
            instrument.named(&it.form).join(" ")
        )
    };
    let mut lines = Vec::new();
    for count in 15..=18 {
        let of_count = found.iter().filter(|it| it.form.len() == count);
        let best = of_count.max_by_key(|it| (it.units, it.elements));
        lines.extend(best.map(|it| format!("best of {count}: {}", told(it))));
    }
    for thresholds in THRESHOLDS {
        let of_these = found.iter().filter(|it| it.thresholds == thresholds);
        let best = of_these.max_by_key(|it| (it.units, it.elements));
        lines.extend(best.map(|it| format!("best with {thresholds:?}: {}", told(it))));
    }
    let choice = chosen(&found, &instrument);
    lines.push(format!("chosen: {}", told(choice)));
    let trial = Units::drawn(TRIAL, &instrument);
    let parts = by_element(&instrument, &choice.form);
    let levels = parts
        .each_ref()
        .map(|part| trial.levels(part, choice.thresholds));
    let levels = levels.each_ref().map(Vec::as_slice);
    for (kind, (name, ..)) in KINDS.iter().enumerate() {
        let of_kind = trial.agreement(levels, Some(kind));
        lines.push(format!("trial, {name}: {of_kind:?}"));
    }
    lines.push(format!(
        "trial: {:?} of {}",
        trial.agreement(levels, None),
        TRIAL.1
    ));
    let report = lines.join("\n");
    let (form, _) = bundled_form(&instrument);
    assert_eq!(
        instrument.named(&form),
        instrument.named(&choice.form),
        "{report}"
    );
    std::io::Write::write_all(&mut std::io::stdout(), format!("{report}\n").as_bytes())
        .expect("standard output");
}

#[test]
fn the_file_says_how_often_the_forms_agree_on_units_that_had_no_say() {
    let instrument = Instrument::standard();
    let (form, thresholds) = bundled_form(&instrument);
    let units = Units::drawn(TRIAL, &instrument);
    let parts = by_element(&instrument, &form);
    let levels = parts.each_ref().map(|part| units.levels(part, thresholds));
    let (same, one) = units.agreement(levels.each_ref().map(Vec::as_slice), None);
    let told = bundled::standard()
        .short_form_agreement
        .expect("it is told");
    let told = (
        told.units as usize,
        told.same as usize,
        told.one_apart as usize,
    );
    assert_eq!(told, (TRIAL.1, same, one));
}

#[test]
fn the_short_form_has_a_practice_of_each_system_and_as_many_of_each_element() {
    let instrument = Instrument::standard();
    let (form, _) = bundled_form(&instrument);
    assert!((15..=18).contains(&form.len()));
    for part in by_element(&instrument, &form) {
        assert!(ASKED.contains(&part.len()));
    }
    for group in needed(&instrument) {
        let named = instrument.named(&group);
        assert!(group.iter().any(|place| form.contains(place)), "{named:?}");
    }
}

/// An assessment with these answers, in half levels.
fn answered(questionnaire: &Questionnaire, answers: &[Option<u8>]) -> Assessment {
    let mut assessment = Assessment::new(questionnaire.clone(), Form::Full);
    let mut respondent = Respondent::new(RespondentId::new("r").expect("an id"));
    for ((_, practice), answer) in questionnaire.practices().zip(answers) {
        let rating = answer.map_or(Rating::DontKnow, |halves| {
            Rating::At(HalfLevels::new(halves).expect("half levels"))
        });
        let response = Response {
            rating: Some(rating),
            ..Response::default()
        };
        respondent.sheet.0.insert(practice.id.clone(), response);
    }
    assessment.respondents.push(respondent.into());
    assessment
}

#[test]
fn no_practice_of_the_short_form_throws_an_element_down_alone() {
    let standard = bundled::standard();
    let instrument = Instrument::standard();
    let (form, _) = bundled_form(&instrument);
    for level in Level::all(5) {
        let all = vec![Some(2 * level.ordinal()); instrument.ids.len()];
        for place in &form {
            let mut answers = all.clone();
            answers[*place] = Some(2);
            let assessment = answered(standard, &answers);
            let profile = scoring::profile(&assessment, Form::Short);
            for element in &profile.elements {
                let held = element.placement.claimed.expect("a level").low;
                assert_eq!(
                    held, level,
                    "{} without {}",
                    element.id, instrument.ids[*place]
                );
            }
        }
    }
}

#[test]
fn the_simulation_scores_as_the_rule_does() {
    let standard = bundled::standard();
    let instrument = Instrument::standard();
    let (form, thresholds) = bundled_form(&instrument);
    let parts = by_element(&instrument, &form);
    let units = Units::drawn((3, 4 * KINDS.len()), &instrument);
    let mut random = Pcg32::new(3, 1);
    for number in 0..4 * KINDS.len() {
        let answers = unit(&mut random, number % KINDS.len(), &instrument);
        let assessment = answered(standard, &answers);
        let scored = |form| {
            let place = scoring::profile(&assessment, form).placement.claimed;
            place.map(|range| (range.low.ordinal(), range.high.ordinal()))
        };
        assert_eq!(scored(Form::Full), Some(units.full[number]));
        let levels = parts
            .each_ref()
            .map(|part| units.levels(part, thresholds)[number]);
        let short = levels.into_iter().reduce(lower);
        assert_eq!(scored(Form::Short), short, "{answers:?}");
    }
}
