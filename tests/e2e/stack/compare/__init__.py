"""Compares the source with what has arrived, value by value."""

from stack.compare.comparison import Comparison, compare
from stack.compare.source import Expected, read_expected

__all__ = ["Comparison", "Expected", "compare", "read_expected"]
