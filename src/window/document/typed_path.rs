//! A path that was typed stays in its field until it is known whether it will do.

use crate::window::document::picking::Purpose;
use crate::window::state::State;
use crate::words::Message;

/// Says where a path was typed that it did not do; gives the fault back where none was.
pub(crate) fn refuse(state: &mut State, purpose: Purpose, why: Message) -> Option<Message> {
    let picking = state.picking.as_mut();
    match picking.filter(|picking| picking.tried && picking.purpose == purpose) {
        Some(picking) => {
            (picking.tried, picking.fault) = (false, Some(why));
            None
        }
        None => Some(why),
    }
}

/// Closes the field of a path that did.
pub(crate) fn accept(state: &mut State, purpose: Purpose) {
    let picking = &mut state.picking;
    picking.take_if(|picking| picking.tried && picking.purpose == purpose);
}
