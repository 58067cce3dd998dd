use std::io::Read;
use std::path::{Path, PathBuf};

use super::Exit;
use super::import::number;
use super::report::Printer;
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::lint::{Input, Linted, linted};

/// Say what is wrong with connectors: with files of any form that a worker takes or gives, or with all in a folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen lint orders-source.json               a file with one connector or several, or .properties
  datastack-gen lint connectors --format sarif        every *.json and *.properties below a folder, for a code host
  datastack-gen lint connectors --project shop        the rules know the tables of a project, too
  curl -s 'connect:8083/connectors?expand=info' | datastack-gen lint -
  datastack-gen lint http://connect:8083              what a worker has (feature live)

`datastack-gen explain DS1101` says what is behind a code. Exit status: 0 no error, 1 an error, 2 could not run.")]
pub(super) struct Lint {
    /// Files or folders, or addresses of workers; - reads standard input.
    #[arg(required = true, value_name = "FILE|URL")]
    files: Vec<PathBuf>,
    /// The folder of a project whose tables the connectors carry.
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
    /// The environment of the project.
    #[arg(long, value_name = "NAME", requires = "project")]
    env: Option<String>,
    #[cfg(feature = "live")]
    #[command(flatten)]
    login: super::live::Login,
}

/// How messages call what comes in by standard input.
const STDIN: &str = "stdin";

impl Lint {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        #[cfg(feature = "live")]
        let inputs: Result<Vec<Input>, Finding> = self.files.iter().map(|path| self.login.input(path)).collect();
        #[cfg(not(feature = "live"))]
        let inputs: Result<Vec<Input>, Finding> = self.files.iter().map(|path| input(path)).collect();
        let inputs = match inputs {
            Ok(inputs) => inputs,
            Err(finding) => return printer.findings(&Report { findings: vec![finding], ..Report::default() }),
        };
        let Linted { report, connectors, files } = linted(&inputs, self.project.as_deref(), self.env.as_deref());
        let exit = printer.findings(&report);
        let looked_at = format!("{} in {}", number(connectors, "connector"), number(files, "file"));
        match report.findings().len() {
            0 => printer.summary(&format!("{looked_at}: nothing to say")),
            count => printer.note(&format!("{looked_at}: {}", number(count, "finding"))),
        }
        exit
    }
}

/// Whether a worker is meant rather than a file.
pub(super) fn is_url(path: &Path) -> bool {
    let text = path.to_string_lossy();
    ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme))
}

/// A file or a folder, or standard input.
pub(super) fn input(path: &Path) -> Result<Input, Finding> {
    #[cfg(not(feature = "live"))]
    if is_url(path) {
        let message = "an address is given, and this command was built without its clients of running systems";
        let help =
            format!("install it with them: `{}`; or pipe what `curl` answers into `-`", super::not_built::INSTALL);
        return Err(Finding::error(code::LIVE_NOT_BUILT, Place::file("the command line"), message).help(help));
    }
    if path.as_os_str() != "-" {
        return Ok(Input::Path(path.to_owned()));
    }
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(Input::Text(STDIN.to_owned(), bytes)),
        Err(error) => {
            let message = format!("standard input cannot be read: {error}");
            Err(Finding::error(code::UNREADABLE, Place::file(STDIN), message).help("give a file"))
        }
    }
}
