"""A line of the list says place, reason and time in words."""

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.store.row_words import RowWords, row_words
from tests.support.action_rows import BLANK, make_row


def words_of(*rows: object, shows_day: bool = False) -> RowWords:
    (group,) = group_by_place(rows)
    return row_words(group, "America/New_York", shows_day=shows_day)


def test_a_line_says_it_all() -> None:
    row = make_row("Kansas City", reasons="no_venue", readiness=1)
    said = ("Kansas City", "MO", "No venue", True, "2:00 PM", "CT · 3:00 PM ET", False)
    assert words_of(row) == (*said, "", False, "", "", ""), (
        "nobody else is editing it, and nobody has just changed it"
    )


def test_a_ready_city_names_its_lead() -> None:
    words = words_of(make_row(readiness=4, reasons=""))
    assert (words.reason, words.is_reason) == ("Ana Duarte", False)


def test_days_are_named_when_there_are_several() -> None:
    assert words_of(make_row("Denver"), shows_day=True).zone == "Apr 17 · MT"
    assert words_of(BLANK._replace(day="", city="Nowhere"), shows_day=True).zone == "No date"


def test_what_is_missing_is_said() -> None:
    words = words_of(BLANK._replace(title=""))
    assert (words.name, words.time, words.zone) == ("No city yet", "No time", "")
    assert words_of(make_row(status="cancelled")).reason == "Called off"


def test_screen_readers_hear_one_sentence() -> None:
    row = make_row("Kansas City", reasons="no_venue", readiness=1)
    (group,) = group_by_place([row, make_row("Kansas City", readiness=4)])
    spoken = row_words(group, "America/New_York", shows_day=False).sentence(group)
    assert spoken == "Kansas City, MO. Forming. No venue. 2:00 PM CT · 3:00 PM ET. 2 actions."


def test_abroad_the_country_is_said_and_not_its_code() -> None:
    winnipeg = make_row(city="Denver", state="03", country="CA")
    assert words_of(winnipeg).state == "Canada"
    assert words_of(winnipeg._replace(country="PR", state="PR")).state == "PR"
    assert words_of(winnipeg._replace(country="XX")).state == "XX"
