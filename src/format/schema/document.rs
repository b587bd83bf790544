//! Assessments and what they hold.

use std::borrow::Cow;
use std::collections::btree_map::{BTreeMap, Entry};
use std::collections::{BTreeSet, HashMap};
use std::mem;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::Date;

use super::language::DocumentLanguage;
use super::outcomes::{KnownMeasure, Measures};
use super::questionnaire::WholeQuestionnaire;
use crate::format::codec::{Codec, Reading};
use crate::format::fault::{Fault, Loss};
use crate::format::noun::{names, noun};
use crate::format::pen::Pen;
use crate::format::people::People;
use crate::format::tree::{Content, Node};
use crate::format::values::{
    AtMost, Checked, Number, OwnId, Refusal, SmallMap, SmallSet, Stated, TextCodec, write_list,
};
use crate::format::versions;
use crate::model::{
    Accent, AccentError, Assessment, Branding, BusinessCase, Check, CheckIn, CheckVerdict, Closing,
    ColumnUse, Confidence, Consensus, Digest, DocumentId, Effort, ElementId, Evidence,
    EvidenceFile, Form, HalfLevels, Identity, Level, Logo, Mapping, Meaning, OwnStep, PlanStep,
    Planning, PracticeId, Questionnaire, Rating, Release, Respondent, RespondentId, Response,
    Responses, Round, Shared, Status, TakenSheet, Target, UnitProfile, Vote, limits,
};
use crate::words::Message;

noun! {
    block Assessment as "Assessment" {
        [version: versions::DOCUMENT]
        optional identity: Identity,
        required questionnaire: AnsweredQuestionnaire,
        optional language: Option<DocumentLanguage>,
        optional form: Form = Form::Full,
        optional unit: UnitProfile,
        optional respondents: Shared<Respondents>,
        optional rounds: Shared<Checked<Round, AtMost<{ limits::ROUNDS }>>>,
        optional consensus: BTreeMap<PracticeId, Consensus>,
        optional targets: BTreeMap<ElementId, Target>,
        optional outcomes: Measures,
        optional plan: Checked<PossibleStep, AtMost<{ limits::STEPS }>>,
        optional own_steps: Checked<OwnStep, AtMost<{ limits::STEPS }>>,
        optional check_ins: SmallMap<Date, CheckIn, { limits::CHECK_INS }>,
        optional business_case: BusinessCase,
        optional planning: Planning,
        optional branding: Branding,
        optional mapping: Mapping,
        optional releases: Shared<Checked<Release, AtMost<{ limits::RELEASES }>>>,
        optional sheets: Shared<Checked<TakenSheet, AtMost<{ limits::SHEETS }>>>,
        optional closed: Option<Closing>,
        ..cover
    }
}

noun! {
    line Identity as "Identity" {
        optional id: Option<DocumentId>,
        optional previous: Option<DocumentId>,
    }
}

impl TextCodec for DocumentId {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        text.parse()
            .map_err(|_| Refusal(Message::new("sound-document-id").with("found", text), None))
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.to_string().into()
    }
}

/// The questionnaire of a document, which may stand in a file of its own.
pub(super) struct AnsweredQuestionnaire;

impl Codec for AnsweredQuestionnaire {
    type Value = Shared<Questionnaire>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        if !matches!(node.content, Content::Elsewhere) {
            return WholeQuestionnaire::read(node, reading).map(Shared::from);
        }
        reading.questionnaire.cloned()
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        WholeQuestionnaire::write(value, pen);
    }
}

names! { Form: Short, Full }

noun! {
    block UnitProfile as "Unit" {
        optional organisation: String,
        optional unit: String,
        optional scope: String,
        optional facilitator: String,
        optional segment: String,
        optional date: Option<Date>,
    }
}

noun! {
    block Respondent as "Respondent" {
        required id: OwnId<RespondentId>,
        optional name: String,
        optional role: String,
        optional team: String,
        optional sheet as responses: Responses,
    }
}

noun! {
    line Response as "Response" {
        optional rating: Option<Rating>,
        optional confidence: Option<Confidence>,
        optional flagged: bool,
        optional note: String,
        optional evidence: Checked<Evidence, AtMost<{ limits::EVIDENCE }>>,
        optional check: Option<SoundCheck>,
        optional voted_again: bool,
    }
}

noun! {
    block Round as "Round" {
        required ended: Date,
        required votes: BTreeMap<PracticeId, BTreeMap<RespondentId, Vote>>,
    }
}

noun! {
    line Vote as "Vote" {
        required rating: Rating,
        optional stayed: bool,
    }
}

noun! {
    line Check as "Check" {
        required verdict: CheckVerdict,
        required by: Stated,
        required date: Date,
        optional note: String,
    }
}

/// A check of an answer, with a note where it needs one.
struct SoundCheck;

impl Codec for SoundCheck {
    type Value = Check;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Check> {
        let check = Check::read(node, reading)?;
        if check.verdict.needs_note() && check.note.trim().is_empty() {
            reading.wrong(node, Message::new("sound-check-note"), None);
            return None;
        }
        Some(check)
    }

    fn write(value: &Check, pen: &mut Pen) {
        Check::write(value, pen);
    }
}

impl Codec for CheckVerdict {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let known = [("Accepted", false), ("Adjusted", true), ("SentBack", false)];
        match reading.variant(node, &known)? {
            ("Accepted", None) => Some(Self::Accepted),
            ("Adjusted", Some(held)) => half_levels(node, held, reading).map(Self::Adjusted),
            ("SentBack", None) => Some(Self::SentBack),
            _ => None,
        }
    }

    fn write(value: &Self, pen: &mut Pen) {
        match value {
            Self::Accepted => pen.out.push_str("Accepted"),
            Self::Adjusted(half_levels) => {
                let count = pen.numbering.count(*half_levels);
                pen.show(format_args!("Adjusted({count})"));
            }
            Self::SentBack => pen.out.push_str("SentBack"),
        }
    }
}

/// A response; only of one with a rating there is something to check.
struct SoundResponse;

impl Codec for SoundResponse {
    type Value = Response;
    const INLINE: bool = Response::INLINE;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Response> {
        let mut response = Response::read(node, reading)?;
        if response.rating.is_none() && response.check.take().is_some() {
            let node = node.field("check").unwrap_or(node);
            reading.wrong(node, Message::new("sound-check-unanswered"), None);
        }
        if response.rating.is_none() && response.voted_again {
            response.voted_again = false;
            let node = node.field("voted_again").unwrap_or(node);
            reading.wrong(node, Message::new("sound-vote-unanswered"), None);
        }
        Some(response)
    }

    fn write(value: &Response, pen: &mut Pen) {
        Response::write(value, pen);
    }

    fn is_blank(value: &Response) -> bool {
        Response::is_blank(value)
    }

    fn is_block(value: &Response) -> bool {
        Response::is_block(value)
    }
}

names! { Confidence: Low, Medium, High }

noun! {
    line Evidence as "Evidence" {
        required text: Remark,
        optional link: String,
        optional file: Option<EvidenceFile>,
        optional date: Option<Date>,
        optional checked_by: String,
    }
}

noun! {
    line EvidenceFile as "EvidenceFile" {
        required name: FileName,
        required size: Number<u64, 0, MOST_EVIDENCE>,
        required digest: Digest,
        ..content
    }
}

noun! {
    line Closing as "Closing" {
        required date: Date,
        optional by: String,
    }
}

noun! {
    line Consensus as "Consensus" {
        required rating: Rating,
        optional reason: String,
        optional agreed_on: Option<Date>,
    }
}

noun! {
    line Target as "Target" {
        required level: Level,
        optional reason: String,
    }
}

noun! {
    line PlanStep as "PlanStep" {
        required practice: PracticeId,
        required to: Level,
        optional action: String,
        optional owner: String,
        optional due: Option<Date>,
        optional own_due: bool,
        optional status: Status = Status::Open,
        optional note: String,
        optional indicator: Option<KnownMeasure>,
    }
}

noun! {
    line OwnStep as "OwnStep" {
        optional title: String,
        optional action: String,
        optional owner: String,
        optional due: Option<Date>,
        optional effort: Option<Effort>,
        optional status: Status = Status::Open,
        optional note: String,
        optional indicator: Option<KnownMeasure>,
    }
}

names! { Status: Open, UnderWay, Done, Dropped }

noun! {
    block Planning as "Planning" {
        optional budget_days: Option<Number<u32, 0, MOST_BUDGET>>,
        optional capacity_days_per_month: Option<Number<u16, 1, MOST_CAPACITY>>,
        optional start: Option<Date>,
        optional days_off: SmallSet<Date, { limits::DAYS_OFF }>,
        optional locked_in: BTreeSet<PracticeId>,
        optional locked_out: BTreeSet<PracticeId>,
        optional efforts: OwnEfforts,
    }
}

const MOST_EVIDENCE: i64 = EvidenceFile::MOST_IN_ALL.cast_signed();
const MOST_BUDGET: i64 = u32::MAX as i64;
const MOST_CHANGES: i64 = u32::MAX as i64;
const MOST_CAPACITY: i64 = u16::MAX as i64;

/// The unit's own estimate of a step.
pub(super) struct OwnEffort {
    practice: PracticeId,
    to: Level,
    effort: Effort,
}

noun! {
    line OwnEffort as "OwnEffort" {
        required practice: PracticeId,
        required to: Level,
        required effort: Effort,
    }
}

noun! {
    block Branding as "Branding" {
        optional logo: Option<Logo>,
        optional accent: Option<Accent>,
        optional prepared_for: String,
        optional prepared_by: String,
        optional confidentiality: String,
        optional version: String,
    }
}

noun! {
    block Mapping as "Mapping" {
        optional columns: BTreeMap<Stated, ColumnUse>,
        optional values: BTreeMap<Stated, Meaning>,
    }
}

noun! {
    line Meaning as "Meaning" {
        optional rating: Option<Rating>,
    }
}

impl TextCodec for ColumnUse {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        Self::parse(text)
            .ok_or_else(|| Refusal(Message::new("sound-column-use").with("found", text), None))
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.to_string().into()
    }
}

noun! {
    line Release as "Release" {
        required people: BTreeSet<RespondentId>,
        required date: Date,
    }
}

noun! {
    line TakenSheet as "TakenSheet" {
        required id: DocumentId,
        required changes: Number<u32, 0, MOST_CHANGES>,
        required respondent: RespondentId,
    }
}

/// The respondents: not too many, and nobody seems to stand twice.
struct Respondents;

impl Codec for Respondents {
    type Value = Vec<Shared<Respondent>>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        if !matches!(node.content, Content::Elsewhere) {
            for entry in reading.list(node)? {
                read_respondent(entry, reading);
            }
        }
        let People { kept, count, .. } = mem::take(&mut reading.people);
        let practices = reading.outline.practices.as_ref().map(HashMap::len);
        let most = Assessment::most_respondents(practices.unwrap_or_default());
        if count > most {
            let message = match practices {
                Some(practices) if most < Assessment::MOST_RESPONDENTS => {
                    Message::new("sound-answers").with("practices", practices)
                }
                _ => Message::new("sound-respondents"),
            };
            let message = message.with("most", most).with("found", count);
            let fault = Fault::error(node.start, message).losing(Loss::Whole);
            let hint = Message::new("sound-respondents-hint");
            reading.faults.push(fault.hinting(hint));
        }
        Some(kept)
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        write_list::<Shared<Respondent>>(value, pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }

    fn is_block(value: &Self::Value) -> bool {
        !value.is_empty()
    }
}

/// Reads a respondent, who is kept with those that were read before.
pub(in crate::format) fn read_respondent<'n>(entry: &'n Node<'n>, reading: &mut Reading<'n>) {
    reading.people.count += 1;
    if reading.people.count > Assessment::MOST_RESPONDENTS {
        return;
    }
    let text = |field| entry.field(field).and_then(Node::text).unwrap_or_default();
    let [name, role, team] = ["name", "role", "team"].map(text);
    if !name.is_empty() && !reading.people.is_new([name, role, team]) {
        let message = Message::new("sound-person-twice").with("name", name);
        let hint = Message::new("sound-person-twice-hint");
        reading.warn(entry.field("name").unwrap_or(entry), message, hint);
    }
    let respondent = Respondent::read(entry, reading);
    reading.people.kept.extend(respondent.map(Shared::from));
}

impl Codec for Responses {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        BTreeMap::<PracticeId, SoundResponse>::read(node, reading).map(Self)
    }

    fn write(value: &Self, pen: &mut Pen) {
        BTreeMap::<PracticeId, SoundResponse>::write(&value.0, pen);
    }

    fn is_blank(value: &Self) -> bool {
        value.0.is_empty()
    }
}

impl Codec for Rating {
    type Value = Self;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let known = [("At", true), ("NotApplicable", true), ("DontKnow", false)];
        match reading.variant(node, &known)? {
            ("At", Some(held)) => half_levels(node, held, reading).map(Self::At),
            ("NotApplicable", Some(held)) => {
                let reason = reading.text(held)?;
                if reason.trim().is_empty() {
                    let hint = Message::new("sound-reason-hint");
                    reading.wrong(node, Message::new("sound-reason"), hint);
                    return None;
                }
                Some(Self::NotApplicable(reason.to_owned()))
            }
            ("DontKnow", None) => Some(Self::DontKnow),
            _ => None,
        }
    }

    fn write(value: &Self, pen: &mut Pen) {
        match value {
            Self::At(half_levels) => {
                let count = pen.numbering.count(*half_levels);
                pen.show(format_args!("At({count})"));
            }
            Self::NotApplicable(reason) => {
                pen.out.push_str("NotApplicable(");
                pen.quoted(reason);
                pen.out.push(')');
            }
            Self::DontKnow => pen.out.push_str("DontKnow"),
        }
    }
}

/// Reads the count of half levels that a practice is rated at.
fn half_levels(node: &Node<'_>, held: &Node<'_>, reading: &mut Reading<'_>) -> Option<HalfLevels> {
    let count = reading.integer(held)?;
    let (numbering, top) = (reading.outline.numbering, reading.outline.top());
    let (lowest, least, most) = (numbering.lowest(), 2 * numbering.lowest(), 2 * top);
    if !(least.into()..=most.into()).contains(&count) {
        let message = Message::new("sound-rating")
            .with("least", least.to_string())
            .with("most", most.to_string())
            .with("found", count.to_string());
        let hint = Message::new("sound-rating-hint")
            .with("least", least.to_string())
            .with("half", (least + 1).to_string())
            .with("lowest", lowest.to_string())
            .with("most", most.to_string())
            .with("top", top.to_string());
        reading.wrong(node, message, hint);
        return None;
    }
    let rating = numbering.half_levels(u8::try_from(count).ok()?)?;
    let practice = reading.key.unwrap_or_default();
    (!reading.is_off_scale(node, practice, rating)).then_some(rating)
}

/// A text that should not be empty.
struct Remark;

impl Codec for Remark {
    type Value = String;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<String> {
        let text = reading.text(node)?;
        if text.trim().is_empty() {
            reading.warn(node, reading.blank_field(), None);
        }
        Some(text.to_owned())
    }

    fn write(value: &String, pen: &mut Pen) {
        pen.quoted(value);
    }
}

/// A step to a level that its practice can be raised to.
struct PossibleStep;

impl Codec for PossibleStep {
    type Value = PlanStep;
    const INLINE: bool = PlanStep::INLINE;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<PlanStep> {
        let step = PlanStep::read(node, reading)?;
        let to = node.field("to").unwrap_or(node);
        (!reading.is_impossible_step(to, step.practice.as_str(), step.to)).then_some(step)
    }

    fn write(value: &PlanStep, pen: &mut Pen) {
        PlanStep::write(value, pen);
    }
}

struct OwnEfforts;

impl Codec for OwnEfforts {
    type Value = BTreeMap<(PracticeId, Level), Effort>;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self::Value> {
        let mut efforts = BTreeMap::new();
        for entry in reading.list(node)? {
            let Some(own) = OwnEffort::read(entry, reading) else {
                continue;
            };
            let node = entry.field("to").unwrap_or(entry);
            if reading.is_impossible_step(node, own.practice.as_str(), own.to) {
                continue;
            }
            match efforts.entry((own.practice, own.to)) {
                Entry::Vacant(place) => {
                    place.insert(own.effort);
                }
                Entry::Occupied(first) => {
                    let (practice, _) = first.key();
                    let message = Message::new("sound-key-twice").with("key", practice.as_str());
                    let node = entry.field("practice").unwrap_or(entry);
                    reading.wrong(node, message, None);
                }
            }
        }
        Some(efforts)
    }

    fn write(value: &Self::Value, pen: &mut Pen) {
        let efforts = value.iter().map(|((practice, to), effort)| OwnEffort {
            practice: practice.clone(),
            to: *to,
            effort: *effort,
        });
        Vec::<OwnEffort>::write(&efforts.collect(), pen);
    }

    fn is_blank(value: &Self::Value) -> bool {
        value.is_empty()
    }
}

/// A day such as `2026-11-22`, the only form that files use.
impl TextCodec for Date {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let date = text.parse().ok().filter(|_| is_plain);
        date.ok_or_else(|| {
            let message = Message::new("sound-date").with("found", text);
            Refusal::hinting(message, "sound-date-hint")
        })
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.to_string().into()
    }
}

/// The name of a file, which never leads out of a folder.
struct FileName;

impl TextCodec for FileName {
    type Value = String;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<String, Refusal> {
        if EvidenceFile::is_name(text) {
            return Ok(text.to_owned());
        }
        let message = Message::new("sound-file-name").with("found", text);
        Err(Refusal::hinting(message, "sound-file-name-hint"))
    }

    fn text(value: &String) -> Cow<'_, str> {
        value.into()
    }
}

impl TextCodec for Digest {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        text.parse()
            .map_err(|_| Refusal(Message::new("sound-digest").with("found", text), None))
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.to_string().into()
    }
}

/// The bytes of a file in base 64.
impl TextCodec for Logo {
    type Value = Self;
    // Four letters for three bytes, rounded up.
    const MOST: usize = Self::MOST.div_ceil(3) * 4;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        let bytes = BASE64_STANDARD.decode(text).ok();
        bytes.and_then(Self::new).ok_or_else(|| {
            let message = Message::new("sound-logo").with("most", Self::MOST >> 20);
            Refusal(message, None)
        })
    }

    fn text(value: &Self) -> Cow<'_, str> {
        BASE64_STANDARD.encode(value.bytes()).into()
    }
}

impl TextCodec for Accent {
    type Value = Self;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Self, Refusal> {
        text.parse().map_err(|error| match error {
            AccentError::Form => Refusal(Message::new("sound-accent"), None),
            AccentError::TooLight { nearest } => {
                let message = Message::new("sound-accent-light");
                Refusal(message.with("nearest", nearest.to_string()), None)
            }
        })
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.to_string().into()
    }
}
