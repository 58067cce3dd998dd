use super::code;
use super::kafka::http_url;
use super::scope::Scope;
use super::user::secret;
use crate::definition::{ArchiveKind, CatalogKind, DecimalMode, ProjectDefinition, ValueFormat};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::journey::refusal::BASE64_DECIMAL;
use crate::name::{ConnectorName, GroupName, ProjectName, TopicName};
use crate::pipeline::{Archive, Catalog, Cdc, ObjectStore};
use crate::secret::Secret;

pub(super) fn object_store(scope: &Scope, project: &ProjectDefinition) -> ObjectStore {
    let root = DefinitionPath::project().key("object_store");
    let stated = &project.object_store;
    if let Some(url) = &stated.endpoint {
        http_url(scope, &root.key("endpoint"), url);
    }
    let secret =
        |key: &str, stated: &Option<Secret>, variable: &str| secret(scope, &root.key(key), stated.as_ref(), variable);
    ObjectStore {
        endpoint: stated.endpoint.clone().unwrap_or_else(|| "http://minio:9000".to_owned()),
        region: stated.region.clone().unwrap_or_else(|| "us-east-1".to_owned()),
        access_key: secret("access_key", &stated.access_key, "OBJECT_STORE_ACCESS_KEY"),
        secret_key: secret("secret_key", &stated.secret_key, "OBJECT_STORE_SECRET_KEY"),
    }
}

pub(super) fn archive(scope: &Scope, project: &ProjectDefinition, name: &ProjectName, cdc: &Cdc) -> Archive {
    let root = DefinitionPath::project().key("archive");
    let stated = &project.archive;
    let kind = stated.kind.unwrap_or(ArchiveKind::Iceberg);
    let connector = scope.name_or(
        &root.key("connector"),
        stated.connector.as_ref(),
        || format!("{name}-archive-sink").replace('_', "-"),
        ConnectorName::new,
        ConnectorName::placeholder,
    );
    let catalog = Catalog {
        kind: stated.catalog.kind.unwrap_or(CatalogKind::Rest),
        uri: stated.catalog.uri.clone().unwrap_or_else(|| "http://iceberg-rest:8181".to_owned()),
    };
    if kind != ArchiveKind::Iceberg && stated.catalog.uri.is_some() {
        let message = "only the Iceberg sink has a catalog";
        scope.push(
            Diagnostic::error(code::CONTRADICTION, root.keys("catalog.uri"), message)
                .and(root.key("kind"), "this sink writes plain files")
                .help("delete `[archive.catalog]`, or choose `kind = \"iceberg\"`"),
        );
    }
    if cdc.modes.format == ValueFormat::Json && cdc.modes.decimal == DecimalMode::Precise {
        let message = "a precise decimal is base64 in schemaless JSON, which the archive cannot read back";
        scope.push(
            Diagnostic::error(code::CONTRADICTION, DefinitionPath::project().keys("cdc.decimal"), message)
                .and(DefinitionPath::project().keys("cdc.format"), "JSON without schemas")
                .refusing(&BASE64_DECIMAL)
                .help("write `decimal = \"string\"`, or delete the line"),
        );
    }
    let topic = |suffix: &str| {
        let name = format!("{connector}.{suffix}");
        scope.name(&root.key("connector"), &name, TopicName::new, TopicName::placeholder)
    };
    let (control_topic, dead_letter_topic) = (topic("control"), topic("dead-letters"));
    let group = format!("connect-{connector}");
    Archive {
        kind,
        bucket: bucket(scope, &root.key("bucket"), stated.bucket.as_ref(), name, "raw"),
        commit_ms: scope.seconds(&root.key("commit"), stated.commit.as_ref(), 300).saturating_mul(1_000),
        catalog,
        namespace: namespace(scope, &root.key("namespace"), stated.namespace.as_ref(), name),
        control_topic,
        dead_letter_topic,
        group: scope.name(&root.key("connector"), &group, GroupName::new, GroupName::placeholder),
        extra: stated.extra.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        connector,
    }
}

/// A name that the sink's keys, every catalog and Spark take as it is: letters, digits and `_`.
fn namespace(scope: &Scope, path: &DefinitionPath, stated: Option<&String>, name: &ProjectName) -> String {
    let namespace = stated.cloned().unwrap_or_else(|| format!("{name}_raw"));
    let legal = namespace.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && namespace.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if !legal {
        let message = format!("`{namespace}` cannot be a namespace: letters, digits and `_`, no digit first");
        scope.push(Diagnostic::error(code::NAME, path.clone(), message).help("choose another name"));
    }
    namespace
}

/// S3's law for bucket names: 3 to 63 lower-case letters, digits and hyphens.
pub(super) fn bucket(
    scope: &Scope,
    path: &DefinitionPath,
    stated: Option<&String>,
    name: &ProjectName,
    suffix: &str,
) -> String {
    let bucket = stated.cloned().unwrap_or_else(|| format!("{name}-{suffix}").replace('_', "-").to_lowercase());
    let legal = (3..=63).contains(&bucket.len())
        && bucket.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !bucket.starts_with('-')
        && !bucket.ends_with('-');
    if !legal {
        let message = format!("`{bucket}` cannot be a bucket: 3 to 63 lower-case letters, digits and hyphens");
        scope.push(Diagnostic::error(code::NAME, path.clone(), message).help("choose another name"));
    }
    bucket
}
