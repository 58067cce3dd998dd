//! Debezium's two transforms that ask a script, whose answer nobody foresees.

use crate::connect::Record;
use crate::connect::catalogue::{Class, Key, Role, Verified};
use crate::connect::pattern::{Pattern, Unread};

use super::declare::transform;
use super::effect::{Effect, Fault, Notes, Outcome, keep};
use super::settings::{Settings, words};
use super::topic::unforeseen;

/// A class in a jar of its own, which needs the jar of a language too.
const fn scripting(name: &'static str, keys: &'static [&'static [Key]]) -> Class {
    Class { name, role: Role::Transform, product: "Debezium 3.5", verified: Verified::Source, keys, families: &[] }
}

transform! {
    /// Debezium's `Filter`: a script decides which records are dropped.
    whole ScriptedFilter = scripting("io.debezium.transforms.Filter") {
        /// The topics whose records it sees; all without it.
        topics: Option<String> = Key::text("topic.regex"),
        /// The language of the script.
        language: String = Key::text("language").required(),
        /// The script.
        condition: String = Key::text("condition").required(),
        /// What becomes of tombstones.
        nulls: Nulls = Key::text("null.handling.mode").default("keep").words(Nulls::WORDS),
    }
    check readable
}

transform! {
    /// Debezium's `ContentBasedRouter`: a script names the topic.
    whole ContentBasedRouter = scripting("io.debezium.transforms.ContentBasedRouter") {
        /// The topics whose records it sees; all without it.
        topics: Option<String> = Key::text("topic.regex"),
        /// The language of the script.
        language: String = Key::text("language").required(),
        /// The script.
        expression: String = Key::text("topic.expression").required(),
        /// What becomes of tombstones.
        nulls: Nulls = Key::text("null.handling.mode").default("keep").words(Nulls::WORDS),
    }
    check readable
}

words! {
    /// What becomes of a record without a value.
    pub enum Nulls {
        /// It goes on as it is.
        Keep = "keep",
        /// It is dropped.
        Drop = "drop",
        /// The script sees it too.
        Evaluate = "evaluate",
    }
}

fn readable(topics: Option<&String>, settings: &mut Settings<'_>) {
    if let Some(Err(Unread::Invalid(what))) = topics.map(|text| Pattern::read(text)) {
        settings.refuse("topic.regex", what);
    }
}

/// What becomes of a record that no script sees.
fn unseen(topics: Option<&String>, nulls: Nulls, record: Record) -> Result<Result<Outcome, Record>, Fault> {
    if let Some(text) = topics {
        let pattern = Pattern::read(text).map_err(|unread| unforeseen(&unread))?;
        if record.topic_is_open() {
            return Err(Fault::unforeseen(format!("whether `{text}` matches a topic that the values decide")));
        }
        if !pattern.matches(&record.topic) {
            return keep(record).map(Ok);
        }
    }
    match nulls {
        Nulls::Keep if record.null => keep(record).map(Ok),
        Nulls::Drop if record.null => Ok(Ok(Outcome::Drop)),
        _ => Ok(Err(record)),
    }
}

impl ScriptedFilter {
    fn readable(&self, settings: &mut Settings<'_>) {
        readable(self.topics.as_ref(), settings);
    }

    fn effect(&self, record: Record, _notes: &mut Notes) -> Effect {
        match unseen(self.topics.as_ref(), self.nulls, record)? {
            Ok(outcome) => Ok(outcome),
            // Whatever it answers, a record that stays is the same.
            Err(record) => Ok(Outcome::Branch(vec![Some(record), None])),
        }
    }
}

impl ContentBasedRouter {
    fn readable(&self, settings: &mut Settings<'_>) {
        readable(self.topics.as_ref(), settings);
    }

    fn effect(&self, record: Record, _notes: &mut Notes) -> Effect {
        match unseen(self.topics.as_ref(), self.nulls, record)? {
            Ok(outcome) => Ok(outcome),
            Err(_) => Err(Fault::unforeseen(format!("which topic the script `{}` names", self.expression))),
        }
    }
}
