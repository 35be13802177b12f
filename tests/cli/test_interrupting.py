"""Ctrl+C while pages are being made ends every process and leaves no file behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.cli.main import INTERRUPTED
from tests.support.open_plans import network_plan
from tests.support.other_programs import children_of
from tests.support.waiting import LIMIT, wait_until


def is_at_work(typesetter: int) -> bool:
    """Return whether it sets pages: only then it has more than one thread."""
    try:
        return "Threads:\t1\n" not in Path(f"/proc/{typesetter}/status").read_text()
    except OSError:
        return False


@pytest.fixture
def heard() -> Iterator[None]:
    """Let children hear Ctrl+C, which is ignored in a shell's background, and then by them as well."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_ends_the_typesetter_and_leaves_files_as_they_were(tmp_path: Path) -> None:
    plan, out = network_plan(tmp_path), tmp_path / "out"
    out.mkdir()
    (out / "packets.pdf").write_bytes(b"as it was")
    asked = ("--as", "packet", "--audience", "internal", "--out", str(out / "packets.pdf"))
    running = subprocess.Popen(
        [sys.executable, "-m", "organizer_app", "export", str(plan), *asked],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    (child,) = wait_until(
        lambda: [each for each in children_of(running.pid) if is_at_work(each)], "the typesetter", of=running
    )
    os.killpg(running.pid, signal.SIGINT)
    said, complained = running.communicate(timeout=LIMIT)
    assert running.returncode == INTERRUPTED
    assert (said, b"Traceback" in complained) == (b"", False)
    assert not Path(f"/proc/{child}").exists()
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {"packets.pdf": b"as it was"}
