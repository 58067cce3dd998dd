"""Data folders that were initialized once, at the installation: a bed starts with a copy."""

from __future__ import annotations

import shutil
from pathlib import Path


def copy(template: Path, data: Path) -> None:
    """Makes the data folder if there is none; a copy that was stopped half-way does not count as one."""
    if not data.exists():
        new = data.with_name(f"{data.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(template, new)
        new.rename(data)
