//! SQL files and what is read from them: `ddl/<case>.sql` beside `ddl/<case>.expected`.
//! `SNAPSHOTS=overwrite` in the environment writes the expected files.

use std::fmt::Write;
use std::path::Path;

use datastack_core::mysql::ColumnSpec;
use datastack_core::mysql::read::{ReadNote, ReadSeverity, ReadSql, ReadTable, read};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::{proptest, sample};

#[test]
fn files_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ddl");
    let entries = std::fs::read_dir(&folder).expect("the folder of cases");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    assert_eq!(files.len(), 9);
    for file in files {
        let sql = std::fs::read_to_string(&file).expect("a readable case");
        let expected =
            snapbox::Data::read_from(&file.with_extension("expected"), Some(snapbox::data::DataFormat::Text));
        let actual = snapbox::Data::text(described(&sql)).raw();
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(actual, expected.raw());
    }
}

fn described(sql: &str) -> String {
    let ReadSql { tables, notes, server, database } = read(sql);
    let mut text = String::new();
    if server.is_some() || database.is_some() {
        writeln!(text, "head: server {server:?}, database {database:?}\n").expect("writing to a string");
    }
    for table in &tables {
        describe_table(&mut text, sql, table).expect("writing to a string");
    }
    for note in &notes {
        describe_note(&mut text, sql, note).expect("writing to a string");
    }
    text
}

fn describe_table(text: &mut String, sql: &str, table: &ReadTable) -> std::fmt::Result {
    let line = 1 + sql[..table.span.start].matches('\n').count();
    writeln!(text, "table {}.{} (line {line})", table.database.as_deref().unwrap_or("?"), table.name)?;
    for column in &table.columns {
        let spelling = column.spec.spelling.map_or(String::new(), |spelling| format!(" [{spelling:?}]"));
        writeln!(text, "  {} = {}{spelling}", column.name, column.spec)?;
        let source = &sql[column.span.clone()];
        assert!(!source.starts_with(char::is_whitespace) && !source.ends_with([',', ' ']), "{source}");
    }
    writeln!(text, "  primary key {:?}", table.primary_key)?;
    for index in &table.indexes {
        writeln!(text, "  {index}")?;
    }
    for key in &table.foreign_keys {
        writeln!(text, "  {key}")?;
    }
    if table.without_overlaps {
        writeln!(text, "  without overlaps")?;
    }
    let options = [
        ("engine", &table.engine),
        ("charset", &table.charset),
        ("collation", &table.collation),
        ("comment", &table.comment),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            writeln!(text, "  {name} {value}")?;
        }
    }
    writeln!(text)
}

fn describe_note(text: &mut String, sql: &str, note: &ReadNote) -> std::fmt::Result {
    let severity = match note.severity {
        ReadSeverity::Info => "info",
        ReadSeverity::Warning => "warning",
        ReadSeverity::Error => "error",
    };
    assert_eq!(note.line, 1 + sql[..note.span.start].matches('\n').count());
    let first_line = sql[note.span.clone()].lines().next().unwrap_or_default();
    let excerpt: String = first_line.chars().take(60).collect();
    writeln!(text, "{severity}, line {}: {}\n  | {excerpt}", note.line, note.what)
}

/// Pieces of dumps in any order.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "create table t (a int, b varchar(3) default 'x;', primary key (a));",
        "create table `t` (",
        "a int",
        ",",
        ")",
        ";",
        "'",
        "\"",
        "`",
        "/*",
        "*/",
        "/*!50100 ",
        "/*M!100301 ",
        "-- ",
        "#",
        "\n",
        "\r\n",
        "delimiter ;;\n",
        "delimiter ;\n",
        ";;",
        "alter table t ",
        "add ",
        "modify ",
        "change ",
        "drop ",
        "column ",
        "rename to u",
        "primary key ",
        "unique key k (a)",
        "foreign key (a) references x (b)",
        "constraint ",
        "check (a > 1)",
        "after a",
        "first",
        "create trigger x ",
        "begin ",
        "end",
        "case ",
        "if ",
        "insert into t values (1, 'a');",
        "partition by range (a)",
        "engine = innodb",
        "comment 'ö😀'",
        "create view v as select 1;",
        "drop table t;",
        "create table u like t;",
        "as select 1",
        "use d;",
        "rename table t to u;",
        "create index i on t (a desc, (b));",
        "(",
        "((",
        "\u{0}",
        "ä",
        "\\",
        "._",
        "$$",
        "row start",
        "set default 1",
        "alter a ",
        "convert to character set latin1",
        "serial",
        "enum('a','b')",
        "bigin",
        "union = (a, b)",
        "period for system_time (a, b)",
        "\u{feff}",
        "source a.sql\n",
        "\\. b.sql\n",
        "\\G",
        "\\d //\n",
        "use d\n",
        "create database d charset latin1;",
        "drop database d;",
        "key h using hash (a)",
        "with system versioning",
        "compressed",
    ];
    vec(sample::select(pieces.to_vec()), 0..20).prop_flat_map(|pieces| {
        let spaced = pieces.join(" ");
        sample::select(vec![spaced, pieces.concat()])
    })
}

proptest! {
    #[test]
    fn pieces_of_dumps_are_read_or_noted(sql in pieces()) {
        everything_is_inside(&sql);
    }

    #[test]
    fn arbitrary_text_is_read_or_noted(sql in vec(any::<char>(), 0..60)) {
        everything_is_inside(&sql.into_iter().collect::<String>());
    }

    #[test]
    fn a_dump_cut_off_anywhere_is_read_or_noted(at in any::<sample::Index>()) {
        let dump = include_str!("ddl/mysqldump.sql");
        let mut end = at.index(dump.len());
        while !dump.is_char_boundary(end) {
            end -= 1;
        }
        everything_is_inside(&dump[..end]);
    }
}

fn everything_is_inside(sql: &str) {
    let ReadSql { tables, notes, .. } = read(sql);
    for table in &tables {
        assert!(sql.get(table.span.clone()).is_some(), "{table:?}");
        for column in &table.columns {
            assert!(sql.get(column.span.clone()).is_some(), "{column:?}");
        }
    }
    for note in &notes {
        assert!(sql.get(note.span.clone()).is_some(), "{note:?}");
        assert_eq!(note.line, 1 + sql[..note.span.start].matches('\n').count());
    }
}

#[test]
fn a_column_that_is_read_without_a_note_parses_from_its_own_print() {
    for dump in
        [include_str!("ddl/mysqldump.sql"), include_str!("ddl/mariadb_dump.sql"), include_str!("ddl/quoted.sql")]
    {
        for column in read(dump).tables.iter().flat_map(|table| &table.columns) {
            assert_eq!(ColumnSpec::parse(&column.spec.to_string()), Ok(column.spec.clone()), "{}", column.name);
        }
    }
}
