"""Point 6: the catalogue of keys says what a running worker says, and its words and ranges are those that it takes."""

from __future__ import annotations

import os
import urllib.parse
from collections.abc import Iterator

import pytest
from bed import Bed
from catalogue import Differences, Key, Known, known
from catalogue.differences import TOLD
from catalogue.known import plain
from report import Report
from stack.connect import Connect

#: A source that validates, but for its server, which does not answer.
SOURCE = {
    "topic.prefix": "catalogue",
    "database.hostname": "localhost",
    "database.port": "1",
    "database.user": "nobody",
    "database.server.id": "5",
}
SINK = {"topics": "catalogue"}

#: Keys whose texts have a form that the catalogue does not hold, or that exclude each other.
FORMS = {
    "connector.class",
    "connector.plugin.version",
    "name",
    "transforms",
    "predicates",
    "topic.creation.groups",
    "topics",
    "topics.regex",
    "key.converter",
    "key.converter.plugin.version",
    "value.converter",
    "value.converter.plugin.version",
    "header.converter",
    "header.converter.plugin.version",
    "openlineage.integration.job.tags",
    "openlineage.integration.job.owners",
    "custom.metric.tags",
    "message.key.columns",
    "column.exclude.list",
    "table.exclude.list",
    "database.exclude.list",
    "database.hostname",
    "gtid.source.excludes",
}
#: Words that some classes do not support: word, and what validation says of it.
UNSUPPORTED = {
    "transaction.boundary": "does not support connector-defined transaction boundaries",
    "exactly.once.support": "does not support exactly-once semantics",
}
NUMBERS = {"SHORT": 2**15 - 1, "INT": 2**31 - 1, "LONG": 2**63 - 1}


@pytest.fixture(scope="module")
def worker() -> Iterator[Connect]:
    """A worker without connectors."""
    # Tests of a module may run in several processes: each has a bed.
    bed = Bed.open(f"catalogue-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")
    bed.start("connect")
    try:
        yield Connect(bed.url("connect"))
    finally:
        if not os.environ.get("DATASTACK_KEEP"):
            bed.stop()
            bed.destroy()


@pytest.fixture(scope="module")
def classes() -> dict[str, Known]:
    """The catalogue."""
    return known()


def test_the_catalogue_has_every_class_of_the_worker(
    worker: Connect, classes: dict[str, Known]
) -> None:
    """Connectors, converters, transforms, predicates and config providers."""
    plugins = worker.get("/connector-plugins?connectorsOnly=false")
    names = {each["class"] for each in plugins}
    assert len(names) > 20
    assert sorted(names - classes.keys()) == []
    run = {
        each.name
        for each in classes.values()
        if each.verified == "run" and each.role != "worker"
    }
    assert sorted(run - names) == []


def test_the_catalogue_has_every_key_as_the_worker_tells_it(
    worker: Connect, classes: dict[str, Known], record: Report
) -> None:
    """Names, types, defaults, importance and headings; what is required, as validation says it."""
    differences = Differences(TOLD)
    keys = 0
    run = [
        each
        for each in classes.values()
        if each.verified == "run" and each.role != "worker"
    ]
    for each in run:
        of = (each.name.rsplit(".", 1)[-1], each.role)
        ours = _declared(each, classes)
        path = f"/connector-plugins/{urllib.parse.quote(each.name)}/config"
        theirs = {plain(key["name"]): key for key in worker.get(path)}
        keys += len(theirs)
        differences.compare(
            of, "all keys", "missing", [], sorted(theirs.keys() - ours.keys())
        )
        differences.compare(
            of, "all keys", "extra", sorted(ours.keys() - theirs.keys()), []
        )
        without = _faults(worker, each, {}) if each.role in ("source", "sink") else {}
        for name in theirs.keys() & ours.keys():
            key, told = ours[name], theirs[name]
            required = told["required"] or "value is required" in without.get(name, "")
            differences.compare(of, name, "kind", key.kind, told["type"])
            differences.compare(of, name, "required", key.required, required)
            differences.compare(of, name, "default", key.default, told["default_value"])
            differences.compare(
                of, name, "importance", key.importance, told["importance"]
            )
            differences.compare(of, name, "group", key.group, told["group"] or "")
    record(
        point=6,
        stack="catalogue",
        values=differences.compared,
        differences=len(differences.found),
    )
    record.note(
        6,
        f"the catalogue has all {keys} keys that the worker tells of {len(run)} classes",
    )
    assert not differences.found, "\n".join(differences.found)
    assert not differences.idle()


def test_the_worker_takes_the_words_and_ranges_of_the_catalogue_alone(
    worker: Connect, classes: dict[str, Known], record: Report
) -> None:
    """Validation takes each word and both ends of each range, and refuses what lies beyond."""
    trials = 0
    wrong = []
    connectors = [
        each
        for each in classes.values()
        if each.verified == "run" and each.role in ("source", "sink")
    ]
    for each in connectors:
        ours = {
            name: key
            for name, key in _declared(each, classes).items()
            if "*" not in name
        }
        for keys in _takes(ours):
            faults = _faults(worker, each, keys)
            trials += len(keys)
            wrong += [
                f"{each.name}: {key} = {keys[key]}: refused: {faults[key]}"
                for key in keys.keys() & faults.keys()
                if UNSUPPORTED.get(key, "\n") not in faults[key]
            ]
        for keys in _refuses(ours):
            faults = _faults(worker, each, keys)
            trials += len(keys)
            wrong += [
                f"{each.name}: {key} = {keys[key]}: taken"
                for key in keys
                if key not in faults
            ]
        for key, words in _recommended(worker, each).items():
            refused = [word for word in words if word not in ours[key].words]
            for word in refused:
                trials += 1
                if key not in _faults(worker, each, {key: word}):
                    wrong.append(
                        f"{each.name}: {key}: the catalogue does not have the word {word}"
                    )
    record(point=6, stack="catalogue", values=trials, differences=len(wrong))
    record.note(6, f"{trials} values beside and beyond words and ranges were validated")
    assert not wrong, "\n".join(wrong)
    assert trials > 500


def _declared(each: Known, classes: dict[str, Known]) -> dict[str, Key]:
    """What a worker tells of a class: of a connector, its own keys, too."""
    own = classes[each.role].declared() if each.role in classes else {}
    return own | each.declared()


def _validated(worker: Connect, each: Known, keys: dict[str, str]) -> list[dict]:
    base = {"name": "catalogue", "connector.class": each.name}
    if keys:
        base |= SINK if each.role == "sink" else SOURCE | {"topic": "catalogue"}
    path = f"/connector-plugins/{each.name}/config/validate"
    return worker.put(path, base | keys)["configs"]


def _faults(worker: Connect, each: Known, keys: dict[str, str]) -> dict[str, str]:
    """What validation says of each key that it refuses."""
    values = [config["value"] for config in _validated(worker, each, keys)]
    return {value["name"]: value["errors"][0] for value in values if value["errors"]}


def _recommended(worker: Connect, each: Known) -> dict[str, list[str]]:
    values = [config["value"] for config in _validated(worker, each, {})]
    recommended = {value["name"]: value["recommended_values"] for value in values}
    return {
        key: words for key, words in recommended.items() if words and key not in FORMS
    }


def _takes(keys: dict[str, Key]) -> Iterator[dict[str, str]]:
    """Values that must be taken, a set for each request."""
    numbers = {name: key for name, key in keys.items() if key.kind in NUMBERS}
    yield {
        name: str(-1 if key.least is None else key.least)
        for name, key in numbers.items()
    }
    most = {name: key.most or NUMBERS[key.kind] for name, key in numbers.items()}
    # A batch is smaller than its queue.
    yield {
        name: str(number - 1 if name == "max.batch.size" else number)
        for name, number in most.items()
    }
    worded = {name: key for name, key in keys.items() if key.words}
    for at in range(max((len(key.words) for key in worded.values()), default=0)):
        words = {name: key.words[at % len(key.words)] for name, key in worded.items()}
        yield words
        yield {
            name: word.swapcase() for name, word in words.items() if keys[name].any_case
        }
    texts = [
        name for name, key in keys.items() if key.kind in ("STRING", "LIST", "PASSWORD")
    ]
    yield {
        name: "com.example.Any"
        for name in texts
        if not keys[name].words and name not in FORMS
    }


def _refuses(keys: dict[str, Key]) -> Iterator[dict[str, str]]:
    """Values that must be refused, a set for each request."""
    for name, key in keys.items():
        if key.least is not None:
            # One by one: whether a queue is too small depends on the batch.
            yield {name: str(key.least - 1)}
    yield {
        name: str(key.most + 1) for name, key in keys.items() if key.most is not None
    }
    yield {name: "zzz" for name, key in keys.items() if key.words}
    yield {
        name: key.words[-1].swapcase()
        for name, key in keys.items()
        if key.words and not key.any_case
    }
    yield {name: "" for name, key in keys.items() if key.not_empty}
    yield {name: "yes" for name, key in keys.items() if key.kind == "BOOLEAN"}
    yield {name: "1.5" for name, key in keys.items() if key.kind in NUMBERS}
