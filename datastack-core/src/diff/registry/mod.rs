//! Subjects of the schema registry.

use std::collections::BTreeMap;

use serde_json::Value;

use super::plan::{Findings, Obstacle};
use super::{Action, Difference, Operation, Phase, Risk, Step, Subject, System};
use crate::avro;
use crate::connect::Converter;
use crate::pipeline::{Pipeline, value_schema};

/// What was found in the registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveRegistry {
    /// Subjects of the pipeline that exist, by name.
    pub subjects: BTreeMap<String, LiveSubject>,
}

/// A subject as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveSubject {
    /// The latest schema.
    pub schema: Value,
    /// Its compatibility level, or that of the registry.
    pub compatibility: Option<String>,
    /// Whether the wanted schema is one of its versions.
    pub registered: bool,
    /// Why the registry would refuse the wanted schema; empty if it would not.
    pub refused: Vec<String>,
}

/// A subject as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedSubject {
    /// Name.
    pub name: String,
    /// Avro schema.
    pub schema: Value,
    /// The generated file with the schema, from the output folder on.
    pub artifact: String,
}

/// The subjects that a pipeline writes under; none where values are not Avro.
pub fn subjects(pipeline: &Pipeline) -> Vec<WantedSubject> {
    let Converter::ConfluentAvro { metadata, .. } = &pipeline.cdc.converter else { return Vec::new() };
    let tables = pipeline.tables.iter().map(|table| WantedSubject {
        name: format!("{}-value", table.topic.name),
        schema: avro::schema(&value_schema(pipeline, table), *metadata),
        artifact: format!("{}/{}.avsc", pipeline.outputs.schemas, table.name),
    });
    tables.collect()
}

/// Compares the latest schemas. One that a later version has replaced is registered still: the converter finds it, and
/// registering it once more would not make it the latest, so that is a note.
pub(super) fn compare(pipeline: &Pipeline, live: &LiveRegistry) -> Findings {
    let mut found = Findings::default();
    for wanted in subjects(pipeline) {
        let there = live.subjects.get(&wanted.name);
        let subject = Subject::new(System::Registry, "subject", wanted.name.as_str());
        match there {
            Some(there) if there.schema == wanted.schema => continue,
            Some(there) if there.registered => {
                found.notes.push(format!("subject {} has a later version than the schema of its table", wanted.name));
                continue;
            }
            Some(there) if !there.refused.is_empty() => {
                let level = there.compatibility.as_deref().unwrap_or("its level");
                let message = format!(
                    "the registry calls the schema of {} not compatible ({level}): {}",
                    wanted.name,
                    there.refused.join("; ")
                );
                let help =
                    "give new columns a default or NULL, keep old ones, or lower the level of the subject".to_owned();
                found.obstacles.push(Obstacle { subject, message, help });
                continue;
            }
            _ => {}
        }
        let operation = Operation::RegisterSchema { subject: wanted.name.clone(), schema: wanted.schema.clone() };
        let registry = pipeline.kafka.registry.as_deref().unwrap_or_default();
        let step = match there {
            None => Step::new(
                Phase::Subjects,
                Action::Create,
                subject,
                "there is no such subject",
                wanted.artifact,
                operation,
            )
            .reversed_by(format!("curl -X DELETE {registry}/subjects/{}", wanted.name)),
            Some(there) => {
                let (is, shall) = (there.schema.to_string(), wanted.schema.to_string());
                Step::new(
                    Phase::Subjects,
                    Action::Alter,
                    subject,
                    "its latest schema differs",
                    wanted.artifact,
                    operation,
                )
                .differing(Difference::between("schema", Some(&is), Some(&shall)).into_iter().collect())
                .risking(Risk::NeedsAttention, "records from now on have another schema")
                .reversed_by(format!("curl -X DELETE {registry}/subjects/{}/versions/latest", wanted.name))
            }
        };
        found.steps.push(step);
    }
    found
}
