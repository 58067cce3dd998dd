"""Brings generated files onto the engines, unmodified, one engine a module."""

from stack.deploy import (
    buckets,
    clickhouse,
    connectors,
    engines,
    mysql,
    several,
    topics,
)

__all__ = [
    "buckets",
    "clickhouse",
    "connectors",
    "engines",
    "mysql",
    "several",
    "topics",
]
