use datastack_core::avro;
use datastack_core::connect::{Record, Schema, Type};
use datastack_core::journey::schema_text;
use serde::Serialize;
use serde_json::{Value as Json, json};

/// A record as it is shown.
#[derive(Debug, Serialize)]
pub(super) struct Seen {
    topic: String,
    key: Option<Json>,
    value: Option<Json>,
    null: bool,
    headers: Vec<(String, Json)>,
    #[serde(skip)]
    pub(super) short: [String; 3],
    #[serde(skip)]
    pub(super) fields: Vec<[String; 2]>,
}

impl Seen {
    pub(super) fn of(record: &Record) -> Self {
        let value = match (&record.value, record.null) {
            (_, true) => "null".to_owned(),
            (None, false) => "no schema".to_owned(),
            (Some(schema), false) => short(schema),
        };
        let key = record.key.as_ref().map_or_else(|| "null".to_owned(), short);
        let fields = |side: &str, schema: Option<&Schema>| -> Vec<[String; 2]> {
            let fields = schema.map_or([].as_slice(), Schema::fields);
            fields.iter().map(|field| [format!("{side}.{}", field.name), schema_text(&field.schema)]).collect()
        };
        let mut all = fields("key", record.key.as_ref());
        all.extend(fields("value", record.value.as_ref().filter(|_| !record.null)));
        all.extend(record.headers.iter().map(|(name, schema)| [format!("header.{name}"), schema_text(schema)]));
        Self {
            topic: record.topic.clone(),
            key: record.key.as_ref().map(schema_json),
            value: record.value.as_ref().map(schema_json),
            null: record.null,
            headers: record.headers.iter().map(|(name, schema)| (name.clone(), schema_json(schema))).collect(),
            short: [record.topic.clone(), key, value],
            fields: all,
        }
    }
}

/// A struct in a few words; other schemas as everywhere.
fn short(schema: &Schema) -> String {
    if !schema.is_struct() {
        return schema_text(schema);
    }
    let name = schema.name().rsplit('.').next().filter(|name| !name.is_empty()).unwrap_or("struct");
    match schema.fields().len() {
        1 => format!("{name}, 1 field"),
        count => format!("{name}, {count} fields"),
    }
}

/// Connect's schema with all that belongs to it.
fn schema_json(schema: &Schema) -> Json {
    let mut json = json!({ "type": schema.physical.name(), "optional": schema.optional });
    let Json::Object(object) = &mut json else { return json };
    if !schema.name().is_empty() {
        object.insert("name".to_owned(), json!(schema.name()));
    }
    if let Some(semantic) = &schema.semantic {
        if let Some(version) = semantic.version() {
            object.insert("version".to_owned(), json!(version));
        }
        let parameters: serde_json::Map<String, Json> =
            semantic.parameters().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect();
        if !parameters.is_empty() {
            object.insert("parameters".to_owned(), Json::Object(parameters));
        }
    }
    if let Some(default) = &schema.default {
        object.insert("default".to_owned(), avro::default(default));
    }
    match &schema.physical {
        Type::Struct(fields) => {
            let fields: Vec<Json> = fields
                .iter()
                .map(|field| json!({ "field": field.name, "schema": schema_json(&field.schema) }))
                .collect();
            object.insert("fields".to_owned(), json!(fields));
        }
        Type::Array(item) => {
            object.insert("items".to_owned(), schema_json(item));
        }
        Type::Map(key, value) => {
            object.insert("keys".to_owned(), schema_json(key));
            object.insert("values".to_owned(), schema_json(value));
        }
        _ => {}
    }
    json
}
