"""A child answers jobs, says how far it is, and is gone when it is told to or takes too long."""

import sys
import textwrap

import pytest

from organizer_app.exchange.child.child_process import ChildProcess
from tests.support.waiting import LIMIT

ECHO = """
    import json, sys, time
    for line in sys.stdin.buffer:
        job = json.loads(line)
        data = sys.stdin.buffer.read(job["size"])
        if job.get("dies"):
            sys.exit(3)
        time.sleep(job.get("sleeps", 0))
        print(json.dumps({"done": 7}), flush=True)
        head = {"sizes": [len(data)], "said": job["said"]}
        sys.stdout.buffer.write(json.dumps(head).encode() + b"\\n" + data)
        sys.stdout.buffer.flush()
"""


@pytest.fixture
def child() -> ChildProcess:
    return ChildProcess([sys.executable, "-I", "-c", textwrap.dedent(ECHO)])


def test_a_job_and_its_file_come_back_and_progress_is_told(child: ChildProcess) -> None:
    told: list[int] = []
    head, files = child.exchanged({"said": "é", "size": 3}, [b"abc"], told=told.append)
    assert (head["said"], files, told) == ("é", [b"abc"], [7])
    assert not child.has_ended
    child.close()
    assert child.has_ended


def test_a_dead_child_is_an_end_of_file(child: ChildProcess) -> None:
    with pytest.raises((EOFError, OSError)):
        child.exchanged({"said": "", "size": 0, "dies": True})
    child.close()


def test_a_child_that_takes_too_long_is_ended(child: ChildProcess) -> None:
    with pytest.raises((EOFError, OSError)):
        child.exchanged({"said": "", "size": 0, "sleeps": LIMIT}, seconds=0.2)
    child.close()
