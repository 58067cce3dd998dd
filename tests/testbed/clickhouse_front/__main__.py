"""Runs the front: `python -m clickhouse_front --port PORT --data FOLDER --configuration FILE`.

`config.d/*.xml` beside the configuration is read too, as by a server. `/ping` answers once all tables are there.
"""

import argparse
import logging
from pathlib import Path

from aiohttp import web

from .engine import Engine
from .kafka_tables import KafkaTables
from .server import Server

log = logging.getLogger("clickhouse_front")

ADDRESS = "127.0.0.1"
PATIENCE = 2
"""Seconds for statements in flight when the front is told to stop."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="clickhouse_front", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the tables")
    parser.add_argument("--configuration", type=Path, required=True, help="config.xml")
    arguments = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(name)s: %(message)s", level=logging.INFO)

    arguments.data.mkdir(parents=True, exist_ok=True)
    tables = KafkaTables(arguments.data)
    tables.set_aside()
    engine = Engine(arguments.data, arguments.configuration)
    connection = engine.connect()
    count = tables.bring_back(connection)
    connection.close()
    server = Server(engine, arguments.data)
    log.info(
        "up on %s:%s, Kafka tables brought back: %s", ADDRESS, arguments.port, count
    )
    web.run_app(
        server.application(),
        host=ADDRESS,
        port=arguments.port,
        print=None,
        access_log=None,
        shutdown_timeout=PATIENCE,
    )
    engine.close()


main()
