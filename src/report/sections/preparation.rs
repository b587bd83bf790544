//! What the people of a workshop are to bring: for each role the practices that it is asked about, with what
//! would show how they are done, and room for who brings it.

use super::blocks::{heading, kept, new_section, paragraph, ruled};
use crate::model::{Assessment, Branding, Practice, Respondent, RoleForm};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Report, ReportOptions, SectionKind, TextLanguages, TextStyle,
};
use crate::words::Words;

/// The preparation sheet of an assessment. It holds no answer, nor anything that follows from answers.
#[must_use]
pub fn preparation(assessment: &Assessment, options: &ReportOptions, words: &Words) -> Report {
    let sheet = Sheet {
        assessment,
        options,
        words,
    };
    let language = words.questionnaire_language();
    let questionnaire = &assessment.questionnaire;
    let unit = assessment.unit.full_name();
    let facts = facts!(unit = unit.as_str(), has = u8::from(!unit.is_empty()));
    let title = words.with("preparation-document", &facts);
    Report {
        title: title.clone(),
        author: String::new(),
        language: language.clone(),
        languages: TextLanguages::of(questionnaire, words, language),
        date: options.date,
        running_title: title,
        branding: Branding::default(),
        logo: None,
        contents: false,
        sections: vec![new_section(SectionKind::Preparation, false, sheet.blocks())],
    }
}

struct Sheet<'a> {
    assessment: &'a Assessment,
    options: &'a ReportOptions,
    words: &'a Words,
}

/// The people of a role, who are asked the same.
struct Group<'a> {
    /// The role as it is stated; empty of people without one.
    name: String,
    people: Vec<&'a Respondent>,
    form: Option<&'a RoleForm>,
}

impl<'a> Sheet<'a> {
    fn blocks(&self) -> Vec<Block> {
        let words = self.words;
        let date = self.assessment.unit.date.unwrap_or(self.options.date);
        let mut blocks = vec![
            heading(1, words.text("preparation-title")),
            paragraph(
                TextStyle::Note,
                words.with("preparation-date", &facts!(date = words.date(date))),
            ),
            paragraph(TextStyle::Lead, words.text("preparation-intro")),
        ];
        for group in self.groups() {
            blocks.extend(self.of_group(&group));
        }
        blocks
    }

    /// The roles that people state, then those that the questionnaire has a form for; people without a role, and
    /// where nobody states any everybody, last.
    fn groups(&self) -> Vec<Group<'a>> {
        let questionnaire = &self.assessment.questionnaire;
        let mut groups: Vec<Group<'a>> = Vec::new();
        for person in self.assessment.respondents.iter().map(|it| &**it) {
            if person.is_blank() {
                continue;
            }
            let name = person.role.trim();
            let key = Practice::name_key(name);
            let known = groups.iter_mut();
            match { known }.find(|it| Practice::name_key(&it.name) == key) {
                Some(group) => group.people.push(person),
                None => groups.push(Group {
                    name: name.to_owned(),
                    people: vec![person],
                    form: questionnaire.role_form(name),
                }),
            }
        }
        for form in &questionnaire.role_forms {
            let stated = |it: &Group<'_>| it.form.is_some_and(|own| std::ptr::eq(own, form));
            if !groups.iter().any(stated) {
                groups.push(Group {
                    name: self.words.wording(&form.name).to_owned(),
                    people: Vec::new(),
                    form: Some(form),
                });
            }
        }
        let (mut groups, rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|it| !it.name.is_empty());
        let has_everybody = groups.iter().any(|it| it.form.is_none());
        groups.extend(rest);
        if !has_everybody && groups.iter().all(|it| it.form.is_some()) {
            groups.push(Group {
                name: String::new(),
                people: Vec::new(),
                form: None,
            });
        }
        groups
    }

    /// What a role brings, where the questionnaire says what would show a practice.
    fn of_group(&self, group: &Group<'_>) -> Vec<Block> {
        let words = self.words;
        let questionnaire = &self.assessment.questionnaire;
        let asked = questionnaire.practices_in(self.options.form);
        let asked = asked.map(|(_, practice)| practice);
        let is_asked = |it: &&Practice| {
            let form = group.form;
            form.is_none_or(|form| form.question(&it.id).is_some())
        };
        let asked: Vec<&Practice> = asked
            .filter(|it| it.evidence.is_some())
            .filter(is_asked)
            .collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let name = if group.name.is_empty() {
            words.text("preparation-everybody")
        } else {
            group.name.clone()
        };
        let mut blocks = vec![heading(2, name)];
        let people: Vec<String> = group
            .people
            .iter()
            .map(|person| person.name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        if !people.is_empty() && !self.options.redaction.names {
            let people = words.list(&people);
            let text = words.with("preparation-people", &facts!(people));
            blocks.push(kept(text));
        }
        let columns = [
            ("column-practice", 30.0),
            ("preparation-bring", 46.0),
            ("preparation-who", 24.0),
        ];
        let columns = columns.map(|(key, share)| Column::words(words.text(key), share));
        let rows = asked.iter().map(|practice| {
            let title = wording::practice_named(words, questionnaire, &practice.id);
            let what = practice.evidence.as_ref();
            let what = what.map_or("", |text| words.wording(text));
            vec![Cell::plain(title), Cell::plain(what), Cell::plain("\u{a0}")]
        });
        blocks.push(ruled(columns, rows.collect()));
        blocks
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::preparation;
    use crate::format::bundled;
    use crate::model::{Assessment, Form};
    use crate::report::{Paper, Redaction, ReportOptions, markdown};
    use crate::words::Words;

    fn team() -> Assessment {
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        team.expect("a sample").assessment()
    }

    fn options(assessment: &Assessment) -> ReportOptions {
        ReportOptions::new(assessment.form, Paper::A4, date(2026, 11, 28))
    }

    fn told(assessment: &Assessment, options: &ReportOptions) -> String {
        let words = Words::english();
        markdown(&preparation(assessment, options, &words), &words)
    }

    #[test]
    fn each_role_is_told_what_it_brings_and_no_more_than_it_is_asked() {
        let team = team();
        let found = told(&team, &options(&team));
        let of = |role: &str| {
            let start = format!("## {role}\n");
            let (_, after) = found.split_once(&start).expect(role);
            after.split("\n## ").next().unwrap_or_default().to_owned()
        };
        let customers = of("customers");
        let form = team.questionnaire.role_form("customers").expect("a form");
        let practices = team.questionnaire.practices();
        for (_, practice) in practices.filter(|(_, it)| it.evidence.is_some()) {
            let words = Words::english();
            let what = words.wording(practice.evidence.as_ref().expect("evidence"));
            let is_asked = form.question(&practice.id).is_some();
            assert_eq!(customers.contains(what), is_asked, "{}", practice.id);
            assert!(of("managers").contains(what), "{}", practice.id);
        }
        let manager = team.respondents.iter().find(|it| it.role == "managers");
        let name = &manager.expect("a manager").name;
        assert!(of("managers").contains(name.as_str()) && !customers.contains(name.as_str()));
    }

    #[test]
    fn names_are_left_out_where_that_is_asked_and_no_answer_is_on_it() {
        let mut team = team();
        let without = ReportOptions {
            redaction: Redaction {
                names: true,
                ..Redaction::default()
            },
            ..options(&team)
        };
        let found = told(&team, &without);
        for person in &team.respondents {
            assert!(!found.contains(&person.name), "{}", person.name);
        }
        let before = told(&team, &options(&team));
        for person in &mut team.respondents {
            person.sheet.0.clear();
        }
        assert_eq!(told(&team, &options(&team)), before, "without any answer");
    }

    #[test]
    fn before_anybody_is_listed_the_roles_of_the_questionnaire_are_there_and_everybody() {
        let empty = Assessment::new(bundled::standard().clone(), Form::Short);
        let found = told(&empty, &options(&empty));
        for form in &empty.questionnaire.role_forms {
            let words = Words::english();
            let heading = format!("## {}", words.wording(&form.name));
            assert!(found.contains(&heading), "{heading}: {found}");
        }
        assert!(found.contains("## Everybody else"), "{found}");
    }
}
