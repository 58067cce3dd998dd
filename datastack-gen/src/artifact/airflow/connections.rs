use std::collections::BTreeMap;

use datastack_core::definition::ValueFormat;
use datastack_core::pipeline::{Connection, Login, Pipeline};
use serde::Serialize;

use crate::artifact::python_literal::python_literal;

/// A connection as `airflow connections import` reads it. It never holds a secret: Compose, or whoever runs Airflow,
/// gives the whole connection in `AIRFLOW_CONN_<ID>`, which goes before this one.
#[derive(Serialize)]
pub(super) struct Imported {
    conn_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extra: BTreeMap<&'static str, String>,
}

/// All connections by their ids.
pub(super) fn connections(pipeline: &Pipeline) -> BTreeMap<String, Imported> {
    pipeline.connections().into_iter().map(imported).collect()
}

fn imported(connection: Connection) -> (String, Imported) {
    let Connection { id, conn_type, host, port, schema, login, password: _, extra } = connection;
    let login = match login {
        Some(Login::Name(name)) => Some(name),
        Some(Login::Secret(_)) | None => None,
    };
    (id, Imported { conn_type, host, port, schema, login, extra: extra.into_iter().collect() })
}

/// The ids under which the DAGs look connections up, as [`Pipeline::connections`] gives them.
pub(super) struct Ids {
    pub(super) mysql_ingest: String,
    pub(super) clickhouse: String,
    pub(super) kafka: String,
    pub(super) object_store: String,
}

impl Ids {
    pub(super) fn new(pipeline: &Pipeline) -> Self {
        let id = |suffix: &str| format!("{}_{suffix}", pipeline.name);
        Self {
            mysql_ingest: id("mysql_ingest"),
            clickhouse: id("clickhouse"),
            kafka: id("kafka"),
            object_store: id("object_store"),
        }
    }
}

/// A field of a connection as Airflow fills it into a text, as a Python literal.
pub(super) fn field(id: &str, field: &str) -> String {
    python_literal(&format!("{{{{ conn.{id}.{field} }}}}"))
}

/// URL of the registry; empty where values are JSON.
pub(super) fn registry(pipeline: &Pipeline) -> &str {
    match pipeline.cdc.modes.format {
        ValueFormat::Avro => pipeline.kafka.registry.as_deref().unwrap_or_default(),
        ValueFormat::Json => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{connections, field};
    use crate::artifact::sample;

    #[test]
    fn a_field_is_filled_in_by_airflow() {
        assert_eq!(field("shop_kafka", "login"), "\"{{ conn.shop_kafka.login }}\"");
    }

    #[test]
    fn a_connection_says_everything_but_secrets() {
        let pipeline = sample::pipeline("", &[("t", "key = [\"id\"]\n[columns]\nid = \"int not null\"\n")]);
        let json = serde_json::to_string_pretty(&connections(&pipeline)).unwrap();
        assert_eq!(json, include_str!("connections.expected.json").trim_end());
    }
}
