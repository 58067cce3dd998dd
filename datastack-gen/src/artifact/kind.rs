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
    pub(crate) fn folder(self, pipeline: &Pipeline) -> &str {
        let outputs = &pipeline.outputs;
        match self {
            Self::Connectors => &outputs.connectors,
            Self::Topics => &outputs.topics,
            Self::Schemas => &outputs.schemas,
            Self::Mysql => &outputs.mysql,
            Self::Clickhouse => &outputs.clickhouse,
            Self::Airflow => &outputs.airflow,
            Self::Spark => &outputs.spark,
            Self::Ingestor => &outputs.ingestor,
            Self::Compose => &outputs.compose,
            Self::Docs => &outputs.docs,
            Self::Rust => &outputs.rust,
        }
    }
}
