use super::code;
use super::scope::Scope;
use crate::definition::{Pii, TableDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::journey::refusal;
use crate::mysql::ColumnType;
use crate::name::ColumnName;
use crate::pipeline::Column;

/// The columns that tell rows apart, each checked: it must exist, hold a value, and arrive as it is.
pub(super) fn key(
    scope: &Scope,
    root: &DefinitionPath,
    name: &str,
    definition: &TableDefinition,
    columns: &[Column],
) -> Vec<ColumnName> {
    let inline: Vec<ColumnName> =
        columns.iter().filter(|column| column.spec.primary_key).map(|column| column.name.clone()).collect();
    let stated: Vec<ColumnName> = definition.key.iter().filter_map(|column| ColumnName::new(column).ok()).collect();
    let key = if definition.key.is_empty() { inline } else { stated };
    if key.is_empty() {
        let message = format!("table `{name}` has no key: its rows could not be told apart downstream");
        let help = "add `key = [\"...\"]` with the columns of the primary key";
        scope.push(Diagnostic::error(code::KEY, root.clone(), message).help(help));
    }
    for (index, column) in key.iter().enumerate() {
        let path = root.key("key").index(index);
        if key[..index].contains(column) {
            let message = format!("column `{column}` stands twice in the key");
            scope.push(Diagnostic::error(code::KEY, path.clone(), message).help("delete one of them"));
        }
        if let Some(column) = columns.iter().find(|known| known.name == *column) {
            key_column(scope, root, path, column);
        }
    }
    key
}

fn key_column(scope: &Scope, root: &DefinitionPath, path: DefinitionPath, column: &Column) {
    let name = &column.name;
    let definition = root.key("columns").key(name.as_str());
    if column.transformed {
        let message = format!("key column `{name}` is transformed: no row of the history could be told from another");
        scope.push(
            Diagnostic::error(code::KEY, path.clone(), message)
                .and(root.keys("history.transformed"), "named here")
                .help("have the transform leave the key as it is"),
        );
    }
    if column.spec.nullable {
        let message = format!("key column `{name}` can be NULL");
        scope.push(
            Diagnostic::error(code::KEY, path.clone(), message)
                .and(definition.clone(), "no NOT NULL here")
                .refusing(&refusal::NULL_IN_KEY)
                .help("add `not null` to its definition"),
        );
    }
    let changed = match column.pii {
        Some(Pii::Drop) => Some((&refusal::LEFT_OUT_KEY, "is dropped: all rows would have one key")),
        Some(Pii::Hash | Pii::Mask) => {
            Some((&refusal::MASKED_KEY, "is masked in the value only: the record's key would hold it in clear"))
        }
        Some(Pii::Keep) | None => None,
    };
    if let Some((way, what)) = changed {
        let message = format!("key column `{name}` {what}");
        let other = root.key("pii").key(name.as_str());
        scope.push(
            Diagnostic::error(code::KEY_VALUE, path.clone(), message)
                .and(other, "here")
                .refusing(way)
                .help("write `keep`, or choose another key"),
        );
    }
    if let (Some(_), Some(loss)) = (&column.accepted_loss, column.journey.as_ref().and_then(|way| way.loss.as_ref())) {
        let message = format!("key column `{name}` does not arrive as it is: {}", loss.what);
        let other = root.key("loss").key(name.as_str());
        let help = "a key has to tell rows apart behind MySQL too: mend the loss, or choose another key";
        let finding = Diagnostic::error(code::KEY_VALUE, path.clone(), message).and(other, "accepted here");
        scope.push(finding.refusing(&refusal::LOSSY_KEY).help(help));
    }
    if column.excluded.is_some() {
        let message = format!("key column `{name}` is left out");
        let other = root.key("exclude").key(name.as_str());
        scope.push(
            Diagnostic::error(code::KEY_VALUE, path.clone(), message)
                .and(other, "here")
                .refusing(&refusal::LEFT_OUT_KEY)
                .help("a key column cannot be left out"),
        );
    }
    match &column.spec.column_type {
        ColumnType::Float { .. } | ColumnType::Double { .. } | ColumnType::Json => {
            let message = format!("key column `{name}` has no values that are equal in every engine");
            let double = matches!(column.spec.column_type, ColumnType::Double { .. });
            let way = if double { &refusal::DOUBLE_KEY } else { &refusal::INEXACT_KEY };
            let finding = Diagnostic::error(code::KEY_VALUE, path, message).and(definition, "");
            scope.push(finding.refusing(way).help("choose another key"));
        }
        ColumnType::Char { charset, .. } | ColumnType::Varchar { charset, .. } | ColumnType::Text { charset, .. } => {
            let exact = charset.bin
                || charset.collation.as_deref().is_some_and(|collation| collation.ends_with("_bin"))
                || charset.name.as_deref() == Some("binary");
            if !exact {
                let message = format!(
                    "key column `{name}` has a collation that may join `A` and `a`, which stay two keys downstream"
                );
                let help = "give it a collation that ends in `_bin`, or accept DS1023 with the reason";
                scope.push(Diagnostic::warning(code::TEXT_KEY, path, message).and(definition, "").help(help));
            }
        }
        _ => {}
    }
}
