"""The test bed: real engines on free loopback ports, each bed with a data folder of its own."""

from bed.bed import Bed
from bed.error import BedError

__all__ = ["Bed", "BedError"]
