use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::create_table::{self, Created};
use super::defaults::{Defaults, defaults};
use super::lexeme::{Lexeme, lexemes};
use super::notes::Notes;
use super::{Placed, ReadNote, ReadTable, alter_table, clause, names};
use crate::mysql::column::SpecError;
use crate::mysql::index::IndexKind;
use crate::mysql::parse::Cursor;
use crate::mysql::scan::without_comments;
use crate::mysql::token::{Token, tokenize};

/// One statement in tokens.
pub(super) struct Source<'a> {
    plain: Cow<'a, str>,
    tokens: Vec<Token>,
    /// Where the statement stands in the file.
    pub range: Range<usize>,
}

impl<'a> Source<'a> {
    fn new(sql: &'a str, range: Range<usize>) -> Result<Self, SpecError> {
        let plain = without_comments(&sql[range.clone()])?;
        let tokens = tokenize(&plain)?;
        Ok(Self { plain, tokens, range })
    }

    pub fn cursor(&self) -> Cursor<'_> {
        Cursor::new(&self.plain, &self.tokens, self.plain.len())
    }
}

/// How much of a statement is looked at to find out what it is.
const HEAD: usize = 32;

pub(super) const OBJECTS: &[&str] = &[
    "table",
    "view",
    "trigger",
    "procedure",
    "function",
    "event",
    "index",
    "database",
    "schema",
    "user",
    "role",
    "server",
    "tablespace",
    "sequence",
    "package",
    "logfile",
];

/// Reads statements one after the other and keeps the tables as they stand after each.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) database: Option<String>,
    /// Character set and collation that tables of a database have unless they say otherwise.
    pub(super) defaults: HashMap<String, Defaults>,
    /// `None` where a table was dropped.
    pub(super) tables: Vec<Option<ReadTable>>,
    pub(super) by_name: HashMap<(Option<String>, String), usize>,
    /// Views that a note tells of: a dump creates each twice.
    views: HashSet<String>,
    pub(super) notes: Notes,
}

impl Reader {
    pub fn finish(self, sql: &str) -> (Vec<ReadTable>, Vec<ReadNote>) {
        let mut tables: Vec<ReadTable> = self.tables.into_iter().flatten().collect();
        names::unify(&mut tables);
        (tables, self.notes.finish(sql))
    }

    pub fn statement(&mut self, sql: &str, range: Range<usize>) {
        let head: Vec<Lexeme<'_>> = lexemes(&sql[range.clone()]).take(HEAD).collect();
        let Some(first) = head.first() else { return };
        match first.raw.to_lowercase().as_str() {
            "insert" | "replace" | "update" | "delete" | "load" | "truncate" | "call" | "do" | "with" | "values" => {
                self.notes.count(
                    range,
                    &first.raw.to_uppercase(),
                    "changes rows, and tables are read without their rows",
                );
            }
            "set" | "lock" | "unlock" | "start" | "begin" | "commit" | "rollback" | "savepoint" | "release"
            | "flush" | "select" | "show" | "analyze" | "optimize" | "check" | "repair" | "reset" | "xa" | "change"
            | "purge" | "prepare" | "execute" | "deallocate" | "desc" | "describe" | "explain" | "use" | "handler"
            | "kill" | "stop" | "install" | "uninstall" | "clear" | "connect" | "charset" | "edit" | "ego" | "exit"
            | "go" | "help" | "nopager" | "notee" | "nowarning" | "pager" | "print" | "prompt" | "query_attributes"
            | "quit" | "rehash" | "resetconnection" | "status" | "system" | "tee" | "warnings" => {
                self.session(sql, &head, range);
            }
            "source" => self.sourced(sql, range),
            "\\" if head.get(1).is_some_and(|next| next.raw == ".") => self.sourced(sql, range),
            "\\" => self.session(sql, &head, range),
            "grant" | "revoke" => {
                self.notes.count(range, &first.raw.to_uppercase(), "accounts are not part of a table");
            }
            "create" => self.create(sql, &head, range),
            "alter" => self.alter(sql, &head, range),
            "drop" => self.drop_object(sql, &head, range),
            "rename" => self.rename(sql, &head, range),
            _ => {
                let start: String = sql[range.clone()].chars().take(40).collect();
                self.notes.warning(range, format!("a statement that is not known is not read: `{}`", start.trim()));
            }
        }
    }

    /// `source file.sql`: what that file holds is not known here.
    fn sourced(&mut self, sql: &str, range: Range<usize>) {
        let line = sql[range.clone()].trim();
        let file = line.split_once(char::is_whitespace).map_or("", |(_, file)| file.trim());
        self.notes.warning(range, format!("`{file}` is not read: name it beside this file if it creates tables"));
    }

    fn session(&mut self, sql: &str, head: &[Lexeme<'_>], range: Range<usize>) {
        let Some(first) = head.first() else { return };
        if first.is("use") {
            self.database = head.get(1).map(Lexeme::name);
        } else if first.is("set") && sql[range.clone()].to_ascii_uppercase().contains("NO_BACKSLASH_ESCAPES") {
            let what = "with NO_BACKSLASH_ESCAPES a backslash is a character like any other, but texts are read here \
                        as if it escaped the next one";
            self.notes.warning(range, what);
        } else {
            let verb = first.raw.to_uppercase();
            self.notes.count(range, &verb, "concerns the session that runs it, not a table");
        }
    }

    fn create(&mut self, sql: &str, head: &[Lexeme<'_>], range: Range<usize>) {
        let object = head.iter().position(|lexeme| lexeme.is_any(OBJECTS));
        let Some((kind, rest)) = object.and_then(|object| Some((head.get(object)?, head.get(object + 1..)?))) else {
            self.notes.warning(range, "a CREATE statement of an unknown kind is not read");
            return;
        };
        let name = object_name(rest);
        match kind.raw.to_lowercase().as_str() {
            "table" => self.create_table(sql, range),
            "index" => self.create_index(sql, range),
            "database" | "schema" => {
                self.set_defaults(name.clone(), sql, range.clone());
                self.notes.info(range, format!("database `{name}` is not carried over"));
            }
            "view" => {
                let database = object_database(rest).or_else(|| self.database.clone());
                self.forget(&database, &name);
                if !self.views.insert(name.clone()) {
                    return;
                }
                self.notes.warning(range, format!("view `{name}` is not carried over; a view has no row events"));
            }
            "trigger" => {
                let what = format!(
                    "trigger `{name}` is not carried over; the rows that it writes are captured like any other"
                );
                self.notes.warning(range, what);
            }
            "user" | "role" => self.notes.count(range, "CREATE USER", "accounts are not part of a table"),
            other => self.notes.warning(range, format!("{other} `{name}` is not carried over")),
        }
    }

    pub(super) fn source<'a>(&mut self, sql: &'a str, range: Range<usize>, what: &str) -> Option<Source<'a>> {
        match Source::new(sql, range.clone()) {
            Ok(source) => Some(source),
            Err(error) => {
                let span = super::shifted(&error.span, range.start);
                self.notes.error(span, format!("{what} is not read: {}", error.message));
                None
            }
        }
    }

    fn create_table(&mut self, sql: &str, range: Range<usize>) {
        let Some(source) = self.source(sql, range.clone(), "a table") else { return };
        match create_table::read(&source, &mut self.notes) {
            Created::Nothing => {}
            Created::Table { table, replaces, if_not_exists } => self.keep(*table, replaces, if_not_exists, range),
            Created::Like { database, name, other } => {
                let copy = self.position(other.0, &other.1).and_then(|position| self.tables[position].clone());
                match copy {
                    Some(original) => {
                        let copy =
                            ReadTable { database, name, foreign_keys: Vec::new(), span: range.clone(), ..original };
                        self.keep(copy, false, false, range);
                    }
                    None => {
                        let what =
                            format!("table `{name}` is not read: it is like `{}`, which is not in this file", other.1);
                        self.notes.error(range, what);
                    }
                }
            }
        }
    }

    fn keep(&mut self, mut table: ReadTable, replaces: bool, if_not_exists: bool, range: Range<usize>) {
        table.database = table.database.or_else(|| self.database.clone());
        if let Some(defaults) = table.database.as_ref().and_then(|database| self.defaults.get(database)) {
            defaults.fill(&mut table);
        }
        let key = key(&table.database, &table.name);
        if let Some(&position) = self.by_name.get(&key) {
            if if_not_exists {
                let what = format!("table `{}` exists already; this definition has no effect", table.name);
                self.notes.warning(range, what);
                return;
            }
            if !replaces {
                let what = format!("table `{}` is created twice; the later definition is kept", table.name);
                self.notes.error(range, what);
            }
            self.tables[position] = Some(table);
            return;
        }
        self.by_name.insert(key, self.tables.len());
        self.tables.push(Some(table));
    }

    pub(super) fn position(&self, database: Option<String>, name: &str) -> Option<usize> {
        let database = database.or_else(|| self.database.clone());
        self.by_name.get(&key(&database, name)).copied()
    }

    /// A dump first creates a table in the place of each view.
    fn forget(&mut self, database: &Option<String>, name: &str) {
        if let Some(position) = self.by_name.remove(&key(database, name)) {
            self.tables[position] = None;
        }
    }

    fn set_defaults(&mut self, name: String, sql: &str, range: Range<usize>) {
        if let Ok(source) = Source::new(sql, range) {
            self.defaults.entry(name).or_default().take(defaults(&mut source.cursor()));
        }
    }

    fn alter(&mut self, sql: &str, head: &[Lexeme<'_>], range: Range<usize>) {
        let kind = head.iter().skip(1).find(|lexeme| lexeme.is_any(OBJECTS));
        if kind.is_some_and(|kind| kind.is_any(&["database", "schema"])) {
            self.set_defaults(object_name(head.get(2..).unwrap_or_default()), sql, range.clone());
        }
        if !kind.is_some_and(|kind| kind.is("table")) {
            let what = format!("ALTER {}", kind.map_or("", |kind| kind.raw).to_uppercase());
            self.notes.count(range, what.trim(), "alters nothing that is read here");
            return;
        }
        let Some(source) = self.source(sql, range.clone(), "an ALTER TABLE") else { return };
        let mut cursor = source.cursor();
        while !cursor.eat_word("table") && cursor.advance().is_some() {}
        cursor.eat_words(&["if", "exists"]);
        let Some((database, name)) = clause::table_name(&mut cursor) else {
            create_table::faults(&cursor, &mut self.notes, range.start, "an ALTER TABLE is not read");
            return;
        };
        let position = self.position(database, &name);
        let Some(table) = position.and_then(|position| self.tables.get_mut(position)).and_then(Option::as_mut) else {
            let what = format!("table `{name}` is altered, but not created in this file; the change is not read");
            self.notes.warning(range, what);
            return;
        };
        let altered = alter_table::apply(&mut cursor, table, &mut self.notes, range.start);
        if let (Some((database, new)), Some(position)) = (altered.renamed, position) {
            self.renamed(position, database, new);
        }
    }

    fn renamed(&mut self, position: usize, database: Option<String>, new: String) {
        let Some(Some(table)) = self.tables.get_mut(position) else { return };
        self.by_name.remove(&key(&table.database, &table.name));
        table.name = new;
        if database.is_some() {
            table.database = database;
        }
        self.by_name.insert(key(&table.database, &table.name), position);
    }

    /// `RENAME TABLE a TO b, ...`.
    fn rename(&mut self, sql: &str, head: &[Lexeme<'_>], range: Range<usize>) {
        if !head.get(1).is_some_and(|kind| kind.is_any(&["table", "tables"])) {
            self.notes.count(range, "RENAME", "accounts are not part of a table");
            return;
        }
        let Some(source) = self.source(sql, range.clone(), "a RENAME TABLE") else { return };
        let mut cursor = source.cursor();
        cursor.advance();
        cursor.advance();
        while let Some((database, old)) = clause::table_name(&mut cursor) {
            cursor.eat_word("to");
            let Some((new_database, new)) = clause::table_name(&mut cursor) else { break };
            match self.position(database, &old) {
                Some(position) => self.renamed(position, new_database, new),
                None => {
                    self.notes.warning(range.clone(), format!("table `{old}` is renamed, but not created in this file"))
                }
            }
            if !cursor.eat_symbol(",") {
                break;
            }
        }
        create_table::faults(&cursor, &mut self.notes, range.start, "a RENAME TABLE");
    }

    /// `CREATE [UNIQUE | FULLTEXT | SPATIAL] INDEX name ON table (...)`.
    fn create_index(&mut self, sql: &str, range: Range<usize>) {
        let Some(source) = self.source(sql, range.clone(), "an index") else { return };
        let mut cursor = source.cursor();
        let mut kind = IndexKind::Plain;
        while !cursor.eat_word("index") {
            for (word, found) in
                [("unique", IndexKind::Unique), ("fulltext", IndexKind::Fulltext), ("spatial", IndexKind::Spatial)]
            {
                if cursor.at_word(word) {
                    kind = found;
                }
            }
            if cursor.advance().is_none() {
                break;
            }
        }
        cursor.eat_words(&["if", "not", "exists"]);
        let name = clause::name(&mut cursor);
        let _found = cursor.eat_words(&["using", "btree"]);
        cursor.eat_word("on");
        let table = clause::table_name(&mut cursor);
        let index = clause::index(&mut cursor, kind, name);
        if let Some(text) = clause::leftover(&mut cursor).filter(|_| index.is_some()) {
            let name = index.as_ref().and_then(|index| index.name.as_deref()).unwrap_or_default();
            self.notes.info(range.clone(), format!("index `{name}`: `{text}` is not carried over"));
        }
        create_table::faults(&cursor, &mut self.notes, range.start, "an index is not read");
        let (Some((database, table)), Some(index)) = (table, index) else { return };
        let position = self.position(database, &table);
        match position.and_then(|position| self.tables.get_mut(position)).and_then(Option::as_mut) {
            Some(table) => table.indexes.push(Placed { value: index, span: range }),
            None => {
                let what = format!("an index of table `{table}`, which is not created in this file, is not read");
                self.notes.warning(range, what);
            }
        }
    }
}

pub(super) fn key(database: &Option<String>, name: &str) -> (Option<String>, String) {
    (database.clone(), name.to_owned())
}

/// The database that an object's name states.
fn object_database(rest: &[Lexeme<'_>]) -> Option<String> {
    let mut rest = rest.iter().skip_while(|lexeme| lexeme.is_any(&["if", "not", "exists"]));
    let (database, dot) = (rest.next()?, rest.next()?);
    (dot.raw == ".").then(|| database.name())
}

/// The name of an object, without its database.
pub(super) fn object_name(rest: &[Lexeme<'_>]) -> String {
    let rest: Vec<&Lexeme<'_>> = rest.iter().skip_while(|lexeme| lexeme.is_any(&["if", "not", "exists"])).collect();
    match rest.as_slice() {
        [_, dot, name, ..] if dot.raw == "." => name.name(),
        [name, ..] => name.name(),
        [] => String::new(),
    }
}
