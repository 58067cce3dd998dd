use crate::definition::{ArchiveKind, CatalogKind, HistoryKind};
use crate::name::{ConnectorName, GroupName, TopicName};
use crate::secret::Secret;

/// The object store.
#[derive(Debug, Clone)]
pub struct ObjectStore {
    /// URL of the S3 interface.
    pub endpoint: String,
    /// Region.
    pub region: String,
    /// Where the access key is read from.
    pub access_key: Secret,
    /// Where the secret key is read from.
    pub secret_key: Secret,
}

/// Where Iceberg keeps the list of its tables.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Kind.
    pub kind: CatalogKind,
    /// URI.
    pub uri: String,
}

/// The archive of all topics.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Which sink writes it.
    pub kind: ArchiveKind,
    /// Name of the sink connector.
    pub connector: ConnectorName,
    /// Bucket.
    pub bucket: String,
    /// Milliseconds between commits.
    pub commit_ms: u64,
    /// Catalog of the Iceberg tables.
    pub catalog: Catalog,
    /// Namespace of the Iceberg tables.
    pub namespace: String,
    /// Topic over which the Iceberg sink's tasks agree.
    pub control_topic: TopicName,
    /// Topic of records that the sink could not take.
    pub dead_letter_topic: TopicName,
    /// The sink's consumer group.
    pub group: GroupName,
    /// Further keys of the connector.
    pub extra: Vec<(String, String)>,
}

impl Archive {
    /// Whether the catalog asks for a user and a password: a relational database does, other than a file of SQLite.
    pub fn needs_catalog_login(&self) -> bool {
        let uri = &self.catalog.uri;
        let database = uri.starts_with("jdbc:") && !uri.starts_with("jdbc:sqlite:");
        self.kind == ArchiveKind::Iceberg && self.catalog.kind == CatalogKind::Jdbc && database
    }
}

/// The history made of the archive.
#[derive(Debug, Clone)]
pub struct History {
    /// What it holds, unless a table says otherwise.
    pub kind: HistoryKind,
    /// Bucket of the clean data.
    pub bucket: String,
    /// Minutes after midnight at which a day ends.
    pub cutoff_minutes: u16,
    /// Time zone of the cut-off.
    pub timezone: String,
    /// Seconds that the gate waits for the archive.
    pub late: u64,
}
