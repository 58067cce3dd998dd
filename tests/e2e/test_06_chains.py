"""Point 6: what transforms make of records is what `datastack-gen trace` says."""

import os

import pytest
from chains import compare
from chains.cases import CHAINS
from report import Report
from stack import Stack

pytestmark = pytest.mark.stacks("chains")


def test_each_class(stack: Stack, record: Report) -> None:
    """Topics, schemas of keys and values, and failures, of all kinds of records."""
    part = os.environ.get("CHAINS", "")
    chosen = [chain for chain in CHAINS if part in chain.name]
    compared = list(compare(stack, chosen))
    differences = [each for one in compared for each in one.differences()]
    classes = {step.type for chain in chosen for step in chain.transforms}
    schemas = sum(one.schemas for one in compared)
    record(point=6, stack=stack.name, values=schemas, differences=len(differences))
    failed = sum(bool(one.observed.failure) for one in compared)
    told = f"{len(classes)} classes of transforms in {len(chosen)} chains, {failed} of which fail as foreseen"
    record.note(6, f"{told}: values are schemas that were registered")
    assert not differences, "\n".join(differences)
    assert schemas
