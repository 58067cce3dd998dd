use std::fmt::Write;

use datastack_core::diff::{Difference, Plan, Risk, Step};

/// The longest value that is shown whole.
const SHOWN: usize = 100;

/// A plan for its reader.
pub(super) fn plan(plan: &Plan) -> String {
    let mut text = String::new();
    for (at, step) in plan.steps.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(text, "{:>3}. {}", at + 1, of_step(step));
    }
    for note in &plan.notes {
        let _ = writeln!(text, "note: {note}");
    }
    let _ = match plan.steps.len() {
        0 if plan.obstacles.is_empty() => writeln!(text, "nothing to do: what runs is as the definition says"),
        0 => writeln!(text, "no step mends this"),
        1 => writeln!(text, "1 step"),
        steps => writeln!(text, "{steps} steps"),
    };
    text
}

/// What a step does, in a line.
pub(super) fn line(step: &Step) -> String {
    format!("{} {} in {}", step.action.word(), step.subject, step.subject.system)
}

fn of_step(step: &Step) -> String {
    let mut text = format!("{}\n     {}; as {} says\n", line(step), step.reason, step.artifact);
    for difference in &step.differences {
        let _ = writeln!(text, "       {}", of_difference(difference));
    }
    if let Some(consequence) = &step.consequence {
        let risk = match step.risk {
            Risk::Safe => "safe",
            Risk::NeedsAttention => "needs attention",
            Risk::LosesData => "LOSES DATA",
        };
        let _ = writeln!(text, "     {risk}: {consequence}");
    }
    if step.risk == Risk::LosesData {
        let _ = writeln!(text, "     allowed by --allow-data-loss {}", step.id);
    }
    if let Some(reverse) = &step.reverse {
        let _ = writeln!(text, "     taken back by: {}", short(reverse));
    }
    text
}

fn of_difference(Difference { attribute, live, wanted }: &Difference) -> String {
    match (live, wanted) {
        (Some(live), Some(wanted)) => format!("{attribute}: {} -> {}", short(live), short(wanted)),
        (None, Some(wanted)) => format!("{attribute}: not there -> {}", short(wanted)),
        (Some(live), None) => format!("{attribute}: {} -> not there", short(live)),
        (None, None) => attribute.clone(),
    }
}

/// A value on one line, cut where it is long: the whole of it stands in the plan's JSON.
fn short(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use datastack_core::diff::{Action, Difference, Operation, Phase, Plan, Risk, Step, Subject, System};

    #[test]
    fn a_plan_shows_each_step_with_its_reason_risk_and_reverse() {
        let subject = Subject::new(System::Kafka, "topic", "shop.orders");
        let operation = Operation::AddPartitions { name: "shop.orders".to_owned(), partitions: 2 };
        let step = Step::new(Phase::Topics, Action::Alter, subject, "it differs", "topics/orders.json", operation)
            .differing(Difference::between("retention.ms", Some("2"), Some("1")).into_iter().collect())
            .risking(Risk::LosesData, "records go")
            .reversed_by("kafka-configs");
        let plan = Plan {
            project: "shop".to_owned(),
            environment: None,
            steps: vec![step],
            obstacles: Vec::new(),
            notes: vec!["users are not compared".to_owned()],
        };
        let expected = "  1. alter topic shop.orders in Kafka\n     it differs; as topics/orders.json says\n       \
                        retention.ms: 2 -> 1\n     LOSES DATA: records go\n     allowed by --allow-data-loss \
                        kafka/alter/topic/shop.orders\n     taken back by: kafka-configs\nnote: users are not \
                        compared\n1 step\n";
        assert_eq!(super::plan(&plan), expected);
    }
}
