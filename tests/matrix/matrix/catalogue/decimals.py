"""Exact decimal numbers."""

from __future__ import annotations

from random import Random

from matrix.kind import Draw, Kind

_SIZES = [
    (1, 0),
    (3, 2),
    (5, 0),
    (9, 2),
    (9, 9),
    (10, 0),
    (18, 4),
    (19, 0),
    (30, 30),
    (38, 0),
    (38, 10),
    (38, 30),
    (39, 0),
    (39, 30),
    (57, 10),
    (65, 0),
    (65, 30),
]


def _number(digits: int, scale: int) -> str:
    """An unscaled number as a text with all digits after its point."""
    sign, figures = "-" if digits < 0 else "", str(abs(digits)).rjust(scale + 1, "0")
    whole, fraction = figures[: len(figures) - scale], figures[len(figures) - scale :]
    return f"{sign}{whole}.{fraction}" if scale else f"{sign}{whole}"


def _any(precision: int, scale: int, signed: bool) -> Draw:
    def draw(random: Random) -> str:
        value = random.randrange(10 ** random.randint(1, precision))
        return _number(-value if signed and random.random() < 0.5 else value, scale)

    return draw


def _decimal(precision: int, scale: int, attributes: str = "") -> Kind:
    signed = not attributes
    top = 10**precision - 1
    unscaled = [
        top,
        0,
        1,
        5,
        29 % (top + 1),
        10**scale % (top + 1),
        128 % (top + 1),
        255 % (top + 1),
    ]
    if signed:
        unscaled += [-top, -1, -(128 % (top + 1))]
    return Kind(
        text=f"decimal({precision},{scale}) {attributes}".strip(),
        values=tuple(_number(value, scale) for value in unscaled),
        draw=_any(precision, scale, signed),
        default=_number(min(15, top) * (-1 if signed else 1), scale),
    )


KINDS = [
    *(_decimal(precision, scale) for precision, scale in _SIZES),
    _decimal(12, 4, "unsigned"),
    _decimal(8, 0, "unsigned zerofill"),
    _decimal(8, 3, "unsigned zerofill"),
]
