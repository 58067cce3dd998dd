"""MariaDB: Debian bookworm's packages, unpacked privately and run with their own libc."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from bed import certificate, debian, probe, template
from bed.engine.base import Engine
from bed.requirements import APT, DPKG, OPENSSL, run

if TYPE_CHECKING:
    from bed.bed import Bed

_TEMPLATE = "initialized"
_SYSTEM_TABLES = (
    "mysql_system_tables.sql",
    "mysql_performance_tables.sql",
    "mysql_system_tables_data.sql",
    "maria_add_gis_sp_bootstrap.sql",
)


class MariaDb(Engine):
    """A server as a CDC source has it: row images in full, GTIDs, UTC. root has no password and comes in by the socket."""

    name = "mariadb"
    version = "bookworm"
    ports = ("mariadb",)
    programs = (APT, DPKG, OPENSSL)
    files = (
        "root/usr/sbin/mariadbd",
        "root/usr/bin/mariadb",
        f"{_TEMPLATE}/mysql/global_priv.MAD",
    )
    disk = 700
    memory = 300

    def install(self, folder: Path) -> None:
        debian.unpack(
            folder / "root", "bookworm", ["mariadb-server-core", "mariadb-client-core"]
        )
        (folder / _TEMPLATE).mkdir()
        bootstrap = [
            *self._server(folder),
            f"--datadir={folder / _TEMPLATE}",
            "--bootstrap",
            "--enforce-storage-engine=",
            "--max-allowed-packet=8M",
        ]
        what = "mariadbd --bootstrap"
        run(bootstrap, what, "is the disk full?", said=_bootstrap_sql(folder))

    def installed_version(self) -> str:
        told = subprocess.run(
            [*self._server(self.folder), "--version"],
            check=False,
            capture_output=True,
            text=True,
        ).stdout
        found = re.search(r"Ver (\S+?)-MariaDB", told)
        return found[1] if found else self.version

    def prepare(self, bed: Bed) -> None:
        template.copy(self.folder / _TEMPLATE, bed.data(self.name))

    def command(self, bed: Bed) -> list[str]:
        # Connectors ask for TLS; before 11.4 the server has no certificate of its own.
        public, key = certificate.self_signed(bed.folder / "conf" / "mariadb")
        return [
            *self._server(self.folder),
            f"--datadir={bed.data(self.name)}",
            f"--socket={bed.socket(self.name)}",
            f"--pid-file={bed.data(self.name) / 'mariadbd.pid'}",
            f"--port={bed.port(self.name)}",
            f"--bind-address={probe.LOOPBACK}",
            f"--ssl-cert={public}",
            f"--ssl-key={key}",
            "--default-time-zone=+00:00",
            "--character-set-server=utf8mb4",
            # As MySQL is by default: no zero dates.
            "--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,NO_ENGINE_SUBSTITUTION",
            "--server-id=9702",
            "--log-bin=binlog",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--gtid-strict-mode=ON",
            # kill -9 of the server loses nothing with these: what it wrote is with the kernel already.
            "--innodb-flush-log-at-trx-commit=2",
            "--sync-binlog=0",
            "--innodb-buffer-pool-size=64M",
        ]

    def ready(self, bed: Bed) -> bool:
        return probe.mysql_greets(bed.port(self.name))

    def program(self) -> list[str]:
        return debian.command(self.folder / "root", "usr/bin/mariadb")

    def client(self, bed: Bed) -> list[str]:
        root = self.folder / "root"
        return [
            *self.program(),
            "--no-defaults",
            f"--character-sets-dir={root}/usr/share/mysql/charsets",
            "--default-character-set=utf8mb4",
            "--user=root",
            f"--socket={bed.socket(self.name)}",
        ]

    def _server(self, folder: Path) -> list[str]:
        root = folder / "root"
        return [
            *debian.command(root, "usr/sbin/mariadbd"),
            "--no-defaults",
            *(["--user=root"] if os.geteuid() == 0 else []),
            f"--basedir={root}/usr",
            f"--plugin-dir={root}/usr/lib/mysql/plugin",
            f"--lc-messages-dir={root}/usr/share/mysql",
            f"--character-sets-dir={root}/usr/share/mysql/charsets",
        ]


def _bootstrap_sql(folder: Path) -> str:
    """What mariadb-install-db feeds to the server; that script itself cannot run a server with a loader of its own."""
    lines = [
        "CREATE DATABASE IF NOT EXISTS mysql;",
        "USE mysql;",
        "SET @auth_root_socket = NULL;",
    ]
    for name in _SYSTEM_TABLES:
        text = (folder / "root/usr/share/mysql" / name).read_text()
        # The template is for any machine, so no account is bound to this one's name.
        lines += [line for line in text.splitlines() if "@current_hostname" not in line]
    return "\n".join(lines) + "\n"


ENGINE = MariaDb()
