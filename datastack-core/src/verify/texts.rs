use crate::clickhouse;
use crate::definition::Server;
use crate::journey::{Journey, TextForm};
use crate::mysql::{ColumnSpec, ColumnType, identifier, string};

/// The most characters or bytes of a column whose values are compared whole. Those of larger ones are compared by their
/// SHA-256, and every column that can be in a key is smaller: an index of MySQL ends at 3072 bytes.
const WHOLE: u16 = 3072;

/// One expression in two engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// In MySQL and MariaDB, in a session in UTC with an empty `sql_mode`.
    pub mysql: String,
    /// In ClickHouse, over the view of the current state.
    pub clickhouse: String,
}

/// How to make a value of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The text is the value: a number or a moment.
    Plain,
    /// UTF-8 in hexadecimal digits.
    Characters,
    /// Bytes in hexadecimal digits.
    Octets,
    /// SHA-256 of a value that is too long to be compared whole.
    Digest,
    /// The eight bytes of a double in hexadecimal digits, the lowest first.
    Double,
    /// A JSON document in UTF-8, in hexadecimal digits.
    Document,
}

/// The canonical texts of one column. They hold digits, capital letters A to F, and `-.: ` only (those of [`Form::Digest`]
/// small letters): neither a comma, which parts them, nor `N`, which stands for NULL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// What goes into checksums.
    pub summed: Pair,
    /// What is read of single rows.
    pub read: Pair,
    /// How to make a value of what is read.
    pub form: Form,
}

/// The texts of a column that arrives as it is.
pub(super) fn texts(name: &str, spec: &ColumnSpec, journey: &Journey, salt: Option<&str>, server: Server) -> Texts {
    let (m, c) = (identifier(name), clickhouse::identifier(name));
    if journey.recorded.text == TextForm::Hash {
        return hashed(&m, &c, salt.unwrap_or_default());
    }
    match &spec.column_type {
        // The text of a ZEROFILL column is padded; that of a sum is not.
        ColumnType::Integer { zerofill, .. } => plain(&unpadded(&m, *zerofill), &format!("toString({c})")),
        ColumnType::Decimal { zerofill, scale, .. } => {
            plain(&unpadded(&m, *zerofill), &format!("toDecimalString({c}, {scale})"))
        }
        ColumnType::Float { .. } | ColumnType::Double { .. } => double(&m, &c),
        ColumnType::Bit { .. } => plain(&unpadded(&m, true), &format!("toString(toUInt64({c}))")),
        ColumnType::Year => plain(&unpadded(&m, true), &format!("toString({c})")),
        ColumnType::Date
        | ColumnType::Time { .. }
        | ColumnType::DateTime { .. }
        | ColumnType::Timestamp { .. }
        | ColumnType::Uuid => plain(&format!("CONCAT({m})"), &format!("toString({c})")),
        ColumnType::Char { .. } | ColumnType::Enum { .. } | ColumnType::Set { .. } => characters(&m, &c),
        ColumnType::Varchar { length: ..=WHOLE, .. } => characters(&m, &c),
        ColumnType::Inet4 | ColumnType::Inet6 => characters(&m, &c),
        ColumnType::Varchar { .. } | ColumnType::Text { .. } => digest(&converted(&m), &c),
        ColumnType::Binary { .. } => octets(&m, &c),
        ColumnType::Varbinary { length: ..=WHOLE } => octets(&m, &c),
        ColumnType::Varbinary { .. }
        | ColumnType::Blob { .. }
        | ColumnType::Geometry { .. }
        | ColumnType::Vector { .. } => digest(&m, &c),
        ColumnType::Json => document(&m, &c, server),
    }
}

fn same(mysql: String, clickhouse: String, form: Form) -> Texts {
    let pair = Pair { mysql, clickhouse };
    Texts { summed: pair.clone(), read: pair, form }
}

fn plain(mysql: &str, clickhouse: &str) -> Texts {
    same(mysql.to_owned(), clickhouse.to_owned(), Form::Plain)
}

fn unpadded(column: &str, padded: bool) -> String {
    if padded { format!("CONCAT({column} + 0)") } else { format!("CONCAT({column})") }
}

fn converted(column: &str) -> String {
    format!("CONVERT({column} USING utf8mb4)")
}

fn characters(m: &str, c: &str) -> Texts {
    same(format!("HEX({})", converted(m)), format!("hex({c})"), Form::Characters)
}

fn octets(m: &str, c: &str) -> Texts {
    same(format!("HEX({m})"), format!("hex({c})"), Form::Octets)
}

/// MD5 would be cheaper; MySQL 9.7 does not have it any more [measured on 9.7.4].
fn digest(m: &str, c: &str) -> Texts {
    let pair = digests(m, c);
    Texts { summed: pair.clone(), read: pair, form: Form::Digest }
}

fn digests(m: &str, c: &str) -> Pair {
    Pair { mysql: format!("SHA2({m}, 256)"), clickhouse: format!("lower(hex(SHA256({c})))") }
}

/// The two engines print doubles differently, and MySQL has no function for their bytes; but the binary form of a point
/// holds them, the lowest first as in ClickHouse's `hex` [measured on MySQL 9.7, MariaDB 10.11 and ClickHouse 26.9, from
/// 5e-324 to 1.8e308]. Adding zero makes 0 of -0.
fn double(m: &str, c: &str) -> Texts {
    let mysql = format!("HEX(SUBSTRING(ST_AsWKB(POINT({m} + 0e0, 0)), 6, 8))");
    same(mysql, format!("hex(toFloat64({c}) + 0.)"), Form::Double)
}

/// As the connector hashes: SHA-256 of salt and value, in small hexadecimal digits.
fn hashed(m: &str, c: &str, salt: &str) -> Texts {
    let mysql = format!("HEX(SHA2(CONCAT({}, {}), 256))", string(salt), converted(m));
    same(mysql, format!("hex({c})"), Form::Characters)
}

/// MariaDB keeps the text of a document, and it arrives so. MySQL prints its value, with a blank behind each comma and
/// colon, and the binlog's documents arrive without blanks: ClickHouse's side puts them in. Some numbers are spelled
/// otherwise in the binlog's documents (1e300), so that texts which differ may mean the same; rows are compared by meaning.
fn document(m: &str, c: &str, server: Server) -> Texts {
    let spaced = match server {
        Server::MySql => {
            format!("trimRight(replaceRegexpAll({c}, {}, {}))", clickhouse::string(PART), clickhouse::string("\\1\\2 "))
        }
        Server::MariaDb => c.to_owned(),
    };
    Texts {
        summed: digests(&converted(m), &spaced),
        read: Pair { mysql: format!("HEX({})", converted(m)), clickhouse: format!("hex({c})") },
        form: Form::Document,
    }
}

/// What stands before a comma, a colon or the end of a document, strings as wholes, and one blank behind it.
const PART: &str = r#"((?:[^",:]|"(?:[^"\\]|\\.)*")*)([,:]|$) ?"#;
