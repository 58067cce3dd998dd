/// The text as a Python literal, quotes included, as `ruff format` wants it: in double quotes, unless the text holds
/// more of them than of single ones.
pub(super) fn python_literal(text: &str) -> String {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'\\' && byte != b'"';
    if text.bytes().all(plain) {
        return format!("\"{text}\"");
    }
    let count = |quote: char| text.chars().filter(|c| *c == quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push(quote);
    for c in text.chars() {
        match c {
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if c == quote => literal.extend(['\\', c]),
            c if is_invisible(c) => literal.push_str(&escape(c)),
            c => literal.push(c),
        }
    }
    literal.push(quote);
    literal
}

/// The same as the value of a constant of a module: in parentheses where only they keep it within 88 columns.
pub(super) fn python_constant(name: &str, text: &str) -> String {
    let literal = python_literal(text);
    let width = literal.chars().count();
    if name.len() + 3 + width > 88 && 4 + width <= 88 { format!("(\n    {literal}\n)") } else { literal }
}

/// Control characters, and those that change how a line looks without being seen.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn escape(c: char) -> String {
    match u32::from(c) {
        code @ 0..=0xff => format!("\\x{code:02x}"),
        code => format!("\\u{code:04x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{python_constant, python_literal};

    #[test]
    fn the_quotes_are_those_that_need_fewer_escapes() {
        assert_eq!(python_literal("new"), r#""new""#);
        assert_eq!(python_literal("it's"), r#""it's""#);
        assert_eq!(python_literal("say \"hi\""), r#"'say "hi"'"#);
        assert_eq!(python_literal("it's \"it\""), r#"'it\'s "it"'"#);
        assert_eq!(python_literal("'\""), r#""'\"""#);
    }

    #[test]
    fn what_would_end_or_hide_a_line_is_escaped() {
        assert_eq!(python_literal("a\\b\n\r\t\0\u{7f}"), r#""a\\b\n\r\t\x00\x7f""#);
        assert_eq!(python_literal("ü字🙂"), "\"ü字🙂\"");
        assert_eq!(python_literal("\u{202e}\u{feff}\u{85}"), r#""\u202e\ufeff\x85""#);
    }

    #[test]
    fn a_constant_stands_in_parentheses_where_they_help() {
        let text = |length| "x".repeat(length);
        assert_eq!(python_constant("NAME", &text(79)), format!("\"{}\"", text(79)));
        assert_eq!(python_constant("NAME", &text(80)), format!("(\n    \"{}\"\n)", text(80)));
        assert_eq!(python_constant("NAME", &text(82)), format!("(\n    \"{}\"\n)", text(82)));
        assert_eq!(python_constant("NAME", &text(83)), format!("\"{}\"", text(83)));
    }
}
