//! The rows of a table become people with their answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::cells::{confidence, evidence, note, plain};
use super::choices::{Choices, Question, TextRead};
use super::columns::{Headings, Layout};
use super::people::{Drafts, add_note, key_of, spelling, warning};
use super::practices::PracticeNames;
use super::scales::Scale;
use super::table::{Row, Table};
use super::values::{Said, Values};
use super::vocabulary::{folded, is, kept};
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
    /// Where rows stand that are trials of the form, or were not finished.
    pub(super) previews: Vec<usize>,
    pub(super) unfinished: Vec<usize>,
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
    /// The columns that say whether a row is a trial, each with whether it does so by numbers.
    trials: Vec<(usize, bool)>,
    /// How many people had no name.
    unnamed: usize,
    /// The row that is read.
    current: usize,
    /// How people are written, other than at first.
    spellings: HashSet<(usize, String)>,
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
            previews: Vec::new(),
            unfinished: Vec::new(),
            scales: Vec::new(),
            asked_scales: HashMap::new(),
            asks: "",
            on_scale: BTreeMap::new(),
            positions: headings.positions(),
            trials: headings.trials(),
            unnamed: 0,
            current: 0,
            spellings: HashSet::new(),
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
            if self.has_long_text(row) || self.has_hollow_cell(row) {
                continue;
            }
            self.asks = self.cell(row, &ColumnUse::Question);
            self.current = index;
            match self.headings.layout {
                Some(Layout::Answers) if self.headings.is_complete => self.own_answer(row),
                Some(Layout::Answers) => self.answer(row),
                Some(Layout::People) => self.person(row),
                None => {}
            }
        }
        for at in self.drafts.settle() {
            self.faults
                .push(warning(at, Message::new("sheet-remark-left"), None));
        }
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
        let trials = self.trials.iter();
        let trials = trials.map(|(index, is_numbered)| (folded(row.cell(*index)), *is_numbered));
        let trials: Vec<(String, bool)> = trials.collect();
        let is_trial = |(text, is_numbered): &(String, bool)| {
            is("is_preview", text) || (*is_numbered && is("is_preview_number", text))
        };
        if trials.iter().any(is_trial) {
            self.previews.push(row.at(0));
            return true;
        }
        let has_finished = self.positions.contains_key(&ColumnUse::Finished);
        let state = folded(self.cell(row, &ColumnUse::Finished));
        let is_open = |text: &str| is("is_unfinished", text);
        let mut partial = trials.iter().filter(|(text, _)| text.len() > 1);
        if (has_finished && (state.is_empty() || is_open(&state)))
            || partial.any(|(text, _)| is_open(text))
        {
            self.unfinished.push(row.at(0));
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

    /// Whether a cell that is used holds a formula whose result is not there, which is a fault.
    fn has_hollow_cell(&mut self, row: Row<'t>) -> bool {
        let columns = self.headings.columns.iter().enumerate();
        let used = columns.filter(|(index, column)| {
            let is_used = !matches!(column.used, None | Some(ColumnUse::Leave));
            is_used && row.is_hollow(*index)
        });
        let hollow: Vec<usize> = used.map(|(index, _)| row.at(index)).collect();
        for at in &hollow {
            let message = Message::new("sheet-formula").with("cell", self.table.cell_name(*at));
            self.fault(*at, message, Some(Message::new("sheet-formula-hint")));
        }
        !hollow.is_empty()
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
                    let at = self.at(row, &ColumnUse::Rating);
                    self.drafts.remark(place, at, text);
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
            voted_again: false,
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
            let consensus = Consensus {
                rating,
                reason,
                agreed_on: self.agreed_on(row),
            };
            self.consensus.insert(practice.clone(), consensus);
        }
    }

    /// The day on which the group agreed, as the program writes it; one that is written otherwise is not known.
    pub(super) fn agreed_on(&self, row: Row<'t>) -> Option<Date> {
        self.cell(row, &ColumnUse::ConsensusDay).parse().ok()
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
        let is_told = !self.headings.is_complete && self.headings.layout == Some(Layout::Answers);
        let Some(draft) = self.drafts.all.get_mut(place) else {
            return;
        };
        draft.last = Some(practice.clone());
        match draft.sheet.get_mut(&practice) {
            Some(before) if *before == response => {
                if is_told {
                    let name = draft.about.first().map_or("", String::as_str);
                    let message = Message::new("sheet-answer-same").with("respondent", name);
                    let message = message.with("practice", practice.as_str());
                    self.faults.push(warning(at, message, None));
                }
            }
            // A remark of a row before it belongs to the answer.
            Some(before) if before.rating.is_none() && response.rating.is_some() => {
                let remark = std::mem::replace(before, response);
                let after = std::mem::replace(&mut before.note, remark.note);
                if !after.is_empty() {
                    add_note(before, &after);
                }
            }
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
        let mut remarks: Vec<(Option<PracticeId>, usize, String)> = Vec::new();
        let mut waits = false;
        let columns = self.headings.columns.iter().enumerate();
        for (index, column) in columns.take(row.len()) {
            let text = row.cell(index);
            if text.is_empty() {
                continue;
            }
            match &column.used {
                Some(ColumnUse::Practice(practice)) => {
                    let rating = self.value(text, row.at(index), index, Some(practice), "");
                    waits |= rating.is_none();
                    if let Some(rating @ Some(_)) = rating.map(|said| said.rating) {
                        let response = Response {
                            rating,
                            ..Response::default()
                        };
                        given.push((practice.clone(), response, row.at(index)));
                    }
                }
                Some(ColumnUse::NoteOn(practice)) => {
                    remarks.push((Some(practice.clone()), row.at(index), note(text)));
                }
                Some(ColumnUse::Note) => {
                    let before = self.headings.columns.iter().take(index).rev();
                    let mut before = before.filter_map(|column| column.used.as_ref());
                    let practice = before.find_map(ColumnUse::practice);
                    remarks.push((practice.cloned(), row.at(index), note(text)));
                }
                _ => {}
            }
        }
        let has_faults = self.faults.errors() > faults;
        let name = self.name(row);
        if name.is_empty() && given.is_empty() && !has_faults && !waits {
            self.unfinished.push(row.at(0));
            return;
        }
        if has_faults && given.is_empty() && remarks.is_empty() {
            // Nothing of the person can be read.
            return;
        }
        let Some(place) = self.person_of(row, None) else {
            return;
        };
        if !self.takes_row(place, row) {
            return;
        }
        for (practice, response, at) in given {
            self.put(place, practice, response, at, row);
        }
        self.put_remarks(place, remarks, waits);
    }

    /// Puts remarks to a person's answers. Those of a later row that holds stand in the place of those
    /// before.
    fn put_remarks(
        &mut self,
        place: usize,
        remarks: Vec<(Option<PracticeId>, usize, String)>,
        waits: bool,
    ) {
        let Some(draft) = self.drafts.all.get_mut(place) else {
            return;
        };
        draft.waits |= waits;
        if draft.rows > 1 {
            for practice in remarks
                .iter()
                .filter_map(|(practice, ..)| practice.as_ref())
            {
                if let Some(before) = draft.sheet.get_mut(practice) {
                    before.note.clear();
                }
            }
        }
        for (practice, at, text) in remarks {
            match practice {
                Some(practice) => add_note(draft.sheet.entry(practice).or_default(), &text),
                None => draft.remarks.push((at, text)),
            }
        }
    }

    /// Whether a row of a person is taken. A second one that is wholly the same is passed over, which is
    /// told; another one is asked about, unless the later one holds.
    fn takes_row(&mut self, place: usize, row: Row<'t>) -> bool {
        let holds = self.choices.later_one_holds;
        let current = self.current;
        let Some(draft) = self.drafts.all.get_mut(place) else {
            return false;
        };
        draft.rows += 1;
        if draft.rows == 1 {
            draft.row = current;
            return true;
        }
        let name = draft.about.first().cloned().unwrap_or_default();
        let first = self.table.row(draft.row);
        if self.is_same_row(first, row) {
            let message = Message::new("sheet-row-same").with("name", name);
            self.faults.push(warning(row.at(0), message, None));
            return false;
        }
        if !holds {
            self.questions.push((row.at(0), Question::Rows { name }));
        }
        holds
    }

    /// Whether two rows of one person hold the same; how name, role and team are written does not count.
    fn is_same_row(&self, one: Row<'t>, other: Row<'t>) -> bool {
        let is_about = |index: usize| {
            let column = self.headings.columns.get(index);
            matches!(
                column.and_then(|column| column.used.as_ref()),
                Some(
                    ColumnUse::Name
                        | ColumnUse::FirstName
                        | ColumnUse::LastName
                        | ColumnUse::Role
                        | ColumnUse::Team
                )
            )
        };
        (0..one.len().max(other.len())).all(|index| {
            let (one, other) = (one.cell(index), other.cell(index));
            one == other || (is_about(index) && folded(one) == folded(other))
        })
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
        let joined = kept(&parts.join(" "));
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
        let is_nameless = name.is_empty();
        if is_nameless {
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
            draft.is_some_and(|draft| draft.id == id && !draft.is_nameless && !is_nameless)
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
        if let Some(place) = place.copied() {
            self.note_spelling(place, [&name, &role, &team], row);
            return Some(place);
        }
        if self.drafts.all.len() >= Assessment::MOST_RESPONDENTS {
            let message = Message::new("sheet-respondents");
            let message = message.with("most", Assessment::MOST_RESPONDENTS);
            self.fault(self.at(row, &ColumnUse::Name), message, None);
            return None;
        }
        let at = self.at(row, &ColumnUse::Name);
        let place = self.drafts.add([name, role, team], key, id, at);
        if let Some(draft) = self.drafts.all.get_mut(place) {
            draft.is_nameless = is_nameless;
        }
        Some(place)
    }

    /// Tells once for each way in which a person is written that it is taken for the first one.
    fn note_spelling(&mut self, place: usize, about: [&String; 3], row: Row<'t>) {
        let Some(draft) = self.drafts.all.get(place) else {
            return;
        };
        let is_same =
            |(one, other): (&String, &String)| one == other || folded(one) != folded(other);
        if about.into_iter().zip(&draft.about).all(is_same) {
            return;
        }
        let told = |about: [&String; 3]| {
            let stated = about.into_iter().filter(|text| !text.is_empty());
            stated.map(String::as_str).collect::<Vec<_>>().join(", ")
        };
        let (name, other) = (told(about), told(draft.about.each_ref()));
        if self.spellings.len() < limits::MAPPED && self.spellings.insert((place, name.clone())) {
            let at = self.at(row, &ColumnUse::Name);
            self.faults.push(spelling(at, &name, &other));
        }
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
