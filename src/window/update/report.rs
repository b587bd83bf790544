//! The report: what it is to look like, and its pages.

use std::sync::Arc;

use super::answer::edit;
use crate::model::{Edit, Logo};
use crate::window::action::{Action, BrandChange, ReportChange};
use crate::window::effect::{ComposeOrder, Effect};
use crate::window::preview::{Composed, Wanted};
use crate::window::state::{Route, State};
use crate::words::Message;

/// Takes in what concerns the report.
pub(super) fn take(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Report(choice) => change(state, choice),
        Action::Brand(change) => brand(state, change),
        Action::LogoRead { serial, found } => logo_was_read(state, serial, found),
        Action::LogoDrawn(logo, found) => state.emblem.end(logo, found),
        Action::Composed(pages) => return composed(state, *pages),
        _ => {}
    }
    None
}

/// Makes a choice about the report. Choices are no part of the document.
fn change(state: &mut State, change: ReportChange) {
    let choice = &mut state.choice;
    match change {
        ReportChange::Form(form) => choice.form = Some(form),
        ReportChange::Extent(extent) => choice.extent = extent,
        ReportChange::Paper(paper) => choice.paper = paper,
        ReportChange::Date(date) => choice.date = date,
        ReportChange::LeaveOut(redaction) => choice.redaction = redaction,
        ReportChange::SmallestGroup(people) => choice.smallest_group = people,
        ReportChange::Attach(attaches) => choice.attaches = attaches,
    }
}

/// Has the pages composed where those that are shown are not the ones that are wanted.
pub(super) fn compose(state: &mut State) -> Vec<Effect> {
    let serial = state.session.as_ref().map(|session| session.serial);
    let gone = state
        .preview
        .shown
        .take_if(|shown| Some(shown.of.serial) != serial);
    let mut effects: Vec<Effect> = gone.map(Effect::LetPagesGo).into_iter().collect();
    effects.extend(order(state));
    effects
}

fn order(state: &mut State) -> Option<Effect> {
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
fn composed(state: &mut State, pages: Composed) -> Option<Effect> {
    state.preview.running = false;
    let before = state.preview.shown.replace(Arc::new(pages));
    before.map(Effect::LetPagesGo)
}

/// Changes whose report it is.
fn brand(state: &mut State, change: BrandChange) {
    match change {
        BrandChange::Text(field, text) => edit(state, &Edit::SetBranding(field, text)),
        BrandChange::Accent(accent) => edit(state, &Edit::SetAccent(accent)),
        BrandChange::RemoveLogo => edit(state, &Edit::SetLogo(None)),
    }
}

/// Puts a logo that was read on the report, or says why not.
fn logo_was_read(state: &mut State, serial: u64, found: Result<Logo, Message>) {
    let session = state.session.as_ref();
    if session.is_none_or(|session| session.serial != serial) {
        return;
    }
    match found {
        Ok(logo) => {
            state.notice = None;
            edit(state, &Edit::SetLogo(Some(logo)));
        }
        Err(why) => state.notice = Some(why),
    }
}

/// Has the logo drawn where it is shown and was not drawn yet.
pub(super) fn draw_logo(state: &mut State) -> Option<Effect> {
    if !state.takes_logo() {
        return None;
    }
    let logo = state.session.as_ref()?.assessment.branding.logo.clone()?;
    state.emblem.begin(&logo).then_some(Effect::DrawLogo(logo))
}
