"""Both servers and a worker: one table and one connector for each refused column."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from bed import Bed
from silent.bench import DATABASE, GRANTS, MARKS, Bench
from stack import database

if TYPE_CHECKING:
    from refused.cases import Case

_CLASSES = {
    "mysql": "io.debezium.connector.mysql.MySqlConnector",
    "mariadb": "io.debezium.connector.mariadb.MariaDbConnector",
}


class Refused(Bench):
    """Tables in the databases of both servers."""

    engines = ("mysql", "mariadb", "connect", "registry")
    tables = ()

    def __init__(self, bed: Bed) -> None:
        super().__init__(bed)
        for server in _CLASSES:
            marks = f"CREATE TABLE {MARKS} (id INT NOT NULL PRIMARY KEY)"
            self.on(server, f"CREATE DATABASE {DATABASE}", marks, *GRANTS)

    def on(self, server: str, *statements: str) -> list[Any]:
        """Runs statements on a server; gives the rows of the last."""
        rows: list[Any] = []
        socket = self.bed.socket(server)
        with closing(database.connect(socket)) as link, link.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                rows = list(cursor.fetchall())
        return rows

    def source(self, case: Case, number: int) -> dict[str, str]:
        """A connector for the case's table alone."""
        return self.config(case, number) | {
            "connector.class": _CLASSES[case.server],
            "database.port": str(self.bed.port(case.server)),
            "database.ssl.mode": {"mysql": "disabled", "mariadb": "disable"}[
                case.server
            ],
            "database.include.list": case.database,
            # The snapshot reads the DDL of all other databases too, and stops at what it cannot read there.
            "schema.history.internal.store.only.captured.databases.ddl": "true",
            "table.include.list": f"{case.table},{MARKS}",
        }

    def marked_on(self, server: str) -> None:
        """Writes a mark on a server."""
        self.count_mark()
        self.on(server, f"INSERT INTO {MARKS} VALUES ({self.last_mark})")


def build(bed: Bed) -> Refused:
    """The engines of the bed, started."""
    return Refused(bed)
