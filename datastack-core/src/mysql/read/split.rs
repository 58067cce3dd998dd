use std::ops::Range;

use super::lexeme::{after_blanks, lexemes};
use crate::mysql::scan::{comment_end, conditional, line_comment_at, line_end, quoted_end};

/// The statements of a file as byte ranges without their delimiters, as the `mysql` client splits them: `DELIMITER`
/// lines are obeyed, quotes and comments hide delimiters, and a line that is a command of the client is one by itself.
pub(super) fn statements(sql: &str) -> Statements<'_> {
    let at = if sql.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    Statements { sql, at, delimiter: ";".to_owned(), blocks: true }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Words that the `mysql` client takes for a command where they begin a line without delimiter.
const COMMANDS: &[&str] = &[
    "charset",
    "clear",
    "connect",
    "edit",
    "ego",
    "exit",
    "go",
    "help",
    "nopager",
    "notee",
    "nowarning",
    "pager",
    "print",
    "prompt",
    "query_attributes",
    "quit",
    "rehash",
    "resetconnection",
    "source",
    "status",
    "system",
    "tee",
    "use",
    "warnings",
];

pub(super) struct Statements<'a> {
    sql: &'a str,
    at: usize,
    delimiter: String,
    /// Whether a `;` inside `BEGIN ... END` of a routine belongs to it. Given up once a routine's end cannot be found.
    blocks: bool,
}

impl Iterator for Statements<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            self.at = after_blanks(self.sql.as_bytes(), self.at);
            if self.at >= self.sql.len() {
                return None;
            }
            if self.take_delimiter_line() {
                continue;
            }
            if let Some(line) = self.take_command() {
                return Some(line);
            }
            let range = self.statement();
            if !range.is_empty() {
                return Some(range);
            }
        }
    }
}

impl Statements<'_> {
    /// `DELIMITER ;;`, or `\d ;;`, is a line for the client, not a statement.
    fn take_delimiter_line(&mut self) -> bool {
        let rest = &self.sql[self.at..];
        let word = ["delimiter", "\\d"].into_iter().find(|word| {
            rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
                && rest[word.len()..].starts_with([' ', '\t'])
        });
        let Some(word) = word else { return false };
        let end = line_end(self.sql.as_bytes(), self.at);
        if let Some(delimiter) = self.sql[self.at + word.len()..end].split_whitespace().next() {
            self.delimiter = delimiter.to_owned();
        }
        self.at = end;
        true
    }

    /// A line such as `source file.sql`, which ends without a delimiter.
    fn take_command(&mut self) -> Option<Range<usize>> {
        let bytes = self.sql.as_bytes();
        let rest = &bytes[self.at..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'_').count();
        let word = &self.sql[self.at..self.at + letters];
        let command = if rest.starts_with(b"\\") {
            true
        } else {
            COMMANDS.iter().any(|command| command.eq_ignore_ascii_case(word))
                && rest.get(letters).is_none_or(u8::is_ascii_whitespace)
        };
        if !command {
            return None;
        }
        let end = line_end(bytes, self.at);
        let line = self.at..self.at + self.sql[self.at..end].trim_end().len();
        if self.sql[line.clone()].contains(&self.delimiter) {
            return None;
        }
        self.at = end;
        Some(line)
    }

    fn statement(&mut self) -> Range<usize> {
        let bytes = self.sql.as_bytes();
        let start = self.at;
        let mut segment = start;
        let mut open_blocks = 0_usize;
        let mut routine = None;
        while let Some(&byte) = bytes.get(self.at) {
            if bytes[self.at..].starts_with(self.delimiter.as_bytes()) {
                let end = self.at;
                self.at += self.delimiter.len();
                let in_routine = self.blocks
                    && self.delimiter == ";"
                    && *routine.get_or_insert_with(|| is_routine(&self.sql[start..end]));
                if in_routine {
                    open_blocks = blocks_after(&self.sql[segment..end], open_blocks);
                    segment = self.at;
                    if open_blocks > 0 {
                        continue;
                    }
                }
                return start..end;
            }
            if byte == b'\\' && self.at > start && matches!(bytes.get(self.at + 1), Some(b'g' | b'G')) {
                let end = self.at;
                self.at += 2;
                return start..end;
            }
            self.at = match byte {
                b'\'' | b'"' | b'`' => quoted_end(bytes, self.at).unwrap_or(bytes.len()),
                b'#' | b'-' if line_comment_at(bytes, self.at) => line_end(bytes, self.at),
                b'/' if bytes.get(self.at + 1) == Some(&b'*') => {
                    conditional(bytes, self.at).unwrap_or_else(|| comment_end(bytes, self.at).unwrap_or(bytes.len()))
                }
                _ => self.at + 1,
            };
        }
        if open_blocks > 0 {
            self.blocks = false;
            self.at = start;
            return self.statement();
        }
        start..bytes.len()
    }
}

fn is_routine(text: &str) -> bool {
    let mut head = lexemes(text).take(24);
    head.next().is_some_and(|first| first.is("create"))
        && head
            .find(|lexeme| lexeme.is_any(&["trigger", "procedure", "function", "event", "table", "view"]))
            .is_some_and(|object| !object.is_any(&["table", "view"]))
}

/// How many blocks are open after this text.
fn blocks_after(text: &str, mut open: usize) -> usize {
    let mut words = lexemes(text).peekable();
    while let Some(word) = words.next() {
        if word.is("begin") || word.is("case") {
            open += 1;
        } else if word.is("end") {
            let statement = words.next_if(|next| next.is_any(&["if", "loop", "while", "repeat", "case"]));
            if statement.is_none_or(|next| next.is("case")) {
                open = open.saturating_sub(1);
            }
        }
    }
    open
}
