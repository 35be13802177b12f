"""The words of the calendars say what is on a day, in a chip and in a sentence."""

from organizer_app.wording.plan import calendars as words
from tests.support.action_rows import BLANK, make_row

ROW = make_row("Kansas City", 840, ends=930, title="", tactic="teach_in", readiness=1, reasons="no_venue")


def test_a_chip_names_city_and_kind() -> None:
    assert words.chip(ROW) == "Kansas City teach-in"
    assert words.chip(BLANK._replace(title="")) == "Rally"
    assert words.bundle("rally", 9) == "Rally, 9 cities"
    assert words.bundle("rally", 1) == "Rally, 1 city"


def test_an_action_is_said_in_one_sentence() -> None:
    sentence = words.action_sentence(ROW)
    assert sentence == "Kansas City, MO. Teach-in. 2:00 – 3:30 PM. Forming. No venue."  # noqa: RUF001  # spans are written with an en dash
    assert words.tip(ROW).splitlines()[:2] == ["Teach-in", "Kansas City, MO"]


def test_a_day_is_said_with_its_levels_and_key_dates() -> None:
    assert words.day_sentence("2027-04-17", [ROW, ROW], ["House vote"]) == (
        "Sat, Apr 17 2027. 2 actions. Forming 2. House vote."
    )


def test_what_is_missing_has_words() -> None:
    assert (words.city_of(BLANK), words.when(BLANK)) == ("No city yet", "No time")
    assert (words.mark_when(None), words.mark_when(600)) == ("All day", "10:00 AM")
