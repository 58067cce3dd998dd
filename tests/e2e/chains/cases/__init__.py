"""Chains for each class, and those that go wrong or do nothing."""

from __future__ import annotations

from chains.cases import casts, fields, further, headers, keys, times, topics, unwrapped
from chains.chain import Chain

#: Every class that a worker here has, and what goes wrong with it.
CHAINS = [
    Chain("no transform", ()),
    Chain(
        "no transform: rows alone",
        (),
        further={
            "provide.transaction.metadata": "false",
            "tombstones.on.delete": "false",
            "include.schema.changes": "false",
            "heartbeat.interval.ms": "0",
        },
    ),
    Chain(
        "no transform: other modes",
        (),
        further={
            "time.precision.mode": "connect",
            "decimal.handling.mode": "string",
            "bigint.unsigned.handling.mode": "precise",
            "binary.handling.mode": "hex",
            "column.exclude.list": r"shop\.orders\.note,shop.orders.s.*l",
        },
    ),
    *unwrapped.CHAINS,
    *casts.CHAINS,
    *fields.CHAINS,
    *headers.CHAINS,
    *topics.CHAINS,
    *times.CHAINS,
    *keys.CHAINS,
    *further.CHAINS,
]
