"""Random chains that are foreseen to run, the same ones each time."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, Transform, debezium, kafka
from chains.predicted import predict

if TYPE_CHECKING:
    from stack import Stack

_SEED = 6
_LONGEST = 6
_CANDIDATES = 150
_FIELDS = [
    "id",
    "customer",
    "status",
    "amount",
    "note",
    "small",
    "ratio",
    "flag",
    "born",
    "made",
    "exact",
    "seen",
    "lane",
    "digits",
    "__op",
    "nothing",
]
_TYPES = ["int8", "int16", "int32", "int64", "float32", "float64", "boolean", "string"]


def _names(dice: random.Random, most: int = 3) -> str:
    return ",".join(dice.sample(_FIELDS, dice.randint(1, most)))


def _makers(dice: random.Random) -> list[Callable[[str], Transform]]:
    field = lambda: dice.choice(_FIELDS)
    side = lambda: dice.choice(["$Key", "$Value", "$Value"])
    name = lambda: f"n{dice.randint(0, 5)}"
    return [
        lambda on: kafka(f"Cast{side()}", on, spec=f"{field()}:{dice.choice(_TYPES)}"),
        lambda on: kafka("DropHeaders", on, headers=f"mark,{name()}"),
        lambda on: kafka(f"ExtractField{side()}", "rows", field=field()),
        lambda on: kafka("Filter", dice.choice(["tombstones", "marked"])),
        lambda on: kafka(f"Flatten{side()}", on, delimiter="_"),
        lambda on: kafka(
            f"HeaderFrom{side()}",
            "rows",
            fields=field(),
            headers=name(),
            operation=dice.choice(["move", "copy"]),
        ),
        lambda on: kafka(f"HoistField{side()}", on, field=name()),
        lambda on: kafka(
            f"InsertField{side()}", on, topic_field=name() + dice.choice("!? ").strip()
        ),
        lambda on: kafka(
            "InsertField$Value",
            on,
            static_field=name(),
            static_value="constant",
            timestamp_field="at",
        ),
        lambda on: kafka(
            "InsertHeader",
            on,
            header=dice.choice(["mark", "n1"]),
            value_literal="a text",
        ),
        lambda on: kafka("MaskField$Value", on, fields=_names(dice)),
        lambda on: kafka(
            "RegexRouter", on, regex=r"(.*)\.([^.]*)", replacement="$1-$2"
        ),
        lambda on: kafka(
            f"ReplaceField{side()}",
            on,
            exclude=_names(dice),
            renames=f"{field()}:{name()}",
        ),
        lambda on: kafka(f"ReplaceField{side()}", "rows", include=_names(dice)),
        lambda on: kafka(
            f"SetSchemaMetadata{side()}",
            on,
            schema_name=f"shop.{name()}",
            schema_version="2",
        ),
        lambda on: kafka(
            "TimestampConverter$Value",
            on,
            field=dice.choice(["made", "exact", "made", "seen"]),
            target_type=dice.choice(["string", "unix", "Date", "Time", "Timestamp"]),
            format="yyyy-MM-dd",
            unix_precision="microseconds",
        ),
        lambda on: kafka("ValueToKey", "rows", fields=_names(dice, 2)),
        lambda on: debezium(
            "HeaderToValue", on, headers="mark,n1", fields="mark,n1", operation="move"
        ),
        lambda on: debezium("ExtractChangedRecordState", on, header_changed_name="n1"),
        lambda on: debezium(
            "ByLogicalTableRouter",
            on,
            topic_regex=r"(.*)\.shop\.(.*)",
            topic_replacement="$1.all.$2",
        ),
    ]


def chains(stack: Stack, count: int) -> list[Chain]:
    """As many chains of up to six transforms, none of which is foreseen to fail."""
    dice = random.Random(_SEED)
    makers = _makers(dice)
    candidates = []
    for number in range(_CANDIDATES):
        steps = [
            dice.choice(makers)(dice.choice(["", "rows"]))
            for _ in range(dice.randint(1, _LONGEST - 1))
        ]
        if dice.random() < 0.8:
            steps.insert(
                dice.choice([0, 0, dice.randint(0, len(steps))]),
                dice.choice([ROWS, UNWRAP]),
            )
        candidates.append(Chain(f"random {number}", tuple(steps)))
    files = []
    for number, chain in enumerate(candidates):
        file = stack.folder / f"random-{number:03}.json"
        file.write_text(json.dumps(chain.config(stack, "c999")))
        files.append(file)
    foreseen = predict(stack.folder, "orders", files)
    # Most random chains fail, or drop all rows: those say little.
    running = [
        (chain, found)
        for chain, found in zip(candidates, foreseen, strict=True)
        if not (found.fails or found.unforeseen or found.risks)
        and len(found.certain) > 3
    ]
    running.sort(key=lambda each: -len(each[0].transforms))
    return [chain for chain, _ in running[:count]]
