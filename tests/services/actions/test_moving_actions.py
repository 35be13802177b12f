"""Every move is one step that can be taken back, for one action or for thousands."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.calendar.moving import Edge
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions.city_actions import hide_actions, set_end, set_status, set_venue
from organizer_app.services.actions.moving_actions import copy_actions, resize_action, shift_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.plan.edits import sentence
from tests.support.open_plans import DAY, action, add_action, empty_plan, one_step, opened


def change(workspace: Workspace, action_id: str, **values: object) -> None:
    with workspace.edit(EditKind.IMPORTED) as editor:
        editor.put(replace(editor.get(CityAction, action_id), **values))


def test_many_actions_move_by_the_same_distance_in_one_step(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        ids = [add_action(workspace, city) for city in ("Seattle, WA", "Boston, MA")]
        loose = add_action(workspace, "Chicago, IL", day=None, starts=None)
        with one_step(workspace, EditKind.SHIFTED_ACTIONS):
            moved = shift_actions(workspace, action_ids=[*ids, loose], days=1, minutes=-90)
        assert (moved.count, moved.stayed) == (2, 1)
        assert [(action(workspace, each).day, action(workspace, each).starts) for each in ids] == [
            (date(2027, 4, 18), time(10, 30))
        ] * 2


def test_a_move_that_changes_nothing_leaves_no_step(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        loose = add_action(workspace, day=None, starts=None)
        steps = len(history.entries(workspace))
        assert shift_actions(workspace, action_ids=[loose], days=1).count == 0
        assert len(history.entries(workspace)) == steps


def test_the_sentence_names_the_city_of_one_and_the_distance_of_many(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        ids = [add_action(workspace, city) for city in ("Seattle, WA", "Boston, MA")]
        shift_actions(workspace, action_ids=ids[:1], minutes=30)
        assert sentence(history.entries(workspace)[0]) == "Moved Seattle, WA to Sat, Apr 17, 12:30 PM"
        shift_actions(workspace, action_ids=ids, days=2)
        assert sentence(history.entries(workspace)[0]) == "Moved 2 actions by 2 days"


def test_times_in_a_clock_change_are_named_once(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        night = add_action(workspace, "Chicago, IL", day=date(2027, 3, 13), starts=time(2, 30))
        (trouble,) = shift_actions(workspace, action_ids=[night], days=1).troubles
        assert (trouble.city, trouble.wall) == ("Chicago, IL", time(2, 30))
        assert shift_actions(workspace, action_ids=[night], days=1).troubles == ()


def test_a_trouble_that_was_there_before_is_not_told_again(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        night = add_action(workspace, "Chicago, IL", day=date(2027, 3, 14), starts=time(2, 30))
        set_end(workspace, action_id=night, ends=time(4))
        assert resize_action(workspace, action_id=night, edge=Edge.END, minutes=30).troubles == ()
        (copied,) = copy_actions(workspace, action_ids=[night]).troubles
        assert copied.wall == time(2, 30)


def test_pulling_an_end_is_one_step(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        found = add_action(workspace)
        set_end(workspace, action_id=found, ends=time(13))
        with one_step(workspace, EditKind.RESIZED_ACTION):
            resize_action(workspace, action_id=found, edge=Edge.END, minutes=45)
        assert action(workspace, found).ends == time(13, 45)


def test_a_copy_takes_the_venue_but_no_promises(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        found = add_action(workspace)
        set_venue(workspace, action_id=found, venue="Pier 62")
        set_status(workspace, action_id=found, status=ActionStatus.ASKED)
        change(
            workspace,
            found,
            public_url="https://example.org/noon",
            status_reason="Waiting for an answer",
            external_id="77",
            source_system="mobilize",
            relay_position=3,
            forced_ready_by="Dana Whitcomb",
            forced_ready_reason="They always come",
        )
        with one_step(workspace, EditKind.COPIED_ACTIONS):
            (new_id,) = copy_actions(workspace, action_ids=[found], days=7).new_ids
        copied = action(workspace, new_id)
        assert (copied.day, copied.starts, copied.status) == (
            date(2027, 4, 24),
            time(12),
            ActionStatus.PROSPECT,
        )
        original = action(workspace, found)
        assert (original.day, original.public_url) == (DAY, "https://example.org/noon")
        blank = CityAction(id="")
        kept_apart = (
            "public_url",
            "status_reason",
            "external_id",
            "source_system",
            "relay_position",
            "forced_ready_by",
            "forced_ready_reason",
        )
        assert {name: getattr(copied, name) for name in kept_apart} == {
            name: getattr(blank, name) for name in kept_apart
        }
        with workspace.read() as reader:
            assert [site.venue for site in reader.all(Site, city_action_id=new_id)] == ["Pier 62"]


def test_a_city_is_called_by_its_label_or_its_place_with_its_state(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        found = add_action(workspace, "Seattle, WA")
        for label, told in (("", "Seattle, WA"), ("Seattle Center", "Seattle Center, WA")):
            change(workspace, found, label=label)
            shift_actions(workspace, action_ids=[found], days=1)
            assert history.entries(workspace)[0].arguments["city"] == told
        change(workspace, found, place_id="", label="Somewhere")
        shift_actions(workspace, action_ids=[found], days=1)
        assert history.entries(workspace)[0].arguments["city"] == "Somewhere"


def test_a_hidden_action_is_neither_moved_nor_copied(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        gone, stays = add_action(workspace, "Seattle, WA"), add_action(workspace, "Boston, MA")
        hide_actions(workspace, action_ids=[gone])
        assert shift_actions(workspace, action_ids=[gone, stays], days=1).count == 1
        assert len(copy_actions(workspace, action_ids=[gone, stays], days=1).new_ids) == 1


def test_a_copy_keeps_its_times_by_days_and_minutes_and_names_what_no_clock_shows(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        night = add_action(workspace, "Chicago, IL", day=date(2027, 3, 13), starts=time(1))
        copied = copy_actions(workspace, action_ids=[night], days=1, minutes=30)
        (new_id,) = copied.new_ids
        assert (action(workspace, new_id).day, action(workspace, new_id).starts) == (
            date(2027, 3, 14),
            time(1, 30),
        )
        assert (copied.count, copied.troubles) == (1, ())
        late = add_action(workspace, "Chicago, IL", day=date(2027, 3, 13), starts=time(2, 30))
        (trouble,) = copy_actions(workspace, action_ids=[late], days=1).troubles
        assert (trouble.city, trouble.day, trouble.wall) == ("Chicago, IL", date(2027, 3, 14), time(2, 30))


def test_a_step_about_many_names_no_single_city_or_time(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        ids = [add_action(workspace, city) for city in ("Seattle, WA", "Boston, MA")]
        shift_actions(workspace, action_ids=ids, days=2, minutes=15)
        arguments = history.entries(workspace)[0].arguments
        assert {name: arguments[name] for name in ("count", "city", "value", "days", "minutes")} == {
            "count": "2",
            "city": "",
            "value": "",
            "days": "2",
            "minutes": "15",
        }
        shift_actions(workspace, action_ids=ids[:1], days=1)
        arguments = history.entries(workspace)[0].arguments
        assert (arguments["city"], arguments["value"]) == ("Seattle, WA", "2027-04-20 12:15")
