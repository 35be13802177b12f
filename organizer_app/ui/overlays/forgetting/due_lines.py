"""Draws the lines of people who are due to be erased, each with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt

from organizer_app.ui.overlays.sheet_list import SheetLines
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.tick_box import TICK, draw_tick
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.domain.people.erasure import DuePerson
    from organizer_app.ui.overlays.sheet_list import LineLook

_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)


class DueLine(NamedTuple):
    """A person who is due or was removed, and whether they are ticked."""

    person: DuePerson
    is_ticked: bool


class DueLines(SheetLines[DueLine]):
    """Knows the lines of the list."""

    high = 40

    def key(self, line: DueLine) -> str:
        """Return the id of the person."""
        return line.person.person_id

    def spoken(self, line: DueLine) -> str:
        """Return the line in one sentence."""
        said = words.due_line(line.person.name, line.person.until)
        return f"\u2713 {said}" if line.is_ticked else said

    def typed(self, line: DueLine) -> str:
        return line.person.name

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: DueLine) -> None:
        """Paint a person."""
        texts, side = look.texts, look.theme.length(TICK)
        at = QPointF(box.x() + self.inset, round(box.center().y() - side / 2))
        draw_tick(painter, look.theme, at, is_on=line.is_ticked)
        until = line.person.until
        day = long_day(until.isoformat()) if until is not None else words.was_removed()
        words_box = box.adjusted(self.inset + side + 12, 0, -24, 0)
        wide = texts.draw(painter, words_box, day, _META, "text2", align=Qt.AlignmentFlag.AlignRight)
        texts.draw(painter, words_box.adjusted(0, 0, -wide - 16, 0), line.person.name, _NAME)
