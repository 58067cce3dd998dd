//! What holds for every pipeline: faults that people make by hand and that no definition can make.
//!
//! Adding one is a line in `GUARANTEES` and its check. The checks are run on the pipelines that tests resolve.

use std::collections::BTreeSet;

use crate::clickhouse::{DataType, identifier, table};
use crate::connect::Config;
use crate::connect::transform::{Chain, Transform};
use crate::diagnostic::{Label, Severity, Step};
use crate::lint::{Surroundings, Written, lint};
use crate::pipeline::{Pipeline, Table, archive_connector, source_chain, source_connector};
use crate::secret::is_secret_key;
use crate::topic::{Purpose, Retention};

/// Something that holds for every pipeline.
pub struct Guarantee {
    /// What holds, in a line.
    pub says: &'static str,
    /// What breaks it in a pipeline; none if nothing does.
    pub broken: fn(&Pipeline) -> Option<String>,
}

/// All that holds.
pub const GUARANTEES: &[Guarantee] = &[
    Guarantee { says: "no rule about connectors finds an error in those that are generated", broken: linted },
    Guarantee { says: "the source has one task: with more it would run without any", broken: one_task },
    Guarantee { says: "the schema history has one partition and is kept for ever", broken: history_topic },
    Guarantee { says: "a delete arrives as a row with a marker", broken: deletes },
    Guarantee {
        says: "a transform of columns stands after the unwrapping, and sees the records of its tables alone",
        broken: guarded,
    },
    Guarantee { says: "a sink reads only what an exactly-once source keeps", broken: committed },
    Guarantee { says: "a secret is a reference", broken: references },
    Guarantee { says: "ClickHouse's sorting key is the key of the records, none of it NULL", broken: sorting_key },
    Guarantee { says: "the row that wins is the one with the highest place in the stream", broken: version },
    Guarantee { says: "each column of a target has its alias in the view that fills it", broken: aliases },
    Guarantee { says: "a table has at most one consumer a partition", broken: consumers },
    Guarantee {
        says: "a record that cannot be read goes to the dead letters, and the next is read",
        broken: dead_letters,
    },
    Guarantee { says: "a queue reads no times and no labels from JSON", broken: plain_queue },
];

fn source(pipeline: &Pipeline) -> Config {
    source_connector(pipeline).map(|connector| connector.config).unwrap_or_default()
}

fn archive(pipeline: &Pipeline) -> Config {
    archive_connector(pipeline).map(|connector| connector.config).unwrap_or_default()
}

fn expect(config: &Config, key: &str, value: &str) -> Option<String> {
    let found = config.get(key);
    (found != Some(value)).then(|| format!("`{key}` is {found:?}, not `{value}`"))
}

fn linted(pipeline: &Pipeline) -> Option<String> {
    let connectors = [("source", source(pipeline)), ("archive", archive(pipeline))].map(|(id, mut config)| {
        config.set("name", id);
        Written { id: id.to_owned(), config }
    });
    let extra: Vec<&str> =
        pipeline.cdc.extra.iter().chain(&pipeline.archive.extra).map(|(key, _)| key.as_str()).collect();
    // What a definition adds by itself is its author's.
    let own = |label: &Label| !matches!(label.path.steps.as_slice(), [Step::Key(key)] if extra.contains(&key.as_str()));
    let errors = lint(&connectors, &Surroundings::default());
    let error =
        errors.into_iter().find(|finding| finding.severity == Severity::Error && finding.labels.iter().all(own));
    error.map(|finding| finding.message)
}

fn one_task(pipeline: &Pipeline) -> Option<String> {
    expect(&source(pipeline), "tasks.max", "1")
}

fn history_topic(pipeline: &Pipeline) -> Option<String> {
    let topic = pipeline.topics.iter().find(|topic| topic.purpose == Purpose::SchemaHistory);
    let Some(topic) = topic else { return Some("there is no such topic".to_owned()) };
    let kept = topic.partitions == 1 && topic.retention == Retention::Forever;
    (!kept).then(|| format!("{} partitions, {:?}", topic.partitions, topic.retention))
}

fn deletes(pipeline: &Pipeline) -> Option<String> {
    let config = source(pipeline);
    expect(&config, "transforms.unwrap.delete.tombstone.handling.mode", "rewrite")
        .or_else(|| expect(&config, "tombstones.on.delete", "false"))
}

fn guarded(pipeline: &Pipeline) -> Option<String> {
    let Chain { steps, .. } = source_chain(pipeline);
    let (first, rest) = steps.split_first()?;
    if !matches!(first.transform, Transform::ExtractNewRecordState(_)) || first.predicate.is_some() {
        return Some(format!("`{}` comes first", first.alias));
    }
    let open = rest.iter().find(|step| step.predicate.is_none() || step.negate)?;
    Some(format!("`{}` sees all records", open.alias))
}

fn committed(pipeline: &Pipeline) -> Option<String> {
    let key = "consumer.override.isolation.level";
    pipeline.cdc.exactly_once.then(|| expect(&archive(pipeline), key, "read_committed")).flatten()
}

fn references(pipeline: &Pipeline) -> Option<String> {
    let both = [source(pipeline), archive(pipeline)];
    let mut secrets = both.iter().flat_map(Config::iter).filter(|(key, _)| is_secret_key(key));
    secrets.find(|(_, value)| !value.starts_with("${")).map(|(key, _)| format!("`{key}` is a text"))
}

/// The first table that breaks something, with what breaks it.
fn each_table(pipeline: &Pipeline, broken: impl Fn(&Table) -> Option<String>) -> Option<String> {
    pipeline.tables.iter().find_map(|table| broken(table).map(|what| format!("`{}`: {what}", table.name)))
}

fn sorting_key(pipeline: &Pipeline) -> Option<String> {
    each_table(pipeline, |of| {
        let rows = table::rows(pipeline, of);
        let sorted: BTreeSet<&str> = rows.order_by.iter().map(String::as_str).collect();
        let key: Vec<String> = of.key.iter().map(|name| identifier(name.as_str())).collect();
        if sorted != key.iter().map(String::as_str).collect() {
            return Some(format!("it is sorted by {sorted:?}, and its key is {key:?}"));
        }
        let of_key = |column: &&crate::clickhouse::Column| of.key.iter().any(|name| name.as_str() == column.name);
        let null = rows.columns.iter().filter(of_key).find(|column| column.data_type.is_nullable())?;
        Some(format!("`{}` can be NULL", null.name))
    })
}

fn version(pipeline: &Pipeline) -> Option<String> {
    each_table(pipeline, |of| {
        let rows = table::rows(pipeline, of);
        let is = |name: &str, types: &[DataType]| {
            rows.columns.iter().any(|column| column.name == name && types.contains(&column.data_type))
        };
        let sorted = rows.order_by.iter().any(|column| column == "_version" || column == "_deleted");
        let right = is("_version", &[DataType::UInt(64), DataType::UInt(128)]) && is("_deleted", &[DataType::UInt(8)]);
        (!right || sorted).then(|| "_version or _deleted is not what the engine needs".to_owned())
    })
}

fn aliases(pipeline: &Pipeline) -> Option<String> {
    each_table(pipeline, |of| {
        let body = table::events_to_rows(pipeline, of).body;
        let columns = table::rows(pipeline, of).columns;
        let missing = columns.iter().find(|column| !body.contains(&format!(" AS {}", identifier(&column.name))))?;
        Some(format!("`{}` has no alias", missing.name))
    })
}

fn consumers(pipeline: &Pipeline) -> Option<String> {
    each_table(pipeline, |of| {
        let (consumers, partitions) = (table::consumers(of), of.topic.partitions);
        (consumers > partitions).then(|| format!("{consumers} consumers of {partitions} partitions"))
    })
}

fn dead_letters(pipeline: &Pipeline) -> Option<String> {
    each_table(pipeline, |of| {
        let settings = table::queue(pipeline, of).settings;
        let streamed = settings.iter().any(|(key, value)| key == "kafka_handle_error_mode" && value == "'stream'");
        let told = table::events_to_dead(pipeline, of).body.contains("__kafka_error");
        (!streamed || !told).then(|| "an unreadable record stops the queue".to_owned())
    })
}

fn plain_queue(pipeline: &Pipeline) -> Option<String> {
    if pipeline.cdc.modes.format != crate::definition::ValueFormat::Json {
        return None;
    }
    each_table(pipeline, |of| {
        let columns = table::queue(pipeline, of).columns;
        let plain = |data_type: &DataType| match data_type {
            DataType::Nullable(inner) => is_plain(inner),
            other => is_plain(other),
        };
        let read = columns.iter().find(|column| !plain(&column.data_type))?;
        Some(format!("`{}` is read as {}", read.name, read.data_type))
    })
}

/// Whether JSON has no way of writing the type that ClickHouse would take for another value.
fn is_plain(data_type: &DataType) -> bool {
    match data_type {
        DataType::Int(_) | DataType::UInt(_) | DataType::Float(_) | DataType::Bool | DataType::String => true,
        DataType::Decimal { .. }
        | DataType::FixedString(_)
        | DataType::LowCardinality(_)
        | DataType::Date
        | DataType::Date32
        | DataType::DateTime64 { .. }
        | DataType::DateTime
        | DataType::Time64 { .. }
        | DataType::Uuid
        | DataType::Nullable(_) => false,
    }
}
