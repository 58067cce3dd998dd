//! Record to ClickHouse: column of the queue and the events, view expression, target column.
//!
//! Each expression is total: a value that it cannot read becomes NULL, so that the row goes to the dead letters. An
//! exception inside a view would stall the whole table for ever (measured on 26.9).

use super::{Encoding, Modes, TextForm};
use crate::clickhouse::{DataType, identifier};
use crate::connect::{Semantic, Type};
use crate::definition::{BinaryMode, ValueFormat};
use crate::mysql::{ColumnSpec, ColumnType, IntegerWidth};

/// Alias of the events in the views.
const EVENTS: &str = "e";

/// One column in ClickHouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveHop {
    /// Type in the queue; always able to hold NULL.
    pub queue: DataType,
    /// Expression over the events, NULL where the value is null or unreadable.
    pub expression: String,
    /// Whether the expression makes NULL of a value that it cannot read.
    pub partial: bool,
    /// Type in the target.
    pub target: DataType,
}

/// The type that holds exactly the values of the column.
pub fn target(spec: &ColumnSpec, text: &TextForm) -> DataType {
    let plain = match text {
        TextForm::Own | TextForm::Clock { .. } => own(&spec.column_type),
        TextForm::Hash | TextForm::Mask => DataType::String,
    };
    if spec.nullable { plain.nullable() } else { plain }
}

fn own(column: &ColumnType) -> DataType {
    match column {
        ColumnType::Integer { width, unsigned, .. } => {
            let bits = match width {
                IntegerWidth::Tiny => 8,
                IntegerWidth::Small => 16,
                IntegerWidth::Medium | IntegerWidth::Int => 32,
                IntegerWidth::Big => 64,
            };
            if *unsigned { DataType::UInt(bits) } else { DataType::Int(bits) }
        }
        ColumnType::Decimal { precision, scale, .. } => DataType::Decimal { precision: *precision, scale: *scale },
        ColumnType::Float { digits: None, .. } => DataType::Float(32),
        ColumnType::Float { digits: Some(_), .. } | ColumnType::Double { .. } => DataType::Float(64),
        ColumnType::Bit { width: 1 } => DataType::Bool,
        ColumnType::Bit { width: 2..=8 } => DataType::UInt(8),
        ColumnType::Bit { width: 9..=16 } => DataType::UInt(16),
        ColumnType::Bit { width: 17..=32 } => DataType::UInt(32),
        ColumnType::Bit { .. } => DataType::UInt(64),
        ColumnType::Binary { length } if *length > 0 => DataType::FixedString(u16::from(*length)),
        ColumnType::Enum { .. } | ColumnType::Set { .. } => DataType::label(),
        ColumnType::Date => DataType::Date32,
        ColumnType::Time { fsp } => DataType::Time64 { scale: *fsp },
        ColumnType::Timestamp { fsp: 0 } => DataType::DateTime,
        ColumnType::DateTime { fsp } | ColumnType::Timestamp { fsp } => DataType::DateTime64 { scale: *fsp },
        ColumnType::Year => DataType::UInt(16),
        ColumnType::Uuid => DataType::Uuid,
        ColumnType::Char { .. }
        | ColumnType::Varchar { .. }
        | ColumnType::Text { .. }
        | ColumnType::Binary { .. }
        | ColumnType::Varbinary { .. }
        | ColumnType::Blob { .. }
        | ColumnType::Json
        | ColumnType::Geometry { .. }
        | ColumnType::Vector { .. }
        | ColumnType::Inet4
        | ColumnType::Inet6 => DataType::String,
    }
}

/// Queue type, expression and target of one column.
pub fn live(name: &str, spec: &ColumnSpec, recorded: &Encoding, modes: &Modes) -> LiveHop {
    let target = target(spec, &recorded.text);
    let queue = queue(recorded, modes).nullable();
    let expression = expression(&event_column(name), spec, recorded, modes);
    let partial = expression.contains("OrNull(") || expression.contains("nullIf(");
    LiveHop { queue, expression, partial, target }
}

/// A column of the events as the views name it.
pub fn event_column(name: &str) -> String {
    format!("{EVENTS}.{}", identifier(name))
}

/// The type under which the format reader hands the value over unchanged. Integers stay wide: 300 read into a UInt8
/// would be 44, without a word.
fn queue(recorded: &Encoding, modes: &Modes) -> DataType {
    let json = modes.format == ValueFormat::Json;
    match (&recorded.schema.physical, &recorded.schema.semantic) {
        (Type::Int16 | Type::Int32, _) if json => DataType::Int(64),
        (Type::Int16 | Type::Int32, Some(Semantic::ConnectDate)) => DataType::Date32,
        (Type::Int16 | Type::Int32, _) => DataType::Int(32),
        (Type::Int64, Some(Semantic::ConnectTimestamp)) if !json => DataType::DateTime64 { scale: 3 },
        (Type::Int64, _) => DataType::Int(64),
        (Type::Float32, _) => DataType::Float(32),
        (Type::Float64, _) => DataType::Float(64),
        (Type::Boolean, _) => DataType::Bool,
        (Type::Bytes, Some(Semantic::Decimal { precision, scale })) if !json => {
            DataType::Decimal { precision: *precision, scale: *scale }
        }
        (Type::String | Type::Bytes, _) => DataType::String,
    }
}

fn expression(column: &str, spec: &ColumnSpec, recorded: &Encoding, modes: &Modes) -> String {
    match &recorded.text {
        TextForm::Hash | TextForm::Mask => column.to_owned(),
        TextForm::Clock { .. } => {
            let ColumnType::DateTime { fsp } = spec.column_type else { return column.to_owned() };
            format!("parseDateTime64BestEffortOrNull({column}, {fsp}, 'UTC')")
        }
        TextForm::Own => own_expression(column, &spec.column_type, recorded, modes),
    }
}

fn own_expression(column: &str, source: &ColumnType, recorded: &Encoding, modes: &Modes) -> String {
    let json = modes.format == ValueFormat::Json;
    let physical = &recorded.schema.physical;
    let narrow = |target: &str| format!("accurateCastOrNull({column}, '{target}')");
    match source {
        ColumnType::Integer { width: IntegerWidth::Big, unsigned: true, .. } => match physical {
            Type::Bytes if json => narrow_decimal(column, 20, 0, "UInt64"),
            Type::Bytes => narrow("UInt64"),
            _ => format!("reinterpretAsUInt64({column})"),
        },
        ColumnType::Integer { width: IntegerWidth::Big, unsigned: false, .. } => column.to_owned(),
        ColumnType::Integer { width: IntegerWidth::Int | IntegerWidth::Medium, unsigned: false, .. } if !json => {
            column.to_owned()
        }
        ColumnType::Integer { .. } | ColumnType::Year => narrow(&own(source).to_string()),
        ColumnType::Decimal { precision, scale, .. } => match physical {
            Type::Bytes if json => base64_decimal(column, *precision, *scale),
            Type::Bytes => column.to_owned(),
            _ => narrow(&own(source).to_string()),
        },
        ColumnType::Bit { width: 1 } => column.to_owned(),
        ColumnType::Bit { width } => {
            let bytes = format!("nullIf({}, '')", raw_bytes(column, json));
            let number = format!("reinterpretAsUInt64({bytes})");
            if *width > 32 { number } else { format!("accurateCastOrNull({number}, '{}')", own(source)) }
        }
        ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. } => {
            let bytes = match modes.binary {
                BinaryMode::Bytes => raw_bytes(column, json),
                BinaryMode::Base64 => format!("tryBase64Decode({column})"),
                BinaryMode::Base64UrlSafe => format!("tryBase64URLDecode({column})"),
                BinaryMode::Hex => format!("unhex({column})"),
            };
            match own(source) {
                DataType::String => bytes,
                fixed => format!("accurateCastOrNull({bytes}, '{fixed}')"),
            }
        }
        ColumnType::Date => match recorded.schema.semantic {
            Some(Semantic::ConnectDate) if !json => column.to_owned(),
            Some(Semantic::IsoDate) => format!("accurateCastOrNull(substring({column}, 1, 10), 'Date32')"),
            _ => format!("CAST({column} AS Nullable(Date32))"),
        },
        ColumnType::Time { fsp } => time(column, *fsp, recorded),
        ColumnType::DateTime { fsp } => clock(column, *fsp, recorded, json),
        ColumnType::Timestamp { fsp: 0 } => format!("parseDateTimeBestEffortOrNull({column}, 'UTC')"),
        ColumnType::Timestamp { fsp } => format!("parseDateTime64BestEffortOrNull({column}, {fsp}, 'UTC')"),
        ColumnType::Uuid => format!("toUUIDOrNull({column})"),
        ColumnType::Float { .. }
        | ColumnType::Double { .. }
        | ColumnType::Char { .. }
        | ColumnType::Varchar { .. }
        | ColumnType::Text { .. }
        | ColumnType::Enum { .. }
        | ColumnType::Set { .. }
        | ColumnType::Json
        | ColumnType::Geometry { .. }
        | ColumnType::Vector { .. }
        | ColumnType::Inet4
        | ColumnType::Inet6 => column.to_owned(),
    }
}

/// JsonConverter writes bytes as base64 text.
fn raw_bytes(column: &str, json: bool) -> String {
    if json { format!("tryBase64Decode({column})") } else { column.to_owned() }
}

/// Exact, negative values included; a cast of the integer itself would read it as seconds.
fn time(column: &str, fsp: u8, recorded: &Encoding) -> String {
    let target = DataType::Time64 { scale: fsp }.nullable();
    match recorded.schema.semantic {
        Some(Semantic::NanoTime) => {
            format!("CAST(reinterpret(intDiv({column}, 1000), 'Decimal(18, 6)') AS {target})")
        }
        Some(Semantic::ConnectTime) => format!("CAST(reinterpret(toInt64({column}), 'Decimal(18, 3)') AS {target})"),
        Some(Semantic::IsoTime) => format!("toTime64OrNull(replaceOne({column}, 'Z', ''), {fsp})"),
        _ => format!("CAST(reinterpret({column}, 'Decimal(18, 6)') AS {target})"),
    }
}

fn clock(column: &str, fsp: u8, recorded: &Encoding, json: bool) -> String {
    let (expression, scale) = match recorded.schema.semantic {
        Some(Semantic::MicroTimestamp) => (format!("fromUnixTimestamp64Micro({column}, 'UTC')"), 6),
        Some(Semantic::NanoTimestamp) => (format!("fromUnixTimestamp64Micro(intDiv({column}, 1000), 'UTC')"), 6),
        Some(Semantic::IsoTimestamp) => (format!("parseDateTime64BestEffortOrNull({column}, {fsp}, 'UTC')"), fsp),
        Some(Semantic::ConnectTimestamp) if !json => (column.to_owned(), 3),
        _ => (format!("fromUnixTimestamp64Milli({column}, 'UTC')"), 3),
    };
    if scale == fsp {
        expression
    } else {
        format!("CAST({expression} AS {})", DataType::DateTime64 { scale: fsp }.nullable())
    }
}

/// Unscaled big-endian two's complement in base64: reversed and sign-extended to 32 bytes, it is an Int256.
fn base64_decimal(column: &str, precision: u8, scale: u8) -> String {
    let bytes = format!("nullIf(tryBase64Decode({column}), '')");
    format!(
        "reinterpret(reinterpretAsInt256(concat(reverse({bytes}), repeat(if(reinterpretAsInt8(substring({bytes}, 1, \
         1)) < 0, char(255), char(0)), 32 - length({bytes})))), 'Decimal({precision}, {scale})')"
    )
}

fn narrow_decimal(column: &str, precision: u8, scale: u8, target: &str) -> String {
    format!("accurateCastOrNull({}, '{target}')", base64_decimal(column, precision, scale))
}
