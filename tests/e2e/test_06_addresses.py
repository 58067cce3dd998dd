"""Point 6: a worker and a database server are read by their addresses, as files of theirs are, and show no secret."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bed import Bed
from report import Report
from stack import database
from stack.connect import Connect
from stack.project import generator

_SECRET = "hunter2-of-the-bed"
_SERVERS = ("mysql", "mariadb")
#: A test that is named as a stack is run beside that stack, in another process than the rest of this file.
_NAMES = [f"of_{server}" for server in _SERVERS]
_DATABASE = "addressed"
_JSON = "org.apache.kafka.connect.json.JsonConverter"

_OBJECTS = (
    f"CREATE DATABASE {_DATABASE}",
    f"USE {_DATABASE}",
    f"CREATE USER reader@'%' IDENTIFIED BY '{_SECRET}'",
    f"GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON {_DATABASE}.* TO reader@'%'",
    f"CREATE USER cdc@'%' IDENTIFIED BY '{_SECRET}'",
    "GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT, LOCK TABLES ON *.* TO cdc@'%'",
    """CREATE TABLE customers (
        id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        `first name` VARCHAR(40) NOT NULL DEFAULT 'it''s; \\\\ "none"' COMMENT 'a `name`',
        email VARCHAR(100) CHARACTER SET latin1,
        UNIQUE KEY by_email (email))""",
    """CREATE TABLE orders (
        id INT NOT NULL PRIMARY KEY,
        customer_id BIGINT UNSIGNED NOT NULL,
        status ENUM('new','paid, or so') NOT NULL DEFAULT 'new',
        amount DECIMAL(18,4) NOT NULL,
        with_tax DECIMAL(18,4) AS (amount * 2) STORED,
        place POINT,
        made_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
        KEY by_time (made_at),
        CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE)""",
    "CREATE TABLE log (line TEXT)",
    "CREATE TABLE `or-ders` (id INT NOT NULL PRIMARY KEY)",
    "CREATE VIEW open_orders AS SELECT id FROM orders WHERE status = 'new'",
    "CREATE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW SET NEW.made_at = NOW(6)",
    "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM log",
    "CREATE PROCEDURE tidy() DELETE FROM log",
)


@pytest.fixture(scope="module")
def bed() -> Iterator[Bed]:
    """Both servers with a database of every kind of object, and a worker with a connector that holds secrets."""
    bed = Bed.open("addresses")
    bed.start(*_SERVERS, "connect")
    try:
        for server in _SERVERS:
            link = database.connect(bed.socket(server))
            with closing(link), link.cursor() as cursor:
                for statement in _OBJECTS:
                    cursor.execute(statement)
                if server == "mariadb":
                    cursor.execute("CREATE SEQUENCE numbers")
        Connect(bed.url("connect")).post(
            "/connectors", {"name": "held", "config": _config(bed)}
        )
        yield bed
    finally:
        if not os.environ.get("DATASTACK_KEEP"):
            bed.stop()
            bed.destroy()


def _config(bed: Bed) -> dict[str, str]:
    return {
        "connector.class": "io.debezium.connector.mysql.MySqlConnector",
        "tasks.max": "1",
        "database.hostname": "127.0.0.1",
        "database.port": str(bed.port("mysql")),
        "database.user": "cdc",
        "database.password": _SECRET,
        "database.ssl.mode": "disabled",
        "driver.allowPublicKeyRetrieval": "true",
        "database.server.id": "7700",
        "topic.prefix": "held",
        "database.include.list": _DATABASE,
        "table.include.list": f"{_DATABASE}.customers",
        "schema.history.internal.kafka.bootstrap.servers": bed.address("kafka"),
        "schema.history.internal.kafka.topic": "history.held",
        "key.converter": _JSON,
        "value.converter": _JSON,
        "value.converter.basic.auth.user.info": f"somebody:{_SECRET}",
        "value.converter.schema.registry.url": f"http://somebody:{_SECRET}@registry:8081",
        "log.retention.hours": "1",
    }


def _run(
    *words: str, piped: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    ran = subprocess.run(
        [str(generator()), *words],
        check=False,
        input=piped,
        capture_output=True,
        env=os.environ | variables,
    )
    assert _SECRET.encode() not in ran.stdout + ran.stderr, "a secret is printed"
    return ran


def _codes(ran: subprocess.CompletedProcess[bytes]) -> list[str]:
    return sorted(finding["code"] for finding in json.loads(ran.stdout))


@pytest.mark.parametrize("path", ["", "/connectors", "/connectors/held"])
def test_a_worker_is_linted_as_what_it_answers(
    bed: Bed, path: str, record: Report
) -> None:
    """The same findings as of the answer that is piped in, and no secret in any format."""
    worker = Connect(bed.url("connect"))
    answer = json.dumps(worker.get("/connectors?expand=info")).encode()
    assert _SECRET.encode() in answer, "the worker itself tells"
    url = bed.url("connect") + path
    found = _run("lint", url, "--format", "json")
    piped = subprocess.run(
        [str(generator()), "lint", "-", "--format", "json"],
        check=False,
        input=answer,
        capture_output=True,
    )
    assert found.returncode == piped.returncode == 1
    assert _codes(found) == _codes(piped)
    assert {"DS1113", "DS1101", "DS1126"} <= set(_codes(found))
    for form in ("text", "sarif"):
        assert _run("lint", url, "--format", form).returncode == 1
    record(point=6, stack="addresses", values=len(_codes(found)))


def test_a_project_of_a_worker_holds_no_secret(bed: Bed, tmp_path: Path) -> None:
    out = tmp_path / "shop"
    ran = _run("import", "connector", bed.url("connect"), "--out", str(out))
    files = [file for file in out.rglob("*") if file.is_file()]
    assert files, ran.stderr.decode()
    for file in files:
        text = file.read_text()
        assert _SECRET not in text, file
        assert "not shown" not in text, "a stand-in is no value"
    assert 'database = "addressed"' in (out / "datastack.toml").read_text()
    assert b"database.password" in ran.stderr


def test_what_cannot_be_asked_says_why(bed: Bed) -> None:
    url = bed.url("connect")
    for words, code, variables in [
        (("lint", f"{url}/connectors/none"), "DS3002", {}),
        (("lint", "http://127.0.0.1:1"), "DS3001", {}),
        (("lint", url), "DS3003", {"CONNECT_USER": "somebody"}),
        (("lint", url.replace("//", f"//somebody:{_SECRET}@")), "DS3003", {}),
    ]:
        ran = _run(*words, "--format", "json", **variables)
        assert ran.returncode == 2, ran
        assert _codes(ran) == [code], ran.stdout.decode()


def _import(
    bed: Bed, server: str, out: Path, *words: str, password: str = _SECRET
) -> subprocess.CompletedProcess[bytes]:
    address = f"127.0.0.1:{bed.port(server)}"
    command = ("import", "mysql", address, "--database", _DATABASE, "--out", str(out))
    return _run(*command, *words, MYSQL_USER="reader", MYSQL_PASSWORD=password)


def _dump(bed: Bed, server: str, file: Path) -> None:
    """The statements of the tables, as somebody would copy them."""
    link = database.connect(bed.socket(server), _DATABASE)
    with closing(link), link.cursor() as cursor:
        cursor.execute("SELECT VERSION()")
        text = f"-- Server version\t{cursor.fetchone()[0]}\n"
        for name in ("customers", "log", "or-ders", "orders"):
            cursor.execute(f"SHOW CREATE TABLE `{name}`")
            text += f"\n{cursor.fetchone()[1]};\n"
    file.write_text(text)


def _tree(folder: Path) -> dict[str, str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)): file.read_text() for file in files}


@pytest.mark.parametrize("server", _SERVERS, ids=_NAMES)
def test_a_server_gives_what_its_statements_give(
    bed: Bed, server: str, tmp_path: Path, record: Report
) -> None:
    """The same files; the same findings, and one for each object that is no table; the counts add up."""
    asked, read = tmp_path / "asked" / "shop", tmp_path / "read" / "shop"
    asked.parent.mkdir()
    read.parent.mkdir()
    ran = _import(bed, server, asked)
    dump = tmp_path / "dump.sql"
    _dump(bed, server, dump)
    by_hand = ("import", "ddl", str(dump), "--database", _DATABASE, "--out", str(read))
    expected = _run(*by_hand)
    assert ran.returncode == expected.returncode == 0, ran.stderr.decode()
    assert _tree(asked) == _tree(read)
    assert {"datastack.toml", "tables/orders.toml", "excluded/log.toml"} <= set(
        _tree(asked)
    )
    rest = "" if server == "mysql" else ", 1 sequence left out"
    all_tables = 5 if server == "mysql" else 6
    summary = ran.stdout.decode().strip()
    assert summary.startswith(
        f"{all_tables} tables: 2 imported, 2 tables left out, 1 view left out{rest}"
    ), summary
    told = ran.stderr.decode()
    objects = ["view `open_orders`", "trigger `stamped`", "event `nightly`"]
    objects += ["procedure `tidy`", "table `log`", "table `or-ders`"]
    objects += ["column `orders.place`"]
    objects += ["sequence `numbers`"] if server == "mariadb" else []
    assert [each for each in objects if each not in told] == []
    record(point=6, stack="addresses", tables=all_tables)


def test_tables_are_chosen_by_name(bed: Bed, tmp_path: Path) -> None:
    some = _import(bed, "mysql", tmp_path / "some", "--table", "customers")
    assert some.stdout.startswith(b"1 table: 1 imported; "), some
    assert [file for file in _tree(tmp_path / "some") if "/" in file] == [
        "tables/customers.toml"
    ]
    none = _import(bed, "mysql", tmp_path / "none", "--table", "custommers")
    assert none.returncode == 2
    assert b"did you mean `customers`?" in none.stderr
    assert not (tmp_path / "none").exists()


def test_a_server_that_refuses_is_told_of(bed: Bed, tmp_path: Path) -> None:
    refused = _import(bed, "mysql", tmp_path / "shop", password="another")
    assert refused.returncode == 2
    assert b"DS3002" in refused.stderr
    assert b"Access denied" in refused.stderr
    assert b"MYSQL_PASSWORD" in refused.stderr
    assert not (tmp_path / "shop").exists()
