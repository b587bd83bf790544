//! What people of one role are asked: the practices that they can judge, in their words.

use super::{Level, PracticeId, Scale, Text};

/// The practices that a role can judge. A role that has no such list is asked every practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleForm {
    /// The name of the role, such as "customers".
    pub name: Text,
    /// Other names by which respondents may state the role.
    pub aliases: Vec<String>,
    /// What the role is asked, in any order; each practice once.
    pub asks: Vec<RoleQuestion>,
}

/// A practice as people of a role are asked about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleQuestion {
    /// The practice that is rated.
    pub practice: PracticeId,
    /// The question in the role's words; `None` is the practice's own.
    pub prompt: Option<Text>,
    /// What the role can observe at each level of the practice, from the lowest; empty is the
    /// practice's own.
    pub descriptors: Vec<Text>,
}

impl RoleForm {
    /// The names by which respondents may state the role.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let name = self.name.wordings().map(|(_, name)| name);
        name.chain(self.aliases.iter().map(String::as_str))
    }

    /// How the role is asked about a practice; `None` where it is not asked.
    #[must_use]
    pub fn question(&self, practice: &PracticeId) -> Option<&RoleQuestion> {
        self.asks.iter().find(|asked| asked.practice == *practice)
    }
}

impl RoleQuestion {
    /// What the role can observe at a level of the practice, which can be rated at the levels of
    /// `scale`; `None` is the practice's own.
    #[must_use]
    pub fn descriptor(&self, scale: Scale, level: Level) -> Option<&Text> {
        let place = scale.levels().position(|own| own == level)?;
        self.descriptors.get(place)
    }
}

#[cfg(test)]
mod tests {
    use crate::format::bundled;
    use crate::model::{Form, PracticeId};

    #[test]
    fn customers_are_asked_what_they_can_judge_under_any_name_of_theirs() {
        let questionnaire = bundled::standard();
        let asked = |role: &str, id: &str| {
            let id = PracticeId::new(id).expect("a sound id");
            questionnaire.can_judge(role, &id)
        };
        for role in ["customers", " Customer ", "CLIENT"] {
            assert!(asked(role, "F6"), "{role}");
            assert!(!asked(role, "M9"), "{role}");
        }
        for role in ["", "managers", "customer service"] {
            assert!(asked(role, "M9"), "{role}");
        }
    }

    #[test]
    fn what_customers_are_asked_is_in_their_words_level_by_level() {
        let questionnaire = bundled::standard();
        let form = questionnaire.role_form("customers").expect("a form");
        assert!((8..=10).contains(&form.asks.len()), "{}", form.asks.len());
        for asked in &form.asks {
            let (_, practice) = questionnaire.practice(&asked.practice).expect("one");
            assert!(
                asked
                    .prompt
                    .as_ref()
                    .is_some_and(|own| *own != practice.prompt)
            );
            for level in practice.scale().levels() {
                let own = asked.descriptor(practice.scale(), level).expect("a text");
                assert_ne!(Some(own), practice.descriptor(level), "{}", practice.id);
            }
        }
        // The short form leaves them enough to answer, of every element.
        for element in &questionnaire.elements {
            let mut practices = element.practices.iter();
            assert!(practices.any(|practice| {
                questionnaire.asks(Form::Short, &practice.id)
                    && form.question(&practice.id).is_some()
            }));
        }
    }
}
