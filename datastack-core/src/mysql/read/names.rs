use std::collections::HashMap;

use super::ReadTable;
use crate::mysql::index::KeyTarget;

/// Gives keys the spelling that tables and columns have at their definition: MySQL does not tell case apart in names of
/// columns, and some servers not in names of tables.
pub(super) fn unify(tables: &mut [ReadTable]) {
    let spelled: HashMap<String, Vec<String>> = tables
        .iter()
        .map(|table| (table.name.to_lowercase(), table.columns.iter().map(|column| column.name.clone()).collect()))
        .collect();
    let tables_spelled: Vec<String> = tables.iter().map(|table| table.name.clone()).collect();
    for table in tables {
        let own = spelled.get(&table.name.to_lowercase()).cloned().unwrap_or_default();
        table.primary_key.iter_mut().for_each(|name| spell(name, &own));
        for part in table.indexes.iter_mut().flat_map(|index| &mut index.parts) {
            if let KeyTarget::Column(name) = &mut part.target {
                spell(name, &own);
            }
        }
        for key in &mut table.foreign_keys {
            key.columns.iter_mut().for_each(|name| spell(name, &own));
            if let Some(others) = spelled.get(&key.table.to_lowercase()) {
                key.references.iter_mut().for_each(|name| spell(name, others));
            }
            spell(&mut key.table, &tables_spelled);
        }
    }
}

fn spell(name: &mut String, known: &[String]) {
    if known.contains(name) {
        return;
    }
    if let Some(spelled) = known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        name.clone_from(spelled);
    }
}
