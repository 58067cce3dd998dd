use crate::mysql::column::SpecError;
use crate::mysql::index::{ForeignKey, Index, IndexKind, KeyPart, KeyTarget, ReferentialAction};
use crate::mysql::parse::Cursor;
use crate::mysql::token::TokenKind;

/// A key or constraint of a table.
pub(super) enum Clause {
    PrimaryKey(Vec<KeyPart>),
    Index(Index),
    ForeignKey(ForeignKey),
    /// With its name, if it has one.
    Check(Option<String>),
    /// `PERIOD FOR`.
    Period,
}

const OPENERS: &[&str] =
    &["primary", "key", "index", "unique", "fulltext", "spatial", "constraint", "foreign", "check", "vector"];

/// Whether a key or constraint begins here rather than a column.
pub(super) fn begins(cursor: &Cursor<'_>) -> bool {
    let Some(word) = cursor.peek_word() else { return false };
    let vector = word.eq_ignore_ascii_case("vector");
    if vector {
        return cursor.word_at(1).is_some_and(|next| is_one_of(next, &["key", "index"]));
    }
    is_one_of(word, OPENERS) || cursor.at_words(&["period", "for"])
}

pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Reads one clause. `None` after a fault, which the cursor holds.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Clause> {
    let mut constraint = None;
    if cursor.eat_word("constraint") {
        let unnamed =
            cursor.peek_word().is_some_and(|word| is_one_of(word, &["primary", "unique", "foreign", "check"]));
        if !unnamed {
            constraint = Some(name(cursor)?);
        }
    }
    if cursor.eat_words(&["primary", "key"]) {
        using(cursor);
        if !cursor.at_symbol("(") {
            name(cursor)?;
            using(cursor);
        }
        return parts(cursor).map(Clause::PrimaryKey);
    }
    if cursor.eat_words(&["foreign", "key"]) {
        return foreign_key(cursor, constraint).map(Clause::ForeignKey);
    }
    if cursor.eat_word("check") {
        if cursor.parenthesised().is_none() {
            cursor.expected("the condition in parentheses");
            return None;
        }
        cursor.eat_word("not");
        cursor.eat_word("enforced");
        return Some(Clause::Check(constraint));
    }
    if cursor.eat_words(&["period", "for"]) {
        while cursor.advance().is_some() {}
        return Some(Clause::Period);
    }
    let kind = if cursor.eat_word("unique") {
        IndexKind::Unique
    } else if cursor.eat_word("fulltext") {
        IndexKind::Fulltext
    } else if cursor.eat_word("spatial") {
        IndexKind::Spatial
    } else {
        cursor.eat_word("vector");
        IndexKind::Plain
    };
    if !cursor.eat_word("key") {
        cursor.eat_word("index");
    }
    cursor.eat_words(&["if", "not", "exists"]);
    index(cursor, kind, constraint).map(Clause::Index)
}

/// The name, parts and options of an index; a method other than the usual one is left among the cursor's extras.
pub(super) fn index(cursor: &mut Cursor<'_>, kind: IndexKind, constraint: Option<String>) -> Option<Index> {
    let mut own = None;
    if !cursor.at_symbol("(") && !cursor.at_word("using") && !cursor.at_word("type") {
        own = Some(name(cursor)?);
    }
    using(cursor);
    let start = cursor.here().start;
    if cursor.eat_word("using") || cursor.eat_word("type") {
        cursor.advance();
        let text = cursor.text[cursor.since(start)].to_owned();
        cursor.extras.push(SpecError { span: cursor.since(start), message: text, help: None });
    }
    let parts = parts(cursor)?;
    Some(Index { name: own.or(constraint), kind, parts })
}

/// `USING BTREE`, the default, says nothing.
fn using(cursor: &mut Cursor<'_>) {
    let _found = cursor.eat_words(&["using", "btree"]) || cursor.eat_words(&["type", "btree"]);
}

/// What follows the parts of an index and is not carried over, as text.
pub(super) fn leftover(cursor: &mut Cursor<'_>) -> Option<String> {
    using(cursor);
    cursor.eat_word("visible");
    let start = cursor.peek()?.span.start;
    while cursor.advance().is_some() {}
    Some(cursor.text[cursor.since(start)].split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A name as a word, in backticks or (in ANSI dumps) in double quotes.
pub(super) fn name(cursor: &mut Cursor<'_>) -> Option<String> {
    let found = cursor.peek().and_then(|token| match &token.kind {
        TokenKind::Word => Some(cursor.raw(token).to_owned()),
        TokenKind::Identifier(name) => Some(name.clone()),
        TokenKind::Text { text, double: true } => Some(text.clone()),
        TokenKind::Text { double: false, .. }
        | TokenKind::Number
        | TokenKind::Bits(_)
        | TokenKind::Hex(_)
        | TokenKind::Symbol => None,
    });
    if found.is_some() {
        cursor.advance();
    } else {
        cursor.expected("a name");
    }
    found
}

/// A table's name with the database before it, if one stands there.
pub(super) fn table_name(cursor: &mut Cursor<'_>) -> Option<(Option<String>, String)> {
    let first = name(cursor)?;
    if cursor.eat_symbol(".") {
        let second = name(cursor)?;
        return Some((Some(first), second));
    }
    Some((None, first))
}

fn parts(cursor: &mut Cursor<'_>) -> Option<Vec<KeyPart>> {
    let mut parts = Vec::new();
    if !cursor.eat_symbol("(") {
        cursor.expected("the columns in parentheses");
        return None;
    }
    loop {
        let target = if cursor.at_symbol("(") {
            KeyTarget::Expression(cursor.parenthesised()?.to_owned())
        } else {
            let name = name(cursor)?;
            if cursor.eat_words(&["without", "overlaps"]) { KeyTarget::Period(name) } else { KeyTarget::Column(name) }
        };
        let prefix = match cursor.parenthesised() {
            Some(length) => match length.parse() {
                Ok(length) => Some(length),
                Err(_) => {
                    cursor.expected("a number of characters before this");
                    return None;
                }
            },
            None => None,
        };
        let descending = cursor.eat_word("desc");
        if !descending {
            cursor.eat_word("asc");
        }
        parts.push(KeyPart { target, prefix, descending });
        if cursor.eat_symbol(")") {
            return Some(parts);
        }
        if !cursor.eat_symbol(",") {
            cursor.expected("`,` or `)`");
            return None;
        }
    }
}

fn names(cursor: &mut Cursor<'_>) -> Option<Vec<String>> {
    let parts = parts(cursor)?;
    let names: Vec<String> = parts.iter().filter_map(|part| part.whole_column().map(str::to_owned)).collect();
    if names.len() < parts.len() {
        cursor.expected("only names of columns before this");
        return None;
    }
    Some(names)
}

fn foreign_key(cursor: &mut Cursor<'_>, constraint: Option<String>) -> Option<ForeignKey> {
    cursor.eat_words(&["if", "not", "exists"]);
    let own = if cursor.at_symbol("(") { None } else { Some(name(cursor)?) };
    let columns = names(cursor)?;
    if !cursor.eat_word("references") {
        cursor.expected("`references`");
        return None;
    }
    let (database, table) = table_name(cursor)?;
    let references = if cursor.at_symbol("(") { names(cursor)? } else { Vec::new() };
    let mut key =
        ForeignKey { name: constraint.or(own), columns, database, table, references, on_delete: None, on_update: None };
    loop {
        if cursor.eat_word("match") {
            cursor.advance();
        } else if cursor.eat_words(&["on", "delete"]) {
            key.on_delete = Some(action(cursor)?);
        } else if cursor.eat_words(&["on", "update"]) {
            key.on_update = Some(action(cursor)?);
        } else {
            return Some(key);
        }
    }
}

fn action(cursor: &mut Cursor<'_>) -> Option<ReferentialAction> {
    let actions: [(&[&str], ReferentialAction); 5] = [
        (&["restrict"], ReferentialAction::Restrict),
        (&["cascade"], ReferentialAction::Cascade),
        (&["set", "null"], ReferentialAction::SetNull),
        (&["set", "default"], ReferentialAction::SetDefault),
        (&["no", "action"], ReferentialAction::NoAction),
    ];
    for (words, action) in actions {
        if cursor.eat_words(words) {
            return Some(action);
        }
    }
    cursor.expected("what to do: `restrict`, `cascade`, `set null`, `set default` or `no action`");
    None
}
