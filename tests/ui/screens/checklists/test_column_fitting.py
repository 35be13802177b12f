"""Columns have the room that their texts need, as long as there is any."""

import pytest

from organizer_app.ui.screens.checklists.lines_view import fitted, fitted_in_turn


def test_what_is_left_over_goes_to_the_columns_by_their_shares() -> None:
    assert fitted([100, 50], [3, 1], 190) == [130, 60]


def test_a_column_that_needs_little_leaves_the_rest_to_those_that_need_more() -> None:
    widths = fitted([300, 40, 300], [1, 1, 1], 400)
    assert widths == [180, 40, 180]
    assert fitted([300, 40, 60], [1, 1, 1], 390) == [290, 40, 60]


def test_no_short_text_is_cut_for_the_sake_of_one_that_is_longer_than_all() -> None:
    needs, shares = [147, 155, 700, 160, 105], [0.145, 0.16, 0.25, 0.175, 0.125]
    widths = fitted(needs, shares, 848)
    assert [widths[spot] for spot in (0, 1, 3, 4)] == [147, 155, 160, 105]
    assert widths[2] == pytest.approx(281)


@pytest.mark.parametrize("whole", [10.0, 250.0, 999.0])
def test_all_columns_together_have_the_whole_width(whole: float) -> None:
    widths = fitted([120, 80, 200, 33], [0.4, 0.2, 0.3, 0.1], whole)
    assert sum(widths) == pytest.approx(whole)
    assert min(widths) > 0


def test_names_stand_whole_before_anything_else_is_said() -> None:
    needs, shares = [(100, 180), (200, 700), (120, 120)], [1, 1, 1]
    widths = fitted_in_turn(needs, shares, 600)
    assert widths == [180, 300, 120]
    assert fitted_in_turn(needs, shares, 1030) == [190, 710, 130]
    assert sum(fitted_in_turn(needs, shares, 300)) == 300
