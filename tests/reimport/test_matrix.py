"""A list that is imported again loses nothing and doubles nothing; `make reimport` tries all thirty lists."""

import pytest

from tests.reimport import matrix
from tests.reimport.lists import lists

# One of each width, with ids of each kind, one action a city and several.
CHOSEN = lists()[::7]


def test_there_are_thirty_lists_and_twelve_changes() -> None:
    assert (len(lists()), len(matrix.ALL)) == (30, 12)


@pytest.mark.parametrize(("number", "change"), list(enumerate(matrix.ALL)))
def test_nothing_is_lost_and_nothing_doubled_without_a_word(number: int, change: str) -> None:
    """Each change is made to two of the lists, and each list meets four changes and more."""
    for sheet in (CHOSEN[number % len(CHOSEN)], CHOSEN[(number + 2) % len(CHOSEN)]):
        assert (sheet.name, matrix.outcome(sheet, change)) == (sheet.name, matrix.Outcome(0, 0))


def test_the_committed_table_holds_no_loss() -> None:
    text = (matrix._RESULTS).read_text("utf-8")  # noqa: SLF001  # the file beside it
    assert "Not as it should be" not in text
    assert text.count("| 30 | 0 | 0 |") == len(matrix.ALL)
