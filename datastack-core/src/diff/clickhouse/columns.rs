use super::outside::outside;

/// Columns and skip indexes of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    /// Name and what follows it.
    pub(super) indexes: Vec<(String, String)>,
}

/// A column as the server writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) data_type: String,
    /// `DEFAULT` and its kin, `COMMENT` and `CODEC`, as they stand.
    pub(super) default: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) codec: Option<String>,
}

impl Column {
    /// Everything behind the name.
    pub(super) fn definition(&self) -> String {
        let parts = [Some(&self.data_type), self.default.as_ref(), self.comment.as_ref(), self.codec.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Reads what stands between the parentheses of a `CREATE TABLE`.
pub(super) fn columns(text: &str) -> Columns {
    let mut read = Columns::default();
    for part in parts(text, b',') {
        match part.strip_prefix("INDEX ") {
            Some(index) => {
                let (name, rest) = index.split_once(' ').unwrap_or((index, ""));
                let rest = rest.strip_suffix(" GRANULARITY 1").unwrap_or(rest);
                read.indexes.push((name.to_owned(), rest.to_owned()));
            }
            None => read.columns.push(column(part)),
        }
    }
    read
}

fn column(text: &str) -> Column {
    let mut words = parts(text, b' ').into_iter();
    let name = words.next().unwrap_or_default().trim_matches('`').to_owned();
    let mut column = Column { name, data_type: String::new(), default: None, comment: None, codec: None };
    let mut target: &mut String = &mut column.data_type;
    for word in words {
        target = match word {
            "DEFAULT" | "MATERIALIZED" | "ALIAS" | "EPHEMERAL" => column.default.get_or_insert_default(),
            "COMMENT" => column.comment.get_or_insert_default(),
            _ if word.starts_with("CODEC(") => column.codec.get_or_insert_default(),
            _ => target,
        };
        if !target.is_empty() {
            target.push(' ');
        }
        target.push_str(word);
    }
    if let Some(codec) = &mut column.codec {
        *codec = plain_codec(codec, width(&column.data_type));
    }
    column
}

/// The codec without the arguments that the server fills in: the level of ZSTD, and the width of the type.
fn plain_codec(codec: &str, width: Option<u8>) -> String {
    let plain = codec.replace("ZSTD(1)", "ZSTD");
    match width {
        Some(width) => ["Delta", "DoubleDelta", "Gorilla"]
            .iter()
            .fold(plain, |text, name| text.replace(&format!("{name}({width})"), name)),
        None => plain,
    }
}

/// Bytes of a value, for types to which a codec of differences can be applied.
fn width(data_type: &str) -> Option<u8> {
    let inner = data_type.strip_prefix("Nullable(").and_then(|inner| inner.strip_suffix(')')).unwrap_or(data_type);
    let (name, arguments) = inner.split_once('(').unwrap_or((inner, ""));
    match name {
        "Int8" | "UInt8" | "Bool" | "Enum8" => Some(1),
        "Int16" | "UInt16" | "Date" | "Enum16" => Some(2),
        "Int32" | "UInt32" | "Float32" | "Date32" | "DateTime" => Some(4),
        "Int64" | "UInt64" | "Float64" | "DateTime64" | "Time64" => Some(8),
        "Decimal" => match arguments.split(',').next().and_then(|digits| digits.trim().parse::<u8>().ok())? {
            ..=9 => Some(4),
            10..=18 => Some(8),
            _ => None,
        },
        _ => None,
    }
}

/// The parts of a text between separators that are in no parentheses and no quotes.
pub(super) fn parts(text: &str, separator: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in outside(text).into_iter().filter(|(_, byte)| *byte == separator) {
        parts.push(text[from..at].trim());
        from = at + 1;
    }
    parts.push(text[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::{Column, columns};

    #[test]
    fn columns_are_read_with_all_that_belongs_to_them() {
        let read =
            columns("`a, b` Nullable(Decimal(10, 2)) DEFAULT 1 + 2 COMMENT 'it\\'s, so' CODEC(Delta(8), ZSTD(1))");
        let expected = Column {
            name: "a, b".to_owned(),
            data_type: "Nullable(Decimal(10, 2))".to_owned(),
            default: Some("DEFAULT 1 + 2".to_owned()),
            comment: Some("COMMENT 'it\\'s, so'".to_owned()),
            codec: Some("CODEC(Delta, ZSTD)".to_owned()),
        };
        assert_eq!(read.columns, [expected]);
    }
}
