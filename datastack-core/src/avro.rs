//! Connect schema to Avro, as Confluent's AvroConverter registers it.
//!
//! Order of attributes and the place of defaults were read from what 7.0.1 registered for every common type.

use serde_json::{Map, Value as Json, json};

use crate::connect::{Field, RecordSchema, Schema, Semantic, Type, Value};

/// The schema of a record, registered under `<topic>-value`. With `metadata`, Connect's own attributes stand in it
/// (`connect.meta.data`).
pub fn record(schema: &RecordSchema, metadata: bool) -> Json {
    let (namespace, name) = schema.name.rsplit_once('.').unwrap_or(("", &schema.name));
    let fields: Vec<Json> = schema.fields.iter().map(|each| field(each, metadata)).collect();
    let mut record = json!({ "type": "record", "name": name, "namespace": namespace, "fields": fields });
    if let (Json::Object(record), true) = (&mut record, metadata) {
        record.insert("connect.name".to_owned(), json!(schema.name));
    }
    record
}

/// The schema of one field of a record.
pub(crate) fn field(field: &Field, metadata: bool) -> Json {
    let Field { name, schema } = field;
    let base = base(schema, metadata);
    match (&schema.default, schema.optional) {
        (None, false) => json!({ "name": name, "type": base }),
        (None, true) => json!({ "name": name, "type": ["null", base], "default": null }),
        (Some(value), false) => json!({ "name": name, "type": base, "default": default(value) }),
        // Avro wants the branch of the default first.
        (Some(value), true) => json!({ "name": name, "type": [base, "null"], "default": default(value) }),
    }
}

fn base(schema: &Schema, metadata: bool) -> Json {
    let primitive = match schema.physical {
        Type::Int16 | Type::Int32 => "int",
        Type::Int64 => "long",
        Type::Float32 => "float",
        Type::Float64 => "double",
        Type::Boolean => "boolean",
        Type::String => "string",
        Type::Bytes => "bytes",
    };
    let mut attributes = Map::new();
    if let Some(Semantic::Decimal { precision, scale }) = &schema.semantic {
        attributes.insert("scale".to_owned(), json!(scale));
        attributes.insert("precision".to_owned(), json!(precision));
    }
    if metadata {
        attributes.extend(connect_attributes(schema));
    }
    if let Some(logical) = schema.semantic.as_ref().and_then(logical_type) {
        attributes.insert("logicalType".to_owned(), json!(logical));
    }
    if metadata && schema.physical == Type::Int16 {
        attributes.insert("connect.type".to_owned(), json!("int16"));
    }
    if attributes.is_empty() {
        return json!(primitive);
    }
    let mut object = Map::from_iter([("type".to_owned(), json!(primitive))]);
    object.extend(attributes);
    Json::Object(object)
}

fn connect_attributes(schema: &Schema) -> Map<String, Json> {
    let mut attributes = Map::new();
    if schema.semantic.is_some() {
        attributes.insert("connect.version".to_owned(), json!(1));
    }
    let parameters = parameters(schema);
    if !parameters.is_empty() {
        attributes.insert("connect.parameters".to_owned(), Json::Object(parameters));
    }
    if let Some(value) = &schema.default {
        attributes.insert("connect.default".to_owned(), default(value));
    }
    if let Some(semantic) = &schema.semantic {
        attributes.insert("connect.name".to_owned(), json!(semantic.name()));
    }
    attributes
}

fn parameters(schema: &Schema) -> Map<String, Json> {
    let own = schema.semantic.iter().flat_map(Semantic::parameters);
    let masked = schema.masked.then(|| ("masked", "true".to_owned()));
    own.chain(masked).map(|(key, value)| (key.to_owned(), json!(value))).collect()
}

/// The converter adds a logical type for Connect's own meanings only.
fn logical_type(semantic: &Semantic) -> Option<&'static str> {
    match semantic {
        Semantic::Decimal { .. } => Some("decimal"),
        Semantic::ConnectDate => Some("date"),
        Semantic::ConnectTime => Some("time-millis"),
        Semantic::ConnectTimestamp => Some("timestamp-millis"),
        _ => None,
    }
}

/// A default as a schema states it.
pub(crate) fn default(value: &Value) -> Json {
    match value {
        Value::Integer(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Boolean(flag) => json!(flag),
        Value::Text(text) => json!(text),
        // Avro writes bytes as text, one character for each byte.
        Value::Bytes(bytes) => json!(bytes.iter().map(|byte| char::from(*byte)).collect::<String>()),
    }
}
