"""What a filter keeps does not depend on what was looked for before it, and is found again when known."""

import pytest

from organizer_app.domain.calendar.action_filters import ActionFilter, select
from organizer_app.ui.screens.plan.store.narrowing import Narrowing
from organizer_app.ui.screens.plan.store.row_store import RowStore
from tests.support.builders import a_row

CITIES = ("Denver", "Dover", "Aden", "Odense", "Boston", "Den Helder")
ROWS = [
    a_row(action_id=f"a{n}", city=city, title="", place_id=city, readiness=n % 3)
    for n, city in enumerate(CITIES)
]


def cities(narrowing: Narrowing, words: str, **facets: frozenset[int]) -> list[str]:
    return [row.city for row in narrowing.kept(ActionFilter(words=words, **facets), ())]  # type: ignore[arg-type]  # facets of tests


@pytest.fixture
def store() -> RowStore:
    return RowStore(ROWS)


TYPED = ("d", "de", "den", "den h", "den", "de", "o", "", "boston", "bos", "h den")


def test_every_key_of_a_search_keeps_what_looking_through_all_rows_keeps(store: RowStore) -> None:
    narrowing = Narrowing(store)
    for words in TYPED:
        alone = [row.city for row in select(store.rows, ActionFilter(words=words))]
        assert cities(narrowing, words) == alone, words


def test_a_longer_word_is_looked_for_where_the_shorter_one_was_and_a_known_one_nowhere(
    store: RowStore,
) -> None:
    narrowing = Narrowing(store)
    assert len(cities(narrowing, "den")) == 4
    kept = narrowing.kept(ActionFilter(words="den"), ())
    assert narrowing.kept(ActionFilter(words="den"), ()) is kept
    store.haystacks()["a4"] = "dens"  # type: ignore[index]  # a text that only looking through all rows would find
    assert "Boston" not in cities(narrowing, "dens")
    assert "Boston" in cities(narrowing, "ens")


def test_another_facet_is_not_taken_for_a_narrower_search(store: RowStore) -> None:
    narrowing = Narrowing(store)
    assert cities(narrowing, "den", readiness=frozenset({0})) == ["Denver", "Odense"]
    assert cities(narrowing, "denv", readiness=frozenset({1})) == []
    assert cities(narrowing, "den", readiness=frozenset({2})) == ["Aden", "Den Helder"]


def test_an_edit_a_note_and_a_tag_make_the_search_look_again(store: RowStore) -> None:
    narrowing = Narrowing(store)
    assert cities(narrowing, "bost") == ["Boston"]
    store.replace(["a4"], [ROWS[4]._replace(city="Salem", place_id="Salem")])
    assert cities(narrowing, "bost") == []
    store.know_notes_and_tags({"a0": "like in Boston"}, {})
    assert cities(narrowing, "bost") == ["Denver"]


def test_one_city_is_filtered_alone(store: RowStore) -> None:
    narrowing = Narrowing(store)
    assert [row.action_id for row in narrowing.kept_at("Aden", ActionFilter(words="den"), ())] == ["a2"]
    assert narrowing.kept_at("Aden", ActionFilter(words="boston"), ()) == []
    assert [row.action_id for row in narrowing.kept_at("Aden", ActionFilter(), ())] == ["a2"]


def test_only_the_last_searches_are_remembered(store: RowStore) -> None:
    narrowing = Narrowing(store)
    first = narrowing.kept(ActionFilter(words="den"), ())
    for number in range(40):
        narrowing.kept(ActionFilter(words=f"x{number}"), ())
    assert narrowing.kept(ActionFilter(words="den"), ()) is not first
