use std::borrow::Cow;

use super::Reader;
use crate::code;
use crate::connector::escape::{Piece, unicode};
use crate::connector::fault::Fault;

impl<'a> Reader<'a> {
    /// A text in quotes.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        let start = self.at;
        let quote = self.text.as_bytes()[start];
        if quote == b'\'' {
            self.fault(start..start + 1, "single quotes, which JSON does not know", "write `\"`");
        }
        let inner = start + 1;
        self.at = inner;
        let plain =
            self.text.as_bytes()[inner..].iter().position(|byte| *byte == quote || matches!(byte, b'\\' | 0..0x20));
        if let Some(length) = plain.filter(|length| self.text.as_bytes()[inner + length] == quote) {
            self.at = inner + length + 1;
            return Cow::Borrowed(&self.text[inner..inner + length]);
        }
        let mut decoded = String::new();
        let (mut faults, mut end) = (Vec::new(), None);
        for piece in pieces(self.text, inner, quote) {
            self.at = piece.source.end;
            if let Some(message) = piece.fault {
                if message == LINE_END && ends_with_the_line(&self.text[piece.source.end..]) {
                    end = Some(piece.source.start);
                    break;
                }
                let help = match message {
                    LINE_END => "write `\\n`, or close the text",
                    CONTROL => "write it as an escape, such as `\\t`",
                    _ => HELP,
                };
                faults.push(Fault::error(code::NOT_JSON, piece.source.clone(), message, help));
            }
            decoded.extend(piece.character);
        }
        if let Some(line_end) = end {
            // The comma behind the missing quote belongs to what follows.
            let whole = self.text[inner..line_end].trim_end();
            let kept = whole.strip_suffix(',').unwrap_or(whole);
            let whole = decoded.trim_end();
            decoded.truncate(whole.strip_suffix(',').unwrap_or(whole).len());
            self.at = inner + kept.len();
            self.fault(start..self.at, "a text without its closing quote", "write `\"` at its end");
        } else if self.text.as_bytes().get(self.at) == Some(&quote) {
            self.at += 1;
        } else {
            self.unclosed(start, "the file ends inside this text");
        }
        faults.into_iter().for_each(|fault| self.push(fault));
        Cow::Owned(decoded)
    }
}

const LINE_END: &str = "a line ends inside a text";
const CONTROL: &str = "a control character inside a text";
const HELP: &str =
    "JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits; write `\\\\` for a backslash";

/// Whether what follows a line end inside a text looks like the next key: then a quote is missing before it.
fn ends_with_the_line(rest: &str) -> bool {
    let rest = rest.trim_start();
    let key = rest.strip_prefix('"').is_some_and(|key| key.starts_with(|first: char| first.is_alphanumeric()));
    key || rest.starts_with(['}', ']'])
}

/// The characters of a text from behind its opening quote to its closing one.
pub(in crate::connector) fn pieces(text: &str, start: usize, quote: u8) -> impl Iterator<Item = Piece> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let first = text.get(at..)?.chars().next()?;
        if u32::from(first) == u32::from(quote) {
            return None;
        }
        let from = at;
        at += first.len_utf8();
        let faulty = |to, character, fault| Piece { source: from..to, character: Some(character), fault: Some(fault) };
        if first != '\\' {
            return Some(match first {
                '\n' => faulty(at, first, LINE_END),
                // Together with its line end, it is one fault.
                '\r' if text[at..].starts_with('\n') => Piece::of(from..at, first),
                '\u{0}'..='\u{1f}' => faulty(at, first, CONTROL),
                _ => Piece::of(from..at, first),
            });
        }
        let Some(kind) = text[at..].chars().next() else {
            return Some(Piece { source: from..at, character: None, fault: None });
        };
        at += kind.len_utf8();
        let character = match kind {
            '"' | '\\' | '/' => kind,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (end, character) = unicode(text, at);
                at = end;
                return Some(match character {
                    Ok(character) => Piece::of(from..at, character),
                    Err(fault) => faulty(at, char::REPLACEMENT_CHARACTER, fault),
                });
            }
            // A quote of the other kind needs no escape and loses nothing by it.
            other => return Some(faulty(at, other, "an escape that JSON does not know")),
        };
        Some(Piece::of(from..at, character))
    })
}
