//! The whole way by mouse, from an empty start to the file: how many clicks it takes.

use continuum::model::Form;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::window::{
    Shown, documents, name, open, practices, press, read, says, settle, title, write,
};

/// Clicks like a hand at a mouse, and counts.
struct Hand {
    shown: Shown,
    clicks: usize,
}

/// What is called so, or whose name begins so, of a role, which `Unknown` leaves open.
fn find<'n>(shown: &'n Shown, role: Role, called: &str) -> Node<'n> {
    let mut nodes = shown.root().children_recursive();
    let found = nodes.find(|it| {
        [it.accesskit_node().role(), Role::Unknown].contains(&role) && name(it).starts_with(called)
    });
    found.unwrap_or_else(|| panic!("nothing is called {called}"))
}

impl Hand {
    /// Clicks what is called so; the wheel brings it into sight.
    fn click(&mut self, role: Role, called: &str) {
        find(&self.shown, role, called).scroll_to_me();
        self.shown.run();
        settle(&mut self.shown);
        let rect = find(&self.shown, role, called).rect();
        let window = self.shown.ctx.content_rect();
        assert!(window.contains(rect.center()), "{called}: {rect:?}");
        find(&self.shown, role, called).click();
        self.shown.run_steps(12);
        settle(&mut self.shown);
        self.clicks += 1;
    }

    fn button(&mut self, called: &str) {
        self.click(Role::Button, called);
    }
}

#[test]
fn forty_clicks_are_enough_for_every_station_from_the_start_to_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand {
        shown: open(folder.path()),
        clicks: 0,
    };
    hand.button("Begin: ");
    // The organisation has the focus.
    write(&mut hand.shown, "Lakeside Water");
    hand.button("Go to the questions");
    for (place, practice) in practices(Form::Short).into_iter().enumerate() {
        let card = |level: usize| format!("{}: level {level} of 5", title(practice));
        match place {
            // A half level, a note above level 3, what is not known, what does not apply.
            2 => {
                hand.click(
                    Role::CheckBox,
                    &format!("{}: Partly the next level", title(practice)),
                );
                hand.click(Role::RadioButton, &card(2));
            }
            4 => {
                hand.click(Role::RadioButton, &card(4));
                hand.button("Next");
            }
            9 => hand.click(Role::Unknown, &format!("{}: Don't know", title(practice))),
            17 => {
                hand.click(
                    Role::Unknown,
                    &format!("{}: Not applicable", title(practice)),
                );
                write(&mut hand.shown, "Nobody of ours does this");
                hand.button("Mark as not applicable");
            }
            _ => hand.click(Role::RadioButton, &card(2 + place % 2)),
        }
    }
    hand.button("See the results");
    hand.click(Role::Unknown, "What if");
    for practice in ["Asking customers regularly", "Easy to deal with"] {
        hand.click(Role::Unknown, &format!("{practice}, try a rating"));
    }
    assert!(says(&hand.shown, "2 ratings are imagined."));
    hand.button("Back to the result");
    hand.button("Choose your target");
    hand.click(Role::RadioButton, "All elements: level 3");
    hand.button("Does it pay?");
    for figure in ["EUR", "", "2000", "350", "45", "180", ""] {
        if !figure.is_empty() {
            write(&mut hand.shown, figure);
        }
        press(&mut hand.shown, Key::Tab);
    }
    hand.button("See the plan for it");
    hand.button("Make this the plan");
    hand.button("See the report");
    hand.button("Export PDF");
    hand.button("Save here");
    assert!(says(&hand.shown, "Show in folder"));
    let saved = read(&documents(folder.path())[0]);
    assert_eq!(saved.business_case.currency, "EUR");
    assert!(
        saved.business_case.inputs.len() >= 4,
        "{:?}",
        saved.business_case.inputs
    );
    assert!(!saved.plan.is_empty());
    assert!(hand.clicks <= 40, "{} clicks", hand.clicks);
}
