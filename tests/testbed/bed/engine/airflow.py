"""Airflow: a venv with Airflow and what the generated DAGs import; it runs one DAG at a time and is no service."""

from __future__ import annotations

from pathlib import Path

from bed import venv
from bed.engine.base import Engine

_VERSION = "3.3.2"


class Airflow(Engine):
    """Airflow's core alone: the generated DAGs need no provider but the standard one, which it brings."""

    name = "airflow"
    version = _VERSION
    files = (
        "bin/python",
        "lib/python3*/site-packages/airflow/__init__.py",
        "lib/python3*/site-packages/confluent_kafka/__init__.py",
    )
    disk = 600

    def install(self, folder: Path) -> None:
        venv.create(
            folder,
            f"apache-airflow=={_VERSION}",
            "boto3==1.44.5",
            "confluent-kafka==2.16.1",
            "cryptography==50.0.2",
            "fastavro==1.13.1",
            "pymysql==1.2.4",
        )


ENGINE = Airflow()
