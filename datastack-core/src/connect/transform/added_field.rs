use crate::connect::{Schema, Type};

use super::effect::Fault;
use super::settings::Setting;

/// A field of the envelope that joins the row or becomes a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedField {
    /// Its path in the envelope, for example `source.ts_ms`.
    pub path: String,
    /// The name it gets instead of its path.
    pub alias: Option<String>,
}

impl AddedField {
    /// The paths that Debezium 3.5 knows for MySQL and MariaDB, with their types [registered by the converter].
    const KNOWN: &[(&str, Type)] = &[
        ("op", Type::String),
        ("ts_ms", Type::Int64),
        ("ts_us", Type::Int64),
        ("ts_ns", Type::Int64),
        ("source.version", Type::String),
        ("source.connector", Type::String),
        ("source.name", Type::String),
        ("source.ts_ms", Type::Int64),
        ("source.ts_us", Type::Int64),
        ("source.ts_ns", Type::Int64),
        ("source.db", Type::String),
        ("source.table", Type::String),
        ("source.server_id", Type::Int64),
        ("source.gtid", Type::String),
        ("source.file", Type::String),
        ("source.pos", Type::Int64),
        ("source.row", Type::Int32),
        ("source.thread", Type::Int64),
    ];

    /// Reads `path` or `path:alias`. None for a path that Debezium would leave out without a word.
    pub fn parse(text: &str) -> Option<Self> {
        let field = Self::split(text);
        Self::KNOWN.iter().any(|(name, _)| *name == field.path).then_some(field)
    }

    fn split(text: &str) -> Self {
        let (path, alias) = match text.split_once(':') {
            Some((path, alias)) => (path, Some(alias.to_owned())),
            None => (text, None),
        };
        Self { path: path.to_owned(), alias }
    }

    /// The paths that can be asked for.
    pub fn known() -> impl Iterator<Item = &'static str> {
        Self::KNOWN.iter().map(|(path, _)| *path)
    }

    /// The field's name in the row, behind the usual prefix.
    pub fn name(&self) -> String {
        self.prefixed("__")
    }

    /// The field's name in the row: the prefix stands before an alias too.
    pub(super) fn prefixed(&self, prefix: &str) -> String {
        match (&self.alias, self.path.split_once('.')) {
            (Some(alias), _) => format!("{prefix}{alias}"),
            (None, Some((parent, field))) => format!("{prefix}{parent}_{field}"),
            (None, None) => format!("{prefix}{}", self.path),
        }
    }

    /// Physical type of the field.
    pub fn physical(&self) -> Type {
        Self::KNOWN.iter().find(|(path, _)| *path == self.path).map_or(Type::String, |(_, physical)| physical.clone())
    }

    /// The schema that it gets; none if the envelope has no such field. A name without a struct is looked for in the struct
    /// where Debezium keeps it, and beside that.
    pub(super) fn schema(&self, envelope: &Schema) -> Result<Option<Schema>, Fault> {
        let (parent, name) = match self.path.split_once('.') {
            Some((parent, name)) => (Some(parent), name),
            None => match self.path.as_str() {
                "id" | "data_collection_order" | "total_order" => (Some("transaction"), self.path.as_str()),
                "op" | "ts_ms" | "ts_us" | "ts_ns" => (None, self.path.as_str()),
                other => (Some("source"), other),
            },
        };
        let home = match parent {
            None => envelope,
            Some(parent) => envelope
                .field(parent)
                .ok_or_else(|| Fault::fails(format!("the envelope has no `{parent}` to take `{name}` from")))?,
        };
        let Some(found) = home.field(name).or_else(|| envelope.field(name)) else { return Ok(None) };
        if found.is_struct() {
            return Err(Fault::fails(format!("`{name}` is a struct, which cannot be added")));
        }
        Ok(Some(Schema { optional: true, default: None, ..found.clone() }))
    }
}

impl Setting for AddedField {
    fn parse(text: &str) -> Result<Self, String> {
        Ok(Self::split(text))
    }

    fn print(&self) -> Option<String> {
        Some(match &self.alias {
            Some(alias) => format!("{}:{alias}", self.path),
            None => self.path.clone(),
        })
    }

    fn absent() -> Self {
        Self { path: String::new(), alias: None }
    }
}
