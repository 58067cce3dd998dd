"""Both servers and a worker: one table and one connector for each refused column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bed import Bed
from silent.bench import DATABASE, GRANTS, MARKS, Bench

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
            self.sql(f"CREATE DATABASE {DATABASE}", marks, *GRANTS, server=server)

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


def build(bed: Bed) -> Refused:
    """The engines of the bed, started."""
    return Refused(bed)
