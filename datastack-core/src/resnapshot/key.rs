use crate::mysql::{self, ColumnType};
use crate::pipeline::Table;
use crate::{clickhouse, name::ColumnName};

/// How a column of a key is written, in the same text on both servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeyForm<'a> {
    name: &'a ColumnName,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
    Time,
}

/// The forms of a key; none if a column's texts differ between the servers, or are no longer its own.
pub(super) fn forms(table: &Table) -> Option<Vec<KeyForm<'_>>> {
    let forms = table.key_columns().map(|(column, _)| {
        let kind = match column.spec.column_type {
            ColumnType::Integer { .. } => Kind::Number,
            ColumnType::Char { .. } | ColumnType::Varchar { .. } | ColumnType::Enum { .. } => Kind::Text,
            ColumnType::Date | ColumnType::DateTime { .. } | ColumnType::Timestamp { .. } => Kind::Time,
            _ => return None,
        };
        column.pii.is_none().then_some(KeyForm { name: &column.name, kind })
    });
    forms.collect::<Option<Vec<_>>>().filter(|forms| forms.len() == table.key.len())
}

impl KeyForm<'_> {
    /// The column in MySQL.
    pub(super) fn in_mysql(self) -> String {
        mysql::identifier(self.name.as_str())
    }

    /// A value in MySQL.
    pub(super) fn of_mysql(self, text: &str) -> String {
        match self.kind {
            // It was a number in ClickHouse; anything else is a literal that no number equals.
            Kind::Number if text.parse::<i128>().is_ok() => text.to_owned(),
            Kind::Number | Kind::Text | Kind::Time => mysql::string(text),
        }
    }

    /// The column in ClickHouse, as it can be compared with a value.
    pub(super) fn in_clickhouse(self) -> String {
        let name = clickhouse::identifier(self.name.as_str());
        match self.kind {
            Kind::Number | Kind::Text => name,
            Kind::Time => format!("toString({name})"),
        }
    }

    /// The column in ClickHouse, as text.
    pub(super) fn text(self) -> String {
        format!("toString({})", clickhouse::identifier(self.name.as_str()))
    }

    /// A value in ClickHouse.
    pub(super) fn of_clickhouse(self, text: &str) -> String {
        match self.kind {
            Kind::Number if text.parse::<i128>().is_ok() => text.to_owned(),
            Kind::Number | Kind::Text | Kind::Time => clickhouse::string(text),
        }
    }
}
