"""A certificate for a server that makes none of its own."""

from __future__ import annotations

import os
from pathlib import Path

from bed import probe
from bed.requirements import run


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Certificate and key in `folder`, made if they are not there."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    if not certificate.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # The certificate is named when both are complete.
        new = certificate.with_suffix(".new")
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"]
        named = ["-days", "3650", "-subj", f"/CN={probe.LOOPBACK}"]
        # Clients look for the address here, and refuse a server that says it is an authority.
        named += ["-addext", f"subjectAltName=IP:{probe.LOOPBACK}"]
        named += ["-addext", "basicConstraints=critical,CA:FALSE"]
        files = ["-keyout", str(key), "-out", str(new)]
        run([*make, *named, *files], "openssl req", "is the disk full?")
        os.replace(new, certificate)
    return certificate, key
