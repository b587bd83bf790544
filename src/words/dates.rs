//! Dates as people type them.

use jiff::civil::Date;

/// Why a typed text is not taken for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MisreadDate {
    /// It is none.
    NoDate,
    /// It names a day that the calendar lacks, such as 31 February.
    NoSuchDay,
    /// Its year has two digits, so that any of its numbers could be the year.
    ShortYear,
    /// Its first two numbers can each be the day, as in "3/4/2026".
    TwoWays {
        /// The day if it stands first.
        day_first: Date,
        /// The day if the month stands first.
        month_first: Date,
    },
}

/// The names of each month: in a date, shortened, and alone.
pub(super) type MonthNames = [[String; 3]; 12];

/// A piece of a typed date.
enum Piece<'t> {
    Number(&'t str),
    Word(&'t str),
    Between(&'t str),
}

/// What a letter is part of.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Number,
    Word,
    Between,
}

impl Kind {
    fn of(letter: char) -> Self {
        if letter.is_ascii_digit() {
            Self::Number
        } else if letter.is_alphabetic() {
            Self::Word
        } else {
            Self::Between
        }
    }
}

/// Reads a typed day. A year has four digits and stands first or last. Between points the day stands before the month,
/// as everywhere where points are used; else a date whose first two numbers could each be the day is
/// not decided here.
pub(super) fn read(text: &str, months: &MonthNames) -> Result<Date, MisreadDate> {
    let pieces = pieces(text.trim());
    let numbers: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    let pointed = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Between(sign) if sign.trim() == "."));
    match (numbers.as_slice(), month_in(&pieces, months)?) {
        ([day, year] | [year, day], Some(month)) if year.len() == 4 => {
            date(year, &month.to_string(), day)
        }
        ([_, _], Some(_)) => Err(MisreadDate::ShortYear),
        ([year, month, day], None) if year.len() == 4 => date(year, month, day),
        ([one, other, year], None) if year.len() == 4 => {
            match (date(year, other, one), date(year, one, other)) {
                (Ok(day_first), Ok(month_first)) if !pointed && day_first != month_first => {
                    Err(MisreadDate::TwoWays {
                        day_first,
                        month_first,
                    })
                }
                (Ok(date), _) => Ok(date),
                (Err(_), month_first) if !pointed => month_first,
                (fault, _) => fault,
            }
        }
        ([_, _, year], None) if year.len() == 2 => Err(MisreadDate::ShortYear),
        _ => Err(MisreadDate::NoDate),
    }
}

/// Reads a typed day as [`read`] does; one without a year is the next such day from a day on.
pub(super) fn read_coming(
    text: &str,
    months: &MonthNames,
    from: Date,
) -> Result<Date, MisreadDate> {
    let read = read(text, months);
    let without_year = match read {
        Err(MisreadDate::NoDate) => day_and_month(text, months)?,
        _ => None,
    };
    let Some((day, month)) = without_year else {
        return read;
    };
    // A 29 February may be eight years away.
    let mut years = from.year()..=from.year().saturating_add(8);
    let coming = years.find_map(|year| {
        let day = date(&year.to_string(), &month, &day).ok()?;
        (from <= day).then_some(day)
    });
    coming.ok_or(MisreadDate::NoSuchDay)
}

/// The day and the month of a text without a year, as in "18 Dec", "Dec 18th" and "18.12.".
fn day_and_month(text: &str, months: &MonthNames) -> Result<Option<(String, String)>, MisreadDate> {
    let pieces = pieces(text.trim());
    let number = |piece: &Piece<'_>| match piece {
        Piece::Number(number) => Some((*number).to_owned()),
        _ => None,
    };
    let numbers: Vec<String> = pieces.iter().filter_map(number).collect();
    let pointed = |piece: &Piece<'_>| matches!(piece, Piece::Between(sign) if sign.trim() == ".");
    Ok(match (numbers.as_slice(), month_in(&pieces, months)?) {
        ([day], Some(month)) => Some((day.clone(), month.to_string())),
        ([day, month], None) if pieces.iter().any(pointed) => Some((day.clone(), month.clone())),
        _ => None,
    })
}

/// Cuts a text where digits, letters and signs meet.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(kind) = rest.chars().next().map(Kind::of) {
        let end = rest
            .find(|letter| Kind::of(letter) != kind)
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(match kind {
            Kind::Number => Piece::Number(piece),
            Kind::Word => Piece::Word(piece),
            Kind::Between => Piece::Between(piece),
        });
        rest = after;
    }
    pieces
}

/// The month that is written as a word; `None` where there is no word.
fn month_in(pieces: &[Piece<'_>], months: &MonthNames) -> Result<Option<usize>, MisreadDate> {
    let mut found = None;
    for (place, piece) in pieces.iter().enumerate() {
        let Piece::Word(word) = piece else {
            continue;
        };
        let before = place.checked_sub(1).and_then(|before| pieces.get(before));
        if matches!(before, Some(Piece::Number(_))) && word.chars().count() == 2 {
            // An ending, as in "27th".
            continue;
        }
        let month = month_of(word, months).ok_or(MisreadDate::NoDate)?;
        if found.replace(month).is_some() {
            return Err(MisreadDate::NoDate);
        }
    }
    Ok(found)
}

/// The month whose name begins with a word of at least three letters.
fn month_of(word: &str, months: &MonthNames) -> Option<usize> {
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let begins = |name: &String| name.to_lowercase().starts_with(&word);
    let mut fitting = (1..)
        .zip(months)
        .filter(|(_, names)| names.iter().any(begins))
        .map(|(month, _)| month);
    let month = fitting.next();
    month.filter(|_| fitting.next().is_none())
}

fn date(year: &str, month: &str, day: &str) -> Result<Date, MisreadDate> {
    if month.len() > 2 || day.len() > 2 {
        return Err(MisreadDate::NoDate);
    }
    let read = |year: &str| year.parse::<i16>().ok();
    let short = |number: &str| number.parse::<i8>().ok();
    let parts = read(year).zip(short(month)).zip(short(day));
    let ((year, month), day) = parts.ok_or(MisreadDate::NoDate)?;
    Date::new(year, month, day).map_err(|_| MisreadDate::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::MisreadDate;
    use crate::model::Language;
    use crate::words::Words;

    #[test]
    fn a_day_is_read_in_every_usual_form() {
        let words = Words::english();
        for typed in [
            "2026-11-27",
            "2026/11/27",
            "27.11.2026",
            "27. 11. 2026",
            "27/11/2026",
            "11/27/2026",
            "27-11-2026",
            "27 Nov 2026",
            "27 nov. 2026",
            "27 November 2026",
            " 27th November 2026 ",
            "November 27, 2026",
            "27nov2026",
        ] {
            let read = words.read_date(typed);
            assert_eq!(read, Ok(date(2026, 11, 27)), "{typed:?}");
        }
        assert_eq!(words.read_date("3.4.2026"), Ok(date(2026, 4, 3)));
        assert_eq!(words.read_date("4/4/2026"), Ok(date(2026, 4, 4)));
    }

    #[test]
    fn a_day_that_could_be_read_two_ways_is_left_to_the_reader() {
        let two_ways = MisreadDate::TwoWays {
            day_first: date(2026, 4, 3),
            month_first: date(2026, 3, 4),
        };
        for typed in ["3/4/2026", "03-04-2026", "3 4 2026"] {
            assert_eq!(
                Words::english().read_date(typed),
                Err(two_ways),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_refused_with_its_reason() {
        for (typed, fault) in [
            ("", MisreadDate::NoDate),
            ("2026-11", MisreadDate::NoDate),
            ("27.11.", MisreadDate::NoDate),
            ("27 Ju 2026", MisreadDate::NoDate),
            ("27 Jux 2026", MisreadDate::NoDate),
            ("1 2 Nov 2026", MisreadDate::NoDate),
            ("27 Nov Dec 2026", MisreadDate::NoDate),
            ("27.111.2026", MisreadDate::NoDate),
            ("31.2.2026", MisreadDate::NoSuchDay),
            ("13/13/2026", MisreadDate::NoSuchDay),
            ("2026-02-29", MisreadDate::NoSuchDay),
            ("27.11.26", MisreadDate::ShortYear),
            ("27 Nov 26", MisreadDate::ShortYear),
        ] {
            assert_eq!(Words::english().read_date(typed), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_next_such_day() {
        let words = Words::english();
        let today = date(2026, 11, 22);
        for (typed, day) in [
            ("18 Dec", date(2026, 12, 18)),
            ("Dec 18th", date(2026, 12, 18)),
            ("18.12.", date(2026, 12, 18)),
            ("22 November", date(2026, 11, 22)),
            ("21 November", date(2027, 11, 21)),
            ("29 Feb", date(2028, 2, 29)),
            ("18 Dec 2029", date(2029, 12, 18)),
        ] {
            assert_eq!(words.read_coming_date(typed, today), Ok(day), "{typed:?}");
        }
        for (typed, fault) in [
            ("18", MisreadDate::NoDate),
            ("Dec", MisreadDate::NoDate),
            ("soon", MisreadDate::NoDate),
            ("31 Feb", MisreadDate::NoSuchDay),
            ("18 Dec 26", MisreadDate::ShortYear),
        ] {
            assert_eq!(
                words.read_coming_date(typed, today),
                Err(fault),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn every_day_is_read_as_it_is_shown() {
        let words = Words::english();
        let first = date(2026, 1, 1);
        for day in first.series(1.day()).take(366) {
            assert_eq!(words.read_date(&words.date(day)), Ok(day));
            assert_eq!(words.read_date(&words.short_date(day)), Ok(day));
        }
    }

    #[test]
    fn months_are_read_in_the_language_of_the_words() {
        let polish = Language::new("pl").expect("a sound tag");
        let file = "date-long = { $day } { $month ->
    [11] listopada
   *[12] grudnia
} { $year }
date-short = { $day } { $month ->
    [11] lis
   *[12] gru
} { $year }
date-month = { $month ->
    [11] listopad
   *[12] grudzień
} { $year }
";
        let words = Words::from_files(&polish, [file.to_owned()]);
        for typed in ["27 listopada 2026", "27 lis 2026", "27 LISTOPAD 2026"] {
            assert_eq!(words.read_date(typed), Ok(date(2026, 11, 27)), "{typed:?}");
        }
    }
}
