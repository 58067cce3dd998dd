"""The generated Spark jobs, run as a scheduler runs them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bed import Bed
from stack import StackError

from history import logins

#: For small tables on two cores; an own JVM of the job stops compiling where it would only pay later.
OPTIONS = {
    "spark.master": "local[2]",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}

_LINES = 40


@dataclass
class Job:
    """A job that runs, or has run."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def finish(self) -> str:
        """Waits for its end, which must be a success; gives what it wrote."""
        status = self.process.wait(timeout=300)
        text = self.log.read_text(errors="replace")
        if status != 0:
            last = "\n".join(text.splitlines()[-_LINES:])
            raise StackError(f"{self.name} ended with {status}:\n{last}")
        return text

    def kill(self) -> None:
        """kill -9 of the job and all that it has started."""
        os.killpg(self.process.pid, 9)
        self.process.wait()


@dataclass
class Jobs:
    """The jobs below `out`/spark, with what they need of the bed."""

    bed: Bed
    out: Path
    number: int = 0

    @property
    def project(self) -> str:
        """Name of the project's folder: several may run jobs on one bed."""
        return self.out.parents[1].name

    def variables(self) -> dict[str, str]:
        """The environment of all jobs."""
        own = logins.STORE | logins.clickhouse(self.out)
        return os.environ | self.bed.engine("spark").variables() | own

    def setting(self, name: str) -> str:
        """What the generated settings say."""
        text = (self.out / "spark" / "datastack_etl" / "settings.py").read_text()
        return re.search(rf'^{name} = "(.*)"$', text, re.MULTILINE).group(1)

    def options(self) -> str:
        """Options of spark-submit."""
        file = self.bed.run / f"{self.project}.spark.conf"
        file.write_text("".join(f"{name} {value}\n" for name, value in OPTIONS.items()))
        return f"--properties-file {shlex.quote(str(file))}"

    def start_extract(self, day: str, *tables: str, **more: str) -> Job:
        """Starts the first job: archive to clean data; `more` are variables."""
        command = ["spark-submit", *shlex.split(self.options()), "extract.py"]
        return self._start("extract", command, day, tables, more)

    def extract(self, day: str, *tables: str) -> str:
        """Runs the first job to its end."""
        return self.start_extract(day, *tables).finish()

    def load(self, day: str, *tables: str, step: str = "all") -> str:
        """Runs the second job, or a step of it: clean data to ClickHouse."""
        command = [str(self.bed.python("spark")), "load.py", f"--step={step}"]
        return self._start("load", command, day, tables, {}).finish()

    def _start(
        self,
        name: str,
        command: list[str],
        day: str,
        tables: tuple[str, ...],
        more: dict[str, str],
    ) -> Job:
        self.number += 1
        log = self.bed.logs / f"{self.project}-{name}-{self.number}.log"
        asked = [part for table in tables for part in ("--table", table)]
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, f"--run={day}", *asked],
                cwd=self.out / "spark",
                env=self.variables() | {"PYTHONDONTWRITEBYTECODE": "1"} | more,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return Job(f"{name} of {', '.join(tables)} for {day}", process, log)
