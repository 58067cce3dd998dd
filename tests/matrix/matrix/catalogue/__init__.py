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

#: Kinds by table.
TABLES: dict[str, list[Kind]] = {
    "numbers": integers.KINDS + decimals.KINDS + floats.KINDS,
    "texts": texts.KINDS + charsets.KINDS + generated.KINDS,
    "octets": octets.KINDS + labels.KINDS,
    "times": times.KINDS,
    "refused": refused.KINDS,
}
#: Of these, the tables that settings of the capture change.
CHANGED_BY_MODES: dict[str, list[Kind]] = {
    "numbers": integers.UNSIGNED_BIG + decimals.KINDS,
    "octets": octets.KINDS,
    "times": times.KINDS,
}
