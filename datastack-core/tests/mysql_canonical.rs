//! The form that spellings of one column share, and what each server refuses.

use datastack_core::definition::Server;
use datastack_core::mysql::ColumnSpec;

/// A definition, and what MySQL 9.7 says in `SHOW CREATE TABLE` after creating it, where both agree to the letter.
#[test]
fn a_canonical_column_is_what_the_server_shows() {
    for (written, shown) in [
        ("bool", "tinyint(1) DEFAULT NULL"),
        ("boolean not null default false", "tinyint(1) NOT NULL DEFAULT '0'"),
        ("real unsigned", "double unsigned DEFAULT NULL"),
        ("float4", "float DEFAULT NULL"),
        ("float4(30)", "double DEFAULT NULL"),
        ("serial", "bigint unsigned NOT NULL AUTO_INCREMENT unique"),
        ("middleint(9) signed", "mediumint DEFAULT NULL"),
        ("int zerofill", "int(10) unsigned zerofill DEFAULT NULL"),
        ("bigint(1) unsigned zerofill", "bigint(1) unsigned zerofill DEFAULT NULL"),
        ("tinyint(1) unsigned", "tinyint unsigned DEFAULT NULL"),
        ("timestamp", "timestamp NULL DEFAULT NULL"),
        ("geometrycollection", "geomcollection DEFAULT NULL"),
        ("char(16) byte", "binary(16) DEFAULT NULL"),
        ("varchar(5) collate latin1_bin", "varchar(5) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT NULL"),
        ("text(63)", "tinytext"),
        ("text(64)", "text"),
        ("text(16384)", "mediumtext"),
        ("int default x'10'", "int DEFAULT '16'"),
        ("int default b'11'", "int DEFAULT '3'"),
        ("int default - 1", "int DEFAULT '-1'"),
        ("bit(3) default 7", "bit(3) DEFAULT b'111'"),
        ("bit(1) default true", "bit(1) DEFAULT b'1'"),
        ("varbinary(3) default x'0aff'", "varbinary(3) DEFAULT 0x0AFF"),
        ("char(3) default 123", "char(3) DEFAULT '123'"),
        ("enum('a ','b')", "enum('a','b') DEFAULT NULL"),
        ("enum('\\a\\f\\%')", "enum('af\\\\%') DEFAULT NULL"),
        ("int visible", "int DEFAULT NULL"),
        ("int auto_increment", "int NOT NULL AUTO_INCREMENT"),
    ] {
        let canonical = |text: &str| ColumnSpec::parse(text).map(|spec| spec.canonical());
        assert_eq!(canonical(written), canonical(shown), "{written}");
        assert_eq!(ColumnSpec::parse(&canonical(written).expect(written).to_string()), canonical(written), "{written}");
    }
}

#[test]
fn each_server_refuses_what_only_the_other_has() {
    for (definition, mysql, mariadb) in [
        ("int not null", None, None),
        ("uuid", Some("MySQL has no type `uuid`, it is MariaDB's"), None),
        ("point srid 4326", None, Some("MariaDB has no `srid` attribute")),
        (
            "text default 'a'",
            Some("MySQL accepts no constant default for `text`; put it in parentheses, as an expression"),
            None,
        ),
        ("json default (json_array())", None, None),
        (
            "enum('a','A')",
            Some("label 'A' stands twice but for its case; add `collate utf8mb4_bin`"),
            Some("label 'A' stands twice but for its case; add `collate utf8mb4_bin`"),
        ),
        ("enum('a','A') collate utf8mb4_bin", None, None),
        (
            "int generated always as (1) stored not null",
            None,
            Some("MariaDB accepts no `not null` on a generated column"),
        ),
    ] {
        let spec = ColumnSpec::parse(definition).expect(definition);
        assert_eq!(spec.refusals(Server::MySql), Vec::from_iter(mysql.map(str::to_owned)), "{definition}");
        assert_eq!(spec.refusals(Server::MariaDb), Vec::from_iter(mariadb.map(str::to_owned)), "{definition}");
    }
}
