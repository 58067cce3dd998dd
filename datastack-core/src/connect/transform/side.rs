use crate::connect::{Field, Record, Schema};

use super::effect::{Effect, Fault, keep};

/// The part of a record that a transform works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Its key.
    Key,
    /// Its value.
    Value,
}

/// What a transform finds on its side.
pub(super) enum Found<'a> {
    /// Null, with a schema or without one.
    Null(Option<&'a Schema>),
    /// A value without a schema: JSON that was read without schemas.
    Bare,
    /// A value with a schema.
    Typed(&'a Schema),
}

impl Side {
    /// The word for it in sentences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Value => "value",
        }
    }

    pub(super) fn of(self, record: &Record) -> Found<'_> {
        match (self, &record.key, &record.value) {
            (Self::Key, Some(schema), _) => Found::Typed(schema),
            (Self::Key, None, _) => Found::Null(None),
            (Self::Value, _, schema) if record.null => Found::Null(schema.as_ref()),
            (Self::Value, _, Some(schema)) => Found::Typed(schema),
            (Self::Value, _, None) => Found::Bare,
        }
    }

    pub(super) fn set(self, mut record: Record, schema: Schema) -> Record {
        match self {
            Self::Key => record.key = Some(schema),
            Self::Value => record.value = Some(schema),
        }
        record
    }

    /// The struct that a transform asks for, or how its task fails.
    pub(super) fn structure(self, schema: &Schema) -> Result<&[Field], Fault> {
        match schema.is_struct() {
            true => Ok(schema.fields()),
            false => Err(Fault::fails(format!("the {} is {} and no struct", self.name(), schema.physical.name()))),
        }
    }

    pub(super) fn no_struct_in_null(self) -> Fault {
        Fault::fails(format!("the {} is null, and this transform asks for a struct", self.name()))
    }

    /// The same record for every null, and for values without a schema, of which nothing is known before and after.
    pub(super) fn rebuild(self, record: Record, change: impl FnOnce(&Schema) -> Result<Schema, Fault>) -> Effect {
        match self.of(&record) {
            Found::Null(_) | Found::Bare => keep(record),
            Found::Typed(schema) => {
                let changed = change(schema)?;
                keep(self.set(record, changed))
            }
        }
    }
}

/// Connect builds no struct with two fields of one name.
pub(super) fn distinct(fields: Vec<Field>) -> Result<Vec<Field>, Fault> {
    for (at, field) in fields.iter().enumerate() {
        if fields[..at].iter().any(|other| other.name == field.name) {
            return Err(Fault::fails(format!("the struct would have two fields named `{}`", field.name)));
        }
    }
    Ok(fields)
}
