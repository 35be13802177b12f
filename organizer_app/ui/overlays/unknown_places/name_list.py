"""Draws the lines of unknown cities: the name as it was written, and the chosen city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt

from organizer_app.ui.overlays.sheet_list import SheetLines
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.wording.importing import unknown_places as words

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.places.unknown_places import UnknownPlace
    from organizer_app.ui.overlays.sheet_list import LineLook

_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)


class NameLine(NamedTuple):
    """A name with the answer so far."""

    unknown: UnknownPlace
    answer: GazetteerPlace | None


class NameLines(SheetLines[NameLine]):
    """Knows the lines of the list."""

    high = 52

    def key(self, line: NameLine) -> str:
        """Return the id of the place."""
        return line.unknown.place_id

    def spoken(self, line: NameLine) -> str:
        """Return the line in one sentence."""
        return f"{line.unknown.written}, {words.actions(line.unknown.actions)}: {words.answer(line.answer)}"

    def typed(self, line: NameLine) -> str:
        return line.unknown.written

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: NameLine) -> None:
        """Paint a name and its answer."""
        texts = look.texts
        step = box.height() * 0.35
        first = box.adjusted(self.inset, box.height() * 0.15, -16, 0)
        first.setHeight(step)
        count = words.actions(line.unknown.actions)
        room = texts.advance(count, _META) + 12
        texts.draw(painter, first.adjusted(0, 0, -room, 0), line.unknown.written, _NAME)
        texts.draw(painter, first, count, _META, "text2", align=Qt.AlignmentFlag.AlignRight)
        color = "accent" if line.answer else "text2"
        texts.draw(painter, first.translated(0, step), words.answer(line.answer), _META, color)
