use std::path::Path;

use datastack_core::diagnostic::DefinitionPath;
use datastack_core::mysql::ColumnSpec;
use datastack_core::mysql::read::{ReadSeverity, ReadTable};
use datastack_core::pipeline::{Pipeline, Table};

use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::load::{Loaded, load};
use crate::sql::{self, SqlFile};

/// Compares a project's tables with those that a SQL file creates: the schema that the application's migrations lead
/// to, or a dump of the server.
pub(crate) fn against(folder: &Path, environment: Option<&str>, file: &Path) -> Report {
    let mut loaded = load(folder, environment);
    match (sql::read(file), loaded.pipeline.take()) {
        (Ok(file), Some(pipeline)) => {
            let findings = drift(&pipeline, &loaded, &file);
            loaded.report.findings.extend(findings);
            let unread = file.sql.notes.iter().filter(|note| note.severity == ReadSeverity::Error);
            loaded.report.findings.extend(unread.map(|note| file.finding(note)));
            loaded.report.sources.insert(file.file, file.text);
        }
        (Err(unreadable), _) => loaded.report.push(unreadable.finding),
        (Ok(_), None) => {}
    }
    loaded.report
}

fn drift(pipeline: &Pipeline, loaded: &Loaded, file: &SqlFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in &pipeline.tables {
        let path = DefinitionPath::table(table.name.as_str());
        match file.sql.tables.iter().find(|read| read.name == table.name.as_str()) {
            Some(read) => Comparison { loaded, file, table, read, path }.run(&mut findings),
            None => {
                let message = format!("`{}` creates no table `{}`", file.file, table.name);
                findings.push(
                    Finding::error(code::DRIFT, loaded.place(&path), message)
                        .help("delete the table's file, or create the table in a migration"),
                );
            }
        }
    }
    let known = |name: &str| {
        pipeline.tables.iter().any(|table| table.name.as_str() == name)
            || pipeline.excluded.iter().any(|(table, _)| table.as_str() == name)
    };
    for read in file.sql.tables.iter().filter(|read| !known(&read.name)) {
        let message = format!("table `{}` is not part of the pipeline", read.name);
        let help = format!("add `tables/{0}.toml`, or say in `[exclude]` why it stays out: `{0} = \"...\"`", read.name);
        findings.push(Finding::warning(code::NOT_IN_PIPELINE, file.table_place(read), message).help(help));
    }
    findings
}

struct Comparison<'a> {
    loaded: &'a Loaded,
    file: &'a SqlFile,
    table: &'a Table,
    read: &'a ReadTable,
    path: DefinitionPath,
}

impl Comparison<'_> {
    fn run(&self, findings: &mut Vec<Finding>) {
        for column in self.table.columns.iter().filter(|column| column.excluded.is_none()) {
            let name = column.name.as_str();
            let here = || self.loaded.place(&self.path.key("columns").key(name));
            match self.read.columns.iter().find(|read| read.name == name) {
                None => {
                    let message = format!("`{}` has no column `{}.{name}`", self.file.file, self.table.name);
                    let there = self.file.table_place(self.read).saying("the table");
                    let help = "delete the column here, or add it in a migration";
                    findings.push(Finding::error(code::DRIFT, here(), message).and(there).help(help));
                }
                Some(read) => {
                    let (ours, theirs) = (bare(&column.spec), bare(&self.read.stated(read)));
                    if ours != theirs {
                        let message =
                            format!("column `{}.{name}` is `{ours}` here and `{theirs}` there", self.table.name);
                        let there = Place::range(&self.file.file, read.span.clone()).saying("there");
                        let help = format!("write `{name} = {}`", toml::Value::from(theirs.to_string()));
                        findings
                            .push(Finding::error(code::DRIFT, here().saying("here"), message).and(there).help(help));
                    }
                }
            }
        }
        let known = |name: &str| self.table.columns.iter().any(|column| column.name.as_str() == name);
        for read in self.read.columns.iter().filter(|read| !known(&read.name)) {
            let there = Place::range(&self.file.file, read.span.clone());
            let message = format!("column `{}.{}` is not part of the pipeline", self.table.name, read.name);
            let stated = toml::Value::from(self.read.stated(read).to_string());
            let help = format!("add `{} = {stated}` to `[columns]` of `tables/{}.toml`", read.name, self.table.name);
            findings.push(Finding::error(code::DRIFT, there, message).help(help));
        }
        let key: Vec<&str> = self.table.key.iter().map(|column| column.as_str()).collect();
        let there = self.read.key();
        if key != there {
            let message = format!(
                "the key of table `{}` is ({}) here and ({}) there",
                self.table.name,
                key.join(", "),
                there.join(", ")
            );
            let here = self.loaded.place(&self.path.key("key"));
            let there = self.file.table_place(self.read).saying("there");
            findings.push(Finding::error(code::DRIFT, here, message).and(there).help("state the key of the server"));
        }
    }
}

/// A column as far as it decides about values.
fn bare(spec: &ColumnSpec) -> ColumnSpec {
    ColumnSpec { comment: None, checks: Vec::new(), ..spec.canonical() }
}
