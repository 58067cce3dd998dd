use crate::mysql::quote::unescape;
use crate::mysql::scan::{comment_end, conditional, line_comment_at, line_end, quoted_end};

/// A word, a quoted text with its quotes, or one other character.
#[derive(Debug, Clone)]
pub(super) struct Lexeme<'a> {
    pub raw: &'a str,
}

impl Lexeme<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.raw.eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The name that this lexeme stands for, without quotes.
    pub fn name(&self) -> String {
        match self.raw.chars().next() {
            Some(quote @ ('`' | '"')) if self.raw.len() >= 2 => unescape(&self.raw[1..self.raw.len() - 1], quote),
            _ => self.raw.to_owned(),
        }
    }
}

/// The lexemes of a text one by one, so that the head of a huge statement can be read without the rest. Comments are
/// left out, the content of conditional comments is not.
pub(super) struct Lexemes<'a> {
    text: &'a str,
    at: usize,
}

pub(super) fn lexemes(text: &str) -> Lexemes<'_> {
    Lexemes { text, at: 0 }
}

/// The offset after white space and comments. Conditional comments are no comments.
pub(super) fn after_blanks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            byte if byte.is_ascii_whitespace() => at + 1,
            _ if line_comment_at(bytes, at) => line_end(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'*') && conditional(bytes, at).is_none() => {
                comment_end(bytes, at).unwrap_or(bytes.len())
            }
            _ => break,
        };
    }
    at
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

impl<'a> Iterator for Lexemes<'a> {
    type Item = Lexeme<'a>;

    fn next(&mut self) -> Option<Lexeme<'a>> {
        let bytes = self.text.as_bytes();
        loop {
            self.at = after_blanks(bytes, self.at);
            if let Some(content) = conditional(bytes, self.at) {
                self.at = content;
            } else if bytes[self.at..].starts_with(b"*/") {
                self.at += 2;
            } else {
                break;
            }
        }
        let start = self.at;
        self.at = match *bytes.get(start)? {
            b'\'' | b'"' | b'`' => quoted_end(bytes, start).unwrap_or(bytes.len()),
            byte if is_word(byte) => {
                bytes[start..].iter().position(|byte| !is_word(*byte)).map_or(bytes.len(), |length| start + length)
            }
            _ => start + 1,
        };
        Some(Lexeme { raw: &self.text[start..self.at] })
    }
}
