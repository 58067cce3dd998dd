"""Labels, documents and identifiers."""

from __future__ import annotations

import json
import uuid
from random import Random
from typing import Any

from matrix.kind import Draw, Kind
from matrix.literal import text, texts

_ODD = ("new", "it's", "x-y", "two words", "é", "0", "null", "true", 'quo"te')
_MANY = tuple(f"label{number}" for number in range(300))
_MEMBERS = ("r", "w", "x")
_ALL_MEMBERS = tuple(f"m{number}" for number in range(64))
_DOCUMENTS: tuple[Any, ...] = (
    {},
    [],
    None,
    True,
    0,
    -1,
    1.5,
    18446744073709551615,
    -9223372036854775808,
    1e300,
    -1e-300,
    0.1,
    "",
    "text",
    'é😀\t\n\\"/',
    "\0",
    {"a": None, "b": [1, 2.5, "x", {"c": []}]},
    {"": 0, "é": "ü", "a b": [[], {}, ""]},
    [[[[[[1]]]]]],
    {"long": "x" * 5000},
    list(range(300)),
)


def _listed(labels: tuple[str, ...]) -> str:
    return ",".join(text(label) for label in labels)


def _enum(labels: tuple[str, ...], name: str, further: str = "") -> Kind:
    def draw(random: Random) -> str:
        return text(random.choice(labels))

    spelling = f"enum({_listed(labels)}){further}"
    values = texts(*labels[:10], labels[-1])
    return Kind(spelling, values, draw, text(labels[1]), name=name)


def _set(labels: tuple[str, ...], name: str) -> Kind:
    def some(random: Random) -> str:
        chosen = [label for label in labels if random.random() < 0.4]
        return text(",".join(chosen))

    values = texts("", labels[0], labels[-1], ",".join(labels), ",".join(labels[:2]))
    default = text(",".join(labels[:2]))
    return Kind(f"set({_listed(labels)})", values, some, default, name=name)


def _document(random: Random, depth: int = 0) -> Any:
    kind = random.randint(0, 7 if depth < 3 else 5)
    if kind == 6:
        return [_document(random, depth + 1) for _ in range(random.randint(0, 3))]
    if kind == 7:
        names = [f"k{number}" for number in range(random.randint(0, 3))]
        return {name: _document(random, depth + 1) for name in names}
    simple = (None, random.random() < 0.5, random.randint(-(2**63), 2**64 - 1))
    return (*simple, random.uniform(-1e6, 1e6), "é" * random.randint(0, 5), "")[kind]


def _json() -> Draw:
    return lambda random: text(json.dumps(_document(random)))


def _identifier(random: Random) -> str:
    digits = uuid.UUID(int=random.getrandbits(128), version=4).hex
    # A zero at the end is a value like any other.
    end = random.choice(("00", "0000", "", "", ""))
    return text(str(uuid.UUID(digits[: 32 - len(end)] + end)))


KINDS = [
    _enum(("new", "paid", "shipped"), "enum_plain"),
    _enum(_ODD, "enum_odd"),
    _enum(_MANY, "enum_many"),
    _enum(("é", "ü", "a"), "enum_latin1", " character set latin1"),
    _enum(("a,b", "c", "d,e,f"), "enum_comma"),
    _set(_MEMBERS, "set_plain"),
    _set(_ALL_MEMBERS, "set_many"),
    _set(("it's", "é", "two words"), "set_odd"),
    Kind("json", tuple(map(text, map(json.dumps, _DOCUMENTS))), _json(), forms="nu"),
    Kind(
        "json",
        (text('{"b": 1, "a": 2, "a": 3}'),),
        _json(),
        default="(json_array())",
        forms="d",
        servers=("mysql",),
    ),
    Kind(
        "uuid",
        texts(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "f47ac10b-58cc-4372-a567-0e02b2c3d400",
            "f47ac10b-58cc-4372-a567-0e02b2c30000",
            "00000000-0000-0000-0000-000000000001",
        ),
        _identifier,
        default="'f47ac10b-58cc-4372-a567-0e02b2c3d479'",
        servers=("mariadb",),
    ),
]
