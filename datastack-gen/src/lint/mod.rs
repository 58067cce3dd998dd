//! What is wrong with the connectors that files hold.

mod locate;
mod walk;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use datastack_core::lint::{Surroundings, Written};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::code;
use crate::connector::{self, Connector, ConnectorFile, Wanted};
use crate::finding::{Finding, Place, Report};
use crate::load::{Loaded, load};
use crate::project::shown;
use locate::Located;
use walk::{Found, walk};

/// Where connectors are read from.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    /// A file, or a folder with all below it.
    Path(PathBuf),
    /// A text, with the name that messages give it.
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "the command reads its standard input"))]
    Text(String, Vec<u8>),
}

/// What was looked at, and what was found.
#[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "the command tells how much it read"))]
#[derive(Debug)]
pub(crate) struct Linted {
    pub(crate) report: Report,
    pub(crate) connectors: usize,
    pub(crate) files: usize,
}

/// Reads the connectors of files and folders, and says what is wrong with them: with each file, with each connector, and
/// with one beside another. Folders are read with all below them, for `*.json` and `*.properties`. With the folder of a
/// project, the rules know its tables.
pub fn lint(paths: &[PathBuf], project: Option<&Path>) -> Report {
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::Path).collect();
    linted(&inputs, project, None).report
}

/// A folder without a connector is most likely not the one that was meant.
fn nothing_in(input: &Input) -> Option<Finding> {
    let Input::Path(path) = input else { return None };
    let folder = shown(path);
    let message = format!("no file below `{folder}` holds a connector");
    let help = "connectors are looked for in *.json and *.properties; name another file to have it read";
    path.is_dir().then(|| Finding::warning(code::NO_CONNECTOR, Place::file(&folder), message).help(help))
}

/// What the rules find in connectors that were read.
pub(crate) fn findings_of(files: &[ConnectorFile], project: Option<&Loaded>) -> Vec<Finding> {
    let connectors = files.par_iter().flat_map_iter(|file| &file.connectors);
    let written: Vec<Written> = connectors.map(Connector::written).collect();
    let pipeline = project.and_then(|loaded| loaded.pipeline.as_ref());
    let diagnostics = datastack_core::lint::lint(&written, &Surroundings { pipeline });
    let located = Located::of(files, project);
    diagnostics.into_iter().filter_map(|diagnostic| located.finding(diagnostic)).collect()
}

/// The file of a single input.
#[cfg(feature = "cli")]
pub(crate) fn read_one(input: &Input) -> Option<ConnectorFile> {
    match input {
        Input::Path(path) => connector::read(path, Wanted::Surely),
        Input::Text(name, bytes) => connector::read_bytes(name, bytes.clone(), Wanted::Surely),
    }
}

pub(crate) fn linted(inputs: &[Input], project: Option<&Path>, environment: Option<&str>) -> Linted {
    let loaded = project.map(|folder| load(folder, environment));
    let mut report = Report::default();
    let Found { files, texts, findings } = walk(inputs);
    report.findings.extend(findings);
    let read = files.par_iter().filter_map(|(path, wanted)| connector::read(path, *wanted));
    let mut files: Vec<ConnectorFile> = read.collect();
    let read = texts.into_iter().filter_map(|(name, bytes)| connector::read_bytes(&name, bytes, Wanted::Surely));
    files.extend(read);
    if files.is_empty() {
        report.findings.extend(inputs.iter().filter_map(nothing_in));
    }
    report.findings.extend(findings_of(&files, loaded.as_ref()));
    let (connectors, count) = (files.iter().map(|file| file.connectors.len()).sum(), files.len());
    for file in &mut files {
        report.findings.append(&mut file.findings);
    }
    if let Some(Loaded { report: of_project, .. }) = loaded {
        report.findings.extend(of_project.findings);
        report.sources.extend(of_project.sources);
    }
    report.sort();
    let named: HashSet<&str> =
        report.findings.iter().flat_map(|finding| &finding.places).map(|place| place.file.as_str()).collect();
    let shown: Vec<ConnectorFile> = files.into_iter().filter(|file| named.contains(file.file.as_str())).collect();
    report.sources.extend(shown.into_iter().map(|file| (file.file.clone(), file.showable())));
    Linted { report, connectors, files: count }
}
