"""One request: its login, its parameters, its statement."""

import base64
import binascii
from dataclasses import dataclass

from aiohttp import web

from .compression import decoded, from_blocks
from .errors import refusal

OWN = {
    "add_http_cors_header",
    "buffer_size",
    "client_protocol_version",
    "close_session",
    "compress",
    "database",
    "decompress",
    "default_format",
    "enable_http_compression",
    "http_headers_progress_interval_ms",
    "password",
    "query",
    "query_id",
    "quota_key",
    "role",
    "send_progress_in_http_headers",
    "session_check",
    "session_id",
    "session_timeout",
    "stacktrace",
    "user",
    "wait_end_of_query",
}
"""Parameters of the interface. Every other one is a setting, or a query's parameter (`param_NAME`)."""
PARAMETER = "param_"


@dataclass(frozen=True)
class Request:
    sql: bytes
    options: dict[str, str]
    user: str
    password: str
    database: str
    format: str
    only_reads: bool

    @property
    def settings(self) -> dict[str, str]:
        own = {"readonly": "2"} if self.only_reads else {}
        return own | {
            key: value
            for key, value in self.options.items()
            if key not in OWN and not key.startswith(PARAMETER)
        }

    @property
    def parameters(self) -> dict[str, str]:
        return {
            key.removeprefix(PARAMETER): value
            for key, value in self.options.items()
            if key.startswith(PARAMETER)
        }


async def read(request: web.Request) -> Request:
    options = dict(request.query)
    if request.content_type == "multipart/form-data":
        body = b""
        for key, value in (await request.post()).items():
            if key == "query" or key.startswith(PARAMETER):
                part = value.encode() if isinstance(value, str) else value.file.read()
                options[key] = part.decode()
    else:
        body = decoded(
            request.headers.get("Content-Encoding", ""), await request.read()
        )
        if options.get("decompress") == "1":
            body = from_blocks(body)
    query = options.get("query", "").encode()
    user, password = _login(request, options)
    headers = request.headers
    return Request(
        sql=query.rstrip() + b"\n" + body if query and body else query or body,
        options=options,
        user=user,
        password=password,
        database=headers.get("X-ClickHouse-Database") or options.get("database", ""),
        format=headers.get("X-ClickHouse-Format")
        or options.get("default_format", "TabSeparated"),
        only_reads=request.method in ("GET", "HEAD"),
    )


def _login(request: web.Request, options: dict[str, str]) -> tuple[str, str]:
    headers = request.headers
    if "X-ClickHouse-User" in headers:
        return headers["X-ClickHouse-User"], headers.get("X-ClickHouse-Key", "")
    scheme, _, login = headers.get("Authorization", "").partition(" ")
    if scheme == "Basic":
        try:
            user, _, password = (
                base64.b64decode(login, validate=True).decode().partition(":")
            )
        except (binascii.Error, UnicodeDecodeError):
            raise refusal(
                516, "AUTHENTICATION_FAILED", "Invalid authentication: bad Basic login"
            ) from None
        return user, password
    return options.get("user", "default"), options.get("password", "")
