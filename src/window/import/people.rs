//! Who is who: what must be decided about people, and everybody with their answers.

use egui::{Align2, Label, Pos2, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::format::Diagnostic;
use crate::format::import::{Change, Crowd, Person, Question};
use crate::model::{Rating, RatingKind};
use crate::window::import::action::{Decided, ImportAction};
use crate::window::import::rolling::Rolling;
use crate::window::import::state::{Importing, Preview};
use crate::window::theme::{self, size, space};
use crate::window::view::{Room, View};
use crate::window::widget::{card, deciding, field, page, sign};
use crate::words::Fact;

/// How many questions of a kind are shown at once.
const MOST: usize = 20;

/// Around the contents of a card.
const MARGIN: f32 = 12.0;

/// Asks about people: who answered twice, who is meant, whose answers are replaced. Lists what was decided.
pub(super) fn questions_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) {
    let questions = preview.reading.questions.iter();
    let who: Vec<_> = questions
        .filter(|(_, question)| {
            !matches!(question, Question::Value { .. } | Question::Replaces { .. })
        })
        .collect();
    let replacing: Vec<&Person> = importing.replacing().collect();
    let decided = decided(view, importing, preview);
    let alike: Vec<Alike> = preview
        .reading
        .faults
        .iter()
        .filter_map(Alike::of)
        .collect();
    if who.is_empty() && replacing.is_empty() && alike.is_empty() && decided.is_empty() {
        return;
    }
    page::section_ui(ui, &view.text("importing-who"));
    ui.scope(|ui| {
        theme::measure(ui);
        for (place, question) in who.iter().take(MOST) {
            question_ui(ui, view, place.line, question);
        }
        deciding::more_ui(ui, view, who.len(), MOST);
        if replacing.len() > 1 {
            ui.horizontal_wrapped(|ui| {
                let text = view.with("importing-replace-all", &facts!(count = replacing.len()));
                if ui.button(text).clicked() {
                    view.push(ImportAction::Replace(None));
                }
                if ui.button(view.text("importing-all-others")).clicked() {
                    view.push(ImportAction::Everybody(Crowd::Others));
                }
            });
        }
        for person in replacing.iter().take(MOST) {
            replaces_ui(ui, view, person);
        }
        deciding::more_ui(ui, view, replacing.len(), MOST);
        for alike in alike.iter().take(MOST) {
            alike_ui(ui, view, alike);
        }
        deciding::more_ui(ui, view, alike.len(), MOST);
        for (said, decided) in decided {
            decided_ui(ui, view, &said, decided);
        }
    });
}

/// A way to answer: the key of what stands on its button, what a screen reader says, and what it does.
type Way = (&'static str, String, ImportAction);

/// A text with the ways to answer it, and whether nothing is taken until it is answered.
fn ask_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (text, is_open): (&str, bool),
    ways: impl IntoIterator<Item = Way>,
) {
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        ui.add(Label::new(text).wrap());
        ui.horizontal_wrapped(|ui| {
            for (key, name, action) in ways {
                let button = ui.button(view.text(key));
                field::name(ui, &button, &name);
                if is_open {
                    deciding::decide(view, &button);
                }
                if button.clicked() {
                    view.push(action);
                }
            }
        });
    });
}

fn question_ui(ui: &mut Ui, view: &mut Room<'_, '_>, line: usize, question: &Question) {
    match question {
        Question::Twice { name } | Question::Rows { name } => {
            let facts = facts!(name = name.as_str(), line);
            let text = view.with(
                match question {
                    Question::Rows { .. } => "importing-rows",
                    _ => "importing-twice",
                },
                &facts,
            );
            let later = view.with("importing-later-name", &facts);
            let other = view.with("importing-another-name", &facts);
            let ways = [
                ("importing-later", later, ImportAction::LaterOneHolds),
                (
                    "importing-another",
                    other,
                    ImportAction::AnotherPerson(name.clone()),
                ),
            ];
            ask_ui(ui, view, (&text, true), ways);
        }
        Question::Alike { name, one, other } => {
            let facts = facts!(
                name = name.as_str(),
                one = place(view, one),
                other = place(view, other),
                line
            );
            let text = view.with("importing-alike", &facts);
            let same = view.with("importing-same-name", &facts);
            let two = view.with("importing-two-name", &facts);
            let ways = [
                (
                    "importing-same",
                    same,
                    ImportAction::SamePerson(name.clone()),
                ),
                (
                    "importing-two",
                    two,
                    ImportAction::AnotherPerson(name.clone()),
                ),
            ];
            ask_ui(ui, view, (&text, true), ways);
        }
        Question::Strangers {
            name,
            count,
            is_same,
        } => {
            let facts = facts!(name = name.as_str(), count = *count);
            let text = view.with(
                if *is_same {
                    "importing-same-answers"
                } else {
                    "importing-numbers"
                },
                &facts,
            );
            let ways = [
                ("importing-all-others", Crowd::Others),
                ("importing-all-same", Crowd::Same),
            ];
            let ways = ways.map(|(key, crowd)| {
                let name = view.text(key);
                (key, name, ImportAction::Everybody(crowd))
            });
            ask_ui(ui, view, (&text, true), ways);
        }
        Question::Value { .. } | Question::Again { .. } | Question::Replaces { .. } => {}
    }
}

/// Asks whether answers of somebody who is here already are replaced.
fn replaces_ui(ui: &mut Ui, view: &mut Room<'_, '_>, person: &Person) {
    let name = said_name(view, person);
    let facts = facts!(
        name = name.as_str(),
        count = person.changed.len(),
        what = what_changes(view, &person.changed)
    );
    let text = view.with("importing-replaces", &facts);
    let replace = view.with("importing-replace-name", &facts);
    let other = view.with("importing-another-name", &facts);
    let ways = [
        (
            "importing-replace",
            replace,
            ImportAction::Replace(person.known.clone()),
        ),
        (
            "importing-another",
            other,
            ImportAction::AnotherPerson(person.name.clone()),
        ),
    ];
    ask_ui(ui, view, (&text, true), ways);
}

/// People who are taken for two, and are perhaps one.
struct Alike<'f> {
    name: &'f str,
    /// The other name; `None` where both have the same, with another role or team.
    other: Option<&'f str>,
    line: usize,
}

impl<'f> Alike<'f> {
    /// What a remark says about them; `None` where it is about something else.
    fn of(remark: &'f Diagnostic) -> Option<Self> {
        let fact = |wanted: &str| {
            let mut facts = remark.message.facts.iter();
            facts.find_map(|(name, fact)| match fact {
                Fact::Text(text) if *name == wanted => Some(text.as_str()),
                _ => None,
            })
        };
        let is_about_people = ABOUT_PEOPLE.contains(&remark.message.key);
        is_about_people.then_some(Self {
            name: fact("name")?,
            other: fact("other"),
            line: remark.place?.line,
        })
    }
}

/// The keys of remarks about people who are perhaps one.
pub(super) const ABOUT_PEOPLE: [&str; 2] = ["sheet-name-near", "sheet-person"];

/// Asks whether two people are one; they are two unless somebody says so.
fn alike_ui(ui: &mut Ui, view: &mut Room<'_, '_>, alike: &Alike) {
    let name = alike.name;
    let facts = facts!(
        name,
        other = alike.other.unwrap_or_default(),
        line = alike.line
    );
    let (key, action) = match alike.other {
        Some(other) => (
            "importing-near",
            ImportAction::OneName(name.to_owned(), other.to_owned()),
        ),
        None => (
            "importing-places",
            ImportAction::SamePerson(name.to_owned()),
        ),
    };
    let text = view.with(key, &facts);
    let same = view.with("importing-same-name", &facts);
    ask_ui(ui, view, (&text, false), [("importing-same", same, action)]);
}

/// The first answers that would be replaced, from what to what.
fn what_changes(view: &Room<'_, '_>, changes: &[Change]) -> String {
    const LISTED: usize = 10;
    let said = |change: &Change| {
        let practice = change.practice.as_str();
        let [before, after] = [&change.before.rating, &change.after.rating];
        if before == after {
            return view.with("importing-change-note", &facts!(practice));
        }
        let [before, after] = [before, after].map(|rating| rating_name(view, rating.as_ref()));
        view.with("importing-change", &facts!(practice, before, after))
    };
    let mut listed: Vec<String> = changes.iter().take(LISTED).map(said).collect();
    if changes.len() > LISTED {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}

fn rating_name(view: &View<'_>, rating: Option<&Rating>) -> String {
    match rating.and_then(Rating::at) {
        Some(at) => view.words.rating(at),
        None => view
            .text(RatingKind::of(rating).notation().word)
            .to_lowercase(),
    }
}

/// What was decided about people, in a sentence each.
fn decided(
    view: &Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) -> Vec<(String, Decided)> {
    let mut found = Vec::new();
    let choices = &importing.choices;
    if choices.later_one_holds {
        let said = view.text("importing-decided-later");
        found.push((said, Decided::LaterOneHolds));
    }
    if let Some(crowd) = choices.crowd {
        let said = view.text(match crowd {
            Crowd::Others => "importing-decided-others",
            Crowd::Same => "importing-decided-crowd",
        });
        found.push((said, Decided::Everybody));
    }
    for name in &choices.other_people {
        let said = view.with("importing-decided-another", &facts!(name = name.as_str()));
        found.push((said, Decided::AnotherPerson(name.clone())));
    }
    for name in &choices.same_people {
        let said = view.with("importing-decided-same", &facts!(name = name.as_str()));
        found.push((said, Decided::SamePerson(name.clone())));
    }
    for (name, other) in &choices.other_names {
        let facts = facts!(name = name.as_str(), other = other.as_str());
        let said = view.with("importing-decided-one-name", &facts);
        found.push((said, Decided::OneName(name.clone())));
    }
    let people = preview.reading.people.iter();
    let replaced = people
        .filter(|person| !person.changed.is_empty())
        .filter_map(|person| {
            let id = person
                .known
                .as_ref()
                .filter(|id| importing.replaced.contains(*id))?;
            let said = view.with(
                "importing-decided-replaced",
                &facts!(name = said_name(view, person)),
            );
            Some((said, Decided::Replaced(id.clone())))
        });
    found.extend(replaced.take(MOST));
    found
}

fn decided_ui(ui: &mut Ui, view: &mut Room<'_, '_>, said: &str, decided: Decided) {
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        sign::check(ui.painter(), rect.center(), view.palette.good);
        ui.label(said);
        let link = ui.link(view.text("importing-take-back"));
        field::name(
            ui,
            &link,
            &view.with("importing-take-back-name", &facts!(said)),
        );
        if link.clicked() {
            view.push(ImportAction::TakeBack(decided));
        }
    });
}

fn said_name(view: &View<'_>, person: &Person) -> String {
    let place = place(view, &[person.role.clone(), person.team.clone()]);
    let name = &person.name;
    if place.is_empty() {
        name.clone()
    } else {
        format!("{name} ({place})")
    }
}

/// Role and team, as far as they are stated.
fn place(view: &View<'_>, [role, team]: &[String; 2]) -> String {
    match (role.is_empty(), team.is_empty()) {
        (true, _) => team.clone(),
        (false, true) => role.clone(),
        (false, false) => view.with(
            "window-people-place",
            &facts!(role = role.as_str(), team = team.as_str()),
        ),
    }
}

/// The height of a row.
const ROW: f32 = 30.0;

/// The most rows in sight.
const IN_SIGHT: usize = 10;

/// Shows everybody with how many answers are new, replaced and unchanged.
pub(super) fn people_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    let people = &preview.reading.people;
    if people.is_empty() {
        return;
    }
    let title = view.text("importing-people");
    page::section_ui(ui, &title);
    let rolling = Rolling::new(ui, "people");
    let shown = card::frame(view.palette, 6).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = u8::try_from(people.len().min(IN_SIGHT)).unwrap_or_default();
        let height = f32::from(rows) * ROW;
        ScrollArea::vertical()
            .id_salt("import-people")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show_rows(ui, ROW, people.len(), |ui, rows| {
                rolling.roll(ui);
                for person in people.get(rows).unwrap_or_default() {
                    person_ui(ui, view, person);
                }
            });
    });
    rolling.stop(ui, shown.response.rect, &title);
}

/// How many answers of a person are new, replaced and unchanged, without those that are none.
fn counts(view: &View<'_>, person: &Person) -> String {
    let counts = [
        ("importing-person-count-new", person.new),
        ("importing-person-count-replaced", person.changed.len()),
        ("importing-person-count-unchanged", person.unchanged),
    ];
    let there = counts.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = there
        .map(|(key, count)| view.with(key, &facts!(count)))
        .collect();
    said.join(" · ")
}

fn person_ui(ui: &mut Ui, view: &Room<'_, '_>, person: &Person) {
    let palette = view.palette;
    let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let place = place(view, &[person.role.clone(), person.team.clone()]);
    let state = view.text(if person.known.is_some() {
        "importing-person-known"
    } else {
        "importing-person-new"
    });
    let facts = facts!(
        name = person.name.as_str(),
        has_place = if place.is_empty() { "no" } else { "yes" },
        place = place.as_str(),
        state = state.as_str(),
        new = person.new,
        changed = person.changed.len(),
        unchanged = person.unchanged
    );
    let spoken = view.with("importing-person-name", &facts);
    row.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let counts = counts(view, person);
    let small = theme::regular(size::SMALL);
    let tail = ui
        .painter()
        .layout_no_wrap(counts, small.clone(), palette.muted);
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32, align: Align2| {
        let at = align.anchor_size(Pos2::new(x, rect.center().y), galley.size());
        ui.painter().galley(at.min, galley, palette.muted);
    };
    let (left, right) = (rect.left() + space::S, rect.right() - space::M);
    let room = right - space::M - tail.size().x - left;
    put(tail, right, Align2::RIGHT_CENTER);
    let name = theme::fitted(
        ui,
        &person.name,
        theme::regular(size::BODY),
        palette.ink,
        room,
    );
    let used = name.size().x + space::M;
    put(name, left, Align2::LEFT_CENTER);
    if room - used > 60.0 {
        let parts = [place.as_str(), state.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let about = parts.collect::<Vec<_>>().join(" · ");
        let about = theme::fitted(ui, &about, small, palette.muted, room - used);
        put(about, left + used, Align2::LEFT_CENTER);
    }
}
