//! The journeys of a table as values for programs: what `explain --format json` prints.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::hops::json_type;
use super::{Journey, arrives};
use crate::avro;
use crate::connect::{Converter, Field, Schema, Semantic};
use crate::name::ColumnName;
use crate::pipeline::{Cdc, Column, Pipeline, Table};

/// A table and the journeys of its columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedTable {
    /// The table in MySQL.
    pub mysql: Place,
    /// The topic of its changes.
    pub topic: String,
    /// The current state in ClickHouse.
    pub clickhouse: Place,
    /// Columns of the primary key, in its order.
    pub key: Vec<String>,
    /// The columns that were asked for.
    pub columns: Vec<ExplainedColumn>,
}

/// A table of a database.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The database.
    pub database: String,
    /// The table.
    pub table: String,
}

/// A column and its journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedColumn {
    /// Name.
    pub name: String,
    /// The definition in MySQL, in canonical spelling.
    pub mysql: String,
    /// Its hops; null if it stays in MySQL.
    pub hops: Option<ExplainedHops>,
    /// What changes values, if anything does.
    pub loss: Option<ExplainedLoss>,
    /// What arrives, in one sentence.
    pub arrives: String,
}

/// The hops of one column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedHops {
    /// What Debezium emits.
    pub emitted: ConnectSchema,
    /// What the transforms leave for the converter.
    pub recorded: ConnectSchema,
    /// The field on the topic.
    pub topic: TopicField,
    /// Queue, view and table in ClickHouse.
    pub live: ExplainedLive,
    /// Archive, clean data and history.
    pub history: ExplainedHistory,
    /// The row of an app.
    pub app: ExplainedRow,
}

/// A schema of Kafka Connect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConnectSchema {
    /// The physical type, for example `int64`.
    #[serde(rename = "type")]
    pub physical: &'static str,
    /// Whether null is legal.
    pub optional: bool,
    /// The semantic name.
    pub name: Option<&'static str>,
    /// The parameters of the semantic name.
    pub parameters: Map<String, Json>,
    /// The default; bytes as text with one character for each byte, as Avro writes them.
    pub default: Option<Json>,
}

/// How the topic carries the column.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "format", rename_all = "lowercase")]
pub enum TopicField {
    /// The field of the Avro schema, as the converter registers it.
    Avro {
        /// `name`, `type` and, if there is one, `default`.
        field: Json,
    },
    /// JSON without a schema.
    Json {
        /// The shape of the value in words.
        value: &'static str,
    },
}

/// A column in ClickHouse.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedLive {
    /// Type in the queue.
    pub queue: String,
    /// Expression of the view, over the events.
    pub view: String,
    /// Whether the view makes NULL, and so a dead letter, of a value that it cannot read.
    pub partial: bool,
    /// Type in the table.
    pub table: String,
}

/// A column on the way to the history.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedHistory {
    /// Spark SQL type in the archive.
    pub archive: String,
    /// Spark SQL expression, archive to clean.
    pub spark: String,
    /// Spark SQL type of the clean column.
    pub clean: String,
    /// Expression of ClickHouse, clean to history.
    pub clickhouse: String,
    /// Type in the history.
    pub table: String,
}

/// A column in an app's row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedRow {
    /// The Rust type.
    #[serde(rename = "type")]
    pub rust: String,
    /// What the value means where the type does not tell.
    pub note: Option<String>,
}

/// A change of values on the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedLoss {
    /// The hop.
    pub hop: &'static str,
    /// What changes.
    pub what: String,
    /// What would make it exact.
    pub mend: &'static str,
    /// Why it was accepted.
    pub accepted: Option<String>,
}

/// The table with its columns, or with the one that is named.
pub fn explained(pipeline: &Pipeline, table: &Table, column: Option<&ColumnName>) -> ExplainedTable {
    let columns = table.columns.iter().filter(|each| column.is_none_or(|name| each.name == *name));
    let place = |database: String| Place { database, table: table.name.to_string() };
    ExplainedTable {
        mysql: place(pipeline.mysql.database.to_string()),
        topic: table.topic.name.to_string(),
        clickhouse: place(pipeline.clickhouse.database.to_string()),
        key: table.key.iter().map(ToString::to_string).collect(),
        columns: columns.map(|column| explained_column(column, &pipeline.cdc)).collect(),
    }
}

fn explained_column(column: &Column, cdc: &Cdc) -> ExplainedColumn {
    let loss = column.journey.as_ref().and_then(|journey| journey.loss.as_ref());
    ExplainedColumn {
        name: column.name.to_string(),
        mysql: column.spec.to_string(),
        hops: column.journey.as_ref().map(|journey| hops(column, journey, cdc)),
        loss: loss.map(|loss| ExplainedLoss {
            hop: loss.hop,
            what: loss.what.clone(),
            mend: loss.mend,
            accepted: column.accepted_loss.clone(),
        }),
        arrives: arrives(column),
    }
}

fn hops(column: &Column, journey: &Journey, cdc: &Cdc) -> ExplainedHops {
    let Journey { emitted, recorded, live, archive, row, loss: _ } = journey;
    ExplainedHops {
        emitted: connect_schema(emitted),
        recorded: connect_schema(&recorded.schema),
        topic: topic_field(column, &recorded.schema, &cdc.converter),
        live: ExplainedLive {
            queue: live.queue.to_string(),
            view: live.expression.clone(),
            partial: live.partial,
            table: live.target.to_string(),
        },
        history: ExplainedHistory {
            archive: archive.archive_type.clone(),
            spark: archive.expression.clone(),
            clean: archive.clean_type.clone(),
            clickhouse: archive.history.clone(),
            table: live.target.to_string(),
        },
        app: ExplainedRow { rust: row.rust.clone(), note: row.note.clone() },
    }
}

fn connect_schema(schema: &Schema) -> ConnectSchema {
    let semantic = schema.semantic.as_ref();
    let parameters = semantic.map(Semantic::parameters).unwrap_or_default();
    ConnectSchema {
        physical: schema.physical.name(),
        optional: schema.optional,
        name: semantic.map(Semantic::name),
        parameters: parameters.into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect(),
        default: schema.default.as_ref().map(avro::default),
    }
}

fn topic_field(column: &Column, schema: &Schema, converter: &Converter) -> TopicField {
    match converter {
        Converter::Json => TopicField::Json { value: json_type(schema) },
        Converter::ConfluentAvro { metadata, .. } => {
            let field = Field { name: column.name.to_string(), schema: schema.clone() };
            TopicField::Avro { field: avro::field(&field, *metadata) }
        }
    }
}
