//! A row an answer of a respondent to a practice, and a row a vote of a round that is over.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::column::{Column, DataType, Datum};
use super::source::Source;
use crate::model::{
    Answer as Said, CheckVerdict, Confidence, Consensus, Practice, PracticeId, Rating, RatingKind,
    Respondent, Response, Vote,
};
use crate::scoring::disclosure::described;

/// What one respondent said about one practice.
pub(super) struct Answer<'a> {
    source: &'a Source<'a>,
    /// From 1, in the order of the document; `None` where nobody is there, and the row is about what was agreed.
    number: Option<usize>,
    respondent: Option<&'a Respondent>,
    role: &'a str,
    team: &'a str,
    element: &'a str,
    practice: &'a Practice,
    is_asked: bool,
    response: Option<&'a Response>,
    agreed: Option<&'a Consensus>,
    /// Which vote on the practice it is, from 1.
    round: usize,
    /// The vote of a round that is over, with the day that it ended.
    past: Option<(Date, &'a Vote)>,
}

impl<'a> Answer<'a> {
    fn rating(&self) -> Option<&'a Rating> {
        match self.past {
            Some((_, vote)) => Some(&vote.rating),
            None => self.response?.rating.as_ref(),
        }
    }

    fn said(&self) -> Option<Said> {
        self.rating().map(Rating::answer)
    }

    /// The response, unless the row is about a vote that is over.
    fn present(&self) -> Option<&'a Response> {
        self.response.filter(|_| self.past.is_none())
    }
}

/// Everybody with every practice of the form and with every other one of which somebody said something, then the votes of
/// rounds that are over. Nothing where the figures of single people are left out.
pub(super) fn answers<'a>(source: &'a Source<'a>) -> Vec<Answer<'a>> {
    if source.left_out.redaction.respondents {
        return Vec::new();
    }
    let assessment = &*source.assessment;
    let asked = assessment.questionnaire.practices_in(assessment.form);
    let asked: BTreeSet<&PracticeId> = asked.map(|(_, practice)| &practice.id).collect();
    let mut told = asked.clone();
    for respondent in &assessment.respondents {
        told.extend(respondent.sheet.0.keys());
    }
    told.extend(assessment.consensus.keys());
    let people = assessment.respondents.iter();
    let mut described: Vec<(&str, &str)> = people
        .map(|one| (one.role.trim(), one.team.trim()))
        .collect();
    if source.left_out.redaction.names {
        described = self::described(&described, source.left_out.least);
    }
    let mut found = Vec::new();
    let practices = assessment.questionnaire.practices();
    for (element, practice) in practices.filter(|(_, it)| told.contains(&it.id)) {
        let rounds = assessment.rounds.iter();
        let past: Vec<_> = rounds
            .filter_map(|round| Some((round.ended, round.votes.get(&practice.id)?)))
            .collect();
        let agreed = assessment.consensus.get(&practice.id);
        let nobody = Answer {
            source,
            number: None,
            respondent: None,
            role: "",
            team: "",
            element: element.id.as_str(),
            practice,
            is_asked: asked.contains(&practice.id),
            response: None,
            agreed,
            round: past.len() + 1,
            past: None,
        };
        if assessment.respondents.is_empty() && agreed.is_some() {
            found.push(nobody);
            continue;
        }
        let people = (1..).zip(&assessment.respondents).zip(&described);
        for ((number, respondent), (role, team)) in people {
            let one = Answer {
                number: Some(number),
                respondent: Some(respondent),
                role,
                team,
                response: respondent.sheet.get(&practice.id),
                ..nobody
            };
            let votes = (1..).zip(&past);
            found.extend(votes.filter_map(|(round, (ended, votes))| {
                let vote = votes.get(&respondent.id)?;
                let past = Some((*ended, vote));
                Some(Answer { round, past, ..one })
            }));
            found.push(one);
        }
    }
    found
}

pub(super) fn columns<'a>() -> Vec<Column<Answer<'a>>> {
    let mut columns = who();
    columns.extend(what());
    columns.extend(beside());
    columns
}

fn who<'a>() -> Vec<Column<Answer<'a>>> {
    use DataType::{Flag, Text, Whole};
    vec![
        Column::new("respondent", Whole, |it| {
            it.number.map_or(Datum::Empty, Datum::count)
        }),
        Column::new("respondent_id", Text, |it| {
            let id = it.respondent.map_or("", |one| one.id.as_str());
            it.source.name(id)
        }),
        Column::new("name", Text, |it| {
            it.source.name(it.respondent.map_or("", |one| &one.name))
        }),
        Column::new("role", Text, |it| Datum::text(it.role)),
        Column::new("team", Text, |it| Datum::text(it.team)),
        Column::new("practice", Text, |it| Datum::text(it.practice.id.as_str())),
        Column::new("element", Text, |it| Datum::text(it.element)),
        Column::new("asked", Flag, |it| Datum::Flag(it.is_asked)),
    ]
}

fn what<'a>() -> Vec<Column<Answer<'a>>> {
    use DataType::{Day, Flag, Text, Whole};
    vec![
        Column::new("round", Whole, |it| Datum::count(it.round)),
        Column::new("ended", Day, |it| Datum::day(it.past.map(|(day, _)| day))),
        Column::new("stayed", Flag, |it| match it.past {
            Some((_, vote)) => Datum::Flag(vote.stayed),
            None => match it.response.filter(|_| it.round > 1) {
                Some(response) => Datum::Flag(!response.voted_again),
                None => Datum::Empty,
            },
        }),
        Column::new("state", Text, |it| {
            Datum::text(RatingKind::of(it.said().as_ref()).notation().name)
        }),
        Column::new("half_levels", Whole, |it| {
            it.source.half_levels(it.rating().and_then(Rating::at))
        }),
        Column::new("reason", Text, |it| {
            let reason = it.rating().and_then(Rating::reason);
            it.source.note(reason.map_or("", String::as_str))
        }),
    ]
}

fn beside<'a>() -> Vec<Column<Answer<'a>>> {
    use DataType::{Flag, Text, Whole};
    vec![
        Column::new("confidence", Text, |it| {
            let confidence = it.present().and_then(|it| it.confidence);
            Datum::maybe_text(confidence.map(|it| match it {
                Confidence::Low => "low",
                Confidence::Medium => "medium",
                Confidence::High => "high",
            }))
        }),
        Column::new("flagged", Flag, |it| {
            if it.past.is_some() {
                return Datum::Empty;
            }
            Datum::Flag(it.present().is_some_and(|it| it.flagged))
        }),
        Column::new("note", Text, |it| {
            it.source.note(it.present().map_or("", |it| &it.note))
        }),
        Column::new("evidence", Whole, |it| {
            if it.past.is_some() {
                return Datum::Empty;
            }
            Datum::count(it.present().map_or(0, |it| it.evidence.len()))
        }),
        Column::new("evidence_checked", Flag, |it| {
            if it.past.is_some() {
                return Datum::Empty;
            }
            let own = it.respondent.map_or("", |one| &one.name);
            let response = it.present();
            Datum::Flag(response.is_some_and(|it| it.has_checked_evidence(own)))
        }),
        Column::new("verdict", Text, |it| {
            let verdict = it.present().and_then(Response::verdict);
            Datum::maybe_text(verdict.map(CheckVerdict::as_str))
        }),
        Column::new("adjusted_half_levels", Whole, |it| {
            let verdict = it.present().and_then(Response::verdict);
            it.source
                .half_levels(verdict.and_then(CheckVerdict::adjusted))
        }),
        Column::new("agreed_state", Text, |it| {
            let agreed = it.agreed.filter(|_| it.past.is_none());
            let kind = agreed.map(|it| RatingKind::of(Some(&it.rating)));
            Datum::maybe_text(kind.map(|kind| kind.notation().name))
        }),
        Column::new("agreed_half_levels", Whole, |it| {
            let agreed = it.agreed.filter(|_| it.past.is_none());
            it.source.half_levels(agreed.and_then(|it| it.rating.at()))
        }),
    ]
}
