"""ClickHouse: the engine in one process (chdb) behind the HTTP front of `clickhouse_front`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from bed import configuration, probe, venv
from bed.engine.base import Engine

if TYPE_CHECKING:
    from bed.bed import Bed

_TESTBED = configuration.FOLDER.parent
_REQUIREMENTS = _TESTBED / "clickhouse_front" / "requirements.txt"
_CLIENT = _TESTBED / "bin" / "clickhouse-client"


class ClickHouse(Engine):
    """A venv with chdb, which is ClickHouse 26.9, and the front's libraries."""

    name = "clickhouse"
    version = "26.9.0"
    ports = ("clickhouse",)
    files = (
        "bin/python",
        "lib/python3*/site-packages/chdb/_chdb.abi3.so",
        "lib/python3*/site-packages/aiohttp/web.py",
        "lib/python3*/site-packages/clickhouse_cityhash/cityhash*.so",
    )
    disk = 1100
    memory = 650

    def install(self, folder: Path) -> None:
        venv.create(folder, f"--requirement={_REQUIREMENTS}")

    def configuration(self, bed: Bed) -> Path:
        """The folder of config.xml; generated files belong into its config.d."""
        return bed.folder / "conf" / "clickhouse"

    def configure(self, bed: Bed, folder: Path) -> None:
        """Puts in place the XML files of a generated config.d, instead of those there.

        They are read at the next start: the engine in one process cannot reload them.
        """
        target = self.configuration(bed) / "config.d"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        files = sorted(folder.glob("*.xml"))
        for file in files:
            shutil.copy(file, target)
        _hurry_kafka(files, target)

    def prepare(self, bed: Bed) -> None:
        folder = self.configuration(bed)
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted((configuration.FOLDER / "clickhouse").glob("*.xml")):
            shutil.copy(file, folder)

    def command(self, bed: Bed) -> list[str]:
        return [
            str(bed.python(self.name)),
            "-m",
            "clickhouse_front",
            f"--port={bed.port(self.name)}",
            f"--data={bed.data(self.name)}",
            f"--configuration={self.configuration(bed) / 'config.xml'}",
        ]

    def environment(self, bed: Bed) -> dict[str, str]:
        return {
            "PYTHONPATH": str(_TESTBED),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CLICKHOUSE_LOG": str(bed.logs / "clickhouse.engine.log"),
        }

    def ready(self, bed: Bed) -> bool:
        return probe.http_status(bed.port(self.name), "/ping") == 200

    def client(self, bed: Bed) -> list[str]:
        return [str(_CLIENT), f"--port={bed.port(self.name)}"]

    def client_environment(self) -> dict[str, str]:
        """What generated scripts that call clickhouse-client need; their arguments are `--port PORT`."""
        path = os.environ.get("PATH", os.defpath)
        return {"PATH": f"{_CLIENT.parent}{os.pathsep}{path}"}


def _hurry_kafka(files: list[Path], target: Path) -> None:
    """Lays the bed's settings of Kafka into each collection: a table that names one reads no others (26.9)."""
    own = ElementTree.parse(configuration.FOLDER / "clickhouse" / "config.xml")
    root = ElementTree.Element("clickhouse")
    collections = ElementTree.SubElement(root, "named_collections")
    for file in files:
        for collection in ElementTree.parse(file).iterfind("named_collections/*"):
            if collection.find("kafka_broker_list") is not None:
                copy = ElementTree.SubElement(collections, collection.tag)
                copy.extend(own.iterfind("kafka"))
    ElementTree.ElementTree(root).write(target / "zz_testbed_kafka.xml")


ENGINE = ClickHouse()
