"""How many cities wait for their second count is said in the singular and the plural, and with the hour."""

import pytest

from organizer_app.wording.language.second_counts import none_told, waiting_beside


def test_one_and_many_wait() -> None:
    assert none_told(1, 7) == "No count can be told yet: 1 city of 7 waits for a second one."
    assert none_told(3, 2600, "By 3:10 PM Eastern") == (
        "By 3:10 PM Eastern, no count could be told: 3 cities of 2,600 wait for a second one."
    )


@pytest.mark.parametrize(
    ("waiting", "reported", "text"),
    [
        (0, 3, ""),
        (1, 0, "1 city waits for a second count"),
        (3, 0, "3 cities wait for a second count"),
        (1, 2, "1 more waits for a second count"),
        (2000, 2, "2,000 more wait for a second count"),
    ],
)
def test_beside_those_that_reported_there_are_more(waiting: int, reported: int, text: str) -> None:
    assert waiting_beside(waiting, reported) == text
