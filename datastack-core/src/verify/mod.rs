//! Proof that source and sink agree by value.
//!
//! Nothing is asked here. From a pipeline come the questions to both engines, and from their answers what differs. Every
//! value has one canonical text that both engines can write ([`Texts`]): two texts are equal exactly when the values are.
//! A row is the SHA-256 of its texts, a bucket of keys the number of its rows and the sum of their first 64 bits; where two
//! buckets differ, keys are compared, and where those differ, values.
//!
//! The history is compared with the current state, which is compared with MySQL: rows that have not changed since the
//! history's newest day ended must be the same in both.

mod bucket;
mod column;
mod day;
mod difference;
mod document;
mod history;
mod key;
mod outcome;
mod position;
mod query;
mod row;
mod texts;

pub use bucket::{Bucket, Hashed, buckets_for, differing_buckets, differing_keys};
pub use column::{Compared, LeftOut, VerifiedTable};
pub use day::{Day, current_buckets, current_keys, current_rows, days, history_buckets, history_keys, history_rows};
pub use difference::{Differences, KeyDifference, Kind, Sides};
pub use history::{Change, Stored, Verdict, VerifiedHistory};
pub use key::{Key, keys_in_clickhouse, keys_in_mysql};
pub use outcome::{HistoryOutcome, TableOutcome, Verified};
pub use position::BinlogPosition;
pub use query::{
    clickhouse_buckets, clickhouse_keys, clickhouse_last_changes, clickhouse_rows, mysql_buckets, mysql_keys,
    mysql_rows,
};
pub use row::{Values, columns_that_differ, shown};
pub use texts::{Form, Pair, Texts};
