"""Virtual environments of Python: engines that are Python packages, or need some."""

from __future__ import annotations

import sys
from pathlib import Path

from bed.requirements import run

#: Resolves Airflow's hundred packages in seconds, where pip takes minutes.
_UV = "uv==0.13.9"
_REMEDY = "check that pip reaches its index (pip config list, proxy)"


def create(folder: Path, *requirements: str) -> None:
    """Makes `folder` a venv with these packages.

    The folder is renamed afterwards: scripts in bin/ name the old one, so call `python -m airflow`, not `airflow`.
    """
    python = str(folder / "bin" / "python")
    run(
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        "python3 cannot make a venv",
        "install Python's venv module (Debian: python3-venv)",
    )
    run(
        [python, "-m", "pip", "install", "--quiet", _UV],
        f"pip cannot install {_UV}",
        _REMEDY,
    )
    run(
        [python, "-m", "uv", "pip", "install", "--python", python, *requirements],
        f"uv cannot install {', '.join(requirements)}",
        _REMEDY,
    )
