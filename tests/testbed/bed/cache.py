"""Where engines and beds live on disk."""

from __future__ import annotations

import os
from pathlib import Path


def root() -> Path:
    """The folder of everything the test bed installs."""
    stated = os.environ.get("DATASTACK_CACHE")
    base = Path(stated) if stated else Path.home() / ".cache" / "datastack"
    return base.absolute() / "testbed"


def beds() -> Path:
    """The folder of all beds."""
    stated = os.environ.get("DATASTACK_BEDS")
    return Path(stated).absolute() if stated else root() / "beds"


def locks() -> Path:
    """The folder of the locks between processes."""
    return root() / "locks"


def downloads() -> Path:
    """What a stopped installation had fetched already, for the tools that keep no cache themselves."""
    return root() / "downloads"
