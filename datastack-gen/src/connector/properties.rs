//! Properties as Java reads them: the form in which a worker without a REST interface takes a connector.

use std::ops::Range;

use super::entry::{Entry, Spelling};
use super::escape::{Piece, unicode};
use super::fault::Fault;
use crate::code;

/// The keys of a file, with those that stand twice, and what is wrong with them.
pub(super) fn parse(text: &str) -> (Vec<Entry>, Vec<Fault>) {
    let (mut entries, mut faults, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(start) = next_line(text, at) {
        let end = line_end(text, start);
        at = end;
        let (key_end, value_start) = parts(text, start..end);
        let key = decoded(text, start..key_end, &mut faults);
        let value = decoded(text, value_start..end, &mut faults);
        if !text[start..end].is_ascii() {
            faults.push(foreign(text, start..end));
        }
        let (key_range, value_range) = (start..key_end, value_start..end);
        entries.push(Entry { key, value, key_range, value_range, spelling: Spelling::Properties });
    }
    (entries, faults)
}

/// The start of the next line that is neither empty nor a comment, behind its spaces.
fn next_line(text: &str, mut at: usize) -> Option<usize> {
    loop {
        at += text[at..].find(|character: char| !is_blank(character) && !is_line_end(character))?;
        if !text[at..].starts_with(['#', '!']) {
            return Some(at);
        }
        at += text[at..].find(is_line_end)?;
    }
}

/// The end of a line, which goes on behind a line end that is escaped.
fn line_end(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (offset, character) in text[start..].char_indices() {
        if escaped {
            // The second half of a line end is part of it.
            escaped = character == '\r' && text[start + offset..].starts_with("\r\n");
        } else if is_line_end(character) {
            return start + offset;
        } else {
            escaped = character == '\\';
        }
    }
    text.len()
}

/// The end of a key and the start of its value.
fn parts(text: &str, line: Range<usize>) -> (usize, usize) {
    let mut escaped = false;
    let key = text[line.clone()].char_indices().find(|(_, character)| {
        let ends = !escaped && (is_blank(*character) || matches!(character, '=' | ':'));
        escaped = !escaped && *character == '\\';
        ends
    });
    let key_end = key.map_or(line.end, |(offset, _)| line.start + offset);
    let behind = text[key_end..line.end].trim_start_matches(is_blank);
    let value = behind.strip_prefix(['=', ':']).unwrap_or(behind).trim_start_matches(is_blank);
    (key_end, line.end - value.len())
}

fn decoded(text: &str, range: Range<usize>, faults: &mut Vec<Fault>) -> String {
    let mut decoded = String::new();
    for piece in pieces(text, range) {
        if let Some(message) = piece.fault {
            let help = "write the four digits, or `\\\\` for a backslash";
            faults.push(Fault::error(code::NOT_JSON, piece.source, message, help));
        }
        decoded.extend(piece.character);
    }
    decoded
}

/// The characters of a key or a value.
pub(super) fn pieces(text: &str, range: Range<usize>) -> impl Iterator<Item = Piece> + '_ {
    let text = text.get(..range.end).unwrap_or_default();
    let mut at = range.start;
    std::iter::from_fn(move || {
        let first = text.get(at..)?.chars().next()?;
        let from = at;
        at += first.len_utf8();
        if first != '\\' {
            return Some(Piece::of(from..at, first));
        }
        let Some(kind) = text[at..].chars().next() else {
            return Some(Piece { source: from..at, character: None, fault: None });
        };
        at += kind.len_utf8();
        let character = match kind {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'u' => {
                let (end, character) = unicode(text, at);
                at = end;
                let (character, fault) = match character {
                    Ok(character) => (character, None),
                    Err(fault) => (char::REPLACEMENT_CHARACTER, Some(fault)),
                };
                return Some(Piece { source: from..at, character: Some(character), fault });
            }
            line_end if is_line_end(line_end) => {
                at += usize::from(line_end == '\r' && text[at..].starts_with('\n'));
                at += text[at..].len() - text[at..].trim_start_matches(is_blank).len();
                return Some(Piece { source: from..at, character: None, fault: None });
            }
            other => other,
        };
        Some(Piece::of(from..at, character))
    })
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{c}')
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

fn foreign(text: &str, line: Range<usize>) -> Fault {
    let start = line.start + text[line.clone()].find(|character: char| !character.is_ascii()).unwrap_or_default();
    let character = text[start..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    let units: String = character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect();
    let message = format!("`{character}` arrives as other characters: Java reads such a file as latin1");
    let range = start..start + character.len_utf8();
    Fault::warning(code::FOREIGN_CHARACTER, range, message, format!("write `{units}`"))
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn pairs(text: &str) -> Vec<(String, String)> {
        parse(text).0.into_iter().map(|entry| (entry.key, entry.value)).collect()
    }

    fn one(text: &str) -> (String, String) {
        let mut all = pairs(text);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn a_key_ends_at_a_sign_or_a_blank() {
        for text in ["a=b", "a:b", "a b", "  a = b", "a\t:\tb", "a =b\r\n", "a\\\n = b"] {
            assert_eq!(one(text), pair("a", "b"), "{text}");
        }
        assert_eq!(one("a==b"), pair("a", "=b"));
        assert_eq!(one("a\\=b\\:c\\ d = e"), pair("a=b:c d", "e"));
        assert_eq!(one("a"), pair("a", ""));
        assert_eq!(one("a=b  "), pair("a", "b  "));
    }

    #[test]
    fn a_backslash_joins_lines_and_escapes() {
        assert_eq!(one("a = b,\\\n    c,\\\r\n\td"), pair("a", "b,c,d"));
        assert_eq!(one("a=\\u00e4\\t\\q\\\\"), pair("a", "ä\tq\\"));
        assert_eq!(pairs("a=x\\\\\nb=y"), [pair("a", "x\\"), pair("b", "y")]);
        assert_eq!(one("a=b\\"), pair("a", "b"));
    }

    #[test]
    fn comments_and_empty_lines_are_nothing() {
        assert_eq!(pairs("# a=1\n\n  ! b=2 \\\nc=3\n#"), [pair("c", "3")]);
    }

    #[test]
    fn what_java_does_not_read_so_is_a_fault() {
        assert_eq!(parse("a=\\u12").1[0].range, 2..4);
        let (_, faults) = parse("a=straße");
        assert_eq!((faults[0].range.clone(), faults[0].help.as_str()), (6..8, "write `\\u00df`"));
    }

    #[test]
    fn a_part_of_a_value_is_found_behind_escapes() {
        let text = "a = b,\\\n   cd";
        let entry = parse(text).0.remove(0);
        let part = entry.within(text, &(2..4)).unwrap();
        assert_eq!(&text[part], "cd");
    }
}
