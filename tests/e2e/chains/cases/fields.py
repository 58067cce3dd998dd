"""Fields that are taken out, flattened, left out, hidden."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, kafka

CHAINS = [
    Chain("extract: every record", (kafka("ExtractField$Value", field="after"),)),
    Chain("extract: rows", (kafka("ExtractField$Value", on="rows", field="after"),)),
    Chain("extract: key", (kafka("ExtractField$Key", on="rows", field="id"),)),
    Chain(
        "extract: nested",
        (
            kafka(
                "ExtractField$Value",
                on="rows",
                field="source.file",
                field_syntax_version="V2",
            ),
        ),
    ),
    Chain("flatten: with `_`", (kafka("Flatten$Value", on="rows", delimiter="_"),)),
    Chain("flatten: every record", (kafka("Flatten$Value", delimiter="_"),)),
    Chain("flatten: with a point", (kafka("Flatten$Value", on="rows"),)),
    Chain("flatten: flat already", (ROWS, kafka("Flatten$Key", on="rows"))),
    Chain(
        "hoist: rows",
        (kafka("HoistField$Value", on="rows", field="inner"),),
        further={"tombstones.on.delete": "false"},
    ),
    Chain(
        "hoist: tombstones",
        (kafka("HoistField$Value", on="tombstones", field="inner"),),
    ),
    Chain("hoist: key", (kafka("HoistField$Key", field="inner"),)),
    Chain(
        "replace: leaves out and renames",
        (
            ROWS,
            kafka(
                "ReplaceField$Value",
                exclude="photo,note",
                renames="status:state,made:at_last",
            ),
        ),
    ),
    Chain(
        "replace: keeps some",
        (ROWS, kafka("ReplaceField$Value", on="rows", include="status,amount")),
    ),
    Chain(
        "replace: two of one name",
        (ROWS, kafka("ReplaceField$Value", renames="status:note")),
    ),
    Chain(
        "replace: key",
        (ROWS, kafka("ReplaceField$Key", on="rows", renames="id:number")),
    ),
    Chain(
        "mask: values",
        (
            ROWS,
            kafka(
                "MaskField$Value",
                on="rows",
                fields="customer,note,flag,status,nothing",
            ),
        ),
    ),
    Chain(
        "mask: replaced",
        (
            ROWS,
            kafka(
                "MaskField$Value",
                on="rows",
                fields="customer,note",
                replacement="9",
            ),
        ),
    ),
    Chain("mask: bytes", (ROWS, kafka("MaskField$Value", on="rows", fields="photo"))),
    Chain(
        "mask: decimal",
        (ROWS, kafka("MaskField$Value", on="rows", fields="amount")),
    ),
    Chain(
        "mask: decimal, replaced",
        (
            ROWS,
            kafka("MaskField$Value", on="rows", fields="amount", replacement="0.00"),
        ),
    ),
    Chain(
        "mask: tombstone",
        (UNWRAP, kafka("MaskField$Value", on="rows", fields="note")),
    ),
]
