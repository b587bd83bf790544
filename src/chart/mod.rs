//! Pictures as geometry: a profile becomes a [`Scene`] of marks that the window and the PDF draw.
//!
//! A shell may scale the whole scene. Marks are drawn in their order.

mod canvas;
mod change;
mod continuum;
mod distance;
mod dumbbell;
mod effort;
mod evidence;
mod heat_map;
pub mod label;
mod outcome;
mod radar;
mod scene;
mod spread;
#[cfg(test)]
mod tests;
mod thresholds;
mod timeline;
mod tornado;
mod trend;
mod waterfall;

pub use change::{ChangeRow, change};
pub use continuum::{continuum, way, way_on_slide};
pub use distance::distance;
pub use dumbbell::dumbbell;
pub use effort::{effort_counts, effort_effect};
pub use evidence::backing;
pub use heat_map::{heat_map, verdict};
pub use outcome::{OutcomeLabels, outcome};
pub use radar::radar;
pub use scene::{Link, Scene, Spot, TextSize, level_step};
pub use spread::{ROWS_AT_MOST, RoundRow, rounds, spread};
pub use timeline::timeline;
pub use tornado::{TornadoRow, tornado};
pub use trend::trend;
pub use waterfall::{WaterfallRow, waterfall};

use crate::model::Questionnaire;
use crate::scoring::Profile;
use crate::words::Words;

/// A chart of a profile, as the results in the window and the report list it.
pub struct Chart {
    /// The key of its heading, which names it among all charts.
    pub heading: &'static str,
    /// Draws it at a width in points; `None` where there is nothing to draw.
    pub draw: fn(&Words, &Questionnaire, &Profile, f32) -> Option<Scene>,
    /// What is to be seen in it, in one sentence.
    pub caption: fn(&Words, &Questionnaire, &Profile) -> Option<String>,
    /// How wide the window shows it at most, in points; `None` where the report alone shows it.
    pub window: Option<f32>,
}

/// The charts that follow the heat map, in their order. A new one is a row here. Continuum and heat
/// map stand apart: both also show what a profile would become. The others show a plan, its worth,
/// or some practices, and not a profile.
pub static CHARTS: &[Chart] = &[
    Chart {
        heading: "chart-distance",
        draw: distance::distance,
        caption: distance::nearest,
        window: Some(980.0),
    },
    Chart {
        heading: "chart-backing",
        draw: evidence::backing,
        caption: evidence::change_by_evidence,
        window: None,
    },
    Chart {
        heading: "chart-radar",
        draw: radar::radar,
        caption: radar::unlike,
        window: Some(520.0),
    },
];
