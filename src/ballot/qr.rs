//! Codes for the camera of a phone.

use fast_qr::{ECL, QRBuilder};

/// The empty border that readers need, in modules.
const BORDER: usize = 4;

/// A code as rows of modules, its border among them; `true` is dark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(Vec<Vec<bool>>);

impl Code {
    /// The code of a text; `None` where the text is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let found = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let size = found.size + 2 * BORDER;
        let is_dark = |row: usize, column: usize| {
            let place = |at: usize| at.checked_sub(BORDER).filter(|at| *at < found.size);
            let (row, column) = (place(row)?, place(column)?);
            let module = found.data.get(row * found.size + column)?;
            Some(module.value())
        };
        let row = |row| {
            (0..size)
                .map(|column| is_dark(row, column).unwrap_or(false))
                .collect()
        };
        Some(Self((0..size).map(row).collect()))
    }

    /// The rows from the top.
    #[must_use]
    pub fn rows(&self) -> &[Vec<bool>] {
        &self.0
    }

    /// The code in half blocks, two rows a line. Light modules are drawn, for letters that are light on a
    /// dark ground; with `inks`, the terminal is told to write black on white, whatever its colours are.
    #[must_use]
    pub fn lines(&self, inks: bool) -> Vec<String> {
        let pairs = self.0.chunks(2);
        let lines = pairs.map(|pair| {
            let width = pair.first().map_or(0, Vec::len);
            let is_dark = |row: usize, at: usize| {
                let row = pair.get(row)?;
                row.get(at).copied()
            };
            let signs: String = (0..width)
                .map(|at| {
                    let upper = is_dark(0, at).unwrap_or(false);
                    let lower = is_dark(1, at).unwrap_or(false);
                    match (upper != inks, lower != inks) {
                        (false, false) => '█',
                        (false, true) => '▀',
                        (true, false) => '▄',
                        (true, true) => ' ',
                    }
                })
                .collect();
            if inks {
                format!("\u{1b}[30;107m{signs}\u{1b}[0m")
            } else {
                signs
            }
        });
        lines.collect()
    }
}

/// The text that lets a phone into a Wi-Fi.
#[must_use]
pub fn wifi(name: &str, password: &str) -> String {
    let escaped = |text: &str| {
        let signs = text.chars().flat_map(|sign| {
            let is_special = matches!(sign, '\\' | ';' | ',' | ':' | '"');
            is_special.then_some('\\').into_iter().chain([sign])
        });
        signs.collect::<String>()
    };
    let name = escaped(name);
    if password.is_empty() {
        return format!("WIFI:T:nopass;S:{name};;");
    }
    format!("WIFI:T:WPA;S:{name};P:{};;", escaped(password))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_the_three_corners_that_a_camera_looks_for_and_a_border() {
        let code = Code::of("http://192.168.1.20:40123/j/ABCD2345").expect("a code");
        let rows = code.rows();
        let size = rows.len();
        assert!(rows.iter().all(|row| row.len() == size));
        assert!(rows[..BORDER].iter().flatten().all(|dark| !dark));
        let last = size - BORDER - 7;
        for (row, column) in [(BORDER, BORDER), (BORDER, last), (last, BORDER)] {
            let corner = rows[row..row + 7].iter();
            let corner: Vec<usize> = corner
                .map(|row| row[column..column + 7].iter().filter(|dark| **dark).count())
                .collect();
            assert_eq!(corner, [7, 2, 5, 5, 5, 2, 7]);
        }
        let lines = code.lines(false);
        assert_eq!(lines.len(), size.div_ceil(2));
        assert_eq!(lines[0].chars().filter(|sign| *sign == '█').count(), size);
        // In ink, what is dark is drawn.
        assert!(code.lines(true)[0].starts_with("\u{1b}[30;107m   "));
    }

    #[test]
    fn what_would_end_a_field_of_the_wifi_is_escaped() {
        assert_eq!(
            wifi("Room; 2", r"a:b\c"),
            r"WIFI:T:WPA;S:Room\; 2;P:a\:b\\c;;"
        );
        assert_eq!(wifi("Guests", ""), "WIFI:T:nopass;S:Guests;;");
    }
}
