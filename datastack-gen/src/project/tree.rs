use serde_json::{Map, Number, Value};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// A whole number of any radix, with or without sign.
pub(super) fn integer(value: &DeInteger<'_>) -> Option<i128> {
    i128::from_str_radix(value.as_str(), value.radix()).ok()
}

/// The plain value of a spanned one. Dates and numbers that JSON does not know become text.
pub(super) fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => integer(number).and_then(Number::from_i128).map_or(Value::Null, Value::Number),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or_else(|| Value::String(number.as_str().to_owned()), Value::Number),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(value) => Value::String(value.to_string()),
        DeValue::Array(list) => Value::Array(list.iter().map(|item| plain(item.get_ref())).collect()),
        DeValue::Table(table) => Value::Object(object(table)),
    }
}

fn object(table: &DeTable<'_>) -> Map<String, Value> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), plain(value.get_ref()))).collect()
}

/// Lays one table over another, table by table; the places of the upper one win with its values.
pub(super) fn lay<'i>(base: &mut DeTable<'i>, over: &DeTable<'i>) {
    for (key, value) in over {
        let name: &str = key.get_ref();
        match (base.get_mut(name).map(Spanned::as_mut), value.get_ref()) {
            (Some(DeValue::Table(base)), DeValue::Table(over)) => lay(base, over),
            _ => {
                base.remove(name);
                base.insert(key.clone(), value.clone());
            }
        }
    }
}
