use datastack_core::resnapshot::Resnapshot as Wish;

use super::{Reach, wait};
use crate::cli::Exit;
use crate::cli::report::Printer;
use crate::code;
use crate::finding::Finding;
use crate::live::{LiveError, Reread};

/// Have the source read a table once more while it runs, and mark rows in ClickHouse as deleted that it no longer has.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen resnapshot orders shop --dry-run                   the signal that would be sent, and how many rows it is for
  datastack-gen resnapshot orders shop                             all rows
  datastack-gen resnapshot orders shop --where 'order_id > 5000'   those for which this holds in MySQL

The signal is written as the source connector's user. To ask again after it was interrupted does no harm. The history is
made of the archive: rows that the source no longer has stay there.")]
pub(in crate::cli) struct Resnapshot {
    /// The table.
    table: String,
    #[command(flatten)]
    reach: Reach,
    /// Read the rows alone for which this holds. MySQL reads it, and ClickHouse too, to find rows that MySQL no longer has.
    #[arg(long = "where", value_name = "CONDITION")]
    condition: Option<String>,
    /// Send nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Resnapshot {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let Some(wish) = Wish::of(&reached.pipeline, &self.table, self.condition.as_deref()) else {
            let message = format!("the pipeline has no table `{}`", self.table);
            let finding = Finding::error(code::UNKNOWN_SUBJECT, self.reach.place(), message);
            reached.report.push(finding.help("name one of its tables"));
            return printer.findings(&reached.report);
        };
        let told = |line: &str| printer.note(line);
        let (systems, pipeline, secrets) = (&reached.systems, &reached.pipeline, &reached.secrets);
        let reread = wait(async {
            let errors = |error: LiveError| vec![error];
            systems.resnapshot(pipeline, &wish, secrets, self.dry_run, told).await.map_err(errors)
        });
        match reread {
            Ok(reread) => {
                let exit = printer.result(&reached.report, &reread, || text(&reread));
                if reread.ahead > 0 { exit.max(Exit::Findings) } else { exit }
            }
            Err(errors) => {
                reached.report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
                printer.findings(&reached.report)
            }
        }
    }
}

fn text(reread: &Reread) -> String {
    let Reread { table, source_rows, before, after, fresh, passed, ahead, .. } = reread;
    if reread.signal.is_none() {
        return format!(
            "table {table}: {source_rows} rows of MySQL would be read; ClickHouse has {before}; nothing was sent"
        );
    }
    let mut text =
        format!("table {table}: {fresh} of {after} rows in ClickHouse were read once more, or have changed since");
    text.push_str(&match reread.removed {
        Some(removed) => format!("\n{removed} rows were marked as deleted, since MySQL no longer has them"),
        None => {
            "\nrows that MySQL no longer has were not looked for: the key's texts differ between the servers".to_owned()
        }
    });
    if *passed > 0 {
        text.push_str(&format!("\n{passed} rows meet the condition in ClickHouse alone, and were not read"));
    }
    if *ahead > 0 {
        text.push_str(&format!(
            "\n{ahead} rows rank above everything in the topic, so they stay as they are: nobody but a person writes such \
             versions; delete them with ALTER TABLE ... DELETE, and ask again"
        ));
    }
    text
}
