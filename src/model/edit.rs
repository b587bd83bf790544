//! Every permitted change of an assessment, as a value. Undo, the window and the commands that
//! change a document share them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use thiserror::Error;

use super::{
    Accent, Assessment, BrandingField, BusinessCase, BusinessCaseError, Check, CheckIn,
    CheckInError, CheckIns, Closing, Confidence, Consensus, ElementId, Estimate, Evidence,
    EvidenceFile, Form, Import, Input, Language, Level, Logo, Measure, MeasureId, OutcomeError,
    Outcomes, OwnStep, PlanStep, Planning, Practice, PracticeId, Rating, Release, Respondent,
    RespondentId, Response, Target, limits, release::note,
};

/// One permitted change of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Replaces one text of the unit profile.
    SetUnit(UnitField, String),
    /// Replaces the day of the assessment.
    SetDate(Option<Date>),
    /// Chooses the language that the questionnaire is read in.
    SetLanguage(Language),
    /// Asks another selection of practices; no answer is lost.
    SetForm(Form),
    /// Adds a respondent at the end.
    AddRespondent(Respondent),
    /// Takes answers in from a table or from response sheets. What is given replaces what people who are known had answered, all
    /// else stays; other people are added at the end.
    Import(Box<Import>),
    /// Replaces everything but the questionnaire by what two people changed apart, merged.
    Merge(Box<Assessment>),
    /// Replaces name, role and team of a respondent; the sheet stays.
    DescribeRespondent {
        /// Who.
        respondent: RespondentId,
        /// Name or alias.
        name: String,
        /// Role; empty where not stated.
        role: String,
        /// Team; empty where not stated.
        team: String,
    },
    /// Removes a respondent with the sheet.
    RemoveRespondent(RespondentId),
    /// Replaces one field of one response.
    Respond {
        /// Who answers.
        respondent: RespondentId,
        /// About what.
        practice: PracticeId,
        /// What.
        field: ResponseField,
    },
    /// Replaces links of evidence, wherever they stand: each that is a key by its value.
    ReplaceLinks(BTreeMap<String, String>),
    /// Ends the round of votes on practices and opens the next one.
    OpenRound {
        /// What the group votes on again.
        practices: BTreeSet<PracticeId>,
        /// The day.
        ended: Date,
    },
    /// Records a consensus, or takes it back.
    SetConsensus(PracticeId, Option<Consensus>),
    /// Chooses a target, or takes it back.
    SetTarget(ElementId, Option<Target>),
    /// Replaces everything that the unit measures. A step whose measure goes has none from then on.
    SetOutcomes(Outcomes),
    /// Replaces the plan.
    SetPlan(Vec<PlanStep>),
    /// Replaces the steps of the unit's own.
    SetOwnSteps(Vec<OwnStep>),
    /// Replaces what was said and observed at check-ins.
    SetCheckIns(CheckIns),
    /// Gives a figure of the business case, or takes it back: not known.
    SetInput(Input, Option<Estimate>),
    /// Replaces the currency of the business case.
    SetCurrency(String),
    /// Replaces the horizon of the business case, in years.
    SetHorizon(u8),
    /// Replaces the figures for planning.
    SetPlanning(Planning),
    /// Replaces one text of the branding.
    SetBranding(BrandingField, String),
    /// Chooses a logo, or takes it back.
    SetLogo(Option<Logo>),
    /// Chooses an accent colour, or takes it back: the program's own.
    SetAccent(Option<Accent>),
    /// Notes a file that was passed on without the figures of single people.
    NoteRelease(Release),
    /// Closes the assessment for changes, or opens it again.
    SetClosing(Option<Closing>),
}

/// A text of the unit profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitField {
    /// The company or body.
    Organisation,
    /// The branch, team or business unit.
    Unit,
    /// What is inside and what is outside.
    Scope,
    /// Who led the assessment.
    Facilitator,
    /// The customers that it is about.
    Segment,
}

/// A field of a response, with its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseField {
    /// `None` makes the practice unanswered again.
    Rating(Option<Rating>),
    /// A remark.
    Note(String),
    /// The whole list of evidence.
    Evidence(Vec<Evidence>),
    /// How sure.
    Confidence(Option<Confidence>),
    /// Marked to come back to.
    Flagged(bool),
    /// What a second person made of it; `None` takes the check back.
    Check(Option<Check>),
}

/// Says why a change is not permitted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The assessment is closed for changes.
    #[error("closed for changes on {0}")]
    Closed(Date),
    /// The questionnaire does not ask this.
    #[error("unknown practice {0}")]
    UnknownPractice(PracticeId),
    /// The questionnaire has no such element.
    #[error("unknown element {0}")]
    UnknownElement(ElementId),
    /// Nobody bears this id.
    #[error("unknown respondent {0}")]
    UnknownRespondent(RespondentId),
    /// Somebody bears this id already.
    #[error("respondent {0} exists already")]
    DuplicateRespondent(RespondentId),
    /// The assessment would hold more respondents than it may.
    #[error("{left_out} respondents more than {most}")]
    TooManyRespondents {
        /// The most that there may be.
        most: usize,
        /// How many have no room.
        left_out: usize,
    },
    /// The rating or level lies above the questionnaire's levels.
    #[error("the questionnaire has no such level")]
    LevelOutOfRange {
        /// The questionnaire's highest level.
        most: Level,
        /// The level that was asked for, rounded up.
        found: Level,
    },
    /// The practice has no descriptor for the rating or level.
    #[error("practice {0} has no descriptor at that level")]
    NotOnScale(PracticeId),
    /// The questionnaire does not exist in the language.
    #[error("the questionnaire has no language {0}")]
    UnknownLanguage(Language),
    /// The capacity for planning is zero days a month.
    #[error("capacity must be at least 1 day a month")]
    NoCapacity,
    /// The files of evidence would have more bytes than a document holds.
    #[error("evidence files exceed {} bytes", EvidenceFile::MOST_IN_ALL)]
    NoRoom,
    /// A text has more than [`limits::WORDING_BYTES`].
    #[error("a text of {0} bytes exceeds {most}", most = limits::WORDING_BYTES)]
    LongText(usize),
    /// A list has more entries than a document holds.
    #[error("{found} entries exceed {most}")]
    LongList {
        /// The most that there may be.
        most: usize,
        /// How many there would be.
        found: usize,
    },
    /// The copies to be merged ask other questions.
    #[error("the questionnaire is another one")]
    OtherQuestionnaire,
    /// "Not applicable" stands without a reason.
    #[error("\"not applicable\" needs a reason")]
    ReasonMissing,
    /// A round of votes is about no practice.
    #[error("a round of votes needs a practice")]
    NothingToVoteOn,
    /// Nobody voted on the practice since the last round ended.
    #[error("nobody voted on practice {0}")]
    NobodyVoted(PracticeId),
    /// There is no answer to check.
    #[error("nothing was answered about practice {0}")]
    NothingToCheck(PracticeId),
    /// A check does not say who checked.
    #[error("a check needs a name")]
    CheckerMissing,
    /// Whoever gave the answer checks it.
    #[error("a check is made by somebody else")]
    OwnCheck,
    /// An answer is adjusted or sent back without a note.
    #[error("a check that does not accept the answer needs a note")]
    CheckNoteMissing,
    /// A step names a measure that is not there.
    #[error("unknown measure {0}")]
    UnknownMeasure(MeasureId),
    /// A measure or one of its values is not permitted.
    #[error(transparent)]
    Outcome(#[from] OutcomeError),
    /// What was observed is not permitted.
    #[error(transparent)]
    CheckIn(#[from] CheckInError),
    /// A figure of the business case is not permitted.
    #[error(transparent)]
    BusinessCase(#[from] BusinessCaseError),
}

impl Assessment {
    /// Carries out a change.
    ///
    /// # Errors
    ///
    /// [`EditError`] where the change names something that does not exist, adds a respondent
    /// twice or one too many, is made while the assessment is closed, exceeds the questionnaire's levels, gives no reason for "not applicable", or gives a
    /// figure outside its range, or gives more than a file may hold; the assessment is then as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        if let Some(closing) = &self.closed
            && !edit.is_for_closed()
        {
            return Err(EditError::Closed(closing.date));
        }
        edit.check_size()?;
        match edit {
            Edit::SetUnit(field, text) => *self.unit_field_mut(field) = text,
            Edit::SetDate(date) => self.unit.date = date,
            Edit::SetLanguage(language) => {
                if !self.questionnaire.languages.contains(&language) {
                    return Err(EditError::UnknownLanguage(language));
                }
                self.language = Some(language);
            }
            Edit::SetForm(form) => self.form = form,
            Edit::AddRespondent(respondent) => self.add_respondent(respondent)?,
            Edit::Import(import) => self.import(*import)?,
            Edit::Merge(merged) => self.replace(*merged)?,
            Edit::DescribeRespondent {
                respondent,
                name,
                role,
                team,
            } => {
                let respondent = self.respondent_mut(&respondent)?;
                (respondent.name, respondent.role, respondent.team) = (name, role, team);
            }
            Edit::RemoveRespondent(id) => {
                self.respondent_mut(&id)?;
                self.respondents.retain(|respondent| respondent.id != id);
                self.sheets.retain(|sheet| sheet.respondent != id);
                self.forget_votes(&id);
            }
            Edit::Respond {
                respondent,
                practice,
                field,
            } => self.respond(&respondent, &practice, field)?,
            Edit::ReplaceLinks(links) => self.replace_links(&links),
            Edit::OpenRound { practices, ended } => self.open_round(practices, ended)?,
            Edit::SetConsensus(practice, consensus) => self.set_consensus(practice, consensus)?,
            Edit::SetTarget(element, target) => self.set_target(element, target)?,
            Edit::SetOutcomes(outcomes) => self.set_outcomes(outcomes)?,
            Edit::SetPlan(plan) => self.set_plan(plan)?,
            Edit::SetOwnSteps(steps) => self.set_own_steps(steps)?,
            Edit::SetCheckIns(check_ins) => {
                check_ins.values().try_for_each(CheckIn::check)?;
                self.check_ins = check_ins;
            }
            Edit::SetInput(input, estimate) => self.set_input(input, estimate)?,
            Edit::SetCurrency(currency) => {
                BusinessCase::check_currency(&currency)?;
                self.business_case.currency = currency;
            }
            Edit::SetHorizon(years) => {
                BusinessCase::check_horizon(years)?;
                self.business_case.horizon_years = years;
            }
            Edit::SetPlanning(planning) => self.set_planning(planning)?,
            Edit::SetBranding(field, text) => *self.branding.field_mut(field) = text,
            Edit::SetLogo(logo) => self.branding.logo = logo,
            Edit::SetAccent(accent) => self.branding.accent = accent,
            Edit::NoteRelease(release) => self.note_release(release)?,
            Edit::SetClosing(closing) => self.closed = closing,
        }
        Ok(())
    }

    fn set_outcomes(&mut self, outcomes: Outcomes) -> Result<(), EditError> {
        outcomes.values().try_for_each(Measure::check)?;
        self.outcomes = outcomes;
        self.forget_lost_indicators();
        Ok(())
    }

    fn set_plan(&mut self, plan: Vec<PlanStep>) -> Result<(), EditError> {
        for step in &plan {
            self.check_step(&step.practice, step.to)?;
            self.check_indicator(step.indicator.as_ref())?;
        }
        self.plan = plan;
        Ok(())
    }

    fn set_own_steps(&mut self, steps: Vec<OwnStep>) -> Result<(), EditError> {
        for step in &steps {
            self.check_indicator(step.indicator.as_ref())?;
        }
        self.own_steps = steps;
        Ok(())
    }

    fn note_release(&mut self, release: Release) -> Result<(), EditError> {
        let most = Self::MOST_RESPONDENTS;
        if let Some(left_out @ 1..) = release.people.len().checked_sub(most) {
            return Err(EditError::TooManyRespondents { most, left_out });
        }
        note(&mut self.releases, release);
        Ok(())
    }

    fn replace(&mut self, merged: Self) -> Result<(), EditError> {
        if merged.questionnaire != self.questionnaire {
            return Err(EditError::OtherQuestionnaire);
        }
        self.check_respondents(merged.respondents.len())?;
        if merged.evidence_bytes() > EvidenceFile::MOST_IN_ALL {
            return Err(EditError::NoRoom);
        }
        // Whatever else a side holds came out of a file, or was checked when it was changed.
        *self = merged;
        Ok(())
    }

    fn unit_field_mut(&mut self, field: UnitField) -> &mut String {
        match field {
            UnitField::Organisation => &mut self.unit.organisation,
            UnitField::Unit => &mut self.unit.unit,
            UnitField::Scope => &mut self.unit.scope,
            UnitField::Facilitator => &mut self.unit.facilitator,
            UnitField::Segment => &mut self.unit.segment,
        }
    }

    fn respondent_mut(&mut self, id: &RespondentId) -> Result<&mut Respondent, EditError> {
        self.respondents
            .iter_mut()
            .find(|respondent| respondent.id == *id)
            .map(|respondent| &mut **respondent)
            .ok_or_else(|| EditError::UnknownRespondent(id.clone()))
    }

    fn add_respondent(&mut self, respondent: Respondent) -> Result<(), EditError> {
        if self.respondent(&respondent.id).is_some() {
            return Err(EditError::DuplicateRespondent(respondent.id));
        }
        self.check_respondents(self.respondents.len() + 1)?;
        self.check_sheet(&respondent)?;
        self.respondents.push(respondent.into());
        Ok(())
    }

    /// Checks everything that a respondent said.
    pub(super) fn check_sheet(&self, respondent: &Respondent) -> Result<(), EditError> {
        for (practice, response) in &respondent.sheet.0 {
            self.check_rating(practice, response.rating.as_ref())?;
            self.check_check(practice, response.rating.as_ref(), response.check.as_ref())?;
        }
        Ok(())
    }

    fn respond(
        &mut self,
        respondent: &RespondentId,
        practice: &PracticeId,
        field: ResponseField,
    ) -> Result<(), EditError> {
        if let ResponseField::Rating(rating) = &field {
            self.check_rating(practice, rating.as_ref())?;
        } else {
            self.check_practice(practice)?;
        }
        if let ResponseField::Evidence(evidence) = &field {
            self.check_room(evidence)?;
        }
        if let ResponseField::Check(check) = &field {
            let found = self.respondent(respondent);
            let rating = found.and_then(|person| person.sheet.rating(practice));
            self.check_check(practice, rating, check.as_ref())?;
            let is_own = |check: &Check| found.is_some_and(|person| person.is_called(&check.by));
            if check.as_ref().is_some_and(is_own) {
                return Err(EditError::OwnCheck);
            }
        }
        let is_again = self.has_rounds(practice);
        let sheet = &mut self.respondent_mut(respondent)?.sheet.0;
        let response = sheet.entry(practice.clone()).or_default();
        let is_vote = matches!(field, ResponseField::Rating(_));
        response.set(field);
        if is_vote {
            response.voted_again = is_again && response.rating.is_some();
        }
        if response.is_empty() {
            sheet.remove(practice);
        }
        Ok(())
    }

    /// Checks that what a second person made of a rating is sound.
    fn check_check(
        &self,
        practice: &PracticeId,
        rating: Option<&Rating>,
        check: Option<&Check>,
    ) -> Result<(), EditError> {
        let Some(check) = check else {
            return Ok(());
        };
        if rating.is_none() {
            return Err(EditError::NothingToCheck(practice.clone()));
        }
        if check.by.trim().is_empty() {
            return Err(EditError::CheckerMissing);
        }
        if check.verdict.needs_note() && check.note.trim().is_empty() {
            return Err(EditError::CheckNoteMissing);
        }
        let adjusted = check.verdict.adjusted().map(Rating::At);
        self.check_rating(practice, adjusted.as_ref())
    }

    /// Checks that the document has room for the files of evidence, which comes in place of other
    /// evidence.
    fn check_room(&self, evidence: &[Evidence]) -> Result<(), EditError> {
        let mut added = evidence.iter().filter_map(|entry| entry.file.as_ref());
        let Some(first) = added.next() else {
            return Ok(());
        };
        let files = self.evidence_files().chain([first]).chain(added);
        if EvidenceFile::bytes_in_all(files) > EvidenceFile::MOST_IN_ALL {
            return Err(EditError::NoRoom);
        }
        Ok(())
    }

    fn replace_links(&mut self, links: &BTreeMap<String, String>) {
        for respondent in &mut self.respondents {
            let is_replaced = |entry: &Evidence| links.contains_key(&entry.link);
            if !respondent.sheet.evidence().any(is_replaced) {
                // Copies of the assessment go on sharing them.
                continue;
            }
            let responses = respondent.sheet.0.values_mut();
            for entry in responses.flat_map(|response| &mut response.evidence) {
                if let Some(link) = links.get(&entry.link) {
                    entry.link.clone_from(link);
                }
            }
        }
    }

    fn set_consensus(
        &mut self,
        practice: PracticeId,
        consensus: Option<Consensus>,
    ) -> Result<(), EditError> {
        let rating = consensus.as_ref().map(|consensus| &consensus.rating);
        self.check_rating(&practice, rating)?;
        put(&mut self.consensus, practice, consensus);
        Ok(())
    }

    fn set_target(&mut self, element: ElementId, target: Option<Target>) -> Result<(), EditError> {
        if self.questionnaire.element(&element).is_none() {
            return Err(EditError::UnknownElement(element));
        }
        if let Some(target) = &target {
            self.check_level(target.level)?;
        }
        put(&mut self.targets, element, target);
        Ok(())
    }

    fn set_input(&mut self, input: Input, estimate: Option<Estimate>) -> Result<(), EditError> {
        if let Some(estimate) = estimate {
            input.check(estimate)?;
        }
        put(&mut self.business_case.inputs, input, estimate);
        Ok(())
    }

    fn set_planning(&mut self, planning: Planning) -> Result<(), EditError> {
        if planning.capacity_days_per_month == Some(0) {
            return Err(EditError::NoCapacity);
        }
        for practice in planning.locked_in.iter().chain(&planning.locked_out) {
            self.check_practice(practice)?;
        }
        for (practice, to) in planning.efforts.keys() {
            self.check_step(practice, *to)?;
        }
        self.planning = planning;
        Ok(())
    }

    pub(super) fn check_practice(&self, practice: &PracticeId) -> Result<&Practice, EditError> {
        match self.questionnaire.practice(practice) {
            Some((_, found)) => Ok(found),
            None => Err(EditError::UnknownPractice(practice.clone())),
        }
    }

    /// Checks that a practice can be rated at the level that a step leads to.
    fn check_step(&self, practice: &PracticeId, to: Level) -> Result<(), EditError> {
        let found = self.check_practice(practice)?;
        self.check_level(to)?;
        if found.scale().has(to) {
            Ok(())
        } else {
            Err(EditError::NotOnScale(practice.clone()))
        }
    }

    fn check_indicator(&self, indicator: Option<&MeasureId>) -> Result<(), EditError> {
        match indicator {
            Some(id) if !self.outcomes.contains_key(id) => {
                Err(EditError::UnknownMeasure(id.clone()))
            }
            _ => Ok(()),
        }
    }

    fn check_level(&self, found: Level) -> Result<(), EditError> {
        let most = self.questionnaire.top();
        if found <= most {
            Ok(())
        } else {
            Err(EditError::LevelOutOfRange { most, found })
        }
    }

    pub(super) fn check_rating(
        &self,
        practice: &PracticeId,
        rating: Option<&Rating>,
    ) -> Result<(), EditError> {
        let found = self.check_practice(practice)?;
        let reason = rating.and_then(Rating::reason);
        if reason.is_some_and(|reason| reason.trim().is_empty()) {
            return Err(EditError::ReasonMissing);
        }
        let Some(rating) = rating.and_then(Rating::at) else {
            return Ok(());
        };
        let level = rating.level();
        let partly = level.next(Level::MOST).filter(|_| rating.is_half());
        self.check_level(partly.unwrap_or(level))?;
        if found.scale().allows(rating) {
            Ok(())
        } else {
            Err(EditError::NotOnScale(practice.clone()))
        }
    }
}

/// Puts a value in; without one, takes out what is there.
fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

impl Edit {
    /// Whether it is made where the assessment is closed, too: it changes nothing that was signed.
    const fn is_for_closed(&self) -> bool {
        matches!(
            self,
            Self::SetClosing(_) | Self::NoteRelease(_) | Self::ReplaceLinks(_)
        )
    }

    /// Checks that what is written can be read again.
    fn check_size(&self) -> Result<(), EditError> {
        let lengths = self.texts().into_iter().map(str::len);
        let longest = lengths.max().unwrap_or_default();
        if longest > limits::WORDING_BYTES {
            return Err(EditError::LongText(longest));
        }
        let (found, most) = match self {
            Self::SetOutcomes(outcomes) => largest(outcomes),
            Self::SetCheckIns(check_ins) => (check_ins.len(), limits::CHECK_INS),
            Self::SetPlan(plan) => (plan.len(), limits::STEPS),
            Self::SetOwnSteps(steps) => (steps.len(), limits::STEPS),
            Self::Merge(merged) if merged.own_steps.len() > limits::STEPS => {
                (merged.own_steps.len(), limits::STEPS)
            }
            Self::Merge(merged) if merged.plan.len() > limits::STEPS => {
                (merged.plan.len(), limits::STEPS)
            }
            Self::Merge(merged) if merged.check_ins.len() > limits::CHECK_INS => {
                (merged.check_ins.len(), limits::CHECK_INS)
            }
            Self::Merge(merged) if is_too_long(largest(&merged.outcomes)) => {
                largest(&merged.outcomes)
            }
            Self::Merge(merged) => (merged.planning.days_off.len(), limits::DAYS_OFF),
            Self::SetPlanning(planning) => (planning.days_off.len(), limits::DAYS_OFF),
            Self::Import(import) => {
                let mapping = &import.mapping;
                let lists = [mapping.columns.len(), mapping.values.len()];
                (lists.into_iter().fold(0, usize::max), limits::MAPPED)
            }
            Self::Respond {
                field: ResponseField::Evidence(evidence),
                ..
            } => (evidence.len(), limits::EVIDENCE),
            _ => return Ok(()),
        };
        if found > most {
            return Err(EditError::LongList { most, found });
        }
        Ok(())
    }
}

/// How many measures there are and how many there may be, or the same of the values of the longest one.
fn largest(outcomes: &Outcomes) -> (usize, usize) {
    let measures = (outcomes.len(), limits::MEASURES);
    let values = outcomes.values().map(|it| it.values.len()).max();
    let values = (values.unwrap_or_default(), limits::OUTCOMES);
    if is_too_long(measures) {
        measures
    } else {
        values
    }
}

const fn is_too_long((found, most): (usize, usize)) -> bool {
    found > most
}

impl Response {
    fn set(&mut self, field: ResponseField) {
        match field {
            ResponseField::Rating(rating) => self.rate(rating),
            ResponseField::Note(note) => self.note = note,
            ResponseField::Evidence(evidence) => self.evidence = evidence,
            ResponseField::Confidence(confidence) => self.confidence = confidence,
            ResponseField::Flagged(flagged) => self.flagged = flagged,
            ResponseField::Check(check) => self.check = check,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use rust_decimal::Decimal;

    use super::*;
    use crate::model::example::Answer::At;
    use crate::model::example::{self, practice_id};
    use crate::model::{CheckVerdict, Digest, HalfLevels, Status};

    fn entry(content: &str, size: u64) -> Evidence {
        Evidence {
            text: content.to_owned(),
            file: Some(EvidenceFile {
                name: format!("{content}.pdf"),
                size,
                digest: Digest::of(content.as_bytes()),
                content: None,
            }),
            ..Evidence::default()
        }
    }

    #[test]
    fn files_have_room_up_to_the_limit_and_the_same_bytes_count_once() {
        let mut found = example::assessment(&[vec![At(4), At(4)]]);
        let respondent = found.respondents[0].id.clone();
        let mut put = |practice, entries: &[Evidence]| {
            let edit = Edit::Respond {
                respondent: respondent.clone(),
                practice: practice_id(0, practice),
                field: ResponseField::Evidence(entries.to_vec()),
            };
            let done = found.apply(edit);
            (done, found.evidence_bytes())
        };
        let most = EvidenceFile::MOST_IN_ALL;
        let large = entry("large", most - 1);
        assert_eq!(put(0, std::slice::from_ref(&large)), (Ok(()), most - 1));
        assert_eq!(put(1, std::slice::from_ref(&large)), (Ok(()), most - 1));
        let refused = Err(EditError::NoRoom);
        assert_eq!(put(1, &[entry("small", 2)]), (refused, most - 1));
        assert_eq!(put(1, &[large, entry("small", 1)]), (Ok(()), most));
        assert_eq!(put(1, &[]), (Ok(()), most - 1));
    }

    #[test]
    fn a_merge_whose_plan_a_file_could_not_hold_is_refused_and_changes_nothing() {
        let mut found = example::assessment(&[vec![At(4)]]);
        let before = found.clone();
        let step = PlanStep {
            practice: practice_id(0, 0),
            to: Level::new(3).expect("a level"),
            owner: String::new(),
            due: None,
            action: String::new(),
            own_due: false,
            status: Status::Open,
            note: String::new(),
            indicator: None,
        };
        let mut merged = |steps: usize| {
            let plan = vec![step.clone(); steps];
            let merged = Assessment {
                plan,
                ..before.clone()
            };
            found.apply(Edit::Merge(Box::new(merged)))
        };
        let refused = EditError::LongList {
            most: limits::STEPS,
            found: limits::STEPS + 1,
        };
        assert_eq!(merged(limits::STEPS + 1), Err(refused));
        assert_eq!(merged(limits::STEPS), Ok(()));
        let mut off = |days: usize| {
            let first = date(2026, 1, 1);
            let mut planning = before.planning.clone();
            planning.days_off = first.series(1.day()).take(days).collect();
            found.apply(Edit::SetPlanning(planning))
        };
        let (most, found) = (limits::DAYS_OFF, limits::DAYS_OFF + 1);
        assert_eq!(off(found), Err(EditError::LongList { most, found }));
        assert_eq!(off(most), Ok(()));
    }

    #[test]
    fn a_closed_assessment_takes_no_change_but_notes_about_its_file() {
        let mut found = example::assessment(&[vec![At(4)]]);
        let day = date(2026, 11, 27);
        let by = "Kim".to_owned();
        let closing = Edit::SetClosing(Some(Closing { date: day, by }));
        assert_eq!(found.apply(closing), Ok(()));
        let before = found.clone();
        let refused = [
            Edit::SetForm(Form::Short),
            Edit::Merge(Box::new(before.clone())),
        ];
        for edit in refused {
            assert_eq!(found.apply(edit), Err(EditError::Closed(day)));
        }
        assert_eq!(found, before);
        pass_on(&mut found, [1], day);
        assert_eq!(found.apply(Edit::ReplaceLinks(BTreeMap::new())), Ok(()));
        assert_eq!(found.apply(Edit::SetClosing(None)), Ok(()));
        assert_eq!(found.apply(Edit::SetForm(Form::Short)), Ok(()));
    }

    #[test]
    fn a_check_belongs_to_the_rating_that_was_checked_and_goes_with_it() {
        let mut found = example::assessment(&[vec![At(4), At(4)]]);
        let respondent = found.respondents[0].id.clone();
        let named = Edit::DescribeRespondent {
            respondent: respondent.clone(),
            name: "Zoë O'Brien".to_owned(),
            role: String::new(),
            team: String::new(),
        };
        assert_eq!(found.apply(named), Ok(()));
        let mut set = |field| {
            let edit = Edit::Respond {
                respondent: respondent.clone(),
                practice: practice_id(0, 0),
                field,
            };
            let done = found.apply(edit);
            let said = found.respondents[0].sheet.get(&practice_id(0, 0));
            (done, said.and_then(|said| said.check.clone()))
        };
        let at = |count| HalfLevels::new(count).map(Rating::At);
        let check = |by: &str, verdict, note: &str| {
            ResponseField::Check(Some(Check {
                by: by.to_owned(),
                date: date(2026, 11, 20),
                verdict,
                note: note.to_owned(),
            }))
        };
        let adjusted = |count| CheckVerdict::Adjusted(HalfLevels::new(count).expect("a rating"));
        let accepted = check("Ines", CheckVerdict::Accepted, "");
        assert_eq!(
            set(check(" ", CheckVerdict::Accepted, "")).0,
            Err(EditError::CheckerMissing)
        );
        let own = check(" ZOE\u{308} O\u{2019}BRIEN", CheckVerdict::Accepted, "");
        assert_eq!(set(own).0, Err(EditError::OwnCheck));
        for verdict in [CheckVerdict::SentBack, adjusted(5)] {
            let refused = Err(EditError::CheckNoteMissing);
            assert_eq!(set(check("Ines", verdict, " ")).0, refused);
        }
        let refused = set(check("Ines", adjusted(14), "more")).0;
        assert!(
            matches!(refused, Err(EditError::LevelOutOfRange { .. })),
            "{refused:?}"
        );
        assert!(set(accepted.clone()).1.is_some());
        let (done, kept) = set(ResponseField::Note("later".to_owned()));
        assert!(
            done.is_ok() && kept.is_some(),
            "a note leaves the rating as it is"
        );
        assert!(
            set(ResponseField::Rating(at(4))).1.is_some(),
            "the same rating"
        );
        assert_eq!(set(ResponseField::Rating(at(5))), (Ok(()), None));
        assert!(set(accepted.clone()).1.is_some());
        assert_eq!(set(ResponseField::Check(None)), (Ok(()), None));
        assert!(set(accepted.clone()).1.is_some());
        assert_eq!(set(ResponseField::Rating(None)), (Ok(()), None));
        let nothing = EditError::NothingToCheck(practice_id(0, 0));
        assert_eq!(set(accepted), (Err(nothing), None));
    }

    #[test]
    fn a_figure_is_given_and_taken_back_and_one_out_of_range_changes_nothing() {
        let mut assessment = example::assessment(&[]);
        let before = assessment.clone();
        let percent = |value: i64| Some(Estimate::exactly(Decimal::from(value)));
        let set = |value| Edit::SetInput(Input::GrossMargin, value);
        assert!(assessment.apply(set(percent(101))).is_err());
        assert!(assessment.apply(Edit::SetHorizon(31)).is_err());
        assert!(assessment.apply(Edit::SetHorizon(0)).is_err());
        let currency = |text: &str| Edit::SetCurrency(text.to_owned());
        assert!(assessment.apply(currency("nine let.")).is_err());
        assert_eq!(assessment, before);
        assert_eq!(assessment.apply(set(percent(48))), Ok(()));
        assert_eq!(assessment.apply(Edit::SetHorizon(3)), Ok(()));
        assert_eq!(assessment.apply(currency("CHF")), Ok(()));
        let case = &assessment.business_case;
        assert_eq!(case.estimate(Input::GrossMargin), percent(48));
        assert_eq!((case.horizon_years, case.currency.as_str()), (3, "CHF"));
        assert_eq!(assessment.apply(set(None)), Ok(()));
        assert!(assessment.business_case.inputs.is_empty());
    }

    fn person(number: usize) -> RespondentId {
        RespondentId::new(format!("r{number}")).expect("an id")
    }

    fn pass_on(found: &mut Assessment, people: impl IntoIterator<Item = usize>, date: Date) {
        let people = people.into_iter().map(person).collect();
        let edit = Edit::NoteRelease(Release { people, date });
        found.apply(edit).expect("it is permitted");
    }

    #[test]
    fn files_about_the_same_people_are_noted_once_and_the_earliest_are_forgotten() {
        let mut found = example::assessment(&[vec![At(4)]]);
        let day = date(2026, 5, 1);
        pass_on(&mut found, [1, 2, 3], day);
        pass_on(&mut found, [1, 2, 3], day.saturating_add(2.days()));
        pass_on(&mut found, [1, 2, 3], day.saturating_add(1.day()));
        assert_eq!(found.releases.len(), 1);
        assert_eq!(found.releases[0].date, date(2026, 5, 3));
        for number in 0..limits::RELEASES {
            pass_on(&mut found, [4, 5 + number], date(2026, 5, 9));
        }
        assert_eq!(found.releases.len(), limits::RELEASES);
        assert!(
            found
                .releases
                .iter()
                .all(|it| it.people.contains(&person(4)))
        );
    }

    #[test]
    fn whoever_joins_never_gets_the_id_of_somebody_who_was_shown_and_left() {
        let mut found = example::assessment(&[vec![At(4)]]);
        pass_on(&mut found, [1, 2, 3], date(2026, 5, 1));
        assert_eq!(found.free_respondent_id(), person(4));
    }
}
