//! The page that is a file: all questions of a response sheet, for a browser without a network.

use std::fmt::Write as _;

use super::form::Typed;
use super::html::escaped;
use super::pages::{Pages, STYLE};

/// The script of the page that is a file.
const SHEET_SCRIPT: &str = include_str!("../sheet.js");

impl Pages<'_> {
    /// All questions of a sheet on one page, which is a file: its script puts the answers into `sheet` and
    /// saves it.
    pub(in crate::ballot) fn sheet(
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
}

/// The digest by which a policy knows what stands in a page.
fn csp_digest(text: &str) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(text.as_bytes());
    let digest = base64::engine::general_purpose::STANDARD.encode(digest);
    format!("sha256-{digest}")
}
