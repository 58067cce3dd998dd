mod text;

use std::time::Duration;

use datastack_core::status::{self, Status as Found};

use super::{Reach, Reached, wait};
use crate::cli::Exit;
use crate::cli::report::Printer;

/// Show how a pipeline is: connectors, what waits in the topics, rows and ages of tables, dead letters, the heartbeat.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen status shop              exit status 1 if anything is not well, 2 if a system does not answer
  datastack-gen status shop --watch      again every 5 seconds, until Ctrl-C
  datastack-gen status shop --watch=60

Logins are those of `plan`.")]
pub(in crate::cli) struct Status {
    #[command(flatten)]
    reach: Reach,
    /// Look again every so many seconds (5 if no number is given), until it is interrupted.
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, default_missing_value = "5")]
    watch: Option<u64>,
}

impl Status {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let ran = wait(async {
            loop {
                let exit = self.look(&mut reached, printer).await;
                let Some(seconds) = self.watch else { return Ok(exit) };
                tokio::time::sleep(Duration::from_secs(seconds.max(1))).await;
                printer.clear();
            }
        });
        ran.unwrap_or_else(|errors| {
            reached.report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
            printer.findings(&reached.report)
        })
    }

    async fn look(&self, reached: &mut Reached, printer: &Printer) -> Exit {
        let (seen, errors) = reached.systems.seen(&reached.pipeline).await;
        let found: Found = status::status(&reached.pipeline, &seen);
        let mut report = reached.report.clone();
        report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
        let exit = printer.result(&report, &found, || text::status(&found));
        if found.well { exit } else { exit.max(Exit::Findings) }
    }
}
