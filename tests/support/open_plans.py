"""Plans for tests of services and commands, made once a run and copied for every test."""

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.model.city_actions import CityAction, Tactic
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.plan_connection import open_protected

TITLE = "Day of Action"
DAY = date(2027, 4, 17)
NOON = time(12)


@functools.cache
def _made(sample: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.organizer"
        if sample:
            wiring.create_sample_plan(path, sample)
        else:
            wiring.create_plan(path, title=TITLE, anchor_date=DAY, zone="America/New_York")
        # Each test's plan is one of its own, and no copy that writes as another laptop.
        connection, _key = open_protected(path, None)
        connection.execute("DELETE FROM meta WHERE key = 'clone'")
        connection.close()
        return path.read_bytes()


def empty_plan(folder: Path, name: str = "plan.organizer") -> Path:
    """Return a plan with one mobilization and no action; its desk is in New York."""
    path = folder / name
    path.write_bytes(_made(""))
    return path


def sample_plan(folder: Path, name: str = "sample.organizer") -> Path:
    """Return a copy of the Prime Day sample plan."""
    path = folder / name
    path.write_bytes(_made("prime-day-2019"))
    return path


def network_plan(folder: Path, name: str = "network.organizer") -> Path:
    """Return a copy of the Clean Water Day sample plan: 59 cities, 316 actions, a month of history."""
    path = folder / name
    path.write_bytes(_made("clean-water-day-2027"))
    return path


@contextmanager
def opened(path: Path, passphrase: str | None = None) -> Iterator[Workspace]:
    """Open a plan and close it again."""
    workspace = wiring.open_workspace(path, passphrase=passphrase)
    try:
        yield workspace
    finally:
        workspace.close()


def add_action(
    workspace: Workspace,
    place: str = "Seattle, WA",
    *,
    day: date | None = DAY,
    starts: time | None = NOON,
    tactic: Tactic = Tactic.RALLY,
    mobilization_id: str | None = None,
) -> str:
    """Add an action, of the last mobilization unless another or "" is given, and return its id."""
    if mobilization_id is None:
        with workspace.read() as reader:
            mobilization_id = reader.all(Mobilization)[-1].id
    planned = CityAction(id="", mobilization_id=mobilization_id, tactic=tactic, day=day, starts=starts)
    return city_actions.add_in_cities(workspace, place_texts=[place], planned=planned)[0]


def action(workspace: Workspace, action_id: str) -> CityAction:
    """Return a visible action as it is stored."""
    with workspace.read() as reader:
        return reader.get(CityAction, action_id)


def facts(workspace: Workspace) -> list[object]:
    """Return all that the plan says, without what storage writes beside it, to be compared."""
    with workspace.read() as reader:
        records: list[object] = [
            replace(record, version=0, created_at=None, updated_at=None)
            for record_type in RECORD_TYPES.values()
            for record in reader.all(record_type)
        ]
    return [*records, *(row._replace(version=0) for row in action_rows.snapshot(workspace).rows)]


@contextmanager
def one_step(workspace: Workspace, kind: EditKind) -> Iterator[list[ChangeSet]]:
    """Expect one journal entry and one change set of a kind, which undo takes back and redo makes again."""
    known = {entry.edit_id for entry in history.entries(workspace)}
    before, heard = facts(workspace), list[ChangeSet]()
    unsubscribe = workspace.subscribe(heard.append)
    yield heard
    unsubscribe()
    (entry,) = (entry for entry in history.entries(workspace) if entry.edit_id not in known)
    assert entry.kind is kind
    assert [(change.edit_id, change.kind) for change in heard] == [(entry.edit_id, kind)]
    after = facts(workspace)
    assert after != before
    assert history.undo(workspace).edit_id == entry.edit_id
    assert facts(workspace) == before
    assert history.redo(workspace).edit_id == entry.edit_id
    assert facts(workspace) == after


@contextmanager
def refused(workspace: Workspace, problem: type[Problem]) -> Iterator[pytest.ExceptionInfo[Problem]]:
    """Expect a problem, and that the plan and its journal stay as they were."""
    before, journal, heard = facts(workspace), history.entries(workspace), list[ChangeSet]()
    unsubscribe = workspace.subscribe(heard.append)
    with pytest.raises(problem) as caught:
        yield caught
    unsubscribe()
    assert (facts(workspace), history.entries(workspace), heard) == (before, journal, [])
