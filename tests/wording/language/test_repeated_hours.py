"""Both times of a doubled hour have a name with their clock; a time that comes once has no choice."""

import pytest

from organizer_app.wording.language.repeated_hours import choices, is_second
from tests.support.action_rows import make_row


@pytest.mark.parametrize(
    ("city", "minutes", "day", "names"),
    [
        ("New York", 90, "2027-11-07", ["1:30 AM, first (EDT)", "1:30 AM, second (EST)"]),
        # An action of the evening before that ends in the night.
        ("New York", 1440 + 60, "2027-11-06", ["1:00 AM, first (EDT)", "1:00 AM, second (EST)"]),
        ("New York", 120, "2027-11-07", []),
        ("New York", 150, "2027-03-14", []),
        ("Phoenix", 90, "2027-11-07", []),
    ],
)
def test_choices_are_named(city: str, minutes: int, day: str, names: list[str]) -> None:
    row = make_row(city, 60, day=day)
    assert [name for _code, name in choices(row, minutes)] == names


def test_the_moment_that_was_derived_tells_which_is_meant() -> None:
    row = make_row("New York", 90, day="2027-11-07")
    assert row.starts_utc is not None
    assert [is_second(row, 90, row.starts_utc + later) for later in (0, 60)] == [False, True]
    assert not is_second(row, None, None)
