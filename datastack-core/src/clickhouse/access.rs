//! Roles, users and grants as values.

use std::fmt;

use super::identifier;
use super::statement::on_cluster;

/// `CREATE ROLE IF NOT EXISTS`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateRole {
    /// Name.
    pub name: String,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
}

/// `CREATE USER IF NOT EXISTS` with one role, which is its default role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateUser {
    /// Name.
    pub name: String,
    /// Query parameter that holds the password when the statement runs: no file ever does.
    pub password_parameter: String,
    /// Role.
    pub role: String,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
}

/// `GRANT` to a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Privileges.
    pub privileges: Vec<&'static str>,
    /// What they are given on, as it stands in SQL.
    pub object: String,
    /// Role that gets them.
    pub role: String,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
}

impl fmt::Display for CreateRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cluster = on_cluster(self.cluster.as_deref());
        writeln!(f, "CREATE ROLE IF NOT EXISTS {}{cluster};", identifier(&self.name))
    }
}

impl fmt::Display for CreateUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, password_parameter, role, cluster } = self;
        let cluster = on_cluster(cluster.as_deref());
        let (name, role) = (identifier(name), identifier(role));
        writeln!(f, "CREATE USER IF NOT EXISTS {name}{cluster}")?;
        writeln!(f, "IDENTIFIED WITH sha256_password BY {{{password_parameter}:String}};")?;
        writeln!(f, "GRANT{cluster} {role} TO {name};")?;
        let target = if cluster.is_empty() { name.clone() } else { format!("{name}{cluster}") };
        writeln!(f, "ALTER USER {target} DEFAULT ROLE {role};")
    }
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cluster = on_cluster(self.cluster.as_deref());
        let privileges = self.privileges.join(", ");
        writeln!(f, "GRANT{cluster} {privileges} ON {} TO {};", self.object, identifier(&self.role))
    }
}
