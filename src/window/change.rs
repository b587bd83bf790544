//! The names of edits, for undo and redo.

use std::borrow::Cow;

use crate::model::{
    Assessment, Edit, ElementId, Input, PlanStep, PracticeId, Questionnaire, RatingKind,
    ResponseField, UnitField,
};
use crate::report::worth;
use crate::window::questions::kinds::KindTexts;
use crate::words::Words;

/// What was changed, in a few words: "rating of Complaints".
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    key: Cow<'static, str>,
    about: About,
}

/// What the words name.
#[derive(Debug, Clone, PartialEq)]
enum About {
    Nothing,
    Practice(PracticeId),
    Element(ElementId),
    Input(Input),
}

impl Change {
    /// The name of edits that are undone as one, told by what they leave as it was: of a plan, the one thing
    /// about the one step that is another.
    pub(crate) fn from(before: &Assessment, edits: &[Edit]) -> Self {
        match edits {
            [Edit::SetPlan(steps)] => Self::of_plan(&before.plan, steps),
            _ => Self::of(edits),
        }
    }

    fn of_plan(before: &[PlanStep], after: &[PlanStep]) -> Self {
        let key_of = |step: &PlanStep| (step.practice.clone(), step.to);
        let keys = |steps: &[PlanStep]| steps.iter().map(key_of).collect::<Vec<_>>();
        let (left, stay) = (keys(before), keys(after));
        if left.is_empty() {
            return Self::plain("window-change-plan-made");
        }
        if let Some(removed) = removed(&left, &stay) {
            let about = About::Practice(removed.0.clone());
            return Self::about("window-change-step-removed", about);
        }
        let (mut sorted_left, mut sorted_stay) = (left.clone(), stay.clone());
        sorted_left.sort();
        sorted_stay.sort();
        if sorted_left != sorted_stay {
            return Self::plain("window-change-plan");
        }
        if left != stay {
            return Self::plain("window-change-plan-order");
        }
        let mut others = before.iter().zip(after).filter(|(old, new)| old != new);
        match (others.next(), others.next()) {
            (Some((old, new)), None) => {
                Self::about(step_key(old, new), About::Practice(new.practice.clone()))
            }
            _ => Self::plain("window-change-plan"),
        }
    }

    /// The name of edits that are undone as one, taken from the first.
    pub(crate) fn of(edits: &[Edit]) -> Self {
        match edits {
            [Edit::SetTarget(..), _, ..] => Self::plain("window-change-targets"),
            [first, ..] => Self::of_one(first),
            [] => Self::plain("window-change-nothing"),
        }
    }

    fn of_one(edit: &Edit) -> Self {
        let (key, about) = match edit {
            Edit::Respond {
                practice, field, ..
            } => return Self::about(answer(field), About::Practice(practice.clone())),
            Edit::SetConsensus(practice, _) => {
                ("window-change-consensus", About::Practice(practice.clone()))
            }
            Edit::SetTarget(element, _) => {
                ("window-change-target", About::Element(element.clone()))
            }
            Edit::SetInput(input, _) => ("window-change-input", About::Input(*input)),
            Edit::Import(import) if import.people.iter().any(|it| !it.sheets.is_empty()) => {
                return Self::plain("window-change-sheets");
            }
            plain => return Self::plain(key(plain)),
        };
        Self::about(key, about)
    }

    const fn plain(key: &'static str) -> Self {
        Self::about(key, About::Nothing)
    }

    const fn about(key: &'static str, about: About) -> Self {
        Self {
            key: Cow::Borrowed(key),
            about,
        }
    }

    /// An earlier version of the document was brought back.
    pub(crate) const fn version() -> Self {
        Self::plain("window-change-version")
    }

    /// The name in parts, to be kept between runs.
    pub(crate) fn parts(&self) -> Vec<String> {
        let about = match &self.about {
            About::Nothing => None,
            About::Practice(id) => Some(("practice", id.as_str())),
            About::Element(id) => Some(("element", id.as_str())),
            About::Input(input) => Some(("input", input.as_str())),
        };
        let about = about.into_iter().flat_map(|(kind, id)| [kind, id]);
        let parts = std::iter::once(&*self.key).chain(about);
        parts.map(str::to_owned).collect()
    }

    /// The name that was kept in parts; `None` if it is none.
    pub(crate) fn from_parts(parts: &[String]) -> Option<Self> {
        let (key, about) = parts.split_first()?;
        let about = match about {
            [] => About::Nothing,
            [kind, id] => match kind.as_str() {
                "practice" => About::Practice(PracticeId::new(id.as_str()).ok()?),
                "element" => About::Element(ElementId::new(id.as_str()).ok()?),
                "input" => About::Input(Input::from_name(id)?),
                _ => return None,
            },
            _ => return None,
        };
        Some(Self {
            key: Cow::Owned(key.clone()),
            about,
        })
    }

    /// The practice that was changed.
    pub(crate) const fn practice(&self) -> Option<&PracticeId> {
        match &self.about {
            About::Practice(practice) => Some(practice),
            _ => None,
        }
    }

    /// The change in words.
    pub(crate) fn say(&self, words: &Words, questionnaire: &Questionnaire) -> String {
        let name = match &self.about {
            About::Nothing => return words.text(&self.key),
            About::Practice(id) => questionnaire
                .practice(id)
                .map(|(_, practice)| words.wording(&practice.title).to_owned()),
            About::Element(id) => questionnaire
                .element(id)
                .map(|element| words.wording(&element.title).to_owned()),
            About::Input(input) => Some(worth::input_name(words, *input)),
        };
        words.with(&self.key, &facts!(name = name.unwrap_or_default()))
    }
}

/// The one entry that the second list lacks of the first, where the rest is the same.
fn removed<'k, K: PartialEq>(left: &'k [K], stay: &[K]) -> Option<&'k K> {
    let at = left.iter().zip(stay).take_while(|(old, new)| old == new);
    let at = at.count();
    let rest = left.get(at + 1..)?;
    (left.len() == stay.len() + 1 && Some(rest) == stay.get(at..)).then(|| left.get(at))?
}

/// The key of a change of one step of the plan.
fn step_key(old: &PlanStep, new: &PlanStep) -> &'static str {
    let differs = [
        (old.due != new.due, "window-change-step-due"),
        (old.owner != new.owner, "window-change-step-owner"),
        (old.status != new.status, "window-change-step-status"),
        (old.action != new.action, "window-change-step-action"),
        (old.note != new.note, "window-change-step-note"),
        (
            old.indicator != new.indicator,
            "window-change-step-indicator",
        ),
    ];
    let mut differs = differs.into_iter().filter(|(differs, _)| *differs);
    match (differs.next(), differs.next()) {
        (Some((_, key)), None) => key,
        _ => "window-change-step",
    }
}

/// The key of a change of an answer.
const fn answer(field: &ResponseField) -> &'static str {
    match field {
        ResponseField::Rating(rating) => KindTexts::of(RatingKind::of(rating.as_ref())).change,
        ResponseField::Note(_) => "window-change-note",
        ResponseField::Evidence(_) => "window-change-evidence",
        ResponseField::Confidence(_) => "window-change-confidence",
        ResponseField::Flagged(_) => "window-change-flag",
        ResponseField::Check(_) => "window-change-check",
    }
}

/// The key of a change that names nothing further.
const fn key(edit: &Edit) -> &'static str {
    match edit {
        Edit::SetUnit(UnitField::Organisation, _) => "window-change-organisation",
        Edit::SetUnit(UnitField::Unit, _) => "window-change-unit",
        Edit::SetUnit(UnitField::Scope, _) => "window-change-scope",
        Edit::SetUnit(UnitField::Facilitator, _) => "window-change-facilitator",
        Edit::SetUnit(UnitField::Segment, _) => "window-change-segment",
        Edit::SetDate(_) => "window-change-date",
        Edit::SetLanguage(_) => "window-change-language",
        Edit::SetForm(_) => "window-change-form",
        Edit::AddRespondent(_) | Edit::DescribeRespondent { .. } | Edit::RemoveRespondent(_) => {
            "window-change-respondent"
        }
        Edit::Import(_) => "window-change-respondents",
        Edit::Merge(_) => "window-change-merge",
        Edit::OpenRound { .. } => "window-change-round",
        Edit::ReplaceLinks(_) => "window-change-evidence",
        Edit::SetPlan(_) => "window-change-plan",
        Edit::SetOwnSteps(_) => "window-change-own-steps",
        Edit::SetOutcomes(_) => "window-change-outcomes",
        Edit::SetCheckIns(_) => "window-change-check-in",
        Edit::SetCurrency(_) => "window-change-currency",
        Edit::SetHorizon(_) => "window-change-horizon",
        Edit::SetPlanning(_) => "window-change-planning",
        Edit::SetBranding(..) => "window-change-branding",
        Edit::SetLogo(_) => "window-change-logo",
        Edit::SetAccent(_) => "window-change-accent",
        Edit::SetClosing(_) => "window-change-closing",
        Edit::Respond { .. }
        | Edit::NoteRelease(_)
        | Edit::SetConsensus(..)
        | Edit::SetTarget(..)
        | Edit::SetInput(..) => "window-change-nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::Change;
    use crate::format::bundled;
    use crate::model::{Edit, Form, Input, PlanStep, Rating, RespondentId, ResponseField};
    use crate::words::Words;

    fn said(edits: &[Edit]) -> String {
        Change::of(edits).say(&Words::english(), bundled::standard())
    }

    #[test]
    fn an_answer_is_named_with_its_practice() {
        let (_, practice) = bundled::standard()
            .practices_in(Form::Short)
            .next()
            .expect("a practice");
        let words = Words::english();
        let title = words.wording(&practice.title);
        for (field, wanted) in [
            (
                ResponseField::Rating(None),
                format!("clearing the answer of {title}"),
            ),
            (
                ResponseField::Rating(Some(Rating::DontKnow)),
                format!("\"don't know\" for {title}"),
            ),
            (ResponseField::Flagged(true), format!("flag of {title}")),
        ] {
            let edit = Edit::Respond {
                respondent: RespondentId::new("r1").expect("an id"),
                practice: practice.id.clone(),
                field,
            };
            assert_eq!(said(&[edit]), wanted);
        }
    }

    #[test]
    fn a_name_is_kept_in_parts() {
        let element = bundled::standard().elements[0].clone();
        for edit in [
            Edit::SetTarget(element.id, None),
            Edit::SetInput(Input::Customers, None),
            Edit::SetForm(Form::Full),
        ] {
            let change = Change::of(&[edit]);
            assert_eq!(Change::from_parts(&change.parts()), Some(change));
        }
        for wrong in [&[] as &[&str], &["key", "practice"], &["key", "room", "F1"]] {
            let parts: Vec<String> = wrong.iter().map(|part| (*part).to_owned()).collect();
            assert_eq!(Change::from_parts(&parts), None);
        }
    }

    #[test]
    fn every_other_edit_has_words_of_its_own() {
        let element = bundled::standard().elements[0].clone();
        let title = Words::english().wording(&element.title).to_owned();
        let target = Edit::SetTarget(element.id, None);
        assert_eq!(
            said(std::slice::from_ref(&target)),
            format!("target of {title}")
        );
        assert_eq!(
            said(&[target.clone(), target]),
            "targets of several elements"
        );
        assert_eq!(
            said(&[Edit::SetInput(Input::Customers, None)]),
            "figure: Customers"
        );
        assert_eq!(said(&[Edit::SetPlan(Vec::<PlanStep>::new())]), "plan");
        assert_eq!(said(&[Edit::SetForm(Form::Full)]), "choice of the form");
        assert_eq!(
            said(&[Edit::Import(Box::default())]),
            "answers from a table"
        );
    }
}
