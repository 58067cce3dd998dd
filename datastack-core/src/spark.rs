//! Types of Spark SQL.

use std::fmt;

/// A data type of the archive and of clean data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SparkType {
    /// 32 bits, signed.
    Int,
    /// 64 bits, signed.
    BigInt,
    /// At most 38 digits.
    Decimal {
        /// Digits.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// IEEE 754 binary32.
    Float,
    /// IEEE 754 binary64.
    Double,
    /// True or false.
    Boolean,
    /// Characters.
    String,
    /// Bytes.
    Binary,
    /// A day.
    Date,
    /// A wall clock to the microsecond.
    TimestampNtz,
    /// A point in time to the microsecond.
    Timestamp,
}

impl fmt::Display for SparkType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int => f.write_str("INT"),
            Self::BigInt => f.write_str("BIGINT"),
            Self::Decimal { precision, scale } => write!(f, "DECIMAL({precision}, {scale})"),
            Self::Float => f.write_str("FLOAT"),
            Self::Double => f.write_str("DOUBLE"),
            Self::Boolean => f.write_str("BOOLEAN"),
            Self::String => f.write_str("STRING"),
            Self::Binary => f.write_str("BINARY"),
            Self::Date => f.write_str("DATE"),
            Self::TimestampNtz => f.write_str("TIMESTAMP_NTZ"),
            Self::Timestamp => f.write_str("TIMESTAMP"),
        }
    }
}
