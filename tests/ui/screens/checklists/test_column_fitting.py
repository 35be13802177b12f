"""Columns have the room that their texts need, as long as there is any."""

import pytest

from organizer_app.ui.screens.checklists.column_fitting import fitted


def test_what_is_left_over_goes_to_the_columns_by_their_shares() -> None:
    assert fitted([100, 50], [3, 1], 190) == [130, 60]


def test_a_column_that_needs_little_leaves_the_rest_to_those_that_need_more() -> None:
    widths = fitted([300, 40, 300], [1, 1, 1], 400)
    assert widths == [180, 40, 180]
    assert fitted([300, 40, 60], [1, 1, 1], 390) == [290, 40, 60]


@pytest.mark.parametrize("whole", [10.0, 250.0, 999.0])
def test_all_columns_together_have_the_whole_width(whole: float) -> None:
    widths = fitted([120, 80, 200, 33], [0.4, 0.2, 0.3, 0.1], whole)
    assert sum(widths) == pytest.approx(whole)
    assert min(widths) > 0
