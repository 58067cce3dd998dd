//! ClickHouse data types, as its own formatter prints them.

use std::fmt;

/// A data type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DataType {
    /// `Int8` to `Int64`, by bits.
    Int(u8),
    /// `UInt8` to `UInt128`, by bits.
    UInt(u8),
    /// `Float32`, `Float64`.
    Float(u8),
    /// `Bool`.
    Bool,
    /// `Decimal(P, S)`, P up to 76.
    Decimal {
        /// Digits.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// `String`: any bytes.
    String,
    /// `FixedString(N)`.
    FixedString(u16),
    /// `LowCardinality(String)` or, inside, `Nullable(String)`.
    LowCardinality(Box<DataType>),
    /// `Date`, 1970 to 2149.
    Date,
    /// `Date32`. 26.9 holds 0000-01-01 to 9999-12-31 (measured); older servers clamp to 1900..2299.
    Date32,
    /// `DateTime64(S, 'UTC')`.
    DateTime64 {
        /// Fractional digits, 0 to 9.
        scale: u8,
    },
    /// `DateTime('UTC')` without fraction, 1970 to 2106.
    DateTime,
    /// `Time64(S)`, up to 999 hours either way.
    Time64 {
        /// Fractional digits, 0 to 9.
        scale: u8,
    },
    /// `UUID`.
    Uuid,
    /// `Nullable(T)`.
    Nullable(Box<DataType>),
}

impl DataType {
    /// The same type, able to hold NULL. `LowCardinality` takes the NULL inside.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Nullable(_) => self,
            Self::LowCardinality(inner) => Self::LowCardinality(Box::new(inner.nullable())),
            other => Self::Nullable(Box::new(other)),
        }
    }

    /// Whether the type can hold NULL.
    pub fn is_nullable(&self) -> bool {
        match self {
            Self::Nullable(_) => true,
            Self::LowCardinality(inner) => inner.is_nullable(),
            _ => false,
        }
    }

    /// `LowCardinality(String)`.
    pub fn label() -> Self {
        Self::LowCardinality(Box::new(Self::String))
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(bits) => write!(f, "Int{bits}"),
            Self::UInt(bits) => write!(f, "UInt{bits}"),
            Self::Float(bits) => write!(f, "Float{bits}"),
            Self::Bool => f.write_str("Bool"),
            Self::Decimal { precision, scale } => write!(f, "Decimal({precision}, {scale})"),
            Self::String => f.write_str("String"),
            Self::FixedString(length) => write!(f, "FixedString({length})"),
            Self::LowCardinality(inner) => write!(f, "LowCardinality({inner})"),
            Self::Date => f.write_str("Date"),
            Self::Date32 => f.write_str("Date32"),
            Self::DateTime64 { scale } => write!(f, "DateTime64({scale}, 'UTC')"),
            Self::DateTime => f.write_str("DateTime('UTC')"),
            Self::Time64 { scale } => write!(f, "Time64({scale})"),
            Self::Uuid => f.write_str("UUID"),
            Self::Nullable(inner) => write!(f, "Nullable({inner})"),
        }
    }
}
