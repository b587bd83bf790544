//! The Wi-Fi of the room, of which a code is shown beside the one for the vote.

use std::fmt;

use crate::ballot::{self as live, Code};

/// The Wi-Fi that phones need. It is kept while the ballot runs, and written nowhere.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Wifi {
    pub(crate) name: String,
    /// `None` where it is open.
    pub(crate) password: Option<String>,
    /// The code for the camera, as rows of modules.
    pub(crate) code: Vec<Vec<bool>>,
}

impl Wifi {
    pub(crate) fn new(name: &str, password: Option<&str>) -> Self {
        let text = live::wifi(name, password.unwrap_or_default());
        let code = Code::of(&text).map(|code| code.rows().to_vec());
        Self {
            name: name.to_owned(),
            password: password.map(str::to_owned),
            code: code.unwrap_or_default(),
        }
    }

    /// What a person types who has no camera: the key of what it is, and the text.
    pub(crate) fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let name = [("window-ballot-wifi-name", self.name.as_str())];
        let password = self.password.iter();
        let password = password.map(|it| ("window-ballot-wifi-password", it.as_str()));
        name.into_iter().chain(password)
    }
}

/// The password stays out of every trace.
impl fmt::Debug for Wifi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wifi").finish_non_exhaustive()
    }
}

/// What is typed about the Wi-Fi.
#[derive(Clone, Default)]
pub(crate) struct WifiDraft {
    /// Whether a code for it is to be shown.
    pub(crate) is_shown: bool,
    pub(crate) name: String,
    pub(crate) is_open: bool,
    pub(crate) password: String,
    /// The key of what was missing when it was to start.
    pub(crate) missing: Option<&'static str>,
}

impl WifiDraft {
    /// The Wi-Fi that is to be shown, or the key of what is missing.
    pub(crate) fn wifi(&self) -> Result<Option<Wifi>, &'static str> {
        if !self.is_shown {
            return Ok(None);
        }
        let name = self.name.trim();
        if name.is_empty() {
            return Err("window-ballot-wifi-no-name");
        }
        if !self.is_open && self.password.is_empty() {
            return Err("window-ballot-wifi-no-password");
        }
        let password = Some(self.password.as_str()).filter(|_| !self.is_open);
        Ok(Some(Wifi::new(name, password)))
    }
}

impl fmt::Debug for WifiDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WifiDraft").finish_non_exhaustive()
    }
}
