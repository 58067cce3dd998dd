use std::collections::BTreeMap;

use datastack_core::definition::ValueFormat;
use datastack_core::pipeline::Pipeline;
use serde::Serialize;

use crate::artifact::python_literal::python_literal;

/// A connection as `airflow connections import` reads it. It never holds a password.
#[derive(Serialize)]
pub(super) struct Connection {
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

impl Connection {
    fn new(conn_type: &'static str) -> Self {
        Self { conn_type, host: None, port: None, schema: None, login: None, extra: BTreeMap::new() }
    }
}

/// The connections of a project by their ids.
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

pub(super) fn connections(pipeline: &Pipeline) -> BTreeMap<String, Connection> {
    let ids = Ids::new(pipeline);
    let mut connections = BTreeMap::from([
        (ids.clickhouse, clickhouse(pipeline)),
        (ids.kafka, kafka(pipeline)),
        (ids.object_store, object_store(pipeline)),
    ]);
    if pipeline.ingest.is_some() {
        connections.insert(ids.mysql_ingest, mysql(pipeline));
    }
    connections
}

fn mysql(pipeline: &Pipeline) -> Connection {
    let mysql = &pipeline.mysql;
    Connection {
        host: Some(mysql.host.clone()),
        port: Some(mysql.port),
        schema: Some(mysql.database.to_string()),
        login: Some(mysql.ingest.name.clone()),
        ..Connection::new("mysql")
    }
}

fn clickhouse(pipeline: &Pipeline) -> Connection {
    let (host, port) = host_and_port(&pipeline.clickhouse.url);
    Connection {
        host: Some(host),
        port,
        schema: Some(pipeline.clickhouse.database.to_string()),
        login: Some(pipeline.clickhouse.etl.name.clone()),
        ..Connection::new("http")
    }
}

fn kafka(pipeline: &Pipeline) -> Connection {
    let bootstrap: Vec<&str> = pipeline.kafka.bootstrap.split(',').map(str::trim).collect();
    let (host, port) = match bootstrap.as_slice() {
        [one] => split_port(one),
        several => (several.join(","), None),
    };
    let extra = BTreeMap::from([("security.protocol", "PLAINTEXT".to_owned())]);
    Connection { host: Some(host), port, extra, ..Connection::new("kafka") }
}

fn object_store(pipeline: &Pipeline) -> Connection {
    let store = &pipeline.object_store;
    let extra = BTreeMap::from([("endpoint_url", store.endpoint.clone()), ("region_name", store.region.clone())]);
    Connection { extra, ..Connection::new("aws") }
}

/// URL of the registry; empty where values are JSON.
pub(super) fn registry(pipeline: &Pipeline) -> &str {
    match pipeline.cdc.modes.format {
        ValueFormat::Avro => pipeline.kafka.registry.as_deref().unwrap_or_default(),
        ValueFormat::Json => "",
    }
}

/// Host and port of a URL with a scheme. The host keeps a scheme that is not plain HTTP.
fn host_and_port(url: &str) -> (String, Option<u16>) {
    let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
    let (host, port) = split_port(rest.split(['/', '?']).next().unwrap_or(rest));
    match scheme {
        "http" => (host, port),
        scheme => (format!("{scheme}://{host}"), port),
    }
}

fn split_port(address: &str) -> (String, Option<u16>) {
    match address.rsplit_once(':').map(|(host, port)| (host, port.parse())) {
        Some((host, Ok(port))) => (host.to_owned(), Some(port)),
        _ => (address.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::{field, host_and_port};

    #[test]
    fn a_url_is_taken_apart() {
        assert_eq!(host_and_port("http://clickhouse:8123"), ("clickhouse".to_owned(), Some(8123)));
        assert_eq!(host_and_port("https://ch.example:8443/path"), ("https://ch.example".to_owned(), Some(8443)));
        assert_eq!(host_and_port("http://[::1]:8123"), ("[::1]".to_owned(), Some(8123)));
        assert_eq!(host_and_port("http://clickhouse"), ("clickhouse".to_owned(), None));
    }

    #[test]
    fn a_field_is_filled_in_by_airflow() {
        assert_eq!(field("shop_kafka", "login"), "\"{{ conn.shop_kafka.login }}\"");
    }
}
