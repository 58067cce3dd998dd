use super::Resnapshot;
use crate::mysql::{Values, identifier};

impl Resnapshot<'_> {
    /// Brings texts of the session into the form that ClickHouse gives them.
    pub const SESSION: &'static str = "SET SESSION sql_mode = '', time_zone = '+00:00'";

    /// Counts the rows whose key lies above 2^63 - 1; none if no key can. Of 1,217 rows up to key
    /// 2^64 - 1, Debezium 3.5 read those of the first chunk and then called the table finished.
    pub fn keys_beyond(&self) -> Option<String> {
        let table = self.table();
        let beyond: Vec<String> = table
            .key_columns()
            .filter(|(column, _)| match column.spec.domain().values {
                Values::Integer { greatest, .. } => greatest > i128::from(i64::MAX),
                _ => false,
            })
            .map(|(column, _)| format!("{} > {}", identifier(column.name.as_str()), i64::MAX))
            .collect();
        (!beyond.is_empty()).then(|| format!("SELECT COUNT(*) FROM {} WHERE {}", self.source(), beyond.join(" OR ")))
    }

    /// Counts the rows that are to be read. A condition that MySQL cannot read fails here, before the connector sees it.
    pub fn source_rows(&self) -> String {
        format!("SELECT COUNT(*) FROM {} WHERE {}", self.source(), self.condition_in_source())
    }

    /// Which of some keys the source has, and whether each of its rows is to be read: the columns of the key, then 1 or 0.
    /// None if keys cannot be compared.
    pub fn in_source(&self, keys: &[Vec<String>]) -> Option<String> {
        let forms = self.key.as_ref()?;
        let columns: Vec<String> = forms.iter().map(|form| form.in_mysql()).collect();
        let keys = keys.iter().map(|key| {
            let values: Vec<String> = forms.iter().zip(key).map(|(form, text)| form.of_mysql(text)).collect();
            format!("({})", values.join(", "))
        });
        Some(format!(
            "SELECT {columns}, COALESCE({}, 0) FROM {} WHERE ({columns}) IN ({})",
            self.condition_in_source(),
            self.source(),
            keys.collect::<Vec<_>>().join(", "),
            columns = columns.join(", "),
        ))
    }

    fn source(&self) -> String {
        let database = self.pipeline.mysql.database.as_str();
        format!("{}.{}", identifier(database), identifier(self.table.name.as_str()))
    }

    fn condition_in_source(&self) -> String {
        format!("({})", self.condition.unwrap_or("TRUE"))
    }
}
