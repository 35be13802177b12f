"""A cue starts and ends when it really did, and its drift follows from the plan."""

from dataclasses import replace
from datetime import UTC, datetime, time

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.day.drift import drift_of
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.services.day.cue_times import cue_times, end_cue, push_rest, shorten_cue, start_cue
from organizer_app.services.day.day_books import read_day
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step

# Seattle starts at noon, which is 7 PM in London's winter time and 19:00 UTC in July.
LATE = datetime(2019, 7, 15, 19, 12, tzinfo=UTC)


def _cues(workspace: Workspace) -> tuple[CityAction, list[Cue]]:
    seattle = read_day(workspace).cities.found("seattle")[0].action_id
    with workspace.edit(EditKind.CHANGED_LOGISTICS) as editor:
        for known in editor.all(Cue, city_action_id=seattle):
            editor.hide(known)
        cues = [
            editor.put(
                Cue(id=workspace.new_id(), city_action_id=seattle, title=title, minutes=20, position=spot,
                    starts=time(12) if spot == 0 else None)
            )
            for spot, title in enumerate(("Opening", "Speakers"))
        ]  # fmt: skip
        return editor.get(CityAction, seattle), cues


def _drift(workspace: Workspace, action: CityAction) -> int | None:
    with workspace.read() as reader:
        cues = reader.all(Cue, city_action_id=action.id)
    return drift_of(cue_times(action, cues), epoch_minutes(workspace.clock()))


def test_a_cue_that_starts_late_drifts(prime_day: Workspace) -> None:
    action, (opening, speakers) = _cues(prime_day)
    prime_day.clock = lambda: LATE
    assert _drift(prime_day, action) == 12
    with one_step(prime_day, EditKind.STARTED_CUE):
        assert start_cue(prime_day, cue_id=opening.id).started_at == LATE
    prime_day.clock = lambda: LATE.replace(minute=25)
    start_cue(prime_day, cue_id=speakers.id)
    with prime_day.read() as reader:
        assert reader.get(Cue, opening.id).ended_at == LATE.replace(minute=25)
    assert _drift(prime_day, action) == 5
    with one_step(prime_day, EditKind.ENDED_CUE):
        assert end_cue(prime_day, cue_id=speakers.id).ended_at == LATE.replace(minute=25)


def test_a_step_names_its_cue_and_the_city_as_its_label_or_its_place_says(prime_day: Workspace) -> None:
    action, (opening, _speakers) = _cues(prime_day)
    with one_step(prime_day, EditKind.STARTED_CUE) as heard:
        start_cue(prime_day, cue_id=opening.id)
    with prime_day.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(CityAction, action.id), label="Seattle, at the pier"))
    with one_step(prime_day, EditKind.ENDED_CUE) as told:
        end_cue(prime_day, cue_id=opening.id)
    cities = [each.steps[0].arguments["city"] for each in (*heard, *told)]
    assert cities == ["Seattle", "Seattle, at the pier"]
    assert heard[0].steps[0].arguments["title"] == opening.title


def test_a_cue_that_nobody_started_ends_at_once(prime_day: Workspace) -> None:
    _action, (opening, _speakers) = _cues(prime_day)
    ended = end_cue(prime_day, cue_id=opening.id)
    assert ended.started_at == ended.ended_at


def _planned(workspace: Workspace, action: CityAction) -> list[int]:
    """Return the planned starts in minutes after 7 PM UTC, which is noon in Seattle."""
    with workspace.read() as reader:
        cues = reader.all(Cue, city_action_id=action.id)
    noon = epoch_minutes(LATE.replace(minute=0))
    return [each.starts - noon for each in cue_times(action, cues) if each.starts is not None]


def test_the_rest_is_pushed_once_and_undo_brings_the_plan_back(prime_day: Workspace) -> None:
    action, (opening, _speakers) = _cues(prime_day)
    prime_day.clock = lambda: LATE
    start_cue(prime_day, cue_id=opening.id)
    with one_step(prime_day, EditKind.PUSHED_CUES):
        push = push_rest(prime_day, action_id=action.id)
    assert push is not None
    assert push.minutes == 12
    assert _planned(prime_day, action) == [0, 32]
    assert push_rest(prime_day, action_id=action.id) is None, "it will begin as planned now"
    undo(prime_day)
    assert _planned(prime_day, action) == [0, 20]


def test_a_shorter_cue_leaves_the_next_one_where_it_was_planned(prime_day: Workspace) -> None:
    action, (opening, _speakers) = _cues(prime_day)
    prime_day.clock = lambda: LATE
    start_cue(prime_day, cue_id=opening.id)
    with one_step(prime_day, EditKind.SHORTENED_CUE):
        short = shorten_cue(prime_day, action_id=action.id)
    assert short is not None
    assert (short.minutes, short.saved) == (8, 12)
    assert _planned(prime_day, action) == [0, 20]
    with prime_day.read() as reader:
        assert reader.get(Cue, opening.id).minutes == 8
    assert shorten_cue(prime_day, action_id=action.id) is None
