//! A question as a form: what is asked, and the answers that can be given.

use std::fmt::Write as _;

use super::html::escaped;
use super::pages::{Pages, Reader};
use crate::ballot::session::{Choice, LONGEST_NOTE, LONGEST_REASON, Stage};
use crate::model::{HalfLevels, Practice, Rating, Respondent};

/// A vote that was not taken.
#[derive(Clone, Copy)]
pub(in crate::ballot) struct Fault<'a> {
    /// The key of the text that says why.
    pub key: &'static str,
    /// What was sent.
    pub choice: &'a Choice,
}

/// What stands in a form.
pub(super) struct Typed {
    pub(super) answer: String,
    pub(super) half: bool,
    pub(super) reason: String,
    pub(super) note: String,
}

impl Typed {
    fn of_choice(choice: &Choice) -> Self {
        Self {
            answer: choice.answer.clone(),
            half: choice.half,
            reason: choice.reason.clone(),
            note: choice.note.clone(),
        }
    }

    pub(super) fn of_sheet(person: &Respondent, practice: &Practice) -> Self {
        let said = person.sheet.get(&practice.id);
        let rating = said.and_then(|said| said.rating.as_ref());
        let at = rating.and_then(Rating::at);
        Self {
            answer: match rating {
                None => String::new(),
                Some(Rating::DontKnow) => "dk".to_owned(),
                Some(Rating::NotApplicable(_)) => "na".to_owned(),
                Some(Rating::At(at)) => HalfLevels::from(at.level()).count().to_string(),
            },
            half: at.is_some_and(HalfLevels::is_half),
            reason: rating.and_then(Rating::reason).cloned().unwrap_or_default(),
            note: said.map(|said| said.note.clone()).unwrap_or_default(),
        }
    }
}

impl Pages<'_> {
    /// A practice at the own pace; `None` where the person is not asked about it.
    #[must_use]
    pub(in crate::ballot) fn practice(
        self,
        reader: Reader<'_>,
        id: &str,
        fault: Option<Fault<'_>>,
    ) -> Option<String> {
        let person = self.session.person(reader.who)?;
        let asks = self.session.asks(person);
        let place = asks
            .iter()
            .position(|practice| practice.id.as_str() == id)?;
        let practice = *asks.get(place)?;
        let found = self.session.assessment.questionnaire.practice(&practice.id);
        let element = found.map(|(own, _)| self.wording(&own.title));
        let facts = facts!(place = place + 1, asked = asks.len());
        let bar = format!(
            "<p class=\"bar\"><span>{}</span><a href=\"/\">{}</a></p>\n",
            escaped(&self.words.with("ballot-place", &facts)),
            self.text("ballot-to-overview"),
        );
        let side = |place: Option<usize>, key| {
            let practice = place.and_then(|place| asks.get(place));
            practice.map_or(String::new(), |it| {
                format!(
                    "<a class=\"button second\" href=\"/p/{}\">{}</a>",
                    it.id,
                    self.text(key)
                )
            })
        };
        let element = element.unwrap_or_default();
        let before = format!("{bar}<p class=\"quiet\"{}>{element}</p>\n", self.lang());
        let after = format!(
            "<p class=\"row\"><button>{}</button>{}{}</p>\n",
            self.text("ballot-save"),
            side(place.checked_sub(1), "ballot-previous"),
            side(Some(place + 1), "ballot-skip"),
        );
        let form = self.form(reader, person, practice, fault, &after);
        let own = self.own(reader);
        Some(self.whole(Some(reader), false, &format!("{before}{form}{own}")))
    }

    pub(super) fn silent_vote(
        self,
        reader: Reader<'_>,
        person: &Respondent,
        practice: &Practice,
        fault: Option<Fault<'_>>,
    ) -> String {
        let has_voted = self.session.has_voted(reader.who);
        let mut before = String::new();
        if has_voted {
            let kept = self.text("ballot-own-kept");
            let _ = writeln!(before, "<p class=\"kept\">{kept}</p>");
        } else {
            let silent = self.text("ballot-silent");
            let _ = writeln!(before, "<p class=\"quiet\">{silent}</p>");
        }
        before.push_str(&self.counts_line());
        let number = self.session.round(&practice.id);
        let has_vote = person.sheet.rating(&practice.id).is_some();
        if number > 1 && has_vote && !has_voted {
            let told = self.words.with("ballot-second-vote", &facts!(number));
            let _ = writeln!(before, "<p>{}</p>", escaped(&told));
        }
        let key = if has_voted {
            "ballot-vote-again"
        } else {
            "ballot-vote"
        };
        let kind = if has_voted { " class=\"second\"" } else { "" };
        let after = format!(
            "<p class=\"row\"><button{kind}>{}</button></p>\n",
            self.text(key)
        );
        let form = self.form(reader, person, practice, fault, &after);
        let content = format!("{before}{form}{}", self.own(reader));
        self.whole(Some(reader), has_voted, &content)
    }

    /// A vote that was refused, with what was typed in it.
    #[must_use]
    pub(in crate::ballot) fn refused_vote(
        self,
        reader: Reader<'_>,
        id: &str,
        fault: Fault<'_>,
    ) -> Option<String> {
        if *self.session.stage() == Stage::OwnPace {
            return self.practice(reader, id, Some(fault));
        }
        let person = self.session.person(reader.who)?;
        let Stage::Voting(practice) = self.session.stage() else {
            return None;
        };
        let (_, practice) = self.session.assessment.questionnaire.practice(practice)?;
        let is_it = practice.id.as_str() == id;
        is_it.then(|| self.silent_vote(reader, person, practice, Some(fault)))
    }

    /// The question with its answers, as a form.
    fn form(
        self,
        reader: Reader<'_>,
        person: &Respondent,
        practice: &Practice,
        fault: Option<Fault<'_>>,
        after: &str,
    ) -> String {
        let typed = match fault {
            Some(fault) => Typed::of_choice(fault.choice),
            None => Typed::of_sheet(person, practice),
        };
        format!(
            "{question}{fault}<form method=\"post\" action=\"/vote\" id=\"vote\">\n\
             <input type=\"hidden\" name=\"sign\" value=\"{sign}\">\n\
             <input type=\"hidden\" name=\"practice\" value=\"{id}\">\n\
             <input type=\"hidden\" name=\"number\" value=\"{number}\">\n{fields}{after}</form>\n",
            question = self.question("h1", "", person, practice),
            fault = self.fault_line(fault.map(|fault| fault.key)),
            sign = escaped(reader.sign),
            id = practice.id,
            number = self.session.number(),
            fields = self.fields("", person, practice, &typed),
        )
    }

    /// What is asked. What belongs to it on the page is named with `place`.
    pub(super) fn question(
        self,
        heading: &str,
        place: &str,
        person: &Respondent,
        practice: &Practice,
    ) -> String {
        let questionnaire = &self.session.assessment.questionnaire;
        let asked = questionnaire.asked_as(&person.role, practice);
        let lang = self.lang();
        let example = asked.example().map(|text| {
            format!(
                "<details><summary>{}</summary><p{lang}>{}</p></details>\n",
                self.text("ballot-example"),
                self.wording(text)
            )
        });
        format!(
            "<{heading}{lang} id=\"title{place}\">{title}</{heading}>\n<p{lang} id=\"asked{place}\">{prompt}</p>\n{example}",
            title = self.wording(&practice.title),
            prompt = self.wording(asked.prompt()),
            example = example.unwrap_or_default(),
        )
    }

    /// The answers that can be given, and the note.
    pub(super) fn fields(
        self,
        place: &str,
        person: &Respondent,
        practice: &Practice,
        typed: &Typed,
    ) -> String {
        let questionnaire = &self.session.assessment.questionnaire;
        let asked = questionnaire.asked_as(&person.role, practice);
        let lang = self.lang();
        let name = format!("answer{place}");
        let mut cards = String::new();
        for level in practice.scale().levels() {
            let rating = HalfLevels::from(level);
            let text = asked.descriptor(level).map(|text| self.wording(text));
            let facts = facts!(rating = self.words.rating(rating));
            let title = self.words.with("ballot-level", &facts);
            cards.push_str(&card(
                [&name, &rating.count().to_string(), &typed.answer],
                &format!(
                    "<span><b>{}</b><span{lang}>{}</span></span>",
                    escaped(&title),
                    text.unwrap_or_default()
                ),
                "",
            ));
        }
        let half = format!(
            "<label class=\"card plain\"><input type=\"checkbox\" name=\"half{place}\" value=\"1\"{}>\
             <span><b>{}</b><span class=\"hint\">{}</span></span></label>\n",
            if typed.half { " checked" } else { "" },
            self.text("ballot-half"),
            self.text("ballot-half-hint"),
        );
        let other = |value: &str, key| {
            let content = format!("<b>{}</b>", self.text(key));
            card([&name, value, &typed.answer], &content, " plain")
        };
        format!(
            "<fieldset role=\"radiogroup\" aria-labelledby=\"title{place} asked{place}\"><legend>{legend}</legend>\n{cards}{half}{unknown}{left_out}\
             <p class=\"reason\"><input type=\"text\" name=\"reason{place}\" value=\"{reason}\" \
             aria-label=\"{reason_label}\" maxlength=\"{LONGEST_REASON}\" autocomplete=\"off\"></p>\n\
             </fieldset>\n<label class=\"field\" for=\"note{place}\">{note_label}</label>\n\
             <textarea id=\"note{place}\" name=\"note{place}\" maxlength=\"{LONGEST_NOTE}\" \
             aria-describedby=\"note-hint{place}\">{note}</textarea>\n\
             <p class=\"hint\" id=\"note-hint{place}\">{note_hint}</p>\n",
            legend = self.text("ballot-legend"),
            unknown = other("dk", "ballot-dont-know"),
            left_out = other("na", "ballot-not-applicable"),
            reason = escaped(&typed.reason),
            reason_label = self.text("ballot-reason"),
            note_label = self.text("ballot-note"),
            note = escaped(&typed.note),
            note_hint = self.text("ballot-note-hint"),
        )
    }
}

/// A choice by its name and value, beside the value that is chosen.
fn card([name, value, chosen]: [&str; 3], content: &str, kind: &str) -> String {
    let checked = if value == chosen { " checked" } else { "" };
    format!(
        "<label class=\"card{kind}\"><input type=\"radio\" name=\"{name}\" value=\"{}\"{checked}>{content}</label>\n",
        escaped(value)
    )
}
