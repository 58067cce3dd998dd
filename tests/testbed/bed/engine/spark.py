"""Spark: a venv with PySpark, and beside PySpark's own jars those that open an object store and Iceberg tables."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from bed import configuration, java, maven, venv
from bed.engine.base import Engine
from bed.error import BedError
from bed.requirements import JAVA, MAVEN

_VERSION = "4.1.1"


class Spark(Engine):
    """PySpark runs in the process of the job, so there is no service to start."""

    name = "spark"
    version = _VERSION
    programs = (JAVA, MAVEN)
    files = tuple(
        f"lib/python3*/site-packages/pyspark/jars/{jar}"
        for jar in (
            "spark-core_2.13-*.jar",
            "hadoop-aws-*.jar",
            "s3-transfer-manager-*.jar",
            "iceberg-spark-runtime-*.jar",
            "spark-avro_2.13-*.jar",
            "sqlite-jdbc-*.jar",
        )
    )
    disk = 1400

    def install(self, folder: Path) -> None:
        venv.create(folder, f"pyspark=={_VERSION}", "boto3==1.44.5")
        more = folder / "more-jars"
        maven.jars(configuration.FOLDER / "spark.pom.xml", more, folder)
        own = _jars(folder)
        there = {_artifact(jar) for jar in own.glob("*.jar")}
        for jar in more.glob("*.jar"):
            # Two versions of one library in a folder: which of them is loaded would be chance.
            if _artifact(jar) not in there:
                shutil.move(jar, own)
        shutil.rmtree(more)

    @property
    def home(self) -> Path:
        """What Spark calls SPARK_HOME."""
        return _jars(self.folder).parent

    def variables(self) -> dict[str, str]:
        """Variables with which `spark-submit` of this installation runs jobs in its venv."""
        path = java.program()
        if path is None:
            raise BedError(f"spark needs java, which is not installed: {JAVA.remedy}")
        python = str(self.folder / "bin" / "python")
        return {
            "JAVA_HOME": str(Path(path).resolve().parent.parent),
            "SPARK_HOME": str(self.home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": python,
            "PYSPARK_DRIVER_PYTHON": python,
            "PATH": os.pathsep.join([str(self.home / "bin"), os.environ["PATH"]]),
        }


def _jars(folder: Path) -> Path:
    found = list(folder.glob("lib/python3*/site-packages/pyspark/jars"))
    if len(found) != 1:
        raise BedError(
            f"{folder} holds no PySpark: remove that folder and install it again"
        )
    return found[0]


def _artifact(jar: Path) -> str:
    return re.sub(r"-\d.*", "", jar.stem)


ENGINE = Spark()
