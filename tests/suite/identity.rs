//! What the program is called wherever a desktop asks: its entry, its store page, the types of its files and
//! its icon.

use std::collections::BTreeSet;

use continuum::format::response_sheet;

const ENTRY: &str = include_str!("../../assets/desktop/continuum.desktop");
const METAINFO: &str = include_str!("../../assets/desktop/continuum.metainfo.xml");
const TYPES: &str = include_str!("../../assets/desktop/continuum.xml");

/// The value of a key of the desktop entry.
fn entry(key: &str) -> &'static str {
    let mut lines = ENTRY.lines();
    let value = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    value.expect(key)
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let pieces = text.split(before).skip(1);
    pieces
        .filter_map(|piece| piece.split_once(after))
        .map(|(found, _)| found)
        .collect()
}

#[test]
fn the_types_of_files_are_called_the_same_everywhere() {
    let listed: BTreeSet<&str> = entry("MimeType").split_terminator(';').collect();
    let shown: BTreeSet<&str> = between(METAINFO, "<mediatype>", "</mediatype>")
        .into_iter()
        .collect();
    let described = between(TYPES, "<mime-type type=\"", "\"");
    let globs = between(TYPES, "<glob pattern=\"*.", "\"");
    assert_eq!(
        described,
        ["application/x-continuum", "application/x-continuum-sheet"]
    );
    assert_eq!(globs, ["continuum", response_sheet::ENDING]);
    assert_eq!(listed, described.iter().copied().collect());
    assert_eq!(shown, listed);
}

#[test]
fn the_program_and_its_icon_are_called_the_same_everywhere() {
    let program = env!("CARGO_BIN_EXE_continuum");
    let program = std::path::Path::new(program).file_stem();
    let program = program.and_then(|name| name.to_str()).expect("a name");
    assert_eq!(entry("Exec"), format!("{program} %f"));
    assert_eq!(between(METAINFO, "<binary>", "</binary>"), [program]);
    let launched = between(METAINFO, "<launchable type=\"desktop-id\">", "<");
    assert_eq!(launched, ["continuum.desktop"]);
    assert_eq!(between(METAINFO, "<name>", "<"), [entry("Name")]);
    let icon = entry("Icon");
    assert_eq!(between(METAINFO, "<icon type=\"stock\">", "<"), [icon]);
    assert_eq!(between(TYPES, "<icon name=\"", "\""), [icon, icon]);
    let source = format!("assets/icon/{icon}.svg");
    assert!(std::fs::exists(&source).expect("a folder"), "{source}");
}

#[test]
fn the_licences_are_named_the_same_everywhere() {
    let spdx = "(MIT OR Apache-2.0) AND CC-BY-4.0 AND OFL-1.1";
    let manifest = include_str!("../../Cargo.toml");
    assert!(manifest.contains(&format!("\nlicense = \"{spdx}\"\n")));
    assert_eq!(between(METAINFO, "<project_license>", "<"), [spdx]);
    let words = include_str!("../../assets/words/en/window.ftl");
    let readme = include_str!("../../README.md");
    let readme = readme.split("## Licence").nth(1).expect("a chapter");
    for (about, linked) in [
        ("MIT licence", "(LICENSE-MIT)"),
        ("Apache licence 2.0", "(LICENSE-APACHE)"),
        ("CC BY 4.0", "(LICENSE-QUESTIONNAIRE.md)"),
        ("SIL Open Font Licence", "`assets/fonts/`"),
    ] {
        let mut lines = words.lines();
        let says = lines.any(|line| line.starts_with("window-about-") && line.contains(about));
        assert!(says, "{about}");
        assert!(readme.contains(linked), "{linked}");
        let file = linked.trim_matches(['(', ')', '`']);
        assert!(std::fs::exists(file).expect("a folder"), "{file}");
    }
}

/// A report calls the assessment inside it by the same type.
#[cfg(feature = "pdf")]
#[test]
fn an_assessment_inside_a_report_has_the_type_of_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_continuum"));
        program.current_dir(folder.path()).args(arguments);
        program.assert().code(0);
    };
    run(&["sample", "-o", "m.continuum"]);
    run(&["report", "m.continuum", "-o", "m.pdf"]);
    let report = std::fs::read(folder.path().join("m.pdf")).expect("a report");
    let wanted = b"/application#2Fx-continuum";
    assert!(report.windows(wanted.len()).any(|found| found == wanted));
}

/// The sizes of the icon that desktops look for are drawn from its source; `CONTINUUM_PICTURES=renew` draws
/// them anew.
#[cfg(feature = "picture")]
#[test]
fn every_size_of_the_icon_is_drawn_from_its_source() {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};
    let source = include_str!("../../assets/icon/continuum.svg");
    let tree = Tree::from_str(source, &Options::default()).expect("a drawing");
    for size in [16_u16, 24, 32, 48, 64, 128, 256] {
        let scale = f32::from(size) / tree.size().width();
        let mut drawn = Pixmap::new(size.into(), size.into()).expect("a size");
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut drawn.as_mut(),
        );
        let path = format!("assets/icon/continuum-{size}.png");
        if std::env::var_os("CONTINUUM_PICTURES").is_some_and(|wish| wish == "renew") {
            std::fs::write(&path, drawn.encode_png().expect("a PNG file")).expect("written");
        }
        let kept = Pixmap::load_png(&path).expect(&path);
        assert_eq!((kept.width(), kept.height()), (size.into(), size.into()));
        let pairs = kept.data().iter().zip(drawn.data());
        let most = pairs.map(|(kept, drawn)| kept.abs_diff(*drawn)).max();
        assert!(most <= Some(2), "{path}: {most:?}");
    }
}

/// A file manager or a browser hands over an address in place of a path.
#[test]
fn an_address_of_a_file_is_read_as_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_continuum"));
        program.current_dir(folder.path()).args(arguments);
        program.assert()
    };
    run(&["sample", "-o", "my unit.continuum"]).code(0);
    let path = folder.path().join("my unit.continuum");
    let path = path.to_str().expect("a text").replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let address = format!("file://{slash}{}", path.replace(' ', "%20"));
    run(&["score", &address]).code(0);
    let done = run(&["score", "file://server/my%20unit.continuum"]).code(3);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("file://server/my%20unit.continuum"), "{said}");
}
