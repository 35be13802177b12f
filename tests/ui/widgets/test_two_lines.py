"""A sentence that is too long for its line goes on in the second one, before what belongs below it."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.widgets.two_lines import TwoLines, TwoLineWriter

pytestmark = pytest.mark.usefixtures("qapp")
BOLD, META = TextStyle(13, 600), TextStyle(12)
SENTENCE = "San Francisco, CA starts on Jul 15 at 5:00 PM, 5 h after the shared time."


def writer() -> TwoLineWriter:
    theme = Theme("light")
    return TwoLineWriter(theme, TextPainter(theme), BOLD, META)


def test_a_sentence_with_room_has_what_belongs_below_it_in_the_second_line() -> None:
    assert writer().fitted(SENTENCE, "Move it.", 900) == TwoLines(SENTENCE, "", "Move it.")
    assert not writer().is_cut(SENTENCE, "Move it.", 900)


def test_a_long_sentence_stays_whole_in_two_lines() -> None:
    fitted = writer().fitted(SENTENCE, "Move it to the shared time.", 330)
    assert f"{fitted.first} {fitted.rest}" == SENTENCE
    assert fitted.below
    assert not writer().is_cut(SENTENCE, "Move.", 400)


def test_what_finds_no_room_is_cut_at_its_end_and_told_to_be() -> None:
    fitted = writer().fitted(SENTENCE, "Move it to the shared time.", 200)
    assert fitted.rest.endswith("…")
    assert fitted.below == ""
    assert writer().is_cut(SENTENCE, "Move it to the shared time.", 200)
    assert writer().is_cut(SENTENCE, "Move it to the shared time. " * 9, 900)


def inked_rows(below: str) -> list[int]:
    """Return the lines of pixels that a sentence with or without a detail is drawn into."""
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    writer().draw(painter, QRectF(0, 10, 300, 37), "moon", below)
    painter.end()
    return [y for y in range(60) if any(image.pixel(x, y) != 0xFFFFFFFF for x in range(60))]


def test_a_sentence_alone_is_in_the_middle() -> None:
    rows = inked_rows("")
    assert (rows[0] + rows[-1]) / 2 == pytest.approx(30, abs=3)
    assert inked_rows("Move it.")[0] < rows[0] - 5
