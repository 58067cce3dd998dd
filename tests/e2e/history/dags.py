"""Airflow with the generated DAGs: its commands, one after the other, on a database of its own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

from stack import StackError

from history import logins
from history.jobs import Jobs

_LINES = 60


class Airflow:
    """The DAGs below the jobs' `out`/airflow."""

    def __init__(self, jobs: Jobs) -> None:
        self.bed = jobs.bed
        self.jobs = jobs
        self.dags = jobs.out / "airflow" / "dags"
        self.home = jobs.bed.folder / "airflow" / jobs.project
        self.home.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()

    @cached_property
    def variables(self) -> dict[str, str]:
        """What the generated Compose file gives to Airflow, for this bed."""
        python = self.bed.python("airflow")
        spark = self.bed.engine("spark").variables()
        connections = {
            f"AIRFLOW_CONN_{name.upper()}": json.dumps(connection)
            for name, connection in logins.connections(self.jobs.out).items()
        }
        return {
            **os.environ,
            **spark,
            **connections,
            # `python` is Airflow's own in the DAGs' commands, `spark-submit` is Spark's.
            "PATH": os.pathsep.join([str(python.parent), spark["PATH"]]),
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(self.dags),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
            "DATASTACK_SPARK": str(self.jobs.out / "spark"),
            "DATASTACK_SPARK_OPTIONS": self.jobs.options(),
            "DATASTACK_INGESTOR": str(self.jobs.out / "ingestor"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def ready(self) -> None:
        """Makes the database, once."""
        with self._lock:
            if not (self.home / "airflow.db").exists():
                self.run("db", "migrate")

    def run(self, *arguments: str) -> str:
        """Runs a command of Airflow, which must succeed; gives what it wrote."""
        return self.python("-m", "airflow", *arguments)

    def python(self, *arguments: str) -> str:
        """Runs Airflow's Python, which must succeed; gives what it wrote."""
        done = subprocess.run(
            [str(self.bed.python("airflow")), *arguments],
            check=False,
            env=self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
        )
        if done.returncode != 0:
            last = "\n".join(done.stdout.splitlines()[-_LINES:])
            raise StackError(f"{' '.join(arguments[:6])}: {done.returncode}:\n{last}")
        return done.stdout

    def runs(self, dag: str) -> list[tuple[str, datetime, datetime]]:
        """State and data interval of each run of a DAG, as the database holds them."""
        select = "SELECT state, data_interval_start, data_interval_end FROM dag_run WHERE dag_id = ?"
        with closing(sqlite3.connect(self.home / "airflow.db")) as database:
            return [
                (state, _moment(start), _moment(end))
                for state, start, end in database.execute(select, [dag])
            ]

    def states(self, dag: str) -> dict[str, str]:
        """How each task of a DAG ended."""
        select = "SELECT task_id, state FROM task_instance WHERE dag_id = ?"
        with closing(sqlite3.connect(self.home / "airflow.db")) as database:
            return dict(database.execute(select, [dag]))


def _moment(text: str) -> datetime:
    """SQLite holds no time zone; Airflow writes UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Gate:
    """The sensors before the daily tasks, asked one moment after the other."""

    def __init__(self, airflow: Airflow) -> None:
        file = next(airflow.dags.glob("etl.py"))
        self._log = airflow.bed.logs / "gate.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [
                    str(airflow.bed.python("airflow")),
                    str(Path(__file__).with_name("poke.py")),
                    str(file),
                ],
                env=airflow.variables,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def ask(self, milliseconds: int) -> tuple[bool, bool]:
        """Whether the archive has read all up to a moment, and whether it has committed that."""
        self._process.stdin.write(f"{milliseconds}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line.startswith("{"):
            raise StackError(f"the gate does not answer:\n{self.said()}{line}")
        answer = json.loads(line)
        return answer["read"], answer["committed"]

    def said(self) -> str:
        """What the sensors have printed last."""
        return self._log.read_text()[-2000:]

    def close(self) -> None:
        """Ends the process."""
        self._process.stdin.close()
        self._process.wait(timeout=30)
