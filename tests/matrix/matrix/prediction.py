"""What an accepted loss, or an exception from a journey, makes of a value: computed from the definition, never from what an engine showed."""

from __future__ import annotations

import re
import struct
import uuid
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from stack.definition import Column

#: A value that may be any: the journey says no more than that values change.
UNSAID = object()
#: Makes of MySQL's value, and the way on which it is read, the value that arrives; or a
#: function that says whether a value may arrive.
Prediction = Callable[[Any, str], Hashable]

#: What the bytes of some signs are in the charset that Debezium takes.
_SIGNS = {
    "cp866": str.maketrans("ⁿ²", "№¤"),
    "dec8": str.maketrans("ŒŸ¤", "×Ý¨"),
    "greek": str.maketrans("ʽʼ", "‘’"),
    "hebrew": str.maketrans("‾", "¯"),
    "koi8u": str.maketrans("ї", "╖"),
    "swe7": str.maketrans("åäö", "}{|"),
}
_DOUBLE = Decimal("1e-15")
_DAY = 86_400_000_000
_EPOCH = datetime(1970, 1, 1)


def exception(column: Column) -> Prediction | None:
    """What changes in some values of a column that is called exact; None if nothing does."""
    return _left_out if column.type == "datetime" else None


def prediction(column: Column, settings: dict[str, object]) -> Prediction | None:
    """How the column's values change in these settings; None for a loss that is not known here."""
    kind, time = column.type, settings.get("time")
    if kind == "float":
        return _six_digits
    if kind == "enum":
        return _escaped
    if kind == "tinyint":
        return _truth
    if charset := re.search(r"character set (\w+)", column.text):
        return _decoded(charset.group(1))
    if kind == "uuid":
        return _shifted
    if kind == "decimal" and settings.get("decimal") == "double":
        return _fifteen_digits(column)
    if kind == "time" and time in ("connect", "isostring"):
        return _connect_time if time == "connect" else _iso_time
    if kind == "datetime" and time == "connect":
        return _milliseconds
    if kind == "datetime" and time == "nanoseconds":
        return _wrapped(column)
    return None


def _left_out(value: str, way: str) -> Hashable:
    """The days that the Gregorian calendar left out, as Java's calendar reads them."""
    if way == "stream" or not "1582-10-05" <= value[:10] <= "1582-10-14":
        return value
    return f"1582-10-{int(value[8:10]) + 10:02}{value[10:]}"


def _six_digits(value: float, way: str) -> Hashable:
    if way == "stream":
        return value
    return struct.unpack("<f", struct.pack("<f", float(f"{value:.6g}")))[0]


def _truth(value: int, _way: str) -> Hashable:
    return int(value > 0)


def _decoded(charset: str) -> Prediction:
    signs = _SIGNS.get(charset)

    def predict(value: str, way: str) -> Hashable:
        if way == "snapshot":
            return value
        return value.translate(signs) if signs else UNSAID

    return predict


def _escaped(value: str, way: str) -> Hashable:
    return value.replace(",", "\\,") if way == "stream" else value


def _shifted(value: str, way: str) -> Hashable:
    if way == "snapshot":
        return value
    octets = uuid.UUID(value).bytes.rstrip(b"\0").rjust(16, b"\0")
    return str(uuid.UUID(bytes=octets))


def _fifteen_digits(column: Column) -> Prediction:
    """A double, of which ClickHouse cuts what is beyond the scale."""
    unit = Decimal(1).scaleb(-column.numbers[1])

    def predict(value: Any, _way: str) -> Hashable:
        wanted = Decimal(value)

        def near(arrived: Any) -> bool:
            if arrived is None:
                return False
            return abs(Decimal(arrived) - wanted) <= abs(wanted) * _DOUBLE + unit

        return near

    return predict


def _connect_time(value: int, _way: str) -> Hashable:
    return value - value % 1000 if 0 <= value <= _DAY else None


def _iso_time(value: int, _way: str) -> Hashable:
    return value % _DAY if 0 <= value <= _DAY else None


def _milliseconds(value: str, way: str) -> Hashable:
    value = str(_left_out(value, way))
    clock, _, fraction = value.partition(".")
    return f"{clock}.{fraction[:3]:0<{len(fraction)}}" if fraction else value


def _wrapped(column: Column) -> Prediction:
    """Nanoseconds in 64 bits; ClickHouse divides them."""
    digits = column.numbers[0] if column.numbers else 0

    def predict(value: str, way: str) -> Hashable:
        text, _, fraction = str(_left_out(value, way)).partition(".")
        date, clock = text.split(" ")
        year, month, day = map(int, date.split("-"))
        hour, minute, second = map(int, clock.split(":"))
        since = datetime(year, month, day, hour, minute, second) - _EPOCH
        micros = since // timedelta(microseconds=1) + int(fraction.ljust(6, "0") or 0)
        wrapped = (micros * 1000 + (1 << 63)) % (1 << 64) - (1 << 63)
        unit = 10 ** (9 - digits)
        # The digits that the column has not are cut.
        micros = abs(wrapped) // unit * unit // 1000 * (1 if wrapped >= 0 else -1)
        moment = _EPOCH + timedelta(microseconds=micros)
        shown = f"{moment.year:04}-{moment:%m-%d %H:%M:%S.%f}"
        return shown[: 20 + digits] if digits else shown[:19]

    return predict
