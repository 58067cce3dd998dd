//! What `column.propagate.source.type` tells of a column, as parameters of its schema [measured on Debezium 3.5].

use crate::definition::Server;
use crate::mysql::{ColumnSpec, ColumnType, FloatDigits, IntegerWidth, LobSize};

/// The parameters of the column's schema, in Debezium's order: of its type as SHOW CREATE TABLE prints it, and its name.
pub fn source_type(name: &str, spec: &ColumnSpec, server: Server) -> Vec<(String, String)> {
    let Described { type_name, length, scale } = described(spec, server);
    let numbers = [("length", length), ("scale", scale)];
    let numbers = numbers.into_iter().filter_map(|(key, number)| Some((key, number?.to_string())));
    let all = std::iter::once(("type", type_name)).chain(numbers).chain([("name", name.to_owned())]);
    all.map(|(key, value)| (format!("__debezium.source.column.{key}"), value)).collect()
}

struct Described {
    type_name: String,
    length: Option<usize>,
    scale: Option<usize>,
}

impl Described {
    fn plain(type_name: &str) -> Self {
        Self { type_name: type_name.to_owned(), length: None, scale: None }
    }

    fn sized(type_name: &str, length: impl Into<usize>) -> Self {
        Self { length: Some(length.into()), ..Self::plain(type_name) }
    }

    fn number(type_name: &str, unsigned: bool, zerofill: bool) -> Self {
        let sign = if unsigned || zerofill { " UNSIGNED" } else { "" };
        let fill = if zerofill { " ZEROFILL" } else { "" };
        Self::plain(&format!("{type_name}{sign}{fill}"))
    }

    fn digits(self, digits: Option<FloatDigits>) -> Self {
        let (length, scale) = (digits.map(|d| usize::from(d.total)), digits.map(|d| usize::from(d.scale)));
        Self { length, scale, ..self }
    }
}

fn described(spec: &ColumnSpec, server: Server) -> Described {
    match &spec.column_type {
        ColumnType::Integer { width, unsigned, zerofill, display_width } => {
            let length = shown_width(*width, *unsigned, *zerofill, *display_width, server);
            Described { length, ..Described::number(integer(*width), *unsigned, *zerofill) }
        }
        ColumnType::Decimal { precision, scale, unsigned, zerofill } => Described {
            length: Some(usize::from(*precision)),
            scale: Some(usize::from(*scale)),
            ..Described::number("DECIMAL", *unsigned, *zerofill)
        },
        ColumnType::Float { digits, unsigned, zerofill } => {
            Described::number("FLOAT", *unsigned, *zerofill).digits(*digits)
        }
        ColumnType::Double { digits, unsigned, zerofill } => {
            Described::number("DOUBLE", *unsigned, *zerofill).digits(*digits)
        }
        ColumnType::Bit { width } => Described::sized("BIT", *width),
        ColumnType::Char { length, .. } => Described::sized("CHAR", *length),
        ColumnType::Varchar { length, .. } => Described::sized("VARCHAR", *length),
        ColumnType::Text { size, .. } => Described::plain(&format!("{}TEXT", lob(*size))),
        ColumnType::Binary { length } => Described::sized("BINARY", *length),
        ColumnType::Varbinary { length } => Described::sized("VARBINARY", *length),
        ColumnType::Blob { size } => Described::plain(&format!("{}BLOB", lob(*size))),
        ColumnType::Enum { .. } => Described::sized("ENUM", 1_usize),
        // Room for all labels of one letter and the commas between them.
        ColumnType::Set { labels, .. } => Described::sized("SET", (labels.len() * 2).saturating_sub(1)),
        ColumnType::Json => Described::plain(if server == Server::MySql { "JSON" } else { "LONGTEXT" }),
        ColumnType::Date => Described::plain("DATE"),
        ColumnType::Time { fsp } => fraction("TIME", *fsp),
        ColumnType::DateTime { fsp } => fraction("DATETIME", *fsp),
        ColumnType::Timestamp { fsp } => fraction("TIMESTAMP", *fsp),
        ColumnType::Year if server == Server::MariaDb => Described::sized("YEAR", 4_usize),
        ColumnType::Year => Described::plain("YEAR"),
        ColumnType::Uuid => Described::plain("UUID"),
        // None of these is emitted.
        ColumnType::Geometry { .. } | ColumnType::Vector { .. } | ColumnType::Inet4 | ColumnType::Inet6 => {
            Described::plain("")
        }
    }
}

fn fraction(name: &str, digits: u8) -> Described {
    if digits == 0 { Described::plain(name) } else { Described::sized(name, digits) }
}

fn integer(width: IntegerWidth) -> &'static str {
    match width {
        IntegerWidth::Tiny => "TINYINT",
        IntegerWidth::Small => "SMALLINT",
        IntegerWidth::Medium => "MEDIUMINT",
        IntegerWidth::Int => "INT",
        IntegerWidth::Big => "BIGINT",
    }
}

fn lob(size: LobSize) -> &'static str {
    match size {
        LobSize::Tiny => "TINY",
        LobSize::Regular => "",
        LobSize::Medium => "MEDIUM",
        LobSize::Long => "LONG",
    }
}

/// MariaDB shows a width with every integer; MySQL with TINYINT(1) and where zeros are filled in.
fn shown_width(
    width: IntegerWidth,
    unsigned: bool,
    zerofill: bool,
    stated: Option<u8>,
    server: Server,
) -> Option<usize> {
    let shown = match server {
        Server::MariaDb => true,
        Server::MySql => zerofill || (width == IntegerWidth::Tiny && !unsigned && stated == Some(1)),
    };
    // One more for the sign.
    let usual = match (width, unsigned || zerofill) {
        (IntegerWidth::Tiny, false) => 4,
        (IntegerWidth::Tiny, true) => 3,
        (IntegerWidth::Small, false) => 6,
        (IntegerWidth::Small, true) => 5,
        (IntegerWidth::Medium, false) => 9,
        (IntegerWidth::Medium, true) => 8,
        (IntegerWidth::Int, false) => 11,
        (IntegerWidth::Int, true) => 10,
        (IntegerWidth::Big, _) => 20,
    };
    shown.then(|| stated.map_or(usual, usize::from))
}
