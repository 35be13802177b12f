"""Words stand inside of their block whatever its room, and the city can be read in a low or narrow one."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.ui.screens.plan.time_axis.block_painter import BlockPainter, BlockWords, places_in
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from tests.support.action_rows import make_row
from tests.support.contrast import contrast

ROW = make_row("Kansas City", 615)


@pytest.mark.parametrize("zoom", [1.0, 1.25, 2.0])
@pytest.mark.parametrize(
    "said", [BlockWords("Rally", "10:15 AM CT"), BlockWords("Kansas City", "10 AM", is_narrow=True)]
)
def test_glyph_and_words_lie_inside_their_block_and_not_on_each_other(zoom: float, said: BlockWords) -> None:
    for height in range(18, 120):
        box = QRectF(10, 20, 60 * zoom, height * zoom)
        places = places_in(box, said, zoom, has_glyph=True)
        rooms = [room for room in places if not room.isEmpty()]
        assert all(box.contains(room) for room in rooms)
        assert not any(one.intersects(other) for n, one in enumerate(rooms) for other in rooms[n + 1 :])
        assert places.when.isEmpty() == (height < (30 if said.is_narrow else 33))


def test_the_air_beside_the_words_of_a_narrow_block_is_the_same_on_both_sides() -> None:
    box = QRectF(10, 20, 64, 46)
    places = places_in(box, BlockWords("Kansas City", "8:30 AM", is_narrow=True), 1.0, has_glyph=True)
    assert (
        places.glyph.x() - box.x() == box.right() - places.when.right() == box.right() - places.name.right()
    )


def test_the_narrowest_blocks_of_a_week_tell_the_city(theme: Theme, drawn_words: list[str]) -> None:
    picture = QPixmap(60, 60)
    painter = QPainter(picture)
    for height in (20, 22, 33, 46):
        box = QRectF(0, 0, 50, height)
        BlockPainter(theme).draw(painter, box, ROW, BlockWords("Kansas City", "", is_narrow=True))
    painter.end()
    assert all(text.startswith("Kan") for text in drawn_words)
    assert len(drawn_words) == 4


def test_a_short_action_is_named_in_smaller_type_rather_than_not_at_all(
    theme: Theme, drawn_words: list[str]
) -> None:
    picture = QPixmap(60, 60)
    painter = QPainter(picture)
    for width in (120, 46):
        BlockPainter(theme).draw(painter, QRectF(0, 0, width, 24), ROW, BlockWords("Press event"))
    painter.end()
    assert drawn_words == ["Press event", "Pre…"]


def test_words_are_found_where_they_are_and_not_below(theme: Theme) -> None:
    painter, box = BlockPainter(theme), QRectF(0, 0, 160, 90)
    said = BlockWords("Kansas City rally", "10:15 AM", city="Kansas City")
    assert painter.words_at(box, ROW, said, 10).right() < 160
    assert painter.words_at(box, ROW, said, 28).right() < painter.words_at(box, ROW, said, 10).right()
    assert painter.words_at(box, ROW, said, 80).isEmpty()
    assert painter.words_at(QRectF(0, 0, 20, 90), ROW, said, 10).isEmpty()


def test_when_an_action_is_can_be_read_on_the_ground_of_every_readiness(
    either_theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []

    def noted(
        _texts: TextPainter,
        _painter: QPainter,
        _rect: QRectF,
        _text: str,
        _style: TextStyle,
        color: str = "text",
    ) -> float:
        used.append(color)
        return 0.0

    monkeypatch.setattr(TextPainter, "draw", noted)
    blocks, picture = BlockPainter(either_theme), QPixmap(200, 60)
    painter = QPainter(picture)
    blocks.draw(painter, QRectF(0, 0, 200, 60), ROW, BlockWords("Kansas City rally", "10:15 AM"))
    painter.end()
    surface = either_theme.color("surface")
    for level in range(5):
        fill = blocks.fill(level)
        share = fill.alphaF()
        mixed = [
            round(255 * (share * over + (1 - share) * under))
            for over, under in zip(fill.getRgbF()[:3], surface.getRgbF()[:3], strict=True)
        ]
        background = "#{:02X}{:02X}{:02X}".format(*mixed)
        assert all(contrast(either_theme.color(color).name(), background) >= 4.5 for color in used)
