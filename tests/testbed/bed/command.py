"""The command line: install, start, stop, status, remove."""

from __future__ import annotations

import argparse
import sys

from bed import engine, installation
from bed.bed import Bed, all_beds
from bed.error import BedError
from bed.status import show

_EXAMPLES = """\
examples:
  testbed install                         fetch every engine (about 3 GB of disk), each once
  testbed start mysql connect registry    start them and what they need (connect: kafka) on free ports
  testbed start --port mysql=3306 mysql   with a port of your choice
  testbed status                          what runs where
  testbed stop                            stop what this bed started, keep its data
  testbed remove                          stop and forget the data

A bed is a set of engines with ports, data and logs of its own; --bed names one ("default" otherwise), so that several
can run side by side. `start` prints the addresses. To run a pipeline of datastack-gen on a bed, add an environment to
its datastack.toml that names these addresses, generate with it, and deploy what was generated:

  [env.testbed]
  mysql.host = "127.0.0.1"                # and the ports, as `testbed status` shows them

  datastack-gen generate . --env testbed

Engines are kept in ${DATASTACK_CACHE:-~/.cache/datastack}/testbed, beds in ${DATASTACK_BEDS:-that folder/beds}. All
servers listen on 127.0.0.1 only. Exit status: 0 done, 2 something is missing or failed, said in one message.
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

    for command in (start, stop, remove):
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
