"""The project of a stack with another cut-off: a test cannot wait for midnight."""

from __future__ import annotations

import shutil
from pathlib import Path

from stack import Stack
from stack.project import generate

from history.cutoff import Cutoff


def with_cutoff(stack: Stack, cutoff: Cutoff) -> Path:
    """Generates the stack's project anew; only its Spark jobs and DAGs differ from what is deployed."""
    folder = stack.folder.with_name(f"{stack.name}-{cutoff.at:%H%M}")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    shutil.copytree(stack.folder / "tables", folder / "tables")
    # The environment of the test bed is the file's last section.
    text = (stack.folder / "datastack.toml").read_text()
    text += f'history.cutoff = "{cutoff.clock}"\n'
    (folder / "datastack.toml").write_text(text)
    return generate(folder)
