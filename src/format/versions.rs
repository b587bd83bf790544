//! The versions of every kind of file: which program reads each first, and how an older one becomes
//! the next. A field that is added, renamed or read in another way makes a new version.
//!
//! A migration changes the tree of a text before nouns are read from it, so that the places of faults
//! stay those of the text.
//!
//! Tables are CSV and state no version: their columns are found by name, and one that is unknown is
//! passed over with a warning. A new column therefore needs no version.

use std::collections::HashSet;
use std::mem;

use super::fault::{Fault, Loss};
use super::tree::{Content, Field, Group, Node};
use crate::words::Message;

/// The versions of a kind of file, from 1: the first program that reads each, and what makes a file
/// of the version before into one of it.
pub(super) struct Versions(&'static [(&'static str, Migration)]);

type Migration = fn(&mut Node<'_>);

pub(super) const DOCUMENT: Versions = Versions(&[
    ("0.1.0", nothing_changes),
    ("0.2.0", own_estimates_go_to_the_planning),
    ("0.3.0", nothing_changes),
]);

pub(super) const QUESTIONNAIRE: Versions =
    Versions(&[("0.1.0", nothing_changes), ("0.2.0", nothing_changes)]);

pub(super) const RESPONSE_SHEET: Versions = Versions(&[("0.2.0", nothing_changes)]);

pub(super) const CLAIMS: Versions = Versions(&[("0.1.0", nothing_changes)]);

/// Settings are read by `serde` and not from a tree: a second version needs a struct for the first.
pub(super) const SETTINGS: Versions = Versions(&[("0.1.0", nothing_changes)]);

impl Versions {
    /// The version that is written, and the newest that is read.
    pub(super) const fn newest(&self) -> i64 {
        self.0.len().cast_signed() as i64
    }

    /// The oldest program that reads the newest version, which files of version 1 do not name.
    pub(super) fn program(&self) -> Option<&'static str> {
        let newest = self.0.last().filter(|_| self.newest() > 1);
        newest.map(|(program, _)| *program)
    }

    /// The oldest program that reads the newest version.
    #[cfg(test)]
    pub(super) fn oldest_program(&self) -> &'static str {
        self.0.last().map_or("", |(program, _)| program)
    }

    /// Makes a file into one of the newest version, or says that it needs a newer program.
    pub(super) fn migrate(&self, file: &mut Node<'_>) -> Result<(), Fault> {
        let Some((at, version)) = version_of(file) else {
            return Ok(());
        };
        if version > self.newest() {
            return Err(self.too_new(at, version, program_of(file)));
        }
        let older = usize::try_from(version).unwrap_or_default();
        let migrations = self.0.iter().skip(older);
        migrations.for_each(|(_, migration)| migration(file));
        Ok(())
    }

    fn too_new(&self, at: usize, version: i64, program: Option<&str>) -> Fault {
        let message = Message::new("file-too-new")
            .with("needed", version.to_string())
            .with(
                "program",
                program.filter(|it| is_newer(it)).unwrap_or("unknown"),
            )
            .with("most", self.newest().to_string())
            .with("own", env!("CARGO_PKG_VERSION"));
        let hint = Message::new("file-too-new-hint");
        Fault::error(at, message).hinting(hint).losing(Loss::Whole)
    }
}

/// The version that a file states, and where.
pub(super) fn version_of(file: &Node<'_>) -> Option<(usize, i64)> {
    let version = file.field("version")?;
    Some((version.start, version.integer()?))
}

/// Whether the version of a program is above that of this one.
fn is_newer(program: &str) -> bool {
    let numbers = |text: &str| -> Vec<u64> { text.split('.').flat_map(str::parse).collect() };
    numbers(program) > numbers(env!("CARGO_PKG_VERSION"))
}

/// The program that a file says it needs; `None` if that is no program's version.
fn program_of<'n>(file: &'n Node<'_>) -> Option<&'n str> {
    let is_version = |text: &&str| {
        text.len() < 20
            && text
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    file.field("program")?.text().filter(is_version)
}

fn nothing_changes(_: &mut Node<'_>) {}

/// Own estimates stood with the steps of the plan. Those of the planning go first, then the first of
/// a step.
fn own_estimates_go_to_the_planning(document: &mut Node<'_>) {
    let steps = document
        .field_mut("plan")
        .map_or(&mut [][..], Node::entries_mut);
    let stated: Vec<Node<'_>> = steps.iter_mut().filter_map(take_estimate).collect();
    let Some(start) = stated.first().map(|first| first.start) else {
        return;
    };
    let planning = document.field_or("planning", start, || Content::Group(Box::default()));
    let efforts = planning
        .and_then(|planning| planning.field_or("efforts", start, || Content::List(Box::default())));
    if let Some(Content::List(efforts)) = efforts.map(|efforts| &mut efforts.content) {
        let mut seen: HashSet<_> = efforts.iter().map(step_of).collect();
        let stated = stated.into_iter();
        let added = stated.filter(|own| seen.insert(step_of(own)));
        *efforts = mem::take(efforts).into_iter().chain(added).collect();
    }
}

/// Takes the estimate out of a step that says which it is: the entry that the planning has for it.
fn take_estimate<'t>(step: &mut Node<'t>) -> Option<Node<'t>> {
    let Content::Group(group) = &mut step.content else {
        return None;
    };
    let at = group
        .fields
        .iter()
        .position(|field| field.name == "effort")?;
    let mut effort = group.fields.remove(at);
    if let Content::Option(held) = effort.value.content {
        effort.value = *held?;
    }
    let named = |field: &&Field<'_>| matches!(field.name.as_ref(), "practice" | "to");
    let mut fields: Vec<Field<'t>> = group.fields.iter().filter(named).cloned().collect();
    (fields.len() == 2).then(|| {
        fields.push(effort);
        Node {
            start: step.start,
            content: Content::Group(Box::new(Group {
                fields,
                ..Group::default()
            })),
        }
    })
}

/// The practice and the level of a step or of its estimate.
fn step_of(entry: &Node<'_>) -> (Option<String>, Option<i64>) {
    let practice = entry.field("practice").and_then(Node::text);
    let to = entry.field("to").and_then(Node::integer);
    (practice.map(str::to_owned), to)
}
