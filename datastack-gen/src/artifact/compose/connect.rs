use datastack_core::pipeline::Pipeline;
use serde::Serialize;

use super::dependency::{Condition, Dependency};
use super::reference::References;
use super::roles::{Address, Roles};
use super::scalar::{literal, quoted};
use super::stack::{Setting, alias};

/// The Connect workers of the stack.
#[derive(Serialize)]
pub(super) struct Connect {
    alias: Option<String>,
    port: u16,
    depends: Vec<Dependency>,
    environment: Vec<Setting>,
    /// Properties files of secrets.
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    name: String,
    path: String,
    content: String,
}

impl Connect {
    pub(super) fn new(pipeline: &Pipeline, roles: &Roles, references: &References, address: &Address) -> Self {
        let mut depends = roles.brokers_healthy();
        depends.extend(roles.registry.as_ref().map(|_| Dependency::new("schema-registry", Condition::Healthy)));
        let files = (1..).zip(references.files()).map(|(number, (path, content))| File {
            name: format!("connect-secrets-{number}"),
            path: literal(path),
            content: quoted(&content),
        });
        Self {
            alias: alias("connect", &address.host),
            port: address.port,
            depends,
            environment: environment(pipeline, references, address),
            files: files.collect(),
        }
    }
}

/// Settings of the workers, in the spelling of Confluent's image: `CONNECT_`, upper case, `_` for a point.
fn environment(pipeline: &Pipeline, references: &References, address: &Address) -> Vec<Setting> {
    let workers = pipeline.workers();
    let factor = pipeline.kafka.replication_factor.to_string();
    let listener = format!("http://0.0.0.0:{}", address.port);
    let json = "org.apache.kafka.connect.json.JsonConverter";
    let exactly_once = if pipeline.cdc.exactly_once { "enabled" } else { "disabled" };
    let mut providers = Vec::new();
    let mut settings = vec![
        ("BOOTSTRAP_SERVERS", pipeline.kafka.bootstrap.as_str()),
        ("LISTENERS", &listener),
        ("REST_ADVERTISED_HOST_NAME", &address.host),
        ("GROUP_ID", &workers.group),
        ("CONFIG_STORAGE_TOPIC", &workers.config_topic),
        ("CONFIG_STORAGE_REPLICATION_FACTOR", &factor),
        ("OFFSET_STORAGE_TOPIC", &workers.offset_topic),
        ("OFFSET_STORAGE_REPLICATION_FACTOR", &factor),
        ("STATUS_STORAGE_TOPIC", &workers.status_topic),
        ("STATUS_STORAGE_REPLICATION_FACTOR", &factor),
        ("KEY_CONVERTER", json),
        ("KEY_CONVERTER_SCHEMAS_ENABLE", "false"),
        ("VALUE_CONVERTER", json),
        ("VALUE_CONVERTER_SCHEMAS_ENABLE", "false"),
        ("EXACTLY_ONCE_SOURCE_SUPPORT", exactly_once),
        ("TOPIC_CREATION_ENABLE", "true"),
        // The sinks read committed records only, which they set for their own consumers.
        ("CONNECTOR_CLIENT_CONFIG_OVERRIDE_POLICY", "All"),
        ("PLUGIN_PATH", "/usr/share/java,/usr/share/confluent-hub-components,/opt/datastack/plugins"),
        ("PLUGIN_DISCOVERY", "hybrid_warn"),
    ];
    let (pattern, paths) = (references.pattern(), references.paths());
    if !pattern.is_empty() {
        providers.push("env");
        settings.extend([
            ("CONFIG_PROVIDERS_ENV_CLASS", "org.apache.kafka.common.config.provider.EnvVarConfigProvider"),
            ("CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN", &pattern),
        ]);
    }
    if !paths.is_empty() {
        providers.push("file");
        settings.extend([
            ("CONFIG_PROVIDERS_FILE_CLASS", "org.apache.kafka.common.config.provider.FileConfigProvider"),
            ("CONFIG_PROVIDERS_FILE_PARAM_ALLOWED_PATHS", &paths),
        ]);
    }
    let providers = providers.join(",");
    if !providers.is_empty() {
        settings.push(("CONFIG_PROVIDERS", &providers));
    }
    let mut settings: Vec<Setting> =
        settings.into_iter().map(|(key, value)| Setting::new(&format!("CONNECT_{key}"), value)).collect();
    settings.push(Setting::new("KAFKA_HEAP_OPTS", "-Xms256m -Xmx2g"));
    settings.extend(references.variables().map(Setting::secret));
    settings
}
