//! Another topic for a record.

use crate::connect::Record;
use crate::connect::pattern::Unread;

use super::effect::{Effect, Fault, keep};

/// Sends a record to another topic, if Kafka takes its name.
pub(super) fn reroute(record: Record, topic: String) -> Effect {
    keep(rerouted(record, topic)?)
}

pub(super) fn rerouted(mut record: Record, topic: String) -> Result<Record, Fault> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    // What the values decide stands between angle brackets.
    let mut inside = false;
    let fine = topic.chars().all(|c| {
        let bracket = c == '<' || c == '>';
        inside = if bracket { c == '<' } else { inside };
        bracket || inside || legal(c)
    });
    if topic.is_empty() || !fine || topic.len() > 249 || topic == "." || topic == ".." {
        return Err(Fault::fails(format!("`{topic}` is no name that Kafka takes for a topic")));
    }
    record.topic = topic;
    Ok(record)
}

pub(super) fn unforeseen(unread: &Unread) -> Fault {
    match unread {
        Unread::Invalid(what) => Fault::fails(what.clone()),
        Unread::Beyond(what) => Fault::unforeseen(what.clone()),
    }
}
