//! Writes the documents of a made-up client, to try the program on many units.
//!
//! ```text
//! cargo run --example made_up_client -- FOLDER [--units 200] [--years 3] [--people 9]
//!     [--questionnaire FILE] [--weights] [--without-plans] [--with-faults]
//! ```
//!
//! `FOLDER/2026/unit-001.continuum` and so on: a document for each unit and year, always the same for the same arguments.
//! With `--people` every document has so many; without it one to twelve. `--without-plans` leaves out what takes long to make.
//! `--weights` gives the practices weights from 0 to 3. `--with-faults` adds a file that is cut off and a copy of another one.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "an example stands outside the walls of the program, and takes the next of a list in turn"
)]

mod client;

use std::error::Error;
use std::path::PathBuf;
use std::thread;

use client::Client;
use continuum::format::{bundled, document, questionnaire};

fn main() -> Result<(), Box<dyn Error>> {
    let mut client = Client::of(bundled::standard().clone());
    let mut folder = None;
    let (mut has_faults, mut has_weights) = (false, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--units" => client.units = next()?.parse()?,
            "--years" => client.years = next()?.parse()?,
            "--people" => client.people = Some(next()?.parse()?),
            "--weights" => has_weights = true,
            "--without-plans" => client.has_plans = false,
            "--with-faults" => has_faults = true,
            "--questionnaire" => {
                let text = std::fs::read_to_string(next()?)?;
                let read = questionnaire::read(&text);
                client.questionnaire = read.map_err(|faults| format!("{faults:?}"))?.into();
            }
            path => folder = Some(PathBuf::from(path)),
        }
    }
    if has_weights {
        client.weigh();
    }
    let folder = folder.ok_or("say which folder the documents go into")?;
    for year in client.all_years() {
        std::fs::create_dir_all(folder.join(year.to_string()))?;
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (client, folder) = (&client, &folder);
    let written: Result<(), String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let units = (first..client.units).step_by(threads);
                    units.clone().try_for_each(|unit| {
                        client
                            .years_of(unit)
                            .into_iter()
                            .try_for_each(|(year, one)| {
                                let path =
                                    folder.join(format!("{year}/unit-{:03}.continuum", unit + 1));
                                let bytes = document::write(&one);
                                std::fs::write(path, bytes).map_err(|error| error.to_string())
                            })
                    })
                })
            })
            .collect();
        writers.into_iter().try_for_each(|writer| {
            let done = writer.join();
            done.map_err(|_| "a thread stopped".to_owned())?
        })
    });
    written?;
    if has_faults {
        let last = client.all_years().last().ok_or("no year")?;
        let first = std::fs::read(folder.join(format!("{last}/unit-001.continuum")))?;
        let half = first.get(..first.len() / 2).unwrap_or_default();
        std::fs::write(folder.join(format!("{last}/cut-off.continuum")), half)?;
        std::fs::write(
            folder.join(format!("{last}/copy-of-unit-001.continuum")),
            first,
        )?;
    }
    Ok(())
}
