"""Order: a worker of Connect that is killed, and events that come again."""

from __future__ import annotations

import pytest
from order.churn import Churn
from order.delivery import at_least_once, restart_killed
from order.events import Event, ends, events, repeated
from order.rows import refill
from report import Report
from stack import Stack
from stack.wait import Deadline

pytestmark = pytest.mark.parametrize("stack", ["order"], indirect=True, scope="session")

TABLE = "transfers"
KEYS = range(300)
#: Events that the topic holds and that the connector's offsets do not tell yet.
UNTOLD = 100


def test_exactly_once(stack: Stack, record: Report) -> None:
    """kill -9 mid-stream: who reads committed records sees no event twice."""
    found = _killed(stack)
    assert repeated(found) == 0
    compared = stack.compare([TABLE]).check()
    record(point=3, stack=stack.name, faults=1, **compared.counts)


def test_at_least_once(stack: Stack, record: Report) -> None:
    """Without exactly-once events come twice, and the repetition ends where the stream does."""
    with at_least_once(stack):
        found = _killed(stack)
        compared = stack.compare([TABLE]).check()
    again = repeated(found)
    assert again >= UNTOLD, f"{again} of {len(found)} events came again"
    record(point=3, stack=stack.name, faults=again, **compared.counts)


def _killed(stack: Stack) -> list[Event]:
    """Kills the worker while rows change; gives the events of that time."""
    refill(stack, TABLE, KEYS)
    stack.settle()
    since = ends(stack, TABLE)
    with Churn(stack, TABLE, "transfer_id", KEYS) as churn:
        _offsets_told(stack)
        told = ends(stack, TABLE)
        Deadline(30).until(
            lambda: _more(told, ends(stack, TABLE)) >= UNTOLD,
            lambda: f"{TABLE} stands still at {told}",
        )
        stack.bed.kill("connect")
        churn.wait_for(50)
        restart_killed(stack)
        churn.wait_for(50)
    stack.settle()
    return events(stack, TABLE, since)


def _offsets_told(stack: Stack) -> None:
    """Until the connector has just told how far it is, which it does every other second."""
    name = stack.pipeline.source
    before = stack.connect.offsets(name)
    Deadline(30).until(
        lambda: stack.connect.offsets(name) != before,
        lambda: f"{name} tells no offset later than {before}",
    )


def _more(before: dict[int, int], now: dict[int, int]) -> int:
    return sum(now.values()) - sum(before.values())
