//! A plan as a calendar file (RFC 5545): one all-day event on the day that each step is due, and
//! one for the next assessment.
//!
//! Written by hand: the crates for it bring a second library of dates, and take ids from chance
//! and stamps from the clock, where the same plan is to give the same bytes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::model::{Assessment, OwnStep, PlanStep, PracticeId, Status};
use crate::report::plan_wording;
use crate::words::Words;

/// The longest line in octets, without its end.
const LONGEST: usize = 75;

/// Writes the steps of a plan that have a due date, in the plan's order, and then the next
/// assessment: a year after the day of this one (where none is stated, a year after `stamp`), with
/// a reminder 30 days before. `stamp` is the day that the file bears. A step keeps its id over files
/// as long as unit, practice and level stay, one of the unit's own as long as its title does, so that a calendar that takes the file again moves the
/// event. Where it names nobody, no role stands in the place of a name.
/// Steps of practices that are not known begin by finding out.
#[must_use]
pub(super) fn write(
    (assessment, unknown): (&Assessment, &BTreeSet<PracticeId>),
    (plan, own): (&[PlanStep], &[OwnStep]),
    (stamp, names): (Date, bool),
    words: &Words,
) -> String {
    let due = plan.iter().filter_map(|step| {
        Some(due_step(
            (assessment, unknown),
            (step, step.due?),
            names,
            words,
        ))
    });
    let own = (0..own.len()).filter_map(|place| own_step(assessment, own, place, words));
    let events = due
        .chain(own)
        .chain([next_assessment(assessment, stamp, words)]);
    let mut out = String::new();
    for head in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Continuum//Continuum//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        line(&mut out, head);
    }
    for event in events {
        event.write(&mut out, stamp);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// An event that takes a day.
struct Event {
    id: String,
    day: Date,
    summary: String,
    description: String,
    is_cancelled: bool,
    /// Whether it is announced 30 days before.
    has_reminder: bool,
}

impl Event {
    fn write(&self, out: &mut String, stamp: Date) {
        let next_day = self.day.saturating_add(1.day());
        let summary = escaped(&self.summary);
        line(out, "BEGIN:VEVENT");
        line(out, &format!("UID:{}", self.id));
        line(out, &format!("DTSTAMP:{}T000000Z", digits(stamp)));
        line(out, &format!("DTSTART;VALUE=DATE:{}", digits(self.day)));
        line(out, &format!("DTEND;VALUE=DATE:{}", digits(next_day)));
        line(out, &format!("SUMMARY:{summary}"));
        line(out, &format!("DESCRIPTION:{}", escaped(&self.description)));
        if self.is_cancelled {
            line(out, "STATUS:CANCELLED");
        }
        line(out, "TRANSP:TRANSPARENT");
        if self.has_reminder {
            line(out, "BEGIN:VALARM");
            line(out, "ACTION:DISPLAY");
            line(out, &format!("DESCRIPTION:{summary}"));
            line(out, "TRIGGER:-P30D");
            line(out, "END:VALARM");
        }
        line(out, "END:VEVENT");
    }
}

/// The assessment that is due a year later, or on the last working day before.
fn next_assessment(assessment: &Assessment, stamp: Date, words: &Words) -> Event {
    let unit = &assessment.unit;
    let name = match unit.name() {
        "" => words.wording(&assessment.questionnaire.title),
        name => name,
    };
    let from = unit.date.unwrap_or(stamp);
    let later = from.saturating_add(1.year());
    Event {
        id: uid(assessment, &["again"]),
        day: assessment.planning.working_day(later, from),
        summary: words.with("export-again-title", &facts!(unit = name)),
        description: words.text("export-again-text"),
        is_cancelled: false,
        has_reminder: true,
    }
}

fn due_step(
    (assessment, unknown): (&Assessment, &BTreeSet<PracticeId>),
    (step, due): (&PlanStep, Date),
    names: bool,
    words: &Words,
) -> Event {
    let questionnaire = &assessment.questionnaire;
    let number = questionnaire.numbering.number(step.to);
    let practice = questionnaire.practice(&step.practice);
    let practice = practice.map(|(_, practice)| practice);
    let facts = facts!(
        id = step.practice.as_str(),
        title = practice.map_or("", |practice| words.wording(&practice.title)),
        level = step.to
    );
    let action = practice.map(|practice| {
        let open = step.is_to_do() && unknown.contains(&practice.id);
        plan_wording::action_told(words, assessment, (practice, step.to), open)
    });
    let about = (&step.practice, step.to);
    let owner = plan_wording::owner(words, questionnaire, about, &step.owner);
    let owner = owner
        .filter(|_| names)
        .map(|owner| words.with("plan-event-owner", &facts!(owner)));
    let text = step.recommendation(questionnaire);
    let indicator = text.and_then(|text| text.indicator.as_ref()).map(|text| {
        let indicator = words.wording(text);
        words.with("plan-event-indicator", &facts!(indicator))
    });
    let described: Vec<String> = action.into_iter().chain(owner).chain(indicator).collect();
    Event {
        id: uid(assessment, &[step.practice.as_str(), &number.to_string()]),
        day: due,
        summary: words.with("plan-event-title", &facts),
        description: described.join("\n"),
        is_cancelled: step.status == Status::Dropped,
        has_reminder: false,
    }
}

/// The event of a step of the unit's own, by its place; `None` where it has no day.
fn own_step(
    assessment: &Assessment,
    own: &[OwnStep],
    place: usize,
    words: &Words,
) -> Option<Event> {
    let (before, rest) = own.split_at_checked(place)?;
    let step = rest.first()?;
    let title = plan_wording::own_title(words, step);
    let same = before.iter().filter(|other| other.title == step.title);
    let action = step.action.trim();
    let action = (!action.is_empty()).then(|| action.to_owned());
    let owner = (!step.owner.is_empty())
        .then(|| words.with("plan-event-owner", &facts!(owner = step.owner.as_str())));
    let described: Vec<String> = action.into_iter().chain(owner).collect();
    Some(Event {
        id: uid(assessment, &["own", &step.title, &same.count().to_string()]),
        day: step.due?,
        summary: words.with("plan-own-due", &facts!(title)),
        description: described.join("\n"),
        is_cancelled: step.status == Status::Dropped,
        has_reminder: false,
    })
}

/// An id that the same event of the same unit always has, and no other event.
fn uid(assessment: &Assessment, named: &[&str]) -> String {
    let mut hash = Sha256::new();
    let unit = &assessment.unit;
    let whose = [
        assessment.questionnaire.id.as_str(),
        &unit.organisation,
        &unit.unit,
    ];
    for part in whose.iter().chain(named) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut start = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        // Writing to a string cannot fail.
        let _ = write!(start, "{byte:02x}");
    }
    format!("{start}@continuum")
}

fn digits(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// Escapes a text; control characters, which no calendar reads, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded where it is too long: never inside a character.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::format::bundled;
    use crate::model::{Form, Level};

    fn step(owner: &str) -> PlanStep {
        PlanStep {
            practice: PracticeId::new("M2").expect("a sound id"),
            to: Level::new(3).expect("1 to 7"),
            owner: owner.to_owned(),
            due: Some(date(2026, 12, 31)),
            action: String::new(),
            own_due: false,
            note: String::new(),
            indicator: None,
            status: Status::Open,
        }
    }

    fn written(plan: &[PlanStep]) -> String {
        let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
        write(
            (&assessment, &BTreeSet::new()),
            (plan, &[]),
            (date(2026, 6, 1), true),
            &Words::english(),
        )
    }

    #[test]
    fn a_step_is_an_all_day_event_on_its_due_day() {
        let text = written(&[step("Ann")]);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert!(text.contains("\r\nDTSTAMP:20260601T000000Z\r\n"));
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    }

    #[test]
    fn a_step_of_the_own_is_an_event_too() {
        let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
        let own = OwnStep {
            title: "Hang the board".to_owned(),
            action: "By the door".to_owned(),
            due: Some(date(2026, 12, 31)),
            ..OwnStep::new()
        };
        let own = [own.clone(), OwnStep::new(), own];
        let text = write(
            (&assessment, &BTreeSet::new()),
            (&[], &own),
            (date(2026, 6, 1), true),
            &Words::english(),
        );
        assert_eq!(text.matches("SUMMARY:Hang the board is due\r\n").count(), 2);
        assert!(text.contains("DESCRIPTION:By the door\r\n"));
        let ids: std::collections::BTreeSet<&str> = text
            .lines()
            .filter(|line| line.starts_with("UID:"))
            .collect();
        assert_eq!(ids.len(), 3, "two steps and the next assessment");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_unfolded_it_says_all() {
        let owner = "Özgür ".repeat(40);
        let text = written(&[step(&owner)]);
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
        assert!(text.replace("\r\n ", "").contains(owner.trim()));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn a_step_of_a_practice_that_nobody_could_rate_begins_by_finding_out() {
        let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
        let step = step("Ann");
        let unknown = [step.practice.clone()].into();
        let text = write(
            (&assessment, &unknown),
            (&[step], &[]),
            (date(2026, 6, 1), true),
            &Words::english(),
        );
        let said = "DESCRIPTION:Find out first where it stands. If it is below level 3: ";
        assert!(text.replace("\r\n ", "").contains(said), "{text}");
    }

    #[test]
    fn an_owner_who_is_only_proposed_is_said_to_be() {
        let text = written(&[step("")]).replace("\r\n ", "");
        assert!(text.contains("Owner: ") && text.contains(" (proposed)"));
        assert!(!written(&[step("Ann")]).contains("(proposed)"));
    }

    #[test]
    fn what_has_a_meaning_in_calendars_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
        let text = written(&[step("Ann\nEND:VEVENT")]).replace("\r\n ", "");
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 2);
    }

    #[test]
    fn a_step_keeps_its_id_when_its_day_moves() {
        let uid = |text: &str| {
            let lines = text.lines().find(|line| line.starts_with("UID:"));
            lines.map(str::to_owned)
        };
        let first = written(&[step("Ann")]);
        let mut later = step("Bob");
        later.due = Some(date(2027, 1, 31));
        assert_eq!(uid(&first), uid(&written(&[later.clone()])));
        later.to = Level::FLOOR;
        assert_ne!(uid(&first), uid(&written(&[later])));
    }

    #[test]
    fn a_dropped_step_is_cancelled_and_one_without_a_day_is_left_out() {
        let mut plan = [step(""), step("")];
        plan[0].status = Status::Dropped;
        plan[1].due = None;
        let text = written(&plan);
        assert_eq!(
            text.matches("BEGIN:VEVENT").count(),
            2,
            "one step, and the next assessment"
        );
        assert_eq!(text.matches("\r\nSTATUS:CANCELLED\r\n").count(), 1);
    }

    #[test]
    fn the_next_assessment_is_a_year_later_with_a_reminder_and_keeps_its_id() {
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
        assessment.unit.unit = "Till, front".to_owned();
        let mut again = |date: Option<Date>, stamp: Date| {
            assessment.unit.date = date;
            write(
                (&assessment, &BTreeSet::new()),
                (&[], &[]),
                (stamp, true),
                &Words::english(),
            )
        };
        let first = again(Some(date(2024, 2, 29)), date(2026, 6, 1));
        assert!(
            first.contains("\r\nDTSTART;VALUE=DATE:20250228\r\n"),
            "{first}"
        );
        assert!(first.contains("\r\nDTSTAMP:20260601T000000Z\r\n"));
        let reminder = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Assess Till\\, front again\r\n\
                        TRIGGER:-P30D\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert!(first.ends_with(reminder), "{first}");
        // 6 June 2026 is a Saturday.
        let shifted = again(Some(date(2025, 6, 6)), date(2026, 6, 1));
        assert!(
            shifted.contains("\r\nDTSTART;VALUE=DATE:20260605\r\n"),
            "{shifted}"
        );
        let undated = again(None, date(2026, 6, 1));
        assert!(undated.contains("\r\nDTSTART;VALUE=DATE:20270601\r\n"));
        let id = |text: &str| {
            text.lines()
                .find(|line| line.starts_with("UID:"))
                .map(str::to_owned)
        };
        assert_eq!(id(&first), id(&undated));
        assert!(id(&first).is_some());
    }
}
