//! The grammar of a column definition.

mod argument;
mod assemble;
mod attribute;
mod cursor;
mod default;
mod draft;
mod fits;
mod labels;
mod number;
mod suggest;
mod type_name;

use super::column::{ColumnSpec, DefaultValue, SpecError};
use super::column_type::ColumnType;
use super::scan::without_comments;
use super::token::{Token, tokenize};

pub(crate) use cursor::Cursor;
use draft::Draft;

/// A column definition read from tokens, with everything that the model does not hold.
pub(crate) struct ParsedColumn {
    /// `None` when the type itself could not be read.
    pub spec: Option<ColumnSpec>,
    pub errors: Vec<SpecError>,
    /// Clauses that are valid but say nothing about the column's values: storage hints, references.
    pub extras: Vec<SpecError>,
}

pub(crate) fn column(text: &str) -> Result<ColumnSpec, Vec<SpecError>> {
    let plain = without_comments(text).map_err(|error| vec![error])?;
    let tokens = tokenize(&plain).map_err(|error| vec![error])?;
    let ParsedColumn { spec, mut errors, extras } = column_tokens(&plain, &tokens, text.len());
    errors.extend(extras);
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    match spec {
        Some(spec) if errors.is_empty() => Ok(spec),
        _ => Err(errors),
    }
}

/// The default that `ALTER COLUMN ... SET DEFAULT` states; `None` after a fault, which the cursor holds.
pub(crate) fn alter_default(cursor: &mut Cursor<'_>, column_type: &ColumnType) -> Option<DefaultValue> {
    let start = cursor.here().start;
    let value = default::value(cursor, false)?;
    let stated = draft::Spanned { value, span: cursor.since(start) };
    fits::check(cursor, column_type, &stated);
    Some(stated.value)
}

/// Reads a definition from the tokens of `text`; `end` is the offset to name where something is missing.
pub(crate) fn column_tokens(text: &str, tokens: &[Token], end: usize) -> ParsedColumn {
    let mut cursor = Cursor::new(text, tokens, end);
    let mut draft = Draft::default();
    type_name::read(&mut cursor, &mut draft);
    attribute::read_all(&mut cursor, &mut draft);
    assemble::finish(cursor, draft)
}
