"""README, SECURITY and CONTRIBUTING name no file, target, command or option that is not there."""

import re
from pathlib import Path

import click
import pytest

from organizer_app.cli.command_list import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "packaging/README.md")
# Where a short name may be meant from.
BASES = (".", "organizer_app", "organizer_app/ui", "tests", "packaging")
# Made by a target, and never part of the repository.
MADE = {"build/demo/"}
TARGETS = set(re.findall(r"^([a-z][a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def lost_paths(text: str) -> set[str]:
    """Return files and folders that a text names and that are nowhere; a name in <> stands for any."""
    named = set(re.findall(r"`([\w.-]+/[\w./<>-]*)`", text)) - MADE
    return {name for name in named if not any((ROOT / base / name.split("<")[0]).exists() for base in BASES)}


def lost_targets(text: str) -> set[str]:
    return set(re.findall(r"`make ([a-z][a-z-]+)", text)) - TARGETS


def options_of(command: click.Command) -> set[str]:
    own = {name for each in command.params for name in (*each.opts, *each.secondary_opts)} | {"--help"}
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union(*map(options_of, inner))


def lost_commands(text: str) -> set[str]:
    """Return commands that are not there, and the options that they do not have."""
    known, lost = {each.name: each for each in COMMANDS}, set[str]()
    for name, rest in re.findall(r"(?:^ {4}|`)organizer ([a-z][a-z-]*)([^`\n]*)", text, re.MULTILINE):
        command = known.get(name)
        if command is None:
            lost.add(name)
            continue
        options = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", rest))
        lost |= {f"{name} {each}" for each in options - options_of(command)}
    return lost


@pytest.mark.parametrize("document", DOCUMENTS)
def test_everything_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert lost_paths(text) == set()
    assert lost_targets(text) == set()
    assert lost_commands(text) == set()


def test_documents_name_many_commands() -> None:
    text = "".join((ROOT / document).read_text(encoding="utf-8") for document in DOCUMENTS)
    assert len(re.findall(r"(?:^ {4}|`)organizer ", text, re.MULTILINE)) > 20


def test_planted_faults_are_seen() -> None:
    assert lost_paths("`ui/screens/<name>/`, `packaging/nothing.sh`, `and/or`") == {
        "packaging/nothing.sh",
        "and/or",
    }
    assert lost_targets("`make tea`, `make test`") == {"tea"}
    planted = (
        "    organizer fly summer.organizer\n    organizer backup plan --list --wings\n`organizer undo PLAN`"
    )
    assert lost_commands(planted) == {"fly", "backup --wings"}
