"""Every format is read right by a program that is not ours, for all actions, and each figure can fall."""

from dataclasses import replace
from datetime import timedelta

import pytest

from organizer_app.services.sharing.formats import SCHEDULE_FORMATS
from tests.outgoing.format_matrix import CHECKS, COUNT, Check, a_schedule, an_entry, table

checks = pytest.mark.parametrize("check", CHECKS, ids=lambda each: f"{each.code}-{each.reader}-{each.what}")
# Enough for a fault to be one among others, and quick.
FEW = [an_entry(number) for number in range(1, 8)]


def test_every_action_is_read_right_in_every_format() -> None:
    schedule = a_schedule()
    figures = {f"{each.code} by {each.reader}": each.figures(schedule, schedule) for each in CHECKS}
    assert {name: found for name, found in figures.items() if found[0] != found[1]} == {}
    assert min(count for _right, count in figures.values()) > 390


def test_every_format_that_programs_read_is_in_the_table() -> None:
    texts = {"text", "text-short", "text-line", "press-text"}
    for_people = texts | {"pdf", "zone-pdf", "state-pdf", "month-pdf", "week-pdf", "png"}
    assert set(SCHEDULE_FORMATS) - {each.code for each in CHECKS} == for_people


def test_the_table_has_a_line_for_each_check() -> None:
    lines = list(table())
    assert len(lines) == len(CHECKS) + 2
    assert f"| ics | ical.js | instants | {COUNT} of {COUNT} |" in lines


@checks
def test_one_action_told_wrong_is_seen(check: Check) -> None:
    """A fault in what is compared makes one right action less, in each format by each reader."""
    first = FEW[0]
    assert first.starts_utc is not None
    assert first.ends_utc is not None
    hour = timedelta(hours=1)
    told = replace(
        first,
        city="Elsewhere",
        day=first.day + timedelta(days=1) if first.day else None,
        starts_utc=first.starts_utc + hour,
        ends_utc=first.ends_utc + hour,
        starts=first.starts.replace(hour=first.starts.hour + 1) if first.starts else None,
        ends=first.ends.replace(hour=first.ends.hour + 1) if first.ends else None,
        postal_code="00000",
        latitude=1.0,
    )
    right, count = check.figures(a_schedule([told, *FEW[1:]]), a_schedule(FEW))
    assert (right, count) == (len(FEW) - 1, len(FEW))


@checks
def test_one_action_left_out_is_seen(check: Check) -> None:
    assert check.figures(a_schedule(FEW[1:]), a_schedule(FEW)) == (len(FEW) - 1, len(FEW))


@checks
def test_one_action_too_many_is_seen(check: Check) -> None:
    more = an_entry(9)
    assert check.figures(a_schedule([*FEW, more]), a_schedule(FEW)) == (len(FEW) - 1, len(FEW))
