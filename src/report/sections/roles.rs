//! Roles side by side: the widest gaps in words, with what people wrote, and every practice in a picture.

use super::blocks::{figure, heading, kept, new_section, opening, paragraph, practice_cell, ruled};
use super::source::Source;
use crate::chart;
use crate::model::{PracticeId, Rating};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Landmark, Link, Paragraph, Section, SectionKind, Span, TextStyle,
};
use crate::scoring::{Confidences, PracticeByRole, Roles};

/// How many gaps are told in words.
const TOLD: usize = 3;

/// The practices in the picture; the appendix has all in a table.
const SHOWN: usize = 12;

/// The longest part of a note that is quoted, in characters.
const QUOTED: usize = 240;

/// `None` where fewer than two roles can be compared.
pub(super) fn section(source: &Source) -> Option<Section> {
    let roles = source.analysis.roles.as_ref()?;
    let mut blocks = vec![
        opening(
            SectionKind::Roles,
            wording::roles_finding(source.words, source.questionnaire, roles),
        ),
        kept(intro(source, roles)),
    ];
    for practice in roles.widest(TOLD) {
        blocks.extend(gap(source, roles, practice));
    }
    let shown = roles.practices.get(..SHOWN);
    let scene = chart::dumbbell(
        source.words,
        source.questionnaire,
        roles,
        shown.unwrap_or(&roles.practices),
        source.width,
    );
    blocks.extend(scene.map(|scene| figure(scene, None)));
    blocks.extend(confidence(source, roles));
    Some(new_section(SectionKind::Roles, false, blocks))
}

/// The means of the roles, how a role's rating is found, and who is not compared.
fn intro(source: &Source, roles: &Roles) -> String {
    let mut said: Vec<String> = wording::roles_means(source.words, roles)
        .into_iter()
        .collect();
    said.push(source.text("says-roles-measure"));
    if let Some(withheld) = &source.analysis.withheld {
        let facts = facts!(least = withheld.least.people());
        said.push(source.say("report-roles-hidden", &facts));
    }
    let count = roles.practices.len();
    if count > SHOWN {
        let facts = facts!(shown = SHOWN, count);
        said.push(source.say("report-roles-shown", &facts));
    }
    if roles.others > 0 {
        let facts = facts!(count = roles.roles.len(), others = roles.others);
        said.push(source.say("report-roles-others", &facts));
    }
    said.join(" ")
}

/// A gap in words, and what somebody of the lowest or the highest role wrote about the practice.
fn gap(source: &Source, roles: &Roles, practice: &PracticeByRole) -> Vec<Block> {
    let said = source.say(
        "report-roles-gap",
        &facts!(
            ratings = wording::role_ratings(source.words, roles, practice),
            gap = practice.gap()
        ),
    );
    let name = source.practice_name(&practice.id);
    let landmark = Landmark::Practice(practice.id.clone());
    let mut told = Paragraph::new(TextStyle::Body, "");
    told.spans = vec![
        Span::strong(source.say("report-label", &facts!(label = name)))
            .linked(Link::Place(landmark)),
        Span::plain(said),
    ];
    let quote = quotation(source, roles, practice);
    told.keep_with_next = quote.is_some();
    let quote = quote.map(|text| paragraph(TextStyle::Body, text));
    [told.into()].into_iter().chain(quote).collect()
}

/// A note of somebody in the lowest role, else in the highest. Where figures of single people are left
/// out, nobody has a role here, and no note is quoted.
fn quotation(source: &Source, roles: &Roles, practice: &PracticeByRole) -> Option<String> {
    let ends = [practice.lowest()?, practice.highest()?];
    let named = ends.map(|rating| roles.names(&practice.roles_at(rating)));
    let (role, note) = named
        .iter()
        .flatten()
        .find_map(|role| Some((role, note_of(source, role, &practice.id)?)))?;
    Some(source.say("report-roles-quote", &facts!(note, role = role.as_str())))
}

/// What somebody of a role wrote about a practice: the first note that is short enough, else the
/// beginning of the first.
fn note_of(source: &Source, role: &str, id: &PracticeId) -> Option<String> {
    let people = source.assessment.respondents.iter();
    let notes = || {
        let own = people.clone().filter(|person| person.role.trim() == role);
        own.filter_map(|person| person.sheet.get(id))
            .filter(|response| response.rating.as_ref().is_some_and(is_rated))
            .map(|response| response.note.trim())
            .filter(|note| !note.is_empty())
    };
    let short = notes().find(|note| note.chars().count() <= QUOTED);
    let text = short.or_else(|| notes().next())?;
    Some(shortened(text))
}

fn is_rated(rating: &Rating) -> bool {
    rating.answer().standing().rated().is_some()
}

/// The beginning of a text, cut between words.
fn shortened(text: &str) -> String {
    if text.chars().count() <= QUOTED {
        return text.to_owned();
    }
    let start: String = text.chars().take(QUOTED).collect();
    let end = start.rfind(char::is_whitespace).unwrap_or(start.len());
    format!("{}…", start.get(..end).unwrap_or(&start).trim_end())
}

/// How sure the people of each role are of their ratings, where any said so.
fn confidence(source: &Source, roles: &Roles) -> Option<Block> {
    let parts = |part: fn(&Confidences) -> usize| {
        let stated = roles.roles.iter().map(|role| (role, role.confidence));
        let said = stated.filter(|(_, found)| found.stated() > 0);
        let said = said.map(|(role, found)| {
            let (part, all, name) = (part(&found), found.stated(), role.name.as_str());
            source.say("report-roles-part", &facts!(part, all, name))
        });
        source.words.list(&said.collect::<Vec<_>>())
    };
    let (guessed, certain) = (parts(|it| it.low), parts(|it| it.high));
    (!guessed.is_empty()).then(|| {
        let facts = facts!(guessed, certain);
        let said = source.say("report-roles-confidence", &facts);
        paragraph(TextStyle::Body, said)
    })
}

/// The share of the table's width that all roles take together.
const ROLES_SHARE: f32 = 46.0;

/// The table behind the picture: what each role says about each practice, and how far they are apart.
pub(super) fn table(source: &Source) -> Vec<Block> {
    let Some(roles) = &source.analysis.roles else {
        return Vec::new();
    };
    let share = ROLES_SHARE / roles.roles.iter().map(|_| 1.0).sum::<f32>();
    let mut columns = vec![source.words_column("column-practice", 44.0)];
    for role in &roles.roles {
        columns.push(Column::numbers(role.name.clone(), share));
    }
    columns.push(source.numbers_column("column-gap", 10.0));
    let rows = roles.practices.iter().map(|practice| {
        let name = source.practice_name(&practice.id);
        let mut cells = vec![practice_cell(name, &practice.id)];
        for role in 0..roles.roles.len() {
            let rating = practice.ratings.iter().find(|it| it.role == role);
            let said = rating.map(|it| {
                let facts = facts!(rating = it.rating, people = it.people);
                source.say("report-roles-cell", &facts)
            });
            cells.push(Cell::plain(said.unwrap_or_default()));
        }
        cells.push(Cell::plain(source.words.number(practice.gap())));
        cells
    });
    vec![
        heading(2, source.text("report-roles-table")),
        kept(source.text("report-roles-table-intro")),
        ruled(columns, rows.collect()),
    ]
}
