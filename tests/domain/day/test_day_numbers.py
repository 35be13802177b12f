"""Every number of the day has a default with its source, and can be set for a part."""

from organizer_app.domain.day.day_numbers import DEFAULTS, ChangedNumber, numbers_for
from organizer_app.domain.model.day.day_settings import DayNumber


def test_every_number_has_a_default_with_source_and_date() -> None:
    assert set(DEFAULTS) == set(DayNumber)
    assert all(default.source and default.as_of.year >= 2026 for default in DEFAULTS.values())


def test_the_steps_of_the_ladder_rise() -> None:
    steps = ("LEAD", "BACKUP", "NEAREST", "SOMEONE_GOES", "DESK_DECIDES")
    assert [DEFAULTS[DayNumber[step]].value for step in steps] == [10, 16, 22, 30, 45]


def test_three_calls_are_made_two_minutes_apart() -> None:
    assert (DEFAULTS[DayNumber.CALLS_APART].value, DEFAULTS[DayNumber.CALLS].value) == (2, 3)


def test_a_third_count_is_asked_where_two_differ_by_more_than_a_fifth() -> None:
    assert DEFAULTS[DayNumber.COUNTS_APART].value == 20


def test_an_action_wins_over_its_tag_and_that_over_all() -> None:
    changed = (
        ChangedNumber(DayNumber.LEAD, 1, city_action_id="a"),
        ChangedNumber(DayNumber.LEAD, 2, tag="High risk"),
        ChangedNumber(DayNumber.LEAD, 3),
    )
    assert numbers_for(changed, "a", ("high risk",))[DayNumber.LEAD] == 1
    assert numbers_for(changed[::-1], "a", ("high risk",))[DayNumber.LEAD] == 1
    assert numbers_for(changed, "b", ("HIGH RISK",))[DayNumber.LEAD] == 2
    assert numbers_for(changed, "b", ("calm",))[DayNumber.LEAD] == 3


def test_what_nobody_changed_stays_as_it_is() -> None:
    changed = (ChangedNumber(DayNumber.LEAD, 3),)
    assert numbers_for(changed, "a")[DayNumber.BACKUP] == DEFAULTS[DayNumber.BACKUP].value
