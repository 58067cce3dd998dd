use datastack_core::pipeline::Pipeline;
use serde::{Deserialize, Serialize};

/// A kind of artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ArtifactKind {
    Connectors,
    Topics,
    Schemas,
    Mysql,
    Clickhouse,
    Airflow,
    Spark,
    Ingestor,
    Compose,
    Docs,
    Rust,
}

impl ArtifactKind {
    /// The folder that `[outputs]` gives to this kind, relative to the output root.
    pub(crate) fn folder(self, _pipeline: &Pipeline) -> &str {
        match self {
            Self::Connectors => "connectors",
            Self::Topics => "topics",
            Self::Schemas => "schemas",
            Self::Mysql => "mysql",
            Self::Clickhouse => "clickhouse",
            Self::Airflow => "airflow",
            Self::Spark => "spark",
            Self::Ingestor => "ingestor",
            Self::Compose => "compose",
            Self::Docs => "docs",
            Self::Rust => "rust",
        }
    }
}
