//! The records that Debezium 3.5 writes for MySQL and MariaDB, as they enter the transforms [registered by the converter].

use super::{Field, Record, RecordKind, Schema, Semantic, Type, Value};

/// A table as its records name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Captured {
    /// The topic prefix.
    pub prefix: String,
    /// The topic of its records, before any transform.
    pub topic: String,
    /// What the names of its schemas begin with: the topic, adjusted to Avro if the connector does so.
    pub namespace: String,
    /// The connector's part in names of schemas: `mysql` or `mariadb`.
    pub connector: String,
    /// The columns of the records' keys.
    pub key: Vec<Field>,
    /// The columns.
    pub columns: Vec<Field>,
    /// Whether the schemas of the columns tell their types in the database (`column.propagate.source.type`).
    pub described: bool,
}

impl Captured {
    /// The record of a kind.
    pub fn record(&self, kind: RecordKind) -> Record {
        let (topic, key, value) = match kind {
            RecordKind::Row | RecordKind::Delete => (self.topic.clone(), self.key(), Some(self.envelope())),
            RecordKind::Tombstone => (self.topic.clone(), self.key(), None),
            RecordKind::Heartbeat => (
                format!("__debezium-heartbeat.{}", self.prefix),
                Some(common("ServerNameKey", vec![text("serverName")])),
                Some(common("Heartbeat", vec![long("ts_ms")])),
            ),
            RecordKind::SchemaChange => (self.prefix.clone(), Some(self.change_key()), Some(self.change())),
            RecordKind::Transaction => (
                format!("{}.transaction", self.prefix),
                Some(common("TransactionMetadataKey", vec![text("id")])),
                Some(transaction()),
            ),
        };
        let (null, described) = (kind == RecordKind::Tombstone, self.described);
        Record { kind, topic, key, value, headers: Vec::new(), null, described, stored: false }
    }

    /// The schema of a row.
    pub fn row(&self) -> Schema {
        Schema::record(format!("{}.Value", self.namespace), self.columns.clone())
    }

    fn key(&self) -> Option<Schema> {
        let name = format!("{}.Key", self.namespace);
        (!self.key.is_empty()).then(|| Schema::record(name, self.key.clone()))
    }

    fn envelope(&self) -> Schema {
        let fields = vec![
            Field::new("before", self.row().or_null()),
            Field::new("after", self.row().or_null()),
            Field::new("source", self.source()),
            Field::new("transaction", block().or_null()),
            text("op"),
            optional("ts_ms", Type::Int64),
            optional("ts_us", Type::Int64),
            optional("ts_ns", Type::Int64),
        ];
        named(format!("{}.Envelope", self.namespace), 2, fields)
    }

    fn own(&self, name: &str, fields: Vec<Field>) -> Schema {
        named(format!("io.debezium.connector.{}.{name}", self.connector), 1, fields)
    }

    fn source(&self) -> Schema {
        let allowed = "true,first,first_in_data_collection,last_in_data_collection,last,false,incremental".to_owned();
        let snapshot = Schema {
            default: Some(Value::Text("false".to_owned())),
            ..Schema::optional(Type::String).meaning(Semantic::Enum { allowed })
        };
        let fields = vec![
            text("version"),
            text("connector"),
            text("name"),
            long("ts_ms"),
            Field::new("snapshot", snapshot),
            text("db"),
            optional("sequence", Type::String),
            optional("ts_us", Type::Int64),
            optional("ts_ns", Type::Int64),
            optional("table", Type::String),
            long("server_id"),
            optional("gtid", Type::String),
            text("file"),
            long("pos"),
            Field::new("row", Schema::required(Type::Int32)),
            optional("thread", Type::Int64),
            optional("query", Type::String),
        ];
        self.own("Source", fields)
    }

    fn change_key(&self) -> Schema {
        self.own("SchemaChangeKey", vec![text("databaseName")])
    }

    fn change(&self) -> Schema {
        let fields = vec![
            Field::new("source", self.source()),
            long("ts_ms"),
            optional("databaseName", Type::String),
            optional("schemaName", Type::String),
            optional("ddl", Type::String),
            Field::new("tableChanges", list(table_change())),
        ];
        self.own("SchemaChangeValue", fields)
    }
}

fn table_change() -> Schema {
    let schema = |name: &str, fields| named(format!("io.debezium.connector.schema.{name}"), 1, fields);
    let texts = || list(Schema::required(Type::String)).or_null();
    let column = vec![
        text("name"),
        Field::new("jdbcType", Schema::required(Type::Int32)),
        optional("nativeType", Type::Int32),
        text("typeName"),
        optional("typeExpression", Type::String),
        optional("charsetName", Type::String),
        optional("length", Type::Int32),
        optional("scale", Type::Int32),
        Field::new("position", Schema::required(Type::Int32)),
        optional("optional", Type::Boolean),
        optional("autoIncremented", Type::Boolean),
        optional("generated", Type::Boolean),
        optional("comment", Type::String),
        optional("defaultValueExpression", Type::String),
        Field::new("enumValues", texts()),
    ];
    let table = vec![
        optional("defaultCharsetName", Type::String),
        Field::new("primaryKeyColumnNames", texts()),
        Field::new("columns", list(schema("Column", column))),
        optional("comment", Type::String),
    ];
    let change = vec![text("type"), text("id"), Field::new("table", schema("Table", table).or_null())];
    schema("Change", change)
}

fn block() -> Schema {
    named("event.block", 1, vec![text("id"), long("total_order"), long("data_collection_order")])
}

fn transaction() -> Schema {
    let collection = named("event.collection", 1, vec![text("data_collection"), long("event_count")]);
    let fields = vec![
        text("status"),
        text("id"),
        optional("event_count", Type::Int64),
        Field::new("data_collections", list(collection.or_null()).or_null()),
        long("ts_ms"),
    ];
    common("TransactionMetadataValue", fields)
}

fn common(name: &str, fields: Vec<Field>) -> Schema {
    named(format!("io.debezium.connector.common.{name}"), 1, fields)
}

fn named(name: impl Into<String>, version: i32, fields: Vec<Field>) -> Schema {
    Schema::required(Type::Struct(fields)).meaning(Semantic::versioned(name, version))
}

fn list(item: Schema) -> Schema {
    Schema::required(Type::Array(Box::new(item)))
}

fn text(name: &str) -> Field {
    Field::new(name, Schema::required(Type::String))
}

fn long(name: &str) -> Field {
    Field::new(name, Schema::required(Type::Int64))
}

fn optional(name: &str, physical: Type) -> Field {
    Field::new(name, Schema::optional(physical))
}
