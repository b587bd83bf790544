//! A practice in the words in which people of a role are asked about it.

use super::{Level, Practice, Questionnaire, RoleQuestion, Text};

/// A practice in the words in which somebody is asked about it.
#[derive(Debug, Clone, Copy)]
pub struct AskedPractice<'a> {
    practice: &'a Practice,
    own: Option<&'a RoleQuestion>,
}

impl<'a> AskedPractice<'a> {
    /// The question.
    #[must_use]
    pub fn prompt(self) -> &'a Text {
        let own = self.own.and_then(|own| own.prompt.as_ref());
        own.unwrap_or(&self.practice.prompt)
    }

    /// What can be observed at a level; `None` where the practice has no such level.
    #[must_use]
    pub fn descriptor(self, level: Level) -> Option<&'a Text> {
        let own = self.own;
        let own = own.and_then(|own| own.descriptor(self.practice.scale(), level));
        own.or_else(|| self.practice.descriptor(level))
    }

    /// An example, which is about the practice's own descriptors; a role has none.
    #[must_use]
    pub fn example(self) -> Option<&'a Text> {
        let example = self.practice.example.as_ref();
        example.filter(|_| self.own.is_none())
    }
}

impl Questionnaire {
    /// A practice in the words in which people of a role are asked about it.
    #[must_use]
    pub fn asked_as<'a>(&'a self, role: &str, practice: &'a Practice) -> AskedPractice<'a> {
        let form = self.role_form(role);
        AskedPractice {
            practice,
            own: form.and_then(|form| form.question(&practice.id)),
        }
    }
}
