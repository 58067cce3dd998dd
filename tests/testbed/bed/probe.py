"""Questions to a port: does something answer there, and does it speak the right protocol?"""

from __future__ import annotations

import http.client
import socket
import struct

LOOPBACK = "127.0.0.1"
_TIMEOUT = 2.0


def http_status(port: int, path: str) -> int | None:
    """The status that GET answers, None when nothing answers."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_TIMEOUT)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def mysql_greets(port: int) -> bool:
    """Whether a MySQL or MariaDB server opens the conversation: its first packet names protocol 10."""
    try:
        with socket.create_connection((LOOPBACK, port), _TIMEOUT) as connection:
            head = _read(connection, 5)
    except OSError:
        return False
    return head[4] == 10


def kafka_brokers(port: int) -> int:
    """How many brokers the cluster's metadata names as alive; 0 when nothing answers."""
    metadata_v1 = struct.pack(">hhihi", 3, 1, 1, -1, 0)
    try:
        with socket.create_connection((LOOPBACK, port), _TIMEOUT) as connection:
            connection.settimeout(_TIMEOUT)
            connection.sendall(struct.pack(">i", len(metadata_v1)) + metadata_v1)
            (length,) = struct.unpack(">i", _read(connection, 4))
            answer = _read(connection, length)
    except OSError:
        return 0
    return struct.unpack_from(">i", answer, 4)[0]


def _read(connection: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise ConnectionError("closed before the whole answer came")
        data += part
    return data
