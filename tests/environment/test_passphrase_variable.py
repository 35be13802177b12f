"""The passphrase is in the environment no more once it was taken: neither here nor for other programs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app.environment.passphrase_variable import VARIABLE, take_passphrase
from tests.support.command_line import ROOT

PASSPHRASE = "five words nobody would guess"  # noqa: S105  # opens nothing
TAKEN = """
import os, subprocess, sys
from organizer_app.environment.passphrase_variable import take_passphrase
taken = take_passphrase()
child = subprocess.run([sys.executable, "-c", "import os; print(*os.environ.values())"], capture_output=True)
seen = [*os.environ.values(), child.stdout.decode()]
if sys.platform == "linux":
    seen.append(open("/proc/self/environ", "rb").read().decode(errors="replace"))
print(taken)
print(any(taken in each for each in seen))
"""


def test_neither_children_nor_other_programs_see_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TAKEN],
        cwd=ROOT,
        env={**os.environ, VARIABLE: PASSPHRASE, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [PASSPHRASE, "False"]


def test_it_is_taken_once_and_empty_means_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert (take_passphrase(), take_passphrase()) == (PASSPHRASE, None)
    monkeypatch.setenv(VARIABLE, "")
    assert take_passphrase() is None
    assert VARIABLE not in os.environ
