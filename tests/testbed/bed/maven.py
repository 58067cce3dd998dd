"""Maven as the way to jars and archives; it checks every checksum."""

from __future__ import annotations

import tarfile
import threading
import zipfile
from pathlib import Path

from bed import cache
from bed.error import BedError
from bed.lock import held
from bed.requirements import run

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:2.8"
_LOCK = threading.Lock()
_REMEDY = "check that mvn reaches its repository (settings.xml, MAVEN_OPTS, proxy)"


def jars(pom: Path, folder: Path, work: Path) -> None:
    """Copies the runtime dependencies of a POM, the indirect ones too, into `folder`."""
    copy = work / "pom.xml"
    copy.write_text(pom.read_text())
    _maven(
        f"{_PLUGIN}:copy-dependencies",
        f"-DoutputDirectory={folder}",
        "-DincludeScope=runtime",
        f"-f{copy}",
        what=f"the jars of {pom.name}",
    )
    copy.unlink()
    for jar in folder.glob("*.jar"):
        _check_jar(jar)


def archive(artifact: str, folder: Path, work: Path) -> None:
    """Unpacks the tar archive `group:artifact:version:type:classifier` into `folder`."""
    _maven(
        f"{_PLUGIN}:copy",
        f"-Dartifact={artifact}",
        f"-DoutputDirectory={work}",
        what=artifact,
    )
    name, version, kind, classifier = artifact.split(":")[1:]
    file = work / f"{name}-{version}-{classifier}.{kind}"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(file) as packed:
            packed.extractall(folder, filter="data") if hasattr(
                tarfile, "data_filter"
            ) else packed.extractall(folder)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BedError(
            f"{artifact} is damaged ({error}); remove it from the local Maven repository and install again"
        ) from None
    file.unlink()


def _maven(*arguments: str, what: str) -> None:
    # Maven 3 lets two processes write one file of its local repository at a time.
    with _LOCK, held(cache.locks() / "maven", "maven"):
        run(
            ["mvn", "--batch-mode", "--quiet", "--strict-checksums", *arguments],
            f"mvn cannot fetch {what}",
            _REMEDY,
        )


def _check_jar(jar: Path) -> None:
    try:
        with zipfile.ZipFile(jar) as packed:
            broken = packed.testzip()
    except zipfile.BadZipFile as error:
        broken = str(error)
    if broken:
        raise BedError(
            f"{jar.name} is damaged ({broken}); remove it from the local Maven repository and install again"
        )
