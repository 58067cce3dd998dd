use std::ops::Range;

use sqlparser::dialect::MySqlDialect;
use sqlparser::tokenizer::{Location, Token as SqlToken, Tokenizer, Whitespace};

use super::column::SpecError;
use super::quote::unescape;

/// One token of a text without comments; white space is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: TokenKind,
    /// Bytes of the text that was tokenized.
    pub span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A keyword or an identifier without quotes; the text is the span's.
    Word,
    /// An identifier in backticks, without them.
    Identifier(String),
    /// A string without its quotes; `double` tells the kind of quotes, which ANSI dumps put around identifiers.
    Text { text: String, double: bool },
    /// A number without sign.
    Number,
    /// The digits of `b'101'` or `0b101`.
    Bits(String),
    /// The digits of `x'0F'` or `0x0F`.
    Hex(String),
    /// Anything else: punctuation, operators.
    Symbol,
}

/// Splits a text without comments into tokens.
///
/// The tokenizer only finds where tokens begin and end: it counts in lines and characters, and its string escapes are
/// not MySQL's (`\a`, `\f`), so offsets and contents are computed here.
pub(crate) fn tokenize(text: &str) -> Result<Vec<Token>, SpecError> {
    let dialect = MySqlDialect {};
    let mut found = Vec::new();
    let outcome = Tokenizer::new(&dialect, text).with_unescape(false).tokenize_with_location_into_buf(&mut found);
    let mut position = Position::new(text);
    let mut tokens = Vec::with_capacity(found.len() / 2);
    for token in found {
        if matches!(
            token.token,
            SqlToken::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab) | SqlToken::EOF
        ) {
            continue;
        }
        let start = position.offset_of(token.span.start);
        let end = position.offset_of(token.span.end);
        let span = start..end;
        tokens.push(Token { kind: kind(&token.token, &text[span.clone()]), span });
    }
    match outcome {
        Ok(()) => Ok(tokens),
        Err(error) => {
            let start = position.offset_of(error.location);
            Err(SpecError { span: start..text.len(), message: "this text is not SQL".to_owned(), help: None })
        }
    }
}

fn kind(token: &SqlToken, raw: &str) -> TokenKind {
    match token {
        SqlToken::Word(word) if word.quote_style.is_some() => TokenKind::Identifier(content(raw)),
        SqlToken::Word(_) => match raw.strip_prefix("0b") {
            Some(digits) if !digits.is_empty() && digits.bytes().all(|digit| matches!(digit, b'0' | b'1')) => {
                TokenKind::Bits(digits.to_owned())
            }
            _ => TokenKind::Word,
        },
        SqlToken::SingleQuotedString(_) | SqlToken::NationalStringLiteral(_) => {
            TokenKind::Text { text: content(raw), double: false }
        }
        SqlToken::DoubleQuotedString(_) => TokenKind::Text { text: content(raw), double: true },
        SqlToken::SingleQuotedByteStringLiteral(_) | SqlToken::DoubleQuotedByteStringLiteral(_) => {
            TokenKind::Bits(content(raw))
        }
        SqlToken::HexStringLiteral(_) => match raw.strip_prefix("0x") {
            Some(digits) => TokenKind::Hex(digits.to_owned()),
            None => TokenKind::Hex(content(raw)),
        },
        SqlToken::Number(_, false) => TokenKind::Number,
        _ => TokenKind::Symbol,
    }
}

/// What stands between the quotes of a literal, which may have a prefix of letters.
fn content(raw: &str) -> String {
    let Some(start) = raw.find(['\'', '"', '`']) else { return raw.to_owned() };
    let Some(quote) = raw[start..].chars().next() else { return raw.to_owned() };
    let inner = &raw[start + 1..];
    unescape(inner.strip_suffix(quote).unwrap_or(inner), quote)
}

/// Turns the tokenizer's lines and character columns into byte offsets; locations must not go back.
struct Position<'a> {
    text: &'a str,
    offset: usize,
    line: u64,
    column: u64,
}

impl<'a> Position<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1, column: 1 }
    }

    fn offset_of(&mut self, location: Location) -> usize {
        for character in self.text[self.offset..].chars() {
            if (self.line, self.column) >= (location.line, location.column) {
                break;
            }
            self.offset += character.len_utf8();
            if character == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.offset
    }
}
