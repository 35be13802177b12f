"""Readiness is drawn with fill and colour, once for each picture."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from organizer_app.ui.theme.glyphs import PARTS, RING_MARGIN, Glyphs, glyphs_of, in_eighths, short_count
from organizer_app.ui.theme.theme import Theme


@given(st.lists(st.integers(0, 5000), min_size=5, max_size=5))
def test_eighths_add_up_and_hide_no_level(mix: list[int]) -> None:
    parts = in_eighths(tuple(mix))
    assert sum(parts) == (PARTS if any(mix) else 0)
    assert [part > 0 for part in parts] == [count > 0 for count in mix]


def test_counts_fit_into_a_ring() -> None:
    assert [short_count(count) for count in (1, 999, 1000, 1234, 9960, 12_345)] == [
        "1",
        "999",
        "1k",
        "1.2k",
        "10k",
        "12k",
    ]


def test_equal_rings_are_one_picture(theme: Theme) -> None:
    glyphs = Glyphs(theme)
    assert glyphs.ring((1, 2, 1, 1, 0), "5", 26, 1.0) is glyphs.ring((2, 4, 2, 2, 0), "5", 26, 1.0)
    assert glyphs.ball(3, 13, 1.0) is glyphs.ball(3, 13, 1.0)
    assert glyphs.ball(3, 13, 1.0) is not glyphs.ball(3, 13, 2.0)


def test_all_parts_of_a_window_share_the_glyphs_of_its_theme(theme: Theme) -> None:
    assert glyphs_of(theme) is glyphs_of(theme)
    assert glyphs_of(theme) is not glyphs_of(Theme(theme.scheme, theme.zoom))


def test_a_ring_is_sharp_at_twice_the_pixels(theme: Theme) -> None:
    ring = Glyphs(theme).ring((0, 0, 0, 0, 3), "3", 26, 2.0)
    assert ring.width() == 2 * (26 + 2 * RING_MARGIN)
    assert ring.deviceIndependentSize().width() == 26 + 2 * RING_MARGIN


def test_the_ring_has_the_colours_of_its_levels(theme: Theme) -> None:
    picture = Glyphs(theme).ring((0, 2, 0, 0, 2), "4", 40, 1.0).toImage()
    left, right = picture.pixelColor(RING_MARGIN + 2, 24), picture.pixelColor(RING_MARGIN + 38, 24)
    assert right == theme.color("readiness1"), "clockwise from the top, worst first"
    assert left == theme.color("readiness4")


def test_called_off_is_drawn_faint(theme: Theme) -> None:
    picture = Glyphs(theme).ring((0, 0, 0, 0, 0), "1", 40, 1.0).toImage()
    levels = {theme.color(f"readiness{level}").name() for level in range(5)}
    seen = {picture.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert not levels & seen


def filled_share(picture: QImage, color: QColor) -> float:
    count = sum(picture.pixelColor(x, y) == color for x in range(40) for y in range(40))
    return count / 1600


def test_levels_can_be_told_apart_without_colour(theme: Theme) -> None:
    glyphs = Glyphs(theme)
    pictures = [glyphs.ball(level, 40, 1.0).toImage() for level in range(5)]
    shares = [filled_share(picture, theme.color(f"readiness{n}")) for n, picture in enumerate(pictures)]
    assert shares[1] < shares[2] < shares[3] < min(shares[0], shares[4])


def test_a_bar_is_drawn_in_order_and_empty_for_nothing(theme: Theme) -> None:
    picture = QImage(100, 10, QImage.Format.Format_RGB32)
    for mix, colors in (((1, 0, 0, 0, 1), ("readiness0", "readiness4")), ((0, 0, 0, 0, 0), ("land", "land"))):
        picture.fill(theme.color("land"))
        painter = QPainter(picture)
        Glyphs(theme).draw_bar(painter, QRectF(0, 0, 100, 10), mix)
        painter.end()
        assert (picture.pixelColor(25, 5), picture.pixelColor(75, 5)) == tuple(map(theme.color, colors))


def test_tints_are_pale(either_theme: Theme) -> None:
    assert 0 < Glyphs(either_theme).tint(0).alpha() < 60


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("zoom", "label", "size"),
    [(1.0, "111", 31), (1.0, "684", 32), (2.0, "35", 30), (2.0, "120", 40), (2.0, "1.2k", 48)],
)
def test_a_number_stays_in_its_ring_at_every_text_size(zoom: float, label: str, size: int) -> None:
    glyphs = Glyphs(Theme("light", zoom))
    numbered, plain = (glyphs.ring((1, 0, 0, 0, 0), text, size, 1.0).toImage() for text in (label, ""))
    middle = numbered.width() / 2
    for x in range(numbered.width()):
        for y in range(numbered.height()):
            if math.hypot(x + 0.5 - middle, y + 0.5 - middle) >= size / 2 - 4:
                assert numbered.pixel(x, y) == plain.pixel(x, y), (x, y)
