"""A city is live, late, seen or home, and says when that can change by itself."""

from organizer_app.domain.day.city_states import Phase, Trouble, city_state, last_end
from organizer_app.domain.model.day.log_entries import Heard
from tests.support.day_boards import NOON, day_city, heard

CITY = day_city()
READY = heard(NOON - 35)


def test_an_action_goes_through_its_day() -> None:
    entries = [READY, heard(NOON + 15), heard(NOON + 90), heard(NOON + 150)]
    phases = [city_state(CITY, entries, [], NOON + at).phase for at in (-1, 0, 89, 90, 149, 150)]
    assert phases == [Phase.LATER, Phase.LIVE, Phase.LIVE, Phase.ENDED, Phase.ENDED, Phase.HOME]


def test_a_city_is_on_the_ladder_ten_minutes_after_a_check_in_was_due() -> None:
    assert city_state(CITY, [READY], [], NOON + 24).trouble is Trouble.NONE
    state = city_state(CITY, [READY], [], NOON + 25)
    assert (state.trouble, state.is_late) == (Trouble.ON_LADDER, True)
    assert state.missing is not None
    assert state.missing.due == NOON + 15


def test_an_issue_stays_open_until_all_is_well() -> None:
    issue = heard(NOON + 16, Heard.ISSUE)
    seen = heard(NOON + 18, Heard.OTHER_WAY)
    assert city_state(CITY, [READY, issue, seen], [], NOON + 20).issue == issue
    assert city_state(CITY, [READY, issue, seen], [], NOON + 20).trouble is Trouble.ISSUE
    assert city_state(CITY, [READY, issue, heard(NOON + 19)], [], NOON + 20).trouble is Trouble.NONE


def test_seen_counts_but_stays_marked_until_somebody_speaks() -> None:
    seen = heard(NOON + 16, Heard.OTHER_WAY)
    state = city_state(CITY, [READY, seen], [], NOON + 20)
    assert (state.trouble, state.missing) == (Trouble.SEEN, None)
    assert city_state(CITY, [READY, seen, heard(NOON + 19)], [], NOON + 20).trouble is Trouble.NONE


def test_a_photo_of_a_city_that_has_spoken_marks_nothing() -> None:
    entries = [READY, heard(NOON + 15), heard(NOON + 20, Heard.OTHER_WAY)]
    assert city_state(CITY, entries, [], NOON + 21).trouble is Trouble.NONE


def test_a_city_behind_with_its_steps_is_flagged_before_its_start() -> None:
    city = day_city(steps=(3, 9))
    trouble = [city_state(city, [heard(NOON - 120), READY], [], NOON + at).trouble for at in (-61, -40, 0)]
    assert trouble == [Trouble.NONE, Trouble.BEHIND, Trouble.NONE]
    assert city_state(day_city(starts=None, ends=None, steps=(0, 9)), [], [], NOON).steps_expected == 0


def test_it_says_when_time_alone_changes_it() -> None:
    # Walking minute by minute finds no change that the state did not announce.
    city = day_city(steps=(2, 9))
    entries = [heard(NOON - 118), READY, heard(NOON + 30, Heard.OTHER_WAY), heard(NOON + 200, Heard.ALL_HOME)]
    state = city_state(city, entries, [], NOON - 200)
    for now in range(NOON - 200, NOON + 300):
        fresh = city_state(city, entries, [], now)
        if state.changes_at is not None and state.changes_at <= now:
            state = fresh
        assert state == fresh


def test_a_city_without_a_time_expects_nothing() -> None:
    state = city_state(day_city(starts=None, ends=None), [], [], NOON)
    assert (state.phase, state.trouble, state.changes_at) == (Phase.NO_TIME, Trouble.NONE, None)
    assert last_end(day_city(starts=None, ends=None)) == 0


def test_calls_in_vain_about_the_check_in_that_is_missing_are_kept_with_their_times() -> None:
    none = Heard.NO_ANSWER
    entries = [heard(NOON - 40, none), READY, heard(NOON + 16, none), heard(NOON + 20, none)]
    assert city_state(CITY, entries, [], NOON + 18).unanswered == (NOON + 16,)
    assert city_state(CITY, entries, [], NOON + 26).unanswered == (NOON + 16, NOON + 20)
    assert city_state(CITY, [*entries, heard(NOON + 27)], [], NOON + 28).unanswered == ()


def test_a_start_that_is_moved_on_the_day_makes_nothing_late_that_nobody_could_know() -> None:
    # Rain: at 11:45 the start goes from noon to 1 PM, whose first check-in would have been due at 11:00.
    moved = day_city(starts=NOON + 60, ends=NOON + 150)._replace(moved=NOON - 15)
    told = [heard(NOON - 118)]
    before = city_state(moved._replace(moved=None), told, [], NOON - 15)
    assert before.missing is not None
    assert (before.is_late, before.missing.due) == (True, NOON - 60)
    late = [city_state(moved, told, [], NOON + at).is_late for at in (-15, -6, -5)]
    assert late == [False, False, True], "ten minutes after it was moved, as for any other"
    answered = [heard(NOON - 60)]
    assert city_state(moved, answered, [], NOON - 5).missing is None, "what was answered stays answered"
    state = city_state(moved, told, [], NOON - 200)
    for now in range(NOON - 200, NOON + 300):
        fresh = city_state(moved, told, [], now)
        if state.changes_at is not None and state.changes_at <= now:
            state = fresh
        assert state == fresh, now
