use std::path::PathBuf;

use super::Exit;
use super::init::name;
use super::report::Printer;
use crate::finding::Report;
use crate::import::{Counts, ddl};
use clap::Subcommand;

/// Make a project of what exists already.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, Subcommand)]
enum Source {
    Ddl(Ddl),
}

/// Make a project of the CREATE TABLE statements of SQL files, such as a dump of mysqldump --no-data.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mysqldump --no-data shop > shop.sql && datastack-gen import ddl shop.sql --out shop

Whatever is not carried over is reported with its line. The project generates: columns and tables that a hop cannot
carry stand under [exclude] with the reason. Nothing is written into a folder that holds a project.")]
struct Ddl {
    /// SQL files, read in this order.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the new project.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The database whose tables are taken, where the files hold several [default: that of the first table].
    #[arg(long, value_name = "NAME")]
    database: Option<String>,
}

impl Import {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let Source::Ddl(Ddl { files, out, database }) = &self.source;
        let mut report = Report::default();
        let written = ddl(files, out, &name(out), database.as_deref(), &mut report);
        report.sort();
        let exit = printer.findings(&report);
        match written {
            Some(counts) => {
                let stays_out = stay_out(counts).map(|what| format!("; {what} out of it")).unwrap_or_default();
                let tables = number(counts.tables, "table");
                printer.summary(&format!("a project with {tables} stands in {}{stays_out}", out.display()));
                printer.note("state its servers in datastack.toml; then run `datastack-gen generate` there");
            }
            None => printer.note("nothing was written"),
        }
        exit
    }
}

/// `1 table and 3 columns stay`.
fn stay_out(counts: Counts) -> Option<String> {
    let all = [(counts.tables_left_out, "table"), (counts.columns_left_out, "column")];
    let some: Vec<_> = all.into_iter().filter(|(count, _)| *count > 0).collect();
    let verb = if matches!(some.as_slice(), [(1, _)]) { "stays" } else { "stay" };
    let told: Vec<String> = some.into_iter().map(|(count, what)| number(count, what)).collect();
    (!told.is_empty()).then(|| format!("{} {verb}", told.join(" and ")))
}

pub(super) fn number(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
