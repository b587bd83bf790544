//! The pages on people's phones, as HTML. Whatever people typed is escaped; there is no script but the one
//! file, no style but the other, and nothing comes from elsewhere.

mod distribution;
mod file;
mod form;
mod html;
mod pages;

pub(in crate::ballot) use form::Fault;
pub use html::grouped;
pub(in crate::ballot) use pages::{POLICY, Pages, Reader, SCRIPT, STYLE};
