"""Times in other forms."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, Transform, kafka


def _convert(field: str, target: str, **more: str) -> Transform:
    return kafka("TimestampConverter$Value", field=field, target_type=target, **more)


_ZONED = "yyyy-MM-dd'T'HH:mm:ss'Z'"
CHAINS = [
    Chain(
        "time: every target",
        (
            ROWS,
            _convert("made", "Timestamp"),
            _convert(
                "exact",
                "string",
                format="yyyy-MM-dd HH:mm:ss",
                unix_precision="microseconds",
            ),
            _convert("seen", "unix", format=_ZONED, unix_precision="seconds"),
        ),
    ),
    Chain(
        "time: further targets",
        (
            ROWS,
            _convert("made", "Date"),
            _convert("exact", "Time", unix_precision="microseconds"),
            _convert("made", "string", format="yyyy-MM-dd"),
        ),
    ),
    Chain("time: before unwrap", (_convert("made", "Timestamp"), ROWS)),
    Chain(
        "time: a date of Debezium's",
        (ROWS, _convert("born", "string", format="yyyy")),
    ),
    Chain("time: a text without a format", (ROWS, _convert("seen", "Timestamp"))),
    Chain(
        "time: a text in another format",
        (ROWS, _convert("seen", "Timestamp", format="dd.MM.yyyy")),
    ),
    Chain("time: no format", (ROWS, _convert("made", "string"))),
    Chain(
        "time: an impossible format",
        (ROWS, _convert("made", "string", format="yyyy-q")),
    ),
    Chain("time: with null values", (UNWRAP, _convert("made", "Timestamp"))),
]
