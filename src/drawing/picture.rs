//! A picture made of dots.

use std::fmt;
use std::sync::Arc;

/// A picture on white, ready to be drawn: rows from the top, three bytes a dot.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    dots: Arc<[u8]>,
}

impl Picture {
    /// Takes dots of red, green and blue, row by row from the top; `None` where their number is
    /// not that of the size, or the size is nothing.
    #[must_use]
    pub fn new(width: u32, height: u32, dots: impl Into<Arc<[u8]>>) -> Option<Self> {
        let dots = dots.into();
        let asked = u64::from(width) * u64::from(height) * 3;
        let fits = asked > 0 && u64::try_from(dots.len()).is_ok_and(|found| found == asked);
        fits.then_some(Self {
            width,
            height,
            dots,
        })
    }

    /// Width in dots, at least 1.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Height in dots, at least 1.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of each dot, row by row from the top.
    #[must_use]
    pub fn dots(&self) -> &[u8] {
        &self.dots
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}
