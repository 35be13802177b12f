"""Columns are as wide as their texts ask for, and fill the page from margin to margin."""

import itertools
from datetime import UTC, datetime, time

import pytest
from PySide6.QtWidgets import QApplication

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.services.sharing.printing import printed_schedule
from organizer_app.ui.print.pdf_file import with_application
from organizer_app.ui.print.table_columns import TableColumn, balanced, placed_columns, shared_out
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.ui.print.test_pdf_file import entry, schedule

LEFT, ROOM = 420.0, 5280.0


@pytest.fixture(autouse=True)
def letters(qapp: QApplication) -> None:
    assert with_application() is qapp


def columns(audience: Audience = Audience.INTERNAL, **fields: object) -> dict[str, TableColumn]:
    printed = printed_schedule(schedule(entry(**fields), entry(1), audience=audience), schedule_words())
    return {each.name: each for each in placed_columns(printed, Typesetter(), LEFT, ROOM)}


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
@pytest.mark.parametrize("times", [1, 30])
def test_they_stand_side_by_side_from_margin_to_margin(audience: Audience, times: int) -> None:
    wide = "Northside Community Center " * times
    placed = list(columns(audience, venue=wide, lead=wide, city=wide, groups=(wide,)).values())
    assert placed[0].left == LEFT
    assert placed[-1].left + placed[-1].width == pytest.approx(LEFT + ROOM)
    for one, next_one in itertools.pairwise(placed):
        assert one.left + one.width < next_one.left


def test_hours_cities_and_readiness_stay_on_one_line() -> None:
    placed = columns(starts=time(10, 30), ends=time(12, 30), venue="Northside Community Center, " * 5)
    for name, text in (("when", "10:30 AM \N{EN DASH} 12:30 PM"), ("readiness", "Set")):
        assert placed[name].broken(text) == (text,), name
    assert placed["city"].broken("City 0, WA") == ("City 0, WA",)
    assert placed["place"].width > placed["lead"].width


def test_an_empty_column_has_room_to_write_in() -> None:
    placed = columns(Audience.PUBLIC, groups=())
    filled = columns(Audience.PUBLIC)
    assert placed["hosts"].width == pytest.approx(filled["hosts"].width)


def test_the_modest_get_what_they_ask_for_and_the_others_the_same() -> None:
    assert shared_out({"a": 10, "b": 300, "c": 200}, 210) == {"a": 10, "b": 100, "c": 100}
    assert shared_out({"a": 10, "b": 30}, 80) == {"a": 20, "b": 60}


def test_room_goes_where_it_makes_the_table_shorter() -> None:
    found = balanced({"a": 800, "b": 800}, [(300, 1000), (400, 1040), (350, 400)], {"a": 360, "b": 360})
    assert sum(found.values()) == 1600
    assert found["b"] * 0.94 >= 1040
    assert found["a"] * 0.94 >= 400


def test_no_column_gives_away_the_room_of_its_widest_word() -> None:
    assert balanced({"a": 800, "b": 800}, [(300, 1000)], {"a": 700, "b": 0})["a"] >= 700
    placed = columns(lead="Lena Featherstonehaugh", venue="City Hall, " * 9, title="A rally " * 9)
    assert "Featherstonehaugh" in placed["lead"].broken("Lena Featherstonehaugh")[-1]


def test_a_few_other_days_at_the_desk_do_not_widen_its_column_for_all() -> None:
    late = {"zone": "Pacific/Guam", "starts": time(9), "starts_utc": datetime(2019, 7, 14, 23, tzinfo=UTC)}
    entries = [entry(number) for number in range(80)]
    plain = printed_schedule(schedule(*entries), schedule_words())
    mixed = printed_schedule(schedule(*entries, entry(81, **late)), schedule_words())
    (one, other) = (
        {each.name: each.width for each in placed_columns(printed, Typesetter(), LEFT, ROOM)}
        for printed in (plain, mixed)
    )
    assert other["desk"] == pytest.approx(one["desk"])
