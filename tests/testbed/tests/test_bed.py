"""A bed starts, keeps, kills and stops exactly its own processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import tomllib
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bed import Bed, BedError, installation, ports, probe, requirements, wait
from bed.overlay import environment
from bed.process import Process
from bed.status import show
from stand_in import StandIn


class Case(unittest.TestCase):
    """Two engines made for the test; `b` needs `a`."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cache = Path(folder.name) / "testbed"
        self.a = StandIn("a")
        self.b = StandIn("b", needs=("a",))
        known = {"a": self.a, "b": self.b}
        own = {"DATASTACK_CACHE": folder.name, "DATASTACK_BEDS": folder.name}
        for patch in (
            mock.patch.dict(os.environ, own),
            mock.patch("bed.engine.find", known.__getitem__),
        ):
            patch.start()
            self.addCleanup(patch.stop)
        self.bed = Bed.open("test")
        self.addCleanup(self.bed.stop)

    def stranger(self, command: list[str]) -> subprocess.Popen[bytes]:
        """A process that no bed started; it ends with the test, whatever the test finds."""
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def fails(self, *names: str) -> str:
        with self.assertRaises(BedError) as caught:
            self.bed.start(*names)
        return str(caught.exception)


class Lifecycle(Case):
    """Start, stop, kill, status."""

    def test_starts_what_is_needed_and_only_once(self) -> None:
        self.bed.start("b")
        pids = [self.bed.process(name).pid for name in "ab"]
        Bed.open("test").start("a", "b")
        self.assertEqual([self.bed.process(name).pid for name in "ab"], pids)

    def test_stops_what_it_started_and_nothing_else(self) -> None:
        other = Bed.open("other")
        self.addCleanup(other.stop)
        other.start("a")
        self.bed.start("b")
        processes = [self.bed.process(name) for name in "ab"]
        self.bed.stop()
        self.assertEqual([process.members() for process in processes], [[], []])
        self.assertFalse(self.bed.running("a") or self.bed.running("b"))
        self.assertTrue(other.running("a"))
        self.bed.stop()

    def test_stop_of_one_leaves_the_other(self) -> None:
        self.bed.start("b")
        self.bed.stop("b")
        self.assertTrue(self.bed.running("a"))
        self.assertFalse(self.bed.running("b"))

    def test_keeps_port_data_and_environment_through_kill(self) -> None:
        self.bed.start("a", environment={"COLOUR": "green"})
        port, process = self.bed.port("a"), self.bed.process("a")
        self.bed.kill("a")
        self.assertFalse(self.bed.running("a"))
        self.bed.start("a")
        self.assertEqual(self.bed.port("a"), port)
        again = self.bed.process("a")
        self.assertNotEqual(again.pid, process.pid)
        variables = Path(f"/proc/{again.pid}/environ").read_text().split("\0")
        self.assertIn("COLOUR=green", variables)

    def test_a_reserved_port_is_kept_by_all_who_ask(self) -> None:
        self.bed.reserve("a")
        port = self.bed.port("a")
        Bed.open("test").reserve("a")
        self.bed.start("b")
        self.bed.reserve("a")
        self.assertEqual(self.bed.port("a"), port)
        self.assertEqual(probe.http_status(port, "/"), 200)

    def test_beds_have_ports_of_their_own(self) -> None:
        other = Bed.open("other")
        self.addCleanup(other.stop)
        self.bed.start("a")
        self.bed.stop()
        with mock.patch("random.sample", lambda _range, _count: [kept, kept + 1]):
            kept = self.bed.port("a")
            other.start("a")
        self.assertEqual(other.port("a"), kept + 1)

    def test_destroys(self) -> None:
        self.bed.start("a")
        process = self.bed.process("a")
        self.bed.destroy()
        self.assertFalse(process.alive())
        self.assertFalse(self.bed.folder.exists())
        self.bed = Bed.open("test")
        self.addCleanup(self.bed.stop)

    def test_status(self) -> None:
        self.bed.start("b")
        self.bed.kill("b")
        self.bed.start("b")
        os.kill(self.bed.process("a").pid, 9)
        wait.until(lambda: not self.bed.running("a"), 10)
        told = StringIO()
        with redirect_stdout(told):
            show([self.bed], "json")
        a, b = json.loads(told.getvalue())
        self.assertEqual((a["engine"], a["running"], a["pid"]), ("a", False, None))
        self.assertEqual((b["engine"], b["running"]), ("b", True))
        self.assertEqual(b["address"], f"127.0.0.1:{self.bed.port('b')}")
        self.assertGreater(b["memory"], 5_000_000)
        told = StringIO()
        with redirect_stdout(told):
            show([self.bed], "table")
        head, line_a, line_b = told.getvalue().splitlines()
        self.assertEqual(head.split()[:4], ["bed", "engine", "version", "address"])
        self.assertIn("ended by itself", line_a)
        self.assertIn(f"  {b['pid']}  ", line_b)


class Overlay(Case):
    """What a definition needs to know of a bed."""

    def test_names_what_has_a_port(self) -> None:
        ports = {"mariadb": 3306, "kafka": 9092, "kafka.controller": 9093}
        path = self.bed.folder / "bed.json"
        path.write_text(json.dumps({"ports": ports, "processes": {}}))
        self.assertEqual(
            tomllib.loads(environment(self.bed)),
            {
                "env": {
                    "testbed": {
                        "mysql": {"host": "127.0.0.1", "port": 3306},
                        "kafka": {"bootstrap": "127.0.0.1:9092"},
                    }
                }
            },
        )


class Failures(Case):
    """What does not come up is named, told and gone."""

    def test_ends_while_starting(self) -> None:
        self.a.script = "echo out of luck; exit 3"
        told = self.fails("a")
        self.assertIn("a ended with status 3 while starting", told)
        self.assertIn("out of luck", told)
        self.assertIn(str(self.bed.log("a")), told)

    def test_tells_only_this_start(self) -> None:
        self.a.script = "echo first; exit 3"
        self.fails("a")
        self.a.script = "echo second; exit 3"
        told = self.fails("a")
        self.assertIn("second", told)
        self.assertNotIn("first", told)

    def test_never_ready(self) -> None:
        self.a.script = "echo waiting; exec sleep 600"
        self.a.deadline = 0.5
        told = self.fails("a")
        self.assertIn("a did not come up in 0.5 s", told)
        self.assertIn("waiting", told)
        self.assertEqual(self.bed.engines(), [])

    def test_what_needs_a_failed_engine_does_not_start(self) -> None:
        self.a.script = "exit 3"
        self.assertIn("a ended", self.fails("b"))
        self.assertFalse(self.bed.log("b").exists())

    def test_reachable_from_other_machines(self) -> None:
        self.a.host = "0.0.0.0"
        told = self.fails("a")
        self.assertIn(f"a listens on 0.0.0.0:{self.bed.port('a')}", told)
        self.assertTrue(ports.free(self.bed.port("a")))

    def test_kept_port_is_taken(self) -> None:
        self.bed.start("a")
        self.bed.stop()
        server = [sys.executable, "-m", "http.server", str(self.bed.port("a"))]
        thief = self.stranger([*server, "--bind", probe.LOOPBACK])
        port = self.bed.port("a")
        wait.until(lambda: probe.http_status(port, "/") == 200, 20)
        told = self.fails("a")
        self.assertIn(f"port {port} of a is taken by", told)
        self.assertIn(f"(pid {thief.pid})", told)

    def test_too_little_memory(self) -> None:
        self.a.memory = 10**9
        told = self.fails("b")
        self.assertIn("a, b needs 1000000000 MB of memory", told)
        self.assertFalse(installation.installed(self.a))

    def test_java_went_away_after_the_installation(self) -> None:
        installation.install([self.a])
        self.a.programs = (requirements.JAVA,)
        with mock.patch.dict(os.environ, {"JAVA_HOME": "/nothing/there"}):
            self.assertIn("a needs java", self.fails("a"))

    def test_too_little_disk(self) -> None:
        self.a.disk = 10**9
        told = self.fails("a")
        self.assertIn(
            "a needs 1000000000 MB of disk", told.replace("the installation of ", "")
        )
        self.assertIn("DATASTACK_CACHE", told)
        self.assertFalse(self.a.folder.exists())

    def test_enough_of_both(self) -> None:
        requirements.check_disk(self.cache / "not" / "there" / "yet", 1, "a")
        requirements.check_memory(1, "a")


class Processes(Case):
    """kill and stop reach the engine's children, and never a stranger."""

    def test_kills_children(self) -> None:
        child = self.bed.folder / "child"
        port = self.bed.folder / "port"
        self.a.script = f"sleep 600 & echo $! > {child}; exec {sys.executable} -m http.server $(cat {port}) --bind 127.0.0.1"
        number = ports.pick(())
        port.write_text(str(number))
        self.bed.start("a", fixed_ports={"a": number})
        pid = int(child.read_text())
        self.assertTrue(Path(f"/proc/{pid}").exists())
        self.assertEqual(
            {pid, self.bed.process("a").pid},
            {each.pid for each in self.bed.process("a").members()},
        )
        self.bed.kill("a")
        self.assertTrue(wait.until(lambda: not _runs(pid), 10))

    def test_spares_a_recycled_pid(self) -> None:
        self.bed.start("a")
        mine = self.bed.process("a")
        self.addCleanup(mine.kill)
        stranger = self.stranger(["sleep", "600"])
        path = self.bed.folder / "bed.json"
        kept = json.loads(path.read_text())
        kept["processes"]["a"]["pid"] = stranger.pid
        path.write_text(json.dumps(kept))
        self.assertFalse(self.bed.running("a"))
        self.bed.kill("a")
        self.bed.stop()
        self.assertIsNone(stranger.poll())

    def test_spares_a_pid_of_before_the_boot(self) -> None:
        self.bed.start("a")
        process = self.bed.process("a")
        other = Process(process.pid, process.started, "another boot")
        self.assertFalse(other.alive())
        other.kill()
        self.assertTrue(process.alive())

    def test_kills_what_does_not_end(self) -> None:
        self.a.script = "trap '' TERM; while :; do sleep 1; done"
        with mock.patch.object(StandIn, "ready", lambda _engine, _bed: True):
            self.bed.start("a")
        process = self.bed.process("a")
        self.assertFalse(process.terminate(0.5))
        self.assertEqual(process.members(), [])


class Installations(Case):
    """Whole or not at all."""

    def test_incomplete(self) -> None:
        self.a.files = ("installed", "lib/*.jar")
        told = self.fails("a")
        self.assertIn(
            "a cannot be installed: the installation holds no lib/*.jar", told
        )
        self.assertEqual(list(self.cache.glob("a-*")), [])

    def test_empty_file(self) -> None:
        self.a.installing = lambda folder: (folder / "installed").write_text("")
        self.assertIn("holds no installed, or an empty one", self.fails("a"))

    def test_disk_fills_up(self) -> None:
        def full(_folder: Path) -> None:
            raise OSError(28, "No space left on device")

        self.a.installing = full
        self.assertIn("a cannot be installed", self.fails("a"))
        self.assertEqual(list(self.cache.glob("a-*")), [])

    def test_one_failure_does_not_undo_the_others(self) -> None:
        self.b.files = ("missing",)
        with self.assertRaises(BedError):
            installation.install([self.b, self.a])
        self.assertTrue(installation.installed(self.a))
        self.assertFalse(installation.installed(self.b))

    def test_resumes_after_kill(self) -> None:
        killed = self.a.folder.with_name(f"{self.a.folder.name}.new")
        killed.mkdir(parents=True)
        (killed / "half").write_text("a file")
        self.assertFalse(installation.installed(self.a))
        installation.install([self.a])
        self.assertEqual([path.name for path in self.a.folder.iterdir()], ["installed"])
        self.assertFalse(killed.exists())

    def test_two_at_once_install_once(self) -> None:
        began, go_on, times = threading.Event(), threading.Event(), []

        def slow(_folder: Path) -> None:
            times.append(1)
            began.set()
            go_on.wait(20)

        self.a.installing = slow
        first = threading.Thread(target=installation.install, args=([self.a],))
        second = threading.Thread(target=installation.install, args=([self.a],))
        first.start()
        began.wait(20)
        second.start()
        second.join(0.3)
        self.assertTrue(second.is_alive())
        go_on.set()
        first.join()
        second.join()
        self.assertEqual(times, [1])


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
