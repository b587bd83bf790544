//! Everything that can happen in the window, room by room.

use crate::model::Edit;
use crate::window::rooms::each_room;

macro_rules! actions {
    ($($room:ident($($action:tt)*) $update:tt $screen:tt)*) => {
        /// Something that happened: a wish of the user, or the answer of a job.
        #[derive(Debug)]
        pub(crate) enum Action {
            /// Seconds since the window was opened.
            Tick(f64),
            /// A change of the document that needs nothing else.
            Edit(Edit),
            $($room(crate::window::$($action)*),)*
        }

        $(impl From<crate::window::$($action)*> for Action {
            fn from(action: crate::window::$($action)*) -> Self {
                Self::$room(action)
            }
        })*
    };
}

each_room!(actions);

impl From<Edit> for Action {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}
