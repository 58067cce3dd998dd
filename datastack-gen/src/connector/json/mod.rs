//! JSON, as far as it can be read.

mod text;
mod word;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use text::pieces;

use super::fault::Fault;
use super::tree::{Member, Node, Value};
use crate::code;

/// How deep lists and objects may stand in each other. Nothing that a worker gives is deeper than four.
const DEEPEST: usize = 64;

/// After this many faults a file is no JSON with faults in it.
const MOST_FAULTS: usize = 20;

/// The values of a text, of which a worker takes one, and what is wrong with it.
pub(super) fn parse(text: &str) -> (Vec<Node<'_>>, Vec<Fault>) {
    let mut reader = Reader { text, at: 0, faults: Vec::new(), cut: false };
    let mut roots = Vec::new();
    while let Some(next) = reader.peek() {
        let start = reader.at;
        if matches!(next, b',' | b':' | b'}' | b']') {
            reader.at += 1;
            reader.fault(start..start + 1, format!("`{}` is too much here", char::from(next)), "delete it");
            continue;
        }
        if !roots.is_empty() {
            let help = "write one file for each, or put them into a list: `[..., ...]`";
            reader.fault(start..start + 1, "a second value in one file", help);
        }
        let root = reader.value(0);
        roots.push(root);
    }
    (roots, reader.faults)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    faults: Vec<Fault>,
    /// Whether it is said that the file ends too early; the innermost place is enough.
    cut: bool,
}

impl<'a> Reader<'a> {
    fn fault(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.push(Fault::error(code::NOT_JSON, range, message, help));
    }

    fn push(&mut self, fault: Fault) {
        if self.faults.len() + 1 == MOST_FAULTS {
            let help = "mend those above first";
            self.faults.push(Fault::error(code::NOT_JSON, fault.range, "there are more faults than are shown", help));
            self.at = self.text.len();
        } else if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// The next byte that is neither space nor comment.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' | b'#' => self.comment(byte),
                byte if byte.is_ascii() && !byte.is_ascii_control() => return Some(byte),
                _ => {
                    let character = self.text[self.at..].chars().next()?;
                    if !character.is_whitespace() && !character.is_control() && character != '\u{feff}' {
                        return Some(byte);
                    }
                    let range = self.at..self.at + character.len_utf8();
                    self.at = range.end;
                    let message = format!("U+{:04X} is no space that JSON knows", u32::from(character));
                    self.fault(range, message, "delete it, or write a plain space");
                }
            }
        }
    }

    fn comment(&mut self, first: u8) {
        let start = self.at;
        let rest = &self.text[start..];
        let (what, length) = if rest.starts_with("/*") {
            ("a comment", rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else {
            let what = if first == b'#' || rest.starts_with("//") { "a comment" } else { "a stray `/`" };
            (what, if what == "a comment" { rest.find('\n').unwrap_or(rest.len()) } else { 1 })
        };
        self.at += length;
        let end = start + rest[..length].trim_end().len();
        self.fault(start..end, format!("{what}: JSON has none, and a worker refuses the file"), "delete it");
    }

    fn value(&mut self, depth: usize) -> Node<'a> {
        let Some(first) = self.peek() else {
            let end = self.text.len();
            return Node { range: end..end, value: Value::Broken };
        };
        let start = self.at;
        let value = match first {
            b'{' | b'[' if depth == DEEPEST => {
                self.skip_nested();
                self.fault(start..start + 1, format!("more than {DEEPEST} levels"), "a connector's values are texts");
                Value::Broken
            }
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' | b'\'' => Value::Text(self.string()),
            _ => self.word(),
        };
        Node { range: start..self.at.max(start), value }
    }

    /// Goes to the end of what opens here, however deep it is.
    fn skip_nested(&mut self) {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                b'"' | b'\'' => {
                    self.string();
                    continue;
                }
                _ => {}
            }
            self.at += self.text[self.at..].chars().next().map_or(1, char::len_utf8);
            if open == 0 {
                return;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Value<'a> {
        let open = self.at;
        self.at += 1;
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut comma = None;
        loop {
            let Some(byte) = self.peek() else {
                self.unclosed(open, "the file ends inside this object");
                break;
            };
            let start = self.at;
            match byte {
                b'}' | b']' => {
                    self.close(byte, b'}', open, comma);
                    break;
                }
                b',' => self.stray(b','),
                b':' => self.stray(b':'),
                b'{' | b'[' => {
                    let value = self.value(depth + 1);
                    self.fault(start..start + 1, "a value without a key", "write `\"key\": ` before it, or delete it");
                    comma = self.comma(value.range.end);
                }
                _ => {
                    let (key, quoted) = match byte {
                        b'"' | b'\'' => (self.string(), true),
                        _ => (Cow::Borrowed(self.bare()), false),
                    };
                    let key_range = start..self.at;
                    if !quoted {
                        self.fault(key_range.clone(), "a key without quotes", format!("write `\"{key}\"`"));
                    }
                    let value = self.member_value(&key_range, depth);
                    comma = self.comma(value.range.end);
                    members.push(Member { key, key_range, value });
                }
            }
        }
        Value::Object(members)
    }

    fn member_value(&mut self, key: &Range<usize>, depth: usize) -> Node<'a> {
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                let at = self.at;
                self.at += 1;
                self.fault(at..at + 1, "`=` between key and value", "write `:`");
            }
            Some(b',' | b'}' | b']') | None => {
                self.fault(key.clone(), "a key without a value", "write `: \"...\"` behind it, or delete it");
                return Node { range: key.end..key.end, value: Value::Broken };
            }
            Some(_) => self.fault(key.clone(), "`:` is missing behind this key", "write `:`"),
        }
        match self.peek() {
            Some(b',' | b'}' | b']') | None => {
                self.fault(key.clone(), "a key without a value", "write a text behind the `:`, or delete the key");
                Node { range: key.end..key.end, value: Value::Broken }
            }
            Some(_) => self.value(depth + 1),
        }
    }

    fn list(&mut self, depth: usize) -> Value<'a> {
        let open = self.at;
        self.at += 1;
        let (mut items, mut comma) = (Vec::new(), None);
        loop {
            match self.peek() {
                None => {
                    self.unclosed(open, "the file ends inside this list");
                    break;
                }
                Some(byte @ (b'}' | b']')) => {
                    self.close(byte, b']', open, comma);
                    break;
                }
                Some(byte @ (b',' | b':')) => self.stray(byte),
                Some(_) => {
                    let item = self.value(depth + 1);
                    comma = self.comma(item.range.end);
                    items.push(item);
                }
            }
        }
        Value::List(items)
    }

    /// What stands behind a value that ends at `end`: a comma, whose place it gives, or the end of what holds it.
    fn comma(&mut self, end: usize) -> Option<usize> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Some(self.at - 1)
            }
            Some(b'}' | b']') | None => None,
            Some(_) => {
                self.fault(end.saturating_sub(1)..end, "a comma is missing behind this", "write `,`");
                None
            }
        }
    }

    fn close(&mut self, byte: u8, meant: u8, open: usize, comma: Option<usize>) {
        let at = self.at;
        self.at += 1;
        if byte != meant {
            let message = format!("`{}` where `{}` belongs", char::from(byte), char::from(meant));
            let help = format!("write `{}`", char::from(meant));
            self.push(Fault::error(code::NOT_JSON, at..at + 1, message, help).and(open..open + 1, "opened here"));
        }
        if let Some(comma) = comma {
            self.fault(comma..comma + 1, "a comma behind the last value", "delete it: a worker refuses the file");
        }
    }

    fn stray(&mut self, byte: u8) {
        let at = self.at;
        self.at += 1;
        self.fault(at..at + 1, format!("`{}` is too much here", char::from(byte)), "delete it");
    }

    fn unclosed(&mut self, open: usize, what: &'static str) {
        if std::mem::replace(&mut self.cut, true) {
            return;
        }
        let end = self.text.trim_end().len();
        let help = "is the file whole? Write what is missing";
        let fault = Fault::error(code::NOT_JSON, end.saturating_sub(1)..end, "the file ends too early", help);
        self.push(fault.and(open..open + 1, what));
    }
}
