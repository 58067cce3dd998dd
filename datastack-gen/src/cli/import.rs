use std::path::{Path, PathBuf};

use super::Exit;
use super::init::name;
#[cfg(not(feature = "live"))]
use super::lint::input;
use super::report::Printer;
use crate::finding::Report;
use crate::import::{Counts, KeyCounts, connector, ddl};
use clap::Subcommand;

/// Make a project of what exists already, or complete one.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, Subcommand)]
enum Source {
    Ddl(Ddl),
    Connector(Connector),
    #[cfg(feature = "live")]
    Mysql(super::live::ImportMysql),
    #[cfg(feature = "live")]
    Kafka(super::live::ImportKafka),
    #[cfg(feature = "live")]
    Clickhouse(super::live::ImportClickhouse),
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

/// Make a project of connectors: of Debezium's source, and of the sink that keeps the archive.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen import connector orders-source.json --out shop --ddl shop.sql
  curl -s 'connect:8083/connectors?expand=info' | datastack-gen import connector - --out shop
  datastack-gen import connector http://connect:8083 --out shop    what a worker has (feature live)

Every key is carried over, or is what the pipeline sets by itself, or is reported with its line. Names, topics and the
server id stay as they are, so that the project can take over from the connector without a new snapshot.")]
struct Connector {
    /// A file with the connectors, or the address of a worker; - reads standard input.
    #[arg(value_name = "FILE|URL")]
    file: PathBuf,
    /// The folder of the new project.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// SQL files with the tables, such as a dump of mysqldump --no-data.
    #[arg(long, value_name = "FILE")]
    ddl: Vec<PathBuf>,
    #[cfg(feature = "live")]
    #[command(flatten)]
    login: super::live::Login,
}

impl Import {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let mut report = Report::default();
        match &self.source {
            Source::Ddl(Ddl { files, out, database }) => {
                let written = ddl(files, out, &name(out), database.as_deref(), &mut report);
                told(printer, &mut report, written.map(|counts| of_ddl(counts, out)))
            }
            #[cfg(feature = "live")]
            Source::Mysql(mysql) => mysql.run(printer),
            #[cfg(feature = "live")]
            Source::Kafka(kafka) => kafka.run(printer),
            #[cfg(feature = "live")]
            Source::Clickhouse(clickhouse) => clickhouse.run(printer),
            Source::Connector(Connector {
                file,
                out,
                ddl,
                #[cfg(feature = "live")]
                login,
            }) => {
                #[cfg(feature = "live")]
                let input = |file| login.input(file);
                let written = match input(file) {
                    Ok(input) => connector(&input, ddl, out, &name(out), &mut report),
                    Err(finding) => {
                        report.push(finding);
                        None
                    }
                };
                told(printer, &mut report, written.map(|counts| of_connector(counts, out)))
            }
        }
    }
}

pub(super) fn told(printer: &Printer, report: &mut Report, written: Option<[String; 2]>) -> Exit {
    report.sort();
    let exit = printer.findings(report);
    match written {
        Some([summary, next]) => {
            printer.summary(&summary);
            printer.note(&next);
        }
        None => printer.note("nothing was written"),
    }
    exit
}

fn of_ddl(counts: Counts, out: &Path) -> [String; 2] {
    let stays_out = stay_out(counts).map(|what| format!("; {what} out of it")).unwrap_or_default();
    let tables = number(counts.tables, "table");
    [
        format!("a project with {tables} stands in {}{stays_out}", out.display()),
        "state its servers in datastack.toml; then run `datastack-gen generate` there".to_owned(),
    ]
}

fn of_connector(counts: KeyCounts, out: &Path) -> [String; 2] {
    let KeyCounts { keys, carried, same, tables } = counts;
    let project = match tables {
        0 => "a project without tables".to_owned(),
        tables => format!("a project with {}", number(tables, "table")),
    };
    let next = match tables {
        0 => "state its tables in tables/, and ClickHouse in datastack.toml; then run `datastack-gen generate` there",
        _ => "state ClickHouse in datastack.toml; then run `datastack-gen generate` there",
    };
    [
        format!(
            "{project} stands in {}; of {}, {carried} carried over, {same} set by the pipeline alike, {} reported",
            out.display(),
            number(keys, "key"),
            counts.told(),
        ),
        next.to_owned(),
    ]
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
