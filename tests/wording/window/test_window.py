"""The frame of the window speaks in whole, short sentences."""

import pytest

from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES
from organizer_app.wording.history import history
from organizer_app.wording.window import welcome
from organizer_app.wording.window import window as words


def test_the_window_is_named_by_its_plan() -> None:
    assert words.window_title("Prime Day 2019").startswith("Prime Day 2019")
    assert words.window_title("") == "Organizer"


def test_an_open_anchor_date_is_said_to_be_open() -> None:
    assert words.anchor_day("2019-07-15") == "Mon, Jul 15 2019"
    assert words.anchor_day("") == "No date yet"
    assert words.plan_card("Prime Day", "") == "Plan: Prime Day, No date yet"


def test_every_screen_and_every_look_has_a_name() -> None:
    assert all(words.screen_name(entry.code) for entry in SCREENS)
    assert len({words.scheme_name(choice) for choice in SCHEME_CHOICES}) == 3


@pytest.mark.parametrize(("count", "spoken"), [(1, "Plan, 1 action"), (10_000, "Plan, 10,000 actions")])
def test_counts_are_spoken(count: int, spoken: str) -> None:
    assert words.screen_and_count("Plan", count) == spoken


def test_protection_is_said_and_explained() -> None:
    assert words.protection(is_protected=True) != words.protection(is_protected=False)
    assert words.protection_hint(is_protected=True) != words.protection_hint(is_protected=False)


def test_every_place_that_takes_files_names_the_same_kinds() -> None:
    for sentence in (words.drop_refused(), history.no_imports_hint()):
        assert [kind for kind in welcome.table_kinds() if kind not in sentence] == []
