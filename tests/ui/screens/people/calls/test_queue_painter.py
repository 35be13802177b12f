"""A line of the queue keeps its city whole, also beside a clock that is assumed and in large type."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.ui.screens.people.calls.queue_painter import QueueLine, QueuePainter
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.widgets.lists.line_source import LineState
from tests.support.people_books import NOW, a_book, city, number, person, role


@pytest.mark.parametrize(("width", "note"), [(640, "ET assumed · OK to call"), (450, "ET assumed")])
def test_a_city_is_whole_beside_an_assumed_clock(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, note: str
) -> None:
    del qtbot
    drawn: list[str] = []
    elided = TextPainter.elided

    def keep(self: TextPainter, text: str, style: TextStyle, room: float) -> str:
        drawn.append(elided(self, text, style, room))
        return drawn[-1]

    monkeypatch.setattr(TextPainter, "elided", keep)
    unknown = city("Smalltownville", "")
    book = a_book(
        people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", unknown)], rows=[unknown]
    )
    (entry,) = make_queue(all_facts(book).values(), NOW).calls
    picture = QPixmap(width, 160)
    painter = QPainter(picture)
    source = QueuePainter(Theme(zoom=2.0), book, NOW)
    source.paint(painter, QRectF(0, 0, width, 160), QueueLine("now", 1, entry), LineState(is_current=False))
    painter.end()
    assert {"Smalltownville", note} <= set(drawn)
