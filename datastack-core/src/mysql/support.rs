use std::collections::HashSet;

use super::column::{ColumnSpec, DefaultValue};
use super::column_type::ColumnType;
use crate::definition::Server;

impl ColumnSpec {
    /// Why a server of this kind would refuse the column; empty if it accepts it.
    pub fn refusals(&self, server: Server) -> Vec<String> {
        let mut refusals = Vec::new();
        match (&self.column_type, server) {
            (ColumnType::Uuid | ColumnType::Inet4 | ColumnType::Inet6, Server::MySql) => {
                refusals.push(format!("MySQL has no type `{}`, it is MariaDB's", self.column_type));
            }
            (ColumnType::Geometry { srid: Some(_), .. }, Server::MariaDb) => {
                refusals.push("MariaDB has no `srid` attribute".to_owned());
            }
            (ColumnType::Text { .. } | ColumnType::Blob { .. } | ColumnType::Json, Server::MySql)
                if matches!(self.default, Some(DefaultValue::Literal { .. })) =>
            {
                refusals.push(format!(
                    "MySQL accepts no constant default for `{}`; put it in parentheses, as an expression",
                    self.column_type
                ));
            }
            _ => {}
        }
        if server == Server::MariaDb && self.generated.is_some() && !self.nullable {
            refusals.push("MariaDB accepts no `not null` on a generated column".to_owned());
        }
        if let ColumnType::Enum { labels, charset } | ColumnType::Set { labels, charset } = &self.column_type
            && !charset.bin
            && charset.collation.is_none()
            && let Some(label) = repeated(labels)
        {
            refusals.push(format!("label '{label}' stands twice but for its case; add `collate utf8mb4_bin`"));
        }
        refusals
    }
}

/// A label that an earlier one equals in all but case.
fn repeated(labels: &[String]) -> Option<&String> {
    let mut seen = HashSet::new();
    labels.iter().find(|label| !seen.insert(label.to_lowercase()))
}
