//! The accessibility tree of a window as text: what a screen reader finds, in its order.

use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

/// The parts of a window with a role, such as `Role::Main` or `Role::Window` for all of it: a line a
/// node with role, name, value, description and state, indented below its parent. Groups that say
/// nothing are left out, and what stands in them moves up.
pub(crate) fn outline_of<State>(shown: &Harness<'_, State>, role: Role) -> String {
    let mut text = String::new();
    let root = shown.root();
    if root.accesskit_node().role() == role {
        write(&root, 0, &mut text);
    }
    let parts = root.children_recursive();
    for part in parts.filter(|node| node.accesskit_node().role() == role) {
        write(&part, 0, &mut text);
    }
    assert!(!text.is_empty(), "nothing has the role {role:?}");
    text
}

fn write(node: &Node<'_>, depth: usize, text: &mut String) {
    let line = line(node);
    let below = depth + usize::from(line.is_some());
    if let Some(line) = line {
        text.push_str(&"  ".repeat(depth));
        text.push_str(&line);
        text.push('\n');
    }
    for child in node.children() {
        write(&child, below, text);
    }
}

/// What is said of a node; `None` of one that says nothing.
fn line(node: &Node<'_>) -> Option<String> {
    let found = node.accesskit_node();
    let role = found.role();
    let name = found.label().unwrap_or_default();
    let value = found.value().unwrap_or_default();
    // The runs of a text repeat it letter by letter.
    let silent = role == Role::TextRun
        || matches!(
            role,
            Role::GenericContainer
                | Role::Pane
                | Role::ScrollBar
                | Role::Splitter
                | Role::Unknown
                | Role::ScrollView
        ) && name.is_empty()
            && value.is_empty();
    if silent || found.is_hidden() {
        return None;
    }
    let mut said = vec![format!("{role:?}")];
    if !name.is_empty() {
        said.push(format!("{name:?}"));
    }
    if !value.is_empty() && value != name {
        said.push(format!("= {value:?}"));
    }
    if let Some(description) = found.description().filter(|text| !text.is_empty()) {
        said.push(format!("({description})"));
    }
    said.extend(states(node).into_iter().map(str::to_owned));
    Some(said.join(" "))
}

fn states(node: &Node<'_>) -> Vec<&'static str> {
    let found = node.accesskit_node();
    let mut states = Vec::new();
    match found.toggled() {
        Some(Toggled::True) => states.push("[on]"),
        Some(Toggled::False) => states.push("[off]"),
        Some(Toggled::Mixed) => states.push("[mixed]"),
        None => {}
    }
    if found.is_selected() == Some(true) {
        states.push("[selected]");
    }
    match found.data().is_expanded() {
        Some(true) => states.push("[open]"),
        Some(false) => states.push("[folded]"),
        None => {}
    }
    if found.is_disabled() {
        states.push("[disabled]");
    }
    if node.is_focused() {
        states.push("[focus]");
    }
    states
}
