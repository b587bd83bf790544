//! The nouns of the domain, and every change that is permitted on them.
//!
//! # Glossary
//!
//! | word | meaning |
//! | --- | --- |
//! | [`Questionnaire`] | the instrument: levels, elements, practices, thresholds; comes from a file |
//! | [`Element`] | one of the top groups, such as customer focus |
//! | [`Practice`] | the thing that is rated, with a prompt and a descriptor for each level of its [`Scale`] |
//! | [`Level`] | a place on the continuum; its [`Numbering`] says whether the lowest is level 0 or 1 |
//! | Descriptor | the text of one practice at one level |
//! | [`Assessment`] | one run of a questionnaire in one unit |
//! | [`Identity`] | which assessment a document holds, by a random [`DocumentId`], and which one came before |
//! | [`Respondent`] | a person who answers, with a role and a team |
//! | [`Responses`] | all responses of one respondent |
//! | [`Response`] | what one respondent said about one practice |
//! | [`Rating`] | a number of half levels, "not applicable" with a reason, or "don't know"; unanswered is absent |
//! | [`Answer`] | a rating whose reason plays no part |
//! | [`Standing`] | what a rating counts as: a place, nothing, or anything |
//! | [`Evidence`] | what shows that a response is true |
//! | [`EvidenceFile`] | the copy of a file that travels inside a document, as evidence |
//! | [`Consensus`] | the rating that the group recorded, with its reason |
//! | [`Target`] | the level that an element is to reach, or "hold" |
//! | [`BusinessCase`] | what the unit knows about its own money: [`Input`]s, each an [`Estimate`] of low, likely and high |
//! | [`Branding`] | how a report shows whose it is: logo, accent colour, prepared for, version |
//! | [`Planning`] | the unit's own figures for its plan: budget, capacity, start, locks, estimates |
//! | [`Recommendation`] | how a practice gets from one level to the next ("next steps" in the window and the report) |
//! | [`Claim`] | a statement of the field with its source, its critics and a verdict |
//! | [`Measure`] | what the unit measures of its customers again and again, with each [`Outcome`] by its day |
//! | [`CheckIn`] | what was said about the plan on a day, and what had been [`Observed`] of customers and money by then |
//! | [`Closing`] | that a finished assessment was closed for changes, with the day and who signed it |
//! | [`Round`] | the votes on practices as they stood when the group was asked to vote again; a [`Vote`] is one of them |
//! | [`Form`] | the short or the full selection of practices |
//! | [`ResponseSheet`] | what one person is asked and answered, in a file that travels; a [`TakenSheet`] is one that was taken in |
//! | [`Import`] | answers from a table or from response sheets, with who gave them |
//! | [`Mapping`] | what columns and cells of tables of answers stand for: a [`ColumnUse`] for a heading, a [`Meaning`] for a text |
//! | [`Edit`] | one permitted change of an assessment |
//!
//! Placement, profile, index, constraint, gap and agreement are derived: see [`crate::scoring`].

mod asked_practice;
mod assessment;
mod branding;
mod business_case;
mod check;
mod check_in;
mod closing;
mod copies;
mod edit;
mod evidence;
#[cfg(test)]
pub(crate) mod example;
mod font;
mod id;
mod identity;
mod import;
pub mod limits;
mod mapping;
mod measures;
mod merge;
mod outcome;
mod planning;
mod questionnaire;
mod rating;
mod release;
mod response_sheet;
mod role_form;
mod round;
mod same_people;
mod scale;
mod shared;
mod sheet_cover;
mod taken_sheet;
mod text;
mod texts;
mod three_way;
mod voting;

pub use asked_practice::AskedPractice;
pub use assessment::{
    Assessment, Confidence, Consensus, OwnStep, PlanStep, Respondent, Response, Responses, Status,
    Target, UnitProfile,
};
pub use branding::{Accent, AccentError, Branding, BrandingField, Logo};
pub use business_case::{BusinessCase, BusinessCaseError, Estimate, Input, Unit};
pub use check::{Check, CheckVerdict};
pub use check_in::{CheckIn, CheckInError, CheckIns, Finding, Observed};
pub use closing::Closing;
pub use copies::{
    Brought, BroughtCounts, CopyError, CopyToMerge, MergedCopies, NotACopy, Replaced, merge_copies,
    not_a_copy,
};
pub use edit::{Edit, EditError, ResponseField, UnitField};
pub use evidence::{Digest, DigestError, Evidence, EvidenceFile, PackedFile};
pub use font::{FontCover, FontFile, FontSearch, no_other_fonts};
pub use id::{ClaimId, ElementId, IdError, MeasureId, PracticeId, RespondentId};
pub use identity::{DocumentId, Identity};
pub use import::{Import, Newcomer};
pub use mapping::{ColumnUse, Mapping, Meaning};
pub use outcome::{
    AnswerScale, Better, Counted, FigureKind, Measure, MeasureKind, Outcome, OutcomeError,
    Outcomes, Sides,
};
pub use planning::{DayOff, Planning, days_late};
pub use questionnaire::{
    CarriesOver, Claim, Effort, EffortSize, EffortSum, Element, Form, FormAgreement, LevelText,
    Practice, Questionnaire, Recommendation, ShortFormThresholds, Thresholds, Verdict,
};
pub use rating::{Answer, HalfLevels, Level, Notation, Numbering, Rating, RatingKind, Standing};
pub use release::Release;
pub use response_sheet::{ResponseSheet, SeveralPeople};
pub use role_form::{RoleForm, RoleQuestion};
pub use round::{Cast, Round, RoundVotes, Vote};
pub use scale::Scale;
pub use shared::Shared;
pub use sheet_cover::{Addressee, AssessmentName, SheetCover};
pub use taken_sheet::{SheetState, TakenSheet};
pub use text::{Language, Text};
pub use three_way::{MergeError, Merged, Place, ResponsePart, Side, merge};
