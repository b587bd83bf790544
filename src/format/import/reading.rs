//! The rows of a table become people with their answers.

use std::collections::{BTreeMap, HashMap};

use super::columns::{Headings, Layout};
use super::people::{Drafts, add_note, key_of, warning};
use super::practices::PracticeNames;
use super::table::{Row, Table};
use super::values::{Said, Values, stated_scale};
use super::vocabulary::{folded, is, tidy};
use super::{Choices, Question, TextRead};
use crate::format::fault::{self, Fault, Faults};
use crate::format::nearest::hint;
use crate::model::{
    Assessment, ColumnUse, Confidence, Consensus, Evidence, HalfLevels, Mapping, Meaning,
    PracticeId, Questionnaire, Rating, RatingKind, Response, limits,
};
use crate::words::Message;

/// Reads the rows of a table.
pub(super) struct RowReader<'t> {
    pub(super) table: &'t Table,
    pub(super) questionnaire: &'t Questionnaire,
    pub(super) headings: &'t Headings,
    pub(super) names: &'t PracticeNames<'t>,
    pub(super) mapping: &'t Mapping,
    pub(super) choices: &'t Choices,
    pub(super) values: Values,
    pub(super) faults: Faults,
    pub(super) drafts: Drafts,
    pub(super) consensus: BTreeMap<PracticeId, Consensus>,
    /// By place, what must be decided.
    pub(super) questions: Vec<(usize, Question)>,
    /// What the cells with answers say, by their texts.
    pub(super) texts: BTreeMap<String, TextRead>,
    /// What the questions of rows are used for, by their texts.
    pub(super) asked: HashMap<String, Option<ColumnUse>>,
    /// How many rows are trials of the form, or were not finished.
    pub(super) previews: usize,
    pub(super) unfinished: usize,
    /// The scale that each column states in its heading, or that the numbers of the table seem to have,
    /// where it is not that of the questionnaire.
    scales: Vec<Option<(u8, u8)>>,
    /// How many people had no name.
    unnamed: usize,
}

impl<'t> RowReader<'t> {
    pub(super) fn new(
        table: &'t Table,
        questionnaire: &'t Questionnaire,
        headings: &'t Headings,
        names: &'t PracticeNames<'t>,
        mapping: &'t Mapping,
        choices: &'t Choices,
    ) -> Self {
        Self {
            table,
            questionnaire,
            headings,
            names,
            mapping,
            choices,
            values: Values::of(questionnaire, mapping),
            faults: Faults::default(),
            drafts: Drafts::default(),
            consensus: BTreeMap::new(),
            questions: Vec::new(),
            texts: BTreeMap::new(),
            asked: HashMap::new(),
            previews: 0,
            unfinished: 0,
            scales: Vec::new(),
            unnamed: 0,
        }
    }

    /// Reads every row below the headings.
    pub(super) fn rows(&mut self) {
        self.find_scales();
        for index in self.headings.data..self.table.row_count() {
            if index - self.headings.data >= limits::ROWS {
                break;
            }
            let row = self.table.row(index);
            if row.is_blank() || self.is_left_out(row) {
                continue;
            }
            if self.has_long_text(row) {
                continue;
            }
            match self.headings.layout {
                Some(Layout::Answers) => self.answer(row),
                Some(Layout::People) => self.person(row),
                None => {}
            }
        }
        self.drafts.settle();
    }

    fn cell(&self, row: Row<'t>, used: &ColumnUse) -> &'t str {
        let position = self.headings.position(used);
        position.map_or("", |index| row.cell(index))
    }

    fn at(&self, row: Row<'t>, used: &ColumnUse) -> usize {
        self.headings
            .position(used)
            .map_or_else(|| row.at(0), |index| row.at(index))
    }

    /// Whether a row is a trial of the form, or was not finished; counts it.
    fn is_left_out(&mut self, row: Row<'t>) -> bool {
        if self.headings.is_own {
            return false;
        }
        if is("is_preview", &folded(self.cell(row, &ColumnUse::Preview))) {
            self.previews += 1;
            return true;
        }
        let has_finished = self.headings.position(&ColumnUse::Finished).is_some();
        let state = folded(self.cell(row, &ColumnUse::Finished));
        let partial = folded(self.cell(row, &ColumnUse::Preview));
        let is_open = |text: &str| is("is_unfinished", text);
        if (has_finished && (state.is_empty() || is_open(&state)))
            || (partial.len() > 1 && is_open(&partial))
        {
            self.unfinished += 1;
            return true;
        }
        false
    }

    /// Whether a cell is too long for a document, which is a fault.
    fn has_long_text(&mut self, row: Row<'t>) -> bool {
        let long = (0..row.len()).find(|index| row.cell(*index).len() > limits::WORDING_BYTES);
        if let Some(index) = long {
            let message = Message::new("sound-long-text")
                .with("most", limits::WORDING_BYTES)
                .with("found", row.cell(index).len());
            self.fault(row.at(index), message, None);
        }
        long.is_some()
    }

    /// Notes which scale numbers are on: what a heading states, or what the numbers themselves show
    /// where several are on no level.
    fn find_scales(&mut self) {
        let numbering = self.questionnaire.numbering;
        let (least, most) = (
            numbering.lowest(),
            numbering.number(self.questionnaire.top()),
        );
        let columns = self.headings.columns.iter();
        self.scales = columns
            .map(|column| stated_scale(&column.heading).filter(|scale| *scale != (least, most)))
            .collect();
        if self.headings.is_own {
            return;
        }
        let answers: Vec<usize> = self.answer_columns();
        let mut numbers: Vec<u8> = Vec::new();
        for index in self.headings.data..self.table.row_count() {
            let row = self.table.row(index);
            for column in &answers {
                let text = row.cell(*column);
                if text.len() <= 3
                    && let Ok(number) = text.parse::<u8>()
                    && !numbers.contains(&number)
                    && self.values.confirmed(text).is_none()
                {
                    numbers.push(number);
                }
            }
        }
        let off = |number: &&u8| !(least..=most).contains(*number);
        if numbers.iter().filter(off).count() < 2 {
            return;
        }
        let highest = numbers.iter().copied().max().unwrap_or_default();
        let top = [7, 10, 100].into_iter().find(|top| *top >= highest);
        let Some(top) = top else {
            return;
        };
        let scale = (u8::from(!numbers.contains(&0)), top);
        for index in answers {
            if let Some(found) = self.scales.get_mut(index) {
                *found = found.or(Some(scale));
            }
        }
    }

    /// The columns whose cells are answers.
    fn answer_columns(&self) -> Vec<usize> {
        let columns = self.headings.columns.iter().enumerate();
        let is_answer = |used: &Option<ColumnUse>| {
            matches!(used, Some(ColumnUse::Practice(_) | ColumnUse::Rating))
        };
        columns
            .filter(|(_, column)| is_answer(&column.used))
            .map(|(index, _)| index)
            .collect()
    }

    // --- A row an answer

    fn answer(&mut self, row: Row<'t>) {
        let faults = self.faults.errors();
        let Some(used) = self.question(row) else {
            if self.faults.errors() > faults && self.headings.is_own {
                // Whatever else is wrong with the row is told at once.
                self.rating_of(row, None);
                self.check_own(row);
            }
            return;
        };
        match used {
            ColumnUse::Practice(practice) => {
                let said = self.rating_of(row, Some(&practice));
                self.check_own(row);
                if let Some(Meaning { rating }) = said
                    && self.faults.errors() == faults
                {
                    self.take_answer(row, practice, rating);
                }
            }
            ColumnUse::Note => {
                let text = note(self.cell(row, &ColumnUse::Rating));
                if let Some(place) = self.person_of(row, None).filter(|_| !text.is_empty()) {
                    self.drafts.remark(place, text);
                }
            }
            ColumnUse::NoteOn(practice) => {
                let text = note(self.cell(row, &ColumnUse::Rating));
                if let Some(place) = self.person_of(row, None)
                    && let Some(draft) = self.drafts.all.get_mut(place)
                {
                    add_note(draft.sheet.entry(practice).or_default(), &text);
                }
            }
            _ => {}
        }
    }

    /// What the question of a row is used for; `None` where the row is left out, or after a fault.
    fn question(&mut self, row: Row<'t>) -> Option<ColumnUse> {
        let text = self.cell(row, &ColumnUse::Question);
        let at = self.at(row, &ColumnUse::Question);
        if text.is_empty() {
            self.fault(at, Message::new("sheet-practice-empty"), None);
            return None;
        }
        if let Some(known) = self.asked.get(text).cloned() {
            if known.is_none() && self.headings.is_own {
                self.unknown_practice(at, text);
            }
            return known;
        }
        let confirmed = self.mapping.columns.iter();
        let mut confirmed = confirmed.filter(|(known, _)| folded(known) == folded(text));
        let used = confirmed.next().map(|(_, used)| used.clone());
        let by_name = || self.names.find(text).cloned().map(ColumnUse::Practice);
        let used = used.or_else(by_name);
        if self.asked.len() < limits::MAPPED {
            self.asked.insert(text.to_owned(), used.clone());
        }
        if used.is_none() {
            if self.headings.is_own {
                self.unknown_practice(at, text);
            } else {
                let message = Message::new("sheet-question-unknown").with("found", text);
                let near = self.nearest(text);
                let fault = warning(at, message, near.unwrap_or_else(|| columns_hint(false)));
                self.faults.push(fault);
            }
        }
        used
    }

    fn unknown_practice(&mut self, at: usize, text: &str) {
        let message = Message::new("sound-practice-unknown").with("id", text);
        let near = (!self.faults.is_full())
            .then(|| self.nearest(text))
            .flatten();
        self.fault(at, message, near);
    }

    /// The practice whose id or title is nearest to a text, as a hint.
    fn nearest(&self, text: &str) -> Option<Message> {
        if text.len() > 200 {
            return None;
        }
        let text = folded(text);
        let mut best: Option<(usize, String)> = None;
        for (_, practice) in self.questionnaire.practices() {
            let titles = practice.title.wordings().map(|(_, title)| title);
            for name in titles.chain([practice.id.as_str()]) {
                let slips = strsim::levenshtein(&text, &folded(name));
                let length = name.chars().count().max(text.chars().count());
                let is_near = slips < length;
                if is_near && best.as_ref().is_none_or(|(least, _)| slips < *least) {
                    best = Some((slips, practice.id.to_string()));
                }
            }
        }
        best.map(|(_, id)| hint(&id))
    }

    /// Faults of tables with the program's own columns.
    fn check_own(&mut self, row: Row<'t>) {
        if self.headings.is_own && self.cell(row, &ColumnUse::Name).is_empty() {
            let at = self.at(row, &ColumnUse::Name);
            let hint = Message::new("sheet-respondent-empty-hint");
            self.fault(at, Message::new("sheet-respondent-empty"), Some(hint));
        }
        let count = self.headings.columns.len();
        let mut extra = row.cells().skip(count);
        if extra.any(|cell| !cell.is_empty()) {
            let message = Message::new("sheet-cells")
                .with("expected", count)
                .with("found", row.len());
            self.fault(
                row.at(count),
                message,
                Some(Message::new("sheet-cells-hint")),
            );
        }
    }

    /// The answer of a row; `None` after a fault.
    fn rating_of(&mut self, row: Row<'t>, practice: Option<&PracticeId>) -> Option<Meaning> {
        let column = self.headings.position(&ColumnUse::Rating)?;
        let text = row.cell(column);
        let state = folded(self.cell(row, &ColumnUse::State));
        let mut kinds = [RatingKind::NotApplicable, RatingKind::DontKnow].into_iter();
        let stated = kinds.find(|kind| is(kind.notation().name, &state));
        if let Some(kind) = stated.filter(|_| text.is_empty()) {
            let reason = plain(self.cell(row, &ColumnUse::Reason));
            let reason = if reason.is_empty() {
                self.choices.reason.clone()
            } else {
                reason
            };
            if kind.needs_reason() && reason.is_empty() {
                self.not_read(&Said::NoReason, "", row.at(column));
                return None;
            }
            return Some(Meaning {
                rating: kind.rating(reason),
            });
        }
        let given = self.cell(row, &ColumnUse::Reason);
        self.value(text, row.at(column), column, practice, given)
    }

    fn take_answer(&mut self, row: Row<'t>, practice: PracticeId, rating: Option<Rating>) {
        let response = Response {
            rating,
            note: note(self.cell(row, &ColumnUse::Note)),
            confidence: confidence(self.cell(row, &ColumnUse::Confidence)),
            flagged: is("yes", &folded(self.cell(row, &ColumnUse::Flagged))),
            evidence: evidence(self.cell(row, &ColumnUse::Evidence)),
        };
        self.take_consensus(row, &practice);
        let Some(place) = self.person_of(row, Some((&practice, &response))) else {
            return;
        };
        let at = self.at(row, &ColumnUse::Question);
        self.put(place, practice, response, at, row);
    }

    /// Takes what the group recorded, which stands beside each answer to a practice.
    fn take_consensus(&mut self, row: Row<'t>, practice: &PracticeId) {
        let Some(column) = self.headings.position(&ColumnUse::Consensus) else {
            return;
        };
        let text = row.cell(column);
        if text.is_empty() || is("yes", &folded(text)) || self.consensus.contains_key(practice) {
            return;
        }
        let given = self.cell(row, &ColumnUse::ConsensusReason);
        let rating = self.value(text, row.at(column), column, Some(practice), "");
        if let Some(rating) = rating.and_then(|said| said.rating) {
            let reason = plain(given);
            let consensus = Consensus { rating, reason };
            self.consensus.insert(practice.clone(), consensus);
        }
    }

    /// Puts an answer to a person's others. The same again is nothing new; another one is a fault, unless
    /// the later one holds.
    fn put(
        &mut self,
        place: usize,
        practice: PracticeId,
        response: Response,
        at: usize,
        row: Row<'t>,
    ) {
        let holds = self.choices.later_one_holds;
        let Some(draft) = self.drafts.all.get_mut(place) else {
            return;
        };
        draft.last = Some(practice.clone());
        match draft.sheet.get_mut(&practice) {
            Some(before) if *before == response => {}
            Some(before) if holds => before.take(response),
            Some(_) => {
                let name = draft.about.first().cloned().unwrap_or_default();
                let message = Message::new("sheet-twice")
                    .with("respondent", name.as_str())
                    .with("practice", practice.as_str());
                self.fault(at, message, Some(Message::new("sheet-twice-hint")));
                self.questions.push((row.at(0), Question::Twice { name }));
            }
            None => {
                draft.sheet.insert(practice, response);
            }
        }
    }

    // --- A row a person

    fn person(&mut self, row: Row<'t>) {
        self.check_own(row);
        let faults = self.faults.errors();
        let mut given: Vec<(PracticeId, Response, usize)> = Vec::new();
        let mut remarks: Vec<(Option<PracticeId>, String)> = Vec::new();
        for (index, column) in self.headings.columns.iter().enumerate() {
            let text = row.cell(index);
            if text.is_empty() {
                continue;
            }
            match &column.used {
                Some(ColumnUse::Practice(practice)) => {
                    let rating = self.value(text, row.at(index), index, Some(practice), "");
                    if let Some(rating @ Some(_)) = rating.map(|said| said.rating) {
                        let response = Response {
                            rating,
                            ..Response::default()
                        };
                        given.push((practice.clone(), response, row.at(index)));
                    }
                }
                Some(ColumnUse::NoteOn(practice)) => {
                    remarks.push((Some(practice.clone()), note(text)));
                }
                Some(ColumnUse::Note) => {
                    let before = self.headings.columns.iter().take(index).rev();
                    let mut before = before.filter_map(|column| column.used.as_ref());
                    let practice = before.find_map(ColumnUse::practice);
                    remarks.push((practice.cloned(), note(text)));
                }
                _ => {}
            }
        }
        let has_faults = self.faults.errors() > faults;
        let name = self.name(row);
        if name.is_empty() && given.is_empty() && !has_faults {
            self.unfinished += 1;
            return;
        }
        let Some(place) = self.person_of(row, None) else {
            return;
        };
        if !self.is_first_row(place, &given, row) {
            return;
        }
        for (practice, response, at) in given {
            self.put(place, practice, response, at, row);
        }
        let Some(draft) = self.drafts.all.get_mut(place) else {
            return;
        };
        for (practice, text) in remarks {
            match practice {
                Some(practice) => add_note(draft.sheet.entry(practice).or_default(), &text),
                None => draft.remarks.push(text),
            }
        }
    }

    /// Counts the rows of a person. A second one that says the same is passed over; another one is asked
    /// about, unless the later one holds.
    fn is_first_row(
        &mut self,
        place: usize,
        given: &[(PracticeId, Response, usize)],
        row: Row<'t>,
    ) -> bool {
        let holds = self.choices.later_one_holds;
        let Some(draft) = self.drafts.all.get_mut(place) else {
            return false;
        };
        draft.rows += 1;
        if draft.rows == 1 || holds {
            return true;
        }
        let is_same = |(practice, response, _): &(PracticeId, Response, usize)| {
            let before = draft.sheet.get(practice);
            before.is_some_and(|before| before.rating == response.rating)
        };
        if !given.iter().all(is_same) {
            let name = draft.about.first().cloned().unwrap_or_default();
            self.questions.push((row.at(0), Question::Twice { name }));
        }
        false
    }

    // --- Both

    /// The name of the person of a row, or what tells the person from others.
    fn name(&self, row: Row<'t>) -> String {
        let whole = plain(self.cell(row, &ColumnUse::Name));
        if !whole.is_empty() {
            return whole;
        }
        let parts = [ColumnUse::FirstName, ColumnUse::LastName];
        let parts = parts.map(|part| plain(self.cell(row, &part)));
        let joined = tidy(&parts.join(" "));
        if !joined.is_empty() {
            return joined;
        }
        plain(self.cell(row, &ColumnUse::Id))
    }

    /// The person of a row, added where new; `None` after a fault. Of several people of one name it is
    /// the first who did not give this answer yet.
    fn person_of(
        &mut self,
        row: Row<'t>,
        answer: Option<(&PracticeId, &Response)>,
    ) -> Option<usize> {
        let mut name = self.name(row);
        if name.is_empty() {
            if self.headings.layout == Some(Layout::Answers) {
                let message = Message::new("sheet-respondent-empty");
                let hint = Message::new("sheet-respondent-empty-hint");
                self.fault(row.at(0), message, Some(hint));
                return None;
            }
            self.unnamed += 1;
            name = self.unnamed.to_string();
        }
        let [role, team] = [ColumnUse::Role, ColumnUse::Team].map(|it| plain(self.cell(row, &it)));
        let key = key_of(&name, &role, &team);
        let found = self.drafts.of(&key, self.choices);
        let is_other = self.choices.is_other(&key[0]);
        let is_free = |place: &&usize| {
            let draft = self.drafts.all.get(**place);
            match answer {
                Some((practice, response)) => draft.is_some_and(|draft| {
                    let before = draft.sheet.get(practice);
                    before.is_none_or(|before| before == response)
                }),
                None => self.headings.layout == Some(Layout::Answers),
            }
        };
        let place = if is_other {
            found.iter().find(is_free)
        } else {
            found.first()
        };
        if let Some(place) = place {
            return Some(*place);
        }
        if self.drafts.all.len() >= Assessment::MOST_RESPONDENTS {
            let message = Message::new("sheet-respondents");
            let message = message.with("most", Assessment::MOST_RESPONDENTS);
            self.fault(self.at(row, &ColumnUse::Name), message, None);
            return None;
        }
        let at = self.at(row, &ColumnUse::Name);
        Some(self.drafts.add([name, role, team], key, at))
    }

    /// What a cell with an answer says; `None` after a fault, or where it must be confirmed first.
    fn value(
        &mut self,
        text: &str,
        at: usize,
        column: usize,
        practice: Option<&PracticeId>,
        reason: &str,
    ) -> Option<Meaning> {
        let said = self.on_scale(self.values.read(text), text, column);
        let meaning = match said.clone() {
            Said::Answer(rating) => Some(Meaning { rating }),
            Said::NotApplicable => {
                let given = plain(reason);
                let reason = if given.is_empty() {
                    self.choices.reason.clone()
                } else {
                    given
                };
                let has_reason = !reason.is_empty();
                let rating = Some(Rating::NotApplicable(reason));
                has_reason.then_some(Meaning { rating })
            }
            _ => None,
        };
        if text.len() <= LONGEST_TEXT {
            self.note_text(text, at, &said, meaning.as_ref());
        }
        let Some(meaning) = meaning else {
            self.not_read(&said, text, at);
            return None;
        };
        if let (Some(practice), Some(Rating::At(found))) = (practice, &meaning.rating) {
            let asked = self.questionnaire.practice(practice);
            let scale = asked.map(|(_, practice)| practice.scale());
            if let Some(scale) = scale.filter(|scale| !scale.allows(*found)) {
                let numbering = self.questionnaire.numbering;
                let [message, hint] = fault::off_scale(practice.as_str(), scale, numbering, *found);
                self.fault(at, message, Some(hint));
                return None;
            }
        }
        Some(meaning)
    }

    /// A number of another scale stands for nothing until somebody confirms it.
    fn on_scale(&self, said: Said, text: &str, column: usize) -> Said {
        let Some((least, most)) = self.scales.get(column).copied().flatten() else {
            return said;
        };
        let is_number = matches!(
            said,
            Said::Answer(Some(Rating::At(_))) | Said::OffScale | Said::Proposed(_)
        );
        if !is_number || self.values.confirmed(text).is_some() {
            return said;
        }
        let digits: String = tidy(text)
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        match digits.parse::<u8>() {
            Ok(place) if (least..=most).contains(&place) => Said::Proposed(Meaning {
                rating: Some(Rating::At(self.values.scaled(place, least, most))),
            }),
            _ => said,
        }
    }

    fn note_text(&mut self, text: &str, at: usize, said: &Said, meaning: Option<&Meaning>) {
        let is_plain = text.is_empty() || self.questionnaire.numbering.parse(text).is_some();
        if is_plain && matches!(said, Said::Answer(_)) && self.values.confirmed(text).is_none() {
            return;
        }
        if let Some(known) = self.texts.get_mut(text) {
            known.count += 1;
            return;
        }
        if self.texts.len() >= limits::MAPPED {
            return;
        }
        let proposal = match said {
            Said::Proposed(meaning) => Some(meaning.clone()),
            Said::Day(Some(rating)) => Some(Meaning {
                rating: Some(Rating::At(*rating)),
            }),
            _ => None,
        };
        let known = TextRead {
            text: text.to_owned(),
            count: 1,
            at,
            meaning: meaning.cloned(),
            proposal,
            is_confirmed: self.values.confirmed(text).is_some(),
            needs_confirming: matches!(said, Said::Proposed(_)),
        };
        self.texts.insert(text.to_owned(), known);
    }

    /// Tells a text that is not read. What is only proposed is told once for all cells, as a question.
    fn not_read(&mut self, said: &Said, text: &str, at: usize) {
        let numbering = self.questionnaire.numbering;
        let expected = |key: &'static str| {
            Message::new(key)
                .with("least", numbering.lowest())
                .with("most", numbering.number(self.questionnaire.top()))
                .with("found", text)
        };
        let (message, hint) = match said {
            Said::OffScale => (expected("sheet-rating"), Message::new("sheet-rating-hint")),
            Said::NoReason | Said::NotApplicable => (
                Message::new("sound-reason"),
                Message::new("sheet-reason-hint"),
            ),
            Said::Day(was) => {
                let message = Message::new("sheet-day").with("found", text);
                (message, day_hint(*was))
            }
            Said::Unknown => (
                expected("sheet-rating"),
                Message::new("sheet-value-hint").with("found", text),
            ),
            Said::Proposed(_) | Said::Answer(_) => return,
        };
        self.fault(at, message, Some(hint));
    }

    pub(super) fn fault(&mut self, at: usize, message: Message, hint: Option<Message>) {
        if self.faults.is_full() {
            self.faults.count_error();
            return;
        }
        self.faults.push(Fault::error(at, message).hinting(hint));
    }
}

/// The longest text that can stand in a list of what texts mean, in bytes.
const LONGEST_TEXT: usize = 200;

fn day_hint(was: Option<HalfLevels>) -> Message {
    match was {
        Some(rating) => Message::new("sheet-day-hint").with("rating", rating),
        None => Message::new("sheet-day-no-hint"),
    }
}

/// Which columns there are, for the program's own tables and for others.
pub(super) const fn columns_hint(is_own: bool) -> Message {
    Message::new(if is_own {
        "sheet-columns-hint"
    } else {
        "sheet-map-hint"
    })
}

/// A short text: entities are decoded, and the apostrophe that guards a formula is taken off.
fn plain(text: &str) -> String {
    tidy(unguarded(text))
}

/// A remark: lines stay, entities are decoded, and the apostrophe that guards a formula is taken off.
fn note(text: &str) -> String {
    html_escape::decode_html_entities(unguarded(text))
        .trim()
        .to_owned()
}

/// A text without the apostrophe that tables put before what a spreadsheet would take for a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}

fn confidence(text: &str) -> Option<Confidence> {
    let text = folded(text);
    let known = [
        ("low", Confidence::Low),
        ("medium", Confidence::Medium),
        ("high", Confidence::High),
    ];
    let mut known = known.into_iter();
    known
        .find(|(kind, _)| is(kind, &text))
        .map(|(_, found)| found)
}

/// Entries of evidence, a line each.
fn evidence(text: &str) -> Vec<Evidence> {
    let lines = note(text);
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let entry = |line: &str| Evidence {
        text: line.to_owned(),
        ..Evidence::default()
    };
    lines.take(limits::EVIDENCE).map(entry).collect()
}
