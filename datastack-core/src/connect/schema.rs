//! Kafka Connect's data model: the hub of all encodings. Debezium emits it, transforms rewrite it, converters
//! serialise it.

use super::Semantic;

/// The physical type of a schema.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// 16-bit integer.
    Int16,
    /// 32-bit integer.
    Int32,
    /// 64-bit integer.
    Int64,
    /// 32-bit floating point.
    Float32,
    /// 64-bit floating point.
    Float64,
    /// Truth value.
    Boolean,
    /// Text.
    String,
    /// Bytes.
    Bytes,
}

impl Type {
    /// Its name in Connect's schemas.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Bytes => "bytes",
        }
    }
}

/// A default value, in the representation of the schema's type.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number of Int16, Int32 or Int64.
    Integer(i64),
    /// A number of Float32 or Float64.
    Float(f64),
    /// A truth value.
    Boolean(bool),
    /// A text.
    Text(String),
    /// Bytes; also the unscaled value of a Decimal, big-endian two's complement.
    Bytes(Vec<u8>),
}

/// The schema of one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Physical type.
    pub physical: Type,
    /// Whether null is legal.
    pub optional: bool,
    /// What the physical value means.
    pub semantic: Option<Semantic>,
    /// Default value.
    pub default: Option<Value>,
    /// Whether Debezium masks the value, which it notes among the schema's parameters.
    pub masked: bool,
}

impl Schema {
    /// A required value of a physical type without further meaning.
    pub fn required(physical: Type) -> Self {
        Self { physical, optional: false, semantic: None, default: None, masked: false }
    }

    /// An optional value of a physical type without further meaning.
    pub fn optional(physical: Type) -> Self {
        Self { optional: true, ..Self::required(physical) }
    }

    /// The same with a meaning.
    #[must_use]
    pub fn meaning(self, semantic: Semantic) -> Self {
        Self { semantic: Some(semantic), ..self }
    }
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name.
    pub name: String,
    /// Schema of its value.
    pub schema: Schema,
}

/// The schema of a record: a named struct.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordSchema {
    /// Full name, for example `production.shop.orders.Value`.
    pub name: String,
    /// Fields in order.
    pub fields: Vec<Field>,
}

impl RecordSchema {
    /// The field of the given name.
    pub fn field_mut(&mut self, name: &str) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }
}
