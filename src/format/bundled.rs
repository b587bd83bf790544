//! The questionnaires and samples that come with the program.

use std::sync::LazyLock;

use super::{claims, file, questionnaire};
use crate::model::{Assessment, Questionnaire, Shared};

const STANDARD_TEXT: &str = include_str!("../../questionnaires/standard.ron");

static STANDARD: LazyLock<Shared<Questionnaire>> = LazyLock::new(|| {
    let questionnaire = questionnaire::read(STANDARD_TEXT);
    let claims = claims::read(include_str!("../../questionnaires/claims.ron"));
    match (questionnaire, claims) {
        (Ok(questionnaire), Ok((_, claims))) => Questionnaire {
            claims,
            ..questionnaire
        }
        .into(),
        faults => unreachable!("the bundled files are sound, a test reads them: {faults:?}"),
    }
});

/// The standard questionnaire with its claims.
#[must_use]
pub fn standard() -> &'static Shared<Questionnaire> {
    &STANDARD
}

/// The bundled questionnaire with an id, if there is one.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Shared<Questionnaire>> {
    [standard()]
        .into_iter()
        .find(|questionnaire| questionnaire.id == id)
}

/// The bundled edition of a questionnaire, where it is a later one.
#[must_use]
pub fn newer_than(own: &Questionnaire) -> Option<&'static Shared<Questionnaire>> {
    by_id(&own.id).filter(|bundled| is_later(&bundled.edition, &own.edition))
}

/// Whether an edition is later than another one: 2026.10 is later than 2026.9.
fn is_later(edition: &str, than: &str) -> bool {
    let parts = |edition: &str| -> Vec<Result<u64, String>> {
        let parts = edition.trim().split('.');
        // A part that is no number comes after all that are.
        parts
            .map(|part| part.parse().map_err(|_| part.to_owned()))
            .collect()
    };
    let (one, other) = (parts(edition), parts(than));
    one > other
}

/// An assessment to look at.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// What it is called on the command line.
    pub name: &'static str,
    /// A document without its questionnaire.
    text: &'static str,
}

/// The samples: one manager alone, nine respondents, and the same unit a year earlier.
#[must_use]
pub fn samples() -> &'static [Sample] {
    &SAMPLES
}

const SAMPLES: [Sample; 3] = [
    Sample {
        name: "manager",
        text: include_str!("../../assets/samples/manager.ron"),
    },
    Sample {
        name: "team",
        text: include_str!("../../assets/samples/team.ron"),
    },
    Sample {
        name: "team-year-earlier",
        text: include_str!("../../assets/samples/team-year-earlier.ron"),
    },
];

impl Sample {
    /// The sample as an assessment with the standard questionnaire.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        let read = file::read_answers(self.text, Some(standard())).whole();
        read.unwrap_or_else(|faults| {
            unreachable!("the bundled samples are sound, a test reads them: {faults:?}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Form;

    #[test]
    fn an_edition_is_later_by_its_numbers_and_not_by_its_letters() {
        assert!(is_later("2026.2", "2026.1"));
        assert!(is_later("2026.10", "2026.9"));
        assert!(is_later("2027.1", "2026.9"));
        assert!(is_later("2026.2.1", "2026.2"));
        assert!(!is_later("2026.2", "2026.2"));
        assert!(!is_later("2026.2", "2027.1"));
        let mut own = Questionnaire::clone(standard());
        assert_eq!(newer_than(&own), None);
        own.edition = "2026.1".to_owned();
        assert_eq!(newer_than(&own), Some(standard()));
        own.edition = "3000.1".to_owned();
        assert_eq!(newer_than(&own), None, "it is from a later program");
        own.id = "small".to_owned();
        assert_eq!(newer_than(&own), None, "it does not come with the program");
    }

    #[test]
    fn the_standard_questionnaire_has_31_practices_and_a_short_form_of_18() {
        let standard = standard();
        assert_eq!(standard.practices_in(Form::Full).count(), 31);
        assert_eq!(standard.practices_in(Form::Short).count(), 18);
        assert_eq!(standard.short_form.len(), 18);
        assert_eq!(standard.elements.len(), 3);
        assert_eq!(by_id("standard"), Some(standard));
        assert_eq!(by_id("other"), None);
    }
}
