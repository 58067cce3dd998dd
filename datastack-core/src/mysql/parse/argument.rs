use super::cursor::Cursor;
use crate::mysql::token::TokenKind;

/// Fractional digits in parentheses, 0 without them.
pub(super) fn fsp(cursor: &mut Cursor<'_>) -> u8 {
    u8_in(cursor, "fractional digits", 0, 6).unwrap_or(0)
}

pub(super) fn u8_in(cursor: &mut Cursor<'_>, what: &str, least: u64, most: u64) -> Option<u8> {
    number_in(cursor, what, least, most).and_then(|found| u8::try_from(found).ok())
}

pub(super) fn required_length(cursor: &mut Cursor<'_>, name: &str, what: &str) -> u16 {
    if !cursor.at_symbol("(") {
        let help = format!("write {name}(255), or how many {what} it shall hold");
        cursor.fault(cursor.here(), format!("{name} needs a length"), help);
        return 0;
    }
    number_in(cursor, what, 0, 65535).and_then(|found| u16::try_from(found).ok()).unwrap_or(0)
}

pub(super) fn lob_length(cursor: &mut Cursor<'_>) -> Option<u64> {
    number_in(cursor, "characters", 0, u64::from(u32::MAX)).filter(|length| *length > 0)
}

/// One number in parentheses, if parentheses come next.
pub(super) fn number_in(cursor: &mut Cursor<'_>, what: &str, least: u64, most: u64) -> Option<u64> {
    let start = cursor.here().start;
    let found = *numbers(cursor, 1)?.first()?;
    if found < least || found > most {
        let range = if least == most { format!("{least}") } else { format!("{least} to {most}") };
        cursor.fault(
            cursor.since(start),
            format!("{found} is not a possible number of {what}"),
            format!("use {range}"),
        );
        return None;
    }
    Some(found)
}

/// One to `most` numbers in parentheses; `None` where no parenthesis comes next, empty after a fault.
pub(super) fn numbers(cursor: &mut Cursor<'_>, most: usize) -> Option<Vec<u64>> {
    if !cursor.eat_symbol("(") {
        return None;
    }
    let mut found = Vec::new();
    loop {
        let number = cursor
            .peek()
            .filter(|token| token.kind == TokenKind::Number)
            .and_then(|token| cursor.raw(token).parse::<u64>().ok());
        let Some(number) = number else {
            cursor.expected("a whole number");
            cursor.leave_group();
            return Some(Vec::new());
        };
        cursor.advance();
        found.push(number);
        if cursor.eat_symbol(")") {
            return Some(found);
        }
        if found.len() == most || !cursor.eat_symbol(",") {
            cursor.expected(if found.len() == most { "`)`" } else { "`,` or `)`" });
            cursor.leave_group();
            return Some(Vec::new());
        }
    }
}
