//! A number with decimals as it is typed; one that can be read in two ways is asked about.

use egui::{Align, Ui};
use rust_decimal::Decimal;

use crate::window::number_input::shown;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{field, page};
use crate::words::Misread;

/// A number below its label; returns the new one if one was typed or the field was emptied.
#[expect(
    clippy::option_option,
    reason = "the outer one says whether anything was typed"
)]
pub(crate) fn number_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    id: &str,
    (label, spoken): (&str, &str),
    value: Option<Decimal>,
) -> Option<Option<Decimal>> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.label(theme::small(label));
        page::hide_from_screen_reader(&caption);
        let words = view.words;
        let read = |text: &str| field::optional(text, |text| words.read_number(text));
        let text = value.map_or_else(String::new, |value| shown(words, value));
        let (response, read) = field::read_ui(ui, view, id, "", text, read);
        field::name(ui, &response, spoken);
        let enters = &mut view.drafts.outcomes.enters;
        if enters.take_if(|field| field == id).is_some() {
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
        match read {
            Ok(found) => response.changed().then_some(found),
            Err(Misread::NoNumber) => {
                if !view.is_typing(&response) {
                    let fault = view.text("window-figure-no-number");
                    field::note_ui(ui, view, &response, field::Note::Fault(fault));
                }
                None
            }
            Err(Misread::TwoWays {
                thousands,
                decimals,
            }) => {
                field::refuse(ui, &response);
                let said = view.text("outcomes-which-number");
                let chosen = ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let question = ui.label(view.fault(said.as_str()));
                    page::announce_changes(&question);
                    field::describe(ui, &response, &question, said);
                    let mut chosen = None;
                    for number in [thousands, decimals] {
                        let text = view.words.number(number.normalize());
                        if ui.link(theme::small(text)).clicked() {
                            chosen = Some(number);
                        }
                    }
                    chosen
                });
                let chosen = chosen.inner;
                if chosen.is_some() {
                    view.drafts.texts.remove(id);
                }
                chosen.map(Some)
            }
        }
    })
    .inner
}
