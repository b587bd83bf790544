//! What changed between assessments of a unit, worked out once. The window, the report, the commands and programs
//! read it and work nothing out themselves.
//!
//! [`Change::between`] compares an older assessment with a newer one; [`Trend`] puts any number of them in a row. What
//! cannot be compared is listed with the reason, and never guessed.

mod chance;
mod comparable;
mod comparison;
mod last_time;
mod people;
mod places;
mod planned;
mod practices;
mod reread;
mod side;
mod sides;
mod trend;

pub use chance::Chance;
pub use comparable::{Comparability, NotCompared};
pub use comparison::{Change, ChangeOptions, FEWEST_FOR_CHANCE, Limit, RereadPlace};
pub use last_time::{LastTime, last_time};
pub use people::{PeopleOfBoth, RolesOfBoth};
pub use places::{ElementChange, IndexChange, LevelChange};
pub use planned::{Became, OwnStepBecame, PlannedStep, TargetBecame};
pub use practices::{GivenReason, PracticeChange, SideOfChange};
pub use reread::{Reread, reread};
pub use side::SideSummary;
pub use trend::{LevelOnDay, Trend, TrendElement, TrendPoint, levels_by_day};

#[cfg(test)]
mod tests;
