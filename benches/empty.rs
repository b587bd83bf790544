//! The smallest window that the toolkit can show, for `benches/first_frame` to compare with.

use eframe::NativeOptions;
use egui::{CentralPanel, ViewportBuilder};

/// A window of the program's size with one word in it.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| ui.label("Empty"));
    }
}

fn main() -> eframe::Result {
    let options = NativeOptions {
        viewport: ViewportBuilder::default().with_inner_size([1180.0, 800.0]),
        ..NativeOptions::default()
    };
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty))))
}
