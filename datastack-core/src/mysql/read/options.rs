use super::clause::{is_one_of, name};
use super::notes::Notes;
use super::shifted;
use super::table::ReadTable;
use crate::mysql::charset::canonical_set;
use crate::mysql::parse::Cursor;
use crate::mysql::token::TokenKind;

/// Options that change how a table is stored or kept, not what it holds.
const WITHOUT_EFFECT: &[&str] = &[
    "auto_increment",
    "autoextend_size",
    "avg_row_length",
    "checksum",
    "compression",
    "connection",
    "data",
    "delay_key_write",
    "encryption",
    "encrypted",
    "encryption_key_id",
    "engine_attribute",
    "ietf_quotes",
    "index",
    "insert_method",
    "key_block_size",
    "max_rows",
    "min_rows",
    "pack_keys",
    "page_checksum",
    "page_compressed",
    "page_compression_level",
    "password",
    "row_format",
    "secondary_engine",
    "secondary_engine_attribute",
    "sequence",
    "start",
    "stats_auto_recalc",
    "stats_persistent",
    "stats_sample_pages",
    "storage",
    "tablespace",
    "transactional",
    "union",
];

/// Reads table options up to the end of the statement. True if a query follows, whose columns are not known.
pub(super) fn read(cursor: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, start: usize) -> bool {
    let mut query = false;
    while let Some(token) = cursor.peek() {
        let from = token.span.start;
        if cursor.eat_symbol(",") {
            continue;
        }
        if cursor.at_words(&["partition", "by"]) {
            let span = to_end(cursor, from);
            let what = format!(
                "partitions of table `{}` are not carried over; dropping or truncating one writes no row events",
                table.name
            );
            notes.warning(shifted(&span, start), what);
        } else if query_follows(cursor) {
            let span = to_end(cursor, from);
            let what = format!("table `{}` takes columns from a query, which is not read; write them out", table.name);
            notes.error(shifted(&span, start), what);
            query = true;
        } else {
            option(cursor, table, notes, start);
        }
    }
    query
}

/// Whether the query of `CREATE TABLE ... AS SELECT` begins here.
pub(super) fn query_follows(cursor: &Cursor<'_>) -> bool {
    let ahead = usize::from(cursor.at_symbol("("));
    let openers: &[&str] = match ahead {
        0 => &["as", "select", "ignore", "replace", "with", "values"],
        _ => &["select", "with", "values"],
    };
    cursor.word_at(ahead).is_some_and(|word| is_one_of(word, openers)) && !cursor.at_words(&["with", "system"])
}

fn to_end(cursor: &mut Cursor<'_>, from: usize) -> std::ops::Range<usize> {
    while cursor.advance().is_some() {}
    cursor.since(from)
}

fn option(cursor: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, start: usize) {
    let from = cursor.here().start;
    cursor.eat_word("default");
    if cursor.eat_word("charset") || cursor.eat_words(&["character", "set"]) || cursor.eat_words(&["char", "set"]) {
        table.charset = value(cursor).map(|charset| canonical_set(charset.to_lowercase()));
    } else if cursor.eat_word("collate") {
        table.collation = value(cursor).map(|collation| collation.to_lowercase());
    } else if cursor.eat_word("comment") {
        table.comment = value(cursor).filter(|comment| !comment.is_empty());
    } else if cursor.eat_word("engine") || cursor.eat_word("type") {
        table.engine = value(cursor);
    } else {
        other(cursor, table, notes, start, from);
    }
}

/// An option that says nothing about the values: `NAME [NAME] [=] value`.
fn other(cursor: &mut Cursor<'_>, table: &mut ReadTable, notes: &mut Notes, start: usize, from: usize) {
    let Some(first) = cursor.advance() else { return };
    let subject = cursor.raw(first).to_uppercase();
    if first.kind != TokenKind::Word {
        let what = format!("`{}` after the columns of table `{}` is not read", cursor.raw(first), table.name);
        notes.warning(shifted(&first.span, start), what);
        return;
    }
    if is_one_of(&subject, &["data", "index", "start", "with", "without", "system"]) {
        cursor.eat_word("system");
        cursor.advance();
    }
    if subject != "START" && subject != "WITH" {
        cursor.eat_symbol("=");
        if cursor.parenthesised().is_none() {
            cursor.advance();
        }
    }
    let span = shifted(&cursor.since(from), start);
    if subject == "WITH" {
        table.system_versioned = true;
        let what = format!("system versioning of table `{}` is not carried over", table.name);
        notes.warning(span, what);
    } else if !is_one_of(&subject, WITHOUT_EFFECT) {
        let what =
            format!("option `{}` of table `{}` is not known and not carried over", cursor.raw(first), table.name);
        notes.warning(span, what);
    } else {
        notes.count(span, &subject, "a table option that says nothing about the values");
    }
}

/// `[=] value`.
fn value(cursor: &mut Cursor<'_>) -> Option<String> {
    cursor.eat_symbol("=");
    if let Some(TokenKind::Text { text, .. }) = cursor.peek().map(|token| &token.kind) {
        cursor.advance();
        return Some(text.clone());
    }
    name(cursor)
}
