"""What a list asks of whoever knows its lines: their keys, heights, looks and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

L_contra = TypeVar("L_contra", contravariant=True)


class LineState(NamedTuple):
    """How a line is to be painted.

    Attributes:
        is_current: whether the keyboard is there.
        is_pointed: whether the mouse is.
        is_last: whether it is the last line of the list.
        is_selected: whether it is what is shown beside the list.
    """

    is_current: bool
    is_pointed: bool = False
    is_last: bool = False
    is_selected: bool = False


class LineSource(Protocol[L_contra]):
    """Knows the lines of one list; whoever derives from it need not say what its lines lack."""

    def key(self, line: L_contra) -> str:
        """Return by what a line is known when others replace it; empty for a head, which keys pass over."""

    def height(self, line: L_contra) -> int:
        """Return the height of a line in pixels at this text size."""

    def paint(self, painter: QPainter, box: QRectF, line: L_contra, state: LineState) -> None:
        """Paint a line."""

    def spoken(self, line: L_contra) -> str:
        """Return a line in one sentence."""

    def typed(self, line: L_contra) -> str:
        """Return the text by whose first letters a line is found."""
        del line
        return ""

    def is_expanded(self, line: L_contra) -> bool | None:
        """Return whether what belongs to a line is shown; None when nothing does."""
        del line
        return None


class NoLines(LineSource[object]):
    """The source of a list that has not been told its lines yet."""

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
