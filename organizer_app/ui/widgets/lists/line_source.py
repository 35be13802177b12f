"""What a list asks of the source of its lines: keys, heights, painting and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

L_contra = TypeVar("L_contra", contravariant=True)


class LineState(NamedTuple):
    """How a line should be painted.

    Attributes:
        is_current: whether the keyboard is there.
        is_pointed: whether the mouse is.
        is_last: whether it is the last line of the list.
        is_selected: whether it is shown beside the list.
        seen: the part of the line that is painted now, where that is not all of it.
    """

    is_current: bool
    is_pointed: bool = False
    is_last: bool = False
    is_selected: bool = False
    seen: QRectF | None = None

    def is_seen(self, place: QRectF) -> bool:
        """Return whether something at a place of the line is painted now."""
        return self.seen is None or self.seen.intersects(place)


class LinePart(NamedTuple):
    """What a part of a line shows, to be compared with what it showed a minute before, and where it is."""

    shows: tuple[object, ...]
    place: QRectF


class LineSource(Protocol[L_contra]):
    """Knows the lines of one list; derived classes may leave out what their lines lack."""

    def key(self, line: L_contra) -> str:
        """Return what identifies a line when others replace it; empty for a head, which keys skip."""

    def height(self, line: L_contra) -> int:
        """Return the height of a line in pixels at this text size."""

    def same_height(self) -> int:
        """Return the height of every line if all are alike and none is a head; 0 if each has to be asked."""
        return 0

    def paint(self, painter: QPainter, box: QRectF, line: L_contra, state: LineState) -> None:
        """Paint a line."""

    def spoken(self, line: L_contra) -> str:
        """Return a line in one sentence."""

    def typed(self, line: L_contra) -> str:
        """Return the text whose first letters find a line."""
        del line
        return ""

    def cells(self, line: L_contra) -> Sequence[str]:
        """Return a line as cells of a table, for copying; by default its one sentence."""
        return (self.spoken(line),)

    def is_expanded(self, line: L_contra) -> bool | None:
        """Return whether a line is expanded; None when it cannot be."""
        del line
        return None

    def ring(self, line: L_contra, box: QRectF) -> QRectF:
        """Return what the keyboard ring of a line is drawn around; on a card, its part of the card."""
        del line
        return box

    def parts(self, line: L_contra, box: QRectF) -> Sequence[LinePart]:
        """Return the parts of a line that can change while it stays in its place; by default it is one."""
        return (LinePart((line,), box),)


class NoLines(LineSource[object]):
    """The source of a list that has no lines yet."""

    def key(self, line: object) -> str:
        """Return nothing."""
        del line
        return ""

    def height(self, line: object) -> int:
        """Return nothing."""
        del line
        return 0

    def paint(self, painter: QPainter, box: QRectF, line: object, state: LineState) -> None:
        """Paint nothing."""

    def spoken(self, line: object) -> str:
        """Return nothing."""
        del line
        return ""
