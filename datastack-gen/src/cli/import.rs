use std::path::PathBuf;

use clap::Subcommand;
use datastack_core::name::{ProjectName, TableName};

use super::Exit;
use super::init::name;
use super::report::Printer;
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::load::load;
use crate::output;
use crate::sql::{self, Converted, SqlFile, convert};

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

Whatever is not carried over is reported with its line. Nothing is written into a folder that holds a project.")]
struct Ddl {
    /// SQL files, read in this order.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the new project.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Import {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let Source::Ddl(ddl) = &self.source;
        let mut report = Report::default();
        let written = ddl.write(&mut report);
        report.sort();
        let exit = printer.findings(&report);
        if let Some(tables) = written {
            printer.summary(&format!("a project with {tables} tables stands in {}", ddl.out.display()));
            printer.note("state its servers in datastack.toml; then run `datastack-gen generate` there");
        } else {
            printer.note("nothing was written");
        }
        exit
    }
}

impl Ddl {
    /// Writes the project; gives the number of its tables.
    fn write(&self, report: &mut Report) -> Option<usize> {
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        let mut database = None;
        for path in &self.files {
            match sql::read(path) {
                Ok(file) => {
                    database = database.or_else(|| file.sql.tables.iter().find_map(|table| table.database.clone()));
                    self.tables(&file, &mut files, report);
                    report.sources.insert(file.file, file.text);
                }
                Err(unreadable) => {
                    report.push(unreadable.finding);
                    return None;
                }
            }
        }
        let tables = files.len();
        if tables == 0 {
            let message = "the files create no table that can be read";
            let place = Place::file(&self.files.first()?.to_string_lossy());
            let help = "give files with CREATE TABLE statements, such as `mysqldump --no-data` prints";
            report.push(Finding::error(code::NOT_READ, place, message).help(help));
            return None;
        }
        files.insert(0, (self.out.join("datastack.toml"), self.project(database.as_deref())));
        if let Err(finding) = output::create(&files) {
            report.push(finding);
            return None;
        }
        let loaded = load(&self.out, None);
        report.sources.extend(loaded.report.sources);
        report.findings.extend(loaded.report.findings);
        Some(tables)
    }

    fn tables(&self, file: &SqlFile, files: &mut Vec<(PathBuf, String)>, report: &mut Report) {
        report.findings.extend(file.sql.notes.iter().map(|note| file.finding(note)));
        for table in &file.sql.tables {
            let place = file.table_place(table);
            if let Err(error) = TableName::new(&table.name) {
                let help = format!("rename the table, for example to `{}`, or leave it out", error.suggestion);
                report.push(Finding::error(code::NOT_READ, place, error.message).help(help));
                continue;
            }
            let path = self.out.join("tables").join(format!("{}.toml", table.name));
            if files.iter().any(|(other, _)| *other == path) {
                let message = format!("table `{}` stands twice; the first is kept", table.name);
                report.push(Finding::error(code::NOT_READ, place, message).help("delete one of them"));
                continue;
            }
            let Converted { definition, left_out } = convert(table);
            for what in left_out {
                report.push(Finding::warning(code::NOT_CARRIED_OVER, place.clone(), what));
            }
            match toml::to_string(&definition) {
                Ok(text) => files.push((path, text)),
                Err(error) => {
                    let message = format!("table `{}` cannot be stated as TOML: {error}", table.name);
                    report.push(Finding::error(code::INTERNAL, place, message));
                }
            }
        }
    }

    fn project(&self, database: Option<&str>) -> String {
        let database = database.map_or_else(|| name(&self.out), str::to_owned);
        let project = ProjectName::new(&database).map_or_else(|_| name(&self.out), |name| name.to_string());
        include_str!("init/datastack.toml")
            .replace("NAME", &project)
            .replace("database = \"shop\"", &format!("database = {}\nddl = \"external\"", toml::Value::from(database)))
    }
}
