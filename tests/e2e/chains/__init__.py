"""What the tests of chains share: their engines, the chains, and what was foreseen and seen of each."""

from chains import at_random
from chains.built import build
from chains.compared import Compared, compare

__all__ = ["Compared", "at_random", "build", "compare"]
