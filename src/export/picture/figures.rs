//! Every figure of a report as a picture of its own, an SVG file and a PNG file each, in one archive.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::scene::described;
use crate::chart::Scene;
use crate::drawing::{Palette, Picture};
use crate::report::{Block, Report, SectionKind};

/// How wide the PNG files are, in dots.
const WIDTH: u32 = 2000;

/// A file that holds one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureFile {
    /// A drawing, which can be enlarged and changed.
    Svg,
    /// A picture of dots.
    Png,
}

impl FigureFile {
    /// Both, in the order in which they are packed.
    const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// The ending of such files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// A scene with its title as such a file; `None` for a scene without an extent.
    #[must_use]
    pub fn make(self, scene: &Scene, palette: &Palette, title: &str) -> Option<Vec<u8>> {
        match self {
            Self::Svg => Some(described(scene, palette, title).into_bytes()),
            Self::Png => Picture::of_figure(scene, palette)?.to_png(),
        }
    }
}

impl Picture {
    /// A scene in the size of a figure.
    #[must_use]
    pub fn of_figure(scene: &Scene, palette: &Palette) -> Option<Self> {
        Self::of_scene(scene, WIDTH, palette)
    }
}

/// A figure, and where it stands.
struct Figure<'r> {
    scene: &'r Scene,
    /// Its caption, else the heading before it.
    title: &'r str,
    section: SectionKind,
}

/// Packs the figures of a report. The files are named by their place and the name of their section, such as
/// `02-profile.svg`; the same report gives the same bytes. `None` where it has no figure.
#[must_use]
pub fn figures(report: &Report) -> Option<Vec<u8>> {
    let palette = Palette::paper(report.branding.accent);
    let found = found(report);
    if found.is_empty() {
        return None;
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, figure) in (1..).zip(&found) {
        let name = figure.section.name().unwrap_or("figure");
        for kind in FigureFile::ALL {
            let bytes = kind.make(figure.scene, &palette, figure.title)?;
            let method = match kind {
                FigureFile::Svg => CompressionMethod::Deflated,
                // A PNG file is packed already.
                FigureFile::Png => CompressionMethod::Stored,
            };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .last_modified_time(DateTime::default())
                .system(System::Unix)
                .unix_permissions(0o644);
            let file = format!("{number:02}-{name}.{}", kind.ending());
            archive.start_file(file, options).ok()?;
            archive.write_all(&bytes).ok()?;
        }
    }
    Some(archive.finish().ok()?.into_inner())
}

fn found(report: &Report) -> Vec<Figure<'_>> {
    let mut found = Vec::new();
    for section in &report.sections {
        let mut heading = report.title.as_str();
        for block in &section.blocks {
            match block {
                Block::Heading { text, .. } => heading = text,
                Block::Figure { scene, caption, .. } => found.push(Figure {
                    scene,
                    title: if caption.is_empty() { heading } else { caption },
                    section: section.kind,
                }),
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use image::ImageFormat;
    use jiff::civil::date;
    use resvg::usvg::{Options, Tree};
    use zip::ZipArchive;

    use super::*;
    use crate::format::bundled;
    use crate::model::{Assessment, Form};
    use crate::report::{Paper, ReportOptions, compose};
    use crate::words::Words;

    fn report(assessment: &Assessment) -> Report {
        let options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1)).with_appendix();
        compose(assessment, &options, &Words::english())
    }

    #[test]
    fn every_figure_of_the_report_is_a_drawing_with_its_words_and_a_picture() {
        let report = report(&bundled::samples()[1].assessment());
        let shown = found(&report);
        let packed = figures(&report).expect("figures");
        assert_eq!(figures(&report).expect("figures"), packed);
        let mut archive = ZipArchive::new(Cursor::new(packed)).expect("an archive");
        assert_eq!(archive.len(), shown.len() * 2);
        assert!(shown.len() > 10, "{}", shown.len());
        for (place, figure) in shown.iter().enumerate() {
            let mut drawing = String::new();
            let mut file = archive.by_index(place * 2).expect("a drawing");
            let name = file.name().expect("a name").into_owned();
            let (_, ending) = name.rsplit_once('.').expect("an ending");
            assert_eq!(ending, "svg");
            file.read_to_string(&mut drawing).expect("a text");
            drop(file);
            let tree = Tree::from_str(&drawing, &Options::default()).expect("sound SVG");
            assert!((tree.size().width() - figure.scene.width).abs() < 0.01);
            let words = text_of(&drawing, "desc");
            assert_eq!(words, figure.scene.summary);
            assert_eq!(text_of(&drawing, "title"), figure.title);
            let mut dots = Vec::new();
            let mut file = archive.by_index(place * 2 + 1).expect("a picture");
            file.read_to_end(&mut dots).expect("bytes");
            let picture = image::load_from_memory_with_format(&dots, ImageFormat::Png);
            assert_eq!(picture.expect("a sound PNG").width(), WIDTH);
        }
    }

    /// What an element of a drawing says.
    fn text_of(drawing: &str, element: &str) -> String {
        let tree = resvg::usvg::roxmltree::Document::parse(drawing).expect("sound XML");
        let mut nodes = tree.descendants();
        let node = nodes.find(|node| node.tag_name().name() == element);
        node.and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn without_an_answer_there_is_no_figure() {
        let empty = Assessment::new(bundled::standard().clone(), Form::Full);
        assert_eq!(figures(&report(&empty)), None);
    }
}
