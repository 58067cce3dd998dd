"""`plan` and `apply` on engines of a bed."""

from live.command import Command, Ran, applied_through_kills

__all__ = ["Command", "Ran", "applied_through_kills"]
