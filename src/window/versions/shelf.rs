//! Reads and writes earlier versions and steps of undo; all in threads.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use crate::analysis::Analysis;
use crate::format::container::Known;
use crate::format::document::{self, Opened};
use crate::format::encrypted::{self, Key};
use crate::format::steps::{self, Steps};
use crate::model::{Assessment, DocumentId};
use crate::report::wording;
use crate::store::{self, versions};
use crate::window::versions::state::{RecallOrder, StepsOrder, Summary, Version};
use crate::words::Words;

/// Keeps a document as a version, without the files of evidence, unless the newest one is the same.
pub(super) fn keep_version(
    folder: &Path,
    id: DocumentId,
    assessment: &Assessment,
    key: Option<&Key>,
    at: SystemTime,
) {
    let bytes = document::write(&assessment.without_contents());
    let newest = versions::list(folder, id).into_iter().next();
    let known = newest.and_then(|newest| versions::read_plain(&newest.path, key).ok());
    if known.as_ref() == Some(&bytes) {
        return;
    }
    if let Ok(sealed) = store::seal(bytes, key) {
        // If this fails, a convenience is lost, none of the user's work.
        let _ = versions::keep(folder, id, at, &sealed);
    }
}

/// Keeps the steps of undo of a document.
pub(super) fn keep_steps(folder: &Path, order: StepsOrder) {
    let steps = order.history.into_steps();
    let bytes = steps::write(&steps, &order.assessment, order.file);
    if let Ok(sealed) = store::seal(bytes, order.key.as_ref()) {
        let _ = versions::keep_undo(folder, order.id, &sealed);
    }
}

/// The steps of undo that an earlier run kept of a document, where its file is still the same.
pub(super) fn steps(folder: &Path, order: &RecallOrder) -> Option<Steps> {
    let bytes = encrypted::plain(versions::undo(folder, order.id)?, order.key.as_ref()).ok()?;
    steps::read(&bytes, &order.assessment, order.file)
}

/// The earlier versions of a document, the newest first, compared with what it is `now`.
pub(crate) fn list(
    folder: &Path,
    id: DocumentId,
    (now, key): (&Assessment, Option<&Key>),
    words: &Words,
) -> Vec<Version> {
    let mut known = Known::default();
    let look = |state: versions::State| Version {
        summary: versions::read_plain(&state.path, key)
            .ok()
            .and_then(|bytes| summary(&bytes, &mut known, now, words)),
        path: state.path,
        at: state.at,
    };
    versions::list(folder, id).into_iter().map(look).collect()
}

fn summary(bytes: &[u8], known: &mut Known, now: &Assessment, words: &Words) -> Option<Summary> {
    let Opened::Sound(then) = document::read_known(bytes, known) else {
        return None;
    };
    let words = &words.for_assessment(&then);
    let profile = Analysis::of(&then, then.form, store::today()).profile;
    let [answers, present] = [&then, now].map(|of| of.answers().collect::<BTreeMap<_, _>>());
    let is_other = |(place, rating): &(_, _)| present.get(*place) != Some(*rating);
    let changed = answers.iter().filter(is_other).count();
    let added = present.keys().filter(|place| !answers.contains_key(place));
    Some(Summary {
        answers: answers.len(),
        people: then.respondents_with_answers().count(),
        others: changed + added.count(),
        place: wording::place(words, &then.questionnaire, profile.placement.claimed),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::format::encrypted::{BYTES_OF_KEY, Cost, Password};
    use crate::model::{Edit, Rating, ResponseField};
    use crate::words::Message;

    #[test]
    fn versions_are_told_by_their_answers_their_place_and_what_is_other_now() {
        let place = tempfile::tempdir().expect("a folder");
        let id = DocumentId::new(7);
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        let then = team.expect("the sample").assessment();
        let mut now = then.clone();
        let first = now.respondents[0].clone();
        let (practice, _) = first.sheet.0.iter().next().expect("an answer");
        let edit = Edit::Respond {
            respondent: first.id.clone(),
            practice: practice.clone(),
            field: ResponseField::Rating(Some(Rating::DontKnow)),
        };
        now.apply(edit).expect("it is taken");
        for (seconds, assessment) in [(1, &then), (2, &now), (3, &now)] {
            let at = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            keep_version(place.path(), id, assessment, None, at);
        }
        versions::keep(place.path(), id, SystemTime::UNIX_EPOCH, b"broken").expect("it is kept");
        let found = list(place.path(), id, (&now, None), &Words::english());
        let [same, earlier, broken] = found.as_slice() else {
            panic!("the same state is kept once: {found:?}");
        };
        let summaries = [same, earlier].map(|version| version.summary.clone().expect("sound"));
        assert_eq!(summaries.each_ref().map(|summary| summary.others), [0, 1]);
        assert_eq!(summaries[1].people, then.respondents.len());
        assert!(summaries[1].place.starts_with("Level 2"), "{summaries:?}");
        assert_eq!(broken.summary, None);
    }

    #[test]
    fn versions_have_the_password_of_their_document_and_follow_it() {
        let place = tempfile::tempdir().expect("a folder");
        let id = DocumentId::new(7);
        let cost = Cost {
            memory: 8,
            passes: 1,
            lanes: 1,
        };
        let key = |seed: u8| {
            let password = Password::new("secret").expect("a password");
            Key::new(&password, cost, &[seed; BYTES_OF_KEY]).expect("a cheap cost")
        };
        let (first, second) = (key(1), key(2));
        let mut assessment =
            Assessment::new(bundled::standard().clone(), crate::model::Form::Short);
        assessment.unit.unit = "Hidden branch".to_owned();
        let at = |seconds| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        keep_version(place.path(), id, &assessment, None, at(1));
        versions::keep_undo(place.path(), id, b"steps in plain text").expect("it is kept");
        let keys = [None, Some(&first), Some(&second), None];
        for pair in keys.windows(2) {
            let [former, present] = [pair[0], pair[1]];
            versions::change_key(place.path(), id, former, present);
            keep_version(place.path(), id, &assessment, present, at(2));
            let kept = versions::list(place.path(), id);
            let [only] = kept.as_slice() else {
                panic!("the same state is kept once: {kept:?}");
            };
            let bytes = versions::read(&only.path).expect("it is there");
            assert_eq!(encrypted::is_encrypted(&bytes), present.is_some());
            assert_eq!(versions::open(&only.path, present), Ok(assessment.clone()));
            if present.is_some() {
                let refused = Message::new("store-version-unreadable");
                assert_eq!(versions::open(&only.path, None), Err(refused));
                assert!(
                    versions::undo(place.path(), id).is_none(),
                    "no plain text is left"
                );
            }
        }
    }
}
