"""Reads a stack as Compose resolved it, and says what a reviewer would refuse.

usage: check_compose.py FOLDER ENV < the JSON that `docker compose config` prints
"""

import json
import re
import sys
from pathlib import Path

MADE_BY_COMPOSE = {"airflow/logs", "airflow/plugins", "airflow/config"}
"""Folders that the containers fill, relative to the stack."""


def main(folder: Path, env: Path) -> int:
    stack = json.load(sys.stdin)
    faults = []
    for name, service in stack["services"].items():
        faults += (f"{name}: {fault}" for fault in faults_of(folder, service, stack))
    faults += wrong_dependencies(stack["services"])
    faults += wrong_names(stack["services"])
    faults += literal_secrets(folder, env)
    for fault in faults:
        print(f"{folder}/compose.yaml: {fault}", file=sys.stderr)
    return 1 if faults else 0


def faults_of(folder: Path, service: dict, stack: dict) -> list[str]:
    faults = []
    one_shot = service.get("restart") == "no"
    if not one_shot and service.get("restart") != "unless-stopped":
        faults.append("no restart policy")
    if not one_shot and "healthcheck" not in service:
        faults.append("no health check")
    for port in service.get("ports", []):
        if port.get("host_ip") != "127.0.0.1":
            faults.append(f"port {port['published']} is open on every address")
    image = service["image"]
    if "build" not in service and not re.search(r":[^/]*[0-9]", image):
        if not image.endswith("-airflow"):
            faults.append(f"{image} has no version")
    for mount in service.get("volumes", []):
        if mount["type"] == "bind":
            faults += missing(folder, mount["source"])
        elif mount["source"] not in stack["volumes"]:
            faults.append(f"volume {mount['source']} is not declared")
    build = service.get("build", {})
    for context in [
        build.get("context"),
        *build.get("additional_contexts", {}).values(),
    ]:
        if context:
            faults += missing(folder, context)
    for key, value in (service.get("environment") or {}).items():
        if key.startswith("AIRFLOW_CONN_"):
            json.loads(value)
        if value and "write it into" in value:
            faults.append(f"{key} was not filled in: {value}")
    return faults


def missing(folder: Path, path: str) -> list[str]:
    made = {str((folder / made).resolve()) for made in MADE_BY_COMPOSE}
    if path in made or Path(path).exists():
        return []
    return [f"{path} is not there"]


def wrong_dependencies(services: dict) -> list[str]:
    """Health can only be waited for where it is checked, an end only where there is one."""
    faults = []
    for name, service in services.items():
        for on, how in service.get("depends_on", {}).items():
            one_shot = services[on].get("restart") == "no"
            wanted = "service_completed_successfully" if one_shot else "service_healthy"
            if how["condition"] != wanted:
                faults.append(f"{name} waits for {on} by {how['condition']}")
    return faults


def wrong_names(services: dict) -> list[str]:
    """Each name leads to one container; all published ports differ."""
    faults, names, ports = [], {}, {}
    for name, service in services.items():
        aliases = (service.get("networks", {}).get("default") or {}).get("aliases", [])
        for alias in [name, *aliases]:
            if names.setdefault(alias, name) != name:
                faults.append(f"{alias} is both {names[alias]} and {name}")
        for port in service.get("ports", []):
            if ports.setdefault(port["published"], name) != name:
                faults.append(
                    f"port {port['published']} is both {ports[port['published']]} and {name}"
                )
    return faults


def literal_secrets(folder: Path, env: Path) -> list[str]:
    """Whatever is called a password, secret or key comes from .env."""
    filled = dict(
        line.split("=", 1)
        for line in env.read_text().splitlines()
        if re.match(r"\w+=", line)
    )
    faults = []
    for number, line in enumerate(
        (folder / "compose.yaml").read_text().splitlines(), 1
    ):
        key, _, value = line.strip().partition(": ")
        if re.search(r"PASSWORD|SECRET|_KEY$", key) and "CONNECT_" not in key and value:
            used = re.findall(r"\$\{(\w+):\?", value)
            if not used or any(variable not in filled for variable in used):
                faults.append(f"line {number}: {key} does not come from .env")
    return faults


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
