"""What is inserted, and headers."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, debezium, kafka

CHAINS = [
    Chain(
        "insert: topic and constant",
        (
            kafka(
                "InsertField$Value",
                topic_field="_topic!",
                static_field="_by",
                static_value="us",
            ),
        ),
    ),
    Chain("insert: key", (UNWRAP, kafka("InsertField$Key", topic_field="_topic"))),
    Chain(
        "insert: time and partition",
        (
            ROWS,
            kafka(
                "InsertField$Value",
                timestamp_field="_time",
                partition_field="_part",
            ),
        ),
    ),
    Chain(
        "insert: time that must be there",
        (ROWS, kafka("InsertField$Value", timestamp_field="_time!")),
    ),
    Chain("insert: offset", (ROWS, kafka("InsertField$Value", offset_field="_offset"))),
    Chain(
        "insert: a field that is there",
        (ROWS, kafka("InsertField$Value", on="rows", topic_field="note")),
    ),
    Chain(
        "headers: all the way",
        (
            kafka("InsertHeader", header="mark", value_literal="7"),
            debezium(
                "HeaderToValue",
                on="marked",
                headers="mark",
                fields="marked",
                operation="move",
            ),
            kafka("Filter", on="marked"),
        ),
    ),
    Chain(
        "headers: text",
        (
            kafka("InsertHeader", header="mark", value_literal="some text"),
            ROWS,
            debezium(
                "HeaderToValue", headers="mark", fields="marked", operation="copy"
            ),
            kafka("DropHeaders", headers="mark,nothing"),
            kafka("Filter", on="marked"),
        ),
    ),
    Chain(
        "headers: into one image of the row",
        (
            kafka("InsertHeader", header="mark", value_literal="text"),
            debezium(
                "HeaderToValue",
                on="rows",
                headers="mark",
                fields="after.marked",
                operation="move",
            ),
        ),
    ),
    Chain(
        "headers: of fields",
        (
            ROWS,
            kafka(
                "HeaderFrom$Value",
                on="rows",
                fields="status,lane",
                headers="mark,lane",
                operation="move",
            ),
            debezium(
                "HeaderToValue",
                headers="mark,lane",
                fields="state,way",
                operation="move",
            ),
        ),
    ),
    Chain(
        "headers: of a copied key",
        (
            kafka(
                "HeaderFrom$Key",
                on="rows",
                fields="id",
                headers="mark",
                operation="copy",
            ),
            kafka("Filter", on="!marked"),
        ),
    ),
    Chain(
        "headers: of a missing field",
        (
            ROWS,
            kafka(
                "HeaderFrom$Value",
                on="rows",
                fields="nothing",
                headers="x",
                operation="copy",
            ),
        ),
    ),
    Chain(
        "headers: of the envelope",
        (
            debezium(
                "ExtractNewRecordState",
                delete_tombstone_handling_mode="rewrite-with-tombstone",
                add_headers="op,source.snapshot",
            ),
            debezium(
                "HeaderToValue",
                headers="__op,__source_snapshot",
                fields="op,snap",
                operation="copy",
            ),
        ),
    ),
]
