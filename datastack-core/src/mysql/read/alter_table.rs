use super::clause::{self, is_one_of};
use super::create_table::{add_column, column, elements, faults, key};
use super::notes::Notes;
use super::table::{ReadColumn, ReadTable};
use super::{options, shifted};
use crate::mysql::charset::{Charset, canonical_set};
use crate::mysql::index::KeyTarget;
use crate::mysql::parse::{Cursor, alter_default};
use crate::mysql::token::Token;

/// What an `ALTER TABLE` does beyond the table itself.
#[derive(Default)]
pub(super) struct Altered {
    /// The new name, with its database where one is stated.
    pub renamed: Option<(Option<String>, String)>,
}

/// Applies the operations that follow the table's name.
pub(super) fn apply(cursor: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, start: usize) -> Altered {
    let mut altered = Altered::default();
    while cursor.peek().is_some() {
        let tokens = cursor.element();
        let mut operation = Cursor::new(cursor.text, tokens, cursor.here().start);
        if let Some(renamed) = one(&mut operation, tokens, table, notes, start) {
            altered.renamed = Some(renamed);
        }
        if !cursor.eat_symbol(",") {
            cursor.advance();
        }
    }
    table.forbid_null_in_key();
    altered
}

fn one(
    cursor: &mut Cursor<'_>,
    tokens: &[Token],
    table: &mut ReadTable,
    notes: &mut Notes,
    start: usize,
) -> Option<(Option<String>, String)> {
    let from = cursor.here().start;
    let all = shifted(&(from..tokens.last().map_or(from, |token| token.span.end)), start);
    if cursor.eat_word("add") {
        add(cursor, tokens, table, notes, start);
    } else if cursor.eat_word("modify") {
        cursor.eat_word("column");
        cursor.eat_words(&["if", "exists"]);
        define(cursor, tokens, table, notes, start, None);
    } else if cursor.eat_word("change") {
        cursor.eat_word("column");
        cursor.eat_words(&["if", "exists"]);
        let old = clause::name(cursor);
        define(cursor, tokens, table, notes, start, old);
    } else if cursor.eat_word("drop") {
        remove(cursor, table, notes, all);
    } else if cursor.eat_word("rename") {
        return rename(cursor, table, notes, all);
    } else if cursor.eat_word("alter") {
        alter_column(cursor, table, notes, start, all);
    } else if cursor.eat_words(&["convert", "to"]) {
        convert(cursor, table);
    } else if cursor.peek_word().is_some_and(|word| is_one_of(word, PARTITIONING)) {
        let what = format!(
            "partitions of table `{}` are not carried over; dropping or truncating one writes no row events",
            table.name
        );
        notes.warning(all, what);
    } else if cursor.peek_word().is_some_and(|word| is_one_of(word, WITHOUT_EFFECT)) {
        let subject = cursor.peek_word().unwrap_or_default().to_uppercase();
        notes.count(all, &format!("ALTER TABLE ... {subject}"), "has no effect on what a table holds");
    } else {
        options::read(cursor, table, notes, start);
    }
    faults(cursor, notes, start, &format!("table `{}`", table.name));
    None
}

const PARTITIONING: &[&str] = &[
    "partition",
    "coalesce",
    "reorganize",
    "exchange",
    "truncate",
    "analyze",
    "check",
    "optimize",
    "rebuild",
    "repair",
];

const WITHOUT_EFFECT: &[&str] =
    &["disable", "enable", "order", "force", "lock", "algorithm", "discard", "import", "without", "with", "nowait"];

fn add(cursor: &mut Cursor<'_>, tokens: &[Token], table: &mut ReadTable, notes: &mut Notes, start: usize) {
    if clause::begins(cursor) {
        key(cursor, table, notes, start);
        return;
    }
    if cursor.at_word("partition") || cursor.at_words(&["system", "versioning"]) {
        table.system_versioned |= cursor.at_word("system");
        let what = format!("partitions or versioning of table `{}` are not carried over", table.name);
        notes.warning(shifted(&cursor.here(), start), what);
        return;
    }
    cursor.eat_word("column");
    cursor.eat_words(&["if", "not", "exists"]);
    if cursor.eat_symbol("(") {
        elements(cursor, table, notes, start);
        return;
    }
    let (rest, place) = placed(cursor, tokens);
    let mut element = Cursor::new(cursor.text, rest, cursor.here().end);
    let Some(column) = column(&mut element, rest, table, notes, start) else { return };
    let name = column.name.clone();
    let known = table.position(&name).is_some();
    add_column(table, column, notes);
    if !known {
        move_to(table, &name, place);
    }
}

/// Where a column is put.
enum Place {
    /// At the end when added, where it was when modified.
    Unstated,
    First,
    After(String),
}

/// The tokens of name and definition, without `FIRST` or `AFTER name` at the end.
fn placed<'a>(cursor: &Cursor<'_>, tokens: &'a [Token]) -> (&'a [Token], Place) {
    let rest = tokens.get(cursor.position()..).unwrap_or_default();
    if let [definition @ .., last] = rest
        && cursor.raw(last).eq_ignore_ascii_case("first")
    {
        return (definition, Place::First);
    }
    if let [definition @ .., word, name] = rest
        && cursor.raw(word).eq_ignore_ascii_case("after")
    {
        let mut end = Cursor::new(cursor.text, std::slice::from_ref(name), name.span.end);
        if let Some(name) = clause::name(&mut end) {
            return (definition, Place::After(name));
        }
    }
    (rest, Place::Unstated)
}

fn move_to(table: &mut ReadTable, name: &str, place: Place) {
    let Some(from) = table.position(name) else { return };
    let column = table.columns.remove(from);
    let to = match place {
        Place::Unstated => from,
        Place::First => 0,
        Place::After(other) => table.position(&other).map_or(table.columns.len(), |position| position + 1),
    };
    table.columns.insert(to, column);
}

/// `MODIFY` and `CHANGE`: a new definition, for `CHANGE` under another name.
fn define(
    cursor: &mut Cursor<'_>,
    tokens: &[Token],
    table: &mut ReadTable,
    notes: &mut Notes,
    start: usize,
    old: Option<String>,
) {
    let (rest, place) = placed(cursor, tokens);
    let mut element = Cursor::new(cursor.text, rest, cursor.here().end);
    let Some(found) = column(&mut element, rest, table, notes, start) else { return };
    let old = old.unwrap_or_else(|| found.name.clone());
    let Some(position) = table.position(&old) else {
        let what = format!("table `{}` has no column `{old}` to change; the change is not read", table.name);
        notes.error(found.span, what);
        return;
    };
    let ReadColumn { name, .. } = found.clone();
    rename_column(table, &old, &name);
    table.columns[position] = found;
    move_to(table, &name, place);
}

fn rename_column(table: &mut ReadTable, old: &str, new: &str) {
    let renamed = |name: &mut String| {
        if name.eq_ignore_ascii_case(old) {
            new.clone_into(name);
        }
    };
    table.columns.iter_mut().for_each(|column| renamed(&mut column.name));
    table.primary_key.iter_mut().for_each(renamed);
    table.foreign_keys.iter_mut().flat_map(|key| &mut key.columns).for_each(renamed);
    for part in table.indexes.iter_mut().flat_map(|index| &mut index.parts) {
        if let KeyTarget::Column(name) = &mut part.target {
            renamed(name);
        }
    }
}

fn remove(cursor: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, all: std::ops::Range<usize>) {
    if cursor.eat_words(&["primary", "key"]) {
        table.primary_key.clear();
        return;
    }
    if cursor.eat_words(&["system", "versioning"]) {
        table.system_versioned = false;
        return;
    }
    if cursor.at_word("partition") {
        let what = format!("dropping a partition of table `{}` writes no row events", table.name);
        notes.warning(all, what);
        while cursor.advance().is_some() {}
        return;
    }
    let what = cursor.peek_word().filter(|word| is_one_of(word, &["key", "index", "foreign", "constraint", "check"]));
    if what.is_some() {
        cursor.advance();
        cursor.eat_word("key");
    } else {
        cursor.eat_word("column");
    }
    cursor.eat_words(&["if", "exists"]);
    let Some(name) = clause::name(cursor) else { return };
    let named = |other: &Option<String>| other.as_ref().is_some_and(|other| other.eq_ignore_ascii_case(&name));
    if what.is_some() {
        table.indexes.retain(|index| !named(&index.name));
        table.foreign_keys.retain(|key| !named(&key.name));
    } else if let Some(position) = table.position(&name) {
        table.columns.remove(position);
        table.primary_key.retain(|part| !part.eq_ignore_ascii_case(&name));
        for index in &mut table.indexes {
            index
                .parts
                .retain(|part| !matches!(&part.target, KeyTarget::Column(part) if part.eq_ignore_ascii_case(&name)));
        }
        table.indexes.retain(|index| !index.parts.is_empty());
    } else {
        notes.warning(all, format!("table `{}` has no column `{name}` to drop", table.name));
    }
}

fn rename(
    cursor: &mut Cursor<'_>,
    table: &mut ReadTable,
    notes: &mut Notes,
    all: std::ops::Range<usize>,
) -> Option<(Option<String>, String)> {
    let column = cursor.eat_word("column");
    if column || cursor.eat_word("index") || cursor.eat_word("key") {
        let old = clause::name(cursor)?;
        cursor.eat_word("to");
        let new = clause::name(cursor)?;
        if !column {
            for index in table.indexes.iter_mut().filter(|index| index.name.as_ref() == Some(&old)) {
                index.name = Some(new.clone());
            }
        } else if table.position(&old).is_some() {
            rename_column(table, &old, &new);
        } else {
            notes.warning(all, format!("table `{}` has no column `{old}` to rename", table.name));
        }
        return None;
    }
    if !cursor.eat_word("to") {
        cursor.eat_word("as");
    }
    clause::table_name(cursor)
}

/// `ALTER [COLUMN] name SET DEFAULT value | DROP DEFAULT | SET VISIBLE | SET INVISIBLE`.
fn alter_column(
    cursor: &mut Cursor<'_>,
    table: &mut ReadTable,
    notes: &mut Notes,
    start: usize,
    all: std::ops::Range<usize>,
) {
    if cursor.at_word("index") || cursor.at_word("key") || cursor.at_word("check") || cursor.at_word("constraint") {
        notes.count(all, "ALTER TABLE ... ALTER", "has no effect on what a table holds");
        return;
    }
    cursor.eat_word("column");
    let Some(name) = clause::name(cursor) else { return };
    let Some(position) = table.position(&name) else {
        notes.warning(all, format!("table `{}` has no column `{name}` to alter", table.name));
        return;
    };
    let spec = &mut table.columns[position].spec;
    if cursor.eat_words(&["drop", "default"]) {
        spec.default = None;
    } else if cursor.eat_words(&["set", "default"]) {
        spec.default = alter_default(cursor, &spec.column_type).or(spec.default.take());
    } else if cursor.eat_words(&["set", "invisible"]) {
        spec.invisible = true;
    } else if cursor.eat_words(&["set", "visible"]) {
        spec.invisible = false;
    } else {
        let what = format!("a change of column `{name}` of table `{}` is not read", table.name);
        notes.error(shifted(&cursor.here(), start), what);
    }
}

/// `CONVERT TO CHARACTER SET x [COLLATE y]` rewrites every text column.
fn convert(cursor: &mut Cursor<'_>, table: &mut ReadTable) {
    if !cursor.eat_word("charset") && !cursor.eat_words(&["character", "set"]) {
        cursor.expected("`character set`");
        return;
    }
    table.charset = clause::name(cursor).map(|charset| canonical_set(charset.to_lowercase()));
    table.collation = None;
    if cursor.eat_word("collate") {
        table.collation = clause::name(cursor).map(|collation| collation.to_lowercase());
    }
    for column in &mut table.columns {
        if let Some(charset) = column.spec.column_type.charset_mut() {
            *charset = Charset::default();
        }
    }
}
