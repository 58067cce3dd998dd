use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema, Semantic, Type, Value};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes};
use super::envelope::absent;
use super::null::filled;
use super::settings::{Setting, Settings, words};
use super::side::distinct;

transform! {
    /// Kafka's `Cast`: fields, or a whole key or value, get another type.
    side Cast = kafka("org.apache.kafka.connect.transforms.Cast") {
        /// The fields with their new types.
        spec: Vec<CastTo> = Key::list("spec").required().high().note("`field:type`, or one type for all of a key or value"),
        /// Whether NULL becomes the field's default.
        replace_null: bool = Key::boolean("replace.null.with.default").default("true").medium(),
    }
    check whole_or_fields
}

/// A field with its new type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastTo {
    /// The field; none for all of a key or value.
    pub field: Option<String>,
    /// The type that it gets.
    pub to: CastType,
}

words! {
    /// A type that `Cast` gives.
    pub enum CastType {
        /// 8-bit integer.
        Int8 = "int8",
        /// 16-bit integer.
        Int16 = "int16",
        /// 32-bit integer.
        Int32 = "int32",
        /// 64-bit integer.
        Int64 = "int64",
        /// 32-bit floating point.
        Float32 = "float32",
        /// 64-bit floating point.
        Float64 = "float64",
        /// Truth value.
        Boolean = "boolean",
        /// Text.
        Text = "string",
    }
}

impl Setting for CastTo {
    fn parse(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some((field, to)) => Ok(Self { field: Some(field.trim().to_owned()), to: CastType::parse(to)? }),
            None => Ok(Self { field: None, to: CastType::parse(text)? }),
        }
    }

    fn print(&self) -> Option<String> {
        Some(match &self.field {
            Some(field) => format!("{field}:{}", self.to.word()),
            None => self.to.word().to_owned(),
        })
    }

    fn absent() -> Self {
        Self { field: None, to: CastType::Text }
    }
}

impl Cast {
    fn whole_or_fields(&self, settings: &mut Settings<'_>) {
        if self.spec.is_empty() {
            settings.refuse("spec", "nothing is to be cast");
        } else if self.spec.len() > 1 && self.spec.iter().any(|each| each.field.is_none()) {
            settings.refuse("spec", "a type for all of it and types for single fields do not go together");
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        self.side.rebuild(record, |schema| match self.spec.as_slice() {
            [CastTo { field: None, to }] => whole(schema, *to, notes),
            _ => self.fields(schema, notes),
        })
    }

    fn fields(&self, schema: &Schema, notes: &mut Notes) -> Result<Schema, Fault> {
        let fields = self.side.structure(schema)?;
        for wanted in self.spec.iter().filter_map(|each| each.field.as_deref()) {
            if schema.field(wanted).is_none() {
                notes.nothing(absent(schema, wanted, "cast"));
            }
        }
        filled(self.replace_null, schema, notes);
        let mut cast = Vec::with_capacity(fields.len());
        for field in fields {
            // Of two types for one field, the last counts.
            let to = self.spec.iter().rfind(|each| each.field.as_ref() == Some(&field.name)).map(|each| each.to);
            cast.push(match to {
                Some(to) => Field::new(&field.name, value(&field.schema, to, &field.name, notes)?),
                None => field.clone(),
            });
        }
        Ok(Schema { optional: schema.optional, ..schema.rebuilt(distinct(cast)?) })
    }
}

/// All of a key or value keeps its name, whatever its new type is.
fn whole(schema: &Schema, to: CastType, notes: &mut Notes) -> Result<Schema, Fault> {
    let semantic = schema.semantic.as_ref().map(|semantic| Semantic::Other {
        name: semantic.name().to_owned(),
        version: semantic.version(),
        parameters: semantic.parameters().into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
    });
    Ok(Schema { semantic, ..value(schema, to, "the whole", notes)? })
}

/// The schema after a cast: its meaning is gone, its default is cast too.
fn value(schema: &Schema, to: CastType, name: &str, notes: &mut Notes) -> Result<Schema, Fault> {
    possible(schema, to, name, notes)?;
    let physical = match to {
        CastType::Int8 => Type::Int8,
        CastType::Int16 => Type::Int16,
        CastType::Int32 => Type::Int32,
        CastType::Int64 => Type::Int64,
        CastType::Float32 => Type::Float32,
        CastType::Float64 => Type::Float64,
        CastType::Boolean => Type::Boolean,
        CastType::Text => Type::String,
    };
    let default = match &schema.default {
        None => None,
        Some(default) => Some(cast_default(schema, default, to, name)?),
    };
    Ok(Schema { optional: schema.optional, default, ..Schema::required(physical) })
}

fn possible(schema: &Schema, to: CastType, name: &str, notes: &mut Notes) -> Result<(), Fault> {
    let number = to != CastType::Text;
    let decimal = matches!(schema.semantic, Some(Semantic::Decimal { .. }));
    match &schema.physical {
        Type::Struct(_) | Type::Array(_) | Type::Map(..) => {
            Err(Fault::fails(format!("`{name}` is {}, which cannot be cast", schema.physical.name())))
        }
        Type::Bytes if number && !decimal => {
            Err(Fault::fails(format!("`{name}` holds bytes, which can be cast to text alone")))
        }
        Type::String if number && to != CastType::Boolean && never_digits(schema) => {
            Err(Fault::fails(format!("`{name}` holds texts that are no numbers")))
        }
        Type::String if number && to != CastType::Boolean => {
            notes.caution(format!("a text in `{name}` that is no number stops the task"));
            Ok(())
        }
        Type::Bytes if !number && !decimal => {
            notes.caution(format!("bytes in `{name}` become base64 text"));
            Ok(())
        }
        _ => Ok(()),
    }
}

fn never_digits(schema: &Schema) -> bool {
    matches!(
        schema.semantic,
        Some(
            Semantic::ZonedTimestamp | Semantic::IsoDate | Semantic::IsoTime | Semantic::IsoTimestamp | Semantic::Uuid
        )
    )
}

fn cast_default(schema: &Schema, default: &Value, to: CastType, name: &str) -> Result<Value, Fault> {
    let unknown = || Fault::unforeseen(format!("what the default of `{name}` becomes as {}", to.word()));
    let no_number = || Fault::fails(format!("the default of `{name}` is no {}", to.word()));
    let time =
        matches!(schema.semantic, Some(Semantic::ConnectDate | Semantic::ConnectTime | Semantic::ConnectTimestamp));
    match (to, default) {
        (CastType::Text, Value::Text(text)) => Ok(Value::Text(text.clone())),
        (CastType::Text, Value::Integer(number)) if !time => Ok(Value::Text(number.to_string())),
        (CastType::Text, Value::Boolean(flag)) => Ok(Value::Text(flag.to_string())),
        (CastType::Boolean, Value::Boolean(flag)) => Ok(Value::Boolean(*flag)),
        (CastType::Boolean, Value::Integer(number)) => Ok(Value::Boolean(*number != 0)),
        (CastType::Boolean, Value::Float(number)) => Ok(Value::Boolean(*number as i64 != 0)),
        (CastType::Boolean, Value::Text(text)) => Ok(Value::Boolean(text.eq_ignore_ascii_case("true"))),
        (CastType::Float32, Value::Integer(number)) => Ok(Value::Float(f64::from(*number as f32))),
        (CastType::Float64, Value::Integer(number)) => Ok(Value::Float(*number as f64)),
        (CastType::Float32, Value::Float(number)) => Ok(Value::Float(f64::from(*number as f32))),
        (CastType::Float64, Value::Float(number)) => Ok(Value::Float(*number)),
        (CastType::Float32 | CastType::Float64, Value::Boolean(flag)) => Ok(Value::Float(f64::from(u8::from(*flag)))),
        (CastType::Float32 | CastType::Float64, Value::Text(text)) => {
            text.trim().parse().map(Value::Float).map_err(|_| no_number())
        }
        (_, Value::Integer(number)) if to != CastType::Text => Ok(Value::Integer(wrapped(*number, to))),
        (_, Value::Boolean(flag)) => Ok(Value::Integer(i64::from(*flag))),
        (_, Value::Text(text)) => match text.parse::<i64>() {
            Ok(number) if wrapped(number, to) == number => Ok(Value::Integer(number)),
            _ => Err(no_number()),
        },
        (_, Value::Float(_) | Value::Bytes(_) | Value::Integer(_)) => Err(unknown()),
    }
}

/// Java cuts off the higher bits.
fn wrapped(number: i64, to: CastType) -> i64 {
    match to {
        CastType::Int8 => i64::from(number as i8),
        CastType::Int16 => i64::from(number as i16),
        CastType::Int32 => i64::from(number as i32),
        _ => number,
    }
}
