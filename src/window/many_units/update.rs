//! Many units are read, chosen among, and left.

use crate::window::effect::{Effect, Task};
use crate::window::many_units::action::ManyUnitsAction;
use crate::window::many_units::state::UnitsOrder;
use crate::window::route::Route;
use crate::window::state::State;
use crate::words::Message;

/// Takes in what happened to many units.
pub(crate) fn update(state: &mut State, action: ManyUnitsAction) -> Option<Effect> {
    match action {
        ManyUnitsAction::Read(folder) => {
            let units = &mut state.many_units;
            units.number += 1;
            units.folder = Some(folder.clone());
            units.reading = Some((0, 0));
            state.route = Route::ManyUnits;
            let (number, today) = (state.many_units.number, state.today);
            return Some(Effect::ReadUnits(UnitsOrder {
                number,
                folder,
                today,
            }));
        }
        ManyUnitsAction::Progressed { number, done, all } => {
            let units = &mut state.many_units;
            if units.number == number && units.reading.is_some() {
                units.reading = Some((done, all));
            }
        }
        ManyUnitsAction::Found { number, found } => {
            let units = &mut state.many_units;
            if units.number != number {
                return None;
            }
            units.reading = None;
            match found {
                Some(found) => {
                    units.found = Some(*found);
                    (units.client, units.year, units.lists_all) = (None, None, false);
                    units.show();
                }
                None => state.notice = Some(Message::new("many-units-failed")),
            }
        }
        ManyUnitsAction::Cancel => {
            let units = &mut state.many_units;
            units.number += 1;
            units.reading = None;
            return Some(Effect::Stop(Task::Units));
        }
        ManyUnitsAction::Client(client) => {
            state.many_units.client = client;
            state.many_units.show();
        }
        ManyUnitsAction::Year(year) => {
            state.many_units.year = year;
            state.many_units.show();
        }
        ManyUnitsAction::ShowAll => state.many_units.lists_all = true,
    }
    None
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::store::settings::Settings;
    use crate::window::many_units::state::FoundUnits;

    fn found(number: u64) -> ManyUnitsAction {
        let found = Some(Box::new(FoundUnits::default()));
        ManyUnitsAction::Found { number, found }
    }

    #[test]
    fn what_a_reading_finds_that_was_stopped_or_begun_anew_is_passed_over() {
        let today = jiff::civil::date(2026, 11, 22);
        let mut state = State::new(today, None, Settings::default());
        let read = || ManyUnitsAction::Read(PathBuf::from("branches"));
        assert!(matches!(
            update(&mut state, read()),
            Some(Effect::ReadUnits(UnitsOrder { number: 1, .. }))
        ));
        let stopped = update(&mut state, ManyUnitsAction::Cancel);
        assert!(matches!(stopped, Some(Effect::Stop(Task::Units))));
        update(&mut state, found(1));
        assert!(state.many_units.found.is_none() && state.many_units.reading.is_none());
        update(&mut state, read());
        update(&mut state, read());
        let number = state.many_units.number;
        let (done, all) = (20, 60);
        update(
            &mut state,
            ManyUnitsAction::Progressed { number, done, all },
        );
        update(&mut state, found(number - 1));
        assert_eq!(state.many_units.reading, Some((20, 60)));
        update(&mut state, found(number));
        assert!(state.many_units.found.is_some() && state.many_units.reading.is_none());
    }
}
