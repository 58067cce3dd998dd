use super::column::{Compared, VerifiedTable};
use super::document::means_the_same;
use super::key::Key;
use super::texts::Form;

/// Text of NULL.
const NULL: &str = "N";
/// What stands for personal data.
const MASKED: &str = "***";
/// The longest value that is shown whole, in characters.
const SHOWN: usize = 200;

/// The texts of a row, one for each compared column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values(pub Vec<String>);

/// The columns whose values differ.
pub fn columns_that_differ<'a>(table: &'a VerifiedTable, one: &Values, other: &Values) -> Vec<&'a Compared> {
    let pairs = table.columns.iter().zip(one.0.iter().zip(&other.0));
    pairs.filter(|(column, (one, other))| !equal(column, one, other)).map(|(column, _)| column).collect()
}

fn equal(column: &Compared, one: &str, other: &str) -> bool {
    let document = column.texts.form == Form::Document && one != NULL && other != NULL;
    one == other
        || document
            && matches!((characters(one), characters(other)), (Some(one), Some(other)) if means_the_same(&one, &other))
}

/// A value for its reader: none for NULL, asterisks for personal data.
pub fn shown(column: &Compared, text: &str) -> Option<String> {
    if column.personal {
        return Some(MASKED.to_owned());
    }
    if text == NULL {
        return None;
    }
    let value = match column.texts.form {
        Form::Plain => Some(text.to_owned()),
        Form::Characters | Form::Document => characters(text),
        Form::Octets => Some(format!("0x{text}")),
        Form::Digest => Some(format!("SHA-256 {text}")),
        Form::Double => octets(text)
            .and_then(|bytes| <[u8; 8]>::try_from(bytes).ok())
            .map(|bytes| f64::from_le_bytes(bytes).to_string()),
    };
    let value = value.unwrap_or_else(|| format!("0x{text}"));
    Some(match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", &value[..end]),
        None => value,
    })
}

impl Key {
    /// Each column of the key with its value for a reader.
    pub fn shown(&self, table: &VerifiedTable) -> Vec<(String, Option<String>)> {
        table
            .key
            .iter()
            .zip(self.0.split(','))
            .map(|(column, text)| (column.name.clone(), shown(column, text)))
            .collect()
    }
}

fn characters(text: &str) -> Option<String> {
    String::from_utf8(octets(text)?).ok()
}

fn octets(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())).collect()
}
