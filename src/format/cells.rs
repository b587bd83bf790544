//! Cells of tables: what the program writes into them so that it can be read back.

use jiff::civil::Date;

use crate::model::{Check, CheckVerdict, Digest, Evidence, EvidenceFile, Numbering};

/// With one of these at its start a text would be taken for a formula.
const STARTS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether apostrophes, none among them, and then a formula stand at the start.
fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS_FORMULA)
}

/// A text that no spreadsheet takes for a formula: it gets an apostrophe in front where it would be, and
/// where it looks as if it had one already.
#[must_use]
pub fn guarded(text: &str) -> String {
    let guard = if is_guarded(text) { "'" } else { "" };
    format!("{guard}{text}")
}

/// The text without the apostrophe that [`guarded`] put in front.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    let inner = text.strip_prefix('\'').filter(|inner| is_guarded(inner));
    inner.unwrap_or(text)
}

/// What stands between the parts of an entry of evidence.
const BAR: &str = " | ";

/// What makes of the next sign an ordinary one.
const ESCAPE: char = '␛';

/// What stands for a new line and for a carriage return.
const BREAKS: [(char, char); 2] = [('⏎', '\n'), ('␍', '\r')];

/// An entry of evidence in one line: what it is, and after a bar each of `link:`, `file:` (with size
/// and digest), `day:` and `checked:` that is stated. Who checked it is not named unless it may be.
#[must_use]
pub fn evidence_line(entry: &Evidence, names: bool) -> String {
    let mut parts = vec![escaped(entry.text.trim())];
    let mut add = |label: &str, text: String| parts.push(format!("{label}: {text}"));
    if !entry.link.trim().is_empty() {
        add("link", escaped(entry.link.trim()));
    }
    if let Some(file) = &entry.file {
        let name = escaped(&file.name);
        add(
            "file",
            format!("{name} ({} bytes, {})", file.size, file.digest),
        );
    }
    if let Some(day) = entry.date {
        add("day", day.to_string());
    }
    let checked = entry.checked_by.trim();
    match (checked.is_empty(), names) {
        (true, _) => {}
        (false, true) => add("checked", escaped(checked)),
        (false, false) => parts.push("checked".to_owned()),
    }
    parts.join(BAR)
}

/// What a second person made of an answer, in one line: the verdict (`accepted`, `adjusted 2.5` or
/// `sent_back`), and after a bar each of `by:`, `day:` and `note:` that is stated.
#[must_use]
pub fn check_line(check: &Check, numbering: Numbering, names: bool, notes: bool) -> String {
    let mut parts = vec![match check.verdict.adjusted() {
        Some(rating) => format!("{} {}", check.verdict.as_str(), numbering.rating(rating)),
        None => check.verdict.as_str().to_owned(),
    }];
    let by = escaped(check.by.trim());
    parts.extend(names.then(|| format!("by: {by}")));
    parts.push(format!("day: {}", check.date));
    let note = escaped(check.note.trim());
    parts.extend((notes && !note.is_empty()).then(|| format!("note: {note}")));
    parts.join(BAR)
}

/// Reads a cell that [`check_line`] wrote; `None` where it does not say who checked and when, or
/// lacks the note that its verdict needs.
#[must_use]
pub fn read_check(cell: &str, numbering: Numbering) -> Option<Check> {
    let mut parts = cell.trim().split(BAR);
    let first = parts.next()?;
    let (verdict, rating) = first.split_once(' ').unwrap_or((first, ""));
    let rating = numbering.parse(rating);
    let kinds = [CheckVerdict::Accepted, CheckVerdict::SentBack];
    let mut kinds = kinds.into_iter().chain(rating.map(CheckVerdict::Adjusted));
    let verdict = kinds.find(|kind| kind.as_str() == verdict)?;
    let (mut by, mut day, mut note) = (String::new(), None, String::new());
    for part in parts {
        match part.split_once(": ")? {
            ("by", text) => by = plain(text),
            ("day", text) => day = Some(text.parse::<Date>().ok()?),
            ("note", text) => note = plain(text),
            _ => return None,
        }
    }
    let lacks_note = verdict.needs_note() && note.trim().is_empty();
    (!lacks_note && !by.trim().is_empty()).then_some(Check {
        by,
        date: day?,
        verdict,
        note,
    })
}

/// Reads a cell with an entry of evidence a line.
#[must_use]
pub fn read_evidence(cell: &str) -> Vec<Evidence> {
    let lines = cell.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(entry).collect()
}

fn entry(line: &str) -> Evidence {
    let mut parts = line.split(BAR);
    let mut found = Evidence {
        text: plain(parts.next().unwrap_or_default()),
        ..Evidence::default()
    };
    for part in parts {
        let (label, text) = part.split_once(": ").unwrap_or((part, ""));
        let is_read = match label {
            "link" => {
                found.link = plain(text);
                true
            }
            "file" => {
                found.file = file(text);
                found.file.is_some()
            }
            "day" => {
                found.date = text.parse::<Date>().ok();
                found.date.is_some()
            }
            "checked" => {
                found.checked_by = plain(text);
                true
            }
            _ => false,
        };
        if !is_read {
            found.text.push_str(BAR);
            found.text.push_str(&plain(part));
        }
    }
    found
}

/// A copy of a file by its name, size and digest. Its bytes do not stand in a table.
fn file(text: &str) -> Option<EvidenceFile> {
    let (name, rest) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let (size, digest) = rest.split_once(" bytes, ")?;
    let name = plain(name);
    EvidenceFile::is_name(&name).then_some(EvidenceFile {
        name,
        size: size.parse().ok()?,
        digest: digest.parse::<Digest>().ok()?,
        content: None,
    })
}

/// A text in one line, in which no bar stands by itself.
fn escaped(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for sign in text.chars() {
        let is_sign = sign == ESCAPE || BREAKS.iter().any(|(shown, _)| *shown == sign);
        let is_bar = sign == '|' && (found.is_empty() || found.ends_with(' '));
        if is_sign || is_bar {
            found.push(ESCAPE);
        }
        let shown = BREAKS.iter().find(|(_, meant)| *meant == sign);
        found.push(shown.map_or(sign, |(shown, _)| *shown));
    }
    found
}

/// The text that [`escaped`] was made of.
fn plain(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        let meant = BREAKS.iter().find(|(shown, _)| *shown == sign);
        if sign == ESCAPE {
            found.extend(signs.next());
        } else {
            found.push(meant.map_or(sign, |(_, meant)| *meant));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::HalfLevels;

    #[test]
    fn a_check_is_read_as_it_was_written_and_nothing_that_lacks_a_name_or_a_note() {
        let numbering = Numbering::FromOne;
        let rating = HalfLevels::new(5).expect("a rating");
        let check = Check {
            by: "Ines | Co".to_owned(),
            date: jiff::civil::date(2026, 11, 20),
            verdict: CheckVerdict::Adjusted(rating),
            note: "Two of\nthree".to_owned(),
        };
        let line = check_line(&check, numbering, true, true);
        let wanted = "adjusted 2.5 | by: Ines ␛| Co | day: 2026-11-20 | note: Two of⏎three";
        assert_eq!(line, wanted);
        assert_eq!(read_check(&line, numbering), Some(check.clone()));
        let without = check_line(&check, numbering, false, false);
        assert_eq!(without, "adjusted 2.5 | day: 2026-11-20");
        for cell in [
            without.as_str(),
            "",
            "accepted",
            "accepted | by: Ines",
            "sent_back | by: Ines | day: 2026-11-20",
            "adjusted | by: Ines | day: 2026-11-20 | note: so",
        ] {
            assert_eq!(read_check(cell, numbering), None, "{cell}");
        }
        let plain = "accepted | by: Ines | day: 2026-11-20";
        let read = read_check(plain, numbering).expect("a check");
        assert_eq!(check_line(&read, numbering, true, true), plain);
    }

    #[test]
    fn a_formula_gets_an_apostrophe_which_is_taken_off_again() {
        for (text, written) in [
            ("@otter", "'@otter"),
            ("=SUM(A1:A3)", "'=SUM(A1:A3)"),
            ("'@otter", "''@otter"),
            ("'tis", "'tis"),
            ("O'Neill", "O'Neill"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), written);
            assert_eq!(unguarded(written), text);
        }
        assert_eq!(unguarded("@otter"), "@otter", "nothing was put before it");
    }

    #[test]
    fn an_entry_of_evidence_is_a_line_that_people_read_too() {
        let entry = Evidence {
            text: "Service plan\nof 2026".to_owned(),
            link: r"C:\plans | old\plan.pdf".to_owned(),
            file: None,
            date: Some(jiff::civil::date(2026, 3, 1)),
            checked_by: "Ines".to_owned(),
        };
        let line = r"Service plan⏎of 2026 | link: C:\plans ␛| old\plan.pdf | day: 2026-03-01 | checked: Ines";
        assert_eq!(evidence_line(&entry, true), line);
        assert_eq!(read_evidence(line), std::slice::from_ref(&entry));
        assert!(evidence_line(&entry, false).ends_with(" | checked"));
        let found = read_evidence("minutes | of May\n\nposter | day: soon\n");
        let texts: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["minutes | of May", "poster | day: soon"]);
    }

    proptest! {
        #[test]
        fn every_text_and_every_entry_is_read_as_it_was_written(
            text in "[ab'=@|: \n\r⏎␍␛\\-]{0,12}",
            link in "[ab'=@|: \n\r⏎␍␛\\-]{0,12}",
            file in any::<bool>(),
        ) {
            let written = guarded(&text);
            prop_assert_eq!(unguarded(&written), text.as_str());
            let entry = Evidence {
                text: format!("x{text}x"),
                link: link.trim().to_owned(),
                file: file.then(|| EvidenceFile {
                    name: "a (1 bytes, b).pdf".to_owned(),
                    size: 12,
                    digest: Digest::of(text.as_bytes()),
                    content: None,
                }),
                date: None,
                checked_by: format!("y{link}y"),
            };
            prop_assert_eq!(read_evidence(&evidence_line(&entry, true)), [entry]);
        }
    }
}
