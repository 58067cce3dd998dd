//! What a column can hold, for every type.

use datastack_core::mysql::{ColumnSpec, Comparison, FloatDigits, FloatSize, GeometryKind, TextLimit, Values};

fn text(limit: TextLimit, charset: Option<&str>, comparison: Comparison, trims_spaces: bool) -> Values {
    Values::Text { limit, charset: charset.map(str::to_owned), comparison, trims_spaces }
}

#[test]
fn every_type_has_its_values() {
    let labels = || vec!["a".to_owned(), "b".to_owned()];
    let cases = [
        ("tinyint", Values::Integer { least: -128, greatest: 127 }),
        ("bool", Values::Integer { least: -128, greatest: 127 }),
        ("tinyint unsigned", Values::Integer { least: 0, greatest: 255 }),
        ("smallint", Values::Integer { least: -32_768, greatest: 32_767 }),
        ("mediumint", Values::Integer { least: -8_388_608, greatest: 8_388_607 }),
        ("mediumint unsigned", Values::Integer { least: 0, greatest: 16_777_215 }),
        ("int zerofill", Values::Integer { least: 0, greatest: 4_294_967_295 }),
        ("bigint", Values::Integer { least: i64::MIN.into(), greatest: i64::MAX.into() }),
        ("serial", Values::Integer { least: 0, greatest: u64::MAX.into() }),
        ("decimal(18,4)", Values::Decimal { precision: 18, scale: 4, signed: true }),
        ("decimal unsigned", Values::Decimal { precision: 10, scale: 0, signed: false }),
        ("float", Values::Float { size: FloatSize::Single, signed: true, digits: None }),
        (
            "double(7,2) unsigned",
            Values::Float { size: FloatSize::Double, signed: false, digits: Some(FloatDigits { total: 7, scale: 2 }) },
        ),
        ("bit(9)", Values::Bits { width: 9 }),
        ("char(9)", text(TextLimit::Characters(9), None, Comparison::TableDefault, true)),
        ("varchar(9) binary", text(TextLimit::Characters(9), None, Comparison::Binary, false)),
        (
            "varchar(9) collate utf8mb4_0900_as_cs",
            text(TextLimit::Characters(9), Some("utf8mb4"), Comparison::CaseSensitive, false),
        ),
        (
            "tinytext character set latin1 collate latin1_swedish_ci",
            text(TextLimit::Bytes(255), Some("latin1"), Comparison::CaseInsensitive, false),
        ),
        ("longtext collate utf8mb4_bin", text(TextLimit::Bytes(u32::MAX), Some("utf8mb4"), Comparison::Binary, false)),
        ("binary(16)", Values::Bytes { most: 16, fixed: true }),
        ("varbinary(16)", Values::Bytes { most: 16, fixed: false }),
        ("mediumblob", Values::Bytes { most: 16_777_215, fixed: false }),
        ("enum('a','b')", Values::Label { labels: labels() }),
        ("set('a','b')", Values::Labels { labels: labels() }),
        ("json", Values::Json),
        ("date", Values::Date),
        ("time(2)", Values::TimeSpan { fsp: 2 }),
        ("datetime(3)", Values::WallClock { fsp: 3 }),
        ("timestamp(6)", Values::Instant { fsp: 6 }),
        ("year", Values::Year),
        ("point srid 4326", Values::Geometry { kind: GeometryKind::Point, srid: Some(4326) }),
        ("vector(3)", Values::Vector { dimensions: 3 }),
        ("uuid", Values::Uuid),
        ("inet4", Values::Address { version: 4 }),
        ("inet6", Values::Address { version: 6 }),
    ];
    for (definition, values) in cases {
        let domain = ColumnSpec::parse(definition).expect(definition).domain();
        assert_eq!(domain.values, values, "{definition}");
        assert_eq!(domain.nullable, definition != "serial", "{definition}");
    }
}

#[test]
fn a_column_that_cannot_be_null_has_no_null_in_its_domain() {
    for definition in ["int not null", "int primary key", "timestamp not null"] {
        assert!(!ColumnSpec::parse(definition).expect(definition).domain().nullable, "{definition}");
    }
}
