"""The welcome screen says when a plan was open last, as people say it."""

from datetime import date

import pytest

from organizer_app.wording.window import welcome as words

TODAY = date(2019, 6, 21)


@pytest.mark.parametrize(
    ("day", "said"),
    [(TODAY, "Today"), (date(2019, 4, 2), "Apr 2"), (date(2018, 12, 31), "Mon, Dec 31 2018")],
)
def test_a_day_is_said_as_briefly_as_it_is_clear(day: date, said: str) -> None:
    assert words.opened_on(day, TODAY) == said


def test_a_recent_plan_is_one_sentence() -> None:
    assert words.recent_sentence("Prime Day", "Plans", "Today") == "Prime Day, in Plans. Today"
    assert words.version("1.2") == "Version 1.2"
