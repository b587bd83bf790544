//! Every string that people read, from the Fluent files under `assets/words/`.
//!
//! Code names a text by its key and hands over the facts; the wording, the plural forms and the
//! order of words belong to the language's file. [`LANGUAGES`] lists the languages, each a folder of
//! files: `terms.ftl` (words shared by all), `window.ftl`, `preview.ftl` (the report in the window),
//! `report.ftl`, `pages.ftl` (furniture of pages), `paper.ftl` (pictures, and PDF files that are
//! read), `export.ftl` (what is handed on), `command.ftl`, `faults.ftl`, `plan.ftl`, `worth.ftl`,
//! `import.ftl` (answers from a table, in the window), `grid.ftl` (everybody's answers in a table),
//! `ballot.ftl` (the page on phones), `change.ftl` (what changed between assessments).

mod composed;
mod dates;
mod edit_error;
mod fact;
mod languages;
mod numbers;

use std::fmt::Display;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::{Date, DateTime, Weekday};
use rust_decimal::Decimal;

use crate::model::{Assessment, HalfLevels, Language, Numbering, Questionnaire, Text};
pub use dates::MisreadDate;
pub use fact::{Fact, Message};
use languages::Texts;
pub use languages::{LANGUAGES, ProgramLanguage};
pub use numbers::Misread;
use numbers::Numbers;

/// Names the facts that go into a text: `facts!(unit, count = 3)`, where `unit` is a variable.
macro_rules! facts {
    (@ $name:ident) => { (stringify!($name), $crate::words::Fact::from($name)) };
    (@ $name:ident = $value:expr) => { (stringify!($name), $crate::words::Fact::from($value)) };
    ($($name:ident $(= $value:expr)?),* $(,)?) => { [$(facts!(@ $name $(= $value)?)),*] };
}

/// The program's texts in one language, the language that a questionnaire's texts are read in, and
/// how it numbers its levels. A copy is cheap.
#[derive(Clone)]
pub struct Words {
    texts: Arc<Texts>,
    questionnaire_language: Language,
    numbering: Numbering,
}

impl Words {
    /// The texts in a language where they exist in it, else in the program's first; a
    /// questionnaire's texts are read in that language wherever a questionnaire has it.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        let [first, ..] = &LANGUAGES;
        Self {
            texts: ProgramLanguage::of(language).unwrap_or(first).texts(),
            questionnaire_language: language.clone(),
            numbering: Numbering::default(),
        }
    }

    /// The texts in English.
    #[must_use]
    pub fn english() -> Self {
        Self::of(&Language::english())
    }

    /// The texts of a language that is no part of the program, from what its files hold.
    #[must_use]
    pub fn from_files(language: &Language, files: impl IntoIterator<Item = String>) -> Self {
        Self {
            texts: Arc::new(Texts::read(language, files.into_iter())),
            questionnaire_language: language.clone(),
            numbering: Numbering::default(),
        }
    }

    /// The same for an assessment, whose questionnaire may be read in another language and number its
    /// levels otherwise. Where a
    /// language was chosen for it, the program speaks it too, as far as it can.
    #[must_use]
    pub fn for_assessment(&self, assessment: &Assessment) -> Self {
        let chosen = assessment.language.as_ref();
        let own = chosen
            .filter(|chosen| chosen.primary() != self.language().primary())
            .and_then(ProgramLanguage::of);
        Self {
            texts: own.map_or_else(|| Arc::clone(&self.texts), ProgramLanguage::texts),
            questionnaire_language: assessment.language(&self.questionnaire_language).clone(),
            numbering: assessment.questionnaire.numbering,
        }
    }

    /// The same with the texts of a questionnaire read in a language.
    #[must_use]
    pub fn reading(&self, questionnaire: &Questionnaire, language: &Language) -> Self {
        Self {
            questionnaire_language: language.clone(),
            numbering: questionnaire.numbering,
            ..self.clone()
        }
    }

    /// Whether the program has words of its own in a language.
    #[must_use]
    pub fn speaks(language: &Language) -> bool {
        ProgramLanguage::of(language).is_some()
    }

    /// The language of the program's own texts.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.texts.language
    }

    /// The language that a questionnaire's texts are read in.
    #[must_use]
    pub const fn questionnaire_language(&self) -> &Language {
        &self.questionnaire_language
    }

    /// A text of a questionnaire.
    #[must_use]
    pub fn wording<'t>(&self, text: &'t Text) -> &'t str {
        text.get(&self.questionnaire_language)
    }

    /// The text of a key without facts; the key itself where there is no such text.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text of a key with facts; the key itself where there is no such text.
    #[must_use]
    pub fn with(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.format(key, facts)
    }

    /// The text of a message.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.format(message.key, &message.facts)
    }

    /// A level, or half a level more, as the number that its questionnaire gives it.
    #[must_use]
    pub fn rating(&self, rating: impl Into<HalfLevels>) -> String {
        self.number(self.numbering.rating(rating.into()))
    }

    /// A number with the digits that it is displayed with: "−12,345.60".
    #[must_use]
    pub fn number(&self, number: impl Display) -> String {
        let plain = number.to_string();
        let is_zero = plain.bytes().all(|sign| matches!(sign, b'-' | b'0' | b'.'));
        let plain = plain.trim_start_matches(|sign| is_zero && sign == '-');
        let numbers = self.texts.numbers.as_ref();
        numbers
            .and_then(|numbers| numbers.write(plain))
            .unwrap_or_else(|| plain.to_owned())
    }

    /// Reads a number as people type it in this language.
    ///
    /// # Errors
    ///
    /// [`Misread`] if it is no number, or one of two.
    pub fn read_number(&self, text: &str) -> Result<Decimal, Misread> {
        let numbers = self.texts.numbers.as_ref();
        let decimal = numbers.and_then(Numbers::decimal_sign).unwrap_or('.');
        numbers::read(text, decimal)
    }

    /// Reads a number of which it is known which sign stands before its decimals; `None` where it is none.
    #[must_use]
    pub fn read_number_with(text: &str, decimal: char) -> Option<Decimal> {
        numbers::read_with(text, decimal)
    }

    /// A date as people write it: "19 May 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.dated("date-long", date)
    }

    fn dated(&self, key: &str, date: Date) -> String {
        self.with(
            key,
            &facts!(
                day = date.day().to_string(),
                month = f64::from(date.month()),
                year = date.year().to_string()
            ),
        )
    }

    /// The same where there is little room: "19 May 2026" in every month.
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        self.dated("date-short", date)
    }

    /// A month as a heading: "May 2026".
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        self.dated("date-month", date)
    }

    /// The day of the week: "Tuesday", or shortened.
    #[must_use]
    pub fn weekday(&self, weekday: Weekday, shortened: bool) -> String {
        let key = if shortened {
            "date-weekday-short"
        } else {
            "date-weekday"
        };
        let weekday = f64::from(weekday.to_monday_one_offset());
        self.with(key, &facts!(weekday))
    }

    /// A date with its day of the week: "Tuesday 19 May 2026".
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let weekday = self.weekday(date.weekday(), false);
        self.with("date-day", &facts!(weekday, date = self.date(date)))
    }

    /// Reads a day as people type it in this language.
    ///
    /// # Errors
    ///
    /// [`MisreadDate`] if it is no day, or one of two.
    pub fn read_date(&self, text: &str) -> Result<Date, MisreadDate> {
        dates::read(text, &self.month_names())
    }

    /// Reads a day of which the year may be left out: it is the next such day, from a day on.
    ///
    /// # Errors
    ///
    /// [`MisreadDate`] if it is no day, or one of two.
    pub fn read_coming_date(&self, text: &str, from: Date) -> Result<Date, MisreadDate> {
        dates::read_coming(text, &self.month_names(), from)
    }

    fn month_names(&self) -> dates::MonthNames {
        let name = |key, month: usize| {
            let facts = facts!(day = "", month, year = "");
            self.with(key, &facts).trim().to_owned()
        };
        std::array::from_fn(|place| {
            ["date-long", "date-short", "date-month"].map(|key| name(key, place + 1))
        })
    }

    /// A moment as people write it: "19 May 2026, 14:05".
    #[must_use]
    pub fn moment(&self, moment: DateTime) -> String {
        let time = moment.strftime("%H:%M").to_string();
        self.with("date-time", &facts!(date = self.date(moment.date()), time))
    }

    /// Joins names: "a", "a and b", "a, b and c".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        let join = |key, first: String, last: &str| self.with(key, &facts!(first, last));
        match names {
            [] => String::new(),
            [only] => only.clone(),
            [first, middle @ .., last] => {
                let head = middle
                    .iter()
                    .fold(first.clone(), |head, name| join("list-more", head, name));
                join("list-two", head, last)
            }
        }
    }

    /// Joins what stands side by side, without "and": "a, b, c".
    #[must_use]
    pub fn series(&self, parts: &[String]) -> String {
        // A picture joins hundreds of ratings: what stands between two is looked up once.
        parts.join(&self.with("list-more", &facts!(first = "", last = "")))
    }

    fn format(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        let compose = || self.compose(key, facts);
        let composed = &self.texts.composed;
        composed.get((key, facts), self.numbering, compose)
    }

    fn compose(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        let Some(pattern) = self
            .texts
            .bundle
            .get_message(key)
            .and_then(|text| text.value())
        else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            let value = match fact {
                Fact::Text(text) => FluentValue::from(text.as_str()),
                Fact::Number(number) => FluentValue::from(*number),
                Fact::Rating(rating) => FluentValue::from(self.numbering.rating(*rating)),
                Fact::Message(message) => FluentValue::from(self.say(message)),
            };
            args.set(*name, value);
        }
        let mut faults = Vec::new();
        self.texts
            .bundle
            .format_pattern(pattern, Some(&args), &mut faults)
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::model::Language;

    #[test]
    fn the_program_speaks_a_language_that_it_has_else_its_first() {
        for (asked, spoken) in [("en", "en"), ("en-GB", "en"), ("fr", "en")] {
            let asked = Language::new(asked).expect("a sound tag");
            let words = Words::of(&asked);
            assert_eq!(words.language().as_str(), spoken);
            assert_eq!(words.questionnaire_language(), &asked);
        }
    }

    #[test]
    fn a_language_from_files_writes_texts_and_numbers_in_its_own_way() {
        let german = Language::new("de").expect("a sound tag");
        let file = "level = Stufe { $number }\n".to_owned();
        let words = Words::from_files(&german, [file]);
        assert_eq!(words.with("level", &facts!(number = 2.5)), "Stufe 2,5");
        assert_eq!(words.number("1234.5"), "1.234,5");
        assert_eq!(words.text("unit"), "unit");
    }

    #[test]
    fn a_number_stands_alike_inside_a_text_and_alone() {
        let words = Words::english();
        assert_eq!(words.number("12345.60"), "12,345.60");
        assert_eq!(words.number("-0.00"), "0.00");
        let inside = words.with("percent", &facts!(amount = 12_345.5));
        assert_eq!(inside, "12,345.5%");
    }

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let words = Words::english();
        let names = ["a", "b", "c"].map(str::to_owned);
        let list = |count: usize| words.list(names.get(..count).unwrap_or_default());
        assert_eq!([0, 1, 2, 3].map(list), ["", "a", "a and b", "a, b and c"]);
        assert_eq!(words.series(&names), "a, b, c");
    }
}
