//! What changed between two assessments, in the sentences and rows that the report, the window and the command share.

use std::cmp::Ordering;

use super::Redaction;
use super::wording::{element_name, element_names, level_name, place_short, practice_named};
use crate::change::{
    Became, Chance, Change, Comparability, ElementChange, FEWEST_FOR_CHANCE, GivenReason,
    IndexChange, Limit, NotCompared, OwnStepBecame, PlannedStep, PracticeChange, Reread,
    SideOfChange, TargetBecame, Trend, TrendPoint,
};
use crate::chart::ChangeRow;
use crate::model::{Assessment, ElementId, Form, HalfLevels, PracticeId, Questionnaire};
use crate::report::plan_wording;
use crate::scoring::disclosure::SmallestGroup;
use crate::scoring::{DifferenceInterval, Index, LevelMoves, LevelRange, Share};
use crate::words::{Message, Words};

/// A change with what is needed to put it into words.
#[derive(Clone, Copy)]
pub struct ChangeTold<'a> {
    /// The words.
    pub words: &'a Words,
    /// What changed.
    pub change: &'a Change,
    /// The older assessment.
    pub old: &'a Assessment,
    /// The newer one.
    pub new: &'a Assessment,
    /// What is left out.
    pub left_out: Redaction,
}

/// An element then and now, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementTold {
    /// Which element.
    pub name: String,
    /// Its level then, in short.
    pub then: String,
    /// Its level now, in short.
    pub now: String,
    /// Its average then and now.
    pub average: String,
    /// By how much the average moved.
    pub difference: String,
    /// What chance has to do with that.
    pub chance: String,
    /// How many of its practices rose and fell.
    pub moves: String,
}

/// A practice then and now, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeTold {
    /// Which practice.
    pub id: PracticeId,
    /// What it is called.
    pub name: String,
    /// The rating then.
    pub then: String,
    /// The rating now.
    pub now: String,
    /// By how much it moved.
    pub difference: String,
    /// What chance has to do with that.
    pub chance: String,
    /// What people wrote about it, what the group agreed on first.
    pub reasons: Vec<String>,
}

impl ElementTold {
    /// What stands beside the name, in the order of the columns.
    #[must_use]
    pub fn cells(self) -> [String; 6] {
        [
            self.then,
            self.now,
            self.average,
            self.difference,
            self.chance,
            self.moves,
        ]
    }
}

impl PracticeTold {
    /// Its row in the picture of what moved.
    #[must_use]
    pub fn row<'a>(&'a self, change: &'a PracticeChange) -> ChangeRow<'a> {
        ChangeRow {
            id: &change.id,
            name: &self.name,
            old: change.old,
            new: change.new,
            difference: &self.difference,
            chance: &self.chance,
            is_beyond: change.chance == Chance::Beyond,
        }
    }
}

/// Something that was planned, and what became of it, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BecameTold {
    /// What was planned.
    pub what: String,
    /// What became of it.
    pub became: String,
}

/// An assessment in a row of them, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointTold {
    /// Its day.
    pub date: String,
    /// Its edition, with a remark where that is another scale.
    pub edition: String,
    /// How many people answered.
    pub people: String,
    /// The level of the unit, in short.
    pub place: String,
    /// The average.
    pub index: String,
    /// The level of each element, in short.
    pub elements: Vec<String>,
}

impl ChangeTold<'_> {
    fn questionnaire(&self) -> &Questionnaire {
        &self.new.questionnaire
    }

    fn unit(&self) -> String {
        match self.new.unit.name() {
            "" => self.words.text("report-unit-unnamed"),
            name => name.to_owned(),
        }
    }

    /// What it comes down to, as a title.
    #[must_use]
    pub fn title(&self) -> String {
        let (words, level, unit) = (self.words, &self.change.level, self.unit());
        if self.change.is_hidden() {
            return words.with("change-title-hidden", &facts!(unit));
        }
        if self.change.limits.contains(&Limit::OtherQuestionnaire) {
            return words.text("change-title-other");
        }
        if self.change.limits.contains(&Limit::OtherSegment) {
            let [old, new] = self.segments();
            return words.with("change-title-segment", &facts!(unit, old, new));
        }
        if self.change.limits.contains(&Limit::OtherEdition) {
            return words.with("change-title-edition", &facts!(unit));
        }
        let ends = level.old.zip(level.new);
        let Some((was, is)) = ends else {
            return words.with("change-title-none", &facts!(unit));
        };
        let [old, new] = [was, is].map(|range| place_short(words, Some(range)));
        match level.direction {
            Some(Ordering::Greater) => words.with("change-title-risen", &facts!(unit, old, new)),
            Some(Ordering::Less) => words.with("change-title-fallen", &facts!(unit, old, new)),
            Some(Ordering::Equal) => self.title_of_same(&unit, &new),
            None => words.with("change-title-open", &facts!(unit)),
        }
    }

    fn title_of_same(&self, unit: &str, level: &str) -> String {
        let such = |direction: Ordering| -> Vec<&ElementId> {
            let elements = self.change.elements.iter();
            let such = elements.filter(|it| it.level.direction == Some(direction));
            such.map(|it| &it.id).collect()
        };
        let (risen, fallen) = (such(Ordering::Greater), such(Ordering::Less));
        let names = |ids: &[&ElementId]| {
            element_names(self.words, self.questionnaire(), ids.iter().copied())
        };
        if risen.is_empty() && !fallen.is_empty() {
            let facts = facts!(unit, level, elements = names(&fallen));
            return self.words.with("change-title-same-fallen", &facts);
        }
        let facts = facts!(unit, level, count = risen.len(), elements = names(&risen));
        self.words.with("change-title-same", &facts)
    }

    /// The customers that each is about.
    fn segments(&self) -> [String; 2] {
        [self.old, self.new].map(|side| match side.unit.segment.trim() {
            "" => self.words.text("change-segment-all"),
            segment => segment.to_owned(),
        })
    }

    /// Whether both are about different customers, so that they stand side by side and nothing is called a change.
    #[must_use]
    pub fn is_side_by_side(&self) -> bool {
        self.change.comparability == Comparability::OtherSegment
    }

    /// What stands above the two columns of places: then and now, or the customers where these are others.
    #[must_use]
    pub fn headings(&self) -> [String; 2] {
        if self.is_side_by_side() {
            self.segments()
        } else {
            ["change-then", "change-now"].map(|key| self.words.text(key))
        }
    }

    /// Which two assessments are compared: their days and how many people answered.
    #[must_use]
    pub fn sides(&self) -> String {
        let (old, new) = (&self.change.old, &self.change.new);
        let day = |date: Option<jiff::civil::Date>, key: &str| {
            date.map_or_else(|| self.words.text(key), |day| self.words.date(day))
        };
        let facts = facts!(
            old = day(old.date, "change-sides-undated"),
            oldPeople = old.people,
            new = day(new.date, "change-sides-undated-new"),
            newPeople = new.people
        );
        self.words.with("change-sides", &facts)
    }

    /// The sentences that are read first.
    #[must_use]
    pub fn lead(&self) -> Vec<String> {
        if self.change.is_hidden() {
            let least = self.change.least.map_or(0, SmallestGroup::people);
            return vec![self.words.with("change-hidden", &facts!(least))];
        }
        let mut said: Vec<String> = self.level().into_iter().collect();
        if self.is_side_by_side() {
            return said;
        }
        said.extend(self.index());
        said.extend(self.practices());
        said
    }

    /// The level of the unit then and now.
    fn level(&self) -> Option<String> {
        let level = &self.change.level;
        let name = |range: LevelRange, of: &Assessment| {
            let short = place_short(self.words, Some(range));
            if range.is_certain() {
                let name = level_name(self.words, &of.questionnaire, range.low);
                return self.words.series(&[short, name]);
            }
            short
        };
        let (old, new) = (name(level.old?, self.old), name(level.new?, self.new));
        if self.is_side_by_side() {
            let [old_segment, new_segment] = self.segments();
            let facts = facts!(old, oldSegment = old_segment, new, newSegment = new_segment);
            return Some(self.words.with("change-level-segments", &facts));
        }
        if level.direction == Some(Ordering::Equal) {
            let mut said = self.words.with("change-level-same", &facts!(level = new));
            if let Some(held) = self.held() {
                said.push(' ');
                said.push_str(&held);
            }
            return Some(said);
        }
        let mut said = self.words.with("change-level", &facts!(old, new));
        if self.change.comparability != Comparability::Same {
            said.push(' ');
            said.push_str(&self.words.text("change-level-scale"));
        }
        if let Some(reread) = self.change.reread {
            let facts = facts!(
                edition = self.change.new.edition.as_str(),
                place = place_short(self.words, reread.place),
                carried = reread.carried,
                unknown = reread.unknown
            );
            said.push(' ');
            said.push_str(&self.words.with("change-reread", &facts));
        }
        Some(said)
    }

    /// Which elements hold the unit at its level, where others stand higher.
    fn held(&self) -> Option<String> {
        let unit = self.change.level.new.filter(|it| it.is_certain())?;
        let elements = &self.change.elements;
        let holds = |it: &&ElementChange| it.level.new == Some(unit);
        let held: Vec<&ElementId> = elements.iter().filter(holds).map(|it| &it.id).collect();
        if held.is_empty() || held.len() == elements.len() {
            return None;
        }
        let count = held.len();
        let elements = element_names(self.words, self.questionnaire(), held);
        Some(
            self.words
                .with("change-level-held", &facts!(count, elements)),
        )
    }

    /// The average rating then and now, and whether that is more than chance.
    fn index(&self) -> Option<String> {
        let index = &self.change.index;
        let (old, new) = (index.old?, index.new?);
        let way = match index.tenths()?.cmp(&0) {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "same",
        };
        let [old, new] = [old, new].map(|it| self.words.number(it));
        let practices = index.practices;
        let facts = facts!(practices, way, old, new);
        let key = if practices == 1 {
            "change-index-one"
        } else {
            "change-index"
        };
        let mut said = self.words.with(key, &facts);
        if let Some(more) = self.chance_of(index) {
            said.push(' ');
            said.push_str(&more);
        }
        Some(said)
    }

    fn chance_of(&self, index: &IndexChange) -> Option<String> {
        let chance = index.chance?;
        if let Some(interval) = index.interval {
            let key = match chance {
                Chance::Beyond => "change-interval-beyond",
                Chance::Inside | Chance::Unknown => "change-interval-inside",
            };
            let [low, high] = self.ends(interval, 10);
            return Some(self.words.with(key, &facts!(low, high)));
        }
        match chance {
            Chance::Beyond => Some(self.words.text("change-chance-beyond")),
            Chance::Inside => Some(self.words.text("change-chance-inside")),
            Chance::Unknown => None,
        }
    }

    fn ends(&self, interval: DifferenceInterval, whole: i32) -> [String; 2] {
        [interval.low, interval.high].map(|end| signed(self.words, end, whole))
    }

    /// How often the draws had the level higher, the same or lower.
    #[must_use]
    pub fn draws(&self) -> Option<String> {
        let draws = self.change.draws.as_ref()?;
        let moves = draws.level?;
        let [up, same, down] = percents(moves);
        let agreed = self.agreed();
        let facts = facts!(
            together = u8::from(draws.together),
            people = self.change.people.new,
            resamples = draws.resamples,
            up,
            same,
            down,
            seed = draws.seed.to_string(),
            agreed
        );
        Some(self.words.with("change-draws", &facts))
    }

    /// How many ratings the group agreed on, then or now.
    fn agreed(&self) -> usize {
        let ids = self.change.practices.iter().map(|it| &it.id);
        ids.filter(|id| self.is_agreed(id)).count()
    }

    fn is_agreed(&self, id: &PracticeId) -> bool {
        let mut sides = [self.old, self.new].into_iter();
        sides.any(|side| side.consensus.contains_key(id))
    }

    /// How many practices rose, fell and stayed.
    fn practices(&self) -> Option<String> {
        let change = self.change;
        if change.practices.is_empty() {
            return None;
        }
        let (risen, fallen) = (change.risen(), change.fallen());
        let moved = || risen.iter().chain(&fallen);
        let known = moved().filter(|it| it.chance != Chance::Unknown).count();
        let beyond = moved().filter(|it| it.chance == Chance::Beyond).count();
        let stayed = change.stayed();
        let facts = facts!(
            risen = risen.len(),
            fallen = fallen.len(),
            stayed,
            known,
            beyond
        );
        let mut said = self.words.with("change-practices", &facts);
        let count = moved().filter(|it| self.is_agreed(&it.id)).count();
        if count > 0 && known > 0 {
            said.push(' ');
            said.push_str(&self.words.with("change-agreed", &facts!(count)));
        }
        Some(said)
    }

    /// How many of the steps that were planned then were reached, and how much rose without one.
    #[must_use]
    pub fn planned(&self) -> Vec<String> {
        if self.is_side_by_side() {
            return Vec::new();
        }
        let change = self.change;
        if change.is_hidden() || change.limits.contains(&Limit::OtherQuestionnaire) {
            return Vec::new();
        }
        let steps = change.planned.iter().map(|it| it.became);
        let steps = steps.chain(change.own_steps.iter().map(|it| it.became));
        let all: Vec<Became> = steps.collect();
        let reached = all.iter().filter(|it| **it == Became::Reached).count();
        let count = all.len();
        let targets = change.targets.len();
        let facts = facts!(count, reached, targets);
        let mut said = vec![self.words.with("change-planned", &facts)];
        let rose = change.practices.iter().filter(|it| it.half_levels >= 2);
        let unplanned = rose.filter(|it| !it.planned).count();
        if unplanned > 0 && count > 0 {
            let facts = facts!(unplanned);
            said.push(self.words.with("change-unplanned", &facts));
        }
        said
    }

    /// What limits the comparison, a sentence each.
    #[must_use]
    pub fn limits(&self) -> Vec<String> {
        let limits = self.change.limits.iter();
        limits.filter_map(|limit| self.limit(limit)).collect()
    }

    fn limit(&self, limit: &Limit) -> Option<String> {
        let (words, change) = (self.words, self.change);
        Some(match limit {
            Limit::OtherUnit => {
                let [old, new] = [self.old, self.new].map(|side| side.unit.name().to_owned());
                words.with("change-limit-unit", &facts!(old, new))
            }
            Limit::NotEarlier => words.text("change-limit-day"),
            Limit::FollowsAnother => words.text("change-limit-follows"),
            Limit::OtherQuestionnaire => words.text("change-limit-questionnaire"),
            Limit::OtherSegment => words.text("change-limit-segment"),
            Limit::OtherEdition => {
                let (old, new) = (change.old.edition.as_str(), change.new.edition.as_str());
                let same = u8::from(old == new);
                words.with("change-limit-edition", &facts!(old, new, same))
            }
            Limit::OtherForm => {
                let form = match change.form {
                    Form::Short => "short",
                    Form::Full => "full",
                };
                words.with("change-limit-form", &facts!(form))
            }
            Limit::OtherPeople => {
                let people = &change.people;
                let (both, gone, joined) = (people.both.len(), people.gone(), people.joined());
                words.with("change-limit-people", &facts!(both, gone, joined))
            }
            Limit::OtherRoles => {
                let roles = &change.people.roles;
                let facts = facts!(
                    hasGone = roles.gone.len(),
                    gone = words.list(&roles.gone),
                    hasJoined = roles.joined.len(),
                    joined = words.list(&roles.joined)
                );
                words.with("change-limit-roles", &facts)
            }
            Limit::FewPeople => {
                let fewest = FEWEST_FOR_CHANCE;
                words.with("change-chance-few", &facts!(fewest))
            }
            Limit::Withheld => return None,
        })
    }

    /// The practices that are not compared, a sentence for each reason.
    #[must_use]
    pub fn not_compared(&self) -> Vec<String> {
        let all = &self.change.not_compared;
        let of = |why: NotCompared| {
            let such = all.iter().filter(|(_, reason)| *reason == why);
            let names: Vec<String> = such.map(|(id, _)| self.name(id)).collect();
            (!names.is_empty()).then(|| {
                let practices = self.words.list(&names);
                let why = why.as_str();
                self.words
                    .with("change-not-compared", &facts!(why, practices))
            })
        };
        NotCompared::ALL.into_iter().filter_map(of).collect()
    }

    /// What a practice is called in the newer edition, else in the older one.
    fn name(&self, id: &PracticeId) -> String {
        let is_new = self.questionnaire().practice(id).is_some();
        let questionnaire = if is_new {
            self.questionnaire()
        } else {
            &self.old.questionnaire
        };
        practice_named(self.words, questionnaire, id)
    }

    /// The elements then and now.
    #[must_use]
    pub fn elements(&self) -> Vec<ElementTold> {
        let elements = self.change.elements.iter();
        elements.map(|it| self.element(it)).collect()
    }

    fn element(&self, element: &ElementChange) -> ElementTold {
        let index = &element.index;
        let number = |index: Option<Index>| index.map(|it| self.words.number(it));
        let average = number(index.old)
            .zip(number(index.new))
            .map(|(old, new)| self.words.with("change-arrow", &facts!(old, new)));
        let (risen, fallen) = (element.risen, element.fallen);
        ElementTold {
            name: element_name(self.words, self.questionnaire(), &element.id),
            then: place_short(self.words, element.level.old),
            now: place_short(self.words, element.level.new),
            average: average.unwrap_or_default(),
            difference: index
                .tenths()
                .map(|tenths| signed(self.words, tenths, 10))
                .unwrap_or_default(),
            chance: index
                .chance
                .filter(|_| index.tenths() != Some(0))
                .map(|it| self.chance(it))
                .unwrap_or_default(),
            moves: self
                .words
                .with("change-moves-element", &facts!(risen, fallen)),
        }
    }

    fn chance(&self, chance: Chance) -> String {
        self.words.text(match chance {
            Chance::Beyond => "change-word-beyond",
            Chance::Inside => "change-word-inside",
            Chance::Unknown => "change-word-unknown",
        })
    }

    /// The practices that rose, those that rose most first.
    #[must_use]
    pub fn risen(&self) -> Vec<PracticeTold> {
        let risen = self.change.risen().into_iter();
        risen.map(|it| self.practice(it)).collect()
    }

    /// The practices that fell, those that fell most first.
    #[must_use]
    pub fn fallen(&self) -> Vec<PracticeTold> {
        let fallen = self.change.fallen().into_iter();
        fallen.map(|it| self.practice(it)).collect()
    }

    fn practice(&self, practice: &PracticeChange) -> PracticeTold {
        let rating = |rating: HalfLevels| self.words.rating(rating);
        let reasons = practice.reasons.iter();
        PracticeTold {
            id: practice.id.clone(),
            name: self.name(&practice.id),
            then: rating(practice.old),
            now: rating(practice.new),
            difference: signed(self.words, practice.half_levels * 5, 10),
            chance: if self.is_agreed(&practice.id) {
                self.words.text("change-word-agreed")
            } else {
                self.chance(practice.chance)
            },
            reasons: reasons
                .filter(|_| !self.left_out.notes)
                .map(|it| self.reason(it))
                .collect(),
        }
    }

    fn reason(&self, reason: &GivenReason) -> String {
        let text = reason.text.as_str();
        let when = match reason.side {
            SideOfChange::Old => "then",
            SideOfChange::New => "now",
        };
        if reason.agreed {
            let facts = facts!(text, when);
            return self.words.with("change-reason-agreed", &facts);
        }
        let who = [&reason.name, &reason.role];
        let mut who = who.into_iter().filter(|it| !it.is_empty());
        match who.next().filter(|_| !self.left_out.names) {
            Some(who) => {
                let facts = facts!(text, who = who.as_str(), when);
                self.words.with("change-reason-note", &facts)
            }
            None => self.words.with("change-reason-nobody", &facts!(text, when)),
        }
    }

    /// What was planned then, targets first, and what became of it.
    #[must_use]
    pub fn became(&self) -> Vec<BecameTold> {
        if self.change.is_hidden() {
            return Vec::new();
        }
        let targets = self.change.targets.iter().map(|it| self.target(it));
        let steps = self.change.planned.iter().map(|it| self.step(it));
        let own = self.change.own_steps.iter().map(|it| self.own_step(it));
        targets.chain(steps).chain(own).collect()
    }

    fn target(&self, target: &TargetBecame) -> BecameTold {
        let name = element_name(self.words, &self.old.questionnaire, &target.element);
        let new = place_short(self.words, target.new);
        let on_scale = !self.change.limits.contains(&Limit::OtherEdition);
        let key = match (target.new, target.met) {
            (None, _) => "change-target-unknown",
            (Some(_), Some(true)) => "change-target-met",
            (Some(_), Some(false)) => "change-target-missed",
            (Some(_), None) if on_scale => "change-target-open",
            (Some(_), None) => "change-target-scale",
        };
        BecameTold {
            what: self
                .words
                .with("change-target-to", &facts!(name, level = target.level)),
            became: self.words.with(key, &facts!(new)),
        }
    }

    fn step(&self, planned: &PlannedStep) -> BecameTold {
        let name = self.name(&planned.step.practice);
        let to = self.words.rating(planned.step.to);
        let rating = |it: Option<HalfLevels>| it.map(|it| self.words.rating(it));
        let rated = u8::from(planned.new.is_some());
        let (old, new) = (
            rating(planned.old).unwrap_or_default(),
            rating(planned.new).unwrap_or_default(),
        );
        let key = match planned.became {
            Became::Reached => "change-became-reached",
            Became::OnlySaid => "change-became-said",
            Became::UnderWay => "change-became-under-way",
            Became::StillOpen => "change-became-open",
            Became::Dropped => "change-became-dropped",
            Became::NotReached => "change-became-not",
            Became::Unknown => "change-became-unknown",
        };
        BecameTold {
            what: self.words.with("change-step-to", &facts!(name, level = to)),
            became: self.words.with(key, &facts!(old, new, rated)),
        }
    }

    fn own_step(&self, own: &OwnStepBecame) -> BecameTold {
        let rated = 0_u8;
        let key = match own.became {
            Became::Reached => "change-became-reached-own",
            Became::UnderWay => "change-became-under-way",
            Became::StillOpen => "change-became-open",
            Became::Dropped => "change-became-dropped",
            Became::OnlySaid | Became::NotReached | Became::Unknown => "change-became-unknown",
        };
        let new = "";
        BecameTold {
            what: plan_wording::own_title(self.words, &own.step),
            became: self.words.with(key, &facts!(rated, new)),
        }
    }
}

/// What became of the practices of an assessment that was read in another edition.
#[must_use]
pub fn reread(found: &Reread) -> Message {
    let edition = found.assessment.questionnaire.edition.clone();
    Message::new("says-reread")
        .with("carried", found.carried.len())
        .with("unknown", found.unknown.len())
        .with("new", found.new.len())
        .with("edition", edition)
}

/// Every assessment of a row, in words.
#[must_use]
pub fn points(words: &Words, trend: &Trend) -> Vec<PointTold> {
    let points = trend.points.iter();
    points.map(|it| point(words, it)).collect()
}

fn point(words: &Words, point: &TrendPoint) -> PointTold {
    let hidden = || words.text("trend-hidden");
    let is_shown = point.people.is_some();
    let place = |place: Option<LevelRange>| {
        if is_shown {
            place_short(words, place)
        } else {
            hidden()
        }
    };
    let edition = point.edition.as_str();
    PointTold {
        date: point
            .date
            .map_or_else(|| words.text("trend-undated"), |day| words.date(day)),
        edition: match point.comparability {
            Comparability::Same => edition.to_owned(),
            _ => words.with("trend-other", &facts!(edition)),
        },
        people: point
            .people
            .map_or_else(hidden, |people| words.number(people)),
        place: place(point.place),
        index: match point.index {
            Some(index) => words.number(index),
            None if is_shown => words.text("place-short-none"),
            None => hidden(),
        },
        elements: point.elements.iter().map(|it| place(it.place)).collect(),
    }
}

/// A difference with its sign, in parts of a whole: "+0.4", "-1", "0".
fn signed(words: &Words, parts: i32, whole: i32) -> String {
    let sign = match parts.cmp(&0) {
        Ordering::Greater => "+",
        Ordering::Equal => "",
        Ordering::Less => "-",
    };
    let (of, rest) = (parts.abs() / whole, parts.abs() % whole);
    let number = if rest == 0 {
        words.number(of)
    } else {
        words.number(format!("{of}.{}", rest * 10 / whole))
    };
    format!("{sign}{number}")
}

/// The whole per cent of draws with a higher, the same and a lower level.
fn percents(moves: LevelMoves) -> [u64; 3] {
    [moves.share_up(), moves.share_same(), moves.share_down()].map(Share::percent)
}
