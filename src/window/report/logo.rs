//! The logo of the open document as it is shown: drawn in a thread, since its file may be large.

use crate::drawing::Picture;
use crate::model::Logo;
use crate::words::Message;

/// The logo as it is shown.
#[derive(Debug, Default)]
pub(crate) struct ShownLogo {
    /// Whether a logo is being drawn.
    pub(crate) running: bool,
    /// The logo that was drawn last, with its picture or why it cannot be drawn.
    found: Option<(Logo, Result<Picture, Message>)>,
}

impl ShownLogo {
    /// Notes that a logo is being drawn; `false` if it is drawn already or another one is being drawn.
    pub(crate) fn begin(&mut self, logo: &Logo) -> bool {
        let begins = !self.running && self.look(logo).is_none();
        self.running |= begins;
        begins
    }

    /// Keeps a drawing.
    pub(crate) fn end(&mut self, logo: Logo, found: Result<Picture, Message>) {
        self.running = false;
        self.found = Some((logo, found));
    }

    /// The picture of a logo; `None` until it is drawn.
    pub(crate) fn look(&self, logo: &Logo) -> Option<Result<&Picture, &Message>> {
        let (of, found) = self.found.as_ref()?;
        (of == logo).then_some(found.as_ref())
    }
}
