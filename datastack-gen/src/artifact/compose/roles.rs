use datastack_core::connect::Converter;
use datastack_core::definition::{ArchiveKind, CatalogKind, Server};
use datastack_core::pipeline::Pipeline;

use super::broker::{self, Broker};
use super::dependency::{Condition, Dependency};
use super::place::Place;

/// A name and a port that a container answers under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) host: String,
    pub(super) port: u16,
}

/// Which engines the stack holds, each under the definition's own name.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) mysql: Option<Address>,
    pub(super) brokers: Vec<Broker>,
    pub(super) registry: Option<Address>,
    pub(super) connect: Option<Address>,
    pub(super) minio: Option<Address>,
    pub(super) catalog: Option<Address>,
    pub(super) clickhouse: Option<Address>,
    /// What is left out, and why.
    pub(super) outside: Vec<String>,
    /// Names that containers answer under already.
    taken: Vec<String>,
}

/// Services whose names are fixed; no other engine can answer under them.
const SERVICES: [&str; 10] = [
    "mysql",
    "mariadb",
    "kafka",
    "schema-registry",
    "connect",
    "minio",
    "iceberg-rest",
    "clickhouse",
    "postgres",
    "kafka-ui",
];

impl Roles {
    pub(super) fn new(pipeline: &Pipeline) -> Self {
        let mut roles = Self::default();
        let server = Self::database(pipeline.mysql.server);
        roles.mysql = roles.take(server, Place::of(&pipeline.mysql.host, pipeline.mysql.port));
        match broker::brokers(pipeline) {
            Ok(brokers) if brokers.iter().any(|broker| broker.host != "kafka" && is_service(&broker.host)) => {
                roles.leave_out("kafka", "a broker bears the name of another container");
            }
            Ok(brokers) => {
                roles.taken.extend(brokers.iter().map(|broker| broker.host.clone()));
                roles.brokers = brokers;
            }
            Err(reason) => roles.leave_out("kafka", &reason),
        }
        if let Converter::ConfluentAvro { registry, .. } = &pipeline.cdc.converter {
            roles.registry = roles.take("schema-registry", Place::of_url(registry));
        }
        roles.connect = roles.take("connect", Place::of_url(&pipeline.kafka.connect));
        roles.minio = roles.take("minio", Place::of_url(&pipeline.object_store.endpoint));
        let catalog = &pipeline.archive.catalog;
        if pipeline.archive.kind == ArchiveKind::Iceberg && catalog.kind == CatalogKind::Rest {
            roles.catalog = roles.take("iceberg-rest", Place::of_url(&catalog.uri));
        }
        roles.clickhouse = roles.take("clickhouse", Place::of_url(&pipeline.clickhouse.url));
        roles
    }

    /// The service of the source database.
    pub(super) fn database(server: Server) -> &'static str {
        match server {
            Server::MySql => "mysql",
            Server::MariaDb => "mariadb",
        }
    }

    /// All brokers answer.
    pub(super) fn brokers_healthy(&self) -> Vec<Dependency> {
        self.brokers.iter().map(|broker| Dependency::new(&broker.service, Condition::Healthy)).collect()
    }

    /// The buckets are there.
    pub(super) fn buckets(&self) -> Vec<Dependency> {
        self.minio.iter().map(|_| Dependency::new("minio-buckets", Condition::Completed)).collect()
    }

    /// Gives a service the name that the definition knows the engine by.
    fn take(&mut self, service: &str, place: Place) -> Option<Address> {
        let (host, port) = match place {
            Place::Inside { host, port } => (host, port),
            Place::Outside(reason) => {
                self.leave_out(service, &reason);
                return None;
            }
        };
        if self.taken.contains(&host) || (host != service && is_service(&host)) {
            self.leave_out(service, &format!("`{host}` is the name of another container"));
            return None;
        }
        self.taken.push(host.clone());
        Some(Address { host, port })
    }

    fn leave_out(&mut self, service: &str, reason: &str) {
        self.outside.push(format!("`{service}` is not part of the stack: {reason}."));
    }
}

fn is_service(host: &str) -> bool {
    SERVICES.contains(&host)
}

#[cfg(test)]
mod tests {
    use super::{Address, Roles};
    use crate::artifact::sample;

    const TABLE: &[(&str, &str)] = &[("t", "key = [\"id\"]\n[columns]\nid = \"int not null\"\n")];

    #[test]
    fn engines_keep_the_names_of_the_definition() {
        let roles = Roles::new(&sample::pipeline("mysql.port = 3307\n", TABLE));
        assert_eq!(roles.mysql, Some(Address { host: "mysql".to_owned(), port: 3307 }));
        assert_eq!(roles.registry, Some(Address { host: "registry".to_owned(), port: 8081 }));
        assert!(roles.outside.is_empty(), "{:?}", roles.outside);
    }

    #[test]
    fn a_name_leads_to_one_container() {
        let mut pipeline = sample::pipeline("", TABLE);
        pipeline.clickhouse.url = "http://mysql:8123".to_owned();
        pipeline.kafka.connect = "http://registry:8083".to_owned();
        let roles = Roles::new(&pipeline);
        let expected = [
            "`connect` is not part of the stack: `registry` is the name of another container.",
            "`clickhouse` is not part of the stack: `mysql` is the name of another container.",
        ];
        assert_eq!(roles.outside, expected);
    }
}
