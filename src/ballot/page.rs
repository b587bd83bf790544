//! The pages on people's phones, as HTML. Whatever people typed is escaped; there is no script but the one
//! file, no style but the other, and nothing comes from elsewhere.

use std::fmt::Write as _;

use super::session::{Counts, LONGEST_NAME, LONGEST_NOTE, LONGEST_REASON, Refusal, Session, Stage};
use crate::model::{HalfLevels, Practice, Rating, Respondent, Text};
use crate::words::Words;

/// The style sheet of every page.
pub(super) const STYLE: &str = include_str!("style.css");
/// The script of every page.
pub(super) const SCRIPT: &str = include_str!("ballot.js");

/// The script of the page that is a file.
const SHEET_SCRIPT: &str = include_str!("sheet.js");

/// What the browser may do with a page: show it, with what comes from here.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A text in HTML, also between quotation marks.
#[must_use]
pub(super) fn escaped(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => found.push_str("&amp;"),
            '<' => found.push_str("&lt;"),
            '>' => found.push_str("&gt;"),
            '"' => found.push_str("&quot;"),
            '\'' => found.push_str("&#39;"),
            other => found.push(other),
        }
    }
    found
}

/// A code in groups of four, which are easier to type.
#[must_use]
pub fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    let groups = signs
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

/// What a page is for.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    /// Who reads it, as in the ballot.
    pub who: &'a str,
    /// The sign of the reader's forms.
    pub sign: &'a str,
}

/// Writes pages.
#[derive(Clone, Copy)]
pub(super) struct Pages<'a> {
    /// The ballot.
    pub session: &'a Session,
    /// The words, which read the questionnaire in the document's language.
    pub words: &'a Words,
    /// The seconds that are left of a countdown.
    pub seconds: Option<u64>,
}

impl Pages<'_> {
    fn text(self, key: &str) -> String {
        escaped(&self.words.text(key))
    }

    /// A text of the questionnaire, which may be in another language than the page.
    fn wording(self, text: &Text) -> String {
        escaped(self.words.wording(text).trim())
    }

    /// The attribute of elements that hold texts of the questionnaire.
    fn lang(self) -> String {
        let (page, read) = (self.words.language(), self.words.questionnaire_language());
        if page == read {
            return String::new();
        }
        format!(" lang=\"{}\"", escaped(read.as_str()))
    }

    /// A whole page. With `reader`, the script follows what is put up; without a script, a page that only
    /// waits is loaded again after some seconds.
    fn whole(self, reader: Option<Reader<'_>>, waits: bool, content: &str) -> String {
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
    pub(super) fn join(
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
    fn about(self) -> String {
        let assessment = &self.session.assessment;
        let title = self.words.wording(&assessment.questionnaire.title).trim();
        let unit = assessment.unit.full_name();
        let parts = [unit.as_str(), title].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        escaped(&parts.join(" · "))
    }

    fn fault_line(self, fault: Option<&str>) -> String {
        let line = |key| format!("<p class=\"fault\" role=\"alert\">{}</p>\n", self.text(key));
        fault.map(line).unwrap_or_default()
    }

    /// Who reads it, and the personal code.
    fn own(self, reader: Reader<'_>) -> String {
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
    pub(super) fn now(self, reader: Reader<'_>) -> String {
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
    pub(super) fn counts(self) -> String {
        match self.session.stage() {
            Stage::Lobby => {
                let people = self.session.present();
                self.words.with("ballot-present", &facts!(people))
            }
            Stage::Voting(_) => {
                let (voted, asked) = (self.session.voted(), self.session.asked_now().count());
                let told = self.words.with("ballot-voted", &facts!(voted, asked));
                let left = |seconds| self.words.with("ballot-seconds", &facts!(seconds));
                match self.seconds.map(left) {
                    Some(left) => format!("{told} {left}"),
                    None => told,
                }
            }
            Stage::OwnPace | Stage::Revealed(_) | Stage::Over => String::new(),
        }
    }

    fn counts_line(self) -> String {
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

    /// A practice at the own pace; `None` where the person is not asked about it.
    #[must_use]
    pub(super) fn practice(
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
        Some(self.whole(Some(reader), false, &format!("{before}{form}")))
    }

    fn silent_vote(
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
        let over = self.session.assessment.rounds_over(&practice.id);
        let has_vote = person.sheet.rating(&practice.id).is_some();
        if over > 0 && has_vote && !has_voted {
            let told = self
                .words
                .with("ballot-second-vote", &facts!(number = over + 1));
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
    pub(super) fn refused_vote(
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
    fn question(
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
            "<{heading}{lang}>{title}</{heading}>\n<p{lang} id=\"asked{place}\">{prompt}</p>\n{example}",
            title = self.wording(&practice.title),
            prompt = self.wording(asked.prompt()),
            example = example.unwrap_or_default(),
        )
    }

    /// The answers that can be given, and the note.
    fn fields(
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
            "<fieldset aria-describedby=\"asked{place}\"><legend>{legend}</legend>\n{cards}{half}{unknown}{left_out}\
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

    /// All questions of a sheet on one page, which is a file: its script puts the answers into `sheet` and
    /// saves it.
    pub(super) fn sheet(
        self,
        who: &str,
        sheet: &str,
        id: &str,
        file: &str,
        facilitator: &str,
    ) -> String {
        let Some(person) = self.session.person(who) else {
            return String::new();
        };
        let questionnaire = &self.session.assessment.questionnaire;
        let cover = self.session.assessment.cover.as_ref();
        let mut asks = self.session.asks(person);
        asks.retain(|it| cover.is_none_or(|cover| cover.asks.contains(&it.id)));
        let asked = asks.len();
        let lang = self.lang();
        let name = person.name.trim();
        let mut questions = String::new();
        let mut element = None;
        for (number, practice) in asks.iter().enumerate() {
            let own = questionnaire.practice(&practice.id).map(|(own, _)| own);
            if let Some(own) = own.filter(|own| element.replace(&own.id) != Some(&own.id)) {
                let _ = writeln!(questions, "<h2{lang}>{}</h2>", self.wording(&own.title));
            }
            let facts = facts!(place = number + 1, asked);
            let place = format!("-{}", practice.id);
            let _ = writeln!(
                questions,
                "<section data-practice=\"{}\">\n<p class=\"bar\">{}</p>\n{}{}</section>",
                practice.id,
                escaped(&self.words.with("ballot-place", &facts)),
                self.question("h3", &place, person, practice),
                self.fields(&place, person, practice, &Typed::of_sheet(person, practice)),
            );
        }
        let to = if facilitator.is_empty() {
            "none"
        } else {
            facilitator
        };
        let has = u8::from(!name.is_empty());
        // A level is counted in half levels from the number of the lowest one.
        let lowest = i32::from(questionnaire.numbering.lowest());
        let offset = 2 * lowest - 2;
        let style = csp_digest(STYLE);
        let script = csp_digest(SHEET_SCRIPT);
        let texts = ["saved", "reason", "half", "left"].into_iter().zip([
            self.words.with("ballot-sheet-saved", &facts!(file, to)),
            self.words.text("ballot-fault-reason"),
            self.words.text("ballot-fault-half"),
            // The script puts the number in.
            self.words
                .with("ballot-sheet-left", &facts!(answered = "{answered}", asked)),
        ]);
        let data = texts.fold(String::new(), |mut all, (name, text)| {
            let _ = write!(all, " data-{name}=\"{}\"", escaped(&text));
            all
        });
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{style}'; \
             script-src '{script}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body data-sheet=\"{id}\" data-file=\"{file_name}\" data-offset=\"{offset}\"{data}>\n\
             <main>\n<h1>{heading}</h1>\n<p>{about}</p>\n<p><b>{for_whom}</b></p>\n<p>{how}</p>\n\
             <noscript><p class=\"fault\">{no_script}</p></noscript>\n<form id=\"answers\">\n{questions}\
             <p class=\"row\"><button>{save}</button></p>\n\
             <p id=\"told\" role=\"status\" aria-live=\"polite\"></p>\n</form>\n\
             <textarea id=\"sheet\" hidden readonly>\n{sheet}</textarea>\n</main>\n<script>{SHEET_SCRIPT}</script>\n</body>\n</html>\n",
            language = escaped(self.words.language().as_str()),
            title = self.text("ballot-sheet-title"),
            heading = self.text("ballot-sheet-title"),
            about = self.about(),
            for_whom = escaped(&self.words.with("ballot-sheet-for", &facts!(name, has))),
            how = escaped(&self.words.with("ballot-sheet-how", &facts!(to))),
            no_script = self.text("ballot-sheet-no-script"),
            save = self.text("ballot-sheet-save"),
            id = escaped(id),
            file_name = escaped(file),
            sheet = escaped(sheet),
        )
    }

    fn revealed(self, reader: Reader<'_>, person: &Respondent, practice: &Practice) -> String {
        let lang = self.lang();
        let votes = self.session.votes();
        let people = votes.as_ref().map_or(0, |votes| votes.people);
        let mut content = format!(
            "<p class=\"quiet\">{}</p>\n<h1{lang}>{}</h1>\n<p>{}</p>\n",
            self.text("ballot-revealed"),
            self.wording(&practice.title),
            escaped(&self.words.with("ballot-revealed-people", &facts!(people))),
        );
        let own = self.session.has_voted(reader.who);
        let own = person.sheet.get(&practice.id).filter(|_| own);
        let own = own.and_then(|said| said.rating.as_ref());
        if let Some(counts) = votes.and_then(|votes| votes.counts) {
            content.push_str(&self.distribution(&counts, own, people));
        } else {
            let few = self.text("ballot-too-few");
            let _ = writeln!(content, "<p>{few}</p>");
        }
        let talk = self.text("ballot-talk");
        let _ = writeln!(content, "<p class=\"quiet\">{talk}</p>");
        content.push_str(&self.own(reader));
        self.whole(Some(reader), true, &content)
    }

    fn distribution(self, counts: &Counts, own: Option<&Rating>, people: usize) -> String {
        let mut found = String::new();
        if let Some(middle) = counts.middle {
            let facts = facts!(rating = self.words.rating(middle));
            let middle = escaped(&self.words.with("ballot-middle", &facts));
            let _ = writeln!(found, "<p><b>{middle}</b></p>");
        }
        found.push_str("<dl class=\"votes\">\n");
        let mut row = |name: String, count: usize, is_own: bool| {
            let facts = facts!(rating = name, people = count);
            let told = escaped(&self.words.with("ballot-count", &facts));
            let own = if is_own {
                format!(" <b>({})</b>", self.text("ballot-your-vote"))
            } else {
                String::new()
            };
            let _ = writeln!(
                found,
                "<dt>{told}{own}</dt><dd><meter aria-hidden=\"true\" min=\"0\" max=\"{}\" value=\"{count}\"></meter></dd>",
                people.max(1)
            );
        };
        let own_at = own.and_then(Rating::at);
        for (rating, count) in &counts.ratings {
            let facts = facts!(rating = self.words.rating(*rating));
            let name = self.words.with("ballot-level", &facts);
            row(name, *count, own_at == Some(*rating));
        }
        let others = [
            (
                "ballot-dont-know",
                counts.unknown,
                matches!(own, Some(Rating::DontKnow)),
            ),
            (
                "not-applicable",
                counts.left_out,
                matches!(own, Some(Rating::NotApplicable(_))),
            ),
        ];
        for (key, count, is_own) in others.into_iter().filter(|(_, count, _)| *count > 0) {
            row(self.words.text(key), count, is_own);
        }
        found.push_str("</dl>\n");
        found
    }

    /// A page that says why something was not done.
    #[must_use]
    pub(super) fn fault(self, key: &str) -> String {
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

/// A vote that was not taken.
#[derive(Clone, Copy)]
pub(super) struct Fault<'a> {
    /// The key of the text that says why.
    pub key: &'static str,
    /// What was sent.
    pub choice: &'a super::session::Choice,
}

/// What stands in a form.
struct Typed {
    answer: String,
    half: bool,
    reason: String,
    note: String,
}

impl Typed {
    fn of_choice(choice: &super::session::Choice) -> Self {
        Self {
            answer: choice.answer.clone(),
            half: choice.half,
            reason: choice.reason.clone(),
            note: choice.note.clone(),
        }
    }

    fn of_sheet(person: &Respondent, practice: &Practice) -> Self {
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

/// A choice by its name and value, beside the value that is chosen.
fn card([name, value, chosen]: [&str; 3], content: &str, kind: &str) -> String {
    let checked = if value == chosen { " checked" } else { "" };
    format!(
        "<label class=\"card{kind}\"><input type=\"radio\" name=\"{name}\" value=\"{}\"{checked}>{content}</label>\n",
        escaped(value)
    )
}

/// The digest by which a policy knows what stands in a page.
fn csp_digest(text: &str) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(text.as_bytes());
    let digest = base64::engine::general_purpose::STANDARD.encode(digest);
    format!("sha256-{digest}")
}

fn answered(asks: &[&Practice], person: &Respondent) -> usize {
    let asks = asks.iter();
    asks.filter(|it| person.sheet.rating(&it.id).is_some())
        .count()
}

impl Refusal {
    /// The key of the text that says it.
    #[must_use]
    pub(super) const fn key(&self) -> &'static str {
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
