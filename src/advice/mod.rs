//! Next steps: which recommendations come first, and why. On the way to a target: the smallest set
//! of steps, effort against effect, the roadmap, and what it is worth.

mod budget;
pub mod economics;
mod effort;
mod judge;
mod measure;
mod prerequisites;
mod proposal;
mod roadmap;
mod smallest;
mod steps;

pub use effort::{EffortMap, effort_map};
pub use judge::judged;
pub use measure::Measure;
pub use proposal::{Basis, Omission, Omitted, Outcome, Proposal, ProposedOwn, ProposedStep, Task};
pub use roadmap::{ASSUMED_CAPACITY, Break, PHASES, Phase, Roadmap, roadmap, schedule};
pub use smallest::{
    Aim, Barred, Bound, Budget, LevelAsk, NODES, Proof, Raise, Reach, Reason, SmallestSet, Wish,
    level_ask, levels_side_by_side, next_level, raised, smallest_set,
};
pub use steps::{Counts, Effect, EffortClass, Step, effect, next_steps};
