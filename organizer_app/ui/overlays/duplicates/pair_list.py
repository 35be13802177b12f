"""Draws the lines of likely pairs: both names and why they look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.ui.overlays.sheet_list import SheetLines
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.wording.people import duplicates as words

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.services.people.duplicate_pairs import AlikePair
    from organizer_app.ui.overlays.sheet_list import LineLook

_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)


class PairLines(SheetLines["AlikePair"]):
    """Knows the lines of the list."""

    high = 70

    def key(self, line: AlikePair) -> str:
        """Return the ids of both entries."""
        return f"{line.one_id} {line.other_id}"

    def spoken(self, line: AlikePair) -> str:
        """Return the line in one sentence."""
        reason = words.reason(line.likeness, line.share)
        return f"{words.pair_name(line.one_name, line.other_name)}: {reason}"

    def typed(self, line: AlikePair) -> str:
        return line.one_name

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: AlikePair) -> None:
        """Paint a pair."""
        texts = look.texts
        step = box.height() * 0.26
        first = box.adjusted(self.inset, box.height() * 0.1, -12, 0)
        first.setHeight(step)
        texts.draw(painter, first, line.one_name, _NAME)
        texts.draw(painter, first.translated(0, step), line.other_name, _NAME)
        reason = words.reason(line.likeness, line.share)
        texts.draw(painter, first.translated(0, 2 * step), reason, _META, "text2")
