//! Kafka Connect's data model: the hub of all encodings. Debezium emits it, transforms rewrite it, converters
//! serialise it.

use super::Semantic;

/// The physical type of a schema.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// 8-bit integer.
    Int8,
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
    /// Named fields, in order.
    Struct(Vec<Field>),
    /// Values of one schema.
    Array(Box<Schema>),
    /// Values of the second schema, by keys of the first.
    Map(Box<Schema>, Box<Schema>),
}

impl Type {
    /// Its name in Connect's schemas.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Struct(_) => "struct",
            Self::Array(_) => "array",
            Self::Map(..) => "map",
        }
    }
}

/// A default value, in the representation of the schema's type.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number of Int8, Int16, Int32 or Int64.
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
    /// What the physical value means, or the name of a struct.
    pub semantic: Option<Semantic>,
    /// Default value.
    pub default: Option<Value>,
    /// Whether Debezium masks the value, which it notes among the schema's parameters.
    pub masked: bool,
    /// What Debezium tells of the column in the database (`column.propagate.source.type`), among the schema's parameters.
    pub source_type: Vec<(String, String)>,
}

impl Schema {
    /// A required value of a physical type without further meaning.
    pub fn required(physical: Type) -> Self {
        Self { physical, optional: false, semantic: None, default: None, masked: false, source_type: Vec::new() }
    }

    /// An optional value of a physical type without further meaning.
    pub fn optional(physical: Type) -> Self {
        Self { optional: true, ..Self::required(physical) }
    }

    /// A required struct.
    pub fn record(name: impl Into<String>, fields: Vec<Field>) -> Self {
        Self::required(Type::Struct(fields)).meaning(Semantic::named(name))
    }

    /// The same with a meaning.
    #[must_use]
    pub fn meaning(self, semantic: Semantic) -> Self {
        Self { semantic: Some(semantic), ..self }
    }

    /// The same, and null is legal.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The name that it carries; empty if it has none.
    pub fn name(&self) -> &str {
        self.semantic.as_ref().map_or("", Semantic::name)
    }

    /// The parameters that it carries: of its meaning, then those that Debezium adds.
    pub fn parameters(&self) -> Vec<(&str, String)> {
        let own = self.semantic.iter().flat_map(Semantic::parameters);
        let masked = self.masked.then(|| ("masked", "true".to_owned()));
        let told = self.source_type.iter().map(|(key, value)| (key.as_str(), value.clone()));
        own.chain(masked).chain(told).collect()
    }

    /// The fields of a struct; none of any other type.
    pub fn fields(&self) -> &[Field] {
        match &self.physical {
            Type::Struct(fields) => fields,
            _ => &[],
        }
    }

    /// Whether it is a struct.
    pub fn is_struct(&self) -> bool {
        matches!(self.physical, Type::Struct(_))
    }

    /// The schema of a field of a struct.
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find(|field| field.name == name).map(|field| &field.schema)
    }

    /// The same with other fields. Whoever rebuilds a struct in Kafka's transforms keeps its name, version and parameters,
    /// and forgets that it could be null and its default.
    #[must_use]
    pub fn rebuilt(&self, fields: Vec<Field>) -> Self {
        Self { optional: false, default: None, physical: Type::Struct(fields), ..self.clone() }
    }
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name.
    pub name: String,
    /// Schema of its value.
    pub schema: Schema,
}

impl Field {
    /// A field.
    pub fn new(name: impl Into<String>, schema: Schema) -> Self {
        Self { name: name.into(), schema }
    }
}
