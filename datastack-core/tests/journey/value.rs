//! Values of a column: those at its ends, those that went wrong on some engine once, and random ones.

use datastack_core::mysql::{ColumnSpec, ColumnType};

use super::big;
use super::calendar::{DAY, days};

/// A value as MySQL means it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Whole(i128),
    /// With all digits of its scale.
    Decimal(String),
    Float(f64),
    Truth(bool),
    Text(String),
    Bytes(Vec<u8>),
    /// Days since 1970-01-01.
    Day(i64),
    /// Microseconds.
    Span(i64),
    /// A wall clock, or an instant in UTC, in microseconds since 1970-01-01.
    Clock(i64),
}

impl Value {
    /// Whether a value of ClickHouse, whose String has no charset, is MySQL's.
    pub fn means(&self, value: &Self) -> bool {
        match (self, value) {
            (Self::Bytes(bytes), Self::Text(text)) => bytes == text.as_bytes(),
            _ => self == value,
        }
    }
}

/// The values to try.
pub fn values(spec: &ColumnSpec, nullable: bool, seeds: &[u64]) -> Vec<Value> {
    let mut values = if nullable { vec![Value::Null] } else { Vec::new() };
    match &spec.column_type {
        ColumnType::Integer { width, unsigned, .. } => {
            let bits = u32::from(width.bits());
            let (least, greatest) = if *unsigned {
                (0, (1_i128 << bits) - 1)
            } else {
                (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
            };
            whole(&mut values, least, greatest, seeds);
        }
        ColumnType::Decimal { precision, scale, unsigned, .. } => {
            decimals(&mut values, *precision, *scale, *unsigned, seeds)
        }
        ColumnType::Float { .. } => {
            let edges = [0.0, 1.5, 0.1_f32, 16_777_217.0, 123.456_79, f32::MAX];
            values.extend(edges.into_iter().map(|value| Value::Float(f64::from(value))));
            let drawn = seeds.iter().map(|seed| f32::from_bits(*seed as u32)).filter(|value| value.is_finite());
            values.extend(drawn.map(|value| Value::Float(f64::from(value))));
        }
        ColumnType::Double { .. } => {
            values.extend([0.0, 0.1, -1.5, 0.1 + 0.2, f64::MAX, f64::MIN_POSITIVE].map(Value::Float));
            values.extend(
                seeds.iter().map(|seed| f64::from_bits(*seed)).filter(|value| value.is_finite()).map(Value::Float),
            );
        }
        ColumnType::Bit { width: 1 } => values.extend([Value::Truth(false), Value::Truth(true)]),
        ColumnType::Bit { width } => whole(&mut values, 0, (1_i128 << width) - 1, seeds),
        ColumnType::Char { length, charset } => texts(&mut values, (*length).into(), charset.known_name(), seeds),
        ColumnType::Varchar { length, charset } => texts(&mut values, (*length).into(), charset.known_name(), seeds),
        ColumnType::Text { charset, .. } => texts(&mut values, 60, charset.known_name(), seeds),
        ColumnType::Binary { length } => {
            let fixed = usize::from(*length);
            values.extend([vec![0; fixed], vec![0xff; fixed]].map(Value::Bytes));
            values.extend(seeds.iter().map(|seed| Value::Bytes(bytes(*seed, fixed))));
        }
        ColumnType::Varbinary { length } => some_bytes(&mut values, (*length).into(), seeds),
        ColumnType::Blob { .. } => some_bytes(&mut values, 60, seeds),
        ColumnType::Enum { labels, .. } => values.extend(labels.iter().cloned().map(Value::Text)),
        ColumnType::Set { labels, .. } => {
            values.push(Value::Text(String::new()));
            values.extend(seeds.iter().map(|seed| {
                let chosen =
                    labels.iter().enumerate().filter(|(at, _)| seed >> at & 1 == 1).map(|(_, label)| label.as_str());
                Value::Text(chosen.collect::<Vec<_>>().join(","))
            }));
        }
        ColumnType::Json => {
            values.extend(["{\"a\": [1, null]}", "\"é\"", "null"].map(|text| Value::Text(text.to_owned())))
        }
        ColumnType::Date => {
            let edges =
                [days(1, 1, 1), days(1582, 10, 10), -1, 0, days(2149, 6, 7), days(2300, 1, 1), days(9999, 12, 31)];
            values.extend(edges.map(Value::Day));
            let range = (days(9999, 12, 31) - days(1, 1, 1) + 1) as u64;
            values.extend(seeds.iter().map(|seed| Value::Day(days(1, 1, 1) + (seed % range) as i64)));
        }
        ColumnType::Time { fsp } => {
            let most = (838 * 3_600 + 59 * 60 + 59) * 1_000_000;
            let edges = [-most, -DAY, -1_000_000, 0, 1, 999, DAY - 1_000_000, DAY - 1, DAY, DAY + 1_000_000, most];
            let drawn = seeds.iter().map(|seed| (seed % (2 * most as u64)) as i64 - most);
            values.extend(edges.into_iter().chain(drawn).map(|micros| Value::Span(cut(micros, *fsp))));
        }
        ColumnType::DateTime { fsp } => {
            let last = days(9999, 12, 31) * DAY + DAY - 1;
            let first = days(1, 1, 1) * DAY;
            let edges = [
                first,
                days(1000, 1, 1) * DAY,
                days(1582, 10, 4) * DAY,
                days(1582, 10, 5) * DAY,
                days(1582, 10, 10) * DAY,
                days(1582, 10, 14) * DAY + DAY - 1,
                days(1582, 10, 15) * DAY,
                -9_223_372_036_854_776,
                -9_223_372_036_854_775,
                -1,
                0,
                1_234_567_890_123_456,
                9_223_372_036_854_775,
                9_223_372_036_854_776,
                last,
            ];
            let drawn = seeds.iter().map(|seed| first + (seed % (last - first) as u64) as i64);
            values.extend(edges.into_iter().chain(drawn).map(|micros| Value::Clock(cut(micros, *fsp))));
        }
        ColumnType::Timestamp { fsp } => {
            let last = i64::from(i32::MAX) * 1_000_000 + 499_999;
            let drawn = seeds.iter().map(|seed| 1_000_000 + (seed % (last as u64 - 1_000_000)) as i64);
            values.extend(
                [1_000_000, 951_868_799_500_000, last]
                    .into_iter()
                    .chain(drawn)
                    .map(|micros| Value::Clock(cut(micros, *fsp))),
            );
        }
        ColumnType::Year => {
            whole(&mut values, 1901, 2155, seeds);
            values.push(Value::Whole(0));
        }
        ColumnType::Uuid => {
            let texts = [
                "00000000-0000-0000-0000-000000000000",
                "f47ac10b-58cc-4372-a567-0e02b2c3d400",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
            ];
            values.extend(texts.map(|text| Value::Text(text.to_owned())));
        }
        ColumnType::Geometry { .. } | ColumnType::Vector { .. } | ColumnType::Inet4 | ColumnType::Inet6 => {}
    }
    values
}

/// To as many digits as the column has.
fn cut(micros: i64, fsp: u8) -> i64 {
    let unit = 10_i64.pow(6 - u32::from(fsp));
    micros.div_euclid(unit) * unit
}

fn whole(values: &mut Vec<Value>, least: i128, greatest: i128, seeds: &[u64]) {
    let edges = [least, greatest, 0, 1, 255, 256, 1 << 53, (1 << 53) + 1, 1 << 63, (1 << 63) - 1, greatest - 1];
    let inside = |value: &i128| (least..=greatest).contains(value);
    values.extend(edges.into_iter().filter(inside).map(Value::Whole));
    values.extend(seeds.iter().map(|seed| Value::Whole(least + i128::from(*seed) % (greatest - least + 1))));
}

fn decimals(values: &mut Vec<Value>, precision: u8, scale: u8, unsigned: bool, seeds: &[u64]) {
    let scale = usize::from(scale);
    let top = "9".repeat(precision.into());
    let mut unscaled = vec![top, "0".to_owned(), "1".to_owned(), "29".to_owned(), "128".to_owned(), "255".to_owned()];
    unscaled.extend(["9007199254740992", "9007199254740993"].map(str::to_owned));
    unscaled.extend(seeds.iter().map(|seed| {
        let digits: String = std::iter::successors(Some(*seed), |seed| {
            Some(seed.wrapping_mul(6_364_136_223_846_793_005).rotate_left(9) | 1)
        })
        .take(1 + (*seed % u64::from(precision)) as usize)
        .map(|seed| char::from(b'0' + (seed >> 13 & 7) as u8))
        .collect();
        big::trimmed(&digits)
    }));
    for number in unscaled.into_iter().filter(|number| number.len() <= usize::from(precision)) {
        values.push(Value::Decimal(big::with_point(&number, scale)));
        if !unsigned && number != "0" {
            values.push(Value::Decimal(big::with_point(&format!("-{number}"), scale)));
        }
    }
}

fn texts(values: &mut Vec<Value>, most: usize, charset: Option<&str>, seeds: &[u64]) {
    let letters: Vec<char> = match charset {
        Some("latin1") => "abé€ÿ\u{81}".chars().collect(),
        Some("koi8u") => "abЖї".chars().collect(),
        Some("cp866") => "abЖⁿ²".chars().collect(),
        Some("ascii") => "ab~".chars().collect(),
        _ => "ab é€Ж中😀\0\\'\"".chars().collect(),
    };
    values.extend(letters.iter().filter(|_| most > 0).map(|letter| Value::Text(letter.to_string())));
    values.push(Value::Text(String::new()));
    values.extend(seeds.iter().map(|seed| {
        let length = (*seed as usize >> 40) % (most.min(20) + 1);
        Value::Text((0..length).map(|at| letters[(seed >> at) as usize % letters.len()]).collect())
    }));
}

fn some_bytes(values: &mut Vec<Value>, most: usize, seeds: &[u64]) {
    values.push(Value::Bytes(Vec::new()));
    values.extend(seeds.iter().map(|seed| Value::Bytes(bytes(*seed, (*seed as usize >> 40) % (most.min(60) + 1)))));
}

fn bytes(seed: u64, length: usize) -> Vec<u8> {
    (0..length).map(|at| (seed.rotate_left(at as u32 * 7) & 0xff) as u8).collect()
}
