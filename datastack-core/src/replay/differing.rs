use crate::clickhouse::project::dead_letters_name;
use crate::clickhouse::table::Objects;
use crate::diff::{Live, LiveClickHouse, plan};
use crate::pipeline::{Pipeline, Table};

/// What the replay of some tables goes through, and what is not as the definition says. The statements are made for the
/// definition: views that run otherwise would give versions of another epoch, or leave records out.
pub fn differing(pipeline: &Pipeline, tables: &[&Table], live: LiveClickHouse) -> Vec<String> {
    let mut through = vec![dead_letters_name(pipeline)];
    for table in tables {
        let objects = Objects::of(pipeline, table);
        through.extend([objects.rows, objects.events, objects.events_to_rows, objects.events_to_dead]);
    }
    let through: Vec<String> = through.iter().map(ToString::to_string).collect();
    let plan = plan(pipeline, &Live { clickhouse: Some(live), ..Live::default() });
    let steps = plan.steps.iter().map(|step| &step.subject);
    let subjects = steps.chain(plan.obstacles.iter().map(|obstacle| &obstacle.subject));
    let mut names: Vec<String> =
        subjects.map(|subject| subject.name.clone()).filter(|name| through.contains(name)).collect();
    names.sort();
    names.dedup();
    names
}
