//! The values that a column or an encoding can hold.

use std::fmt;

use super::moment;
use super::reading::{NEAREST_DIGITS, Octets, Reading};
use crate::clickhouse::DataType;
use crate::connect::{Schema, Semantic, Type};
use crate::mysql::{ColumnDomain, FloatSize, Values};
use crate::spark::SparkType;

/// A set of values; NULL is beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// Whole numbers, both ends included.
    Whole {
        /// The least.
        least: i128,
        /// The greatest.
        greatest: i128,
    },
    /// Exact decimal numbers of either sign.
    Decimal {
        /// Digits in all.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// Exact decimal numbers of any length.
    Digits,
    /// Finite binary floating-point numbers.
    Float(FloatSize),
    /// True and false.
    Truth,
    /// Any text.
    Text,
    /// Any bytes, or those of one length.
    Bytes {
        /// The one length.
        length: Option<u32>,
    },
    /// Days, counted from 1970-01-01, both ends included.
    Days {
        /// The first.
        least: i64,
        /// The last.
        greatest: i64,
    },
    /// Amounts of time.
    Span(Ticks),
    /// Wall clocks, as the time since 1970-01-01 00:00:00.
    Clock(Ticks),
    /// Points in time, as the time since 1970-01-01 00:00:00 UTC.
    Instant(Ticks),
    /// UUIDs.
    Uuid,
    /// Clocks without some of their parts.
    Fragments,
    /// What stands for a value that is kept back.
    Protected,
    /// Nothing that could be read back.
    Nothing,
}

/// A range of time, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticks {
    /// The least, in nanoseconds.
    pub least: i128,
    /// The greatest, in nanoseconds.
    pub greatest: i128,
    /// Fractional digits of a second that are told apart, 0 to 9.
    pub digits: u8,
}

/// A day has no leap second here.
const DAY: i128 = 86_400_000_000_000;
/// 0001-01-01 and 9999-12-31.
const FIRST_DAY: i64 = -719_162;
const LAST_DAY: i64 = 2_932_896;
/// 0000-01-01, the first day of ClickHouse [measured on 26.9].
const YEAR_0: i64 = -719_528;

impl Ticks {
    /// So many units of 10^-digits seconds, either way.
    fn counted(least: i128, greatest: i128, digits: u8) -> Self {
        let unit = 10_i128.pow(9 - u32::from(digits.min(9)));
        Self { least: least.saturating_mul(unit), greatest: greatest.saturating_mul(unit), digits }
    }

    /// The years 0001 to 9999.
    fn years(digits: u8) -> Self {
        let unit = 10_i128.pow(9 - u32::from(digits.min(9)));
        Self { least: i128::from(FIRST_DAY) * DAY, greatest: (i128::from(LAST_DAY) + 1) * DAY - unit, digits }
    }
}

impl Carried {
    /// What a column can hold, but for what is kept out by a policy: zero days, the year 0 and YEAR 0000.
    pub fn by(domain: &ColumnDomain) -> Self {
        match &domain.values {
            Values::Integer { least, greatest } => Self::Whole { least: *least, greatest: *greatest },
            Values::Decimal { precision, scale, .. } => Self::Decimal { precision: *precision, scale: *scale },
            Values::Float { size, .. } => Self::Float(*size),
            Values::Bits { width } => Self::Whole { least: 0, greatest: (1 << width) - 1 },
            Values::Text { .. } | Values::Label { .. } | Values::Labels { .. } | Values::Json => Self::Text,
            Values::Bytes { most, fixed } => Self::Bytes { length: fixed.then_some(*most) },
            Values::Date => Self::Days { least: FIRST_DAY, greatest: LAST_DAY },
            Values::TimeSpan { fsp } => {
                let most = (838 * 3_600 + 59 * 60 + 59) * 1_000_000_000;
                Self::Span(Ticks { least: -most, greatest: most, digits: *fsp })
            }
            Values::WallClock { fsp } => Self::Clock(Ticks::years(*fsp)),
            // The larger range of the two servers.
            Values::Instant { fsp } => Self::Instant(Ticks { digits: *fsp, ..Ticks::counted(1, u32::MAX.into(), 0) }),
            Values::Year => Self::Whole { least: 1901, greatest: 2155 },
            Values::Uuid => Self::Uuid,
            Values::Geometry { .. } | Values::Vector { .. } => Self::Bytes { length: None },
            Values::Address { .. } => Self::Text,
        }
    }

    /// What a type of Kafka Connect holds. Its own logical types are read already.
    pub(super) fn by_connect(schema: &Schema) -> Self {
        match (&schema.physical, &schema.semantic) {
            (_, Some(Semantic::Decimal { precision, scale })) => Self::Decimal { precision: *precision, scale: *scale },
            // `Time` is an amount of one day, its end included [measured on Debezium 3.5].
            (_, Some(Semantic::ConnectTime)) => Self::Span(Ticks::counted(0, 86_400_000, 3)),
            (Type::Int8, _) => Self::bits(8),
            (Type::Int16, _) => Self::bits(16),
            (Type::Int32, _) => Self::bits(32),
            (Type::Int64, _) => Self::bits(64),
            (Type::Float32, _) => Self::Float(FloatSize::Single),
            (Type::Float64, _) => Self::Float(FloatSize::Double),
            (Type::Boolean, _) => Self::Truth,
            (Type::String, _) => Self::Text,
            (Type::Bytes, _) => Self::Bytes { length: None },
            // No column is emitted as one of these.
            (Type::Struct(_) | Type::Array(_) | Type::Map(..), _) => Self::Nothing,
        }
    }

    /// What a converter makes of such a type: neither Avro nor JSON knows integers of less than 32 bits.
    pub(super) fn by_topic(schema: &Schema) -> Self {
        match (&schema.physical, &schema.semantic) {
            (Type::Int8 | Type::Int16, _) => Self::bits(32),
            _ => Self::by_connect(schema),
        }
    }

    /// What a type of ClickHouse holds.
    pub(super) fn by_clickhouse(data_type: &DataType) -> Self {
        match data_type {
            DataType::Int(bits) => Self::bits(*bits),
            DataType::UInt(bits) => Self::Whole { least: 0, greatest: unsigned(*bits) },
            DataType::Float(32) => Self::Float(FloatSize::Single),
            DataType::Float(_) => Self::Float(FloatSize::Double),
            DataType::Bool => Self::Truth,
            DataType::Decimal { precision, scale } => Self::Decimal { precision: *precision, scale: *scale },
            DataType::String => Self::Bytes { length: None },
            DataType::FixedString(length) => Self::Bytes { length: Some(u32::from(*length)) },
            DataType::Date => Self::Days { least: 0, greatest: u16::MAX.into() },
            DataType::Date32 => Self::Days { least: YEAR_0, greatest: LAST_DAY },
            DataType::DateTime => Self::Instant(Ticks::counted(0, u32::MAX.into(), 0)),
            DataType::DateTime64 { scale } => {
                Self::Instant(Ticks { least: i128::from(YEAR_0) * DAY, ..Ticks::years(*scale) })
            }
            DataType::Time64 { scale } => {
                let most = (999 * 3_600 + 59 * 60 + 59) * 1_000_000_000;
                Self::Span(Ticks { least: -most, greatest: most, digits: *scale })
            }
            DataType::Uuid => Self::Uuid,
            DataType::LowCardinality(inner) | DataType::Nullable(inner) => Self::by_clickhouse(inner),
        }
    }

    /// What a type of Spark holds.
    pub(super) fn by_spark(spark: SparkType) -> Self {
        match spark {
            SparkType::Int => Self::bits(32),
            SparkType::BigInt => Self::bits(64),
            SparkType::Decimal { precision, scale } => Self::Decimal { precision, scale },
            SparkType::Float => Self::Float(FloatSize::Single),
            SparkType::Double => Self::Float(FloatSize::Double),
            SparkType::Boolean => Self::Truth,
            SparkType::String => Self::Text,
            SparkType::Binary => Self::Bytes { length: None },
            SparkType::Date => Self::Days { least: FIRST_DAY, greatest: LAST_DAY },
            SparkType::TimestampNtz => Self::Clock(Ticks::years(6)),
            SparkType::Timestamp => Self::Instant(Ticks::years(6)),
        }
    }

    /// The values for which those of a type stand.
    #[must_use]
    pub(super) fn read(self, reading: Reading) -> Self {
        match (reading, self) {
            (Reading::Protected, Self::Text | Self::Bytes { .. }) => Self::Protected,
            (Reading::Wrapped, Self::Whole { least, greatest }) => Self::Whole { least: 0, greatest: greatest - least },
            (Reading::Digits, Self::Text | Self::Bytes { .. }) => Self::Digits,
            (Reading::Nearest { scale }, Self::Float(FloatSize::Double)) => {
                Self::Decimal { precision: NEAREST_DIGITS, scale }
            }
            (Reading::Unscaled { precision, scale, .. }, Self::Text | Self::Bytes { .. }) => {
                Self::Decimal { precision, scale }
            }
            (Reading::Bits { length, .. }, Self::Text | Self::Bytes { .. }) => {
                Self::Whole { least: 0, greatest: unsigned(length) }
            }
            (Reading::Octets(Octets::Raw), Self::Bytes { length }) => Self::Bytes { length },
            (Reading::Octets(_), Self::Text | Self::Bytes { .. }) => Self::Bytes { length: None },
            (Reading::Days, Self::Whole { least, greatest }) => {
                Self::Days { least: narrow(least), greatest: narrow(greatest) }
            }
            (Reading::IsoDate, Self::Text | Self::Bytes { .. }) => Self::Days { least: FIRST_DAY, greatest: LAST_DAY },
            (Reading::Span(unit), Self::Whole { least, greatest }) => {
                Self::Span(Ticks::counted(least, greatest, unit.digits()))
            }
            // Java's LocalTime ends before 24:00.
            (Reading::IsoTime, Self::Text | Self::Bytes { .. }) => {
                Self::Span(Ticks { least: 0, greatest: DAY - 1, digits: 9 })
            }
            (Reading::Clock(unit), Self::Whole { least, greatest }) => {
                Self::Clock(Ticks::counted(least, greatest, unit.digits()))
            }
            (Reading::Clock(_) | Reading::IsoClock, Self::Instant(ticks)) => Self::Clock(ticks),
            (Reading::IsoClock, Self::Text | Self::Bytes { .. }) => Self::Clock(Ticks::years(9)),
            (Reading::PatternClock { digits }, Self::Text | Self::Bytes { .. }) => match digits {
                Some(digits) => Self::Clock(Ticks::years(digits)),
                None => Self::Fragments,
            },
            (Reading::IsoInstant, Self::Text | Self::Bytes { .. }) => Self::Instant(Ticks::years(9)),
            (Reading::Uuid, Self::Text | Self::Bytes { .. }) => Self::Uuid,
            // A type that says by itself what its values are.
            (Reading::Unscaled { .. }, Self::Decimal { .. })
            | (Reading::Digits, Self::Decimal { .. })
            | (Reading::Days | Reading::IsoDate, Self::Days { .. })
            | (Reading::Span(_) | Reading::IsoTime, Self::Span(_))
            | (Reading::Clock(_) | Reading::IsoClock, Self::Clock(_))
            | (Reading::IsoInstant, Self::Instant(_))
            | (Reading::Uuid, Self::Uuid)
            | (Reading::Itself, _) => self,
            (
                Reading::Protected
                | Reading::Wrapped
                | Reading::Digits
                | Reading::Nearest { .. }
                | Reading::Unscaled { .. }
                | Reading::Bits { .. }
                | Reading::Octets(_)
                | Reading::Days
                | Reading::IsoDate
                | Reading::Span(_)
                | Reading::IsoTime
                | Reading::Clock(_)
                | Reading::IsoClock
                | Reading::PatternClock { .. }
                | Reading::IsoInstant
                | Reading::Uuid,
                _,
            ) => Self::Nothing,
        }
    }

    fn bits(bits: u8) -> Self {
        let half = 1_i128 << (bits.clamp(1, 120) - 1);
        Self::Whole { least: -half, greatest: half - 1 }
    }
}

fn unsigned(bits: u8) -> i128 {
    (1 << bits.min(120)) - 1
}

fn narrow(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole { least, greatest } => write!(f, "whole numbers {least} to {greatest}"),
            Self::Decimal { precision, scale: 0 } => write!(f, "whole numbers of up to {precision} digits"),
            Self::Decimal { precision, scale } => {
                write!(f, "decimals of up to {precision} digits, {scale} after the point")
            }
            Self::Digits => f.write_str("decimals of any length"),
            Self::Float(FloatSize::Single) => f.write_str("binary floating-point numbers of 32 bits"),
            Self::Float(FloatSize::Double) => f.write_str("binary floating-point numbers of 64 bits"),
            Self::Truth => f.write_str("true and false"),
            Self::Text => f.write_str("any text"),
            Self::Bytes { length: None } => f.write_str("any bytes"),
            Self::Bytes { length: Some(length) } => write!(f, "any {length} bytes"),
            Self::Days { least, greatest } => {
                write!(f, "days {} to {}", moment::day(*least), moment::day(*greatest))
            }
            Self::Span(Ticks { least, greatest, digits }) => {
                write!(f, "times {} to {}", moment::span(*least), moment::span(*greatest))?;
                f.write_str(unit(*digits))
            }
            Self::Clock(Ticks { least, greatest, digits }) => {
                write!(f, "wall clocks of the years {} to {}", moment::year(*least), moment::year(*greatest))?;
                f.write_str(unit(*digits))
            }
            Self::Instant(Ticks { least, greatest, digits }) => {
                write!(f, "instants of the years {} to {}", moment::year(*least), moment::year(*greatest))?;
                f.write_str(unit(*digits))
            }
            Self::Uuid => f.write_str("UUIDs"),
            Self::Fragments => f.write_str("parts of wall clocks"),
            Self::Protected => f.write_str("stand-ins"),
            Self::Nothing => f.write_str("nothing that can be read back"),
        }
    }
}

fn unit(digits: u8) -> &'static str {
    match digits {
        0 => " to the second",
        1 => " to a tenth of a second",
        2 => " to a hundredth of a second",
        3 => " to the millisecond",
        4 => " to 100 microseconds",
        5 => " to 10 microseconds",
        6 => " to the microsecond",
        _ => " to the nanosecond",
    }
}
