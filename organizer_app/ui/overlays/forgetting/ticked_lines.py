"""Draws the lines of what can be erased, each with a box to tick: people who are due, and texts in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QPointF

from organizer_app.ui.overlays.sheet_list import SheetLines
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.tick_box import TICK, draw_tick
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.domain.people.erasure import DuePerson
    from organizer_app.ui.overlays.sheet_list import LineLook

_META: Final = TextStyle(TYPE_META)


class _Ticked(Protocol):
    @property
    def is_ticked(self) -> bool: ...


T_contra = TypeVar("T_contra", bound=_Ticked, contravariant=True)


class DueLine(NamedTuple):
    """A person who is due or was removed, and whether they are ticked."""

    person: DuePerson
    is_ticked: bool


class MentionLine(NamedTuple):
    """A text in doubt, and whether it goes too."""

    mention: DoubtfulMention
    is_ticked: bool


class TickedLines(SheetLines[T_contra]):
    """Draws a box, what would be erased, and at the right what else says which it is."""

    high = 40
    style: ClassVar[TextStyle]

    def sentence(self, line: T_contra) -> str:
        """Return a line in one sentence, without its tick."""
        raise NotImplementedError

    def aside(self, line: T_contra) -> str:
        """Return the words at the right."""
        raise NotImplementedError

    def spoken(self, line: T_contra) -> str:
        """Return the line in one sentence."""
        said = self.sentence(line)
        return f"\u2713 {said}" if line.is_ticked else said

    def write(self, painter: QPainter, look: LineLook, box: QRectF, line: T_contra) -> None:
        """Paint the box and both texts."""
        texts, side = look.texts, look.theme.length(TICK)
        at = QPointF(box.x() + self.inset, round(box.center().y() - side / 2))
        draw_tick(painter, look.theme, at, is_on=line.is_ticked)
        words_box = box.adjusted(self.inset + side + 12, 0, -24, 0)
        left, right = (self.typed(line), self.style, "text"), (self.aside(line), _META, "text2")
        texts.draw_pair(painter, words_box, left, right, 16)


class DueLines(TickedLines[DueLine]):
    """People: their names, and since when they are due."""

    style = TextStyle(13, SEMIBOLD)

    def key(self, line: DueLine) -> str:
        """Return the id of the person."""
        return line.person.person_id

    def sentence(self, line: DueLine) -> str:
        return words.due_line(line.person.name, line.person.until)

    def typed(self, line: DueLine) -> str:
        return line.person.name

    def aside(self, line: DueLine) -> str:
        until = line.person.until
        return long_day(until.isoformat()) if until is not None else words.was_removed()


class MentionLines(TickedLines[MentionLine]):
    """Texts: what they say, and where they stand."""

    style = TextStyle(13)

    def key(self, line: MentionLine) -> str:
        """Return the code of the text."""
        return line.mention.code

    def sentence(self, line: MentionLine) -> str:
        return words.mention_line(line.mention)

    def typed(self, line: MentionLine) -> str:
        return line.mention.excerpt

    def aside(self, line: MentionLine) -> str:
        return words.mention_place(line.mention)
