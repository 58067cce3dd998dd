"""The verbs that talk to running systems, as a person types them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from stack import project
from stack.passwords import ADMIN, PASSWORDS


@dataclass
class Ran:
    """How a run of the command ended."""

    status: int
    out: str
    error: str


@dataclass
class Command:
    """The command for the project of a folder; `only` are the systems to look at, all if there are none."""

    folder: Path
    only: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)

    def words(self, *words: str) -> list[str]:
        """The command line of a verb."""
        reach = ["--env", project.ENVIRONMENT]
        if self.only:
            reach += ["--only", ",".join(self.only)]
        return [
            str(project.generator()),
            *words[0].split(),
            str(self.folder),
            *reach,
            *words[1:],
        ]

    def environment(self) -> dict[str, str]:
        """The variables that it runs with."""
        return {**os.environ, **self.variables}

    def run(self, *words: str, **variables: str) -> Ran:
        """Runs a verb; whatever it says, no password is in it."""
        done = subprocess.run(
            self.words(*words),
            check=False,
            capture_output=True,
            text=True,
            env=self.environment() | variables,
        )
        ran = Ran(done.returncode, done.stdout, done.stderr)
        given = [text for name, text in variables.items() if name.endswith("PASSWORD")]
        for secret in (ADMIN, *PASSWORDS.values(), *given):
            for text in (secret, secret.strip(), json.dumps(secret)[1:-1]):
                assert text not in ran.out + ran.error
        return ran

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """Starts a verb, to be watched by what it says while it runs."""
        return subprocess.Popen(
            self.words(*words),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            env=self.environment(),
        )

    def plan(self) -> dict:
        """The plan that there is now."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "plan.json"
            ran = self.run("plan", "--out", str(file))
            plan = json.loads(file.read_text())
        assert ran.status == (1 if plan["steps"] or plan["obstacles"] else 0), ran
        return plan

    def steps(self) -> list[str]:
        """The ids of the steps that a plan has now."""
        return [step["id"] for step in self.plan()["steps"]]

    def apply(self, *words: str) -> None:
        """Brings what runs to what the definition says; nothing is to do afterwards."""
        ran = self.run("apply", *words)
        assert ran.status == 0, ran
        assert self.steps() == []


def applied_through_kills(command: Command) -> tuple[list[dict], int]:
    """Applies one kept plan, killed when each second step begins; gives its steps, and how often it was killed."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "plan.json"
        assert command.run("plan", "--out", str(kept)).status == 1
        steps = json.loads(kept.read_text())["steps"]
        kills = 0
        while _killed_at_second_step(command, kept):
            kills += 1
            assert kills <= len(steps)
    return steps, kills


def _killed_at_second_step(command: Command, kept: Path) -> bool:
    """Runs until the second step begins; false if there is none."""
    process = command.begin("apply", "--plan", str(kept))
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if line.startswith("[2/"):
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
    assert process.wait() == 0, lines
    return False
