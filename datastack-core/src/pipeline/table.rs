use crate::definition::{HistoryKind, Pii};
use crate::journey::Journey;
use crate::mysql::ColumnSpec;
use crate::name::{ColumnName, GroupName, TableName};
use crate::topic::Topic;

/// A table on its whole way.
#[derive(Debug, Clone)]
pub struct Table {
    /// Name.
    pub name: TableName,
    /// What a row is.
    pub comment: Option<String>,
    /// Columns in the order in which they were written, those that stay in MySQL too.
    pub columns: Vec<Column>,
    /// Primary key, in its order.
    pub key: Vec<ColumnName>,
    /// Secondary and unique indexes in MySQL, by name.
    pub indexes: Vec<Index>,
    /// Foreign keys in MySQL.
    pub foreign_keys: Vec<ForeignKey>,
    /// Columns to which foreign keys, or rules for sample values, of any table point.
    pub referenced: Vec<ColumnName>,
    /// The data topic.
    pub topic: Topic,
    /// Counts the lives of the topic: raised when it is made anew or its partitions are raised.
    pub epoch: u16,
    /// Tables in ClickHouse.
    pub clickhouse: TableClickHouse,
    /// What the history holds; none if the table has none.
    pub history: Option<HistoryKind>,
    /// Whether the table's own transform leaves rows out of it.
    pub filtered: bool,
    /// Rows that the ingestor writes per run.
    pub rows: u32,
    /// Live insights.
    pub live: Vec<LiveView>,
}

impl Table {
    /// The columns that leave MySQL, each with its journey.
    pub fn carried(&self) -> impl Iterator<Item = (&Column, &Journey)> {
        self.columns.iter().filter_map(|column| column.journey.as_ref().map(|journey| (column, journey)))
    }

    /// The columns that had other names before.
    pub fn renamed(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.earlier.is_empty())
    }

    /// The columns of the key, each with its journey.
    pub fn key_columns(&self) -> impl Iterator<Item = (&Column, &Journey)> {
        self.key.iter().filter_map(|name| self.carried().find(|(column, _)| column.name == *name))
    }
}

/// A column on its way.
#[derive(Debug, Clone)]
pub struct Column {
    /// Name.
    pub name: ColumnName,
    /// Names that it had before, the newest first.
    pub earlier: Vec<ColumnName>,
    /// The definition, parsed.
    pub spec: ColumnSpec,
    /// Its hops; none if it stays in MySQL.
    pub journey: Option<Journey>,
    /// What happens to personal data in it.
    pub pii: Option<Pii>,
    /// Why it stays out, if it does.
    pub excluded: Option<String>,
    /// Pattern of the text as which it travels.
    pub readable: Option<String>,
    /// Whether a TINYINT travels as a truth value.
    pub boolean: bool,
    /// Why a loss is accepted.
    pub accepted_loss: Option<String>,
    /// True if it never changes.
    pub immutable: bool,
    /// How the ingestor makes values, where it is told.
    pub ingest: Option<IngestRule>,
    /// True if the table's own transform changes what the history shows of it.
    pub transformed: bool,
    /// Compression in ClickHouse.
    pub codec: Option<String>,
    /// Skip index in ClickHouse.
    pub skip_index: Option<String>,
}

/// How the ingestor makes values of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IngestRule {
    /// Any value of a range, both ends included, as numbers in text.
    Uniform {
        /// Smallest.
        low: String,
        /// Largest.
        high: String,
    },
    /// One of some labels, each as often as its weight says.
    Weights(Vec<(String, u32)>),
    /// A value that another table's column holds.
    ForeignKey {
        /// Table.
        table: String,
        /// Column.
        column: String,
    },
}

/// An index in MySQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Name.
    pub name: String,
    /// Columns.
    pub columns: Vec<ColumnName>,
    /// Whether it is unique.
    pub unique: bool,
}

/// A foreign key of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// Column.
    pub column: ColumnName,
    /// Table that it points to.
    pub table: TableName,
    /// Column that it points to.
    pub target: ColumnName,
}

/// What ClickHouse is told about a table.
#[derive(Debug, Clone)]
pub struct TableClickHouse {
    /// Sorting key: the columns of the key.
    pub order_by: Vec<ColumnName>,
    /// Partition expression.
    pub partition_by: Option<String>,
    /// TTL expression.
    pub ttl: Option<String>,
    /// Consumer group.
    pub group: GroupName,
}

/// A live insight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveView {
    /// Name of the view.
    pub name: TableName,
    /// What it answers.
    pub comment: Option<String>,
    /// How often it is computed; none if it is computed when it is read.
    pub refresh: Option<Refresh>,
    /// The SELECT, with names of tables filled in.
    pub sql: String,
}

/// Interval of a refreshable view, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refresh {
    /// Seconds.
    pub seconds: u64,
}

impl Refresh {
    /// The interval in ClickHouse's words, in the largest unit that fits.
    pub fn interval(self) -> String {
        let (number, unit) = match self.seconds {
            seconds if seconds % 86_400 == 0 => (seconds / 86_400, "DAY"),
            seconds if seconds % 3_600 == 0 => (seconds / 3_600, "HOUR"),
            seconds if seconds % 60 == 0 => (seconds / 60, "MINUTE"),
            seconds => (seconds, "SECOND"),
        };
        format!("{number} {unit}")
    }
}
