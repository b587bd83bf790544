//! `continuum tables FOLDER... -o FOLDER`: many assessments as tables for databases, notebooks and lakes.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::arguments::{
    Subcommand, choice, leave_out_option, output, path, redaction, smallest_group,
    smallest_group_option, text,
};
use super::failure::{Done, Failure};
use super::files;
use super::many_files::{self, FileFault, FileToRead, Progress, Read};
use super::unlock::password_file;
use crate::export::dataset::{
    self, DataFormat, DataTable, DatasetRows, Filed, LeftOut, TableWriter,
};
use crate::model::{Assessment, Digest};
use crate::portfolio::{AssessmentRow, Portfolio, Standing};
use crate::store::{self, NewFolder, StoreError};
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "tables",
    help: "command-tables",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    let formats: Vec<&str> = DataFormat::ALL.iter().map(|format| format.name()).collect();
    vec![
        many_files::paths(),
        output("command-tables-output").value_name("FOLDER"),
        choice("format", "FORMAT", formats, "command-tables-format"),
        choice("partition", "BY,..", BY, "command-tables-partition").value_delimiter(','),
        many_files::client_option(),
        many_files::year_option(),
        leave_out_option("command-tables-leave-out"),
        smallest_group_option(),
        password_file(),
    ]
}

/// What files can be kept apart by.
const BY: [&str; 2] = ["year", "client"];

/// What engines take for no value in the name of a folder.
const NO_VALUE: &str = "__HIVE_DEFAULT_PARTITION__";

/// What stands as it is in the name of a folder.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// So many files are read before their rows are written.
const AT_ONCE: usize = 256;

/// An assessment that is written.
struct Counted {
    /// Its folders below that of the table.
    partition: PathBuf,
    file: FileToRead,
    id: String,
    is_latest: bool,
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let target = path(found, "output");
    let (files, mut faults) = many_files::looked_for(found, words);
    let (mut counted, copies) = counted(files, &mut faults, found, words);
    if counted.is_empty() {
        let message = Message::new("command-fault-tables-none");
        many_files::told(faults)?;
        return Err(Failure::input(words, &message, None));
    }
    // The sort is stable: within a folder files stay in their order.
    counted.sort_by(|one, other| one.partition.cmp(&other.partition));
    let folder = NewFolder::begin(target).map_err(|error| taken(&error, target, words))?;
    let written = write(&folder, &counted, &mut faults, found, words)?;
    folder
        .finish()
        .map_err(|error| Failure::store(&error, words))?;
    let facts = facts!(
        count = written,
        assessments = words.number(written),
        folder = files::name(target, words),
        copies
    );
    files::note(&[words.with("command-tables-done", &facts)]);
    many_files::told(faults)
}

/// Where something stands already, nothing is written over it.
fn taken(error: &StoreError, target: &Path, words: &Words) -> Failure {
    if error.is_taken() {
        let message =
            Message::new("command-fault-tables-taken").with("folder", files::name(target, words));
        let hint = Message::new("command-tables-taken-hint");
        return Failure::input(words, &message, Some(&hint));
    }
    Failure::store(error, words)
}

/// The assessments that are written, and how many copies are not.
fn counted(
    files: Vec<FileToRead>,
    faults: &mut Vec<FileFault>,
    found: &ArgMatches,
    words: &Words,
) -> (Vec<Counted>, usize) {
    let today = store::today();
    let make = |assessment: Assessment, bytes: &[u8]| {
        let row = AssessmentRow::of(&assessment, today, None);
        (row, id(&assessment, bytes))
    };
    let read = many_files::read_all(&files, Progress::of(files.len()), found, words, make);
    let (mut rows, mut rest) = (Vec::new(), Vec::new());
    for (file, read) in files.into_iter().zip(read) {
        match read {
            Read::Made((row, id)) if many_files::is_wanted(&row, found) => {
                let partition = partition(&row, found);
                rows.push(row);
                rest.push((partition, file, id));
            }
            Read::Made(_) | Read::Other => {}
            Read::Fault(lines) => faults.push((file.path, lines)),
        }
    }
    let portfolio = Portfolio::of(rows);
    let copies = portfolio.count(|it| matches!(it, Standing::CopyOf(_)));
    let all = rest.into_iter().zip(portfolio.standings);
    let counted = all.filter(|(_, standing)| !matches!(standing, Standing::CopyOf(_)));
    let counted = counted.map(|((partition, file, id), standing)| Counted {
        partition,
        file,
        id,
        is_latest: matches!(standing, Standing::Latest { .. }),
    });
    (counted.collect(), copies)
}

/// What tells an assessment from all others: its id, else the start of the digest of its document.
fn id(assessment: &Assessment, bytes: &[u8]) -> String {
    let of_bytes = || {
        let digest = Digest::of(bytes).to_string();
        let start: String = digest.chars().take(24).collect();
        format!("file-{start}")
    };
    let id = assessment.identity.id;
    id.map_or_else(of_bytes, |id| id.to_string())
}

/// The folders that engines read as values of columns, such as `year=2026/client=Lakeside%20Water`.
fn partition(row: &AssessmentRow, found: &ArgMatches) -> PathBuf {
    let by = found.get_many::<String>("partition").unwrap_or_default();
    by.map(|by| {
        let value = match by.as_str() {
            "year" => row.date.map(|date| date.year().to_string()),
            _ => Some(row.organisation.clone()).filter(|name| !name.is_empty()),
        };
        let value = value.unwrap_or(NO_VALUE.to_owned());
        format!("{by}={}", utf8_percent_encode(&value, PLAIN))
    })
    .collect()
}

/// Writes all tables and their schema; gives how many assessments stand in them.
fn write(
    folder: &NewFolder,
    counted: &[Counted],
    faults: &mut Vec<FileFault>,
    found: &ArgMatches,
    words: &Words,
) -> Result<usize, Failure> {
    let stopped = |error: StoreError| Failure::store(&error, words);
    let redaction = redaction(found);
    let left_out = LeftOut {
        redaction,
        least: smallest_group(found),
    };
    let today = store::today();
    let (mut written, mut before) = (0, 0);
    for part in counted.chunk_by(|one, other| one.partition == other.partition) {
        let mut tables = Tables::begin(folder, part, found).map_err(stopped)?;
        for some in part.chunks(AT_ONCE) {
            let files: Vec<FileToRead> = some.iter().map(|it| it.file.clone()).collect();
            let progress = Progress {
                before,
                all: counted.len(),
            };
            before += files.len();
            let make = |assessment: Assessment, _: &[u8]| assessment;
            let read = many_files::read_all(&files, progress, found, words, make);
            for (one, read) in some.iter().zip(read) {
                match read {
                    Read::Made(assessment) => {
                        let file = one.file.path.display().to_string();
                        let about = Filed {
                            file: &file,
                            id: &one.id,
                            is_latest: one.is_latest,
                            today,
                        };
                        let rows = DatasetRows::of(&assessment, about, left_out);
                        tables.write(folder, &rows).map_err(stopped)?;
                        written += 1;
                    }
                    Read::Other => {}
                    Read::Fault(lines) => faults.push((one.file.path.clone(), lines)),
                }
            }
        }
        tables.finish(folder).map_err(stopped)?;
    }
    let mut file = folder.file(Path::new("schema.json")).map_err(stopped)?;
    writeln!(file, "{:#}", dataset::schema()).map_err(|error| stopped(folder.refused(error)))?;
    folder.close(file).map_err(stopped)?;
    Ok(written)
}

/// The files of one partition in the making.
struct Tables(Vec<(DataTable, TableWriter<BufWriter<File>>)>);

impl Tables {
    fn begin(folder: &NewFolder, part: &[Counted], found: &ArgMatches) -> Result<Self, StoreError> {
        let asked = text(found, "format").unwrap_or_default();
        let mut formats = DataFormat::ALL.iter().copied();
        let format = formats.find(|format| format.name() == asked);
        let format = format.unwrap_or(DataFormat::Csv);
        let partition = part.first().map_or(Path::new(""), |it| &it.partition);
        let tables = DataTable::ALL.into_iter().map(|table| {
            let name = table.name();
            let file = format!("{name}.{}", format.name());
            let path = if partition.as_os_str().is_empty() {
                PathBuf::from(file)
            } else {
                Path::new(name).join(partition).join(file)
            };
            let begun = TableWriter::begin(folder.file(&path)?, table, format);
            Ok((table, begun.map_err(|error| folder.refused(error))?))
        });
        tables.collect::<Result<_, _>>().map(Self)
    }

    fn write(&mut self, folder: &NewFolder, rows: &DatasetRows) -> Result<(), StoreError> {
        let refused = |error| folder.refused(error);
        let mut tables = self.0.iter_mut();
        tables.try_for_each(|(table, out)| out.write(rows.rows(*table)).map_err(refused))
    }

    fn finish(self, folder: &NewFolder) -> Result<(), StoreError> {
        self.0.into_iter().try_for_each(|(_, out)| {
            let file = out.finish().map_err(|error| folder.refused(error))?;
            folder.close(file)
        })
    }
}
