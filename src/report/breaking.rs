//! Lines: where a text may break (Unicode line breaking), and where it must for a width.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{FontMetrics, Span};

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// Its texts from the left, each with its distance from the line's start and its span.
    pub(super) runs: Vec<Run>,
    /// Its width without the white space at its end.
    pub(super) width: f32,
    /// Whether the next line goes on without a space: a word was cut, or broke at a hyphen.
    pub(super) joined: bool,
}

/// A text of a line in the style of one span.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) x: f32,
    pub(super) text: String,
    /// The position of its span in the paragraph.
    pub(super) span: usize,
}

/// Breaks spans into lines of at most `width` points. A word that is wider is cut; white space at
/// a line's end may hang over.
pub(super) fn break_lines(
    spans: &[Span],
    size: f32,
    width: f32,
    metrics: &dyn FontMetrics,
) -> Vec<Line> {
    let whole: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut lines = Lines {
        spans,
        size,
        width,
        metrics,
        done: Vec::new(),
        line: Line::default(),
        pen: 0.0,
    };
    let mut start = 0;
    for (end, kind) in linebreaks(&whole) {
        lines.add_word(start, &whole, end);
        if kind == BreakOpportunity::Mandatory {
            lines.end_line();
        }
        start = end;
    }
    lines.finish()
}

struct Lines<'a> {
    spans: &'a [Span],
    size: f32,
    width: f32,
    metrics: &'a dyn FontMetrics,
    done: Vec<Line>,
    line: Line,
    pen: f32,
}

impl Lines<'_> {
    /// Adds what stands between two places where the text may break.
    fn add_word(&mut self, start: usize, whole: &str, end: usize) {
        let Some(word) = whole.get(start..end) else {
            return;
        };
        let visible = self.measure(start, word.trim_end());
        if self.pen > 0.0 && self.pen + visible > self.width {
            self.wrap_line();
        }
        if visible <= self.width {
            self.push(start, word);
            return;
        }
        let mut at = start;
        for letter in word.chars() {
            let mut buffer = [0; 4];
            let text: &str = letter.encode_utf8(&mut buffer);
            let advance = self.measure(at, text);
            if self.pen > 0.0 && !letter.is_whitespace() && self.pen + advance > self.width {
                self.wrap_line();
            }
            self.push(at, text);
            at += letter.len_utf8();
        }
    }

    fn push(&mut self, start: usize, text: &str) {
        for (span, part) in split_at_spans(self.spans, start, text) {
            let shown = part.trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}']);
            if shown.is_empty() {
                continue;
            }
            let weight = self
                .spans
                .get(span)
                .map_or(crate::chart::Weight::Regular, |span| span.weight);
            let visible = shown.trim_end();
            if !visible.is_empty() {
                self.line.width = self.pen + self.metrics.width(visible, weight, self.size);
            }
            let advance = self.metrics.width(shown, weight, self.size);
            match self.line.runs.last_mut() {
                Some(run) if run.span == span => run.text.push_str(shown),
                _ => self.line.runs.push(Run {
                    x: self.pen,
                    text: shown.to_owned(),
                    span,
                }),
            }
            self.pen += advance;
        }
    }

    fn measure(&self, start: usize, text: &str) -> f32 {
        split_at_spans(self.spans, start, text)
            .filter_map(|(span, part)| {
                let weight = self.spans.get(span)?.weight;
                Some(self.metrics.width(part, weight, self.size))
            })
            .sum()
    }

    /// Ends a line in the middle of the text.
    fn wrap_line(&mut self) {
        let last = self.line.runs.last();
        self.line.joined = last.is_some_and(|run| !run.text.ends_with(char::is_whitespace));
        self.end_line();
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.pen = 0.0;
    }

    fn finish(mut self) -> Vec<Line> {
        if !self.line.runs.is_empty() {
            self.end_line();
        }
        while self.done.last().is_some_and(|line| line.runs.is_empty()) {
            self.done.pop();
        }
        self.done
    }
}

/// The parts of a stretch of the whole text with the positions of their spans.
fn split_at_spans<'a>(
    spans: &'a [Span],
    start: usize,
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    let mut from = 0;
    spans.iter().enumerate().filter_map(move |(number, span)| {
        let (left, right) = (from, from + span.text.len());
        from = right;
        let begin = left.max(start);
        let end = right.min(start + text.len());
        (begin < end)
            .then(|| text.get(begin - start..end - start))
            .flatten()
            .map(|part| (number, part))
    })
}

#[cfg(test)]
mod tests {
    use super::break_lines;
    use crate::chart::Weight;
    use crate::report::{FontMetrics, Span};

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

    fn lines(spans: &[Span], letters: u8) -> Vec<String> {
        break_lines(spans, 10.0, f32::from(letters) * 5.0, &Even)
            .iter()
            .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
            .collect()
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
        let joined: Vec<bool> = break_lines(&spans, 10.0, 30.0, &Even)
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
        let broken = break_lines(&spans, 10.0, 70.0, &Even);
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
