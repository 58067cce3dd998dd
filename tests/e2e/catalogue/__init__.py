"""The generator's catalogue of keys, and what is known to differ from the worker."""

from catalogue.differences import Differences
from catalogue.known import Key, Known, known

__all__ = ["Differences", "Key", "Known", "known"]
