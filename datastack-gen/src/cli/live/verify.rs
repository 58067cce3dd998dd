use std::collections::BTreeSet;
use std::time::Duration;

use datastack_core::verify::{
    Differences, Kind, TableOutcome, Verified, VerifiedTable, buckets_for, clickhouse_buckets, mysql_buckets,
};
use serde::Serialize;

use super::{Reach, Reached, text_of_verify, wait};
use crate::cli::Exit;
use crate::cli::report::Printer;
use crate::code;
use crate::finding::Finding;
use crate::live::{Fault, Limits, LiveError, verify};
use crate::nearest::nearest;

/// Between two comparisons of `--watch`.
const PAUSE: Duration = Duration::from_secs(5);

/// What the sinks are called.
pub(super) const CLICKHOUSE: &str = "ClickHouse";
pub(super) const HISTORY: &str = "the history";

/// Prove that MySQL, ClickHouse's current state and its history agree by value; name what differs, and change nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen verify shop                     exit status 1 if a row differs or a part of the pipeline is not well
  datastack-gen verify shop --table orders --show-keys
  datastack-gen verify shop --only clickhouse   ask neither Kafka nor Connect

MySQL is read in one snapshot, without a lock, as the source connector's user. Rows that differ are read again until
their changes have arrived. Columns that stay in MySQL or change on the way are left out, and named. Of the history,
the rows that have not changed since its newest day are compared with the current state. Logins are those of `plan`.")]
pub(in crate::cli) struct Verify {
    #[command(flatten)]
    reach: Reach,
    /// Compare this table alone; can be given more than once.
    #[arg(long, value_name = "TABLE")]
    table: Vec<String>,
    /// Leave the history out.
    #[arg(long)]
    without_history: bool,
    /// How long changes may be on their way before what differs is reported.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    patience: u64,
    /// How many differing rows of a table are listed; no more are looked for.
    #[arg(long, value_name = "ROWS", default_value_t = 1000)]
    limit: usize,
    /// Show the keys of rows that differ; columns under `[pii]` as asterisks.
    #[arg(long)]
    show_keys: bool,
    /// Show keys and values of rows that differ; columns under `[pii]` as asterisks.
    #[arg(long)]
    show_rows: bool,
    /// Print the two statements that compare each table, for whoever wants to see them first, and ask nothing.
    #[arg(long)]
    queries: bool,
    /// Compare again every five seconds, until interrupted.
    #[arg(long)]
    watch: bool,
}

/// The statements that compare a table.
#[derive(Serialize)]
struct Query {
    table: String,
    mysql: String,
    clickhouse: String,
}

#[derive(Serialize)]
struct Queries<'a> {
    queries: &'a [Query],
}

impl Verify {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let unknown: Vec<Finding> = self.table.iter().filter_map(|name| self.unknown(&reached, name)).collect();
        if !unknown.is_empty() {
            reached.report.findings.extend(unknown);
            return printer.findings(&reached.report);
        }
        if self.queries {
            return self.print_queries(&reached, printer);
        }
        let limits = Limits {
            tables: self.table.iter().cloned().collect::<BTreeSet<_>>(),
            patience: Duration::from_secs(self.patience),
            listed: self.limit.max(1),
            show_keys: self.show_keys,
            show_rows: self.show_rows,
            history: !self.without_history,
        };
        loop {
            let exit = self.once(&reached, &limits, printer);
            if !self.watch {
                return exit;
            }
            std::thread::sleep(PAUSE);
        }
    }

    fn once(&self, reached: &Reached, limits: &Limits, printer: &Printer) -> Exit {
        let mut report = reached.report.clone();
        let verified = wait(verify(&reached.systems, &reached.pipeline, &reached.secrets, limits));
        match verified {
            Ok(verified) => {
                report.findings.extend(findings(&verified).iter().map(|error| self.reach.finding(error)));
                let exit = printer.result(&report, &verified, || text_of_verify::text(&verified));
                if verified.status.well { exit } else { exit.max(Exit::Findings) }
            }
            Err(errors) => {
                report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
                printer.findings(&report)
            }
        }
    }

    fn print_queries(&self, reached: &Reached, printer: &Printer) -> Exit {
        let chosen = reached
            .pipeline
            .tables
            .iter()
            .filter(|of| self.table.is_empty() || self.table.contains(&of.name.to_string()));
        let queries: Vec<Query> = chosen
            .map(|of| {
                let table = VerifiedTable::of(&reached.pipeline, of);
                let buckets = buckets_for(0);
                Query {
                    mysql: mysql_buckets(&table, buckets),
                    clickhouse: clickhouse_buckets(&table, buckets),
                    table: table.name,
                }
            })
            .collect();
        let text = || {
            let lines = queries.iter().map(|query| {
                format!("-- {}, in MySQL\n{};\n-- in ClickHouse\n{};\n", query.table, query.mysql, query.clickhouse)
            });
            lines.collect()
        };
        printer.result(&reached.report, &Queries { queries: &queries }, text)
    }

    fn unknown(&self, reached: &Reached, name: &str) -> Option<Finding> {
        let names: Vec<&str> = reached.pipeline.tables.iter().map(|table| table.name.as_str()).collect();
        if names.contains(&name) {
            return None;
        }
        let help = match nearest(name, &names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its tables are {}", names.join(", ")),
        };
        let message = format!("the project has no table `{name}`");
        Some(Finding::error(code::UNKNOWN_SUBJECT, self.reach.place(), message).help(help))
    }
}

/// What is not as it should be.
fn findings(verified: &Verified) -> Vec<LiveError> {
    verified.tables.iter().flat_map(|table| differs(table, verified)).collect()
}

fn differs(table: &TableOutcome, verified: &Verified) -> Vec<LiveError> {
    let mut errors = Vec::new();
    let mut say = |message: String, help: &str| errors.push(LiveError::new(Fault::Differs, None, message, help));
    if let Some(kinds) = kinds(&table.found, CLICKHOUSE) {
        let help = "`--show-keys` names them; a row that is written again in MySQL arrives again";
        say(format!("rows of `{}` differ: {kinds}", table.table), help);
    }
    if table.found.unsettled > 0 {
        let message = format!(
            "{} rows of `{}` differ, and their changes may be on the way still: the pipeline did not get behind {} in time",
            table.found.unsettled, table.table, verified.position
        );
        say(message, "see whether the connectors run; a longer `--patience` waits longer");
    }
    let Some((history, day)) = table.history.as_ref().and_then(|history| Some((history, history.day.as_deref()?)))
    else {
        return errors;
    };
    if let Some(kinds) = kinds(&history.found, HISTORY) {
        let message = format!("`{}__history` differs from the current state on {day}: {kinds}", table.table);
        let help = "`--show-keys` names them; build the day from the whole archive with `--full-refresh`, or say in `[history]` \
                    what the table's transform changes (`transformed`, `filtered`)";
        say(message, help);
    }
    if history.found.unsettled > 0 {
        let message = format!(
            "`{}__history` has changes of {} rows that the current state does not have",
            table.table, history.found.unsettled
        );
        say(message, "see with `status` whether ClickHouse reads its topic; if it has read all, run the day again");
    }
    errors
}

/// How many rows differ, by kind; none if none does.
fn kinds(of: &Differences, sink: &str) -> Option<String> {
    let counts = Kind::ALL.iter().filter_map(|kind| of.counts.get(kind).map(|count| (kind, count)));
    let kinds: Vec<String> = counts.map(|(kind, count)| format!("{count} {}", kind.words(sink))).collect();
    let least = if of.complete { "" } else { "at least " };
    (!kinds.is_empty()).then(|| format!("{least}{}", kinds.join(", ")))
}
