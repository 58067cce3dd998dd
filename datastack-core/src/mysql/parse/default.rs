use super::argument::numbers;
use super::attribute::expression;
use super::cursor::Cursor;

use crate::mysql::column::{DefaultValue, LiteralKind};
use crate::mysql::token::TokenKind;

/// Whether this word is `CURRENT_TIMESTAMP` or a synonym.
pub(super) fn means_now(word: &str) -> bool {
    ["current_timestamp", "now", "localtime", "localtimestamp"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// `CURRENT_TIMESTAMP[(fsp)]` and its synonyms: the fractional digits.
pub(super) fn now(cursor: &mut Cursor<'_>) -> Option<u8> {
    if !cursor.peek_word().is_some_and(means_now) {
        return None;
    }
    cursor.advance();
    let start = cursor.here().start;
    if cursor.at_symbol("(") && is_symbol(cursor, 1, ")") {
        cursor.advance();
        cursor.advance();
        return Some(0);
    }
    let Some(digits) = numbers(cursor, 1) else { return Some(0) };
    match digits.first() {
        Some(digits @ 0..=6) => u8::try_from(*digits).ok(),
        Some(other) => {
            let message = format!("{other} is not a possible number of fractional digits");
            cursor.fault(cursor.since(start), message, "use 0 to 6".to_owned());
            Some(0)
        }
        None => Some(0),
    }
}

fn is_symbol(cursor: &Cursor<'_>, ahead: usize, symbol: &str) -> bool {
    cursor.peek_at(ahead).is_some_and(|token| token.kind == TokenKind::Symbol && cursor.raw(token) == symbol)
}

/// What stands after `DEFAULT`.
///
/// MariaDB prints `current_timestamp()` as the default of a day or a time of day; there it is an expression like any
/// other, and in parentheses MySQL takes it too.
pub(super) fn value(cursor: &mut Cursor<'_>, day_or_time: bool) -> Option<DefaultValue> {
    if let Some(fsp) = now(cursor) {
        if day_or_time {
            return Some(DefaultValue::Expression(match fsp {
                0 => "current_timestamp()".to_owned(),
                fsp => format!("current_timestamp({fsp})"),
            }));
        }
        return Some(DefaultValue::CurrentTimestamp { fsp });
    }
    if cursor.at_symbol("(") {
        return parenthesised(cursor);
    }
    if cursor.at_symbol("-") || cursor.at_symbol("+") {
        return signed(cursor);
    }
    let Some(token) = cursor.peek() else {
        cursor.expected("the default value");
        return None;
    };
    match &token.kind {
        TokenKind::Text { .. } => Some(literal(strings(cursor), LiteralKind::String)),
        TokenKind::Number => {
            cursor.advance();
            Some(literal(cursor.raw(token).to_owned(), LiteralKind::Number))
        }
        TokenKind::Bits(digits) => {
            cursor.advance();
            if !digits.bytes().all(|digit| matches!(digit, b'0' | b'1')) {
                cursor.fault(token.span.clone(), "a bit literal holds only 0 and 1", None);
            }
            Some(literal(digits.clone(), LiteralKind::Bits))
        }
        TokenKind::Hex(digits) => {
            cursor.advance();
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                cursor.fault(token.span.clone(), "a hexadecimal literal holds only 0-9 and a-f", None);
            }
            Some(literal(digits.clone(), LiteralKind::Hex))
        }
        TokenKind::Word => word(cursor),
        TokenKind::Identifier(_) | TokenKind::Symbol => {
            cursor.expected("the default value");
            None
        }
    }
}

fn literal(text: String, kind: LiteralKind) -> DefaultValue {
    DefaultValue::Literal { text, kind }
}

/// Adjacent strings are one string.
fn strings(cursor: &mut Cursor<'_>) -> String {
    let mut joined = String::new();
    while let Some(TokenKind::Text { text, .. }) = cursor.peek().map(|token| &token.kind) {
        joined.push_str(text);
        cursor.advance();
    }
    joined
}

fn signed(cursor: &mut Cursor<'_>) -> Option<DefaultValue> {
    let negative = cursor.at_symbol("-");
    cursor.advance();
    let Some(token) = cursor.peek().filter(|token| token.kind == TokenKind::Number) else {
        cursor.expected("a number after the sign");
        return None;
    };
    cursor.advance();
    let sign = if negative { "-" } else { "" };
    Some(literal(format!("{sign}{}", cursor.raw(token)), LiteralKind::Number))
}

fn parenthesised(cursor: &mut Cursor<'_>) -> Option<DefaultValue> {
    expression(cursor).map(DefaultValue::Expression)
}

fn word(cursor: &mut Cursor<'_>) -> Option<DefaultValue> {
    let start = cursor.here();
    let word = cursor.peek_word()?;
    let next_is_text = matches!(cursor.peek_at(1).map(|token| &token.kind), Some(TokenKind::Text { .. }));
    match word.to_lowercase().as_str() {
        "null" => {
            cursor.advance();
            Some(DefaultValue::Null)
        }
        truth @ ("true" | "false") => {
            cursor.advance();
            Some(literal(truth.to_owned(), LiteralKind::Boolean))
        }
        "_utf8mb4" | "_utf8mb3" | "_utf8" | "_ascii" | "_latin1" if next_is_text => {
            cursor.advance();
            Some(literal(strings(cursor), LiteralKind::String))
        }
        _ if is_symbol(cursor, 1, "(") => {
            cursor.advance();
            cursor.parenthesised()?;
            Some(DefaultValue::Expression(cursor.text[cursor.since(start.start)].to_owned()))
        }
        _ => {
            let help = format!("put a text in quotes: '{word}'; an expression in parentheses: ({word})");
            cursor.fault(start, format!("`{word}` is no default value"), help);
            cursor.advance();
            None
        }
    }
}
