"""Draws the texts that may mention a person who is erased, each with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt

from organizer_app.ui.overlays.sheet_list import SheetLines
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import TYPE_META
from organizer_app.ui.widgets.tick_box import TICK, draw_tick
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.ui.overlays.sheet_list import LineLook

_TEXT: Final = TextStyle(13)
_META: Final = TextStyle(TYPE_META)


class MentionLine(NamedTuple):
    """A text in doubt, and whether it goes too."""

    mention: DoubtfulMention
    is_ticked: bool


class MentionLines(SheetLines[MentionLine]):
    """Knows the lines of the list."""

    high = 40

    def key(self, line: MentionLine) -> str:
        """Return the code of the text."""
        return line.mention.code

    def spoken(self, line: MentionLine) -> str:
        """Return the line in one sentence."""
        said = words.mention_line(line.mention)
        return f"\u2713 {said}" if line.is_ticked else said

    def typed(self, line: MentionLine) -> str:
        return line.mention.excerpt

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: MentionLine) -> None:
        """Paint what the text says, and where it stands at the right."""
        texts, side = look.texts, look.theme.length(TICK)
        at = QPointF(box.x() + self.inset, round(box.center().y() - side / 2))
        draw_tick(painter, look.theme, at, is_on=line.is_ticked)
        words_box = box.adjusted(self.inset + side + 12, 0, -24, 0)
        place = words.mention_place(line.mention)
        wide = texts.draw(painter, words_box, place, _META, "text2", align=Qt.AlignmentFlag.AlignRight)
        texts.draw(painter, words_box.adjusted(0, 0, -wide - 16, 0), line.mention.excerpt, _TEXT)
