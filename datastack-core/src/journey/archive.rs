//! Record to archive, clean data and history.
//!
//! Every expression was run on Spark 4.1 in ANSI mode, where an overflow or a malformed text fails the job instead of
//! turning into NULL.

use super::carried::Carried;
use super::reading::{NEAREST_DIGITS, Octets, Reading, Unit};
use super::{Encoding, Modes, TextForm};
use crate::clickhouse::DataType;
use crate::connect::{Semantic, Type};
use crate::definition::ValueFormat;
use crate::mysql::{ColumnSpec, ColumnType, IntegerWidth};
use crate::spark::SparkType;

/// One column from the archive to the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveHop {
    /// Type of the column as the archive holds it.
    pub archive_type: SparkType,
    /// Spark SQL expression, archive to clean.
    pub expression: String,
    /// Type of the clean Parquet column.
    pub clean_type: SparkType,
    /// ClickHouse type under which the clean Parquet column is read; always able to hold NULL.
    pub parquet: DataType,
    /// ClickHouse expression, clean column to history column.
    pub history: String,
    /// The texts of which both engines make the same checksum; none for types whose texts differ between engines.
    pub checksum: Option<ChecksumTexts>,
}

/// Expressions of one canonical text in two engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecksumTexts {
    /// In Spark, over the clean column.
    pub spark: String,
    /// In ClickHouse, over the history column.
    pub clickhouse: String,
}

/// The way of one column through archive, clean data and history.
pub fn archive(name: &str, spec: &ColumnSpec, recorded: &Encoding, modes: &Modes, target: &DataType) -> ArchiveHop {
    let column = format!("`{name}`");
    let reading = Reading::of(&spec.column_type, &recorded.schema, &recorded.text, modes.binary).on_topic(modes);
    let archive_type = archive_type(recorded, modes);
    let clean_type = clean_type(&spec.column_type, recorded, archive_type);
    ArchiveHop {
        archive_type,
        expression: expression(&column, reading, archive_type, clean_type),
        clean_type,
        parquet: parquet(clean_type),
        history: history(&column, spec, clean_type, target),
        checksum: checksum(&column, clean_type, target),
    }
}

impl ArchiveHop {
    /// What the clean column can hold of a column that is read so in the archive.
    pub(super) fn carries(&self, column: &ColumnType, reading: Reading) -> Carried {
        let own = Carried::by_spark(self.clean_type);
        match (reading, column) {
            (Reading::Unscaled { octets: Octets::Base64, precision, scale }, _) if !is_u64(precision, scale) => {
                Carried::Nothing
            }
            (Reading::Protected, _) => own.read(Reading::Protected),
            (_, ColumnType::Time { .. }) => own.read(Reading::Span(Unit::Micro)),
            (_, ColumnType::Decimal { .. }) if self.clean_type == SparkType::String => own.read(Reading::Digits),
            _ => own,
        }
    }
}

/// What the sinks make of Connect's types. Decimals become 38 digits wide on the way through Avro.
fn archive_type(recorded: &Encoding, modes: &Modes) -> SparkType {
    let json = modes.format == ValueFormat::Json;
    match (&recorded.schema.physical, &recorded.schema.semantic) {
        (Type::Bytes | Type::String, _) if json => SparkType::String,
        (Type::Int8 | Type::Int16 | Type::Int32, Some(Semantic::ConnectDate)) if !json => SparkType::Date,
        (Type::Int64, Some(Semantic::ConnectTimestamp)) if !json => SparkType::Timestamp,
        (Type::Int8 | Type::Int16 | Type::Int32, _) if !json => SparkType::Int,
        (Type::Int8 | Type::Int16 | Type::Int32 | Type::Int64, _) => SparkType::BigInt,
        (Type::Float32, _) if !json => SparkType::Float,
        (Type::Float32 | Type::Float64, _) => SparkType::Double,
        (Type::Boolean, _) => SparkType::Boolean,
        (Type::String, _) => SparkType::String,
        // Iceberg and Spark stop at 38 digits; the sink's chain casts wider decimals to text.
        (Type::Bytes, Some(Semantic::Decimal { precision: 39.., .. })) => SparkType::String,
        (Type::Bytes, Some(Semantic::Decimal { scale, .. })) => SparkType::Decimal { precision: 38, scale: *scale },
        (Type::Bytes, _) => SparkType::Binary,
        // No column is emitted as one of these.
        (Type::Struct(_) | Type::Array(_) | Type::Map(..), _) => SparkType::String,
    }
}

/// The narrowest type that holds the column's values; a decimal stays a double that has lost digits.
fn clean_type(column: &ColumnType, recorded: &Encoding, archive_type: SparkType) -> SparkType {
    match &recorded.text {
        TextForm::Hash | TextForm::Mask => return SparkType::String,
        TextForm::Own | TextForm::Clock { .. } => {}
    }
    match column {
        ColumnType::Integer { .. } if archive_type == SparkType::Boolean => SparkType::Boolean,
        ColumnType::Integer { width: IntegerWidth::Big, unsigned: true, .. } | ColumnType::Bit { width: 2.. } => {
            SparkType::Decimal { precision: 20, scale: 0 }
        }
        ColumnType::Integer { width: IntegerWidth::Big, .. }
        | ColumnType::Integer { width: IntegerWidth::Int, unsigned: true, .. }
        | ColumnType::Time { .. } => SparkType::BigInt,
        ColumnType::Integer { .. } | ColumnType::Year => SparkType::Int,
        ColumnType::Decimal { precision, .. } if archive_type == SparkType::Double && *precision > NEAREST_DIGITS => {
            SparkType::Double
        }
        ColumnType::Decimal { precision: precision @ ..=38, scale, .. } => {
            SparkType::Decimal { precision: *precision, scale: *scale }
        }
        ColumnType::Float { digits: None, .. } => SparkType::Float,
        ColumnType::Float { .. } | ColumnType::Double { .. } => SparkType::Double,
        ColumnType::Bit { .. } => SparkType::Boolean,
        ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. } => SparkType::Binary,
        ColumnType::Date => SparkType::Date,
        ColumnType::DateTime { .. } => SparkType::TimestampNtz,
        ColumnType::Timestamp { .. } => SparkType::Timestamp,
        ColumnType::Decimal { .. }
        | ColumnType::Char { .. }
        | ColumnType::Varchar { .. }
        | ColumnType::Text { .. }
        | ColumnType::Enum { .. }
        | ColumnType::Set { .. }
        | ColumnType::Json
        | ColumnType::Uuid
        | ColumnType::Geometry { .. }
        | ColumnType::Vector { .. }
        | ColumnType::Inet4
        | ColumnType::Inet6 => SparkType::String,
    }
}

/// Where the number of a decimal surely fits into 64 bits without a sign: BIGINT UNSIGNED.
fn is_u64(precision: u8, scale: u8) -> bool {
    (precision, scale) == (20, 0)
}

/// The column's value, of its value in the archive.
fn expression(column: &str, reading: Reading, archive: SparkType, clean: SparkType) -> String {
    let cast = || format!("CAST({column} AS {clean})");
    match reading {
        Reading::Unscaled { octets: Octets::Base64, precision, scale } if is_u64(precision, scale) => {
            format!("CAST(CONV(HEX(UNBASE64({column})), 16, 10) AS {clean})")
        }
        // The archive's decimals are wider than the column's.
        Reading::Unscaled { .. } | Reading::Digits if clean != SparkType::String => cast(),
        // Spark goes by the double's shortest text, and rounds.
        Reading::Nearest { .. } => cast(),
        Reading::Itself if archive != clean => cast(),
        Reading::Itself | Reading::Protected | Reading::Digits | Reading::Unscaled { .. } | Reading::Uuid => {
            column.to_owned()
        }
        Reading::Wrapped => format!(
            "CAST(IF({column} < 0, CAST({column} AS DECIMAL(20, 0)) + 18446744073709551616, {column}) AS {clean})"
        ),
        Reading::Bits { octets, .. } => {
            let bytes = raw(column, octets);
            format!("CAST(CONV(REVERSE(REGEXP_REPLACE(HEX({bytes}), '(.)(.)', '$2$1')), 16, 10) AS {clean})")
        }
        Reading::Octets(octets) => raw(column, octets),
        Reading::Days => match archive {
            SparkType::Date => column.to_owned(),
            SparkType::Int => format!("DATE_ADD(DATE'1970-01-01', {column})"),
            _ => format!("DATE_ADD(DATE'1970-01-01', CAST({column} AS INT))"),
        },
        Reading::IsoDate => format!("CAST(SUBSTRING({column}, 1, 10) AS DATE)"),
        Reading::Span(Unit::Nano) => format!("{column} DIV 1000"),
        Reading::Span(Unit::Milli) => format!("CAST({column} AS BIGINT) * 1000"),
        Reading::Span(Unit::Micro) => column.to_owned(),
        Reading::IsoTime => format!("UNIX_MICROS(CAST(CONCAT('1970-01-01T', {column}) AS TIMESTAMP))"),
        Reading::Clock(unit) => {
            let instant = match (archive, unit) {
                (SparkType::Timestamp, _) => column.to_owned(),
                (_, Unit::Milli) => format!("TIMESTAMP_MILLIS({column})"),
                (_, Unit::Micro) => format!("TIMESTAMP_MICROS({column})"),
                (_, Unit::Nano) => format!("TIMESTAMP_MICROS({column} DIV 1000)"),
            };
            format!("CAST({instant} AS {clean})")
        }
        Reading::IsoClock => format!("CAST(CAST({column} AS TIMESTAMP) AS {clean})"),
        Reading::PatternClock { .. } | Reading::IsoInstant => cast(),
    }
}

fn raw(column: &str, octets: Octets) -> String {
    match octets {
        Octets::Raw => column.to_owned(),
        Octets::Base64 => format!("UNBASE64({column})"),
        Octets::Base64UrlSafe => format!("UNBASE64(TRANSLATE({column}, '-_', '+/'))"),
        Octets::Hex => format!("UNHEX({column})"),
    }
}

/// As what ClickHouse reads a clean column.
fn parquet(clean: SparkType) -> DataType {
    match clean {
        SparkType::Int => DataType::Int(32),
        SparkType::BigInt => DataType::Int(64),
        SparkType::Decimal { precision, scale } => DataType::Decimal { precision, scale },
        SparkType::Float => DataType::Float(32),
        SparkType::Double => DataType::Float(64),
        SparkType::Boolean => DataType::Bool,
        SparkType::String | SparkType::Binary => DataType::String,
        SparkType::Date => DataType::Date32,
        SparkType::TimestampNtz | SparkType::Timestamp => DataType::DateTime64 { scale: 6 },
    }
    .nullable()
}

/// The load runs with `insert_null_as_default = 0`, so a NULL in a required column fails it: the casts stay nullable.
fn history(column: &str, spec: &ColumnSpec, clean: SparkType, target: &DataType) -> String {
    if let (ColumnType::Time { .. }, SparkType::BigInt) = (&spec.column_type, clean) {
        return format!("CAST(reinterpret({column}, 'Decimal(18, 6)'), '{}')", bare(target).clone().nullable());
    }
    let unchanged = bare(target) == bare(&parquet(clean)) || matches!(target, DataType::LowCardinality(_));
    if unchanged {
        column.to_owned()
    } else {
        format!("CAST({column}, '{}')", escaped(&bare(target).clone().nullable()))
    }
}

fn bare(data_type: &DataType) -> &DataType {
    match data_type {
        DataType::Nullable(inner) => inner,
        other => other,
    }
}

fn escaped(data_type: &DataType) -> String {
    data_type.to_string().replace('\'', "\\'")
}

fn checksum(column: &str, clean: SparkType, target: &DataType) -> Option<ChecksumTexts> {
    if matches!(bare(target), DataType::Time64 { .. }) {
        return None;
    }
    let (spark, clickhouse) = match clean {
        SparkType::Int | SparkType::BigInt | SparkType::Boolean | SparkType::Decimal { scale: 0, .. } => {
            (format!("CAST({column} AS STRING)"), format!("toString({column})"))
        }
        SparkType::Decimal { scale, .. } => {
            (format!("CAST({column} AS STRING)"), format!("toDecimalString({column}, {scale})"))
        }
        SparkType::String if matches!(bare(target), DataType::Decimal { .. }) => return None,
        SparkType::String => (column.to_owned(), format!("toString({column})")),
        SparkType::Binary => (format!("HEX({column})"), format!("hex({column})")),
        SparkType::Date => (format!("CAST(UNIX_DATE({column}) AS STRING)"), format!("toString(toInt32({column}))")),
        SparkType::TimestampNtz => (
            format!("CAST(UNIX_MICROS(CAST({column} AS TIMESTAMP)) AS STRING)"),
            format!("toString(toUnixTimestamp64Micro(toDateTime64({column}, 6, 'UTC')))"),
        ),
        SparkType::Timestamp => (
            format!("CAST(UNIX_MICROS({column}) AS STRING)"),
            format!("toString(toUnixTimestamp64Micro(toDateTime64({column}, 6, 'UTC')))"),
        ),
        SparkType::Float | SparkType::Double => return None,
    };
    Some(ChecksumTexts { spark, clickhouse })
}
