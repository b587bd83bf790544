//! Which practices of two assessments can be compared, and why others cannot.

use crate::model::{Assessment, CarriesOver, Form, Practice, PracticeId, Questionnaire, Standing};
use crate::scoring::{ComparedPractice, ComparedPractices, PracticeProfile, Profile};

/// Whether two assessments are measured alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparability {
    /// The same rule and the same cards: levels can be compared.
    Same,
    /// Another edition, or other thresholds: levels are on two scales, practices that stayed can be compared.
    OtherEdition,
    /// Another questionnaire: nothing can be compared.
    OtherQuestionnaire,
    /// Other customers: what differs is no change, and both stand side by side.
    OtherSegment,
}

impl Comparability {
    pub(super) fn of(old: &Assessment, new: &Assessment, form: Form) -> Self {
        let (before, after) = (&old.questionnaire, &new.questionnaire);
        if before.id != after.id {
            return Self::OtherQuestionnaire;
        }
        if !old.unit.is_of_same_segment(&new.unit) {
            return Self::OtherSegment;
        }
        let same_rule = before.numbering == after.numbering
            && before.level_count() == after.level_count()
            && before.thresholds_of(form) == after.thresholds_of(form)
            && before.practices_in(form).count() == after.practices_in(form).count();
        let same_cards = after.practices_in(form).all(|(element, practice)| {
            let mut asked = before.practices_in(form);
            let found = asked.find(|(_, it)| it.id == practice.id);
            found.is_some_and(|(was_in, was)| {
                was_in.id == element.id
                    && was.weight == practice.weight
                    && is_word_for_word(was, practice)
            })
        });
        if same_rule && same_cards {
            Self::Same
        } else {
            Self::OtherEdition
        }
    }

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::OtherEdition => "other_edition",
            Self::OtherQuestionnaire => "other_questionnaire",
            Self::OtherSegment => "other_segment",
        }
    }

    /// Whether practices can be compared.
    pub(super) const fn compares_practices(self) -> bool {
        matches!(self, Self::Same | Self::OtherEdition)
    }
}

/// Why a practice cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotCompared {
    /// It asks something else than in the edition before.
    Reworded,
    /// It was a part of a wider practice.
    Split,
    /// Several practices were put together in it.
    Merged,
    /// It was not asked before.
    NotAskedBefore,
    /// It is not asked any more.
    NotAskedNow,
    /// It was not rated before: nobody knew, or it did not apply.
    NotRatedBefore,
    /// It is not rated now.
    NotRatedNow,
    /// It was rated neither time.
    NeverRated,
    /// Too few people rated it, or rated it in one of both alone.
    Withheld,
}

impl NotCompared {
    /// Every reason, in the order that they are told.
    pub const ALL: [Self; 9] = [
        Self::Reworded,
        Self::Split,
        Self::Merged,
        Self::NotAskedBefore,
        Self::NotAskedNow,
        Self::NotRatedBefore,
        Self::NotRatedNow,
        Self::NeverRated,
        Self::Withheld,
    ];

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::NotAskedBefore => "not_asked_before",
            Self::NotAskedNow => "not_asked_now",
            Self::NotRatedBefore => "not_rated_before",
            Self::NotRatedNow => "not_rated_now",
            Self::NeverRated => "never_rated",
            Self::Withheld => "withheld",
        }
    }
}

/// What can be compared, and what cannot.
pub(super) struct Comparable {
    pub(super) compared: ComparedPractices,
    pub(super) not_compared: Vec<(PracticeId, NotCompared)>,
}

/// Sorts the practices of both forms, those of the newer one first, in its order.
pub(super) fn practices(
    old: &Assessment,
    new: &Assessment,
    (form, comparability): (Form, Comparability),
    [before, after]: [&Profile; 2],
) -> Comparable {
    let mut found = Comparable {
        compared: ComparedPractices::new(),
        not_compared: Vec::new(),
    };
    if !comparability.compares_practices() {
        return found;
    }
    for (element, practice) in new.questionnaire.practices_in(form) {
        let was = asked(&old.questionnaire, form, &practice.id);
        if let Some(why) = reason(was, practice, [before, after]) {
            found.not_compared.push((practice.id.clone(), why));
            continue;
        }
        let compared = ComparedPractice {
            element: element.id.clone(),
            weight: practice.weight,
        };
        found.compared.insert(practice.id.clone(), compared);
    }
    for (_, practice) in old.questionnaire.practices_in(form) {
        if asked(&new.questionnaire, form, &practice.id).is_none() {
            let gone = (practice.id.clone(), NotCompared::NotAskedNow);
            found.not_compared.push(gone);
        }
    }
    found
}

fn asked<'q>(of: &'q Questionnaire, form: Form, id: &PracticeId) -> Option<&'q Practice> {
    let mut asked = of.practices_in(form).map(|(_, practice)| practice);
    asked.find(|it| it.id == *id)
}

/// Why a practice of the newer edition cannot be compared; `None` where it can.
fn reason(
    was: Option<&Practice>,
    now: &Practice,
    [before, after]: [&Profile; 2],
) -> Option<NotCompared> {
    let Some(was) = was else {
        return Some(match now.carries_over {
            Some(CarriesOver::Split) => NotCompared::Split,
            Some(CarriesOver::Merged) => NotCompared::Merged,
            Some(CarriesOver::Same | CarriesOver::New) | None => NotCompared::NotAskedBefore,
        });
    };
    if let Some(why) = asks_otherwise(was, now) {
        return Some(why);
    }
    let is_withheld = |profile: &Profile| profile.withheld.contains(&now.id);
    if is_withheld(before) || is_withheld(after) {
        return Some(NotCompared::Withheld);
    }
    let is_rated = |profile: &Profile| {
        let found = profile.practice(&now.id).map(PracticeProfile::standing);
        matches!(found, Some(Standing::Rated(_)))
    };
    match (is_rated(before), is_rated(after)) {
        (true, true) => None,
        (false, true) => Some(NotCompared::NotRatedBefore),
        (true, false) => Some(NotCompared::NotRatedNow),
        (false, false) => Some(NotCompared::NeverRated),
    }
}

/// Why answers to a practice of the older edition are none to that of the newer one; `None` where they are: it asks the same in the
/// same words, or the newer edition says that it asks the same and it has cards for the same levels.
pub(super) fn asks_otherwise(was: &Practice, now: &Practice) -> Option<NotCompared> {
    if is_word_for_word(was, now) {
        return None;
    }
    let carries = now.carries_over.filter(|_| was.scale() == now.scale());
    match carries {
        Some(CarriesOver::Same) => None,
        Some(CarriesOver::Split) => Some(NotCompared::Split),
        Some(CarriesOver::Merged) => Some(NotCompared::Merged),
        Some(CarriesOver::New) | None => Some(NotCompared::Reworded),
    }
}

/// Whether a practice asks the same in the same words.
fn is_word_for_word(was: &Practice, now: &Practice) -> bool {
    was.prompt == now.prompt && was.descriptors == now.descriptors
}
