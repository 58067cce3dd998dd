"""Putting engines into the cache: whole or not at all, once, side by side."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from bed import cache, requirements
from bed.engine.base import Engine
from bed.error import BedError
from bed.lock import held
from bed.progress import say, timed


def installed(engine: Engine) -> bool:
    """Whether the engine is in the cache. Only a checked installation has its final name."""
    return engine.folder.is_dir()


def install(engines: Iterable[Engine]) -> None:
    """Installs those that are missing, in parallel; the slowest of them should come first."""
    missing = [engine for engine in engines if not installed(engine)]
    if not missing:
        return
    requirements.check_programs(
        (program for engine in missing for program in engine.programs), _name(missing)
    )
    requirements.check_disk(
        cache.root(),
        sum(engine.disk for engine in missing),
        f"the installation of {_name(missing)}",
    )
    cache.root().mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=len(missing)) as pool:
        futures = [pool.submit(_install, engine) for engine in missing]
        failures = [
            error
            for future in as_completed(futures)
            if (error := future.exception()) is not None
        ]
    for failure in failures[1:]:
        say(str(failure))
    if failures:
        raise failures[0]


def _install(engine: Engine) -> None:
    with held(cache.locks() / engine.folder.name, f"{engine.name}: installation"):
        if installed(engine):
            return
        new = engine.folder.with_name(f"{engine.folder.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        complete = False
        say(f"{engine.name}: installing into {engine.folder}")
        try:
            with timed(f"{engine.name} {engine.version} installed"):
                engine.install(new)
                _check(engine, new)
                complete = True
        except (BedError, OSError) as error:
            raise BedError(f"{engine.name} cannot be installed: {error}") from None
        finally:
            if not complete:
                shutil.rmtree(new, ignore_errors=True)
        new.rename(engine.folder)


def _check(engine: Engine, folder: Path) -> None:
    for pattern in engine.files:
        if not any(path.stat().st_size for path in folder.glob(pattern)):
            raise BedError(f"the installation holds no {pattern}, or an empty one")


def _name(engines: list[Engine]) -> str:
    return ", ".join(engine.name for engine in engines)
