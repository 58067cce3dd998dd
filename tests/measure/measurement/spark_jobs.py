"""Seconds and memory of the Spark jobs."""

from __future__ import annotations

import json
import os
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass

from bed.engine import minio
from stack import Stack, StackError
from stack.passwords import PASSWORDS
from stack.topics import Place
from stack.wait import Deadline

from measurement.memory import Peak
from measurement.variant import TABLE

PATIENCE = 900
OPTIONS = ("spark.master=local[2]", "spark.driver.memory=2g", "spark.ui.enabled=false")


@dataclass(frozen=True)
class Taken:
    """What a job took."""

    job: str
    rows: int
    seconds: float
    memory: int
    """Bytes at the peak, of all its processes together."""


def archive(stack: Stack) -> float:
    """Starts the sink; gives the seconds until the archive held the whole topic."""
    begin = time.time()
    stack.deploy_archive()
    sink = stack.pipeline.archive
    config = stack.pipeline.connectors[sink]
    # The files are written when the first group is at the end, the tables know them when the second is.
    _await_group(stack, f"connect-{sink}", config["topics"])
    _await_group(stack, f"connect-{sink}-coord", config["iceberg.control.topic"])
    return time.time() - begin


def _await_group(stack: Stack, group: str, topic: str) -> None:
    ends = stack.topics.ends([topic])
    behind: dict[Place, int] = {}

    def arrived() -> bool:
        committed = stack.topics.starts(list(ends)) | stack.topics.committed(group)
        behind.clear()
        behind.update({at: committed[at] for at in ends if committed[at] < ends[at]})
        if behind:
            # What is left may be markers of transactions, which no group commits.
            with closing(stack.topics.reader()) as reader:
                unread = stack.topics.unread(reader, behind)
            for at in behind.keys() - unread:
                del behind[at]
        return not behind

    Deadline(PATIENCE).until(
        arrived, lambda: f"group {group} stands at {behind} of {ends}"
    )


def measure(stack: Stack, rows: int) -> list[Taken]:
    """Runs both jobs for the present day, whose end lies ahead, so that all rows are part of it."""
    options = [part for option in OPTIONS for part in ("--conf", option)]
    python = str(stack.bed.python("spark"))
    return [
        _run(stack, "extract", rows, ["spark-submit", *options, "extract.py"]),
        _run(stack, "load", rows, [python, "load.py"]),
    ]


def _run(stack: Stack, name: str, rows: int, command: list[str]) -> Taken:
    day = time.strftime("%Y-%m-%d", time.gmtime())
    log = stack.bed.logs / f"{name}.log"
    begin = time.time()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, f"--run={day}", f"--table={TABLE}"],
            cwd=stack.out / "spark",
            env=_variables(stack),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    peak = Peak(process.pid)
    peak.start()
    try:
        status = process.wait(PATIENCE)
    finally:
        memory = peak.stop()
    seconds = time.time() - begin
    if status != 0:
        told = log.read_text(errors="replace")[-2000:]
        raise StackError(f"{name} ended with status {status}:\n{told}")
    return Taken(name, rows, seconds, memory)


def _variables(stack: Stack) -> dict[str, str]:
    """The job's environment, with the logins that the generated connections name."""
    connections = json.loads((stack.out / "airflow" / "connections.json").read_text())
    (clickhouse,) = (
        connection
        for name, connection in connections.items()
        if name.endswith("_clickhouse")
    )
    return (
        os.environ
        | stack.bed.engine("spark").variables()
        | {
            "AWS_ACCESS_KEY_ID": minio.USER,
            "AWS_SECRET_ACCESS_KEY": minio.PASSWORD,
            "CLICKHOUSE_USER": clickhouse["login"],
            "CLICKHOUSE_PASSWORD": PASSWORDS["CLICKHOUSE_ETL_PASSWORD"],
            "PYTHONDONTWRITEBYTECODE": "1",
        }
    )
