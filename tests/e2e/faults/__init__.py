"""What the tests of faults share: their stack, its load, and what breaks and mends it."""

from faults import poison
from faults.built import build
from faults.events import ends
from faults.load import Load
from faults.operator import leave_out, restart_failed, wait_failed
from faults.outage import arrived, kill, outlast
from faults.proof import prove

__all__ = [
    "Load",
    "arrived",
    "build",
    "ends",
    "kill",
    "leave_out",
    "outlast",
    "poison",
    "prove",
    "restart_failed",
    "wait_failed",
]
