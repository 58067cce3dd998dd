"""Faults: records that cannot be read."""

from __future__ import annotations

import pytest
from faults import (
    Load,
    archive,
    ends,
    leave_out,
    poison,
    prove,
    redeliver,
    wait_failed,
)
from faults.events import offsets
from report import Report
from stack import Stack

pytestmark = pytest.mark.parametrize(
    "stack", ["faults"], indirect=True, scope="session"
)


def test_poison_goes_to_the_dead_letters(stack: Stack, record: Report) -> None:
    """Each malformed record has its letter with place and reason; the rest flows on."""
    topic, _ = stack.pipeline.queues["entries"]
    kinds = poison.kinds(stack, topic)
    before, since = _letters(stack), ends(stack)
    with Load(stack) as load:
        load.wait_for(50)
        places = poison.produce(stack, topic, [kind.value for kind in kinds.values()])
        load.wait_for(50)
    prove(stack, record)
    for (name, kind), place in zip(kinds.items(), places):
        found = stack.clickhouse(
            f"SELECT error FROM {stack.definition.warehouse}.dead_letters FINAL "
            f"WHERE table_name = 'entries' AND topic = '{place.topic}' "
            f"AND partition = {place.partition} AND offset = {place.offset}"
        )
        if kind.reason is None:
            assert found == [], f"{name} carries no data, and has a letter: {found}"
        else:
            assert len(found) == 1, f"{name} has {len(found)} letters"
            assert kind.reason in found[0][0], name
    carrying = [kind for kind in kinds.values() if kind.reason is not None]
    assert _letters(stack) - before == len(carrying)
    redeliver(stack, "entries")
    prove(stack, record)
    assert _letters(stack) - before == len(carrying), "letters that came again count"
    # The archive stops at what it cannot decode; the generated page says what then.
    wait_failed(stack, stack.pipeline.archive)
    leave_out(stack, stack.pipeline.archive, places)
    wanted = offsets(stack, topic, since)
    for kind, place in zip(kinds.values(), places):
        if not kind.archived:
            wanted[place.topic, place.partition].remove(place.offset)
    archive.await_archived(stack, "entries", wanted)


def _letters(stack: Stack) -> int:
    """What the errors view counts."""
    ((count,),) = stack.clickhouse(
        f"SELECT sum(letters) FROM {stack.definition.warehouse}.errors "
        "WHERE table_name = 'entries'"
    )
    return int(count or 0)
