"""Tests in Rust that need an engine."""

from __future__ import annotations

import os
import re
import subprocess

from stack import Stack
from stack.project import REPOSITORY


def engine_tests(stack: Stack, *names: str, **variables: str) -> int:
    """Runs test programs of the workspace against the stack's ClickHouse; gives how many tests passed."""
    programs = [word for name in names for word in ("--test", name)]
    command = ["cargo", "test", "--quiet", "--package", "datastack-tests", *programs]
    done = subprocess.run(
        [*command, "--", "--ignored"],
        check=False,
        cwd=REPOSITORY,
        env={
            **os.environ,
            "DATASTACK_TEST_CLICKHOUSE": stack.bed.address("clickhouse"),
            **variables,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    passed = sum(int(count) for count in re.findall(r"ok\. (\d+) passed", done.stdout))
    assert passed >= len(names), done.stdout
    return passed
