//! Why a change of an assessment is not permitted, for the reader.

use super::Message;
use crate::model::{
    BusinessCase, BusinessCaseError, CheckInError, EditError, EvidenceFile, Input, Level, Outcome,
    OutcomeError, limits,
};

impl From<&EditError> for Message {
    fn from(error: &EditError) -> Self {
        match error {
            EditError::Closed(date) => {
                Self::new("fault-edit-closed").with("date", date.to_string())
            }
            EditError::UnknownPractice(id) => {
                Self::new("fault-edit-practice").with("id", id.as_str())
            }
            EditError::UnknownElement(id) => {
                Self::new("fault-edit-element").with("id", id.as_str())
            }
            EditError::UnknownRespondent(id) => {
                Self::new("fault-edit-respondent").with("id", id.as_str())
            }
            EditError::DuplicateRespondent(id) => {
                Self::new("fault-edit-twice").with("id", id.as_str())
            }
            EditError::TooManyRespondents { most, left_out } => Self::new("fault-edit-too-many")
                .with("count", *left_out)
                .with("most", *most),
            EditError::LevelOutOfRange { most, found } => Self::new("fault-edit-level")
                .with("least", Level::FLOOR)
                .with("most", *most)
                .with("found", *found),
            EditError::NotOnScale(id) => Self::new("fault-edit-scale").with("id", id.as_str()),
            EditError::UnknownLanguage(language) => {
                Self::new("fault-edit-language").with("language", language.as_str())
            }
            EditError::NoCapacity => Self::new("fault-edit-capacity"),
            EditError::NoRoom => {
                Self::new("fault-edit-room").with("most", EvidenceFile::MOST_IN_ALL >> 20)
            }
            EditError::LongText(found) => Self::new("fault-edit-long-text")
                .with("most", limits::WORDING_BYTES)
                .with("found", *found),
            EditError::LongList { most, found } => Self::new("fault-edit-long-list")
                .with("most", *most)
                .with("found", *found),
            EditError::OtherQuestionnaire => Self::new("fault-edit-questionnaire"),
            EditError::ReasonMissing => Self::new("fault-edit-reason"),
            EditError::NothingToVoteOn => Self::new("fault-edit-round-empty"),
            EditError::NobodyVoted(id) => {
                Self::new("fault-edit-round-nobody").with("id", id.as_str())
            }
            EditError::NothingToCheck(id) => {
                Self::new("fault-edit-check-nothing").with("id", id.as_str())
            }
            EditError::CheckerMissing => Self::new("fault-edit-checker"),
            EditError::OwnCheck => Self::new("fault-edit-own-check"),
            EditError::CheckNoteMissing => Self::new("fault-edit-check-note"),
            EditError::UnknownMeasure(id) => {
                Self::new("fault-edit-measure").with("id", id.as_str())
            }
            EditError::Outcome(error) => Self::from(error),
            EditError::CheckIn(error) => Self::from(error),
            EditError::BusinessCase(error) => Self::from(error),
        }
    }
}

impl From<&OutcomeError> for Message {
    fn from(error: &OutcomeError) -> Self {
        match error {
            OutcomeError::NameMissing => Self::new("fault-outcome-name"),
            OutcomeError::Range {
                name,
                least,
                most,
                found,
            } => Self::new("fault-outcome-range")
                .with("name", name.as_str())
                .with("least", least.to_string())
                .with("most", most.to_string())
                .with("found", found.to_string()),
            OutcomeError::TooFine => {
                Self::new("fault-outcome-fine").with("most", Outcome::DECIMALS)
            }
            OutcomeError::NoSides(name) => {
                Self::new("fault-outcome-no-sides").with("name", name.as_str())
            }
            OutcomeError::TooManySides => Self::new("fault-outcome-too-many-sides"),
            OutcomeError::OtherSides { wanted, found } => Self::new("fault-outcome-other-sides")
                .with("wanted", wanted.to_string())
                .with("found", found.to_string()),
            OutcomeError::NoMean(name) => {
                Self::new("fault-outcome-no-mean").with("name", name.as_str())
            }
            OutcomeError::Spread(found) => {
                Self::new("fault-outcome-spread").with("found", found.to_string())
            }
            OutcomeError::NobodyAnswered => Self::new("fault-outcome-nobody"),
        }
    }
}

impl From<&CheckInError> for Message {
    fn from(error: &CheckInError) -> Self {
        match error {
            CheckInError::Range {
                what,
                least,
                most,
                found,
            } => Self::new("fault-edit-figure")
                .with("name", what.as_str())
                .with("least", least.to_string())
                .with("most", most.to_string())
                .with("found", found.to_string()),
            CheckInError::SourceMissing(what) => {
                Self::new("fault-check-in-source").with("name", what.as_str())
            }
        }
    }
}

impl From<&BusinessCaseError> for Message {
    fn from(error: &BusinessCaseError) -> Self {
        let named = |key, input: &Input| Self::new(key).with("name", input.as_str());
        match error {
            BusinessCaseError::Currency => {
                Self::new("fault-edit-currency").with("most", BusinessCase::CURRENCY_LETTERS)
            }
            BusinessCaseError::Horizon(found) => Self::new("fault-edit-horizon")
                .with("most", BusinessCase::MOST_YEARS)
                .with("found", *found),
            BusinessCaseError::Range {
                input,
                least,
                most,
                found,
            } => named("fault-edit-figure", input)
                .with("least", least.to_string())
                .with("most", most.to_string())
                .with("found", found.to_string()),
            BusinessCaseError::TooFine { input } => {
                named("fault-edit-fine", input).with("most", Input::DECIMALS)
            }
        }
    }
}
