"""The overview says numbers in words and admits what it does not know."""

from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.checks.overview import Deadline, Overview
from organizer_app.wording.window import overview as words
from tests.support.builders import a_head

TODAY = date(2019, 7, 6)
NOTHING = Overview(None, (0, 0, 0, 0, 0, 0), None, 0, 0, None, 0, [])
SOME = Overview(None, (1, 0, 2, 3, 4, 0), 12, 900, 2, 1000, 10, [])


@pytest.mark.parametrize(
    ("anchor", "number", "beside", "line"),
    [
        ("2019-07-15", "9", "days to go", "Today is Sat, Jul 6 (T\u22129)"),
        ("2019-07-06", "0", "Today is the day", "Today is Sat, Jul 6 (T\u22120)"),
        ("2019-07-05", "1", "day ago", "Today is Sat, Jul 6 (T+1)"),
        ("", "\u2013", "no date yet", "Today is Sat, Jul 6"),
    ],
)
def test_days_are_counted_to_and_from_the_anchor(anchor: str, number: str, beside: str, line: str) -> None:
    assert words.days_left(anchor, TODAY) == (number, beside)
    assert words.today_line(anchor, TODAY) == line


def test_cities_and_people_are_told_with_what_is_unknown() -> None:
    assert words.confirmed(SOME) == "7 of 10 cities set or ready"
    assert words.goal(SOME) == "2 short of the goal of 12"
    assert words.goal(replace(SOME, goal_cities=9)) == "10 take part, goal 9"
    assert words.expected(SOME) == ("900", "goal 1,000; 2 cities, no estimate yet")
    assert words.confirmed(NOTHING) == "No city takes part yet"
    assert words.goal(NOTHING) == "no city goal yet"
    assert words.expected(NOTHING)[0] == "\u2013"
    every = replace(SOME, without_expected=0)
    assert words.expected(every)[1] == "goal 1,000; every city has an estimate"


def test_deadlines_say_where_and_when() -> None:
    late = Deadline("Permit", "2019-07-04", is_gate=True, city="Reno", action_id="a")
    assert (words.due(late, TODAY), words.deadline_place(late)) == ("2 days late", "Reno · required step")
    assert words.due(late._replace(due_on="2019-07-06"), TODAY) == "today"
    assert words.due(late._replace(due_on="2019-07-07"), TODAY) == "in 1 day"
    many = late._replace(cities=3)
    assert words.deadline_place(many) == "Reno and 2 more · required step"
    assert words.deadline_place(Deadline("x", "2019-07-04", False, "", "")) == "Whole mobilization"  # noqa: FBT003  # a plain value


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("same_local_time", "3:30 PM in every city"),
        ("same_instant", "3:30 PM ET everywhere"),
        ("window", "3:30 \u2013 4:00 PM ET"),
        ("relay", "from 3:30 PM ET"),
        ("free", ""),
    ],
)
def test_the_moment_of_the_rule_is_said_on_the_clock_of_the_desk(rule: str, said: str) -> None:
    assert words.moment(a_head(rule=rule, rule_time=15 * 60 + 30, window_minutes=30)) == said
    assert words.moment(a_head(rule=rule)) == ""


def test_every_card_has_a_title_and_says_when_it_is_empty() -> None:
    for card in ("problems", "deadlines", "calls", "key_dates", "recent"):
        assert words.card_title(card)
        assert words.nothing(card).endswith(".")
