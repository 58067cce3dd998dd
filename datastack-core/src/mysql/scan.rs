use std::borrow::Cow;
use std::ops::Range;

use super::column::SpecError;

/// The first version number in a conditional comment that no server has: dumps use it for text that none shall run.
const NO_SERVER: u32 = 500_000;

/// The text with every comment replaced by as many spaces, so that byte offsets stay. The content of conditional
/// comments (`/*!80023 INVISIBLE */`, MariaDB's `/*M!`) is kept.
pub(crate) fn without_comments(text: &str) -> Result<Cow<'_, str>, SpecError> {
    let mut blanks: Vec<Range<usize>> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut open: Option<usize> = None;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'\'' | b'"' | b'`' => match quoted_end(bytes, at) {
                Some(end) => end,
                None => return Err(unterminated(at..text.len(), "quoted text", char::from(byte))),
            },
            _ if line_comment_at(bytes, at) => {
                let end = line_end(bytes, at);
                blanks.push(at..end);
                end
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => match conditional(bytes, at) {
                Some(content) => {
                    blanks.push(at..content);
                    open.get_or_insert(at);
                    content
                }
                None => match comment_end(bytes, at) {
                    Some(end) => {
                        blanks.push(at..end);
                        end
                    }
                    None => return Err(unterminated(at..text.len(), "comment", '*')),
                },
            },
            b'*' if open.is_some() && bytes.get(at + 1) == Some(&b'/') => {
                open = None;
                blanks.push(at..at + 2);
                at + 2
            }
            _ => at + 1,
        };
    }
    if let Some(start) = open {
        return Err(unterminated(start..text.len(), "comment", '*'));
    }
    Ok(blanked(text, &blanks))
}

fn blanked<'a>(text: &'a str, blanks: &[Range<usize>]) -> Cow<'a, str> {
    if blanks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for blank in blanks {
        kept.push_str(&text[from..blank.start]);
        kept.extend(std::iter::repeat_n(' ', blank.len()));
        from = blank.end;
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

fn unterminated(span: Range<usize>, what: &str, closer: char) -> SpecError {
    let closer = if closer == '*' { "*/".to_owned() } else { closer.to_string() };
    SpecError { span, message: format!("this {what} is not closed"), help: Some(format!("close it with {closer}")) }
}

/// The offset after the closing quote of the quoted text that starts at `at`.
pub(crate) fn quoted_end(bytes: &[u8], at: usize) -> Option<usize> {
    let quote = *bytes.get(at)?;
    let mut next = at + 1;
    loop {
        match *bytes.get(next)? {
            b'\\' if quote != b'`' => next += 2,
            byte if byte == quote && bytes.get(next + 1) == Some(&quote) => next += 2,
            byte if byte == quote => return Some(next + 1),
            _ => next += 1,
        }
    }
}

/// Whether a comment up to the end of the line starts here: `#`, or `--` before white space.
pub(crate) fn line_comment_at(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b'#') => true,
        Some(b'-') if bytes.get(at + 1) == Some(&b'-') => {
            bytes.get(at + 2).is_none_or(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control())
        }
        _ => false,
    }
}

/// The offset of the line feed that ends this line, or of the end.
pub(crate) fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
}

/// The offset after the `*/` of the comment that starts at `at`.
pub(crate) fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at + 2..)?.windows(2).position(|pair| pair == b"*/").map(|length| at + 2 + length + 2)
}

/// Where the content of a conditional comment begins, if one starts at `at` and some server runs it.
pub(crate) fn conditional(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let marker = if rest.starts_with(b"/*!") {
        3
    } else if rest.starts_with(b"/*M!") {
        4
    } else {
        return None;
    };
    let digits = rest[marker..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    let version = rest[marker..marker + digits].iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    (version < NO_SERVER).then_some(at + marker + digits)
}
