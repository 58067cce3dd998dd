"""Point 11: systems behind TLS, and behind logins of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bed.certificate import self_signed
from bed.engine.kafka import LOGIN
from live import Command, Gateway, Ran, gateway
from reference import Reference
from stack.passwords import PASSWORDS
from stack.project import readdressed

pytestmark = pytest.mark.stacks("running")

_CONNECT = ("operator", 'let me in: \xe4 \\ "')


def _seen(ran: Ran) -> dict[str, Any]:
    found = json.loads(ran.out)
    return {
        "connectors": found["connectors"],
        "findings": found["findings"],
        "rows": {table["name"]: table["current"] for table in found["tables"]},
    }


def _status(folder: Path, **variables: str) -> Ran:
    command = Command(folder, variables=PASSWORDS)
    return command.run("status", "--format", "json", **variables)


def _client(folder: Path, password: str) -> str:
    """A file of a client's properties."""
    file = folder / f"{len(list(folder.iterdir()))}.properties"
    file.write_text(
        "# Who comes\nsecurity.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\n"
        f"sasl.username={LOGIN[0]}\nsasl.password={password}\n"
    )
    return str(file)


def _said(ran: Ran) -> list[str]:
    """Code and message of each finding."""
    found = json.loads(ran.out)
    findings = found if isinstance(found, list) else found["findings"]
    return [f"{finding['code']} {finding['message']}" for finding in findings]


def _message(ran: Ran) -> str:
    (message,) = _said(ran)
    return message


def _connect(user: str, password: str) -> dict[str, str]:
    return {"CONNECT_USER": user, "CONNECT_PASSWORD": password}


def test_all_is_seen_through_tls_and_logins(stack: Reference, tmp_path: Path) -> None:
    """Connect behind TLS and a login, ClickHouse behind TLS, the brokers behind SASL."""
    bed = stack.bed
    tls = self_signed(tmp_path / "tls")
    direct = _status(stack.folder)
    with (
        gateway(bed.url("connect"), tls, _CONNECT) as connect,
        gateway(bed.url("clickhouse"), tls) as clickhouse,
    ):
        addresses = {
            bed.url("connect"): connect.url,
            bed.url("clickhouse"): clickhouse.url,
            bed.address("kafka"): bed.address("kafka.login"),
        }
        folder = readdressed(stack.folder, tmp_path / "project", addresses)
        right = {
            "SSL_CERT_FILE": str(tls[0]),
            "KAFKA_CLIENT_CONFIG": _client(tmp_path, LOGIN[1]),
        } | _connect(*_CONNECT)
        through = _status(folder, **right)
        assert (through.status, _seen(through)) == (direct.status, _seen(direct))
        assert connect.seen and clickhouse.seen
        _everyone_is_told_the_door(folder, tmp_path, right, connect, clickhouse)


def _everyone_is_told_the_door(
    folder: Path,
    tmp_path: Path,
    right: dict[str, str],
    connect: Gateway,
    clickhouse: Gateway,
) -> None:
    """What is wrong of a login is said, with the system, and never with the password."""
    wrong = _status(folder, **right | _connect(_CONNECT[0], "guessed"))
    assert wrong.status == 2
    assert "DS3002 Kafka Connect answers 401 to GET /" in _message(wrong)
    half = {name: value for name, value in right.items() if name != "CONNECT_PASSWORD"}
    assert "DS3003" in _message(_status(folder, **half))

    kafka = {"KAFKA_CLIENT_CONFIG": _client(tmp_path, "guessed")}
    refused = _status(folder, **right | kafka)
    assert refused.status == 2
    assert "guessed" not in refused.out + refused.error
    message = _message(refused)
    assert message.startswith("DS3002 Kafka at ") and "Authentication" in message

    stranger = self_signed(tmp_path / "stranger")[0]
    untrusted = _status(folder, **right | {"SSL_CERT_FILE": str(stranger)})
    said = _said(untrusted)
    assert untrusted.status == 2
    assert len(said) == 2, said
    for gate in (connect, clickhouse):
        (message,) = (text for text in said if gate.url in text)
        assert message.startswith("DS3001") and "certificate" in message, message
