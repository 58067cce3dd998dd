use std::collections::BTreeMap;

use super::{Pipeline, Table};
use crate::connect::transform::{
    Chain, Deletes, ExtractNewRecordState, Side, Step, TimestampConverter, TimestampTarget, Transform, UnixPrecision,
};
use crate::connect::{Predicate, Schema, Semantic};

/// The transform that writes a DATETIME as text; `emitted` is the column's schema in Debezium's records.
pub(crate) fn readable(column: &str, pattern: &str, emitted: &Schema) -> TimestampConverter {
    let micros = emitted.semantic == Some(Semantic::MicroTimestamp);
    TimestampConverter {
        field: column.to_owned(),
        target: TimestampTarget::Text,
        format: pattern.to_owned(),
        precision: if micros { UnixPrecision::Microseconds } else { UnixPrecision::Milliseconds },
        replace_null: false,
        ..TimestampConverter::standard(Side::Value)
    }
}

/// The transforms that a row of a table passes, in order.
pub(super) fn table_chain(pipeline: &Pipeline, table: &Table) -> Chain {
    let columns = readable_columns(table).into_iter().map(Transform::TimestampConverter);
    let steps = std::iter::once(unwrap(pipeline)).chain(columns).enumerate().map(|(place, transform)| Step {
        alias: place.to_string(),
        transform,
        predicate: None,
        negate: false,
    });
    Chain { steps: steps.collect(), predicates: Vec::new() }
}

/// The transforms of the source connector: each envelope becomes a flat row, then single columns of it change.
///
/// A transform sees the records of every topic, heartbeats among them, so one for a column has a predicate that holds
/// for the topics of its tables alone. Tables whose columns agree in name, pattern and unit share one.
pub fn source_chain(pipeline: &Pipeline) -> Chain {
    let mut shared: BTreeMap<(String, String, bool), (TimestampConverter, Vec<&str>)> = BTreeMap::new();
    for table in &pipeline.tables {
        for converter in readable_columns(table) {
            let micros = converter.precision == UnixPrecision::Microseconds;
            let key = (converter.field.clone(), converter.format.clone(), micros);
            shared.entry(key).or_insert_with(|| (converter, Vec::new())).1.push(table.topic.name.as_str());
        }
    }
    let first = Step { alias: "unwrap".to_owned(), transform: unwrap(pipeline), predicate: None, negate: false };
    let mut chain = Chain { steps: vec![first], predicates: Vec::new() };
    for (converter, topics) in shared.into_values() {
        let mut alias = format!("readable_{}", converter.field);
        while chain.steps.iter().any(|step| step.alias == alias) {
            alias.push_str("_other");
        }
        chain.predicates.push((alias.clone(), Predicate::topics(topics)));
        let (transform, predicate) = (Transform::TimestampConverter(converter), Some(alias.clone()));
        chain.steps.push(Step { alias, transform, predicate, negate: false });
    }
    chain
}

fn unwrap(pipeline: &Pipeline) -> Transform {
    let add_fields = pipeline.cdc.added_fields.clone();
    // A NULL would otherwise arrive as the column's default.
    let unwrap = ExtractNewRecordState { replace_null: false, ..ExtractNewRecordState::standard() };
    Transform::ExtractNewRecordState(ExtractNewRecordState { deletes: Deletes::Rewrite, add_fields, ..unwrap })
}

fn readable_columns(table: &Table) -> Vec<TimestampConverter> {
    let carried = table.carried();
    carried
        .filter_map(|(column, journey)| {
            let pattern = column.readable.as_ref()?;
            Some(readable(column.name.as_str(), pattern, &journey.emitted))
        })
        .collect()
}
