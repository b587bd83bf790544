//! Colours: what each is for, and its value on paper: ink and greys, one accent, and a scale of levels from light to dark.
//!
//! Each role is told apart in black and white too, whatever the accent: its tint is made to the
//! luminance of the program's own, and only its hue follows it. Levels keep their colours.

use crate::model::Accent;

/// What a colour is for. Nothing is said by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColourRole {
    /// Text and marks that matter most.
    Ink,
    /// Text and marks that explain.
    Muted,
    /// Hairlines.
    Hairline,
    /// A light ground that holds things together.
    Shade,
    /// The ground of the picture.
    Paper,
    /// What the picture is about.
    Accent,
    /// A light tint of the accent.
    AccentSoft,
    /// A step of the scale of levels, 0 (light) to [`STEPS`] - 1 (dark).
    Step(u8),
    /// Text on a step of the scale.
    OnStep(u8),
    /// What is firmly in place. Its hue and that of `Reached` are never that of the scale.
    Firm,
    /// Text on what is firmly in place.
    OnFirm,
    /// What is in place, and not firmly.
    Reached,
    /// Text on what is in place.
    OnReached,
}

/// The number of steps of the sequential scale: so many that neighbours among seven levels have
/// steps of their own, and that those of five levels and the fifths of a hundred fall on every third.
pub const STEPS: u8 = 13;

/// Red, green and blue, each from 0 to 255.
type Value = (u8, u8, u8);

const INK: Value = (0x1c, 0x24, 0x28);
const MUTED: Value = (0x5b, 0x66, 0x6b);
const HAIRLINE: Value = (0xcd, 0xd4, 0xd6);
const SHADE: Value = (0xf1, 0xf4, 0xf4);
const PAPER: Value = (0xff, 0xff, 0xff);
const ACCENT: Value = (0x0d, 0x4f, 0x5c);
const ACCENT_SOFT: Value = (0xd9, 0xe8, 0xea);

/// What is in place and what is firm: violet, and ochre where the accent is nearly violet.
const IN_PLACE: [Value; 2] = [(0xcd, 0xbf, 0xdf), (0x5b, 0x3f, 0x7a)];
const OCHRE: Value = (0x80, 0x58, 0x10);

/// The scale of levels: lightness falls evenly, so that it can be read without seeing colours and in
/// print. Screen and paper have the same, and no accent changes it: a level looks the same wherever it
/// is met.
pub const SCALE: [(u8, u8, u8); STEPS as usize] = [
    (0xf3, 0xea, 0xc4),
    (0xdf, 0xe3, 0xbd),
    (0xcb, 0xdd, 0xb5),
    (0xb6, 0xd6, 0xae),
    (0xa0, 0xcc, 0xb0),
    (0x89, 0xc1, 0xb2),
    (0x72, 0xb7, 0xb3),
    (0x5f, 0xa5, 0xae),
    (0x4e, 0x95, 0xa9),
    (0x2d, 0x76, 0x9f),
    (0x2c, 0x67, 0x97),
    (0x2b, 0x59, 0x90),
    (0x29, 0x4a, 0x88),
];

/// The first step that is too dark for text in ink, and dark enough for text in white.
const FIRST_DARK: u8 = 9;

/// The colours of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    accent: Value,
    accent_soft: Value,
    /// What is in place, and what is firm.
    in_place: [Value; 2],
}

impl Palette {
    /// The colours of paper with an accent; `None` takes the program's own blue-green.
    #[must_use]
    pub fn paper(accent: Option<Accent>) -> Self {
        let Some(accent) = accent.map(Accent::parts) else {
            return Self {
                accent: ACCENT,
                accent_soft: ACCENT_SOFT,
                in_place: IN_PLACE,
            };
        };
        Self {
            accent,
            accent_soft: shade(accent, luminance(ACCENT_SOFT)),
            in_place: if is_violet(accent) {
                IN_PLACE.map(|own| shade(OCHRE, luminance(own)))
            } else {
                IN_PLACE
            },
        }
    }

    /// Red, green and blue of a role, each from 0 to 255. A step beyond the scale is white.
    #[must_use]
    pub fn rgb(&self, role: ColourRole) -> (u8, u8, u8) {
        match role {
            ColourRole::Muted => MUTED,
            ColourRole::Hairline => HAIRLINE,
            ColourRole::Shade => SHADE,
            ColourRole::Paper | ColourRole::OnFirm => PAPER,
            ColourRole::Accent => self.accent,
            ColourRole::AccentSoft => self.accent_soft,
            ColourRole::Step(step) => *SCALE.get(usize::from(step)).unwrap_or(&PAPER),
            ColourRole::Reached => self.in_place[0],
            ColourRole::Firm => self.in_place[1],
            ColourRole::OnStep(step) if (FIRST_DARK..STEPS).contains(&step) => PAPER,
            ColourRole::Ink | ColourRole::OnStep(_) | ColourRole::OnReached => INK,
        }
    }
}

impl Default for Palette {
    fn default() -> Self {
        Self::paper(None)
    }
}

/// Whether the hue of a colour is between blue and magenta.
fn is_violet((red, green, blue): Value) -> bool {
    let [red, green, blue] = [red, green, blue].map(i16::from);
    blue > green && (green - red) * 2 < blue - red && red < blue * 2
}

/// Relative luminance, 0 to 1.
///
/// Source: WCAG 2.2, "relative luminance".
fn luminance((red, green, blue): Value) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The shade of a colour that is as light as asked: mixed with white, or with black.
fn shade(colour: Value, wanted: f64) -> Value {
    let (end, lighter) = if luminance(colour) < wanted {
        (0xff, true)
    } else {
        (0, false)
    };
    // Of 0 to 1,024 parts of the end, the fewest that go far enough.
    let (mut too_few, mut enough) = (0_u32, MIXED);
    while enough - too_few > 1 {
        let middle = u32::midpoint(too_few, enough);
        let far_enough = (luminance(mixed(colour, end, middle)) >= wanted) == lighter;
        if far_enough {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    mixed(colour, end, enough)
}

/// All parts of a mixture.
const MIXED: u32 = 1024;

fn mixed((red, green, blue): Value, end: u8, parts: u32) -> Value {
    let mix = |part: u8| {
        let sum = u32::from(part) * (MIXED - parts) + u32::from(end) * parts;
        u8::try_from((sum + MIXED / 2) / MIXED).unwrap_or(end)
    };
    (mix(red), mix(green), mix(blue))
}

#[cfg(test)]
mod tests {
    use super::{Accent, ColourRole, Palette, STEPS, luminance};
    use crate::chart::level_step;
    use crate::model::Level;

    /// The program's own, black, greys, and colours of every hue as light as an accent may be.
    fn palettes() -> Vec<Palette> {
        let mut palettes = vec![Palette::default()];
        let parts = [0_u8, 0x33, 0x76, 0x99, 0xcc, 0xff];
        for red in parts {
            for green in parts {
                for blue in parts {
                    let accent = match Accent::new(red, green, blue) {
                        Ok(accent) => accent,
                        Err(crate::model::AccentError::TooLight { nearest }) => nearest,
                        Err(fault) => panic!("{fault}"),
                    };
                    palettes.push(Palette::paper(Some(accent)));
                }
            }
        }
        palettes
    }

    fn light(palette: &Palette, role: ColourRole) -> f64 {
        luminance(palette.rgb(role)) + 0.05
    }

    fn contrast(palette: &Palette, first: ColourRole, second: ColourRole) -> f64 {
        let (a, b) = (light(palette, first), light(palette, second));
        a.max(b) / a.min(b)
    }

    #[test]
    fn every_text_stands_out_from_its_ground_with_any_accent() {
        for palette in palettes() {
            for role in [ColourRole::Ink, ColourRole::Muted, ColourRole::Accent] {
                assert!(contrast(&palette, role, ColourRole::Paper) >= 4.5);
            }
            for role in [ColourRole::Ink, ColourRole::Muted] {
                assert!(contrast(&palette, role, ColourRole::Shade) >= 4.5);
            }
            for step in 0..STEPS {
                let ratio = contrast(&palette, ColourRole::Step(step), ColourRole::OnStep(step));
                assert!(ratio >= 4.5, "{palette:?}, step {step}: {ratio:.2}");
            }
            assert!(contrast(&palette, ColourRole::Firm, ColourRole::OnFirm) >= 4.5);
            assert!(contrast(&palette, ColourRole::Reached, ColourRole::OnReached) >= 4.5);
        }
    }

    #[test]
    fn what_is_in_place_is_told_apart_in_grey_and_never_in_a_colour_of_levels() {
        for palette in palettes() {
            assert!(contrast(&palette, ColourRole::Firm, ColourRole::Reached) >= 3.0);
            assert!(contrast(&palette, ColourRole::Reached, ColourRole::Paper) >= 1.5);
            for role in [ColourRole::Firm, ColourRole::Reached] {
                let (red, green, blue) = palette.rgb(role);
                for step in 0..STEPS {
                    let (r, g, b) = palette.rgb(ColourRole::Step(step));
                    let apart = [(red, r), (green, g), (blue, b)];
                    let apart: u16 = apart.map(|(a, b)| u16::from(a.abs_diff(b))).iter().sum();
                    assert!(apart >= 24, "{palette:?}: {role:?}, step {step}: {apart}");
                }
            }
        }
    }

    #[test]
    fn neighbouring_levels_are_told_apart_in_black_and_white_with_any_accent() {
        for palette in palettes() {
            let steps = (0..STEPS).map(|step| light(&palette, ColourRole::Step(step)));
            let steps: Vec<f64> = steps.collect();
            assert!(steps.windows(2).all(|pair| pair[0] > pair[1]), "{steps:?}");
            for levels in 2..=Level::MOST {
                let shades: Vec<f64> = Level::all(levels)
                    .map(|level| light(&palette, ColourRole::Step(level_step(level, levels))))
                    .collect();
                assert!(
                    shades.windows(2).all(|pair| pair[0] > pair[1] * 1.14),
                    "{levels} levels of {palette:?}: {shades:?}"
                );
            }
        }
    }

    #[test]
    fn a_level_has_the_same_colour_whatever_the_accent() {
        let red = Palette::paper(Accent::new(0xb0, 0x00, 0x20).ok());
        assert_eq!(red.rgb(ColourRole::Accent), (0xb0, 0x00, 0x20));
        for step in 0..STEPS {
            let role = ColourRole::Step(step);
            assert_eq!(red.rgb(role), Palette::default().rgb(role));
        }
    }
}
