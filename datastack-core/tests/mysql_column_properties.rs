//! Properties of the column grammar: printing and reading are inverse, and no text makes the reader panic.

use datastack_core::mysql::{
    Charset, ColumnSpec, ColumnType, DefaultValue, FloatDigits, Generated, GeometryKind, IntegerWidth, LiteralKind,
    LobSize, Spelling,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::{prop_assert_eq, proptest, sample};

fn charset() -> impl Strategy<Value = Charset> {
    let named = |name: &str, collation: Option<&str>, bin| Charset {
        name: (!name.is_empty()).then(|| name.to_owned()),
        collation: collation.map(str::to_owned),
        bin,
    };
    sample::select(vec![
        Charset::default(),
        named("", None, true),
        named("latin1", None, false),
        named("utf8mb4", Some("utf8mb4_bin"), false),
        named("utf8mb4", Some("uca1400_ai_ci"), false),
        named("", Some("utf8mb4_0900_ai_ci"), false),
    ])
}

fn labels(pattern: &'static str, most: usize) -> impl Strategy<Value = Vec<String>> {
    btree_set(pattern, 1..most).prop_map(|labels| labels.into_iter().collect())
}

fn sign() -> impl Strategy<Value = (bool, bool)> {
    sample::select(vec![(false, false), (true, false), (true, true)])
}

fn digits() -> impl Strategy<Value = Option<FloatDigits>> {
    option::of((0_u8..=30, 0_u8..=200).prop_map(|(scale, more)| FloatDigits { total: scale + more, scale }))
}

fn column_type() -> BoxedStrategy<ColumnType> {
    let width = sample::select(vec![
        IntegerWidth::Tiny,
        IntegerWidth::Small,
        IntegerWidth::Medium,
        IntegerWidth::Int,
        IntegerWidth::Big,
    ]);
    let size = || sample::select(vec![LobSize::Tiny, LobSize::Regular, LobSize::Medium, LobSize::Long]);
    let kind = sample::select(vec![
        GeometryKind::Geometry,
        GeometryKind::Point,
        GeometryKind::LineString,
        GeometryKind::Polygon,
        GeometryKind::MultiPoint,
        GeometryKind::MultiLineString,
        GeometryKind::MultiPolygon,
        GeometryKind::GeometryCollection,
    ]);
    prop_oneof![
        (width, sign(), option::of(any::<u8>())).prop_map(|(width, (unsigned, zerofill), display_width)| {
            ColumnType::Integer { width, unsigned, zerofill, display_width }
        }),
        (0_u8..=30, 0_u8..=35, sign()).prop_map(|(scale, more, (unsigned, zerofill))| ColumnType::Decimal {
            precision: (scale + more).max(1),
            scale,
            unsigned,
            zerofill
        }),
        (digits(), sign()).prop_map(|(digits, (unsigned, zerofill))| ColumnType::Float { digits, unsigned, zerofill }),
        (digits(), sign()).prop_map(|(digits, (unsigned, zerofill))| ColumnType::Double { digits, unsigned, zerofill }),
        (1_u8..=64).prop_map(|width| ColumnType::Bit { width }),
        (any::<u8>(), charset()).prop_map(|(length, charset)| ColumnType::Char { length, charset }),
        (0_u16..=16383, charset()).prop_map(|(length, charset)| ColumnType::Varchar { length, charset }),
        (size(), charset()).prop_map(|(size, charset)| ColumnType::Text { size, charset }),
        any::<u8>().prop_map(|length| ColumnType::Binary { length }),
        any::<u16>().prop_map(|length| ColumnType::Varbinary { length }),
        size().prop_map(|size| ColumnType::Blob { size }),
        (labels("[^ ]{0,5}[^ ]", 8), charset()).prop_map(|(labels, charset)| ColumnType::Enum { labels, charset }),
        (labels("[^,]{0,5}[^, ]", 64), charset()).prop_map(|(labels, charset)| ColumnType::Set { labels, charset }),
        (0_u8..=6).prop_map(|fsp| ColumnType::Time { fsp }),
        (0_u8..=6).prop_map(|fsp| ColumnType::DateTime { fsp }),
        (0_u8..=6).prop_map(|fsp| ColumnType::Timestamp { fsp }),
        (kind, option::of(any::<u32>())).prop_map(|(kind, srid)| ColumnType::Geometry { kind, srid }),
        (1_u16..=16383).prop_map(|dimensions| ColumnType::Vector { dimensions }),
        sample::select(vec![
            ColumnType::Json,
            ColumnType::Date,
            ColumnType::Year,
            ColumnType::Uuid,
            ColumnType::Inet4,
            ColumnType::Inet6
        ]),
    ]
    .boxed()
}

/// Defaults that the type can hold.
fn default(column_type: &ColumnType, nullable: bool) -> BoxedStrategy<Option<DefaultValue>> {
    let literal = |text: String, kind| DefaultValue::Literal { text, kind };
    let expression = sample::select(vec!["1 + 1", "uuid()", "concat('a)', \"b(\", `c`)", "_utf8mb4'größe'"])
        .prop_map(|text| DefaultValue::Expression(text.to_owned()));
    let own: BoxedStrategy<DefaultValue> = match column_type {
        ColumnType::Integer { .. } => (0_i8..=127)
            .prop_flat_map(move |value| {
                sample::select(vec![
                    literal(value.to_string(), LiteralKind::Number),
                    literal(value.to_string(), LiteralKind::String),
                    literal(format!("{value:b}"), LiteralKind::Bits),
                    literal(format!("{value:X}"), LiteralKind::Hex),
                    literal("true".to_owned(), LiteralKind::Boolean),
                ])
            })
            .boxed(),
        ColumnType::Varchar { length, .. } if *length >= 20 => {
            "\\PC{0,20}".prop_map(move |text| literal(text, LiteralKind::String)).boxed()
        }
        ColumnType::Text { .. } => vec(any::<char>(), 0..9)
            .prop_map(move |text| literal(text.into_iter().collect(), LiteralKind::String))
            .boxed(),
        ColumnType::Enum { labels, .. } => {
            sample::select(labels.clone()).prop_map(move |label| literal(label, LiteralKind::String)).boxed()
        }
        ColumnType::DateTime { fsp } | ColumnType::Timestamp { fsp } => {
            Just(DefaultValue::CurrentTimestamp { fsp: *fsp }).boxed()
        }
        _ => Just(DefaultValue::Expression("now()".to_owned())).boxed(),
    };
    if nullable {
        option::of(prop_oneof![own, expression, Just(DefaultValue::Null)]).boxed()
    } else {
        option::of(prop_oneof![own, expression]).boxed()
    }
}

fn spec() -> impl Strategy<Value = ColumnSpec> {
    (column_type(), any::<bool>(), any::<bool>()).prop_flat_map(|(column_type, nullable, primary_key)| {
        let nullable = nullable && !primary_key;
        let integer = matches!(column_type, ColumnType::Integer { .. });
        let fsp = match &column_type {
            ColumnType::DateTime { fsp } | ColumnType::Timestamp { fsp } => Some(*fsp),
            _ => None,
        };
        let value = prop_oneof![
            3 => default(&column_type, nullable).prop_map(|default| (default, None, false)),
            1 => ("[a-z]{1,5} \\+ [1-9]", any::<bool>())
                .prop_map(|(expression, stored)| (None, Some(Generated { expression, stored }), false)),
            1 => Just((None, None, integer)),
        ];
        let spelling = spelling(&column_type, nullable);
        (
            value,
            any::<(bool, bool, bool)>(),
            option::of("\\PC{0,20}"),
            vec("json_valid\\(`[a-z]{1,3}`\\)", 0..2),
            option::of(spelling),
        )
            .prop_map(
                move |(
                    (default, generated, auto_increment),
                    (on_update, invisible, unique),
                    comment,
                    checks,
                    spelling,
                )| {
                    let serial = spelling == Some(Some(Spelling::Serial));
                    ColumnSpec {
                        on_update_now: fsp.filter(|_| on_update && generated.is_none()),
                        default: default.filter(|_| !serial),
                        generated: generated.filter(|_| !serial),
                        auto_increment: auto_increment || serial,
                        unique: unique || serial,
                        column_type: column_type.clone(),
                        nullable,
                        invisible,
                        comment,
                        primary_key,
                        checks,
                        spelling: spelling.flatten(),
                    }
                },
            )
    })
}

fn spelling(column_type: &ColumnType, nullable: bool) -> Just<Option<Spelling>> {
    Just(match column_type {
        ColumnType::Integer {
            width: IntegerWidth::Big, unsigned: true, zerofill: false, display_width: None, ..
        } if !nullable => Some(Spelling::Serial),
        ColumnType::Double { .. } => Some(Spelling::Real),
        ColumnType::Float { .. } => Some(Spelling::Float4),
        ColumnType::Binary { .. } => Some(Spelling::CharByte),
        _ => None,
    })
}

/// Pieces of definitions in any order: nearer to the grammar than arbitrary text.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "int",
        "enum",
        "(",
        ")",
        ",",
        "'a'",
        "\"b\"",
        "`c`",
        "'",
        "\"",
        "`",
        "/*",
        "*/",
        "/*!80023 ",
        "-- ",
        "#",
        "\n",
        "\r\n",
        "default",
        "not",
        "null",
        "generated always as",
        "on update",
        "now",
        "1",
        "-",
        "0x",
        "x'0g'",
        "b'2'",
        "0b1",
        "n'x'",
        "_utf8mb4",
        "decimal",
        "99999999999999999999",
        "ö",
        "😀",
        "\u{0}",
        "check",
        "references",
        "collate",
        "character set",
        "$$",
        "._",
        "1.5e3",
        ".",
        "@",
        "\\",
        "bit(64)",
        "date",
        "default 'x'",
        "serial",
        "national",
        "srid",
        "constraint",
        "with",
    ];
    vec(sample::select(pieces.to_vec()), 0..14).prop_flat_map(|pieces| {
        let spaced = pieces.join(" ");
        sample::select(vec![spaced, pieces.concat()])
    })
}

proptest! {
    #[test]
    fn reading_what_was_printed_gives_the_same_column(spec in spec()) {
        prop_assert_eq!(ColumnSpec::parse(&spec.to_string()), Ok(spec));
    }

    #[test]
    fn arbitrary_text_is_read_or_refused_with_spans_inside_it(text in "\\PC*") {
        spans_are_inside(&text);
    }

    #[test]
    fn arbitrary_characters_are_read_or_refused(text in vec(any::<char>(), 0..40)) {
        spans_are_inside(&text.into_iter().collect::<String>());
    }

    #[test]
    fn pieces_of_definitions_are_read_or_refused(text in pieces()) {
        spans_are_inside(&text);
    }
}

fn spans_are_inside(text: &str) {
    match ColumnSpec::parse(text) {
        Ok(spec) => assert_eq!(ColumnSpec::parse(&spec.to_string()), Ok(spec), "{text}"),
        Err(errors) => {
            assert!(!errors.is_empty(), "{text}");
            for error in errors {
                assert!(text.get(error.span.clone()).is_some(), "{text}: {error:?}");
            }
        }
    }
}
