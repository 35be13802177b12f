"""The past is read from the log: what was changed, created or taken away since is turned back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.overview import mix_of
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.actions.readiness_trend import day_starts, past_mixes
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action

BEGIN = datetime(2027, 1, 1, 12, tzinfo=UTC)


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
        editor.hide(editor.get(CityAction, boise))
    ends = [BEGIN + timedelta(days=number, hours=6) for number in range(-1, 3)]
    assert past_mixes(plan, ends=ends) == ((0, 0, 0, 0, 0, 0), *seen)
    assert len(set(seen)) > 1


def test_what_is_over_was_not_yet_so_before_its_end(plan: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """One action ends on the second day, and one is changed after its end."""
    with on_day(plan, 0, monkeypatch):
        days = (date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 2), date(2027, 4, 17))
        cities = ("Salem, OR", "Boise, ID", "Reno, NV", "Seattle, WA")
        added = [add_action(plan, city, day=day) for city, day in zip(cities, days, strict=True)]
    before = _now(plan)
    with on_day(plan, 4, monkeypatch):
        plan.catch_up()
        city_actions.set_venue(plan, action_id=added[2], venue="The plaza")
        ends = [BEGIN + timedelta(days=number, hours=12) for number in range(3)]
        first, second, third = past_mixes(plan, ends=ends)
        after = _now(plan)
    assert (before[-1], first, after[-1]) == (0, before, 3)
    assert (second[-1], sum(second)) == (1, 4)
    assert third == after


def test_days_begin_at_the_desk() -> None:
    """Over a clock change too."""
    assert day_starts(date(2027, 3, 15), "America/New_York", 2) == (
        datetime(2027, 3, 14, 5, tzinfo=UTC),
        datetime(2027, 3, 15, 4, tzinfo=UTC),
    )


DESK = "America/New_York"
MIDNIGHT = datetime(2027, 4, 10, 4, tzinfo=UTC)


def at(plan: Workspace, minutes: int) -> None:
    """Let everything from here on be done so many minutes after midnight at the desk."""
    plan.clock = lambda: MIDNIGHT + timedelta(minutes=minutes)


def as_the_day_began(plan: Workspace) -> tuple[int, ...]:
    today = plan.clock().astimezone(ZoneInfo(DESK)).date()
    return past_mixes(plan, ends=day_starts(today, DESK, 14))[-1]


def test_the_day_begins_at_midnight_of_the_desk(plan: Workspace) -> None:
    at(plan, -60)
    seattle = add_action(plan)
    leads.set_lead(plan, action_id=seattle, name="Quill Moss")
    evening = _now(plan)
    at(plan, 30)
    assert as_the_day_began(plan) == evening, "half an hour after midnight in New York it is April 10 there"
    city_actions.set_status(plan, action_id=seattle, status=ActionStatus.CANCELLED)
    boise = add_action(plan, "Boise, ID")
    assert as_the_day_began(plan) == evening
    history.undo(plan)
    history.undo(plan)
    assert as_the_day_began(plan) == evening == _now(plan)
    at(plan, 24 * 60 + 1)
    assert as_the_day_began(plan) == _now(plan), "what was done yesterday is no news"
    assert boise not in {row.action_id for row in snapshot(plan).rows}


def test_what_was_done_before_midnight_and_is_taken_back_after_it_is_a_change(plan: Workspace) -> None:
    at(plan, -60)
    seattle = add_action(plan)
    alone = _now(plan)
    at(plan, -30)
    city_actions.set_status(plan, action_id=seattle, status=ActionStatus.CANCELLED)
    at(plan, 30)
    history.undo(plan)
    assert as_the_day_began(plan) == (0, 0, 0, 0, 0, 0)
    assert _now(plan) == alone
    history.redo(plan)
    assert as_the_day_began(plan) == (0, 0, 0, 0, 0, 0)


def test_a_plan_that_was_made_today_has_no_yesterday(plan: Workspace) -> None:
    at(plan, 30)
    add_action(plan)
    assert as_the_day_began(plan) == (0, 0, 0, 0, 0, 0)


def with_papers(plan: Workspace) -> tuple[int, ...]:
    """Confirm three cities a week before their day, two with a late permit, one of them with a late gate."""
    at(plan, -60)
    ids = [add_action(plan, city) for city in ("Fargo, ND", "Boise, ID", "Omaha, NE")]
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        person = editor.keep(Person(id="lee", name="Lee Example"))
        editor.put(ContactPoint(id="n", person_id="lee", kind=ContactKind.PHONE, value="+12065550123"))
        editor.put(Talk(id="t", person_id="lee", at=MIDNIGHT, outcome=TalkOutcome.REACHED))
        editor.put(
            Task(id="gate", title="Walk", city_action_id=ids[1], is_gate=True, due_on=date(2027, 4, 5))
        )
        for each in ids:
            editor.put(replace(editor.get(CityAction, each), status=ActionStatus.CONFIRMED, expected=20))
            editor.put(Permit(id=f"p-{each}", city_action_id=each, authority="City", due_on=date(2027, 4, 1)))
            editor.put(Site(id=f"site-{each}", city_action_id=each, venue="Park"))
            for is_backup in (False, True):
                held = Assignment(
                    id=f"{is_backup}-{each}",
                    city_action_id=each,
                    person_id=person.id,
                    status=AssignmentStatus.ACCEPTED,
                    is_backup=is_backup,
                )
                editor.put(held)
        editor.put(replace(editor.get(Permit, f"p-{ids[0]}"), status=PermitStatus.GRANTED))
    at(plan, 30)
    return _now(plan)


def test_an_edit_that_makes_no_city_readier_changes_nothing(plan: Workspace) -> None:
    """Not even where the last days, late permits and overdue gates count."""
    evening = with_papers(plan)
    assert (evening[0], sum(evening)) == (2, 3), "two permits are late"
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        for action in editor.all(CityAction):
            editor.put(replace(action, notes="Bring water."))
    assert as_the_day_began(plan) == evening == _now(plan)


def test_a_permit_that_is_granted_today_is_a_change(plan: Workspace) -> None:
    evening = with_papers(plan)
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        for permit in editor.all(Permit):
            editor.put(replace(permit, status=PermitStatus.GRANTED, filed_on=date(2027, 3, 1)))
        editor.hide(editor.get(Task, "gate"))
    assert as_the_day_began(plan) == evening
    assert _now(plan)[0] == 0


def _now(plan: Workspace) -> tuple[int, ...]:
    rows = [row for row in snapshot(plan).rows if row.status not in OFF_STATUSES]
    return mix_of((row.place_id or row.action_id, row.readiness) for row in rows)
