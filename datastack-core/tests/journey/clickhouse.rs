//! What ClickHouse 26.9 makes of a value: its format readers, the functions of the views, and the insert.

use datastack_core::journey::Journey;

use super::calendar::{read_clock, read_day, read_time};
use super::debezium::Connect;
use super::expression::{Expression, parse};
use super::value::Value;
use super::{big, octets};

/// A value of ClickHouse with its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Ch {
    Null,
    Int(i128),
    Float32(f32),
    Float64(f64),
    Bool(bool),
    Str(Vec<u8>),
    /// Unscaled.
    Decimal(String, usize),
    Date32(i64),
    /// Ticks of 10^-scale s.
    DateTime64(i64, u32),
    /// Seconds.
    DateTime(i64),
    Time64(i64, u32),
    Uuid(String),
}

/// From the topic into the live table.
pub fn live(journey: &Journey, sent: &Connect) -> Result<Value, String> {
    if *sent == Connect::Stopped {
        return Err("the connector has stopped".to_owned());
    }
    let read = queue(sent, &journey.live.queue.to_string())?;
    let seen = Evaluator { column: read }.value(&parse(&journey.live.expression));
    inserted(&seen, &journey.live.target.to_string())
}

/// The expression of the load, from a clean value to the history.
pub fn load(expression: &str, clean: Ch, target: &str) -> Result<Value, String> {
    inserted(&Evaluator { column: clean }.value(&parse(expression)), target)
}

/// What the reader of the topic's format puts into a column of this type.
fn queue(sent: &Connect, data_type: &str) -> Result<Ch, String> {
    let data_type = bare(data_type);
    Ok(match (sent, split(data_type)) {
        (Connect::Null, _) => Ch::Null,
        (Connect::Int(number), ("Int32" | "Int64", _)) => {
            let bits: u32 = data_type[3..].parse().unwrap();
            // Integers wrap without a word.
            Ch::Int(i128::from(*number << (64 - bits) >> (64 - bits)))
        }
        // Avro's own logical types.
        (Connect::Int(days), ("Date32", _)) => Ch::Date32(*days),
        (Connect::Int(millis), ("DateTime64", [3, ..])) => Ch::DateTime64(*millis, 3),
        (Connect::Float32(number), ("Float32", _)) => Ch::Float32(*number),
        (Connect::Float64(number), ("Float64", _)) => Ch::Float64(*number),
        (Connect::Bool(flag), ("Bool", _)) => Ch::Bool(*flag),
        (Connect::Text(text), ("String", _)) => Ch::Str(text.clone().into_bytes()),
        (Connect::Bytes(bytes), ("String", _)) => Ch::Str(bytes.clone()),
        (Connect::Bytes(bytes), ("Decimal", [_, scale, ..])) => {
            let little: Vec<u8> = bytes.iter().rev().copied().collect();
            Ch::Decimal(big::from_little(&little), scale as usize)
        }
        (sent, _) => return Err(format!("{sent:?} is not read into {data_type}")),
    })
}

/// The type inside Nullable and LowCardinality.
fn bare(data_type: &str) -> &str {
    let inner = |name: &str| data_type.strip_prefix(name).and_then(|rest| rest.strip_suffix(')'));
    inner("Nullable(").or_else(|| inner("LowCardinality(")).map_or(data_type, bare)
}

/// Name and whole-number parameters of a type.
fn split(data_type: &str) -> (&str, Vec4) {
    let (name, parameters) = data_type.split_once('(').unwrap_or((data_type, ""));
    let numbers = parameters.trim_end_matches(')').split(", ").map(|part| part.parse().unwrap_or(0));
    let mut four = [0; 4];
    four.iter_mut().zip(numbers).for_each(|(place, number)| *place = number);
    (name, four)
}

type Vec4 = [u32; 4];

/// What a table of the type holds after the insert. Types have to meet: a conversion that an INSERT would make by itself
/// is taken for a fault of the expression.
fn inserted(seen: &Ch, target: &str) -> Result<Value, String> {
    let is_nullable = target.contains("Nullable(");
    let (name, parameters) = split(bare(target));
    let micros = |ticks: i64, scale: u32| ticks * 10_i64.pow(6 - scale);
    Ok(match (seen, name) {
        (Ch::Null, _) if is_nullable => Value::Null,
        (Ch::Null, _) => return Err("NULL in a required column: the row is a dead letter".to_owned()),
        (Ch::Int(number), "Int8" | "Int16" | "Int32" | "Int64" | "UInt8" | "UInt16" | "UInt32" | "UInt64") => {
            let (least, greatest) = integer(name);
            if !(least..=greatest).contains(number) {
                return Err(format!("{number} wraps in {name}"));
            }
            Value::Whole(*number)
        }
        (Ch::Bool(flag), "Bool") => Value::Truth(*flag),
        (Ch::Float32(number), "Float32") => Value::Float(f64::from(*number)),
        (Ch::Float64(number), "Float64") => Value::Float(*number),
        (Ch::Decimal(number, scale), "Decimal") if parameters[1] as usize == *scale => {
            Value::Decimal(big::with_point(number, *scale))
        }
        (Ch::Str(bytes), "String") => Value::Bytes(bytes.clone()),
        (Ch::Str(bytes), "FixedString") if bytes.len() == parameters[0] as usize => Value::Bytes(bytes.clone()),
        (Ch::Date32(days), "Date32") => Value::Day(*days),
        (Ch::DateTime64(ticks, scale), "DateTime64") if parameters[0] == *scale => Value::Clock(micros(*ticks, *scale)),
        (Ch::DateTime(seconds), "DateTime") => Value::Clock(micros(*seconds, 0)),
        (Ch::Time64(ticks, scale), "Time64") if parameters[0] == *scale => Value::Span(micros(*ticks, *scale)),
        (Ch::Uuid(text), "UUID") => Value::Text(text.clone()),
        (seen, _) => return Err(format!("{seen:?} for a column of {target}")),
    })
}

fn integer(name: &str) -> (i128, i128) {
    let bits: u32 = name.trim_start_matches(|c: char| c.is_alphabetic()).parse().unwrap();
    if name.starts_with('U') { (0, (1 << bits) - 1) } else { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) }
}

struct Evaluator {
    column: Ch,
}

impl Evaluator {
    fn value(&self, expression: &Expression) -> Ch {
        match expression {
            Expression::Column => self.column.clone(),
            Expression::Number(number) => Ch::Int(*number),
            Expression::Text(text) => Ch::Str(text.clone().into_bytes()),
            Expression::Cast(inner, data_type) => cast(&self.value(inner), data_type),
            Expression::Infix(left, operator, right) => {
                match (self.value(left), operator.as_str(), self.value(right)) {
                    (Ch::Null, _, _) | (_, _, Ch::Null) => Ch::Null,
                    (Ch::Int(left), "<", Ch::Int(right)) => Ch::Bool(left < right),
                    (Ch::Int(left), "-", Ch::Int(right)) => Ch::Int(left - right),
                    other => panic!("{other:?}"),
                }
            }
            Expression::Call(name, arguments) => {
                let arguments: Vec<Ch> = arguments.iter().map(|argument| self.value(argument)).collect();
                call(name, &arguments)
            }
            Expression::Typed(..) => panic!("{expression:?} is not ClickHouse's"),
        }
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or("\u{fffd}")
}

fn call(name: &str, arguments: &[Ch]) -> Ch {
    if arguments.contains(&Ch::Null) && name != "if" {
        return Ch::Null;
    }
    match (name, arguments) {
        ("reinterpretAsUInt64", [Ch::Int(number)]) => Ch::Int(i128::from(*number as u64)),
        ("reinterpretAsUInt64", [Ch::Str(bytes)]) => {
            let mut eight = [0; 8];
            eight.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
            Ch::Int(u64::from_le_bytes(eight).into())
        }
        ("reinterpretAsInt8", [Ch::Str(bytes)]) => Ch::Int((bytes.first().copied().unwrap_or(0) as i8).into()),
        // 32 bytes, lowest first; kept as they are until a decimal is made of them.
        ("reinterpretAsInt256", [Ch::Str(bytes)]) if bytes.len() == 32 => Ch::Str(bytes.clone()),
        ("reinterpret", [Ch::Str(bytes), Ch::Str(to)]) => {
            let ("Decimal", [precision, scale, ..]) = split(text(to)) else { panic!("{to:?}") };
            assert!((39..=76).contains(&precision) || bytes.len() == 32, "256 bits for {precision} digits");
            Ch::Decimal(big::from_little(bytes), scale as usize)
        }
        ("reinterpret", [Ch::Int(number), Ch::Str(to)]) => {
            let ("Decimal", [18, scale, ..]) = split(text(to)) else { panic!("64 bits for {to:?}") };
            Ch::Decimal(number.to_string(), scale as usize)
        }
        ("accurateCastOrNull", [value, Ch::Str(to)]) => accurate(value, text(to)),
        // The shortest text that is read as the same number.
        ("toString", [Ch::Float64(number)]) => Ch::Str(number.to_string().into_bytes()),
        ("nullIf", [value, other]) => {
            if value == other {
                Ch::Null
            } else {
                value.clone()
            }
        }
        ("tryBase64Decode", [Ch::Str(bytes)]) => octets::from_base64(bytes).map_or(Ch::Null, Ch::Str),
        ("tryBase64URLDecode", [Ch::Str(bytes)]) => {
            let usual: Vec<u8> = bytes
                .iter()
                .map(|byte| match byte {
                    b'-' => b'+',
                    b'_' => b'/',
                    byte => *byte,
                })
                .collect();
            octets::from_base64(&usual).map_or(Ch::Null, Ch::Str)
        }
        ("unhex", [Ch::Str(bytes)]) => Ch::Str(octets::from_hex(bytes).unwrap()),
        ("substring", [Ch::Str(bytes), Ch::Int(from), Ch::Int(length)]) => {
            Ch::Str(bytes.iter().skip(*from as usize - 1).take(*length as usize).copied().collect())
        }
        ("concat", [Ch::Str(left), Ch::Str(right)]) => Ch::Str([left.as_slice(), right].concat()),
        ("reverse", [Ch::Str(bytes)]) => Ch::Str(bytes.iter().rev().copied().collect()),
        ("repeat", [Ch::Str(bytes), Ch::Int(times)]) => Ch::Str(bytes.repeat((*times).max(0) as usize)),
        ("length", [Ch::Str(bytes)]) => Ch::Int(bytes.len() as i128),
        ("char", [Ch::Int(byte)]) => Ch::Str(vec![*byte as u8]),
        ("if", [condition, yes, no]) => {
            if *condition == Ch::Bool(true) {
                yes.clone()
            } else {
                no.clone()
            }
        }
        ("replaceOne", [Ch::Str(bytes), Ch::Str(what), Ch::Str(with)]) => {
            Ch::Str(text(bytes).replacen(text(what), text(with), 1).into_bytes())
        }
        ("toInt64", [Ch::Int(number)]) => Ch::Int(*number),
        ("intDiv", [Ch::Int(number), Ch::Int(by)]) => Ch::Int(number / by),
        ("fromUnixTimestamp64Milli", [Ch::Int(number), Ch::Str(_)]) => Ch::DateTime64(*number as i64, 3),
        ("fromUnixTimestamp64Micro", [Ch::Int(number), Ch::Str(_)]) => Ch::DateTime64(*number as i64, 6),
        ("parseDateTimeBestEffortOrNull", [Ch::Str(bytes), Ch::Str(_)]) => {
            read_clock(text(bytes)).map_or(Ch::Null, |micros| Ch::DateTime(micros.div_euclid(1_000_000)))
        }
        ("parseDateTime64BestEffortOrNull", [Ch::Str(bytes), Ch::Int(scale), Ch::Str(_)]) => {
            let scale = *scale as u32;
            best_effort(text(bytes))
                .map_or(Ch::Null, |micros| Ch::DateTime64(micros.div_euclid(10_i64.pow(6 - scale)), scale))
        }
        ("toTime64OrNull", [Ch::Str(bytes), Ch::Int(scale)]) => {
            let scale = *scale as u32;
            read_time(text(bytes)).map_or(Ch::Null, |micros| Ch::Time64(micros / 10_i64.pow(6 - scale), scale))
        }
        ("toUUIDOrNull", [Ch::Str(bytes)]) => Ch::Uuid(text(bytes).to_owned()),
        other => panic!("no such function here: {other:?}"),
    }
}

/// Parts that are missing are zero: a best effort.
fn best_effort(text: &str) -> Option<i64> {
    let whole = match text.len() {
        10 => format!("{text} 00:00:00"),
        16 => format!("{text}:00"),
        _ => text.to_owned(),
    };
    read_clock(&whole)
}

/// NULL where the type has no place for the value; digits beyond the scale are cut [measured on 26.9].
fn accurate(value: &Ch, to: &str) -> Ch {
    let (name, [first, second, ..]) = split(to);
    match (value, name) {
        (Ch::Int(number), _) if name.contains("Int") => {
            let (least, greatest) = integer(name);
            if (least..=greatest).contains(number) { value.clone() } else { Ch::Null }
        }
        (Ch::Decimal(number, 0), _) if name.contains("Int") => {
            number.parse().map_or(Ch::Null, |number| accurate(&Ch::Int(number), to))
        }
        (Ch::Str(bytes), "Decimal") => decimal(big::unscaled(text(bytes), second as usize), first, second),
        (Ch::Float64(number), "Decimal") => {
            let scaled = (number * 10_f64.powi(second as i32)).trunc();
            decimal(Some(big::trimmed(&format!("{scaled:.0}"))), first, second)
        }
        (Ch::Str(bytes), "FixedString") if bytes.len() <= first as usize => {
            let mut bytes = bytes.clone();
            bytes.resize(first as usize, 0);
            Ch::Str(bytes)
        }
        (Ch::Str(_), "FixedString") => Ch::Null,
        (Ch::Str(bytes), "Date32") => read_day(text(bytes)).map_or(Ch::Null, Ch::Date32),
        other => panic!("accurateCastOrNull of {other:?}"),
    }
}

fn decimal(unscaled: Option<String>, precision: u32, scale: u32) -> Ch {
    let fits = |number: &String| number.trim_start_matches('-').len() <= precision as usize;
    unscaled.filter(fits).map_or(Ch::Null, |number| Ch::Decimal(number, scale as usize))
}

fn cast(value: &Ch, to: &str) -> Ch {
    let to = bare(to);
    let (name, [scale, ..]) = split(to);
    match (value, name) {
        (Ch::Null, _) => Ch::Null,
        (Ch::Int(days), "Date32") => Ch::Date32(*days as i64),
        // The digits that go are cut, towards zero [measured on 26.9].
        (Ch::DateTime64(ticks, from), "DateTime64") => Ch::DateTime64(rescaled(*ticks, *from, scale), scale),
        (Ch::DateTime64(ticks, from), "DateTime") => Ch::DateTime(rescaled(*ticks, *from, 0)),
        (Ch::Decimal(number, from), "Time64") => {
            let most = (999 * 3_600 + 59 * 60 + 59) * 10_i64.pow(scale);
            let ticks = rescaled(number.parse().unwrap(), *from as u32, scale);
            Ch::Time64(ticks.clamp(-most, most), scale)
        }
        (Ch::Int(number), _) if name.contains("Int") => {
            let (least, greatest) = integer(name);
            Ch::Int((number - least).rem_euclid(greatest - least + 1) + least)
        }
        (Ch::Decimal(number, 0), _) if name.contains("Int") => cast(&Ch::Int(number.parse().unwrap()), to),
        (Ch::Float64(_) | Ch::Str(_), "Decimal") => accurate(value, to),
        (Ch::Str(_), "FixedString") => accurate(value, to),
        (Ch::Str(bytes), "UUID") => Ch::Uuid(text(bytes).to_owned()),
        other => panic!("CAST of {other:?}"),
    }
}

fn rescaled(ticks: i64, from: u32, to: u32) -> i64 {
    if to >= from { ticks.wrapping_mul(10_i64.pow(to - from)) } else { ticks / 10_i64.pow(from - to) }
}

/// A clean point in time as ClickHouse reads it from the file.
pub fn clock(micros: i64) -> Ch {
    Ch::DateTime64(micros, 6)
}
