"""Levels stand side by side with air between them, whatever the room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from organizer_app.ui.screens.overview.hero import spread_levels
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import Theme

MIX = (11, 13, 14, 12, 9, 0)
CHANGES = (2, -10, 0, 10, 4)
FEWER = "−10"  # noqa: RUF001  # a minus sign


@pytest.fixture
def texts(theme: Theme) -> TextPainter:
    return TextPainter(theme)


@pytest.mark.parametrize(
    ("room", "is_name_above", "told"),
    [
        (366, False, ["", "", "", "", ""]),
        (440, True, ["+2", FEWER, "", "+10", "+4"]),
        (700, True, ["+2", FEWER, "no change", "+10", "+4"]),
    ],
)
def test_the_levels_keep_their_order_in_the_room_and_no_change_goes_before_a_change_does(
    texts: TextPainter, room: int, told: list[str], *, is_name_above: bool
) -> None:
    spread = spread_levels(Theme("light"), texts, MIX, CHANGES, room)
    assert spread.is_name_above is is_name_above
    assert [level.change for level in spread.levels] == told
    assert [level.count for level in spread.levels] == ["11", "13", "14", "12", "9"]
    assert spread.lefts[0] == 0
    assert all(after - before > 40 for before, after in pairwise(spread.lefts))
    assert spread.lefts[-1] < room - 34
    assert not any(level.change for level in spread_levels(Theme("light"), texts, MIX, None, room).levels)


def test_the_balls_grow_with_the_text_beside_them() -> None:
    spreads = [
        spread_levels(theme, TextPainter(theme), MIX, CHANGES, 1400)
        for theme in (Theme("light"), Theme("light", 2.0))
    ]
    assert [spread.ball for spread in spreads] == [16, 32]
