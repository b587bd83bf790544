//! The colours of paper: one blue-green and greys, each role told apart in black and white too.

use printpdf::{Color, Rgb};

use crate::chart::ColourRole;

type Value = (u8, u8, u8);

const INK: Value = (0x1c, 0x24, 0x28);
const MUTED: Value = (0x5b, 0x66, 0x6b);
const HAIRLINE: Value = (0xcd, 0xd4, 0xd6);
const SHADE: Value = (0xf1, 0xf4, 0xf4);
const PAPER: Value = (0xff, 0xff, 0xff);
const ACCENT: Value = (0x0d, 0x4f, 0x5c);
const ACCENT_SOFT: Value = (0xd9, 0xe8, 0xea);

/// The sequential scale from light to dark, and the text on each step.
const STEPS: [(Value, Value); crate::chart::STEPS as usize] = [
    ((0xe6, 0xf0, 0xf1), INK),
    ((0xd7, 0xe7, 0xe9), INK),
    ((0xc8, 0xdf, 0xe2), INK),
    ((0xb9, 0xd6, 0xda), INK),
    ((0xa6, 0xca, 0xd0), INK),
    ((0x92, 0xbf, 0xc5), INK),
    ((0x7f, 0xb3, 0xbb), INK),
    ((0x6b, 0xa4, 0xad), INK),
    ((0x5a, 0x97, 0xa1), INK),
    ((0x35, 0x7d, 0x8a), PAPER),
    ((0x28, 0x6d, 0x7a), PAPER),
    ((0x1b, 0x5e, 0x6b), PAPER),
    ((0x0d, 0x4f, 0x5c), PAPER),
];

/// The colour of a role on paper.
pub(super) fn colour(role: ColourRole) -> Color {
    let (red, green, blue) = value(role);
    Color::Rgb(Rgb {
        r: f32::from(red) / 255.0,
        g: f32::from(green) / 255.0,
        b: f32::from(blue) / 255.0,
        icc_profile: None,
    })
}

pub(crate) fn value(role: ColourRole) -> Value {
    let step = |number: u8| STEPS.get(usize::from(number)).unwrap_or(&(PAPER, INK));
    match role {
        ColourRole::Ink => INK,
        ColourRole::Muted => MUTED,
        ColourRole::Hairline => HAIRLINE,
        ColourRole::Shade => SHADE,
        ColourRole::Paper => PAPER,
        ColourRole::Accent => ACCENT,
        ColourRole::AccentSoft => ACCENT_SOFT,
        ColourRole::Step(number) => step(number).0,
        ColourRole::OnStep(number) => step(number).1,
    }
}

#[cfg(test)]
mod tests {
    use super::{ColourRole, value};
    use crate::chart::level_step;
    use crate::model::Level;

    /// Relative luminance as in WCAG 2.
    fn luminance(role: ColourRole) -> f64 {
        let (red, green, blue) = value(role);
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

    fn contrast(first: ColourRole, second: ColourRole) -> f64 {
        let (a, b) = (luminance(first), luminance(second));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_stands_out_from_its_ground() {
        for role in [ColourRole::Ink, ColourRole::Muted, ColourRole::Accent] {
            assert!(contrast(role, ColourRole::Paper) >= 4.5, "{role:?}");
            assert!(contrast(role, ColourRole::Shade) >= 4.5, "{role:?}");
        }
        for step in 0..crate::chart::STEPS {
            let ratio = contrast(ColourRole::Step(step), ColourRole::OnStep(step));
            assert!(ratio >= 4.5, "step {step}: {ratio:.2}");
        }
    }

    #[test]
    fn each_step_of_the_scale_is_darker_than_the_one_before() {
        let shades: Vec<f64> = (0..crate::chart::STEPS)
            .map(|step| luminance(ColourRole::Step(step)))
            .collect();
        assert!(
            shades.windows(2).all(|pair| pair[0] > pair[1]),
            "{shades:?}"
        );
    }

    #[test]
    fn neighbouring_levels_are_told_apart_in_black_and_white_whatever_their_number() {
        for levels in 2..=Level::MOST {
            let shades: Vec<f64> = Level::all(levels)
                .map(|level| luminance(ColourRole::Step(level_step(level, levels))) + 0.05)
                .collect();
            assert!(
                shades.windows(2).all(|pair| pair[0] > pair[1] * 1.15),
                "{levels} levels: {shades:?}"
            );
        }
    }
}
