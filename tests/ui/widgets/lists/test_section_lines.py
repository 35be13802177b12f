"""Lines in sections are counted, found and measured without making all of them."""

import pytest

from organizer_app.ui.widgets.lists.section_lines import SectionLines


class Cities(SectionLines[str]):
    """States with numbered cities; a state is no item."""

    def __init__(self, *counts: int) -> None:
        super().__init__(counts)
        self.made: list[str] = []

    def line(self, section: int, below: int) -> str:
        self.made.append(f"{section}.{below}")
        return self.made[-1]

    def items(self) -> list[int]:
        return [number for number, line in enumerate(self) if not line.endswith(".0")]

    def number_of_key(self, key: str) -> int:
        return list(self).index(key)


def test_each_section_is_below_its_head() -> None:
    cities = Cities(2, 0, 1)
    assert len(cities) == 6
    assert list(cities) == ["0.0", "0.1", "0.2", "1.0", "2.0", "2.1"]
    assert cities[-1] == "2.1"
    assert cities[1:4] == ["0.1", "0.2", "1.0"]
    assert [cities.first_of(section) for section in range(3)] == [0, 3, 4]
    assert list(cities.loaded_items()) == [1, 2, 5]
    with pytest.raises(IndexError):
        cities[6]


def test_no_more_than_two_lines_of_a_section_are_made_to_measure_all() -> None:
    cities = Cities(1_000, 0, 1)
    assert list(cities.heights(lambda line: 20 if line.endswith(".0") else 40)) == [
        20, *[40] * 1_000, 20, 20, 40,
    ]  # fmt: skip
    assert cities.made == ["0.0", "0.1", "1.0", "2.0", "2.1"]


def test_there_may_be_none() -> None:
    assert list(Cities()) == list(Cities().heights(len)) == []
