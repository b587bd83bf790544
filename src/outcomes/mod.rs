//! What the unit measured and what became of its plan: how sure each figure is, what moved by more than chance
//! gives, how far the steps are, and whether it paid. Worked out once; the window, the report and the commands
//! read it.
//!
//! Levels and outcomes stand beside each other. Nothing here says that one brought about the other.

mod change;
mod interval;
mod paid;
mod status;

pub use change::{MeasureChange, Moved, Point, Series};
pub use interval::{Interval, NoInterval, interval, interval_of_difference};
pub use paid::{Paid, PaidLine, PaidVerdict, PaidWhat};
pub use status::{Indicator, PlanStatus, StatusStep, WhichStep};
