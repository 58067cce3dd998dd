//! Record to archive, clean data and history.
//!
//! Every expression was run on Spark 4.1 in ANSI mode, where an overflow or a malformed text fails the job instead of
//! turning into NULL.

use super::exact::is_wall_clock;
use super::{Encoding, Modes, TextForm};
use crate::clickhouse::DataType;
use crate::connect::{Semantic, Type};
use crate::definition::{BinaryMode, ValueFormat};
use crate::mysql::{ColumnSpec, ColumnType, IntegerWidth};

/// One column from the archive to the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveHop {
    /// Spark SQL type of the column as the archive holds it.
    pub archive_type: String,
    /// Spark SQL expression, archive to clean.
    pub expression: String,
    /// Spark SQL type of the clean Parquet column.
    pub clean_type: String,
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

/// Clean types, each with its fixed way into ClickHouse.
enum Clean {
    Int,
    Long,
    Decimal(u8, u8),
    Float,
    Double,
    Boolean,
    Text,
    Bytes,
    Date,
    WallClock,
    Instant,
}

impl Clean {
    fn spark(&self) -> String {
        match self {
            Self::Int => "INT".to_owned(),
            Self::Long => "BIGINT".to_owned(),
            Self::Decimal(precision, scale) => format!("DECIMAL({precision}, {scale})"),
            Self::Float => "FLOAT".to_owned(),
            Self::Double => "DOUBLE".to_owned(),
            Self::Boolean => "BOOLEAN".to_owned(),
            Self::Text => "STRING".to_owned(),
            Self::Bytes => "BINARY".to_owned(),
            Self::Date => "DATE".to_owned(),
            Self::WallClock => "TIMESTAMP_NTZ".to_owned(),
            Self::Instant => "TIMESTAMP".to_owned(),
        }
    }

    fn parquet(&self) -> DataType {
        match self {
            Self::Int => DataType::Int(32),
            Self::Long => DataType::Int(64),
            Self::Decimal(precision, scale) => DataType::Decimal { precision: *precision, scale: *scale },
            Self::Float => DataType::Float(32),
            Self::Double => DataType::Float(64),
            Self::Boolean => DataType::Bool,
            Self::Text | Self::Bytes => DataType::String,
            Self::Date => DataType::Date32,
            Self::WallClock | Self::Instant => DataType::DateTime64 { scale: 6 },
        }
        .nullable()
    }
}

/// The way of one column through archive, clean data and history.
pub fn archive(name: &str, spec: &ColumnSpec, recorded: &Encoding, modes: &Modes, target: &DataType) -> ArchiveHop {
    let column = format!("`{name}`");
    let (expression, clean) = clean(&column, spec, recorded, modes);
    let history = history(&column, spec, &clean, target);
    let checksum = checksum(&column, &clean, target);
    ArchiveHop {
        archive_type: archive_type(recorded, modes),
        expression,
        clean_type: clean.spark(),
        parquet: clean.parquet(),
        history,
        checksum,
    }
}

/// What the sinks make of Connect's types. Decimals become 38 digits wide on the way through Avro.
fn archive_type(recorded: &Encoding, modes: &Modes) -> String {
    let json = modes.format == ValueFormat::Json;
    match (&recorded.schema.physical, &recorded.schema.semantic) {
        (Type::Bytes | Type::String, _) if json => "STRING".to_owned(),
        (Type::Int16 | Type::Int32, Some(Semantic::ConnectDate)) if !json => "DATE".to_owned(),
        (Type::Int64, Some(Semantic::ConnectTimestamp)) if !json => "TIMESTAMP".to_owned(),
        (Type::Int16 | Type::Int32, _) if !json => "INT".to_owned(),
        (Type::Int16 | Type::Int32 | Type::Int64, _) => "BIGINT".to_owned(),
        (Type::Float32, _) if !json => "FLOAT".to_owned(),
        (Type::Float32 | Type::Float64, _) => "DOUBLE".to_owned(),
        (Type::Boolean, _) => "BOOLEAN".to_owned(),
        (Type::String, _) => "STRING".to_owned(),
        // Iceberg and Spark stop at 38 digits; the sink's chain casts wider decimals to text.
        (Type::Bytes, Some(Semantic::Decimal { precision: 39.., .. })) => "STRING".to_owned(),
        (Type::Bytes, Some(Semantic::Decimal { scale, .. })) => format!("DECIMAL(38, {scale})"),
        (Type::Bytes, _) => "BINARY".to_owned(),
    }
}

fn clean(column: &str, spec: &ColumnSpec, recorded: &Encoding, modes: &Modes) -> (String, Clean) {
    let json = modes.format == ValueFormat::Json;
    let same = |clean| (column.to_owned(), clean);
    match &recorded.text {
        TextForm::Hash | TextForm::Mask => return same(Clean::Text),
        TextForm::Clock { .. } => return (format!("CAST({column} AS TIMESTAMP_NTZ)"), Clean::WallClock),
        TextForm::Own => {}
    }
    match &spec.column_type {
        ColumnType::Integer { width: IntegerWidth::Big, unsigned: true, .. } => {
            let expression = match recorded.schema.physical {
                Type::Int64 => format!(
                    "CAST(IF({column} < 0, CAST({column} AS DECIMAL(20, 0)) + 18446744073709551616, {column}) AS \
                     DECIMAL(20, 0))"
                ),
                _ => format!("CAST({column} AS DECIMAL(20, 0))"),
            };
            (expression, Clean::Decimal(20, 0))
        }
        ColumnType::Integer { width: IntegerWidth::Big, .. }
        | ColumnType::Integer { width: IntegerWidth::Int, unsigned: true, .. } => same(Clean::Long),
        ColumnType::Integer { .. } | ColumnType::Year if json => (format!("CAST({column} AS INT)"), Clean::Int),
        ColumnType::Integer { .. } | ColumnType::Year => same(Clean::Int),
        ColumnType::Decimal { .. } if recorded.schema.physical == Type::Float64 => same(Clean::Double),
        ColumnType::Decimal { precision, scale, .. } if *precision <= 38 => {
            (format!("CAST({column} AS DECIMAL({precision}, {scale}))"), Clean::Decimal(*precision, *scale))
        }
        ColumnType::Float { digits: None, .. } if json => (format!("CAST({column} AS FLOAT)"), Clean::Float),
        ColumnType::Float { digits: None, .. } => same(Clean::Float),
        ColumnType::Float { .. } | ColumnType::Double { .. } => same(Clean::Double),
        ColumnType::Bit { width: 1 } => same(Clean::Boolean),
        ColumnType::Bit { .. } => {
            let bytes = if json { format!("UNBASE64({column})") } else { column.to_owned() };
            let number = format!(
                "CAST(CONV(REVERSE(REGEXP_REPLACE(HEX({bytes}), '(.)(.)', '$2$1')), 16, 10) AS DECIMAL(20, 0))"
            );
            (number, Clean::Decimal(20, 0))
        }
        ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. } => match modes.binary {
            BinaryMode::Bytes if !json => same(Clean::Bytes),
            BinaryMode::Bytes | BinaryMode::Base64 => (format!("UNBASE64({column})"), Clean::Bytes),
            BinaryMode::Base64UrlSafe => (format!("UNBASE64(TRANSLATE({column}, '-_', '+/'))"), Clean::Bytes),
            BinaryMode::Hex => (format!("UNHEX({column})"), Clean::Bytes),
        },
        ColumnType::Date => {
            let expression = match recorded.schema.semantic {
                Some(Semantic::ConnectDate) if !json => column.to_owned(),
                Some(Semantic::IsoDate) => format!("CAST(SUBSTRING({column}, 1, 10) AS DATE)"),
                _ if json => format!("DATE_ADD(DATE'1970-01-01', CAST({column} AS INT))"),
                _ => format!("DATE_ADD(DATE'1970-01-01', {column})"),
            };
            (expression, Clean::Date)
        }
        ColumnType::Time { .. } => match recorded.schema.semantic {
            Some(Semantic::NanoTime) => (format!("{column} DIV 1000"), Clean::Long),
            Some(Semantic::ConnectTime) => (format!("CAST({column} AS BIGINT) * 1000"), Clean::Long),
            _ => same(Clean::Long),
        },
        ColumnType::DateTime { .. } => {
            let instant = match recorded.schema.semantic {
                Some(Semantic::MicroTimestamp) => format!("TIMESTAMP_MICROS({column})"),
                Some(Semantic::NanoTimestamp) => format!("TIMESTAMP_MICROS({column} DIV 1000)"),
                Some(Semantic::ConnectTimestamp) if !json => column.to_owned(),
                Some(Semantic::IsoTimestamp) => format!("CAST({column} AS TIMESTAMP)"),
                _ => format!("TIMESTAMP_MILLIS({column})"),
            };
            debug_assert!(is_wall_clock(recorded.schema.semantic.as_ref()));
            (format!("CAST({instant} AS TIMESTAMP_NTZ)"), Clean::WallClock)
        }
        ColumnType::Timestamp { .. } => (format!("CAST({column} AS TIMESTAMP)"), Clean::Instant),
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
        | ColumnType::Inet6 => same(Clean::Text),
    }
}

/// The load runs with `insert_null_as_default = 0`, so a NULL in a required column fails it: the casts stay nullable.
fn history(column: &str, spec: &ColumnSpec, clean: &Clean, target: &DataType) -> String {
    if let (ColumnType::Time { .. }, Clean::Long) = (&spec.column_type, clean) {
        return format!("CAST(reinterpret({column}, 'Decimal(18, 6)'), '{}')", bare(target).clone().nullable());
    }
    let unchanged = bare(target) == bare(&clean.parquet()) || matches!(target, DataType::LowCardinality(_));
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

fn checksum(column: &str, clean: &Clean, target: &DataType) -> Option<ChecksumTexts> {
    if matches!(bare(target), DataType::Time64 { .. }) {
        return None;
    }
    let (spark, clickhouse) = match clean {
        Clean::Int | Clean::Long | Clean::Boolean | Clean::Decimal(_, 0) => {
            (format!("CAST({column} AS STRING)"), format!("toString({column})"))
        }
        Clean::Decimal(_, scale) => {
            (format!("CAST({column} AS STRING)"), format!("toDecimalString({column}, {scale})"))
        }
        Clean::Text if matches!(bare(target), DataType::Decimal { .. }) => return None,
        Clean::Text => (column.to_owned(), format!("toString({column})")),
        Clean::Bytes => (format!("HEX({column})"), format!("hex({column})")),
        Clean::Date => (format!("CAST(UNIX_DATE({column}) AS STRING)"), format!("toString(toInt32({column}))")),
        Clean::WallClock => (
            format!("CAST(UNIX_MICROS(CAST({column} AS TIMESTAMP)) AS STRING)"),
            format!("toString(toUnixTimestamp64Micro(toDateTime64({column}, 6, 'UTC')))"),
        ),
        Clean::Instant => (
            format!("CAST(UNIX_MICROS({column}) AS STRING)"),
            format!("toString(toUnixTimestamp64Micro(toDateTime64({column}, 6, 'UTC')))"),
        ),
        Clean::Float | Clean::Double => return None,
    };
    Some(ChecksumTexts { spark, clickhouse })
}
