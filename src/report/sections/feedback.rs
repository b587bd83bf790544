//! A page for a person who answered: the own answers beside the group's, and nobody else's.

use super::blocks::{dense, heading, new_section, paragraph};
use crate::analysis::{self, Analysis, Revealing, Withheld};
use crate::model::{
    Assessment, Branding, ElementId, HalfLevels, Practice, Rating, Respondent, RespondentId,
};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Report, ReportOptions, SectionKind, Span, TextLanguages, TextStyle,
};
use crate::scoring::PracticeProfile;
use crate::words::Words;

/// From so many half levels on, an answer lies apart from the group's: a whole level.
const APART: i16 = 2;

/// So many practices stand on one page, with the titles of the elements.
const PAGE_ROWS: usize = 36;

/// The practices that a page names where not all fit, the fewest last.
const NAMED: [usize; 3] = [24, 17, 10];

/// The pages of people who answered, in their order: each with the own answers beside what the group says.
/// Where a practice was rated by fewer people than the smallest group, the group's is not shown. `people`
/// are those to make pages for; all, where it is empty.
#[must_use]
pub fn feedback(
    assessment: &Assessment,
    options: &ReportOptions,
    people: &[RespondentId],
    words: &Words,
) -> Vec<Report> {
    let least = options.smallest_group;
    let disclosed = analysis::disclose(assessment, options.form, least);
    let mut group = Analysis::of(&disclosed.assessment, options.form, options.date);
    group.withhold(disclosed.withheld);
    let revealing = analysis::revealing_release(assessment, options.form, least);
    if revealing.is_some() {
        group.withhold_practices();
    }
    let wanted = |person: &&Respondent| people.is_empty() || people.contains(&person.id);
    let people = assessment.respondents_on(options.form).filter(wanted);
    people
        .map(|person| {
            let page = Page {
                assessment,
                options,
                group: &group,
                revealing,
                person,
                words,
            };
            page.report()
        })
        .collect()
}

struct Page<'a> {
    assessment: &'a Assessment,
    options: &'a ReportOptions,
    group: &'a Analysis,
    /// The file that was passed on and that would give answers away together with the group's here.
    revealing: Option<Revealing>,
    person: &'a Respondent,
    words: &'a Words,
}

/// A practice that the person was asked, with what the group says.
struct Compared<'a> {
    element: &'a ElementId,
    practice: &'a Practice,
    own: Option<&'a Rating>,
    group: &'a PracticeProfile,
    /// Half levels by which the own rating is higher; `None` unless both rated it.
    higher: Option<i16>,
}

impl<'a> Page<'a> {
    fn report(&self) -> Report {
        let (words, questionnaire) = (self.words, &self.assessment.questionnaire);
        let language = words.questionnaire_language();
        let name = self.name();
        let title = words.with("feedback-document", &facts!(name = name.as_str()));
        let compared = self.compared();
        let mut section = new_section(SectionKind::Feedback, false, self.blocks(&compared, None));
        // What was checked goes over the page rather than have answers left out.
        let goes_over = compared.len() <= PAGE_ROWS && !self.checked(&compared).is_empty();
        if !goes_over {
            section.shorter = NAMED.map(|most| self.blocks(&compared, Some(most))).into();
        }
        Report {
            title: title.clone(),
            author: String::new(),
            language: language.clone(),
            languages: TextLanguages::of(questionnaire, words, language),
            date: self.options.date,
            running_title: title,
            branding: Branding::default(),
            logo: None,
            contents: false,
            sections: vec![section],
        }
    }

    /// The name of the person, or the place among those who answered.
    fn name(&self) -> String {
        let mut people = self.assessment.respondents.iter();
        let place = people.position(|other| other.id == self.person.id);
        wording::person_name(self.words, &self.person.name, place.unwrap_or_default())
    }

    fn compared(&self) -> Vec<Compared<'a>> {
        let questionnaire = &self.assessment.questionnaire;
        let role = questionnaire.role_form(&self.person.role);
        let asked = questionnaire.practices_in(self.options.form);
        let asked = asked.filter(|(_, practice)| self.person.is_asked(role, &practice.id));
        let compared = asked.filter_map(|(element, practice)| {
            let group = self.group.profile.practice(&practice.id)?;
            let own = self.person.sheet.rating(&practice.id);
            let halves = |at: HalfLevels| i16::from(at.count());
            let both = own.and_then(Rating::at).zip(group.rating());
            Some(Compared {
                element: &element.id,
                practice,
                own,
                group,
                higher: both.map(|(own, group)| halves(own) - halves(group)),
            })
        });
        compared.collect()
    }

    /// Everything, or the practices alone that lie furthest from the group, so many at most.
    fn blocks(&self, compared: &[Compared<'_>], most: Option<usize>) -> Vec<Block> {
        let words = self.words;
        let mut blocks = vec![
            heading(1, words.with("feedback-title", &facts!(name = self.name()))),
            paragraph(TextStyle::Note, self.about()),
            paragraph(TextStyle::Lead, self.finding(compared)),
        ];
        let rows = match most {
            None => self.all_rows(compared),
            Some(most) => {
                let facts = facts!(most, count = compared.len());
                let key = if self.shows_group() {
                    "feedback-furthest"
                } else {
                    "feedback-first"
                };
                blocks.push(paragraph(TextStyle::Body, words.with(key, &facts)));
                self.furthest_rows(compared, most)
            }
        };
        let columns = [
            ("column-practice", 46.0),
            ("feedback-own", 18.0),
            ("feedback-group", 20.0),
            ("feedback-difference", 16.0),
        ];
        let columns = columns.map(|(key, share)| Column::words(words.text(key), share));
        blocks.push(dense(columns, rows));
        let least = self.options.smallest_group.people();
        let text = words.with("feedback-note", &facts!(least));
        blocks.push(paragraph(TextStyle::Note, text));
        blocks.extend(self.checked(compared));
        blocks
    }

    /// What the page is about: unit, form and day.
    fn about(&self) -> String {
        let unit = self.assessment.unit.full_name();
        let date = self.assessment.unit.date.unwrap_or(self.options.date);
        let facts = facts!(
            unit = unit.as_str(),
            has = u8::from(!unit.is_empty()),
            date = self.words.date(date)
        );
        self.words.with("feedback-about", &facts)
    }

    /// Whether anything of the group stands on the page.
    fn shows_group(&self) -> bool {
        let withheld = self.group.withheld.as_ref();
        self.revealing.is_none() && !withheld.is_some_and(Withheld::is_all)
    }

    /// How often the person lies near the group, and how often a level or more away.
    fn finding(&self, compared: &[Compared<'_>]) -> String {
        let withheld = self.group.withheld.as_ref();
        if let Some(found) = withheld.filter(|found| found.is_all()) {
            return wording::too_few(self.words, found.people, found.least);
        }
        if let Some(revealing) = self.revealing {
            return wording::pages_withheld(self.words, revealing);
        }
        let both = || compared.iter().filter_map(|it| it.higher);
        let higher = both().filter(|by| *by >= APART).count();
        let lower = both().filter(|by| *by <= -APART).count();
        let both = both().count();
        let facts = facts!(both, near = both - higher - lower, higher, lower);
        self.words.with("feedback-finding", &facts)
    }

    /// What a second person adjusted or sent back of the person's answers, with the reason.
    fn checked(&self, compared: &[Compared<'_>]) -> Vec<Block> {
        let words = self.words;
        let checks = compared.iter().filter_map(|one| {
            let said = self.person.sheet.get(&one.practice.id)?;
            let check = said.check.as_ref()?;
            let title = words.wording(&one.practice.title);
            let text = wording::check(words, check);
            check.verdict.needs_note().then(|| {
                let title = Span::strong(title);
                vec![Cell::of(vec![title]), Cell::plain(text)]
            })
        });
        let rows: Vec<Vec<Cell>> = checks.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = [("column-practice", 34.0), ("feedback-checked-column", 66.0)];
        let columns = columns.map(|(key, share)| Column::words(words.text(key), share));
        let count = rows.len();
        vec![
            heading(2, words.with("feedback-checked", &facts!(count))),
            paragraph(TextStyle::Body, words.text("feedback-checked-note")),
            dense(columns, rows),
        ]
    }

    fn all_rows(&self, compared: &[Compared<'_>]) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        let mut element = None;
        for one in compared {
            if element.replace(one.element) != Some(one.element) {
                let questionnaire = &self.assessment.questionnaire;
                let name = wording::element_name(self.words, questionnaire, one.element);
                let mut row = vec![Cell::of(vec![Span::strong(name)])];
                row.resize_with(4, Cell::default);
                rows.push(row);
            }
            rows.push(self.row(one));
        }
        rows
    }

    fn furthest_rows(&self, compared: &[Compared<'_>], most: usize) -> Vec<Vec<Cell>> {
        let mut furthest: Vec<&Compared<'_>> = compared.iter().collect();
        // The sort is stable: equals stand in the questionnaire's order, and what cannot be compared last.
        furthest.sort_by_key(|it| std::cmp::Reverse(it.higher.map(i16::abs)));
        furthest.truncate(most);
        furthest.into_iter().map(|it| self.row(it)).collect()
    }

    fn row(&self, one: &Compared<'_>) -> Vec<Cell> {
        let words = self.words;
        let own = wording::answer(words, one.own.map(Rating::answer));
        let group = wording::group_answer(words, &self.group.profile, one.group);
        let group = if one.group.consensus {
            words.with("feedback-agreed", &facts!(rating = group))
        } else {
            group
        };
        let apart = one.higher.is_some_and(|by| by.abs() >= APART);
        let difference = match one.higher {
            None => String::new(),
            Some(0) => words.text("feedback-alike"),
            Some(by) => {
                let levels = words.number(f64::from(by.abs()) / 2.0);
                let way = if by > 0 { "higher" } else { "lower" };
                words.with("feedback-apart", &facts!(levels, way))
            }
        };
        let difference = if apart {
            Cell::of(vec![Span::strong(difference)])
        } else {
            Cell::plain(difference)
        };
        vec![
            Cell::plain(words.wording(&one.practice.title)),
            Cell::plain(own),
            Cell::plain(group),
            Cell {
                marked: apart,
                ..difference
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::feedback;
    use crate::format::bundled;
    use crate::model::{
        Assessment, Check, CheckVerdict, Edit, HalfLevels, PracticeId, Release, RespondentId,
        ResponseField,
    };
    use crate::report::{Paper, ReportOptions, markdown};
    use crate::words::Words;

    fn team() -> Assessment {
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        team.expect("a sample").assessment()
    }

    /// The page of the person who answered in that place.
    fn page(assessment: &Assessment, place: usize) -> String {
        let options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 11, 28));
        let people = [assessment.respondents[place].id.clone()];
        let words = Words::english();
        let pages = feedback(assessment, &options, &people, &words);
        let [page] = pages.as_slice() else {
            panic!("{} pages for one person", pages.len());
        };
        markdown(page, &words)
    }

    #[test]
    fn everybody_who_answered_has_a_page_in_their_order() {
        let mut team = team();
        let mut silent = crate::model::Respondent::clone(&team.respondents[0]);
        silent.id = RespondentId::new("silent").expect("a sound id");
        silent.sheet.0.clear();
        team.respondents.insert(0, silent.into());
        let options = ReportOptions::new(team.form, Paper::A4, date(2026, 11, 28));
        let pages = feedback(&team, &options, &[], &Words::english());
        let titles = pages.iter().map(|page| page.title.clone());
        let names = team.respondents.iter().skip(1);
        let wanted = names.map(|person| format!("Answers of {}", person.name));
        assert_eq!(titles.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    }

    #[test]
    fn a_page_holds_ones_own_answers_and_nobody_elses() {
        let team = team();
        let own = &team.respondents[0];
        let text = page(&team, 0);
        assert!(text.contains(&own.name));
        for other in team.respondents.iter().skip(1) {
            assert!(!text.contains(&other.name), "{}", other.name);
            let said = other.sheet.0.values().map(|said| said.note.trim());
            for note in said.filter(|note| !note.is_empty()) {
                assert!(!text.contains(note), "{note}");
            }
        }
        // The own 4.5 beside 3, which was agreed on.
        let row = text.lines().find(|line| line.contains("Quick answers"));
        let row = row.expect("a row");
        for cell in ["4.5", "3, agreed", "1.5 higher"] {
            assert!(row.contains(cell), "{row}");
        }
    }

    /// Has a second person say something of what the person in that place answered.
    fn check(
        team: &mut Assessment,
        place: usize,
        practice: &str,
        verdict: CheckVerdict,
        note: &str,
    ) {
        let edit = Edit::Respond {
            respondent: team.respondents[place].id.clone(),
            practice: PracticeId::new(practice).expect("a sound id"),
            field: ResponseField::Check(Some(Check {
                by: "Ines".to_owned(),
                date: date(2026, 11, 20),
                verdict,
                note: note.to_owned(),
            })),
        };
        team.apply(edit).expect("it is answered");
    }

    #[test]
    fn what_a_second_person_adjusted_or_sent_back_of_ones_own_answers_stands_there_with_the_reason()
    {
        let mut team = team();
        let adjusted = CheckVerdict::Adjusted(HalfLevels::new(5).expect("a rating"));
        check(&mut team, 0, "F1", adjusted, "Two of three branches");
        check(&mut team, 0, "F2", CheckVerdict::SentBack, "Which list?");
        check(&mut team, 0, "F3", CheckVerdict::Accepted, "Seen");
        check(
            &mut team,
            1,
            "F2",
            CheckVerdict::SentBack,
            "Of somebody else",
        );
        let text = page(&team, 0);
        assert!(text.contains("asks you to look at 2 answers"), "{text}");
        for said in [
            "Adjusted to 2.5 by Ines on 20 November 2026: Two of three branches",
            "Sent back by Ines on 20 November 2026: Which list?",
        ] {
            assert!(text.contains(said), "{text}");
        }
        for other in ["Of somebody else", "Accepted by"] {
            assert!(!text.contains(other), "{text}");
        }
        let text = page(&team, 1);
        assert!(text.contains("asks you to look at one answer"), "{text}");
        assert!(
            text.contains("Of somebody else") && !text.contains("Which list?"),
            "{text}"
        );
        assert!(!page(&team, 2).contains("A second person"));
    }

    #[test]
    fn of_nearly_the_same_people_as_in_an_earlier_file_nothing_of_the_group_is_shown() {
        let mut team = team();
        let people: BTreeSet<RespondentId> = team.people_on(team.form);
        let release = |people: &BTreeSet<RespondentId>| {
            let people = people.clone();
            Edit::NoteRelease(Release {
                people,
                date: date(2026, 11, 1),
            })
        };
        team.apply(release(&people)).expect("it is noted");
        let row = |text: &str| {
            let row = text.lines().find(|line| line.contains("Quick answers"));
            row.expect("a row").to_owned()
        };
        assert!(
            row(&page(&team, 0)).contains("3, agreed"),
            "the same people"
        );
        let fewer = people.into_iter().skip(1).collect();
        team.apply(release(&fewer)).expect("it is noted");
        let text = page(&team, 0);
        let sentence = "a file of 1 November 2026 showed 8 people, 9 have answered now";
        assert!(text.contains(sentence), "{text}");
        let row = row(&text);
        assert!(row.contains("4.5") && row.contains("Not shown"), "{row}");
        assert!(!row.contains("higher") && !row.contains("agreed"), "{row}");
        assert!(!text.contains("You and the group rated"), "{text}");
        let options = ReportOptions::new(team.form, Paper::A4, date(2026, 11, 28));
        let pages = feedback(&team, &options, &[], &Words::english());
        let said = format!("{:?}", pages[0].sections[0].shorter);
        assert!(said.contains("These are the first 10 of 31 practices."));
        assert!(!said.contains("furthest"));
    }

    #[test]
    fn of_fewer_people_than_the_smallest_group_nothing_is_shown() {
        let mut few = team();
        few.respondents.truncate(4);
        let text = page(&few, 0);
        let row = text.lines().find(|line| line.contains("Quick answers"));
        let row = row.expect("a row");
        assert!(row.contains("4.5") && row.contains("Not shown"), "{row}");
        assert!(!row.contains("higher") && !row.contains("lower"), "{row}");
    }
}
