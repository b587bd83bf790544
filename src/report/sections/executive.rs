//! The one page that decides: the answer, where the unit is and how sure that is, what is asked of the
//! reader, what it costs and brings, and the steps with their owners and days.

use std::cmp::Reverse;

use super::blocks::{figure, heading, new_section, opening, paragraph, ruled};
use super::source::Source;
use super::titles;
use crate::advice::Task;
use crate::analysis::Decision;
use crate::chart;
use crate::drawing::Weight;
use crate::model::{ElementId, Form, Level};
use crate::report::decision_wording::Said;
use crate::report::{
    Block, Cell, Column, Landmark, Paragraph, Section, SectionKind, Span, Table, TableStyle,
    TextStyle, plan_wording, wording,
};
use crate::scoring::disclosure::Frequency;
use crate::scoring::{ElementProfile, Profile, Resampling};

/// How many steps the page shows.
const STEPS_SHOWN: usize = 6;

/// How many of them say what to do, where there is room.
const STEPS_IN_WORDS: usize = 3;

/// How many elements the picture shows.
const ELEMENTS_SHOWN: usize = 8;

/// How many missed thresholds the page names.
const BLOCKERS_SHOWN: usize = 2;

pub(super) fn section(source: &Source) -> Section {
    let Some(decision) = &source.analysis.decision else {
        return new_section(SectionKind::Executive, false, place(source));
    };
    let page = Page {
        source,
        decision,
        said: said(source, decision),
    };
    Section {
        shorter: PageRoom::SHORTER.map(|room| page.blocks(room)).into(),
        ..new_section(SectionKind::Executive, false, page.blocks(PageRoom::ENOUGH))
    }
}

/// What speaks of the decision.
pub(super) const fn said<'a>(source: &'a Source, decision: &'a Decision) -> Said<'a> {
    Said {
        words: source.words,
        assessment: source.assessment,
        decision,
    }
}

/// Whose report it is and that nothing is shown of what so few people said.
pub(super) fn of_too_few(source: &Source) -> Section {
    let mut blocks = vec![
        opening(SectionKind::Executive, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
    ];
    let told = withheld(source).into_iter();
    blocks.extend(told.map(|text| paragraph(TextStyle::Lead, text)));
    new_section(SectionKind::Executive, false, blocks)
}

/// What is not shown of the answers, and why; `None` where everything is.
fn withheld(source: &Source) -> Option<String> {
    wording::withheld(source.words, source.questionnaire, source.analysis)
}

/// Where nothing was answered: that there is no result, and nothing else.
pub(super) fn nothing(source: &Source) -> Section {
    let said = wording::placement(source.words, source.questionnaire, source.profile);
    let blocks = vec![
        opening(SectionKind::Executive, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
        paragraph(TextStyle::Lead, said),
    ];
    new_section(SectionKind::Executive, false, blocks)
}

/// How much room the page has for what is good to have.
#[derive(Clone, Copy)]
struct PageRoom {
    /// Whether the steps say what to do in words.
    in_words: bool,
    /// How many lines each answer has.
    lines: usize,
    /// How many steps are shown.
    steps: usize,
    /// How many elements the picture shows.
    elements: usize,
}

impl PageRoom {
    /// Room for everything.
    const ENOUGH: Self = Self {
        in_words: true,
        lines: usize::MAX,
        steps: STEPS_SHOWN,
        elements: ELEMENTS_SHOWN,
    };

    /// With less and less room.
    const SHORTER: [Self; 4] = [
        Self {
            in_words: false,
            ..Self::ENOUGH
        },
        Self {
            in_words: false,
            lines: 3,
            ..Self::ENOUGH
        },
        Self {
            in_words: false,
            lines: 2,
            steps: 4,
            elements: 6,
        },
        Self {
            in_words: false,
            lines: 1,
            steps: 3,
            elements: 4,
        },
    ];
}

/// The page, and what it is made from.
struct Page<'a> {
    source: &'a Source<'a>,
    decision: &'a Decision,
    said: Said<'a>,
}

impl Page<'_> {
    fn blocks(&self, room: PageRoom) -> Vec<Block> {
        let source = self.source;
        let mut blocks = vec![
            opening(SectionKind::Executive, self.said.title()),
            paragraph(TextStyle::Kicker, whose(source)),
            paragraph(TextStyle::Lead, self.standing()),
        ];
        let lowest = lowest(source.profile, room.elements);
        let after = self
            .decision
            .proposes_steps()
            .then_some(&self.decision.proposal.outcome);
        let scene = chart::way(
            source.words,
            source.questionnaire,
            &lowest,
            after,
            source.width,
        );
        blocks.push(figure(scene, None));
        blocks.extend(not_drawn(source, &lowest));
        blocks.push(self.answers(room));
        if self.decision.proposes_steps() {
            blocks.push(heading(2, source.text("report-first-steps")));
            blocks.push(paragraph(TextStyle::Body, self.said.basis()));
            blocks.push(self.steps(room));
            blocks.extend(self.more_steps(room));
        }
        blocks
    }

    /// Where the unit is, and what decides it.
    fn standing(&self) -> String {
        let (words, profile) = (self.source.words, self.source.profile);
        let place = wording::placement(words, self.source.questionnaire, profile);
        let why = wording::constraint(words, self.source.questionnaire, profile);
        match why {
            Some(second) => {
                let facts = facts!(first = place, second);
                words.with("report-two-sentences", &facts)
            }
            None => place,
        }
    }

    /// The questions that a reader has, each with its answer in a few lines.
    fn answers(&self, room: PageRoom) -> Block {
        let source = self.source;
        let question = |key: &str, place: Landmark, mut lines: Vec<String>| {
            let label = Span {
                weight: Weight::Semibold,
                ..Span::pointing(source.text(key), place)
            };
            lines.truncate(room.lines);
            (!lines.is_empty()).then(|| vec![Cell::of(vec![label]), lines_of(lines)])
        };
        let mut money = self.said.money();
        money.extend(self.said.staying());
        if money.len() > room.lines {
            // What is left out then is how the answer comes about, and not the answer.
            money = self.said.money_in_short();
        }
        let options = Landmark::Section(SectionKind::Options);
        let rows = [
            question("report-asked", options.clone(), self.said.asks()),
            question("report-leads", options, self.said.leads()),
            question(
                "report-worth-label",
                Landmark::Section(SectionKind::BusinessCase),
                money,
            ),
            question("report-certainty", Landmark::Certainty, certainty(source)),
            question(
                "report-blockers",
                Landmark::Section(SectionKind::Blockers),
                held_back(source, room.lines),
            ),
        ];
        Table {
            columns: vec![Column::words("", 23.0), Column::words("", 77.0)],
            rows: rows.into_iter().flatten().collect(),
            style: TableStyle::Plain,
        }
        .into()
    }

    /// The steps: what, who, by when, days, how far.
    fn steps(&self, room: PageRoom) -> Block {
        let source = self.source;
        let proposal = &self.decision.proposal;
        let in_words = room.in_words && proposal.effort.steps <= STEPS_IN_WORDS;
        let row = |task: Task<'_>| {
            vec![
                self.what(task, in_words),
                Cell::plain(self.said.who(task)),
                Cell::plain(self.said.due(task.due(), task.late())),
                Cell::plain(plan_wording::days_told(
                    source.words,
                    task.effort(),
                    task.is_open(),
                )),
                Cell::plain(self.said.status(task)),
            ]
        };
        let shown = proposal.tasks().into_iter().take(room.steps);
        ruled(
            [
                source.words_column("column-what", 42.0),
                source.words_column("column-who", 20.0),
                source.words_column("column-by-when", 19.0),
                source.numbers_column("column-days", 7.0),
                source.words_column("column-status", 12.0),
            ],
            shown.map(row).collect(),
        )
    }

    /// The practice and the level that it is to reach, or the step of the unit's own, with what to do
    /// where there is room.
    fn what(&self, task: Task<'_>, in_words: bool) -> Cell {
        let source = self.source;
        let name = Span::strong(self.said.what(task));
        let (name, action) = match task {
            Task::Step(step) => {
                let practice = source.practice(&step.practice);
                let action = practice.map(|practice| {
                    let about = (practice, step.to);
                    plan_wording::action_told(source.words, source.assessment, about, step.open)
                });
                let place = Landmark::Practice(step.practice.clone());
                (name.leading_to(place), action)
            }
            Task::Own(own) => {
                let action = own.step.action.trim();
                (name, (!action.is_empty()).then(|| action.to_owned()))
            }
        };
        let action = action.filter(|_| in_words);
        let action = action.map(|action| [Span::plain("\n"), Span::plain(action)]);
        let spans = std::iter::once(name).chain(action.into_iter().flatten());
        Cell::of(spans.collect())
    }

    fn more_steps(&self, room: PageRoom) -> Option<Block> {
        let more = self
            .decision
            .proposal
            .effort
            .steps
            .saturating_sub(room.steps);
        let text = self
            .source
            .say("decision-more-steps", &facts!(count = more));
        (more > 0).then(|| paragraph(TextStyle::Note, text))
    }
}

/// How many elements the picture leaves out; `None` where it shows all.
fn not_drawn(source: &Source, lowest: &Profile) -> Option<Block> {
    let (shown, all) = (lowest.elements.len(), source.profile.elements.len());
    let text = source.say("report-lowest-shown", &facts!(shown, all));
    (shown < all).then(|| paragraph(TextStyle::Note, text))
}

/// The unit, its level, and the picture of both.
pub(super) fn place(source: &Source) -> Vec<Block> {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let place = wording::place(words, questionnaire, profile.placement.claimed);
    let lowest = lowest(profile, ELEMENTS_SHOWN);
    let scene = chart::continuum(words, questionnaire, &lowest, None, source.width);
    let mut blocks = vec![
        opening(SectionKind::Executive, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
        Paragraph::new(TextStyle::Display, place).kept().into(),
        paragraph(TextStyle::Lead, statement(source)),
        figure(scene, None),
    ];
    blocks.extend(not_drawn(source, &lowest));
    blocks
}

/// The profile with no more elements than the page has room for: those that stand lowest, in the
/// questionnaire's order.
fn lowest(profile: &Profile, most: usize) -> Profile {
    first_and_lowest(profile, most, |_| false)
}

/// The same, but before others those that come first.
pub(super) fn first_and_lowest(
    profile: &Profile,
    most: usize,
    comes_first: impl Fn(&ElementId) -> bool,
) -> Profile {
    let mut shown: Vec<&ElementProfile> = profile.elements.iter().collect();
    // The sort is stable: equals stay in the questionnaire's order.
    shown.sort_by_key(|element| {
        let low = element.placement.claimed.map(|range| range.low);
        (!comes_first(&element.id), low)
    });
    shown.truncate(most);
    let is_shown = |element: &&ElementProfile| shown.iter().any(|it| it.id == element.id);
    let elements = profile.elements.iter().filter(is_shown);
    Profile {
        elements: elements.cloned().collect(),
        ..profile.clone()
    }
}

/// Whose report it is, and its facts.
fn whose(source: &Source) -> String {
    let facts = facts!(unit = source.unit(), facts = facts(source));
    source.say("report-whose", &facts)
}

/// Whose it is, and when it was assessed and printed.
pub(super) fn whose_and_when(source: &Source) -> String {
    let facts = facts!(unit = source.unit(), facts = dates(source));
    source.say("report-whose", &facts)
}

/// When it was assessed and printed, and who led it.
fn dates(source: &Source) -> String {
    let printed = source.words.date(source.options.date);
    let unit = &source.assessment.unit;
    let facilitator = unit.facilitator.trim().trim_end_matches('.');
    let led = if facilitator.is_empty() {
        String::new()
    } else {
        source.say("report-led", &facts!(facilitator))
    };
    let dates = match unit.date {
        Some(date) => {
            let assessed = source.words.date(date);
            source.say("report-dates", &facts!(assessed, printed, led))
        }
        None => source.say("report-date-printed", &facts!(printed, led)),
    };
    match &source.assessment.closed {
        Some(closing) => format!("{dates} {}", wording::closed(source.words, closing)),
        None => dates,
    }
}

/// When it was assessed and printed, with what, by how many.
pub(super) fn facts(source: &Source) -> String {
    let form = match source.options.form {
        Form::Short => "form-short",
        Form::Full => "form-full",
    };
    let first = source.profile.practices.first();
    let code = first.map_or("none", |practice| practice.id.as_str());
    source.say(
        "report-facts",
        &facts!(
            dates = dates(source),
            questionnaire = source.questionnaire_title(),
            edition = source.questionnaire.edition.as_str(),
            form = source.text(form),
            practices = source.profile.practices.len(),
            code,
            people = source.profile.respondents
        ),
    )
}

/// What decides the level, or why there is none.
fn statement(source: &Source) -> String {
    let (words, questionnaire) = (source.words, source.questionnaire);
    wording::constraint(words, questionnaire, source.profile)
        .unwrap_or_else(|| wording::placement(words, questionnaire, source.profile))
}

fn lines_of(lines: Vec<String>) -> Cell {
    let mut spans = Vec::new();
    for line in lines {
        if !spans.is_empty() {
            spans.push(Span::plain("\n"));
        }
        spans.push(Span::plain(line));
    }
    Cell::of(spans)
}

/// How sure the level is, the most telling line first.
pub(super) fn certainty(source: &Source) -> Vec<String> {
    let profile = source.profile;
    let people = profile.respondents;
    let mut lines = Vec::new();
    if let Some(place) = profile.placement.claimed {
        let (low, high) = (place.low, place.high);
        if !place.is_certain() {
            lines.push(source.say("report-sure-range", &facts!(low, high)));
        }
        if let Some(found) = &source.analysis.resampling {
            let depends = source.text(match Frequency::of(found.share(low)) {
                Frequency::Nearly => "report-sure-hardly",
                Frequency::Most => "report-sure-somewhat",
                Frequency::Fewer => "report-sure-much",
            });
            let levels = drawn_levels(source, found, low);
            let facts = facts!(depends, people, levels);
            lines.push(source.say("report-sure-resampled", &facts));
        } else {
            let words = wording::frequency(source.words, source.analysis, low);
            let few = source.say("report-sure-few", &facts!(people));
            lines.push(words.unwrap_or(few));
        }
    }
    lines.extend(withheld(source));
    lines.extend(wording::provisional(
        source.words,
        source.questionnaire,
        profile,
    ));
    lines.extend(evidence(source));
    lines
}

/// How often draws have the unit at each level, that of the unit first: "at level 2 in 71 and at level
/// 3 in 29".
fn drawn_levels(source: &Source, found: &Resampling, own: Level) -> String {
    let mut drawn: Vec<(Level, u64)> = Level::all(source.profile.level_count)
        .zip(found.percents())
        .filter(|(level, share)| *level == own || *share > 0)
        .collect();
    // The sort is stable: of equals the lower level comes first.
    drawn.sort_by_key(|(level, share)| (*level != own, Reverse(*share)));
    let at = |(level, share)| source.say("report-sure-drawn", &facts!(level, share));
    let drawn: Vec<String> = drawn.into_iter().map(at).collect();
    source.words.list(&drawn)
}

/// Whether the level stands where only evidence counts, and how much of it there is.
fn evidence(source: &Source) -> Vec<String> {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let placement = profile.placement;
    let (Some(claimed), Some(evidenced)) = (placement.claimed, placement.evidenced) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if claimed != evidenced {
        let place = wording::place(words, questionnaire, Some(evidenced));
        lines.push(source.say("report-sure-evidenced", &facts!(place)));
    } else if claimed.low > questionnaire.thresholds.unproven_cap {
        lines.push(source.text("report-sure-backed"));
    }
    lines.push(wording::evidence_count(words, questionnaire, profile));
    lines.extend(wording::checked(words, questionnaire, profile));
    lines
}

/// The thresholds that are missed, in practices; where there is no room for all, which elements miss them
/// comes first.
fn held_back(source: &Source, room: usize) -> Vec<String> {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let blockers = &profile.blockers;
    if blockers.is_empty() {
        let key = if profile.placement.claimed.is_none() {
            "report-blockers-no-level"
        } else {
            "says-top"
        };
        return vec![source.text(key)];
    }
    // One more is named where a line would else only say that there is one more.
    let shown = if blockers.len() == BLOCKERS_SHOWN + 1 {
        blockers.len()
    } else {
        BLOCKERS_SHOWN
    };
    let told = blockers.iter().take(shown);
    let mut lines: Vec<String> = told
        .map(|blocker| wording::because(words, questionnaire, profile, blocker))
        .collect();
    let more = blockers.len().saturating_sub(shown);
    if more > 0 {
        lines.push(source.say("report-blockers-more", &facts!(count = more)));
    }
    if lines.len() > room {
        let title = titles::blockers(source);
        lines.insert(0, source.say("report-sentence", &facts!(title)));
    }
    lines
}
