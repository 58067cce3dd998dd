"""Debian packages unpacked into a private folder: the machine's own packages and its apt state are left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from bed import cache
from bed.error import BedError
from bed.requirements import run

_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_MIRROR = "DATASTACK_DEBIAN_MIRROR"
_MERGED = ("bin", "sbin", "lib", "lib64")
_REMEDY = f"check that apt-get reaches its mirror, or set {_MIRROR} to a Debian mirror that it reaches"


def unpack(folder: Path, suite: str, packages: list[str]) -> None:
    """Unpacks `packages` of a Debian suite and all they depend on, down to libc, below `folder`.

    apt checks the signature of the suite and the checksum of every package.
    """
    state = cache.downloads() / f"debian-{suite}-{packages[0]}"
    try:
        _download(state, suite, packages)
    finally:
        # What is there already need not come again when the installation is repeated; without any, nothing stays.
        if not _packages(state):
            shutil.rmtree(state, ignore_errors=True)
    # Before unpacking, because newer packages expect /bin and the like to be links into /usr.
    for name in _MERGED:
        (folder / "usr" / name).mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(f"usr/{name}")
    for package in _packages(state):
        _unpack(package, folder)
    shutil.rmtree(state)


def _download(state: Path, suite: str, packages: list[str]) -> None:
    configuration = _private_apt(state, suite)
    apt = {**os.environ, "APT_CONFIG": str(configuration), "LC_ALL": "C"}
    run(
        ["apt-get", "-qq", "-o", "APT::Update::Error-Mode=any", "update"],
        f"apt-get cannot read Debian {suite}",
        _REMEDY,
        environment=apt,
    )
    run(
        ["apt-get", "-qq", "-y", "--download-only", "install", *packages],
        f"apt-get cannot fetch {packages[0]} of Debian {suite}",
        _REMEDY,
        environment=apt,
    )


def _packages(state: Path) -> list[Path]:
    return sorted((state / "cache" / "archives").glob("*.deb"))


def command(root: Path, program: str) -> list[str]:
    """Command line of an unpacked program, run by the loader and with the libraries it was built for."""
    libraries = next(root.glob("usr/lib/*-linux-gnu*"))
    loader = next(libraries.glob("ld-linux*.so.*"))
    search = f"{libraries}:{root}/usr/lib/mysql/private"
    return [str(loader), "--library-path", search, str(root / program)]


def _unpack(package: Path, folder: Path) -> None:
    """Unpacks one package; `dpkg -x` would put folders in place of the links when an older package holds /lib."""
    remedy = "is the disk full?"
    contents = package.with_suffix(".tar")
    with contents.open("wb") as file:
        if (
            subprocess.run(
                ["dpkg-deb", "--fsys-tarfile", str(package)], stdout=file, check=False
            ).returncode
            != 0
        ):
            raise BedError(f"{package.name} cannot be read; {remedy}")
    run(
        [
            "tar",
            "-xf",
            str(contents),
            "-C",
            str(folder),
            "--keep-directory-symlink",
            "--no-same-owner",
        ],
        f"unpacking {package.name}",
        remedy,
    )
    contents.unlink()


def _private_apt(state: Path, suite: str) -> Path:
    """Writes the configuration of an apt that knows nothing of the machine's packages; gives its path."""
    for name in ("lists/partial", "cache/archives/partial", "preferences"):
        (state / name).mkdir(parents=True, exist_ok=True)
    (state / "status").write_text("")
    if not _KEYRING.exists():
        raise BedError(
            f"{_KEYRING} is missing, with which Debian packages are checked: install the package debian-archive-keyring"
        )
    (state / "sources.list").write_text(
        f"deb [signed-by={_KEYRING}] {_mirror()} {suite} main\n"
    )
    settings = {
        "Dir::State": state,
        "Dir::State::lists": state / "lists",
        "Dir::State::status": state / "status",
        "Dir::Cache": state / "cache",
        "Dir::Etc::sourcelist": state / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::Etc::preferencesparts": state / "preferences",
        "APT::Install-Recommends": "false",
        "APT::Sandbox::User": "",
        "Acquire::Retries": "2",
    }
    path = state / "apt.conf"
    path.write_text("".join(f'{name} "{value}";\n' for name, value in settings.items()))
    return path


def _mirror() -> str:
    """The mirror that this machine uses already; only the suite differs."""
    stated = os.environ.get(_MIRROR)
    if stated:
        return stated
    known = run(
        [
            "apt-get",
            "indextargets",
            "--format",
            "$(LABEL) $(REPO_URI)",
            "Created-By: Packages",
        ],
        "apt-get indextargets",
        _REMEDY,
    )
    for line in known.splitlines():
        label, _, address = line.rpartition(" ")
        if label == "Debian":
            return address
    raise BedError(
        f"apt-get of this machine knows no Debian mirror: set {_MIRROR} to one, and run apt-get update"
    )
