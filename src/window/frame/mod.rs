//! What stands around the screens: bar, menus, palette, dialogs, help.

pub(crate) mod about;
pub(crate) mod action;
pub(crate) mod bar;
pub(crate) mod closing;
pub(crate) mod crash;
pub(crate) mod dialog;
pub(crate) mod dropping;
pub(crate) mod focus;
pub(crate) mod help;
pub(crate) mod menu;
mod one_sheet;
pub(crate) mod palette;
pub(crate) mod password;
pub(crate) mod path;
pub(crate) mod rail;
pub(crate) mod rename;
pub(crate) mod sheets;
pub(crate) mod state;
pub(crate) mod toast;
pub(crate) mod unsaved;
pub(crate) mod update;
pub(crate) mod view;
