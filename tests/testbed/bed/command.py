"""The command line: install, start, stop, status, remove."""

from __future__ import annotations

import argparse
import shlex
import sys

from bed import engine, installation
from bed.bed import Bed, all_beds
from bed.error import BedError
from bed.overlay import environment
from bed.status import show

_EXAMPLES = """\
examples:
  testbed install                         fetch every engine (about 4 GB of disk), each once
  testbed start                           start all services on free ports
  testbed start mysql connect registry    start these and what they need (connect: kafka)
  testbed start --port mysql=3306 mysql   with a port of your choice
  testbed status                          what runs where
  testbed stop                            stop what this bed started, keep its data
  testbed remove                          stop it and remove its data

A bed is a set of engines with ports, data and logs of its own; --bed names one ("default" otherwise), so that several
can run side by side. To run a pipeline of datastack-gen on a bed:

  testbed start --env CDC_PASSWORD=secret     # the variables that generated connectors name
  testbed overlay >> datastack.toml           # [env.testbed]: the addresses of the engines
  datastack-gen generate . --env testbed      # then deploy what was generated

Engines are kept in ${DATASTACK_CACHE:-~/.cache/datastack}/testbed, beds in ${DATASTACK_BEDS:-beds below that}. All
servers listen on 127.0.0.1 only; MySQL's and MariaDB's root comes in by the socket (client: prints the command), the
object store's user is minioadmin with the password minioadmin.
Exit status: 0 done, 2 something is missing or failed, said in one message.
"""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; gives the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (BedError, OSError) as error:
        print(f"testbed: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("testbed: interrupted", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="testbed",
        description="Real engines for tests: MySQL, Kafka, Connect, ClickHouse and more, installed and started without root.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    known = f"one of {', '.join(engine.names())}"

    install = commands.add_parser(
        "install", help="fetch engines into the cache; all without names"
    )
    install.add_argument("engines", nargs="*", metavar="ENGINE", help=known)
    install.set_defaults(run=_install)

    start = commands.add_parser("start", help="start engines and what they need")
    start.add_argument(
        "engines",
        nargs="*",
        metavar="ENGINE",
        help=f"{known}; all services without names",
    )
    start.add_argument(
        "--port",
        action="append",
        default=[],
        metavar="ENGINE=PORT",
        help="a port of your choice",
    )
    start.add_argument(
        "--env",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a variable for the engines' processes",
    )
    start.set_defaults(run=_start)

    stop = commands.add_parser("stop", help="stop engines of a bed; all without names")
    stop.add_argument("engines", nargs="*", metavar="ENGINE", help=known)
    stop.set_defaults(run=_stop)

    status = commands.add_parser(
        "status", help="show what runs; of all beds without --bed"
    )
    status.add_argument("--format", choices=("table", "json"), default="table")
    status.set_defaults(run=_status)

    remove = commands.add_parser("remove", help="stop a bed and remove its folder")
    remove.set_defaults(run=_remove)

    overlay = commands.add_parser(
        "overlay", help="print [env.testbed] with the addresses, for datastack.toml"
    )
    overlay.set_defaults(run=_overlay)

    client = commands.add_parser(
        "client", help="print the command of a database's client"
    )
    client.add_argument("engine", metavar="ENGINE", help="mysql, mariadb or clickhouse")
    client.set_defaults(run=_client)

    python = commands.add_parser("python", help="print the Python of an engine's venv")
    python.add_argument(
        "engine", metavar="ENGINE", help="airflow, clickhouse, spark or tools"
    )
    python.set_defaults(run=_python)

    for command in (start, stop, remove, overlay, client):
        command.add_argument(
            "--bed",
            default="default",
            metavar="NAME",
            help="the bed (default: default)",
        )
    status.add_argument("--bed", metavar="NAME", help="the bed")
    return parser


def _install(options: argparse.Namespace) -> None:
    wanted = [engine.find(name) for name in options.engines or engine.names()]
    installation.install(wanted)
    for each in wanted:
        print(each.name, each.installed_version(), each.folder)


def _start(options: argparse.Namespace) -> None:
    names = options.engines or [
        name for name in engine.names() if engine.find(name).ports
    ]
    ports = {}
    for name, value in _pairs(options.port, "--port"):
        if not value.isdigit() or not 0 < int(value) < 65536:
            raise BedError(f"--port {name}={value}: {value!r} is no port")
        ports[name] = int(value)
    bed = Bed.open(options.bed)
    bed.start(*names, environment=dict(_pairs(options.env, "--env")), fixed_ports=ports)
    show([bed], "table")


def _stop(options: argparse.Namespace) -> None:
    for name in options.engines:
        engine.find(name)
    _existing(options.bed).stop(*options.engines)


def _status(options: argparse.Namespace) -> None:
    names = [options.bed] if options.bed else all_beds()
    show([_existing(name) for name in names], options.format)


def _remove(options: argparse.Namespace) -> None:
    _existing(options.bed).destroy()


def _overlay(options: argparse.Namespace) -> None:
    print(environment(_existing(options.bed)))


def _client(options: argparse.Namespace) -> None:
    engine.find(options.engine)
    bed = _existing(options.bed)
    try:
        print(shlex.join(bed.client(options.engine)))
    except NotImplementedError as error:
        raise BedError(str(error)) from None


def _python(options: argparse.Namespace) -> None:
    folder = engine.find(options.engine).folder
    path = folder / "bin" / "python"
    if not path.exists():
        raise BedError(
            f"{path} is missing: testbed install {options.engine} makes it, if that engine is a venv"
        )
    print(path)


def _existing(name: str) -> Bed:
    if name not in all_beds():
        raise BedError(
            f"there is no bed {name}; there are: {', '.join(all_beds()) or 'none'}"
        )
    return Bed.open(name)


def _pairs(texts: list[str], option: str) -> list[tuple[str, str]]:
    pairs = []
    for text in texts:
        name, separator, value = text.partition("=")
        if not name or not separator:
            raise BedError(f"{option} {text}: write NAME=VALUE")
        pairs.append((name, value))
    return pairs
