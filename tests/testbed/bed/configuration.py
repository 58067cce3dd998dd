"""Configuration files made from the templates of conf/."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template

FOLDER = Path(__file__).resolve().parent.parent / "conf"


def write(template: str, target: Path, values: dict[str, object]) -> None:
    """Fills in each `${name}` of a template."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template((FOLDER / template).read_text()).substitute(values))


def copy(name: str, folder: Path) -> None:
    """Copies a file of conf/ as it is."""
    shutil.copy(FOLDER / name, folder / name)
