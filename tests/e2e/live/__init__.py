"""`plan` and `apply` on engines of a bed."""

from live.command import Command, Ran, applied_through_kills
from live.gateway import Gateway, gateway
from live.live import Live, applied

__all__ = [
    "Command",
    "Gateway",
    "Live",
    "Ran",
    "applied",
    "applied_through_kills",
    "gateway",
]
