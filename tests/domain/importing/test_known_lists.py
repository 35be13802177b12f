"""A list is known again by its rows or its name, and two lists with the same ids stay two."""

from organizer_app.domain.importing.known_lists import KnownLists
from organizer_app.domain.importing.row_matching import RowFacts
from tests.support.row_facts import row

RENO = "reno 07-15 10 rally plaza ana"
OMAHA = "omaha 07-15 12 rally park wes"


def known(*rows: RowFacts) -> KnownLists:
    lists = KnownLists()
    lists.name("s1", "march.csv", ("id", "city"))
    lists.add("s1", rows)
    return lists


def test_a_file_whose_rows_are_known_is_the_list_again_whatever_its_name() -> None:
    assert known(row(RENO)).likely([row(RENO), row(OMAHA)], "copy.csv", ("x",)) == "s1"


def test_two_lists_of_other_cities_with_the_same_ids_are_two_sources() -> None:
    theirs = [row("a - - - - -", "1"), row("b - - - - -", "2"), row("c - - - - -", "3")]
    ours = [row("d - - - - -", "1"), row("e - - - - -", "2"), row("f - - - - -", "3")]
    assert known(*theirs).likely(ours, "south.csv", ("id", "city")) == ""
    assert known(*theirs).likely(ours, "march.csv", ("id", "city")) == ""


def test_a_file_of_the_same_name_and_headings_is_the_list_again() -> None:
    assert known(row(RENO, "1")).likely([row(OMAHA, "1")], "March.csv", ("city", "id")) == "s1"


def test_of_two_lists_the_one_that_shares_more_rows_is_meant() -> None:
    lists = known(row(RENO))
    lists.name("s2", "april.csv", ("id", "city"))
    lists.add("s2", [row(RENO), row(OMAHA)])
    assert lists.likely([row(RENO), row(OMAHA)], "copy.csv", ("x",)) == "s2"


def test_a_file_without_rows_is_no_list_that_is_known() -> None:
    assert known(row(RENO)).likely([], "copy.csv", ("x",)) == ""
