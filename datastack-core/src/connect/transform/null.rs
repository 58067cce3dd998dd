//! What becomes of NULL where a field has a default.

use crate::connect::Schema;

use super::effect::Notes;

/// With `replace.null.with.default`, which is on by itself, whoever copies a value takes the default for NULL.
pub(super) fn filled(replace: bool, schema: &Schema, notes: &mut Notes) {
    if !replace {
        return;
    }
    let fields = schema.fields().iter().filter(|field| field.schema.optional && field.schema.default.is_some());
    let names: Vec<String> = fields.map(|field| format!("`{}`", field.name)).collect();
    if !names.is_empty() {
        notes.caution(format!(
            "NULL in {} becomes the column's default: `replace.null.with.default` is not `false`",
            names.join(", ")
        ));
    }
}
