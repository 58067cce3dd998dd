"""Point 6: the catalogue of keys says what classes declare that tell a worker nothing, or not all."""

from __future__ import annotations

from pathlib import Path

import pytest
from bed import installation, maven
from bed.engine.connect import DEBEZIUM
from bed.engine.connect import ENGINE as CONNECT
from bed.engine.kafka import ENGINE as KAFKA
from catalogue import Differences, Key, known
from catalogue.differences import LOADED as MEANT
from catalogue.known import plain
from catalogue.loaded import LOADED, UNDECLARED, declared
from report import Report

MYSQL = "io.debezium.connector.mysql.MySqlConnector"
JDBC_SINK = f"io.debezium:debezium-connector-jdbc:{DEBEZIUM}:tar.gz:plugin"

#: Fields that the connectors inherit, of databases with schemas.
OF_OTHERS = {"database.dbname", "schema.include.list", "schema.exclude.list"}
#: Keys without a field: part of the name is a table's.
WITHOUT_FIELD = {"snapshot.select.statement.overrides.*"}


@pytest.fixture(scope="module")
def plugins() -> Path:
    """The jars of the test bed's worker."""
    installation.install([KAFKA, CONNECT])
    return CONNECT.folder / "plugins"


def test_each_class_declares_what_the_catalogue_has(
    plugins: Path, tmp_path: Path, record: Report
) -> None:
    """Names, types, defaults, importance and what is required."""
    classes = known()
    loaded = {each.name for each in classes.values() if each.verified == "loaded"}
    assert loaded == LOADED.keys()
    # Part of the schema history's keys are the connector's own.
    told_by_mysql = classes[MYSQL].declared().keys()
    maven.archive(JDBC_SINK, tmp_path, tmp_path)
    differences = Differences(MEANT)
    keys = 0
    for name, of in LOADED.items():
        folder = plugins if (plugins / of.plugin).exists() else tmp_path
        ours = {
            plain(key): each for key, each in classes[name].of_its_version().items()
        }
        theirs = {
            key: says
            for key, says in declared(of, folder).items()
            if not of.prefix
            or of.prefix + key not in told_by_mysql
            and not key.startswith("internal.")
        }
        keys += len(theirs)
        _compare(differences, (_simple(name), "part"), ours, theirs)
    for name, of in UNDECLARED.items():
        told = classes[name].declared().keys()
        ours = {
            plain(key.name): key
            for key in classes[name].of_its_version().values()
            if not key.declared and plain(key.name) not in WITHOUT_FIELD
        }
        theirs = {
            key: says
            for key, says in declared(of, plugins).items()
            if plain(key) not in told | OF_OTHERS
            and not key.startswith("schema.history.internal.")
        }
        keys += len(theirs)
        _compare(differences, (_simple(name), "source"), ours, theirs)
    record(
        point=6,
        stack="catalogue",
        values=differences.compared,
        differences=len(differences.found),
    )
    record.note(
        6,
        f"the catalogue has all {keys} keys that {len(LOADED)} classes read without telling a worker",
    )
    assert not differences.found, "\n".join(differences.found)
    assert not differences.idle()


def _simple(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _compare(
    differences: Differences,
    of: tuple[str, str],
    ours: dict[str, Key],
    theirs: dict[str, dict[str, object]],
) -> None:
    if of[0] == "Driver":
        # Properties of drivers may be written in any case, and are declared so.
        ours = {name.lower(): key for name, key in ours.items()}
        theirs = {name.lower(): says for name, says in theirs.items()}
    missing = sorted(theirs.keys() - ours.keys())
    extra = sorted(ours.keys() - theirs.keys())
    differences.compare(of, "all keys", "missing", [], missing)
    differences.compare(of, "all keys", "extra", extra, [])
    for name in theirs.keys() & ours.keys():
        for attribute, says in theirs[name].items():
            mine = getattr(ours[name], attribute)
            differences.compare(of, name, attribute, mine, says)
