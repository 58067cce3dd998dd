"""The venv of the end-to-end tests, which has the clients of the engines."""

import os
import sys
from pathlib import Path

from bed import engine, installation


def enter() -> None:
    """Goes on in that venv; installs it if it is not there."""
    tools = engine.find("tools")
    if Path(sys.prefix).resolve() != tools.folder.resolve():
        installation.install([tools])
        python = str(tools.folder / "bin" / "python")
        os.execv(python, [python, *sys.argv])
