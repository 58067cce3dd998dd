use datastack_core::diff::Step;

use super::{LiveError, Secrets, Systems};

/// Is told how a plan gets on.
pub trait Observer {
    /// A step begins.
    fn begins(&mut self, step: &Step);
    /// A step is done.
    fn done(&mut self, step: &Step);
}

/// How far a plan got.
#[derive(Debug)]
pub struct Applied<'a> {
    /// The steps that were run to their end, in order.
    pub done: Vec<&'a Step>,
    /// The step that failed, and why.
    pub failed: Option<(&'a Step, LiveError)>,
    /// The steps that were not begun.
    pub left: Vec<&'a Step>,
}

/// Runs steps in their order, and stops at the first that fails.
pub async fn apply<'a>(
    systems: &Systems,
    secrets: &Secrets,
    steps: &[&'a Step],
    observer: &mut impl Observer,
) -> Applied<'a> {
    let mut applied = Applied { done: Vec::new(), failed: None, left: Vec::new() };
    for (at, step) in steps.iter().enumerate() {
        observer.begins(step);
        match systems.run(&step.operation, secrets).await {
            Ok(()) => {
                observer.done(step);
                applied.done.push(step);
            }
            Err(error) => {
                applied.failed = Some((step, error));
                applied.left = steps[at + 1..].to_vec();
                break;
            }
        }
    }
    applied
}
