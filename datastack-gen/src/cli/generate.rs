use super::report::Printer;
use super::{Exit, Target};
use crate::generate::{Planned, plan};
use crate::output::{Force, Written};

/// Write every artifact; files that are as they should be are not touched.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen generate                  the project in this folder
  datastack-gen generate shop --env dev   into shop/env/dev
  datastack-gen generate shop --force     overwrite generated files that were changed by hand")]
pub(super) struct Generate {
    #[command(flatten)]
    target: Target,
    /// Overwrite generated files that were changed by hand.
    #[arg(long)]
    force: bool,
}

impl Generate {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let force = if self.force { Force::Yes } else { Force::No };
        let Planned { mut report, plan } = plan(&self.target.folder, self.target.env.as_deref(), force);
        let mut done = None;
        if let Some(plan) = plan.filter(|_| !report.has_errors()) {
            match plan.write() {
                Ok(written) => done = Some(written),
                Err(finding) => report.push(finding),
            }
        }
        let exit = printer.findings(&report);
        match done {
            Some(written) => printer.summary(&summary(written)),
            None => printer.note("nothing was written"),
        }
        exit
    }
}

fn summary(written: Written) -> String {
    let Written { created, replaced, removed, unchanged } = written;
    if created + replaced + removed == 0 {
        return format!("nothing to do: {unchanged} files are up to date");
    }
    format!("{created} files created, {replaced} replaced, {removed} removed, {unchanged} were up to date")
}
