use std::collections::BTreeMap;
use std::ops::Range;

use datastack_core::definition::{Columns, TableDefinition};
use datastack_core::mysql::read::{Placed, ReadColumn, ReadTable};
use datastack_core::mysql::{ColumnType, DefaultValue, ForeignKey, Index, IndexKind, LiteralKind};

/// A table as a definition states it.
pub(crate) struct Converted {
    pub(crate) definition: TableDefinition,
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "only `import` tells of it"))]
    pub(crate) left_out: Vec<LeftOut>,
}

/// What the definition has no words for, or what a reader of it should know.
#[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "only `import` tells of it"))]
pub(crate) struct LeftOut {
    /// A sentence.
    pub(crate) what: String,
    /// The bytes of the SQL file that state it.
    pub(crate) span: Range<usize>,
}

/// States a table of a SQL file as a definition.
pub(crate) fn convert(table: &ReadTable) -> Converted {
    let columns = table.columns.iter().map(|column| (column.name.clone(), table.stated(column).to_string()));
    let definition = TableDefinition {
        key: table.key().into_iter().map(str::to_owned).collect(),
        comment: table.comment.clone().filter(|comment| !comment.is_empty()),
        columns: columns.collect::<Columns>(),
        ..TableDefinition::default()
    };
    let mut converted = Converted { definition, left_out: Vec::new() };
    if let Some(index) = table.unique_keys().next().filter(|_| table.primary_key.is_empty())
        && !converted.definition.key.is_empty()
    {
        let key = converted.definition.key.join("`, `");
        let what = format!("table `{}` has no primary key; its rows are told apart by the unique `{key}`", table.name);
        converted.say(&index.span, what);
    }
    for column in &table.columns {
        converted.zero_date(&table.name, column);
    }
    for index in &table.indexes {
        converted.index(&table.name, index);
    }
    for key in &table.foreign_keys {
        converted.foreign_key(&table.name, key);
    }
    if let Some(engine) = table.engine.as_ref().filter(|engine| !engine.eq_ignore_ascii_case("innodb")) {
        let what = format!("table `{}` has the engine {engine}, which is not carried over", table.name);
        converted.say(&table.span, what);
    }
    converted
}

impl Converted {
    fn say(&mut self, span: &Range<usize>, what: String) {
        self.left_out.push(LeftOut { what, span: span.clone() });
    }

    /// A default that only a lenient server takes shows that rows hold it.
    fn zero_date(&mut self, table: &str, column: &ReadColumn) {
        let Some(DefaultValue::Literal { text, kind: LiteralKind::String }) = &column.spec.default else { return };
        let dated = matches!(
            column.spec.column_type,
            ColumnType::Date | ColumnType::DateTime { .. } | ColumnType::Timestamp { .. }
        );
        if dated && text.starts_with("0000-00-00") {
            let arrives = if column.spec.nullable { "NULL or 1970-01-01" } else { "1970-01-01" };
            self.say(
                &column.span,
                format!(
                    "column `{table}.{}` has a zero date as its default: that is no date, and arrives as {arrives}",
                    column.name
                ),
            );
        }
    }

    fn index(&mut self, table: &str, index: &Placed<Index>) {
        let columns: Option<Vec<String>> = index
            .parts
            .iter()
            .map(|part| part.whole_column().filter(|_| !part.descending).map(str::to_owned))
            .collect();
        let kept = match index.kind {
            IndexKind::Unique => Some(&mut self.definition.unique),
            IndexKind::Plain => Some(&mut self.definition.indexes),
            IndexKind::Fulltext | IndexKind::Spatial => None,
        };
        match (kept, columns) {
            (Some(kept), Some(columns)) => {
                let name = index.name.clone().or_else(|| columns.first().cloned()).unwrap_or_default();
                kept.insert(free_name(kept, &name), columns);
            }
            _ => self.say(
                &index.span,
                format!(
                    "{index} of table `{table}` is not carried over: a definition holds indexes over whole columns, ascending"
                ),
            ),
        }
    }

    fn foreign_key(&mut self, table: &str, key: &Placed<ForeignKey>) {
        let single = match (key.columns.as_slice(), key.references.as_slice(), &key.database) {
            ([column], [target], None) => Some((column, target)),
            _ => None,
        };
        match single {
            Some((column, target)) if !self.definition.foreign_keys.contains_key(column) => {
                self.definition.foreign_keys.insert(column.clone(), format!("{}.{target}", key.table));
                self.actions(table, column, key);
            }
            _ => self.say(
                &key.span,
                format!(
                    "{} of table `{table}` is not carried over: a definition holds foreign keys of one column to a table of the same database",
                    key.value
                ),
            ),
        }
    }
}

impl Converted {
    /// What a foreign key does with rows of this table when the other table changes.
    fn actions(&mut self, table: &str, column: &str, key: &Placed<ForeignKey>) {
        let actions = [("delete", key.on_delete), ("update", key.on_update)];
        let stated: Vec<_> = actions.into_iter().filter_map(|(event, action)| Some((event, action?))).collect();
        if stated.is_empty() {
            return;
        }
        let clauses: Vec<String> = stated.iter().map(|(event, action)| format!("on {event} {action}")).collect();
        let changes = stated.iter().any(|(_, action)| !action.refuses());
        // MySQL 9.7 writes these rows to the binlog, MariaDB 10.11 does not [measured].
        let consequence = match changes {
            true => ": rows that MariaDB, or MySQL before 9.6, changes by it have no events, and stay as they were",
            false => "",
        };
        let what = format!(
            "`{}` of the foreign key over `{table}.{column}` is not carried over{consequence}",
            clauses.join(" ")
        );
        self.say(&key.span, what);
    }
}

/// The name that MySQL gives to a further index of the same name: a number follows it.
fn free_name(taken: &BTreeMap<String, Vec<String>>, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains_key(name)).unwrap_or_default()
}
