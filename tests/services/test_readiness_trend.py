"""The past is read from the log: what was changed, created or taken away since is turned back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest

from organizer_app.domain.city_actions import ActionStatus
from organizer_app.domain.edits import EditKind
from organizer_app.domain.overview import mix_of
from organizer_app.services import city_actions, leads
from organizer_app.services.action_rows import snapshot
from organizer_app.services.readiness_trend import day_starts, past_mixes
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import add_action

BEGIN = datetime(2030, 1, 1, 12, tzinfo=UTC)


@contextmanager
def on_day(plan: Workspace, number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let what is done meanwhile be done on a day."""
    with monkeypatch.context() as patch:
        patch.setattr(plan, "clock", lambda: BEGIN + timedelta(days=number))
        yield


def test_every_day_is_as_it_was(plan: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    with on_day(plan, 0, monkeypatch):
        seattle = add_action(plan)
    seen = [_now(plan)]
    with on_day(plan, 1, monkeypatch):
        leads.set_lead(plan, action_id=seattle, name="Quill Moss")
        add_action(plan, "Boise, ID")
    seen.append(_now(plan))
    with on_day(plan, 2, monkeypatch):
        city_actions.set_status(plan, action_id=seattle, status=ActionStatus.CANCELLED)
        boise = add_action(plan, "Boise, ID")
    seen.append(_now(plan))
    with on_day(plan, 3, monkeypatch), plan.edit(EditKind.CHANGED_TITLE) as editor:
        from organizer_app.domain.city_actions import CityAction

        editor.hide(editor.get(CityAction, boise))
    ends = [BEGIN + timedelta(days=number, hours=6) for number in range(-1, 3)]
    assert past_mixes(plan, ends=ends) == ((0, 0, 0, 0, 0), *seen)
    assert len(set(seen)) > 1


def test_days_begin_at_the_desk() -> None:
    """Over a clock change too."""
    assert day_starts(date(2027, 3, 15), "America/New_York", 2) == (
        datetime(2027, 3, 14, 5, tzinfo=UTC),
        datetime(2027, 3, 15, 4, tzinfo=UTC),
    )


def _now(plan: Workspace) -> tuple[int, ...]:
    rows = [row for row in snapshot(plan).rows if row.status != "cancelled"]
    return mix_of((row.place_id, row.readiness) for row in rows)
