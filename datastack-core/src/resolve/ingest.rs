use super::code;
use super::scope::Scope;
use crate::definition::{ProjectDefinition, TableDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::mysql::{ColumnSpec, ColumnType};
use crate::pipeline::{Ingest, IngestRule};

pub(super) fn project(scope: &Scope, project: &ProjectDefinition) -> Option<Ingest> {
    let path = DefinitionPath::project().keys("ingest.rows");
    let rows = scope.number(&path, project.ingest.rows, 100, 1..=1_000_000);
    project.ingest.enabled.unwrap_or(true).then_some(Ingest { rows })
}

/// How the ingestor makes values of a column, if it was told.
pub(super) fn rule(
    scope: &Scope,
    root: &DefinitionPath,
    table: &TableDefinition,
    name: &str,
    spec: &ColumnSpec,
) -> Option<IngestRule> {
    let text = table.ingest.get(name)?;
    let path = root.key("ingest").key(name);
    let fault = |message: String| {
        let help = "known: `uniform(LOW, HIGH)`, `weights(label=number, ...)`, `fk(table.column)`";
        scope.push(Diagnostic::error(code::INGEST, path.clone(), message).help(help));
    };
    match parse(text) {
        None => fault(format!("`{text}` is no rule for values of `{name}`")),
        Some(IngestRule::Weights(weights)) => {
            let labels = match &spec.column_type {
                ColumnType::Enum { labels, .. } => Some(labels),
                _ => None,
            };
            let unknown = weights.iter().find(|(label, _)| labels.is_some_and(|known| !known.contains(label)));
            match unknown {
                Some((label, _)) => fault(format!("`{label}` is no label of `{name}`")),
                None => return Some(IngestRule::Weights(weights)),
            }
        }
        Some(rule) => return Some(rule),
    }
    None
}

fn parse(text: &str) -> Option<IngestRule> {
    let (name, rest) = text.trim().split_once('(')?;
    let arguments = rest.strip_suffix(')')?;
    match name.trim() {
        "uniform" => {
            let (low, high) = arguments.split_once(',')?;
            let (low, high) = (low.trim(), high.trim());
            let ordered = low.parse::<f64>().ok()? <= high.parse::<f64>().ok()?;
            ordered.then(|| IngestRule::Uniform { low: low.to_owned(), high: high.to_owned() })
        }
        "weights" => {
            let weight = |pair: &str| {
                let (label, weight) = pair.rsplit_once('=')?;
                Some((label.trim().to_owned(), weight.trim().parse().ok()?))
            };
            let weights: Option<Vec<(String, u32)>> = arguments.split(',').map(weight).collect();
            weights.filter(|weights| weights.iter().any(|(_, weight)| *weight > 0)).map(IngestRule::Weights)
        }
        "fk" => {
            let (table, column) = arguments.trim().split_once('.')?;
            Some(IngestRule::ForeignKey { table: table.to_owned(), column: column.to_owned() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::pipeline::IngestRule;

    #[test]
    fn rules_are_functions_of_constants() {
        let uniform = IngestRule::Uniform { low: "5".to_owned(), high: "900".to_owned() };
        assert_eq!(parse("uniform(5, 900)"), Some(uniform));
        let weights = vec![("new".to_owned(), 5), ("paid".to_owned(), 3)];
        assert_eq!(parse("weights(new=5, paid=3)"), Some(IngestRule::Weights(weights)));
        let key = IngestRule::ForeignKey { table: "customers".to_owned(), column: "customer_id".to_owned() };
        assert_eq!(parse("fk(customers.customer_id)"), Some(key));
        assert_eq!(parse("uniform(9, 1)"), None);
        assert_eq!(parse("random()"), None);
    }
}
