"""Every service of the bed, for real: it installs what is missing and starts all of them once (about 2.5 GB of memory)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bed import Bed, engine, ports, sockets

_SERVICES = [name for name in engine.names() if engine.find(name).ports]
_VARIABLES = {
    "@@binlog_format": "ROW",
    "@@binlog_row_image": "FULL",
    "@@time_zone": "+00:00",
    "@@character_set_server": "utf8mb4",
}


class Engines(unittest.TestCase):
    """One bed with everything on."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.bed = Bed.open(f"engines-{os.getpid()}")
        cls.addClassCleanup(cls.bed.destroy)
        cls.bed.start(*_SERVICES, environment={"CDC_PASSWORD": "secret"})

    def test_listens_where_it_should_and_nowhere_else(self) -> None:
        for name in _SERVICES:
            with self.subTest(name):
                pids = [each.pid for each in self.bed.process(name).members()]
                found = sockets.of_processes(pids)
                self.assertEqual([each for each in found if not each.loopback], [])
                wanted = {self.bed.port(port) for port in engine.find(name).ports}
                self.assertEqual({each.port for each in found}, wanted)

    def test_databases_are_sources_for_cdc(self) -> None:
        for name, more in (
            ("mysql", {"@@gtid_mode": "ON"}),
            ("mariadb", {"@@gtid_strict_mode": "1"}),
        ):
            with self.subTest(name):
                wanted = {**_VARIABLES, **more}
                told = self.ask(name, f"SELECT {', '.join(wanted)}")
                self.assertEqual(told.split("\t"), list(wanted.values()))

    def test_compression_of_transactions_can_be_switched(self) -> None:
        for state in ("ON", "OFF"):
            told = self.ask(
                "mysql",
                f"SET GLOBAL binlog_transaction_compression = {state}; "
                "SHOW GLOBAL VARIABLES LIKE 'binlog_transaction_compression'",
            )
            self.assertEqual(told.split("\t")[1], state)

    def test_worker_has_the_plugins(self) -> None:
        told = self.get(
            self.bed.url("connect") + "/connector-plugins?connectorsOnly=false"
        )
        found = {plugin["class"] for plugin in json.loads(told)}
        self.assertLessEqual(
            {
                "io.debezium.connector.mysql.MySqlConnector",
                "io.debezium.connector.mariadb.MariaDbConnector",
                "io.confluent.connect.avro.AvroConverter",
                "org.apache.iceberg.connect.IcebergSinkConnector",
            },
            found,
        )

    def test_worker_reads_the_variables_of_the_bed_alone(self) -> None:
        text = (self.bed.run / "connect.properties").read_text()
        self.assertIn("allowlist.pattern=CDC_PASSWORD\n", text)

    def test_registry_keeps_schemas_through_kill(self) -> None:
        subject = self.bed.url("registry") + "/subjects/kept/versions"
        schema = {"type": "record", "name": "Kept", "fields": []}
        body = json.dumps({"schema": json.dumps(schema)}).encode()
        kind = {"Content-Type": "application/json"}
        given = json.loads(self.get(urllib.request.Request(subject, body, kind)))
        self.bed.kill("registry")
        self.bed.start("registry")
        kept = json.loads(self.get(f"{subject}/latest"))
        self.assertEqual(kept["id"], given["id"])
        self.assertEqual(json.loads(kept["schema"]), schema)

    def test_databases_keep_rows_through_kill(self) -> None:
        for name in ("mysql", "mariadb"):
            with self.subTest(name):
                self.ask(
                    name,
                    "CREATE DATABASE d; CREATE TABLE d.t (a INT); INSERT INTO d.t VALUES (7)",
                )
                self.bed.kill(name)
                self.bed.start(name)
                self.assertEqual(self.ask(name, "SELECT a FROM d.t"), "7")

    def test_stop_frees_the_port(self) -> None:
        self.bed.stop("minio")
        self.assertTrue(ports.free(self.bed.port("minio")))
        self.assertTrue(self.bed.running("kafka"))
        self.bed.start("minio")

    def ask(self, name: str, sql: str) -> str:
        command = [*self.bed.client(name), "--skip-column-names", "--batch"]
        result = subprocess.run(
            command, input=sql, check=True, capture_output=True, text=True
        )
        return result.stdout.strip()

    def get(self, request: str | urllib.request.Request) -> str:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode()


if __name__ == "__main__":
    unittest.main()
