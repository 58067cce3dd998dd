"""What the tests of faults share: their stack, its load, and what breaks and mends it."""

from faults import archive, poison
from faults.built import build
from faults.events import ends
from faults.load import Load
from faults.operator import leave_out, restart_failed, wait_failed
from faults.outage import arrived, kill, outlast
from faults.proof import prove
from faults.redelivery import redeliver

__all__ = [
    "Load",
    "archive",
    "arrived",
    "build",
    "ends",
    "kill",
    "leave_out",
    "outlast",
    "poison",
    "prove",
    "redeliver",
    "restart_failed",
    "wait_failed",
]
