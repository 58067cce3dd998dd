use crate::connect::{Config, Record, Schema};

use super::effect::{Effect, Fault, Outcome, keep};
use super::topic::rerouted;

/// A transform whose class is not known here.
#[derive(Debug, Clone, PartialEq)]
pub struct Custom {
    /// Its class.
    pub class: String,
    /// Its settings.
    pub settings: Config,
    /// What it does, if somebody has declared it. Nothing in the list: records pass as they are.
    pub effect: Option<Vec<Declared>>,
}

/// A part of the effect of a transform, as its user declares it.
#[derive(Debug, Clone, PartialEq)]
pub enum Declared {
    /// Some records are dropped.
    Drops,
    /// The topic becomes another one.
    Topic(String),
    /// The key gets another schema.
    Key(Schema),
    /// The value gets another schema.
    Value(Schema),
    /// A header is added.
    Header(String, Schema),
}

impl Custom {
    pub(super) fn apply(&self, record: Record) -> Effect {
        let Some(parts) = &self.effect else {
            return Err(Fault::unforeseen(format!("what `{}` does; its effect can be declared", self.class)));
        };
        let mut record = record;
        for part in parts {
            match part {
                Declared::Drops => {}
                Declared::Topic(topic) => record = rerouted(record, topic.clone())?,
                Declared::Key(schema) => record.key = Some(schema.clone()),
                Declared::Value(schema) if record.null => record.value = record.value.map(|_| schema.clone()),
                Declared::Value(schema) => record.value = Some(schema.clone()),
                Declared::Header(name, schema) => record.headers.push((name.clone(), schema.clone())),
            }
        }
        match parts.contains(&Declared::Drops) {
            true => Ok(Outcome::Branch(vec![Some(record), None])),
            false => keep(record),
        }
    }
}
