"""Cards fill columns evenly, and those in a short column say more."""

from organizer_app.ui.screens.overview.board import Needs, columns_of, lines_in, rests


def growing(fewest: int, lines: int) -> Needs:
    """A card of a head of 50 pixels and 50 a line."""
    return Needs(tuple(50 + 50 * number for number in range(fewest, lines + 1)), fewest)


NEEDS = {
    "map": Needs((280,)),
    "problems": growing(6, 8),
    "calls": growing(3, 12),
    "deadlines": growing(6, 6),
    "recent": growing(1, 1),
    "reach": growing(4, 11),
}


def test_the_highest_card_goes_where_least_stands() -> None:
    columns = columns_of(NEEDS, ("map", "problems", "calls"), 16)
    assert columns == [["map", "reach"], ["problems", "recent"], ["calls", "deadlines"]]
    assert columns_of(NEEDS, ("map", "problems"), 16)[1][0] == "problems"


def test_a_short_column_shows_more_lines_until_it_is_as_high_as_the_others() -> None:
    columns = columns_of(NEEDS, ("map", "problems", "calls"), 16)
    shown = lines_in(columns, NEEDS, 0, 16)
    assert shown == {"map": 0, "problems": 8, "calls": 3, "deadlines": 6, "recent": 1, "reach": 4}
    roomy = lines_in(columns, NEEDS, 800, 16)
    assert (roomy["reach"], roomy["calls"]) == (9, 7)
    assert all(shown[code] <= roomy[code] <= shown[code] + 8 for code in NEEDS)


def test_what_a_column_is_short_of_the_goal_is_counted_with_the_lines_that_it_shows() -> None:
    columns = columns_of(NEEDS, ("map", "problems", "calls"), 16)
    shown = lines_in(columns, NEEDS, 800, 16)
    heights = [280 + 16 + 500, 450 + 16 + 100, 400 + 16 + 350]
    assert rests(columns, NEEDS, shown, 800, 16) == [800 - height for height in heights]
