"""What tests of the plan's painted parts share."""

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from organizer_app.ui.theme.text_painting import TextPainter


@pytest.fixture
def drawn_words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which every line of text is added as it is drawn, cut where its room ends."""
    said: list[str] = []
    draw = TextPainter.draw

    def noted(
        texts: TextPainter, painter: QPainter, rect: QRectF, text: str, *rest: Any, **more: Any
    ) -> float:
        said.append(texts.elided(text, rest[0], rect.width()))
        return draw(texts, painter, rect, text, *rest, **more)

    monkeypatch.setattr(TextPainter, "draw", noted)
    return said
