use std::collections::BTreeMap;

/// What was found on the source database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveMySql {
    /// Whether the database is there.
    pub database: bool,
    /// What `SHOW CREATE TABLE` says of the tables that the pipeline names.
    pub tables: BTreeMap<String, String>,
    /// How the server itself writes the tables of [`super::asked_forms`].
    pub wanted: BTreeMap<String, String>,
    /// Whether the heartbeat's row is there.
    pub heartbeat: bool,
    /// The users that the pipeline names and the server has.
    pub users: BTreeMap<String, LiveUser>,
    /// Values of settings that are not as they shall be, by variable and condition.
    pub unmet: BTreeMap<(String, String), String>,
}

/// A user as the server has it, for any host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveUser {
    /// What `SHOW GRANTS` says, without what names the user or its password: `GRANT SELECT ON `a`.`b`, and
    /// `WITH GRANT OPTION` behind it.
    pub grants: Vec<String>,
    /// Whether the server refuses it without encryption.
    pub encrypted: bool,
    /// Whether the password of the secret lets the user in; none if the secret is not at hand.
    pub admitted: Option<bool>,
}
