"""A row that a source gave before is found again, whatever was done to the sheet meanwhile."""

import pytest

from organizer_app.domain.importing.row_matching import match_rows
from tests.support.row_facts import row

RENO = "reno 07-15 10 rally plaza ana"
OMAHA = "omaha 07-15 12 rally park wes"


def test_equal_rows_are_found_in_any_order() -> None:
    assert match_rows([row(OMAHA), row(RENO)], [row(RENO), row(OMAHA)]) == {0: 1, 1: 0}


def test_two_equal_rows_are_two() -> None:
    assert match_rows([row(RENO), row(RENO), row(RENO)], [row(RENO), row(RENO)]) == {0: 0, 1: 1}


def test_two_equal_rows_in_another_spelling_are_two() -> None:
    spelled = row("reno 07-15 10 RALLY Plaza Ana")
    assert match_rows([spelled, spelled], [row(RENO), row(RENO)]) == {0: 0, 1: 1}


@pytest.mark.parametrize(
    "corrected",
    [
        "reno 07-15 11 rally plaza ana",
        "reno 07-15 10 rally library ana",
        "reno 07-15 10 rally plaza june",
        "reno 07-16 10 rally plaza ana",
        "reno 07-15 10 vigil plaza ana",
        "reno 07-15 11 rally library june",
        "reno 07-15 - - - -",
        "sparks 07-15 10 rally plaza ana",
        "reno 07-16 11 rally library june",
        "reno - - - - june",
    ],
)
def test_a_corrected_row_is_the_one_it_was(corrected: str) -> None:
    assert match_rows([row(corrected), row(OMAHA)], [row(OMAHA), row(RENO)]) == {0: 1, 1: 0}


def test_a_corrected_start_is_found_beside_another_action_of_the_city() -> None:
    morning, evening = "reno 07-15 10 rally plaza ana", "reno 07-15 18 rally plaza ana"
    later = "reno 07-15 11 rally plaza ana"
    assert match_rows([row(later), row(evening)], [row(morning), row(evening)]) == {0: 0, 1: 1}


def test_the_only_row_of_a_city_that_is_left_over_is_the_one_with_another_day() -> None:
    first, second = "reno 07-15 - - - -", "reno 07-16 - - - -"
    assert match_rows([row("reno 07-17 - - - -"), row(second)], [row(first), row(second)]) == {0: 0, 1: 1}


def test_a_title_that_was_spelled_right_is_the_same() -> None:
    known = [row("reno 07-15 10 familesbelong - -"), row("reno 07-15 12 vigil - -")]
    rows = [row("reno 07-15 11 familiesbelong - -"), row("reno 07-15 12 vigil - -")]
    assert match_rows(rows, known) == {0: 0, 1: 1}


def test_a_row_of_another_place_and_day_is_new() -> None:
    assert match_rows([row("boise 07-20 9 march bridge -")], [row(RENO), row(OMAHA)]) == {}


def test_an_id_names_the_row_although_all_else_was_corrected() -> None:
    assert match_rows([row("boise 07-20 9 march bridge -", "7")], [row(RENO, "6"), row(OMAHA, "7")]) == {0: 1}


def test_rows_that_ids_tell_apart_are_two() -> None:
    assert match_rows([row("reno 07-15 18 rally plaza ana", "8")], [row(RENO, "7")]) == {}


def test_ids_that_number_the_lines_are_not_believed_after_a_line_was_added_above() -> None:
    known = [row(RENO, "1"), row(OMAHA, "2"), row("boise 07-15 9 rally bridge -", "3")]
    new = row("austin 07-15 12 rally hall -", "1")
    shifted = [new, row(RENO, "2"), row(OMAHA, "3"), row("boise 07-15 9 rally bridge -", "4")]
    assert match_rows(shifted, known) == {1: 0, 2: 1, 3: 2}


def test_two_rows_are_not_alike_in_what_neither_of_them_says() -> None:
    assert match_rows([row("- 07-15 - - - june")], [row("- 07-15 - - - ana")]) == {}
