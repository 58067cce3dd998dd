"""A copy of a project with the test bed's overlay, and what the generator makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from stack.error import StackError

ENVIRONMENT = "testbed"
REPOSITORY = Path(__file__).resolve().parents[3]


def copy(
    project: Path,
    folder: Path,
    overlay: dict[str, str],
    exclude: dict[str, dict[str, str]],
) -> None:
    """Copies the definition of `project` to `folder`, and writes the overlay into it.

    `overlay` holds dotted keys with TOML values; `exclude` columns by table, each with
    the reason why this bed cannot carry it.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    shutil.copytree(project / "tables", folder / "tables")
    text = (project / "datastack.toml").read_text()
    lines = [f"{key} = {value}\n" for key, value in overlay.items()]
    text += f"\n[env.{ENVIRONMENT}]\n{''.join(lines)}"
    (folder / "datastack.toml").write_text(text)
    for table, columns in exclude.items():
        file = folder / "tables" / f"{table}.toml"
        reasons = "".join(f'{name} = "{why}"\n' for name, why in columns.items())
        file.write_text(f"{file.read_text()}\n[exclude]\n{reasons}")


def generate(folder: Path) -> Path:
    """Generates the artifacts of the overlay; gives their folder."""
    command = [str(generator()), "generate", "--env", ENVIRONMENT, str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise StackError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return folder / "env" / ENVIRONMENT


@cache
def generator() -> Path:
    """The generator: `DATASTACK_GEN`, or the one that this checkout builds."""
    if given := os.environ.get("DATASTACK_GEN"):
        return Path(given)
    command = ["cargo", "build", "--quiet", "--package", "datastack-gen"]
    command += ["--features", "live"]
    done = subprocess.run(
        command, check=False, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True
    )
    if done.returncode != 0:
        raise StackError(f"the generator does not compile:\n{done.stderr}")
    target = Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
    return target / "debug" / "datastack-gen"


def readdressed(project: Path, folder: Path, addresses: dict[str, str]) -> Path:
    """The definition of a project in `folder`, with other addresses in place of those that it states; nothing is generated."""
    shutil.copytree(project / "tables", folder / "tables")
    text = (project / "datastack.toml").read_text()
    for old, new in addresses.items():
        assert f'"{old}"' in text, old
        text = text.replace(f'"{old}"', f'"{new}"')
    (folder / "datastack.toml").write_text(text)
    return folder
