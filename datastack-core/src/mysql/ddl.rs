use std::fmt;

use super::column::ColumnSpec;
use super::index::{ForeignKey, Index, KeyPart, list};
use super::quote::{identifier, string};

/// A `CREATE TABLE IF NOT EXISTS` statement; [`fmt::Display`] prints it, one column, key or option a line, ending in
/// `;` and a line feed.
///
/// Columns are printed in their [canonical form](ColumnSpec::canonical), since Debezium maps some aliases otherwise when
/// it reads this statement from the binlog than when it takes a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTable {
    /// The database, where the statement shall name it.
    pub database: Option<String>,
    /// The table's name.
    pub name: String,
    /// The columns in their order.
    pub columns: Vec<(String, ColumnSpec)>,
    /// The primary key; empty if a column states it itself or there is none.
    pub primary_key: Vec<KeyPart>,
    /// Unique and secondary indexes.
    pub indexes: Vec<Index>,
    /// Foreign keys.
    pub foreign_keys: Vec<ForeignKey>,
    /// `ENGINE`, for example `InnoDB`.
    pub engine: Option<String>,
    /// `DEFAULT CHARACTER SET`.
    pub charset: Option<String>,
    /// `DEFAULT COLLATE`.
    pub collation: Option<String>,
    /// `COMMENT`.
    pub comment: Option<String>,
}

impl CreateTable {
    /// A table of columns alone.
    pub fn new(name: impl Into<String>, columns: Vec<(String, ColumnSpec)>) -> Self {
        Self {
            database: None,
            name: name.into(),
            columns,
            primary_key: Vec::new(),
            indexes: Vec::new(),
            foreign_keys: Vec::new(),
            engine: None,
            charset: None,
            collation: None,
            comment: None,
        }
    }
}

impl fmt::Display for CreateTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("create table if not exists ")?;
        if let Some(database) = &self.database {
            write!(f, "{}.", identifier(database))?;
        }
        writeln!(f, "{} (", identifier(&self.name))?;
        let columns = self.columns.iter().map(|(name, spec)| format!("{} {}", identifier(name), spec.canonical()));
        let primary_key = (!self.primary_key.is_empty()).then(|| format!("primary key ({})", list(&self.primary_key)));
        let lines: Vec<String> = columns
            .chain(primary_key)
            .chain(self.indexes.iter().map(ToString::to_string))
            .chain(self.foreign_keys.iter().map(ToString::to_string))
            .collect();
        writeln!(f, "  {}", lines.join(",\n  "))?;
        f.write_str(")")?;
        let options = [
            self.engine.as_ref().map(|engine| format!("engine = {engine}")),
            self.charset.as_ref().map(|charset| format!("default character set = {charset}")),
            self.collation.as_ref().map(|collation| format!("default collate = {collation}")),
            self.comment.as_ref().map(|comment| format!("comment = {}", string(comment))),
        ];
        for option in options.into_iter().flatten() {
            write!(f, "\n{option}")?;
        }
        writeln!(f, ";")
    }
}
