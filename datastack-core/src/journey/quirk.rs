//! What engines do to values that no encoding shows, and what they make of values that an encoding has no place for.
//! Each with the engine on which it was seen; all else is computed.

use std::borrow::Cow;

use super::charset::{Decoding, decoding};
use super::fit::Fit;
use super::policy::{
    CHARSET, COMMA_LABEL, Change, FLOAT, HIGH_CONTROLS, JULIAN, LEFT_OUT_DAYS, NO_PLACE, PROTECTED, Policy,
    SERVER_ZONE, UNREADABLE, Verdict, ZERO_BYTE_UUID, ZERO_DAY, ZERO_YEAR,
};
use super::range::{Bound, Range};
use super::reading::{Octets, Reading, missing_parts};
use super::refusal::{self, Refusal};
use super::walk::{Stage, Step};
use super::{Modes, TextForm};
use crate::connect::{Schema, Semantic, Type};
use crate::definition::{ConnectionTimeZone, Server};
use crate::mysql::{ColumnSpec, ColumnType};

/// A change that refuses the definition.
fn lossy(policy: &'static Policy, refusal: &'static Refusal, what: impl Into<Cow<'static, str>>) -> Verdict {
    Verdict::Lossy(Change { what: what.into(), policy, refusal: Some(refusal) })
}

/// A change with which the definition is taken.
fn taken(policy: &'static Policy, what: impl Into<Cow<'static, str>>) -> Change {
    Change { what: what.into(), policy, refusal: None }
}

/// What a stage does to values although its encoding could hold them.
pub(super) fn quirk(step: Step<'_>, spec: &ColumnSpec, modes: &Modes) -> Verdict {
    match (step.stage, step.text) {
        (Stage::Debezium, TextForm::Hash | TextForm::Mask) => Verdict::Exact,
        (Stage::Debezium, TextForm::Own | TextForm::Clock { .. }) => of_debezium(&spec.column_type, modes),
        // 1000-01-01 00:00:00 becomes 0999-12-27 00:00:00 [measured on Kafka 4.1].
        (Stage::Transforms, TextForm::Clock { .. }) => Verdict::Within(
            Range::Between(Bound::Clock(GREGORIAN), Bound::Clock(LAST_MOMENT)),
            Change {
                what: "it writes dates before 1582-10-15 in the Julian calendar".into(),
                policy: &JULIAN,
                refusal: Some(&refusal::JULIAN),
            },
        ),
        _ => Verdict::Exact,
    }
}

const DAY: i128 = 86_400_000_000_000;
/// 1582-10-15 00:00:00, the first moment of the Gregorian calendar.
const GREGORIAN: i128 = -141_427 * DAY;
/// The end of 9999-12-31, to the microsecond.
const LAST_MOMENT: i128 = 2_932_897 * DAY - 1_000;

fn of_debezium(column: &ColumnType, modes: &Modes) -> Verdict {
    match column {
        // The snapshot reads what MySQL prints [measured on 9.7]; the binlog holds all bits, and FLOAT(M,D) prints all
        // of its digits.
        ColumnType::Float { digits: None, .. } if !modes.debezium.keeps_floats => lossy(
            &FLOAT,
            &refusal::ROUNDED_FLOAT,
            "a snapshot rounds FLOAT to six digits, and later changes arrive unrounded",
        ),
        ColumnType::Enum { labels, .. }
            if !modes.debezium.keeps_commas && labels.iter().any(|label| label.contains(',')) =>
        {
            lossy(
                &COMMA_LABEL,
                &refusal::COMMA_LABEL,
                "a label with a comma streams with a backslash that the snapshot does not have",
            )
        }
        ColumnType::Char { charset, .. } | ColumnType::Varchar { charset, .. } | ColumnType::Text { charset, .. } => {
            let Some(name) = charset.known_name() else { return Verdict::Exact };
            match decoding(name, modes.server) {
                Decoding::Exact => Verdict::Exact,
                Decoding::NoHighControls => {
                    Verdict::Lossy(taken(&HIGH_CONTROLS, "control characters above U+007F are lost"))
                }
                Decoding::Lossy(what) => {
                    lossy(&CHARSET, &refusal::CHARSET, format!("of {name}, later changes are decoded wrong: {what}"))
                }
            }
        }
        // The binlog's value has lost its zero bytes at the end, and Debezium fills up at the front [measured on 3.5].
        ColumnType::Uuid if !modes.debezium.keeps_zero_bytes => lossy(
            &ZERO_BYTE_UUID,
            &refusal::ZERO_BYTE_UUID,
            "a UUID that ends in a zero byte is shifted by it when it is streamed",
        ),
        // Connector/J's calendar knows no such days [measured on Debezium 3.5, both servers].
        ColumnType::DateTime { .. } => Verdict::Within(
            Range::Except(Bound::Clock(GREGORIAN - 10 * DAY), Bound::Clock(GREGORIAN - 1_000)),
            taken(&LEFT_OUT_DAYS, "a snapshot moves 1582-10-05 to 1582-10-14, days that never were, by ten days"),
        ),
        // Connector/J finds the zone by the name that the server gives it [measured on Debezium 3.5: Berlin, `CST`].
        ColumnType::Timestamp { .. } if (modes.server, modes.zone) == (Server::MySql, ConnectionTimeZone::Server) => {
            lossy(
                &SERVER_ZONE,
                &refusal::SERVER_ZONE,
                "a snapshot reads TIMESTAMP in the server's zone, of which the driver knows but the name",
            )
        }
        ColumnType::Year => Verdict::Within(
            Range::Between(Bound::Number(1901), Bound::Number(2155)),
            taken(&ZERO_YEAR, "0000 does not arrive"),
        ),
        ColumnType::Enum { .. }
        | ColumnType::Uuid
        | ColumnType::Integer { .. }
        | ColumnType::Decimal { .. }
        | ColumnType::Float { .. }
        | ColumnType::Double { .. }
        | ColumnType::Bit { .. }
        | ColumnType::Binary { .. }
        | ColumnType::Varbinary { .. }
        | ColumnType::Blob { .. }
        | ColumnType::Set { .. }
        | ColumnType::Json
        | ColumnType::Date
        | ColumnType::Time { .. }
        | ColumnType::Timestamp { .. }
        | ColumnType::Geometry { .. }
        | ColumnType::Vector { .. }
        | ColumnType::Inet4
        | ColumnType::Inet6 => Verdict::Exact,
    }
}

/// The policies for values that hardly anybody has, and that are no part of a column's domain here.
pub(super) fn kept_out(column: &ColumnType) -> &'static [&'static Policy] {
    static OF_DAYS: [&Policy; 2] = [&ZERO_DAY, &ZERO_YEAR];
    match column {
        ColumnType::Date | ColumnType::DateTime { .. } => &OF_DAYS,
        ColumnType::Timestamp { .. } => &OF_DAYS[..1],
        _ => &[],
    }
}

/// The verdict on a stage whose encoding has no place for some of the values.
pub(super) fn without_place(step: Step<'_>, fit: Fit, spec: &ColumnSpec, modes: &Modes) -> Verdict {
    let (refusal, what) = match step.stage {
        Stage::Debezium => match step.text {
            TextForm::Hash => {
                return Verdict::Lossy(taken(&PROTECTED, "the salted SHA-256 of the value, in hexadecimal digits"));
            }
            TextForm::Mask => {
                return Verdict::Lossy(taken(&PROTECTED, "asterisks in the place of every value, NULL included"));
            }
            TextForm::Own | TextForm::Clock { .. } => emitted(fit, spec, step.schema, modes),
        },
        Stage::Transforms => transformed(spec, step.text),
        Stage::Clean if matches!(step.reading, Reading::Unscaled { octets: Octets::Base64, .. }) => {
            return lossy(&UNREADABLE, &refusal::BASE64_DECIMAL, "Spark reads no decimal from base64");
        }
        Stage::Topic | Stage::Queue | Stage::Archive | Stage::Clean | Stage::App => (None, NO_ROOM.into()),
        Stage::Table | Stage::History => (None, "ClickHouse cuts the digits that its type has no place for".into()),
    };
    let change = Change { what, policy: &NO_PLACE, refusal };
    match fit {
        Fit::Some(range) => Verdict::Within(range, change),
        Fit::All | Fit::No => Verdict::Lossy(change),
    }
}

const NO_ROOM: &str = "its type has no place for them";

/// What a hop makes of values that have no place in it, with the way of being refused for it.
type Lost = (Option<&'static Refusal>, Cow<'static, str>);

fn emitted(fit: Fit, spec: &ColumnSpec, schema: &Schema, modes: &Modes) -> Lost {
    // NULL has no place in a required field, so that the task fails [measured on Debezium 3.5].
    let lost = if spec.nullable { "becomes NULL" } else { "stops the connector" };
    let of_null = |nullable, required| if spec.nullable { nullable } else { required };
    let (refusal, what) = match (&schema.semantic, &schema.physical) {
        (Some(Semantic::ConnectTime), _) if fit == Fit::No => (
            &refusal::TIME_CUT,
            format!("TIME is cut to milliseconds, and a value outside 00:00 to 24:00 {lost}").into(),
        ),
        (Some(Semantic::ConnectTime), _) => (
            of_null(&refusal::TIME_OUTSIDE_DAY, &refusal::REQUIRED_TIME_OUTSIDE_DAY),
            format!("a TIME outside 00:00 to 24:00 {lost}").into(),
        ),
        (Some(Semantic::IsoTime), _) => (
            of_null(&refusal::ISO_TIME, &refusal::REQUIRED_ISO_TIME),
            format!("24:00 becomes 00:00, and a TIME outside 00:00 to 24:00 {lost}").into(),
        ),
        (Some(Semantic::ConnectTimestamp | Semantic::Timestamp), _) => {
            (&refusal::CLOCK_CUT, "DATETIME is cut to milliseconds".into())
        }
        (Some(Semantic::NanoTimestamp), _) => (
            &refusal::CLOCK_WRAPPED,
            "a DATETIME outside the years 1677 to 2262 wraps: 9999-12-31 becomes 1816-03-29".into(),
        ),
        (None, Type::Boolean) if modes.debezium.negative_is_true => {
            (&refusal::TRUTH_OF_NUMBER, "a number above 1, or below 0, becomes true".into())
        }
        (None, Type::Boolean) => {
            (&refusal::TRUTH_OF_NUMBER, "a number above 1 becomes true, and one below 0 false".into())
        }
        (None, Type::Float64) => (
            &refusal::BINARY_DECIMAL,
            "a decimal becomes a binary floating point number: digits after the 15th change".into(),
        ),
        _ => return (None, NO_ROOM.into()),
    };
    (Some(refusal), what)
}

fn transformed(spec: &ColumnSpec, text: &TextForm) -> Lost {
    let TextForm::Clock { pattern } = text else { return (None, NO_ROOM.into()) };
    let missing = missing_parts(pattern);
    if !missing.is_empty() {
        let what = format!("the pattern `{pattern}` leaves out `{}`", missing.join("`, `"));
        return (Some(&refusal::PATTERN_WITHOUT_PARTS), what.into());
    }
    match spec.column_type {
        ColumnType::DateTime { fsp: 4.. } => {
            (Some(&refusal::READABLE_MICROSECONDS), "TimestampConverter knows no more than milliseconds".into())
        }
        _ => {
            let what = format!("the pattern `{pattern}` leaves the milliseconds out");
            (Some(&refusal::PATTERN_WITHOUT_MILLISECONDS), what.into())
        }
    }
}
