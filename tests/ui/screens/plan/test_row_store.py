"""Rows stay in reading order while some of them change."""

import random

from organizer_app.ui.screens.plan.place_groups import place_key
from organizer_app.ui.screens.plan.row_store import RowStore, reading_order
from tests.support.builders import a_row


def rows_of(count: int) -> list:
    return [
        a_row(
            action_id=f"a{number}",
            place_id=f"p{number % 3}",
            day="2019-07-15" if number % 4 else "",
            starts=None if number % 5 == 0 else 600 + number % 7,
        )
        for number in range(count)
    ]


def test_rows_are_in_reading_order_and_those_without_a_day_come_last() -> None:
    store = RowStore(rows_of(20))
    assert store.rows == sorted(store.rows, key=reading_order)
    assert store.rows[-1].day == ""


def test_random_replacements_leave_what_a_new_store_would_hold() -> None:
    chance = random.Random(7)
    rows = {row.action_id: row for row in rows_of(60)}
    store = RowStore(rows.values())
    for step in range(200):
        touched = chance.sample(sorted(rows), 3)
        fresh = [rows[key]._replace(starts=chance.choice([None, 1, step]), version=step) for key in touched[:2]]
        old = {place_key(rows[key]) for key in touched}
        assert store.replace(touched, fresh) == old
        del rows[touched[2]]
        rows |= {row.action_id: row for row in fresh}
        rows[f"n{step}"] = a_row(action_id=f"n{step}", place_id="new")
        assert store.replace((), [rows[f"n{step}"]]) == {"new"}
    anew = RowStore(rows.values())
    assert store.rows == anew.rows
    for key in ("p0", "p1", "p2", "new"):
        assert store.at_place(key) == anew.at_place(key)
    assert store.at_place("nowhere") == []
    assert store.find("gone") is None


def test_the_list_that_views_hold_stays_as_it_was() -> None:
    store = RowStore(rows_of(3))
    held, before = store.rows, list(store.rows)
    store.replace(["a1"], [])
    assert held == before
    assert len(store.rows) == 2


def test_a_search_text_follows_its_row() -> None:
    store = RowStore(rows_of(2))
    store.know_notes({"a0": "Bring WATER"})
    assert "bring water" in store.haystacks()["a0"]
    store.replace(["a1"], [a_row(action_id="a1", venue="Pioneer Square")])
    assert "pioneer square" in store.haystacks()["a1"]
    assert "bring water" in store.haystacks()["a0"]
