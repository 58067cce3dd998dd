use std::path::PathBuf;

use super::{Reach, obstacles, text, wait};
use crate::cli::Exit;
use crate::cli::report::Printer;
use crate::output::replace;

/// Compare the definition with what runs; print the steps that would bring it there, and change nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen plan shop                     exit status 1 if anything differs
  datastack-gen plan shop --out plan.json     keep the plan, to review it and apply just that
  datastack-gen plan shop --only clickhouse   look at one system

Logins: MYSQL_ADMIN (root if it is not set) and MYSQL_ROOT_PASSWORD, a user that may create tables and users;
without them MySQL is left out unless --only names it. CLICKHOUSE_USER and CLICKHOUSE_PASSWORD, CONNECT_USER and CONNECT_PASSWORD, REGISTRY_USER and
REGISTRY_PASSWORD, KAFKA_CLIENT_CONFIG (a file of librdkafka's properties); the password of the source
connector's user under the name that the definition gives it.")]
pub(in crate::cli) struct Plan {
    #[command(flatten)]
    reach: Reach,
    /// Write the plan to this file, for `apply`.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Plan {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let plan = match wait(reached.plan()) {
            Ok(plan) => plan,
            Err(errors) => {
                reached.report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
                return printer.findings(&reached.report);
            }
        };
        reached.report.findings.extend(obstacles(&plan).map(|error| self.reach.finding(&error)));
        if let (Some(file), Ok(text)) = (&self.out, serde_json::to_string_pretty(&plan))
            && let Err(finding) = replace(file, &format!("{text}\n"))
        {
            reached.report.push(finding);
        }
        let exit = printer.result(&reached.report, &plan, || text::plan(&plan));
        if plan.is_empty() { exit } else { exit.max(Exit::Findings) }
    }
}
