//! The most that a file may hold. `docs/formats.md` lists these numbers and a test compares them. Any
//! file within them is read in seconds.

/// The bytes of a file of any kind.
pub const FILE_BYTES: usize = 128 << 20;
/// The bytes of a text, whether it is a file or a part of a document.
pub const TEXT_BYTES: usize = 32 << 20;
/// The bytes of a report in which the document that it carries is looked for.
pub const REPORT_BYTES: usize = 64 << 20;
/// The bytes of the document that a report carries; it carries no copies of files.
pub const CARRIED_BYTES: usize = 32 << 20;
/// The parts of a document.
pub const PARTS: usize = 10_000;
/// The bytes of the names and remarks in the directory of a document.
pub const NAMES_BYTES: usize = 4 << 20;
/// The bytes of all copies of files in a document.
pub const EVIDENCE_BYTES: usize = 64 << 20;
/// The bytes of a logo.
pub const LOGO_BYTES: usize = 1 << 20;
/// The faults that are listed; further ones are counted.
pub const FAULTS: usize = 1_000;
/// How deep brackets are nested.
pub const DEPTH: usize = 64;
/// The values in a text; in a part of a document, each respondent may have as many.
pub const VALUES: usize = 2_000_000;
/// The bytes of one text between quotation marks or in a cell.
pub const WORDING_BYTES: usize = 100_000;
/// The bytes of a title of a questionnaire, an element or a practice, and of the name of a level, in one
/// language: they stand beside each of their figures.
pub const TITLE_BYTES: usize = 1_000;
/// The bytes of all texts of a questionnaire in one language: paper prints each of them.
pub const QUESTIONNAIRE_BYTES: usize = 6_000_000;
/// The languages of a questionnaire.
pub const LANGUAGES: usize = 50;
/// The elements of a questionnaire.
pub const ELEMENTS: usize = 40;
/// The practices of a questionnaire.
pub const PRACTICES: usize = 1_000;
/// The practices that a practice requires.
pub const REQUIREMENTS: usize = 100;
/// The aliases of a practice.
pub const ALIASES: usize = 100;
/// The roles with a form of their own.
pub const ROLE_FORMS: usize = 50;
/// The claims of a questionnaire.
pub const CLAIMS: usize = 1_000;
/// The respondents of a document, and of a table.
pub const RESPONDENTS: usize = 10_000;
/// The practices of a document's questionnaire times its respondents.
pub const ANSWERS: usize = 500_000;
/// The entries of evidence of a response.
pub const EVIDENCE: usize = 1_000;
/// The steps of a plan.
pub const STEPS: usize = 5_000;
/// The days off of a plan.
pub const DAYS_OFF: usize = 1_000;
/// The files that were passed on and are noted; those of the earliest day are forgotten.
pub const RELEASES: usize = 20;
/// What a unit measures.
pub const MEASURES: usize = 100;
/// The values of one measure.
pub const OUTCOMES: usize = 2_000;
/// The check-ins of a plan.
pub const CHECK_INS: usize = 1_000;
/// The rounds of votes that are over.
pub const ROUNDS: usize = 200;
/// The votes of all rounds that are over.
pub const VOTES: usize = 100_000;
/// The response sheets that were taken in and are noted.
pub const SHEETS: usize = 20_000;
/// The columns of a table.
pub const COLUMNS: usize = 1_000;
/// The headings, and the texts of cells, of which it is noted what they stand for.
pub const MAPPED: usize = 1_000;
/// The rows of a table, without the one that names the columns.
pub const ROWS: usize = 1_000_000;
/// The cells of a table.
pub const CELLS: usize = 8_000_000;
/// The bytes of a workbook, unpacked.
pub const WORKBOOK_BYTES: usize = 64 << 20;
/// The bytes of notes, reasons and evidence that a report prints; each part of an entry and each line
/// counts [`PRINTED_PART`] more.
pub const PRINTED: usize = 8_000_000;
/// What a part of an entry or a line counts beside its bytes.
pub const PRINTED_PART: usize = 100;
