//! How the votes lie once they are revealed.

use std::fmt::Write as _;

use super::html::escaped;
use super::pages::{Pages, Reader};
use crate::ballot::session::Counts;
use crate::model::{Practice, Rating, Respondent};

impl Pages<'_> {
    pub(super) fn revealed(
        self,
        reader: Reader<'_>,
        person: &Respondent,
        practice: &Practice,
    ) -> String {
        let lang = self.lang();
        let votes = self.session.votes();
        let people = votes.as_ref().map_or(0, |votes| votes.people);
        let mut content = format!(
            "<p class=\"quiet\">{}</p>\n<h1{lang}>{}</h1>\n<p>{}</p>\n",
            self.text("ballot-revealed"),
            self.wording(&practice.title),
            escaped(&self.words.with("ballot-revealed-people", &facts!(people))),
        );
        let own = self.session.has_voted(reader.who);
        let own = person.sheet.get(&practice.id).filter(|_| own);
        let own = own.and_then(|said| said.rating.as_ref());
        if let Some(counts) = votes.and_then(|votes| votes.counts) {
            content.push_str(&self.distribution(&counts, own, people));
        } else {
            let few = self.text("ballot-too-few");
            let _ = writeln!(content, "<p>{few}</p>");
        }
        let talk = self.text("ballot-talk");
        let _ = writeln!(content, "<p class=\"quiet\">{talk}</p>");
        content.push_str(&self.own(reader));
        self.whole(Some(reader), true, &content)
    }

    fn distribution(self, counts: &Counts, own: Option<&Rating>, people: usize) -> String {
        let mut found = String::new();
        if let Some(middle) = counts.middle {
            let upper = counts.upper.map(|it| self.words.rating(it));
            let has = u8::from(upper.is_some());
            let upper = upper.unwrap_or_default();
            let facts = facts!(rating = self.words.rating(middle), upper, has);
            let middle = escaped(&self.words.with("ballot-middle", &facts));
            let _ = writeln!(found, "<p><b>{middle}</b></p>");
        }
        found.push_str("<dl class=\"votes\">\n");
        let mut row = |name: String, count: usize, is_own: bool| {
            let facts = facts!(rating = name, people = count);
            let told = escaped(&self.words.with("ballot-count", &facts));
            let own = if is_own {
                format!(" <b>({})</b>", self.text("ballot-your-vote"))
            } else {
                String::new()
            };
            let _ = writeln!(
                found,
                "<dt>{told}{own}</dt><dd><meter aria-hidden=\"true\" min=\"0\" max=\"{}\" value=\"{count}\"></meter></dd>",
                people.max(1)
            );
        };
        let own_at = own.and_then(Rating::at);
        for (rating, count) in &counts.ratings {
            let facts = facts!(rating = self.words.rating(*rating));
            let name = self.words.with("ballot-level", &facts);
            row(name, *count, own_at == Some(*rating));
        }
        let others = [
            (
                "ballot-dont-know",
                counts.unknown,
                matches!(own, Some(Rating::DontKnow)),
            ),
            (
                "not-applicable",
                counts.left_out,
                matches!(own, Some(Rating::NotApplicable(_))),
            ),
        ];
        for (key, count, is_own) in others.into_iter().filter(|(_, count, _)| *count > 0) {
            row(self.words.text(key), count, is_own);
        }
        found.push_str("</dl>\n");
        found
    }
}
