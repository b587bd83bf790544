//! Lines: where a text may break (Unicode line breaking), and where it must for a width.
//!
//! A word goes to the next line where it does not fit. Where the line would then stay too short,
//! the word is divided by the patterns of its language; where it is wider than a whole line and
//! cannot be divided, it is cut between letters.

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

use super::hyphens::Hyphens;
use super::metrics::FontMetrics;
use crate::drawing::Weight;
use crate::report::Span;

/// A line that is shorter than this part of its width is worth a division of the next word.
const RAGGED: f32 = 0.8;
/// A column that is narrower than this many times the size of its letters divides every word that
/// it can.
const NARROW: f32 = 12.0;
/// No more lines than these end with a hyphen one after another.
const HYPHENS_IN_A_ROW: usize = 2;
/// A last line of one word that is shorter than this part of the width stands forlorn.
const LONELY: f32 = 0.15;
/// Longer texts are not set twice for the sake of their last line.
const LONGEST_MENDED: usize = 8;
/// So many accents stay with their letter; more are no writing.
const MARKS_OF_A_LETTER: usize = 8;
/// Where the user says that a word may be divided.
const SOFT_HYPHEN: char = '\u{ad}';

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct SetLine {
    /// Its texts from the left, each with its distance from the line's start and its span.
    pub(super) runs: Vec<Run>,
    /// Its width without the white space at its end.
    pub(super) width: f32,
    /// Whether the next line goes on without a space: a word was cut, or broke at a hyphen.
    pub(super) joined: bool,
    /// Where the hyphen of a divided word stands; `None` where none was.
    pub(super) hyphen: Option<f32>,
}

/// A text of a line in the style of one span.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) x: f32,
    /// Its width without the white space at its end.
    pub(super) width: f32,
    pub(super) text: String,
    /// The position of its span in the paragraph.
    pub(super) span: usize,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// Size in points.
    pub(super) size: f32,
    /// The width that lines may take, in points.
    pub(super) width: f32,
    /// The weight of every span; `None` leaves each its own.
    pub(super) weight: Option<Weight>,
    pub(super) hyphens: Hyphens,
    pub(super) metrics: &'a dyn FontMetrics,
}

/// Breaks spans into lines. White space at a line's end may hang over; of several empty lines one
/// is kept.
pub(super) fn break_lines(spans: &[Span], setting: Setting) -> Vec<SetLine> {
    let joined: String;
    let whole = if let [span] = spans {
        span.text.as_str()
    } else {
        joined = spans.iter().map(|span| span.text.as_str()).collect();
        joined.as_str()
    };
    let mut ends = Vec::with_capacity(spans.len());
    let mut end = 0;
    for span in spans {
        end += span.text.len();
        ends.push(end);
    }
    let mut lines = Lines {
        setting,
        spans,
        ends,
        whole,
        done: Vec::new(),
        line: SetLine::default(),
        pen: 0.0,
        hyphens_in_a_row: 0,
    };
    let mut start = 0;
    for (end, kind) in linebreaks(whole) {
        lines.add_word(start, end);
        if kind == BreakOpportunity::Mandatory {
            lines.end_paragraph();
        }
        start = end;
    }
    lines.finish()
}

/// The same, but where the last line would be one short word, another comes down to it as long as
/// that takes no more lines.
pub(super) fn break_paragraph(spans: &[Span], setting: Setting) -> Vec<SetLine> {
    let lines = break_lines(spans, setting);
    let is_lonely = |line: &SetLine| {
        let text = line.runs.iter().map(|run| run.text.trim());
        let one_word = text.flat_map(str::chars).all(|letter| letter != ' ');
        one_word && line.width < LONELY * setting.width
    };
    if !(2..=LONGEST_MENDED).contains(&lines.len()) || !lines.last().is_some_and(is_lonely) {
        return lines;
    }
    let narrower = Setting {
        width: setting.width * (1.0 - LONELY),
        ..setting
    };
    let mended = break_lines(spans, narrower);
    let is_better = mended.len() == lines.len() && !mended.last().is_some_and(is_lonely);
    if is_better { mended } else { lines }
}

struct Lines<'a> {
    setting: Setting<'a>,
    spans: &'a [Span],
    /// Where each span ends in the whole text.
    ends: Vec<usize>,
    whole: &'a str,
    done: Vec<SetLine>,
    line: SetLine,
    pen: f32,
    hyphens_in_a_row: usize,
}

impl<'a> Lines<'a> {
    /// Adds what stands between two places where the text may break.
    fn add_word(&mut self, start: usize, end: usize) {
        let word = self.text(start, end);
        let seen = start + word.trim_end().len();
        let soft = if word.ends_with(SOFT_HYPHEN) {
            self.hyphen_width(start)
        } else {
            0.0
        };
        let mut rest = self.measure(start, seen);
        let mut at = start;
        let mut points: Option<Vec<usize>> = None;
        while self.pen + rest + soft > self.setting.width {
            let fits_alone = rest + soft <= self.setting.width;
            if self.pen > 0.0 && fits_alone && !self.may_divide(end) {
                self.wrap_line();
                continue;
            }
            let points = points.get_or_insert_with(|| self.points(start, seen));
            let cut = self.last_that_fits(points, at);
            if let Some(cut) = cut {
                self.push(at, cut);
                self.wrap_with_hyphen(cut);
                at = cut;
                rest = self.measure(at, seen);
            } else if self.pen > 0.0 {
                self.wrap_line();
            } else {
                self.push_letters(at, seen);
                self.push_space(seen, end);
                return;
            }
        }
        if at == start && self.spans.len() == 1 {
            self.push_measured(start, seen, rest);
        } else {
            self.push(at, seen);
        }
        self.push_space(seen, end);
    }

    /// Whether the line would stay too short without a part of the word that ends at `end`. The
    /// last word of a text goes over whole: a line of half a word is worse.
    fn may_divide(&self, end: usize) -> bool {
        let narrow = self.setting.width < NARROW * self.setting.size;
        let ragged = self.line.width < RAGGED * self.setting.width;
        let last = end == self.whole.len();
        (narrow || ragged) && !last && self.hyphens_in_a_row < HYPHENS_IN_A_ROW
    }

    fn points(&self, start: usize, end: usize) -> Vec<usize> {
        let before = self.text(0, start).chars().next_back();
        let span = self.ends.partition_point(|end| *end <= start);
        let language = self.spans.get(span).and_then(|span| span.language.as_ref());
        let hyphens = self.setting.hyphens.in_language(language);
        let points = hyphens.points(before, self.text(start, end));
        points.into_iter().map(|point| start + point).collect()
    }

    fn last_that_fits(&self, points: &[usize], at: usize) -> Option<usize> {
        let room = self.setting.width - self.pen - self.hyphen_width(at);
        let mut points = points.iter().rev().filter(|point| **point > at);
        points
            .find(|point| self.measure(at, **point) <= room)
            .copied()
    }

    /// Adds a word that is wider than a line, letter by letter; marks stay with their letter.
    fn push_letters(&mut self, start: usize, end: usize) {
        let mut at = start;
        let word = self.text(start, end);
        let mut marks = 0;
        let mut starts = word
            .char_indices()
            .filter(|(_, letter)| {
                let is_mark = belongs_to_the_last(*letter) && marks < MARKS_OF_A_LETTER;
                marks = if is_mark { marks + 1 } else { 0 };
                !is_mark
            })
            .map(|(place, _)| start + place)
            .skip_while(|place| *place == start);
        while at < end {
            let next = starts.next().unwrap_or(end);
            let advance = self.measure(at, next);
            if self.pen > 0.0 && self.pen + advance > self.setting.width {
                self.wrap_line();
            }
            self.push(at, next);
            at = next;
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        self.push_measured(start, end, f32::NAN);
    }

    /// Adds a text to the line; `width` is its width where it is known and lies in one span.
    fn push_measured(&mut self, start: usize, end: usize, width: f32) {
        for (span, text) in parts(self.spans, &self.ends, start, end) {
            let shown = text.trim_end_matches(ends_line);
            if shown.is_empty() {
                continue;
            }
            let advance = if width.is_nan() {
                self.width(shown, span)
            } else {
                width
            };
            self.add(shown, span);
            self.pen += advance;
            self.line.width = self.pen;
            if let Some(run) = self.line.runs.last_mut() {
                run.width = self.pen - run.x;
            }
        }
    }

    /// Adds the white space after a word; it does not count where the line ends.
    fn push_space(&mut self, start: usize, end: usize) {
        for (span, text) in parts(self.spans, &self.ends, start, end) {
            let shown = text.trim_end_matches(ends_line);
            if shown.is_empty() {
                continue;
            }
            self.add(shown, span);
            let one = self.width(" ", span);
            self.pen += shown.chars().map(|_| one).sum::<f32>();
        }
    }

    fn add(&mut self, text: &str, span: usize) {
        match self.line.runs.last_mut() {
            Some(run) if run.span == span => run.text.push_str(text),
            _ => self.line.runs.push(Run {
                x: self.pen,
                width: 0.0,
                text: text.to_owned(),
                span,
            }),
        }
    }

    fn text(&self, start: usize, end: usize) -> &'a str {
        self.whole.get(start..end).unwrap_or_default()
    }

    fn width(&self, text: &str, span: usize) -> f32 {
        let own = self
            .spans
            .get(span)
            .map_or(Weight::Regular, |span| span.weight);
        let weight = self.setting.weight.unwrap_or(own);
        self.setting.metrics.width(text, weight, self.setting.size)
    }

    fn measure(&self, start: usize, end: usize) -> f32 {
        parts(self.spans, &self.ends, start, end)
            .map(|(span, text)| self.width(text, span))
            .sum()
    }

    fn hyphen_width(&self, at: usize) -> f32 {
        self.width("-", self.ends.partition_point(|end| *end <= at))
    }

    fn wrap_with_hyphen(&mut self, at: usize) {
        self.line.hyphen = Some(self.pen);
        self.line.width = self.pen + self.hyphen_width(at.saturating_sub(1));
        self.line.joined = true;
        self.hyphens_in_a_row += 1;
        self.end_line();
    }

    /// Ends a line in the middle of the text.
    fn wrap_line(&mut self) {
        let last = self.line.runs.last();
        if last.is_some_and(|run| run.text.ends_with(SOFT_HYPHEN)) {
            let span = last.map_or(0, |run| run.span);
            self.line.hyphen = Some(self.pen);
            self.line.width = self.pen + self.width("-", span);
        }
        self.line.joined = last.is_some_and(|run| !run.text.ends_with(char::is_whitespace));
        self.hyphens_in_a_row = 0;
        self.end_line();
    }

    /// Ends a line where the text says so.
    fn end_paragraph(&mut self) {
        self.hyphens_in_a_row = 0;
        let is_second_empty =
            self.line.runs.is_empty() && self.done.last().is_none_or(|line| line.runs.is_empty());
        if !is_second_empty {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.pen = 0.0;
    }

    fn finish(mut self) -> Vec<SetLine> {
        if !self.line.runs.is_empty() {
            self.end_line();
        }
        while self.done.last().is_some_and(|line| line.runs.is_empty()) {
            self.done.pop();
        }
        self.done
    }
}

fn ends_line(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a sign is drawn with the letter before it: accents, joiners, selectors, skin tones.
fn belongs_to_the_last(letter: char) -> bool {
    if letter.is_ascii() {
        return false;
    }
    matches!(
        break_property(u32::from(letter)),
        BreakClass::CombiningMark | BreakClass::ZeroWidthJoiner | BreakClass::EmojiModifier
    )
}

/// The parts of a stretch of the whole text with the positions of their spans.
fn parts<'a>(
    spans: &'a [Span],
    ends: &[usize],
    start: usize,
    end: usize,
) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
    let first = ends.partition_point(|found| *found <= start);
    let mut left = first
        .checked_sub(1)
        .and_then(|before| ends.get(before).copied())
        .unwrap_or(0);
    spans
        .iter()
        .enumerate()
        .skip(first)
        .map_while(move |(number, span)| {
            let begin = left.max(start);
            let right = left + span.text.len();
            let part = (begin < end).then(|| span.text.get(begin - left..right.min(end) - left));
            left = right;
            part.map(|part| (number, part.unwrap_or_default()))
        })
        .filter(|(_, part)| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{SetLine, Setting, break_lines, break_paragraph};
    use crate::drawing::Weight;
    use crate::layout::FontMetrics;
    use crate::layout::hyphens::Hyphens;
    use crate::model::Language;
    use crate::report::Span;

    /// Every letter is half as wide as it is high.
    struct Even;

    impl FontMetrics for Even {
        fn width(&self, text: &str, _weight: Weight, size: f32) -> f32 {
            f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX)) * size / 2.0
        }

        fn can_show(&self, letter: char) -> bool {
            letter != '\u{1f600}'
        }
    }

    fn setting(letters: u8) -> Setting<'static> {
        Setting {
            size: 10.0,
            width: f32::from(letters) * 5.0,
            weight: None,
            hyphens: Hyphens::NONE,
            metrics: &Even,
        }
    }

    fn lines(spans: &[Span], letters: u8) -> Vec<String> {
        said(&break_lines(spans, setting(letters)))
    }

    /// The lines of an English text, each with its hyphen.
    fn divided(text: &str, letters: u8) -> Vec<String> {
        let english = Setting {
            hyphens: Hyphens::of(&Language::english()),
            ..setting(letters)
        };
        said(&break_lines(&[Span::plain(text)], english))
    }

    fn said(lines: &[SetLine]) -> Vec<String> {
        lines
            .iter()
            .map(|line| {
                let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
                text + line.hyphen.map_or("", |_| "|")
            })
            .collect()
    }

    #[test]
    fn a_word_is_divided_where_the_line_would_stay_short() {
        assert_eq!(
            divided("A long recommendation of the board", 14),
            ["A long recom|", "mendation of ", "the board"]
        );
        // Twelve of the fourteen letters are full enough.
        let wide = "twenty-seven letters on a line or so, recommendation is next";
        assert_eq!(
            divided(wide, 42),
            [
                "twenty-seven letters on a line or so, ",
                "recommendation is next"
            ]
        );
    }

    #[test]
    fn a_word_is_divided_by_the_rules_of_its_own_language() {
        let text = "und die Bereitschaft steigen";
        let german = Span {
            language: Language::new("de"),
            ..Span::plain(text)
        };
        let english = Setting {
            hyphens: Hyphens::of(&Language::english()),
            ..setting(16)
        };
        let said_in_german = said(&break_lines(&[german], english));
        assert_eq!(said_in_german, ["und die Bereit|", "schaft steigen"]);
        assert_ne!(divided(text, 16), said_in_german);
    }

    #[test]
    fn the_last_word_of_a_text_goes_over_whole() {
        assert_eq!(
            divided("A long recommendation", 14),
            ["A long ", "recommendation"]
        );
    }

    #[test]
    fn three_lines_in_a_row_never_end_with_a_hyphen() {
        let text = "satisfaction ".repeat(12);
        for letters in 13..24 {
            let found = divided(&text, letters);
            let hyphened: Vec<bool> = found.iter().map(|line| line.ends_with('|')).collect();
            assert!(
                hyphened.windows(3).all(|three| three != [true; 3]),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_hyphen_fits_into_the_width_and_the_text_goes_on() {
        for letters in 6..30 {
            let text = "The recommendation concerns understandable organisations everywhere.";
            let spans = [Span::plain(text)];
            let english = Setting {
                hyphens: Hyphens::of(&Language::english()),
                ..setting(letters)
            };
            let found = break_lines(&spans, english);
            let together: String = found
                .iter()
                .flat_map(|line| &line.runs)
                .map(|run| run.text.as_str())
                .collect();
            assert_eq!(together, text);
            for line in &found {
                assert!(line.width <= english.width + 0.01);
                assert!(line.hyphen.is_none() || line.joined);
            }
        }
    }

    #[test]
    fn a_soft_hyphen_is_drawn_only_where_the_word_is_divided() {
        let text = "a satis\u{ad}faction";
        assert_eq!(
            lines(&[Span::plain(text)], 10),
            ["a satis\u{ad}|", "faction"]
        );
        assert_eq!(lines(&[Span::plain(text)], 30), [text]);
    }

    #[test]
    fn a_last_line_is_not_one_short_word_where_another_can_come_down() {
        let set = |text: &str| said(&break_paragraph(&[Span::plain(text)], setting(34)));
        assert_eq!(
            set("it is only ever as far as its own end"),
            ["it is only ever as far as ", "its own end"]
        );
        assert_eq!(set("one line stands"), ["one line stands"]);
    }

    #[test]
    fn an_accent_stays_with_its_letter_where_a_word_is_cut() {
        let text = "e\u{301}".repeat(9);
        for line in lines(&[Span::plain(text)], 5) {
            assert!(line.starts_with('e'), "{line:?}");
        }
    }

    #[test]
    fn of_many_empty_lines_one_is_left() {
        let text = format!("one{}two", "\r\n".repeat(500));
        assert_eq!(lines(&[Span::plain(text)], 20), ["one", "", "two"]);
        assert_eq!(lines(&[Span::plain("\n\n\none")], 20), ["one"]);
    }

    #[test]
    fn a_text_of_many_spans_takes_time_in_proportion() {
        let spans: Vec<Span> = (0..30_000).map(|_| Span::plain("word ")).collect();
        assert_eq!(break_lines(&spans, setting(40)).len(), 3_750);
    }

    #[test]
    fn a_line_breaks_between_words_and_keeps_the_space_at_its_end() {
        let spans = [Span::plain("who answers the customer")];
        assert_eq!(lines(&spans, 12), ["who answers ", "the customer"]);
    }

    #[test]
    fn a_word_that_is_wider_than_the_line_is_cut() {
        let spans = [Span::plain("an unbelievable")];
        assert_eq!(lines(&spans, 6), ["an ", "unbeli", "evable"]);
    }

    #[test]
    fn only_a_line_that_ends_inside_a_word_goes_on_without_a_space() {
        let spans = [Span::plain("an unbelievable\nthing")];
        let joined: Vec<bool> = break_lines(&spans, setting(6))
            .iter()
            .map(|line| line.joined)
            .collect();
        assert_eq!(joined, [false, true, false, false]);
    }

    #[test]
    fn a_line_break_in_the_text_is_kept() {
        let spans = [Span::plain("one\ntwo\n")];
        assert_eq!(lines(&spans, 20), ["one", "two"]);
    }

    #[test]
    fn spans_flow_into_one_another_and_keep_their_style() {
        let spans = [Span::strong("Why: "), Span::plain("because it is so")];
        let broken = break_lines(&spans, setting(14));
        let first: Vec<(usize, &str)> = broken[0]
            .runs
            .iter()
            .map(|run| (run.span, run.text.as_str()))
            .collect();
        assert_eq!(first, [(0, "Why: "), (1, "because ")]);
        assert!((broken[0].width - 60.0).abs() < 0.01);
    }

    #[test]
    fn nothing_gives_no_line() {
        assert!(lines(&[], 10).is_empty());
        assert!(lines(&[Span::plain("")], 10).is_empty());
    }
}
