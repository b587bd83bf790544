//! How a report shows whose it is: logo, accent colour, and what stands on its first page.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

use super::limits;

/// How a report shows whose it is. Empty where not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Branding {
    /// The client's logo.
    pub logo: Option<Logo>,
    /// The colour of headings and marks; `None` takes the program's own.
    pub accent: Option<Accent>,
    /// For whom the report was made.
    pub prepared_for: String,
    /// Who made it.
    pub prepared_by: String,
    /// How it may be passed on, such as "Confidential".
    pub confidentiality: String,
    /// Which version of the report it is, such as "Draft 2".
    pub version: String,
}

/// A text of the branding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BrandingField {
    /// For whom the report was made.
    PreparedFor,
    /// Who made it.
    PreparedBy,
    /// How it may be passed on.
    Confidentiality,
    /// Which version of the report it is.
    Version,
}

impl Branding {
    /// A text of the branding, to be replaced.
    pub(super) fn field_mut(&mut self, field: BrandingField) -> &mut String {
        match field {
            BrandingField::PreparedFor => &mut self.prepared_for,
            BrandingField::PreparedBy => &mut self.prepared_by,
            BrandingField::Confidentiality => &mut self.confidentiality,
            BrandingField::Version => &mut self.version,
        }
    }
}

/// The bytes of a picture file, as they were given. Whether they are a picture is judged where
/// they are drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo(Arc<[u8]>);

impl Logo {
    /// The largest file in bytes: 1 MiB.
    pub const MOST: usize = limits::LOGO_BYTES;

    /// Takes the bytes of a file; `None` where there are none, or more than [`Logo::MOST`].
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        (1..=Self::MOST)
            .contains(&bytes.len())
            .then_some(Self(bytes))
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({} bytes)", self.0.len())
    }
}

/// A colour that text can be read in on white paper: its contrast is at least 4.5 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Accent {
    red: u8,
    green: u8,
    blue: u8,
}

/// Says why a colour cannot be an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccentError {
    /// It is not written as `#` and six hexadecimal digits.
    #[error("expected a colour such as #1F5A8A")]
    Form,
    /// It is too light to be read on white.
    #[error("contrast with white must be at least 4.5 to 1; {nearest} would do")]
    TooLight {
        /// The same colour, darkened until it can be read.
        nearest: Accent,
    },
}

/// The least contrast of text with its ground, in tenths.
///
/// Source: WCAG 2.2, success criterion 1.4.3.
const LEAST_CONTRAST: f64 = 4.5;

impl Accent {
    /// Takes a colour, each part from 0 to 255.
    ///
    /// # Errors
    ///
    /// [`AccentError::TooLight`] where its contrast with white is below 4.5 to 1.
    pub fn new(red: u8, green: u8, blue: u8) -> Result<Self, AccentError> {
        let colour = Self { red, green, blue };
        if colour.contrast_with_white() >= LEAST_CONTRAST {
            return Ok(colour);
        }
        Err(AccentError::TooLight {
            nearest: colour.darkened(),
        })
    }

    /// Red, green and blue, each from 0 to 255.
    #[must_use]
    pub const fn parts(self) -> (u8, u8, u8) {
        (self.red, self.green, self.blue)
    }

    /// The contrast with white, from 4.5 to 21.
    ///
    /// Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    #[must_use]
    pub fn contrast_with_white(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let luminance =
            0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue);
        1.05 / (luminance + 0.05)
    }

    /// The lightest shade of the colour that can be read.
    fn darkened(self) -> Self {
        let shade = |percent: u16| {
            let part = |part: u8| u8::try_from(u16::from(part) * percent / 100).unwrap_or(part);
            Self {
                red: part(self.red),
                green: part(self.green),
                blue: part(self.blue),
            }
        };
        let mut shades = (0..=100).rev().map(shade);
        shades
            .find(|shade| shade.contrast_with_white() >= LEAST_CONTRAST)
            .unwrap_or(shade(0))
    }
}

impl FromStr for Accent {
    type Err = AccentError;

    /// Reads `#1F5A8A`; the sign in front may be left out, capitals do not matter.
    fn from_str(text: &str) -> Result<Self, AccentError> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(AccentError::Form);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| AccentError::Form)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Self::new(red, green, blue)
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::{Accent, AccentError, Logo};

    #[test]
    fn a_colour_is_read_with_and_without_its_sign() {
        let blue = Accent::new(0x1f, 0x5a, 0x8a).expect("dark enough");
        assert_eq!("#1F5A8A".parse(), Ok(blue));
        assert_eq!(" 1f5a8a ".parse(), Ok(blue));
        assert_eq!(blue.to_string(), "#1F5A8A");
        for wrong in ["", "#12345", "#1234567", "#12345g", "blue", "#+12345"] {
            assert_eq!(wrong.parse::<Accent>(), Err(AccentError::Form), "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let black = Accent::new(0, 0, 0).expect("dark enough");
        assert!((black.contrast_with_white() - 21.0).abs() < 1e-9);
        // #767676 is the lightest grey of 4.5 to 1: 4.54; #777777 has 4.48.
        assert!(Accent::new(0x76, 0x76, 0x76).is_ok());
        assert!(Accent::new(0x77, 0x77, 0x77).is_err());
    }

    #[test]
    fn a_colour_that_is_too_light_comes_back_dark_enough() {
        let Err(AccentError::TooLight { nearest }) = Accent::new(0xff, 0xd4, 0x00) else {
            panic!("yellow cannot be read on white");
        };
        assert!(nearest.contrast_with_white() >= 4.5);
        let (red, green, blue) = nearest.parts();
        assert!(red > green && green > blue && blue == 0, "{nearest}");
    }

    #[test]
    fn a_logo_has_bytes_and_at_most_a_mebibyte() {
        assert!(Logo::new(Vec::new()).is_none());
        assert!(Logo::new(vec![0; Logo::MOST]).is_some());
        assert!(Logo::new(vec![0; Logo::MOST + 1]).is_none());
    }
}
