//! `continuum sheet new|check|merge`: response sheets, which people fill in on their own.

mod check;
mod given;
mod merge;
mod new;

use super::arguments::Group;

pub(super) const GROUP: Group = Group {
    name: "sheet",
    help: "command-sheet",
    commands: &[&new::COMMAND, &check::COMMAND, &merge::COMMAND],
};
