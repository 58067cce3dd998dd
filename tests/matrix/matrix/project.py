"""The definition of one run, as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from matrix import toml
from matrix.catalogue import CHANGED_BY_MODES, TABLES
from matrix.kind import Column, columns
from matrix.mode import Run

#: The table of the columns whose loss is accepted, so that nothing else suffers by it.
LOSSES = "losses"
#: What the test bed has: its converter is too old for a default beside NULL.
VERSIONS: dict[str, object] = {"converter": "confluent 7.0"}
_REASON = "the matrix shows what changes"


@dataclass
class Project:
    """Columns by table, and those that the definition refuses."""

    run: Run
    tables: dict[str, dict[str, Column]] = field(default_factory=dict)
    #: Code and message of the finding, by column.
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, run: Run) -> Project:
        """Every column that the run is to try."""
        chosen = TABLES if run.whole else CHANGED_BY_MODES
        return cls(
            run,
            {
                table: {each.name: each for each in columns(kinds, run.server)}
                for table, kinds in chosen.items()
            },
        )

    def write(self, folder: Path) -> None:
        """Writes `datastack.toml` and `tables/`."""
        (folder / "tables").mkdir(parents=True, exist_ok=True)
        (folder / "datastack.toml").write_text(self._project())
        for table in self.tables:
            file = folder / "tables" / f"{table}.toml"
            file.write_text(self._table(table))

    def _project(self) -> str:
        name = self.run.name
        return "\n".join(
            [
                f"name = {toml.value(name)}\n",
                toml.table(
                    "mysql",
                    {
                        "host": "db",
                        "database": name,
                        "server": self.run.server,
                        # The test bed's MariaDB has no certificate.
                        "tls": self.run.server == "mysql",
                    },
                ),
                toml.table(
                    "kafka",
                    {
                        "bootstrap": "kafka:9092",
                        "registry": "http://registry:8081",
                        "replication_factor": 1,
                    },
                ),
                toml.table("clickhouse", {"url": "http://clickhouse:8123"}),
                toml.table("topics", {"partitions": 1}),
                toml.table("archive", {"commit": "5s"}),
                toml.table("versions", VERSIONS),
                toml.table("cdc", self.run.settings),
            ]
        )

    def _table(self, table: str) -> str:
        given = self.tables[table]
        definitions: dict[str, object] = {
            name: column.definition for name, column in given.items()
        }
        truths = [name for name, column in given.items() if column.kind.boolean]
        text = f'key = ["id"]\nbooleans = {toml.value(truths)}\n\n'
        text += toml.table("columns", {"id": "int not null", **definitions})
        if table == LOSSES:
            text += f"\n{toml.table('loss', dict.fromkeys(given, _REASON))}"
        return text
