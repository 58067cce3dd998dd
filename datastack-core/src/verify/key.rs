use super::column::{Compared, VerifiedTable};
use super::texts::Form;
use crate::clickhouse;
use crate::mysql::{ColumnType, identifier, string};

/// The canonical texts of a key's columns, parted by commas.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub String);

/// One column of a key in a condition: what is compared, and the literal of each value.
struct Place {
    left: String,
    literal: fn(&str) -> String,
}

/// A condition that holds for rows with one of the keys in MySQL, and for few others: collations take more for equal.
pub fn keys_in_mysql(table: &VerifiedTable, keys: &[&Key]) -> String {
    condition(table, keys, mysql)
}

/// A condition that holds for rows with one of the keys in ClickHouse.
pub fn keys_in_clickhouse(table: &VerifiedTable, keys: &[&Key]) -> String {
    condition(table, keys, clickhouse)
}

fn condition(table: &VerifiedTable, keys: &[&Key], place: fn(&Compared) -> Place) -> String {
    let places: Vec<Place> = table.key.iter().map(place).collect();
    let lefts: Vec<&str> = places.iter().map(|place| place.left.as_str()).collect();
    let values = keys.iter().map(|key| {
        let literals: Vec<String> =
            places.iter().zip(key.0.split(',')).map(|(place, text)| (place.literal)(text)).collect();
        format!("({})", literals.join(", "))
    });
    format!("({}) IN ({})", lefts.join(", "), values.collect::<Vec<_>>().join(", "))
}

/// By the column itself where that is possible, so that an index is used. No key is hashed.
fn mysql(column: &Compared) -> Place {
    let own = identifier(&column.name);
    match (&column.column_type, column.texts.form) {
        (ColumnType::Integer { .. } | ColumnType::Decimal { .. } | ColumnType::Year, _) => {
            Place { left: own, literal: str::to_owned }
        }
        (ColumnType::Date, _) => Place { left: own, literal: |text| format!("DATE'{text}'") },
        (ColumnType::Time { .. }, _) => Place { left: own, literal: |text| format!("TIME'{text}'") },
        (ColumnType::DateTime { .. } | ColumnType::Timestamp { .. }, _) => {
            Place { left: own, literal: |text| format!("TIMESTAMP'{text}'") }
        }
        (
            ColumnType::Char { .. } | ColumnType::Varchar { .. } | ColumnType::Enum { .. } | ColumnType::Set { .. },
            Form::Characters,
        ) => Place { left: own, literal: |text| format!("_utf8mb4 x'{text}'") },
        (ColumnType::Binary { .. } | ColumnType::Varbinary { .. }, Form::Octets) => {
            Place { left: own, literal: |text| format!("x'{text}'") }
        }
        _ => Place { left: column.texts.summed.mysql.clone(), literal: string },
    }
}

fn clickhouse(column: &Compared) -> Place {
    let own = clickhouse::identifier(&column.name);
    match (&column.column_type, column.texts.form) {
        (ColumnType::Integer { .. } | ColumnType::Year, _) => Place { left: own, literal: str::to_owned },
        (_, Form::Characters | Form::Octets) => Place { left: own, literal: |text| format!("unhex('{text}')") },
        _ => Place { left: column.texts.summed.clickhouse.clone(), literal: clickhouse::string },
    }
}
