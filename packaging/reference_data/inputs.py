"""Finds the input files of the builders and refuses any that are not the recorded version."""

import hashlib
import tomllib
from pathlib import Path

SOURCES = Path(__file__).with_name("sources.toml")


class InputError(Exception):
    """An input file is missing or differs from the one that sources.toml records."""


def input_file(folder: Path, source: str, name: str) -> Path:
    """The path of one input below `folder`, after its checksum was compared with sources.toml.

    Raises:
        InputError: the file is missing or has another SHA-256.
    """
    record = tomllib.loads(SOURCES.read_text(encoding="utf-8"))[source]
    path = folder / name
    if not path.is_file():
        message = f"{path} is missing; it belongs to {record['package']} {record['version']}"
        raise InputError(message)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != record["sha256"][name]:
        message = f"{path} is not the file of {record['package']} {record['version']}: SHA-256 {found}"
        raise InputError(message)
    return path
