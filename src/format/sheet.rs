//! Sheets: responses from a spreadsheet as CSV, one row a respondent and practice.

use std::collections::{HashMap, HashSet};

use csv::StringRecord;

use super::fault::{self, Fault, Faults};
use super::nearest::nearest_id;
use super::{Diagnostic, Severity};
use crate::model::{
    Assessment, HalfLevels, Practice, PracticeId, Questionnaire, Rating, RatingKind, Respondent,
    RespondentId, Response, limits,
};
use crate::words::Message;

/// What a sheet holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Everybody with a sound row, in the order of the rows, with what they answered. Their ids
    /// hold within this sheet only.
    pub respondents: Vec<Respondent>,
    /// Every fault of every row, in the order of the rows; a row with an error is left out.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a sheet with the columns `respondent`, `role`, `team`, `practice`, `rating` and `note`,
/// in any order; `role`, `team` and `note` may be missing.
///
/// A rating is the lowest to the highest level in halves (`3`, `3.5`, `3,5`), `na:` with a reason, `dk`,
/// or empty for unanswered. Commas, semicolons or tabs between the cells, a byte order mark, and
/// line ends of any system are all read. Rows without any text are passed over.
#[must_use]
pub fn read(text: &str, questionnaire: &Questionnaire) -> Sheet {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = delimiter(text);
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut reading = Reading {
        text,
        delimiter,
        questionnaire,
        practices: questionnaire.practices_by_name(),
        columns: Columns::default(),
        respondents: Vec::new(),
        positions: HashMap::new(),
        roles: HashMap::new(),
        given: HashSet::new(),
        faults: Faults::default(),
    };
    let mut row = StringRecord::new();
    if !matches!(rows.read_record(&mut row), Ok(true)) {
        let hint = Message::new("sheet-columns-hint");
        let fault = Fault::error(0, Message::new("sheet-empty"));
        reading.faults.push(fault.hinting(Some(hint)));
    } else if reading.header(&row) {
        let mut count = 0_usize;
        while matches!(rows.read_record(&mut row), Ok(true)) {
            count += 1;
            if count > limits::ROWS {
                let message = Message::new("sheet-many-rows").with("most", limits::ROWS);
                reading.fault(&row, 0, message, None);
                break;
            }
            reading.row(&row);
        }
    }
    Sheet {
        respondents: reading.respondents,
        diagnostics: reading.faults.diagnostics(text),
    }
}

/// Which cell of a row holds what.
#[derive(Debug, Default)]
struct Columns {
    respondent: Option<usize>,
    role: Option<usize>,
    team: Option<usize>,
    practice: Option<usize>,
    rating: Option<usize>,
    note: Option<usize>,
    count: usize,
}

struct Reading<'t> {
    text: &'t str,
    delimiter: u8,
    questionnaire: &'t Questionnaire,
    /// By ids, titles and aliases.
    practices: HashMap<String, &'t PracticeId>,
    columns: Columns,
    respondents: Vec<Respondent>,
    /// By name, role and team.
    positions: HashMap<(String, String, String), usize>,
    /// Role and team by name, to notice one name with two.
    roles: HashMap<String, (String, String)>,
    /// Who answered what already.
    given: HashSet<(usize, PracticeId)>,
    faults: Faults,
}

impl Reading<'_> {
    /// Reads the names of the columns; `false` where rows cannot be read without what is missing.
    fn header(&mut self, row: &StringRecord) -> bool {
        if row.len() > limits::COLUMNS {
            let message = Message::new("sheet-many-columns")
                .with("most", limits::COLUMNS)
                .with("found", row.len());
            self.fault(row, 0, message, None);
            return false;
        }
        let starts = self.starts(row, row.len());
        let start = |index: usize| starts.get(index).copied().unwrap_or_default();
        let mut columns = Columns {
            count: row.len(),
            ..Columns::default()
        };
        for (index, cell) in row.iter().enumerate() {
            let name = cell.trim().to_lowercase();
            let place = match name.as_str() {
                "respondent" => &mut columns.respondent,
                "role" => &mut columns.role,
                "team" => &mut columns.team,
                "practice" => &mut columns.practice,
                "rating" => &mut columns.rating,
                "note" => &mut columns.note,
                "" => continue,
                _ => {
                    let message = Message::new("sheet-column-unknown").with("found", cell.trim());
                    let hint = Message::new("sheet-columns-hint");
                    self.warn_at(start(index), message, hint);
                    continue;
                }
            };
            if place.is_some() {
                let message = Message::new("sheet-column-twice").with("column", name);
                self.faults.push(Fault::error(start(index), message));
            } else {
                *place = Some(index);
            }
        }
        let needed = [
            ("respondent", columns.respondent),
            ("practice", columns.practice),
            ("rating", columns.rating),
        ];
        self.columns = columns;
        for (column, _) in needed.iter().filter(|(_, place)| place.is_none()) {
            let message = Message::new("sheet-column-missing").with("column", *column);
            let hint = Message::new("sheet-columns-hint");
            self.fault(row, 0, message, hint);
        }
        needed.iter().all(|(_, place)| place.is_some())
    }

    fn row(&mut self, row: &StringRecord) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let faults = self.faults.errors();
        self.check_lengths(row);
        let rating = self.rating(row);
        let practice = self.practice(row);
        if let (Some(practice), Some(Some(Rating::At(rating)))) = (&practice, &rating) {
            self.check_scale(row, practice, *rating);
        }
        let name = cell(row, self.columns.respondent);
        if name.is_empty() {
            let message = Message::new("sheet-respondent-empty");
            let hint = Message::new("sheet-respondent-empty-hint");
            self.fault(row, self.columns.respondent, message, hint);
        }
        let mut extra = row.iter().skip(self.columns.count);
        if extra.any(|cell| !cell.trim().is_empty()) {
            let message = Message::new("sheet-cells")
                .with("expected", self.columns.count)
                .with("found", row.len());
            let hint = Message::new("sheet-cells-hint");
            self.fault(row, self.columns.count, message, hint);
        }
        if let (Some(practice), Some(rating), true) =
            (practice, rating, self.faults.errors() == faults)
        {
            self.take(row, practice, rating);
        }
    }

    fn check_lengths(&mut self, row: &StringRecord) {
        let is_long = |cell: &str| cell.len() > limits::WORDING_BYTES;
        if let Some((index, cell)) = row.iter().enumerate().find(|(_, cell)| is_long(cell)) {
            let message = Message::new("sound-long-text")
                .with("most", limits::WORDING_BYTES)
                .with("found", cell.len());
            self.fault(row, index, message, None);
        }
    }

    /// `None` after a fault; `Some(None)` where unanswered.
    #[expect(
        clippy::option_option,
        reason = "the outer one says whether the cell is sound"
    )]
    fn rating(&mut self, row: &StringRecord) -> Option<Option<Rating>> {
        let text = cell(row, self.columns.rating);
        if text.is_empty() {
            return Some(None);
        }
        let (code, reason) = text.split_once(':').unwrap_or((text, ""));
        let is_meant = |kind: &RatingKind| {
            kind.notation().code.eq_ignore_ascii_case(code)
                && (kind.needs_reason() || !text.contains(':'))
        };
        let mut kinds = RatingKind::lettered().map(|(kind, _)| kind);
        if let Some(kind) = kinds.find(is_meant) {
            let reason = reason.trim();
            if kind.needs_reason() && reason.is_empty() {
                let message = Message::new("sound-reason");
                let hint = Message::new("sheet-reason-hint");
                self.fault(row, self.columns.rating, message, hint);
                return None;
            }
            return Some(kind.rating(reason.to_owned()));
        }
        let (numbering, top) = (self.questionnaire.numbering, self.questionnaire.top());
        let rating = numbering.parse(text).filter(|it| *it <= top.into());
        let Some(half_levels) = rating else {
            let message = Message::new("sheet-rating")
                .with("least", numbering.lowest())
                .with("most", numbering.number(top))
                .with("found", text);
            let hint = Message::new("sheet-rating-hint");
            self.fault(row, self.columns.rating, message, hint);
            return None;
        };
        Some(Some(Rating::At(half_levels)))
    }

    fn check_scale(&mut self, row: &StringRecord, practice: &PracticeId, rating: HalfLevels) {
        let asked = self.questionnaire.practice(practice);
        let scale = asked.map(|(_, practice)| practice.scale());
        if let Some(scale) = scale.filter(|scale| !scale.allows(rating)) {
            let numbering = self.questionnaire.numbering;
            let [message, hint] = fault::off_scale(practice.as_str(), scale, numbering, rating);
            self.fault(row, self.columns.rating, message, hint);
        }
    }

    fn practice(&mut self, row: &StringRecord) -> Option<PracticeId> {
        let text = cell(row, self.columns.practice);
        if let Some(id) = self.practices.get(&Practice::name_key(text)) {
            return Some((*id).clone());
        }
        let (message, hint) = if text.is_empty() {
            (Message::new("sheet-practice-empty"), None)
        } else {
            let asked = self.questionnaire.practices();
            let known = asked.map(|(_, practice)| practice.id.as_str());
            let message = Message::new("sound-practice-unknown").with("id", text);
            let is_told = !self.faults.is_full();
            (message, is_told.then(|| nearest_id(text, known)).flatten())
        };
        self.fault(row, self.columns.practice, message, hint);
        None
    }

    fn take(&mut self, row: &StringRecord, practice: PracticeId, rating: Option<Rating>) {
        let Some(position) = self.respondent(row) else {
            return;
        };
        if !self.given.insert((position, practice.clone())) {
            let message = Message::new("sheet-twice")
                .with("respondent", cell(row, self.columns.respondent))
                .with("practice", practice.as_str());
            let hint = Message::new("sheet-twice-hint");
            self.fault(row, self.columns.practice, message, hint);
            return;
        }
        let response = Response {
            rating,
            note: cell(row, self.columns.note).to_owned(),
            ..Response::default()
        };
        if let Some(respondent) = self.respondents.get_mut(position) {
            respondent.sheet.0.insert(practice, response);
        }
    }

    /// The position of the respondent of a row, added where new; `None` after a fault.
    fn respondent(&mut self, row: &StringRecord) -> Option<usize> {
        let name = cell(row, self.columns.respondent).to_owned();
        let role = cell(row, self.columns.role).to_owned();
        let team = cell(row, self.columns.team).to_owned();
        let person = (name.clone(), role.clone(), team.clone());
        if let Some(position) = self.positions.get(&person) {
            return Some(*position);
        }
        let position = self.respondents.len();
        if position >= Assessment::MOST_RESPONDENTS {
            let message =
                Message::new("sheet-respondents").with("most", Assessment::MOST_RESPONDENTS);
            self.fault(row, self.columns.respondent, message, None);
            return None;
        }
        let id = RespondentId::new(format!("r{}", position + 1)).ok()?;
        let place = (role.clone(), team.clone());
        if self.roles.get(&name).is_some_and(|known| *known != place) {
            let message = Message::new("sheet-person").with("name", name.as_str());
            let hint = Message::new("sheet-person-hint");
            self.warn(row, self.columns.respondent, message, hint);
        }
        self.roles.insert(name.clone(), place);
        self.positions.insert(person, position);
        self.respondents.push(Respondent {
            name,
            role,
            team,
            ..Respondent::new(id)
        });
        Some(position)
    }

    fn fault(
        &mut self,
        row: &StringRecord,
        column: impl Into<Option<usize>>,
        message: Message,
        hint: impl Into<Option<Message>>,
    ) {
        if self.faults.is_full() {
            self.faults.count_error();
            return;
        }
        let at = self.start_of(row, column.into().unwrap_or_default());
        self.faults.push(Fault::error(at, message).hinting(hint));
    }

    fn warn(
        &mut self,
        row: &StringRecord,
        column: impl Into<Option<usize>>,
        message: Message,
        hint: Message,
    ) {
        let at = self.start_of(row, column.into().unwrap_or_default());
        self.warn_at(at, message, hint);
    }

    fn warn_at(&mut self, at: usize, message: Message, hint: Message) {
        let fault = Fault::error(at, message).hinting(hint);
        self.faults.push(Fault {
            severity: Severity::Warning,
            ..fault
        });
    }

    /// The byte where a cell of a row begins; the end of the row where there is no such cell.
    fn start_of(&self, row: &StringRecord, index: usize) -> usize {
        self.starts(row, index).pop().unwrap_or_default()
    }

    /// The bytes where the cells of a row begin, up to the one at an index. Where there are fewer, the
    /// last is where the row ends.
    fn starts(&self, row: &StringRecord, most: usize) -> Vec<usize> {
        let start = row
            .position()
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        // A row is said to begin where the one before ended, blank lines and all.
        let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let start = start + blank;
        let rest = rest.get(blank..).unwrap_or_default();
        let mut in_quotes = false;
        let mut starts = vec![start];
        let mut end = rest.len();
        for (offset, byte) in rest.bytes().enumerate() {
            if starts.len() > most {
                return starts;
            }
            match byte {
                b'"' => in_quotes = !in_quotes,
                b'\r' | b'\n' if !in_quotes => {
                    end = offset;
                    break;
                }
                byte if byte == self.delimiter && !in_quotes => starts.push(start + offset + 1),
                _ => {}
            }
        }
        if starts.len() <= most {
            starts.push(start + end);
        }
        starts
    }
}

/// The text of a cell without white space around it; empty where there is no such column or cell.
fn cell(row: &StringRecord, column: Option<usize>) -> &str {
    column
        .and_then(|column| row.get(column))
        .unwrap_or_default()
        .trim()
}

/// What stands between the cells: of comma, semicolon and tab the most frequent in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::super::bundled;
    use super::super::tests::told;
    use super::*;
    use crate::model::Language;

    fn sheet(text: &str) -> Sheet {
        read(text, bundled::standard())
    }

    fn rating(sheet: &Sheet, position: usize, practice: &str) -> Option<Rating> {
        let practice = PracticeId::new(practice).ok()?;
        let respondent = sheet.respondents.get(position)?;
        respondent.sheet.rating(&practice).cloned()
    }

    fn at(count: u8) -> Option<Rating> {
        HalfLevels::new(count).map(Rating::At)
    }

    #[test]
    fn every_way_to_write_a_rating_is_read() {
        let sheet = sheet(
            "respondent,role,team,practice,rating,note\n\
             Ann,managers,North,F1,3.5,\"with a comma, and\na line\"\n\
             Ann,managers,North,f2,na: no branches,\n\
             Ann,managers,North,F3,DK,\n\
             Ann,managers,North,F4,,only a note\n\
             Bea,,,F1,1,\n",
        );
        assert_eq!(told(&sheet.diagnostics), "");
        assert_eq!(sheet.respondents.len(), 2);
        assert_eq!(rating(&sheet, 0, "F1"), at(7));
        let reason = "no branches".to_owned();
        assert_eq!(rating(&sheet, 0, "F2"), Some(Rating::NotApplicable(reason)));
        assert_eq!(rating(&sheet, 0, "F3"), Some(Rating::DontKnow));
        assert_eq!(rating(&sheet, 0, "F4"), None);
        assert_eq!(rating(&sheet, 1, "F1"), at(2));
    }

    #[test]
    fn a_practice_is_known_by_its_id_by_its_title_and_by_an_alias_that_is_its_own() {
        let mut questionnaire = (**bundled::standard()).clone();
        let practices = &mut questionnaire.elements[0].practices;
        let title = practices[0].title.get(&Language::english()).to_uppercase();
        practices[1].aliases = vec!["What people want".to_owned(), "Twice".to_owned()];
        practices[2].aliases = vec!["Twice".to_owned()];
        let text = format!(
            "respondent,practice,rating\n\
             Ann,\"{title}\",3\n\
             Ann,\" what People want\",4\n\
             Ann,F2,5\n\
             Ann,Twice,2\n"
        );
        let sheet = read(&text, &questionnaire);
        assert_eq!(rating(&sheet, 0, "F1"), at(6));
        assert_eq!(rating(&sheet, 0, "F2"), at(8));
        let told = told(&sheet.diagnostics);
        assert!(told.contains("4:5: "), "the same practice twice: {told}");
        assert!(told.contains("no practice \"Twice\""), "{told}");
        assert_eq!(
            told.lines().filter(|line| !line.starts_with(' ')).count(),
            2
        );
    }

    #[test]
    fn a_sheet_from_a_spreadsheet_with_semicolons_and_a_byte_order_mark_is_read() {
        let text =
            "\u{feff}Note;Practice;Rating;Respondent\r\n;F1;3,5;Ann\r\n;;;\r\n\r\n;F2;2;Ann\r\n";
        let sheet = sheet(text);
        assert_eq!(told(&sheet.diagnostics), "");
        assert_eq!(rating(&sheet, 0, "F1"), at(7));
        assert_eq!(rating(&sheet, 0, "F2"), at(4));
    }

    #[test]
    fn every_bad_row_is_told_with_its_cell_and_the_sound_ones_are_kept() {
        let sheet = sheet(
            "respondent,role,team,practice,rating,colour\n\
             Ann,managers,North,F1,6,\n\
             Ann,managers,North,F99,3,\n\
             \n\
             \"An\nn\",managers,North,F1,na:,\n\
             ,managers,North,,3.25,\n\
             Ann,managers,North,F2,3,red,too,many\n\
             Ann,managers,North,F2,3\n\
             Ann,managers,North,F2,4,\n\
             Ann,front line,North,F2,4,\n",
        );
        insta::assert_snapshot!(told(&sheet.diagnostics));
        assert_eq!(sheet.respondents.len(), 2);
        assert_eq!(rating(&sheet, 0, "F2"), at(6));
    }

    #[test]
    fn a_sheet_without_its_columns_gives_nothing_but_a_fault() {
        for text in ["", "\n\n", "a,b,c\n1,2,3\n", "respondent,rating\nAnn,3\n"] {
            let sheet = sheet(text);
            assert!(sheet.respondents.is_empty(), "{text:?}");
            assert!(!sheet.diagnostics.is_empty(), "{text:?}");
        }
    }
}
