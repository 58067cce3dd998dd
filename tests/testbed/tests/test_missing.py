"""A machine that lacks something: one line that names it and says what to do, exit status 2, nothing left behind."""

from __future__ import annotations

import os
import socket
import tempfile
import unittest
from pathlib import Path

from command_line import Machine

_CLOSED = "127.0.0.1:9"


class Missing(unittest.TestCase):
    """Programs, ports, registries."""

    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.addCleanup(self._folder.cleanup)

    def refuses(
        self, machine: Machine, *arguments: str, says: list[str], **environment: str
    ) -> None:
        status, line = machine.run(*arguments, **environment)
        self.assertEqual(status, 2, line)
        for words in ["testbed: ", *says]:
            self.assertIn(words, line)
        self.assertEqual(machine.left(), [])

    def test_no_java(self) -> None:
        machine = Machine(self.folder, "mvn")
        says = ["kafka needs java", "not installed", "openjdk-17"]
        self.refuses(machine, "install", "kafka", says=says)

    def test_no_java_in_java_home(self) -> None:
        machine = Machine(self.folder, "mvn", "java")
        home = str(self.folder / "nothing")
        says = ["kafka needs java", "JAVA_HOME"]
        self.refuses(machine, "install", "kafka", says=says, JAVA_HOME=home)

    def test_old_java(self) -> None:
        for told in ('openjdk version "11.0.2" 2019-01-15', 'java version "1.8.0_402"'):
            with self.subTest(told):
                machine = Machine(self.folder / told[-6:], "mvn")
                machine.program("java", f"echo '{told}' >&2")
                says = ["kafka needs Java 17 or later", told]
                self.refuses(machine, "install", "kafka", says=says)

    def test_java_17_is_new_enough(self) -> None:
        machine = Machine(self.folder)
        machine.program("java", "echo 'openjdk version \"17.0.1\"' >&2")
        self.refuses(machine, "install", "kafka", says=["kafka needs mvn"])

    def test_no_maven(self) -> None:
        machine = Machine(self.folder, "java")
        self.refuses(machine, "install", "registry", says=["registry needs mvn"])

    def test_no_go(self) -> None:
        says = ["minio needs go", "install Go"]
        self.refuses(Machine(self.folder), "install", "minio", says=says)

    def test_no_apt(self) -> None:
        for name in ("mysql", "mariadb"):
            with self.subTest(name):
                machine = Machine(self.folder / name)
                says = [f"{name} needs apt-get", "Debian"]
                self.refuses(machine, "install", name, says=says)

    def test_no_java_to_start(self) -> None:
        says = ["kafka, connect needs java"]
        self.refuses(Machine(self.folder), "start", "connect", says=says)

    def test_taken_port(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            machine = Machine(self.folder)
            says = [f"port {port} of mysql is taken by", f"(pid {os.getpid()})"]
            self.refuses(
                machine, "start", "--port", f"mysql={port}", "mysql", says=says
            )
            # The bed does not keep a port that it could not have.
            beds = self.folder / "cache" / "testbed" / "beds"
            self.assertFalse((beds / "default" / "bed.json").exists())

    def test_bad_port(self) -> None:
        machine = Machine(self.folder)
        for stated, says in (
            ("mysql=many", "'many' is no port"),
            ("mysql=70000", "'70000' is no port"),
            ("mysql", "write NAME=VALUE"),
            ("mysql.admin=3307", "mysql has no port mysql.admin"),
            ("oracle=1521", "there is no engine oracle"),
        ):
            with self.subTest(stated):
                self.refuses(machine, "start", "--port", stated, "mysql", says=[says])

    def test_unknown_names(self) -> None:
        machine = Machine(self.folder)
        self.refuses(machine, "install", "oracle", says=["there is no engine oracle"])
        self.refuses(machine, "stop", "--bed", "x", says=["there is no bed x"])
        self.refuses(
            machine, "start", "--bed", "../x", "mysql", says=["cannot name a bed"]
        )

    def test_maven_repository_out_of_reach(self) -> None:
        machine = Machine(self.folder, *_MAVEN)
        host, port = _CLOSED.split(":")
        options = f"-Dmaven.repo.local={self.folder}/m2 -Dhttps.proxyHost={host} -Dhttps.proxyPort={port}"
        says = [
            "registry cannot be installed: mvn cannot fetch",
            _CLOSED,
            "settings.xml",
        ]
        self.refuses(machine, "install", "registry", says=says, MAVEN_OPTS=options)

    def test_python_index_out_of_reach(self) -> None:
        machine = Machine(self.folder)
        says = ["compose cannot be installed: pip cannot install", "pip config list"]
        self.refuses(
            machine,
            "install",
            "compose",
            says=says,
            PIP_INDEX_URL=f"http://{_CLOSED}/",
            PIP_RETRIES="0",
            PIP_NO_CACHE_DIR="1",
        )

    def test_debian_mirror_out_of_reach(self) -> None:
        machine = Machine(self.folder, "apt-get", "dpkg-deb", "dpkg")
        says = ["mysql cannot be installed: apt-get cannot read Debian sid", _CLOSED]
        mirror = f"http://{_CLOSED}/debian"
        self.refuses(
            machine, "install", "mysql", says=says, DATASTACK_DEBIAN_MIRROR=mirror
        )

    def test_go_proxy_out_of_reach(self) -> None:
        machine = Machine(self.folder, "go")
        self.refuses(
            machine,
            "install",
            "minio",
            says=["minio cannot be installed: go cannot build", _CLOSED, "GOPROXY"],
            GOPROXY=f"http://{_CLOSED}",
            GOMODCACHE=str(self.folder / "modules"),
            GOCACHE=str(self.folder / "build"),
        )


# mvn is a shell script.
_MAVEN = ("mvn", "java", "sh", "uname", "dirname", "basename", "ls", "readlink", "expr")


if __name__ == "__main__":
    unittest.main()
