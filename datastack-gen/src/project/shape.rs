use serde_json::{Map, Value};

/// What a JSON Schema allows at one place, as far as the definition's schemas go.
pub(super) enum Shape<'s> {
    Table(TableShape<'s>),
    List(&'s Value),
    /// One of these words.
    Words(Vec<&'s str>),
    /// One of these tables, told apart by their only key.
    Choice(Vec<TableShape<'s>>),
    Text,
    Integer {
        minimum: Option<i128>,
        maximum: Option<i128>,
    },
    Boolean,
    Anything,
}

pub(super) struct TableShape<'s> {
    pub(super) properties: Option<&'s Map<String, Value>>,
    pub(super) required: Vec<&'s str>,
    /// The schema of keys that are not listed; none if there may be no others.
    pub(super) others: Option<&'s Value>,
}

impl<'s> TableShape<'s> {
    fn of(schema: &'s Value) -> Self {
        let others = match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => None,
            Some(others) => Some(others),
            None => Some(&Value::Bool(true)),
        };
        let required = list(schema, "required").iter().filter_map(Value::as_str).collect();
        Self { properties: schema.get("properties").and_then(Value::as_object), required, others }
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &'s str> {
        self.properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str))
    }

    pub(super) fn property(&self, key: &str) -> Option<&'s Value> {
        self.properties.and_then(|properties| properties.get(key))
    }
}

fn list<'s>(schema: &'s Value, key: &str) -> &'s [Value] {
    schema.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The schema that a `$ref` or an `anyOf` with null leads to.
fn target<'s>(root: &'s Value, mut schema: &'s Value) -> &'s Value {
    loop {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            match root.pointer(reference.trim_start_matches('#')) {
                Some(found) => schema = found,
                None => return schema,
            }
        } else {
            let some = |one: &&Value| one.get("type").and_then(Value::as_str) != Some("null");
            match list(schema, "anyOf").iter().find(some) {
                Some(found) => schema = found,
                None => return schema,
            }
        }
    }
}

impl<'s> Shape<'s> {
    pub(super) fn of(root: &'s Value, schema: &'s Value) -> Self {
        let schema = target(root, schema);
        let choices = list(schema, "oneOf");
        let words: Vec<&str> = choices
            .iter()
            .filter_map(|choice| choice.get("const"))
            .chain(list(schema, "enum"))
            .filter_map(Value::as_str)
            .collect();
        if !words.is_empty() {
            return Self::Words(words);
        }
        if !choices.is_empty() {
            return Self::Choice(choices.iter().map(TableShape::of).collect());
        }
        let kind = match schema.get("type") {
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
            kind => kind.and_then(Value::as_str),
        };
        match kind {
            Some("object") => Self::Table(TableShape::of(schema)),
            Some("array") => Self::List(schema.get("items").unwrap_or(&Value::Bool(true))),
            Some("string") => Self::Text,
            Some("boolean") => Self::Boolean,
            Some("integer") => {
                let bound = |key| schema.get(key).and_then(Value::as_number).and_then(serde_json::Number::as_i128);
                let widest = match schema.get("format").and_then(Value::as_str) {
                    Some("uint32") => Some(i128::from(u32::MAX)),
                    Some("uint64") => Some(i128::from(u64::MAX)),
                    _ => None,
                };
                Self::Integer { minimum: bound("minimum"), maximum: bound("maximum").or(widest) }
            }
            _ => Self::Anything,
        }
    }

    /// What belongs here, with its article.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Table(_) | Self::Choice(_) => "a table",
            Self::List(_) => "a list",
            Self::Words(_) | Self::Text => "a text",
            Self::Integer { .. } => "a whole number",
            Self::Boolean => "`true` or `false`",
            Self::Anything => "a value",
        }
    }
}
