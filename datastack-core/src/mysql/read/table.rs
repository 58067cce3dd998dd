use std::ops::Range;

use super::Placed;
use crate::mysql::column::{ColumnSpec, Spelling};
use crate::mysql::index::{ForeignKey, Index, IndexKind, KeyPart};

/// A table as a SQL file leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadTable {
    /// The database, from the name or an earlier `USE`.
    pub database: Option<String>,
    /// The table's name.
    pub name: String,
    /// The columns in their order.
    pub columns: Vec<ReadColumn>,
    /// The columns of the primary key in its order; empty without one.
    pub primary_key: Vec<String>,
    /// Unique and other indexes.
    pub indexes: Vec<Placed<Index>>,
    /// Foreign keys.
    pub foreign_keys: Vec<Placed<ForeignKey>>,
    /// `ENGINE` as written.
    pub engine: Option<String>,
    /// The default character set, lower case.
    pub charset: Option<String>,
    /// The default collation, lower case.
    pub collation: Option<String>,
    /// `COMMENT`.
    pub comment: Option<String>,
    /// MariaDB's `WITH SYSTEM VERSIONING`: the table keeps every earlier row too.
    pub system_versioned: bool,
    /// Whether a key of MariaDB lets no two periods overlap (`WITHOUT OVERLAPS`).
    pub without_overlaps: bool,
    /// The bytes of the `CREATE TABLE` statement.
    pub span: Range<usize>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadColumn {
    /// The column's name.
    pub name: String,
    /// Its definition. Keys written at the column stand in the table, not here.
    pub spec: ColumnSpec,
    /// What of the definition could not be read, so that the rest may be wrong.
    pub fault: Option<String>,
    /// MariaDB's `COMPRESSED`: the server keeps, and writes to the binlog, another form of the values.
    pub compressed: bool,
    /// The bytes of name and definition where the column was stated last.
    pub span: Range<usize>,
}

impl ReadTable {
    /// The keys of which MySQL lets no two rows share the values.
    pub fn unique_keys(&self) -> impl Iterator<Item = &Placed<Index>> {
        self.indexes.iter().filter(|index| index.kind == IndexKind::Unique)
    }

    /// The columns that tell rows apart: the primary key; without one, the first unique key over whole columns that
    /// cannot be NULL, which MySQL shows as the primary key and Debezium takes for the key of records; else none.
    pub fn key(&self) -> Vec<&str> {
        if !self.primary_key.is_empty() {
            return self.primary_key.iter().map(String::as_str).collect();
        }
        self.unique_keys().find_map(|index| self.required(index)).unwrap_or_default()
    }

    /// The columns of an index if they are whole ones that cannot be NULL.
    fn required<'a>(&self, index: &'a Index) -> Option<Vec<&'a str>> {
        let required = |name: &&str| self.position(name).is_some_and(|position| !self.columns[position].spec.nullable);
        index.parts.iter().map(|part| part.whole_column().filter(required)).collect()
    }

    /// A column's definition as it reads outside this table: a text column that takes the table's character set and
    /// collation states them, unless they are MySQL's own defaults.
    pub fn stated(&self, column: &ReadColumn) -> ColumnSpec {
        let mut spec = column.spec.clone();
        let usual_set = self.charset.as_deref().is_none_or(|set| set == "utf8mb4");
        let usual = usual_set && self.collation.as_deref().is_none_or(|collation| collation == "utf8mb4_0900_ai_ci");
        if let Some(charset) = spec.column_type.charset_mut()
            && !usual
            && charset.name.is_none()
            && charset.collation.is_none()
        {
            charset.name.clone_from(&self.charset);
            if !charset.bin {
                charset.collation.clone_from(&self.collation);
            }
        }
        spec
    }

    /// Where a column of this name stands; MySQL does not tell case apart in column names.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// Moves the keys that a column states itself to the table.
    pub(super) fn adopt_keys(&mut self, name: &str, spec: &mut ColumnSpec, span: &Range<usize>) {
        if std::mem::take(&mut spec.primary_key) {
            self.primary_key = vec![name.to_owned()];
        }
        if std::mem::take(&mut spec.unique) {
            let value = Index { name: None, kind: IndexKind::Unique, parts: vec![KeyPart::column(name)] };
            self.indexes.push(Placed { value, span: span.clone() });
        }
        if spec.spelling == Some(Spelling::Serial) {
            spec.spelling = None;
        }
    }

    /// The columns of a primary key cannot be null, whether they say so or not.
    pub(super) fn forbid_null_in_key(&mut self) {
        for name in self.primary_key.clone() {
            if let Some(position) = self.position(&name) {
                self.columns[position].spec.nullable = false;
            }
        }
    }
}
