"""The columns of a table fill the view, and scroll below the first one where they do not fit."""

import pytest

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.ui.screens.logistics.columns import COLUMNS
from organizer_app.ui.screens.logistics.table_layout import Needs, TableLayout


def needs(count: int, *, city: float = 0, **texts: float) -> Needs:
    """Return what columns need: nothing but for those named by their number, such as c3."""
    return Needs([0.0] * count, [texts.get(f"c{spot}", 0.0) for spot in range(count)], city)


@pytest.mark.parametrize("kind", list(PartKind), ids=lambda kind: kind.value)
@pytest.mark.parametrize("width", [876, 1216, 2000])
def test_columns_stand_side_by_side_and_reach_the_edge(kind: PartKind, width: int) -> None:
    columns = COLUMNS[kind]
    layout = TableLayout(columns, width, round, needs(len(columns)))
    spans = [layout.span(spot, 0) for spot in range(len(columns))]
    assert [left for left, _wide in spans] == [
        sum(wide for _left, wide in spans[:spot]) for spot in range(len(columns))
    ]
    assert sum(wide for _left, wide in spans) == width
    for spot, (left, wide) in enumerate(spans):
        assert layout.column_at(left + wide / 2, 0) == spot


def test_a_column_is_no_narrower_than_its_heading() -> None:
    columns = COLUMNS[PartKind.MATERIALS]
    wanted = needs(len(columns))
    headings = [0.0] * len(columns)
    headings[1] = 99.5
    assert TableLayout(columns, 876, round, wanted._replace(headings=headings)).span(1, 0)[1] == 100


def test_free_room_goes_to_the_first_column_before_those_with_nothing_to_say() -> None:
    columns = COLUMNS[PartKind.SITES]
    layout = TableLayout(columns, 1000, round, needs(len(columns), c0=300, c2=140))
    assert layout.first >= 300
    assert layout.span(2, 0)[1] >= 140
    longer = TableLayout(columns, 1000, round, needs(len(columns), city=460, c0=300, c2=140))
    assert longer.first >= 460
    assert longer.span(2, 0)[1] >= 140


def test_no_name_takes_the_room_of_all_others() -> None:
    columns = COLUMNS[PartKind.SITES]
    layout = TableLayout(columns, 1000, round, needs(len(columns), c0=2000, c2=200, c5=200))
    assert layout.first < 600
    assert layout.span(2, 0)[1] >= 110


def test_the_rail_of_times_is_as_wide_as_its_times_however_much_room_there_is() -> None:
    columns = COLUMNS[PartKind.RUN_OF_SHOW]
    for width in (876, 2000):
        assert TableLayout(columns, width, round, needs(len(columns), c0=400, c1=900, city=900)).first == 216


def test_numbers_have_their_air_again_once_the_words_are_whole() -> None:
    columns = COLUMNS[PartKind.BUDGET]
    layout = TableLayout(
        columns, 888, round, needs(len(columns), city=430, c0=200, c1=60, c2=60, c3=60, c4=60)
    )
    widths = [layout.span(spot, 0)[1] for spot in range(1, 5)]
    assert layout.first >= 430
    assert min(widths) > 80
    assert max(widths) - min(widths) <= 1
