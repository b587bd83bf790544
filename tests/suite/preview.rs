//! The Report screen: pages as they will print, options, whose report it is, files to take away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use continuum::model::Accent;
use continuum::store::settings::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::outline::outline_of;
use crate::window::{
    Given, Shown, command, documents, name, open_with, press, read, says, settle, tab_to,
    with_team, write,
};

/// The sample of a team on the Report screen, wide enough for contents and options.
fn report(folder: &Path, theme: Theme) -> Shown {
    let mut shown = with_team(folder, theme, Key::Num7);
    shown.set_size((1500.0, 900.0).into());
    settle(&mut shown);
    shown
}

/// How many pages there are, as the bar says.
fn pages(shown: &Shown) -> usize {
    let nodes = shown.root().children_recursive();
    nodes
        .filter(|node| node.accesskit_node().role() == Role::Article)
        .count()
}

/// The page in the middle of the view, from 1.
fn page(shown: &Shown) -> usize {
    (1..=pages(shown))
        .find(|page| {
            let wanted = format!("Page {page} of {}", pages(shown));
            let mut labels = shown.root().children_recursive();
            labels.any(|node| {
                node.accesskit_node().role() == Role::Label
                    && node.value().as_deref() == Some(&wanted)
            })
        })
        .expect("a page is shown")
}

/// Clicks something that may have to be scrolled to.
fn click(shown: &mut Shown, role: Role, name: &str) {
    shown.get_by_role_and_label(role, name).click_accesskit();
    shown.run_steps(16);
    settle(shown);
}

#[test]
fn the_pages_are_there_with_their_names_and_what_they_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = report(folder.path(), Theme::Light);
    assert!(pages(&shown) > 10);
    assert!(says(&shown, "Level 2, Reactive"));
    let heading = shown.root().children_recursive().any(|node| {
        node.accesskit_node().role() == Role::Heading
            && node.accesskit_node().label().as_deref() == Some("The steps")
    });
    assert!(heading, "headings of a page can be jumped to");
    let read_out = outline_of(&shown, Role::Article);
    let count = pages(&shown);
    for page in [1, 2, count] {
        let name = format!("Article \"Page {page} of {count}\"");
        assert!(read_out.contains(&name), "{name}");
    }
    // The picture in words, and the cells of a row together.
    assert!(
        read_out.contains("  Image \"The unit: now Level 2"),
        "{read_out}"
    );
    assert!(
        read_out.contains("What · Who · By when · Days"),
        "{read_out}"
    );
}

#[test]
fn the_pages_follow_the_options_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    let full = pages(&shown);
    click(&mut shown, Role::RadioButton, "Short form, 18 practices");
    let short = pages(&shown);
    assert!(short < full, "{short} of {full} pages");
    click(&mut shown, Role::RadioButton, "Short");
    assert!(pages(&shown) <= 3, "{} pages", pages(&shown));
    click(&mut shown, Role::RadioButton, "Hand-out");
    assert!(pages(&shown) > 1);
}

fn press_all(shown: &mut Shown) {
    shown.key_press_modifiers(Modifiers::COMMAND, Key::A);
    shown.run();
}

/// Presses a key that leads to other pages, whose text is laid out over several frames.
fn turn(shown: &mut Shown, key: Key) {
    shown.key_press(key);
    shown.run_steps(16);
}

#[test]
fn the_report_of_another_document_begins_at_its_first_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    turn(&mut shown, Key::End);
    assert!(page(&shown) > 3);
    command(&mut shown, Key::Num1);
    settle(&mut shown);
    shown.get_by_label("The same team a year earlier").click();
    settle(&mut shown);
    command(&mut shown, Key::Num7);
    settle(&mut shown);
    assert_eq!(page(&shown), 1);
}

#[test]
fn keys_and_contents_lead_through_the_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    let count = pages(&shown);
    assert_eq!(page(&shown), 1);
    turn(&mut shown, Key::End);
    assert_eq!(page(&shown), count);
    turn(&mut shown, Key::Home);
    assert_eq!(page(&shown), 1);
    let before = page(&shown);
    for _ in 0..3 {
        turn(&mut shown, Key::PageDown);
    }
    assert!(page(&shown) > before);
    let entry = shown
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| {
            name.starts_with(
                "Measurement stands lowest, at level 2, and decides for the unit, page ",
            )
        })
        .expect("the contents name the part");
    click(&mut shown, Role::Button, &entry);
    shown.run();
    assert!(
        entry.ends_with(&format!("page {}", page(&shown))),
        "{entry}"
    );
}

#[test]
fn the_pages_grow_and_shrink_by_key_and_button() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    let width = |shown: &Shown| {
        let picture = |node: &Node<'_>| {
            node.accesskit_node().role() == Role::Image && name(node).starts_with("The unit: ")
        };
        let mut nodes = shown.root().children_recursive();
        nodes.find(picture).expect("a picture").rect().width()
    };
    let fitted = width(&shown);
    press(&mut shown, Key::Plus);
    shown.run();
    let larger = width(&shown);
    assert!(larger > fitted, "{larger} {fitted}");
    click(&mut shown, Role::Button, "Pages smaller");
    shown.run();
    assert!(width(&shown) < larger);
    press(&mut shown, Key::Num0);
    shown.run();
    assert!((width(&shown) - fitted).abs() < 1.0);
}

#[test]
fn what_is_left_out_keeps_the_assessment_out_of_the_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    let carries = |shown: &Shown| {
        let node = shown.get_by_role_and_label(Role::CheckBox, "Carry the assessment inside");
        let node = node.accesskit_node();
        (node.toggled(), node.is_disabled())
    };
    assert_eq!(
        carries(&shown),
        (Some(egui::accesskit::Toggled::True), false)
    );
    click(&mut shown, Role::CheckBox, "Names of people");
    assert_eq!(
        carries(&shown),
        (Some(egui::accesskit::Toggled::False), true)
    );
    assert!(says(&shown, "Not while something is left out"));
    click(&mut shown, Role::CheckBox, "All of this");
    click(&mut shown, Role::CheckBox, "All of this");
    click(&mut shown, Role::RadioButton, "Hand-out");
    assert!(says(&shown, "A hand-out carries no assessment"));
    click(&mut shown, Role::RadioButton, "Full");
    assert_eq!(
        carries(&shown),
        (Some(egui::accesskit::Toggled::True), false)
    );
}

#[test]
fn paper_stays_white_in_the_dark() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = report(folder.path(), Theme::Dark);
    assert_eq!(shown.ctx.theme(), egui::Theme::Dark);
    let white = shown
        .output()
        .shapes
        .iter()
        .filter_map(|clipped| match &clipped.shape {
            egui::Shape::Rect(rect) if rect.fill == egui::Color32::WHITE => Some(rect.rect),
            _ => None,
        });
    let tallest = white.map(|rect| rect.height()).fold(0.0, f32::max);
    assert!(tallest > 600.0, "{tallest}");
}

fn png(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    let dots: Vec<u8> = (0..side * side).flat_map(|_| [20, 90, 140]).collect();
    writer.write_image_data(&dots).expect("dots");
    writer.finish().expect("a file");
    bytes
}

/// The team's document with a dialog that gives a file beside it, on the Report screen.
fn with_files(folder: &Path) -> Shown {
    let given = Given(Some(folder.to_owned()));
    let mut shown = open_with(folder, given, Theme::Light);
    shown.get_by_label("A team of nine").click();
    settle(&mut shown);
    shown.set_size((1500.0, 900.0).into());
    command(&mut shown, Key::Num7);
    settle(&mut shown);
    click(&mut shown, Role::DisclosureTriangle, "Whose report it is");
    shown
}

#[test]
fn a_logo_is_chosen_shown_refused_with_its_reason_and_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_files(folder.path());
    std::fs::write(folder.path().join("logo.png"), b"no picture").expect("it is written");
    click(&mut shown, Role::Button, "Choose a logo…");
    assert!(says(
        &shown,
        "logo.png was not taken: this is not a PNG, JPEG or SVG"
    ));
    std::fs::write(folder.path().join("logo.png"), png(40)).expect("it is written");
    click(&mut shown, Role::Button, "Choose a logo…");
    assert!(says(&shown, "Choose another…"));
    assert!(!says(&shown, "was not taken"));
    // Beside the pages and on the first of them.
    let logos = shown.root().children_recursive();
    let logos = logos
        .filter(|node| node.accesskit_node().role() == Role::Image && name(node) == "Logo")
        .filter(|node| node.rect().width() > 5.0);
    assert_eq!(logos.count(), 2);
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    assert!(saved.branding.logo.is_some());
    click(&mut shown, Role::Button, "Remove the logo");
    assert!(says(&shown, "Choose a logo…"));
    assert!(says(&shown, "Undo: the logo"));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}

#[test]
fn a_picture_that_is_dropped_on_the_report_becomes_its_logo() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    let path = folder.path().join("firm.png");
    std::fs::write(&path, png(20)).expect("it is written");
    let file = Arc::new(Dropped(path));
    shown.input_mut().dropped_files.push(file);
    settle(&mut shown);
    assert!(says(&shown, "Undo: the logo"));
}

#[test]
fn a_colour_that_is_too_light_comes_with_one_that_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_files(folder.path());
    tab_to(&mut shown, "Accent colour");
    write(&mut shown, "#12");
    assert!(says(&shown, "Write a colour as # and six"));
    press_all(&mut shown);
    write(&mut shown, "#ffd400");
    assert!(says(&shown, "Too light to be read on white paper."));
    let take = shown
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with("Take #"))
        .expect("a colour is offered");
    click(&mut shown, Role::Button, &take);
    assert!(!says(&shown, "Too light"));
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let accent = saved.branding.accent.expect("an accent");
    assert_eq!(take, format!("Take {accent}, the nearest that can be read"));
    assert!(accent.contrast_with_white() >= 4.5);
    click(&mut shown, Role::RadioButton, "Accent colour #1F6F4A");
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    assert_eq!(saved.branding.accent, "#1F6F4A".parse::<Accent>().ok());
}

#[test]
fn names_and_confidentiality_are_typed_beside_the_pages_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_files(folder.path());
    for (field, text) in [
        ("Prepared for", "the board"),
        ("Prepared by", "Ann Field"),
        ("Confidentiality", "Confidential"),
        ("Version", "Draft 2"),
    ] {
        tab_to(&mut shown, field);
        write(&mut shown, text);
    }
    settle(&mut shown);
    let branding = read(&documents(folder.path())[0]).branding;
    assert_eq!(branding.prepared_for, "the board");
    assert_eq!(branding.prepared_by, "Ann Field");
    assert_eq!(branding.confidentiality, "Confidential");
    assert_eq!(branding.version, "Draft 2");
    assert!(says(&shown, "Undo: whose report it is"));
}

#[test]
fn names_that_stand_in_what_people_wrote_are_told_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = report(folder.path(), Theme::Light);
    assert!(!says(&shown, "The name "));
    click(&mut shown, Role::CheckBox, "Names of people");
    assert!(says(&shown, "that people wrote, about E9 "));
    click(&mut shown, Role::CheckBox, "Notes and reasons");
    click(&mut shown, Role::CheckBox, "Evidence");
    assert!(!says(&shown, "The name "));
}

#[test]
fn every_file_to_take_away_is_written_by_its_button() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_files(folder.path());
    click(&mut shown, Role::DisclosureTriangle, "Whose report it is");
    click(&mut shown, Role::DisclosureTriangle, "Files to take away");
    for (button, name) in [
        ("Export for Word", "given.docx"),
        ("Export as Markdown", "given.md"),
        ("Export workbook (Excel)", "given.xlsx"),
        ("Export answers", "given.csv"),
        ("Export calendar", "given.ics"),
        ("Export paper questionnaire", "given.pdf"),
    ] {
        let target = shown.get_by_role_and_label(Role::Button, button);
        target.click_accesskit();
        // Pictures for a word processor take their time where nothing is optimised.
        for _ in 0..600 {
            shown.run_steps(2);
            if says(&shown, &format!("Saved {name}")) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        assert!(says(&shown, &format!("Saved {name}")), "{button}");
        assert!(folder.path().join(name).is_file());
    }
}

#[test]
fn a_page_without_room_keeps_one_thing_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num7);
    settle(&mut shown);
    assert!(says(&shown, "Hand-out"));
    click(&mut shown, Role::CheckBox, "Contents");
    assert!(!says(&shown, "Hand-out"));
    assert!(says(
        &shown,
        "Measurement stands lowest, at level 2, and decides for the unit, page "
    ));
    click(&mut shown, Role::CheckBox, "Contents");
    assert!(!says(
        &shown,
        "Measurement stands lowest, at level 2, and decides for the unit, page "
    ));
}
