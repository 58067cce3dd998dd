"""The first day: one table early and by hand, two by Airflow, the others by hand."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from stack import Expected
from stack.wait import Deadline

from history import prints
from history.dags import Gate
from history.opened import Opened

#: Run while the sink is held: what was changed since then is late.
EARLY = "shifts"
#: By Airflow: a daily state, and a table of changes.
BY_AIRFLOW = ("orders", "payments")


@dataclass
class FirstDay:
    """The day, when it is in ClickHouse."""

    opened: Opened
    day: str
    expected: Expected
    """What the day must show."""
    held_back: list[str]
    """What the gate said while the sink was held."""
    told: str
    """What `dags test` wrote."""
    history: prints.History
    parts: set[tuple]
    clean: dict[str, str]


def first_day(opened: Opened) -> FirstDay:
    """Runs it, from the gate to the history."""
    held = opened.held.result()
    stack, jobs, cutoff = opened.stack, opened.jobs, opened.cutoff
    day = cutoff.day()
    with ThreadPoolExecutor(max_workers=3) as pool:
        migrated = pool.submit(opened.airflow.ready)
        gate = Gate(opened.airflow)
        try:
            jobs.extract(day, EARLY)
            jobs.load(day, EARLY)
            migrated.result()
            held_back = _held_back(opened, gate)
            opened.archive.release()
            Deadline(150).until(
                lambda: gate.ask(cutoff.milliseconds) == (True, True), gate.said
            )
        finally:
            gate.close()
        told = pool.submit(_dag, opened)
        others = [
            name for name in stack.definition.tables if name not in (EARLY, *BY_AIRFLOW)
        ]
        jobs.extract(day, *others)
        jobs.load(day, *others)
        return FirstDay(
            opened,
            day,
            held | {EARLY: opened.archived[EARLY]},
            held_back,
            told.result(),
            prints.history(stack),
            prints.parts(stack),
            prints.clean(jobs),
        )


def _held_back(opened: Opened, gate: Gate) -> list[str]:
    """Asks until the heartbeat after the changes has settled; the sink is held all the time."""
    said: list[str] = []

    def behind() -> bool:
        read, _ = gate.ask(opened.changed)
        said.append(f"{'open' if read else 'shut'}: {gate.said().splitlines()[-1]}")
        return "no heartbeat" not in said[-1]

    Deadline(150).until(behind, gate.said)
    return said


def _dag(opened: Opened) -> str:
    """`dags test` of the generated ETL for the day that has just ended."""
    name = f"{opened.stack.definition.name}_etl"
    at = opened.cutoff.at + timedelta(seconds=1)
    tables = json.dumps({"tables": list(BY_AIRFLOW)})
    return opened.airflow.run("dags", "test", name, at.isoformat(), "--conf", tables)
