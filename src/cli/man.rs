//! `continuum man [COMMAND] [-o FOLDER]`: pages for `man`, one a command.

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::arguments::{Overview, command_name, path, path_option, quiet};
use super::failure::{Done, Failure};
use super::{files, usage};
use crate::store;
use crate::words::Words;

pub(super) const COMMAND: Overview = Overview {
    name: "man",
    help: "command-man",
    arguments: || {
        vec![
            command_name("command-man-command"),
            path_option("output", "FOLDER", "command-man-output")
                .short('o')
                .conflicts_with("command"),
            quiet(),
        ]
    },
    run,
};

/// Prints the page of a command, or writes every page into a folder.
fn run(mut program: Command, found: &ArgMatches, words: &Words) -> Done {
    if !found.contains_id("output") {
        let command = usage::find(&mut program, found, words)?;
        let (_, page) = page(command);
        return files::print(&page, words);
    }
    let folder = path(found, "output");
    let pages = pages(&program);
    store::make_folder(folder).map_err(|error| Failure::store(&error, words))?;
    for (name, page) in &pages {
        files::write(&folder.join(name), page.as_bytes(), words)?;
    }
    let facts = facts!(folder = files::name(folder, words), files = pages.len());
    let line = words.with("command-man-folder", &facts);
    files::report_done(folder, &line);
    Ok(())
}

/// The pages of a command and of all below it, each with the name of its file.
fn pages(command: &Command) -> Vec<(String, String)> {
    let inner = command.get_subcommands().flat_map(pages);
    std::iter::once(page(command)).chain(inner).collect()
}

/// The page of a command with the name of its file. Its day is blank, so that the same program writes the
/// same bytes.
fn page(command: &Command) -> (String, String) {
    let heading = command.get_subcommand_help_heading().unwrap_or_default();
    let heading = heading.to_uppercase();
    let page = Man::new(command.clone().subcommand_help_heading(heading))
        .date(" ")
        .source(concat!("Continuum ", env!("CARGO_PKG_VERSION")));
    let mut text = Vec::new();
    // Into memory, where nothing fails.
    _ = page.render(&mut text);
    let text = String::from_utf8_lossy(&text).into_owned();
    (page.get_filename(), text)
}
