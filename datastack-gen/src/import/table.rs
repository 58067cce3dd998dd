use std::collections::BTreeMap;

use datastack_core::definition::TableDefinition;
use datastack_core::mysql::ColumnSpec;
use datastack_core::mysql::read::{ReadColumn, ReadTable};
use datastack_core::name::TableName;

use super::settle::{LeftOut, What};
use super::source::Source;
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::sql::{Converted, SqlFile, convert};

/// A table with the file that creates it.
struct Origin<'a> {
    file: &'a SqlFile,
    table: &'a ReadTable,
}

/// The tables of the SQL files, by name.
pub(super) struct Tables<'a> {
    origins: BTreeMap<String, Origin<'a>>,
    definitions: BTreeMap<String, TableDefinition>,
    /// Tables that stay out of the project, with the definitions that they had.
    out_of_it: BTreeMap<String, TableDefinition>,
    /// Why, for those that no definition could tell it of.
    reasons: BTreeMap<String, String>,
    /// How many more do, which no definition can name.
    unnamed: usize,
}

impl<'a> Tables<'a> {
    /// States the tables as definitions, and reports what definitions do not hold.
    pub(super) fn of(files: &'a [SqlFile], source: &Source, report: &mut Report) -> Self {
        let mut tables = Self {
            origins: BTreeMap::new(),
            definitions: BTreeMap::new(),
            out_of_it: BTreeMap::new(),
            reasons: BTreeMap::new(),
            unnamed: 0,
        };
        for file in files {
            report.findings.extend(file.sql.notes.iter().map(|note| file.finding(note)));
            report.findings.extend(file.foreign());
            for table in &file.sql.tables {
                tables.take(source, Origin { file, table }, report);
            }
        }
        tables
    }

    fn take(&mut self, source: &Source, origin: Origin<'a>, report: &mut Report) {
        let Origin { file, table } = origin;
        let (name, place) = (&table.name, file.table_place(table));
        if !source.holds(table) {
            let other = table.database.as_deref().unwrap_or_default();
            let message = format!("table `{name}` is of database `{other}`, and a project holds one database");
            let help = format!("import it into a folder of its own with `--database {other}`");
            report.push(Finding::warning(code::LEFT_OUT, place, message).help(help));
            self.unnamed += 1;
            return;
        }
        if let Err(error) = TableName::new(name) {
            let message = format!("table `{name}` stays out of the project: {}", error.message);
            let help =
                format!("it is not captured; to carry it, rename the table, for example to `{}`", error.suggestion);
            report.push(Finding::warning(code::LEFT_OUT, place, message).help(help));
            self.unnamed += 1;
            return;
        }
        if self.origins.contains_key(name) {
            let message = format!("table `{name}` stands twice; the first is kept");
            report.push(Finding::error(code::NOT_READ, place, message).help("delete one of them"));
            return;
        }
        let Converted { mut definition, left_out } = convert(table);
        for one in left_out {
            report.push(Finding::warning(code::NOT_CARRIED_OVER, file.place(&one.span), one.what));
        }
        for column in &table.columns {
            if let Some(fault) = &column.fault {
                unreadable(&mut definition, table, column, fault);
            }
        }
        for column in table.columns.iter().filter(|column| column.compressed) {
            let message = format!(
                "column `{name}.{}` is COMPRESSED: Debezium stops at its rows, even if the table is left out",
                column.name
            );
            let help =
                "change the column on the server: Debezium reads the rows of all tables before it leaves out any";
            report.push(Finding::error(code::LEFT_OUT, file.place(&column.span), message).help(help));
        }
        let obstacle = obstacle(table);
        self.origins.insert(name.clone(), origin);
        match obstacle {
            None => drop(self.definitions.insert(name.clone(), definition)),
            Some(why) => {
                self.reasons.insert(name.clone(), why.to_owned());
                let what = What::Table(Box::new(definition));
                self.leave_out(LeftOut { table: name.clone(), what, why: why.to_owned(), help: None }, report);
            }
        }
    }

    /// Why tables stay out of the project from the start, by name.
    pub(super) fn reasons(&self) -> &BTreeMap<String, String> {
        &self.reasons
    }

    /// The definitions, which the caller makes a project of.
    pub(super) fn definitions(&mut self) -> BTreeMap<String, TableDefinition> {
        std::mem::take(&mut self.definitions)
    }

    /// True if there is no table to make a project of.
    pub(super) fn is_empty(&self) -> bool {
        self.definitions.is_empty()
    }

    /// How many tables stay out of the project.
    pub(super) fn left_out(&self) -> usize {
        self.unnamed + self.out_of_it.len()
    }

    /// The tables that stay out of the project but have a definition.
    pub(super) fn out_of_it(&self) -> impl Iterator<Item = (&str, &TableDefinition)> {
        self.out_of_it.iter().map(|(name, table)| (name.as_str(), table))
    }

    /// Reports what the project has to do without, at its place in the SQL file.
    pub(super) fn leave_out(&mut self, left_out: LeftOut, report: &mut Report) {
        let LeftOut { table: name, what, why, help } = left_out;
        let Some(origin) = self.origins.get(&name) else { return };
        let help = help.unwrap_or_default();
        report.push(match what {
            What::Table(definition) => {
                self.out_of_it.insert(name.clone(), *definition);
                let help = format!(
                    "{help}; its definition stands in `excluded/{name}.toml`: move that to `tables/`, and delete the \
                     line in `[exclude]`"
                );
                let message = format!("table `{name}` stays out of the pipeline: {why}");
                Finding::warning(code::LEFT_OUT, origin.file.table_place(origin.table), message)
                    .help(help.trim_start_matches("; "))
            }
            What::Column(column) => {
                let message = format!("column `{name}.{column}` stays out of the pipeline: {why}");
                let help = format!("its line stands under `[exclude]` of `tables/{name}.toml`; {help}");
                Finding::warning(code::LEFT_OUT, origin.column(&column), message).help(help.trim_end_matches("; "))
            }
            What::ForeignKey(column) => {
                let message = format!("the foreign key over `{name}.{column}` is not carried over: {why}");
                Finding::warning(code::NOT_CARRIED_OVER, origin.foreign_key(&column), message)
            }
            What::Index(index) => {
                let message = format!("index `{index}` of table `{name}` is not carried over: {why}");
                Finding::warning(code::NOT_CARRIED_OVER, origin.index(&index), message)
            }
        });
    }
}

/// What keeps a table from being captured although its columns could be.
fn obstacle(table: &ReadTable) -> Option<&'static str> {
    // A changed row comes with its earlier form behind it, a deleted one is an update. Where the CREATE TABLE shows no
    // period, Debezium 3.5 stops at "internal schema size 2, but row size 4" [measured on MariaDB 10.11].
    let versioned = "the binlog of a system-versioned table holds its earlier rows too: they would win over the present \
                     ones, or stop Debezium where the columns of the period are not shown";
    // Debezium 3.5 stops with "ColumnType.byCode(int) is null" [measured on MariaDB 10.11].
    let compressed = "a column is COMPRESSED, which Debezium cannot read in the binlog";
    // The grammar of Debezium 3.5 stops at the statement [measured on MariaDB 10.11].
    let overlaps = "Debezium's MariaDB grammar knows no WITHOUT OVERLAPS: it stops at the table's statement, even if the table \
                    is left out";
    if table.system_versioned {
        Some(versioned)
    } else if table.without_overlaps {
        Some(overlaps)
    } else {
        table.columns.iter().any(|column| column.compressed).then_some(compressed)
    }
}

/// Leaves a column out whose definition has a fault. Without its default it can mostly be stated; one that cannot goes
/// without a line.
fn unreadable(definition: &mut TableDefinition, table: &ReadTable, column: &ReadColumn, fault: &str) {
    let whole = table.stated(column);
    let bare = ColumnSpec { default: None, checks: Vec::new(), ..whole.clone() };
    let stated = [whole, bare].map(|spec| spec.to_string()).into_iter().find(|text| ColumnSpec::parse(text).is_ok());
    let name = column.name.as_str();
    let others = definition.columns.iter().map(|(other, text)| match &stated {
        Some(stated) if other == name => Some((other, stated.as_str())),
        None if other == name => None,
        _ => Some((other, text)),
    });
    definition.columns = others.flatten().collect();
    if stated.is_some() {
        definition.exclude.insert(name.to_owned(), format!("its definition cannot be read: {fault}"));
    }
}

impl Origin<'_> {
    fn column(&self, name: &str) -> Place {
        let column = self.table.columns.iter().find(|column| column.name == name);
        self.file.place(column.map_or(&self.table.span, |column| &column.span))
    }

    fn foreign_key(&self, column: &str) -> Place {
        let key = self.table.foreign_keys.iter().find(|key| key.columns.first().is_some_and(|name| name == column));
        self.file.place(key.map_or(&self.table.span, |key| &key.span))
    }

    fn index(&self, name: &str) -> Place {
        let index = self.table.indexes.iter().find(|index| index.name.as_deref() == Some(name));
        self.file.place(index.map_or(&self.table.span, |index| &index.span))
    }
}
