//! The pages around the questions: how to join, what is open, what is waited for.

use std::fmt::Write as _;

use super::html::{escaped, grouped};
use crate::ballot::session::{LONGEST_NAME, Refusal, Session, Stage};
use crate::model::{Practice, Respondent, Text};
use crate::words::Words;

/// The style sheet of every page.
pub(in crate::ballot) const STYLE: &str = include_str!("../style.css");
/// The script of every page.
pub(in crate::ballot) const SCRIPT: &str = include_str!("../ballot.js");

/// What the browser may do with a page: show it, with what comes from here.
pub(in crate::ballot) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a page is for.
#[derive(Clone, Copy)]
pub(in crate::ballot) struct Reader<'a> {
    /// Who reads it, as in the ballot.
    pub who: &'a str,
    /// The sign of the reader's forms.
    pub sign: &'a str,
}

/// Writes pages.
#[derive(Clone, Copy)]
pub(in crate::ballot) struct Pages<'a> {
    /// The ballot.
    pub session: &'a Session,
    /// The words, which read the questionnaire in the document's language.
    pub words: &'a Words,
    /// The seconds that are left of a countdown.
    pub seconds: Option<u64>,
}

impl Pages<'_> {
    pub(super) fn text(self, key: &str) -> String {
        escaped(&self.words.text(key))
    }

    /// A text of the questionnaire, which may be in another language than the page.
    pub(super) fn wording(self, text: &Text) -> String {
        escaped(self.words.wording(text).trim())
    }

    /// The attribute of elements that hold texts of the questionnaire.
    pub(super) fn lang(self) -> String {
        let (page, read) = (self.words.language(), self.words.questionnaire_language());
        if page == read {
            return String::new();
        }
        format!(" lang=\"{}\"", escaped(read.as_str()))
    }

    /// A whole page. With `reader`, the script follows what is put up; without a script, a page that only
    /// waits is loaded again after some seconds.
    pub(super) fn whole(self, reader: Option<Reader<'_>>, waits: bool, content: &str) -> String {
        let unit = self.session.assessment.unit.name().trim();
        let unit = if unit.is_empty() { "none" } else { unit };
        let title = escaped(&self.words.with("ballot-title", &facts!(unit)));
        let refresh = if waits {
            "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"
        } else {
            ""
        };
        let mut data = String::new();
        if let Some(reader) = reader {
            let face = self.session.face();
            let _ = write!(
                data,
                " data-face=\"{}\" data-who=\"{}\" data-sign=\"{}\"",
                escaped(&face),
                escaped(reader.who),
                escaped(reader.sign)
            );
            let said = ["kept", "sending", "unsent", "offline"];
            for (name, key) in said.into_iter().zip([
                "ballot-kept",
                "ballot-sending",
                "ballot-unsent",
                "ballot-offline",
            ]) {
                let _ = write!(data, " data-{name}=\"{}\"", self.text(key));
            }
        }
        let language = escaped(self.words.language().as_str());
        let along = self.text("ballot-read-along");
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"/style.css\">\n<script src=\"/ballot.js\" defer></script>\n\
             {refresh}</head>\n<body{data}>\n<main>\n{content}\n\
             <p id=\"told\" role=\"status\" aria-live=\"polite\"></p>\n\
             <footer class=\"hint\"><p>{along}</p></footer>\n</main>\n</body>\n</html>\n"
        )
    }

    /// The page that lets people in. What was typed before stands in it again.
    #[must_use]
    pub(in crate::ballot) fn join(
        self,
        sign: &str,
        code: &str,
        name: &str,
        role: &str,
        fault: Option<&str>,
    ) -> String {
        let fault = self.fault_line(fault);
        let field = |name: &str, key: &str, value: &str, more: &str| {
            format!(
                "<label class=\"field\" for=\"{name}\">{}</label>\n\
                 <input type=\"text\" id=\"{name}\" name=\"{name}\" value=\"{}\" {more}>\n",
                self.text(key),
                escaped(value)
            )
        };
        let most = format!("maxlength=\"{LONGEST_NAME}\"");
        let codes = "class=\"code\" autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" maxlength=\"20\" required";
        let hinted = format!("{codes} aria-describedby=\"code-hint\"");
        let again = codes;
        let roles = self.session.roles(self.words.questionnaire_language());
        let roles = roles.iter().fold(String::new(), |mut all, role| {
            let _ = write!(all, "<option value=\"{}\">", escaped(role));
            all
        });
        let sign = format!(
            "<input type=\"hidden\" name=\"sign\" value=\"{}\">",
            escaped(sign)
        );
        let content = format!(
            "<h1>{title}</h1>\n<p>{questionnaire}</p>\n<p class=\"quiet\">{about}</p>\n{fault}\
             <form method=\"post\" action=\"/join\">\n{sign}\n{code_field}\
             <p class=\"hint\" id=\"code-hint\">{hint}</p>\n{name_field}{role_field}\
             <datalist id=\"roles\">{roles}</datalist>\n\
             <button class=\"wide\">{join}</button>\n</form>\n\
             <details><summary>{lost}</summary>\n<p class=\"quiet\">{resume}</p>\n\
             <form method=\"post\" action=\"/resume\">\n{sign}\n{code_again}{personal}\
             <button class=\"wide second\">{resume_do}</button>\n</form></details>",
            title = self.text("ballot-join"),
            questionnaire = self.about(),
            about = self.text("ballot-join-about"),
            code_field = field("code", "ballot-code", code, &hinted),
            hint = self.text("ballot-code-hint"),
            name_field = field(
                "name",
                "ballot-name",
                name,
                &format!("{most} autocomplete=\"name\" required")
            ),
            role_field = field(
                "role",
                "ballot-role",
                role,
                &format!("{most} list=\"roles\" autocomplete=\"off\"")
            ),
            join = self.text("ballot-join-do"),
            lost = self.text("ballot-lost"),
            resume = self.text("ballot-resume-about"),
            code_again = field("code", "ballot-code", code, again)
                .replace("id=\"code\"", "id=\"code2\"")
                .replace("for=\"code\"", "for=\"code2\""),
            personal = field("personal", "ballot-personal-code", "", codes),
            resume_do = self.text("ballot-resume-do"),
        );
        self.whole(None, false, &content)
    }

    /// What is assessed, in a line.
    pub(super) fn about(self) -> String {
        let assessment = &self.session.assessment;
        let title = self.words.wording(&assessment.questionnaire.title).trim();
        let unit = assessment.unit.full_name();
        let parts = [unit.as_str(), title].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        escaped(&parts.join(" · "))
    }

    pub(super) fn fault_line(self, fault: Option<&str>) -> String {
        let line = |key| format!("<p class=\"fault\" role=\"alert\">{}</p>\n", self.text(key));
        fault.map(line).unwrap_or_default()
    }

    /// Who reads it, and the personal code.
    pub(super) fn own(self, reader: Reader<'_>) -> String {
        let Some((person, member)) = self
            .session
            .person(reader.who)
            .zip(self.session.member(reader.who))
        else {
            return String::new();
        };
        let (name, role) = (person.name.trim(), person.role.trim());
        let facts = facts!(name, role, has = u8::from(!role.is_empty()));
        format!(
            "<details><summary>{}</summary>\n<p>{}</p>\n<p class=\"big\">{}</p>\n\
             <p class=\"hint\">{}</p></details>",
            self.text("ballot-own-code"),
            escaped(&self.words.with("ballot-you", &facts)),
            escaped(&grouped(&member.code)),
            self.text("ballot-own-code-means"),
        )
    }

    /// What somebody sees now who is in the ballot.
    #[must_use]
    pub(in crate::ballot) fn now(self, reader: Reader<'_>) -> String {
        let Some(person) = self.session.person(reader.who) else {
            return self.fault("ballot-fault-signed-out");
        };
        match self.session.stage() {
            Stage::OwnPace => self.overview(reader, person),
            Stage::Lobby => self.lobby(reader),
            Stage::Voting(practice) => {
                let found = self.session.assessment.questionnaire.practice(practice);
                match found.filter(|_| self.session.is_asked(person, practice)) {
                    Some((_, practice)) => self.silent_vote(reader, person, practice, None),
                    None => self.not_asked(reader),
                }
            }
            Stage::Revealed(practice) => {
                let found = self.session.assessment.questionnaire.practice(practice);
                found.map_or_else(
                    || self.not_asked(reader),
                    |(_, practice)| self.revealed(reader, person, practice),
                )
            }
            Stage::Over => self.over(reader),
        }
    }

    /// How many are here, or have voted, in a line.
    #[must_use]
    pub(in crate::ballot) fn counts(self) -> String {
        match self.session.stage() {
            Stage::Lobby => {
                let people = self.session.present();
                self.words.with("ballot-present", &facts!(people))
            }
            Stage::Voting(_) => {
                let told = self.session.turnout(self.words);
                let left = |seconds| self.words.with("ballot-seconds", &facts!(seconds));
                match self.seconds.map(left) {
                    Some(left) => format!("{told} {left}"),
                    None => told,
                }
            }
            Stage::OwnPace | Stage::Revealed(_) | Stage::Over => String::new(),
        }
    }

    pub(super) fn counts_line(self) -> String {
        format!(
            "<p class=\"quiet\" id=\"counts\">{}</p>\n",
            escaped(&self.counts())
        )
    }

    fn overview(self, reader: Reader<'_>, person: &Respondent) -> String {
        let asks = self.session.asks(person);
        let (asked, answered) = (asks.len(), answered(&asks, person));
        let facts = facts!(asked, answered);
        let mut content = format!(
            "<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n",
            self.text("ballot-overview"),
            self.about(),
            escaped(&self.words.with("ballot-answered", &facts)),
        );
        let open = asks.iter().find(|it| person.sheet.rating(&it.id).is_none());
        if let Some(open) = open {
            let begin = escaped(&self.words.with("ballot-begin", &facts!(answered)));
            let _ = writeln!(
                content,
                "<p class=\"row\"><a class=\"button\" href=\"/p/{}\">{begin}</a></p>",
                open.id
            );
        } else {
            let text = self.text("ballot-all-answered");
            let _ = writeln!(content, "<p class=\"kept\">{text}</p>");
        }
        content.push_str(&self.own(reader));
        let lang = self.lang();
        let mut element = None;
        for practice in &asks {
            let found = self.session.assessment.questionnaire.practice(&practice.id);
            let own = found.map(|(own, _)| own);
            if element.replace(own.map(|own| &own.id)) != Some(own.map(|own| &own.id)) {
                let title = own.map(|own| self.wording(&own.title)).unwrap_or_default();
                if element.is_some() && content.ends_with("</li>\n") {
                    content.push_str("</ol>\n");
                }
                let _ = write!(content, "<h2{lang}>{title}</h2>\n<ol class=\"list\">\n");
            }
            let is_done = person.sheet.rating(&practice.id).is_some();
            let state = if is_done {
                "ballot-state-done"
            } else {
                "ballot-state-open"
            };
            let _ = writeln!(
                content,
                "<li><a href=\"/p/{}\"><b{lang}>{}</b> <span>{}</span></a></li>",
                practice.id,
                self.wording(&practice.title),
                self.text(state),
            );
        }
        content.push_str("</ol>");
        self.whole(Some(reader), false, &content)
    }

    fn lobby(self, reader: Reader<'_>) -> String {
        let content = format!(
            "<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n{}{}",
            self.text("ballot-lobby"),
            self.about(),
            self.text("ballot-lobby-text"),
            self.counts_line(),
            self.own(reader)
        );
        self.whole(Some(reader), true, &content)
    }

    fn over(self, reader: Reader<'_>) -> String {
        let content = format!(
            "<h1>{}</h1>\n<p>{}</p>",
            self.text("ballot-over"),
            self.text("ballot-over-text")
        );
        self.whole(Some(reader), false, &content)
    }

    fn not_asked(self, reader: Reader<'_>) -> String {
        let content = format!(
            "<h1>{}</h1>\n<p>{}</p>\n{}{}",
            self.text("ballot-lobby"),
            self.text("ballot-not-asked"),
            self.counts_line(),
            self.own(reader)
        );
        self.whole(Some(reader), true, &content)
    }

    /// A page that says why something was not done.
    #[must_use]
    pub(in crate::ballot) fn fault(self, key: &str) -> String {
        let content = format!(
            "<h1>{}</h1>\n<p class=\"fault\" role=\"alert\">{}</p>\n\
             <p class=\"row\"><a class=\"button\" href=\"/\">{}</a></p>",
            self.text("ballot-refused"),
            self.text(key),
            self.text("ballot-back"),
        );
        self.whole(None, false, &content)
    }
}

fn answered(asks: &[&Practice], person: &Respondent) -> usize {
    let asks = asks.iter();
    asks.filter(|it| person.sheet.rating(&it.id).is_some())
        .count()
}

impl Refusal {
    /// The key of the text that says it.
    #[must_use]
    pub(in crate::ballot) const fn key(&self) -> &'static str {
        match self {
            Self::WrongCode => "ballot-fault-code",
            Self::NameMissing => "ballot-fault-name-missing",
            Self::NameTaken => "ballot-fault-name-taken",
            Self::NameListed => "ballot-fault-name-listed",
            Self::Full => "ballot-fault-full",
            Self::TooLong => "ballot-fault-long",
            Self::NothingChosen => "ballot-fault-nothing",
            Self::ReasonMissing => "ballot-fault-reason",
            Self::NoHalf => "ballot-fault-half",
            Self::NotAsked => "ballot-fault-not-asked",
            Self::Over => "ballot-over",
        }
    }
}
