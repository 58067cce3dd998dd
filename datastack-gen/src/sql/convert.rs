use std::collections::BTreeMap;

use datastack_core::definition::{Columns, TableDefinition};
use datastack_core::mysql::read::ReadTable;
use datastack_core::mysql::{ForeignKey, Index, IndexKind};

/// A table as a definition states it.
pub(crate) struct Converted {
    pub(crate) definition: TableDefinition,
    /// What the definition has no words for, each in a sentence.
    pub(crate) left_out: Vec<String>,
}

/// States a table of a SQL file as a definition.
pub(crate) fn convert(table: &ReadTable) -> Converted {
    let columns = table.columns.iter().map(|column| (column.name.clone(), table.stated(column).to_string()));
    let definition = TableDefinition {
        key: table.primary_key.clone(),
        comment: table.comment.clone().filter(|comment| !comment.is_empty()),
        columns: columns.collect::<Columns>(),
        ..TableDefinition::default()
    };
    let mut converted = Converted { definition, left_out: Vec::new() };
    for index in &table.indexes {
        converted.index(&table.name, index);
    }
    for key in &table.foreign_keys {
        converted.foreign_key(&table.name, key);
    }
    if let Some(engine) = table.engine.as_ref().filter(|engine| !engine.eq_ignore_ascii_case("innodb")) {
        converted.left_out.push(format!("table `{}` has the engine {engine}, which is not carried over", table.name));
    }
    converted
}

impl Converted {
    fn index(&mut self, table: &str, index: &Index) {
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
            _ => self.left_out.push(format!(
                "{index} of table `{table}` is not carried over: a definition holds indexes over whole columns, ascending"
            )),
        }
    }

    fn foreign_key(&mut self, table: &str, key: &ForeignKey) {
        let single = match (key.columns.as_slice(), key.references.as_slice(), &key.database) {
            ([column], [target], None) => Some((column, target)),
            _ => None,
        };
        match single {
            Some((column, target)) if !self.definition.foreign_keys.contains_key(column) => {
                self.definition.foreign_keys.insert(column.clone(), format!("{}.{target}", key.table));
                let actions = [("delete", key.on_delete), ("update", key.on_update)];
                for (event, action) in actions.into_iter().filter_map(|(event, action)| Some((event, action?))) {
                    self.left_out.push(format!(
                        "`on {event} {action}` of the foreign key over `{table}.{column}` is not carried over"
                    ));
                }
            }
            _ => self.left_out.push(format!(
                "{key} of table `{table}` is not carried over: a definition holds foreign keys of one column to a table of the same database"
            )),
        }
    }
}

/// The name that MySQL gives to a further index of the same name: a number follows it.
fn free_name(taken: &BTreeMap<String, Vec<String>>, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains_key(name)).unwrap_or_default()
}
