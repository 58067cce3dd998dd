"""The second day: all topics archived twice, a late record, a run killed and tried again."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from confluent_kafka import Message, Producer
from stack import Expected, Stack, StackError
from stack.wait import Deadline

from history import prints, values
from history.first_day import FirstDay

#: Its run is killed.
KILLED = "orders"

_TRANSFORM = '''"""A slow change of the rows, as a user may write one."""

import os
import time
from pathlib import Path


def transform(df):
    """Returns the rows as they are; waits for ever if it is told to."""
    hold = os.environ.get("HOLD")
    if hold:
        Path(hold).touch()
    while hold:
        time.sleep(1)
    return df
'''


@dataclass
class SecondDay:
    """The day, when it is in ClickHouse."""

    first: FirstDay
    day: str
    expected: Expected
    late: tuple[int, int]
    """Partition and offset of the late record."""
    half: dict[str, str]
    """The objects of the killed run, when it was dead."""
    before_publish: prints.History
    """The history, when the day's rows were loaded and not yet published."""
    whole: dict[str, str]
    """The objects of the same run, when it was through."""


def second_day(first: FirstDay) -> SecondDay:
    """Runs it for all tables."""
    opened, day = first.opened, first.opened.cutoff.day(1)
    stack, jobs = opened.stack, opened.jobs
    opened.archive.hold()
    opened.archive.forget()
    late = _repeat(stack, "payments", opened.cutoff.milliseconds)
    opened.archive.release()
    opened.archive.settle()
    expected = stack.expected()
    half = _killed(first, day)
    with closing(stack.mysql()) as connection:
        # The pinned input does not hold this: the second try must not read it.
        connection.cursor().execute(f"UPDATE {KILLED} SET note = 'after the pin'")
    opened.archive.settle()
    jobs.extract(day, *stack.definition.tables)
    jobs.load(day, KILLED, step="load")
    before_publish = prints.history(stack, day)
    jobs.load(day, *stack.definition.tables)
    return SecondDay(
        first, day, expected, late, half, before_publish, _objects(first, day)
    )


def _killed(first: FirstDay, day: str) -> dict[str, str]:
    """A run that dies with its rows written and nothing published."""
    jobs = first.opened.jobs
    (jobs.out / "spark" / "transforms" / f"{KILLED}.py").write_text(_TRANSFORM)
    mark = Path(jobs.bed.run / "held")
    mark.unlink(missing_ok=True)
    job = jobs.start_extract(day, KILLED, HOLD=str(mark))

    def reached() -> bool:
        if job.process.poll() is not None:
            raise StackError(f"{job.name} ended before it was killed: {job.finish()}")
        return mark.exists()

    Deadline(200).until(reached, lambda: f"{job.name} does not reach its transform")
    job.kill()
    return _objects(first, day)


def _objects(first: FirstDay, day: str) -> dict[str, str]:
    found = prints.clean(first.opened.jobs)
    mine = (f"_runs/{KILLED}/{day}/", f"{KILLED}/day={day}/")
    return {key: print_ for key, print_ in found.items() if key.startswith(mine)}


def _repeat(stack: Stack, table: str, before: int) -> tuple[int, int]:
    """Writes the last record of a row once more, byte by byte; gives its partition and offset.

    The change is older than the cut-off, and the record comes after it.
    """
    record = _unchanged(stack, f"{stack.pipeline.prefix}.{table}", before)
    places: list[tuple[int, int]] = []
    producer = Producer({"bootstrap.servers": stack.bed.address("kafka")})
    producer.produce(
        record.topic(),
        record.value(),
        record.key(),
        record.partition(),
        on_delivery=lambda _, made: places.append((made.partition(), made.offset())),
    )
    producer.flush(30)
    return places[0]


def _unchanged(stack: Stack, topic: str, before: int) -> Message:
    """A record whose row is there, and has not changed since a moment."""
    last = {record.key(): record for record in stack.topics.records(topic)}
    for record in last.values():
        row = values.decode(stack, record.value())
        if row["__deleted"] == "false" and row["__source_ts_ms"] < before:
            return record
    raise StackError(f"{topic} holds no row that was left alone")
