//! Connect's own form of a configuration: an ordered map of texts.

use std::collections::HashMap;

use serde::de::value::{MapDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, forward_to_deserialize_any};
use serde_json::Value;

/// Keys and values of a connector, in the order in which a reader wants them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    entries: Vec<(String, String)>,
    /// Where each key stands: an archive of thousands of tables has thousands of keys.
    places: HashMap<String, usize>,
}

/// A value that does not fit the key's type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl serde::de::Error for ConfigError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl Config {
    /// Adds a key after the others, or replaces its value where it stands.
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>) {
        let (key, value) = (key.into(), value.into());
        match self.places.get(&key) {
            Some(place) => self.entries[*place].1 = value,
            None => {
                self.places.insert(key.clone(), self.entries.len());
                self.entries.push((key, value));
            }
        }
    }

    /// Adds all keys of another configuration, each behind `prefix`.
    pub fn append(&mut self, prefix: &str, other: Self) {
        for (key, value) in other.entries {
            self.set(format!("{prefix}{key}"), value);
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.places.get(key).map(|place| self.entries[*place].1.as_str())
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl Serialize for Config {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Config {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = serde_json::Map::deserialize(deserializer)?;
        let mut config = Self::default();
        for (key, value) in map {
            match value {
                Value::String(text) => config.set(key, text),
                other => return Err(serde::de::Error::custom(format!("`{key}` is {other}, not a string"))),
            }
        }
        Ok(config)
    }
}

/// The configuration that a typed struct of scalars, options and lists stands for. Lists are joined by commas, a
/// `None` leaves its key out.
pub fn to_config<T: Serialize>(typed: &T) -> Result<Config, ConfigError> {
    let value = serde_json::to_value(typed).map_err(serde::de::Error::custom)?;
    let Value::Object(map) = value else { return Err(ConfigError("a configuration is a struct".to_owned())) };
    let mut config = Config::default();
    for (key, value) in map {
        if let Some(text) = text(&key, value)? {
            config.set(key, text);
        }
    }
    Ok(config)
}

fn text(key: &str, value: Value) -> Result<Option<String>, ConfigError> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::String(text) => Ok(Some(text)),
        Value::Array(items) => {
            let items: Result<Vec<_>, _> = items.into_iter().map(|item| text(key, item)).collect();
            Ok(Some(items?.into_iter().flatten().collect::<Vec<_>>().join(",")))
        }
        Value::Object(_) => Err(ConfigError(format!("`{key}` is a map; Connect's values are scalars or lists"))),
    }
}

/// The typed struct that a configuration stands for; the inverse of [`to_config`]. Keys that the struct does not know
/// are an error if it denies unknown fields.
pub fn from_config<T: DeserializeOwned>(config: &Config) -> Result<T, ConfigError> {
    T::deserialize(MapDeserializer::new(config.iter().map(|(key, value)| (key, Text(value)))))
}

/// A text that turns into whatever scalar or list is asked for.
struct Text<'a>(&'a str);

impl<'de> IntoDeserializer<'de, ConfigError> for Text<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parsed {
    ($($method:ident $visit:ident $kind:literal,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
            let value = self.0.trim().parse().map_err(|_| ConfigError(format!("`{}` is no {}", self.0, $kind)))?;
            visitor.$visit(value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Text<'de> {
    type Error = ConfigError;

    parsed! {
        deserialize_bool visit_bool "boolean",
        deserialize_i16 visit_i16 "16-bit integer",
        deserialize_i32 visit_i32 "32-bit integer",
        deserialize_i64 visit_i64 "64-bit integer",
        deserialize_u16 visit_u16 "16-bit unsigned integer",
        deserialize_u32 visit_u32 "32-bit unsigned integer",
        deserialize_u64 visit_u64 "64-bit unsigned integer",
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        let items = self.0.split(',').map(str::trim).filter(|item| !item.is_empty()).map(Text);
        visitor.visit_seq(serde::de::value::SeqDeserializer::new(items))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ConfigError> {
        StrDeserializer::<ConfigError>::new(self.0).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        i8 i128 u8 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map
        struct identifier ignored_any
    }
}
