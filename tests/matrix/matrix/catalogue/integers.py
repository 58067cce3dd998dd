"""Whole numbers, bits and years."""

from __future__ import annotations

from random import Random

from matrix.kind import Draw, Kind
from matrix.literal import bits

_BITS = {"tinyint": 8, "smallint": 16, "mediumint": 24, "int": 32, "bigint": 64}


def _between(least: int, greatest: int) -> Draw:
    def draw(random: Random) -> str:
        # Any magnitude is as likely as any other.
        size = random.randint(0, greatest.bit_length())
        value = random.getrandbits(size) if size else 0
        return str(max(-value if least and random.random() < 0.5 else value, least))

    return draw


def _integer(
    name: str, size: int, attributes: str = "", width: str = "", default: str = ""
) -> Kind:
    unsigned = "unsigned" in attributes or "zerofill" in attributes
    least = 0 if unsigned else -(1 << (size - 1))
    greatest = (1 << size) - 1 if unsigned else (1 << (size - 1)) - 1
    values = [least, greatest, 0, 1, least + 1, greatest - 1, 10]
    if not unsigned:
        values.append(-1)
    elif size == 64:
        values += [1 << 63, (1 << 63) - 1, (1 << 63) + 1, (1 << 53) + 1]
    return Kind(
        text=f"{name}{width} {attributes}".strip(),
        values=tuple(map(str, values)),
        draw=_between(least, greatest),
        default=default or str(greatest if unsigned else least + 1),
    )


def _bit(width: int) -> Kind:
    top = (1 << width) - 1
    values = (0, 1, top, top >> 1, 1 << (width - 1), 0x0102030405060708 & top)
    return Kind(
        text=f"bit({width})",
        values=tuple(map(bits, values)),
        draw=lambda random: bits(random.getrandbits(width)),
        default=bits(top >> (width // 2)),
    )


_PLAIN = [_integer(name, size) for name, size in _BITS.items()]
_UNSIGNED = [_integer(name, size, "unsigned") for name, size in _BITS.items()]
_ZEROFILL = [
    _integer("tinyint", 8, "unsigned zerofill", "(3)"),
    _integer("int", 32, "zerofill", "(10)"),
    _integer("bigint", 64, "unsigned zerofill", "(20)"),
]
_SPELT = [
    _integer("tinyint", 8, "", "(1)"),
    _integer("tinyint", 8, "unsigned", "(1)"),
    _integer("int", 32, "", "(11)"),
    _integer("boolean", 8),
    # No double holds this number.
    _integer("int8", 64, default="9007199254740993"),
]
_YEAR = Kind(
    text="year",
    values=("1901", "2155", "1970", "2000"),
    draw=lambda random: str(random.randint(1901, 2155)),
    default="1999",
)


def _truth(text: str, name: str, further: str = "", least: int = 0) -> Kind:
    """A number that travels as a truth value."""
    values = (0, 1) if further else (0, 1, 2, least, 127)
    return Kind(
        text=text,
        values=tuple(map(str, values)),
        draw=lambda random: str(random.choice(values)),
        default="1",
        further=further,
        name=name,
        boolean=True,
    )


_ZERO_OR_ONE = " check (`{name}` in (0, 1))"
_TRUTHS = [
    _truth("tinyint(1)", "truth", _ZERO_OR_ONE),
    _truth("tinyint unsigned", "truth_unsigned", _ZERO_OR_ONE),
    _truth("tinyint", "truth_between", " check (`{name}` between 0 and 1)"),
    _truth("tinyint(1)", "truth_of_any", least=-128),
]
UNSIGNED_BIG = [kind for kind in _UNSIGNED + _ZEROFILL if "bigint" in kind.text]
KINDS = [
    *_PLAIN,
    *_UNSIGNED,
    *_ZEROFILL,
    *_SPELT,
    *(_bit(width) for width in (1, 2, 7, 8, 9, 16, 17, 31, 32, 33, 56, 63, 64)),
    *_TRUTHS,
    _YEAR,
]
