use std::ops::Range;

use crate::mysql::column::SpecError;
use crate::mysql::token::{Token, TokenKind};

/// A walk over tokens that collects faults.
pub(crate) struct Cursor<'a> {
    pub text: &'a str,
    tokens: &'a [Token],
    next: usize,
    end: usize,
    pub errors: Vec<SpecError>,
    pub extras: Vec<SpecError>,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token], end: usize) -> Self {
        Self { text, tokens, next: 0, end, errors: Vec::new(), extras: Vec::new() }
    }

    pub fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.next)
    }

    pub fn peek_at(&self, ahead: usize) -> Option<&'a Token> {
        self.tokens.get(self.next + ahead)
    }

    pub fn advance(&mut self) -> Option<&'a Token> {
        let token = self.tokens.get(self.next)?;
        self.next += 1;
        Some(token)
    }

    /// How many tokens have been read.
    pub fn position(&self) -> usize {
        self.next
    }

    pub fn raw(&self, token: &Token) -> &'a str {
        &self.text[token.span.clone()]
    }

    /// The next token's text, if it is a word.
    pub fn peek_word(&self) -> Option<&'a str> {
        self.word_at(0)
    }

    pub fn word_at(&self, ahead: usize) -> Option<&'a str> {
        self.peek_at(ahead).filter(|token| token.kind == TokenKind::Word).map(|token| self.raw(token))
    }

    pub fn at_word(&self, word: &str) -> bool {
        self.peek_word().is_some_and(|found| found.eq_ignore_ascii_case(word))
    }

    pub fn at_words(&self, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.word_at(ahead).is_some_and(|found| found.eq_ignore_ascii_case(word)))
    }

    pub fn eat_word(&mut self, word: &str) -> bool {
        self.eat_words(&[word])
    }

    /// Takes these words if all of them come next.
    pub fn eat_words(&mut self, words: &[&str]) -> bool {
        let found = self.at_words(words);
        if found {
            self.next += words.len();
        }
        found
    }

    pub fn at_symbol(&self, symbol: &str) -> bool {
        self.peek().is_some_and(|token| token.kind == TokenKind::Symbol && self.raw(token) == symbol)
    }

    pub fn eat_symbol(&mut self, symbol: &str) -> bool {
        let found = self.at_symbol(symbol);
        if found {
            self.next += 1;
        }
        found
    }

    /// Where the next token stands, or the empty span after the last one.
    pub fn here(&self) -> Range<usize> {
        self.peek().map_or(self.end..self.end, |token| token.span.clone())
    }

    /// From `start` to the end of the token read last.
    pub fn since(&self, start: usize) -> Range<usize> {
        let end = self.next.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.span.end);
        start..end.max(start)
    }

    /// Records a fault.
    pub fn fault(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<Option<String>>) {
        self.errors.push(SpecError { span, message: message.into(), help: help.into() });
    }

    /// Records that the next token is not what had to come, which `wanted` says.
    pub fn expected(&mut self, wanted: &str) {
        let span = self.here();
        let message = match self.peek() {
            Some(token) => format!("expected {wanted}, found `{}`", self.raw(token)),
            None => format!("expected {wanted} at the end"),
        };
        self.fault(span, message, None);
    }

    /// Skips a group in parentheses, if one comes next, and returns the text between them.
    pub fn parenthesised(&mut self) -> Option<&'a str> {
        if !self.at_symbol("(") {
            return None;
        }
        let open = self.here();
        self.next += 1;
        let mut depth = 1_usize;
        while let Some(token) = self.advance() {
            if token.kind != TokenKind::Symbol {
                continue;
            }
            match self.raw(token) {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(self.text[open.end..token.span.start].trim());
            }
        }
        self.fault(open, "this parenthesis is not closed", "close it with `)`".to_owned());
        None
    }

    /// Goes to the next comma or closing parenthesis of this level and returns the tokens before it.
    pub fn element(&mut self) -> &'a [Token] {
        let start = self.next;
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            if token.kind == TokenKind::Symbol {
                match self.raw(token) {
                    "(" => depth += 1,
                    ")" | "," if depth == 0 => break,
                    ")" => depth -= 1,
                    _ => {}
                }
            }
            self.next += 1;
        }
        &self.tokens[start..self.next]
    }

    /// Skips the rest of a group whose opening parenthesis has been read.
    pub fn leave_group(&mut self) {
        let mut depth = 1_usize;
        while let Some(token) = self.advance() {
            if token.kind == TokenKind::Symbol {
                match self.raw(token) {
                    "(" => depth += 1,
                    ")" => depth -= 1,
                    _ => {}
                }
            }
            if depth == 0 {
                return;
            }
        }
    }
}
