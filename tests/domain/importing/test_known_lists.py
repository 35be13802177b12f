"""A list is known again by its rows or its name, and two lists with the same ids stay two."""

from organizer_app.domain.importing.known_lists import KnownLists
from organizer_app.domain.importing.row_matching import RowFacts
from tests.support.row_facts import row

RENO = "reno 07-15 10 rally plaza ana"
OMAHA = "omaha 07-15 12 rally park wes"
BOISE = "boise 07-16 9 march capitol bo"


def known(*rows: RowFacts) -> KnownLists:
    lists = KnownLists()
    lists.name("s1", "march.csv", ("id", "city"))
    lists.add("s1", rows)
    return lists


def test_a_file_whose_rows_are_known_is_the_list_again_whatever_its_name() -> None:
    rows = [row(RENO), row(OMAHA), row(BOISE)]
    again = [*rows, *(row(f"{place} - - - - -") for place in ("a", "b", "c"))]
    assert known(*rows).likely(again, "copy.csv", ("x",)) == "s1"
    assert known(*rows).likely([*again, row("d - - - - -")], "copy.csv", ("x",)) == ""


def test_a_short_file_with_some_known_rows_is_a_list_of_its_own() -> None:
    lists = known(row(RENO), row(BOISE))
    assert lists.likely([row(RENO), row(OMAHA)], "other.csv", ("id", "city")) == ""
    assert lists.likely([row(RENO)], "other.csv", ("city", "day")) == ""


def test_a_short_file_is_the_list_again_by_its_name_or_where_all_its_rows_are_known() -> None:
    lists = known(row(RENO), row(BOISE))
    assert lists.likely([row(RENO), row(OMAHA)], "March.xlsx", ("id", "city", "day")) == "s1"
    assert lists.likely([row(RENO), row(BOISE)], "other.csv", ("city", "id")) == "s1"


def test_two_lists_of_other_cities_with_the_same_ids_are_two_sources() -> None:
    theirs = [row("a - - - - -", "1"), row("b - - - - -", "2"), row("c - - - - -", "3")]
    ours = [row("d - - - - -", "1"), row("e - - - - -", "2"), row("f - - - - -", "3")]
    assert known(*theirs).likely(ours, "south.csv", ("id", "city")) == ""
    assert known(*theirs).likely(ours, "march.csv", ("id", "city")) == ""


def test_a_file_of_the_same_name_and_headings_is_the_list_again() -> None:
    assert known(row(RENO, "1")).likely([row(OMAHA, "1")], "March.csv", ("city", "id")) == "s1"


def test_of_two_lists_the_one_that_shares_more_rows_is_meant() -> None:
    rows = [row(RENO), row(OMAHA), row(BOISE), row("a - - - - -")]
    lists = known(*rows[:3])
    lists.name("s2", "april.csv", ("id", "city"))
    lists.add("s2", rows)
    assert lists.likely(rows, "copy.csv", ("x",)) == "s2"


def test_a_file_without_rows_is_no_list_that_is_known() -> None:
    assert known(row(RENO)).likely([], "copy.csv", ("x",)) == ""
