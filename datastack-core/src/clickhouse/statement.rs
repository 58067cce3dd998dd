//! Statements as values, and their one printer.

use std::fmt;

use super::{DataType, identifier, string};

/// Name of a database object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectName {
    /// Database.
    pub database: String,
    /// Table or view.
    pub name: String,
}

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", identifier(&self.database), identifier(&self.name))
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name.
    pub name: String,
    /// Type.
    pub data_type: DataType,
    /// `DEFAULT` expression.
    pub default: Option<String>,
    /// `CODEC(...)` arguments.
    pub codec: Option<String>,
    /// `COMMENT`.
    pub comment: Option<String>,
}

impl Column {
    /// A column with a name and a type.
    pub fn new(name: impl Into<String>, data_type: DataType) -> Self {
        Self { name: name.into(), data_type, default: None, codec: None, comment: None }
    }
}

/// A skip index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkipIndex {
    /// Name.
    pub name: String,
    /// Indexed expression.
    pub expression: String,
    /// Type with its arguments.
    pub kind: String,
}

/// A table engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// `ReplacingMergeTree(version[, is_deleted])`.
    Replacing {
        /// Arguments.
        arguments: Vec<String>,
    },
    /// `MergeTree`.
    MergeTree,
    /// `Kafka(collection)`.
    Kafka {
        /// Named collection with broker list and credentials.
        collection: String,
    },
    /// `Null`: keeps nothing, feeds views.
    Null,
}

/// `CREATE TABLE IF NOT EXISTS`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTable {
    /// Name.
    pub name: ObjectName,
    /// Cluster for `ON CLUSTER`; merge trees are then replicated.
    pub cluster: Option<String>,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Skip indexes.
    pub indexes: Vec<SkipIndex>,
    /// Engine.
    pub engine: Engine,
    /// `PARTITION BY` expression.
    pub partition_by: Option<String>,
    /// `ORDER BY` expressions.
    pub order_by: Vec<String>,
    /// `TTL` expression.
    pub ttl: Option<String>,
    /// `SETTINGS`, values as they stand in SQL.
    pub settings: Vec<(String, String)>,
    /// `COMMENT`.
    pub comment: Option<String>,
}

/// An item of a SELECT list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Expression.
    pub expression: String,
    /// Alias; none where the expression is the column's own name.
    pub alias: Option<String>,
}

/// A SELECT over one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// List.
    pub items: Vec<Item>,
    /// `FROM`, with alias or FINAL.
    pub from: String,
    /// Conditions, and how they are joined.
    pub conditions: Vec<String>,
    /// `AND` or `OR`.
    pub joined_by: &'static str,
}

/// Which view a statement creates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewKind {
    /// `CREATE VIEW ... SQL SECURITY DEFINER`, computed when it is read: its readers need no right on what it reads.
    Plain,
    /// `CREATE MATERIALIZED VIEW ... TO target`, run for each inserted block.
    Incremental {
        /// Where the rows go.
        target: ObjectName,
    },
    /// `CREATE MATERIALIZED VIEW ... REFRESH EVERY interval`, replaced as a whole.
    Refreshable {
        /// For example `1 MINUTE`.
        interval: String,
        /// `ORDER BY` of its own table.
        order_by: String,
    },
}

/// `CREATE VIEW` and its kin; the body is SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateView {
    /// Name.
    pub name: ObjectName,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
    /// Kind.
    pub kind: ViewKind,
    /// The SELECT.
    pub body: String,
    /// `COMMENT`.
    pub comment: Option<String>,
}

/// `CREATE DATABASE IF NOT EXISTS`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateDatabase {
    /// Name.
    pub name: String,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
}

impl fmt::Display for CreateDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cluster = on_cluster(self.cluster.as_deref());
        writeln!(f, "CREATE DATABASE IF NOT EXISTS {}{cluster}\nENGINE = Atomic;", identifier(&self.name))
    }
}

/// What an object is to `DROP`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropKind {
    /// A table.
    Table,
    /// A view of any kind.
    View,
}

/// `DROP ... IF EXISTS ... SYNC`, which returns when the object is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropObject {
    /// Kind.
    pub kind: DropKind,
    /// Name.
    pub name: ObjectName,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
}

impl fmt::Display for DropObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            DropKind::Table => "TABLE",
            DropKind::View => "VIEW",
        };
        writeln!(f, "DROP {kind} IF EXISTS {}{} SYNC;", self.name, on_cluster(self.cluster.as_deref()))
    }
}

pub(super) fn on_cluster(cluster: Option<&str>) -> String {
    cluster.map(|name| format!(" ON CLUSTER {}", identifier(name))).unwrap_or_default()
}

impl fmt::Display for CreateTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, cluster, columns, indexes, engine, partition_by, order_by, ttl, settings, comment } = self;
        writeln!(f, "CREATE TABLE IF NOT EXISTS {name}{}\n(", on_cluster(cluster.as_deref()))?;
        let mut lines: Vec<String> = columns.iter().map(column_line).collect();
        lines.extend(
            indexes
                .iter()
                .map(|index| format!("    INDEX {} {} TYPE {}", identifier(&index.name), index.expression, index.kind)),
        );
        writeln!(f, "{}\n)", lines.join(",\n"))?;
        write!(f, "ENGINE = {}", engine_text(engine, cluster.is_some()))?;
        if let Some(expression) = partition_by {
            write!(f, "\nPARTITION BY {expression}")?;
        }
        match order_by.as_slice() {
            [] => {}
            [one] => write!(f, "\nORDER BY {one}")?,
            many => write!(f, "\nORDER BY ({})", many.join(", "))?,
        }
        if let Some(expression) = ttl {
            write!(f, "\nTTL {expression}")?;
        }
        if !settings.is_empty() {
            let lines: Vec<_> = settings.iter().map(|(key, value)| format!("    {key} = {value}")).collect();
            write!(f, "\nSETTINGS\n{}", lines.join(",\n"))?;
        }
        if let Some(comment) = comment {
            write!(f, "\nCOMMENT {}", string(comment))?;
        }
        f.write_str(";\n")
    }
}

fn column_line(column: &Column) -> String {
    let mut line = format!("    {} {}", identifier(&column.name), column.data_type);
    if let Some(expression) = &column.default {
        line += &format!(" DEFAULT {expression}");
    }
    if let Some(comment) = &column.comment {
        line += &format!(" COMMENT {}", string(comment));
    }
    if let Some(codec) = &column.codec {
        line += &format!(" CODEC({codec})");
    }
    line
}

fn engine_text(engine: &Engine, replicated: bool) -> String {
    let prefix = if replicated { "Replicated" } else { "" };
    match engine {
        Engine::Replacing { arguments } if arguments.is_empty() => format!("{prefix}ReplacingMergeTree"),
        Engine::Replacing { arguments } => format!("{prefix}ReplacingMergeTree({})", arguments.join(", ")),
        Engine::MergeTree => format!("{prefix}MergeTree"),
        Engine::Kafka { collection } => format!("Kafka({})", identifier(collection)),
        Engine::Null => "Null".to_owned(),
    }
}

impl fmt::Display for Select {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: Vec<String> = self
            .items
            .iter()
            .map(|item| match &item.alias {
                Some(alias) => format!("    {} AS {}", item.expression, identifier(alias)),
                None => format!("    {}", item.expression),
            })
            .collect();
        write!(f, "SELECT\n{}\nFROM {}", items.join(",\n"), self.from)?;
        if !self.conditions.is_empty() {
            let between = format!("\n    {} ", self.joined_by);
            write!(f, "\nWHERE {}", self.conditions.join(&between))?;
        }
        Ok(())
    }
}

impl fmt::Display for CreateView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cluster = on_cluster(self.cluster.as_deref());
        match &self.kind {
            ViewKind::Plain => write!(
                f,
                "CREATE VIEW IF NOT EXISTS {}{cluster}\nDEFINER = CURRENT_USER SQL SECURITY DEFINER",
                self.name
            )?,
            ViewKind::Incremental { target } => {
                write!(f, "CREATE MATERIALIZED VIEW IF NOT EXISTS {}{cluster}\nTO {target}", self.name)?;
            }
            ViewKind::Refreshable { interval, order_by } => {
                // Never replicated: each replica refreshes for itself, and ClickHouse refuses the mixture.
                write!(
                    f,
                    "CREATE MATERIALIZED VIEW IF NOT EXISTS {}{cluster}\nREFRESH EVERY {interval}\n\
                     ENGINE = MergeTree\nORDER BY {order_by}",
                    self.name
                )?;
            }
        }
        write!(f, "\nAS {}", self.body)?;
        if let Some(comment) = &self.comment {
            write!(f, "\nCOMMENT {}", string(comment))?;
        }
        f.write_str(";\n")
    }
}
