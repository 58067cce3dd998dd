"""Connectors with a fault that a worker takes without a word, and what really happens."""

from silent.bench import Bench, build
from silent.cases import CASES, REFUSED, Case

__all__ = ["CASES", "REFUSED", "Bench", "Case", "build"]
