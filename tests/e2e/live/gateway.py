"""A port in front of a server that speaks HTTP: with TLS, with a login, or with a line that breaks."""

from __future__ import annotations

import base64
import http.client
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_LOOPBACK = "127.0.0.1"
#: Headers that are of one connection, not of the message.
_OF_THE_LINE = {"connection", "transfer-encoding", "content-length", "keep-alive"}


@dataclass
class Gateway:
    """What goes through; `cut` says of each request, by method and path, where the line breaks, if it does."""

    target: str
    url: str = ""
    login: tuple[str, str] | None = None
    cut: Callable[[str, str], str | None] = lambda method, path: None
    seen: list[tuple[str, str]] = field(default_factory=list)
    """Methods and paths of all requests."""


@contextmanager
def gateway(
    target: str,
    tls: tuple[Path, Path] | None = None,
    login: tuple[str, str] | None = None,
) -> Iterator[Gateway]:
    """Opens one before the server at a URL; `tls` are certificate and key."""
    through = Gateway(target, login=login)

    class Passing(_Passing):
        gateway = through

    server = ThreadingHTTPServer((_LOOPBACK, 0), Passing)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    through.url = f"{scheme}://{_LOOPBACK}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield through
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Passing(BaseHTTPRequestHandler):
    """Passes one request on."""

    gateway: Gateway
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        body = self._chunks() if self._chunked() else self.rfile.read(size)
        self.gateway.seen.append((self.command, self.path))
        if not self._may_enter():
            self._answer(401, [], b'{"error_code":401,"message":"Who is there?"}')
            return
        cut = self.gateway.cut(self.command, self.path)
        if cut != "before":
            status, headers, content = self._asked(body)
        if cut:
            self.close_connection = True
            return
        self._answer(status, headers, content)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _may_enter(self) -> bool:
        if self.gateway.login is None:
            return True
        wanted = base64.b64encode(":".join(self.gateway.login).encode()).decode()
        return self.headers.get("Authorization") == f"Basic {wanted}"

    def _chunked(self) -> bool:
        return self.headers.get("Transfer-Encoding", "").lower() == "chunked"

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _asked(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection(urlsplit(self.gateway.target).netloc)
        headers = {
            name: value
            for name, value in self.headers.items()
            if name.lower() not in _OF_THE_LINE | {"host"}
        }
        try:
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def _answer(
        self, status: int, headers: list[tuple[str, str]], content: bytes
    ) -> None:
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in _OF_THE_LINE:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
