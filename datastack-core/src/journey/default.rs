//! Default of a MySQL column to default of a Connect schema, as Debezium 3.5 with a snapshot registers it.

use super::Modes;
use crate::connect::{Schema, Semantic, Type, Value};
use crate::definition::{BinaryMode, Server};

use crate::mysql::{ColumnSpec, ColumnType, DefaultValue, LiteralKind, string};

/// The schema's default; none where Debezium registers none: for no default, NULL, an expression, and
/// CURRENT_TIMESTAMP on a nullable TIMESTAMP.
pub(super) fn value(spec: &ColumnSpec, schema: &Schema, modes: &Modes) -> Option<Value> {
    match spec.default.as_ref()? {
        // MariaDB prints a constant in parentheses without them.
        DefaultValue::Expression(expression) if modes.server == Server::MariaDb => match constant(expression)? {
            DefaultValue::Literal { text, kind } => literal(&spec.column_type, schema, modes, &text, kind),
            _ => None,
        },
        DefaultValue::Null | DefaultValue::Expression(_) => None,
        // A nullable DATETIME gets the epoch too, a nullable TIMESTAMP gets none [measured on 3.5].
        DefaultValue::CurrentTimestamp { .. } if spec.nullable && schema.physical == Type::String => None,
        DefaultValue::CurrentTimestamp { .. } => Some(epoch(schema)),
        DefaultValue::Literal { text, kind } => literal(&spec.column_type, schema, modes, text, *kind),
    }
}

fn constant(expression: &str) -> Option<DefaultValue> {
    ColumnSpec::parse(&format!("text default {expression}")).ok()?.default
}

/// A required column filled by the server has the epoch as its schema's default.
fn epoch(schema: &Schema) -> Value {
    match schema.physical {
        Type::String => Value::Text("1970-01-01T00:00:00Z".to_owned()),
        _ => Value::Integer(0),
    }
}

fn literal(column: &ColumnType, schema: &Schema, modes: &Modes, text: &str, kind: LiteralKind) -> Option<Value> {
    match (&schema.semantic, &schema.physical) {
        (Some(Semantic::Decimal { scale, .. }), _) => unscaled(text, *scale).map(Value::Bytes),
        (Some(Semantic::Bits { length }), _) => bits(text, kind).map(|bits| {
            let bytes = usize::from(*length).div_ceil(8);
            Value::Bytes(bits.to_le_bytes()[..bytes].to_vec())
        }),
        (Some(Semantic::Date | Semantic::ConnectDate), _) => days(text).map(Value::Integer),
        (Some(Semantic::MicroTime), _) => time_micros(text).map(Value::Integer),
        (Some(Semantic::NanoTime), _) => time_micros(text).map(|micros| Value::Integer(micros.saturating_mul(1_000))),
        (Some(Semantic::ConnectTime), _) => time_micros(text).map(|micros| Value::Integer(micros / 1_000)),
        (Some(Semantic::Timestamp | Semantic::ConnectTimestamp), _) => {
            clock_micros(text).map(|micros| Value::Integer(micros.div_euclid(1_000)))
        }
        (Some(Semantic::MicroTimestamp), _) => clock_micros(text).map(Value::Integer),
        (Some(Semantic::NanoTimestamp), _) => {
            clock_micros(text).map(|micros| Value::Integer(micros.saturating_mul(1_000)))
        }
        (Some(Semantic::ZonedTimestamp), _) => clock_micros(text).map(|_| Value::Text(zoned(column, text))),
        (Some(Semantic::IsoTimestamp), _) => Some(Value::Text(text.replacen(' ', "T", 1) + "Z")),
        (Some(Semantic::IsoTime), _) => Some(Value::Text(format!("{text}Z"))),
        (Some(Semantic::IsoDate), _) => Some(Value::Text(format!("{text}Z"))),
        (_, Type::Boolean) if matches!(column, ColumnType::Integer { .. }) => match kind {
            LiteralKind::Number | LiteralKind::String => text.trim().parse().ok().map(|n: f64| Value::Boolean(n > 0.0)),
            LiteralKind::Bits | LiteralKind::Hex | LiteralKind::Boolean => {
                bits(text, kind).map(|bits| Value::Boolean(bits != 0))
            }
        },
        (_, Type::Boolean) => bits(text, kind).map(|bits| Value::Boolean(bits != 0)),
        (_, Type::Int8 | Type::Int16 | Type::Int32 | Type::Int64) => match (text, kind) {
            ("true", LiteralKind::Boolean) => Some(Value::Integer(1)),
            ("false", LiteralKind::Boolean) => Some(Value::Integer(0)),
            _ => text.trim().parse().ok().map(|number| Value::Integer(through_double(number))),
        },
        (_, Type::Float32 | Type::Float64) => text.trim().parse().ok().map(Value::Float),
        (_, Type::String) if column.charset().is_some() => Some(Value::Text(as_printed(text))),
        (_, Type::String) if matches!(column, ColumnType::Binary { .. } | ColumnType::Varbinary { .. }) => {
            Some(Value::Text(encoded(&binary(column, text), modes.binary)))
        }
        (_, Type::String) => Some(Value::Text(text.to_owned())),
        (_, Type::Bytes) => Some(Value::Bytes(binary(column, text))),
        (_, Type::Struct(_) | Type::Array(_) | Type::Map(..)) => None,
    }
}

/// Debezium reads a whole number as a double, so a large default is another number, and one above 2^63-1 is that
/// [measured on 3.5].
fn through_double(number: f64) -> i64 {
    number as i64
}

fn bits(text: &str, kind: LiteralKind) -> Option<u64> {
    match kind {
        LiteralKind::Bits => u64::from_str_radix(text, 2).ok(),
        LiteralKind::Hex => u64::from_str_radix(text, 16).ok(),
        LiteralKind::Boolean => Some(u64::from(text == "true")),
        LiteralKind::Number | LiteralKind::String => text.parse().ok(),
    }
}

/// Debezium does not unescape what SHOW CREATE TABLE prints between the quotes [measured on 3.5].
fn as_printed(text: &str) -> String {
    let quoted = string(text);
    quoted[1..quoted.len() - 1].to_owned()
}

/// Debezium does not unescape what SHOW CREATE TABLE prints: the padding of BINARY(n) arrives as a backslash and a
/// zero for each byte [measured on 3.5.0].
fn binary(column: &ColumnType, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    if let ColumnType::Binary { length } = column {
        for _ in bytes.len()..usize::from(*length) {
            bytes.extend_from_slice(b"\\0");
        }
    }
    bytes
}

/// Bytes in the text form of `binary.handling.mode`.
fn encoded(bytes: &[u8], mode: BinaryMode) -> String {
    match mode {
        BinaryMode::Bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
        BinaryMode::Base64 => base64(bytes, b"+/"),
        BinaryMode::Base64UrlSafe => base64(bytes, b"-_"),
        BinaryMode::Hex => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// Base64 with these two digits for 62 and 63.
fn base64(bytes: &[u8], last: &[u8; 2]) -> String {
    let digits: Vec<u8> = (b'A'..=b'Z').chain(b'a'..=b'z').chain(b'0'..=b'9').chain(*last).collect();
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let bits = part.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - part.len()));
        for place in 0..4 {
            let digit = digits[bits >> (18 - 6 * place) & 63];
            text.push(if place <= part.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// Unscaled value of a decimal text in the shortest big-endian two's complement.
fn unscaled(text: &str, scale: u8) -> Option<Vec<u8>> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padding = usize::from(scale).checked_sub(fraction.len())?;
    let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat_n(b'0', padding)).collect();
    if all.is_empty() || !all.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut magnitude: Vec<u8> = vec![0];
    for digit in all {
        let mut carry = u32::from(digit - b'0');
        for byte in magnitude.iter_mut().rev() {
            let value = u32::from(*byte) * 10 + carry;
            *byte = (value & 0xff) as u8;
            carry = value >> 8;
        }
        if carry > 0 {
            magnitude.insert(0, carry as u8);
        }
    }
    Some(twos_complement(magnitude, negative))
}

fn twos_complement(magnitude: Vec<u8>, negative: bool) -> Vec<u8> {
    let mut bytes = magnitude;
    bytes.insert(0, 0);
    if negative {
        let mut carry = true;
        for byte in bytes.iter_mut().rev() {
            let (value, overflow) = (!*byte).overflowing_add(u8::from(carry));
            *byte = value;
            carry = overflow;
        }
    }
    while bytes.len() > 1 && (bytes[0] == 0 && bytes[1] < 0x80 || bytes[0] == 0xff && bytes[1] >= 0x80) {
        bytes.remove(0);
    }
    bytes
}

fn days(text: &str) -> Option<i64> {
    let mut parts = text.trim().splitn(3, '-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next()?.parse().ok()?;
    let day: i64 = parts.next()?.parse().ok()?;
    if year == 0 && month == 0 && day == 0 {
        return Some(0);
    }
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
        return None;
    }
    // Days of the proleptic Gregorian calendar, with the year starting in March.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

fn time_micros(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut seconds = 0_i64;
    for part in clock.splitn(3, ':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    Some(sign * seconds.checked_mul(1_000_000)?.checked_add(fraction_micros(fraction)?)?)
}

fn fraction_micros(fraction: &str) -> Option<i64> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{fraction:0<6}").get(..6)?.parse().ok()
}

fn clock_micros(text: &str) -> Option<i64> {
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), "00:00:00"));
    days(date)?.checked_mul(86_400_000_000)?.checked_add(time_micros(time)?)
}

/// With all the digits that SHOW CREATE TABLE prints.
fn zoned(column: &ColumnType, text: &str) -> String {
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), "00:00:00"));
    if date == "0000-00-00" {
        return "1970-01-01T00:00:00Z".to_owned();
    }
    let ColumnType::Timestamp { fsp: fsp @ 1.. } = column else { return format!("{date}T{time}Z") };
    let (clock, fraction) = time.split_once('.').unwrap_or((time, ""));
    format!("{date}T{clock}.{fraction:0<width$}Z", width = usize::from(*fsp))
}

#[cfg(test)]
mod tests {
    use super::{base64, clock_micros, days, time_micros, unscaled};

    #[test]
    fn base64_fills_up_to_four_digits() {
        assert_eq!(base64(b"", b"+/"), "");
        assert_eq!(base64(b"a", b"+/"), "YQ==");
        assert_eq!(base64(b"ab", b"+/"), "YWI=");
        assert_eq!(base64(b"abc", b"+/"), "YWJj");
        assert_eq!(base64(&[0xfb, 0xff], b"+/"), "+/8=");
        assert_eq!(base64(&[0xfb, 0xff], b"-_"), "-_8=");
    }

    #[test]
    fn decimals_become_the_shortest_twos_complement() {
        assert_eq!(unscaled("1.5", 4), Some(vec![0x3a, 0x98]));
        assert_eq!(unscaled("-1", 0), Some(vec![0xff]));
        assert_eq!(unscaled("-129", 0), Some(vec![0xff, 0x7f]));
        assert_eq!(unscaled("-128", 0), Some(vec![0x80]));
        assert_eq!(unscaled("0", 2), Some(vec![0]));
        assert_eq!(unscaled("255", 0), Some(vec![0, 0xff]));
        assert_eq!(unscaled("1.23", 1), None);
    }

    #[test]
    fn dates_and_times_count_from_the_epoch() {
        assert_eq!(days("2020-01-02"), Some(18_263));
        assert_eq!(days("1000-01-01"), Some(-354_285));
        assert_eq!(days("9999-12-31"), Some(2_932_896));
        assert_eq!(time_micros("-838:59:59.000001"), Some(-3_020_399_000_001));
        assert_eq!(clock_micros("2020-01-02 03:04:05.678901"), Some(1_577_934_245_678_901));
    }
}
