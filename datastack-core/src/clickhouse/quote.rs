//! Quoting for ClickHouse's SQL.

/// An identifier as it stands in a statement: bare where that is legal, else in backticks.
pub fn identifier(name: &str) -> String {
    let bare = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !RESERVED.iter().any(|word| word.len() == name.len() && word.eq_ignore_ascii_case(name));
    if bare { name.to_owned() } else { format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")) }
}

/// A text as a string literal.
pub fn string(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// The text of a string literal as the server writes one; none if it is no such literal, or holds an escape of another
/// kind.
pub fn unquoted(literal: &str) -> Option<String> {
    let mut left = literal.strip_prefix('\'')?.strip_suffix('\'')?.chars();
    let mut text = String::new();
    while let Some(c) = left.next() {
        text.push(match c {
            '\'' => return None,
            '\\' => match left.next()? {
                c @ ('\\' | '\'') => c,
                'n' => '\n',
                't' => '\t',
                _ => return None,
            },
            c => c,
        });
    }
    Some(text)
}

/// Words that ClickHouse 26.9 does not take bare as a column name in a definition or after a dot-less SELECT.
const RESERVED: &[&str] = &[
    "all",
    "and",
    "anti",
    "any",
    "array",
    "as",
    "asc",
    "asof",
    "between",
    "by",
    "case",
    "cast",
    "check",
    "collate",
    "constraint",
    "cross",
    "cube",
    "cluster",
    "date",
    "desc",
    "distinct",
    "div",
    "else",
    "end",
    "except",
    "exists",
    "extract",
    "false",
    "final",
    "first",
    "following",
    "for",
    "format",
    "from",
    "full",
    "global",
    "grant",
    "group",
    "having",
    "if",
    "ilike",
    "in",
    "index",
    "inner",
    "interpolate",
    "intersect",
    "interval",
    "into",
    "is",
    "join",
    "key",
    "last",
    "left",
    "like",
    "limit",
    "mod",
    "not",
    "null",
    "nulls",
    "offset",
    "on",
    "or",
    "order",
    "outer",
    "over",
    "partition",
    "paste",
    "preceding",
    "prewhere",
    "primary",
    "projection",
    "qualify",
    "range",
    "recursive",
    "right",
    "rollup",
    "rows",
    "sample",
    "select",
    "semi",
    "set",
    "settings",
    "substring",
    "table",
    "then",
    "ties",
    "time",
    "timestamp",
    "top",
    "totals",
    "trim",
    "true",
    "ttl",
    "unbounded",
    "union",
    "using",
    "values",
    "view",
    "when",
    "where",
    "window",
    "with",
];

#[cfg(test)]
mod tests {
    use super::{string, unquoted};

    #[test]
    fn a_literal_is_read_as_it_was_written() {
        for text in ["", "it's", "a\\b", "\\'"] {
            assert_eq!(unquoted(&string(text)).as_deref(), Some(text));
        }
        assert_eq!(unquoted("'a\\nb'").as_deref(), Some("a\nb"));
        assert_eq!((unquoted("a"), unquoted("'a'b'"), unquoted("'\\x41'"), unquoted("'")), (None, None, None, None));
    }
}
