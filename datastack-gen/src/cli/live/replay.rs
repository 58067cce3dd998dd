use std::fmt::Write;

use super::{Reach, wait};
use crate::cli::Exit;
use crate::cli::grid::grid;
use crate::cli::report::Printer;
use crate::code;
use crate::finding::Finding;
use crate::live::{LiveError, Replayed, ReplayedTable};

/// Have ClickHouse read records once more that it could not read, after the cause has been mended.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen replay-dead-letters shop --dry-run        which letters there are, and how many of them can be read now
  datastack-gen replay-dead-letters shop                  all that can be read
  datastack-gen replay-dead-letters shop --table orders   those of one table

A record keeps its place in the topic, so newer changes of its row win. What still cannot be read stays a dead letter. To ask
again after it was interrupted does no harm. No value of a record is printed.

Exit status: 0 no letter is left; 1 some are; 2 could not run.")]
pub(in crate::cli) struct ReplayDeadLetters {
    #[command(flatten)]
    reach: Reach,
    /// The letters of this table alone.
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
    /// Hand nothing over.
    #[arg(long)]
    dry_run: bool,
}

impl ReplayDeadLetters {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let table = match &self.table {
            None => None,
            Some(name) => match reached.pipeline.tables.iter().find(|table| table.name.as_str() == name) {
                Some(table) => Some(table),
                None => {
                    let message = format!("the pipeline has no table `{name}`");
                    let finding = Finding::error(code::UNKNOWN_SUBJECT, self.reach.place(), message);
                    reached.report.push(finding.help("name one of its tables"));
                    return printer.findings(&reached.report);
                }
            },
        };
        let told = |line: &str| printer.note(line);
        let (systems, pipeline) = (&reached.systems, &reached.pipeline);
        let replayed = wait(async {
            let errors = |error: LiveError| vec![error];
            systems.replay(pipeline, table, self.dry_run, told).await.map_err(errors)
        });
        match replayed {
            Ok(replayed) => {
                let exit = printer.result(&reached.report, &replayed, || text(&replayed));
                let left = replayed.tables.iter().any(|table| table.left() > 0);
                if left { exit.max(Exit::Findings) } else { exit }
            }
            Err(errors) => {
                reached.report.findings.extend(errors.iter().map(|error| self.reach.finding(error)));
                printer.findings(&reached.report).max(Exit::Failed)
            }
        }
    }
}

fn text(replayed: &Replayed) -> String {
    if replayed.tables.is_empty() {
        return "there is no dead letter".to_owned();
    }
    let third = if replayed.dry { "readable now" } else { "replayed" };
    let head = ["table", "letters", third, "left"].map(str::to_owned).to_vec();
    let lines = replayed.tables.iter().map(|table| {
        let third = if replayed.dry { table.readable } else { table.replayed };
        vec![table.table.clone(), table.letters.to_string(), third.to_string(), table.left().to_string()]
    });
    let mut text = grid(&std::iter::once(head).chain(lines).collect::<Vec<_>>());
    for table in &replayed.tables {
        reasons(&mut text, table);
    }
    if replayed.tables.iter().any(|table| table.refused.total() > 0) {
        text.push_str("for rows of refused letters, `datastack-gen resnapshot TABLE` reads what the source has now\n");
    }
    if replayed.dry {
        text.push_str("nothing was handed over\n");
    }
    text
}

fn reasons(text: &mut String, table: &ReplayedTable) {
    let name = &table.table;
    let kinds = [("", &table.found), ("unreadable still: ", &table.unreadable), ("refused: ", &table.refused)];
    for (kind, counted) in kinds {
        for (reason, letters) in &counted.0 {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{name}: {letters} {kind}{reason}");
        }
    }
    if table.came_back > 0 {
        let _ = writeln!(text, "{name}: {} came back from the views", table.came_back);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::live::{Counted, Replayed, ReplayedTable};

    #[test]
    fn letters_are_told_by_table_and_reason() {
        let counted = |reason: &str, letters| Counted(BTreeMap::from([(reason.to_owned(), letters)]));
        let table = ReplayedTable {
            table: "orders".to_owned(),
            letters: 12,
            found: counted("missing or unreadable: amount", 12),
            readable: 9,
            replayed: 8,
            unreadable: counted("missing or unreadable: amount", 1),
            came_back: 1,
            refused: counted("from another epoch of the topic", 2),
        };
        let mut replayed = Replayed { dry: false, tables: vec![table] };
        let reasons = "orders: 12 missing or unreadable: amount\norders: 1 unreadable still: missing or unreadable: \
                       amount\norders: 2 refused: from another epoch of the topic\norders: 1 came back from the views\nfor \
                       rows of refused letters, `datastack-gen resnapshot TABLE` reads what the source has now\n";
        let head = "table   letters  replayed  left\norders  12       8         4\n";
        assert_eq!(super::text(&replayed), format!("{head}{reasons}"));
        replayed.dry = true;
        let head = "table   letters  readable now  left\norders  12       9             4\n";
        assert_eq!(super::text(&replayed), format!("{head}{reasons}nothing was handed over\n"));
        assert_eq!(super::text(&Replayed::default()), "there is no dead letter");
    }
}
