use std::path::{Path, PathBuf};

use datastack_core::name::ProjectName;

use super::Exit;
use super::report::Printer;
use crate::finding::Report;
use crate::output;

/// Start a small project that works: `datastack.toml` and one table.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen init shop && datastack-gen generate shop")]
pub(super) struct Init {
    /// The folder of the new project; its name becomes the project's.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let project = include_str!("datastack.toml").replace("NAME", &name(&self.folder));
        let files = [
            (self.folder.join("datastack.toml"), project),
            (self.folder.join("tables").join("orders.toml"), include_str!("orders.toml").to_owned()),
        ];
        let result = output::create(&files);
        let report = Report { findings: result.err().into_iter().collect(), ..Report::default() };
        let exit = printer.findings(&report);
        if exit == Exit::Done {
            printer.summary(&format!(
                "a project stands in {0}; next: `datastack-gen generate {0}`",
                self.folder.display()
            ));
        }
        exit
    }
}

/// The folder's name, made legal as the name of a project.
pub(super) fn name(folder: &Path) -> String {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = absolute.file_name().unwrap_or_default().to_string_lossy();
    match ProjectName::new(&name) {
        Ok(name) => name.to_string(),
        Err(error) if ProjectName::new(&error.suggestion).is_ok() => error.suggestion,
        Err(_) => "shop".to_owned(),
    }
}
