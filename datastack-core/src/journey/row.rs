//! Target column to the type of an app's row, as the `clickhouse` crate reads it.

use super::carried::Carried;
use crate::clickhouse::DataType;
use crate::mysql::ColumnType;

/// A Rust type with what its serde attribute has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowType {
    /// The type as it stands in the struct.
    pub rust: String,
    /// What the number means where the type does not tell.
    pub note: Option<String>,
    /// Whether the value is read as text, because the crate has no type for it.
    pub as_text: bool,
}

/// What the Rust type of a ClickHouse type holds.
pub(super) fn carries(target: &DataType) -> Carried {
    match target {
        // As text, all digits are there.
        DataType::Decimal { precision: 39.., .. } => Carried::Digits,
        // 9, 18 and 38 whole digits fit into 32, 64 and 128 bits.
        DataType::Decimal { precision, scale } => {
            let precision = match precision {
                0..=9 => 9,
                10..=18 => 18,
                _ => 38,
            };
            Carried::Decimal { precision, scale: *scale }
        }
        DataType::Nullable(inner) | DataType::LowCardinality(inner) => carries(inner),
        other => Carried::by_clickhouse(other),
    }
}

/// The longest array that serde reads by itself.
const SERDE_ARRAY: u16 = 32;

impl RowType {
    fn plain(rust: &str) -> Self {
        Self { rust: rust.to_owned(), note: None, as_text: false }
    }

    fn noted(rust: &str, note: impl Into<String>) -> Self {
        Self { rust: rust.to_owned(), note: Some(note.into()), as_text: false }
    }
}

/// The Rust type that reads the ClickHouse type value for value over RowBinary.
pub fn row_type(target: &DataType, column: &ColumnType) -> RowType {
    match target {
        DataType::Int(bits) => RowType::plain(&format!("i{bits}")),
        DataType::UInt(bits) => RowType::plain(&format!("u{bits}")),
        DataType::Float(bits) => RowType::plain(&format!("f{bits}")),
        DataType::Bool => RowType::plain("bool"),
        DataType::Decimal { precision, scale } => {
            let unit = format!("Unscaled: the value is this number divided by 10^{scale}.");
            match precision {
                0..=9 => RowType::noted("i32", unit),
                10..=18 => RowType::noted("i64", unit),
                19..=38 => RowType::noted("i128", unit),
                // The crate reads no decimal of 256 bits (0.15).
                _ => RowType { as_text: true, ..RowType::noted("String", "All digits, as text.") },
            }
        }
        DataType::String if holds_bytes(column) => RowType::noted("serde_bytes::ByteBuf", "Any bytes."),
        DataType::String => RowType::plain("String"),
        DataType::FixedString(length) if *length > SERDE_ARRAY => {
            RowType::plain(&format!("super::fixed_bytes::FixedBytes<{length}>"))
        }
        DataType::FixedString(length) => RowType::plain(&format!("[u8; {length}]")),
        DataType::LowCardinality(inner) => row_type(inner, column),
        DataType::Date => RowType::noted("u16", "Days since 1970-01-01."),
        DataType::Date32 => RowType::noted("i32", "Days since 1970-01-01."),
        DataType::DateTime => RowType::noted("u32", "Seconds since 1970-01-01, UTC."),
        DataType::DateTime64 { scale } if matches!(column, ColumnType::DateTime { .. }) => {
            RowType::noted("i64", format!("{} since 1970-01-01 00:00 of a wall clock without zone.", ticks(*scale)))
        }
        DataType::DateTime64 { scale } => RowType::noted("i64", format!("{} since 1970-01-01, UTC.", ticks(*scale))),
        DataType::Time64 { scale } => RowType::noted("i64", format!("{}, signed.", ticks(*scale))),
        DataType::Uuid => RowType::noted("[u64; 2]", "High and low half of the UUID."),
        DataType::Nullable(inner) => {
            let RowType { rust, note, as_text } = row_type(inner, column);
            RowType { rust: format!("Option<{rust}>"), note, as_text }
        }
    }
}

fn holds_bytes(column: &ColumnType) -> bool {
    matches!(column, ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. })
}

fn ticks(scale: u8) -> String {
    match scale {
        0 => "Seconds".to_owned(),
        3 => "Milliseconds".to_owned(),
        6 => "Microseconds".to_owned(),
        other => format!("Units of 10^-{other} seconds"),
    }
}
