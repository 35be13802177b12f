"""What a field shows of an action is read back as the same value."""

from datetime import date, time

import pytest

from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.ui.screens.plan.inspector.inspector_fields import CODECS, day_codec, text_of
from tests.support.action_rows import make_row

ROW = make_row(
    "Kansas City",
    840,
    ends=1500,
    tactic="march",
    status="confirmed",
    groups="One; Two",
    expected=1200,
    venue="Union Station",
)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("city", "Kansas City, MO", "Kansas City, MO"),
        ("tactic", "march", Tactic.MARCH),
        ("title", "Rally", "Rally"),
        ("starts", "2:00 PM", time(14)),
        ("ends", "1:00 AM", time(1)),
        ("expected", "1,200", 1200),
        ("venue", "Union Station", "Union Station"),
        ("lead", "Ana Duarte", "Ana Duarte"),
        ("backup", "", ""),
        ("groups", "One; Two", ("One", "Two")),
        ("status", "confirmed", ActionStatus.CONFIRMED),
    ],
)
def test_fields_are_written_and_read(field: str, text: str, value: object) -> None:
    assert text_of(ROW, field) == text
    assert CODECS[field].read(text) == (value, True)


def test_days_are_written_and_read_in_the_year_of_the_action() -> None:
    assert text_of(ROW, "day") == "Sat, Apr 17 2027"
    assert day_codec(lambda: 2027).read("Apr 18").value == date(2027, 4, 18)


def test_what_is_unknown_is_empty() -> None:
    blank = ROW._replace(day="", starts=None, ends=None, expected=None, groups="", city="", state="")
    for field in ("day", "starts", "ends", "expected", "groups", "city"):
        assert text_of(blank, field) == ""


def test_a_name_is_one_line_without_needless_blanks() -> None:
    assert CODECS["lead"].read("  Ana \n Duarte ").value == "Ana Duarte"
    assert CODECS["notes"].read(" a\n b ").value == " a\n b "
