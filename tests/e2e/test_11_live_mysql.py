"""Point 11: `plan` and `apply` make MySQL's tables, users and rights, see every edit by hand, and take it back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing

import pymysql
import pytest
from bed import Bed
from live import Command, applied_through_kills
from stack import database, project
from stack.overlay import overlay
from stack.passwords import ADMIN, PASSWORDS
from stack.stack import PRODUCTION

SERVERS = {
    "mysql": {"cdc.format": '"json"'},
    "mariadb": {"cdc.format": '"json"', "mysql.server": '"mariadb"'},
}
ENGINES = ("kafka", "registry", "minio", "connect", "clickhouse")
LOGIN = {"MYSQL_ADMIN": "admin", "MYSQL_ROOT_PASSWORD": ADMIN}


class Live:
    """A project beside a source database that starts empty."""

    def __init__(self, bed: Bed, server: str) -> None:
        self.bed = bed
        self.server = server
        self.folder = bed.folder / "projects" / server
        for engine in ENGINES:
            bed.reserve(engine)
        bed.start(server)
        project.copy(PRODUCTION, self.folder, overlay(bed, server, SERVERS[server]), {})
        self.command = Command(self.folder, ("mysql",), PASSWORDS | LOGIN)
        self.sql("CREATE USER IF NOT EXISTS admin IDENTIFIED BY %s", ADMIN)
        self.sql("GRANT ALL ON *.* TO admin WITH GRANT OPTION")

    def sql(self, statement: str, *values: object) -> list[tuple]:
        """Runs a statement as root."""
        with closing(self.connect()) as connection:
            return _rows(connection, statement, *values)

    def connect(self) -> pymysql.Connection:
        """A connection of root."""
        return database.connect(self.bed.socket(self.server))

    def state(self) -> list[tuple]:
        """Every table, user and right."""
        with closing(self.connect()) as connection:
            state = []
            for (name,) in _rows(connection, "SHOW TABLES FROM falafel"):
                state += _rows(connection, f"SHOW CREATE TABLE falafel.{name}")
            for user in ("debezium", "ingestor"):
                grants = _rows(connection, f"SHOW GRANTS FOR {user}")
                # MariaDB shows the password's hash there.
                state += sorted((one.split(" IDENTIFIED")[0],) for (one,) in grants)
            return state


def _rows(
    connection: pymysql.Connection, statement: str, *values: object
) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall())


@pytest.fixture(scope="module", params=SERVERS)
def live(request: pytest.FixtureRequest) -> Iterator[Live]:
    bed = Bed.open(f"live-{request.param}")
    try:
        running = Live(bed, request.param)
        running.command.apply()
        yield running
    finally:
        bed.stop()
        if not os.environ.get("DATASTACK_KEEP"):
            shutil.rmtree(bed.folder)


def test_all_is_made_of_nothing_by_an_apply_that_is_killed_at_every_step(
    live: Live,
) -> None:
    expected = live.state()
    live.sql("DROP DATABASE falafel")
    live.sql("DROP USER debezium, ingestor")
    steps, kills = applied_through_kills(live.command)
    assert len(steps) == 14 and kills >= 7
    assert live.command.steps() == []
    assert live.state() == expected


def test_both_users_come_in_with_their_passwords(live: Live) -> None:
    for user, variable in (
        ("debezium", "CDC_PASSWORD"),
        ("ingestor", "INGEST_PASSWORD"),
    ):
        connection = pymysql.connect(
            host="127.0.0.1",
            port=live.bed.port(live.server),
            user=user,
            password=PASSWORDS[variable].encode(),
        )
        connection.close()


ORDERS = "mysql/alter/table/orders"
EDITS = {
    "a wider column": (
        "ALTER TABLE falafel.orders MODIFY discount decimal(12,2)",
        [ORDERS],
        [],
    ),
    "spaces at the end": (
        "ALTER TABLE falafel.orders MODIFY currency varchar(3) NOT NULL DEFAULT 'EUR'",
        [ORDERS],
        [ORDERS],
    ),
    "another default": (
        "ALTER TABLE falafel.orders MODIFY currency char(3) NOT NULL DEFAULT 'USD'",
        [ORDERS],
        [],
    ),
    "an index on less": (
        "ALTER TABLE falafel.orders DROP INDEX orders_customer, ADD INDEX orders_customer (customer_id)",
        [ORDERS],
        [],
    ),
    "another type": ("ALTER TABLE falafel.orders MODIFY note int", [ORDERS], [ORDERS]),
    "a column that may be empty": (
        "ALTER TABLE falafel.orders MODIFY placed_at datetime(3)",
        [ORDERS],
        [],
    ),
    "another comment": ("ALTER TABLE falafel.orders COMMENT = 'other'", [ORDERS], []),
    "a column too many": (
        "ALTER TABLE falafel.orders ADD COLUMN more int NOT NULL DEFAULT 3",
        [ORDERS],
        [ORDERS],
    ),
    "a column too few": ("ALTER TABLE falafel.orders DROP COLUMN note", [ORDERS], []),
    "a table too few": (
        "DROP TABLE falafel.shifts",
        ["mysql/create/table/shifts"],
        [],
    ),
    "no heartbeat": (
        "DELETE FROM falafel.datastack_heartbeat",
        ["mysql/create/row/datastack_heartbeat"],
        [],
    ),
    "no user": (
        "DROP USER ingestor",
        ["mysql/create/user/ingestor", "mysql/create/grants/ingestor"],
        [],
    ),
    "another password": (
        "ALTER USER debezium IDENTIFIED BY 'other'",
        ["mysql/alter/user/debezium"],
        [],
    ),
    "encryption alone": (
        "ALTER USER ingestor REQUIRE SSL",
        ["mysql/alter/user/ingestor"],
        [],
    ),
    "a right too few": (
        "REVOKE SELECT ON falafel.orders FROM debezium",
        ["mysql/create/grants/debezium"],
        [],
    ),
    "a right too many": (
        "GRANT DELETE, SELECT (order_id) ON falafel.orders TO debezium",
        ["mysql/drop/grant/debezium:falafel.orders"],
        [],
    ),
    "a right to give rights": (
        "GRANT SELECT ON falafel.orders TO debezium WITH GRANT OPTION",
        ["mysql/drop/grant/debezium:falafel.orders"],
        [],
    ),
    "every right": (
        "GRANT ALL ON falafel.orders TO debezium",
        ["mysql/drop/grant/debezium:falafel.orders", "mysql/create/grants/debezium"],
        [],
    ),
}


def test_columns_under_earlier_names_are_renamed(live: Live) -> None:
    """One of an index and a foreign key too, which the server renames there by itself."""
    expected = live.state()
    orders = live.folder / "tables/orders.toml"
    text = orders.read_text()
    earlier = (
        'customer_id = ["buyer_id"]\nnote = ["remark"]\ndiscount = ["cut", "off"]\n'
    )
    orders.write_text(text.replace("[indexes]", f"[renamed]\n{earlier}\n[indexes]"))
    assert live.command.steps() == []
    live.sql(
        "ALTER TABLE falafel.orders RENAME COLUMN customer_id TO buyer_id, RENAME COLUMN discount TO off"
    )
    live.sql("ALTER TABLE falafel.orders CHANGE note remark varchar(100)")
    assert live.command.steps() == ["mysql/alter/columns/orders", ORDERS]
    live.command.apply()
    assert live.state() == expected
    orders.write_text(text)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_by_hand_shows_and_is_taken_back(live: Live, edit: str) -> None:
    statement, steps, losing = EDITS[edit]
    expected = live.state()
    live.sql(statement)
    assert live.command.steps() == steps
    if losing:
        refused = live.command.run("apply")
        assert refused.status == 1 and "would lose data" in refused.error, refused
        assert live.command.steps() == steps
    live.command.apply(
        *(word for step in losing for word in ("--allow-data-loss", step))
    )
    assert live.state() == expected


def test_a_value_that_does_not_fit_stops_the_step_and_stays(live: Live) -> None:
    expected = live.state()
    live.sql("ALTER TABLE falafel.shifts MODIFY hourly_wage decimal(10,2) NOT NULL")
    live.sql(
        "INSERT INTO falafel.shifts (employee_id, starts_at, hourly_wage) "
        "VALUES (1, '2026-01-01', 99999999.25)"
    )
    stopped = live.command.run("apply")
    assert stopped.status == 2 and "Out of range" in stopped.error, stopped
    assert "steps done before it: 0, not begun: 0" in stopped.error, stopped
    rows = live.sql("SELECT hourly_wage FROM falafel.shifts")
    assert [str(wage) for (wage,) in rows] == ["99999999.25"]
    live.sql("DELETE FROM falafel.shifts")
    live.command.apply()
    assert live.state() == expected


SLASHES = r"""key = ["id"]
comment = 'ends in \'

[columns]
id = "int not null"
label = "enum('a\\\\b','c') not null default 'a\\\\b' comment 'p\\\\q'"
note = "varchar(9) default 'x\\\\'"
"""


def test_texts_with_backslashes_are_made_in_every_mode_of_the_server(
    live: Live,
) -> None:
    mode = live.sql("SELECT @@global.sql_mode")[0][0]
    live.sql("SET GLOBAL sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES'")
    file = live.folder / "tables" / "slashes.toml"
    file.write_text(SLASHES)
    try:
        live.command.apply()
        assert _texts(live) == TEXTS
        live.sql("ALTER TABLE falafel.slashes COMMENT = 'other', DROP COLUMN note")
        live.command.apply()
        assert _texts(live) == TEXTS
        live.sql("DROP TABLE falafel.slashes")
        made = project.generate(live.folder) / "mysql" / "tables" / "slashes.sql"
        with closing(live.connect()) as connection:
            session = "SET sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES'"
            _rows(connection, session)
            database.run_file(connection, made)
        assert _texts(live) == TEXTS
        assert live.command.steps() == []
    finally:
        file.unlink()
        # Rights outlive the table that they are on.
        for user in ("debezium", "ingestor"):
            live.sql(f"REVOKE ALL PRIVILEGES ON falafel.slashes FROM {user}")
        live.sql("DROP TABLE falafel.slashes")
        live.sql("SET GLOBAL sql_mode = %s", mode)


#: Comments of the table and its columns, and a row of defaults.
TEXTS = ["ends in \\", "", "p\\q", "", "a\\b", "x\\"]


def _texts(live: Live) -> list[str]:
    """What the server holds of the table's texts."""
    of = "FROM information_schema.{} WHERE table_schema = 'falafel' AND table_name = 'slashes'"
    comments = live.sql(f"SELECT table_comment {of.format('tables')}")
    comments += live.sql(
        f"SELECT column_comment {of.format('columns')} ORDER BY ordinal_position"
    )
    live.sql("INSERT INTO falafel.slashes (id) VALUES (1)")
    row = live.sql("SELECT label, note FROM falafel.slashes")[0]
    live.sql("DELETE FROM falafel.slashes")
    return [text for (text,) in comments] + list(row)


def test_what_is_not_ours_is_left_alone_and_said(live: Live) -> None:
    live.sql("CREATE DATABASE theirs")
    live.sql("CREATE TABLE theirs.one (id int PRIMARY KEY)")
    live.sql("GRANT SELECT ON theirs.one TO debezium")
    live.sql("CREATE TABLE falafel.other (id int PRIMARY KEY)")
    before = live.state()
    plan = live.command.plan()
    assert plan["steps"] == []
    assert plan["notes"] == [
        "kept: select on `theirs`.`one` of 'debezium'@'%', which this pipeline does not need"
    ]
    live.command.apply()
    assert live.state() == before
    live.sql("REVOKE SELECT ON theirs.one FROM debezium")
    live.sql("DROP DATABASE theirs")
    live.sql("DROP TABLE falafel.other")


def test_a_login_that_is_refused_is_said(live: Live) -> None:
    refused = live.command.run("plan", MYSQL_ROOT_PASSWORD="Kept-2-itself")
    assert refused.status == 2 and "Access denied" in refused.error, refused
