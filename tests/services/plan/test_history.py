"""Every step can be taken back and made again, and never over somebody's later change."""

import itertools
from dataclasses import replace
from datetime import UTC, time
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingToUndo, UndoBlocked
from organizer_app.domain.basics.step_details import StepFilter
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import action, add_action, empty_plan, facts, opened, refused

# Every other laptop has a number of its own, far from that of the one under test.
_OTHER_LAPTOPS = itertools.count(1000)


def kinds(workspace: Workspace) -> list[str]:
    return [entry.kind.value for entry in history.entries(workspace)]


def test_steps_are_taken_back_newest_first_and_made_again_oldest_first(plan: Workspace) -> None:
    states = [facts(plan)]
    known = add_action(plan)
    states.append(facts(plan))
    for hour in (13, 14):
        city_actions.set_start(plan, action_id=known, starts=time(hour))
        states.append(facts(plan))
    for state in reversed(states[:-1]):
        history.undo(plan)
        assert facts(plan) == state
    for state in states[1:]:
        history.redo(plan)
        assert facts(plan) == state


def test_the_founding_of_a_plan_cannot_be_taken_back(plan: Workspace, sample: Workspace) -> None:
    for workspace in (plan, sample):
        with refused(workspace, NothingToUndo) as caught:
            history.undo(workspace)
        assert caught.value.forward is False  # type: ignore[attr-defined]  # its type


def test_nothing_is_made_again_before_something_was_taken_back(plan: Workspace) -> None:
    add_action(plan)
    with refused(plan, NothingToUndo) as caught:
        history.redo(plan)
    assert caught.value.forward is True  # type: ignore[attr-defined]  # its type


def test_a_new_step_ends_what_could_be_made_again(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    history.undo(plan)
    city_actions.set_title(plan, action_id=known, title="Another way")
    with refused(plan, NothingToUndo):
        history.redo(plan)


def test_undo_undone_and_undone_again(plan: Workspace) -> None:
    before = facts(plan)
    add_action(plan)
    after = facts(plan)
    for _ in range(3):
        history.undo(plan)
        assert facts(plan) == before
        history.redo(plan)
        assert facts(plan) == after
    history.undo(plan)
    assert facts(plan) == before


def test_undo_and_redo_work_after_a_restart(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        known = add_action(workspace)
        city_actions.set_start(workspace, action_id=known, starts=time(13))
    with opened(path) as workspace:
        assert history.undo(workspace).kind is EditKind.CHANGED_START
        assert action(workspace, known).starts == time(12)
    with opened(path) as workspace:
        assert history.redo(workspace).kind is EditKind.CHANGED_START
        assert action(workspace, known).starts == time(13)


def test_undo_is_an_entry_of_its_own_and_listeners_hear_it(plan: Workspace) -> None:
    known = add_action(plan)
    heard = list[ChangeSet]()
    plan.subscribe(heard.append)
    step = history.undo(plan)
    newest, oldest = history.entries(plan)[0], history.entries(plan)[1]
    assert (newest.kind, newest.arguments["step"]) == (EditKind.UNDID, "added_action")
    assert (oldest.edit_id, oldest.undone) == (step.edit_id, True)
    assert [change.kind for change in heard] == [EditKind.UNDID]
    assert known in heard[0].action_ids
    history.redo(plan)
    assert [entry.undone for entry in history.entries(plan)] == [False, True, False, False]


def test_only_the_fields_of_the_step_come_back(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    _somebody_elsewhere_changes(plan, known, title="Renamed elsewhere")
    history.undo(plan)
    assert (action(plan, known).starts, action(plan, known).title) == (time(12), "Renamed elsewhere")


def test_a_field_that_somebody_changed_since_blocks_the_step(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    _somebody_elsewhere_changes(plan, known, starts=time(15))
    with refused(plan, UndoBlocked) as caught:
        history.undo(plan)
    assert caught.value.fields == ("starts",)  # type: ignore[attr-defined]  # its type
    assert action(plan, known).starts == time(15)


def test_entries_are_newest_first_with_moment_and_limit(plan: Workspace) -> None:
    add_action(plan)
    add_action(plan, "Boston, MA")
    newest = history.entries(plan, limit=2)
    assert [entry.arguments.get("city") for entry in newest] == ["Boston, MA", "Seattle, WA"]
    assert newest[0].at.tzinfo is UTC
    assert abs((plan.clock() - newest[0].at).total_seconds()) < 60
    assert (newest[0].changes, newest[0].author) == (2, "")
    assert kinds(plan) == ["added_action", "added_action", "created_plan"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_taken_back_addition_that_was_edited_elsewhere_is_kept(plan: Workspace, count: int) -> None:
    known = add_action(plan)
    for number in range(count):
        _somebody_elsewhere_changes(plan, known, title=f"Title {number}")
    with refused(plan, UndoBlocked):
        history.undo(plan)


def _somebody_elsewhere_changes(plan: Workspace, action_id: str, **fields: object) -> None:
    """Write as another laptop would: its steps are not ours to take back."""
    mine, plan.__dict__["_origin"] = plan.origin, next(_OTHER_LAPTOPS)
    with plan.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, action_id), **fields))  # type: ignore[arg-type]  # any field
    plan.__dict__["_origin"] = mine


def news_of(plan: Workspace, known: str = "", **other: Any) -> history.StepNews:
    asked: dict[str, Any] = {"wanted": StepFilter(), "limit": 50, "imports": 5, "edit_ids": ()}
    return history.news(plan, known=known, **asked | other)


def test_news_are_the_steps_above_the_newest_known_one(plan: Workspace) -> None:
    known = add_action(plan)
    before = history.entries(plan)[0].edit_id
    for hour in (13, 14):
        city_actions.set_start(plan, action_id=known, starts=time(hour))
    newest = [entry.edit_id for entry in history.entries(plan)]
    found = news_of(plan, before)
    assert found.newest == newest
    assert {step.edit_id for step in found.fresh} == set(newest[:2])
    assert news_of(plan, newest[0]).fresh == ()
    assert {step.edit_id for step in news_of(plan, "gone").fresh} == set(newest), "all are new to such a list"


def test_news_keep_to_the_filter_and_the_limit_of_the_list(plan: Workspace) -> None:
    known = add_action(plan)
    for hour in range(1, 13):
        city_actions.set_start(plan, action_id=known, starts=time(hour))
    assert len(news_of(plan, limit=12).newest) == 12
    assert len(news_of(plan, limit=3).newest) == 3
    added = StepFilter(kinds=frozenset({EditKind.ADDED_ACTION}))
    assert [step.kind for step in news_of(plan, wanted=added).fresh] == [EditKind.ADDED_ACTION]


def test_news_bring_every_step_that_undos_and_redos_marked(plan: Workspace) -> None:
    known = add_action(plan)
    for hour in (13, 14):
        city_actions.set_start(plan, action_id=known, starts=time(hour))
    later, earlier = (entry.edit_id for entry in history.entries(plan)[:2])
    history.undo(plan)
    first = history.entries(plan)[0].edit_id
    history.redo(plan)
    redone = history.entries(plan)[0].edit_id
    history.undo_step(plan, edit_id=later)
    history.undo_step(plan, edit_id=earlier)
    last = history.entries(plan)[0].edit_id
    assert {step.edit_id for step in news_of(plan, edit_ids=(redone,)).marked} == {first, later}
    assert {step.edit_id for step in news_of(plan, edit_ids=(first, last)).marked} == {later, earlier}


def test_news_count_all_steps_and_list_the_newest_imports(plan: Workspace) -> None:
    for number in range(2):
        rows = f"city,state,date\nOmaha {number},NE,2027-04-17\n".encode()
        import_files(plan, files=[IncomingFile(f"{number}.csv", rows)], options=ImportOptions())
    found = news_of(plan).tally
    assert [step.arguments["file"] for step in found.imports] == ["1.csv", "0.csv"]
    assert sum(found.counts.values()) == len(history.entries(plan))
    assert len(news_of(plan, imports=1).tally.imports) == 1
