"""Rows that come late are unpacked once, when the first of them is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.rows.lazy_rows import CityMembers, LateRows
from tests.support.builders import a_row

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow

ROWS = (
    a_row(action_id="1", place_id="place-boston", day="2027-04-17"),
    a_row(action_id="2", place_id="place-austin", day="2027-04-16"),
    a_row(action_id="3", place_id="place-boston", day="2027-04-15"),
)


def late() -> tuple[LateRows, list[int]]:
    calls: list[int] = []

    def unpack() -> tuple[ActionRow, ...]:
        calls.append(1)
        return ROWS

    return LateRows(len(ROWS), unpack), calls


def test_their_number_is_known_before_they_are() -> None:
    rows, calls = late()
    assert len(rows) == 3
    assert len(CityMembers(rows, "place-boston", 2)) == 2
    assert not calls


def test_they_are_unpacked_once() -> None:
    rows, calls = late()
    assert (list(rows), rows[0], rows == ROWS) == (list(ROWS), ROWS[0], True)
    assert rows != ROWS[:2]
    assert rows != 3
    assert len(calls) == 1


def test_a_city_finds_its_rows_in_reading_order() -> None:
    rows, calls = late()
    members = CityMembers(rows, "place-boston", 2)
    assert members == [ROWS[2], ROWS[0]]
    assert members == (ROWS[2], ROWS[0])
    assert len(calls) == 1
