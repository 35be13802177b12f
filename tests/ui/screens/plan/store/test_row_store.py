"""Rows stay in reading order whatever is replaced, and searches find what was typed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.action_filters import ActionFilter, select
from organizer_app.domain.rows.action_rows import ActionRow, reading_order
from organizer_app.domain.rows.place_groups import place_key
from organizer_app.ui.screens.plan.store import row_store
from organizer_app.ui.screens.plan.store.row_store import RowStore, searched_texts
from tests.support.action_rows import make_row
from tests.support.builders import a_row

DAYS = st.sampled_from(["", "2027-04-16", "2027-04-17", "2027-04-18"])
STARTS = st.sampled_from([None, 0, 600, 840])
EDITS = st.lists(st.tuples(st.integers(0, 12), st.booleans(), DAYS, STARTS), min_size=0, max_size=12)


@given(edits=EDITS)
def test_replacing_rows_gives_what_reading_all_anew_would(
    edits: list[tuple[int, bool, str, int | None]],
) -> None:
    truth = {f"a{number}": make_row(action_id=f"a{number}") for number in range(8)}
    store = RowStore(tuple(truth.values()))
    for number, is_gone, day, starts in edits:
        action_id = f"a{number}"
        fresh = [] if is_gone else [make_row(action_id=action_id, day=day, starts=starts if day else None)]
        store.replace([action_id], fresh)
        truth.pop(action_id, None)
        truth.update({row.action_id: row for row in fresh})
    assert store.rows == sorted(truth.values(), key=reading_order)
    assert all(store.find(row.action_id) is row for row in store.rows)


def test_rows_without_a_day_come_last_and_without_a_start_first() -> None:
    rows = [
        make_row(action_id="none", day="", starts=None),
        make_row(action_id="noon", starts=720),
        make_row(action_id="open", starts=None),
        make_row(action_id="eve", day="2027-04-16", starts=1200),
    ]
    assert [row.action_id for row in RowStore(rows).rows] == ["eve", "open", "noon", "none"]


def test_a_search_finds_notes_and_follows_edits() -> None:
    store = RowStore([make_row(action_id="a1"), make_row("Boston", action_id="a2")])

    def found(words: str) -> list[str]:
        return [row.action_id for row in select(store.rows, ActionFilter(words=words), store.haystacks())]

    assert found("boston") == ["a2"]
    assert found("megaphone") == []
    assert store.know_notes_and_tags({"a1": "Bring the MEGAPHONE"}, {})
    assert not store.know_notes_and_tags({"a1": "Bring the MEGAPHONE"}, {})
    assert found("megaphone seattle") == ["a1"]
    store.replace(["a1"], [make_row("Denver", action_id="a1")])
    assert found("seattle") == []
    assert found("denver megaphone") == ["a1"]


def test_what_is_said_of_some_actions_leaves_the_others_alone() -> None:
    store = RowStore([make_row(action_id=key) for key in ("a1", "a2", "a3")])
    assert store.know_notes_and_tags({"a1": "drums", "a2": "flags"}, {"a2": ("press",)})
    store.haystacks()
    assert store.know_notes_and_tags({"a1": "horns"}, {"a1": ("press",)}, {"a1", "a3"})
    assert (store.notes, store.tags) == ({"a1": "horns", "a2": "flags"}, {"a1": ("press",), "a2": ("press",)})
    found = select(store.rows, ActionFilter(words="horns"), store.haystacks())
    assert [row.action_id for row in found] == ["a1"]
    assert store.know_notes_and_tags({}, {}, {"a1"})
    assert "a1" not in store.notes


def test_replacing_one_of_ten_thousand_looks_at_a_handful_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    store = RowStore([make_row(action_id=f"a{number}", starts=number % 1440) for number in range(10_000)])
    store.haystacks()
    looked_at: list[ActionRow] = []

    def order(row: ActionRow) -> tuple[str, int, str, str]:
        looked_at.append(row)
        return reading_order(row)

    monkeypatch.setattr(row_store, "reading_order", order)
    store.replace(["a500"], [make_row(action_id="a500", starts=3)])
    assert 0 < len(looked_at) < 50
    assert len(store.haystacks()) == 10_000


def test_what_is_said_of_many_actions_is_looked_up_once_for_each() -> None:
    class Touched(list[str]):
        def __contains__(self, _key: object) -> bool:
            pytest.fail("searched through once for every note of the plan")

    keys = [f"a{number}" for number in range(100)]
    store = RowStore([make_row(action_id=key) for key in keys])
    store.know_notes_and_tags(dict.fromkeys(keys, "drums"), {})
    assert store.know_notes_and_tags(dict.fromkeys(keys[:50], "flags"), {}, Touched(keys[:60]))
    assert sorted(store.notes.items()) == sorted(
        {**dict.fromkeys(keys[60:], "drums"), **dict.fromkeys(keys[:50], "flags")}.items()
    )


def test_a_replacement_tells_which_cities_look_different() -> None:
    chance = random.Random(7)
    rows = {f"a{n}": a_row(action_id=f"a{n}", place_id=f"p{n % 3}", starts=600 + n % 7) for n in range(60)}
    store = RowStore(tuple(rows.values()))
    for step in range(200):
        touched = chance.sample(sorted(rows), 3)
        fresh = [rows[key]._replace(starts=chance.choice([None, 1, step])) for key in touched[:2]]
        assert store.replace(touched, fresh) == {place_key(rows[key]) for key in touched}
        del rows[touched[2]]
        rows |= {row.action_id: row for row in fresh}
        rows[f"n{step}"] = a_row(action_id=f"n{step}", place_id="new")
        assert store.replace((), [rows[f"n{step}"]]) == {"new"}
    anew = RowStore(tuple(rows.values()))
    for key in ("p0", "p1", "p2", "new"):
        assert store.at_place(key) == anew.at_place(key)
    assert store.at_place("nowhere") == []


def test_the_list_that_views_hold_stays_as_it_was() -> None:
    store = RowStore([a_row(action_id=f"a{number}") for number in range(3)])
    held, before = store.rows, list(store.rows)
    store.replace(["a1"], [])
    assert held == before
    assert len(store.rows) == 2


def test_texts_made_ahead_are_used_unless_their_row_was_replaced_meanwhile() -> None:
    rows = [make_row(action_id="a1"), make_row("Boston", action_id="a2")]
    store = RowStore(rows)
    before = list(store.rows)
    texts = searched_texts(before, {"a1": "Bring the MEGAPHONE"})
    store.replace(["a2"], [make_row("Denver", action_id="a2")])
    store.know_texts(before, texts)
    assert "bring the megaphone" in store.haystacks()["a1"]
    assert "denver" in store.haystacks()["a2"]
