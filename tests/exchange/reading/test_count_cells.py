"""A count is a low and a high number with the words it was given in."""

import pytest

from organizer_app.exchange.reading.count_cells import CountCells, read_count
from organizer_app.exchange.reading.incoming_fields import Field


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (("", "", ""), CountCells()),
        (("200", "300", ""), CountCells(200, 300)),
        (("300", "200", ""), CountCells(200, 300, is_swapped=True)),
        (("24", "24", ""), CountCells(24, 24)),
        (("200", "", ""), CountCells(200, 200)),
        (("10-12", "", ""), CountCells(10, 12)),
        (("24", "24", "dozens"), CountCells(24, 24, "dozens")),
        (("", "", "several hundred"), CountCells(300, 300, "several hundred")),
        (("", "", "150"), CountCells(150, 150)),
        (("8 (photo)", "8 (photo)", "NA"), CountCells(8, 8, "8 (photo)")),
    ],
)
def test_counts(cells: tuple[str, str, str], count: CountCells) -> None:
    assert read_count(*cells) == count


def test_a_cell_without_a_number_is_named() -> None:
    assert read_count("many", "", "").unreadable == (Field.LOW,)
    assert read_count("", "", "a crowd") == CountCells(method="a crowd", unreadable=(Field.COUNT,))


@pytest.mark.parametrize("words", ["hundreds expected", "hoping for 300", "or 10/29?", "300 planned"])
def test_what_was_hoped_for_and_a_day_are_no_count(words: str) -> None:
    found = read_count("", "", words)
    assert (found.low, found.high, found.unreadable) == (None, None, (Field.COUNT,))
