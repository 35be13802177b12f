"""A full disk, missing rights and a file that is no plan are named by every command, each in one sentence."""

import ctypes
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.action_tables import generic
from tests.support.command_line import ROOT, Answer
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened

# One process for all commands of a case: starting it takes longer than all of them.
RUNNER = """
import contextlib, io, json, sys
from organizer_app.launcher import run
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(json.loads(line))
    print(json.dumps([status, out.getvalue(), err.getvalue()]))
"""
READING = {
    "list": ["list", "{plan}", "actions"],
    "check": ["check", "{plan}"],
    "history": ["history", "{plan}"],
    "schedule": ["schedule", "{plan}"],
    "export": ["export", "{plan}", "--as", "csv", "--audience", "internal", "--out", "{other}/out.csv"],
}
WRITING = {
    "undo": ["undo", "{plan}"],
    "import": ["import", "{plan}", "{other}/in.csv"],
}
NO_ROOM = "The disk is full, so {plan} was left as it was. Make room, then try again."
NO_WRITING = (
    "{plan} can only be read here, and not changed. Check your rights to the file and its folder, "
    "or copy the plan to another folder."
)
NO_READING = "{plan} cannot be read. Check the name and your rights to it."
NO_PLAN = "{plan} cannot be opened: it is not a plan, it is damaged, or the passphrase is wrong."
# What prctl calls these, see capabilities(7): without them root is held by rights as everybody is.
_DROP_FROM_BOUNDS, _ANY_FILE, _ANY_FOLDER = 24, 1, 2


class Case(NamedTuple):
    """What is wrong with a plan, what commands that read say to it, and what those say that write."""

    spoil: Callable[[Path], None]
    room: int | None
    reading: str
    writing: str


def as_it_is(_plan: Path) -> None:
    pass


def make_folder_read_only(plan: Path) -> None:
    plan.parent.chmod(0o555)


def make_all_read_only(plan: Path) -> None:
    plan.chmod(0o444)
    plan.parent.chmod(0o555)


def scribble(plan: Path) -> None:
    plan.write_bytes(b"\x89PNG" + bytes(range(256)) * 32)


CASES: Mapping[str, Case] = {
    "no room to open": Case(as_it_is, 20_000, NO_ROOM, NO_ROOM),
    "no room to write": Case(as_it_is, 40_000, "", NO_ROOM),
    "folder read-only": Case(make_folder_read_only, None, "", NO_WRITING),
    "folder and file read-only": Case(make_all_read_only, None, "", NO_WRITING),
    "file read-only": Case(lambda plan: plan.chmod(0o444), None, "", NO_WRITING),
    "file not readable": Case(lambda plan: plan.chmod(0), None, NO_READING, NO_READING),
    "folder closed": Case(lambda plan: plan.parent.chmod(0o600), None, NO_READING, NO_READING),
    "not a plan": Case(scribble, None, NO_PLAN, NO_PLAN),
}


def answers(commands: list[list[str]], room: int | None) -> list[Answer]:
    """Run commands one after the other as somebody with everyday rights."""

    def limit() -> None:
        libc = ctypes.CDLL(None)
        for right in (_ANY_FILE, _ANY_FOLDER):
            libc.prctl(_DROP_FROM_BOUNDS, right, 0, 0, 0)
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [sys.executable, "-c", RUNNER],
        input="".join(f"{json.dumps(command)}\n" for command in commands),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        preexec_fn=limit,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return [Answer(*json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", CASES)
def test_every_command_says_in_one_sentence_what_is_wrong_with_the_plan(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    folder, other = tmp_path / "plans", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    (other / "in.csv").write_bytes(generic(("Seattle", "WA", "2027-04-17")))
    plan = empty_plan(folder)
    with opened(plan) as workspace:
        add_action(workspace)
        known = facts(workspace)
    before = plan.read_bytes()
    case.spoil(plan)
    commands = {**READING, **WRITING}
    filled = [[word.format(plan=plan, other=other) for word in words] for words in commands.values()]
    found = dict(zip(commands, answers(filled, case.room), strict=True))
    folder.chmod(0o755)
    said = {command: answer.err.rstrip("\n") for command, answer in found.items()}
    wanted = {**dict.fromkeys(READING, case.reading), **dict.fromkeys(WRITING, case.writing)}
    assert said == {command: sentence.format(plan=plan) for command, sentence in wanted.items()}
    assert {command: answer.status for command, answer in found.items()} == {
        command: 1 if sentence else 0 for command, sentence in wanted.items()
    }
    if case.spoil is not scribble:
        plan.chmod(0o600)
        # Before an edit that then finds no room, the plan learns which log is its own.
        assert case.room is not None or plan.read_bytes() == before
        with opened(plan) as workspace:
            check_plan(workspace)
            assert facts(workspace) == known
    assert [file.name for file in folder.iterdir()] == [plan.name]
