"""ClickHouse's HTTP interface in front of the ClickHouse engine in this process (chdb), for tests.

The engine is ClickHouse 26.9 itself: its SQL, formats, MergeTree, Kafka and S3 tables, materialized views. What a
server adds and chdb lacks is not here: replication, ON CLUSTER, the native protocol, and users with privileges (see
`access`). Answers are sent when they are whole.
"""

NOT_EXECUTED = "X-Testbed-Not-Executed"
"""Header of the answer to a statement that was parsed and not executed; see `access`."""
