"""Other topics."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, debezium, kafka
from chains.rows import LANE

CHAINS = [
    Chain(
        "route: the whole topic",
        (
            UNWRAP,
            kafka("RegexRouter", regex=r"(.*)\.shop\.(.*)", replacement="$1-$2"),
        ),
    ),
    Chain(
        "route: a part of the topic",
        (
            UNWRAP,
            kafka("RegexRouter", regex=r"shop\.(.*)", replacement="{prefix}-$1"),
        ),
    ),
    Chain(
        "route: a shorter match",
        (
            UNWRAP,
            kafka(
                "RegexRouter",
                on="rows",
                regex=r"{prefix}|{prefix}\.shop\.orders",
                replacement="{prefix}-x",
            ),
        ),
    ),
    Chain(
        "route: no topic",
        (
            UNWRAP,
            kafka("RegexRouter", on="rows", regex=".*", replacement="{prefix} $0"),
        ),
    ),
    Chain(
        "route: after a router",
        (
            kafka("RegexRouter", regex=r"(.*)\.shop\.(.*)", replacement="$1-$2"),
            debezium("ExtractNewRecordState", on="rows"),
        ),
    ),
    Chain("route: by time", (kafka("TimestampRouter"),)),
    Chain(
        "route: by a column",
        (debezium("ExtractNewRecordState", route_by_field="lane"),),
        topics=(LANE,),
    ),
    Chain(
        "route: by a number",
        (debezium("ExtractNewRecordState", route_by_field="customer"),),
    ),
    Chain(
        "logical table",
        (
            debezium(
                "ByLogicalTableRouter",
                topic_regex=r"(.*)\.shop\.(.*)",
                topic_replacement="$1.all",
            ),
        ),
    ),
    Chain(
        "logical table: key as it is",
        (
            debezium(
                "ByLogicalTableRouter",
                topic_regex=r"(.*)\.shop\.(.*)",
                topic_replacement="$1.all",
                key_enforce_uniqueness="false",
            ),
            ROWS,
        ),
    ),
    Chain(
        "logical table: another topic",
        (
            debezium("ByLogicalTableRouter", topic_regex="shop", topic_replacement="x"),
            UNWRAP,
        ),
    ),
]
