use super::Pipeline;
use crate::definition::{Ordering, Server};

/// A setting of the source server that the pipeline relies on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerSetting {
    /// Name of the global variable.
    pub variable: &'static str,
    /// Condition in SQL over `variable_value`, true if all is well.
    pub condition: String,
    /// What the value should be.
    pub wanted: String,
    /// What happens otherwise.
    pub reason: &'static str,
}

/// The settings to look at, for the server and the modes of the pipeline.
pub fn server_settings(pipeline: &Pipeline) -> Vec<ServerSetting> {
    let mysql = pipeline.mysql.server == Server::MySql;
    let mut settings = vec![
        exactly("log_bin", "ON", "nothing can be captured without a binlog"),
        exactly("binlog_format", "ROW", "the other formats hold statements, not rows"),
        exactly("binlog_row_image", "FULL", "columns that a statement did not touch would arrive as NULL"),
        retention(pipeline.mysql.binlog_retention),
        ServerSetting {
            variable: "server_id",
            condition: format!("variable_value not in ('0', '{}')", pipeline.cdc.server_id),
            wanted: format!("neither 0 nor {}", pipeline.cdc.server_id),
            reason: "the connector has an id of its own among the replicas",
        },
        mode("STRICT_TRANS_TABLES", "a value that does not fit its column would be stored changed"),
        mode("NO_ZERO_DATE", "a zero date has no counterpart behind MySQL: it becomes NULL, or 1970"),
        mode("NO_ZERO_IN_DATE", "a day or month of zero has no counterpart behind MySQL"),
        // What it stops at was seen on 3.5, snapshots and a backslash inside of a text are exact.
        ServerSetting {
            variable: "sql_mode",
            condition: "find_in_set('NO_BACKSLASH_ESCAPES', variable_value) = 0".to_owned(),
            wanted: "without NO_BACKSLASH_ESCAPES".to_owned(),
            reason: "the connector stops at a CREATE or ALTER with a text that ends in a backslash",
        },
    ];
    if mysql {
        settings.push(exactly("binlog_row_value_options", "", "a partial JSON document cannot be put together again"));
        settings.push(exactly("gtid_mode", "ON", "the connector finds its place after a failover by GTID alone"));
    }
    if mysql && pipeline.cdc.ordering == Ordering::Binlog {
        let reason = "all changes of a compressed transaction have one position, and `ordering` is `binlog`";
        settings.push(exactly("binlog_transaction_compression", "OFF", reason));
    }
    if pipeline.mysql.tls {
        settings.push(match mysql {
            true => ServerSetting {
                variable: "ssl_cert",
                condition: "variable_value <> ''".to_owned(),
                wanted: "a certificate".to_owned(),
                reason: "the connector's user must connect with encryption",
            },
            false => exactly("have_ssl", "YES", "the connector's user must connect with encryption"),
        });
    }
    settings
}

fn exactly(variable: &'static str, value: &str, reason: &'static str) -> ServerSetting {
    let wanted = if value.is_empty() { "empty".to_owned() } else { value.to_owned() };
    ServerSetting { variable, condition: format!("variable_value = '{value}'"), wanted, reason }
}

fn mode(name: &str, reason: &'static str) -> ServerSetting {
    let condition = format!("find_in_set('{name}', variable_value) > 0");
    ServerSetting { variable: "sql_mode", condition, wanted: format!("with {name}"), reason }
}

/// Zero keeps binlogs for ever.
fn retention(seconds: u64) -> ServerSetting {
    ServerSetting {
        variable: "binlog_expire_logs_seconds",
        condition: format!("variable_value = '0' or variable_value >= {seconds}"),
        wanted: format!("{seconds} or more"),
        reason: "after a longer outage the connector would have to read all tables anew",
    }
}
