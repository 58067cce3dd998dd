use super::code;
use super::scope::Scope;
use crate::definition::{ProjectDefinition, TableDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::mysql::{ColumnSpec, ColumnType, Values};
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
        Some(IngestRule::Uniform { low, high }) => match out_of_range(spec, &low, &high) {
            Some(what) => fault(format!("`{text}` {what} of `{name}`")),
            None => return Some(IngestRule::Uniform { low, high }),
        },
        Some(IngestRule::ForeignKey { table, column }) => return Some(IngestRule::ForeignKey { table, column }),
    }
    None
}

/// What is wrong with a range of numbers for the column, if anything.
fn out_of_range(spec: &ColumnSpec, low: &str, high: &str) -> Option<String> {
    let (least, greatest) = match spec.domain().values {
        Values::Integer { least, greatest } => (least as f64, greatest as f64),
        Values::Decimal { precision, scale, signed } => bounds(10_f64.powi(i32::from(precision - scale)), signed),
        Values::Float { signed, .. } => bounds(f64::MAX, signed),
        Values::Bits { width } => (0.0, 2_f64.powi(i32::from(width)) - 1.0),
        Values::Year => (1901.0, 2155.0),
        Values::Text { .. }
        | Values::Bytes { .. }
        | Values::Label { .. }
        | Values::Labels { .. }
        | Values::Json
        | Values::Date
        | Values::TimeSpan { .. }
        | Values::WallClock { .. }
        | Values::Instant { .. }
        | Values::Geometry { .. }
        | Values::Vector { .. }
        | Values::Uuid
        | Values::Address { .. } => return Some("gives numbers, which are no values".to_owned()),
    };
    let within = |bound: &str| bound.parse::<f64>().is_ok_and(|bound| (least..=greatest).contains(&bound));
    (!within(low) || !within(high)).then(|| "leaves the range".to_owned())
}

fn bounds(greatest: f64, signed: bool) -> (f64, f64) {
    (if signed { -greatest } else { 0.0 }, greatest)
}

fn parse(text: &str) -> Option<IngestRule> {
    let (name, rest) = text.trim().split_once('(')?;
    let arguments = rest.strip_suffix(')')?;
    match name.trim() {
        "uniform" => {
            let (low, high) = arguments.split_once(',')?;
            let (low, high) = (low.trim(), high.trim());
            let (first, last) = (low.parse::<f64>().ok()?, high.parse::<f64>().ok()?);
            (first.is_finite() && last.is_finite() && first <= last)
                .then(|| IngestRule::Uniform { low: low.to_owned(), high: high.to_owned() })
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
    use super::{out_of_range, parse};
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
        assert_eq!(parse("uniform(1, inf)"), None);
        assert_eq!(parse("random()"), None);
    }

    #[test]
    fn a_range_lies_within_what_the_column_holds() {
        let found = |definition: &str, low, high| out_of_range(&definition.parse().unwrap(), low, high);
        assert_eq!(found("tinyint", "-128", "127"), None);
        assert_eq!(found("bigint unsigned", "0", "18446744073709551615"), None);
        assert_eq!(found("decimal(4,2)", "-99.99", "99.99"), None);
        let leaves = Some("leaves the range".to_owned());
        assert_eq!(found("tinyint unsigned", "0", "256"), leaves);
        assert_eq!(found("decimal(4,2) unsigned", "-1", "1"), leaves);
        assert_eq!(found("year", "1", "2000"), leaves);
        assert_eq!(found("date", "1", "2"), Some("gives numbers, which are no values".to_owned()));
    }
}
