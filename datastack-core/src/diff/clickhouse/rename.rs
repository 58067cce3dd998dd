use sqlparser::dialect::ClickHouseDialect;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::objects::WantedObject;
use super::statement::Statement;
use crate::clickhouse::identifier;
use crate::diff::{Action, Difference, Operation, Phase, Risk, Step, Subject, System};

/// Renames the columns that a table still has under an earlier name; gives the table as it is afterwards. The server
/// writes the new name into skip indexes and TTL by itself, and refuses to rename and to modify a column in one statement
/// (26.9).
pub(super) fn rename(object: &WantedObject, live: &Statement) -> (Statement, Vec<Step>) {
    let mut after = live.clone();
    let mut steps = Vec::new();
    for (new, earlier) in &object.renamed {
        let has = |name: &str| after.columns.columns.iter().any(|column| column.name == name);
        let Some(old) = earlier.iter().find(|old| has(old)).filter(|_| !has(new)) else { continue };
        steps.push(step(object, old, new));
        let in_text = |text: &mut String| *text = under_new_name(text, old, new);
        after.columns.columns.iter_mut().filter(|column| column.name == *old).for_each(|column| {
            column.name.clone_from(new);
        });
        after.columns.indexes.iter_mut().for_each(|(_, text)| in_text(text));
        after.clauses.get_mut("TTL").into_iter().for_each(in_text);
    }
    (after, steps)
}

/// An expression of the server's with a column renamed; as it is, where it cannot be read.
fn under_new_name(text: &str, old: &str, new: &str) -> String {
    let Ok(tokens) = Tokenizer::new(&ClickHouseDialect {}, text).tokenize() else { return text.to_owned() };
    let renamed = tokens.into_iter().map(|token| match token {
        Token::Word(word) if word.value == old => identifier(new),
        other => other.to_string(),
    });
    renamed.collect()
}

fn step(object: &WantedObject, old: &str, new: &str) -> Step {
    let subject = Subject::new(System::ClickHouse, "column", format!("{}.{new}", object.object));
    let statement = |from: &str, to: &str| {
        format!("ALTER TABLE {} RENAME COLUMN IF EXISTS {} TO {}", object.placed(), identifier(from), identifier(to))
    };
    let operation = Operation::ClickHouse { statements: vec![statement(old, new)] };
    let reason = "the column is there under the name that it had before";
    Step::new(Phase::ClickHouse, Action::Alter, subject, reason, object.artifact.clone(), operation)
        .differing(Difference::between("name", Some(old), Some(new)).into_iter().collect())
        .risking(Risk::NeedsAttention, "whoever reads the column by its old name fails")
        .reversed_by(statement(new, old))
}

#[cfg(test)]
mod tests {
    use super::under_new_name;

    #[test]
    fn only_the_column_itself_is_renamed() {
        let text = "toDateTime(at) + toIntervalYear(10) WHERE `at` > 'at' AND at_most = 1";
        let renamed = "toDateTime(placed) + toIntervalYear(10) WHERE placed > 'at' AND at_most = 1";
        assert_eq!(under_new_name(text, "at", "placed"), renamed);
    }
}
