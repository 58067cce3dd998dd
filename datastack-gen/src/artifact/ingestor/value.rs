//! Column to the call that makes its sample values: from what the column can hold in MySQL, narrowed to what its
//! journey carries.

use datastack_core::connect::Semantic;
use datastack_core::definition::DdlOwner;
use datastack_core::journey::TextForm;
use datastack_core::mysql::{ColumnType, FloatSize, GeometryKind, IntegerWidth, TextLimit, Values};
use datastack_core::pipeline::{Column, IngestRule, Pipeline, Table};

use super::call::Call;
use super::reference::{Source, source};
use super::table::is_distinct;
use crate::artifact::python_literal::python_literal;

/// Digits after the point of uniform values of a floating-point column.
const FLOAT_SCALE: u8 = 4;

/// The call that makes values of a column.
pub(super) fn value(pipeline: &Pipeline, table: &Table, column: &Column) -> Call {
    match source(pipeline, table, column) {
        Source::Other { table, column } => {
            return Call::new("reference").text(table.name.as_str()).text(column.name.as_str());
        }
        Source::Nothing => return Call::new("nothing"),
        Source::Own => {}
    }
    let values = column.spec.domain().values;
    match &column.ingest {
        Some(IngestRule::Uniform { low, high }) => uniform(&values, low, high),
        Some(IngestRule::Weights(weights)) => weights.iter().fold(Call::new("weighted"), |call, (label, weight)| {
            let label = python_literal(label);
            call.plain(&format!("({label}, {weight})"))
        }),
        Some(IngestRule::ForeignKey { .. }) | None => {
            let distinct = is_distinct(table, column).then(|| distinct(pipeline, &values)).flatten();
            distinct.unwrap_or_else(|| of_domain(pipeline, column, &values))
        }
    }
}

fn uniform(values: &Values, low: &str, high: &str) -> Call {
    let scale = match values {
        Values::Decimal { scale, .. } => *scale,
        Values::Float { digits, .. } => digits.map_or(FLOAT_SCALE, |digits| digits.scale),
        _ => 0,
    };
    let call = Call::new("uniform").text(low).text(high);
    if scale > 0 { call.keyword("scale", &scale) } else { call }
}

/// Values that never meet, for keys and unique columns; none for types that have too few of them.
fn distinct(pipeline: &Pipeline, values: &Values) -> Option<Call> {
    let counted = |greatest: String| Call::new("sequence").plain(&1).plain(&greatest);
    match values {
        Values::Integer { greatest, .. } => Some(counted(greatest.to_string())),
        Values::Decimal { precision, scale, .. } if precision > scale => {
            Some(counted("9".repeat(usize::from(precision - scale))))
        }
        Values::Text { limit, charset, .. } => Some(text("code", pipeline, *limit, charset.as_deref())),
        Values::Bytes { most, .. } if *most > 0 => Some(Call::new("token").plain(most)),
        Values::Decimal { .. }
        | Values::Float { .. }
        | Values::Bits { .. }
        | Values::Bytes { .. }
        | Values::Label { .. }
        | Values::Labels { .. }
        | Values::Json
        | Values::Date
        | Values::TimeSpan { .. }
        | Values::WallClock { .. }
        | Values::Instant { .. }
        | Values::Year
        | Values::Geometry { .. }
        | Values::Vector { .. }
        | Values::Uuid
        | Values::Address { .. } => None,
    }
}

fn of_domain(pipeline: &Pipeline, column: &Column, values: &Values) -> Call {
    match values {
        Values::Integer { .. } if column.boolean || is_flag(&column.spec.column_type) => Call::new("boolean"),
        Values::Integer { least, greatest } => Call::new("integer").plain(least).plain(greatest),
        Values::Decimal { precision, scale, signed } => {
            sign(Call::new("decimal").plain(precision).plain(scale), *signed)
        }
        Values::Float { size, signed, digits: Some(digits) } => {
            // Whole digits that are surely below the greatest number.
            let most = if *size == FloatSize::Single { 37 } else { 255 };
            let whole = (digits.total - digits.scale.min(digits.total)).min(most);
            let (precision, scale) = (u16::from(whole) + u16::from(digits.scale), digits.scale);
            sign(Call::new("decimal").plain(&precision).plain(&scale), *signed)
        }
        Values::Float { size: FloatSize::Single, signed, digits: None } => sign(Call::new("single"), *signed),
        Values::Float { size: FloatSize::Double, signed, digits: None } => sign(Call::new("double"), *signed),
        Values::Bits { width } => Call::new("bits").plain(width),
        Values::Text { .. } if column.spec.checks.iter().any(|check| check.contains("json_valid")) => {
            Call::new("document")
        }
        Values::Text { limit, charset, .. } => text("text", pipeline, *limit, charset.as_deref()),
        Values::Bytes { most, fixed: true } => Call::new("binary").plain(most),
        Values::Bytes { most, fixed: false } => Call::new("varbinary").plain(most),
        Values::Label { labels } => Call::new("label").texts(labels),
        Values::Labels { labels } => Call::new("labels").texts(labels),
        Values::Json => Call::new("document"),
        Values::Date => Call::new("date").text("1000-01-01").text("9999-12-31"),
        Values::TimeSpan { fsp } => time(column, *fsp),
        Values::WallClock { fsp } => {
            let (low, high) = clock_bounds(column);
            moment(low, high, "999999", *fsp)
        }
        // The server rounds what lies nearer to the end.
        Values::Instant { fsp } => moment("1970-01-01 00:00:01", "2038-01-19 03:14:07", "499999", *fsp),
        Values::Year => Call::new("year"),
        Values::Geometry { kind, srid } => {
            let call = match kind {
                GeometryKind::Geometry | GeometryKind::Point => Call::new("point"),
                GeometryKind::LineString => Call::new("shape").text("linestring"),
                GeometryKind::Polygon => Call::new("shape").text("polygon"),
                GeometryKind::MultiPoint => Call::new("shape").text("multipoint"),
                GeometryKind::MultiLineString => Call::new("shape").text("multilinestring"),
                GeometryKind::MultiPolygon => Call::new("shape").text("multipolygon"),
                GeometryKind::GeometryCollection => Call::new("shape").text("geometrycollection"),
            };
            match srid {
                Some(srid) => call.keyword("srid", srid),
                None => call,
            }
        }
        Values::Vector { dimensions } => Call::new("vector").plain(dimensions),
        Values::Uuid => Call::new("uuid"),
        Values::Address { version } => Call::new("address").plain(version),
    }
}

/// `TINYINT(1)`, which applications use for true and false.
fn is_flag(column_type: &ColumnType) -> bool {
    matches!(column_type, ColumnType::Integer { width: IntegerWidth::Tiny, display_width: Some(1), .. })
}

fn sign(call: Call, signed: bool) -> Call {
    if signed { call } else { call.keyword("unsigned", &"True") }
}

fn text(function: &'static str, pipeline: &Pipeline, limit: TextLimit, charset: Option<&str>) -> Call {
    let (letters, bytes) = match (charset, pipeline.mysql.ddl) {
        (None, DdlOwner::Managed) | (Some("utf8mb4" | "utf16" | "utf16le" | "utf32" | "gb18030"), _) => ("utf8mb4", 4),
        // The tables' own character set is not known here.
        (None, DdlOwner::External) | (Some("ascii" | "binary"), _) => ("ascii", 4),
        (Some("utf8" | "utf8mb3" | "ucs2"), _) => ("utf8mb3", 3),
        (Some("latin1"), _) => ("latin1", 1),
        (Some(_), _) => ("plain", 4),
    };
    let length = match limit {
        TextLimit::Characters(characters) => characters,
        TextLimit::Bytes(most) => most / bytes,
    };
    let call = Call::new(function).plain(&length);
    if letters == "utf8mb4" { call } else { call.keyword("charset", &python_literal(letters)) }
}

/// Debezium's modes `connect` and `isostring` know times of the day only.
fn time(column: &Column, fsp: u8) -> Call {
    let semantic = column.journey.as_ref().and_then(|journey| journey.emitted.semantic.as_ref());
    let call = if fsp > 0 { Call::new("time").keyword("digits", &fsp) } else { Call::new("time") };
    match semantic {
        Some(Semantic::ConnectTime | Semantic::IsoTime) => call.keyword("spans", &"False"),
        _ => call,
    }
}

/// The first and last second that the column's journey carries.
fn clock_bounds(column: &Column) -> (&'static str, &'static str) {
    let (first, last) = ("1000-01-01 00:00:00", "9999-12-31 23:59:59");
    let Some(journey) = &column.journey else { return (first, last) };
    match (&journey.recorded.text, &journey.emitted.semantic) {
        // The text is written by the Julian calendar before this day.
        (TextForm::Clock { .. }, _) => ("1582-10-15 00:00:00", last),
        // Nanoseconds since 1970 in 64 bits.
        (_, Some(Semantic::NanoTimestamp)) => ("1677-09-22 00:00:00", "2262-04-10 23:59:59"),
        _ => (first, last),
    }
}

fn moment(low: &str, high: &str, fraction: &str, fsp: u8) -> Call {
    match fraction.get(..usize::from(fsp)) {
        Some(digits) if fsp > 0 => {
            Call::new("moment").text(low).text(&format!("{high}.{digits}")).keyword("digits", &fsp)
        }
        _ => Call::new("moment").text(low).text(high),
    }
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::artifact::sample;

    /// The calls for the columns of a table, key first.
    fn calls(project: &str, columns: &[&str], sections: &str) -> Vec<String> {
        let columns: String =
            columns.iter().enumerate().map(|(index, column)| format!("c{index} = \"{column}\"\n")).collect();
        let table = format!("key = [\"id\"]\n{sections}\n[columns]\nid = \"bigint unsigned not null\"\n{columns}");
        let pipeline = sample::pipeline(project, &[("t", &table)]);
        let table = &pipeline.tables[0];
        table.columns.iter().map(|column| value(&pipeline, table, column).formatted("\"c\"")).collect()
    }

    #[test]
    fn each_type_has_values_of_its_domain() {
        let types = [
            ("tinyint", "integer(-128, 127)"),
            ("tinyint(1)", "boolean()"),
            ("mediumint unsigned", "integer(0, 16777215)"),
            ("bigint unsigned", "integer(0, 18446744073709551615)"),
            ("decimal(38,4)", "decimal(38, 4)"),
            ("decimal(10,2) unsigned", "decimal(10, 2, unsigned=True)"),
            ("float", "single()"),
            ("float(7,3)", "decimal(7, 3)"),
            ("float(200,4)", "decimal(41, 4)"),
            ("double unsigned", "double(unsigned=True)"),
            ("bit(10)", "bits(10)"),
            ("char(0)", "text(0)"),
            ("varchar(20) character set latin1", "text(20, charset=\"latin1\")"),
            ("varchar(20) collate utf8mb3_bin", "text(20, charset=\"utf8mb3\")"),
            ("varchar(20) character set koi8r", "text(20, charset=\"plain\")"),
            ("tinytext", "text(63)"),
            ("tinytext character set latin1", "text(255, charset=\"latin1\")"),
            ("binary(16)", "binary(16)"),
            ("mediumblob", "varbinary(16777215)"),
            ("enum('a','b')", "label(\"a\", \"b\")"),
            ("set('a','b')", "labels(\"a\", \"b\")"),
            ("json", "document()"),
            ("date", "date(\"1000-01-01\", \"9999-12-31\")"),
            ("time", "time()"),
            ("time(3)", "time(digits=3)"),
            ("datetime", "moment(\"1000-01-01 00:00:00\", \"9999-12-31 23:59:59\")"),
            ("timestamp", "moment(\"1970-01-01 00:00:01\", \"2038-01-19 03:14:07\")"),
            ("year", "year()"),
        ];
        let definitions: Vec<&str> = types.iter().map(|(definition, _)| *definition).collect();
        let mut expected = vec!["values.sequence(1, 18446744073709551615)".to_owned()];
        expected.extend(types.iter().map(|(_, call)| format!("values.{call}")));
        assert_eq!(calls("", &definitions, "loss = { c6 = \"six digits are enough\" }"), expected);
    }

    #[test]
    fn types_that_the_pipeline_does_not_carry_are_filled_in_mysql_all_the_same() {
        let definitions = ["point not null srid 4326", "polygon", "geometry", "vector(3)"];
        let exclude = "exclude = { c0 = \"no\", c1 = \"no\", c2 = \"no\", c3 = \"no\" }";
        let expected = ["point(srid=4326)", "shape(\"polygon\")", "point()", "vector(3)"];
        let found = calls("", &definitions, exclude);
        assert_eq!(found[1..], expected.map(|call| format!("values.{call}")));
    }

    #[test]
    fn values_that_tell_rows_apart_never_meet() {
        let definitions = ["char(8)", "binary(16)", "decimal(12,2)", "date", "int"];
        let sections = "unique = { u = [\"c0\"], v = [\"c1\"], w = [\"c2\"], x = [\"c3\"] }";
        let expected = [
            "code(8)",
            "token(16)",
            "sequence(1, 9999999999)",
            "date(\"1000-01-01\", \"9999-12-31\")",
            "integer(-2147483648, 2147483647)",
        ];
        assert_eq!(calls("", &definitions, sections)[1..], expected.map(|call| format!("values.{call}")));
    }

    #[test]
    fn bounds_are_narrowed_to_what_the_journey_carries() {
        let readable = "readable = { c0 = \"yyyy-MM-dd HH:mm:ss\" }\nloss = { c0 = \"no old dates\" }";
        let clock = "values.moment(\"1582-10-15 00:00:00\", \"9999-12-31 23:59:59\")";
        assert_eq!(calls("", &["datetime"], readable)[1], clock);
        let nanoseconds = "values.moment(\"1677-09-22 00:00:00\", \"2262-04-10 23:59:59\")";
        let loss = "loss = { c0 = \"near dates\" }";
        assert_eq!(calls("cdc.time = \"nanoseconds\"", &["datetime"], loss)[1], nanoseconds);
        assert_eq!(calls("cdc.time = \"connect\"", &["time(3)"], loss)[1], "values.time(digits=3, spans=False)");
    }

    #[test]
    fn tables_of_others_get_letters_that_any_character_set_has() {
        let external = calls("mysql.ddl = \"external\"", &["varchar(5)", "text character set utf8mb4"], "");
        assert_eq!(external[1..], ["values.text(5, charset=\"ascii\")", "values.text(16383)"]);
    }
}
