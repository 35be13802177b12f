"""A run of show goes on from what really happened: later cues wait for it, fixed ones do not."""

from organizer_app.domain.day.city_states import city_state
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_lanes import CueStage, Lane, PlannedCue, lane_of
from tests.support.day_boards import NOON, day_city


def cue(
    name: str,
    starts: int,
    minutes: int,
    *,
    started: int | None = None,
    ended: int | None = None,
    fixed: bool = False,
) -> PlannedCue:
    """Return a cue; its times are minutes after noon."""
    real = [None if each is None else NOON + each for each in (started, ended)]
    times = CueTimes(name, NOON + starts, NOON + starts + minutes, *real, title=name)
    return PlannedCue(times, is_fixed=fixed)


def lane(now: int, *cues: PlannedCue) -> Lane:
    return lane_of(city_state(day_city(), (), (), NOON + now), cues, NOON + now)


def times(found: Lane) -> list[tuple[int, int]]:
    return [(each.begins - NOON, each.ends - NOON) for each in found.cues if each.begins and each.ends]


def test_what_follows_waits_for_a_cue_that_runs_late() -> None:
    found = lane(
        35,
        cue("Gather", 0, 20, started=4, ended=30),
        cue("Speakers", 20, 30, started=31),
        cue("Walk", 50, 20),
        cue("Press", 70, 10, fixed=True),
        cue("Close", 80, 10),
    )
    assert times(found) == [(4, 30), (31, 61), (61, 81), (70, 80), (80, 90)]
    assert [each.stage for each in found.cues] == [
        CueStage.OVER, CueStage.RUNNING, CueStage.NEXT, CueStage.LATER, CueStage.LATER,
    ]  # fmt: skip
    assert found.now is not None
    assert found.now.cue.title == "Speakers"
    assert found.upcoming is not None
    assert found.upcoming.cue.title == "Walk"
    assert found.drift == 11
    assert found.is_adrift


def test_a_cue_that_should_have_started_waits_from_now() -> None:
    found = lane(12, cue("Set-up", 0, 30), cue("Marshals", 30, 15))
    assert [each.stage for each in found.cues] == [CueStage.WAITING, CueStage.LATER]
    assert times(found) == [(12, 42), (42, 57)]
    assert found.drift == 12
    assert found.is_adrift
    assert not lane(10, cue("Set-up", 0, 30)).is_adrift, "10 minutes are within the limit"


def test_a_cue_that_runs_over_its_time_ends_now_at_the_earliest() -> None:
    found = lane(50, cue("Speakers", 0, 30, started=0), cue("Walk", 30, 20))
    assert times(found) == [(0, 50), (50, 70)]


def test_before_it_begins_there_is_no_drift() -> None:
    found = lane(-60, cue("Gather", 0, 20))
    assert (found.drift, found.is_adrift, found.now) == (None, False, None)
    assert found.upcoming is not None


def test_a_city_without_cues_is_an_empty_lane() -> None:
    found = lane(0)
    assert (found.cues, found.drift, found.upcoming) == ((), None, None)
