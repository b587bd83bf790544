//! The questionnaires that come with the program.

use std::sync::LazyLock;

use super::{claims, questionnaire};
use crate::model::Questionnaire;

static STANDARD: LazyLock<Questionnaire> = LazyLock::new(|| {
    let questionnaire = questionnaire::read(include_str!("../../questionnaires/standard.ron"));
    let claims = claims::read(include_str!("../../questionnaires/claims.ron"));
    match (questionnaire, claims) {
        (Ok(questionnaire), Ok((_, claims))) => Questionnaire {
            claims,
            ..questionnaire
        },
        faults => unreachable!("the bundled files are sound, a test reads them: {faults:?}"),
    }
});

/// The standard questionnaire with its claims.
#[must_use]
pub fn standard() -> &'static Questionnaire {
    &STANDARD
}

/// The bundled questionnaire of an id; `None` where there is none.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Questionnaire> {
    [standard()]
        .into_iter()
        .find(|questionnaire| questionnaire.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Form;

    #[test]
    fn the_standard_questionnaire_has_31_practices_and_a_short_form_of_15() {
        let standard = standard();
        assert_eq!(standard.practices_in(Form::Full).count(), 31);
        assert_eq!(standard.practices_in(Form::Short).count(), 15);
        assert_eq!(standard.short_form.len(), 15);
        assert_eq!(standard.elements.len(), 3);
        assert_eq!(by_id("standard"), Some(standard));
        assert_eq!(by_id("other"), None);
    }
}
