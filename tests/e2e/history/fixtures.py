"""Fixtures of points 7 and 8; each day is run once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from stack import Stack

from history.first_day import FirstDay
from history.first_day import first_day as _first_day
from history.opened import Opened
from history.opened import opened as _opened
from history.second_day import SecondDay
from history.second_day import second_day as _second_day


@pytest.fixture(scope="session")
def opened(stack: Stack) -> Iterator[Opened]:
    """A day that is about to end; what takes this does not wait for its end."""
    with _opened(stack) as found:
        yield found


@pytest.fixture(scope="session")
def first_day(opened: Opened) -> FirstDay:
    """The day when it is in ClickHouse."""
    return _first_day(opened)


@pytest.fixture(scope="session")
def second_day(first_day: FirstDay) -> SecondDay:
    """The day after."""
    return _second_day(first_day)
