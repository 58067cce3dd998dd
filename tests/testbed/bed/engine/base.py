"""What every engine of the bed has: how it is installed, and, if it is a service, how it starts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from bed import cache
from bed.requirements import Program

if TYPE_CHECKING:
    from bed.bed import Bed


class Engine(ABC):
    """One engine. A module of this package holds one as `ENGINE`; the module's name is the engine's."""

    name: str
    #: Part of the folder's name: a new version is installed beside the old one.
    version: str
    #: Engines that run before this one starts.
    needs: tuple[str, ...] = ()
    #: Names of its ports, `<engine>` first and others as `<engine>.<purpose>`; an engine without is no service.
    ports: tuple[str, ...] = ()
    #: Programs of the machine that install or run it.
    programs: tuple[Program, ...] = ()
    #: Patterns, each matched by a file of a complete installation.
    files: tuple[str, ...] = ()
    #: MB of disk that an installation takes, caches of Maven, Go and pip included.
    disk: int = 0
    #: MB of memory that the running service takes.
    memory: int = 0
    #: Seconds within which the service is ready, or has failed.
    deadline: float = 60

    @property
    def folder(self) -> Path:
        """Where it is installed."""
        return cache.root() / f"{self.name}-{self.version}"

    @abstractmethod
    def install(self, folder: Path) -> None:
        """Puts the engine into `folder`, which becomes `self.folder` when all is there."""

    def installed_version(self) -> str:
        """The version as the installation knows it, where that is more than `version`."""
        return self.version

    def prepare(self, bed: Bed) -> None:
        """Before each start: data folder, configuration."""

    def command(self, bed: Bed) -> list[str]:
        """The server's command line."""
        raise NotImplementedError(self.name)

    def environment(self, bed: Bed) -> dict[str, str]:
        """Variables of its process beside those of the bed."""
        return {}

    def ready(self, bed: Bed) -> bool:
        """Whether it answers as a healthy server does."""
        raise NotImplementedError(self.name)

    def url(self, bed: Bed) -> str:
        """The address for HTTP clients."""
        return f"http://{bed.address(self.name)}"

    def program(self) -> list[str]:
        """Command line of the client alone, as a script calls it that has a login of its own."""
        raise NotImplementedError(self.name)

    def client(self, bed: Bed) -> list[str]:
        """Command line of a client that runs what it reads from stdin."""
        raise NotImplementedError(f"{self.name} has no client of its own")
