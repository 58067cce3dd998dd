use super::argument::{fsp, lob_length, number_in, required_length, u8_in};
use super::cursor::Cursor;
use super::draft::{Draft, Spanned};
use super::labels::labels;
use super::number::{decimal, double, float};
use super::suggest::suggestion;
use crate::mysql::charset::Charset;
use crate::mysql::column::Spelling;
use crate::mysql::column_type::{ColumnType, GeometryKind, IntegerWidth, LobSize};

/// Every word that a type begins with.
const TYPE_NAMES: &[&str] = &[
    "bigint",
    "binary",
    "bit",
    "blob",
    "bool",
    "boolean",
    "char",
    "character",
    "date",
    "datetime",
    "dec",
    "decimal",
    "double",
    "enum",
    "fixed",
    "float",
    "float4",
    "float8",
    "geomcollection",
    "geometry",
    "geometrycollection",
    "inet4",
    "inet6",
    "int",
    "int1",
    "int2",
    "int3",
    "int4",
    "int8",
    "integer",
    "json",
    "linestring",
    "long",
    "longblob",
    "longtext",
    "mediumblob",
    "mediumint",
    "mediumtext",
    "middleint",
    "multilinestring",
    "multipoint",
    "multipolygon",
    "national",
    "nchar",
    "numeric",
    "nvarchar",
    "point",
    "polygon",
    "real",
    "serial",
    "set",
    "smallint",
    "text",
    "time",
    "timestamp",
    "tinyblob",
    "tinyint",
    "tinytext",
    "uuid",
    "varbinary",
    "varchar",
    "varcharacter",
    "vector",
    "year",
];

/// Reads the type's name and what stands in its parentheses.
pub(super) fn read(cursor: &mut Cursor<'_>, draft: &mut Draft) {
    let start = cursor.here();
    let Some(word) = cursor.peek_word() else {
        let help = "begin with a type, as in `bigint unsigned not null`".to_owned();
        let message = match cursor.peek() {
            Some(token) => format!("expected a column type, found `{}`", cursor.raw(token)),
            None => "the column type is missing".to_owned(),
        };
        cursor.fault(start, message, help);
        cursor.advance();
        return;
    };
    cursor.advance();
    let faults = cursor.errors.len();
    let Some(column_type) = named(&word.to_lowercase(), cursor, draft) else {
        if cursor.errors.len() == faults {
            let help = suggestion(word, TYPE_NAMES.iter().copied())
                .unwrap_or_else(|| "write a MySQL type as SHOW CREATE TABLE prints it".to_owned());
            cursor.fault(start, format!("unknown column type `{word}`"), help);
            cursor.parenthesised();
        }
        return;
    };
    draft.column_type = Some(Spanned { value: column_type, span: cursor.since(start.start) });
}

fn named(word: &str, cursor: &mut Cursor<'_>, draft: &mut Draft) -> Option<ColumnType> {
    Some(match word {
        "tinyint" | "int1" => integer(IntegerWidth::Tiny, cursor),
        "smallint" | "int2" => integer(IntegerWidth::Small, cursor),
        "mediumint" | "int3" | "middleint" => integer(IntegerWidth::Medium, cursor),
        "int" | "integer" | "int4" => integer(IntegerWidth::Int, cursor),
        "bigint" | "int8" => integer(IntegerWidth::Big, cursor),
        "bool" | "boolean" => {
            draft.spelling = Some(Spelling::Bool);
            plain_integer(IntegerWidth::Tiny, false, Some(1))
        }
        "serial" => {
            draft.spelling = Some(Spelling::Serial);
            plain_integer(IntegerWidth::Big, true, None)
        }
        "decimal" | "dec" | "fixed" | "numeric" => decimal(cursor),
        "float" => float(cursor),
        "float4" => {
            draft.spelling = Some(Spelling::Float4);
            float(cursor)
        }
        "double" => {
            cursor.eat_word("precision");
            double(cursor)
        }
        "float8" => double(cursor),
        "real" => {
            draft.spelling = Some(Spelling::Real);
            double(cursor)
        }
        "bit" => ColumnType::Bit { width: u8_in(cursor, "bits", 1, 64).unwrap_or(1) },
        "char" | "character" => {
            if cursor.eat_word("varying") {
                varchar(cursor)
            } else {
                char(cursor)
            }
        }
        "nchar" | "national" => national(word, cursor, draft)?,
        "nvarchar" => {
            national_charset(draft, cursor);
            varchar(cursor)
        }
        "varchar" | "varcharacter" => varchar(cursor),
        "long" => {
            if cursor.eat_word("varbinary") {
                ColumnType::Blob { size: LobSize::Medium }
            } else {
                if !cursor.eat_word("varchar") && !cursor.eat_words(&["char", "varying"]) {
                    cursor.eat_word("varcharacter");
                }
                text(LobSize::Medium)
            }
        }
        "tinytext" => text(LobSize::Tiny),
        "text" => {
            draft.lob_length = lob_length(cursor);
            text(LobSize::Regular)
        }
        "mediumtext" => text(LobSize::Medium),
        "longtext" => text(LobSize::Long),
        "tinyblob" => ColumnType::Blob { size: LobSize::Tiny },
        "blob" => {
            draft.lob_length = lob_length(cursor);
            ColumnType::Blob { size: LobSize::Regular }
        }
        "mediumblob" => ColumnType::Blob { size: LobSize::Medium },
        "longblob" => ColumnType::Blob { size: LobSize::Long },
        "binary" => ColumnType::Binary { length: u8_in(cursor, "bytes", 0, 255).unwrap_or(1) },
        "varbinary" => ColumnType::Varbinary { length: required_length(cursor, "varbinary", "bytes") },
        "enum" => {
            let labels = labels(cursor, "enum");
            ColumnType::Enum { labels, charset: Charset::default() }
        }
        "set" => {
            let labels = labels(cursor, "set");
            ColumnType::Set { labels, charset: Charset::default() }
        }
        "json" => ColumnType::Json,
        "date" => ColumnType::Date,
        "time" => ColumnType::Time { fsp: fsp(cursor) },
        "datetime" => ColumnType::DateTime { fsp: fsp(cursor) },
        "timestamp" => ColumnType::Timestamp { fsp: fsp(cursor) },
        "year" => {
            number_in(cursor, "digits of a year", 4, 4);
            ColumnType::Year
        }
        "geometry" => geometry(GeometryKind::Geometry),
        "point" => geometry(GeometryKind::Point),
        "linestring" => geometry(GeometryKind::LineString),
        "polygon" => geometry(GeometryKind::Polygon),
        "multipoint" => geometry(GeometryKind::MultiPoint),
        "multilinestring" => geometry(GeometryKind::MultiLineString),
        "multipolygon" => geometry(GeometryKind::MultiPolygon),
        "geometrycollection" | "geomcollection" => geometry(GeometryKind::GeometryCollection),
        "vector" => ColumnType::Vector {
            dimensions: number_in(cursor, "elements", 1, 16383)
                .and_then(|found| u16::try_from(found).ok())
                .unwrap_or(2048),
        },
        "uuid" => ColumnType::Uuid,
        "inet4" => ColumnType::Inet4,
        "inet6" => ColumnType::Inet6,
        _ => return None,
    })
}

fn plain_integer(width: IntegerWidth, unsigned: bool, display_width: Option<u8>) -> ColumnType {
    ColumnType::Integer { width, unsigned, zerofill: false, display_width }
}

fn integer(width: IntegerWidth, cursor: &mut Cursor<'_>) -> ColumnType {
    let display_width = u8_in(cursor, "digits of display width", 0, 255);
    plain_integer(width, false, display_width)
}

fn char(cursor: &mut Cursor<'_>) -> ColumnType {
    let start = cursor.here();
    let length = number_in(cursor, "characters", 0, u64::MAX).unwrap_or(1);
    if length > 255 {
        let help = format!("char holds at most 255 characters; use varchar({length})");
        cursor.fault(cursor.since(start.start), format!("char({length}) is too long"), help);
    }
    ColumnType::Char { length: u8::try_from(length).unwrap_or(u8::MAX), charset: Charset::default() }
}

fn varchar(cursor: &mut Cursor<'_>) -> ColumnType {
    ColumnType::Varchar { length: required_length(cursor, "varchar", "characters"), charset: Charset::default() }
}

fn text(size: LobSize) -> ColumnType {
    ColumnType::Text { size, charset: Charset::default() }
}

fn geometry(kind: GeometryKind) -> ColumnType {
    ColumnType::Geometry { kind, srid: None }
}

/// `NCHAR [VARYING | VARCHAR]`, `NATIONAL CHAR | CHARACTER [VARYING] | VARCHAR | VARCHARACTER`.
fn national(word: &str, cursor: &mut Cursor<'_>, draft: &mut Draft) -> Option<ColumnType> {
    national_charset(draft, cursor);
    if word == "national" {
        if cursor.eat_word("varchar") || cursor.eat_word("varcharacter") {
            return Some(varchar(cursor));
        }
        if !cursor.eat_word("char") && !cursor.eat_word("character") {
            cursor.expected("`char` or `varchar` after `national`");
            return None;
        }
    }
    let varying = cursor.eat_word("varying")
        || (word == "nchar" && (cursor.eat_word("varchar") || cursor.eat_word("varcharacter")));
    Some(if varying { varchar(cursor) } else { char(cursor) })
}

fn national_charset(draft: &mut Draft, cursor: &Cursor<'_>) {
    draft.charset = Some(Spanned { value: "utf8mb3".to_owned(), span: cursor.since(cursor.here().start) });
}
