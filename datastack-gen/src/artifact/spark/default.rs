//! What MySQL puts into the old rows when a NOT NULL column is added. It writes no event for them, so that the archive
//! never learns it.

use datastack_core::connect::{Semantic, Value};
use datastack_core::journey::{Journey, TextForm};
use datastack_core::mysql::{ColumnSpec, ColumnType, DefaultValue, LiteralKind};

/// The literal default of a NOT NULL column as a Spark SQL expression of its clean type.
pub(super) fn default(spec: &ColumnSpec, journey: &Journey, salt: Option<&str>) -> Option<String> {
    let Some(DefaultValue::Literal { text: literal, kind }) = &spec.default else { return None };
    if spec.nullable {
        return None;
    }
    match &journey.recorded.text {
        TextForm::Hash => {
            return Some(format!("SHA2(CONCAT({}, {}), 256)", text(salt.unwrap_or_default()), text(literal)));
        }
        TextForm::Mask => return None,
        TextForm::Own | TextForm::Clock { .. } => {}
    }
    if let Some(Value::Boolean(truth)) = &journey.recorded.schema.default {
        return Some(truth.to_string());
    }
    match &spec.column_type {
        ColumnType::Integer { .. }
        | ColumnType::Year
        | ColumnType::Bit { width: 2.. }
        | ColumnType::Bit { width: 0 } => Some(whole(literal, *kind)?.to_string()),
        ColumnType::Bit { width: 1 } => Some((whole(literal, *kind)? != 0).to_string()),
        ColumnType::Decimal { .. } | ColumnType::Float { .. } | ColumnType::Double { .. } => {
            Some(text(literal)).filter(|_| literal.trim().parse::<f64>().is_ok())
        }
        ColumnType::Date => Some(format!("DATE{}", text(&real_day(literal)))),
        ColumnType::DateTime { .. } => Some(format!("TIMESTAMP_NTZ{}", text(&real_day(literal)))),
        ColumnType::Timestamp { .. } => Some(format!("TIMESTAMP{}", text(&real_day(literal)))),
        ColumnType::Time { .. } => span(journey),
        ColumnType::Binary { length } => {
            let mut bytes = bytes(literal, *kind)?;
            bytes.resize(usize::from(*length), 0);
            Some(hexadecimal(&bytes))
        }
        ColumnType::Varbinary { .. } | ColumnType::Blob { .. } => Some(hexadecimal(&bytes(literal, *kind)?)),
        ColumnType::Char { .. }
        | ColumnType::Varchar { .. }
        | ColumnType::Text { .. }
        | ColumnType::Enum { .. }
        | ColumnType::Set { .. }
        | ColumnType::Json
        | ColumnType::Uuid
        | ColumnType::Inet4
        | ColumnType::Inet6 => Some(text(literal)),
        ColumnType::Geometry { .. } | ColumnType::Vector { .. } => None,
    }
}

/// A text literal of Spark SQL.
fn text(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn whole(text: &str, kind: LiteralKind) -> Option<i128> {
    match kind {
        LiteralKind::Bits => i128::from_str_radix(text, 2).ok(),
        LiteralKind::Hex => i128::from_str_radix(text, 16).ok(),
        LiteralKind::Boolean => Some(i128::from(text == "true")),
        LiteralKind::Number | LiteralKind::String => text.trim().parse().ok(),
    }
}

/// Debezium makes the first day of 1970 out of a zero date in a NOT NULL column.
fn real_day(text: &str) -> String {
    text.trim().replacen("0000-00-00", "1970-01-01", 1)
}

/// Microseconds, which the clean column of a TIME holds.
fn span(journey: &Journey) -> Option<String> {
    let Some(Value::Integer(number)) = &journey.emitted.default else { return None };
    let micros = match journey.emitted.semantic {
        Some(Semantic::NanoTime) => number / 1_000,
        Some(Semantic::ConnectTime) => number * 1_000,
        _ => *number,
    };
    Some(micros.to_string())
}

fn bytes(text: &str, kind: LiteralKind) -> Option<Vec<u8>> {
    match kind {
        LiteralKind::Hex => {
            let digits = if text.len().is_multiple_of(2) { text.to_owned() } else { format!("0{text}") };
            (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
        }
        LiteralKind::String | LiteralKind::Number => Some(text.as_bytes().to_vec()),
        LiteralKind::Bits | LiteralKind::Boolean => None,
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("X'{digits}'")
}

#[cfg(test)]
mod tests {
    use super::default;
    use crate::artifact::sample;

    /// The default of column `c`.
    fn of(definition: &str, sections: &str) -> Option<String> {
        let table = format!("key = [\"id\"]\n{sections}\n[columns]\nid = \"int not null\"\nc = \"{definition}\"\n");
        let pipeline = sample::pipeline("cdc.hash_salt = \"pepper\"", &[("t", &table)]);
        let (column, journey) = pipeline.tables[0].carried().nth(1).unwrap();
        default(&column.spec, journey, pipeline.cdc.hash_salt.as_deref())
    }

    #[test]
    fn a_default_is_a_literal_of_the_clean_type() {
        let cases = [
            ("tinyint(1) not null default true", "1"),
            ("bigint unsigned not null default 18446744073709551615", "18446744073709551615"),
            ("decimal(5,4) not null default -0.0700", "'-0.0700'"),
            ("bit(1) not null default b'1'", "true"),
            ("bit(10) not null default b'101'", "5"),
            ("varchar(9) not null default 'it''s'", "'it\\'s'"),
            ("enum('a','b') not null default 'b'", "'b'"),
            ("date not null default '2020-02-29'", "DATE'2020-02-29'"),
            ("datetime(3) not null default '2020-01-02 03:04:05.678'", "TIMESTAMP_NTZ'2020-01-02 03:04:05.678'"),
            ("timestamp not null default '2020-01-02 03:04:05'", "TIMESTAMP'2020-01-02 03:04:05'"),
            ("time not null default '-01:00:00'", "-3600000000"),
            ("varbinary(4) not null default 'ab'", "X'6162'"),
            ("binary(4) not null default 'ab'", "X'61620000'"),
        ];
        let found: Vec<Option<String>> = cases.iter().map(|(definition, _)| of(definition, "")).collect();
        assert_eq!(found, cases.map(|(_, value)| Some(value.to_owned())));
    }

    #[test]
    fn where_null_is_a_value_or_the_server_computes_it_there_is_none() {
        assert_eq!(of("int default 7", ""), None);
        assert_eq!(of("datetime not null default current_timestamp", ""), None);
        assert_eq!(of("int not null", ""), None);
    }

    #[test]
    fn a_hashed_column_holds_the_hash_of_its_default() {
        let found = of("varchar(80) not null default 'nobody'", "pii = { c = \"hash\" }");
        assert_eq!(found.as_deref(), Some("SHA2(CONCAT('pepper', 'nobody'), 256)"));
    }
}
