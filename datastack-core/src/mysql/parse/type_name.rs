use super::cursor::Cursor;
use super::draft::{Draft, Spanned};
use super::suggest::suggestion;
use crate::mysql::charset::Charset;
use crate::mysql::column::Spelling;
use crate::mysql::column_type::{ColumnType, FloatDigits, GeometryKind, IntegerWidth, LobSize};
use crate::mysql::token::TokenKind;

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

fn decimal(cursor: &mut Cursor<'_>) -> ColumnType {
    let open = cursor.here();
    let (precision, scale) = match numbers(cursor, 2).as_deref() {
        None | Some([]) => (10, 0),
        Some([precision]) => (*precision, 0),
        Some([precision, scale, ..]) => (*precision, *scale),
    };
    let span = cursor.since(open.start);
    let precision = if precision == 0 { 10 } else { precision };
    if precision > 65 {
        cursor.fault(span.clone(), format!("decimal has at most 65 digits, not {precision}"), None);
    }
    if scale > 30 {
        cursor.fault(span.clone(), format!("decimal has at most 30 digits after the point, not {scale}"), None);
    }
    if scale > precision {
        let help = format!("the first number counts all digits: decimal({scale},{scale}) or more");
        cursor.fault(span, format!("scale {scale} is greater than precision {precision}"), help);
    }
    ColumnType::Decimal {
        precision: u8::try_from(precision).unwrap_or(u8::MAX),
        scale: u8::try_from(scale).unwrap_or(u8::MAX),
        unsigned: false,
        zerofill: false,
    }
}

fn float(cursor: &mut Cursor<'_>) -> ColumnType {
    let open = cursor.here();
    match numbers(cursor, 2).as_deref() {
        None | Some([]) => ColumnType::Float { digits: None, unsigned: false, zerofill: false },
        Some([bits]) => {
            if *bits > 53 {
                cursor.fault(cursor.since(open.start), format!("float has at most 53 bits, not {bits}"), None);
            }
            if *bits <= 24 {
                ColumnType::Float { digits: None, unsigned: false, zerofill: false }
            } else {
                ColumnType::Double { digits: None, unsigned: false, zerofill: false }
            }
        }
        Some([total, scale, ..]) => {
            let digits = float_digits(cursor, open.start, *total, *scale);
            ColumnType::Float { digits, unsigned: false, zerofill: false }
        }
    }
}

fn double(cursor: &mut Cursor<'_>) -> ColumnType {
    let open = cursor.here();
    let digits = match numbers(cursor, 2).as_deref() {
        None | Some([]) => None,
        Some([_]) => {
            let help = "write double, or double(total digits, digits after the point)".to_owned();
            cursor.fault(cursor.since(open.start), "double takes two numbers or none", help);
            None
        }
        Some([total, scale, ..]) => float_digits(cursor, open.start, *total, *scale),
    };
    ColumnType::Double { digits, unsigned: false, zerofill: false }
}

fn float_digits(cursor: &mut Cursor<'_>, start: usize, total: u64, scale: u64) -> Option<FloatDigits> {
    let span = cursor.since(start);
    match (u8::try_from(total), u8::try_from(scale)) {
        (Ok(total), Ok(scale)) if scale <= 30 && scale <= total => Some(FloatDigits { total, scale }),
        _ => {
            let help = "at most 255 digits, of these at most 30 after the point".to_owned();
            cursor.fault(span, format!("({total},{scale}) are no digits of a float"), help);
            None
        }
    }
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

fn fsp(cursor: &mut Cursor<'_>) -> u8 {
    u8_in(cursor, "fractional digits", 0, 6).unwrap_or(0)
}

fn u8_in(cursor: &mut Cursor<'_>, what: &str, least: u64, most: u64) -> Option<u8> {
    number_in(cursor, what, least, most).and_then(|found| u8::try_from(found).ok())
}

fn required_length(cursor: &mut Cursor<'_>, name: &str, what: &str) -> u16 {
    if !cursor.at_symbol("(") {
        let help = format!("write {name}(255), or how many {what} it shall hold");
        cursor.fault(cursor.here(), format!("{name} needs a length"), help);
        return 0;
    }
    number_in(cursor, what, 0, 65535).and_then(|found| u16::try_from(found).ok()).unwrap_or(0)
}

fn lob_length(cursor: &mut Cursor<'_>) -> Option<u64> {
    number_in(cursor, "characters", 0, u64::from(u32::MAX)).filter(|length| *length > 0)
}

/// One number in parentheses, if parentheses come next.
fn number_in(cursor: &mut Cursor<'_>, what: &str, least: u64, most: u64) -> Option<u64> {
    let start = cursor.here().start;
    let found = *numbers(cursor, 1)?.first()?;
    if found < least || found > most {
        let range = if least == most { format!("{least}") } else { format!("{least} to {most}") };
        cursor.fault(
            cursor.since(start),
            format!("{found} is not a possible number of {what}"),
            format!("use {range}"),
        );
        return None;
    }
    Some(found)
}

/// One to `most` numbers in parentheses; `None` where no parenthesis comes next, empty after a fault.
pub(super) fn numbers(cursor: &mut Cursor<'_>, most: usize) -> Option<Vec<u64>> {
    if !cursor.eat_symbol("(") {
        return None;
    }
    let mut found = Vec::new();
    loop {
        let number = cursor
            .peek()
            .filter(|token| token.kind == TokenKind::Number)
            .and_then(|token| cursor.raw(token).parse::<u64>().ok());
        let Some(number) = number else {
            cursor.expected("a whole number");
            cursor.leave_group();
            return Some(Vec::new());
        };
        cursor.advance();
        found.push(number);
        if cursor.eat_symbol(")") {
            return Some(found);
        }
        if found.len() == most || !cursor.eat_symbol(",") {
            cursor.expected(if found.len() == most { "`)`" } else { "`,` or `)`" });
            cursor.leave_group();
            return Some(Vec::new());
        }
    }
}

fn labels(cursor: &mut Cursor<'_>, name: &str) -> Vec<String> {
    let mut labels: Vec<Spanned<String>> = Vec::new();
    if !cursor.eat_symbol("(") {
        let help = format!("write {name}('first','second')");
        cursor.fault(cursor.here(), format!("{name} needs its labels"), help);
        return Vec::new();
    }
    loop {
        let Some((token, label)) = cursor.peek().and_then(|token| Some((token, label_text(token.kind.clone())?)))
        else {
            cursor.expected("a label in quotes");
            cursor.leave_group();
            break;
        };
        cursor.advance();
        check_label(cursor, name, &label, token.span.clone());
        labels.push(Spanned { value: label, span: token.span.clone() });
        if cursor.eat_symbol(")") {
            break;
        }
        if !cursor.eat_symbol(",") {
            cursor.expected("`,` or `)`");
            cursor.leave_group();
            break;
        }
    }
    let mut seen = std::collections::HashSet::new();
    for label in &labels {
        if !seen.insert(label.value.as_str()) {
            cursor.fault(label.span.clone(), format!("label '{}' stands twice", label.value), None);
        }
    }
    let most = if name == "set" { 64 } else { 65535 };
    if let Some(first) = labels.get(most) {
        cursor.fault(first.span.clone(), format!("{name} has at most {most} labels"), None);
    }
    labels.into_iter().map(|label| label.value).collect()
}

/// Servers drop spaces at the end of labels.
fn label_text(kind: TokenKind) -> Option<String> {
    match kind {
        TokenKind::Text { text, .. } => Some(text.trim_end_matches(' ').to_owned()),
        _ => None,
    }
}

fn check_label(cursor: &mut Cursor<'_>, name: &str, label: &str, span: std::ops::Range<usize>) {
    if label.chars().count() > 255 {
        cursor.fault(span.clone(), "a label has at most 255 characters", None);
    }
    if name == "set" && label.contains(',') {
        let help = "the comma separates the members of a set's value".to_owned();
        cursor.fault(span, format!("set label '{label}' holds a comma"), help);
    }
}
