//! Response sheets: one that is open for its person.

use crate::window::session::Session;
use crate::words::Message;

/// What is said when a sheet is opened for its person.
pub(crate) fn greeting(session: &Session) -> Message {
    let unit = session.assessment.unit.full_name();
    Message::new("window-sheet-opened")
        .with("count", session.asked().count())
        .with("named", u8::from(!unit.is_empty()))
        .with("unit", unit)
}
