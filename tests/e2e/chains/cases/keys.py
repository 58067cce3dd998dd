"""Keys, names of schemas, and records that are dropped."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, kafka

CHAINS = [
    Chain(
        "key of values",
        (ROWS, kafka("ValueToKey", on="rows", fields="status,amount")),
    ),
    Chain(
        "key of values: tombstone",
        (UNWRAP, kafka("ValueToKey", on="rows", fields="status")),
    ),
    Chain(
        "key of values: missing",
        (ROWS, kafka("ValueToKey", on="rows", fields="nothing")),
    ),
    Chain(
        "names",
        (
            ROWS,
            kafka(
                "SetSchemaMetadata$Value",
                on="rows",
                schema_name="shop.Order",
                schema_version="3",
            ),
            kafka("SetSchemaMetadata$Key", on="rows", schema_name="shop.OrderKey"),
        ),
    ),
    Chain(
        "names: of heartbeats too",
        (kafka("SetSchemaMetadata$Value", schema_version="9"),),
    ),
    Chain(
        "key: hidden, and a time",
        (
            kafka("MaskField$Key", on="rows", fields="id", replacement="5"),
            kafka(
                "TimestampConverter$Key",
                on="rows",
                field="id",
                target_type="Timestamp",
            ),
        ),
    ),
    Chain("names: nothing to set", (kafka("SetSchemaMetadata$Value"),)),
    Chain("drop: tombstones", (kafka("Filter", on="tombstones"),)),
    Chain("drop: all but rows", (kafka("Filter", on="!rows"), UNWRAP)),
    Chain("drop: everything", (kafka("Filter"),)),
    Chain("no such predicate", (kafka("Filter", on="nobody"),)),
]
