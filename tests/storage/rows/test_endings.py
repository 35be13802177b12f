"""Rows of actions that are over are found by their times alone, and so is the next end."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.rows.endings import newly_over, next_ending, not_over_yet
from tests.support.builders import a_city_action, a_place
from tests.support.plan_engines import OpenPlan

# In Seattle: noon to 1 PM; a day without an end; what is over or called off whatever its times; no day.
ACTIONS: dict[str, dict[str, Any]] = {
    "noon": {},
    "open": {"ends": None},
    "tomorrow": {"day": date(2019, 7, 16)},
    "ended": {"status": ActionStatus.ENDED},
    "canceled": {"status": ActionStatus.CANCELLED},
    "some day": {"day": None},
}
MORNING = datetime(2019, 7, 15, 15, tzinfo=UTC)
END = datetime(2019, 7, 15, 20, tzinfo=UTC)
MIDNIGHT = datetime(2019, 7, 16, 7, tzinfo=UTC)


@pytest.fixture
def workspace(plan: OpenPlan) -> Workspace:
    plan.workspace.clock = lambda: MORNING
    with plan.workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(a_place())
        for name, changed in ACTIONS.items():
            editor.put(a_city_action(id=name, **changed))
    return plan.workspace


def at(workspace: Workspace, moment: datetime) -> tuple[set[str], set[str], datetime | None]:
    """Return what is over by now, what is not yet, and when the next action is over."""
    with workspace.read() as reader:
        connection = reader.connection
        return (
            newly_over(connection, moment),
            not_over_yet(connection, moment),
            next_ending(connection, moment),
        )


def caught_up(workspace: Workspace, moment: datetime) -> None:
    workspace.clock = lambda: moment
    workspace.catch_up()


def test_each_action_is_found_from_its_end_on_until_its_row_says_so(workspace: Workspace) -> None:
    assert at(workspace, END - timedelta(minutes=1)) == (set(), set(), END)
    assert at(workspace, END) == ({"noon"}, set(), MIDNIGHT)
    caught_up(workspace, END)
    assert at(workspace, END) == (set(), set(), MIDNIGHT)
    assert at(workspace, MIDNIGHT) == ({"open"}, set(), END + timedelta(days=1))
    caught_up(workspace, MIDNIGHT + timedelta(days=3))
    assert at(workspace, MIDNIGHT + timedelta(days=3)) == (set(), set(), None)


def test_a_clock_that_was_put_back_finds_what_is_not_over_yet(workspace: Workspace) -> None:
    caught_up(workspace, MIDNIGHT + timedelta(days=3))
    assert at(workspace, END)[1] == {"open", "tomorrow"}
    assert at(workspace, MORNING - timedelta(days=90)) == (set(), {"noon", "open", "tomorrow"}, None)
    caught_up(workspace, MORNING)
    assert at(workspace, MORNING) == (set(), set(), END)
