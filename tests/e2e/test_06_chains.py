"""Point 6: what transforms make of records is what `datastack-gen trace` says."""

import os

import pytest
from chains import at_random, compare
from chains.cases import CHAINS
from chains.chain import Chain
from report import Report
from stack import Stack

pytestmark = pytest.mark.stacks("chains")


def test_each_class(stack: Stack, record: Report) -> None:
    """Topics, schemas of keys and values, and failures, of all kinds of records."""
    part = os.environ.get("CHAINS", "")
    chosen = [chain for chain in CHAINS if part in chain.name]
    _prove(stack, record, chosen, first=0)


def test_random_chains(stack: Stack, record: Report) -> None:
    """The same for random chains of up to six transforms."""
    _prove(stack, record, at_random.chains(stack, 24), first=300)


def _prove(stack: Stack, record: Report, chosen: list[Chain], first: int) -> None:
    compared = list(compare(stack, chosen, first))
    differences = [each for one in compared for each in one.differences()]
    classes = {step.type for chain in chosen for step in chain.transforms}
    schemas = sum(one.schemas for one in compared)
    record(point=6, stack=stack.name, values=schemas, differences=len(differences))
    failed = sum(bool(one.observed.failure) for one in compared)
    unforeseen = sum(bool(one.predicted.unforeseen) for one in compared)
    told = f"{len(classes)} classes of transforms in {len(chosen)} chains"
    told = f"{told}, {failed} of which fail, {unforeseen} cannot be foreseen"
    record.note(6, f"{told}; values are schemas as they were registered")
    assert not differences, "\n".join(differences)
    assert schemas
