use datastack_core::pipeline::{Connection, Login, Pipeline};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::dependency::Dependency;
use super::image;
use super::scalar::{quoted, required};
use super::stack::Setting;
use super::variable::needs_catalog_login;

/// Airflow's services.
#[derive(Serialize)]
pub(super) struct Airflow {
    connections: Vec<Setting>,
    catalog: Vec<Setting>,
    ingestor: bool,
    /// What has to be done before the DAGs run.
    deployed: Option<Dependency>,
    uid: String,
    postgres: String,
    postgres_image: &'static str,
    fernet: String,
    jwt: String,
    api: String,
    admin: String,
}

impl Airflow {
    pub(super) fn new(pipeline: &Pipeline, deployed: Option<Dependency>) -> Self {
        let catalog: &[&str] =
            if needs_catalog_login(pipeline) { &["ARCHIVE_CATALOG_USER", "ARCHIVE_CATALOG_PASSWORD"] } else { &[] };
        Self {
            connections: pipeline.connections().iter().map(setting).collect(),
            catalog: catalog.iter().map(|variable| Setting::secret(variable)).collect(),
            ingestor: pipeline.ingest.is_some(),
            deployed,
            uid: required("AIRFLOW_UID"),
            postgres: required("POSTGRES_PASSWORD"),
            postgres_image: image::POSTGRES,
            fernet: required("AIRFLOW_FERNET_KEY"),
            jwt: required("AIRFLOW_JWT_SECRET"),
            api: required("AIRFLOW_API_SECRET_KEY"),
            admin: required("AIRFLOW_ADMIN_PASSWORD"),
        }
    }
}

/// A connection in the JSON form that Airflow reads from `AIRFLOW_CONN_<ID>`.
fn setting(connection: &Connection) -> Setting {
    let mut form = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            form.insert(key.to_owned(), value);
        }
    };
    // A `$` of the definition is no variable; those of secrets are.
    let text = |text: &String| Value::from(text.replace('$', "$$"));
    put("conn_type", Some(json!(connection.conn_type)));
    put("host", connection.host.as_ref().map(text));
    put("port", connection.port.map(Value::from));
    put("schema", connection.schema.as_ref().map(text));
    let login = connection.login.as_ref().map(|login| match login {
        Login::Name(name) => text(name),
        Login::Secret(secret) => Value::from(required(&secret.variable())),
    });
    put("login", login);
    put("password", connection.password.as_ref().map(|secret| Value::from(required(&secret.variable()))));
    if !connection.extra.is_empty() {
        let extra: Map<String, Value> =
            connection.extra.iter().map(|(key, value)| ((*key).to_owned(), text(value))).collect();
        put("extra", Some(Value::Object(extra)));
    }
    let key = format!("AIRFLOW_CONN_{}", connection.id.to_uppercase());
    Setting { key, value: quoted(&Value::Object(form).to_string()) }
}
