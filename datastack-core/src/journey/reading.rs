//! What the values of an encoding mean: how to get from them to the column's own.
//!
//! A physical type alone does not tell (a 64-bit integer may be a BIGINT, a wrapped BIGINT UNSIGNED, or microseconds).
//! Whoever decodes, in a view or in Spark, goes by the reading, and so does whoever asks what an encoding can hold.

use super::{Modes, TextForm};
use crate::connect::{Schema, Semantic, Type};
use crate::definition::{BinaryMode, ValueFormat};
use crate::mysql::{ColumnType, IntegerWidth};

/// How an encoded value is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It is the column's value.
    Itself,
    /// It stands for the column's value, which is kept back: a hash or asterisks.
    Protected,
    /// A number from 2^63 on is negative: less by 2^64.
    Wrapped,
    /// A number as decimal digits.
    Digits,
    /// The double nearest to a decimal of up to 15 digits, which is nearest to no other.
    Nearest {
        /// Digits after the decimal's point.
        scale: u8,
    },
    /// A decimal without its point.
    Unscaled {
        /// Digits of the decimal.
        precision: u8,
        /// Digits after its point.
        scale: u8,
        /// How its big-endian two's complement is written.
        octets: Octets,
    },
    /// Bits as bytes, the lowest first.
    Bits {
        /// How many bits.
        length: u8,
        /// How the bytes are written.
        octets: Octets,
    },
    /// Bytes.
    Octets(Octets),
    /// Days since 1970-01-01.
    Days,
    /// `2024-02-29Z`.
    IsoDate,
    /// An amount of time, signed.
    Span(Unit),
    /// `23:59:59.999999Z`.
    IsoTime,
    /// A wall clock as the time since 1970-01-01 00:00:00.
    Clock(Unit),
    /// A wall clock as `2024-05-06T07:08:09.123456Z`.
    IsoClock,
    /// A wall clock as text in a pattern of SimpleDateFormat.
    PatternClock {
        /// Fractional digits that the pattern writes; none where it leaves out whole seconds or more.
        digits: Option<u8>,
    },
    /// A point in time as `2024-05-06T07:08:09.123456Z`.
    IsoInstant,
    /// A UUID in its usual text form.
    Uuid,
}

/// How bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Octets {
    /// As they are.
    Raw,
    /// Base64 text.
    Base64,
    /// Base64 text with `-` and `_`.
    Base64UrlSafe,
    /// Hexadecimal text.
    Hex,
}

/// The unit of a number that counts time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 10^-3 s.
    Milli,
    /// 10^-6 s.
    Micro,
    /// 10^-9 s.
    Nano,
}

impl Unit {
    /// Fractional digits of a second that it tells apart.
    pub fn digits(self) -> u8 {
        match self {
            Self::Milli => 3,
            Self::Micro => 6,
            Self::Nano => 9,
        }
    }
}

impl Reading {
    /// The reading of a field of a record.
    pub fn of(column: &ColumnType, schema: &Schema, text: &TextForm, binary: BinaryMode) -> Self {
        match text {
            TextForm::Hash | TextForm::Mask => Self::Protected,
            TextForm::Clock { pattern } => Self::PatternClock { digits: pattern_digits(pattern) },
            TextForm::Own => own(column, schema, binary),
        }
    }

    /// The reading on the topic: JSON writes bytes as base64.
    #[must_use]
    pub fn on_topic(self, modes: &Modes) -> Self {
        let written = |octets| match (octets, modes.format) {
            (Octets::Raw, ValueFormat::Json) => Octets::Base64,
            _ => octets,
        };
        match self {
            Self::Unscaled { precision, scale, octets } => Self::Unscaled { precision, scale, octets: written(octets) },
            Self::Bits { length, octets } => Self::Bits { length, octets: written(octets) },
            Self::Octets(octets) => Self::Octets(written(octets)),
            other => other,
        }
    }
}

fn own(column: &ColumnType, schema: &Schema, binary: BinaryMode) -> Reading {
    let Schema { physical, semantic, .. } = schema;
    match column {
        ColumnType::Integer { width: IntegerWidth::Big, unsigned: true, .. } if *physical == Type::Int64 => {
            Reading::Wrapped
        }
        ColumnType::Integer { .. } | ColumnType::Decimal { .. } => match (physical, semantic) {
            (Type::Bytes, Some(Semantic::Decimal { precision, scale })) => {
                Reading::Unscaled { precision: *precision, scale: *scale, octets: Octets::Raw }
            }
            (Type::String, _) => Reading::Digits,
            _ => nearest(column),
        },
        ColumnType::Bit { width: 1 } => Reading::Itself,
        ColumnType::Bit { width } => Reading::Bits { length: *width, octets: Octets::Raw },
        ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. } => {
            Reading::Octets(match binary {
                BinaryMode::Bytes => Octets::Raw,
                BinaryMode::Base64 => Octets::Base64,
                BinaryMode::Base64UrlSafe => Octets::Base64UrlSafe,
                BinaryMode::Hex => Octets::Hex,
            })
        }
        ColumnType::Date => match semantic {
            Some(Semantic::IsoDate) => Reading::IsoDate,
            _ => Reading::Days,
        },
        ColumnType::Time { .. } => match semantic {
            Some(Semantic::ConnectTime) => Reading::Span(Unit::Milli),
            Some(Semantic::NanoTime) => Reading::Span(Unit::Nano),
            Some(Semantic::IsoTime) => Reading::IsoTime,
            _ => Reading::Span(Unit::Micro),
        },
        ColumnType::DateTime { .. } => match semantic {
            Some(Semantic::MicroTimestamp) => Reading::Clock(Unit::Micro),
            Some(Semantic::NanoTimestamp) => Reading::Clock(Unit::Nano),
            Some(Semantic::IsoTimestamp) => Reading::IsoClock,
            _ => Reading::Clock(Unit::Milli),
        },
        ColumnType::Timestamp { .. } => Reading::IsoInstant,
        ColumnType::Uuid => Reading::Uuid,
        ColumnType::Float { .. }
        | ColumnType::Double { .. }
        | ColumnType::Char { .. }
        | ColumnType::Varchar { .. }
        | ColumnType::Text { .. }
        | ColumnType::Enum { .. }
        | ColumnType::Set { .. }
        | ColumnType::Json
        | ColumnType::Year
        | ColumnType::Geometry { .. }
        | ColumnType::Vector { .. }
        | ColumnType::Inet4
        | ColumnType::Inet6 => Reading::Itself,
    }
}

/// Whole numbers are in a double as they are.
fn nearest(column: &ColumnType) -> Reading {
    match column {
        ColumnType::Decimal { precision: ..=NEAREST_DIGITS, scale: scale @ 1.., .. } => {
            Reading::Nearest { scale: *scale }
        }
        _ => Reading::Itself,
    }
}

/// Digits of a decimal that a double always gives back.
pub(super) const NEAREST_DIGITS: u8 = 15;

/// The parts of a clock that a pattern has to write.
const PARTS: [&str; 6] = ["yyyy", "MM", "dd", "HH", "mm", "ss"];

/// The parts that a pattern leaves out.
pub(super) fn missing_parts(pattern: &str) -> Vec<&'static str> {
    PARTS.into_iter().filter(|letters| !pattern.contains(letters)).collect()
}

/// `S` counts milliseconds, so that fewer than three do not keep them apart.
fn pattern_digits(pattern: &str) -> Option<u8> {
    let whole = PARTS.iter().all(|letters| pattern.contains(letters));
    let fraction = pattern.bytes().filter(|letter| *letter == b'S').count();
    whole.then_some(if fraction >= 3 { 3 } else { 0 })
}
