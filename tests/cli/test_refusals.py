"""A full disk, missing rights and a file that is no plan are named by every command, each in one sentence."""

import ctypes
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.support.action_tables import generic
from tests.support.command_line import ROOT, Answer
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened

# One process for all commands: starting it takes longer than all of them. Each has its own room for files.
RUNNER = """
import contextlib, io, json, sys
from resource import RLIM_INFINITY, RLIMIT_FSIZE, setrlimit
from organizer_app.launcher import run
for line in sys.stdin:
    room, words = json.loads(line)
    out, err = io.StringIO(), io.StringIO()
    setrlimit(RLIMIT_FSIZE, (RLIM_INFINITY if room is None else room, RLIM_INFINITY))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(words)
    print(json.dumps([status, out.getvalue(), err.getvalue()]))
"""
READING = {
    "list": ["list", "{plan}", "actions"],
    "check": ["check", "{plan}"],
    "history": ["history", "{plan}"],
    "schedule": ["schedule", "{plan}"],
    "export": ["export", "{plan}", "--as", "csv", "--audience", "internal", "--out", "{other}/out.csv"],
}
WRITING = {"undo": ["undo", "{plan}"], "import": ["import", "{plan}", "{other}/in.csv"]}
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


def prepared(folder: Path) -> tuple[Path, list[object]]:
    """Return a plan with one action in a folder of its own, and what it holds."""
    (folder / "plans").mkdir(parents=True)
    (folder / "in.csv").write_bytes(generic(("Seattle", "WA", "2027-04-17")))
    plan = empty_plan(folder / "plans")
    with opened(plan) as workspace:
        add_action(workspace)
        return plan, facts(workspace)


def answers(commands: list[tuple[int | None, list[str]]]) -> list[Answer]:
    """Run commands one after the other as somebody with everyday rights, each with room for its files."""

    def limit() -> None:
        libc = ctypes.CDLL(None)
        for right in (_ANY_FILE, _ANY_FOLDER):
            libc.prctl(_DROP_FROM_BOUNDS, right, 0, 0, 0)

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


def test_every_command_says_in_one_sentence_what_is_wrong_with_the_plan(tmp_path: Path) -> None:
    plans = {name: prepared(tmp_path / name.replace(" ", "-")) for name in CASES}
    before = {name: plan.read_bytes() for name, (plan, _known) in plans.items()}
    lines = []
    for name, case in CASES.items():
        plan, _known = plans[name]
        case.spoil(plan)
        filled = [
            [word.format(plan=plan, other=plan.parents[1]) for word in words]
            for words in (READING | WRITING).values()
        ]
        lines += [(case.room, words) for words in filled]
    found = iter(answers(lines))
    for name, case in CASES.items():
        plan, known = plans[name]
        plan.parent.chmod(0o755)
        wanted = dict.fromkeys(READING, case.reading) | dict.fromkeys(WRITING, case.writing)
        said = {command: next(found) for command in wanted}
        assert {command: (answer.status, answer.err) for command, answer in said.items()} == {
            command: (1, f"{sentence.format(plan=plan)}\n") if sentence else (0, "")
            for command, sentence in wanted.items()
        }, name
        if case.spoil is not scribble:
            plan.chmod(0o600)
            # Before an edit that then finds no room, the plan learns which log is its own.
            assert case.room is not None or plan.read_bytes() == before[name], name
            with opened(plan) as workspace:
                check_plan(workspace)
                assert facts(workspace) == known, name
        assert [file.name for file in plan.parent.iterdir()] == [plan.name], name
