use super::columns::Column;
use super::objects::WantedObject;
use super::rebuild::rebuild;
use super::statement::Statement;
use super::widening::widens;
use crate::clickhouse::identifier;
use crate::diff::{Action, Difference, Obstacle, Operation, Phase, Risk, Step, Subject, System};

/// What becomes of a table that keeps rows and is not as it shall be.
pub(super) enum Altered {
    Step(Box<Step>),
    Obstacle(Obstacle),
}

/// Clauses that no ALTER changes.
const FIXED: [&str; 4] = ["ENGINE", "PARTITION BY", "PRIMARY KEY", "ORDER BY"];

pub(super) fn alter(object: &WantedObject, live: &Statement, wanted: &Statement) -> Altered {
    let subject = Subject::new(System::ClickHouse, "table", object.object.to_string());
    let fixed: Vec<String> = FIXED
        .into_iter()
        .filter(|clause| live.clauses.get(clause) != wanted.clauses.get(clause))
        .map(|clause| {
            let text = |of: &Statement| of.clauses.get(clause).cloned().unwrap_or_else(|| "none".to_owned());
            format!("{clause} is {}, and shall be {}", text(live), text(wanted))
        })
        .chain(fixed_types(live, wanted))
        .collect();
    // A table without the columns of the key is not one that a pipeline filled.
    let ours = key(wanted).iter().all(|name| live.columns.columns.iter().any(|one| one.name == *name));
    if !fixed.is_empty() && ours && object.table.is_some() && object.cluster.is_none() {
        return Altered::Step(Box::new(rebuild(object, live, wanted, subject)));
    }
    if !fixed.is_empty() {
        return Altered::Obstacle(Obstacle {
            subject,
            message: fixed.join("; "),
            help:
                "ClickHouse cannot alter that: make a table with the wanted statement beside it, fill it with INSERT \
                   SELECT, and exchange the two with EXCHANGE TABLES while `__queue_to_events` is dropped"
                    .to_owned(),
        });
    }
    let mut changes = Changes::default();
    // An index is in the way of a column that goes, and comes after a column that it reads.
    changes.indexes_go(&live.columns.indexes, &wanted.columns.indexes);
    changes.columns(&live.columns.columns, &wanted.columns.columns);
    changes.indexes_come(&live.columns.indexes, &wanted.columns.indexes);
    changes.clauses(live, wanted);
    let statement = |actions: &[String]| format!("ALTER TABLE {} {}", object.placed(), actions.join(", "));
    let operation = Operation::ClickHouse { statements: vec![statement(&changes.actions)] };
    let reason = "the table is there, and not as it shall be";
    let mut step = Step::new(Phase::ClickHouse, Action::Alter, subject, reason, object.artifact.clone(), operation)
        .differing(changes.differences);
    if !changes.reverse.is_empty() {
        step = step.reversed_by(statement(&changes.reverse));
    }
    if let Some((risk, consequence)) = changes.risk {
        step = step.risking(risk, consequence);
    }
    Altered::Step(Box::new(step))
}

/// The columns of the sorting key.
fn key(of: &Statement) -> Vec<&str> {
    let key = of.clauses.get("ORDER BY").map(String::as_str).unwrap_or_default();
    key.trim_matches(['(', ')']).split(", ").map(|name| name.trim_matches('`')).collect()
}

/// Columns whose type no ALTER changes: those of the sorting key, and those that could no longer hold every value that
/// they have, where an ALTER would stick half-way.
fn fixed_types(live: &Statement, wanted: &Statement) -> Vec<String> {
    let key = key(wanted);
    let says = |column: &Column, found: &Column, kind: &str| {
        format!("{kind} `{}` is {}, and shall be {}", column.name, found.data_type, column.data_type)
    };
    let fixed = |column: &Column| {
        let found = live.columns.columns.iter().find(|one| one.name == column.name)?;
        if key.contains(&column.name.as_str()) && found.data_type != column.data_type {
            return Some(says(column, found, "key column"));
        }
        (!widens(&found.data_type, &column.data_type)).then(|| says(column, found, "column"))
    };
    wanted.columns.columns.iter().filter_map(fixed).collect()
}

#[derive(Default)]
struct Changes {
    actions: Vec<String>,
    reverse: Vec<String>,
    differences: Vec<Difference>,
    risk: Option<(Risk, String)>,
}

impl Changes {
    fn columns(&mut self, live: &[Column], wanted: &[Column]) {
        let both = |of: &[Column], other: &[Column]| -> Vec<String> {
            let shared = of.iter().filter(|column| other.iter().any(|one| one.name == column.name));
            shared.map(|column| column.name.clone()).collect()
        };
        let (order, wanted_order) = (both(live, wanted), both(wanted, live));
        let moved = order != wanted_order;
        if moved {
            self.differs("order of columns".to_owned(), Some(&order.join(", ")), Some(&wanted_order.join(", ")));
        }
        for (at, column) in wanted.iter().enumerate() {
            let place = match at.checked_sub(1).and_then(|before| wanted.get(before)) {
                Some(before) => format!("AFTER {}", identifier(&before.name)),
                None => "FIRST".to_owned(),
            };
            let name = identifier(&column.name);
            let definition = column.definition();
            let Some(found) = live.iter().find(|one| one.name == column.name) else {
                self.actions.push(format!("ADD COLUMN IF NOT EXISTS {name} {definition} {place}"));
                self.reverse.push(format!("DROP COLUMN {name}"));
                self.differs(format!("column {}", column.name), None, Some(&definition));
                self.risks(
                    Risk::NeedsAttention,
                    "rows that are there already have the default until they are read once more",
                );
                continue;
            };
            if found == column {
                if moved {
                    self.actions.push(format!("MODIFY COLUMN {name} {definition} {place}"));
                }
                continue;
            }
            self.differs(format!("column {}", column.name), Some(&found.definition()), Some(&definition));
            if found.data_type != column.data_type {
                self.risks(Risk::NeedsAttention, "the column is written anew, which takes as long as it is big");
            }
            self.actions.push(match moved {
                true => format!("MODIFY COLUMN {name} {definition} {place}"),
                false => format!("MODIFY COLUMN {name} {definition}"),
            });
            self.reverse.push(format!("MODIFY COLUMN {name} {}", found.definition()));
            // MODIFY COLUMN leaves out nothing that it does not name.
            if found.comment.is_some() && column.comment.is_none() {
                self.actions.push(format!("COMMENT COLUMN {name} ''"));
            }
            if found.codec.is_some() && column.codec.is_none() {
                self.actions.push(format!("MODIFY COLUMN {name} REMOVE CODEC"));
            }
            if found.default.is_some() && column.default.is_none() {
                self.actions.push(format!("MODIFY COLUMN {name} REMOVE DEFAULT"));
            }
        }
        for column in live.iter().filter(|column| wanted.iter().all(|one| one.name != column.name)) {
            self.actions.push(format!("DROP COLUMN IF EXISTS {}", identifier(&column.name)));
            self.differs(format!("column {}", column.name), Some(&column.definition()), None);
            self.risks(Risk::LosesData, "the values of a column that is dropped are gone");
        }
    }

    fn indexes_go(&mut self, live: &[(String, String)], wanted: &[(String, String)]) {
        for (name, text) in live {
            let kept = wanted.iter().find(|(one, _)| one == name);
            if kept.is_none_or(|(_, now)| now != text) {
                self.actions.push(format!("DROP INDEX IF EXISTS {name}"));
                self.reverse.push(format!("ADD INDEX {name} {text}"));
                self.differs(format!("index {name}"), Some(text), kept.map(|(_, now)| now.as_str()));
            }
        }
    }

    fn indexes_come(&mut self, live: &[(String, String)], wanted: &[(String, String)]) {
        for (name, text) in wanted {
            let there = live.iter().find(|(one, _)| one == name);
            if there.is_none_or(|(_, now)| now != text) {
                self.actions.push(format!("ADD INDEX IF NOT EXISTS {name} {text}"));
                self.reverse.push(format!("DROP INDEX {name}"));
                if there.is_none() {
                    self.differs(format!("index {name}"), None, Some(text));
                }
            }
        }
    }

    fn clauses(&mut self, live: &Statement, wanted: &Statement) {
        for (clause, set, remove) in
            [("TTL", "MODIFY TTL", "REMOVE TTL"), ("COMMENT", "MODIFY COMMENT", "MODIFY COMMENT ''")]
        {
            let (found, now) = (live.clauses.get(clause), wanted.clauses.get(clause));
            if found == now {
                continue;
            }
            let action = |text: Option<&String>| text.map_or_else(|| remove.to_owned(), |text| format!("{set} {text}"));
            self.actions.push(action(now));
            self.reverse.push(action(found));
            self.differs(clause.to_owned(), found.map(String::as_str), now.map(String::as_str));
            if clause == "TTL" && now.is_some() {
                self.risks(Risk::LosesData, "rows that are older than the TTL go");
            }
        }
        let settings = |of: &Statement| of.clauses.get("SETTINGS").cloned();
        if settings(live) != settings(wanted) {
            self.differs("SETTINGS".to_owned(), settings(live).as_deref(), settings(wanted).as_deref());
            let name = |setting: &str| setting.split(" = ").next().unwrap_or_default().to_owned();
            let stated = settings(wanted).unwrap_or_default();
            for setting in settings(live).unwrap_or_default().split(", ").filter(|setting| !setting.is_empty()) {
                if !stated.split(", ").any(|one| name(one) == name(setting)) {
                    self.actions.push(format!("RESET SETTING {}", name(setting)));
                    self.reverse.push(format!("MODIFY SETTING {setting}"));
                }
            }
            if !stated.is_empty() {
                self.actions.push(format!("MODIFY SETTING {stated}"));
            }
        }
    }

    fn differs(&mut self, attribute: String, live: Option<&str>, wanted: Option<&str>) {
        self.differences.extend(Difference::between(attribute, live, wanted));
    }

    /// The worst of all changes is that of the step.
    fn risks(&mut self, risk: Risk, consequence: &str) {
        if self.risk.as_ref().is_none_or(|(known, _)| *known < risk) {
            self.risk = Some((risk, consequence.to_owned()));
        }
    }
}
