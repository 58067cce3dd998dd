use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::project::is_default;
use super::{Columns, HistoryKind};

/// `tables/<name>.toml`: one table. The file's name is the table's.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableDefinition {
    /// The columns of the primary key, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    /// What a row is, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Columns that never change after the insert. A promise; needed before a column may partition anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub immutable: Vec<String>,
    /// Rows that the ingestor writes per run; default the project's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// Columns with their MySQL definitions, as SHOW CREATE TABLE prints them.
    #[serde(default, skip_serializing_if = "Columns::is_empty")]
    pub columns: Columns,
    /// Secondary indexes in MySQL: name and columns.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub indexes: BTreeMap<String, Vec<String>>,
    /// Unique indexes in MySQL: name and columns.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unique: BTreeMap<String, Vec<String>>,
    /// Foreign keys: column and `table.column`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub foreign_keys: BTreeMap<String, String>,
    /// Columns that stay out of the pipeline, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exclude: BTreeMap<String, String>,
    /// Personal data by column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pii: BTreeMap<String, Pii>,
    /// Date columns that travel as text, with the pattern of Java's SimpleDateFormat.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub readable: BTreeMap<String, String>,
    /// TINYINT columns that travel as truth values, through Debezium's TinyIntOneToBooleanConverter. Of other values than
    /// 0 and 1, those above 0 become true and the others false: a `check (c in (0, 1))` at the column keeps them out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub booleans: Vec<String>,
    /// Names that a column had before, the newest first: `quantity = ["qty"]`. Records, archived rows and clean data under
    /// such a name are read as the column's, and `plan` renames where a table still has it. Let it stand as long as the
    /// archive is kept.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub renamed: BTreeMap<String, Vec<String>>,
    /// Losses that are accepted, by column, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub loss: BTreeMap<String, String>,
    /// Findings that are accepted for this table: code and reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accept: BTreeMap<String, String>,
    /// The data topic.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topic: TableTopicDefinition,
    /// The tables in ClickHouse.
    #[serde(default, skip_serializing_if = "is_default")]
    pub clickhouse: TableClickHouseDefinition,
    /// The history of this table.
    #[serde(default, skip_serializing_if = "is_default")]
    pub history: TableHistoryDefinition,
    /// How the ingestor makes values, by column: `uniform(5, 900)`, `weights(new=5, paid=3)`,
    /// `fk(customers.customer_id)`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ingest: BTreeMap<String, String>,
    /// Live insights over the current state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub live: Vec<LiveDefinition>,
}

/// `[topic]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableTopicDefinition {
    /// Partitions; default the project's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partitions: Option<u32>,
    /// How long records are kept; default the project's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention: Option<String>,
    /// Counts the lives of the topic, default 1. Raise it when the topic is made anew or gets more partitions: offsets
    /// start again then, and without a higher epoch newer rows would lose against older ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<u16>,
}

/// `[clickhouse]` of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableClickHouseDefinition {
    /// Sorting key: the columns of the key in any order; default the key as it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order_by: Vec<String>,
    /// Partition expression over immutable columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition_by: Option<String>,
    /// TTL expression over immutable columns, for example `created_at + INTERVAL 2 YEAR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl: Option<String>,
    /// Skip indexes by column, for example `customer_id = "bloom_filter(0.01)"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skip_indexes: BTreeMap<String, String>,
    /// Compression codecs by column, for example `created_at = "Delta, ZSTD"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codec: BTreeMap<String, String>,
    /// The consumer group, where it exists already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// `[history]` of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableHistoryDefinition {
    /// False leaves the table out of the history, default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// What the history holds; default the project's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<HistoryKind>,
    /// Columns that `transforms/<table>.py` changes, so that `verify` does not compare them with the current state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transformed: Vec<String>,
    /// True if `transforms/<table>.py` leaves rows out, so that `verify` does not miss them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub filtered: bool,
}

/// What happens to personal data in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Pii {
    /// The column never leaves MySQL.
    Drop,
    /// Replaced by its salted SHA-256, so that equal values stay equal.
    Hash,
    /// Replaced by asterisks.
    Mask,
    /// Kept, and marked in the docs.
    Keep,
}

/// `[[live]]`: a question that is answered from the current state.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiveDefinition {
    /// Name of the view.
    pub name: String,
    /// What it answers, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Interval of a refreshable view, for example `1m`; without it the view is computed when it is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh: Option<String>,
    /// A SELECT in ClickHouse's SQL, with `{table}` for the current state of a table.
    pub sql: String,
}
