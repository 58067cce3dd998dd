"""Both servers and a worker: one table and one connector for each refused column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bed import Bed
from silent.bench import DATABASE, GRANTS, MARKS, Bench

if TYPE_CHECKING:
    from refused.case import Case

_CLASSES = {
    "mysql": "io.debezium.connector.mysql.MySqlConnector",
    "mariadb": "io.debezium.connector.mariadb.MariaDbConnector",
}


#: A zone with a summer time, for one year.
_BERLIN = (
    "INSERT INTO mysql.time_zone (Time_zone_id, Use_leap_seconds) VALUES (1, 'N')",
    "INSERT INTO mysql.time_zone_name (Name, Time_zone_id) VALUES ('Europe/Berlin', 1)",
    """INSERT INTO mysql.time_zone_transition_type
        (Time_zone_id, Transition_type_id, `Offset`, Is_DST, Abbreviation)
        VALUES (1, 0, 3600, 0, 'CET'), (1, 1, 7200, 1, 'CEST')""",
    """INSERT INTO mysql.time_zone_transition
        (Time_zone_id, Transition_time, Transition_type_id)
        VALUES (1, 1711846800, 1), (1, 1729990800, 0)""",
    "SET GLOBAL time_zone = 'Europe/Berlin'",
)


class Refused(Bench):
    """Tables in the databases of both servers."""

    engines = ("mysql", "mariadb", "connect", "registry")
    tables = ()

    def __init__(self, bed: Bed) -> None:
        super().__init__(bed)
        for server in _CLASSES:
            marks = f"CREATE TABLE {MARKS} (id INT NOT NULL PRIMARY KEY)"
            self.sql(f"CREATE DATABASE {DATABASE}", marks, *GRANTS, server=server)
        self.sql(*_BERLIN)

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
