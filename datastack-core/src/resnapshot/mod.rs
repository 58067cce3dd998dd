//! Reading a table once more while its source runs, by a signal to the connector, and what sets ClickHouse right
//! afterwards: rows that the source no longer has.
//!
//! A row that was read once more, or has changed meanwhile, ranks above all that was there before, since its version
//! holds its place in the topic. What is left of the old versions when all was read, the source does not have any more.

mod clickhouse;
mod key;
mod source;

use serde_json::json;

use self::key::KeyForm;
use crate::clickhouse::table::Objects;
use crate::connect::{Config, any_of};
use crate::mysql;
use crate::pipeline::{Pipeline, Table};

/// Characters that the signal table takes in its column `data`.
const SIGNAL_LENGTH: usize = 2048;

/// A wish to read a table once more.
#[derive(Debug)]
pub struct Resnapshot<'a> {
    pipeline: &'a Pipeline,
    table: &'a Table,
    condition: Option<&'a str>,
    objects: Objects,
    /// How each column of the key is written; none if one is of a type whose texts differ between the servers.
    key: Option<Vec<KeyForm<'a>>>,
}

impl<'a> Resnapshot<'a> {
    /// The wish for a table, or for those of its rows for which a condition of MySQL holds; none if the pipeline has no
    /// such table.
    pub fn of(pipeline: &'a Pipeline, table: &str, condition: Option<&'a str>) -> Option<Self> {
        let table = pipeline.tables.iter().find(|known| known.name.as_str() == table)?;
        let objects = Objects::of(pipeline, table);
        Some(Self { pipeline, table, condition, objects, key: key::forms(table) })
    }

    /// The table.
    pub fn table(&self) -> &'a Table {
        self.table
    }

    /// Whether keys that the source no longer has can be found.
    pub fn finds_surplus(&self) -> bool {
        self.key.is_some()
    }

    /// Why a connector as it runs must not be sent the signal; none if it may. A signal for a table that it does not
    /// capture would spoil its schema history.
    pub fn refused_by(&self, live: &Config) -> Option<String> {
        let (database, name) = (&self.pipeline.mysql.database, &self.table.name);
        let pattern = any_of([format!("{database}.{name}").as_str()]);
        let captured = live.get("table.include.list").unwrap_or_default().split(',').any(|one| one.trim() == pattern);
        if !captured {
            return Some(format!("it does not capture table {name}"));
        }
        let signals = format!("{database}.{}", self.pipeline.cdc.signal_table);
        match live.get("signal.data.collection") {
            Some(there) if there == signals => None,
            _ => Some(format!("it does not take signals from {signals}")),
        }
    }

    /// The statement that writes the signal under an id; none if the condition is too long for it.
    pub fn signal(&self, id: &str) -> Option<String> {
        let (database, name) = (&self.pipeline.mysql.database, &self.table.name);
        let collection = format!("{database}.{name}");
        let mut data = json!({ "data-collections": [collection], "type": "incremental" });
        if let Some(condition) = self.condition {
            data["additional-conditions"] = json!([{ "data-collection": collection, "filter": condition }]);
        }
        let data = data.to_string();
        (data.chars().count() <= SIGNAL_LENGTH).then(|| {
            format!(
                "INSERT INTO {}.{} (id, type, data) VALUES ({}, 'execute-snapshot', {})",
                mysql::identifier(database.as_str()),
                mysql::identifier(self.pipeline.cdc.signal_table),
                mysql::string(id),
                mysql::string(&data)
            )
        })
    }

    /// Counts the windows in which the connector has read rows. It writes a row when it closes one.
    pub fn windows(&self) -> String {
        format!(
            "SELECT COUNT(*) FROM {}.{} WHERE type = 'snapshot-window-close'",
            mysql::identifier(self.pipeline.mysql.database.as_str()),
            mysql::identifier(self.pipeline.cdc.signal_table)
        )
    }
}
