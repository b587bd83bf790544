//! Pictures that are taken out of the window.

use crate::chart::Scene;
use crate::export::picture::FigureFile;
use crate::model::Accent;

/// A picture that is taken out of the window, in the colours of paper.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) scene: Scene,
    pub(crate) title: String,
    pub(crate) accent: Option<Accent>,
}

/// How a picture is taken out of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taking {
    Copy,
    Save(FigureFile),
}
