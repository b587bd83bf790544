//! Documents as containers: archives of a manifest and parts, each a file of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use thiserror::Error;

use super::archive::{self, Archive, Entry, EntryError, Packer};
use super::diagnostic::{Diagnostic, Severity};
use super::file::{self, MOST_TEXT, Read};
use super::questionnaire;
use super::schema::{ContainerKind, Manifest, WholeQuestionnaire};
use crate::model::{
    Assessment, Branding, Digest, EvidenceFile, Identity, Logo, PackedFile, Questionnaire, Shared,
    limits,
};
use crate::words::Message;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = limits::FILE_BYTES;

const MANIFEST: &str = "manifest.ron";
const ASSESSMENT: &str = "assessment.ron";
const QUESTIONNAIRE: &str = "questionnaire.ron";
/// The folder of the copies of files.
const EVIDENCE: &str = "evidence/";
/// What a logo is called, by how its file begins.
const LOGOS: [(&[u8], &str); 3] = [
    (b"\x89PNG", "logo.png"),
    (b"\xff\xd8", "logo.jpg"),
    (b"", "logo.svg"),
];

/// The most bytes of all parts together, unpacked: three texts, each kind of logo, the copies of
/// files.
const MOST_IN_ALL: u64 =
    (3 * MOST_TEXT + LOGOS.len() * Logo::MOST) as u64 + EvidenceFile::MOST_IN_ALL;

/// Questionnaires by the digests of their parts: one that is known is not read again.
#[derive(Debug, Default)]
pub struct Known(BTreeMap<Digest, Shared<Questionnaire>>);

/// What is told of a part of a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name in the archive.
    pub name: String,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has, unpacked.
    pub size: u64,
}

/// Whether a file is a container, by its first bytes.
#[must_use]
pub fn is_container(bytes: &[u8]) -> bool {
    archive::is_archive(bytes)
}

/// Whether every part of a container is small enough to be read again.
#[must_use]
pub fn is_readable(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok_and(|archive| {
        let entries = archive.entries();
        entries.iter().all(|(name, entry)| entry.size <= most(name))
    })
}

/// The parts of a container in the order of its archive. Each is unpacked for its digest and let go.
///
/// # Errors
///
/// What is wrong with the archive, with its parts together, or with those that cannot be unpacked.
pub fn parts(bytes: &[u8]) -> Result<Vec<Part>, Vec<Diagnostic>> {
    let mut opening = Opening::begin(bytes)?;
    opening.faults.clear();
    let sizes = opening.entries.values().map(|entry| entry.size);
    if sizes.fold(0, u64::saturating_add) > MOST_IN_ALL {
        let message = Message::new("container-large").with("most", MOST_IN_ALL >> 20);
        return Err(vec![Diagnostic::error(message)]);
    }
    let mut parts = Vec::new();
    for name in opening.archive.names() {
        if let Some((bytes, digest)) = opening.unpack(&name) {
            let size = bytes.len() as u64;
            parts.push(Part { name, digest, size });
        }
    }
    if parts.len() < opening.entries.len() {
        return Err(Diagnostic::first(opening.faults));
    }
    Ok(parts)
}

/// The names of the parts of a container in the order of its archive.
///
/// # Errors
///
/// What is wrong with the archive.
pub fn names(bytes: &[u8]) -> Result<Vec<String>, Vec<Diagnostic>> {
    Opening::begin(bytes).map(|opening| opening.archive.names())
}

/// The bytes of one part of a container; no other is unpacked.
///
/// # Errors
///
/// What is wrong with the archive, or why the part is absent or cannot be unpacked.
pub fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut opening = Opening::begin(bytes)?;
    opening.faults.clear();
    let unpacked = opening.unpack(name);
    unpacked.map(|(bytes, _)| bytes).ok_or(opening.faults)
}

/// Packs a file, so that it can travel inside a document.
#[must_use]
pub fn pack(name: &str, bytes: &[u8]) -> EvidenceFile {
    EvidenceFile {
        name: name.to_owned(),
        size: bytes.len() as u64,
        digest: Digest::of(bytes),
        content: Some(archive::pack(bytes)),
    }
}

/// Says why a file inside a document cannot be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UnpackError {
    /// This copy of the document travels without it.
    #[error("the file is not in this copy of the document")]
    Absent,
    /// Its bytes are not those that were taken in.
    #[error("the file in the document is damaged")]
    Damaged,
}

impl UnpackError {
    /// The reason as a text for the reader.
    #[must_use]
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::Absent => "container-evidence-absent",
            Self::Damaged => "container-evidence-damaged",
        })
    }
}

/// The bytes of a file that travels inside a document.
///
/// # Errors
///
/// [`UnpackError`] where they are not there, or not those that were taken in.
pub fn unpack(file: &EvidenceFile) -> Result<Vec<u8>, UnpackError> {
    let content = file.content.as_ref().ok_or(UnpackError::Absent)?;
    let most = file.size.min(EvidenceFile::MOST_IN_ALL);
    let bytes = archive::unpack(content, most).map_err(|_| UnpackError::Damaged)?;
    let is_whole = bytes.len() as u64 == file.size && Digest::of(&bytes) == file.digest;
    is_whole.then_some(bytes).ok_or(UnpackError::Damaged)
}

/// Reads a document; evidence is unpacked only where it `checks` all digests.
pub(super) fn read(bytes: &[u8], known: &mut Known, checks: bool) -> Read<Assessment> {
    let mut opening = match Opening::begin(bytes) {
        Ok(opening) => opening,
        Err(diagnostics) => return Read::refused(diagnostics),
    };
    let questionnaire = opening.questionnaire(known);
    let assessment = opening.assessment(questionnaire.as_ref());
    let (logo, evidence) = opening.rest(checks);
    let mut kept = assessment.filter(|_| questionnaire.is_some());
    if let Some(assessment) = &mut kept {
        assessment.branding.logo = logo;
        opening.give_content(assessment, &evidence, bytes);
    }
    let kept = kept
        .zip(opening.manifest)
        .map(|(assessment, manifest)| Assessment {
            identity: manifest.identity,
            ..assessment
        });
    if opening.faults.iter().any(Diagnostic::is_too_new) {
        opening.faults.retain(Diagnostic::is_too_new);
        return Read::refused(opening.faults);
    }
    Read::of(kept, Diagnostic::first(opening.faults))
}

/// A container that is read.
struct Opening<'b> {
    archive: Archive<'b>,
    entries: BTreeMap<String, Entry>,
    manifest: Option<Manifest>,
    faults: Vec<Diagnostic>,
}

impl<'b> Opening<'b> {
    /// Opens the archive and reads the manifest; a document of a newer program is refused.
    fn begin(bytes: &'b [u8]) -> Result<Self, Vec<Diagnostic>> {
        let archive = Archive::open(bytes)
            .map_err(|[message, hint]| vec![Diagnostic::error(message).hinting(hint)])?;
        let entries = archive.entries();
        if let Some(folder) = folder_of(&entries) {
            let message = Message::new("container-folder").with("folder", folder);
            let hint = Message::new("container-folder-hint");
            return Err(vec![Diagnostic::error(message).hinting(hint)]);
        }
        let mut opening = Self {
            archive,
            entries,
            manifest: None,
            faults: Vec::new(),
        };
        if let Some((text, _)) = opening.text(MANIFEST) {
            let read = file::read_part::<Manifest>(&text);
            opening.manifest = opening.take(MANIFEST, read);
        }
        if opening.faults.iter().any(Diagnostic::is_too_new) {
            return Err(opening.faults);
        }
        Ok(opening)
    }

    fn fault(&mut self, part: &str, message: Message, hint: impl Into<Option<Message>>) {
        let fault = Diagnostic::error(message).hinting(hint);
        self.faults.push(fault.inside(part));
    }

    /// What could be kept of a part.
    fn take<T>(&mut self, part: &str, read: Read<T>) -> Option<T> {
        let faults = read.diagnostics.into_iter();
        self.faults.extend(faults.map(|fault| fault.inside(part)));
        read.kept
    }

    /// Unpacks a part and compares its digest, which is returned, with the manifest's.
    fn unpack(&mut self, part: &str) -> Option<(Vec<u8>, Digest)> {
        let most = most(part);
        let Some(entry) = self.entries.get(part) else {
            let hint = Message::new("container-missing-hint");
            self.fault(part, Message::new("container-missing"), hint);
            return None;
        };
        match self.archive.unpack(entry, most) {
            Ok(bytes) => {
                let digest = Digest::of(&bytes);
                self.compare(part, digest);
                Some((bytes, digest))
            }
            Err(EntryError::TooLarge) => {
                let message = Message::new("container-part-large").with("most", most >> 20);
                self.fault(part, message, None);
                None
            }
            Err(EntryError::Damaged) => {
                let hint = Message::new("container-damaged-hint");
                self.fault(part, Message::new("container-part-damaged"), hint);
                None
            }
        }
    }

    fn compare(&mut self, part: &str, digest: Digest) {
        let Some(manifest) = &self.manifest else {
            return;
        };
        let message = match manifest.parts.get(part) {
            Some(stated) if *stated == digest => return,
            Some(_) => Message::new("container-digest"),
            None => Message::new("container-unlisted"),
        };
        self.fault(part, message, Message::new("container-digest-hint"));
    }

    /// A part that is text, without a byte order mark.
    fn text(&mut self, part: &str) -> Option<(String, Digest)> {
        let (bytes, digest) = self.unpack(part)?;
        let Ok(text) = String::from_utf8(bytes) else {
            let hint = Message::new("file-not-text-hint");
            self.fault(part, Message::new("file-not-text"), hint);
            return None;
        };
        match text.strip_prefix('\u{feff}') {
            Some(rest) => Some((rest.to_owned(), digest)),
            None => Some((text, digest)),
        }
    }

    fn questionnaire(&mut self, known: &mut Known) -> Option<Shared<Questionnaire>> {
        let (text, digest) = self.text(QUESTIONNAIRE)?;
        if let Some(found) = known.0.get(&digest) {
            return Some(found.clone());
        }
        let read = file::read_part::<WholeQuestionnaire>(&text);
        let is_sound = read.is_sound;
        let found = Shared::from(self.take(QUESTIONNAIRE, read)?);
        if is_sound {
            known.0.insert(digest, found.clone());
        }
        Some(found)
    }

    /// The answers; the questionnaire is what they are checked against.
    fn assessment(&mut self, questionnaire: Option<&Shared<Questionnaire>>) -> Option<Assessment> {
        let (text, _) = self.text(ASSESSMENT)?;
        let read = file::read_answers(&text, questionnaire);
        self.take(ASSESSMENT, read)
    }

    /// The logo, and the names of the copies of files by their digests, which are believed unless the
    /// caller `checks` them.
    fn rest(&mut self, checks: bool) -> (Option<Logo>, BTreeMap<Digest, String>) {
        let stated = self.manifest.iter().flat_map(|manifest| &manifest.parts);
        let stated: BTreeMap<String, Digest> = stated
            .map(|(name, digest)| (name.clone(), *digest))
            .collect();
        let names: BTreeSet<String> = stated.keys().chain(self.entries.keys()).cloned().collect();
        let (mut logo, mut evidence) = (None, BTreeMap::new());
        let files = self.entries.iter().filter(|(name, _)| is_evidence(name));
        let size = files.fold(0_u64, |sum, (_, entry)| sum.saturating_add(entry.size));
        let is_too_large = size > EvidenceFile::MOST_IN_ALL;
        if is_too_large {
            let message = Message::new("container-evidence-large");
            let most = EvidenceFile::MOST_IN_ALL >> 20;
            self.fault(EVIDENCE, message.with("most", most), None);
        }
        for name in names {
            let is_read = [MANIFEST, ASSESSMENT, QUESTIONNAIRE].contains(&name.as_str());
            if is_read || is_too_large && is_evidence(&name) {
                continue;
            }
            if is_logo(&name) {
                let bytes = self.unpack(&name).map(|(bytes, _)| bytes);
                logo = bytes.and_then(Logo::new).or(logo);
            } else if !is_evidence(&name) {
                let hint = Message::new("container-unknown-part-hint").with("part", name.as_str());
                self.fault(&name, Message::new("container-unknown-part"), hint);
            } else if let Some(digest) = stated.get(&name)
                && self.entries.contains_key(&name)
                && !checks
            {
                evidence.insert(*digest, name);
            } else if let Some((_, digest)) = self.unpack(&name) {
                evidence.insert(digest, name);
            }
        }
        (logo, evidence)
    }

    /// Gives the copies of files their bytes, which stay packed in the archive.
    fn give_content(
        &mut self,
        assessment: &mut Assessment,
        evidence: &BTreeMap<Digest, String>,
        bytes: &[u8],
    ) {
        if evidence.is_empty() {
            return;
        }
        let archive = Shared::from(bytes.to_vec());
        let mut used = BTreeSet::new();
        assessment.change_evidence_files(|file| {
            file.content = evidence.get(&file.digest).map(|entry| PackedFile {
                archive: archive.clone(),
                entry: entry.as_str().into(),
            });
            used.insert(file.digest);
        });
        for (_, name) in evidence.iter().filter(|(digest, _)| !used.contains(digest)) {
            let fault = Diagnostic::error(Message::new("container-evidence-unused"));
            self.faults.push(Diagnostic {
                severity: Severity::Warning,
                ..fault.inside(name)
            });
        }
    }
}

/// The folder that all parts were packed with.
fn folder_of(entries: &BTreeMap<String, Entry>) -> Option<String> {
    let manifest = format!("/{MANIFEST}");
    let folder = entries
        .keys()
        .find_map(|name| name.strip_suffix(&manifest))?;
    let inside = format!("{folder}/");
    let is_whole = entries.keys().all(|name| name.starts_with(&inside));
    is_whole.then(|| folder.to_owned())
}

/// The most bytes of a part, unpacked.
fn most(part: &str) -> u64 {
    if is_evidence(part) {
        EvidenceFile::MOST_IN_ALL
    } else if is_logo(part) {
        Logo::MOST as u64
    } else {
        MOST_TEXT as u64
    }
}

fn is_logo(part: &str) -> bool {
    LOGOS.iter().any(|(_, name)| *name == part)
}

fn is_evidence(part: &str) -> bool {
    let Some(name) = part.strip_prefix(EVIDENCE) else {
        return false;
    };
    // The digest in front of a file's own name makes it longer than names may be.
    let own = name.split_once('-').map_or(name, |(_, own)| own);
    EvidenceFile::is_name(name) || EvidenceFile::is_name(own)
}

/// Writes a document. The same assessment always gives the same bytes.
pub(super) fn write(assessment: &Assessment) -> Vec<u8> {
    let (digest, questionnaire) = packed(&assessment.questionnaire);
    let answers = file::write_answers(&Assessment {
        identity: Identity::default(),
        branding: Branding {
            logo: None,
            ..assessment.branding.clone()
        },
        ..assessment.clone()
    });
    let logo = assessment.branding.logo.as_ref().map(|logo| {
        let bytes = logo.bytes();
        let kind = LOGOS.iter().find(|(start, _)| bytes.starts_with(start));
        (kind.map_or("", |(_, name)| name), bytes)
    });
    let evidence: BTreeMap<String, &EvidenceFile> = assessment
        .evidence_files()
        .filter(|file| file.content.is_some())
        .map(|file| (evidence_name(file), file))
        .collect();
    let mut parts = BTreeMap::from([
        (ASSESSMENT.to_owned(), Digest::of(answers.as_bytes())),
        (QUESTIONNAIRE.to_owned(), digest),
    ]);
    parts.extend(logo.map(|(name, bytes)| (name.to_owned(), Digest::of(bytes))));
    parts.extend(
        evidence
            .iter()
            .map(|(name, file)| (name.clone(), file.digest)),
    );
    let manifest = Manifest {
        kind: ContainerKind::Document,
        identity: assessment.identity,
        parts,
    };
    let manifest = file::write(&manifest, &assessment.questionnaire);
    let mut packer = Packer::new();
    packer.add(MANIFEST, manifest.as_bytes(), archive::SMALL);
    packer.add(ASSESSMENT, answers.as_bytes(), archive::QUICK);
    packer.copy(QUESTIONNAIRE, &questionnaire);
    if let Some((name, bytes)) = logo {
        packer.add(name, bytes, archive::SMALL);
    }
    for (name, file) in evidence {
        if let Some(content) = &file.content {
            packer.copy(&name, content);
        }
    }
    packer.finish()
}

/// What a copy of a file is called in the archive: files of the same name have different digests.
fn evidence_name(file: &EvidenceFile) -> String {
    let digest = file.digest.to_string();
    format!(
        "{EVIDENCE}{}-{}",
        digest.get(..16).unwrap_or_default(),
        file.name
    )
}

/// A questionnaire as a part, with its digest. The last one is kept: each save of a document packs
/// the same.
fn packed(questionnaire: &Shared<Questionnaire>) -> (Digest, PackedFile) {
    static LAST: Mutex<Option<(Shared<Questionnaire>, Digest, PackedFile)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, digest, file)) = &*last
        && known == questionnaire
    {
        return (*digest, file.clone());
    }
    let text = questionnaire::write(questionnaire);
    let digest = Digest::of(text.as_bytes());
    let file = archive::pack(text.as_bytes());
    *last = Some((questionnaire.clone(), digest, file.clone()));
    (digest, file)
}
