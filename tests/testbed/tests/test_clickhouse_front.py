"""The front of the ClickHouse engine: what clients send and get, and what outlives kill -9."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import clickhouse_connect
import pytest

TESTBED = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTBED))

from bed import Bed
from clickhouse_front.errors import ClickHouseError
from clickhouse_front.statement import examine, split

GENERATED = TESTBED.parent.parent / "examples" / "production" / "clickhouse"
UTC = ZoneInfo("UTC")
STORE = {"OBJECT_STORE_ACCESS_KEY": "key", "OBJECT_STORE_SECRET_KEY": "secret"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    bed: Bed

    def ask(
        self,
        sql: str | bytes,
        headers: dict[str, str] | None = None,
        method: str = "POST",
        **options: str,
    ) -> Answer:
        connection = HTTPConnection(
            "127.0.0.1", self.bed.port("clickhouse"), timeout=60
        )
        if method == "GET":
            options, sql = {**options, "query": str(sql)}, b""
        connection.request(method, f"/?{urlencode(options)}", sql, headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def must(self, sql: str | bytes, **options: str) -> str:
        answer = self.ask(sql, **options)
        assert answer.status == 200, answer.text
        return answer.text

    def fails(self, sql: str, status: int, code: int, **options: str) -> str:
        answer = self.ask(sql, **options)
        assert (answer.status, answer.headers.get("X-ClickHouse-Exception-Code")) == (
            status,
            str(code),
        ), answer.text
        assert answer.text.startswith(f"Code: {code}. DB::Exception: ")
        return answer.text


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    bed = Bed.open(f"front-{os.getpid()}")
    bed.engine("clickhouse").configure(bed, GENERATED / "config.d")
    bed.start("clickhouse", environment=STORE)
    server = Server(bed)
    server.must("CREATE DATABASE shop ENGINE = Atomic")
    yield server
    bed.destroy()


@pytest.fixture
def client(server: Server) -> Iterator[clickhouse_connect.driver.Client]:
    with clickhouse_connect.get_client(
        host="127.0.0.1", port=server.bed.port("clickhouse"), database="shop"
    ) as client:
        yield client


def test_statements_and_data_are_told_apart() -> None:
    insert = examine(b"INSERT INTO t (`format`, b) /* FORMAT x */ FORMAT CSV\n1,;\n")
    assert (insert.format, insert.data) == ("CSV", b"1,;\n")
    assert insert.text == b"INSERT INTO t (`format`, b) /* FORMAT x */ "
    for no_data in (
        b"INSERT INTO t SELECT 1 FORMAT CSV",
        b"INSERT INTO t VALUES (1, ';')",
    ):
        assert examine(no_data).data is None
    assert examine(b"SELECT ';' -- ; FORMAT CSV\nFORMAT JSON;\n").format == "JSON"
    assert examine(b"SELECT a AS format FROM t").format == ""
    assert examine(b"-- c\nCREATE USER x").first == ("CREATE", "USER", "X")
    with pytest.raises(ClickHouseError, match="Multi-statements"):
        examine(b"SELECT 1; SELECT 2")
    assert split(b"-- a;\nSELECT ';';\n\nSELECT 2;\n-- end\n") == [
        b"-- a;\nSELECT ';'",
        b"SELECT 2",
    ]


def test_the_engine_is_the_one_that_the_project_names(server: Server) -> None:
    assert server.must("SELECT version()").startswith("26.9.")
    assert server.must("SELECT timezone()") == "UTC\n"
    assert server.ask("SELECT 1", method="GET").text == "1\n"


@pytest.mark.parametrize("compression", ["lz4", "zstd", "gzip", None])
def test_values_come_back_as_they_were_sent(server: Server, compression) -> None:
    with clickhouse_connect.get_client(
        host="127.0.0.1",
        port=server.bed.port("clickhouse"),
        database="shop",
        compress=compression or False,
    ) as client:
        client.command(
            "CREATE OR REPLACE TABLE kinds (id UInt64, amount Decimal(18, 4), note Nullable(String),"
            " at DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY id"
        )
        at = datetime(2026, 2, 28, 23, 59, 59, 999000, tzinfo=UTC)
        rows = [
            (2**64 - 1, Decimal("-99999999999999.9999"), None, at),
            *((id, Decimal(id) / 16, f"ü\n\\{id}" * 50, at) for id in range(20_000)),
        ]
        client.insert("kinds", rows, ["id", "amount", "note", "at"])
        got = client.query("SELECT * FROM kinds ORDER BY id").result_rows
    assert sorted(rows) == [(*row[:3], row[3].replace(tzinfo=UTC)) for row in got]


def test_bodies_of_every_encoding_are_read(server: Server) -> None:
    server.must("CREATE TABLE shop.encoded (id Int64) ENGINE = MergeTree ORDER BY id")
    body = gzip.compress(b'INSERT INTO encoded FORMAT JSONEachRow\n{"id":1}\n{"id":2}')
    answer = server.ask(body, {"Content-Encoding": "gzip"}, database="shop")
    assert answer.status == 200, answer.text
    assert json.loads(answer.headers["X-ClickHouse-Summary"])["written_rows"] == "2"
    query = "INSERT INTO encoded FORMAT CSV"
    server.must("3\n4\n", database="shop", query=query)
    answer = server.ask(
        "SELECT sum(id) FROM shop.encoded",
        {"Accept-Encoding": "gzip"},
        enable_http_compression="1",
    )
    assert gzip.decompress(answer.body) == b"10\n"
    unknown = server.ask("SELECT 1", {"Content-Encoding": "x-none"})
    assert (unknown.status, unknown.headers["X-ClickHouse-Exception-Code"]) == (
        500,
        "89",
    )


def test_parameters_and_settings_reach_the_statement(server: Server, client) -> None:
    text = 'it\'s \\ "x"\n\t'
    assert client.query("SELECT {a:String}", {"a": text}).result_rows == [(text,)]
    assert server.must("SELECT {a:UInt8} + 1", param_a="4") == "5\n"
    assert server.must("SELECT getSetting('max_threads')", max_threads="3") == "3\n"
    assert server.must("SELECT 1 AS one", default_format="CSVWithNames") == '"one"\n1\n'
    server.fails("SELECT 1", 404, 115, no_such_setting="1")
    server.fails("SELECT {a:UInt8}", 400, 456)
    boundary = "b0undary"
    form = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("query", "SELECT {p:String}"), ("param_p", "by form"))
    )
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    assert server.ask(f"{form}--{boundary}--\r\n", kind).text == "by form\n"


def test_faults_have_the_codes_and_statuses_of_a_server(server: Server) -> None:
    assert "UNKNOWN_TABLE" in server.fails("SELECT * FROM shop.none", 404, 60)
    server.fails("SELEC 1", 400, 62)
    server.fails("1 + 1", 400, 62)
    server.fails("", 400, 62)
    server.fails("SELECT 1; SELECT 2", 400, 62)
    server.fails("SELECT 1", 403, 516, user="nobody")
    server.fails("SELECT 1", 404, 81, database="none")
    server.fails("DROP DATABASE shop", 500, 164, method="GET")
    server.must("CREATE TABLE shop.strict (id Int8) ENGINE = MergeTree ORDER BY id")
    server.fails("INSERT INTO shop.strict FORMAT CSV\nabc\n", 400, 117)
    assert server.must("SELECT count() FROM shop.strict") == "0\n"


def test_a_session_keeps_what_its_requests_set(server: Server) -> None:
    session = {"session_id": str(uuid.uuid4())}
    server.must("CREATE TEMPORARY TABLE mine (id Int8)", **session)
    server.must("SET param_p = 'kept'", **session)
    assert server.must("SELECT {p:String}, count() FROM mine", **session) == "kept\t0\n"
    server.fails("SELECT * FROM mine", 404, 60)
    server.must("SELECT 1", close_session="1", **session)
    server.fails("SELECT 1", 500, 372, session_check="1", **session)


def test_generated_files_are_applied_as_they_are_and_outlive_kill_9(
    server: Server,
) -> None:
    passwords = {
        "CLICKHOUSE_ETL_PASSWORD": "a'b\\c\"d\te\n\nf\n",
        "CLICKHOUSE_READER_PASSWORD": "read",
    }
    engine = server.bed.engine("clickhouse")
    applied = subprocess.run(
        ["sh", GENERATED / "apply.sh", f"--port={server.bed.port('clickhouse')}"],
        env={**os.environ, **engine.client_environment(), **passwords},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert applied.returncode == 0, applied.stderr
    assert "parsed, not executed" in applied.stderr
    login = {"user": "production_etl", "password": passwords["CLICKHOUSE_ETL_PASSWORD"]}
    objects = (
        "SELECT name, engine FROM system.tables"
        " WHERE database = 'production' AND name NOT LIKE '.inner%' ORDER BY name"
    )
    before = server.must(objects, **login)
    assert before.count("\tKafka\n") == 6
    server.must("CREATE TABLE production.old AS production.orders__queue")
    server.must("DROP TABLE production.old")
    server.must("INSERT INTO shop.strict VALUES (7)")

    for _ in range(2):
        server.bed.kill("clickhouse")
        server.bed.start("clickhouse")
        assert server.must(objects, **login) == before
        assert server.must("SELECT id FROM shop.strict") == "7\n"
    server.fails("SELECT 1", 403, 516, user="production_etl", password="wrong")
    collections = server.must("SELECT name FROM system.named_collections ORDER BY name")
    assert collections == "production_clean\nproduction_kafka\n"
    hurried = "mapContains(collection, 'kafka.session_timeout_ms')"
    assert "1\n" == server.must(
        f"SELECT {hurried} FROM system.named_collections WHERE name = 'production_kafka'"
    )
