use super::errors;
use crate::clickhouse::table::{Objects, live};
use crate::clickhouse::{CreateRole, CreateUser, Grant, identifier};
use crate::pipeline::{Pipeline, User};

/// A user with its role and what the role may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Users {
    /// Role.
    pub role: CreateRole,
    /// What it may do.
    pub grants: Vec<Grant>,
    /// User.
    pub user: CreateUser,
}

/// The user that loads history and the user that reads, each with no more than it needs.
pub fn users(pipeline: &Pipeline) -> [Users; 2] {
    [etl(pipeline), reader(pipeline)]
}

fn etl(pipeline: &Pipeline) -> Users {
    let role = role(&pipeline.clickhouse.etl);
    let grant = |privileges: &[&'static str], object: String| grant(pipeline, &role, privileges, object);
    let mut grants = vec![
        grant(&["NAMED COLLECTION"], identifier(&pipeline.clickhouse.clean_collection)),
        grant(&["S3"], "*.*".to_owned()),
        // The table function s3() needs it.
        grant(&["CREATE TEMPORARY TABLE"], "*.*".to_owned()),
    ];
    for table in pipeline.tables.iter().filter(|table| table.history.is_some()) {
        let objects = Objects::of(pipeline, table);
        // A replaced partition counts as deleted and inserted.
        grants.push(grant(&["SHOW COLUMNS", "SELECT", "INSERT", "ALTER DELETE"], objects.history.to_string()));
        let staging = ["SHOW TABLES", "CREATE TABLE", "DROP TABLE", "SELECT", "INSERT", "ALTER DELETE"];
        grants.push(grant(&staging, objects.history_load));
    }
    Users {
        user: user(pipeline, &pipeline.clickhouse.etl, &role, "etl_password"),
        role: create(pipeline, role),
        grants,
    }
}

fn reader(pipeline: &Pipeline) -> Users {
    let role = role(&pipeline.clickhouse.reader);
    let mut objects = Vec::new();
    for table in &pipeline.tables {
        objects.push(Objects::of(pipeline, table).current);
        objects.extend(table.live.iter().map(|view| live(pipeline, view).name));
    }
    objects.push(errors(pipeline).name);
    let grants = objects.into_iter().map(|object| grant(pipeline, &role, &["SELECT"], object.to_string())).collect();
    let user = user(pipeline, &pipeline.clickhouse.reader, &role, "reader_password");
    Users { user, role: create(pipeline, role), grants }
}

fn role(user: &User) -> String {
    format!("{}_role", user.name)
}

fn create(pipeline: &Pipeline, name: String) -> CreateRole {
    CreateRole { name, cluster: pipeline.clickhouse.cluster.clone() }
}

fn user(pipeline: &Pipeline, user: &User, role: &str, parameter: &str) -> CreateUser {
    CreateUser {
        name: user.name.clone(),
        password_parameter: parameter.to_owned(),
        role: role.to_owned(),
        cluster: pipeline.clickhouse.cluster.clone(),
    }
}

fn grant(pipeline: &Pipeline, role: &str, privileges: &[&'static str], object: String) -> Grant {
    Grant {
        privileges: privileges.to_vec(),
        object,
        role: role.to_owned(),
        cluster: pipeline.clickhouse.cluster.clone(),
    }
}
