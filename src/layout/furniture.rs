//! What stands around the text: whose report it is, on top of the first page; running title, page
//! number and confidentiality on every page.

use super::page::{Drawn, Group, Page, Role};
use super::scale::{BODY, FOOT, GUTTER, RUNNING_TITLE, SMALL};
use super::setter::Setter;
use crate::drawing::{Area, ColourRole, Mark, Picture, Point, Shape, TextRun, Weight};
use crate::report::{Report, Sheet};

/// The largest logo: 40 mm x 16 mm.
const LOGO: (f32, f32) = (113.4, 45.35);
/// Where the logo and the lines beside it start.
const COVER_TOP: f32 = 34.0;
/// Between them and the text.
const BELOW_COVER: f32 = 16.0;

/// The largest logo of a slide, where it starts, and what lies between it and the title.
const SLIDE_LOGO: (f32, f32) = (90.0, 26.0);
const SLIDE_TOP: f32 = 10.0;
const BELOW_SLIDE_LOGO: f32 = 2.0;
/// From the lower edge of a slide's text to the line below it.
const SLIDE_FOOT: f32 = 13.5;

/// What stands on top of the first page.
pub(super) struct Cover {
    groups: Vec<Group>,
    /// How much lower the text of the first page starts.
    pub(super) height: f32,
}

/// Sets the logo at the right edge and whose report it is beside it.
pub(super) fn cover(setter: &mut Setter, report: &Report, sheet: Sheet) -> Cover {
    if sheet.is_slide() {
        return slide_cover(setter, report, sheet);
    }
    let mut groups = Vec::new();
    let mut bottom: f32 = 0.0;
    let mut room = setter.width;
    if let Some(picture) = &report.logo {
        let (logo, area) = logo(setter, picture, (LOGO, COVER_TOP), sheet);
        groups.push(logo);
        room -= area.width + GUTTER;
        bottom = area.bottom();
    }
    let mut y = COVER_TOP;
    for text in whose(setter, report) {
        let text = setter.fitted(&text, room, Weight::Regular, SMALL.size);
        let at = Point::new(sheet.side, y + SMALL.size);
        let text = setter.text(at, &text, (SMALL.size, Weight::Regular, ColourRole::Muted));
        groups.push(Group::new(setter.id(), Role::Paragraph, text));
        y += SMALL.leading;
        bottom = bottom.max(y);
    }
    let height = if groups.is_empty() {
        0.0
    } else {
        (bottom + BELOW_COVER - sheet.top).max(0.0)
    };
    Cover { groups, height }
}

/// Sets the logo of a slide at the right edge and beside it for whom and by whom it was made; whose it is
/// stands below its text.
fn slide_cover(setter: &mut Setter, report: &Report, sheet: Sheet) -> Cover {
    let set = report.logo.as_ref();
    let set = set.map(|picture| logo(setter, picture, (SLIDE_LOGO, SLIDE_TOP), sheet));
    let (mut room, mut bottom) = (setter.width, 0.0);
    let mut groups = Vec::new();
    if let Some((group, area)) = set {
        room -= area.width + GUTTER;
        bottom = area.bottom();
        groups.push(group);
    }
    let made = made_for(setter, report).join(" · ");
    if !made.is_empty() {
        let style = (BODY.size, Weight::Regular, ColourRole::Muted);
        let made = setter.fitted(&made, room, style.1, style.0);
        let at = Point::new(sheet.side, SLIDE_TOP + BODY.size);
        let made = setter.text(at, &made, style);
        groups.push(Group::new(setter.id(), Role::Paragraph, made));
        bottom = f32::max(bottom, SLIDE_TOP + BODY.leading);
    }
    Cover {
        groups,
        height: (bottom + BELOW_SLIDE_LOGO - sheet.top).max(0.0),
    }
}

/// A logo at the right edge, no larger than `most`, and the room that it takes.
fn logo(
    setter: &mut Setter,
    picture: &Picture,
    (most, top): ((f32, f32), f32),
    sheet: Sheet,
) -> (Group, Area) {
    let (width, height) = logo_size(picture, most);
    let area = Area::new(sheet.width - sheet.side - width, top, width, height);
    let logo = Mark {
        shape: Shape::Picture {
            area,
            picture: picture.clone(),
        },
        fill: None,
        stroke: None,
    };
    let role = Role::Figure(setter.words.text("report-logo"));
    let group = Group::new(setter.id(), role, vec![logo.into()]);
    (group, area)
}

/// For whom the report was made, by whom, which version it is and how it may be passed on.
fn whose(setter: &Setter, report: &Report) -> Vec<String> {
    let mut lines = made_for(setter, report);
    let name = report.branding.confidentiality.trim();
    if !name.is_empty() {
        let facts = facts!(name = name);
        lines.push(setter.words.with("report-confidentiality", &facts));
    }
    lines
}

/// For whom the report was made, by whom, and which version it is.
fn made_for(setter: &Setter, report: &Report) -> Vec<String> {
    let branding = &report.branding;
    let name = |name: &str| facts!(name = name.trim());
    let say = |key, text: &str| {
        let stated = !text.trim().is_empty();
        stated.then(|| setter.words.with(key, &name(text)))
    };
    let lines = [
        say("report-prepared-for", &branding.prepared_for),
        say("report-prepared-by", &branding.prepared_by),
        say("report-version", &branding.version),
    ];
    lines.into_iter().flatten().collect()
}

/// The size on the page: as large as there is room, its sides in proportion.
fn logo_size(picture: &Picture, most: (f32, f32)) -> (f32, f32) {
    let side = |dots: u32| f32::from(u16::try_from(dots).unwrap_or(u16::MAX));
    let (wide, high) = (side(picture.width()), side(picture.height()));
    let scale = (most.0 / wide).min(most.1 / high);
    (wide * scale, high * scale)
}

/// Adds the cover to the first page, and what every page bears.
pub(super) fn add(
    pages: &mut [Page],
    report: &Report,
    cover: Cover,
    (setter, sheet): (&mut Setter, Sheet),
) {
    if let Some(first) = pages.first_mut() {
        first.groups.splice(0..0, cover.groups);
    }
    if sheet.is_slide() {
        return add_to_slides(pages, report, (setter, sheet));
    }
    let count = pages.len();
    let fit = |text: &str, room: f32| setter.fitted(text, room, Weight::Regular, SMALL.size);
    let title = fit(&report.running_title, setter.width);
    let passed_on = fit(report.branding.confidentiality.trim(), setter.width * 0.7);
    let id = setter.id();
    for (position, page) in pages.iter_mut().enumerate() {
        let number = setter.words.with(
            "report-page-number",
            &facts!(page = (position + 1), pages = count),
        );
        let width = setter.metrics.width(&number, Weight::Regular, SMALL.size);
        let right = page.width - sheet.side;
        let foot = page.height - sheet.bottom + FOOT;
        let mut marks = vec![small(&number, Point::new(right - width, foot), setter)];
        if position > 0 {
            marks.push(small(&title, Point::new(sheet.side, RUNNING_TITLE), setter));
        }
        if !passed_on.is_empty() {
            marks.push(small(&passed_on, Point::new(sheet.side, foot), setter));
        }
        page.groups.push(Group::new(id, Role::Artifact, marks));
    }
}

/// Says below each slide whose it is and how it may be passed on; the first says it to readers of the
/// tags too.
fn add_to_slides(pages: &mut [Page], report: &Report, (setter, sheet): (&mut Setter, Sheet)) {
    let fit = |text: &str, room: f32| setter.fitted(text, room, Weight::Regular, BODY.size);
    let passed_on = fit(report.branding.confidentiality.trim(), setter.width * 0.4);
    let width = setter.metrics.width(&passed_on, Weight::Regular, BODY.size);
    let told = fit(&report.running_title, setter.width - width - GUTTER);
    let style = (BODY.size, Weight::Regular, ColourRole::Muted);
    let id = setter.id();
    for (position, page) in pages.iter_mut().enumerate() {
        let at = Point::new(sheet.side, sheet.height - sheet.bottom + SLIDE_FOOT);
        let role = if position == 0 {
            Role::Paragraph
        } else {
            Role::Artifact
        };
        let mut marks = setter.text(at, &told, style);
        let right = Point::new(sheet.width - sheet.side - width, at.y);
        marks.extend(setter.text(right, &passed_on, style));
        page.groups.push(Group::new(id, role, marks));
    }
}

/// A text without a space at its end: what stands around the pages is no part of what they say.
fn small(text: &str, at: Point, setter: &Setter) -> Drawn {
    let width = setter.metrics.width(text, Weight::Regular, SMALL.size);
    let run = TextRun::new(at, text, SMALL.size, Weight::Regular, width);
    Mark::text(run, ColourRole::Muted).into()
}
