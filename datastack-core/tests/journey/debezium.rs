//! What Debezium 3.5 emits, by hand from its documentation and what was seen of it; and TimestampConverter.

use datastack_core::definition::{BigintMode, BinaryMode, DecimalMode, TimeMode};
use datastack_core::mysql::{ColumnSpec, ColumnType};

use super::calendar::{DAY, day_text, days, fewest_digits, gregorian, julian, time_text};
use super::column::Case;
use super::value::Value;
use super::{big, octets};

/// How a row gets into the topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Snapshot,
    Stream,
}

/// A value of Kafka Connect.
#[derive(Debug, Clone, PartialEq)]
pub enum Connect {
    Null,
    Int(i64),
    Float32(f32),
    Float64(f64),
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
    /// The connector has stopped.
    Stopped,
}

/// The value of a field in a record.
pub fn emitted(spec: &ColumnSpec, value: &Value, case: &Case, way: Way) -> Connect {
    let text = |text: String| Connect::Text(text);
    match (&spec.column_type, value) {
        (_, Value::Null) => Connect::Null,
        (ColumnType::Integer { width, unsigned: true, .. }, Value::Whole(number)) if width.bits() == 64 => {
            match case.bigint {
                BigintMode::Long => Connect::Int(*number as u64 as i64),
                BigintMode::Precise => Connect::Bytes(big::to_bytes(&number.to_string())),
            }
        }
        (ColumnType::Integer { .. }, Value::Whole(number)) => Connect::Int(*number as i64),
        // The binlog has an offset from 1900, and no zero.
        (ColumnType::Year, Value::Whole(0)) => match way {
            Way::Stream => Connect::Int(1900),
            Way::Snapshot => Connect::Stopped,
        },
        (ColumnType::Year, Value::Whole(number)) => Connect::Int(*number as i64),
        (ColumnType::Decimal { scale, .. }, Value::Decimal(number)) => match case.decimal {
            DecimalMode::Precise => Connect::Bytes(big::to_bytes(&big::unscaled(number, (*scale).into()).unwrap())),
            DecimalMode::String => text(number.clone()),
            DecimalMode::Double => Connect::Float64(number.parse().unwrap()),
        },
        (ColumnType::Float { digits: Some(_), .. } | ColumnType::Double { .. }, Value::Float(number)) => {
            Connect::Float64(*number)
        }
        (ColumnType::Float { .. }, Value::Float(number)) => match way {
            Way::Stream => Connect::Float32(*number as f32),
            Way::Snapshot => Connect::Float32(format!("{number:.5e}").parse().unwrap()),
        },
        (ColumnType::Bit { .. }, Value::Truth(flag)) => Connect::Bool(*flag),
        (ColumnType::Bit { width }, Value::Whole(bits)) => {
            Connect::Bytes((*bits as u64).to_le_bytes()[..usize::from(*width).div_ceil(8)].to_vec())
        }
        (
            ColumnType::Char { charset, .. } | ColumnType::Varchar { charset, .. } | ColumnType::Text { charset, .. },
            Value::Text(value),
        ) => match way {
            Way::Snapshot => text(value.clone()),
            Way::Stream => text(decoded(value, charset.known_name())),
        },
        (ColumnType::Enum { .. }, Value::Text(label)) => match way {
            Way::Snapshot => text(label.clone()),
            Way::Stream => text(label.replace(',', "\\,")),
        },
        (ColumnType::Set { .. } | ColumnType::Json, Value::Text(value)) => text(value.clone()),
        (ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. }, Value::Bytes(bytes)) => {
            match case.binary {
                BinaryMode::Bytes => Connect::Bytes(bytes.clone()),
                BinaryMode::Base64 => text(octets::base64(bytes)),
                BinaryMode::Base64UrlSafe => text(octets::base64(bytes).replace('+', "-").replace('/', "_")),
                BinaryMode::Hex => text(octets::hex(bytes)),
            }
        }
        (ColumnType::Date, Value::Day(day)) => match case.time {
            TimeMode::Isostring => text(format!("{}Z", day_text(*day))),
            _ => Connect::Int(*day),
        },
        (ColumnType::Time { .. }, Value::Span(micros)) => span(*micros, case),
        (ColumnType::DateTime { fsp }, Value::Clock(micros)) => clock(left_out(*micros, way), *fsp, case.time),
        (ColumnType::Timestamp { fsp }, Value::Clock(micros)) => {
            let digits = match way {
                Way::Snapshot => fewest_digits(*micros),
                Way::Stream => usize::from(*fsp),
            };
            text(format!("{}T{}Z", day_text(micros.div_euclid(DAY)), time_text(micros.rem_euclid(DAY), digits)))
        }
        (ColumnType::Uuid, Value::Text(uuid)) => match way {
            Way::Snapshot => text(uuid.clone()),
            Way::Stream => text(shifted(uuid)),
        },
        (column, value) => panic!("{value:?} is no value of {column:?}"),
    }
}

/// A TIME; Connect's and Java's own types hold one day.
fn span(micros: i64, case: &Case) -> Connect {
    let lost = if case.nullable { Connect::Null } else { Connect::Stopped };
    match case.time {
        TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds => Connect::Int(micros),
        TimeMode::Nanoseconds => Connect::Int(micros * 1_000),
        TimeMode::Connect | TimeMode::Isostring if !(0..=DAY).contains(&micros) => lost,
        TimeMode::Connect => Connect::Int(micros / 1_000),
        TimeMode::Isostring => {
            let micros = micros % DAY;
            Connect::Text(format!("{}Z", time_text(micros, fewest_digits(micros))))
        }
    }
}

/// Connector/J moves the days that the Gregorian calendar left out.
fn left_out(micros: i64, way: Way) -> i64 {
    let gap = days(1582, 10, 5) * DAY..days(1582, 10, 15) * DAY;
    if way == Way::Snapshot && gap.contains(&micros) { micros + 10 * DAY } else { micros }
}

fn clock(micros: i64, fsp: u8, mode: TimeMode) -> Connect {
    match mode {
        TimeMode::AdaptiveTimeMicroseconds if fsp <= 3 => Connect::Int(micros.div_euclid(1_000)),
        TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds => Connect::Int(micros),
        TimeMode::Nanoseconds => Connect::Int(micros.wrapping_mul(1_000)),
        TimeMode::Connect => Connect::Int(micros.div_euclid(1_000)),
        TimeMode::Isostring => Connect::Text(format!(
            "{}T{}Z",
            day_text(micros.div_euclid(DAY)),
            time_text(micros.rem_euclid(DAY), fewest_digits(micros))
        )),
    }
}

/// Some letters of those that Java's charset of the same name does not have.
fn decoded(text: &str, charset: Option<&str>) -> String {
    let letter = |letter| match (charset, letter) {
        (Some("koi8u"), 'ї') => '╖',
        (Some("cp866"), 'ⁿ') => '№',
        (Some("cp866"), '²') => '¤',
        (Some("latin1"), '\u{80}'..='\u{9f}') => '\u{fffd}',
        (_, letter) => letter,
    };
    text.chars().map(letter).collect()
}

/// The binlog leaves zero bytes at the end out, and Debezium puts zeros in front.
fn shifted(uuid: &str) -> String {
    let mut bytes = octets::from_hex(uuid.replace('-', "").as_bytes()).unwrap();
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    let hex = format!("{:0>32}", octets::hex(&bytes));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// TimestampConverter to a text; SimpleDateFormat has the Julian calendar before 1582-10-15.
pub fn readable(value: Connect, pattern: &str, spec: &ColumnSpec, case: &Case) -> Connect {
    let Connect::Int(number) = value else { return value };
    let ColumnType::DateTime { fsp } = spec.column_type else { return Connect::Int(number) };
    let is_micros = match case.time {
        TimeMode::Microseconds => true,
        TimeMode::AdaptiveTimeMicroseconds => fsp > 3,
        _ => false,
    };
    let millis = if is_micros { number.div_euclid(1_000) } else { number };
    let (day, of_day) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    let (year, month, date) = if day < days(1582, 10, 15) { julian(day) } else { gregorian(day) };
    let parts = [
        ("yyyy", format!("{year:04}")),
        ("MM", format!("{month:02}")),
        ("dd", format!("{date:02}")),
        ("HH", format!("{:02}", of_day / 3_600_000)),
        ("mm", format!("{:02}", of_day / 60_000 % 60)),
        ("SSS", format!("{:03}", of_day % 1_000)),
        ("ss", format!("{:02}", of_day / 1_000 % 60)),
    ];
    Connect::Text(parts.iter().fold(pattern.to_owned(), |text, (letters, digits)| text.replace(letters, digits)))
}
