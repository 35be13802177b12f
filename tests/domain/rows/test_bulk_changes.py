"""One rule changes many actions; each keeps its length, its nights and its own life cycle."""

from dataclasses import replace
from datetime import date, time

import pytest

from organizer_app.domain.basics.problems import ForbiddenTransition
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.rows.bulk_changes import (
    BulkChange,
    BulkField,
    changed_by,
    shifted,
    tallied,
    value_of,
)
from tests.support.builders import a_city_action


def test_a_shift_moves_both_ends_over_midnight_and_back() -> None:
    night = shifted(a_city_action(), 11 * 60 + 30)
    assert (night.day, night.starts) == (date(2019, 7, 15), time(23, 30))
    assert (night.ends_day, night.ends) == (date(2019, 7, 16), time(0, 30))
    morning = shifted(night, 60)
    assert (morning.day, morning.ends_day) == (date(2019, 7, 16), None)
    assert replace(shifted(shifted(morning, -60), -690), ends_day=None) == a_city_action()


def test_a_shift_leaves_what_has_no_start_and_keeps_an_open_day_or_end_open() -> None:
    bare = a_city_action(starts=None)
    assert shifted(bare, 30) is bare
    undated = shifted(a_city_action(day=None), -60)
    assert (undated.day, undated.starts, undated.ends) == (None, time(11), time(12))
    assert shifted(a_city_action(ends=None), 15).ends is None


@pytest.mark.parametrize(
    ("change", "held"),
    [
        (BulkChange(BulkField.TACTIC, Tactic.VIGIL), "rally"),
        (BulkChange(BulkField.STATUS, ActionStatus.READY), "confirmed"),
        (BulkChange(BulkField.DAY, date(2019, 7, 16)), "2019-07-15"),
        (BulkChange(BulkField.STARTS, time(15)), "12:00"),
        (BulkChange(BulkField.SHIFT, 30), "12:00"),
        (BulkChange(BulkField.ADD_TAG, "coast"), ""),
    ],
)
def test_each_field_changes_what_it_names(change: BulkChange, held: str) -> None:
    action = a_city_action()
    after = changed_by(action, change)
    assert after != action
    assert changed_by(after, change) == after or change.field is BulkField.SHIFT
    assert value_of(action, change.field) == held


def test_tags_are_compared_without_case_and_the_last_one_can_be_taken_away() -> None:
    action = a_city_action(tags=("Coast", "big"))
    assert changed_by(action, BulkChange(BulkField.ADD_TAG, "coast")) == action
    assert changed_by(action, BulkChange(BulkField.REMOVE_TAG, "COAST")).tags == ("big",)
    assert changed_by(action, BulkChange(BulkField.REMOVE_TAG, "other")) is action


def test_a_status_keeps_to_the_life_cycle_and_people_are_no_part_of_the_action() -> None:
    off = a_city_action(status=ActionStatus.CANCELLED, status_reason="flood")
    with pytest.raises(ForbiddenTransition):
        changed_by(off, BulkChange(BulkField.STATUS, ActionStatus.LIVE))
    assert changed_by(off, BulkChange(BulkField.STATUS, ActionStatus.CANCELLED)) is off
    assert changed_by(off, BulkChange(BulkField.LEAD, "Ana Duarte")) is off


def test_what_is_lost_is_counted_the_most_frequent_first() -> None:
    assert tallied(["a", "b", "b", ""]) == (("b", 2), ("a", 1), ("", 1))


@pytest.mark.parametrize(
    ("field", "held", "bare"),
    [
        (BulkField.DAY, "2019-07-15", ""),
        (BulkField.STARTS, "12:00", ""),
        (BulkField.ENDS, "13:00", ""),
        (BulkField.EXPECTED, "250", ""),
        (BulkField.TACTIC, "rally", "rally"),
        (BulkField.STATUS, "confirmed", "confirmed"),
    ],
)
def test_what_is_lost_is_told_and_nothing_where_nothing_is_known(
    field: BulkField, held: str, bare: str
) -> None:
    known = a_city_action(expected=250)
    unknown = a_city_action(day=None, starts=None, ends=None, expected=None)
    assert (value_of(known, field), value_of(unknown, field)) == (held, bare)
