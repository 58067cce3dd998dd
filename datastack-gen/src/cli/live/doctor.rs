mod text;

use datastack_core::doctor::{self, Outcome};

use super::{Reach, wait};
use crate::cli::Exit;
use crate::cli::report::Printer;

/// Check what must hold before a pipeline runs, and while it does: each system with what was found, and the mend.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen doctor shop             exit status 1 if there is a fault, 2 if a system does not answer
  datastack-gen doctor shop --env dev

MySQL is asked as the source connector's user. The workers are asked what they say of the connectors' configurations, so
they connect to MySQL as the source would. Other logins are those of `plan`.")]
pub(in crate::cli) struct Doctor {
    #[command(flatten)]
    reach: Reach,
}

impl Doctor {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let examined = wait(async { Ok(reached.systems.examine(&reached.pipeline, &reached.secrets).await) });
        let (examined, errors) = match examined {
            Ok(examined) => examined,
            Err(errors) => (doctor::Examined::default(), errors),
        };
        let checkup = doctor::checkup(&reached.pipeline, &examined);
        reached.report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
        let exit = printer.result(&reached.report, &checkup, || text::checkup(&checkup));
        if checkup.worst() == Outcome::Fault { exit.max(Exit::Findings) } else { exit }
    }
}
