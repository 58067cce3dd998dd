"""Fixtures of the end-to-end tests, and their report."""

from __future__ import annotations

import importlib
import os
import re
import shutil
from collections.abc import Iterator

import pytest
from bed import Bed
from reference import OVERLAYS, Reference
from report import Report
from stack import Stack
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

pytest_plugins = ["history.fixtures"]

_REPORT = Report()
_STACKS = (
    *OVERLAYS,
    "order",
    "faults",
    "silent",
    "refused",
    "chains",
    "whole",
    "running",
)
#: Stacks that take so long that the others fit beside them.
_LONG = ("avro",)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs a test that takes `stack` on each of the reference stacks that it names."""
    if "stack" in metafunc.fixturenames and not _parametrized(metafunc):
        marker = metafunc.definition.get_closest_marker("stacks")
        names = marker.args if marker else tuple(OVERLAYS)
        metafunc.parametrize("stack", names, indirect=True, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest first."""
    items.sort(key=lambda item: _stack_of(item.nodeid) not in _LONG)


class _ByStack(LoadScopeScheduling):
    """Keeps the tests of a stack, or of a file, in one process, where several run (`--numprocesses`)."""

    def _split_scope(self, nodeid: str) -> str:
        return _stack_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _ByStack:
    """Has each process take whole stacks."""
    return _ByStack(config, log)


def _stack_of(nodeid: str) -> str:
    """The stack that a test names in its brackets, or its file: that has a bed of its own, if it has any."""
    words = re.split(r"[\[\]-]", nodeid)
    return next((word for word in words if word in _STACKS), nodeid.split("::")[0])


def _parametrized(metafunc: pytest.Metafunc) -> bool:
    markers = metafunc.definition.iter_markers("parametrize")
    return any(marker.args[0] == "stack" for marker in markers)


@pytest.fixture(scope="session")
def stack(request: pytest.FixtureRequest) -> Iterator[Stack]:
    """A stack that runs, by name; one at a time.

    It has a bed of its own. With DATASTACK_KEEP, that goes on when all is done.
    """
    bed = Bed.open(request.param)
    keep = bool(os.environ.get("DATASTACK_KEEP"))
    if not keep:
        _remove(bed)
        bed = Bed.open(request.param)
    failed = request.session.testsfailed
    try:
        yield _build(bed)
    except BaseException:
        failed = -1
        raise
    finally:
        if request.session.testsfailed != failed:
            _keep_logs(bed)
        if not keep:
            _remove(bed)
        elif _others_follow(request):
            bed.stop()


def _build(bed: Bed) -> Stack:
    """A reference stack, or what the package of the bed's name builds."""
    if bed.name in OVERLAYS:
        return Reference(bed)
    return importlib.import_module(bed.name).build(bed)


def _remove(bed: Bed) -> None:
    """Removes a bed, whose data nobody needs any more: no engine has to end in order."""
    for engine in bed.engines():
        bed.kill(engine)
    bed.destroy()


def _others_follow(request: pytest.FixtureRequest) -> bool:
    last = request.session.items[-1]
    callspec = getattr(last, "callspec", None)
    return callspec is None or callspec.params.get("stack") != request.param


@pytest.fixture(scope="session")
def record() -> Report:
    """Counts what was compared: `record(point=1, stack="avro", rows=5)`."""
    return _REPORT


def _keep_logs(bed: Bed) -> None:
    """Copies the engines' logs out of a bed that goes."""
    kept = bed.folder.parent.parent / "failed" / bed.name
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(bed.logs, kept)
    print(f"\nlogs of the engines: {kept}")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Notes how the tests of each point went."""
    point = re.search(r"test_(\d\d)_", report.nodeid)
    if point and (report.when == "call" or not report.passed):
        _REPORT.outcome(int(point.group(1)), report.outcome)


def pytest_testnodedown(node) -> None:
    """Takes over what a process that ran stacks beside others has counted."""
    if counted := getattr(node, "workeroutput", {}).get("report"):
        _REPORT.add(counted)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands the counts to the process that prints them."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["report"] = _REPORT.dump()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the report."""
    terminalreporter.section("what was proven, point by point")
    for line in _REPORT.lines():
        terminalreporter.write_line(line)
