//! Reads texts: in quotation marks, raw, and in marks that should be quotation marks.

use std::borrow::Cow;

use super::{Content, Reader};
use crate::format::fault::Loss;
use crate::words::Message;

/// After so many texts that are not closed up to the end of the file the reader gives up.
const MOST_UNCLOSED: usize = 20;

/// Where a text ends, and what stands in it.
struct ClosingQuote {
    at: usize,
    has_lines: bool,
    has_escapes: bool,
}

impl<'t> Reader<'t, '_> {
    /// Reads a text in quotation marks; `None` if it is broken.
    pub(super) fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let start = self.at;
        self.advance();
        let Some(quote) = self.closing_quote() else {
            self.unclosed_to_the_end(start);
            return None;
        };
        let inside = self.text.get(start + 1..quote.at).unwrap_or_default();
        self.at = quote.at + 1;
        let runs_on = quote.has_lines && !self.at_text_end();
        if runs_on || self.peek().is_some_and(char::is_alphanumeric) {
            self.unclosed_text(start);
            return None;
        }
        if quote.has_escapes {
            self.unescape(start + 1, inside).map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inside))
        }
    }

    fn closing_quote(&self) -> Option<ClosingQuote> {
        let mut quote = ClosingQuote {
            at: self.at,
            has_lines: false,
            has_escapes: false,
        };
        loop {
            match self.text.as_bytes().get(quote.at)? {
                b'"' => return Some(quote),
                b'\\' => {
                    quote.has_escapes = true;
                    // What is escaped may be a quotation mark.
                    quote.at += 1;
                }
                b'\n' => quote.has_lines = true,
                _ => {}
            }
            quote.at += 1;
        }
    }

    /// Whether what follows can follow a text. If not, a text that ran over several lines lacks its
    /// closing quotation mark.
    fn at_text_end(&mut self) -> bool {
        let (at, faults, gave_up) = (self.at, self.faults.len(), self.gave_up);
        self.blank();
        let next = self.peek();
        self.at = at;
        self.faults.truncate(faults);
        self.gave_up = gave_up;
        matches!(next, None | Some(',' | ')' | ']' | '}' | ':'))
    }

    /// Reports a text whose closing quotation mark was looked for up to the end of the file. This is
    /// done only so often, because it takes long.
    fn unclosed_to_the_end(&mut self, start: usize) {
        self.unclosed_text(start);
        self.unclosed += 1;
        if self.unclosed == MOST_UNCLOSED {
            let message = Message::new("syntax-many-unclosed").with("most", MOST_UNCLOSED);
            self.fault(start, message, None, Loss::Whole);
            self.gave_up = true;
        }
    }

    /// Reports a text that is never closed, and continues at the end of its first line.
    fn unclosed_text(&mut self, start: usize) {
        let hint = Message::new("syntax-unclosed-text-hint");
        let message = Message::new("syntax-unclosed-text");
        self.fault(start, message, hint, Loss::Part);
        self.at = start + 1;
        let line = self.rest().lines().next().unwrap_or_default();
        let ends = |c: char| matches!(c, ')' | ']' | '}' | ',') || c.is_whitespace();
        self.at += line.trim_end_matches(ends).len();
    }

    fn unescape(&mut self, start: usize, inside: &str) -> Option<String> {
        let mut out = String::with_capacity(inside.len());
        let mut chars = inside.char_indices();
        let mut sound = true;
        while let Some((offset, c)) = chars.next() {
            if c != '\\' {
                out.push(c);
                continue;
            }
            if let Some(c) = escape(&mut chars) {
                out.push(c);
            } else {
                let at = start + offset;
                let found = self.snippet_of(at, 2);
                let message = Message::new("syntax-escape").with("found", found);
                let hint = Message::new("syntax-escape-hint");
                self.fault(at, message, hint, Loss::Part);
                sound = false;
            }
        }
        sound.then_some(out)
    }

    /// The number of `#` of a raw text that begins here: `r"..."`, `r#"..."#`.
    pub(super) fn raw_hashes(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('r')?;
        let after = rest.trim_start_matches('#');
        after.starts_with('"').then_some(rest.len() - after.len())
    }

    pub(super) fn raw(&mut self) -> Content<'t> {
        let start = self.at;
        let hashes = self.raw_hashes().unwrap_or_default();
        let inside = start + hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        let rest = self.text.get(inside..).unwrap_or_default();
        if let Some(length) = rest.find(&close) {
            self.at = inside + length + close.len();
            return Content::Text(Cow::Borrowed(rest.get(..length).unwrap_or_default()));
        }
        self.unclosed_to_the_end(start);
        Content::Hole
    }

    /// Reports and skips a text in quotation marks that RON does not know.
    pub(super) fn other_quotes(&mut self) -> Content<'t> {
        let start = self.at;
        let message = Message::new("syntax-quotes").with("found", self.snippet(start));
        let hint = Message::new("syntax-quotes-hint");
        self.fault(start, message, hint, Loss::Part);
        self.advance();
        let closes = |c| matches!(c, '\'' | '\u{2019}' | '\u{201d}' | '\u{201c}' | '\u{bb}');
        let line = self.rest().lines().next().unwrap_or_default();
        // The last mark before the next comma outside: a text may hold apostrophes.
        match line.rfind(closes) {
            Some(offset) => {
                self.at += offset;
                self.advance();
            }
            None => self.at += line.len(),
        }
        Content::Hole
    }
}

/// The character that an escape means; `chars` is just past the backslash.
fn escape(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    let (_, c) = chars.next()?;
    Some(match c {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        '"' | '\'' | '\\' => c,
        'x' => {
            let digits: String = chars.by_ref().take(2).map(|(_, c)| c).collect();
            char::from(u8::from_str_radix(&digits, 16).ok()?)
        }
        'u' => {
            let mut after = chars.clone();
            if after.next()?.1 != '{' {
                return None;
            }
            let digits: String = after
                .by_ref()
                .map(|(_, c)| c)
                .take_while(|c| *c != '}')
                .take(7)
                .collect();
            *chars = after;
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
        }
        _ => return None,
    })
}
