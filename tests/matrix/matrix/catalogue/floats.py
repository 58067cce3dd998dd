"""Binary floating point numbers."""

from __future__ import annotations

import struct
from random import Random

from matrix.kind import Kind

_SINGLE_TOP = 3.4028234663852886e38
_DOUBLE_TOP = 1.7976931348623157e308
_AWKWARD = ("0", "-0e0", "1", "-1", "0.1", "-0.1", "1e15", "123456789", "1e-5")


def _single(random: Random) -> str:
    """Any finite number of 4 bytes."""
    value = struct.unpack("<f", random.randbytes(4))[0]
    return repr(value) if abs(value) <= _SINGLE_TOP else repr(random.uniform(-1, 1))


def _double(random: Random) -> str:
    """Any finite number of 8 bytes, or one of everyday size."""
    value = struct.unpack("<d", random.randbytes(8))[0]
    everyday = random.random() < 0.5 or not abs(value) <= _DOUBLE_TOP
    return repr(random.uniform(-1e6, 1e6)) if everyday else repr(value)


def _rounded(total: int, scale: int) -> Kind:
    top = 10 ** (total - scale) - 1
    return Kind(
        text=f"float({total},{scale})",
        values=("0", str(top), str(-top), "1.5", "0.1", "-0.0001", "123.4567"),
        draw=lambda random: f"{random.uniform(-top, top):.{scale}f}",
        default="-1.5",
    )


def _of_double(text: str) -> Kind:
    values = [
        *_AWKWARD,
        repr(_DOUBLE_TOP),
        repr(-_DOUBLE_TOP),
        "2.2250738585072014e-308",
    ]
    values += ["0.30000000000000004", "9007199254740993", "1e23"]
    return Kind(text=text, values=tuple(values), draw=_double, default="-1.5")


KINDS = [
    Kind(
        text="float",
        values=(*_AWKWARD, repr(_SINGLE_TOP), repr(-_SINGLE_TOP), "1.17549435e-38"),
        draw=_single,
        default="1.5",
    ),
    Kind(
        text="float unsigned",
        values=("0", "0.1", "16777217", "360.38928"),
        draw=lambda random: _single(random).lstrip("-"),
        default="1.5",
    ),
    _rounded(7, 4),
    _rounded(5, 2),
    _of_double("double"),
    _of_double("real"),
    Kind(
        text="double unsigned",
        values=("0", "0.1", repr(_DOUBLE_TOP)),
        draw=lambda random: _double(random).lstrip("-"),
        default="1.5",
    ),
    Kind(
        text="double unsigned zerofill",
        values=("0", "0.1", repr(_DOUBLE_TOP)),
        draw=lambda random: _double(random).lstrip("-"),
        default="1.5",
        forms="nu",
    ),
    Kind(
        text="double(10,2)",
        values=("0", "99999999.99", "-99999999.99", "0.01"),
        draw=lambda random: f"{random.uniform(-1e7, 1e7):.2f}",
        default="-1.5",
    ),
]
