"""One door in and one door out: an edit is whole or it never was, and every listener hears of it once."""

import shutil
import sqlite3
import threading
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3.dbapi2 import Connection

from organizer_app import wiring
from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace, tzdata_version
from organizer_app.storage.engines import sqlite
from organizer_app.storage.plan_connection import open_connection
from organizer_app.storage.tables import table_of
from tests.support.asked_statements import asked
from tests.support.journal_checks import check_plan
from tests.support.open_plans import DAY, action, add_action, facts, one_step, opened, sample_plan


def break_half_way(plan: Workspace) -> None:
    with plan.edit(EditKind.IMPORTED, file="x.csv") as editor:
        editor.put(Campaign(id=plan.new_id(), title="Half applied"))
        raise ZeroDivisionError


def test_an_exception_inside_an_edit_takes_everything_back(plan: Workspace) -> None:
    before, journal, heard = facts(plan), history.entries(plan), list[ChangeSet]()
    plan.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError):
        break_half_way(plan)
    assert (facts(plan), history.entries(plan), heard) == (before, journal, [])
    with one_step(plan, EditKind.ADDED_ACTION):
        add_action(plan)


def test_a_read_that_remembers_asks_once_for_the_same_records_and_the_next_sees_edits(
    plan: Workspace,
) -> None:
    with plan.read() as reader:
        known = reader.all(CityAction)
        drafts = reader.all(CityAction, status="prospect")
    with asked() as texts, plan.read(remembers=True) as reader:
        assert reader.all(CityAction) == known
        statements = len(texts)
        assert reader.all(CityAction) == known
        assert len(texts) == statements
        assert reader.all(CityAction, status="prospect") == drafts
        assert len(texts) > statements, "other records of the same kind"
    add_action(plan)
    with plan.read(remembers=True) as reader:
        assert len(reader.all(CityAction)) == len(known) + 1


def test_a_copy_whose_first_edit_fails_still_gets_numbers_of_its_own(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as plan:
        add_action(plan)
    copy = Path(shutil.copyfile(path, tmp_path / "copy.organizer"))
    with opened(copy) as plan:
        with pytest.raises(ZeroDivisionError):
            break_half_way(plan)
        for _each in range(2):
            with one_step(plan, EditKind.ADDED_ACTION):
                add_action(plan)
        check_plan(plan)


def test_an_edit_that_changes_nothing_leaves_no_entry_and_is_not_heard(plan: Workspace) -> None:
    journal, heard = history.entries(plan), list[ChangeSet]()
    plan.subscribe(heard.append)
    with plan.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(editor.all(Campaign)[0])
    assert (history.entries(plan), heard) == (journal, [])


def test_everything_written_in_one_edit_is_one_step_with_a_change_per_record(plan: Workspace) -> None:
    with one_step(plan, EditKind.ADDED_ACTION) as heard, plan.edit(EditKind.ADDED_ACTION) as editor:
        first = editor.put(CityAction(id=plan.new_id(), title="First"))
        editor.put(CityAction(id=plan.new_id(), title="Second"))
        editor.put(Campaign(id=plan.new_id(), title="Another"))
    assert heard[0].nouns == {Noun.CITY_ACTION, Noun.CAMPAIGN}
    assert (len(heard[0].touched), len(heard[0].action_ids)) == (3, 2)
    assert first.id in heard[0].action_ids
    assert history.entries(plan)[-1].kind is EditKind.CREATED_PLAN


def test_listeners_hear_after_the_commit_on_the_thread_that_edited(plan: Workspace) -> None:
    seen: list[tuple[str, int]] = []
    plan.subscribe(lambda _: seen.append((threading.current_thread().name, len(history.entries(plan)))))
    thread = threading.Thread(target=lambda: add_action(plan), name="another")
    thread.start()
    thread.join()
    assert seen == [("another", 2)]


def test_a_listener_that_left_hears_nothing_more(plan: Workspace) -> None:
    heard: list[ChangeSet] = []
    leave = plan.subscribe(heard.append)
    add_action(plan)
    leave()
    add_action(plan)
    assert len(heard) == 1


def test_a_listener_may_leave_while_it_is_told(plan: Workspace) -> None:
    heard: list[str] = []

    def leave_after_the_first() -> None:
        heard.append("first")
        leaving()

    leaving = plan.subscribe(lambda _: leave_after_the_first())
    plan.subscribe(lambda _: heard.append("second"))
    add_action(plan)
    assert heard == ["first", "second"]


def test_a_change_set_carries_its_step_as_the_journal_lists_it(plan: Workspace) -> None:
    heard = list[ChangeSet]()
    plan.subscribe(heard.append)
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    history.undo(plan)
    history.redo(plan)
    listed = history.entries(plan)
    assert [replace(step, undone=False) for step in listed[:4]] == [each.steps[0] for each in heard[::-1]]
    assert [len(each.steps) for each in heard] == [1] * 4


def test_a_change_answers_with_the_step_that_it_made_itself(plan: Workspace) -> None:
    known = add_action(plan)

    def change(workspace: Workspace) -> str:
        other = threading.Thread(target=lambda: city_actions.set_title(plan, action_id=known, title="Theirs"))
        city_actions.set_notes(workspace, action_id=known, notes="Ours")
        other.start()
        other.join()
        return "answer"

    answer, step = plan.do(change)
    assert (answer, step.kind if step else None) == ("answer", EditKind.CHANGED_NOTES)
    assert plan.do(lambda _plan: None) == (None, None)
    with pytest.raises(ZeroDivisionError):
        plan.do(break_half_way)
    assert plan.do(lambda _plan: None) == (None, None), "nobody listens any more"


def test_utc_is_derived_by_storage_with_the_version_of_its_rules(plan: Workspace) -> None:
    stored = action(plan, add_action(plan))
    assert stored.starts_utc is not None
    assert stored.starts_utc.isoformat() == "2027-04-17T19:00:00+00:00"
    assert stored.tzdata_version == tzdata_version() != ""


def test_a_closed_plan_is_one_file_that_opens_with_all_its_steps(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        added = add_action(workspace, "Boston, MA", mobilization_id="")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    with opened(path) as workspace:
        assert action(workspace, added).day == DAY
        assert [entry.kind for entry in history.entries(workspace)] == [
            EditKind.ADDED_ACTION, EditKind.FILLED_SAMPLE,
        ]  # fmt: skip


def test_an_open_plan_is_no_plain_database(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    assert b"Calloway" not in path.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("select * from sqlite_master")


def test_the_same_laptop_writes_with_the_same_origin(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    origins: set[int] = set()
    for _ in range(2):
        with opened(path) as workspace:
            origins.add(workspace.origin)
    assert len(origins) == 1
    assert wiring.read_first_view(path).title == "Prime Day 2019"


def test_an_edit_writes_as_this_laptop_and_needs_one_connection_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening: list[Path] = []

    def open_counted(path: Path, key: str, *, is_read_only: bool) -> Connection:
        opening.append(path)
        return open_connection(path, key, is_read_only=is_read_only)

    monkeypatch.setattr(sqlite, "open_connection", open_counted)
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        with workspace.edit(EditKind.CHANGED_TITLE) as editor:
            added = editor.put(Campaign(id=workspace.new_id(), title="Another"))
        assert opening == [path]
        with workspace.read() as reader:
            born = reader.connection.execute(
                select(table_of(Noun.CAMPAIGN).c.born_origin).filter_by(id=added.id)
            )
            assert born.scalar() == workspace.origin


def test_a_copy_of_a_plan_writes_as_another_laptop(tmp_path: Path) -> None:
    path, copy = sample_plan(tmp_path), tmp_path / "copy.organizer"
    with opened(path) as workspace:
        add_action(workspace)
        replica, origin = workspace.replica, workspace.origin
    shutil.copyfile(path, copy)
    with opened(copy) as workspace:
        assert workspace.replica == replica, "a copy that is only looked at stays as it is"
        add_action(workspace)
        assert workspace.replica != replica
        assert workspace.origin != origin
        check_plan(workspace)
        own = workspace.replica
    for _ in range(2):
        with opened(copy) as workspace:
            add_action(workspace)
            assert workspace.replica == own
    moved = path.rename(tmp_path / "moved.organizer")
    with opened(moved) as workspace:
        add_action(workspace)
        assert (workspace.replica, workspace.origin) == (replica, origin)
