use std::path::PathBuf;

use super::login::{Login, command_line, finding};
use super::wait;
use crate::cli::Exit;
use crate::cli::import::{number, told};
use crate::cli::init::name;
use crate::cli::report::Printer;
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::import::{Counts, statements};
use crate::live::{Catalog, MySql};
use crate::nearest::nearest;

/// Make a project of the tables of a running MySQL or MariaDB.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen import mysql db.internal:3306 --database shop --out shop
  datastack-gen import mysql db.internal --database shop --table orders --table lines --out shop

The server is asked as MYSQL_USER with MYSQL_PASSWORD, for SHOW CREATE TABLE and lists of names; nothing is changed. The
project is what `import ddl` makes of the same statements. Host and port are not carried over: the connector may reach the
server under another name than this command does.")]
pub(in crate::cli) struct ImportMysql {
    /// Where the server is reached from here.
    #[arg(value_name = "HOST[:PORT]")]
    server: String,
    /// The database whose tables are taken.
    #[arg(long, value_name = "NAME")]
    database: String,
    /// Take this table alone; may stand several times.
    #[arg(long, value_name = "NAME")]
    table: Vec<String>,
    /// The folder of the new project.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Encrypt the connection, whoever signed the server's certificate.
    #[arg(long)]
    tls: bool,
    #[command(flatten)]
    login: Login,
}

impl ImportMysql {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut report = Report::default();
        let place = format!("mysql://{}/{}", self.server, self.database);
        let catalog = match self.catalog() {
            Ok(catalog) => catalog,
            Err(found) => {
                report.push(found);
                return told(printer, &mut report, None);
            }
        };
        let missing = self.missing(&catalog, &place);
        report.findings.extend(catalog.others.iter().map(|(kind, name)| no_table(kind, name, &place)));
        if !missing.is_empty() {
            report.findings.extend(missing);
            return told(printer, &mut report, None);
        }
        let written = statements(&place, &text(&catalog), &self.out, &name(&self.out), &self.database, &mut report);
        told(printer, &mut report, written.map(|counts| self.summary(&catalog, counts)))
    }

    fn catalog(&self) -> Result<Catalog, Finding> {
        let (host, port) = match self.server.rsplit_once(':') {
            Some((host, port)) => match port.parse() {
                Ok(port) => (host, port),
                Err(_) => {
                    let message = format!("`{port}` is no port");
                    let place = command_line();
                    return Err(Finding::error(code::UNKNOWN_SUBJECT, place, message).help("write HOST:PORT"));
                }
            },
            None => (self.server.as_str(), 3306),
        };
        let asked = wait(async {
            let secrets = self.login.secrets().map_err(|error| vec![error])?;
            let client = MySql::of_reader(host, port, self.tls, &secrets).map_err(|error| vec![error])?;
            client.catalog(&self.database, &self.table, &secrets).await.map_err(|error| vec![error])
        });
        asked.map_err(|errors| match errors.first() {
            Some(error) => finding(error, command_line()),
            None => Finding::error(code::INTERNAL, command_line(), "no error is told"),
        })
    }

    /// Tables that were named and are not there.
    fn missing(&self, catalog: &Catalog, place: &str) -> Vec<Finding> {
        let known: Vec<&str> = catalog.names.iter().map(String::as_str).collect();
        let missing = self.table.iter().filter(|wanted| !known.contains(&wanted.as_str()));
        missing
            .map(|wanted| {
                let message = format!("database `{}` has no table `{wanted}`", self.database);
                let help = match nearest(wanted, &known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "look at its name, and grant MYSQL_USER the privilege SELECT on it".to_owned(),
                };
                Finding::error(code::UNKNOWN_SUBJECT, Place::file(place), message).help(help)
            })
            .collect()
    }

    fn summary(&self, catalog: &Catalog, counts: Counts) -> [String; 2] {
        let Counts { tables, tables_left_out, columns_left_out } = counts;
        let views = catalog.like_tables().filter(|(kind, _)| kind == "view").count();
        let rest = catalog.like_tables().count() - views;
        let not_read = catalog.tables.len().saturating_sub(tables + tables_left_out);
        let parts = [
            (tables_left_out, format!("{} left out", number(tables_left_out, "table"))),
            (not_read, format!("{} not read", number(not_read, "table"))),
            (views, format!("{} left out", number(views, "view"))),
            (rest, format!("{} left out", number(rest, "sequence"))),
        ];
        let all = number(catalog.tables.len() + views + rest, "table");
        let mut line = format!("{all}: {tables} imported");
        for (_, part) in parts.iter().filter(|(count, _)| *count > 0) {
            line.push_str(&format!(", {part}"));
        }
        if columns_left_out > 0 {
            let (what, verb) =
                (number(columns_left_out, "column"), if columns_left_out == 1 { "stays" } else { "stay" });
            line.push_str(&format!("; {what} of them {verb} out"));
        }
        [
            format!("{line}; the project stands in {}", self.out.display()),
            "state its servers in datastack.toml; then run `datastack-gen generate` there".to_owned(),
        ]
    }
}

/// The statements as one text, with the server's version where a dump has it.
fn text(catalog: &Catalog) -> String {
    let mut text = format!("-- Server version\t{}\n", catalog.version);
    for (_, statement) in &catalog.tables {
        text.push_str(&format!("\n{statement};\n"));
    }
    text
}

fn no_table(kind: &str, name: &str, place: &str) -> Finding {
    let (why, help) = match kind {
        "view" => ("its rows are those of other tables", "make it in ClickHouse, under `[[live]]` of a table"),
        "sequence" => ("it holds no rows", "it goes on working where it is"),
        "trigger" => ("what it writes is captured like any other change", "keep it up where the tables are made"),
        _ => ("what it writes is captured like any other change", "it goes on working where it is"),
    };
    Finding::warning(code::NO_TABLE, Place::file(place), format!("{kind} `{name}` is left out: {why}")).help(help)
}
