//! Questions: the list of practices, and the one that is answered.

pub(crate) mod action;
pub(crate) mod beside;
pub(crate) mod check;
pub(crate) mod clicks;
pub(crate) mod end;
pub(crate) mod evidence;
pub(crate) mod going_on;
pub(crate) mod group;
pub(crate) mod kinds;
pub(crate) mod list;
pub(crate) mod people;
pub(crate) mod practice;
pub(crate) mod rating;
pub(crate) mod review;
pub(crate) mod rounds;
pub(crate) mod search;
pub(crate) mod time_left;
pub(crate) mod update;
pub(crate) mod view;
