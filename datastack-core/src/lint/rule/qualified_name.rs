use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1109,
    severity: Severity::Error,
    says: "a table or column in a list that matches nothing, since its database is not named",
    page: "\
Debezium compares the expressions of `table.include.list` with `database.table`, and those of `column.exclude.list` and \
its like with `database.table.column`, each as a whole. One without the database matches nothing: the connector runs, and \
no row of that table arrives; a column that was to stay in the database is sent.",
    check,
};

/// Lists with how many dots an element needs.
const LISTS: [(&str, usize); 7] = [
    ("table.include.list", 1),
    ("table.exclude.list", 1),
    ("snapshot.include.collection.list", 1),
    ("signal.data.collection", 1),
    ("column.include.list", 2),
    ("column.exclude.list", 2),
    ("column.propagate.source.type", 2),
];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    let own = LISTS.into_iter().map(|(key, dots)| (key.to_owned(), dots));
    let columns = subject
        .config()
        .iter()
        .filter(|(key, _)| key.starts_with("column.mask.") || key.starts_with("column.truncate."));
    let lists: Vec<_> = own.chain(columns.map(|(key, _)| (key.to_owned(), 2))).collect();
    for (key, dots) in lists {
        let Some(list) = subject.get(&key).filter(|list| !list.contains("${")) else { continue };
        let whole = if dots == 1 { "database.table" } else { "database.table.column" };
        for element in elements(list) {
            if separators(element) < dots {
                let message = format!("`{element}` in `{key}` matches nothing: it is compared with `{whole}`");
                findings.push(rule.at(subject, &key, message).help(format!("write it as `{whole}`")));
            }
        }
    }
}

/// Elements of a list of expressions; a comma inside brackets or braces belongs to one.
fn elements(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    list.split(move |c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth <= 0
    })
    .map(str::trim)
    .filter(|element| !element.is_empty())
}

/// Dots that may part two names. An expression such as `.*` may stand for several of them.
fn separators(element: &str) -> usize {
    match element.contains(".*") || element.contains(".+") {
        true => usize::MAX,
        false => element.matches('.').count(),
    }
}
