//! The JSON Schemas of the files of a definition, for checks and for editors.

use datastack_core::definition::{ProjectDefinition, TableDefinition};
use schemars::schema_for;
use serde_json::Value;

/// The schema of `datastack.toml`.
pub(crate) fn project() -> Value {
    schema_for!(ProjectDefinition).to_value()
}

/// The schema of `tables/<name>.toml`.
pub(crate) fn table() -> Value {
    schema_for!(TableDefinition).to_value()
}
