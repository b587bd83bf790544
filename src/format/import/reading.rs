//! The rows of a table become people with their answers.

use std::collections::{BTreeMap, HashMap};

use super::cells::{confidence, evidence, note, plain};
use super::choices::{Choices, Question, TextRead};
use super::columns::{Headings, Layout};
use super::people::{Drafts, add_note, key_of, warning};
use super::practices::PracticeNames;
use super::scales::Scale;
use super::table::{Row, Table};
use super::values::{Said, Values};
use super::vocabulary::{folded, is, tidy};
use crate::format::fault::{Fault, Faults};
use crate::format::nearest::hint;
use crate::model::{
    Assessment, ColumnUse, Consensus, Mapping, Meaning, PracticeId, Questionnaire, Rating,
    RatingKind, Response, limits,
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
    /// What texts of cells say by themselves.
    pub(super) said: HashMap<String, Said>,
    /// What the questions of rows are used for, by their texts.
    pub(super) asked: HashMap<String, Option<ColumnUse>>,
    /// How many rows are trials of the form, or were not finished.
    pub(super) previews: usize,
    pub(super) unfinished: usize,
    /// The scale that each column states in its heading, or that the numbers of the table seem to have,
    /// where it is not that of the questionnaire.
    pub(super) scales: Vec<Option<Scale>>,
    /// By the question of a row, the scale that it states; `None` for that of the questionnaire.
    pub(super) asked_scales: HashMap<String, Option<Scale>>,
    /// The question of the row that is read.
    pub(super) asks: &'t str,
    /// What was decided about plain numbers, as it is called on their scale.
    pub(super) on_scale: BTreeMap<String, Meaning>,
    /// Where the columns of a use stand; the first of several.
    positions: HashMap<ColumnUse, usize>,
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
            said: HashMap::new(),
            asked: HashMap::new(),
            previews: 0,
            unfinished: 0,
            scales: Vec::new(),
            asked_scales: HashMap::new(),
            asks: "",
            on_scale: BTreeMap::new(),
            positions: headings.positions(),
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
            self.asks = self.cell(row, &ColumnUse::Question);
            match self.headings.layout {
                Some(Layout::Answers) if self.headings.is_complete => self.own_answer(row),
                Some(Layout::Answers) => self.answer(row),
                Some(Layout::People) => self.person(row),
                None => {}
            }
        }
        self.drafts.settle();
    }

    pub(super) fn cell(&self, row: Row<'t>, used: &ColumnUse) -> &'t str {
        let position = self.positions.get(used);
        position.map_or("", |index| row.cell(*index))
    }

    pub(super) fn position(&self, used: &ColumnUse) -> Option<usize> {
        self.positions.get(used).copied()
    }

    pub(super) fn at(&self, row: Row<'t>, used: &ColumnUse) -> usize {
        row.at(self.positions.get(used).copied().unwrap_or_default())
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
        let has_finished = self.positions.contains_key(&ColumnUse::Finished);
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

    // --- A row an answer

    fn answer(&mut self, row: Row<'t>) {
        let faults = self.faults.errors();
        if self.is_of_the_group(row) {
            return;
        }
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

    /// Takes a row that names nobody and says only what the group recorded.
    fn is_of_the_group(&mut self, row: Row<'t>) -> bool {
        let is_blank = |used: &ColumnUse| self.cell(row, used).is_empty();
        let is_of_nobody = self.headings.is_own
            && [ColumnUse::Name, ColumnUse::Rating].iter().all(is_blank)
            && !is_blank(&ColumnUse::Consensus);
        if is_of_nobody && let Some(ColumnUse::Practice(practice)) = self.question(row) {
            self.take_consensus(row, &practice);
        }
        is_of_nobody
    }

    /// What the question of a row is used for; `None` where the row is left out, or after a fault.
    pub(super) fn question(&mut self, row: Row<'t>) -> Option<ColumnUse> {
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
                let hint = Message::new("sheet-question-hint").with("found", text);
                self.faults.push(warning(at, message, hint));
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
    pub(super) fn rating_of(
        &mut self,
        row: Row<'t>,
        practice: Option<&PracticeId>,
    ) -> Option<Meaning> {
        let column = self.positions.get(&ColumnUse::Rating).copied()?;
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
                self.not_read(&Said::NoReason, "", row.at(column), None);
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
        let check = self.check(row, &practice).filter(|_| rating.is_some());
        let response = Response {
            rating,
            check,
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
    pub(super) fn take_consensus(&mut self, row: Row<'t>, practice: &PracticeId) {
        let Some(column) = self.positions.get(&ColumnUse::Consensus).copied() else {
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
    pub(super) fn put(
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
        let columns = self.headings.columns.iter().enumerate();
        for (index, column) in columns.take(row.len()) {
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
    pub(super) fn person_of(
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
        } else if let Some(holding) = self.choices.holding(&name) {
            holding.clone_into(&mut name);
        }
        let [role, team] = [ColumnUse::Role, ColumnUse::Team].map(|it| plain(self.cell(row, &it)));
        let key = key_of(&name, &role, &team);
        let id = if self.headings.is_own {
            self.cell(row, &ColumnUse::Id)
        } else {
            ""
        };
        let mut found = self.drafts.of(&key, self.choices);
        let is_named = |place: &usize| {
            let draft = self.drafts.all.get(*place);
            draft.is_some_and(|draft| draft.id == id)
        };
        found.retain(is_named);
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
        Some(self.drafts.add([name, role, team], key, id, at))
    }

    pub(super) fn fault(&mut self, at: usize, message: Message, hint: Option<Message>) {
        if self.faults.is_full() {
            self.faults.count_error();
            return;
        }
        self.faults.push(Fault::error(at, message).hinting(hint));
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
