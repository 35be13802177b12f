"""Whatever a person does to a city action is one step that can be taken back."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, ForbiddenTransition, RecordMissing
from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import DAY, NOON, action, add_action, one_step, refused

CHANGES: list[tuple[str, EditKind, dict[str, Any], dict[str, Any]]] = [
    ("set_tactic", EditKind.CHANGED_TACTIC, {"tactic": Tactic.VIGIL}, {"tactic": "vigil"}),
    ("set_title", EditKind.CHANGED_TITLE, {"title": "  At the gate "}, {"title": "At the gate"}),
    ("set_day", EditKind.CHANGED_DAY, {"day": date(2027, 4, 18)}, {"day": "2027-04-18"}),
    ("set_day", EditKind.CHANGED_DAY, {"day": None}, {"day": "", "starts_utc": None}),
    ("set_start", EditKind.CHANGED_START, {"starts": time(13, 30)}, {"starts": 13 * 60 + 30}),
    ("set_start", EditKind.CHANGED_START, {"starts": None}, {"starts": None, "starts_utc": None}),
    ("set_end", EditKind.CHANGED_END, {"ends": time(14)}, {"ends": 14 * 60}),
    ("set_expected", EditKind.CHANGED_EXPECTED, {"expected": 120}, {"expected": 120}),
    ("set_venue", EditKind.CHANGED_VENUE, {"venue": " City Hall "}, {"venue": "City Hall"}),
    ("set_status", EditKind.CHANGED_STATUS, {"status": ActionStatus.ASKED}, {"status": "asked"}),
    (
        "set_place",
        EditKind.CHANGED_PLACE,
        {"place_text": "Kansas City, MO"},
        {"city": "Kansas City", "state": "MO", "zone": "America/Chicago", "starts": 12 * 60},
    ),
]


@pytest.mark.parametrize(("use_case", "kind", "given", "shown"), CHANGES)
def test_a_changed_field_is_one_step_and_one_message_about_one_action(
    plan: Workspace, use_case: str, kind: EditKind, given: dict[str, Any], shown: dict[str, Any]
) -> None:
    add_action(plan, "Portland, OR")
    changed = add_action(plan)
    with one_step(plan, kind) as heard:
        getattr(city_actions, use_case)(plan, action_id=changed, **given)
    assert heard[0].action_ids == {changed}
    (row,) = action_rows.rows_of(plan, action_ids=[changed])
    assert {name: getattr(row, name) for name in shown} == shown


def test_notes_are_kept_as_they_are_written(plan: Workspace) -> None:
    changed = add_action(plan)
    with one_step(plan, EditKind.CHANGED_NOTES):
        city_actions.set_notes(plan, action_id=changed, notes="  Ramp on the south side.\n")
    assert action_rows.notes_and_tags_of(plan)[0] == {changed: "  Ramp on the south side.\n"}


def test_a_new_action_stands_on_the_clock_of_its_city(plan: Workspace) -> None:
    with one_step(plan, EditKind.ADDED_ACTION) as heard:
        added = add_action(plan, " Portland, OR ")
    assert (Noun.CITY_ACTION, added) in heard[0].touched
    (row,) = action_rows.snapshot(plan).rows
    assert (row.action_id, row.city, row.state, row.zone) == (added, "Portland", "OR", "America/Los_Angeles")
    assert row.starts_utc == row.starts + 7 * 60 + (DAY - date(1970, 1, 1)).days * 1440  # type: ignore[operator]  # it has a start


def test_two_actions_in_one_city_share_its_place(plan: Workspace) -> None:
    first, second = (action(plan, add_action(plan)) for _ in range(2))
    assert first.place_id == second.place_id


def test_a_city_that_is_unclear_is_a_question_and_writes_nothing(plan: Workspace) -> None:
    known = add_action(plan)
    for text in ("Arlington", "Nowhereville, ZZ", "", "Seatle, WA"):
        with refused(plan, BadValue) as caught:
            add_action(plan, text)
        assert (caught.value.field, caught.value.value) == ("city", text)  # type: ignore[attr-defined]  # a BadValue
        with refused(plan, BadValue):
            city_actions.set_place(plan, action_id=known, place_text=text)


def test_another_city_keeps_the_wall_time_and_moves_the_instant(plan: Workspace) -> None:
    moved = add_action(plan)
    before = action(plan, moved)
    city_actions.set_place(plan, action_id=moved, place_text="New York, NY")
    after = action(plan, moved)
    assert (after.starts, after.zone) == (NOON, "America/New_York")
    assert before.starts_utc is not None
    assert after.starts_utc is not None
    assert (before.starts_utc - after.starts_utc).total_seconds() == 3 * 3600


def test_the_end_moves_with_the_start(plan: Workspace) -> None:
    moved = add_action(plan)
    city_actions.set_end(plan, action_id=moved, ends=time(13, 30))
    with one_step(plan, EditKind.CHANGED_START):
        city_actions.set_start(plan, action_id=moved, starts=time(23))
    after = action(plan, moved)
    assert (after.ends, after.ends_day) == (time(0, 30), date(2027, 4, 18))


def test_start_and_end_are_given_in_one_step(plan: Workspace) -> None:
    action_id = add_action(plan)
    with one_step(plan, EditKind.CHANGED_START):
        city_actions.set_hours(plan, action_id=action_id, starts=time(21), ends=time(1))
    after = action(plan, action_id)
    assert (after.starts, after.ends, after.ends_day) == (time(21), time(1), date(2027, 4, 18))


def test_an_end_just_before_the_start_is_kept_to_be_reported(plan: Workspace) -> None:
    slipped = add_action(plan)
    city_actions.set_end(plan, action_id=slipped, ends=time(11))
    assert (action(plan, slipped).ends, action(plan, slipped).ends_day) == (time(11), None)


def test_a_status_without_a_reason_has_none(plan: Workspace) -> None:
    changed = add_action(plan)
    city_actions.set_status(plan, action_id=changed, status=ActionStatus.POSTPONED, reason="Heat")
    assert action(plan, changed).status_reason == "Heat"
    city_actions.set_status(plan, action_id=changed, status=ActionStatus.CANCELLED)
    assert action(plan, changed).status_reason == ""


def test_the_step_says_how_many_are_expected_or_nothing(plan: Workspace) -> None:
    changed = add_action(plan)
    for expected in (120, None):
        with one_step(plan, EditKind.CHANGED_EXPECTED) as heard:
            city_actions.set_expected(plan, action_id=changed, expected=expected)
        assert heard[0].steps[0].arguments["value"] == ("" if expected is None else str(expected))


def test_fewer_than_nobody_cannot_be_expected(plan: Workspace) -> None:
    known = add_action(plan)
    with refused(plan, BadValue):
        city_actions.set_expected(plan, action_id=known, expected=-1)
    city_actions.set_expected(plan, action_id=known, expected=0)
    assert action(plan, known).expected == 0


def test_a_status_keeps_to_its_life_cycle(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_status(plan, action_id=known, status=ActionStatus.DECLINED)
    with refused(plan, ForbiddenTransition) as caught:
        city_actions.set_status(plan, action_id=known, status=ActionStatus.LIVE)
    assert (caught.value.current, caught.value.wanted) == ("declined", "live")  # type: ignore[attr-defined]  # its type
    city_actions.set_status(plan, action_id=known, status=ActionStatus.ASKED)
    city_actions.set_status(plan, action_id=known, status=ActionStatus.CANCELLED, reason="Storm")
    assert action(plan, known).status_reason == "Storm"


def test_an_emptied_venue_is_one_step_and_a_venue_never_named_is_none(plan: Workspace) -> None:
    known = add_action(plan)
    steps = len(history.entries(plan))
    city_actions.set_venue(plan, action_id=known, venue="")
    assert len(history.entries(plan)) == steps
    city_actions.set_venue(plan, action_id=known, venue="City Hall")
    with one_step(plan, EditKind.CHANGED_VENUE):
        city_actions.set_venue(plan, action_id=known, venue=" ")
    (row,) = action_rows.snapshot(plan).rows
    assert row.venue == ""


def test_the_same_value_again_is_no_step(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_title(plan, action_id=known, title="At the gate")
    steps = history.entries(plan)
    city_actions.set_title(plan, action_id=known, title="At the gate")
    assert history.entries(plan) == steps


def test_many_actions_move_in_one_step(plan: Workspace) -> None:
    moved = [add_action(plan, city) for city in ("Seattle, WA", "Portland, OR", "Boston, MA")]
    stays = add_action(plan, "Austin, TX")
    with one_step(plan, EditKind.MOVED_ACTIONS) as heard:
        city_actions.move_actions(plan, action_ids=moved, day=date(2027, 4, 18))
    assert heard[0].action_ids == set(moved)
    assert {action(plan, each).day for each in moved} == {date(2027, 4, 18)}
    assert action(plan, stays).day == DAY
    assert history.entries(plan)[-1].kind is EditKind.CREATED_PLAN
    (moved,) = (step for step in history.entries(plan) if step.kind is EditKind.MOVED_ACTIONS)
    assert moved.arguments == {"count": "3", "value": "2027-04-18"}


def test_hidden_actions_are_gone_from_every_view_until_undo(plan: Workspace) -> None:
    hidden, stays = add_action(plan), add_action(plan, "Boston, MA")
    with one_step(plan, EditKind.REMOVED_ACTIONS) as heard:
        city_actions.hide_actions(plan, action_ids=[hidden])
    assert hidden in heard[0].action_ids
    assert [row.action_id for row in action_rows.snapshot(plan).rows] == [stays]
    with refused(plan, RecordMissing):
        city_actions.set_title(plan, action_id=hidden, title="Still here?")


@pytest.mark.parametrize(
    ("use_case", "given"),
    [("set_title", {"title": "x"}), ("set_venue", {"venue": "x"}), ("set_day", {"day": DAY})],
)
def test_an_action_that_is_not_in_the_plan_is_named(
    plan: Workspace, use_case: str, given: dict[str, Any]
) -> None:
    with refused(plan, RecordMissing):
        getattr(city_actions, use_case)(plan, action_id="none-such", **given)


def test_a_step_names_the_city_with_its_state(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    assert history.entries(plan)[0].arguments == {"city": "Seattle, WA", "value": "13:00"}


def test_many_cities_are_added_as_one_step_or_not_at_all(plan: Workspace) -> None:
    planned = CityAction(id="", day=DAY, starts=NOON, tactic=Tactic.MARCH)
    with one_step(plan, EditKind.ADDED_ACTIONS):
        added = city_actions.add_in_cities(plan, place_texts=["Boise, ID", "Reno, NV"], planned=planned)
    assert [(action(plan, each).zone, action(plan, each).tactic) for each in added] == [
        ("America/Boise", Tactic.MARCH), ("America/Los_Angeles", Tactic.MARCH),
    ]  # fmt: skip
    with refused(plan, BadValue) as caught:
        city_actions.add_in_cities(plan, place_texts=["Ogden, UT", "Springfield"], planned=planned)
    assert str(caught.value).count("Springfield") == 1


def test_the_second_of_two_is_chosen_as_one_step_that_can_be_taken_back(plan: Workspace) -> None:
    action_id = add_action(plan, "Albany, NY")
    city_actions.set_day(plan, action_id=action_id, day=date(2027, 11, 7))
    city_actions.set_start(plan, action_id=action_id, starts=time(1, 30))
    first = action(plan, action_id).starts_utc
    assert first == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
    with one_step(plan, EditKind.CHANGED_START):
        city_actions.set_second(plan, action_id=action_id, edge=Edge.START, is_second=True)
    assert action(plan, action_id).starts_utc == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    history.undo(plan)
    assert action(plan, action_id).starts_utc == first
    history.redo(plan)
    assert action(plan, action_id).starts_second
    city_actions.set_start(plan, action_id=action_id, starts=time(3))
    assert not action(plan, action_id).starts_second


def test_a_time_that_comes_once_is_the_second_of_nothing(plan: Workspace) -> None:
    action_id = add_action(plan, "Albany, NY")
    city_actions.set_day(plan, action_id=action_id, day=date(2027, 11, 8))
    city_actions.set_start(plan, action_id=action_id, starts=time(1, 30))
    steps = history.entries(plan)
    city_actions.set_second(plan, action_id=action_id, edge=Edge.START, is_second=True)
    assert history.entries(plan) == steps
    city_actions.set_day(plan, action_id=action_id, day=date(2027, 11, 7))
    city_actions.set_second(plan, action_id=action_id, edge=Edge.START, is_second=True)
    city_actions.set_day(plan, action_id=action_id, day=date(2027, 11, 8))
    assert not action(plan, action_id).starts_second


def test_a_new_venue_is_not_shown_at_the_point_of_the_old_one(plan: Workspace) -> None:
    known = add_action(plan)
    with plan.edit(EditKind.IMPORTED) as editor:
        editor.put(Site(id="s", city_action_id=known, venue="City Hall", latitude=47.6, longitude=-122.3))
    city_actions.set_venue(plan, action_id=known, venue="City Hall")
    with plan.read() as reader:
        assert reader.get(Site, "s").latitude == 47.6
    city_actions.set_venue(plan, action_id=known, venue="Pier 62")
    with plan.read() as reader:
        assert (reader.get(Site, "s").latitude, reader.get(Site, "s").longitude) == (None, None)
