//! Page numbers in running text: "page 12".
//!
//! A number is set as zeros of the width that it may take, for its page is known only when all is
//! set. When it is, the number takes their place, and what follows it on its line closes up: all
//! digits are equally wide, so no line breaks anew.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::flow::{Flow, PiecePlace};
use super::metrics::FontMetrics;
use super::page::{Drawn, Group, RunKind};
use super::setter::Setter;
use crate::drawing::{Mark, Shape};
use crate::report::{Landmark, Link, Reference, Span};
use crate::words::Words;

/// Spans with what they say of other pages, each in one language. A place that is not in the report is not
/// spoken of.
pub(super) fn spoken<'a>(spans: &'a [Span], setter: &Setter) -> Cow<'a, [Span]> {
    if spans.iter().all(|span| span.refers.is_none()) {
        return setter.apart(Cow::Borrowed(spans));
    }
    let mut spoken = Vec::new();
    for span in spans {
        match &span.refers {
            Some(Reference::Page(landmark)) if setter.is_there(landmark) => {
                add_page(&mut spoken, span, setter);
            }
            _ => spoken.push(Span {
                refers: None,
                ..span.clone()
            }),
        }
    }
    setter.apart(Cow::Owned(spoken))
}

fn add_page(spoken: &mut Vec<Span>, span: &Span, setter: &Setter) {
    let sentence = sentence(setter.words, &span.text);
    let like = |text: &str, refers| Span {
        text: text.to_owned(),
        refers,
        ..span.clone()
    };
    let (before, after) = sentence.split_once(Span::GAP).unwrap_or((&sentence, ""));
    spoken.push(like(before, None));
    spoken.push(like(&"0".repeat(setter.digits), span.refers.clone()));
    if !after.is_empty() {
        spoken.push(like(after, None));
    }
}

fn sentence(words: &Words, text: &str) -> String {
    let page = ("page", Span::GAP.into());
    if text.is_empty() {
        words.with("report-page", &[page])
    } else {
        words.with("report-page-of", &[("text", text.into()), page])
    }
}

/// Puts the numbers of the pages in their places.
pub(super) fn say_pages(flow: &mut Flow, spots: &[PiecePlace], setter: &Setter) {
    if !setter.refers.get() {
        return;
    }
    let mut pages: BTreeMap<Landmark, usize> = BTreeMap::new();
    for (piece, spot) in flow.pieces.iter().zip(spots) {
        for landmark in piece
            .groups
            .iter()
            .filter_map(|group| group.landmark.as_ref())
        {
            pages.entry(landmark.clone()).or_insert(spot.page + 1);
        }
    }
    for group in flow.pieces.iter_mut().flat_map(|piece| &mut piece.groups) {
        say(group, &pages, setter.metrics);
    }
}

fn say(group: &mut Group, pages: &BTreeMap<Landmark, usize>, metrics: &dyn FontMetrics) {
    let mut from = 0;
    while let Some(at) = next_number(group, from) {
        from = at + 1;
        let Some(Drawn {
            mark: Mark {
                shape: Shape::Text(run),
                ..
            },
            link: Some(Link::Place(landmark)),
            ..
        }) = group.marks.get_mut(at)
        else {
            continue;
        };
        let number = pages.get(landmark).map(ToString::to_string);
        let number = number.unwrap_or_default();
        let reserved = run.text.trim_end().to_owned();
        let wide = |text: &str| metrics.width(text, run.weight, run.size);
        let closes_by = wide(&reserved) - wide(&number);
        run.text = run.text.replacen(&reserved, &number, 1);
        run.width -= closes_by;
        let place = run.at;
        for drawn in &mut group.marks {
            if let Shape::Text(after) = &mut drawn.mark.shape
                && after.at.x > place.x
                && (after.at.y - place.y).abs() < f32::EPSILON
            {
                after.at.x -= closes_by;
            }
        }
    }
}

fn next_number(group: &Group, from: usize) -> Option<usize> {
    let mut rest = group.marks.iter().enumerate().skip(from);
    rest.find(|(_, drawn)| drawn.kind == RunKind::PageNumber)
        .map(|(at, _)| at)
}
