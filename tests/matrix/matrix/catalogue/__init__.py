"""The tables of the matrix, one module each."""

from __future__ import annotations

from matrix.catalogue import (
    charsets,
    decimals,
    floats,
    generated,
    integers,
    labels,
    octets,
    refused,
    texts,
    times,
)
from matrix.kind import Kind

#: Kinds by table. Few and wide tables: each costs a consumer in ClickHouse.
TABLES: dict[str, list[Kind]] = {
    "numbers": integers.KINDS + decimals.KINDS + floats.KINDS + times.KINDS,
    "texts": texts.KINDS
    + charsets.KINDS
    + generated.KINDS
    + octets.KINDS
    + labels.KINDS,
    "refused": refused.KINDS,
}
#: Of these, the kinds that settings of the capture change.
CHANGED_BY_MODES: dict[str, list[Kind]] = {
    "changed": integers.UNSIGNED_BIG + decimals.KINDS + times.KINDS + octets.KINDS,
}
