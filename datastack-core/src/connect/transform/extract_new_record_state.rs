use crate::connect::{Config, Field, RecordSchema, Schema, Type};

/// Debezium's `ExtractNewRecordState`, with deletes rewritten to rows that carry a marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractNewRecordState {
    /// Fields of the envelope that join the row, in order.
    pub add_fields: Vec<AddedField>,
}

/// A field of the envelope that joins the row.
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
        let (path, alias) = match text.split_once(':') {
            Some((path, alias)) => (path, Some(alias.to_owned())),
            None => (text, None),
        };
        let known = Self::KNOWN.iter().any(|(name, _)| *name == path);
        known.then(|| Self { path: path.to_owned(), alias })
    }

    /// The paths that can be asked for.
    pub fn known() -> impl Iterator<Item = &'static str> {
        Self::KNOWN.iter().map(|(path, _)| *path)
    }

    /// The field's name in the row: the prefix stands before an alias too.
    pub fn name(&self) -> String {
        match &self.alias {
            Some(alias) => format!("__{alias}"),
            None => format!("__{}", self.path.replace('.', "_")),
        }
    }

    /// Physical type of the field.
    pub fn physical(&self) -> Type {
        Self::KNOWN.iter().find(|(path, _)| *path == self.path).map_or(Type::String, |(_, physical)| physical.clone())
    }
}

impl ExtractNewRecordState {
    pub(super) const CLASS: &str = "io.debezium.transforms.ExtractNewRecordState";

    pub(super) fn config(&self) -> Config {
        let mut config = Config::default();
        let fields: Vec<String> = self
            .add_fields
            .iter()
            .map(|field| match &field.alias {
                Some(alias) => format!("{}:{alias}", field.path),
                None => field.path.clone(),
            })
            .collect();
        config.set("delete.tombstone.handling.mode", "rewrite");
        config.set("add.fields", fields.join(","));
        // A NULL would otherwise arrive as the column's default.
        config.set("replace.null.with.default", "false");
        config
    }

    pub(super) fn apply(&self, record: &mut RecordSchema) {
        let marker = Field { name: "__deleted".to_owned(), schema: Schema::optional(Type::String) };
        let added = self
            .add_fields
            .iter()
            .map(|field| Field { name: field.name(), schema: Schema::optional(field.physical()) });
        record.fields.push(marker);
        record.fields.extend(added);
    }
}
