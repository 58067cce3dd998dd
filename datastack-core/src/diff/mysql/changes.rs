use super::fit::{Fit, fit};
use crate::diff::{Difference, Risk};
use crate::mysql::read::{ReadColumn, ReadTable};
use crate::mysql::{ColumnSpec, ForeignKey, Index, ReferentialAction, identifier, string};

/// What an `ALTER TABLE` changes.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) clauses: Vec<String>,
    pub(super) reverse: Vec<String>,
    pub(super) differences: Vec<Difference>,
    pub(super) risk: Option<(Risk, &'static str)>,
    /// Rows have values afterwards that no change event tells: `ALTER TABLE` writes none.
    pub(super) unseen: bool,
    /// Something has no way back.
    pub(super) lasting: bool,
}

impl Changes {
    /// Columns that come, change and go.
    pub(super) fn columns(&mut self, live: &ReadTable, wanted: &ReadTable) {
        for (at, column) in wanted.columns.iter().enumerate() {
            let name = identifier(&column.name);
            let now = definition(wanted, column);
            let Some(there) = found(live, &column.name) else {
                let place = match at.checked_sub(1).and_then(|before| wanted.columns.get(before)) {
                    Some(before) => format!("after {}", identifier(&before.name)),
                    None => "first".to_owned(),
                };
                self.clauses.push(format!("add column {name} {now} {place}"));
                self.reverse.push(format!("drop column {name}"));
                self.differs(format!("column {}", column.name), None, Some(&now.to_string()));
                let empty = now.nullable && now.default.is_none() && now.generated.is_none();
                if !empty {
                    self.unseen = true;
                    self.risks(Risk::NeedsAttention, "rows that are there get a value: all of them are read once more");
                }
                continue;
            };
            let before = definition(live, there);
            if before == now {
                continue;
            }
            self.differs(format!("column {}", column.name), Some(&before.to_string()), Some(&now.to_string()));
            self.clauses.push(format!("modify column {name} {now}"));
            self.reverse.push(format!("modify column {name} {before}"));
            match fit(&before, &now) {
                _ if before.generated != now.generated => {
                    self.unseen = true;
                    self.risks(Risk::NeedsAttention, "values are computed anew: all rows are read once more");
                }
                Fit::Every if before.column_type == now.column_type => {}
                Fit::Every => self.risks(Risk::NeedsAttention, "the server may copy the table"),
                Fit::Refused => {
                    self.risks(
                        Risk::NeedsAttention,
                        "the server looks at all rows, and refuses if a value does not fit",
                    );
                }
                Fit::Changed => {
                    (self.unseen, self.lasting) = (true, true);
                    self.risks(Risk::LosesData, "a value that does not fit becomes another one");
                }
            }
        }
        for column in live.columns.iter().filter(|column| found(wanted, &column.name).is_none()) {
            self.clauses.push(format!("drop column {}", identifier(&column.name)));
            self.differs(format!("column {}", column.name), Some(&definition(live, column).to_string()), None);
            self.lasting = true;
            self.risks(Risk::LosesData, "the values of a column that is dropped are gone");
        }
    }

    /// Indexes that come or change; others are the server's, or somebody's who knows why.
    pub(super) fn indexes(&mut self, live: &ReadTable, wanted: &ReadTable) {
        for index in &wanted.indexes {
            if live.indexes.iter().any(|one| same(one, index)) {
                continue;
            }
            let name = index.name.as_deref().unwrap_or_default();
            let there = live.indexes.iter().find(|one| one.name.as_deref() == Some(name));
            if let Some(there) = there {
                self.clauses.push(format!("drop index {}", identifier(name)));
                self.reverse.push(format!("add {there}"));
            }
            self.reverse.insert(0, format!("drop index {}", identifier(name)));
            self.differs(format!("index {name}"), there.map(ToString::to_string).as_deref(), Some(&index.to_string()));
            self.clauses.push(format!("add {index}"));
            self.risks(Risk::NeedsAttention, "the server reads the whole table");
        }
    }

    /// Foreign keys that come.
    pub(super) fn foreign_keys(&mut self, live: &ReadTable, wanted: &[ForeignKey]) {
        for key in wanted {
            if live.foreign_keys.iter().any(|one| same_reference(one, key)) {
                continue;
            }
            self.clauses.push(format!("add {key}"));
            self.lasting = true;
            self.differs(format!("foreign key ({})", key.columns.join(", ")), None, Some(&key.to_string()));
            self.risks(Risk::NeedsAttention, "the server looks at all rows, and refuses if one points to nothing");
        }
    }

    /// Options of the table.
    pub(super) fn options(&mut self, live: &ReadTable, wanted: &ReadTable) {
        let text = |comment: &Option<String>| comment.clone().unwrap_or_default();
        if text(&live.comment) != text(&wanted.comment) {
            self.differs("comment".to_owned(), live.comment.as_deref(), wanted.comment.as_deref());
            self.clauses.push(format!("comment = {}", string(&text(&wanted.comment))));
            self.reverse.push(format!("comment = {}", string(&text(&live.comment))));
        }
        let engine = |table: &ReadTable| table.engine.as_deref().unwrap_or("InnoDB").to_owned();
        if !engine(live).eq_ignore_ascii_case(&engine(wanted)) {
            self.differs("engine".to_owned(), Some(&engine(live)), Some(&engine(wanted)));
            self.clauses.push(format!("engine = {}", engine(wanted)));
            self.reverse.push(format!("engine = {}", engine(live)));
            self.risks(Risk::NeedsAttention, "the server copies the table");
        }
    }

    fn differs(&mut self, attribute: String, live: Option<&str>, wanted: Option<&str>) {
        self.differences.extend(Difference::between(attribute, live, wanted));
    }

    /// The worst of all changes is that of the step.
    fn risks(&mut self, risk: Risk, consequence: &'static str) {
        if self.risk.is_none_or(|(known, _)| known < risk) {
            self.risk = Some((risk, consequence));
        }
    }
}

/// A column's definition as it reads outside its table; the keys that it states are the table's.
pub(super) fn definition(table: &ReadTable, column: &ReadColumn) -> ColumnSpec {
    ColumnSpec { primary_key: false, unique: false, ..table.stated(column).canonical() }
}

/// The column of this name; MySQL does not tell case apart in column names.
pub(super) fn found<'a>(table: &'a ReadTable, name: &str) -> Option<&'a ReadColumn> {
    table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))
}

fn same(one: &Index, other: &Index) -> bool {
    one.kind == other.kind && one.parts == other.parts
}

fn same_reference(one: &ForeignKey, other: &ForeignKey) -> bool {
    let refuses = |action: Option<ReferentialAction>| action.is_none_or(ReferentialAction::refuses);
    let acts = |one: Option<ReferentialAction>, other| (refuses(one) && refuses(other)) || one == other;
    one.columns == other.columns
        && one.table == other.table
        && one.references == other.references
        && acts(one.on_delete, other.on_delete)
        && acts(one.on_update, other.on_update)
}
