use super::cursor::Cursor;
use super::default;
use super::draft::{Draft, Spanned};
use super::suggest::suggestion;
use crate::mysql::charset::{CHARSETS, canonical_set};
use crate::mysql::column::Generated;
use crate::mysql::column_type::ColumnType;
use crate::mysql::token::TokenKind;

/// Every word that an attribute begins with.
const ATTRIBUTES: &[&str] = &[
    "as",
    "ascii",
    "auto_increment",
    "binary",
    "byte",
    "character set",
    "charset",
    "check",
    "collate",
    "comment",
    "constraint",
    "default",
    "generated always as",
    "invisible",
    "key",
    "not null",
    "null",
    "on update",
    "primary key",
    "serial default value",
    "signed",
    "srid",
    "unicode",
    "unique",
    "unsigned",
    "visible",
    "zerofill",
];

pub(super) fn read_all(cursor: &mut Cursor<'_>, draft: &mut Draft) {
    while cursor.peek().is_some() {
        let before = cursor.position();
        if !read(cursor, draft) {
            unknown(cursor);
        }
        if cursor.position() == before {
            cursor.advance();
        }
    }
}

fn unknown(cursor: &mut Cursor<'_>) {
    let Some(token) = cursor.advance() else { return };
    let mut span = token.span.clone();
    let mut help = None;
    if token.kind == TokenKind::Word {
        let pair = cursor.peek().filter(|next| next.kind == TokenKind::Word);
        if let Some(next) = pair {
            let both = format!("{} {}", cursor.raw(token), cursor.raw(next));
            help = suggestion(&both, ATTRIBUTES.iter().copied().filter(|known| known.contains(' ')));
            if help.is_some() {
                cursor.advance();
                span.end = next.span.end;
            }
        }
        help = help.or_else(|| suggestion(cursor.raw(token), ATTRIBUTES.iter().copied()));
    }
    let message = format!("`{}` is no attribute of a column", &cursor.text[span.clone()]);
    cursor.fault(span, message, help);
    cursor.parenthesised();
}

/// Reads one attribute; false where none begins here.
fn read(cursor: &mut Cursor<'_>, draft: &mut Draft) -> bool {
    let start = cursor.here();
    let Some(word) = cursor.peek_word() else { return false };
    match word.to_lowercase().as_str() {
        "unsigned" => flag(cursor, &mut draft.unsigned, "unsigned"),
        "signed" => flag(cursor, &mut draft.signed, "signed"),
        "zerofill" => flag(cursor, &mut draft.zerofill, "zerofill"),
        "binary" => flag(cursor, &mut draft.binary, "binary"),
        "byte" => flag(cursor, &mut draft.byte, "byte"),
        "ascii" => fixed_charset(cursor, draft, "latin1"),
        "unicode" => fixed_charset(cursor, draft, "ucs2"),
        "charset" => {
            cursor.advance();
            charset(cursor, draft, start.start);
        }
        "char" | "character" if cursor.word_at(1).is_some_and(|next| next.eq_ignore_ascii_case("set")) => {
            cursor.advance();
            cursor.advance();
            charset(cursor, draft, start.start);
        }
        "collate" => {
            cursor.advance();
            let Some(name) = name(cursor, "the collation's name") else { return true };
            put(cursor, &mut draft.collation, name.to_lowercase(), start.start, "collate");
        }
        "not" if cursor.eat_words(&["not", "null"]) => nullable(cursor, draft, false, start.start),
        "null" => {
            cursor.advance();
            nullable(cursor, draft, true, start.start);
        }
        "default" => {
            cursor.advance();
            let day_or_time = matches!(
                draft.column_type.as_ref().map(|stated| &stated.value),
                Some(ColumnType::Date | ColumnType::Time { .. } | ColumnType::Year)
            );
            if let Some(value) = default::value(cursor, day_or_time) {
                put(cursor, &mut draft.default, value, start.start, "default");
            }
        }
        "on" if cursor.eat_words(&["on", "update"]) => match default::now(cursor) {
            Some(fsp) => put(cursor, &mut draft.on_update, fsp, start.start, "on update"),
            None => cursor.expected("`current_timestamp` after `on update`"),
        },
        "auto_increment" => flag(cursor, &mut draft.auto_increment, "auto_increment"),
        "serial" if cursor.eat_words(&["serial", "default", "value"]) => {
            let span = cursor.since(start.start);
            nullable(cursor, draft, false, start.start);
            draft.auto_increment = Some(span.clone());
            draft.unique = Some(span);
        }
        "generated" if cursor.eat_words(&["generated", "always"]) => generated(cursor, draft, start.start),
        "as" => generated(cursor, draft, start.start),
        "visible" | "invisible" => {
            cursor.advance();
            put(cursor, &mut draft.visible, word.eq_ignore_ascii_case("visible"), start.start, "visible");
        }
        "comment" => {
            cursor.advance();
            match cursor.peek().map(|token| &token.kind) {
                Some(TokenKind::Text { text, .. }) => {
                    cursor.advance();
                    put(cursor, &mut draft.comment, text.clone(), start.start, "comment");
                }
                _ => cursor.expected("the comment in quotes"),
            }
        }
        "primary" if cursor.eat_words(&["primary", "key"]) => {
            set_flag(cursor, &mut draft.primary_key, start.start, "primary key")
        }
        "key" => {
            cursor.advance();
            set_flag(cursor, &mut draft.primary_key, start.start, "primary key");
        }
        "unique" => {
            cursor.advance();
            cursor.eat_word("key");
            set_flag(cursor, &mut draft.unique, start.start, "unique");
        }
        "srid" => srid(cursor, draft, start.start),
        "constraint" | "check" => check(cursor, draft, start.start),
        "column_format"
        | "storage"
        | "engine_attribute"
        | "secondary_engine_attribute"
        | "references"
        | "ref_system_id"
        | "compressed"
        | "with"
        | "without" => return extra(cursor, start.start),
        _ => return false,
    }
    true
}

fn flag(cursor: &mut Cursor<'_>, place: &mut Option<std::ops::Range<usize>>, name: &str) {
    let start = cursor.here().start;
    cursor.advance();
    set_flag(cursor, place, start, name);
}

fn set_flag(cursor: &mut Cursor<'_>, place: &mut Option<std::ops::Range<usize>>, start: usize, name: &str) {
    let span = cursor.since(start);
    if place.is_some() {
        cursor.fault(span, format!("`{name}` stands twice"), None);
    } else {
        *place = Some(span);
    }
}

fn put<T>(cursor: &mut Cursor<'_>, place: &mut Option<Spanned<T>>, value: T, start: usize, name: &str) {
    let span = cursor.since(start);
    if place.is_some() {
        cursor.fault(span, format!("`{name}` stands twice"), None);
    } else {
        *place = Some(Spanned { value, span });
    }
}

fn nullable(cursor: &mut Cursor<'_>, draft: &mut Draft, value: bool, start: usize) {
    let span = cursor.since(start);
    match &draft.nullable {
        Some(earlier) if earlier.value != value => {
            cursor.fault(span, "`null` and `not null` contradict each other", "keep one of them".to_owned());
        }
        _ => draft.nullable = Some(Spanned { value, span }),
    }
}

/// A name written as a word, in backticks or in quotes.
fn name(cursor: &mut Cursor<'_>, wanted: &str) -> Option<String> {
    let found = cursor.peek().and_then(|token| match &token.kind {
        TokenKind::Word => Some(cursor.raw(token).to_owned()),
        TokenKind::Identifier(name) => Some(name.clone()),
        TokenKind::Text { text, .. } => Some(text.clone()),
        TokenKind::Number | TokenKind::Bits(_) | TokenKind::Hex(_) | TokenKind::Symbol => None,
    });
    if found.is_some() {
        cursor.advance();
    } else {
        cursor.expected(wanted);
    }
    found
}

fn fixed_charset(cursor: &mut Cursor<'_>, draft: &mut Draft, charset: &str) {
    let start = cursor.here().start;
    cursor.advance();
    put(cursor, &mut draft.charset, charset.to_owned(), start, "character set");
}

fn charset(cursor: &mut Cursor<'_>, draft: &mut Draft, start: usize) {
    let at = cursor.here();
    let Some(name) = name(cursor, "the character set's name") else { return };
    let name = name.to_lowercase();
    if !CHARSETS.iter().any(|(known, _)| *known == name) {
        let help = suggestion(&name, CHARSETS.iter().map(|(known, _)| *known));
        cursor.fault(at, format!("unknown character set `{name}`"), help);
        return;
    }
    put(cursor, &mut draft.charset, canonical_set(name), start, "character set");
}

fn generated(cursor: &mut Cursor<'_>, draft: &mut Draft, start: usize) {
    if !cursor.eat_word("as") {
        cursor.expected("`as (expression)`");
        return;
    }
    if cursor.at_words(&["row"]) {
        cursor.advance();
        cursor.advance();
        let help = "system-versioned tables cannot be carried over".to_owned();
        note(cursor, start, "the period of a system-versioned table", help);
        return;
    }
    if !cursor.at_symbol("(") {
        cursor.expected("the expression in parentheses");
        return;
    }
    let Some(expression) = expression(cursor) else { return };
    let stored = cursor.eat_word("stored") || cursor.eat_word("persistent");
    if !stored {
        cursor.eat_word("virtual");
    }
    put(cursor, &mut draft.generated, Generated { expression, stored }, start, "generated always as");
}

/// An expression in parentheses, which must not be empty.
pub(super) fn expression(cursor: &mut Cursor<'_>) -> Option<String> {
    let at = cursor.here();
    let text = cursor.parenthesised()?;
    if text.is_empty() {
        cursor.fault(cursor.since(at.start), "the expression is empty", None);
        return None;
    }
    Some(text.to_owned())
}

fn srid(cursor: &mut Cursor<'_>, draft: &mut Draft, start: usize) {
    cursor.advance();
    let number = cursor
        .peek()
        .filter(|token| token.kind == TokenKind::Number)
        .and_then(|token| cursor.raw(token).parse::<u32>().ok());
    match number {
        Some(number) => {
            cursor.advance();
            put(cursor, &mut draft.srid, number, start, "srid");
        }
        None => cursor.expected("the number of a spatial reference system"),
    }
}

fn check(cursor: &mut Cursor<'_>, draft: &mut Draft, start: usize) {
    let mut named = None;
    if cursor.eat_word("constraint") && !cursor.at_word("check") {
        named = name(cursor, "the constraint's name");
    }
    if !cursor.eat_word("check") {
        cursor.expected("`check (condition)`");
        return;
    }
    if !cursor.at_symbol("(") {
        cursor.expected("the condition in parentheses");
        return;
    }
    let Some(condition) = expression(cursor) else { return };
    let relaxed = cursor.eat_words(&["not", "enforced"]);
    if !relaxed {
        cursor.eat_word("enforced");
    }
    if named.is_some() || relaxed {
        let what = if relaxed { "a check that is not enforced" } else { "a named check" };
        let help = "leave the name and NOT ENFORCED out, or leave the check out".to_owned();
        note(cursor, start, what, help);
    } else {
        draft.checks.push(condition);
    }
}

/// Clauses that say nothing about the values.
fn extra(cursor: &mut Cursor<'_>, start: usize) -> bool {
    let Some(word) = cursor.peek_word() else { return false };
    let help = "leave it out: it does not change what the column holds".to_owned();
    match word.to_lowercase().as_str() {
        "column_format" | "storage" => {
            cursor.advance();
            cursor.advance();
        }
        "engine_attribute" | "secondary_engine_attribute" | "ref_system_id" => {
            cursor.advance();
            cursor.eat_symbol("=");
            cursor.advance();
        }
        "compressed" => {
            cursor.advance();
            if cursor.eat_symbol("=") {
                cursor.advance();
            }
        }
        "with" | "without" => {
            if !cursor.eat_words(&[word, "system", "versioning"]) {
                return false;
            }
        }
        "references" => {
            references(cursor);
            let help = "state it as a FOREIGN KEY of the table".to_owned();
            note(cursor, start, "a reference to another table", help);
            return true;
        }
        _ => return false,
    }
    let what = word.to_lowercase();
    note(cursor, start, &format!("`{what}`"), help);
    true
}

fn references(cursor: &mut Cursor<'_>) {
    cursor.advance();
    cursor.advance();
    if cursor.eat_symbol(".") {
        cursor.advance();
    }
    cursor.parenthesised();
    loop {
        if cursor.eat_word("match") {
            cursor.advance();
        } else if cursor.eat_words(&["on", "delete"]) || cursor.at_words(&["on", "update"]) && !updates_now(cursor) {
            cursor.eat_words(&["on", "update"]);
            let _two_words = cursor.eat_words(&["set", "null"])
                || cursor.eat_words(&["set", "default"])
                || cursor.eat_words(&["no", "action"])
                || cursor.advance().is_some();
        } else {
            return;
        }
    }
}

fn updates_now(cursor: &Cursor<'_>) -> bool {
    cursor.word_at(2).is_some_and(default::means_now)
}

fn note(cursor: &mut Cursor<'_>, start: usize, what: &str, help: String) {
    let span = cursor.since(start);
    cursor.extras.push(crate::mysql::column::SpecError {
        span,
        message: format!("{what} is not part of a column's definition here"),
        help: Some(help),
    });
}
