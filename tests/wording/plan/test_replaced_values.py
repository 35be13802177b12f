"""What an action held before somebody else changed it is said as its line shows it."""

import pytest

from organizer_app.wording.plan.replaced_values import was
from tests.support.action_rows import BLANK

HELD = BLANK._replace(
    starts=12 * 60, reasons="", lead="Ana Duarte", title="Rally", expected=1200, status="asked"
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts": 750}, "12:00 PM"),
        ({"lead": "Wes Cole"}, "Ana Duarte"),
        ({"reasons": "lead_not_confirmed"}, "Ana Duarte"),
        ({"title": "March"}, "Title: Rally"),
        ({"expected": 900}, "Expected: 1,200"),
        ({"status": "confirmed"}, "Status: Asked"),
        ({"venue": "City Hall"}, "Venue: empty"),
        ({"day": "2027-04-18"}, "Date: Sat, Apr 17"),
        ({"version": 2}, ""),
    ],
)
def test_the_first_value_that_differs_is_said(change: dict[str, object], said: str) -> None:
    assert was(HELD, HELD._replace(**change)) == said  # type: ignore[arg-type]  # values of its own fields


def test_a_start_that_was_unknown_is_said_as_the_line_says_it() -> None:
    assert was(HELD._replace(starts=None), HELD) == "No time"
