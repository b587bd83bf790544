//! What is answered, what stands behind it, and what is still worth a look.

use crate::model::{
    Element, ElementId, Form, HalfLevels, Level, Practice, PracticeId, Rating, RatingKind, Response,
};
use crate::scoring::{ElementStatus, Profile};
use crate::window::session::{Filter, Session};

/// What stands behind a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backing {
    /// Evidence, or the rating needs none.
    Enough,
    /// Above the cap with a note, but no evidence.
    Note,
    /// Above the cap with neither.
    Nothing,
}

impl Backing {
    /// What stands behind a response; ratings above `cap` need evidence.
    pub(crate) fn of(response: &Response, cap: Level) -> Self {
        let above = response
            .rating
            .as_ref()
            .and_then(Rating::at)
            .is_some_and(|at| at > HalfLevels::from(cap));
        if !above || !response.evidence.is_empty() {
            Self::Enough
        } else if response.note.trim().is_empty() {
            Self::Nothing
        } else {
            Self::Note
        }
    }
}

/// The practices that do not apply in elements that have no level for it.
pub(crate) fn too_many_left_out(
    profile: &Profile,
) -> impl Iterator<Item = (&ElementId, &PracticeId)> {
    let elements = profile.elements.iter();
    let unassessable = elements.filter(|it| it.status == ElementStatus::NotAssessable);
    unassessable.flat_map(|element| {
        let practices = profile.practices.iter();
        let left_out = practices.filter(move |it| it.element == element.id && !it.applies());
        left_out.map(|practice| (&element.id, &practice.id))
    })
}

/// The first practice that is missing for a firm level, in the order they are asked: nobody knows it, and
/// too little of its element is rated. Else the first that nobody knows.
pub(crate) fn first_missing(profile: &Profile) -> Option<&PracticeId> {
    let open = || profile.practices.iter().filter(|it| it.is_open());
    let is_provisional = |id: &ElementId| {
        let element = profile.element(id);
        element.is_some_and(|element| element.status == ElementStatus::Provisional)
    };
    let first = open().find(|it| is_provisional(&it.element));
    first.or_else(|| open().next()).map(|it| &it.id)
}

/// How many practices of an element are asked, and how many of them are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) answered: usize,
    pub(crate) asked: usize,
}

impl Session {
    /// Whether what was said about a practice passes a filter.
    pub(crate) fn passes(&self, filter: Filter, practice: &Practice) -> bool {
        let response = self.response(&practice.id);
        let rating = response.and_then(|response| response.rating.as_ref());
        match filter {
            Filter::All => true,
            Filter::Kind(kind) => RatingKind::of(rating) == kind,
            Filter::Flagged => {
                response.is_some_and(|response| response.flagged || response.is_sent_back())
            }
            Filter::NoEvidence => {
                let cap = self.assessment.questionnaire.unproven_cap(practice);
                response.is_some_and(|response| Backing::of(response, cap) != Backing::Enough)
            }
            Filter::VotedAgain => self.assessment.has_rounds(&practice.id),
        }
    }

    /// Whether a person's answer to a practice leaves nothing to ask about: it is rated, no reason is
    /// being asked for, and neither a note nor evidence is missing.
    pub(crate) fn is_settled(&self, practice: &PracticeId) -> bool {
        let questionnaire = &self.assessment.questionnaire;
        let asks_nothing = |said: &Response| {
            let cap = questionnaire.practice(practice);
            let cap = cap.map(|(_, practice)| questionnaire.unproven_cap(practice));
            cap.is_none_or(|cap| Backing::of(said, cap) != Backing::Nothing)
        };
        let said = self.response(practice);
        let is_rated = said.is_some_and(|said| said.rating.is_some() && asks_nothing(said));
        is_rated && !self.is_group() && self.asked_reason.is_none()
    }

    /// The practices in the list that pass a filter, in the order they are asked.
    pub(crate) fn passing(&self, filter: Filter) -> impl Iterator<Item = &Practice> {
        self.listed()
            .filter(move |practice| self.passes(filter, practice))
    }

    /// How much of an element is answered.
    pub(crate) fn tally(&self, element: &Element) -> Tally {
        let is_own = |id: &&PracticeId| element.practices.iter().any(|own| own.id == **id);
        let mut tally = Tally {
            answered: 0,
            asked: 0,
        };
        for practice in self.asked().filter(is_own) {
            tally.asked += 1;
            tally.answered += usize::from(self.shown_rating(practice).is_some());
        }
        tally
    }

    /// How many practices of another form this one does not ask, and how many of those are open.
    pub(crate) fn beyond(&self, form: Form) -> (usize, usize) {
        let questionnaire = &self.assessment.questionnaire;
        let more: Vec<&Practice> = questionnaire
            .practices_in(form)
            .map(|(_, practice)| practice)
            .filter(|practice| !questionnaire.asks(self.assessment.form, &practice.id))
            .collect();
        let open = more
            .iter()
            .filter(|practice| self.rating(&practice.id).is_none());
        (more.len(), open.count())
    }
}

#[cfg(test)]
mod tests {
    use super::Backing;
    use crate::model::{Evidence, HalfLevels, Level, Rating, Response};

    fn said(half_levels: u8, note: &str, evidence: &str) -> Response {
        let entry = Evidence {
            text: evidence.to_owned(),
            ..Evidence::default()
        };
        Response {
            rating: HalfLevels::new(half_levels).map(Rating::At),
            note: note.to_owned(),
            evidence: (!evidence.is_empty())
                .then_some(entry)
                .into_iter()
                .collect(),
            ..Response::default()
        }
    }

    #[test]
    fn a_rating_above_the_cap_wants_evidence_or_at_least_a_note() {
        let cap = Level::new(3).expect("a level");
        let of = |response| Backing::of(&response, cap);
        assert_eq!(of(said(6, "", "")), Backing::Enough);
        assert_eq!(of(said(7, "", "")), Backing::Nothing);
        assert_eq!(of(said(7, " ", "")), Backing::Nothing);
        assert_eq!(of(said(8, "seen", "")), Backing::Note);
        assert_eq!(of(said(8, "", "log")), Backing::Enough);
        assert_eq!(of(Response::default()), Backing::Enough);
    }
}
