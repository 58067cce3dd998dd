//! Live insights: their SQL is read, and each name in it is looked up.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Query, Select, SelectItem, TableFactor, Visit, Visitor};
use sqlparser::dialect::ClickHouseDialect;
use sqlparser::parser::Parser;

use super::code;
use super::expression::at;
use super::scope::Scope;
use crate::definition::{Definition, LiveDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::{TableName, similar};
use crate::pipeline::{LiveView, Refresh, Table};

pub(super) fn resolve(
    scope: &Scope,
    definition: &Definition,
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
            table.live.push(view(scope, &path, live, &columns));
        }
    }
}

fn view(
    scope: &Scope,
    path: &DefinitionPath,
    live: &LiveDefinition,
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
        sql,
    }
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
    let [sqlparser::ast::Statement::Query(query)] = statements.as_slice() else {
        let message = "a live insight is one SELECT";
        scope.push(Diagnostic::error(code::UNREADABLE_SQL, path.clone(), message).help("write a single SELECT"));
        return;
    };
    let mut names = Names::default();
    let _ = query.visit(&mut names);
    names.report(scope, path, written, columns);
}

/// Names that a query uses, and names that it makes itself.
#[derive(Default)]
struct Names {
    tables: BTreeSet<String>,
    subqueries: BTreeSet<String>,
    made: BTreeSet<String>,
    columns: BTreeSet<String>,
    opaque: bool,
}

impl Visitor for Names {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        for table in query.with.iter().flat_map(|with| &with.cte_tables) {
            self.subqueries.insert(table.alias.name.value.clone());
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        for item in &select.projection {
            if let SelectItem::ExprWithAlias { alias, .. } = item {
                self.made.insert(alias.value.clone());
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::Table { name, alias, args, .. } => {
                let last = name.0.last().map(ToString::to_string).unwrap_or_default();
                self.tables.insert(last.trim_matches(['`', '"']).to_owned());
                self.opaque |= args.is_some();
                self.made.extend(alias.iter().map(|alias| alias.name.value.clone()));
            }
            TableFactor::Derived { alias, .. } => {
                self.made.extend(alias.iter().map(|alias| alias.name.value.clone()));
            }
            _ => self.opaque = true,
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(name) => {
                self.columns.insert(name.value.clone());
            }
            Expr::CompoundIdentifier(parts) => self.columns.extend(parts.last().map(|part| part.value.clone())),
            Expr::Lambda(lambda) => {
                self.made.extend(lambda.params.iter().map(|parameter| parameter.to_string()));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
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
        if self.opaque {
            return;
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
