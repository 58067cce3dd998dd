//! Connect schema to Avro, as Confluent's AvroConverter registers it.
//!
//! Order of attributes and the place of defaults were read from what 7.0.1 registered for every common type.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::connect::{Field, Schema, Semantic, Type, Value};

/// The schema of a value or key, registered under `<topic>-value` or `<topic>-key`. With `metadata`, Connect's own
/// attributes stand in it (`connect.meta.data`).
pub fn schema(schema: &Schema, metadata: bool) -> Json {
    Writer::new(metadata).nullable(schema, "")
}

/// Why the converter or the registry refuses a schema, if one does.
pub fn fault(schema: &Schema) -> Option<String> {
    let mut writer = Writer::new(false);
    writer.nullable(schema, "");
    writer.fault
}

/// What the converter registers for a value that has no schema.
pub fn anything() -> Json {
    let null_or = |name: &str, branch: Json| json!({ "name": name, "type": ["null", branch], "default": null });
    let mut fields: Vec<Json> = ["boolean", "bytes", "double", "float", "int", "long", "string"]
        .into_iter()
        .map(|name| null_or(name, json!(name)))
        .collect();
    fields.push(null_or("array", json!({ "type": "array", "items": "Anything" })));
    let entry = json!({
        "type": "record",
        "name": "MapEntry",
        "fields": [{ "name": "key", "type": "Anything" }, { "name": "value", "type": "Anything" }],
    });
    fields.push(null_or("map", json!({ "type": "array", "items": entry })));
    json!({ "type": "record", "name": "Anything", "namespace": UNNAMED.0, "fields": fields })
}

/// The schema of one field of a record.
pub(crate) fn field(field: &Field, metadata: bool) -> Json {
    Writer::new(metadata).field(field, "")
}

/// Structs without a name get this one, each further one with its number.
const UNNAMED: (&str, &str) = ("io.confluent.connect.avro", "ConnectDefault");

/// Writes schemas as Avro's own library does: a record is spelled out where it first stands and named after that, and a
/// namespace that the record around has is left out.
struct Writer {
    metadata: bool,
    /// Records by full name.
    records: BTreeMap<String, Json>,
    unnamed: u32,
    fault: Option<String>,
}

impl Writer {
    fn new(metadata: bool) -> Self {
        Self { metadata, records: BTreeMap::new(), unnamed: 0, fault: None }
    }

    fn refuse(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    fn field(&mut self, field: &Field, space: &str) -> Json {
        let Field { name, schema } = field;
        if !is_name(name) {
            self.refuse(format!("`{name}` is no name that Avro takes for a field"));
        }
        let written = self.nullable(schema, space);
        match (&schema.default, schema.optional) {
            (None, false) => json!({ "name": name, "type": written }),
            (None, true) => json!({ "name": name, "type": written, "default": null }),
            (Some(value), _) => json!({ "name": name, "type": written, "default": default(value) }),
        }
    }

    /// A union with null where null is legal. Avro wants the branch of the default first.
    fn nullable(&mut self, schema: &Schema, space: &str) -> Json {
        let base = self.base(schema, space);
        match (schema.optional, schema.default.is_some()) {
            (false, _) => base,
            (true, false) => json!(["null", base]),
            (true, true) => json!([base, "null"]),
        }
    }

    fn base(&mut self, schema: &Schema, space: &str) -> Json {
        match &schema.physical {
            Type::Struct(fields) => self.record(schema, fields, space),
            Type::Array(item) => {
                let items = self.nullable(item, space);
                self.annotated(
                    schema,
                    Map::from_iter([("type".to_owned(), json!("array")), ("items".to_owned(), items)]),
                )
            }
            // Keys that are no texts have no place in Avro's maps: entries are records.
            Type::Map(key, value) if key.physical == Type::String && !key.optional => {
                let values = self.nullable(value, space);
                self.annotated(
                    schema,
                    Map::from_iter([("type".to_owned(), json!("map")), ("values".to_owned(), values)]),
                )
            }
            Type::Map(key, value) => {
                let fields = [Field::new("key", (**key).clone()), Field::new("value", (**value).clone())];
                let name = format!("{}.MapEntry", UNNAMED.0);
                let entry = Schema::record(name, fields.to_vec());
                let items = self.base(&entry, space);
                self.annotated(
                    schema,
                    Map::from_iter([("type".to_owned(), json!("array")), ("items".to_owned(), items)]),
                )
            }
            Type::Int8 | Type::Int16 | Type::Int32 => self.primitive(schema, "int"),
            Type::Int64 => self.primitive(schema, "long"),
            Type::Float32 => self.primitive(schema, "float"),
            Type::Float64 => self.primitive(schema, "double"),
            Type::Boolean => self.primitive(schema, "boolean"),
            Type::String => self.primitive(schema, "string"),
            Type::Bytes => self.primitive(schema, "bytes"),
        }
    }

    fn record(&mut self, schema: &Schema, fields: &[Field], around: &str) -> Json {
        let full = match schema.name() {
            "" => {
                self.unnamed += 1;
                let number = if self.unnamed > 1 { self.unnamed.to_string() } else { String::new() };
                format!("{}.{}{number}", UNNAMED.0, UNNAMED.1)
            }
            name => name.to_owned(),
        };
        let (space, name) = full.rsplit_once('.').unwrap_or(("", &full));
        if !full.split('.').all(|part| is_name(part) || decided_by_values(part)) {
            self.refuse(format!("`{full}` is no name that Avro takes for a record"));
        }
        // Written without the records around it, so that two that stand in different places can be compared.
        let mut alone = Self { unnamed: self.unnamed, ..Self::new(self.metadata) };
        let spelled: Vec<Json> = fields.iter().map(|each| alone.field(each, space)).collect();
        match self.records.get(&full) {
            Some(known) if *known == json!(spelled) => {
                return json!(if space == around { name } else { full.as_str() });
            }
            Some(_) => self.refuse(format!("two records named `{full}` have different fields")),
            None => {
                self.records.insert(full.clone(), json!(spelled));
            }
        }
        let written: Vec<Json> = fields.iter().map(|each| self.field(each, space)).collect();
        let mut record = Map::from_iter([("type".to_owned(), json!("record")), ("name".to_owned(), json!(name))]);
        if space != around {
            record.insert("namespace".to_owned(), json!(space));
        }
        record.insert("fields".to_owned(), json!(written));
        self.annotated(schema, record)
    }

    fn primitive(&self, schema: &Schema, name: &str) -> Json {
        let mut attributes = Map::new();
        if let Some(Semantic::Decimal { precision, scale }) = &schema.semantic {
            attributes.insert("scale".to_owned(), json!(scale));
            attributes.insert("precision".to_owned(), json!(precision));
        }
        if self.metadata {
            attributes.extend(connect_attributes(schema));
        }
        if let Some(logical) = schema.semantic.as_ref().and_then(logical_type) {
            attributes.insert("logicalType".to_owned(), json!(logical));
        }
        if self.metadata && matches!(schema.physical, Type::Int8 | Type::Int16) {
            attributes.insert("connect.type".to_owned(), json!(schema.physical.name()));
        }
        if attributes.is_empty() {
            return json!(name);
        }
        let mut object = Map::from_iter([("type".to_owned(), json!(name))]);
        object.extend(attributes);
        Json::Object(object)
    }

    fn annotated(&self, schema: &Schema, mut object: Map<String, Json>) -> Json {
        if self.metadata {
            object.extend(connect_attributes(schema));
        }
        Json::Object(object)
    }
}

/// A part of a name that the values decide, whatever it is.
fn decided_by_values(part: &str) -> bool {
    part.starts_with('<') && part.ends_with('>')
}

/// Letters, digits and `_`, with no digit at the start.
fn is_name(text: &str) -> bool {
    let legal = |c: char| c == '_' || c.is_ascii_alphanumeric();
    text.chars().all(legal) && text.starts_with(|c: char| !c.is_ascii_digit())
}

fn connect_attributes(schema: &Schema) -> Map<String, Json> {
    let mut attributes = Map::new();
    if let Some(version) = schema.semantic.as_ref().and_then(Semantic::version) {
        attributes.insert("connect.version".to_owned(), json!(version));
    }
    let parameters = parameters(schema);
    if !parameters.is_empty() {
        attributes.insert("connect.parameters".to_owned(), Json::Object(parameters));
    }
    if let Some(value) = &schema.default {
        attributes.insert("connect.default".to_owned(), default(value));
    }
    if !schema.name().is_empty() {
        attributes.insert("connect.name".to_owned(), json!(schema.name()));
    }
    attributes
}

fn parameters(schema: &Schema) -> Map<String, Json> {
    schema.parameters().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect()
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
pub fn default(value: &Value) -> Json {
    match value {
        Value::Integer(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Boolean(flag) => json!(flag),
        Value::Text(text) => json!(text),
        // Avro writes bytes as text, one character for each byte.
        Value::Bytes(bytes) => json!(bytes.iter().map(|byte| char::from(*byte)).collect::<String>()),
    }
}
