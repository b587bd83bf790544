//! The texts that a change brings into an assessment.

use super::{
    Check, CheckIn, Consensus, Edit, Evidence, Measure, Rating, Respondent, Response, ResponseField,
};

impl Edit {
    /// Every text that somebody may have written.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Self::SetUnit(_, text) | Self::SetBranding(_, text) => vec![text],
            Self::AddRespondent(respondent) => of_respondent(respondent).collect(),
            Self::Import(import) => {
                let said = import.people.iter().map(|person| &person.said);
                let consensus = import.consensus.values().flat_map(of_consensus);
                let mapping = &import.mapping;
                let texts = mapping.columns.keys().chain(mapping.values.keys());
                let reasons = mapping.values.values();
                let reasons = reasons.flat_map(|meaning| reason(meaning.rating.as_ref()));
                said.flat_map(of_respondent)
                    .chain(consensus)
                    .chain(texts.map(String::as_str))
                    .chain(reasons)
                    .collect()
            }
            Self::DescribeRespondent {
                name, role, team, ..
            } => vec![name, role, team],
            Self::Respond { field, .. } => match field {
                ResponseField::Rating(rating) => reason(rating.as_ref()).collect(),
                ResponseField::Note(note) => vec![note],
                ResponseField::Evidence(evidence) => evidence.iter().flat_map(of_entry).collect(),
                ResponseField::Check(check) => of_check(check.as_ref()).collect(),
                ResponseField::Confidence(_) | ResponseField::Flagged(_) => Vec::new(),
            },
            Self::ReplaceLinks(links) => links.values().map(String::as_str).collect(),
            Self::SetConsensus(_, Some(consensus)) => of_consensus(consensus).collect(),
            Self::SetTarget(_, Some(target)) => vec![&target.reason],
            Self::SetOwnSteps(steps) => {
                let texts = steps
                    .iter()
                    .flat_map(|step| [&step.title, &step.action, &step.owner, &step.note]);
                texts.map(String::as_str).collect()
            }
            Self::SetPlan(plan) => {
                let texts = plan
                    .iter()
                    .flat_map(|step| [&step.action, &step.owner, &step.note]);
                texts.map(String::as_str).collect()
            }
            Self::SetOutcomes(outcomes) => outcomes.values().flat_map(of_measure).collect(),
            Self::SetCheckIns(check_ins) => check_ins.values().flat_map(of_check_in).collect(),
            _ => Vec::new(),
        }
    }
}

fn of_measure(measure: &Measure) -> impl Iterator<Item = &str> {
    let values = measure.values.values();
    let values = values.flat_map(|value| [&value.note, &value.by]);
    let about = [&measure.name, &measure.unit].into_iter().chain(values);
    about.map(String::as_str)
}

fn of_check_in(check_in: &CheckIn) -> impl Iterator<Item = &str> {
    let sources = check_in.observed.values().map(|found| &found.source);
    let said = [&check_in.by, &check_in.said].into_iter().chain(sources);
    said.map(String::as_str)
}

fn of_respondent(respondent: &Respondent) -> impl Iterator<Item = &str> {
    let about = [&respondent.name, &respondent.role, &respondent.team];
    let said = respondent.sheet.0.values().flat_map(of_response);
    about.into_iter().map(String::as_str).chain(said)
}

fn of_response(response: &Response) -> impl Iterator<Item = &str> {
    let evidence = response.evidence.iter().flat_map(of_entry);
    let note = [response.note.as_str()];
    note.into_iter()
        .chain(reason(response.rating.as_ref()))
        .chain(evidence)
        .chain(of_check(response.check.as_ref()))
}

fn of_check(check: Option<&Check>) -> impl Iterator<Item = &str> {
    let texts = check.into_iter().flat_map(|check| [&check.by, &check.note]);
    texts.map(String::as_str)
}

fn of_consensus(consensus: &Consensus) -> impl Iterator<Item = &str> {
    let reasons = reason(Some(&consensus.rating));
    reasons.chain([consensus.reason.as_str()])
}

fn of_entry(entry: &Evidence) -> [&str; 3] {
    [&entry.text, &entry.link, &entry.checked_by]
}

fn reason(rating: Option<&Rating>) -> impl Iterator<Item = &str> {
    let reason = rating.and_then(Rating::reason);
    reason.map(String::as_str).into_iter()
}
