use super::{Pipeline, Table};
use crate::mysql::{CreateTable, ForeignKey, Index, IndexKind, KeyPart};

/// The table in MySQL.
pub fn create_table(pipeline: &Pipeline, table: &Table) -> CreateTable {
    let columns = table.columns.iter().map(|column| (column.name.to_string(), column.spec.clone())).collect();
    let inline = table.columns.iter().any(|column| column.spec.primary_key);
    let parts = |names: &[crate::name::ColumnName]| -> Vec<KeyPart> {
        names.iter().map(|name| KeyPart::column(name.as_str())).collect()
    };
    CreateTable {
        database: Some(pipeline.mysql.database.to_string()),
        primary_key: if inline { Vec::new() } else { parts(&table.key) },
        indexes: table
            .indexes
            .iter()
            .map(|index| Index {
                name: Some(index.name.clone()),
                kind: if index.unique { IndexKind::Unique } else { IndexKind::Plain },
                parts: parts(&index.columns),
            })
            .collect(),
        foreign_keys: table
            .foreign_keys
            .iter()
            .map(|key| ForeignKey {
                name: None,
                columns: vec![key.column.to_string()],
                database: None,
                table: key.table.to_string(),
                references: vec![key.target.to_string()],
                on_delete: None,
                on_update: None,
            })
            .collect(),
        engine: Some("InnoDB".to_owned()),
        charset: Some("utf8mb4".to_owned()),
        comment: table.comment.clone(),
        ..CreateTable::new(table.name.as_str(), columns)
    }
}
