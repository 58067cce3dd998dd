use super::{Neighbours, Rule, Subject, Surroundings, literal};
use crate::connect::pattern::Pattern;
use crate::connect::transform::{Chain, Passed};
use crate::connect::{Captured, Field, Record, RecordKind, Schema, Type};
use crate::diagnostic::{DefinitionPath, Diagnostic, Findings, Severity};
use crate::pipeline::captured_by;

pub(super) const RULE: Rule = Rule {
    code: 1136,
    severity: Severity::Error,
    says: "a column of the key that is taken out or masked on the way",
    page: "\
Rows downstream are told apart by the columns of the key. Debezium keeps a column of the key in the record's key even if \
`column.exclude.list` names it, but not in the value, which is all that ClickHouse, files and jobs read: there, the column \
is its type's default in every row, and all rows are one. A mask, a truncation, `ReplaceField` and `MaskField` do the \
same; on the key itself they also end the order of a row's changes, and compaction keeps one row of all.

The key's columns are those that `message.key.columns` names, and with `lint --project` those of each table. Of other \
files nobody can tell which columns are the key.

    \"message.key.columns\": \"shop.orders:id\",
    \"column.exclude.list\": \"shop.orders.id\"       <- every row arrives without `id`

Keep the column. If it is personal data, choose another key, or hash it (`column.mask.hash.v2...`): equal values keep \
equal hashes.",
    check,
};

const STATED: &str = "message.key.columns";

/// A table whose key is known, and from where.
struct Keyed {
    /// `database.table`.
    name: String,
    columns: Vec<String>,
    place: DefinitionPath,
    /// Its records as they enter the transforms; none where no transform can take a column.
    captured: Option<Captured>,
}

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    // To follow the records of a table costs more than all other rules together.
    let followed = subject.stages().any(|stage| stage.is("ReplaceField") || stage.is("MaskField"));
    let mut keyed = stated(subject, followed);
    for table in around.pipeline.iter().flat_map(|pipeline| &pipeline.tables) {
        let Some(pipeline) = around.pipeline else { continue };
        let name = format!("{}.{}", pipeline.mysql.database, table.name);
        if !keyed.iter().any(|other| other.name == name) {
            let captured = followed.then(|| captured_by(subject.config(), pipeline, table).0);
            let columns = table.key.iter().map(ToString::to_string).collect();
            let place = DefinitionPath::table(table.name.as_str()).key("key");
            keyed.push(Keyed { name, columns, place, captured });
        }
    }
    let (chain, faults) = if followed { Chain::read(subject.config()) } else { Default::default() };
    for table in &keyed {
        for column in &table.columns {
            let path = format!("{}.{column}", table.name);
            let lists = subject.config().iter().filter(|(key, list)| takes(key, list, &path));
            findings.extend(lists.map(|(key, _)| told(rule, subject, key, &path, table)));
        }
        if let (Some(captured), true) = (&table.captured, faults.is_empty()) {
            findings.extend(
                on_the_way(subject, &chain, captured)
                    .into_iter()
                    .map(|(key, column)| told(rule, subject, &key, &format!("{}.{column}", table.name), table)),
            );
        }
    }
}

/// The tables of `message.key.columns` whose names are written out.
fn stated(subject: &Subject, followed: bool) -> Vec<Keyed> {
    let list = subject.get(STATED).filter(|list| !list.contains("${")).unwrap_or_default();
    let entries = list.split(';').filter_map(|entry| entry.split_once(':'));
    let named = entries.filter_map(|(table, columns)| Some((literal(table.trim())?, columns)));
    named
        .map(|(name, columns)| {
            let names = columns.split(',').map(str::trim).filter(|column| !column.is_empty());
            let columns: Vec<String> = names.map(str::to_owned).collect();
            let captured = followed.then(|| of_key(subject, &name, &columns));
            Keyed { name, columns, place: subject.place(STATED), captured }
        })
        .collect()
}

/// A table of which the columns of the key alone are known.
fn of_key(subject: &Subject, name: &str, columns: &[String]) -> Captured {
    let prefix = subject.get("topic.prefix").unwrap_or_default().trim().to_owned();
    let topic = format!("{prefix}.{name}");
    let (namespace, connector) = (topic.clone(), "mysql".to_owned());
    let key: Vec<Field> = columns.iter().map(|column| Field::new(column, Schema::optional(Type::String))).collect();
    Captured { prefix, topic, namespace, connector, columns: key.clone(), key, described: false }
}

/// Whether a list of columns takes one out of the values, or changes it.
fn takes(key: &str, list: &str, path: &str) -> bool {
    // Equal values have equal hashes.
    let changes = (key.starts_with("column.mask.") && !key.starts_with("column.mask.hash."))
        || key.starts_with("column.truncate.to.");
    let listed = || {
        let patterns = list.split(',').filter_map(|text| Pattern::read(text.trim()).ok());
        patterns.into_iter().any(|pattern| pattern.matches(path))
    };
    match key {
        "column.include.list" => !list.trim().is_empty() && !listed(),
        "column.exclude.list" => listed(),
        _ => changes && listed(),
    }
}

/// Settings of transforms that take a column of the key out of a row or mask it, with the column.
fn on_the_way(subject: &Subject, chain: &Chain, captured: &Captured) -> Vec<(String, String)> {
    let mut lost = Vec::new();
    for passage in chain.trace(captured.record(RecordKind::Row)) {
        let mut before = captured.record(RecordKind::Row);
        for passed in passage.steps {
            let Some(after) = passed.after.clone() else { break };
            let columns = captured.key.iter().map(|field| field.name.as_str());
            let found = columns.filter_map(|column| Some((loses(subject, &passed, &before, &after, column)?, column)));
            lost.extend(found.map(|(key, column)| (key, column.to_owned())));
            before = after;
        }
    }
    lost.sort();
    lost.dedup();
    lost
}

fn loses(subject: &Subject, passed: &Passed, before: &Record, after: &Record, column: &str) -> Option<String> {
    let stage = subject.stages().find(|stage| stage.alias == passed.alias).filter(|_| passed.applied)?;
    let of_key = subject.get(&stage.key("type"))?.trim().ends_with("$Key");
    let side = |record: &Record| if of_key { record.key.clone() } else { record.value.clone() };
    side(before)?.field(column)?;
    let lists = |bare: &str, name: &str| subject.list(&stage.key(bare)).any(|field| field == name);
    if stage.is("MaskField") {
        return lists("fields", column).then(|| stage.key("fields"));
    }
    let renamed = subject.list(&stage.key("renames")).any(|pair| pair.split(':').next() == Some(column));
    let gone = stage.is("ReplaceField") && !renamed && side(after)?.field(column).is_none();
    gone.then(|| stage.key(if lists("exclude", column) { "exclude" } else { "include" }))
}

fn told(rule: &Rule, subject: &Subject, key: &str, column: &str, table: &Keyed) -> Diagnostic {
    let message = format!("`{key}` takes `{column}` out of the rows or changes it, and it is a column of the key");
    let finding = rule.at(subject, key, message).and(table.place.clone(), "the key");
    finding.help("keep the column as it is, or choose another key")
}
