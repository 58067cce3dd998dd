use serde::Serialize;

use super::texts::{Texts, texts};
use crate::clickhouse::ObjectName;
use crate::clickhouse::table::Objects;
use crate::definition::Pii;
use crate::journey::{TextForm, arrives};
use crate::mysql::ColumnType;
use crate::pipeline::{Pipeline, Table};

/// A column that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// Its type in MySQL.
    pub column_type: ColumnType,
    /// Its canonical texts.
    pub texts: Texts,
    /// Whether it holds personal data, which is never shown.
    pub personal: bool,
}

/// A column that is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its name.
    pub column: String,
    /// Why not.
    pub reason: String,
}

/// What of a table is compared, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedTable {
    /// Its name.
    pub name: String,
    /// Its database in MySQL.
    pub database: String,
    /// The current state in ClickHouse.
    pub current: ObjectName,
    /// Every version of each row in ClickHouse.
    pub rows: ObjectName,
    /// The columns of the key, in its order. They are among the columns too.
    pub key: Vec<Compared>,
    /// The columns that are compared.
    pub columns: Vec<Compared>,
    /// The columns that are not.
    pub left_out: Vec<LeftOut>,
}

impl VerifiedTable {
    /// What of a table of the pipeline is compared: every column that arrives as it is, or as a hash that both sides can
    /// compute.
    pub fn of(pipeline: &Pipeline, table: &Table) -> Self {
        let objects = Objects::of(pipeline, table);
        let (mut columns, mut left_out) = (Vec::new(), Vec::new());
        for column in &table.columns {
            let compared = column
                .journey
                .as_ref()
                .filter(|journey| journey.loss.is_none() && journey.recorded.text != TextForm::Mask);
            match compared {
                Some(journey) => columns.push(Compared {
                    name: column.name.to_string(),
                    column_type: column.spec.column_type.clone(),
                    texts: texts(
                        column.name.as_str(),
                        &column.spec,
                        journey,
                        pipeline.cdc.hash_salt.as_deref(),
                        pipeline.mysql.server,
                    ),
                    personal: column.pii.is_some_and(|pii| match pii {
                        Pii::Drop | Pii::Hash | Pii::Mask | Pii::Keep => true,
                    }),
                }),
                None => {
                    left_out.push(LeftOut { column: column.name.to_string(), reason: arrives(column, &pipeline.cdc) })
                }
            }
        }
        let key = table.key.iter().filter_map(|name| columns.iter().find(|column| column.name == name.as_str()));
        Self {
            name: table.name.to_string(),
            database: pipeline.mysql.database.to_string(),
            current: objects.current,
            rows: objects.rows,
            key: key.cloned().collect(),
            columns,
            left_out,
        }
    }
}
