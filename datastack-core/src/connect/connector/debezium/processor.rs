//! Parts that change a row before it becomes a record: named by an alias in `post.processors`.

use super::PRODUCT;
use crate::connect::catalogue::{Class, Key, Role, Verified};

/// Reads columns again that the event does not hold.
pub(crate) const RESELECT: Class = Class {
    name: "io.debezium.processors.reselect.ReselectColumnsPostProcessor",
    role: Role::Part,
    product: PRODUCT,
    verified: Verified::Source,
    keys: &[&[
        Key::list("reselect.columns.include.list").note("`database.table:column`"),
        Key::list("reselect.columns.exclude.list").note("`database.table:column`"),
        Key::boolean("reselect.unavailable.values").default("true"),
        Key::boolean("reselect.null.values").default("true"),
        Key::boolean("reselect.use.event.key").default("false"),
        Key::text("reselect.error.handling.mode").default("warn").words(&["warn", "fail"]),
    ]],
    families: &[],
};
