//! One run of a questionnaire in one unit: who answered what, and what was agreed and planned.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    Answer, Branding, BusinessCase, Check, CheckIns, CheckVerdict, Closing, Digest, Effort,
    ElementId, Evidence, EvidenceFile, Form, HalfLevels, Identity, Language, Level, Mapping,
    MeasureId, Outcomes, PackedFile, Planning, Practice, PracticeId, Questionnaire, Rating,
    Recommendation, Release, RespondentId, RoleForm, Round, Shared, SheetCover, TakenSheet,
};

/// One run of a questionnaire in one unit. Cheap to copy: a copy shares the questionnaire and every
/// respondent that is not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Which assessment it is, whatever its file is called.
    pub identity: Identity,
    /// The whole questionnaire that was answered, so that the answers can always be read.
    pub questionnaire: Shared<Questionnaire>,
    /// The language that the questionnaire is read in, one of its own; `None` leaves it to the reader.
    pub language: Option<Language>,
    /// The selection of practices that is asked.
    pub form: Form,
    /// What was assessed, by whom, when.
    pub unit: UnitProfile,
    /// Who answered, with their sheets; ids are unique.
    pub respondents: Shared<Vec<Shared<Respondent>>>,
    /// The rounds of votes that are over, the earliest first; the answers of the respondents are the votes
    /// of the round that is open.
    pub rounds: Shared<Vec<Round>>,
    /// Ratings the group recorded; they stand in place of the respondents' median.
    pub consensus: BTreeMap<PracticeId, Consensus>,
    /// The level chosen per element; absent where nothing is chosen.
    pub targets: BTreeMap<ElementId, Target>,
    /// What the unit measures of its customers, by id.
    pub outcomes: Outcomes,
    /// The steps taken on, in the order they are shown.
    pub plan: Vec<PlanStep>,
    /// Steps of the unit's own, which raise no practice, in the order they were added.
    pub own_steps: Vec<OwnStep>,
    /// What was said about the plan, and what had happened by then, by day.
    pub check_ins: CheckIns,
    /// What the unit knows about its own money.
    pub business_case: BusinessCase,
    /// The unit's own figures for its way up.
    pub planning: Planning,
    /// How its report shows whose it is.
    pub branding: Branding,
    /// What somebody confirmed about tables of answers that were taken in.
    pub mapping: Mapping,
    /// Files that were passed on without the figures of single people, the earliest first; no two are
    /// about the same people.
    pub releases: Shared<Vec<Release>>,
    /// The response sheets whose answers were taken in.
    pub sheets: Shared<Vec<TakenSheet>>,
    /// Where it is one person's response sheet: then only what the sheet holds is kept.
    pub cover: Option<SheetCover>,
    /// Where it was closed for changes: then nothing else is changed until it is opened again.
    pub closed: Option<Closing>,
}

/// What was assessed. Empty where not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitProfile {
    /// The company or body.
    pub organisation: String,
    /// The branch, team or business unit.
    pub unit: String,
    /// What is inside and what is outside.
    pub scope: String,
    /// Who led the assessment.
    pub facilitator: String,
    /// The customers that it is about, where it is about some of them only.
    pub segment: String,
    /// The day of the assessment.
    pub date: Option<Date>,
}

impl UnitProfile {
    /// The name of the unit, else of the organisation; empty where neither is stated.
    #[must_use]
    pub fn name(&self) -> &str {
        let names = [self.unit.trim(), self.organisation.trim()];
        let mut stated = names.into_iter().filter(|name| !name.is_empty());
        stated.next().unwrap_or_default()
    }

    /// Whether both are about the same customers; capitals and space around a name do not count.
    #[must_use]
    pub fn is_of_same_segment(&self, other: &Self) -> bool {
        let key = |of: &Self| of.segment.trim().to_lowercase();
        key(self) == key(other)
    }

    /// Organisation and unit; empty where neither is stated.
    #[must_use]
    pub fn full_name(&self) -> String {
        let (organisation, unit) = (self.organisation.trim(), self.unit.trim());
        match (organisation, unit) {
            (one, other) if one == other => one.to_owned(),
            (one, "") | ("", one) => one.to_owned(),
            (organisation, unit) => format!("{organisation}, {unit}"),
        }
    }
}

/// A person who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondent {
    /// Names the respondent within this assessment.
    pub id: RespondentId,
    /// Name or alias.
    pub name: String,
    /// Such as "manager", "front line" or "customer"; empty where not stated.
    pub role: String,
    /// Empty where not stated.
    pub team: String,
    /// Everything the respondent said.
    pub sheet: Responses,
}

impl Respondent {
    /// Whether somebody has no name and said nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.sheet.0.is_empty()
    }

    /// A respondent who has said nothing yet.
    #[must_use]
    pub fn new(id: RespondentId) -> Self {
        Self {
            id,
            name: String::new(),
            role: String::new(),
            team: String::new(),
            sheet: Responses::default(),
        }
    }

    /// Whether the person is asked about a practice: the role can judge it, whose form is `role`, or the
    /// person answered it all the same.
    #[must_use]
    pub fn is_asked(&self, role: Option<&RoleForm>, practice: &PracticeId) -> bool {
        let can_judge = role.is_none_or(|form| form.question(practice).is_some());
        can_judge || self.sheet.rating(practice).is_some()
    }
}

/// All responses of one respondent. A practice that is absent was not touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responses(pub BTreeMap<PracticeId, Response>);

impl Responses {
    /// What was said about a practice.
    #[must_use]
    pub fn get(&self, practice: &PracticeId) -> Option<&Response> {
        self.0.get(practice)
    }

    /// All evidence.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.0.values().flat_map(|response| &response.evidence)
    }

    /// The rating of a practice; `None` where unanswered.
    #[must_use]
    pub fn rating(&self, practice: &PracticeId) -> Option<&Rating> {
        self.get(practice)?.rating.as_ref()
    }

    /// The number of half levels a practice was rated at; `None` for any other answer.
    #[must_use]
    pub fn at(&self, practice: &PracticeId) -> Option<HalfLevels> {
        self.rating(practice)?.at()
    }

    /// The copies of files that are evidence of it.
    pub fn evidence_files(&self) -> impl Iterator<Item = &EvidenceFile> {
        self.evidence().filter_map(|entry| entry.file.as_ref())
    }

    /// How many responses say anything.
    #[must_use]
    pub fn said(&self) -> usize {
        let responses = self.0.values();
        responses.filter(|response| !response.is_empty()).count()
    }

    /// Whether anything was answered.
    #[must_use]
    pub fn has_ratings(&self) -> bool {
        self.0.values().any(|response| response.rating.is_some())
    }
}

/// What one respondent said about one practice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// `None` where unanswered.
    pub rating: Option<Rating>,
    /// A remark; empty where there is none.
    pub note: String,
    /// What shows that the rating is true.
    pub evidence: Vec<Evidence>,
    /// How sure the respondent is; `None` where not stated.
    pub confidence: Option<Confidence>,
    /// Marked to come back to.
    pub flagged: bool,
    /// What a second person made of it; only of a response with a rating.
    pub check: Option<Check>,
    /// Whether the rating was given in the round of votes that is open; only where an earlier round on the
    /// practice is over, and only of a response with a rating.
    pub voted_again: bool,
}

impl Response {
    /// Whether the response says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Replaces the rating. A check belongs to the rating that was checked, so it goes with another one.
    pub(super) fn rate(&mut self, rating: Option<Rating>) {
        if self.rating != rating {
            self.check = None;
        }
        self.rating = rating;
    }

    /// What the answer counts as: a checker's rating, else the person's own; `None` where unanswered.
    #[must_use]
    pub fn counted(&self) -> Option<Answer> {
        let own = self.rating.as_ref()?.answer();
        let adjusted = self.verdict().and_then(CheckVerdict::adjusted);
        Some(adjusted.map_or(own, Rating::At))
    }

    /// What the answer counts as, with the reason of "not applicable".
    #[must_use]
    pub fn counted_rating(&self) -> Option<Rating> {
        let own = self.rating.as_ref()?;
        let adjusted = self.verdict().and_then(CheckVerdict::adjusted);
        Some(adjusted.map_or_else(|| own.clone(), Rating::At))
    }

    /// What a second person made of the answer; `None` where nobody checked it.
    #[must_use]
    pub fn verdict(&self) -> Option<CheckVerdict> {
        self.check.as_ref().map(|check| check.verdict)
    }

    /// Whether a second person sent the answer back.
    #[must_use]
    pub fn is_sent_back(&self) -> bool {
        self.verdict() == Some(CheckVerdict::SentBack)
    }

    /// Whether there is evidence that a second person checked: an entry says who did, or the answer that it
    /// belongs to was accepted or adjusted. Whose answer it is, by name, is no second person.
    #[must_use]
    pub fn has_checked_evidence(&self, own: &str) -> bool {
        let own = own.trim().to_lowercase();
        let is_second = |by: &str| !by.trim().is_empty() && by.trim().to_lowercase() != own;
        let confirming = self.check.as_ref().filter(|_| !self.is_sent_back());
        let is_confirmed = confirming.is_some_and(|check| is_second(&check.by));
        let mut evidence = self.evidence.iter();
        evidence.any(|entry| is_confirmed || is_second(&entry.checked_by))
    }
}

/// How sure a respondent is of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A guess.
    Low,
    /// Heard of it, or saw it once.
    Medium,
    /// Saw it oneself, or has the record.
    High,
}

/// The rating that the group recorded for a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consensus {
    /// What was agreed.
    pub rating: Rating,
    /// Why; empty where not stated.
    pub reason: String,
    /// The day that it was recorded; `None` where that is not known.
    pub agreed_on: Option<Date>,
}

/// The level that an element is to reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The level to reach; at or below the present level the target is to hold it.
    pub level: Level,
    /// Why this level; empty where not stated.
    pub reason: String,
}

/// A step that was taken on: one practice, one level up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanStep {
    /// The practice to raise.
    pub practice: PracticeId,
    /// The level it is to reach.
    pub to: Level,
    /// What to do, in the unit's own words; empty where the questionnaire's words stand.
    pub action: String,
    /// Who owns it; empty where not stated.
    pub owner: String,
    /// When it is to be done.
    pub due: Option<Date>,
    /// Whether somebody chose the day: it stays when the plan is made again.
    pub own_due: bool,
    /// How far it is.
    pub status: Status,
    /// How it goes; empty where nothing was noted.
    pub note: String,
    /// The measure that shows whether it works.
    pub indicator: Option<MeasureId>,
}

impl PlanStep {
    /// A step that nobody owns yet and that is not begun.
    #[must_use]
    pub const fn new(practice: PracticeId, to: Level) -> Self {
        Self {
            practice,
            to,
            action: String::new(),
            owner: String::new(),
            due: None,
            own_due: false,
            status: Status::Open,
            note: String::new(),
            indicator: None,
        }
    }

    /// Whether there is work left: it is neither done nor dropped.
    #[must_use]
    pub const fn is_to_do(&self) -> bool {
        matches!(self.status, Status::Open | Status::UnderWay)
    }

    /// How the practice gets to the level; `None` where the questionnaire says nothing about it.
    #[must_use]
    pub fn recommendation<'q>(
        &self,
        questionnaire: &'q Questionnaire,
    ) -> Option<&'q Recommendation> {
        let (_, practice) = questionnaire.practice(&self.practice)?;
        practice.recommendation_to(self.to)
    }
}

/// A step of the unit's own: it raises no practice of the questionnaire. Texts are empty where not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnStep {
    /// What it is called.
    pub title: String,
    /// What to do.
    pub action: String,
    /// Who owns it.
    pub owner: String,
    /// When it is to be done.
    pub due: Option<Date>,
    /// The work.
    pub effort: Option<Effort>,
    /// How far it is.
    pub status: Status,
    /// How it goes.
    pub note: String,
    /// The measure that shows whether it works.
    pub indicator: Option<MeasureId>,
}

impl OwnStep {
    /// A step of which nothing is stated yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            title: String::new(),
            action: String::new(),
            owner: String::new(),
            due: None,
            effort: None,
            status: Status::Open,
            note: String::new(),
            indicator: None,
        }
    }

    /// Whether there is work left: it is neither done nor dropped.
    #[must_use]
    pub const fn is_to_do(&self) -> bool {
        matches!(self.status, Status::Open | Status::UnderWay)
    }
}

impl Default for OwnStep {
    fn default() -> Self {
        Self::new()
    }
}

/// How far a step of the plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not begun.
    Open,
    /// Begun.
    UnderWay,
    /// Finished.
    Done,
    /// Given up.
    Dropped,
}

impl Status {
    /// The status as programs read it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

impl Assessment {
    /// Starts an assessment that nobody has answered yet.
    #[must_use]
    pub fn new(questionnaire: impl Into<Shared<Questionnaire>>, form: Form) -> Self {
        Self {
            identity: Identity::default(),
            questionnaire: questionnaire.into(),
            language: None,
            form,
            unit: UnitProfile::default(),
            respondents: Shared::default(),
            rounds: Shared::default(),
            consensus: BTreeMap::new(),
            targets: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            plan: Vec::new(),
            own_steps: Vec::new(),
            check_ins: BTreeMap::new(),
            business_case: BusinessCase::default(),
            planning: Planning::default(),
            branding: Branding::default(),
            mapping: Mapping::default(),
            releases: Shared::default(),
            sheets: Shared::default(),
            cover: None,
            closed: None,
        }
    }

    /// The language to read the questionnaire in: the one that was chosen, else `wanted` where the
    /// questionnaire has it, else its first.
    #[must_use]
    pub fn language<'a>(&'a self, wanted: &'a Language) -> &'a Language {
        let wanted = self.language.as_ref().unwrap_or(wanted);
        self.questionnaire.language(wanted)
    }

    /// The work of raising a practice to a level from the one below: the unit's own estimate, else
    /// the questionnaire's; `None` where neither is stated.
    #[must_use]
    pub fn effort(&self, practice: &PracticeId, to: Level) -> Option<Effort> {
        let own = self.planning.efforts.get(&(practice.clone(), to));
        own.copied().or_else(|| {
            let (_, text) = self.questionnaire.practice(practice)?;
            text.recommendation_to(to)?.effort
        })
    }

    /// What the plan says in the unit's own words to raise a practice to a level; `None` where it has
    /// none.
    #[must_use]
    pub fn own_action(&self, practice: &PracticeId, to: Level) -> Option<&str> {
        let mut steps = self.plan.iter();
        let step = steps.find(|step| step.practice == *practice && step.to == to)?;
        Some(step.action.trim()).filter(|own| !own.is_empty())
    }

    /// The respondent of an id.
    #[must_use]
    pub fn respondent(&self, id: &RespondentId) -> Option<&Respondent> {
        self.respondents
            .iter()
            .find(|respondent| respondent.id == *id)
            .map(|respondent| &**respondent)
    }

    /// The links of evidence; empty where there is none.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let sheets = self.respondents.iter().map(|respondent| &respondent.sheet);
        let evidence = sheets.flat_map(Responses::evidence);
        evidence.map(|entry| entry.link.as_str())
    }

    /// The copies of files inside the document; one that proves two answers comes twice.
    pub fn evidence_files(&self) -> impl Iterator<Item = &EvidenceFile> {
        let sheets = self.respondents.iter().map(|respondent| &respondent.sheet);
        sheets.flat_map(Responses::evidence_files)
    }

    /// Changes the copies of files inside the document.
    pub fn change_evidence_files(&mut self, mut change: impl FnMut(&mut EvidenceFile)) {
        for respondent in &mut self.respondents {
            // Who has none stays shared with other copies of the assessment.
            if respondent.sheet.evidence_files().next().is_some() {
                let responses = respondent.sheet.0.values_mut();
                let evidence = responses.flat_map(|said| &mut said.evidence);
                let files = evidence.filter_map(|entry| entry.file.as_mut());
                files.for_each(&mut change);
            }
        }
    }

    /// The assessment as it travels without the bytes of files.
    #[must_use]
    pub fn without_contents(&self) -> Self {
        let mut light = self.clone();
        light.change_evidence_files(|file| file.content = None);
        light
    }

    /// Gives files that travelled without their bytes those that the same files have elsewhere.
    pub fn take_contents(&mut self, other: &Self) {
        let known: BTreeMap<Digest, &PackedFile> = other
            .evidence_files()
            .filter_map(|file| Some((file.digest, file.content.as_ref()?)))
            .collect();
        self.change_evidence_files(|file| {
            let found = || known.get(&file.digest).copied().cloned();
            file.content = file.content.take().or_else(found);
        });
    }

    /// How many bytes the copies of files have in all. The same bytes count once.
    #[must_use]
    pub fn evidence_bytes(&self) -> u64 {
        EvidenceFile::bytes_in_all(self.evidence_files())
    }

    /// Every rating, with whose it is and of what.
    pub fn answers(&self) -> impl Iterator<Item = ((&RespondentId, &PracticeId), &Rating)> {
        self.respondents.iter().flat_map(|respondent| {
            let said = respondent.sheet.0.iter();
            said.filter_map(|(practice, said)| {
                Some(((&respondent.id, practice), said.rating.as_ref()?))
            })
        })
    }

    /// The practices of the form that a person is asked, in the questionnaire's order: those that the
    /// person's role can judge, and others that the person answered.
    pub fn practices_asked_of<'a>(
        &'a self,
        person: &'a Respondent,
    ) -> impl Iterator<Item = &'a Practice> {
        let role = self.questionnaire.role_form(&person.role);
        let practices = self.questionnaire.practices_in(self.form);
        let practices = practices.map(|(_, practice)| practice);
        practices.filter(move |it| person.is_asked(role, &it.id))
    }

    /// The respondents who answered at least one practice.
    pub fn respondents_with_answers(&self) -> impl Iterator<Item = &Respondent> {
        self.respondents
            .iter()
            .map(|respondent| &**respondent)
            .filter(|respondent| respondent.sheet.has_ratings())
    }

    /// The respondents who answered at least one practice of a form.
    pub fn respondents_on(&self, form: Form) -> impl Iterator<Item = &Respondent> {
        let asked: Vec<&PracticeId> = self
            .questionnaire
            .practices_in(form)
            .map(|(_, practice)| &practice.id)
            .collect();
        self.respondents_with_answers().filter(move |respondent| {
            let mut asked = asked.iter();
            asked.any(|id| respondent.sheet.rating(id).is_some())
        })
    }

    /// Whose answers the figures of a form rest on.
    #[must_use]
    pub fn people_on(&self, form: Form) -> BTreeSet<RespondentId> {
        let people = self.respondents_on(form);
        people.map(|person| person.id.clone()).collect()
    }

    /// An id that no respondent bears or bore in a file that was passed on: `r1`, `r2` and so on.
    #[must_use]
    pub fn free_respondent_id(&self) -> RespondentId {
        let mut ids = self.free_ids();
        ids.next()
            .unwrap_or_else(|| unreachable!("r and a number is a sound id"))
    }
}
