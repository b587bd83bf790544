//! The continuum: named stations, and the places of the unit and its elements on them.

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, dashes, estimated_width, pen, told, wrap};
use super::{Link, Scene, TextSize, label, level_step};
use crate::advice::Outcome;
use crate::drawing::{Anchor, Area, ColourRole, Point, Weight};
use crate::model::{ElementId, Level, Questionnaire};
use crate::scoring::{LevelRange, Placement, Profile};
use crate::words::Words;

const HEADER: f32 = 40.0;
const ROW: f32 = 28.0;
/// The height of a row where there are more elements than [`ELEMENTS_AT_EASE`].
const LOW_ROW: f32 = 18.0;
const ELEMENTS_AT_EASE: usize = 6;
const LEGEND: f32 = 20.0;
/// The height of a further line of the legend.
const LEGEND_LINE: f32 = 13.0;

/// Draws the continuum: a station a level, a row for the unit and one for each element, with the
/// claimed range and the place that evidence backs. Where the profile is imagined, the place in the
/// `present` one stands beside what moved.
#[must_use]
pub fn continuum(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    present: Option<&Profile>,
    width: f32,
) -> Scene {
    let mut canvas = Canvas::new(words, width);
    let frame = Frame::new(questionnaire, profile, width);
    frame.draw_stations(&mut canvas);
    let cap = questionnaire.thresholds.unproven_cap;
    // Where no answer is above the cap, evidence changes nothing, and nothing is said of it. Where one is,
    // every row says it: one without would look as if nothing backed it.
    let shows_proof = profile.proven() > 0 && profile.needs_evidence(None, cap);
    let unit = PlaceRow {
        number: 0,
        name: words.text("chart-unit"),
        place: profile.placement,
        backed: label::backed_short(words, profile, profile.placement.evidenced),
        shows_proof,
        unproven: (profile.proven() == 0).then_some((cap, profile.unproven.len())),
        is_empty: profile.is_unanswered(),
        present: present.map(|present| Present(present.placement.claimed)),
        strong: true,
        link: None,
    };
    let mut summary = vec![frame.draw_row(&mut canvas, &unit)];
    let some_hold_down = profile.constraint.len() < profile.elements.len();
    let is_empty = profile.is_unanswered();
    for (position, element) in profile.elements.iter().enumerate() {
        let row = PlaceRow {
            number: position + 1,
            name: label::element_name(words, questionnaire, &element.id),
            place: element.placement,
            backed: label::backed_short(words, profile, element.placement.evidenced),
            shows_proof,
            unproven: (profile.proven() == 0).then_some((cap, profile.unproven.len())),
            is_empty,
            present: present.map(|present| Present::of(present, &element.id)),
            strong: some_hold_down && profile.constraint.contains(&element.id),
            link: Some(Link::Element(element.id.clone())),
        };
        summary.push(frame.draw_row(&mut canvas, &row));
        frame.describe_levels(&mut canvas, &row, &element.id);
    }
    if is_empty {
        let summary = words.text("chart-continuum-empty");
        return canvas.finish(frame.bottom(), summary);
    }
    let cap = shows_proof.then_some(cap);
    let elements = profile.elements.iter().map(|element| element.placement);
    let mut claimed = elements
        .chain([profile.placement])
        .filter_map(|it| it.claimed);
    let is_open = claimed.any(|range| !range.is_certain());
    let bottom = frame.draw_legend(&mut canvas, (present.is_some(), is_open), cap);
    canvas.finish(bottom, told(words, &summary))
}

/// A sign that the legend explains.
enum Sign {
    /// The place from the answers, or the imagined one.
    Place,
    /// How far up the place may be, since something is not known.
    Open,
    /// The place that evidence backs.
    Backed,
    /// The place from the answers beside an imagined one.
    Present,
}

/// The height of a row of the way to a higher level.
const WAY_ROW: f32 = 22.0;

/// Draws where the unit and its elements are, and where the steps lead them: `after` is what follows
/// from these, `None` where there are none. What evidence backs is left out.
#[must_use]
pub fn way(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    after: Option<&Outcome>,
    width: f32,
) -> Scene {
    draw_way(words, questionnaire, (profile, after), (width, WAY_ROW))
}

/// The height of a row of the way on a slide, and how many times as large it is drawn there: the
/// smallest letters of a slide are no smaller than its running text.
const SLIDE_ROW: f32 = 15.0;
const ON_SLIDE: f32 = 1.17;

/// Draws the same for a slide: in low rows and with larger letters.
#[must_use]
pub fn way_on_slide(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    after: Option<&Outcome>,
    width: f32,
) -> Scene {
    let room = (width / ON_SLIDE, SLIDE_ROW);
    let mut scene = draw_way(words, questionnaire, (profile, after), room);
    scene.enlarge(ON_SLIDE);
    scene
}

fn draw_way(
    words: &Words,
    questionnaire: &Questionnaire,
    (profile, after): (&Profile, Option<&Outcome>),
    (width, row): (f32, f32),
) -> Scene {
    let mut canvas = Canvas::new(words, width);
    let mut frame = Frame::new(questionnaire, profile, width);
    frame.row = frame.row.min(row);
    frame.draw_stations(&mut canvas);
    let unit = WayRow {
        name: words.text("chart-unit"),
        now: profile.placement.claimed,
        after: after.and_then(|after| after.unit),
        strong: true,
    };
    let mut summary = vec![frame.draw_way(&mut canvas, 0, &unit)];
    let some_hold_down = profile.constraint.len() < profile.elements.len();
    for (number, element) in (1..).zip(&profile.elements) {
        let mut known = after.into_iter().flat_map(|after| &after.elements);
        let row = WayRow {
            name: label::element_name(words, questionnaire, &element.id),
            now: element.placement.claimed,
            after: known
                .find(|(id, _)| *id == element.id)
                .and_then(|(_, place)| *place),
            strong: some_hold_down && profile.constraint.contains(&element.id),
        };
        summary.push(frame.draw_way(&mut canvas, number, &row));
    }
    let mut places = profile.elements.iter().map(|it| it.placement.claimed);
    let is_open = places.any(|place| place.is_some_and(|range| !range.is_certain()));
    frame.draw_way_legend(&mut canvas, after.is_some(), is_open);
    canvas.finish(frame.bottom() + LEGEND, told(words, &summary))
}

/// Where something is, and where steps lead it.
struct WayRow {
    name: String,
    now: Option<LevelRange>,
    after: Option<LevelRange>,
    strong: bool,
}

/// The place that the answers give, where they give one.
#[derive(Clone, Copy)]
struct Present(Option<LevelRange>);

impl Present {
    fn of(profile: &Profile, element: &ElementId) -> Self {
        let found = profile.element(element);
        Self(found.and_then(|element| element.placement.claimed))
    }
}

struct Frame<'a> {
    questionnaire: &'a Questionnaire,
    left: f32,
    band: f32,
    levels: u8,
    rows: usize,
    row: f32,
}

struct PlaceRow {
    number: usize,
    name: String,
    place: Placement,
    /// The place that evidence backs, in words.
    backed: String,
    /// Whether the place that evidence backs is drawn: where answers need some, and any was recorded.
    shows_proof: bool,
    /// Where no evidence was recorded at all, the level above which an answer needs some, and how many answers of
    /// the unit are above it.
    unproven: Option<(Level, usize)>,
    /// Whether nothing was answered, so that no place is shown.
    is_empty: bool,
    /// The present place, where the other is imagined.
    present: Option<Present>,
    strong: bool,
    link: Option<Link>,
}

impl PlaceRow {
    fn say(&self, words: &Words, questionnaire: &Questionnaire) -> String {
        if self.is_empty {
            return words.with("chart-place-empty", &facts!(name = self.name.as_str()));
        }
        let place = |range| label::place(words, questionnaire, range);
        let mut facts = vec![
            ("name", self.name.as_str().into()),
            ("claimed", place(self.place.claimed).into()),
            ("evidenced", self.backed.as_str().into()),
        ];
        match self.present {
            None if self.place.evidenced.is_some() && self.unproven.is_some() => {
                // It is said once, of the unit.
                if self.link.is_some() {
                    return words.with("chart-place-claimed", &facts);
                }
                if let Some((cap, lacking)) = self.unproven {
                    facts.extend([("cap", cap.into()), ("lacking", lacking.into())]);
                }
                words.with("chart-place-unproven", &facts)
            }
            None => words.with("chart-place", &facts),
            Some(Present(present)) => {
                facts.push(("present", place(present).into()));
                words.with("chart-place-imagined", &facts)
            }
        }
    }

    /// Whether the place is imagined and is another than the present one.
    fn moved(&self) -> bool {
        self.present
            .is_some_and(|present| present.0 != self.place.claimed)
    }
}

impl<'a> Frame<'a> {
    fn new(questionnaire: &'a Questionnaire, profile: &Profile, width: f32) -> Self {
        let left = (width * 0.27).min(132.0);
        Self {
            questionnaire,
            left,
            band: (width - left) / f32::from(profile.level_count.max(1)),
            levels: profile.level_count,
            rows: profile.elements.len() + 1,
            row: if profile.elements.len() > ELEMENTS_AT_EASE {
                LOW_ROW
            } else {
                ROW
            },
        }
    }

    fn bottom(&self) -> f32 {
        HEADER + count(self.rows) * self.row
    }

    fn name_lines(&self) -> usize {
        if self.row < WAY_ROW { 1 } else { 2 }
    }

    fn edge(&self, level: Level) -> f32 {
        self.left + f32::from(level.ordinal() - 1) * self.band
    }

    fn centre(&self, level: Level) -> f32 {
        self.edge(level) + self.band / 2.0
    }

    /// Draws one row and says it in words.
    fn draw_row(&self, canvas: &mut Canvas, row: &PlaceRow) -> String {
        let top = HEADER + count(row.number) * self.row;
        let middle = top + self.row / 2.0;
        let said = row.say(canvas.words, self.questionnaire);
        // The row of an element leaves its levels free, each of which says what it means.
        let width = if row.link.is_some() {
            self.left
        } else {
            canvas.width
        };
        canvas.spot(Area::new(0.0, top, width, self.row), said.clone());
        if let Some(link) = &row.link {
            canvas.link(link.clone());
        }
        self.draw_label(canvas, &row.name, row.strong, middle);
        // What stands below a place takes the lower half of the row.
        let is_alone = !row.shows_proof && !row.moved();
        let line = if is_alone {
            middle
        } else {
            middle - self.row * 0.18
        };
        match row.place.claimed {
            None if row.is_empty => {}
            None => {
                let at = Point::new(self.left + 10.0, middle + 3.0);
                canvas.note(at, "place-none", Anchor::Start);
            }
            Some(range) => self.draw_claimed(canvas, range, line, row.strong),
        }
        if let Some(Present(Some(present))) = row.present.filter(|_| row.moved()) {
            let evidenced = row.place.evidenced.filter(|_| row.shows_proof);
            let is_taken = evidenced.is_some_and(|range| range.low == present.low);
            self.draw_present(canvas, present, (line, middle), is_taken);
        }
        if let Some(range) = row.place.evidenced.filter(|_| row.shows_proof) {
            self.draw_evidenced(canvas, range, middle + self.row * 0.25);
        }
        canvas.rule(top + self.row);
        said
    }

    /// Says what each level means for an element.
    fn describe_levels(&self, canvas: &mut Canvas, row: &PlaceRow, id: &ElementId) {
        let words = canvas.words;
        let top = HEADER + count(row.number) * self.row;
        let means = self.questionnaire.element(id);
        let means = means.map_or(&[][..], |element| &element.levels);
        for (level, text) in Level::all(self.levels).zip(means) {
            let facts = facts!(
                name = row.name.as_str(),
                level,
                levelName = label::level_name(words, self.questionnaire, level),
                text = words.wording(text)
            );
            let area = Area::new(self.edge(level), top, self.band, self.row);
            canvas
                .spot(area, words.with("chart-level-means", &facts))
                .link(Link::Level(id.clone(), level));
        }
    }

    /// Draws the present place beside an imagined one, and says below it which it is; beside the place that
    /// evidence backs where that one is there.
    fn draw_present(
        &self,
        canvas: &mut Canvas,
        present: LevelRange,
        (line, middle): (f32, f32),
        is_taken: bool,
    ) {
        let words = canvas.words;
        let radius = self.row * 0.145;
        let at = Point::new(self.centre(present.low), line);
        let ring = dashes(ColourRole::Ink, 1.0);
        canvas.circle(at, radius, Some(ColourRole::Paper), Some(ring));
        let level = label::place_short(words, Some(present));
        let text = words.with("chart-present", &facts!(level));
        let (aside, anchor) = if is_taken {
            (self.row * 0.13 + 4.0, Anchor::Start)
        } else {
            (0.0, Anchor::Middle)
        };
        let below = Point::new(at.x + aside, middle + self.row * 0.25 + 2.6);
        canvas.text(below, text, anchor, NOTE);
    }

    /// Draws where a row is and where it goes, and says it in words.
    fn draw_way(&self, canvas: &mut Canvas, number: usize, row: &WayRow) -> String {
        let words = canvas.words;
        let top = HEADER + count(number) * self.row;
        let middle = top + self.row / 2.0;
        let moved = row.after.filter(|after| Some(*after) != row.now);
        let place = |range| label::place(words, self.questionnaire, range);
        let said = match moved {
            None => words.with(
                "chart-way-stays",
                &facts!(name = row.name.as_str(), now = place(row.now)),
            ),
            Some(after) => words.with(
                "chart-way-moves",
                &facts!(
                    name = row.name.as_str(),
                    now = place(row.now),
                    after = place(Some(after))
                ),
            ),
        };
        canvas.spot(Area::new(0.0, top, canvas.width, self.row), said.clone());
        self.draw_label(canvas, &row.name, row.strong, middle);
        match row.now {
            None => {
                let at = Point::new(self.left + 10.0, middle + 3.0);
                canvas.note(at, "place-none", Anchor::Start);
            }
            Some(range) => self.draw_claimed(canvas, range, middle, row.strong),
        }
        // Where the way ends stays in sight on what may be there already.
        if let Some((now, after)) = row.now.zip(moved) {
            self.draw_arrow(canvas, (now, after), middle);
        }
        canvas.rule(top + self.row);
        said
    }

    /// Draws the way from a place to a higher one.
    fn draw_arrow(&self, canvas: &mut Canvas, (now, after): (LevelRange, LevelRange), y: f32) {
        let radius = self.row * 0.17;
        let start = Point::new(self.centre(now.high.min(after.low)), y);
        let end = Point::new(self.centre(after.low), y);
        if after.low > now.low {
            canvas.line(start, end, dashes(ColourRole::Accent, 1.2));
        }
        let ring = pen(ColourRole::Accent, 1.4);
        canvas.circle(end, radius + 1.0, Some(ColourRole::Paper), Some(ring));
        canvas.circle(end, radius - 1.6, Some(ColourRole::Accent), None);
    }

    fn draw_way_legend(&self, canvas: &mut Canvas, has_steps: bool, is_open: bool) {
        let y = self.bottom() + 13.0;
        let last = canvas.words.text("chart-way-then");
        let open = if is_open { 154.0 } else { 0.0 };
        let dash = if has_steps { 16.0 } else { 0.0 };
        let needed = 44.0 + open + dash + 8.0 + estimated_width(&last, TextSize::Small);
        let left = (self.left + 5.0).min(canvas.width - needed).max(5.0);
        let mut at = Point::new(left, y - 2.7);
        canvas.circle(at, 3.6, Some(ColourRole::Accent), None);
        canvas.note(Point::new(at.x + 8.0, y), "chart-way-now", Anchor::Start);
        at.x += 44.0;
        if is_open {
            let end = Point::new(at.x + 12.0, at.y);
            canvas.line(at, end, pen(ColourRole::Accent, 2.6));
            let ring = pen(ColourRole::Accent, 1.2);
            canvas.circle(end, 3.6, Some(ColourRole::Paper), Some(ring));
            canvas.note(Point::new(end.x + 8.0, y), "chart-way-open", Anchor::Start);
            at.x += 154.0;
        }
        if has_steps {
            let end = Point::new(at.x + dash, at.y);
            canvas.line(at, end, dashes(ColourRole::Accent, 1.2));
            at = end;
            let ring = pen(ColourRole::Accent, 1.2);
            canvas.circle(at, 3.8, Some(ColourRole::Paper), Some(ring));
            canvas.circle(at, 1.7, Some(ColourRole::Accent), None);
            canvas.note(Point::new(at.x + 8.0, y), "chart-way-then", Anchor::Start);
        }
    }

    fn draw_label(&self, canvas: &mut Canvas, name: &str, strong: bool, middle: f32) {
        let style = if strong { STRONG } else { LABEL };
        let lines = wrap(name, self.left - 8.0, TextSize::Normal, self.name_lines());
        let first = Point::new(0.0, middle + 3.0 - (count(lines.len()) - 1.0) * 5.0);
        canvas.lines(first, 10.0, lines, Anchor::Start, style);
    }

    fn draw_claimed(&self, canvas: &mut Canvas, range: LevelRange, y: f32, strong: bool) {
        let radius = self.row * if strong { 0.17 } else { 0.145 };
        let low = Point::new(self.centre(range.low), y);
        let high = Point::new(self.centre(range.high), y);
        if !range.is_certain() {
            canvas.line(low, high, pen(ColourRole::Accent, radius * 0.8));
            let ring = pen(ColourRole::Accent, 1.2);
            canvas.circle(high, radius, Some(ColourRole::Paper), Some(ring));
        }
        canvas.circle(low, radius, Some(ColourRole::Accent), None);
    }

    fn draw_evidenced(&self, canvas: &mut Canvas, range: LevelRange, y: f32) {
        let low = Point::new(self.centre(range.low), y);
        let high = Point::new(self.centre(range.high), y);
        if !range.is_certain() {
            canvas.line(low, high, dashes(ColourRole::Ink, 0.9));
            canvas.diamond(high, self.row * 0.13);
        }
        canvas.diamond(low, self.row * 0.13);
    }

    fn draw_stations(&self, canvas: &mut Canvas) {
        let words = canvas.words;
        let shade = Area::new(0.0, HEADER, canvas.width, self.row);
        canvas.rectangle(shade, ColourRole::Shade);
        for level in Level::all(self.levels) {
            let step = level_step(level, self.levels);
            let area = Area::new(self.edge(level) + 0.75, 0.0, self.band - 1.5, HEADER - 2.0);
            let name = label::level_name(words, self.questionnaire, level);
            let summary = self
                .questionnaire
                .level(level)
                .map_or("", |text| words.wording(&text.summary));
            let said = words.with(
                "chart-station",
                &facts!(number = level, name = name.as_str(), summary),
            );
            canvas
                .rectangle(area, ColourRole::Step(step))
                .describe(said)
                .link(Link::Station(level));
            let on = ColourRole::OnStep(step);
            canvas.text(
                Point::new(self.centre(level), 14.5),
                words.rating(level),
                Anchor::Middle,
                (TextSize::Large, Weight::Semibold, on),
            );
            let lines = wrap(&name, self.band - 5.0, TextSize::Small, 2);
            let baseline = if lines.len() > 1 { 24.5 } else { 28.0 };
            let first = Point::new(self.centre(level), baseline);
            let style = (TextSize::Small, Weight::Regular, on);
            canvas.lines(first, 8.5, lines, Anchor::Middle, style);
            if level > Level::FLOOR {
                canvas.line(
                    Point::new(self.edge(level), HEADER),
                    Point::new(self.edge(level), self.bottom()),
                    pen(ColourRole::Hairline, 0.5),
                );
            }
        }
    }

    /// Draws what the signs mean, one after the other, in as many lines as that takes: whether ratings are
    /// imagined, whether a place is open, and what evidence backs where it is shown, with the level above
    /// which answers need some. Gives where it ends.
    fn draw_legend(
        &self,
        canvas: &mut Canvas,
        (imagined, is_open): (bool, bool),
        cap: Option<Level>,
    ) -> f32 {
        let words = canvas.words;
        let mut y = self.bottom() + 13.0;
        let claimed = words.text(if imagined {
            "chart-imagined"
        } else {
            "chart-claimed"
        });
        let backed = cap.map(|cap| words.with("chart-evidenced-above", &facts!(cap)));
        let present = imagined.then(|| words.text("chart-present-legend"));
        let open = is_open.then(|| words.text("chart-way-open"));
        let signs = [
            (Some(claimed), Sign::Place),
            (open, Sign::Open),
            (backed, Sign::Backed),
            (present, Sign::Present),
        ];
        let signs: Vec<(String, Sign)> = signs
            .into_iter()
            .filter_map(|(text, sign)| Some((text?, sign)))
            .collect();
        let room = |text: &str| 8.0 + estimated_width(text, TextSize::Small) + 16.0;
        let needed: f32 = signs.iter().map(|(text, _)| room(text)).sum();
        let left = self.left.min(canvas.width - needed).max(0.0);
        let mut x = left + 5.0;
        for (text, sign) in signs {
            let room = room(&text);
            if x > left + 5.0 && x + room - 16.0 > canvas.width {
                (x, y) = (left + 5.0, y + LEGEND_LINE);
            }
            let at = Point::new(x, y - 2.7);
            match sign {
                Sign::Place => canvas.circle(at, 3.6, Some(ColourRole::Accent), None),
                Sign::Open => {
                    let ring = pen(ColourRole::Accent, 1.2);
                    canvas.circle(at, 3.6, Some(ColourRole::Paper), Some(ring))
                }
                Sign::Backed => canvas.diamond(at, 3.6),
                Sign::Present => {
                    let ring = dashes(ColourRole::Ink, 1.0);
                    canvas.circle(at, 3.6, Some(ColourRole::Paper), Some(ring))
                }
            };
            canvas.text(Point::new(x + 8.0, y), text, Anchor::Start, NOTE);
            x += room;
        }
        y - 13.0 + LEGEND
    }
}
