//! Settings of the servers that no image has by default.

use datastack_core::definition::Server;
use datastack_core::pipeline::Pipeline;
use serde::Serialize;
use serde_json::{Value, json};

use super::roles::Address;

#[derive(Serialize)]
pub(super) struct MySql {
    port: u16,
    mariadb: bool,
    /// Seconds.
    binlog_retention: u64,
}

pub(super) fn mysql(pipeline: &Pipeline, address: &Address) -> MySql {
    MySql {
        port: address.port,
        mariadb: pipeline.mysql.server == Server::MariaDb,
        binlog_retention: pipeline.mysql.binlog_retention,
    }
}

#[derive(Serialize)]
pub(super) struct ClickHouse {
    port: u16,
    cluster: Option<String>,
    host: String,
}

pub(super) fn clickhouse(pipeline: &Pipeline, address: &Address) -> ClickHouse {
    ClickHouse { port: address.port, cluster: pipeline.clickhouse.cluster.clone(), host: address.host.clone() }
}

/// What the pipeline's own key may do in the object store: its two buckets, and nothing else.
pub(super) fn policy(pipeline: &Pipeline) -> Value {
    let buckets = [&pipeline.archive.bucket, &pipeline.history.bucket];
    let resources = |suffix: &str| -> Vec<String> {
        buckets.iter().map(|bucket| format!("arn:aws:s3:::{bucket}{suffix}")).collect()
    };
    json!({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
                "Resource": resources(""),
            },
            {
                "Effect": "Allow",
                "Action": [
                    "s3:AbortMultipartUpload",
                    "s3:DeleteObject",
                    "s3:GetObject",
                    "s3:ListMultipartUploadParts",
                    "s3:PutObject",
                ],
                "Resource": resources("/*"),
            },
        ],
    })
}
