"""Levels stand side by side with air between them, whatever the room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from organizer_app.ui.screens.overview.hero_levels import spread_levels
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import Theme

MIX = (11, 13, 14, 12, 9, 0)
CHANGES = (2, -10, 0, 10, 4)
FEWER = "−10"  # noqa: RUF001  # a minus sign


@pytest.fixture
def texts(theme: Theme) -> TextPainter:
    return TextPainter(theme)


def test_a_wide_card_says_of_every_level_what_changed(texts: TextPainter) -> None:
    spread = spread_levels(Theme("light"), texts, MIX, CHANGES, 700)
    assert spread.is_name_above
    assert [level.change for level in spread.levels] == ["+2", FEWER, "no change", "+10", "+4"]


def test_no_change_goes_before_a_change_does(texts: TextPainter) -> None:
    spread = spread_levels(Theme("light"), texts, MIX, CHANGES, 440)
    assert [level.change for level in spread.levels] == ["+2", FEWER, "", "+10", "+4"]


def test_a_narrow_card_has_the_numbers_beside_the_balls_and_no_changes(texts: TextPainter) -> None:
    spread = spread_levels(Theme("light"), texts, MIX, CHANGES, 366)
    assert not spread.is_name_above
    assert [level.count for level in spread.levels] == ["11", "13", "14", "12", "9"]
    assert not any(level.change for level in spread.levels)


def test_nothing_is_said_of_changes_that_are_not_known(texts: TextPainter) -> None:
    assert not any(level.change for level in spread_levels(Theme("light"), texts, MIX, None, 700).levels)


@pytest.mark.parametrize("room", [366, 440, 520, 700, 1000])
def test_the_levels_keep_their_order_and_stay_in_the_room(texts: TextPainter, room: int) -> None:
    lefts = spread_levels(Theme("light"), texts, MIX, CHANGES, room).lefts
    assert lefts[0] == 0
    assert all(after - before > 40 for before, after in pairwise(lefts))
    assert lefts[-1] < room - 34


def test_the_balls_grow_with_the_text_beside_them() -> None:
    spreads = [
        spread_levels(theme, TextPainter(theme), MIX, CHANGES, 1400)
        for theme in (Theme("light"), Theme("light", 2.0))
    ]
    assert [spread.ball for spread in spreads] == [16, 32]
