"""A weekly call is on the days that its rule says, and a rule that never ends is refused."""

from datetime import date

import pytest

from organizer_app.domain.checklists.planning_problems import BadRecurrence
from organizer_app.domain.checklists.recurrence import MOST_TIMES, checked_rule, occurrences, without_end

MONDAY, PRIME_DAY = date(2019, 6, 3), date(2019, 7, 15)


def test_a_rule_goes_on_until_the_day_it_counts_to() -> None:
    days = occurrences("FREQ=WEEKLY;BYDAY=WE", MONDAY, PRIME_DAY)
    assert (days[0], days[-1], len(days)) == (date(2019, 6, 5), date(2019, 7, 10), 6)


def test_a_counted_rule_needs_no_end() -> None:
    assert occurrences("rrule:freq=daily;interval=2;count=3;", MONDAY, None) == (
        MONDAY,
        date(2019, 6, 5),
        date(2019, 6, 7),
    )
    assert len(occurrences("FREQ=WEEKLY;COUNT=8", MONDAY, PRIME_DAY)) == 8, "a count is not cut short"


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("weekly", "WEEKLY"),
        ("FREQ=SECONDLY;COUNT=3", "FREQ=SECONDLY"),
        ("FREQ=WEEKLY;UNTIL=20190715", "UNTIL=20190715"),
        ("FREQ=WEEKLY;COUNT=0", "COUNT=0"),
        ("FREQ=WEEKLY;COUNT=2;COUNT=3", "COUNT=3"),
        ("INTERVAL=2", "FREQ"),
        ("", ""),
    ],
)
def test_a_rule_that_makes_no_sense_names_its_part(rule: str, part: str) -> None:
    with pytest.raises(BadRecurrence) as refused:
        checked_rule(rule)
    assert (refused.value.text, refused.value.part) == (rule, part)


@pytest.mark.parametrize("rule", ["FREQ=DAILY", f"FREQ=DAILY;COUNT={MOST_TIMES + 1}"])
def test_a_rule_that_goes_on_too_long_is_refused(rule: str) -> None:
    with pytest.raises(BadRecurrence):
        occurrences(rule, MONDAY, None)
    with pytest.raises(BadRecurrence):
        occurrences(rule, MONDAY, date(2029, 1, 1))


def test_a_day_that_no_month_has_never_comes() -> None:
    with pytest.raises(BadRecurrence):
        occurrences("FREQ=MONTHLY;BYMONTHDAY=99;COUNT=2", MONDAY, None)


def test_an_end_counts_from_the_day_and_so_moves_with_it() -> None:
    assert checked_rule("freq=weekly;until=t\u22127") == "FREQ=WEEKLY;UNTIL=T-7"
    assert without_end("FREQ=WEEKLY;UNTIL=T-7;BYDAY=MO") == ("FREQ=WEEKLY;BYDAY=MO", -7)
    assert without_end("FREQ=WEEKLY") == ("FREQ=WEEKLY", None)
    with pytest.raises(BadRecurrence):
        checked_rule("FREQ=WEEKLY;UNTIL=T-7;COUNT=3")
