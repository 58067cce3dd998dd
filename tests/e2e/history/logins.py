"""Logins of the jobs, for the users that the generated files name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bed.engine import minio
from stack.passwords import PASSWORDS

STORE = {
    "AWS_ACCESS_KEY_ID": minio.USER,
    "AWS_SECRET_ACCESS_KEY": minio.PASSWORD,
}

_PASSWORDS = {
    "clickhouse": PASSWORDS["CLICKHOUSE_ETL_PASSWORD"],
    "mysql_ingest": PASSWORDS["INGEST_PASSWORD"],
    "object_store": minio.PASSWORD,
}


def connections(out: Path) -> dict[str, dict[str, Any]]:
    """The generated connections of Airflow, with the passwords that they leave out."""
    found = json.loads((out / "airflow" / "connections.json").read_text())
    for name, connection in found.items():
        for ending, password in _PASSWORDS.items():
            if name.endswith(ending):
                connection["password"] = password
        if name.endswith("object_store"):
            connection["login"] = minio.USER
    return found


def clickhouse(out: Path) -> dict[str, str]:
    """Variables of the job that loads."""
    (login,) = (
        connection
        for name, connection in connections(out).items()
        if name.endswith("_clickhouse")
    )
    return {
        "CLICKHOUSE_USER": login["login"],
        "CLICKHOUSE_PASSWORD": login["password"],
    }
