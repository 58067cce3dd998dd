use super::Resnapshot;
use crate::definition::Ordering;

impl Resnapshot<'_> {
    /// Keys that are compared at a time.
    pub const AT_A_TIME: usize = 1000;

    /// Counts the rows of the current state: all, and those that were read or have changed since the topic's partitions
    /// ended at these offsets. A condition of MySQL that ClickHouse cannot read fails here.
    pub fn progress(&self, since: &[i64]) -> String {
        format!(
            "SELECT count() AS whole, countIf({}) AS fresh FROM {} FINAL WHERE {}",
            self.fresh(since),
            self.objects.rows,
            self.current()
        )
    }

    /// Keys of rows that were neither read nor changed since, after some that are passed over; each a list of texts. None
    /// if keys cannot be compared.
    pub fn stale(&self, since: &[i64], passed: usize) -> Option<String> {
        let forms = self.key.as_ref()?;
        let texts: Vec<String> = forms.iter().map(|form| form.text()).collect();
        let columns: Vec<String> = forms.iter().map(|form| form.in_clickhouse()).collect();
        Some(format!(
            "SELECT [{}] AS key FROM {} FINAL WHERE {} AND NOT ({}) ORDER BY {} LIMIT {} OFFSET {passed}",
            texts.join(", "),
            self.objects.rows,
            self.current(),
            self.fresh(since),
            columns.join(", "),
            Self::AT_A_TIME,
        ))
    }

    /// Marks the rows of some keys as deleted, unless they have been read or changed since. A mark is the row itself, so
    /// that it stands in the same partition, with its own version: of equal ones the last that was inserted counts, and
    /// any later record of the key ranks above it. None if keys cannot be compared.
    pub fn mark(&self, since: &[i64], keys: &[Vec<String>]) -> Option<String> {
        let forms = self.key.as_ref()?;
        let columns: Vec<String> = forms.iter().map(|form| form.in_clickhouse()).collect();
        let keys = keys.iter().map(|key| {
            let values: Vec<String> = forms.iter().zip(key).map(|(form, text)| form.of_clickhouse(text)).collect();
            format!("({})", values.join(", "))
        });
        // Beside REPLACE, a condition would be about the values that it puts in.
        Some(format!(
            "INSERT INTO {rows} SELECT * REPLACE (1 AS _deleted, 'd' AS _op, now('UTC') AS _loaded_at) FROM (SELECT * FROM \
             {rows} FINAL WHERE _deleted = 0 AND NOT ({}) AND ({}) IN ({}))",
            self.fresh(since),
            columns.join(", "),
            keys.collect::<Vec<_>>().join(", "),
            rows = self.objects.rows,
        ))
    }

    /// Counts rows that rank above everything that the topic holds, whose partitions end at these offsets: nothing that is
    /// read can set them right.
    pub fn ahead(&self, ends: &[i64]) -> String {
        let (epoch, offset) = self.place();
        format!(
            "SELECT count() AS whole, countIf({epoch} > {own} OR ({epoch} = {own} AND {offset} >= {end})) AS fresh FROM {} \
             FINAL WHERE _deleted = 0",
            self.objects.rows,
            own = self.table.epoch,
            end = by_partition(ends),
        )
    }

    fn current(&self) -> String {
        match self.condition {
            Some(condition) => format!("_deleted = 0 AND ({condition})"),
            None => "_deleted = 0".to_owned(),
        }
    }

    fn fresh(&self, since: &[i64]) -> String {
        let (epoch, offset) = self.place();
        format!("{epoch} = {} AND {offset} >= {}", self.table.epoch, by_partition(since))
    }

    /// Epoch and offset in a version.
    fn place(&self) -> (&'static str, &'static str) {
        match self.pipeline.cdc.ordering {
            Ordering::Offset => ("bitShiftRight(_version, 48)", "bitAnd(_version, 281474976710655)"),
            Ordering::Binlog => ("bitShiftRight(_version, 112)", "bitAnd(_version, toUInt128(1099511627775))"),
        }
    }
}

/// The offset of a row's partition. A row that was written by hand may name one that there is not.
fn by_partition(offsets: &[i64]) -> String {
    let offsets: Vec<String> = offsets.iter().map(i64::to_string).collect();
    format!("[{}][least(_partition + 1, {})]", offsets.join(", "), offsets.len())
}
