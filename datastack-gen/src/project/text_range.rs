use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// The source bytes of a part of a TOML string. `raw` is the string as it stands in the file, quotes included; `part`
/// counts bytes of the decoded value. None if `raw` is no string or ends before `part` does.
pub(super) fn within(raw: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let (quote, basic) = match raw.as_bytes() {
        [b'"', b'"', b'"', ..] if raw.len() >= 6 => (3, true),
        [b'\'', b'\'', b'\'', ..] if raw.len() >= 6 => (3, false),
        [b'"', ..] => (1, true),
        [b'\'', ..] => (1, false),
        _ => return None,
    };
    let mut first = quote;
    if quote == 3 {
        let rest = raw.get(first..)?;
        first += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    let last = raw.len().checked_sub(quote)?;
    let inner = raw.get(first..last)?;
    let (mut start, mut decoded) = (None, 0);
    let mut characters = inner.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let length = if basic && character == '\\' { escape(&mut characters) } else { character.len_utf8() };
        if length == 0 {
            continue;
        }
        if decoded <= part.start && part.start < decoded + length {
            start = Some(at);
        }
        if decoded >= part.end {
            return Some(first + start.unwrap_or(at)..first + at);
        }
        decoded += length;
    }
    (decoded >= part.end).then(|| first + start.unwrap_or(inner.len())..last)
}

/// Reads what follows a backslash; gives the length of what it stands for, 0 for a line that goes on.
fn escape(characters: &mut Peekable<CharIndices<'_>>) -> usize {
    let Some((_, kind)) = characters.next() else { return 0 };
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        kind if kind.is_whitespace() => {
            while characters.next_if(|(_, next)| next.is_whitespace()).is_some() {}
            return 0;
        }
        _ => return 1,
    };
    let mut code = 0;
    for _ in 0..digits {
        let digit = characters.next_if(|(_, next)| next.is_ascii_hexdigit()).and_then(|(_, next)| next.to_digit(16));
        code = code << 4 | digit.unwrap_or(0);
    }
    char::from_u32(code).map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::within;

    fn text(raw: &str, part: std::ops::Range<usize>) -> &str {
        &raw[within(raw, &part).unwrap()]
    }

    #[test]
    fn plain_strings_map_byte_by_byte() {
        assert_eq!(text("\"int unsigned\"", 4..12), "unsigned");
        assert_eq!(text("'int unsigned'", 0..3), "int");
        assert_eq!(text("'int'", 3..3), "");
    }

    #[test]
    fn an_escape_counts_for_what_it_stands_for() {
        assert_eq!(text(r#""enum(\"a\") x""#, 10..11), "x");
        assert_eq!(text(r#""\u00e4 x""#, 0..2), r"\u00e4");
        assert_eq!(text(r#""\u00e4 x""#, 3..4), "x");
    }

    #[test]
    fn several_lines_lose_the_first_line_end_and_continued_ones() {
        assert_eq!(text("\"\"\"\nselect 1\"\"\"", 0..6), "select");
        assert_eq!(text("\"\"\"a \\\n   b\"\"\"", 2..3), "b");
        assert_eq!(text("'''\nselect\n1'''", 7..8), "1");
    }

    #[test]
    fn what_is_no_string_has_no_parts() {
        assert_eq!(within("7", &(0..1)), None);
        assert_eq!(within("'a'", &(0..9)), None);
        assert_eq!(within("\"", &(0..1)), None);
    }
}
