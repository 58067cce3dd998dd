use std::path::{Path, PathBuf};

use datastack_core::mysql::read::ReadSeverity;

use super::report::Printer;
use super::{Exit, Target};
use crate::drift::drift;
use crate::generate::{Planned, plan};
use crate::load::load;
use crate::output::Force;
use crate::sql;

/// Say which files are missing, changed by hand, out of date or no longer needed; write nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen check shop                 exit status 1 if a file is not what the definition gives
  datastack-gen check shop --format json   the same as a list for programs
  datastack-gen check shop --against shop.sql
                                           say where the tables of a dump differ from the definition")]
pub(super) struct Check {
    #[command(flatten)]
    target: Target,
    /// Compare the definition with the tables that a SQL file creates instead: a dump, or the application's migrations.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        match &self.against {
            Some(file) => self.against(file, printer),
            None => self.files(printer),
        }
    }

    fn against(&self, file: &Path, printer: &Printer) -> Exit {
        let mut loaded = load(&self.target.folder, self.target.env.as_deref());
        let findings = match (sql::read(file), loaded.pipeline.take()) {
            (Ok(file), Some(pipeline)) => {
                let mut findings = drift(&pipeline, &loaded, &file);
                findings.extend(
                    file.sql
                        .notes
                        .iter()
                        .filter(|note| note.severity == ReadSeverity::Error)
                        .map(|note| file.finding(note)),
                );
                loaded.report.sources.insert(file.file, file.text);
                findings
            }
            (Err(unreadable), _) => vec![unreadable.finding],
            (_, None) => Vec::new(),
        };
        loaded.report.findings.extend(findings);
        let exit = printer.findings(&loaded.report);
        if exit == Exit::Done {
            printer.summary(&format!("{} agrees with the definition", file.display()));
        }
        exit
    }

    fn files(&self, printer: &Printer) -> Exit {
        let Planned { mut report, plan } = plan(&self.target.folder, self.target.env.as_deref(), Force::No);
        let mend = self.target.mend();
        if let Some(plan) = &plan {
            report.findings.extend(plan.differences(&mend));
        }
        let exit = printer.findings(&report);
        let Some(plan) = plan else { return exit };
        printer.diff(&plan.diff());
        if plan.is_empty() && exit == Exit::Done {
            printer.summary("all files are up to date");
        } else if exit == Exit::Findings {
            printer.note(&format!("files are out of date; run `{mend}`"));
        }
        exit
    }
}
