//! What a document's file is called: after organisation, unit and date, unless somebody chose a name.

use jiff::civil::Date;

use crate::model::Assessment;
use crate::words::{Message, Words};

/// The most letters of a part of a name: names of files have an end.
pub(super) const MOST: usize = 60;

/// What the program names a file after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Naming {
    /// Empty where not stated.
    organisation: String,
    /// Empty where not stated.
    unit: String,
    day: Date,
}

impl Naming {
    /// What a document is named after; today where it has no date.
    pub(crate) fn of(assessment: &Assessment, today: Date) -> Self {
        let organisation = for_file(&assessment.unit.organisation);
        let unit = for_file(&assessment.unit.unit);
        Self {
            unit: if unit == organisation {
                String::new()
            } else {
                unit
            },
            organisation,
            day: assessment.unit.date.unwrap_or(today),
        }
    }

    /// The name.
    pub(crate) fn message(&self) -> Message {
        let name = match (&*self.organisation, &*self.unit) {
            ("", "") => Message::new("window-file-unnamed"),
            (name, "") | ("", name) => Message::new("window-file-named-one").with("name", name),
            (organisation, unit) => Message::new("window-file-named")
                .with("organisation", organisation)
                .with("unit", unit),
        };
        name.with("day", self.day.to_string())
    }

    /// Whether a file has this name, perhaps with a number because it was taken.
    fn is_of(&self, stem: &str, words: &Words) -> bool {
        let rest = stem.strip_prefix(&words.say(&self.message()));
        rest.is_some_and(|rest| {
            let number = rest.strip_prefix(' ');
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            rest.is_empty() || number.is_some_and(|text| !text.is_empty() && is_number(text))
        })
    }
}

/// Another name for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Renaming {
    /// The document has become another one: if the file still has a name that it was given by the program.
    Follow { former: Vec<Naming>, now: Naming },
    /// Somebody chose it.
    Chosen(String),
}

impl Renaming {
    /// What a file of this name is to be called; `None` where its name stays.
    pub(crate) fn name(&self, stem: &str, words: &Words) -> Option<String> {
        match self {
            Self::Chosen(name) => (name != stem).then(|| name.clone()),
            Self::Follow { former, now } => {
                let is_own = former.iter().any(|former| former.is_of(stem, words));
                (is_own && !now.is_of(stem, words)).then(|| words.say(&now.message()))
            }
        }
    }
}

/// What the document's file is called, and is to be called.
#[derive(Debug, Default)]
pub(crate) struct FileName {
    /// What the program named the file after, or will; `None` where somebody chose its name.
    pub(crate) after: Option<Naming>,
    /// Another name that the file is to get with the next save.
    pub(crate) next: Option<Renaming>,
    /// Whether that is wanted although everything is saved.
    pub(crate) is_due: bool,
}

impl FileName {
    /// Notes that the program is to name the file after other things.
    pub(crate) fn follow(&mut self, now: Naming) {
        let before = self.after.replace(now.clone());
        let Some(before) = before.filter(|before| *before != now) else {
            return;
        };
        let mut former = match self.next.take() {
            Some(Renaming::Follow { former, .. }) => former,
            _ => Vec::new(),
        };
        former.push(before);
        self.next = Some(Renaming::Follow { former, now });
        self.is_due = true;
    }
}

/// Whether some system has no such letter in names of files.
pub(super) fn is_barred(letter: char) -> bool {
    letter.is_control() || r#"<>:"/\|?*"#.contains(letter)
}

/// A text as a part of the name of a file.
fn for_file(text: &str) -> String {
    let clean = text
        .chars()
        .map(|letter| if is_barred(letter) { ' ' } else { letter });
    let clean: String = clean.collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(MOST).collect();
    short.trim_matches(['.', ' ', ',']).to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Naming, Renaming};
    use crate::format::bundled;
    use crate::model::{Assessment, Form};
    use crate::words::Words;

    fn naming(organisation: &str, unit: &str) -> Naming {
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
        organisation.clone_into(&mut assessment.unit.organisation);
        unit.clone_into(&mut assessment.unit.unit);
        Naming::of(&assessment, date(2026, 11, 27))
    }

    #[test]
    fn a_file_is_named_after_what_is_known() {
        let name = |organisation, unit| Words::english().say(&naming(organisation, unit).message());
        assert_eq!(name("Hotel", "Front desk"), "Hotel, Front desk, 2026-11-27");
        assert_eq!(name("Hotel", " "), "Hotel, 2026-11-27");
        assert_eq!(name("", "Front desk"), "Front desk, 2026-11-27");
        assert_eq!(name("Hotel", "Hotel"), "Hotel, 2026-11-27");
        assert_eq!(name("", ""), "Assessment 2026-11-27");
        assert_eq!(name("A/B: \"C\"", "..\\etc."), "A B C, etc, 2026-11-27");
        assert!(name(&"x".repeat(500), "").len() < 80);
    }

    #[test]
    fn a_name_follows_what_is_typed_as_long_as_nobody_chose_it() {
        let words = Words::english();
        let follow = Renaming::Follow {
            former: vec![naming("", ""), naming("Hot", "")],
            now: naming("Hotel", "Desk"),
        };
        let wanted = Some("Hotel, Desk, 2026-11-27".to_owned());
        for own in [
            "Assessment 2026-11-27",
            "Assessment 2026-11-27 2",
            "Hot, 2026-11-27",
        ] {
            assert_eq!(follow.name(own, &words), wanted, "{own}");
        }
        for other in [
            "Ours",
            "Assessment 2026-11-26",
            "Assessment 2026-11-27 final",
            "Assessment 2026-11-27 ",
            "Hotel, Desk, 2026-11-27 3",
        ] {
            assert_eq!(follow.name(other, &words), None, "{other}");
        }
    }
}
