/// An identifier in backticks.
pub fn identifier(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// Has a session read a backslash in a text as [`string`] means it, whatever the server's `sql_mode` is.
pub const BACKSLASH_ESCAPES: &str = "set session sql_mode = replace(@@session.sql_mode, 'NO_BACKSLASH_ESCAPES', '')";

/// A string literal in single quotes, for the default `sql_mode` (backslash escapes on).
pub fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for character in text.chars() {
        match character {
            '\'' => quoted.push_str("''"),
            '\\' => quoted.push_str("\\\\"),
            '\0' => quoted.push_str("\\0"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\u{1a}' => quoted.push_str("\\Z"),
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted
}

/// The content of a quoted literal, given without its quotes: doubled quotes and MySQL's backslash escapes resolved.
pub(crate) fn unescape(inner: &str, quote: char) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        if character == quote {
            characters.next();
            text.push(quote);
        } else if character == '\\' && quote != '`' {
            match characters.next() {
                Some('0') => text.push('\0'),
                Some('b') => text.push('\u{8}'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some('Z') => text.push('\u{1a}'),
                Some(wildcard @ ('%' | '_')) => {
                    text.push('\\');
                    text.push(wildcard);
                }
                Some(other) => text.push(other),
                None => text.push('\\'),
            }
        } else {
            text.push(character);
        }
    }
    text
}
