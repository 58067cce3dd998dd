use super::clause::{self, Clause};
use super::notes::Notes;
use super::shifted;
use super::table::{ReadColumn, ReadTable};
use super::{Placed, options, statement::Source};
use crate::mysql::index::KeyTarget;
use crate::mysql::parse::{Cursor, ParsedColumn, column_tokens};
use crate::mysql::token::Token;

/// What a `CREATE TABLE` statement came to.
pub(super) enum Created {
    Table {
        table: Box<ReadTable>,
        replaces: bool,
        if_not_exists: bool,
    },
    /// `LIKE`: the new name and the other table's.
    Like {
        database: Option<String>,
        name: String,
        other: (Option<String>, String),
    },
    /// Nothing that can be kept; a note says why.
    Nothing,
}

pub(super) fn read(source: &Source, notes: &mut Notes) -> Created {
    let start = source.range.start;
    let mut cursor = source.cursor();
    cursor.eat_word("create");
    let replaces = cursor.eat_words(&["or", "replace"]);
    if cursor.eat_word("temporary") {
        notes.info(source.range.clone(), "a temporary table is not part of the schema");
        return Created::Nothing;
    }
    cursor.eat_word("table");
    let if_not_exists = cursor.eat_words(&["if", "not", "exists"]);
    let Some((database, name)) = clause::table_name(&mut cursor) else {
        faults(&cursor, notes, start, "a table without a name is not read");
        return Created::Nothing;
    };
    let like = cursor.eat_word("like") || (cursor.at_symbol("(") && like_in_parentheses(&mut cursor));
    if like {
        return match clause::table_name(&mut cursor) {
            Some(other) => Created::Like { database, name, other },
            None => Created::Nothing,
        };
    }
    let mut table = empty(database, name, source);
    if !options::query_follows(&cursor) && cursor.eat_symbol("(") {
        elements(&mut cursor, &mut table, notes, start);
    }
    let from_query = options::read(&mut cursor, &mut table, notes, start);
    faults(&cursor, notes, start, &format!("table `{}`", table.name));
    table.forbid_null_in_key();
    if table.columns.is_empty() {
        if !from_query {
            notes.error(source.range.clone(), format!("table `{}` is not read: it states no columns", table.name));
        }
        return Created::Nothing;
    }
    Created::Table { table: Box::new(table), replaces, if_not_exists }
}

fn like_in_parentheses(cursor: &mut Cursor<'_>) -> bool {
    let like = cursor.word_at(1).is_some_and(|word| word.eq_ignore_ascii_case("like"));
    if like {
        cursor.advance();
        cursor.advance();
    }
    like
}

fn empty(database: Option<String>, name: String, source: &Source) -> ReadTable {
    ReadTable {
        database,
        name,
        columns: Vec::new(),
        primary_key: Vec::new(),
        indexes: Vec::new(),
        foreign_keys: Vec::new(),
        engine: None,
        charset: None,
        collation: None,
        comment: None,
        system_versioned: false,
        without_overlaps: false,
        span: source.range.clone(),
    }
}

/// Reads columns, keys and constraints up to the closing parenthesis.
pub(super) fn elements(cursor: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, start: usize) {
    loop {
        let tokens = cursor.element();
        let mut element = Cursor::new(cursor.text, tokens, cursor.here().start);
        if clause::begins(&element) {
            key(&mut element, table, notes, start);
        } else if let Some(column) = column(&mut element, tokens, table, notes, start) {
            add_column(table, column, notes);
        }
        if cursor.eat_symbol(")") {
            return;
        }
        if !cursor.eat_symbol(",") {
            let what = format!("table `{}` has no closing parenthesis; the text may be cut off", table.name);
            notes.error(table.span.clone(), what);
            return;
        }
    }
}

/// MySQL's limit; it also bounds the time that looking for names takes.
const MOST_COLUMNS: usize = 4096;

pub(super) fn add_column(table: &mut ReadTable, column: ReadColumn, notes: &mut Notes) {
    if table.columns.len() < MOST_COLUMNS && table.position(&column.name).is_some() {
        let what = format!("column `{}` stands twice in table `{}`; the first is kept", column.name, table.name);
        notes.error(column.span, what);
    } else if table.columns.len() == MOST_COLUMNS {
        let what = format!("column `{}` is not read: table `{}` has too many columns", column.name, table.name);
        notes.error(column.span, what);
    } else {
        table.columns.push(column);
    }
}

/// Reads a name and a definition; keys that the definition states go to the table.
pub(super) fn column(
    element: &mut Cursor<'_>,
    tokens: &[Token],
    table: &mut ReadTable,
    notes: &mut Notes,
    start: usize,
) -> Option<ReadColumn> {
    let from = element.here().start;
    let end = tokens.last().map_or(from, |token| token.span.end);
    let span = shifted(&(from..end), start);
    let Some(name) = clause::name(element) else {
        faults(element, notes, start, &format!("a column of table `{}` is not read", table.name));
        return None;
    };
    let rest = tokens.get(element.position()..).unwrap_or_default();
    let ParsedColumn { spec, errors, extras } = column_tokens(element.text, rest, end);
    let subject = format!("column `{name}` of table `{}`", table.name);
    for error in &errors {
        let help = error.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let lost = if spec.is_none() { " is not read" } else { "" };
        notes.error(shifted(&error.span, start), format!("{subject}{lost}: {}{help}", error.message));
    }
    let mut compressed = false;
    for extra in &extras {
        let text = element.text[extra.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        compressed |= text.to_ascii_lowercase().starts_with("compressed");
        notes.warning(shifted(&extra.span, start), format!("{subject}: `{text}` is not carried over"));
    }
    let mut spec = spec?;
    table.adopt_keys(&name, &mut spec, &span);
    let fault = errors.first().map(|error| error.message.clone());
    Some(ReadColumn { name, spec, fault, compressed, span })
}

/// Reads a key or constraint into the table.
pub(super) fn key(element: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, start: usize) {
    let from = element.here().start;
    let found = clause::read(element);
    let subject = match &found {
        Some(Clause::PrimaryKey(_)) => format!("the primary key of table `{}`", table.name),
        Some(Clause::Index(index)) => match &index.name {
            Some(name) => format!("index `{name}` of table `{}`", table.name),
            None => format!("an index of table `{}`", table.name),
        },
        Some(Clause::ForeignKey(_)) => format!("a foreign key of table `{}`", table.name),
        Some(Clause::Check(Some(name))) => format!("check `{name}` of table `{}`", table.name),
        Some(Clause::Check(None)) => format!("a check of table `{}`", table.name),
        Some(Clause::Period) => format!("a period of table `{}`", table.name),
        None => format!("a key of table `{}`", table.name),
    };
    if let Some(text) = clause::leftover(element).filter(|_| found.is_some()) {
        notes.info(shifted(&element.since(from), start), format!("{subject}: `{text}` is not carried over"));
    }
    for extra in &element.extras {
        notes.info(shifted(&extra.span, start), format!("{subject}: `{}` is not carried over", extra.message));
    }
    let span = shifted(&element.since(from), start);
    let parts = match &found {
        Some(Clause::PrimaryKey(parts)) => parts.as_slice(),
        Some(Clause::Index(index)) => index.parts.as_slice(),
        _ => &[],
    };
    table.without_overlaps |= parts.iter().any(|part| matches!(part.target, KeyTarget::Period(_)));
    match found {
        Some(Clause::PrimaryKey(parts)) => {
            let prefixes = parts.iter().any(|part| part.prefix.is_some());
            if prefixes {
                let what = format!("{subject} covers only the start of a column; as a key it is carried over whole");
                notes.warning(span, what);
            }
            table.primary_key = parts
                .into_iter()
                .filter_map(|part| match part.target {
                    KeyTarget::Column(name) => Some(name),
                    KeyTarget::Expression(_) | KeyTarget::Period(_) => None,
                })
                .collect();
        }
        Some(Clause::Index(index)) => table.indexes.push(Placed { value: index, span }),
        Some(Clause::ForeignKey(key)) => table.foreign_keys.push(Placed { value: key, span }),
        Some(Clause::Check(_) | Clause::Period) => {
            notes.warning(span, format!("{subject} is not carried over"));
        }
        None => faults(element, notes, start, &format!("{subject} is not read")),
    }
}

/// Turns a cursor's faults into notes.
pub(super) fn faults(cursor: &Cursor<'_>, notes: &mut Notes, start: usize, subject: &str) {
    for error in &cursor.errors {
        notes.error(shifted(&error.span, start), format!("{subject}: {}", error.message));
    }
}
