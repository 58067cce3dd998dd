//! The rules, one file each.

mod added_field;
mod auto_created;
mod before_unwrap;
mod boolean;
mod chain;
mod dead_letters;
mod envelope;
mod history_topic;
mod include_and_exclude;
mod json_decimals;
mod json_numbers;
mod key_column_lost;
mod key_columns;
mod latest;
mod lossy_mode;
mod lost_deletes;
mod missing_key;
mod never_purged;
mod not_captured;
mod not_in_project;
mod null_default;
mod one_task;
mod other_database;
mod partitioner;
mod predicate;
mod qualified_name;
mod record_field;
mod refused_word;
mod renamed;
mod repeated_alias;
mod schemaless_format;
mod secret_text;
mod server_id;
mod swallowed;
mod timestamp_format;
mod tombstone_not_taken;
mod topic_creation;
mod topic_prefix;
mod truncated;
mod uncommitted;
mod unknown_class;
mod unread_key;
mod wrong_value;

use super::subject::Stage;

use super::{Neighbours, Subject, Surroundings};
use crate::diagnostic::{Diagnostic, Findings, Severity};
pub(super) use other_database::literal;
pub(crate) use wrong_value::value_fault;

/// Something that can be wrong with a connector.
pub struct Rule {
    /// Stable code, the number behind `DS`.
    pub code: u16,
    /// How bad it is.
    pub severity: Severity,
    /// What it says, in a line.
    pub says: &'static str,
    /// What really happens without the rule, and how to mend it: what `explain DS1101` prints. Paragraphs have an empty
    /// line between them.
    pub page: &'static str,
    check: Check,
}

/// A connector, those beside it, what else is known, and where findings go.
type Check = fn(&Rule, &Subject, &Neighbours, &Surroundings, &mut Findings);

impl Rule {
    pub(super) fn check(&self, subject: &Subject, near: &Neighbours, around: &Surroundings, findings: &mut Findings) {
        (self.check)(self, subject, near, around, findings);
    }

    /// A finding of the rule at the value of a key, or at the connector if the key is not written.
    fn at(&self, subject: &Subject, key: &str, message: impl Into<String>) -> Diagnostic {
        let make = match self.severity {
            Severity::Error => Diagnostic::error,
            Severity::Warning => Diagnostic::warning,
        };
        make(self.code, subject.place(key), message.into())
    }
}

/// All rules, in the order of their codes.
pub const RULES: &[Rule] = &[
    unread_key::RULE,
    wrong_value::RULE,
    missing_key::RULE,
    server_id::RULE,
    one_task::RULE,
    topic_prefix::RULE,
    history_topic::RULE,
    refused_word::RULE,
    qualified_name::RULE,
    include_and_exclude::RULE,
    swallowed::RULE,
    dead_letters::RULE,
    secret_text::RULE,
    not_captured::RULE,
    lossy_mode::RULE,
    other_database::RULE,
    key_columns::RULE,
    predicate::RULE,
    before_unwrap::RULE,
    timestamp_format::RULE,
    lost_deletes::RULE,
    null_default::RULE,
    added_field::RULE,
    envelope::RULE,
    topic_creation::RULE,
    repeated_alias::RULE,
    unknown_class::RULE,
    uncommitted::RULE,
    latest::RULE,
    schemaless_format::RULE,
    partitioner::RULE,
    not_in_project::RULE,
    chain::RULE,
    key_column_lost::RULE,
    truncated::RULE,
    boolean::RULE,
    renamed::RULE,
    tombstone_not_taken::RULE,
    never_purged::RULE,
    record_field::RULE,
    json_decimals::RULE,
    auto_created::RULE,
    json_numbers::RULE,
];
