//! The report: what it is to look like, and its pages.

use std::sync::Arc;

use crate::window::document::path;
use crate::window::effect::{ComposeOrder, Effect};
use crate::window::report::action::{ReportAction, ReportChange};
use crate::window::report::preview::{Composed, Wanted};
use crate::window::route::Route;
use crate::window::state::State;

/// Takes in what happened to the report.
pub(crate) fn update(state: &mut State, action: ReportAction) -> Option<Effect> {
    match action {
        ReportAction::Change(choice) => return change(state, choice),
        ReportAction::StopExport(purpose) => return path::stop(state, purpose),
        ReportAction::Composed(pages) => composed(state, *pages),
        ReportAction::LogoDrawn(logo, found) => state.logo.end(logo, found),
    }
    None
}

/// Makes a choice about the report. Choices are no part of the document; which sections are shown is
/// remembered for the next one.
fn change(state: &mut State, change: ReportChange) -> Option<Effect> {
    let choice = &mut state.choice;
    match change {
        ReportChange::Form(form) => choice.form = Some(form),
        ReportChange::Extent(extent) => choice.extent = extent,
        ReportChange::Section(kind, shows) => {
            state.settings.sections = choice.switch(kind, shows);
            return Some(Effect::Remember(state.settings.clone()));
        }
        ReportChange::Paper(paper) => choice.paper = paper,
        ReportChange::Date(date) => choice.date = date,
        ReportChange::LeaveOut(redaction) => choice.redaction = redaction,
        ReportChange::SmallestGroup(people) => choice.smallest_group = people,
        ReportChange::Attach(attaches) => choice.attaches = attaches,
    }
    None
}

/// Recomposes the pages when the document or the options changed.
pub(crate) fn compose(state: &mut State) -> Option<Effect> {
    let serial = state.session.as_ref().map(|session| session.serial);
    let other = |shown: &mut Arc<Composed>| Some(shown.of.serial) != serial;
    if let Some(gone) = state.preview.shown.take_if(other) {
        state.discarded.push(Box::new(gone));
    }
    let wanted = wanted(state)?;
    let there = state.preview.shown.as_ref();
    if state.preview.running || there.is_some_and(|shown| shown.of == wanted) {
        return None;
    }
    let assessment = state.session.as_ref()?.assessment.clone();
    state.preview.running = true;
    let order = ComposeOrder { wanted, assessment };
    Some(Effect::Compose(Box::new(order)))
}

/// The pages that the screen shows.
fn wanted(state: &State) -> Option<Wanted> {
    let session = state.session.as_ref()?;
    (state.route == Route::Report).then(|| Wanted {
        serial: session.serial,
        revision: session.revision,
        options: state.report_options(session),
    })
}

/// Shows pages that were composed.
fn composed(state: &mut State, pages: Composed) {
    state.preview.running = false;
    if let Some(before) = state.preview.shown.replace(Arc::new(pages)) {
        state.discarded.push(Box::new(before));
    }
}

/// Has the logo drawn where it is shown and was not drawn yet.
pub(crate) fn draw_logo(state: &mut State) -> Option<Effect> {
    if !state.takes_logo() {
        return None;
    }
    let logo = state.session.as_ref()?.assessment.branding.logo.clone()?;
    state.logo.begin(&logo).then_some(Effect::DrawLogo(logo))
}
