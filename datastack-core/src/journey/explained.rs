//! The journeys of a table as values for programs: what `explain --format json` prints.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::hops::{encoding, held_by_mysql, json_type};
use super::{Journey, Policy, Range, Verdict, arrives, codec_advice, policies, walk};
use crate::avro;
use crate::connect::{Converter, Field, Schema};
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
    /// What each hop can hold, and what becomes of the column's values, from MySQL on.
    pub journey: Vec<ExplainedLeg>,
    /// Values that do not arrive as they are, or that the server keeps out.
    pub policies: Vec<ExplainedPolicy>,
    /// What changes values, if anything does.
    pub loss: Option<ExplainedLoss>,
    /// Its compression in ClickHouse; null if it stays in MySQL.
    pub codec: Option<ExplainedCodec>,
    /// What arrives, in one sentence.
    pub arrives: String,
}

/// The compression of a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedCodec {
    /// What `[clickhouse.codec]` says; null if it says nothing, and the server's default holds.
    pub stated: Option<String>,
    /// What suits the column by its definition; null if nothing saves enough.
    pub advice: Option<&'static str>,
    /// Why.
    pub reason: Option<&'static str>,
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
    pub name: Option<String>,
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

/// A hop with the values that it can hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedLeg {
    /// Its name.
    pub hop: &'static str,
    /// The type that carries the values.
    #[serde(rename = "type")]
    pub encoding: String,
    /// The values that it can hold.
    pub values: String,
    /// Whether NULL is among them.
    pub null: bool,
    /// What becomes of the column's values.
    pub verdict: ExplainedVerdict,
}

/// What a hop makes of the column's values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ExplainedVerdict {
    /// Each arrives as it is.
    Exact,
    /// Those of a range arrive as they are.
    ExactWithin {
        /// The least of the range.
        least: String,
        /// The greatest of the range.
        greatest: String,
        /// True if the range is what changes, and all else arrives.
        except: bool,
        /// What becomes of the others.
        what: String,
        /// The code of the policy.
        code: String,
    },
    /// Values change.
    Lossy {
        /// What changes.
        what: String,
        /// The code of the policy.
        code: String,
    },
}

/// What is done about values that do not arrive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedPolicy {
    /// Its code.
    pub code: String,
    /// The values.
    pub values: &'static str,
    /// What becomes of them.
    pub fate: &'static str,
    /// What is done about it.
    pub policy: &'static str,
}

/// A change of values on the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedLoss {
    /// The code of the finding that it would be without the acceptance.
    pub code: String,
    /// The way of being refused; `datastack-gen rules --format json` says how it was seen.
    pub refusal: Option<&'static str>,
    /// The hop.
    pub hop: &'static str,
    /// What changes.
    pub what: String,
    /// The settings or definitions that would make it exact, best first.
    pub mend: Vec<String>,
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
        journey: legs(column, cdc),
        policies: policies(column, cdc).into_iter().map(policy).collect(),
        loss: loss.map(|loss| ExplainedLoss {
            code: code(loss.code),
            refusal: loss.refusal.map(|refusal| refusal.name),
            hop: loss.hop,
            what: loss.what.clone(),
            mend: loss.mends.clone(),
            accepted: column.accepted_loss.clone(),
        }),
        codec: column.journey.as_ref().map(|_| codec(column)),
        arrives: arrives(column, cdc),
    }
}

fn codec(column: &Column) -> ExplainedCodec {
    let advice = codec_advice(column);
    ExplainedCodec {
        stated: column.codec.clone(),
        advice: advice.map(|advice| advice.codec),
        reason: advice.map(|advice| advice.reason),
    }
}

fn code(code: u16) -> String {
    format!("DS{code:04}")
}

fn policy(policy: &Policy) -> ExplainedPolicy {
    let Policy { values, fate, stance, .. } = *policy;
    ExplainedPolicy { code: code(policy.code), values, fate, policy: stance.text() }
}

fn legs(column: &Column, cdc: &Cdc) -> Vec<ExplainedLeg> {
    let mut legs = vec![ExplainedLeg {
        hop: "MySQL",
        encoding: column.spec.to_string(),
        values: held_by_mysql(column),
        null: column.spec.nullable,
        verdict: ExplainedVerdict::Exact,
    }];
    let Some(journey) = &column.journey else { return legs };
    legs.extend(walk(&column.spec, journey, &cdc.modes).into_iter().map(|leg| ExplainedLeg {
        hop: leg.stage.name(),
        encoding: encoding(leg.stage, column, journey, cdc),
        values: leg.carries.to_string(),
        null: leg.null,
        verdict: verdict(&leg.verdict),
    }));
    legs
}

fn verdict(verdict: &Verdict) -> ExplainedVerdict {
    match verdict {
        Verdict::Exact => ExplainedVerdict::Exact,
        Verdict::Within(range, change) => {
            let (Range::Between(least, greatest) | Range::Except(least, greatest)) = range;
            ExplainedVerdict::ExactWithin {
                least: least.to_string(),
                greatest: greatest.to_string(),
                except: matches!(range, Range::Except(..)),
                what: change.what.to_string(),
                code: code(change.policy.code),
            }
        }
        Verdict::Lossy(change) => {
            ExplainedVerdict::Lossy { what: change.what.to_string(), code: code(change.policy.code) }
        }
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
            archive: archive.archive_type.to_string(),
            spark: archive.expression.clone(),
            clean: archive.clean_type.to_string(),
            clickhouse: archive.history.clone(),
            table: live.target.to_string(),
        },
        app: ExplainedRow { rust: row.rust.clone(), note: row.note.clone() },
    }
}

fn connect_schema(schema: &Schema) -> ConnectSchema {
    let semantic = schema.semantic.as_ref();
    let parameters = schema.parameters();
    ConnectSchema {
        physical: schema.physical.name(),
        optional: schema.optional,
        name: semantic.map(|semantic| semantic.name().to_owned()),
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
