//! SQL fragments of ClickHouse that a definition holds: read as tokens, checked against the columns.

use sqlparser::dialect::ClickHouseDialect;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::code;
use super::scope::Scope;
use super::text;
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::{ColumnName, similar};
use crate::pipeline::Column;

/// Words of interval and TTL grammar that are no columns.
const WORDS: [&str; 26] = [
    "interval",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "delete",
    "where",
    "and",
    "or",
    "not",
    "in",
    "between",
    "is",
    "null",
    "to",
    "disk",
    "volume",
    "recompress",
    "as",
    "case",
    "when",
    "true",
];

/// A fragment that must be one balanced expression without a second statement in it.
pub(super) fn fragment(scope: &Scope, path: &DefinitionPath, text: &str) -> Option<Vec<Token>> {
    let tokens = Tokenizer::new(&ClickHouseDialect {}, text).tokenize().ok();
    let sound = tokens.as_deref().is_some_and(balanced);
    if !sound {
        let message = format!("`{text}` is no SQL expression");
        scope.push(
            Diagnostic::error(code::FRAGMENT, path.clone(), message)
                .help("one expression, with its brackets closed and no `;`"),
        );
        return None;
    }
    tokens
}

fn balanced(tokens: &[Token]) -> bool {
    let mut depth = 0_i32;
    let mut empty = true;
    for token in tokens {
        match token {
            Token::LParen => depth += 1,
            Token::RParen => depth -= 1,
            Token::SemiColon => return false,
            _ => {}
        }
        empty &= matches!(token, Token::Whitespace(_));
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !empty
}

/// A fragment over columns that never change: a changed value would leave the old row where the new one never comes.
pub(super) fn immutable(
    scope: &Scope,
    path: &DefinitionPath,
    table: &DefinitionPath,
    sql: &str,
    columns: &[Column],
    key: &[ColumnName],
) {
    let Some(tokens) = fragment(scope, path, sql) else { return };
    for name in names(&tokens) {
        let Some(column) = columns.iter().find(|column| column.name.as_str() == name && column.journey.is_some())
        else {
            let finding =
                at(Diagnostic::error(code::SQL_NAME, path.clone(), format!("there is no column `{name}`")), sql, &name);
            let help = match similar(&name, columns.iter().map(|column| column.name.as_str())) {
                Some(column) => format!("did you mean `{column}`?"),
                None => "use columns of this table that reach ClickHouse".to_owned(),
            };
            scope.push(finding.help(help));
            continue;
        };
        if !column.immutable && !key.contains(&column.name) {
            let message = format!("`{name}` can change, and then the old row would stay beside the new one");
            scope.push(
                at(Diagnostic::error(code::MUTABLE, path.clone(), message), sql, &name)
                    .and(table.key("columns").key(&name), "not promised to be immutable")
                    .help(format!("if it never changes, add \"{name}\" to `immutable`")),
            );
        }
    }
}

/// What could be columns in a fragment; none where it cannot be read.
pub(super) fn columns(sql: &str) -> Vec<String> {
    Tokenizer::new(&ClickHouseDialect {}, sql).tokenize().map(|tokens| names(&tokens)).unwrap_or_default()
}

/// Points at a word of the SQL, where it can be found.
pub(super) fn at(finding: Diagnostic, sql: &str, word: &str) -> Diagnostic {
    match text::word(sql, word) {
        Some(place) => finding.within(place),
        None => finding,
    }
}

/// Identifiers that are neither functions nor words of the grammar.
fn names(tokens: &[Token]) -> Vec<String> {
    let solid: Vec<&Token> = tokens.iter().filter(|token| !matches!(token, Token::Whitespace(_))).collect();
    let mut names = Vec::new();
    for (index, token) in solid.iter().enumerate() {
        let Token::Word(word) = token else { continue };
        let call = matches!(solid.get(index + 1), Some(Token::LParen));
        let grammar = word.quote_style.is_none() && WORDS.contains(&word.value.to_lowercase().as_str());
        if !call && !grammar && !names.contains(&word.value) {
            names.push(word.value.clone());
        }
    }
    names
}
