use super::code;
use super::scope::Scope;
use crate::definition::{ProjectDefinition, Server};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::journey::{Debezium, KNOWN_DEBEZIUM};
use crate::pipeline::{Product, Version, Versions};

/// The versions whose behaviour the artifacts rely on, oldest first. Older ones are refused, newer ones taken as they
/// are; those of Debezium stand in `journey/debezium.rs`.
const OLDEST_KAFKA: Version = Version { major: 3, minor: 9 };
const OLDEST_CLICKHOUSE: Version = Version { major: 26, minor: 7 };
const OLDEST_AIRFLOW: Version = Version { major: 3, minor: 0 };
const OLDEST_SPARK: Version = Version { major: 4, minor: 0 };
const ANY: Version = Version { major: 0, minor: 0 };

pub(super) fn resolve(scope: &Scope, project: &ProjectDefinition) -> Versions {
    let root = DefinitionPath::project().key("versions");
    let stated = &project.versions;
    let server = project.mysql.server.unwrap_or(Server::MySql);
    let plain = |key: &str, stated: &Option<String>, default: &str, oldest: Version| {
        let text = stated.as_deref().unwrap_or(default);
        version(scope, &root.key(key), text, oldest)
    };
    let product = |key: &str, stated: &Option<String>, default: &str| {
        let text = stated.as_deref().unwrap_or(default);
        product(scope, &root.key(key), text)
    };
    Versions {
        mysql: plain("mysql", &stated.mysql, if server == Server::MySql { "8.4" } else { "11.4" }, ANY),
        debezium: debezium(scope, &root.key("debezium"), stated.debezium.as_deref().unwrap_or("3.5")),
        kafka: plain("kafka", &stated.kafka, "4.1", OLDEST_KAFKA),
        converter: product("converter", &stated.converter, "confluent 8.1"),
        registry: product("registry", &stated.registry, "confluent 8.1"),
        clickhouse: plain("clickhouse", &stated.clickhouse, "26.9", OLDEST_CLICKHOUSE),
        spark: plain("spark", &stated.spark, "4.1", OLDEST_SPARK),
        airflow: plain("airflow", &stated.airflow, "3.3", OLDEST_AIRFLOW),
        iceberg: plain("iceberg", &stated.iceberg, "1.12", ANY),
    }
}

fn version(scope: &Scope, path: &DefinitionPath, text: &str, oldest: Version) -> Version {
    match Version::parse(text) {
        Some(version) if version >= oldest => version,
        Some(version) => {
            let message =
                format!("version {version} is older than {oldest}, the oldest that the artifacts are made for");
            scope.push(Diagnostic::error(code::VERSION, path.clone(), message).help("upgrade the engine"));
            oldest
        }
        None => {
            let message = format!("`{text}` is no version");
            scope.push(Diagnostic::error(code::VERSION, path.clone(), message).help("write `major.minor`"));
            oldest
        }
    }
}

/// What becomes of values depends on the version, so that one of which nothing is known is refused.
fn debezium(scope: &Scope, path: &DefinitionPath, text: &str) -> Version {
    let version = version(scope, path, text, ANY);
    let unread = Version::parse(text).is_none();
    if !unread && Debezium::of(version).is_none() {
        let known: Vec<String> = KNOWN_DEBEZIUM.iter().map(|known| known.version.to_string()).collect();
        let message = format!("what Debezium {version} makes of values is not known");
        let help = format!("known: {}", known.join(", "));
        scope.push(Diagnostic::error(code::VERSION, path.clone(), message).help(help));
    }
    version
}

fn product(scope: &Scope, path: &DefinitionPath, text: &str) -> (Product, Version) {
    let (name, number) = text.split_once(' ').unwrap_or((text, ""));
    let product = match name {
        "confluent" => Some(Product::Confluent),
        "apicurio" => Some(Product::Apicurio),
        _ => None,
    };
    if let (Some(product), Some(version)) = (product, Version::parse(number)) {
        return (product, version);
    }
    let message = format!("`{text}` is no product with its version");
    let help = "write `confluent 8.1` or `apicurio 3.0`";
    scope.push(Diagnostic::error(code::VERSION, path.clone(), message).help(help));
    (Product::Confluent, ANY)
}
