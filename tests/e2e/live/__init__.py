"""`plan` and `apply` on engines of a bed."""

from live.command import Command, Ran, killed_at_second_step

__all__ = ["Command", "Ran", "killed_at_second_step"]
