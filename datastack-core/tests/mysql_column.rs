//! The grammar of column definitions: what is read, how it prints, what is refused and where.

use datastack_core::mysql::ColumnSpec;

/// A definition and its canonical form.
const CANONICAL: &[(&str, &str)] = &[
    ("bigint unsigned not null auto_increment", "bigint unsigned not null auto_increment"),
    ("ENUM('new','paid') NOT NULL DEFAULT 'new'", "enum('new','paid') not null default 'new'"),
    (
        "datetime(3) not null default current_timestamp(3) on update current_timestamp(3)",
        "datetime(3) not null default current_timestamp(3) on update current_timestamp(3)",
    ),
    (
        "varchar(255) character set utf8mb4 collate utf8mb4_bin comment 'x'",
        "varchar(255) character set utf8mb4 collate utf8mb4_bin comment 'x'",
    ),
    ("json", "json"),
    ("decimal(18,4) generated always as (a*b) stored", "decimal(18,4) generated always as (a*b) stored"),
    ("DEC", "decimal(10,0)"),
    ("numeric(5)", "decimal(5,0)"),
    ("fixed (8, 3) zerofill", "decimal(8,3) unsigned zerofill"),
    ("bool", "bool"),
    ("boolean not null default false", "bool not null default false"),
    ("real unsigned", "real unsigned"),
    ("double precision", "double"),
    ("float8(10,2)", "double(10,2)"),
    ("float(24)", "float"),
    ("float(25)", "double"),
    ("serial", "serial"),
    ("serial primary key", "serial primary key"),
    ("bigint serial default value", "bigint not null auto_increment unique"),
    ("int1", "tinyint"),
    ("middleint(9) signed", "mediumint(9)"),
    ("int8", "bigint"),
    ("int(10) unsigned zerofill", "int(10) unsigned zerofill"),
    ("bit", "bit(1)"),
    ("bit(8) default b'101'", "bit(8) default b'101'"),
    ("bit(8) default 0b101", "bit(8) default b'101'"),
    ("binary(2) default 0x0F", "binary(2) default x'0F'"),
    ("char", "char(1)"),
    ("char(16) byte", "char(16) byte"),
    ("varchar(16) byte", "varbinary(16)"),
    ("nchar(5)", "char(5) character set utf8mb3"),
    ("national varchar(10)", "varchar(10) character set utf8mb3"),
    ("national character varying(10)", "varchar(10) character set utf8mb3"),
    ("nvarchar(10)", "varchar(10) character set utf8mb3"),
    ("character varying(10)", "varchar(10)"),
    ("varchar(10) binary", "varchar(10) binary"),
    ("varchar(10) character set latin1 binary", "varchar(10) character set latin1 collate latin1_bin"),
    ("char(3) ascii", "char(3) character set latin1"),
    ("varchar(10) character set binary", "varbinary(10)"),
    ("long varchar", "mediumtext"),
    ("long", "mediumtext"),
    ("long varbinary", "mediumblob"),
    ("text(50)", "tinytext"),
    ("text(300)", "text"),
    ("blob(70000)", "mediumblob"),
    ("set('r','w') default 'r,w'", "set('r','w') default 'r,w'"),
    ("enum('it''s','a\\\\b')", "enum('it''s','a\\\\b')"),
    ("enum('a\\nb')", "enum('a\\nb')"),
    ("enum('\\a\\f\\%')", "enum('af\\\\%')"),
    ("timestamp", "timestamp"),
    ("timestamp(6) not null default now(6)", "timestamp(6) not null default current_timestamp(6)"),
    ("timestamp null default null on update current_timestamp()", "timestamp default null on update current_timestamp"),
    ("year(4) default '2024'", "year default '2024'"),
    ("geomcollection", "geometrycollection"),
    ("point not null /*!80003 SRID 4326 */", "point srid 4326 not null"),
    ("int /*!80023 INVISIBLE */ default 1", "int default 1 invisible"),
    ("int /* key -- 'of */ not null -- it's the end", "int not null"),
    ("vector(3)", "vector(3)"),
    ("uuid not null default uuid()", "uuid not null default (uuid())"),
    ("inet6", "inet6"),
    ("time default current_timestamp()", "time default (current_timestamp())"),
    ("year default now(2)", "year default (current_timestamp(2))"),
    ("int auto_increment", "int not null auto_increment"),
    ("int null auto_increment", "int null auto_increment"),
    ("json default (json_object('a', 1))", "json default (json_object('a', 1))"),
    ("int default -5", "int default -5"),
    ("int default '7'", "int default '7'"),
    ("int unique key comment 'größe'", "int unique comment 'größe'"),
    ("int primary key", "int not null primary key"),
    ("int key", "int not null primary key"),
    ("int as (`a` + 1) virtual", "int generated always as (`a` + 1) virtual"),
    (
        "longtext collate utf8mb4_bin default null check (json_valid(`c`))",
        "longtext collate utf8mb4_bin default null check (json_valid(`c`))",
    ),
    ("varchar(3) default _utf8mb4'abc'", "varchar(3) default 'abc'"),
    ("varchar(5) default \"it's\"", "varchar(5) default 'it''s'"),
];

#[test]
fn definitions_print_in_canonical_form() {
    for (text, canonical) in CANONICAL {
        let spec = ColumnSpec::parse(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
        assert_eq!(spec.to_string(), *canonical, "{text}");
        assert_eq!(ColumnSpec::parse(canonical), Ok(spec), "{text}");
    }
}

/// The offending text, the message and the help.
type Fault<'a> = (&'a str, &'a str, Option<&'a str>);

/// A definition and its faults.
const REFUSED: &[(&str, &[Fault<'static>])] = &[
    ("", &[("", "the column type is missing", Some("begin with a type, as in `bigint unsigned not null`"))]),
    ("bigin unsigned", &[("bigin", "unknown column type `bigin`", Some("did you mean `bigint`?"))]),
    (
        "vharchar(20) not nul",
        &[
            ("vharchar", "unknown column type `vharchar`", Some("did you mean `varchar`?")),
            ("not nul", "`not nul` is no attribute of a column", Some("did you mean `not null`?")),
        ],
    ),
    ("int unsinged", &[("unsinged", "`unsinged` is no attribute of a column", Some("did you mean `unsigned`?"))]),
    ("datetime(7)", &[("(7)", "7 is not a possible number of fractional digits", Some("use 0 to 6"))]),
    (
        "decimal(66,31)",
        &[
            ("(66,31)", "decimal has at most 65 digits, not 66", None),
            ("(66,31)", "decimal has at most 30 digits after the point, not 31", None),
        ],
    ),
    (
        "decimal(3,5)",
        &[(
            "(3,5)",
            "scale 5 is greater than precision 3",
            Some("the first number counts all digits: decimal(5,5) or more"),
        )],
    ),
    ("bit(65)", &[("(65)", "65 is not a possible number of bits", Some("use 1 to 64"))]),
    ("char(256)", &[("(256)", "char(256) is too long", Some("char holds at most 255 characters; use varchar(256)"))]),
    ("varchar(65536)", &[("(65536)", "65536 is not a possible number of characters", Some("use 0 to 65535"))]),
    (
        "varchar not null",
        &[("not", "varchar needs a length", Some("write varchar(255), or how many characters it shall hold"))],
    ),
    (
        "varchar(20000) charset utf8mb4",
        &[(
            "charset utf8mb4",
            "varchar(20000) has more than 65535 bytes in this character set",
            Some("use varchar(16383) at most, or mediumtext"),
        )],
    ),
    ("enum('a','b','a')", &[("'a'", "label 'a' stands twice", None)]),
    (
        "enum('new','paid') default 'pad'",
        &[("default 'pad'", "'pad' is no label of the column", Some("did you mean `paid`?"))],
    ),
    (
        "int not null default null",
        &[(
            "default null",
            "`default null` on a column that cannot be null",
            Some("leave `default null` out, or make the column nullable"),
        )],
    ),
    ("varchar(5) auto_increment", &[("auto_increment", "`auto_increment` belongs to an integer", None)]),
    ("tinyint default 300", &[("default 300", "300 is out of the column's range", Some("the range is -128 to 127"))]),
    ("date unsigned", &[("unsigned", "`unsigned` belongs to a number", None)]),
    ("int null not null", &[("not null", "`null` and `not null` contradict each other", Some("keep one of them"))]),
    (
        "datetime(3) default now()",
        &[("default now()", "the column has 3 fractional digits", Some("write default current_timestamp(3)"))],
    ),
    (
        "int default größe",
        &[(
            "größe",
            "`größe` is no default value",
            Some("put a text in quotes: 'größe'; an expression in parentheses: (größe)"),
        )],
    ),
    (
        "enum('ß', 'x') default 'y' zerofill",
        &[
            ("default 'y'", "'y' is no label of the column", Some("use one of: ß, x")),
            ("zerofill", "`zerofill` belongs to a number", None),
        ],
    ),
    ("varchar(5) default 'abc", &[("'abc", "this quoted text is not closed", Some("close it with '"))]),
    (
        "int comment 'a', b int",
        &[
            (",", "`,` is no attribute of a column", None),
            ("b", "`b` is no attribute of a column", None),
            ("int", "`int` is no attribute of a column", None),
        ],
    ),
    ("varchar(9) charset utf8mb5", &[("utf8mb5", "unknown character set `utf8mb5`", Some("did you mean `utf8mb3`?"))]),
    (
        "varchar(9) charset latin1 collate utf8mb4_bin",
        &[("collate utf8mb4_bin", "collation `utf8mb4_bin` is of character set utf8mb4, not latin1", None)],
    ),
    (
        "bit(2) default b'101'",
        &[("default b'101'", "'101' does not fit into 2 bits", Some("write it in bits, as in b'101'"))],
    ),
    ("int default 0 default 1", &[("default 1", "`default` stands twice", None)]),
    (
        "int references other (id) on delete set null",
        &[(
            "references other (id) on delete set null",
            "a reference to another table is not part of a column's definition here",
            Some("state it as a FOREIGN KEY of the table"),
        )],
    ),
];

#[test]
fn every_fault_is_reported_where_it_stands() {
    for (text, expected) in REFUSED {
        let errors = ColumnSpec::parse(text).expect_err(text);
        let found: Vec<Fault<'_>> = errors
            .iter()
            .map(|error| (&text[error.span.clone()], error.message.as_str(), error.help.as_deref()))
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}
