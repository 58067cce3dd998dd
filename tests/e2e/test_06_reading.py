"""Point 6: what `lint` calls a fault of a file is what a worker refuses, or takes without a word and forgets."""

from __future__ import annotations

import json
import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from bed import Bed
from report import Report
from stack.connect import Connect
from stack.project import generator

CONFIG = (
    '"connector.class": "org.apache.kafka.connect.file.FileStreamSourceConnector", '
    '"topic": "reading", "file": "/nowhere"'
)


def _posted(further: str, outside: str = "", name: str = '"reading"') -> str:
    return f'{{"name": {name}, {outside}"config": {{{CONFIG}{further}}}}}'


#: What a worker takes, and `lint` has nothing to say of.
SOUND = {
    "texts": _posted(', "a": "x"'),
    "numbers and truth values": _posted(', "a": 1, "b": -0.50, "c": 1e3, "d": true'),
    "escapes": _posted(r', "a": "\u00e4\n\ud83d\ude00"'),
    "an empty key": _posted(', "": "x"'),
    "its name inside too": _posted(', "name": "reading"'),
    "a first state": _posted("", '"initial_state": "PAUSED", '),
    "a name that is a number": _posted("", name="7"),
    "a mark": b"\xef\xbb\xbf" + _posted("").encode(),
    "UTF-16": _posted("").encode("utf-16"),
}

#: What a worker refuses.
REFUSED = {
    "null": _posted(', "a": null'),
    "an object": _posted(', "a": {"b": "c"}'),
    "a list": _posted(', "a": ["b", "c"]'),
    "an empty list": _posted(', "a": []'),
    "a list in lists": _posted(f', "a": {"[" * 1100}1{"]" * 1100}'),
    "a key outside": _posted("", '"a": "x", '),
    "two names": _posted(', "name": "other"'),
    "no name": _posted("", name="null"),
    "no configuration": '{"name": "reading", "config": null}',
    "a comma behind the last": _posted(', "a": "x",'),
    "a comment": _posted(', /* why */ "a": "x"'),
    "single quotes": _posted(", 'a': 'x'"),
    "no quotes": _posted(', a: "x"'),
    "a line end in a text": _posted(', "a": "x\ny"'),
    "a tabulator in a text": _posted(', "a": "x\ty"'),
    "an unknown escape": _posted(r', "a": "\d"'),
    "a leading zero": _posted(', "a": 01'),
    "no number": _posted(', "a": NaN'),
    "Python's word": _posted(', "a": True'),
    "no comma": _posted(' "a": "x"'),
    "a space that is none": _posted(',\u00a0"a": "x"'),
    "two values": f"{_posted('')} {_posted('')}",
    "something behind": _posted("") + " x",
    "latin1": _posted(', "a": "ä"').encode("latin-1"),
    "the end missing": _posted("")[:-1],
    "nothing": "",
}

#: What a worker takes without a word, although a part of it is lost.
SILENT = {
    "a key twice": _posted(', "a": "x", "a": "y"'),
    "a name twice": _posted("", '"name": "other", '),
    "a configuration twice": _posted("", f'"config": {{{CONFIG}}}, '),
    "half a character": _posted(r', "a": "\ud800"'),
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Connect]:
    """A worker without connectors."""
    bed = Bed.open("reading")
    bed.start("connect")
    try:
        yield Connect(bed.url("connect"))
    finally:
        if not os.environ.get("DATASTACK_KEEP"):
            bed.stop()
            bed.destroy()


def _taken(worker: Connect, body: bytes) -> bool:
    """Whether the worker makes a connector of the text; it is deleted again."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{worker.url}/connectors", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            name = json.load(answer)["name"]
    except urllib.error.HTTPError:
        return False
    worker.delete(f"/connectors/{name}")
    return True


def _faults(body: bytes) -> list[str]:
    """The codes of the faults that `lint` finds in the text itself."""
    command = [str(generator()), "lint", "-", "--format", "json"]
    done = subprocess.run(command, check=False, input=body, stdout=subprocess.PIPE)
    assert done.returncode in (0, 1), done
    codes = [finding["code"] for finding in json.loads(done.stdout)]
    return [code for code in codes if code < "DS1000" or code == "DS1103"]


def test_what_lint_reads_is_what_a_worker_takes(
    worker: Connect, record: Report
) -> None:
    """Each text is posted to the worker and read by `lint`."""
    differences = []
    cases = {
        **{name: (text, True, False) for name, text in SOUND.items()},
        **{name: (text, False, True) for name, text in REFUSED.items()},
        **{name: (text, True, True) for name, text in SILENT.items()},
    }
    for name, (text, taken, faulty) in cases.items():
        body = text if isinstance(text, bytes) else text.encode()
        if _taken(worker, body) != taken:
            differences.append(
                f"{name}: the worker {'refuses' if taken else 'takes'} it"
            )
        if bool(found := _faults(body)) != faulty:
            differences.append(f"{name}: lint finds {found or 'nothing'}")
    record(point=6, stack="reading", values=len(cases), differences=len(differences))
    assert differences == []
