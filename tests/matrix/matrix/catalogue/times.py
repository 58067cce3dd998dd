"""Days, amounts of time, wall clocks and instants."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from matrix.kind import Draw, Kind
from matrix.literal import text, texts

_EPOCH = datetime(1970, 1, 1)
_DAYS = (
    "1000-01-01",
    "9999-12-31",
    "0001-01-01",
    "0069-12-31",
    "0099-12-31",
    "1582-10-04",
    "1582-10-15",
    "1582-10-10",
    "1899-12-31",
    "1900-01-01",
    "1900-02-28",
    "1969-12-31",
    "1970-01-01",
    "1970-01-02",
    "2000-02-29",
    "2024-02-29",
    "2149-06-06",
    "2149-06-07",
    "2299-12-31",
    "2300-01-01",
)
_CLOCKS = (
    "1000-01-01 00:00:00",
    "0001-01-01 00:00:00",
    "0099-12-31 23:59:59",
    "1582-10-10 12:00:00",
    "1677-09-21 00:12:43",
    "1677-09-21 00:12:45",
    "1899-12-31 23:59:59",
    "1969-12-31 23:59:59",
    "1970-01-01 00:00:00",
    "2024-03-31 02:30:00",
    "2038-01-19 03:14:08",
    "2106-02-07 06:28:16",
    "2262-04-11 23:47:16",
    "2262-04-11 23:47:17",
    "2299-12-31 23:59:59",
    "9999-12-31 23:59:59",
)
_INSTANTS = (
    "1970-01-01 00:00:01",
    "2038-01-19 03:14:07",
    "2000-02-29 23:59:59",
    "2024-03-31 02:30:00",
    "1999-12-31 23:59:59",
)
_SPANS = (
    "00:00:00",
    "-838:59:59",
    "838:59:59",
    "-00:00:01",
    "23:59:59",
    "24:00:00",
    "-24:00:00",
    "100:00:00",
    "12:34:56",
)


def _fractions(fsp: int) -> tuple[str, ...]:
    """Fractions to try: none, the smallest and the largest of so many digits."""
    if not fsp:
        return ("",)
    return (f".{'0' * fsp}", f".{'0' * (fsp - 1)}1", f".{'9' * fsp}")


def _with_fractions(values: tuple[str, ...], fsp: int) -> list[str]:
    return [value + fraction for value in values for fraction in _fractions(fsp)]


def _any_fraction(random: Random, fsp: int) -> str:
    return f".{random.randrange(10**fsp):0{fsp}}" if fsp else ""


def _moment(least: datetime, greatest: datetime, fsp: int) -> Draw:
    seconds = int((greatest - least).total_seconds())

    def draw(random: Random) -> str:
        moment = least + timedelta(seconds=random.randint(0, seconds))
        clock = f"{moment.year:04}-{moment:%m-%d %H:%M:%S}"
        return text(clock + _any_fraction(random, fsp))

    return draw


def _span(fsp: int) -> Draw:
    def draw(random: Random) -> str:
        hours = random.choice((random.randint(0, 23), random.randint(0, 838)))
        clock = f"{hours:02}:{random.randint(0, 59):02}:{random.randint(0, 58):02}"
        sign = random.choice(("", "-"))
        return text(sign + clock + _any_fraction(random, fsp))

    return draw


def _day(random: Random) -> str:
    day = datetime(1000, 1, 1) + timedelta(days=random.randrange(3_287_181))
    return text(f"{day.year:04}-{day:%m-%d}")


def _typed(name: str, fsp: int) -> str:
    return f"{name}({fsp})" if fsp else name


def _time(fsp: int) -> Kind:
    # A fraction beyond the largest amount would be rounded to it, or refused.
    ends = {"-838:59:59", "838:59:59"}
    inner = tuple(value for value in _SPANS if value not in ends)
    values = [*ends, *_with_fractions(inner, fsp)]
    default = "'-12:34:56'"
    return Kind(_typed("time", fsp), texts(*sorted(values)), _span(fsp), default)


def _datetime(fsp: int) -> Kind:
    draw = _moment(datetime(1000, 1, 1), datetime(9999, 12, 31), fsp)
    values = texts(*_with_fractions(_CLOCKS, fsp))
    return Kind(_typed("datetime", fsp), values, draw, "'2020-01-02 03:04:05'")


def _timestamp(fsp: int) -> Kind:
    draw = _moment(_EPOCH + timedelta(seconds=1), datetime(2038, 1, 18), fsp)
    values = texts(*_with_fractions(_INSTANTS, fsp))
    default = "'2020-01-02 03:04:05'"
    # Without NULL, MariaDB makes a TIMESTAMP required, depending on its settings.
    return Kind(_typed("timestamp", fsp), values, draw, default)


def _now(name: str, fsp: int) -> Kind:
    spelling = _typed(name, fsp)
    clock = _typed("current_timestamp", fsp)
    return Kind(
        text=spelling,
        values=("default",),
        draw=lambda _: "default",
        default=f"{clock} on update {clock}",
        forms="de",
        name=f"{name}_{fsp}_now",
    )


KINDS = [
    Kind("date", texts(*_DAYS), _day, default="'2020-01-02'"),
    *(_time(fsp) for fsp in range(7)),
    *(_datetime(fsp) for fsp in range(7)),
    *(_timestamp(fsp) for fsp in range(7)),
    _now("datetime", 0),
    _now("datetime", 6),
    _now("timestamp", 0),
    _now("timestamp", 3),
]
