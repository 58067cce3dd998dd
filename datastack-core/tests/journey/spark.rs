//! From the topic into the archive, through Spark 4.1 in ANSI mode, into the history.

use datastack_core::journey::Journey;
use datastack_core::mysql::ColumnType;

use super::calendar::{read_clock, read_day};
use super::clickhouse::{Ch, clock, load};
use super::debezium::Connect;
use super::expression::{Expression, parse};
use super::value::Value;
use super::{big, octets};

/// A value of Spark.
#[derive(Debug, Clone, PartialEq)]
enum Spark {
    Null,
    Long(i128),
    Float(f32),
    Double(f64),
    Bool(bool),
    Str(String),
    Bin(Vec<u8>),
    /// Unscaled.
    Decimal(String, usize),
    Date(i64),
    /// Microseconds.
    Timestamp(i64),
}

/// From the topic into the history table.
pub fn history(column: &ColumnType, journey: &Journey, sent: &Connect, json: bool) -> Result<Value, String> {
    if *sent == Connect::Stopped {
        return Err("the connector has stopped".to_owned());
    }
    let hop = &journey.archive;
    let scale = match column {
        ColumnType::Decimal { scale, .. } => usize::from(*scale),
        _ => 0,
    };
    let archived = archived(sent, &hop.archive_type.to_string(), scale, json)?;
    let clean = value(&parse(&hop.expression), &archived)?;
    let parquet = parquet(&clean, &hop.clean_type.to_string())?;
    load(&hop.history, parquet, &journey.live.target.to_string())
}

/// What the sink writes into a column of this type.
fn archived(sent: &Connect, data_type: &str, scale: usize, json: bool) -> Result<Spark, String> {
    let (name, archived_scale) = decimal_scale(data_type);
    Ok(match (sent, name) {
        (Connect::Null, _) => Spark::Null,
        (Connect::Int(number), "INT") => {
            Spark::Long(i128::from(i32::try_from(*number).map_err(|error| error.to_string())?))
        }
        (Connect::Int(number), "BIGINT") => Spark::Long((*number).into()),
        (Connect::Int(days), "DATE") => Spark::Date(*days),
        (Connect::Int(millis), "TIMESTAMP") => Spark::Timestamp(millis * 1_000),
        (Connect::Float32(number), "FLOAT") => Spark::Float(*number),
        // JSON's text of a float is the shortest, read as a double.
        (Connect::Float32(number), "DOUBLE") if json => Spark::Double(number.to_string().parse().unwrap()),
        (Connect::Float64(number), "DOUBLE") => Spark::Double(*number),
        (Connect::Bool(flag), "BOOLEAN") => Spark::Bool(*flag),
        (Connect::Text(text), "STRING") => Spark::Str(text.clone()),
        (Connect::Bytes(bytes), "BINARY") => Spark::Bin(bytes.clone()),
        (Connect::Bytes(bytes), "DECIMAL") if archived_scale == scale => Spark::Decimal(unscaled(bytes), scale),
        // The sink's chain casts decimals that are too wide.
        (Connect::Bytes(bytes), "STRING") => Spark::Str(big::with_point(&unscaled(bytes), scale)),
        (sent, _) => return Err(format!("{sent:?} does not get into {data_type}")),
    })
}

fn unscaled(bytes: &[u8]) -> String {
    big::from_little(&bytes.iter().rev().copied().collect::<Vec<u8>>())
}

fn decimal_scale(data_type: &str) -> (&str, usize) {
    match data_type.strip_prefix("DECIMAL(").and_then(|rest| rest.strip_suffix(')')) {
        Some(parameters) => ("DECIMAL", parameters.split_once(", ").unwrap().1.parse().unwrap()),
        None => (data_type, 0),
    }
}

fn value(expression: &Expression, column: &Spark) -> Result<Spark, String> {
    let of = |expression: &Expression| value(expression, column);
    Ok(match expression {
        Expression::Column => column.clone(),
        Expression::Number(number) => Spark::Long(*number),
        Expression::Text(text) => Spark::Str(text.clone()),
        Expression::Typed(name, text) if name == "DATE" => Spark::Date(read_day(text).unwrap()),
        Expression::Cast(inner, data_type) => cast(of(inner)?, data_type)?,
        Expression::Infix(left, operator, right) => match (of(left)?, operator.as_str(), of(right)?) {
            (Spark::Null, _, _) | (_, _, Spark::Null) => Spark::Null,
            (Spark::Long(left), "<", Spark::Long(right)) => Spark::Bool(left < right),
            (Spark::Long(left), "DIV", Spark::Long(right)) => Spark::Long(left / right),
            (Spark::Long(left), "*", Spark::Long(right)) => Spark::Long(left * right),
            (Spark::Decimal(left, 0), "+", Spark::Long(right)) => {
                Spark::Decimal((left.parse::<i128>().unwrap() + right).to_string(), 0)
            }
            other => return Err(format!("{other:?}")),
        },
        Expression::Call(name, arguments) if name == "IF" => {
            let chosen = if of(&arguments[0])? == Spark::Bool(true) { 1 } else { 2 };
            of(&arguments[chosen])?
        }
        Expression::Call(name, arguments) => {
            let arguments: Vec<Spark> = arguments.iter().map(of).collect::<Result<_, _>>()?;
            call(name, &arguments)?
        }
        Expression::Typed(..) => return Err(format!("{expression:?}")),
    })
}

fn call(name: &str, arguments: &[Spark]) -> Result<Spark, String> {
    if arguments.contains(&Spark::Null) {
        return Ok(Spark::Null);
    }
    Ok(match (name, arguments) {
        ("DATE_ADD", [Spark::Date(day), Spark::Long(days)]) => Spark::Date(day + *days as i64),
        ("SUBSTRING", [Spark::Str(text), Spark::Long(from), Spark::Long(length)]) => {
            Spark::Str(text.chars().skip(*from as usize - 1).take(*length as usize).collect())
        }
        ("TIMESTAMP_MILLIS", [Spark::Long(number)]) => Spark::Timestamp(*number as i64 * 1_000),
        ("TIMESTAMP_MICROS", [Spark::Long(number)]) => Spark::Timestamp(*number as i64),
        ("UNIX_MICROS", [Spark::Timestamp(micros)]) => Spark::Long((*micros).into()),
        ("CONCAT", [Spark::Str(left), Spark::Str(right)]) => Spark::Str(format!("{left}{right}")),
        ("UNBASE64", [Spark::Str(text)]) => Spark::Bin(octets::from_base64(text.as_bytes()).ok_or("no base64")?),
        ("UNHEX", [Spark::Str(text)]) => Spark::Bin(octets::from_hex(text.as_bytes()).ok_or("no hexadecimal")?),
        ("TRANSLATE", [Spark::Str(text), Spark::Str(from), Spark::Str(to)]) => {
            let letter = |letter| {
                from.chars().position(|known| known == letter).map_or(letter, |at| to.chars().nth(at).unwrap())
            };
            Spark::Str(text.chars().map(letter).collect())
        }
        ("HEX", [Spark::Bin(bytes)]) => Spark::Str(octets::hex(bytes).to_uppercase()),
        ("REVERSE", [Spark::Str(text)]) => Spark::Str(text.chars().rev().collect()),
        ("REGEXP_REPLACE", [Spark::Str(text), Spark::Str(pattern), Spark::Str(with)])
            if (pattern.as_str(), with.as_str()) == ("(.)(.)", "$2$1") =>
        {
            let letters: Vec<char> = text.chars().collect();
            Spark::Str(letters.chunks(2).flat_map(|pair| pair.iter().rev()).collect())
        }
        ("CONV", [Spark::Str(text), Spark::Long(16), Spark::Long(10)]) => Spark::Str(
            u128::from_str_radix(text, 16).map_err(|error| error.to_string())?.min(u64::MAX.into()).to_string(),
        ),
        other => return Err(format!("no such function here: {other:?}")),
    })
}

fn cast(value: Spark, to: &str) -> Result<Spark, String> {
    let (name, scale) = decimal_scale(to);
    let number = |value: &str| value.parse::<i128>().map_err(|error| error.to_string());
    Ok(match (&value, name) {
        (Spark::Null, _) => Spark::Null,
        (Spark::Long(number), "INT") => Spark::Long(i32::try_from(*number).map_err(|error| error.to_string())?.into()),
        (Spark::Long(number), "BIGINT") => {
            Spark::Long(i64::try_from(*number).map_err(|error| error.to_string())?.into())
        }
        (Spark::Long(number), "DECIMAL") => Spark::Decimal(number.to_string(), scale),
        (Spark::Decimal(digits, 0), "BIGINT") => Spark::Long(number(digits)?),
        (Spark::Decimal(_, from), "DECIMAL") if *from == scale => value,
        (Spark::Str(text), "DECIMAL") => Spark::Decimal(big::unscaled(text, scale).ok_or("no number")?, scale),
        (Spark::Double(number), "DECIMAL") => {
            // By its shortest text; half a unit is rounded up.
            let digits = big::unscaled(&number.abs().to_string(), scale + 1).ok_or("no number")?;
            let rounded = (digits.parse::<i128>().map_err(|error| error.to_string())? + 5) / 10;
            Spark::Decimal(big::trimmed(&format!("{}{rounded}", if *number < 0.0 { "-" } else { "" })), scale)
        }
        (Spark::Double(number), "FLOAT") => Spark::Float(*number as f32),
        (Spark::Str(text), "DATE") => Spark::Date(read_day(text).ok_or("no day")?),
        (Spark::Str(text), "TIMESTAMP" | "TIMESTAMP_NTZ") => {
            let whole = if text.len() == 10 { format!("{text} 00:00:00") } else { text.clone() };
            let whole = if whole.len() == 16 { format!("{whole}:00") } else { whole };
            Spark::Timestamp(read_clock(&whole).ok_or("no clock")?)
        }
        (Spark::Timestamp(_), "TIMESTAMP" | "TIMESTAMP_NTZ") => value,
        (value, _) => return Err(format!("CAST of {value:?} to {to}")),
    })
}

/// A clean value as ClickHouse reads it from the file.
fn parquet(clean: &Spark, data_type: &str) -> Result<Ch, String> {
    let (name, scale) = decimal_scale(data_type);
    Ok(match (clean, name) {
        (Spark::Null, _) => Ch::Null,
        (Spark::Long(number), "INT" | "BIGINT") => Ch::Int(*number),
        (Spark::Float(number), "FLOAT") => Ch::Float32(*number),
        (Spark::Double(number), "DOUBLE") => Ch::Float64(*number),
        (Spark::Bool(flag), "BOOLEAN") => Ch::Bool(*flag),
        (Spark::Str(text), "STRING") => Ch::Str(text.clone().into_bytes()),
        (Spark::Bin(bytes), "BINARY") => Ch::Str(bytes.clone()),
        (Spark::Decimal(number, from), "DECIMAL") if *from == scale => Ch::Decimal(number.clone(), scale),
        (Spark::Date(days), "DATE") => Ch::Date32(*days),
        (Spark::Timestamp(micros), "TIMESTAMP" | "TIMESTAMP_NTZ") => clock(*micros),
        (clean, _) => return Err(format!("{clean:?} is no {data_type}")),
    })
}
