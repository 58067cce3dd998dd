//! Whether an encoding can hold every value of a column.

use super::charset::{Decoding, decoding};
use super::{Encoding, Modes, TextForm};
use crate::connect::{Semantic, Type};
use crate::definition::TimeMode;
use crate::mysql::{ColumnSpec, ColumnType};

/// What a hop changes in values that the column can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The hop.
    pub hop: &'static str,
    /// What changes.
    pub what: String,
    /// The settings that would make it exact, best first.
    pub mend: &'static str,
}

impl Loss {
    fn debezium(what: &str, mend: &'static str) -> Option<Self> {
        Some(Self { hop: "Debezium", what: what.to_owned(), mend })
    }
}

/// What gets lost between MySQL and the record, if anything.
pub fn loss(spec: &ColumnSpec, recorded: &Encoding, modes: &Modes) -> Option<Loss> {
    transformed(spec, recorded).or_else(|| emitted(spec, recorded, modes))
}

fn emitted(spec: &ColumnSpec, recorded: &Encoding, modes: &Modes) -> Option<Loss> {
    match &spec.column_type {
        // A double holds every whole number of so many digits.
        ColumnType::Decimal { precision: ..=15, scale: 0, .. } => None,
        ColumnType::Decimal { .. } if recorded.schema.physical == Type::Float64 => Loss::debezium(
            "a decimal becomes a binary floating point number: digits after the 15th change",
            "cdc.decimal = \"precise\", or \"string\"",
        ),
        // The snapshot reads what MySQL prints [measured on 9.7]; the binlog holds all bits, and FLOAT(M,D) prints all
        // of its digits.
        ColumnType::Float { digits: None, .. } => Loss::debezium(
            "a snapshot rounds FLOAT to six digits, and later changes arrive unrounded",
            "DOUBLE or DECIMAL",
        ),
        ColumnType::Time { fsp } => match modes.time {
            TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds | TimeMode::Nanoseconds => None,
            TimeMode::Connect if *fsp > 3 => Loss::debezium(
                "TIME is cut to milliseconds, and a value outside 00:00 to 24:00 becomes NULL or stops the connector",
                "cdc.time = \"adaptive_time_microseconds\"",
            ),
            TimeMode::Isostring => Loss::debezium(
                "24:00 becomes 00:00, and a TIME outside 00:00 to 24:00 NULL, or it stops the connector where the \
                 column is NOT NULL",
                "cdc.time = \"adaptive_time_microseconds\"",
            ),
            TimeMode::Connect => Loss::debezium(
                "a TIME outside 00:00 to 24:00 becomes NULL, or stops the connector where the column is NOT NULL",
                "cdc.time = \"adaptive_time_microseconds\"",
            ),
        },
        ColumnType::DateTime { fsp } => match modes.time {
            TimeMode::Connect if *fsp > 3 => {
                Loss::debezium("DATETIME is cut to milliseconds", "cdc.time = \"adaptive_time_microseconds\"")
            }
            TimeMode::Nanoseconds => Loss::debezium(
                "a DATETIME outside the years 1677 to 2262 wraps: 9999-12-31 becomes 1816-03-29",
                "cdc.time = \"adaptive_time_microseconds\"",
            ),
            TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds | TimeMode::Connect | TimeMode::Isostring => {
                None
            }
        },
        ColumnType::Enum { labels, .. } if labels.iter().any(|label| label.contains(',')) => Loss::debezium(
            "a label with a comma streams with a backslash that the snapshot does not have",
            "labels without commas",
        ),
        ColumnType::Char { charset, .. } | ColumnType::Varchar { charset, .. } | ColumnType::Text { charset, .. } => {
            let name = charset.known_name()?;
            match decoding(name, modes.server) {
                Decoding::Lossy(what) => Loss::debezium(
                    &format!("of {name}, later changes are decoded wrong: {what}"),
                    "`character set utf8mb4`",
                ),
                Decoding::Exact | Decoding::NoHighControls => None,
            }
        }
        // The binlog's value has lost its zero bytes at the end, and Debezium fills up at the front [measured on 3.5].
        ColumnType::Uuid => Loss::debezium(
            "a UUID that ends in a zero byte is shifted by it when it is streamed",
            "CHAR(36) or BINARY(16)",
        ),
        _ => None,
    }
}

fn transformed(spec: &ColumnSpec, recorded: &Encoding) -> Option<Loss> {
    let TextForm::Clock { pattern } = &recorded.text else { return None };
    let ColumnType::DateTime { fsp } = spec.column_type else { return None };
    let fraction = pattern.bytes().filter(|letter| *letter == b'S').count();
    let missing: Vec<&str> =
        ["yyyy", "MM", "dd", "HH", "mm", "ss"].into_iter().filter(|letters| !pattern.contains(letters)).collect();
    let what = if !missing.is_empty() {
        format!("the pattern `{pattern}` leaves out `{}`", missing.join("`, `"))
    } else if fsp > 3 {
        "TimestampConverter knows no more than milliseconds".to_owned()
    } else if fsp > 0 && fraction < 3 {
        format!("the pattern `{pattern}` leaves the milliseconds out")
    } else {
        // 1000-01-01 00:00:00 becomes 0999-12-27 00:00:00 [measured on 4.1].
        let what = "it writes dates before 1582-10-15 in the Julian calendar".to_owned();
        return Some(Loss { hop: "TimestampConverter", what, mend: "no `[readable]` for the column" });
    };
    Some(Loss { hop: "TimestampConverter", what, mend: "`yyyy-MM-dd HH:mm:ss.SSS`, or no `[readable]` for the column" })
}

/// Whether a semantic name is one that Debezium shifts or cuts for wall clocks.
pub(super) fn is_wall_clock(semantic: Option<&Semantic>) -> bool {
    matches!(
        semantic,
        Some(
            Semantic::Timestamp
                | Semantic::MicroTimestamp
                | Semantic::NanoTimestamp
                | Semantic::ConnectTimestamp
                | Semantic::IsoTimestamp
        )
    )
}
