use datastack_core::connect::transform::AddedField;
use datastack_core::definition::ProjectDefinition;
use toml::{Table, Value};

use super::mapping::Mapping;
use crate::connector::{Connector, Entry};

/// What a key of a connector came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fate {
    /// A setting of the definition.
    Setting(Setting),
    /// A further key, as it is.
    Extra,
    /// A finding tells of it.
    Told,
    /// The pipeline sets the same.
    Same,
    /// The definitions of tables say it.
    Stated,
}

/// A value with its place in the definition.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Setting {
    pub(super) place: Vec<String>,
    pub(super) value: Value,
}

/// A connector as a part of the project.
pub(super) struct Part<'a> {
    pub(super) connector: &'a Connector,
    /// The section with its further keys.
    pub(super) section: &'static str,
    /// What becomes of each key, in their order.
    pub(super) fates: Vec<Fate>,
}

/// The transform that makes a row of an event, by its class and by the pipeline's alias.
const UNWRAP: &str = "io.debezium.transforms.ExtractNewRecordState";
const OWN_ALIAS: &str = "unwrap";

impl<'a> Part<'a> {
    pub(super) fn of(connector: &'a Connector, section: &'static str, mappings: &[Mapping]) -> Self {
        let mut part = Self { connector, section, fates: Vec::new() };
        part.fates = connector.entries.iter().map(|entry| part.fate(&entry.key, &entry.value, mappings)).collect();
        part
    }

    fn fate(&self, key: &str, value: &str, mappings: &[Mapping]) -> Fate {
        if self.own_key(key) == "transforms.unwrap.add.fields" {
            return match added(value) {
                Some(value) => setting("cdc.add_fields", value),
                None => Fate::Extra,
            };
        }
        let mapping = mappings.iter().find(|mapping| mapping.key == key);
        match mapping.and_then(|mapping| Some((mapping.place, (mapping.read)(value)?))) {
            Some((place, value)) => setting(place, value),
            None => Fate::Extra,
        }
    }

    /// The key with the alias that the pipeline gives to the same transform.
    pub(super) fn own_key(&self, key: &str) -> String {
        let own = || {
            let (alias, rest) = key.strip_prefix("transforms.")?.split_once('.')?;
            let class = self.connector.entry(&format!("transforms.{alias}.type"))?;
            (class.value == UNWRAP).then(|| format!("transforms.{OWN_ALIAS}.{rest}"))
        };
        own().unwrap_or_else(|| key.to_owned())
    }

    /// The value, with the alias that the pipeline gives to the same transform.
    pub(super) fn own_value(&self, entry: &Entry) -> String {
        if entry.key != "transforms" {
            return entry.value.trim().to_owned();
        }
        let own = |alias: &str| {
            let class = self.connector.entry(&format!("transforms.{alias}.type"));
            let alias = if class.is_some_and(|class| class.value == UNWRAP) { OWN_ALIAS } else { alias };
            alias.to_owned()
        };
        entry.value.split(',').map(str::trim).map(own).collect::<Vec<_>>().join(",")
    }

    /// Writes what is carried over into a project.
    pub(super) fn write(&self, project: &mut Table) {
        for (entry, fate) in self.connector.entries.iter().zip(&self.fates) {
            match fate {
                Fate::Setting(Setting { place, value }) => put(project, place, value.clone()),
                Fate::Extra => {
                    let place = [self.section, "extra", &entry.key].map(str::to_owned);
                    put(project, &place, Value::from(entry.value.as_str()));
                }
                Fate::Told | Fate::Same | Fate::Stated => {}
            }
        }
    }

    /// The key whose value stands at a place of the definition, or below it.
    pub(super) fn at(&self, place: &[String]) -> Option<usize> {
        self.fates.iter().zip(&self.connector.entries).position(|(fate, entry)| match fate {
            Fate::Setting(setting) => place.starts_with(&setting.place),
            Fate::Extra => place == [self.section, "extra", &entry.key],
            Fate::Told | Fate::Same | Fate::Stated => false,
        })
    }
}

/// Writes a value at a place, whose tables need not be there.
pub(super) fn put(table: &mut Table, place: &[String], value: Value) {
    match place {
        [] => {}
        [key] => drop(table.insert(key.clone(), value)),
        [key, rest @ ..] => {
            let inner = table.entry(key.clone()).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// A project as the definition reads it.
pub(super) fn project(table: Table) -> Result<ProjectDefinition, toml::de::Error> {
    Value::Table(table).try_into()
}

fn setting(place: &str, value: Value) -> Fate {
    Fate::Setting(Setting { place: place.split('.').map(str::to_owned).collect(), value })
}

/// Fields of the envelope beside those that the pipeline adds by itself; none if one is not known.
fn added(list: &str) -> Option<Value> {
    const OWN: [&str; 5] = ["op", "source.ts_ms", "source.file", "source.pos", "source.row"];
    let stated = list.split(',').map(str::trim).filter(|field| !field.is_empty());
    let further: Vec<&str> = stated.filter(|field| !OWN.contains(field)).collect();
    let known = further.iter().all(|field| AddedField::parse(field).is_some());
    known.then(|| Value::Array(further.into_iter().map(Value::from).collect()))
}
