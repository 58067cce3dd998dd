use datastack_core::pipeline::Pipeline;
use serde::Serialize;

use super::reference::References;
use super::roles::Roles;

/// A line of `.env`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Variable {
    pub(super) name: String,
    /// What it is for.
    pub(super) about: String,
    /// The command that makes a value.
    pub(super) make: &'static str,
}

/// A value that fits into URLs and JSON texts.
const RANDOM: &str = "openssl rand -hex 24";
/// What Airflow's encryption takes: 32 bytes in URL-safe base64.
const FERNET: &str = "openssl rand -base64 32 | tr '+/' '-_'";
const BY_HAND: &str = "";

/// All variables of the stack, each once, in the order of the pipeline.
pub(super) fn variables(pipeline: &Pipeline, roles: &Roles, references: &References) -> Vec<Variable> {
    let mut all = List(Vec::new());
    let Pipeline { mysql, clickhouse, object_store, .. } = pipeline;
    if roles.mysql.is_some() {
        all.add("MYSQL_ROOT_PASSWORD", "root of the database, which makes tables and users", RANDOM);
    }
    if roles.mysql.is_some() || roles.connect.is_some() {
        all.add(&mysql.cdc.password.variable(), &format!("`{}`, who reads the binlog", mysql.cdc.name), RANDOM);
    }
    if pipeline.ingest.is_some() {
        let about = format!("`{}`, who writes sample data", mysql.ingest.name);
        all.add(&mysql.ingest.password.variable(), &about, RANDOM);
    }
    if roles.clickhouse.is_some() {
        all.add("CLICKHOUSE_ADMIN_PASSWORD", "`admin` of ClickHouse, who makes tables and users", RANDOM);
    }
    all.add(&clickhouse.etl.password.variable(), &format!("`{}`, who loads history", clickhouse.etl.name), RANDOM);
    if roles.clickhouse.is_some() {
        let about = format!("`{}`, who reads ClickHouse", clickhouse.reader.name);
        all.add(&clickhouse.reader.password.variable(), &about, RANDOM);
    }
    let make = if roles.minio.is_some() { RANDOM } else { BY_HAND };
    if roles.minio.is_some() {
        all.add("MINIO_ROOT_PASSWORD", "`minio-root`, who makes buckets and the key below", RANDOM);
    }
    all.add(&object_store.access_key.variable(), "access key of the object store", make);
    all.add(&object_store.secret_key.variable(), "secret key of the object store", make);
    if needs_catalog_login(pipeline) {
        all.add("ARCHIVE_CATALOG_USER", "user of the archive's catalog", BY_HAND);
        all.add("ARCHIVE_CATALOG_PASSWORD", "password of the archive's catalog", BY_HAND);
    }
    if roles.connect.is_some() {
        for variable in references.variables().map(str::to_owned).chain(references.file_variables()) {
            all.add(&variable, "a connector refers to it", BY_HAND);
        }
    }
    all.add("POSTGRES_PASSWORD", "`airflow` of Postgres, which holds Airflow's metadata", RANDOM);
    all.add("AIRFLOW_FERNET_KEY", "encrypts what Airflow keeps", FERNET);
    all.add("AIRFLOW_JWT_SECRET", "signs the tokens between Airflow's parts", RANDOM);
    all.add("AIRFLOW_API_SECRET_KEY", "signs Airflow's sessions", RANDOM);
    all.add("AIRFLOW_ADMIN_PASSWORD", "`admin` of Airflow's pages", RANDOM);
    all.0
}

/// A catalog in a database asks for a login; the sink and the jobs share it.
pub(super) fn needs_catalog_login(pipeline: &Pipeline) -> bool {
    pipeline.archive.needs_catalog_login()
}

struct List(Vec<Variable>);

impl List {
    fn add(&mut self, name: &str, about: &str, make: &'static str) {
        if !self.0.iter().any(|known| known.name == name) {
            self.0.push(Variable { name: name.to_owned(), about: about.to_owned(), make });
        }
    }
}
