"""A call day that is killed keeps every outcome that was saved, and the queue follows from them."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.domain.model.talks import Talk
from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.services.people.people_books import read_book
from tests.support.journal_checks import check_plan
from tests.support.open_plans import opened, sample_plan

NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)
KILLS = 2

# Logs one call after the other and says so; it is killed between two of them, or amid one.
CALLER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from organizer_app import wiring
from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.services.people.calls import CallResult, log_call
from organizer_app.services.people.people_books import read_book
now = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)
workspace = wiring.open_workspace(Path(sys.argv[1]))
for entry in make_queue(all_facts(read_book(workspace)).values(), now).calls:
    facts = entry.facts
    log_call(workspace, CallResult(person_id=facts.person_id, action_id=facts.action_id, point_id="",
             outcome=TalkOutcome.REACHED, at=now, zone=facts.zone))
    print(facts.person_id, flush=True)
"""


@pytest.mark.kill
def test_log_and_queue_are_right_after_kill_9(tmp_path: Path) -> None:
    for kill in range(1, KILLS + 1):
        path = sample_plan(tmp_path, f"{kill}.organizer")
        with opened(path) as workspace, workspace.read() as reader:
            before = len(reader.all(Talk))
        child = subprocess.Popen([sys.executable, "-c", CALLER, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _each in range(kill * 2)]
        os.kill(child.pid, signal.SIGKILL)
        said += child.stdout.read().split()
        child.stdout.close()
        child.wait()
        with opened(path) as workspace:
            check_plan(workspace)
            book = read_book(workspace)
            queue = make_queue(all_facts(book).values(), NOW)
        logged = sorted(book.talks.by_id.values(), key=lambda talk: talk.id)[before:]
        people = [talk.person_id for talk in logged]
        assert people[: len(said)] == said
        assert len(people) <= len(said) + 1
        assert {entry.facts.person_id for entry in queue.calls}.isdisjoint(people)
        assert len(queue.calls) == 15 - len(people)
