use datastack_core::definition::Server;
use datastack_core::name::ConnectorName;
use datastack_core::pipeline::{Pipeline, Product, accounts};
use serde::Serialize;

use super::broker::{self, Broker};
use super::dependency::{Condition, Dependency};
use super::mount::Mounts;
use super::reference::References;
use super::roles::{Address, Roles};
use super::scalar::{literal, required};
use super::{airflow, connect, image};

/// What `compose.yaml` states. Texts are ready YAML scalars, unless they are names.
#[derive(Serialize)]
pub(super) struct Stack {
    name: String,
    folder: String,
    outside: Vec<String>,
    mounts: Mounts,
    broker_names: Vec<String>,
    brokers: Vec<BrokerService>,
    voters: String,
    kafka_image: String,
    replication_factor: u16,
    min_insync_replicas: u16,
    bootstrap: String,
    ui: Ui,
    registry: Option<Registry>,
    connect: Option<connect::Connect>,
    database: Option<Database>,
    minio: Option<Minio>,
    catalog: Option<Catalog>,
    clickhouse: Option<ClickHouse>,
    airflow: airflow::Airflow,
    deploy: Deploy,
}

#[derive(Serialize)]
struct BrokerService {
    #[serde(flatten)]
    broker: Broker,
    alias: Option<String>,
}

#[derive(Serialize)]
struct Registry {
    image: String,
    alias: Option<String>,
    port: u16,
    /// Confluent's product; else Apicurio's.
    confluent: bool,
    depends: Vec<Dependency>,
}

#[derive(Serialize)]
struct Database {
    service: &'static str,
    image: String,
    alias: Option<String>,
    port: u16,
    mariadb: bool,
    name: String,
    root: String,
}

#[derive(Serialize)]
struct Minio {
    image: &'static str,
    alias: Option<String>,
    port: u16,
    console: u16,
    access_key: String,
    secret_key: String,
    buckets: [String; 2],
    root: String,
}

#[derive(Serialize)]
struct Catalog {
    image: String,
    alias: Option<String>,
    port: u16,
    warehouse: String,
    endpoint: String,
    region: String,
    access_key: String,
    secret_key: String,
    depends: Vec<Dependency>,
}

#[derive(Serialize)]
struct ClickHouse {
    image: String,
    alias: Option<String>,
    port: u16,
    environment: Vec<Setting>,
    cluster: bool,
}

#[derive(Serialize)]
struct Ui {
    image: &'static str,
    registry: Option<String>,
    connect: Option<String>,
    depends: Vec<Dependency>,
}

/// A variable of a container.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) value: String,
}

impl Setting {
    pub(super) fn secret(variable: &str) -> Self {
        Self { key: variable.to_owned(), value: required(variable) }
    }

    pub(super) fn new(key: &str, value: &str) -> Self {
        Self { key: key.to_owned(), value: literal(value) }
    }

    /// Each variable once: users of one password share it.
    fn unique(settings: Vec<Self>) -> Vec<Self> {
        let mut kept: Vec<Self> = Vec::new();
        for setting in settings {
            if !kept.iter().any(|known| known.key == setting.key) {
                kept.push(setting);
            }
        }
        kept
    }
}

/// One-shot services, each after the one before.
#[derive(Serialize)]
struct Deploy {
    topics: Option<Step>,
    mysql: Option<Step>,
    clickhouse: Option<Step>,
    connectors: Option<Step>,
    /// Files of the connectors, in their order.
    files: [String; 2],
}

#[derive(Serialize)]
struct Step {
    depends: Vec<Dependency>,
    environment: Vec<Setting>,
}

impl Stack {
    pub(super) fn new(pipeline: &Pipeline, roles: &Roles, references: &References) -> Self {
        let factor = pipeline.kafka.replication_factor;
        let deploy = Deploy::new(pipeline, roles);
        let depends_on_deploy = deploy.last();
        Self {
            name: project_name(pipeline),
            folder: pipeline.outputs.compose.clone(),
            outside: roles.outside.clone(),
            mounts: Mounts::new(&pipeline.outputs),
            broker_names: roles.brokers.iter().map(|broker| broker.service.clone()).collect(),
            brokers: roles.brokers.iter().map(BrokerService::new).collect(),
            voters: literal(&broker::voters(&roles.brokers)),
            kafka_image: image::kafka(&pipeline.versions),
            replication_factor: factor,
            min_insync_replicas: factor.saturating_sub(1).max(1),
            bootstrap: literal(&pipeline.kafka.bootstrap),
            ui: Ui::new(pipeline, roles),
            registry: roles.registry.as_ref().map(|address| Registry::new(pipeline, roles, address)),
            connect: roles.connect.as_ref().map(|address| connect::Connect::new(pipeline, roles, references, address)),
            database: roles.mysql.as_ref().map(|address| Database::new(pipeline, address)),
            minio: roles.minio.as_ref().map(|address| Minio::new(pipeline, address)),
            catalog: roles.catalog.as_ref().map(|address| Catalog::new(pipeline, roles, address)),
            clickhouse: roles.clickhouse.as_ref().map(|address| ClickHouse::new(pipeline, address)),
            airflow: airflow::Airflow::new(pipeline, depends_on_deploy),
            deploy,
        }
    }
}

impl BrokerService {
    fn new(broker: &Broker) -> Self {
        Self { broker: broker.clone(), alias: alias(&broker.service, &broker.host) }
    }
}

impl Registry {
    fn new(pipeline: &Pipeline, roles: &Roles, address: &Address) -> Self {
        Self {
            image: image::registry(&pipeline.versions),
            alias: alias("schema-registry", &address.host),
            port: address.port,
            confluent: pipeline.versions.registry.0 == Product::Confluent,
            depends: roles.brokers_healthy(),
        }
    }
}

impl Database {
    fn new(pipeline: &Pipeline, address: &Address) -> Self {
        let mariadb = pipeline.mysql.server == Server::MariaDb;
        let service = Roles::database(pipeline.mysql.server);
        Self {
            service,
            image: image::mysql(pipeline.mysql.server, &pipeline.versions),
            alias: alias(service, &address.host),
            port: address.port,
            mariadb,
            name: literal(pipeline.mysql.database.as_str()),
            root: required("MYSQL_ROOT_PASSWORD"),
        }
    }
}

impl Minio {
    fn new(pipeline: &Pipeline, address: &Address) -> Self {
        Self {
            image: image::MINIO,
            alias: alias("minio", &address.host),
            port: address.port,
            console: if address.port == 9001 { 9002 } else { 9001 },
            access_key: required(&pipeline.object_store.access_key.variable()),
            secret_key: required(&pipeline.object_store.secret_key.variable()),
            buckets: [literal(&pipeline.archive.bucket), literal(&pipeline.history.bucket)],
            root: required("MINIO_ROOT_PASSWORD"),
        }
    }
}

impl Catalog {
    fn new(pipeline: &Pipeline, roles: &Roles, address: &Address) -> Self {
        let store = &pipeline.object_store;
        Self {
            image: image::iceberg_rest(&pipeline.versions),
            alias: alias("iceberg-rest", &address.host),
            port: address.port,
            warehouse: literal(&format!("s3://{}/", pipeline.archive.bucket)),
            endpoint: literal(&store.endpoint),
            region: literal(&store.region),
            access_key: required(&store.access_key.variable()),
            secret_key: required(&store.secret_key.variable()),
            depends: roles.buckets(),
        }
    }
}

impl ClickHouse {
    fn new(pipeline: &Pipeline, address: &Address) -> Self {
        let environment = Setting::unique(vec![
            Setting::secret("CLICKHOUSE_ADMIN_PASSWORD"),
            Setting::secret(&pipeline.object_store.access_key.variable()),
            Setting::secret(&pipeline.object_store.secret_key.variable()),
        ]);
        Self {
            image: image::clickhouse(&pipeline.versions),
            alias: alias("clickhouse", &address.host),
            port: address.port,
            environment,
            cluster: pipeline.clickhouse.cluster.is_some(),
        }
    }
}

impl Ui {
    fn new(pipeline: &Pipeline, roles: &Roles) -> Self {
        let registry = roles.registry.as_ref().and(pipeline.kafka.registry.as_deref());
        Self {
            image: image::KAFKA_UI,
            registry: registry.map(literal),
            connect: roles.connect.as_ref().map(|_| literal(&pipeline.kafka.connect)),
            depends: roles.brokers_healthy(),
        }
    }
}

impl Deploy {
    fn new(pipeline: &Pipeline, roles: &Roles) -> Self {
        let Pipeline { mysql, clickhouse, .. } = pipeline;
        let mut before = Vec::new();
        let topics = (!roles.brokers.is_empty()).then(|| Step {
            depends: roles.brokers_healthy(),
            environment: vec![Setting::new("KAFKA_BOOTSTRAP", &pipeline.kafka.bootstrap)],
        });
        if topics.is_some() {
            before = vec![Dependency::new("deploy-topics", Condition::Completed)];
        }
        let database = roles.mysql.as_ref().map(|address| {
            let mut environment = vec![
                Setting::new("MYSQL_HOST", &address.host),
                Setting::new("MYSQL_PORT", &address.port.to_string()),
                Setting::secret("MYSQL_ROOT_PASSWORD"),
            ];
            environment
                .extend(accounts(pipeline).iter().map(|account| Setting::secret(&account.user.password.variable())));
            let environment = Setting::unique(environment);
            let server = Dependency::new(Roles::database(mysql.server), Condition::Healthy);
            let step = Step { depends: [vec![server], before.clone()].concat(), environment };
            before = vec![Dependency::new("deploy-mysql", Condition::Completed)];
            step
        });
        let analytics = roles.clickhouse.as_ref().map(|address| {
            let environment = Setting::unique(vec![
                Setting::new("CLICKHOUSE_HOST", &address.host),
                Setting::new("CLICKHOUSE_USER", "admin"),
                Setting { key: "CLICKHOUSE_PASSWORD".to_owned(), value: required("CLICKHOUSE_ADMIN_PASSWORD") },
                Setting::secret(&clickhouse.etl.password.variable()),
                Setting::secret(&clickhouse.reader.password.variable()),
            ]);
            let server = Dependency::new("clickhouse", Condition::Healthy);
            let step = Step { depends: [vec![server], before.clone()].concat(), environment };
            before = vec![Dependency::new("deploy-clickhouse", Condition::Completed)];
            step
        });
        let connectors = roles.connect.as_ref().map(|_| {
            let mut depends = vec![Dependency::new("connect", Condition::Healthy)];
            depends.extend(roles.buckets());
            depends.extend(roles.catalog.as_ref().map(|_| Dependency::new("iceberg-rest", Condition::Healthy)));
            depends.append(&mut before);
            let environment = vec![Setting::new("CONNECT_URL", &pipeline.kafka.connect)];
            Step { depends, environment }
        });
        let file = |connector: &ConnectorName| literal(&format!("/connectors/{connector}.json"));
        let files = [file(&pipeline.archive.connector), file(&pipeline.cdc.connector)];
        Self { topics, mysql: database, clickhouse: analytics, connectors, files }
    }

    /// What has to be done before the DAGs run.
    fn last(&self) -> Option<Dependency> {
        let steps = [
            ("deploy-connectors", &self.connectors),
            ("deploy-clickhouse", &self.clickhouse),
            ("deploy-mysql", &self.mysql),
            ("deploy-topics", &self.topics),
        ];
        let last = steps.iter().find(|(_, step)| step.is_some());
        last.map(|(service, _)| Dependency::new(service, Condition::Completed))
    }
}

/// The definition's name of a service, where it is another than the service's own.
pub(super) fn alias(service: &str, host: &str) -> Option<String> {
    (service != host).then(|| literal(host))
}

/// Compose admits lower-case letters, digits, `-` and `_`, and none of the latter two in front.
fn project_name(pipeline: &Pipeline) -> String {
    let environment = pipeline.environment.as_ref().map_or_else(String::new, |name| format!("-{name}"));
    let name = format!("{}{environment}", pipeline.name).to_lowercase();
    let name = name.trim_start_matches('_');
    if name.is_empty() { "datastack".to_owned() } else { name.to_owned() }
}
