//! Controls that more than one screen uses.

pub(crate) mod button;
pub(crate) mod calendar;
pub(crate) mod card;
pub(crate) mod cell;
pub(crate) mod claims;
pub(crate) mod closed;
pub(crate) mod deciding;
pub(crate) mod fault;
pub(crate) mod field;
pub(crate) mod figures;
pub(crate) mod fold;
pub(crate) mod icon;
pub(crate) mod level_card;
pub(crate) mod page;
pub(crate) mod paint;
pub(crate) mod paper;
pub(crate) mod popup;
pub(crate) mod proposed_step;
pub(crate) mod scale;
pub(crate) mod scene;
pub(crate) mod sign;
pub(crate) mod still;

pub(crate) mod table;
pub(crate) mod term;
pub(crate) mod terminal;
