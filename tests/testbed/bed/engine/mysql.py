"""MySQL: Debian sid's packages, unpacked privately and run with their own libc."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from bed import debian, probe, template
from bed.engine.base import Engine
from bed.requirements import APT, DPKG, run

if TYPE_CHECKING:
    from bed.bed import Bed

_TEMPLATE = "initialized"


class Mysql(Engine):
    """A server as a CDC source has it: row images in full, GTIDs, UTC. root has no password and comes in by the socket."""

    name = "mysql"
    # sid moves on, so the suite names the folder and the server itself tells its version.
    version = "sid"
    ports = ("mysql",)
    programs = (APT, DPKG)
    files = ("root/usr/sbin/mysqld", "root/usr/bin/mysql", f"{_TEMPLATE}/mysql.ibd")
    disk = 900
    memory = 400

    def install(self, folder: Path) -> None:
        debian.unpack(
            folder / "root", "sid", ["mysql-server-core", "mysql-client-core"]
        )
        initialize = [
            *self._server(folder),
            f"--datadir={folder / _TEMPLATE}",
            "--initialize-insecure",
        ]
        run(initialize, "mysqld --initialize-insecure", "is the disk full?")
        # Every bed is a server of its own, so it makes its own UUID.
        (folder / _TEMPLATE / "auto.cnf").unlink()

    def installed_version(self) -> str:
        told = subprocess.run(
            [*self._server(self.folder), "--version"],
            check=False,
            capture_output=True,
            text=True,
        ).stdout
        found = re.search(r"Ver (\S+)", told)
        return found[1] if found else self.version

    def prepare(self, bed: Bed) -> None:
        template.copy(self.folder / _TEMPLATE, bed.data(self.name))

    def command(self, bed: Bed) -> list[str]:
        return [
            *self._server(self.folder),
            f"--datadir={bed.data(self.name)}",
            f"--socket={bed.socket(self.name)}",
            f"--pid-file={bed.data(self.name) / 'mysqld.pid'}",
            f"--port={bed.port(self.name)}",
            f"--bind-address={probe.LOOPBACK}",
            "--mysqlx=OFF",
            # Debian's folder for it is not there.
            "--secure-file-priv=",
            "--default-time-zone=+00:00",
            "--server-id=9701",
            "--log-bin=binlog",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--gtid-mode=ON",
            "--enforce-gtid-consistency=ON",
            # kill -9 of the server loses nothing with these: what it wrote is with the kernel already.
            "--innodb-flush-log-at-trx-commit=2",
            "--sync-binlog=0",
            "--innodb-buffer-pool-size=64M",
            "--performance-schema=OFF",
        ]

    def ready(self, bed: Bed) -> bool:
        return probe.mysql_greets(bed.port(self.name))

    def program(self) -> list[str]:
        return debian.command(self.folder / "root", "usr/bin/mysql")

    def client(self, bed: Bed) -> list[str]:
        root = self.folder / "root"
        charsets = f"--character-sets-dir={root}/usr/share/mysql/charsets"
        return [
            *self.program(),
            "--no-defaults",
            charsets,
            "--default-character-set=utf8mb4",
            "--user=root",
            f"--socket={bed.socket(self.name)}",
        ]

    def _server(self, folder: Path) -> list[str]:
        root = folder / "root"
        return [
            *debian.command(root, "usr/sbin/mysqld"),
            "--no-defaults",
            *(["--user=root"] if os.geteuid() == 0 else []),
            f"--basedir={root}/usr",
            f"--plugin-dir={root}/usr/lib/mysql/plugin",
            f"--lc-messages-dir={root}/usr/share/mysql",
            f"--character-sets-dir={root}/usr/share/mysql/charsets",
        ]


ENGINE = Mysql()
