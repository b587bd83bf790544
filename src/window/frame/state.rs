//! The question that stands over the window, and the fault that an earlier run kept.

use std::fmt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::analysis::Revealing;
use crate::format::Diagnostic;
use crate::format::encrypted::{Key, Password};
use crate::model::{Assessment, Digest, Place, Questionnaire, RespondentId, Shared, Side};
use crate::store::crashes::{self, Crash};
use crate::window::document::picking::{Purpose, ReadOrder};
use crate::window::document::taking::Taking;
use crate::words::Message;

/// What merging with a file that somebody else changed would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outlook {
    Possible {
        /// How many places only the other side changed.
        taken: usize,
        /// How many places both sides changed differently.
        asked: usize,
    },
    /// It cannot be merged; the key of why.
    Refused(&'static str),
}

/// Whose value each place gets that both sides changed.
#[derive(Debug)]
pub(crate) struct Choices {
    pub(crate) path: PathBuf,
    /// The digest of the file that they are about.
    pub(crate) digest: Digest,
    pub(crate) sides: Vec<(Place, Side)>,
}

/// A question that must be answered before anything else.
#[derive(Debug)]
pub(crate) enum Dialog {
    /// A file has faults; if something in it is sound, a copy can be continued.
    Faults {
        path: PathBuf,
        faults: Vec<Diagnostic>,
        sound: Option<Box<Assessment>>,
        /// The key of a document that has a password.
        key: Option<Key>,
    },
    /// A document has a password.
    Password(PasswordQuestion),
    /// What is the document's file to be called? With what was wrong with the last answer.
    Rename(Option<Message>),
    /// Is the document to be closed for changes?
    Close,
    /// Is it to be opened for changes again?
    Reopen,
    /// Is passing the machine round to end?
    EndPassing,
    /// Is the document to have no password any more?
    RemovePassword,
    /// A questionnaire without a fault: which form?
    ChooseForm(Shared<Questionnaire>),
    /// The document's file was changed by somebody else.
    ChangedOnDisk { path: PathBuf, outlook: Outlook },
    /// Both sides changed the same places: whose is taken?
    Merge(Choices),
    /// A file that is to be written can be subtracted from one that was passed on.
    Reveals(Purpose, Revealing),
    /// A file exists where one is to be written.
    Exists { path: PathBuf, purpose: Purpose },
    /// For whom is a response sheet to be written?
    OneSheet,
    /// Response sheets are to be taken in.
    Sheets(Box<Taking>),
    /// How are people to vote on their phones? Or how it goes, where they do.
    #[cfg(feature = "ballot")]
    Ballot,
    /// The window is to close, and a file is still being written.
    Writing,
    /// The document cannot be saved, and something waits for it.
    Unsaved { why: Message },
}

/// For whom a response sheet is to be written, while that is asked.
#[derive(Debug, Default)]
pub(crate) struct SheetDraft {
    /// Whether it is for somebody new.
    pub(crate) is_new: bool,
    /// Whether the field of the name is to have the focus.
    pub(crate) leads_to_name: bool,
    /// Who of the assessment it is for.
    pub(crate) known: Option<RespondentId>,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) team: String,
}

/// A password that is asked for.
#[derive(Debug)]
pub(crate) struct PasswordQuestion {
    pub(crate) purpose: PasswordPurpose,
    /// What was wrong with the last answer.
    pub(crate) fault: Option<Message>,
    /// Whether an answer is being tried.
    pub(crate) runs: bool,
}

/// What a password is for.
#[derive(Debug)]
pub(crate) enum PasswordPurpose {
    /// A document that is to be opened with it.
    Open(ReadOrder),
    /// To be the new one of the open document.
    New,
    /// To be that of a copy of the open document, for people without this program.
    Copy,
}

/// What is typed, wiped from memory when it goes.
#[derive(Debug, Default)]
pub(crate) struct PasswordDraft {
    pub(crate) typed: Typed,
    pub(crate) again: Typed,
    /// Whether the fields show it.
    pub(crate) is_shown: bool,
}

/// A text that others must not see, and that is not shown where drafts are.
pub(crate) struct Typed(pub(crate) Zeroizing<String>);

impl fmt::Debug for Typed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Typed(..)")
    }
}

impl Default for Typed {
    /// A text that never moves while it grows, which would leave copies behind.
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(4 * Password::MOST)))
    }
}

/// A fault that was kept before the window opened.
#[derive(Debug)]
pub(crate) struct KnownCrash {
    pub(crate) file: PathBuf,
    pub(crate) found: Crash,
    /// Whether the strip was put away; About still has the details until the window closes.
    pub(crate) is_told: bool,
}

impl KnownCrash {
    /// The fault that a file keeps; `None` where it keeps none.
    pub(crate) fn of(file: &Path) -> Option<Self> {
        Some(Self {
            file: file.to_owned(),
            found: crashes::newest(file)?,
            is_told: false,
        })
    }
}
