"""The envelope becomes a row: what becomes of deletes."""

from __future__ import annotations

from chains.chain import Chain, Transform, debezium

UNWRAP = debezium("ExtractNewRecordState")
ROWS = debezium(
    "ExtractNewRecordState",
    delete_tombstone_handling_mode="rewrite",
    add_fields="op,source.ts_ms,ts_ms:at",
)

_KEY = "delete.tombstone.handling.mode"
_MODES = ["drop", "rewrite", "rewrite-with-tombstone", "delete-to-tombstone"]
CHAINS = [Chain("unwrap", (UNWRAP,))] + [
    Chain(f"unwrap: {mode}", (Transform(UNWRAP.type, {_KEY: mode}),)) for mode in _MODES
]
