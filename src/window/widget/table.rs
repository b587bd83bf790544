//! Tables: rows and columns with their headings, as screen readers know them. Their texts can be
//! selected, and a whole table can be copied.

use egui::accesskit::Role;
use egui::{Align, Color32, FontId, Label, Layout, Response, RichText, Ui, UiBuilder, vec2};

use crate::window::frame::action::FrameAction;
use crate::window::theme::{self, size};
use crate::window::view::View;
use crate::window::widget::{field, term};

/// Between columns, and between rows.
const GAP: [f32; 2] = [20.0, 6.0];

/// A table of texts.
pub(crate) struct Table {
    /// What a screen reader calls it.
    pub(crate) name: String,
    pub(crate) headings: Vec<TableHeading>,
    /// As long as the headings each; the first text names its row.
    pub(crate) rows: Vec<Vec<TableCell>>,
}

/// What stands above a column.
pub(crate) struct TableHeading {
    text: String,
    /// The key of the word of the glossary that it is, if any.
    term: Option<&'static str>,
}

impl TableHeading {
    /// A word of the glossary.
    pub(crate) fn term(text: impl Into<String>, key: &'static str) -> Self {
        Self {
            text: text.into(),
            term: Some(key),
        }
    }
}

impl From<String> for TableHeading {
    fn from(text: String) -> Self {
        Self { text, term: None }
    }
}

/// A text in a table.
pub(crate) struct TableCell {
    text: String,
    stands_out: bool,
}

impl TableCell {
    /// A text that stands out.
    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            stands_out: true,
        }
    }

    fn font(&self) -> FontId {
        theme::emphasised(self.stands_out, size::BODY)
    }
}

impl From<String> for TableCell {
    fn from(text: String) -> Self {
        Self {
            text,
            stands_out: false,
        }
    }
}

impl Table {
    /// The table as lines of texts with tabs between them, as spreadsheets take it from the clipboard.
    pub(crate) fn as_text(&self) -> String {
        let rows = self.rows.iter();
        let rows = rows.map(|row| line(row.iter().map(|cell| cell.text.as_str())));
        let headings = line(self.headings.iter().map(|heading| heading.text.as_str()));
        std::iter::once(headings).chain(rows).collect()
    }

    /// How wide columns are by their longest text, or by their longest word.
    fn widths(&self, ui: &Ui, of: fn(&Ui, &str, &FontId) -> f32) -> Vec<f32> {
        let columns = self.headings.iter().enumerate();
        let width = |(column, heading): (usize, &TableHeading)| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let cells = cells.map(|cell| of(ui, &cell.text, &cell.font()));
            cells.fold(
                of(ui, &heading.text, &theme::regular(size::SMALL)),
                f32::max,
            )
        };
        columns.map(width).collect()
    }
}

fn line<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    // A text that breaks would begin another row.
    let texts = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut line = texts.collect::<Vec<_>>().join("\t");
    line.push('\n');
    line
}

/// Shows a table with a button that copies it. Where it is too wide, its texts break; where their words are
/// too long for that, each row is a list below its name, so that nothing scrolls sideways.
pub(crate) fn table_ui(ui: &mut Ui, view: &mut View<'_>, id: &str, table: &Table) {
    let gaps = GAP[0] * crate::drawing::count(table.headings.len().saturating_sub(1));
    let room = ui.available_width() - gaps;
    let own = table.widths(ui, text_width);
    let fits = own.iter().sum::<f32>() <= room;
    let widths = if fits {
        own
    } else {
        fitted(&own, &table.widths(ui, word_width), room)
    };
    let is_wide = widths.iter().sum::<f32>() > room + 1.0;
    whole_ui(ui, id, table, |ui| {
        if is_wide {
            lists_ui(ui, view, table);
        } else {
            grid_ui(ui, view, table, &widths);
        }
    });
    copy_ui(ui, view, table);
}

/// A table as a screen reader knows it.
fn whole_ui(ui: &mut Ui, id: &str, table: &Table, contents_ui: impl FnOnce(&mut Ui)) {
    let whole = UiBuilder::new()
        .id_salt(id)
        .accessibility_role(Role::Table)
        .accessibility_label(&table.name);
    ui.scope_builder(whole, |ui| {
        ui.spacing_mut().item_spacing = GAP.into();
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_row_count(table.rows.len() + 1);
            node.set_column_count(table.headings.len());
        });
        contents_ui(ui);
    });
}

fn grid_ui(ui: &mut Ui, view: &View<'_>, table: &Table, widths: &[f32]) {
    let layout = Layout::left_to_right(Align::Min);
    row_ui(ui, 0, layout, |ui| {
        for (column, heading) in table.headings.iter().enumerate() {
            heading_ui(ui, view, heading, widths, column);
        }
    });
    for (row, cells) in (1..).zip(&table.rows) {
        row_ui(ui, row, layout, |ui| {
            for (column, cell) in cells.iter().enumerate() {
                cell_ui(ui, cell, widths, [row, column]);
            }
        });
    }
}

/// Each row as a list: the name of the row, and below it what stands above each other column with what
/// stands in it.
fn lists_ui(ui: &mut Ui, view: &View<'_>, table: &Table) {
    let room = ui.available_width() - GAP[0];
    let each = |share: f32| vec![(room * share).floor(); table.headings.len()];
    let (whole, left, right) = (each(1.0), each(0.45), each(0.55));
    for (row, cells) in (1..).zip(&table.rows) {
        row_ui(ui, row, Layout::top_down(Align::Min), |ui| {
            for (column, (heading, cell)) in table.headings.iter().zip(cells).enumerate() {
                if column == 0 {
                    cell_ui(ui, &TableCell::strong(&cell.text), &whole, [row, column]);
                } else if !cell.text.is_empty() {
                    ui.horizontal_top(|ui| {
                        heading_ui(ui, view, heading, &left, column);
                        cell_ui(ui, cell, &right, [row, column]);
                    });
                }
            }
            ui.add_space(GAP[1]);
        });
    }
}

fn row_ui(ui: &mut Ui, number: usize, layout: Layout, cells_ui: impl FnOnce(&mut Ui)) {
    let row = UiBuilder::new()
        .id_salt(number)
        .layout(layout)
        .accessibility_role(Role::Row);
    ui.scope_builder(row, |ui| {
        ui.ctx()
            .accesskit_node_builder(ui.unique_id(), |node| node.set_row_index(number));
        cells_ui(ui);
    });
}

fn heading_ui(ui: &mut Ui, view: &View<'_>, heading: &TableHeading, widths: &[f32], column: usize) {
    let text = view.muted(&heading.text);
    let shown = column_ui(ui, widths, column, |ui| match heading.term {
        Some(key) => term::explained_ui(ui, view, text, key),
        None => ui.add(Label::new(text).wrap()),
    });
    let place = [0, column];
    name_cell(ui, &shown, &heading.text, place, Role::ColumnHeader);
}

fn cell_ui(ui: &mut Ui, cell: &TableCell, widths: &[f32], [row, column]: [usize; 2]) {
    let text = RichText::new(&cell.text).font(cell.font());
    let shown = column_ui(ui, widths, column, |ui| ui.add(Label::new(text).wrap()));
    let role = if column == 0 {
        Role::RowHeader
    } else {
        Role::Cell
    };
    name_cell(ui, &shown, &cell.text, [row, column], role);
}

/// What stands in a column, as wide as that is.
fn column_ui(
    ui: &mut Ui,
    widths: &[f32],
    column: usize,
    contents_ui: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    let width = widths.get(column).copied().unwrap_or_default();
    let layout = Layout::top_down(Align::Min);
    let cell = ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
        ui.set_width(width);
        contents_ui(ui)
    });
    cell.inner
}

/// Tells a screen reader what a text is in its table, and where: its row and its column.
fn name_cell(ui: &Ui, cell: &Response, text: &str, [row, column]: [usize; 2], role: Role) {
    ui.ctx().accesskit_node_builder(cell.id, |node| {
        node.set_role(role);
        node.set_label(text);
        node.clear_value();
        node.set_row_index(row);
        node.set_column_index(column);
    });
}

fn copy_ui(ui: &mut Ui, view: &mut View<'_>, table: &Table) {
    let button = ui.small_button(view.text("window-table-copy"));
    let name = view.with(
        "window-table-copy-name",
        &facts!(name = table.name.as_str()),
    );
    field::name(ui, &button, &name);
    if button.clicked() {
        view.push(FrameAction::CopyTable(table.as_text()));
    }
}

fn text_width(ui: &Ui, text: &str, font: &FontId) -> f32 {
    let text = text.to_owned();
    let line = ui
        .painter()
        .layout_no_wrap(text, font.clone(), Color32::PLACEHOLDER);
    // Rounding must not break a line that fits.
    line.size().x.ceil() + 1.0
}

fn word_width(ui: &Ui, text: &str, font: &FontId) -> f32 {
    let words = text.split_whitespace();
    let widths = words.map(|word| text_width(ui, word, font));
    widths.fold(0.0, f32::max)
}

/// The widths of columns that do not fit as they are: the widest give way first, and none gets narrower
/// than its longest word.
fn fitted(own: &[f32], least: &[f32], room: f32) -> Vec<f32> {
    let widths = |widest: f32| {
        let columns = own.iter().zip(least);
        columns.map(move |(own, least)| own.min(widest.max(*least)))
    };
    let (mut low, mut high) = (0.0, own.iter().copied().fold(0.0, f32::max));
    for _ in 0..16 {
        let middle = f32::midpoint(low, high);
        if widths(middle).sum::<f32>() <= room {
            low = middle;
        } else {
            high = middle;
        }
    }
    widths(low).collect()
}

#[cfg(test)]
mod tests {
    use super::{Table, TableCell, TableHeading, fitted};

    #[test]
    fn a_wide_column_gives_way_and_narrow_ones_keep_their_width() {
        let widths = fitted(&[300.0, 50.0, 60.0], &[80.0, 50.0, 60.0], 250.0);
        assert_eq!(widths[1..], [50.0, 60.0]);
        assert!((widths[0] - 140.0).abs() < 0.5, "{widths:?}");
    }

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        let widths = fitted(&[300.0, 200.0], &[120.0, 90.0], 100.0);
        assert_eq!(widths, [120.0, 90.0]);
    }

    #[test]
    fn a_copied_table_has_a_line_for_each_row_and_a_tab_between_cells() {
        let cell = |text: &str| TableCell::from(text.to_owned());
        let table = Table {
            name: "The elements".to_owned(),
            headings: ["Element", "Level"]
                .map(|it| TableHeading::from(it.to_owned()))
                .into(),
            rows: vec![vec![cell("Customer\nfocus"), TableCell::strong("1 to 2")]],
        };
        assert_eq!(table.as_text(), "Element\tLevel\nCustomer focus\t1 to 2\n");
    }
}
