"""Sessions of the HTTP interface: a connection that several requests share by `session_id`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from .engine import Connection, Engine
from .errors import refusal

TIMEOUT = 60
"""Seconds that a session lives without a request, unless the request says otherwise."""


@dataclass
class Session:
    connection: Connection
    timeout: float = TIMEOUT
    used: float = field(default_factory=time.monotonic)
    lock: Lock = field(default_factory=Lock)


class Sessions:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._of: dict[str, Session] = {}

    @contextmanager
    def connection(self, parameters: dict[str, str]) -> Iterator[Connection]:
        """The connection for one request: the session's, or one of its own."""
        identity = parameters.get("session_id")
        if not identity:
            connection = self._engine.connect()
            try:
                yield connection
            finally:
                connection.close()
            return
        session = self._take(identity, parameters)
        try:
            yield session.connection
        finally:
            session.used = time.monotonic()
            session.lock.release()
            if parameters.get("close_session") == "1":
                self._end(identity)

    def close(self) -> None:
        for identity in list(self._of):
            self._end(identity)

    def _take(self, identity: str, parameters: dict[str, str]) -> Session:
        with self._lock:
            self._expire()
            session = self._of.get(identity)
            if session is None:
                if parameters.get("session_check") == "1":
                    raise refusal(
                        372, "SESSION_NOT_FOUND", f"Session {identity} not found"
                    )
                session = self._of[identity] = Session(self._engine.connect())
            if not session.lock.acquire(blocking=False):
                raise refusal(
                    373,
                    "SESSION_IS_LOCKED",
                    f"Session {identity} is locked by a concurrent client",
                )
            session.timeout = float(parameters.get("session_timeout", TIMEOUT))
            return session

    def _expire(self) -> None:
        now = time.monotonic()
        for identity, session in list(self._of.items()):
            if now - session.used > session.timeout and not session.lock.locked():
                self._end(identity)

    def _end(self, identity: str) -> None:
        self._of.pop(identity).connection.close()
