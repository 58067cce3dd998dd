use std::path::{Path, PathBuf};

use super::report::Printer;
use super::{Exit, Target};
use crate::drift::against;
use crate::generate::{Planned, plan};
use crate::output::Force;

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
        let exit = printer.findings(&against(&self.target.folder, self.target.env.as_deref(), file));
        if exit == Exit::Done {
            printer.summary(&format!("{} agrees with the definition", file.display()));
        }
        exit
    }

    fn files(&self, printer: &Printer) -> Exit {
        let Planned { mut report, plan } = plan(&self.target.folder, self.target.env.as_deref(), Force::No);
        let mend = self.target.mend();
        let mendable = plan.is_some() && !report.has_errors();
        if let Some(plan) = &plan {
            report.findings.extend(plan.differences(&mend));
        }
        let exit = printer.findings(&report);
        let Some(plan) = plan else { return exit };
        printer.diff(&plan.diff());
        if plan.is_empty() && exit == Exit::Done {
            printer.summary("all files are up to date");
        } else if mendable {
            printer.note(&format!("files are out of date; run `{mend}`"));
        }
        exit
    }
}
