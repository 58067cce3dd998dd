//! Secrets: references that can be rendered, never values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a secret is read from when the pipeline runs. The value itself has no place in this type, so no artifact,
/// message or log can hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Secret {
    /// An environment variable of the process that uses it, for example `{ env = "CDC_PASSWORD" }`.
    Env(String),
    /// A key of a properties file on the Connect worker, for example
    /// `{ file = { path = "/run/secrets/cdc.properties", key = "password" } }`.
    File(SecretFile),
}

/// A key of a properties file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecretFile {
    /// Absolute path on the worker.
    pub path: String,
    /// The property that holds the secret.
    pub key: String,
}

impl Secret {
    /// The reference that a Kafka Connect worker resolves through its config providers (KIP-297, KIP-887).
    pub fn provider_reference(&self) -> String {
        match self {
            Self::Env(variable) => format!("${{env:{variable}}}"),
            Self::File(SecretFile { path, key }) => format!("${{file:{path}:{key}}}"),
        }
    }

    /// The environment variable under which scripts, Compose and Airflow find the secret. A file reference has none
    /// of its own, so it gets one made of its key.
    pub fn variable(&self) -> String {
        match self {
            Self::Env(variable) => variable.clone(),
            Self::File(file) => {
                file.key.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect()
            }
        }
    }
}

/// Whether a connector's key holds a secret, going by its name.
pub fn is_secret_key(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    ["password", "secret", "token", "jaas.config"].iter().any(|word| lower.ends_with(word))
}
