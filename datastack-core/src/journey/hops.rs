//! The hops of a column in words, for people: what `explain` prints and the docs show.

use std::fmt;

use super::policy::Verdict;
use super::quirk::kept_out;
use super::range::Range;
use super::walk::{Leg, Stage, walk};
use super::{Carried, Journey, Policy, TextForm};
use crate::avro;
use crate::connect::{Converter, Field, Schema, Type};
use crate::definition::Pii;
use crate::mysql::{ColumnType, Values};
use crate::pipeline::{Cdc, Column};

/// One hop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Its name.
    pub name: &'static str,
    /// The type that carries the values.
    pub encoding: String,
    /// The values that it can hold.
    pub values: String,
    /// What becomes of the column's values; empty for MySQL, where they begin.
    pub verdict: String,
}

/// All hops of a column, from MySQL to an app; of a column that stays in MySQL, the first.
pub fn hops(column: &Column, cdc: &Cdc) -> Vec<Hop> {
    let or_null = if column.spec.nullable { " or NULL" } else { "" };
    let mut hops = vec![Hop {
        name: "MySQL",
        encoding: column.spec.to_string(),
        values: format!("{}{or_null}", held_by_mysql(column)),
        verdict: String::new(),
    }];
    let Some(journey) = &column.journey else { return hops };
    hops.extend(walk(&column.spec, journey, &cdc.modes).iter().map(|leg| Hop {
        name: leg.stage.name(),
        encoding: encoding(leg.stage, column, journey, cdc),
        values: format!("{}{}", leg.carries, if leg.null { or_null } else { "" }),
        verdict: leg.verdict.to_string(),
    }));
    hops
}

/// A column's way in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What arrives of its values, in one sentence.
    pub arrives: String,
    /// Its hops, those together that can hold the same values.
    pub groups: Vec<HopGroup>,
}

/// Hops that can hold the same values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HopGroup {
    /// The name of each, with the type that carries the values.
    pub hops: Vec<(&'static str, String)>,
    /// The values that they can hold.
    pub values: String,
    /// What becomes of the column's values.
    pub verdict: String,
}

/// A column's way in short; without hops if it stays in MySQL.
pub fn summary(column: &Column, cdc: &Cdc) -> Summary {
    let Some(journey) = &column.journey else {
        return Summary { arrives: arrives(column, cdc), groups: Vec::new() };
    };
    let legs = walk(&column.spec, journey, &cdc.modes);
    let mut groups: Vec<(&Leg, Vec<&Leg>)> = Vec::new();
    for leg in &legs {
        match groups.iter_mut().find(|(first, _)| first.carries == leg.carries && first.verdict == leg.verdict) {
            // The history has the table's type.
            Some((_, group)) if leg.stage != Stage::History => group.push(leg),
            Some(_) => {}
            None => groups.push((leg, vec![leg])),
        }
    }
    let or_null = if column.spec.nullable { " or NULL" } else { "" };
    let groups = groups.into_iter().map(|(first, group)| HopGroup {
        hops: group.iter().map(|leg| (page_name(leg.stage), encoding(leg.stage, column, journey, cdc))).collect(),
        values: format!("{}{or_null}", first.carries),
        verdict: first.verdict.to_string(),
    });
    Summary { arrives: arrives_of(column, journey, &legs), groups: groups.collect() }
}

fn page_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Table => "table and history",
        other => other.name(),
    }
}

/// The expressions between the hops of a column: of the view, of Spark and of ClickHouse's load.
pub fn expressions(journey: &Journey) -> [(&'static str, &str); 3] {
    let archive = &journey.archive;
    [("view", &journey.live.expression), ("Spark", &archive.expression), ("ClickHouse", &archive.history)]
}

/// What a column can hold that does not arrive as it is, or that the server keeps out.
pub fn policies(column: &Column, cdc: &Cdc) -> Vec<&'static Policy> {
    let Some(journey) = &column.journey else { return Vec::new() };
    let legs = walk(&column.spec, journey, &cdc.modes);
    let mut policies: Vec<&'static Policy> = Vec::new();
    let changes = legs.iter().filter_map(|leg| leg.verdict.change()).map(|change| change.policy);
    for policy in changes.chain(kept_out(&column.spec.column_type).iter().copied()) {
        if !policies.contains(&policy) {
            policies.push(policy);
        }
    }
    policies
}

/// The type that carries a column's values at a hop.
pub(super) fn encoding(stage: Stage, column: &Column, journey: &Journey, cdc: &Cdc) -> String {
    match stage {
        Stage::Debezium => schema_text(&journey.emitted),
        Stage::Transforms => schema_text(&journey.recorded.schema),
        Stage::Topic => topic_type(column, cdc),
        Stage::Queue => journey.live.queue.to_string(),
        Stage::Table | Stage::History => journey.live.target.to_string(),
        Stage::Archive => journey.archive.archive_type.to_string(),
        Stage::Clean => journey.archive.clean_type.to_string(),
        Stage::App => journey.row.rust.clone(),
    }
}

/// What the column can hold, its labels and lengths too.
pub(super) fn held_by_mysql(column: &Column) -> String {
    let domain = column.spec.domain();
    match &domain.values {
        Values::Label { labels } => format!("{} labels", labels.len()),
        Values::Labels { labels } => format!("sets of {} labels", labels.len()),
        Values::Json => "JSON documents".to_owned(),
        Values::Year => "whole numbers 1901 to 2155, and 0".to_owned(),
        Values::Bytes { most, fixed: false } => format!("up to {most} bytes"),
        _ => Carried::by(&domain).to_string(),
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => f.write_str("exact"),
            Self::Within(range, change) => {
                match range {
                    Range::Between(least, greatest) => write!(f, "exact within {least} to {greatest}")?,
                    Range::Except(least, greatest) => write!(f, "exact outside {least} to {greatest}")?,
                }
                write!(f, ": {} (DS{:04})", change.what, change.policy.code)
            }
            Self::Lossy(change) => write!(f, "lossy: {} (DS{:04})", change.what, change.policy.code),
        }
    }
}

/// The type of the column's field on the topic: as the Avro converter registers it, or as JSON writes it.
pub fn topic_type(column: &Column, cdc: &Cdc) -> String {
    let Some(journey) = &column.journey else { return String::new() };
    let schema = &journey.recorded.schema;
    match &cdc.converter {
        Converter::Json => json_type(schema).to_owned(),
        Converter::ConfluentAvro { metadata, .. } => {
            let field = Field { name: column.name.to_string(), schema: schema.clone() };
            avro::field(&field, *metadata).get("type").map(ToString::to_string).unwrap_or_default()
        }
    }
}

pub(super) fn json_type(schema: &Schema) -> &'static str {
    match (&schema.physical, schema.optional) {
        (Type::Int8 | Type::Int16 | Type::Int32 | Type::Int64 | Type::Float32 | Type::Float64, false) => "number",
        (Type::Int8 | Type::Int16 | Type::Int32 | Type::Int64 | Type::Float32 | Type::Float64, true) => {
            "number or null"
        }
        (Type::Boolean, false) => "true or false",
        (Type::Boolean, true) => "true, false or null",
        (Type::String, false) => "text",
        (Type::String, true) => "text or null",
        (Type::Bytes, false) => "base64 text",
        (Type::Bytes, true) => "base64 text or null",
        (Type::Struct(_) | Type::Map(..), false) => "object",
        (Type::Struct(_) | Type::Map(..), true) => "object or null",
        (Type::Array(_), false) => "list",
        (Type::Array(_), true) => "list or null",
    }
}

/// Connect's schema in a few words, for example `optional int64 Timestamp`.
pub fn schema_text(schema: &Schema) -> String {
    let physical = schema.physical.name();
    let optional = if schema.optional { "optional " } else { "" };
    let meaning = schema.semantic.as_ref().map(|semantic| {
        let short = semantic.name().rsplit('.').next().unwrap_or_default();
        format!(" {short}")
    });
    format!("{optional}{physical}{}", meaning.unwrap_or_default())
}

/// What arrives of the column's values, in one sentence.
pub fn arrives(column: &Column, cdc: &Cdc) -> String {
    match &column.journey {
        Some(journey) => arrives_of(column, journey, &walk(&column.spec, journey, &cdc.modes)),
        None => match (&column.excluded, column.pii) {
            (Some(reason), _) => format!("stays in MySQL: {reason}"),
            (None, Some(Pii::Drop)) => "stays in MySQL: personal data".to_owned(),
            (None, _) => "stays in MySQL".to_owned(),
        },
    }
}

fn arrives_of(column: &Column, journey: &Journey, legs: &[Leg]) -> String {
    if let Some(loss) = &journey.loss {
        let reason = column.accepted_loss.as_deref().map_or_else(String::new, |reason| format!("; accepted: {reason}"));
        return format!("{} changes values: {}{reason}", loss.hop, loss.what);
    }
    let change = legs.iter().find_map(|leg| leg.verdict.change());
    let what = match (change, &journey.recorded.text, &column.spec.column_type) {
        (Some(change), TextForm::Hash | TextForm::Mask, _) => change.what.to_string(),
        (Some(change), _, _) => format!("every value as it is, but {}", change.what),
        (None, _, ColumnType::Json) => "every document; blanks and the order of keys may differ".to_owned(),
        (None, _, _) => "every value as it is".to_owned(),
    };
    let earlier: Vec<&str> = column.earlier.iter().map(|name| name.as_str()).collect();
    match earlier.is_empty() {
        true => what,
        false => format!("{what}; records with its earlier name {} too", earlier.join(" or ")),
    }
}
