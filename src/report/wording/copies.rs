//! Why a document is no copy of another one, in words.

use std::collections::BTreeMap;

use crate::model::{Assessment, NotACopy, Practice, PracticeId, Questionnaire};
use crate::words::Words;

/// Why `other` is no copy of `first`, which is called `name`, within a sentence.
#[must_use]
pub fn not_a_copy(
    words: &Words,
    why: NotACopy,
    [first, other]: [&Assessment; 2],
    name: &str,
) -> String {
    let plain = |key: &str| words.with(key, &facts!(first = name));
    match why {
        NotACopy::OtherQuestionnaire => {
            let why = other_questionnaire(words, &first.questionnaire, &other.questionnaire);
            words.with("merge-questionnaire", &facts!(first = name, why))
        }
        NotACopy::NoId => plain("merge-no-id"),
        NotACopy::Next => plain("merge-next"),
        NotACopy::OtherAssessment => plain("merge-other"),
    }
}

/// What differs between two questionnaires.
fn other_questionnaire(words: &Words, first: &Questionnaire, other: &Questionnaire) -> String {
    if (&first.id, &first.edition) != (&other.id, &other.edition) {
        let name = |of: &Questionnaire| {
            let (title, edition) = (words.wording(&of.title), of.edition.as_str());
            words.with("merge-edition", &facts!(title, edition))
        };
        let [first, other] = [first, other].map(name);
        return words.with("merge-other-edition", &facts!(first, other));
    }
    let practices = |of: &Questionnaire| -> BTreeMap<PracticeId, Practice> {
        let practices = of.practices().map(|(_, practice)| practice.clone());
        practices.map(|it| (it.id.clone(), it)).collect()
    };
    let [first, other] = [first, other].map(practices);
    let new = other.keys().filter(|id| !first.contains_key(*id));
    let all = first.keys().chain(new);
    let differ = all.filter(|id| first.get(*id) != other.get(*id));
    let differ: Vec<String> = differ.map(ToString::to_string).collect();
    let facts = facts!(count = differ.len(), practices = words.series(&differ));
    words.with("merge-other-text", &facts)
}
