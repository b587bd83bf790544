//! The manifest of a container: which document it is, and what its parts are.

use std::collections::BTreeMap;

use crate::format::noun::{names, noun};
use crate::format::versions;
use crate::model::{Digest, Identity};

/// What a container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum ContainerKind {
    /// An assessment with its questionnaire.
    Document,
}

names! { ContainerKind: Document }

/// Which document a container is, and what its parts are.
pub(in crate::format) struct Manifest {
    pub(in crate::format) kind: ContainerKind,
    pub(in crate::format) identity: Identity,
    /// The digest of each part by its name.
    pub(in crate::format) parts: BTreeMap<String, Digest>,
}

noun! {
    block Manifest as "Manifest" {
        [version: versions::DOCUMENT]
        required kind: ContainerKind,
        optional identity: Identity,
        required parts: BTreeMap<String, Digest>,
    }
}
