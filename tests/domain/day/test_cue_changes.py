"""The rest of a run of show is pushed up to a fixed cue, and what runs is shortened so that it fits."""

from organizer_app.domain.day.cue_changes import push_of, shortening_of
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_lanes import LaneCue, PlannedCue, cues_as_they_go
from tests.support.day_boards import NOON


def as_it_goes(now: int, *, started: int | None = 11, fixed: str = "") -> tuple[LaneCue, ...]:
    """Opening 0-20, delivery 20-40, press 40-60, close 64-80, in minutes after noon."""
    plan = (("opening", 0, 20), ("delivery", 20, 40), ("press", 40, 60), ("close", 64, 80))
    cues = []
    for name, starts, ends in plan:
        ran = {"opening": (0, 20), "delivery": (None if started is None else 20 + started, None)}
        began, over = ran.get(name, (None, None))
        times = CueTimes(
            name,
            NOON + starts,
            NOON + ends,
            None if began is None else NOON + began,
            None if over is None else NOON + over,
            title=name,
        )
        cues.append(PlannedCue(times, is_fixed=name == fixed))
    return cues_as_they_go(cues, NOON + now)


def test_everything_after_a_late_cue_is_pushed_by_as_much() -> None:
    push = push_of(as_it_goes(40))
    assert push is not None
    assert push.minutes == 11
    assert push.starts == (("press", NOON + 51), ("close", NOON + 75))
    assert push.slack is None


def test_a_fixed_cue_keeps_its_time_and_tells_how_much_does_not_fit() -> None:
    push = push_of(as_it_goes(40, fixed="close"))
    assert push is not None
    assert push.starts == (("press", NOON + 51),)
    assert (push.fixed, push.slack) == ("close", -7)
    early = push_of(as_it_goes(35, started=2, fixed="close"))
    assert early is not None
    assert early.slack == 2


def test_what_is_on_time_or_has_a_fixed_time_is_not_pushed() -> None:
    assert push_of(as_it_goes(25, started=0)) is None
    assert push_of(as_it_goes(40, fixed="press")) is None


def test_what_runs_is_shortened_so_that_the_next_begins_as_planned() -> None:
    short = shortening_of(as_it_goes(35), NOON + 35)
    assert short is not None
    assert (short.cue_id, short.minutes, short.saved) == ("delivery", 9, 11)
    assert (short.next_id, short.next_starts) == ("press", NOON + 40)


def test_too_late_for_that_it_ends_now() -> None:
    short = shortening_of(as_it_goes(45), NOON + 45)
    assert short is not None
    assert short.minutes == 14


def test_nothing_is_shortened_where_nothing_runs_or_nothing_is_late() -> None:
    assert shortening_of(as_it_goes(22, started=None), NOON + 22) is None
    assert shortening_of(as_it_goes(25, started=0), NOON + 25) is None
