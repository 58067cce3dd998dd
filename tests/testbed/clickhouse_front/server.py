"""The HTTP interface: requests in, answers out."""

import asyncio
import json
import logging
import uuid
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from aiohttp import web

from . import NOT_EXECUTED
from . import request as requests
from .access import Logins, is_about_access
from .compression import encoded, to_blocks
from .engine import Answer, Engine
from .errors import UNKNOWN_EXCEPTION, ClickHouseError, refusal
from .request import Request
from .sessions import Sessions
from .statement import examine

LARGEST = 2 << 30
"""Bytes of a request's body."""
THREADS = 16
"""Statements that run at a time; more wait."""
KINDS = (
    ("JSONEachRow", "application/x-ndjson; charset=UTF-8"),
    ("JSON", "application/json; charset=UTF-8"),
    ("CSV", "text/csv; charset=UTF-8"),
    ("TSV", "text/tab-separated-values; charset=UTF-8"),
    ("TabSeparated", "text/tab-separated-values; charset=UTF-8"),
)
"""Content-Type by the beginning of a format's name."""

log = logging.getLogger(__name__)


class Server:
    def __init__(self, engine: Engine, data: Path) -> None:
        self._sessions = Sessions(engine)
        self._logins = Logins(data / "logins.json")
        self._threads = ThreadPoolExecutor(THREADS)
        self._version = engine.value("SELECT version()")
        self._timezone = engine.value("SELECT timezone()")

    def application(self) -> web.Application:
        # aiohttp decodes some encodings only, and refuses the others: all are decoded in `compression`.
        application = web.Application(
            client_max_size=LARGEST, handler_args={"auto_decompress": False}
        )
        application.router.add_get("/ping", _ok)
        application.router.add_get("/replicas_status", _ok)
        application.router.add_route("*", "/{path:.*}", self._answer)
        application.cleanup_ctx.append(self._life)
        return application

    async def _life(self, _: web.Application) -> AsyncIterator[None]:
        yield
        self._threads.shutdown(cancel_futures=True)
        self._sessions.close()

    async def _answer(self, incoming: web.Request) -> web.Response:
        headers = {
            "X-ClickHouse-Query-Id": incoming.query.get("query_id", str(uuid.uuid4())),
            "X-ClickHouse-Server-Display-Name": "testbed",
            "X-ClickHouse-Timezone": self._timezone,
        }
        try:
            if incoming.method == "GET" and "query" not in incoming.query:
                return web.Response(text="Ok.\n", headers=headers)
            request = await requests.read(incoming)
            self._logins.check(request.user, request.password)
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(
                self._threads, self._run, request, headers
            )
            return _response(incoming, request, answer, headers)
        except ClickHouseError as error:
            return self._failed(error, headers)
        except Exception as error:
            log.exception("the front failed")
            return self._failed(
                refusal(UNKNOWN_EXCEPTION, "UNKNOWN_EXCEPTION", f"front: {error!r}"),
                headers,
            )

    def _run(self, request: Request, headers: dict[str, str]) -> Answer:
        statement = examine(request.sql)
        with self._sessions.connection(request.options) as connection:
            if request.database:
                connection.use(request.database)
            connection.set(request.settings)
            if is_about_access(statement):
                self._logins.learn(connection, statement, request.parameters)
                headers[NOT_EXECUTED] = " ".join(statement.first[:2])
                return Answer()
            if statement.data is not None:
                connection.set(
                    {f"param_{key}": value for key, value in request.parameters.items()}
                )
                return connection.insert(
                    statement.text.decode(), statement.format, statement.data
                )
            sql = statement.text.decode(errors="surrogateescape")
            answer = connection.run(sql, request.format, request.parameters)
            return Answer(
                answer.body, statement.format or answer.format, answer.summary
            )

    def _failed(self, error: ClickHouseError, headers: dict[str, str]) -> web.Response:
        headers["X-ClickHouse-Exception-Code"] = str(error.code)
        version = f" (version {self._version})"
        text = str(error).removesuffix(version) + version + "\n"
        return web.Response(status=error.status, text=text, headers=headers)


async def _ok(_: web.Request) -> web.Response:
    return web.Response(text="Ok.\n")


def _response(
    incoming: web.Request, request: Request, answer: Answer, headers: dict[str, str]
) -> web.Response:
    headers["X-ClickHouse-Format"] = answer.format
    headers["X-ClickHouse-Summary"] = json.dumps(
        {key: str(value) for key, value in answer.summary}
    )
    kind = next(
        (kind for start, kind in KINDS if answer.format.startswith(start)),
        "application/octet-stream",
    )
    headers["Content-Type"] = kind
    body = answer.body
    if request.options.get("compress") == "1":
        body = to_blocks(body)
    elif request.options.get("enable_http_compression") == "1":
        encoding, body = encoded(incoming.headers.get("Accept-Encoding", ""), body)
        if encoding:
            headers["Content-Encoding"] = encoding
    return web.Response(body=body, headers=headers)
