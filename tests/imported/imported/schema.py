"""A schema: a dump, changes for later, and what the import makes of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from stack import StackError
from stack.project import generator

_FOLDER = Path(__file__).resolve().parent.parent / "schemas"


@dataclass(frozen=True)
class Schema:
    """A folder of `schemas/`: its name is the database's."""

    name: str
    server: str = "mysql"
    #: Options of the client that loads the dump.
    options: tuple[str, ...] = ()
    #: Tables without a key, with the columns that the user takes for it.
    keys: dict[str, list[str]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return _FOLDER / self.name

    def make_project(self, out: Path) -> None:
        """What a user does with the dump; statements that cannot be read leave the rest."""
        shutil.rmtree(out, ignore_errors=True)
        command = [str(generator()), "import", "ddl", "dump.sql", "--out", str(out)]
        done = subprocess.run(
            command, check=False, cwd=self.folder, capture_output=True, text=True
        )
        if done.returncode > 1 or not (out / "datastack.toml").exists():
            raise StackError(f"{self.name} is not imported:\n{done.stderr}")

        for table, key in self.keys.items():
            _bring_in(out, table, key)

    def load(self, client: list[str]) -> None:
        """Loads the dump."""
        self._run([*client, *self.options], "dump.sql")

    def change(self, client: list[str]) -> None:
        """Makes the changes that come later."""
        self._run([*client, self.name], "stream.sql")

    def _run(self, client: list[str], file: str) -> None:
        """Feeds a file to the server's own client, in the folder of the schema."""
        with (self.folder / file).open("rb") as script:
            done = subprocess.run(
                client,
                check=False,
                cwd=self.folder,
                stdin=script,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
        if done.returncode != 0:
            raise StackError(f"{self.name}/{file}: {done.stderr.strip()}")


def _bring_in(project: Path, table: str, key: list[str]) -> None:
    """Does what the finding advises for a table that stays out for want of a key."""
    left_out = project / "excluded" / f"{table}.toml"
    (project / "tables" / left_out.name).write_text(
        f"key = {json.dumps(key)}\n{left_out.read_text()}"
    )
    left_out.unlink()
    definition = project / "datastack.toml"
    lines = definition.read_text().splitlines(keepends=True)
    others = [line for line in lines if not line.startswith(f"{table} = ")]
    definition.write_text("".join(others))


SCHEMAS = [
    Schema("cinema"),
    # Since 9.4, MySQL's client follows `source` only if it is told to.
    Schema("payroll", options=("--commands",), keys={"changes": ["at", "line"]}),
    Schema("blog"),
    Schema("depot"),
    Schema("ledger"),
    Schema("handel"),
    Schema("station", "mariadb"),
]
