"""The oracle of the simulation: a value stands until somebody who had heard of it writes the field."""

from __future__ import annotations

from tests.simulation.causal_oracle import FIRST, HIDDEN, CausalOracle

TITLE = ("action", "title")
GONE = ("action", HIDDEN)


def oracle_of(*events: tuple[set[int], dict[tuple[str, str], object]]) -> CausalOracle:
    """Return an oracle of events 1, 2, ...: what each laptop had heard, and what it wrote."""
    oracle = CausalOracle()
    oracle.wrote(FIRST, frozenset(), {})
    oracle.born(FIRST, "action", {"title": "Rally", HIDDEN: False})
    for event, (heard, writes) in enumerate(events, 1):
        told = {cell: (value,) for cell, value in writes.items()}
        oracle.wrote(event, frozenset({FIRST, *heard}), told)
    return oracle


def test_who_had_heard_of_a_value_replaces_it() -> None:
    expected = oracle_of((set(), {TITLE: "March"}), ({1}, {TITLE: "Vigil"})).expected(frozenset({0, 1, 2}))
    assert (expected.values[TITLE], expected.contested) == ({"Vigil"}, set())


def test_who_had_not_heard_of_it_leaves_two_values() -> None:
    expected = oracle_of((set(), {TITLE: "March"}), (set(), {TITLE: "Vigil"})).expected(frozenset({0, 1, 2}))
    assert (expected.values[TITLE], expected.contested) == ({"March", "Vigil"}, {TITLE})


def test_two_equal_values_are_no_conflict() -> None:
    expected = oracle_of((set(), {TITLE: "March"}), (set(), {TITLE: "March"})).expected(frozenset({0, 1, 2}))
    assert (expected.values[TITLE], expected.contested) == ({"March"}, set())


def test_what_nobody_has_heard_of_counts_nothing() -> None:
    expected = oracle_of((set(), {TITLE: "March"}), (set(), {TITLE: "Vigil"})).expected(frozenset({0, 2}))
    assert (expected.values[TITLE], expected.contested) == ({"Vigil"}, set())


def test_a_record_that_was_changed_meanwhile_is_not_removed_unasked() -> None:
    oracle = oracle_of((set(), {GONE: True}), (set(), {TITLE: "Vigil"}), ({1, 2}, {GONE: True}))
    assert oracle.expected(frozenset({0, 1, 2})).contested == {GONE}
    assert oracle.expected(frozenset({0, 1, 2, 3})).removed == {"action"}


def test_an_event_without_what_it_was_made_on_is_seen() -> None:
    oracle = oracle_of((set(), {TITLE: "March"}), ({1}, {TITLE: "Vigil"}))
    assert oracle.is_closed(frozenset({0, 1, 2}))
    assert not oracle.is_closed(frozenset({0, 2}))


def test_nothing_is_asked_of_the_erased_and_of_what_names_them() -> None:
    oracle = oracle_of((set(), {TITLE: "Ana comes"}), (set(), {}))
    oracle.born(FIRST, "ana", {"name": "Ana"})
    oracle.born(FIRST, "number", {"value": "555 0100"}, owner="ana")
    oracle.called("ana", "Ana")
    oracle.forgot(2, "ana")
    expected = oracle.expected(frozenset({0, 1, 2}))
    assert expected.values.keys() == {TITLE, GONE}
    assert expected.free == {TITLE}
    assert oracle.words_of(oracle.forgotten(frozenset({0, 2}))) == {"Ana"}
