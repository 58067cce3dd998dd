"""Point 5: the generated Avro schemas are the ones that the converter registers."""

import json

import pytest
from reference import Reference
from report import Report
from stack.registry import Registry


def canonical(schema: object) -> str:
    """A schema with every attribute, whatever their order."""
    return json.dumps(schema, sort_keys=True, indent=1)


@pytest.mark.stacks("avro", "mariadb")
def test_schemas_are_those_registered(stack: Reference, record: Report) -> None:
    """Defaults, logical types, precision, names: all attributes are equal."""
    registry = Registry(stack.pipeline.schema_registry)
    differing = []
    values = 0
    for table, (topic, _) in stack.pipeline.queues.items():
        subject = f"{topic}-value"
        generated = json.loads((stack.out / "schemas" / f"{table}.avsc").read_text())
        registered = registry.latest(subject)
        values += len(registered["fields"])
        if canonical(generated) != canonical(registered):
            differing.append((table, canonical(generated), canonical(registered)))
        assert registry.get(f"/subjects/{subject}/versions") == [1]
    record(
        point=5,
        stack=stack.name,
        tables=len(stack.pipeline.queues),
        values=values,
        differences=len(differing),
    )
    record.note(5, "values are fields of schemas, each compared with all attributes")
    for table, generated, registered in differing:
        assert generated == registered, table
