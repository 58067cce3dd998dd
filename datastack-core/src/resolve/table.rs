use std::collections::BTreeMap;

use super::scope::Scope;
use super::{code, column, expression, kafka, key, live, renamed};
use crate::connect::transform::AddedField;
use crate::definition::{Definition, ProjectDefinition, TableDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::{ColumnName, DatabaseName, GroupName, ProjectName, TableName, TopicName, similar};
use crate::pipeline::{Cdc, Column, ForeignKey, Index, IngestRule, Kafka, Source, Table, TableClickHouse};
use crate::topic::{Purpose, Topic};

/// What the tables of a project share.
pub(super) struct Shared<'a> {
    pub(super) project: &'a ProjectDefinition,
    pub(super) name: &'a ProjectName,
    pub(super) mysql: &'a Source,
    pub(super) kafka: &'a Kafka,
    pub(super) cdc: &'a Cdc,
}

/// Names that the pipeline itself gives to columns of the target, the history and the clean data, and names that the
/// Kafka engine gives to what it knows of a record.
const OWN_COLUMNS: [&str; 19] = [
    "_deleted",
    "_version",
    "_op",
    "_source_ts",
    "_source_file",
    "_source_pos",
    "_source_row",
    "_partition",
    "_loaded_at",
    "_as_of",
    "_epoch",
    "_offset",
    "_topic",
    "_key",
    "_timestamp",
    "_timestamp_ms",
    "_headers",
    "_raw_message",
    "_error",
];

pub(super) fn resolve(scope: &Scope, shared: &Shared<'_>, name: &str, definition: &TableDefinition) -> Table {
    let root = DefinitionPath::table(name);
    let table_name = scope.name(&root, name, TableName::new, TableName::placeholder);
    if definition.columns.is_empty() {
        let message = format!("table `{name}` has no columns");
        let help = "add `[columns]`, one line a column, as SHOW CREATE TABLE prints them";
        scope.push(Diagnostic::error(code::EMPTY, root.clone(), message).help(help));
    }
    unknown_columns(scope, &root, definition);
    let columns: Vec<Column> = definition
        .columns
        .iter()
        .map(|(column, text)| column::resolve(scope, shared, &root, definition, column, text))
        .collect();
    own_names(scope, shared, &root, &columns);
    let key = key::key(scope, &root, name, definition, &columns);
    renamed::check(scope, &root, definition, &columns, &key);
    let topic = topic(scope, shared, &root, name, definition);
    let clickhouse = clickhouse(scope, shared, &root, name, definition, &columns, &key);
    let history = &definition.history;
    let history_kind =
        history.kind.or(shared.project.history.kind).unwrap_or(crate::definition::HistoryKind::DailyState);
    let default_rows = shared.project.ingest.rows.unwrap_or(100);
    Table {
        rows: scope.number(&root.key("rows"), definition.rows, default_rows, 1..=1_000_000),
        name: table_name,
        comment: definition.comment.clone(),
        indexes: indexes(scope, &root, definition),
        foreign_keys: foreign_keys(scope, &root, definition),
        referenced: Vec::new(),
        topic,
        epoch: scope.number(&root.keys("topic.epoch"), definition.topic.epoch.map(u32::from), 1, 1..=65_535) as u16,
        clickhouse,
        history: history.enabled.unwrap_or(true).then_some(history_kind),
        filtered: history.filtered,
        live: Vec::new(),
        columns,
        key,
    }
}

/// What can only be checked when all tables are known.
pub(super) fn across(scope: &Scope, definition: &Definition, database: &DatabaseName, tables: &mut [Table]) {
    if tables.is_empty() {
        let message = "the project has no tables";
        let help = "add `tables/<name>.toml` with `key` and `[columns]`";
        scope.push(Diagnostic::error(code::EMPTY, DefinitionPath::project().key("name"), message).help(help));
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for table in tables.iter() {
        for object in object_names(table.name.as_str()) {
            if let Some(other) = names.insert(object.to_lowercase(), table.name.to_string()) {
                let path = DefinitionPath::table(table.name.as_str());
                let message = format!("`{object}` in ClickHouse would belong to tables `{other}` and `{}`", table.name);
                scope.push(
                    Diagnostic::error(code::COLLISION, path, message)
                        .and(DefinitionPath::table(&other), "the other table")
                        .help("rename one of them, or leave one out with `[exclude]`"),
                );
            }
        }
    }
    references(scope, definition, tables);
    referenced(tables);
    live::resolve(scope, definition, database, tables, &names);
}

/// Objects in ClickHouse that a table brings along.
fn object_names(table: &str) -> [String; 8] {
    ["", "__rows", "__events", "__events_to_rows", "__events_to_dead", "__queue", "__queue_to_events", "__history"]
        .map(|suffix| format!("{table}{suffix}"))
}

fn references(scope: &Scope, definition: &Definition, tables: &[Table]) {
    let exists = |table: &str, column: &str| {
        tables.iter().any(|known| {
            known.name.as_str() == table && known.columns.iter().any(|known| known.name.as_str() == column)
        })
    };
    for (name, table) in &definition.tables {
        let root = DefinitionPath::table(name);
        for (column, target) in &table.foreign_keys {
            let known = target.split_once('.').is_some_and(|(table, column)| exists(table, column));
            if !known {
                let message = format!("column `{column}` points to `{target}`, which does not exist");
                let help = "write `table.column` of a table of this project";
                let path = root.key("foreign_keys").key(column);
                scope.push(Diagnostic::error(code::FOREIGN_KEY, path, message).help(help));
            }
        }
        for (column, rule) in &table.ingest {
            let Some(target) = rule.trim().strip_prefix("fk(").and_then(|rest| rest.strip_suffix(')')) else {
                continue;
            };
            if !target.trim().split_once('.').is_some_and(|(table, column)| exists(table, column)) {
                let message = format!("values of `{column}` come from `{}`, which does not exist", target.trim());
                let path = root.key("ingest").key(column);
                scope.push(Diagnostic::error(code::INGEST, path, message).help("write `fk(table.column)`"));
            }
        }
    }
}

/// Notes at each table which of its columns others, or its own rows, point to.
fn referenced(tables: &mut [Table]) {
    let mut pointed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for table in tables.iter() {
        let keys = table.foreign_keys.iter().map(|key| (key.table.to_string(), key.target.to_string()));
        let rules = table.columns.iter().filter_map(|column| match &column.ingest {
            Some(IngestRule::ForeignKey { table, column }) => Some((table.clone(), column.clone())),
            Some(IngestRule::Uniform { .. } | IngestRule::Weights(_)) | None => None,
        });
        for (table, column) in keys.chain(rules) {
            pointed.entry(table).or_default().push(column);
        }
    }
    for table in tables {
        let Some(names) = pointed.get(table.name.as_str()) else { continue };
        let columns = table.columns.iter().map(|column| &column.name);
        table.referenced = columns.filter(|name| names.iter().any(|other| other == name.as_str())).cloned().collect();
    }
}

/// Reports each section that names a column which is not there.
fn unknown_columns(scope: &Scope, root: &DefinitionPath, table: &TableDefinition) {
    let keyed: [(&str, Vec<&String>); 9] = [
        ("pii", table.pii.keys().collect()),
        ("renamed", table.renamed.keys().collect()),
        ("readable", table.readable.keys().collect()),
        ("loss", table.loss.keys().collect()),
        ("exclude", table.exclude.keys().collect()),
        ("ingest", table.ingest.keys().collect()),
        ("foreign_keys", table.foreign_keys.keys().collect()),
        ("clickhouse.codec", table.clickhouse.codec.keys().collect()),
        ("clickhouse.skip_indexes", table.clickhouse.skip_indexes.keys().collect()),
    ];
    for (section, names) in keyed {
        for name in names {
            let path = root.keys(section).key(name);
            known_column(scope, path, true, table, name);
        }
    }
    let listed = [
        ("key", &table.key),
        ("immutable", &table.immutable),
        ("booleans", &table.booleans),
        ("clickhouse.order_by", &table.clickhouse.order_by),
        ("history.transformed", &table.history.transformed),
    ];
    for (section, names) in listed {
        for (index, name) in names.iter().enumerate() {
            known_column(scope, root.keys(section).index(index), false, table, name);
        }
    }
}

fn known_column(scope: &Scope, path: DefinitionPath, key: bool, table: &TableDefinition, name: &str) {
    if table.columns.get(name).is_some() {
        return;
    }
    let finding = Diagnostic::error(code::UNKNOWN_COLUMN, path, format!("there is no column `{name}`"));
    let finding = if key { finding.at_key() } else { finding };
    let help = match similar(name, table.columns.iter().map(|(column, _)| column)) {
        Some(column) => format!("did you mean `{column}`?"),
        None => "name a column of `[columns]`".to_owned(),
    };
    scope.push(finding.help(help));
}

/// Names of the pipeline's own columns are taken, and ClickHouse tells `a` from `A` where MySQL does not. A name that a
/// column had before is a column of the queue.
fn own_names(scope: &Scope, shared: &Shared<'_>, root: &DefinitionPath, columns: &[Column]) {
    let added: Vec<String> = shared.cdc.added_fields.iter().map(AddedField::name).collect();
    let mut seen: BTreeMap<String, (DefinitionPath, &str)> = BTreeMap::new();
    let place = |path: &DefinitionPath, message: String, key: bool| {
        let finding = Diagnostic::error(code::COLLISION, path.clone(), message);
        if key { finding.at_key() } else { finding }
    };
    let now = columns.iter().map(|column| (root.key("columns").key(column.name.as_str()), column.name.as_str(), true));
    let before = columns.iter().flat_map(|column| {
        let path = root.key("renamed").key(column.name.as_str());
        column.earlier.iter().enumerate().map(move |(at, name)| (path.index(at), name.as_str(), false))
    });
    for (path, name, key) in now.chain(before) {
        if OWN_COLUMNS.contains(&name)
            || name.starts_with("__")
            || name.starts_with("_kafka_")
            || added.iter().any(|own| own == name)
        {
            let message = format!("column `{name}` has a name of the pipeline's own columns");
            let help = "rename it, or leave it out with `[exclude]`";
            scope.push(place(&path, message, key).help(help));
        }
        if let Some((other, known)) = seen.insert(name.to_lowercase(), (path.clone(), name)) {
            let message = format!("columns `{known}` and `{name}` are one column in MySQL");
            scope.push(place(&path, message, key).and(other, "the other").help("delete one of them"));
        }
    }
}

fn topic(scope: &Scope, shared: &Shared<'_>, root: &DefinitionPath, name: &str, definition: &TableDefinition) -> Topic {
    let text = format!("{}.{}.{name}", shared.cdc.prefix, shared.mysql.database);
    let topic = root.key("topic");
    let retention = topic.key("retention");
    let partitions = topic.key("partitions");
    Topic {
        name: scope.name(root, &text, TopicName::new, TopicName::placeholder),
        purpose: Purpose::Data,
        partitions: scope.number(&partitions, definition.topic.partitions, shared.kafka.partitions, 1..=10_000),
        replication_factor: shared.kafka.replication_factor,
        min_insync_replicas: shared.kafka.min_insync_replicas,
        retention: kafka::retention(scope, &retention, definition.topic.retention.as_ref(), shared.kafka.retention),
    }
}

fn clickhouse(
    scope: &Scope,
    shared: &Shared<'_>,
    root: &DefinitionPath,
    name: &str,
    definition: &TableDefinition,
    columns: &[Column],
    key: &[ColumnName],
) -> TableClickHouse {
    let section = root.key("clickhouse");
    let stated = &definition.clickhouse;
    let mut order_by: Vec<ColumnName> =
        stated.order_by.iter().filter_map(|column| ColumnName::new(column).ok()).collect();
    if order_by.is_empty() {
        order_by = key.to_vec();
    } else if order_by.len() != key.len() || !key.iter().all(|column| order_by.contains(column)) {
        let message = "the sorting key is not made of the key's columns: ReplacingMergeTree joins rows by it";
        scope.push(
            Diagnostic::error(code::SORTING_KEY, section.key("order_by"), message)
                .and(root.key("key"), "the key")
                .help("list exactly the columns of `key`, in any order; a skip index serves other columns"),
        );
    }
    for (setting, text) in [("partition_by", &stated.partition_by), ("ttl", &stated.ttl)] {
        if let Some(text) = text {
            expression::immutable(scope, &section.key(setting), root, text, columns, key);
        }
    }
    for (setting, map) in [("codec", &stated.codec), ("skip_indexes", &stated.skip_indexes)] {
        for (column, text) in map {
            expression::fragment(scope, &section.key(setting).key(column), text);
        }
    }
    let stem = shared.project.clickhouse.group.clone().unwrap_or_else(|| format!("{}.clickhouse", shared.name));
    let group = stated.group.clone().unwrap_or_else(|| format!("{stem}.{name}"));
    TableClickHouse {
        order_by,
        partition_by: stated.partition_by.clone(),
        ttl: stated.ttl.clone(),
        group: scope.name(&section.key("group"), &group, GroupName::new, GroupName::placeholder),
    }
}

fn indexes(scope: &Scope, root: &DefinitionPath, definition: &TableDefinition) -> Vec<Index> {
    let all = [("indexes", &definition.indexes, false), ("unique", &definition.unique, true)];
    let mut indexes = Vec::new();
    for (section, map, unique) in all {
        for (name, columns) in map {
            let path = root.key(section).key(name);
            index_name(scope, &path, name);
            for (position, column) in columns.iter().enumerate() {
                known_column(scope, path.index(position), false, definition, column);
            }
            let columns: Vec<ColumnName> = columns.iter().filter_map(|column| ColumnName::new(column).ok()).collect();
            if columns.is_empty() {
                let message = format!("index `{name}` has no columns");
                scope.push(Diagnostic::error(code::EMPTY, path, message).help("list its columns"));
            }
            indexes.push(Index { name: name.clone(), columns, unique });
        }
    }
    indexes
}

/// MySQL's law for names of indexes, which MariaDB shares: 64 characters, and none that only a primary key has.
fn index_name(scope: &Scope, path: &DefinitionPath, name: &str) {
    let fault = match name {
        "" => "it has no character",
        _ if name.chars().count() > 64 => "it is longer than 64 characters",
        _ if name.ends_with(' ') => "it ends in a blank",
        _ if name.eq_ignore_ascii_case("primary") => "only the primary key has that name",
        _ => return,
    };
    let message = format!("`{name}` cannot be an index: {fault}");
    scope.push(Diagnostic::error(code::NAME, path.clone(), message).at_key().help("choose another name"));
}

fn foreign_keys(scope: &Scope, root: &DefinitionPath, definition: &TableDefinition) -> Vec<ForeignKey> {
    let keys = definition.foreign_keys.iter();
    keys.filter_map(|(column, target)| {
        let path = root.key("foreign_keys").key(column);
        let (table, target) = target.split_once('.')?;
        Some(ForeignKey {
            column: scope.name(&path, column, ColumnName::new, ColumnName::placeholder),
            table: scope.name(&path, table, TableName::new, TableName::placeholder),
            target: scope.name(&path, target, ColumnName::new, ColumnName::placeholder),
        })
    })
    .collect()
}
