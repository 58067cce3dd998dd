//! Live insights: their SQL is read, and each name in it is looked up.

use std::collections::{BTreeMap, BTreeSet};

use sqlparser::ast::Statement;
use sqlparser::dialect::ClickHouseDialect;
use sqlparser::keywords::Keyword;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::code;
use super::expression::at;
use super::scope::Scope;
use crate::clickhouse::identifier;
use crate::definition::{Definition, LiveDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::{DatabaseName, TableName, similar};
use crate::pipeline::{LiveView, Refresh, Table};

pub(super) fn resolve(
    scope: &Scope,
    definition: &Definition,
    database: &DatabaseName,
    tables: &mut [Table],
    objects: &BTreeMap<String, String>,
) {
    let columns: BTreeMap<String, Vec<String>> = tables
        .iter()
        .map(|table| {
            let carried = table.carried().map(|(column, _)| column.name.to_string()).collect();
            (table.name.to_string(), carried)
        })
        .collect();
    let mut taken: BTreeMap<String, DefinitionPath> = BTreeMap::new();
    for table in tables {
        let Some(definition) = definition.tables.get(table.name.as_str()) else { continue };
        for (index, live) in definition.live.iter().enumerate() {
            let path = DefinitionPath::table(table.name.as_str()).key("live").index(index);
            let lower = live.name.to_lowercase();
            let first = taken.insert(lower.clone(), path.clone());
            if first.is_some() || objects.contains_key(&lower) || ["dead_letters", "errors"].contains(&lower.as_str()) {
                let message = format!("`{}` is the name of another table or view in ClickHouse", live.name);
                let finding = Diagnostic::error(code::COLLISION, path.key("name"), message).help("choose another name");
                scope.push(first.into_iter().fold(finding, |finding, path| finding.and(path, "the other")));
            }
            table.live.push(view(scope, &path, live, database, &columns));
        }
    }
}

fn view(
    scope: &Scope,
    path: &DefinitionPath,
    live: &LiveDefinition,
    database: &DatabaseName,
    columns: &BTreeMap<String, Vec<String>>,
) -> LiveView {
    let refresh =
        live.refresh.as_ref().map(|text| Refresh { seconds: scope.seconds(&path.key("refresh"), Some(text), 60) });
    let sql_path = path.key("sql");
    let sql = filled(scope, &sql_path, &live.sql, columns);
    check(scope, &sql_path, &live.sql, &sql, columns);
    LiveView {
        name: scope.name(&path.key("name"), &live.name, TableName::new, TableName::placeholder),
        comment: live.comment.clone(),
        refresh,
        sql: qualified(&live.sql, database, columns),
    }
}

/// The SQL with tables named by database and name, so that it means the same in any session.
fn qualified(sql: &str, database: &DatabaseName, columns: &BTreeMap<String, Vec<String>>) -> String {
    let name = |table: &String| format!("{}.{}", identifier(database.as_str()), identifier(table));
    columns.keys().fold(sql.trim().to_owned(), |sql, table| sql.replace(&format!("{{{table}}}"), &name(table)))
}

/// Puts table names in the place of `{table}`.
fn filled(scope: &Scope, path: &DefinitionPath, sql: &str, columns: &BTreeMap<String, Vec<String>>) -> String {
    let (mut out, mut rest, mut offset) = (String::new(), sql, 0);
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + length];
        if !columns.contains_key(name) {
            let message = format!("there is no table `{name}`");
            let help = match similar(name, columns.keys().map(String::as_str)) {
                Some(table) => format!("did you mean `{{{table}}}`?"),
                None => "write `{table}` with a table of this project".to_owned(),
            };
            let place = offset + open..offset + open + length + 1;
            scope.push(Diagnostic::error(code::SQL_NAME, path.clone(), message).within(place).help(help));
        }
        out += &rest[..open];
        out += name;
        offset += open + length + 1;
        rest = &rest[open + length + 1..];
    }
    (out + rest).trim().to_owned()
}

fn check(scope: &Scope, path: &DefinitionPath, written: &str, sql: &str, columns: &BTreeMap<String, Vec<String>>) {
    let statements = match Parser::parse_sql(&ClickHouseDialect {}, sql) {
        Ok(statements) => statements,
        Err(error) => {
            let message = format!("the SQL cannot be read, and so cannot be checked: {error}");
            let help = "mend it; if ClickHouse takes it as it is, accept DS1011 with the reason";
            scope.push(Diagnostic::error(code::UNREADABLE_SQL, path.clone(), message).help(help));
            return;
        }
    };
    let [Statement::Query(_)] = statements.as_slice() else {
        let message = "a live insight is one SELECT";
        scope.push(Diagnostic::error(code::UNREADABLE_SQL, path.clone(), message).help("write a single SELECT"));
        return;
    };
    let tokens = Tokenizer::new(&ClickHouseDialect {}, sql).tokenize().unwrap_or_default();
    Names::read(&tokens, columns).report(scope, path, written, columns);
}

/// Names that a query uses, and names that it makes itself.
#[derive(Default)]
struct Names {
    tables: BTreeSet<String>,
    subqueries: BTreeSet<String>,
    made: BTreeSet<String>,
    columns: BTreeSet<String>,
}

impl Names {
    /// Sorts the words of a SELECT by what stands beside them. Words of the grammar count as columns only where a table
    /// has such a column.
    fn read(tokens: &[Token], columns: &BTreeMap<String, Vec<String>>) -> Self {
        let tokens: Vec<&Token> = tokens.iter().filter(|token| !matches!(token, Token::Whitespace(_))).collect();
        let mut names = Self::default();
        for (index, token) in tokens.iter().enumerate() {
            let Token::Word(word) = token else { continue };
            let before = index.checked_sub(1).map(|index| tokens[index]);
            let after = tokens.get(index + 1).copied();
            let grammar = word.quote_style.is_none()
                && word.keyword != Keyword::NoKeyword
                && !columns.values().flatten().any(|column| *column == word.value);
            let value = word.value.clone();
            match (before, after) {
                (Some(Token::Period), Some(Token::LParen)) | (_, Some(Token::Period)) => {}
                (Some(Token::Period), _) => {
                    names.columns.insert(value);
                }
                (_, Some(Token::Arrow)) | (Some(Token::RParen), _) if !grammar => {
                    names.made.insert(value);
                }
                (Some(before), _) if is(before, Keyword::FROM) || is(before, Keyword::JOIN) => {
                    names.tables.insert(value);
                }
                (Some(before), _) if is(before, Keyword::AS) => {
                    names.made.insert(value);
                }
                (_, Some(after)) if is(after, Keyword::AS) && tokens.get(index + 2) == Some(&&Token::LParen) => {
                    names.subqueries.insert(value);
                }
                (_, Some(Token::LParen)) => {}
                (Some(Token::Word(table)), _) if !grammar && names.tables.contains(&table.value) => {
                    names.made.insert(value);
                }
                _ if grammar => {}
                _ => {
                    names.columns.insert(value);
                }
            }
        }
        names
    }
}

fn is(token: &Token, keyword: Keyword) -> bool {
    matches!(token, Token::Word(word) if word.keyword == keyword)
}

impl Names {
    fn report(&self, scope: &Scope, path: &DefinitionPath, sql: &str, columns: &BTreeMap<String, Vec<String>>) {
        let used: Vec<&String> = self.tables.iter().filter(|table| !self.subqueries.contains(*table)).collect();
        for table in used.iter().filter(|table| !columns.contains_key(**table)) {
            if sql.contains(&format!("{{{table}}}")) {
                continue;
            }
            let message = format!("the SQL reads `{table}`, which is no table of this project");
            let help = "read current states as `{table}`: an insight over change rows would count updates twice";
            scope.push(at(Diagnostic::error(code::SQL_NAME, path.clone(), message), sql, table).help(help));
        }
        let known: Vec<&str> =
            used.iter().filter_map(|table| columns.get(*table)).flatten().map(String::as_str).collect();
        for column in &self.columns {
            if known.contains(&column.as_str()) || self.made.contains(column) || self.tables.contains(column) {
                continue;
            }
            let message = format!("the SQL reads column `{column}`, which none of its tables has");
            let help = match similar(column, known.iter().copied()) {
                Some(column) => format!("did you mean `{column}`?"),
                None => "use columns of the tables in FROM".to_owned(),
            };
            scope.push(at(Diagnostic::error(code::SQL_NAME, path.clone(), message), sql, column).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use sqlparser::dialect::ClickHouseDialect;
    use sqlparser::tokenizer::Tokenizer;

    use super::Names;

    fn unknown(sql: &str) -> Vec<String> {
        let orders = ["order_id", "status", "amount", "created_at"].map(str::to_owned).to_vec();
        let columns = BTreeMap::from([("orders".to_owned(), orders)]);
        let tokens = Tokenizer::new(&ClickHouseDialect {}, sql).tokenize().unwrap();
        let names = Names::read(&tokens, &columns);
        let known = |name: &String| {
            columns["orders"].contains(name) || names.made.contains(name) || names.tables.contains(name)
        };
        names.columns.iter().filter(|name| !known(name)).cloned().collect()
    }

    #[test]
    fn words_of_a_query_are_sorted_by_their_neighbours() {
        let fine = [
            "SELECT toDate(created_at) AS day, sum(amount) total FROM orders WHERE status != 'new' GROUP BY day ORDER BY total",
            "WITH big AS (SELECT order_id FROM orders WHERE amount > 9) SELECT count() FROM big b",
            "SELECT o.status, arrayMap(x -> x + 1, [1]) AS n FROM orders AS o WHERE o.created_at > now() - INTERVAL 1 DAY",
            "SELECT status, count() FROM (SELECT status FROM orders) t GROUP BY status HAVING count() > 1 LIMIT 5",
            "SELECT CASE WHEN status = 'new' THEN 1 ELSE 0 END AS fresh FROM orders",
        ];
        for sql in fine {
            assert_eq!(unknown(sql), Vec::<String>::new(), "{sql}");
        }
        assert_eq!(unknown("SELECT sum(amout), o.stauts FROM orders o"), ["amout", "stauts"]);
    }
}
